"""待签件、送验卷、归档卷: a dossier as one PDF, made from one value; the same value gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dujiao_desktop.documents.writing.blocks import Block
from dujiao_desktop.documents.writing.bound_pages import bound_sections, signed_sections
from dujiao_desktop.documents.writing.closure_form import closure_form
from dujiao_desktop.documents.writing.cover import Contents, cover
from dujiao_desktop.documents.writing.endnote_sheet import endnote_sheet
from dujiao_desktop.documents.writing.evidence_pages import evidence_directory, evidence_numbers, photo_pages
from dujiao_desktop.documents.writing.fonts import font_book, printable, refuse_missing_glyphs
from dujiao_desktop.documents.writing.integrity_page import integrity_page
from dujiao_desktop.documents.writing.measures_sheet import measures_sheet
from dujiao_desktop.documents.writing.pages import COVER, OFFICIAL, Section, write_pages
from dujiao_desktop.documents.writing.pdf_file import FileFacts
from dujiao_desktop.documents.writing.record_sheet import record_sheet
from dujiao_desktop.documents.writing.statement_sheet import statement_sheet, statement_texts
from dujiao_desktop.documents.writing.styles import Setter
from dujiao_desktop.documents.writing.to_sign_sheet import to_sign_sheet
from dujiao_desktop.documents.writing.words import PROGRAM, grouped
from dujiao_desktop.domain.dossier import DossierContent, DossierKind, FieldBox
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.statement_paper import StatementPaper

TO_SIGN_MARK = "待签字盖章件　签字盖章后生效"
"""On every page that is signed by hand; stays true when the signed page comes back as a scan and is bound in."""


@dataclass(frozen=True, slots=True)
class DossierPdf:
    """What was written.

    Attributes:
        fields: One for each sign block of the closure form, in signing order; none on what is signed by hand only.
    """

    path: Path
    pages: int
    fields: tuple[FieldBox, ...]


def write_dossier(content: DossierContent, path: Path, fonts_dir: Path, control: JobControl) -> DossierPdf:
    """Write the dossier.

    Args:
        content: Everything it prints; of the evidence only what goes into a dossier.
        path: Taken only when the file is whole.
        fonts_dir: Folder of the faces.
        control: Told after every page; may cancel.

    Raises:
        Refused: ``no_glyph`` names every character without a glyph and where it stands; nothing was written.
        Unavailable: ``picture_unreadable``, ``font_missing``, or what the disk says.
        Cancelled: Nothing was written.
    """
    refuse_missing_glyphs(fonts_dir, printed_texts(content))
    fonts = font_book(fonts_dir)
    setter = Setter(fonts)
    is_to_sign = content.kind is DossierKind.TO_SIGN
    sections = _to_sign(setter, content) if is_to_sign else _volume(setter, content)
    task = content.case.task
    number = printable(task.number)
    title = f"{content.title}（任务{number}）"
    facts = FileFacts(
        title, content.unit.name, printable(task.problem_text[:80]), content.made_at, PROGRAM, content.state_digest
    )
    footer = f"任务{number}　内容校验码 {grouped(content.state_digest)}"
    mark = TO_SIGN_MARK if is_to_sign else ""
    written = write_pages(sections, fonts, facts, path, control, footer, mark)
    return DossierPdf(path, written.pages, written.fields)


def _to_sign(setter: Setter, content: DossierContent) -> list[Section]:
    """Only what is signed and sealed by hand, with the sheet that says so on top."""
    return [
        Section(OFFICIAL, tuple(to_sign_sheet(setter, content))),
        Section(OFFICIAL, tuple(closure_form(setter, content))),
        *(
            Section(OFFICIAL, tuple(statement_sheet(setter, paper, number)))
            for number, paper in enumerate(_statements(content), start=len(content.rules.sign_blocks) + 1)
        ),
    ]


def _statements(content: DossierContent) -> list[StatementPaper]:
    return [
        StatementPaper(
            content.case,
            slot,
            slot.answer.reason if slot.answer else "",
            content.unit,
            content.rules,
            content.made_at,
            content.made_by,
        )
        for slot in content.statements_to_sign
    ]


def _volume(setter: Setter, content: DossierContent) -> list[Section]:
    """A bound volume: cover, contents, form, sheets, photos, evidence, records, and the last sheets of its kind."""
    numbers = evidence_numbers(content)

    def sheet(*blocks: Block) -> Section:
        return Section(OFFICIAL, blocks)

    signed = signed_sections(setter, content, numbers)
    body = [
        *(signed or [sheet(*closure_form(setter, content))]),
        sheet(*measures_sheet(setter, content, numbers)),
        sheet(*evidence_directory(setter, content, numbers)),
        sheet(*photo_pages(setter, content, numbers)),
        *bound_sections(setter, content, numbers),
        sheet(*record_sheet(setter, content)),
    ]
    if signed:
        body.append(sheet(*integrity_page(setter, content)))
    if content.kind is DossierKind.FOR_ARCHIVE:
        body.append(sheet(*endnote_sheet(setter, content, numbers)))
    anchors = (anchor for section in body for block in section.blocks for anchor in block.anchors())
    entries = [anchor for anchor in anchors if anchor[2] == 0]
    return [
        Section(COVER, tuple(cover(setter, content))),
        sheet(setter.title("目　录", "contents"), Contents(setter, entries)),
        *body,
    ]


def printed_texts(content: DossierContent) -> Iterator[tuple[str, str]]:
    """Every text of an officer that the dossier prints, with its place in the officer's words."""
    case = content.case
    task = case.task
    yield "单位名称", content.unit.name
    yield "签名人", content.made_by
    yield "任务编号", f"{task.number}{task.upper_number}"
    yield "整改任务（问题）", task.problem_text
    yield "任务类别", "".join(task.classes)
    yield "整改目标", task.goal
    yield "整改时限", task.deadline.text + task.original_deadline.text
    yield "备注", task.note
    if case.source is not None:
        source = case.source
        yield "任务来源", f"{source.title}{source.doc_no}{source.round}{source.batch}"
    for unit in task.units:
        yield content.rules.words.unit_role[unit.role], unit.name
    for person in task.persons:
        yield content.rules.words.person_role[person.role], f"{person.name}{person.post}{person.phone}"
    for measure in task.measures:
        units = "".join(measure.responsible_units)
        yield f"措施 {measure.seq}", f"{measure.text}{units}{measure.deadline.text}{measure.result_text}"
    yield "关联任务", "".join(link.number for link in case.links)
    for plan in case.plans:
        yield "专项方案", f"{plan.title}{plan.doc_no}"
    for part in case.parts:
        yield f"村组（点位）{part.seq}", f"{part.name}{part.unit}{part.person}{part.note}"
    for goal in case.indicators:
        yield f"数值目标“{goal.name}”", f"{goal.name}{goal.course_in_words}{''.join(r.note for r in goal.readings)}"
    for number, item in enumerate(case.for_dossier, start=1):
        device = item.photo.device if item.photo else ""
        about = f"{item.issuer}{item.doc_no}{item.place}{item.photographer}{device}"
        yield f"佐证 {number}", f"{item.file_name}{item.caption}{about}{content.places.get(item.id, '')}"
    for gap in content.missing:
        yield "还缺什么", gap.text
    for slot in content.slots:
        answer = slot.answer.reason if slot.answer else ""
        yield f"“{slot.rule.word}”的缺项说明", f"{slot.step.word}{slot.rule.word}{answer}"
    for paper in _statements(content):
        yield from statement_texts(paper)
    yield from _record_texts(content)
    yield from _rule_texts(content)


def _record_texts(content: DossierContent) -> Iterator[tuple[str, str]]:
    for round_ in content.case.closeout.rounds:
        rules = content.rules_of(round_)
        for record in round_.records:
            rule = rules.step(record.step)
            said = f"{record.opinion}{record.place}{record.medium}{record.url}{record.number}{record.backfilled_from}"
            said += f"{record.demands}{record.notice_text}"
            said += "".join(f.text for f in record.findings) + "".join(f"{o.text}{o.answer}" for o in record.objections)
            yield rule.word if rule else record.step, f"{record.unit}{''.join(record.people)}{said}"
        if round_.reopening is not None:
            yield "重开", round_.reopening.reason
        if round_.returned is not None:
            yield "退回", f"{round_.returned.unit}{round_.returned.demand}"
        if round_.reopening is not None:
            yield "反弹重开", round_.reopening.reason


def _rule_texts(content: DossierContent) -> Iterator[tuple[str, str]]:
    yield "规则包", content.title
    for rules in (content.rules, *content.round_rules.values()):
        yield "规则包", "".join(_words_of(rules))


def _words_of(rules: RulePack) -> Iterator[str]:
    """Every word of a pack that a dossier can print."""
    words = rules.words
    yield rules.title
    yield rules.forms.closure_form
    yield from rules.archive.retention.values()
    for step in rules.steps:
        yield step.word
        yield from step.chain
    for mapping in (
        words.progress_status, words.closeout_status, words.evidence_kind, words.unit_role, words.person_role,
        words.task_kind, words.return_reason,
    ):  # fmt: skip
        yield from mapping.values()
    for block in rules.sign_blocks:
        yield block.title
        yield from rules.signers_of(block)
