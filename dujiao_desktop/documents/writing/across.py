"""The line above a table of a report."""

from __future__ import annotations

from dujiao_desktop.documents.writing.blocks import Block, Pen
from dujiao_desktop.documents.writing.styles import SMALL, Setter

_SPACE = 26.0
_CHECKED_WIDTH = 110.0
"""Room to write a name by hand, in points."""


class Across(Block):
    """The line above a table: unit with room for its seal, who filled it in, who checked it, the day."""

    space_after = 4.0

    def __init__(self, setter: Setter, unit: str, filled_by: str, as_of: str) -> None:
        texts = (f"填报单位（盖章）：{unit}", f"填报人：{filled_by}", "审核人：", as_of)
        self._unit, self._filled, self._checked, self._day = (setter.text(text, SMALL) for text in texts)

    def height(self, width: float) -> float:
        rows = 1 if self._on_one_line(width) else 2
        return self._unit.height(self._unit_width(width)) + (rows - 1) * SMALL.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        day_width = self._day.natural_width() + 1
        self._unit.draw(pen, x, top, self._unit_width(width))
        self._day.draw(pen, x + width - day_width, top, day_width)
        filled_width = self._filled.natural_width() + _SPACE
        if self._on_one_line(width):
            left = x + self._unit.natural_width() + _SPACE
        else:
            left = x
            top -= self._unit.height(self._unit_width(width))
        self._filled.draw(pen, left, top, filled_width)
        self._checked.draw(pen, left + filled_width, top, _CHECKED_WIDTH)

    def _unit_width(self, width: float) -> float:
        return min(self._unit.natural_width() + 1, width - self._day.natural_width() - _SPACE)

    def _on_one_line(self, width: float) -> bool:
        whole = self._unit.natural_width() + self._filled.natural_width() + self._day.natural_width()
        return whole + _CHECKED_WIDTH + 3 * _SPACE <= width
