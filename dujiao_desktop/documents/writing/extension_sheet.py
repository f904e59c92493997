"""延期审批表 and 转长期持续整改审批表: what is asked for and why, and one block for each level that has to agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dujiao_desktop.documents.writing.blocks import Block
from dujiao_desktop.documents.writing.fonts import font_book, refuse_missing_glyphs
from dujiao_desktop.documents.writing.pages import OFFICIAL, Section
from dujiao_desktop.documents.writing.sign_area import SignArea, SignLine, sign_rows
from dujiao_desktop.documents.writing.styles import NOTE, Setter
from dujiao_desktop.documents.writing.tables import Grid, Row
from dujiao_desktop.documents.writing.task_sheet import FIELDS, made, pair, wide, write_sheet
from dujiao_desktop.documents.writing.words import day, deadline, joined
from dujiao_desktop.domain.extension import RESULT_WORDS, Extension, ExtensionKind, ExtensionResult, LevelOpinion
from dujiao_desktop.domain.extension_paper import ExtensionPaper
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.task import PersonRole, UnitRole

_TO_SIGN = "注：空白的意见栏由该级填写意见，签字、盖章、写日期；办回后扫描登记。"
_ON_RECORD = "注：已填的意见、姓名和日期照登记填写，以签字盖章的纸质原件为准。"


def write_extension(paper: ExtensionPaper, path: Path, fonts_dir: Path, control: JobControl) -> int:
    """Write the paper of one application. Returns the number of pages.

    Raises:
        Refused: ``no_glyph``; nothing was written.
        Unavailable: ``font_missing``, or what the disk says.
    """
    refuse_missing_glyphs(fonts_dir, _printed_texts(paper))
    setter = Setter(font_book(fonts_dir))
    sections = [Section(OFFICIAL, tuple(_sheet(setter, paper)))]
    foot = made(paper.made_at, paper.made_by)
    return write_sheet(setter, paper.case.task, paper.unit, paper.title, sections, path, paper.made_at, control, foot)


def _sheet(setter: Setter, paper: ExtensionPaper) -> list[Block]:
    asked = paper.extension
    notes = [_ON_RECORD] if asked.opinions else []
    notes += [_TO_SIGN] if asked.result is ExtensionResult.PENDING else []
    rows = [*_field_rows(setter, paper), *_used(setter, "审批结果", _result(asked)), *_level_rows(setter, asked)]
    return [
        setter.title(paper.title, "extension"),
        # Notes stand above the form, and the result above the blocks: below, each could be alone on a page.
        setter.text("\n".join(notes), NOTE.but(space_before=0, space_after=4, keeps_with_next=True)),
        Grid(FIELDS, rows),
    ]


def _used(setter: Setter, word: str, value: str) -> tuple[Row, ...]:
    """A row that stands only where there is something to say in it."""
    return (wide(setter, word, value),) if value else ()


def _field_rows(setter: Setter, paper: ExtensionPaper) -> list[Row]:
    task, asked, source = paper.case.task, paper.extension, paper.case.source
    return [
        pair(setter, "申请单位", paper.unit.name, "申请日期", day(asked.applied_on)),
        pair(setter, "任务编号", task.number, "任务来源", source.title if source else ""),
        wide(setter, "整改任务（问题）", task.problem_text),
        *_answering(setter, paper),
        pair(setter, "原定时限", deadline(task.original_deadline), "申请时的时限", deadline(asked.old_deadline)),
        *_asked_rows(setter, asked),
        *_used(setter, "目前进展", _progress(paper)),
        wide(setter, "申请理由", asked.reason),
        *_used(setter, "以往申请", "\n".join(map(_earlier, paper.earlier))),
        *_used(setter, "附件", "\n".join(f"{n}. {item.file_name}" for n, item in enumerate(paper.attached, 1))),
    ]


def _answering(setter: Setter, paper: ExtensionPaper) -> tuple[Row, ...]:
    """Who answers for the task; nothing where that is the unit that applies, and nobody is named."""
    task, words = paper.case.task, paper.rules.words
    units, person = task.unit_names(UnitRole.RESPONSIBLE), task.person(PersonRole.RESPONSIBLE)
    if person is None and (not units or paper.unit.is_named_in(units)):
        return ()
    who = "　".join(part for part in (person.name, person.post, person.phone) if part) if person else ""
    roles = words.unit_role[UnitRole.RESPONSIBLE], words.person_role[PersonRole.RESPONSIBLE]
    return (pair(setter, roles[0], joined(units) or paper.unit.name, roles[1], who),)


def _asked_rows(setter: Setter, asked: Extension) -> list[Row]:
    if asked.kind is ExtensionKind.DEADLINE:
        return [wide(setter, "申请延期至", _with_last_day(asked))]
    return [
        wide(setter, "阶段目标", asked.stage_goal),
        pair(setter, "下次复核日期", day(asked.next_review_on), "预计最终完成", day(asked.final_on) or "未定"),
    ]


def _with_last_day(asked: Extension) -> str:
    """The words of the new deadline, and the day they were understood as where they do not say it themselves."""
    words, last = asked.new_deadline.text, day(asked.new_deadline.end)
    return words if last in words else f"{words}（{last}）"


def _progress(paper: ExtensionPaper) -> str:
    entry = paper.reported
    if entry is None:
        return ""
    problem = f"存在问题：{entry.problem}" if entry.problem else ""
    return f"{paper.rules.progress_word(entry.status)}（{day(entry.as_of)}填报）。{entry.text}{problem}"


def _earlier(one: Extension) -> str:
    return f"{day(one.applied_on)}申请{one.asked_words}：{RESULT_WORDS[one.result]}"


def _level_rows(setter: Setter, asked: Extension) -> list[Row]:
    """One block for each level as the rule pack had them on the day of the application."""
    rows: list[Row] = []
    for number, level in enumerate(asked.levels, start=1):
        opinion = asked.opinions[number - 1] if number <= len(asked.opinions) else None
        area = SignArea(
            setter,
            level,
            number,
            [SignLine("签字：", opinion.who if opinion else "")],
            date=day(opinion.said_on) if opinion else "",
        )
        rows += sign_rows(setter, f"{level}意见", _opinion(asked, opinion), area, sum(FIELDS[1:]))
    return rows


def _opinion(asked: Extension, opinion: LevelOpinion | None) -> str:
    """The words as written, after whether it may go on where they do not say that; empty while nothing was said."""
    if opinion is not None:
        said = "同意" if opinion.agreed else "不同意"
        return opinion.words if said in opinion.words else f"{said}。{opinion.words}"
    return "上一级不同意，没有再送。" if asked.result is ExtensionResult.REFUSED else ""


def _result(asked: Extension) -> str:
    """What became of it, and the number of the approval where there is one; empty on a blank paper."""
    result = "" if asked.result is ExtensionResult.PENDING else RESULT_WORDS[asked.result]
    return "，".join(part for part in (result, f"批准文号：{asked.number}" if asked.number else "") if part)


def _printed_texts(paper: ExtensionPaper) -> Iterator[tuple[str, str]]:
    """Every text of an officer that the paper prints, with its place in the officer's words."""
    task, asked, person = paper.case.task, paper.extension, paper.case.task.person(PersonRole.RESPONSIBLE)
    yield "单位名称", paper.unit.name
    yield "填报人", paper.made_by
    yield "任务编号", task.number
    yield "任务来源", paper.case.source.title if paper.case.source else ""
    yield "整改任务（问题）", task.problem_text
    yield "责任单位", "".join(task.unit_names(UnitRole.RESPONSIBLE))
    yield "责任人", f"{person.name}{person.post}{person.phone}" if person else ""
    yield "整改时限", f"{task.original_deadline.text}{asked.old_deadline.text}{asked.new_deadline.text}"
    yield "阶段目标", asked.stage_goal
    yield "申请理由", asked.reason
    yield "以往申请", "".join(one.asked_words for one in paper.earlier)
    if (entry := paper.reported) is not None:
        yield "进展", f"{entry.text}{entry.problem}"
    for item in paper.attached:
        yield f"佐证 {item.order}", item.file_name
    yield "批准文号", asked.number
    for level, opinion in zip(asked.levels, asked.opinions, strict=False):
        yield f"{level}的意见", f"{opinion.words}{opinion.who}"
    words = paper.rules.words
    yield (
        "规则包",
        "".join(
            (
                paper.title,
                *asked.levels,
                words.unit_role[UnitRole.RESPONSIBLE],
                words.person_role[PersonRole.RESPONSIBLE],
                *words.progress_status.values(),
            )
        ),
    )
