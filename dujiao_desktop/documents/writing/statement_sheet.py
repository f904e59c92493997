"""情况说明: what is required, why it cannot be provided, and room for signatures, seal and date; a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dujiao_desktop.documents.writing.blocks import Block
from dujiao_desktop.documents.writing.fonts import font_book, refuse_missing_glyphs
from dujiao_desktop.documents.writing.pages import OFFICIAL, Section
from dujiao_desktop.documents.writing.sign_area import SignArea, SignLine, sign_rows
from dujiao_desktop.documents.writing.styles import NOTE, Setter
from dujiao_desktop.documents.writing.tables import Grid
from dujiao_desktop.documents.writing.task_sheet import FIELDS, made, pair, wide, write_sheet
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.statement_paper import StatementPaper

_NOTE = (
    "注：本说明由上述人员签字、单位盖章后，扫描挂到这项材料上。它说明为什么没有这项材料，不代替这项材料；"
    "是否认可，由受理单位决定。"
)
_REASON_ROOM = 150.0
"""Height in points of the room for the reason, enough to write it by hand."""


def write_statement(paper: StatementPaper, path: Path, fonts_dir: Path, control: JobControl) -> int:
    """Write the sheet. Returns the number of pages.

    Raises:
        Refused: ``no_glyph``; nothing was written.
        Unavailable: ``font_missing``, or what the disk says.
    """
    refuse_missing_glyphs(fonts_dir, statement_texts(paper))
    setter = Setter(font_book(fonts_dir))
    sections = [Section(OFFICIAL, tuple(statement_sheet(setter, paper)))]
    foot = made(paper.made_at, paper.made_by)
    return write_sheet(setter, paper.case.task, paper.unit, paper.title, sections, path, paper.made_at, control, foot)


def statement_sheet(setter: Setter, paper: StatementPaper, number: int = 1) -> list[Block]:
    """The sheet; `number` is the place of its sign block among those of the paper it stands in."""
    task, slot, source = paper.case.task, paper.slot, paper.case.source
    signing = paper.rules.statement
    area = SignArea(
        setter,
        f"{paper.title}（{slot.rule.word}）",
        number,
        [SignLine(f"{role}（签字）：") for role in signing.signers],
        seal=signing.seal,
    )
    basis = paper.rules.basis_of(slot.rule_path)
    rows = [
        pair(setter, "说明单位", paper.unit.name, "任务编号", task.number),
        wide(setter, "任务来源", source.title if source else ""),
        wide(setter, "整改任务（问题）", task.problem_text),
        pair(setter, "环节", slot.step.word, "要求的材料", slot.rule.word),
        wide(setter, "要求的依据", basis),
        wide(setter, "不能提供的原因", paper.reason, _REASON_ROOM),
        *sign_rows(setter, "说明单位签章", "以上情况属实。", area, sum(FIELDS[1:])),
    ]
    return [
        setter.title(paper.title, f"statement-{number}"),
        setter.text(_NOTE, NOTE.but(space_before=0, space_after=4, keeps_with_next=True)),
        Grid(FIELDS, rows),
    ]


def statement_texts(paper: StatementPaper) -> Iterator[tuple[str, str]]:
    """Every text of an officer that the sheet prints, with its place in the officer's words."""
    task, slot = paper.case.task, paper.slot
    yield "单位名称", paper.unit.name
    yield "填报人", paper.made_by
    yield "任务编号", task.number
    yield "任务来源", paper.case.source.title if paper.case.source else ""
    yield "整改任务（问题）", task.problem_text
    yield "不能提供的原因", paper.reason
    words = (paper.title, slot.step.word, slot.rule.word, paper.rules.basis_of(slot.rule_path))
    yield "规则包", "".join((*words, *paper.rules.statement.signers))
