"""A sheet as the table reader sees it: cells that hold something, merges, hidden rows; no library's types."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dujiao_desktop.documents.reading.task_record import Value


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds something.

    Attributes:
        text: As an officer would read it; numbers without ``.0``, days as ``2025-12-31``.
        day: The day, where the cell holds one.
        doubt: Why the text must not be read as a date: 2025.1 may be January or, its zero lost, October.
        fault: Why the content cannot be known at all (a formula never calculated); empty when it can.
        is_number: Holds a number, not text.
    """

    text: str
    day: date | None = None
    doubt: str = ""
    fault: str = ""
    is_number: bool = False

    @property
    def value(self) -> Value:
        """The content for a task's record."""
        return Value(self.text, self.day, self.doubt)


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns count from 1, both ends included. Its content is that of the first cell."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at a row and column, and in which row it was written (above, for a cell merged down)."""

    cell: Cell
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet or one delimited text.

    Attributes:
        name: Sheet name; empty for a delimited text.
        rows: Row number → column number → cell, in order; cells that hold nothing are left out.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    columns: tuple[int, ...] = field(default=(), init=False, repr=False, compare=False)
    """Columns that hold something anywhere, in order."""
    _covered: dict[tuple[int, int], Merge] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        columns = sorted({column for cells in self.rows.values() for column in cells})
        object.__setattr__(self, "columns", tuple(columns))
        numbers = sorted(self.rows)
        for merge in self.merges:
            for row in _between(numbers, merge.first_row, merge.last_row):
                for column in _between(columns, merge.first_column, merge.last_column):
                    self._covered[row, column] = merge

    def at(self, row: int, column: int) -> Place | None:
        """What an officer sees at this place, merged ranges filled; None where nothing stands."""
        merge = self._covered.get((row, column))
        if merge:
            row, column = merge.first_row, merge.first_column
        cell = self.rows.get(row, {}).get(column)
        return Place(cell, row, column) if cell else None

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merged range over this place."""
        return self._covered.get((row, column))

    def where(self, row: int, column: int = 1) -> str:
        """Address of a cell: ``台账!A5``; ``第 5 行`` for a delimited text."""
        return f"{self.name}!{column_letters(column)}{row}" if self.name else f"第 {row} 行"


def _between(numbers: list[int], first: int, last: int) -> list[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def column_letters(column: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
