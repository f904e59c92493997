"""One column, declared once for the screen, the workbook and the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

Line = TypeVar("Line")


class Align(StrEnum):
    """Where text stands in its cell."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column(Generic[Line]):
    """How one fact of a line is titled, valued and read.

    Attributes:
        key: Stable name, also in saved settings.
        title: Heading, e.g. 整改时限.
        value: Typed value: Excel cell, sorting.
        text: As an officer reads it: screen, PDF.
        width_mm: Width on A4 landscape paper; the screen scales it.
        beside: What the cell says beside its text by other means than words, for tooltips and screen readers.
        sort_key: Name of an order known to the list queries; None when it cannot be sorted by.
    """

    key: str
    title: str
    value: Callable[[Line], object]
    text: Callable[[object], str]
    width_mm: float
    align: Align = Align.LEFT
    sort_key: str | None = None
    beside: Callable[[Line], str] | None = None

    def tell(self, line: Line) -> str:
        """The text of this column for `line`, after what is painted beside it."""
        more = self.beside(line) if self.beside is not None else ""
        return f"{more}，{self.read(line)}" if more else self.read(line)

    def read(self, line: Line) -> str:
        """The text of this column for `line`."""
        return self.text(self.value(line))


def as_text(value: object) -> str:
    """Plain text; nothing for None."""
    return "" if value is None else str(value)


def as_date(value: object) -> str:
    """2025年3月8日, without leading zeros (GB/T 9704)."""
    return f"{value.year}年{value.month}月{value.day}日" if isinstance(value, date) else as_text(value)


def as_list(value: object) -> str:
    """Names joined by 、."""
    return "、".join(str(v) for v in value) if isinstance(value, tuple) else as_text(value)


def as_yes(value: object) -> str:
    """是 for true, nothing for false."""
    return "是" if value else ""
