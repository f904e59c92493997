"""Working days and notice periods; holidays come in as data, a year without data is asked for, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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


class DayMark(StrEnum):
    """How a day differs from its weekday."""

    OFF = "off"  # 放假
    WORK = "work"  # 调休上班


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """One year's notice: days off, and weekend days that are worked instead (调休).

    Attributes:
        names: What a day off is for, e.g. 春节; usually of the first day alone.
    """

    year: int
    source: str = ""
    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()
    names: Mapping[date, str] = field(default_factory=dict)

    def marked(self, day: date, mark: DayMark | None, name: str = "") -> HolidayYear:
        """This year with one day changed; None makes it an ordinary day of its weekday."""
        names = {d: n for d, n in self.names.items() if d != day}
        if mark is not None and name:
            names[day] = name
        off, work = self.off - {day}, self.work - {day}
        return replace(
            self,
            off=off | {day} if mark is DayMark.OFF else off,
            work=work | {day} if mark is DayMark.WORK else work,
            names=names,
        )

    def stretches(self) -> tuple[Stretch, ...]:
        """Days off as they follow one another, and worked weekend days, in order: what an officer reads."""
        found: list[Stretch] = []
        for day in sorted(self.off | self.work):
            mark = DayMark.WORK if day in self.work else DayMark.OFF
            last = found[-1] if found else None
            name = self.names.get(day, "")
            if last and last.mark is mark and last.end + timedelta(1) == day:
                both = "、".join(dict.fromkeys(n for n in (*last.name.split("、"), name) if n))
                found[-1] = replace(last, end=day, name=both)
            else:
                found.append(Stretch(mark, day, day, name))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of one mark in a row, first and last included."""

    mark: DayMark
    start: date
    end: date
    name: str = ""

    @property
    def days(self) -> int:
        """How many."""
        return (self.end - self.start).days + 1


def checked(year: HolidayYear) -> HolidayYear:
    """The year itself, when it can be counted by.

    Raises:
        Refused: ``calendar_day_outside``: a day of another year; ``calendar_day_twice``: both off and worked.
    """
    outside = sorted(d for d in (*year.off, *year.work, *year.names) if d.year != year.year)
    if outside:
        raise Refused("calendar_day_outside", day=outside[0].isoformat(), year=year.year)
    twice = sorted(year.off & year.work)
    if twice:
        raise Refused("calendar_day_twice", day=twice[0].isoformat(), year=year.year)
    return year


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
