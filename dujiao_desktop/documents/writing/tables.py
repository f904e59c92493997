"""Bordered tables: rows that flow over pages, heads that repeat, rows that must not be cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dujiao_desktop.documents.writing.blocks import Block, Pen, Stack
from dujiao_desktop.documents.writing.pdf_file import MM, Colour

_LINE = 0.5
_WHOLE_BELOW = 45 * MM
"""A table no higher than this is never cut over two pages."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        columns: How many columns it covers.
        middle: Contents centred between top and bottom.
        again: What stands in its place when the row goes on over the page; None repeats nothing.
        padding: Left and right, top and bottom, in points.
    """

    content: Block
    columns: int = 1
    middle: bool = True
    again: Block | None = None
    shade: Colour | None = None
    padding: tuple[float, float] = (4.0, 3.0)


@dataclass(slots=True)
class Row:
    """One row.

    Attributes:
        whole: Never cut over two pages.
        cut_above: Height in points from which it may be cut; a lower row moves to the next page instead.
        keeps_with_next: Never last on a page.
    """

    cells: tuple[Cell, ...]
    whole: bool = False
    least_height: float = 0.0
    cut_above: float = 60 * MM
    keeps_with_next: bool = False
    _height: float | None = field(default=None, repr=False)

    def height(self, widths: Sequence[float]) -> float:
        """Height of its highest cell in points."""
        if self._height is None:
            highest = self.least_height
            for cell, width in self._with_widths(widths):
                across, down = cell.padding
                highest = max(highest, cell.content.height(width - 2 * across) + 2 * down)
            self._height = highest
        return self._height

    def cut(self, widths: Sequence[float], room: float) -> tuple[Row, Row] | None:
        """The part that fits into `room` and the part that goes on; None when it must stay whole."""
        if self.whole or self.height(widths) < self.cut_above:
            return None
        heads: list[Cell] = []
        rests: list[Cell] = []
        for cell, width in self._with_widths(widths):
            across, down = cell.padding
            inner_width, inner_room = width - 2 * across, room - 2 * down
            empty = cell.again or Stack(())
            if cell.content.height(inner_width) <= inner_room + 1e-6:
                heads.append(cell)
                rests.append(_with(cell, empty))
                continue
            parts = cell.content.cut(inner_width, inner_room)
            if parts is None:
                return None
            heads.append(_with(cell, parts[0]))
            rests.append(_with(cell, parts[1]))
        return Row(tuple(heads), cut_above=0.0), Row(tuple(rests), cut_above=self.cut_above)

    def draw(self, pen: Pen, widths: Sequence[float], x: float, top: float) -> None:
        """Draw the row with its borders."""
        height = self.height(widths)
        for cell, width in self._with_widths(widths):
            pen.file.box(x, top - height, width, height, fill=cell.shade, line=_LINE)
            across, down = cell.padding
            inner = width - 2 * across
            free = height - 2 * down - cell.content.height(inner)
            start = top - down - (free / 2 if cell.middle else 0.0)
            cell.content.draw(pen, x + across, start, inner)
            x += width

    def _with_widths(self, widths: Sequence[float]) -> list[tuple[Cell, float]]:
        placed: list[tuple[Cell, float]] = []
        column = 0
        for cell in self.cells:
            placed.append((cell, sum(widths[column : column + cell.columns])))
            column += cell.columns
        if column != len(widths):
            raise ValueError(f"row covers {column} of {len(widths)} columns")
        return placed


def _with(cell: Cell, content: Block) -> Cell:
    return Cell(content, cell.columns, cell.middle, cell.again, cell.shade, cell.padding)


class Grid(Block):
    """A table; its head stands on every page."""

    def __init__(self, widths: Sequence[float], rows: Sequence[Row], head: Sequence[Row] = ()) -> None:
        """Make a table.

        Args:
            widths: Width of each column in points.
            rows: Body, in order.
            head: Rows repeated at the top of every page.
        """
        self._widths = tuple(widths)
        self._rows = rows
        self._head = tuple(head)
        self._body: float | None = None

    def height(self, width: float) -> float:
        return self._head_height() + self._body_height()

    def cut(self, width: float, room: float) -> tuple[Block, Block] | None:
        if self.height(width) <= _WHOLE_BELOW:
            return None
        top = used = self._head_height()
        for number, row in enumerate(self._rows):
            height = row.height(self._widths)
            if used + height <= room + 1e-6:
                used += height
                continue
            left = self._body_height() - (used - top)
            parts = row.cut(self._widths, room - used)
            if parts is not None:
                left += parts[1].height(self._widths) - height
                head = self._part([*self._rows[:number], parts[0]])
                return head, self._part([parts[1], *self._rows[number + 1 :]], left)
            if not number:
                return None
            if number == len(self._rows) - 1 and number > 1:
                # The last row, often the sum, takes one with it: alone it says nothing.
                number -= 1
                left += self._rows[number].height(self._widths)
            while number and self._rows[number - 1].keeps_with_next:
                number -= 1
                left += self._rows[number].height(self._widths)
            if not number:
                return None
            return self._part(self._rows[:number]), self._part(self._rows[number:], left)
        return None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for row in (*self._head, *self._rows):
            row.draw(pen, self._widths, x, top)
            top -= row.height(self._widths)

    def anchors(self) -> list[tuple[str, str, int]]:
        return [anchor for row in self._rows for cell in row.cells for anchor in cell.content.anchors()]

    def _head_height(self) -> float:
        return sum(row.height(self._widths) for row in self._head)

    def _body_height(self) -> float:
        if self._body is None:
            self._body = sum(row.height(self._widths) for row in self._rows)
        return self._body

    def _part(self, rows: Sequence[Row], body: float | None = None) -> Grid:
        part = Grid(self._widths, rows, self._head)
        # Handed on, so that a ledger of thousands of rows is not added up again on each of its pages.
        part._body = body
        return part
