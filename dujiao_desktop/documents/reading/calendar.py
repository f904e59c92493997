"""Reads a year's days off and worked weekend days from a sheet with the columns 日期, 休息或上班, 名称."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from dujiao_desktop.documents.reading.decode import decoded
from dujiao_desktop.documents.reading.delimited import DELIMITERS, delimited_grid
from dujiao_desktop.documents.reading.grid import Cell, Grid
from dujiao_desktop.documents.reading.matching import squeezed
from dujiao_desktop.documents.reading.read import Content, content_of
from dujiao_desktop.domain.deadline_phrases import read_deadline
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.reading import CalendarReading, RowFate, SourceRow
from dujiao_desktop.domain.work_calendar import DayMark, HolidayYear

DAY, MARK, NAME = "日期", "休息或上班", "名称"
_HEADERS: Final = {"日期": DAY, "休息或上班": MARK, "放假或上班": MARK, "休息/上班": MARK, "名称": NAME, "节日": NAME}
_MARKS: Final = {
    **dict.fromkeys(("休息", "放假", "休", "假"), DayMark.OFF),
    **dict.fromkeys(("上班", "班", "补班", "调休上班", "调休"), DayMark.WORK),
}
_TOLD = 5


def read_calendar(path: Path) -> CalendarReading:
    """One year from .xlsx or .csv, every row accounted for; the first day says which year it is.

    Raises:
        Refused: ``calendar_no_header``; ``calendar_rows_wrong`` with the rows that cannot be taken, each with place and
            reason; what `content_of` says of the file.
        Unavailable: ``file_unreadable``.
    """
    content, data = content_of(path)
    if content is Content.WORKBOOK:
        from dujiao_desktop.documents.reading.workbook import workbook_grids

        grids, _ = workbook_grids(data, path.name)
    else:
        text = decoded(data, path.name)
        grids = [grid for grid in (delimited_grid(text, d) for d in DELIMITERS) if grid and _header(grid)][:1]
    account = _Account()
    for grid in grids:
        account.read(grid)
    if account.year is None and not account.wrong:
        raise Refused("calendar_no_header", file=path.name)
    if account.wrong:
        rows = account.wrong
        told = "；".join(f"{row.where}（{row.text}）{row.reason}" for row in rows[:_TOLD])
        raise Refused("calendar_rows_wrong", file=path.name, count=len(rows), rows=told)
    assert account.year is not None
    year = HolidayYear(
        account.year,
        path.name,
        frozenset(d for d, mark in account.marks.items() if mark is DayMark.OFF),
        frozenset(d for d, mark in account.marks.items() if mark is DayMark.WORK),
        account.names,
    )
    return CalendarReading(path.name, year, tuple(account.rows))


@dataclass(slots=True)
class _Account:
    """What has been read so far, and every row with its fate."""

    year: int | None = None
    marks: dict[date, DayMark] = field(default_factory=dict)
    names: dict[date, str] = field(default_factory=dict)
    rows: list[SourceRow] = field(default_factory=list)

    @property
    def wrong(self) -> list[SourceRow]:
        """Rows that cannot be taken."""
        return [row for row in self.rows if row.fate is RowFate.PROBLEM]

    def read(self, grid: Grid) -> None:
        """Take the rows of a sheet."""
        header = _header(grid)
        for number, cells in grid.rows.items():
            where, text = grid.where(number), "，".join(cell.text for cell in cells.values())
            if header is None or number <= header[0]:
                reason = "表头" if header and number == header[0] else "不是工作日历的内容"
                self.rows.append(SourceRow(where, text, RowFate.SKIPPED, reason))
                continue
            held = {title: place.cell for title, c in header[1].items() if (place := grid.at(number, c))}
            fate, reason = self._take(held)
            self.rows.append(SourceRow(where, text, fate, reason))

    def _take(self, held: Mapping[str, Cell]) -> tuple[RowFate, str]:
        cell, said = held.get(DAY), held.get(MARK)
        if cell is None and said is None:
            return RowFate.SKIPPED, "没有日期，也没有写休息或上班"
        day = _day(cell)
        if day is None:
            return RowFate.PROBLEM, "日期没有写" if cell is None else f"“{cell.text}”不是日期"
        mark = _MARKS.get(squeezed(said.text)) if said else None
        if mark is None:
            return RowFate.PROBLEM, f"“{said.text}”不是休息，也不是上班" if said else "没有写休息还是上班"
        self.year = self.year or day.year
        if day.year != self.year:
            return RowFate.PROBLEM, f"不在 {self.year} 年"
        before = self.marks.get(day)
        if before not in (None, mark):
            return RowFate.PROBLEM, "前面已写成另一种，一天不能既休息又上班"
        self.marks[day] = mark
        if name := held.get(NAME):
            self.names[day] = name.text
        return (RowFate.IMPORTED, "") if before is None else (RowFate.SKIPPED, "与前面重复")


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Number of the header's row and the column of each title; None when the sheet has none."""
    for number, cells in grid.rows.items():
        found = _titles(cells.items())
        if {DAY, MARK} <= found.keys():
            return number, found
    return None


def _titles(cells: Iterable[tuple[int, Cell]]) -> dict[str, int]:
    return {title: column for column, cell in cells if (title := _HEADERS.get(squeezed(cell.text)))}


def _day(cell: Cell | None) -> date | None:
    """The very day a cell names; a month or a span is none."""
    if cell is None or cell.day is not None:
        return None if cell is None else cell.day
    found = read_deadline(cell.text)
    # “2025年12月” is read as its last day, which its words do not name.
    named = found.end is not None and squeezed(cell.text).rstrip("日号").endswith(str(found.end.day))
    return found.end if named and found.start is None else None
