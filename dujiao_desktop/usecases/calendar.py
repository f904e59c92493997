"""工作日历: which years are known, changing a day, adding a year, taking a year from a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Refused, Told
from dujiao_desktop.domain.reading import CalendarReading, RowFate, SourceRow
from dujiao_desktop.domain.work_calendar import DayMark, HolidayYear, WorkCalendar, checked
from dujiao_desktop.environment.files import put_back, telling_disk_trouble
from dujiao_desktop.environment.holidays import load_calendar, load_office_calendar, read_year, write_year
from dujiao_desktop.environment.resources import resource

if TYPE_CHECKING:
    from dujiao_desktop.domain.officer import Officer
    from dujiao_desktop.environment.workspace import WorkspacePaths
    from dujiao_desktop.store.database import Store

MARK_WORDS: dict[DayMark | None, str] = {DayMark.OFF: "休息", DayMark.WORK: "上班", None: "按星期"}
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class KnownYear:
    """A year that can be counted by.

    Attributes:
        own: Changed or added by the office.
        shipped: The program brings one along; an own one then goes before it.
    """

    year: HolidayYear
    own: bool
    shipped: bool


@dataclass(frozen=True, slots=True)
class KnownCalendar:
    """Every known year, oldest first, and what is wrong in the office's own files."""

    years: tuple[KnownYear, ...]
    troubles: tuple[Told, ...] = ()

    def find(self, year: int) -> KnownYear | None:
        """One year; None when it is not known."""
        return next((known for known in self.years if known.year.year == year), None)


@dataclass(frozen=True, slots=True)
class CalendarChanged:
    """The calendar as it counts from now on.

    Attributes:
        year: The year that was kept.
        differences: Days that are counted otherwise than before, with what they were and are.
    """

    calendar: WorkCalendar
    year: HolidayYear
    differences: Mapping[date, tuple[str, str]]


def known_calendar(paths: WorkspacePaths) -> KnownCalendar:
    """All that is known, as the files say now."""
    shipped = load_calendar(resource("holidays"))
    calendar, troubles = load_office_calendar(resource("holidays"), paths.holidays)
    years = tuple(
        KnownYear(year, _file_of(paths, number).is_file(), number in shipped.years)
        for number, year in sorted(calendar.years.items())
    )
    return KnownCalendar(years, troubles)


def plain_year(number: int) -> HolidayYear:
    """A year of which nothing is known: its weekends alone. Raises `Refused` ``calendar_year_odd``."""
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise Refused("calendar_year_odd", year=number, first=FIRST_YEAR, last=LAST_YEAR)
    return HolidayYear(number)


def read_calendar_file(path: Path) -> CalendarReading:
    """A year from a file: .toml as the program writes it, .xlsx or .csv with 日期, 休息或上班, 名称. Nothing is kept.

    Raises:
        Refused: ``file_missing``, ``holiday_file_mistake``, ``calendar_no_header``, ``calendar_rows_wrong`` and what
            reading a list refuses; nothing of such a file is taken.
        Unavailable: The file cannot be read.
    """
    if path.suffix.lower() == ".toml":
        if not path.exists():
            raise Refused("file_missing", file=path.name, path=str(path))
        year = read_year(path)
        days = sorted(year.off | year.work)
        rows = tuple(SourceRow(path.name, day.isoformat(), RowFate.IMPORTED) for day in days)
        return CalendarReading(path.name, year, rows)
    from dujiao_desktop.documents.reading.calendar import read_calendar

    return read_calendar(path)


def keep_year(
    store: Store, paths: WorkspacePaths, year: HolidayYear, *, by: Officer, now: datetime, confirmed: bool = False
) -> CalendarChanged:
    """Keep a year of the office; it goes before a shipped one and counts at once.

    Args:
        store: Its history names every day that is counted otherwise.
        paths: The workspace.
        year: All of the year.
        by: Who changed it.
        now: When.
        confirmed: The officer says that a year not known so far was compared with the State Council's notice.

    Raises:
        Refused: ``calendar_day_outside``, ``calendar_day_twice``, ``calendar_not_confirmed``.
        Unavailable: The disk refuses; everything is as it was.
    """
    checked(year)
    known = known_calendar(paths).find(year.year)
    if known is None and not confirmed:
        raise Refused("calendar_not_confirmed", year=year.year)
    kept = replace(year, source=year.source.strip())
    return _changed(store, paths, known, kept, lambda: write_year(paths.holidays, kept), by=by, now=now)


def use_shipped_year(
    store: Store, paths: WorkspacePaths, number: int, *, by: Officer, now: datetime
) -> CalendarChanged:
    """Count a year by what the program brings along again. Raises `Refused` ``calendar_year_not_shipped``."""
    shipped = load_calendar(resource("holidays")).years.get(number)
    if shipped is None:
        raise Refused("calendar_year_not_shipped", year=number)
    known = known_calendar(paths).find(number)
    return _changed(store, paths, known, shipped, _file_of(paths, number).unlink, by=by, now=now)


def _changed(
    store: Store,
    paths: WorkspacePaths,
    known: KnownYear | None,
    after: HolidayYear,
    write: Callable[[], object],
    *,
    by: Officer,
    now: datetime,
) -> CalendarChanged:
    """Have `write` change the year's file, and the history say so; both or neither."""
    file = _file_of(paths, after.year)
    differences = _differences(known.year if known else HolidayYear(after.year), after)
    noted = {day.isoformat(): change for day, change in differences.items()}
    with telling_disk_trouble(file):
        was = file.read_bytes() if file.is_file() else None
    with store.work(by=by, now=now, action="set_calendar") as work:
        work.note("calendar", {"year": (str(after.year) if known else "", str(after.year)), **noted})
        with telling_disk_trouble(file):
            write()
        try:
            work.commit()
        except BaseException:
            put_back(file, was)
            raise
    return CalendarChanged(load_office_calendar(resource("holidays"), paths.holidays)[0], after, differences)


def _file_of(paths: WorkspacePaths, year: int) -> Path:
    return paths.holidays / f"{year}.toml"


def _differences(before: HolidayYear, after: HolidayYear) -> dict[date, tuple[str, str]]:
    days = sorted(before.off | before.work | after.off | after.work)
    said = {day: (_mark_word(before, day), _mark_word(after, day)) for day in days}
    return {day: change for day, change in said.items() if change[0] != change[1]}


def _mark_word(year: HolidayYear, day: date) -> str:
    mark = DayMark.OFF if day in year.off else DayMark.WORK if day in year.work else None
    return MARK_WORDS[mark]
