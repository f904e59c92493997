"""Working days and notice periods; holidays come in as data, a year without data is asked for, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from dujiao_desktop.domain.errors import Refused

_SATURDAY = 5


class DayKind(StrEnum):
    """Which days count."""

    WORKING = "working"  # 工作日
    CALENDAR = "calendar"  # 自然日


class UnknownYear(Refused):
    """The calendar has no holidays for a year that is needed."""

    def __init__(self, year: int) -> None:
        super().__init__("calendar_year_unknown", year=year)
        self.year = year


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """One year's notice: days off, and weekend days that are worked instead (调休)."""

    year: int
    source: str = ""
    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The known years."""

    years: Mapping[int, HolidayYear] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on `day`. Raises `UnknownYear`."""
        year = self.years.get(day.year)
        if year is None:
            raise UnknownYear(day.year)
        if day in year.work:
            return True
        return day.weekday() < _SATURDAY and day not in year.off


def period_days(start: date, end: date, calendar: WorkCalendar, kind: DayKind) -> int:
    """Days from `start` to `end`, both included: the day of publication is day 1.

    Raises:
        UnknownYear: Working days are asked for in a year without data.
    """
    days = [start + timedelta(n) for n in range((end - start).days + 1)]
    return len(days) if kind is DayKind.CALENDAR else sum(1 for day in days if calendar.is_working_day(day))


def last_day(start: date, days: int, calendar: WorkCalendar, kind: DayKind) -> date:
    """The day on which a period of `days` that begins on `start` ends; `start` counts if it is a counted day."""
    day, counted = start, 0
    while True:
        counted += 1 if kind is DayKind.CALENDAR or calendar.is_working_day(day) else 0
        if counted >= days:
            return day
        day += timedelta(1)


def working_days_left(today: date, due: date, calendar: WorkCalendar) -> int:
    """Working days after `today` up to and including `due`; 0 on the due day, negative when past."""
    if due < today:
        return -sum(1 for n in range((today - due).days) if calendar.is_working_day(due + timedelta(n + 1)))
    return sum(1 for n in range((due - today).days) if calendar.is_working_day(today + timedelta(n + 1)))
