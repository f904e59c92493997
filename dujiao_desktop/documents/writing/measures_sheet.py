"""整改目标与措施落实情况: the goal, and every measure with its result beside it."""

from __future__ import annotations

from dujiao_desktop.documents.writing.blocks import Block
from dujiao_desktop.documents.writing.closure_form import result_of
from dujiao_desktop.documents.writing.pdf_file import MM
from dujiao_desktop.documents.writing.shared_sheets import shared_sections
from dujiao_desktop.documents.writing.styles import BODY, LEVEL_1, NOTE, SMALL, SMALL_CENTRE, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.words import deadline, joined, short_day
from dujiao_desktop.domain.dossier import DossierContent
from dujiao_desktop.domain.measure import Measure

_WIDTHS = (11 * MM, 53 * MM, 55 * MM, 21 * MM, 16 * MM)
_HEAD = ("序号", "整改措施", "落实情况", "完成日期", "佐证")


def measures_sheet(setter: Setter, content: DossierContent, numbers: dict[str, int]) -> list[Block]:
    """The sheet; `numbers` are the numbers in the directory by id of the evidence."""
    case = content.case
    own = {m.seq for m in case.own_measures(content.unit)}
    rows = [_row(setter, content, measure, numbers) for measure in case.task.measures]
    blocks: list[Block] = [
        setter.title("整改目标与措施落实情况", "measures"),
        setter.text("一、整改目标", LEVEL_1),
        setter.text(case.task.goal or "未填写。", BODY),
        setter.text("二、措施落实情况", LEVEL_1.but(space_before=6, space_after=4)),
        Grid(_WIDTHS, rows, [setter.head(_HEAD)]) if rows else setter.text("本任务没有列出整改措施。", BODY),
    ]
    if len(own) < len(case.task.measures):
        note = f"注：{content.unit.name}负责的措施逐条填写落实情况；其他单位负责的措施只注明负责单位。"
        blocks.append(setter.text(note, NOTE))
    return [*blocks, *shared_sections(setter, content, numbers)]


def _row(setter: Setter, content: DossierContent, measure: Measure, numbers: dict[str, int]) -> Row:
    items = [e for e in content.case.for_dossier if e.measure_seq == measure.seq]
    listed = "、".join(str(numbers[item.id]) for item in items)
    added = []
    if measure.responsible_units:
        added.append(f"责任单位：{joined(measure.responsible_units)}")
    limit = deadline(measure.deadline)
    if limit:
        added.append(f"时限：{limit}")
    text = "\n".join((measure.text, *([f"（{'；'.join(added)}）"] if added else [])))
    return Row(
        (
            setter.cell(str(measure.seq), SMALL_CENTRE, again=f"{measure.seq}（续）"),
            _top(setter, text),
            _top(setter, result_of(content, measure.seq)),
            setter.cell(short_day(measure.done_on), SMALL_CENTRE),
            setter.cell(listed, SMALL_CENTRE),
        )
    )


def _top(setter: Setter, text: str) -> Cell:
    return Cell(setter.text(text, SMALL.but(align="justify")), middle=False)
