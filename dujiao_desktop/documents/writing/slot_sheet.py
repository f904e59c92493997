"""规定材料齐备情况: what the steps ask for, where it lies in the dossier, or why it is not there."""

from __future__ import annotations

from dujiao_desktop.documents.writing.blocks import Block
from dujiao_desktop.documents.writing.pdf_file import MM
from dujiao_desktop.documents.writing.styles import LEVEL_1, SMALL, SMALL_CENTRE, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.domain.dossier import DossierContent
from dujiao_desktop.domain.slots import STATE_WORDS, Slot, SlotState

_WIDTHS = (18 * MM, 44 * MM, 22 * MM, 72 * MM)
_HEAD = ("环节", "规定的材料", "情况", "佐证序号，或者没有的原因")
_HEADING = LEVEL_1.but(size=12.5, leading=20, indent=0, space_before=12, space_after=3)


def slot_blocks(setter: Setter, content: DossierContent, numbers: dict[str, int]) -> list[Block]:
    """The list; nothing where the steps ask for nothing."""
    slots = content.slots
    if not slots:
        return []
    rows = [
        Row(
            (
                setter.cell(slot.step.word, SMALL_CENTRE),
                setter.cell(slot.rule.word, SMALL),
                setter.cell(STATE_WORDS[slot.state], SMALL_CENTRE),
                Cell(setter.text(standing_words(slot, numbers), SMALL.but(align="justify"))),
            )
        )
        for slot in slots
    ]
    return [setter.text("规定材料齐备情况", _HEADING), Grid(_WIDTHS, rows, [setter.head(_HEAD)])]


def standing_words(slot: Slot, numbers: dict[str, int]) -> str:
    """“佐证 2、5” for what is there, with what is wrong with it; the reason for what is not, and where its statement is."""
    if slot.answer is None or slot.state is SlotState.FILLED:
        named = [str(numbers[item.id]) for item in slot.items if item.id in numbers]
        there = f"佐证 {'、'.join(named)}" if named else ""
        return there if slot.state is SlotState.FILLED else "；".join(part for part in (there, slot.why) if part)
    said = slot.answer.reason.rstrip("。")
    if slot.statement is not None and slot.state is SlotState.CANNOT_PROVIDE:
        return f"{said}（附情况说明，佐证 {numbers[slot.statement.id]}）"
    return said
