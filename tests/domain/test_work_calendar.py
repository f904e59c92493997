"""Days counted by the State Council's notices: every example worked out by hand from resources/holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.work_calendar import (
    DayKind,
    DayMark,
    HolidayYear,
    UnknownYear,
    WorkCalendar,
    checked,
    period_days,
)
from dujiao_desktop.environment.holidays import load_calendar
from dujiao_desktop.environment.resources import resource

# First day, last day, and the days that count; both ends included.
WORKING = (
    ("2025-01-21", "2025-02-08", 10),  # 21-24, Sunday 26, 27; 5-7, Saturday 8
    ("2025-01-03", "2025-01-09", 5),
    ("2025-04-25", "2025-05-07", 7),  # 25, Sunday 27, 28-30; 6, 7
    ("2025-09-26", "2025-10-11", 7),  # 26, Sunday 28, 29, 30; 9, 10, Saturday 11
    ("2025-05-29", "2025-06-05", 5),  # 29, 30; 3-5
    ("2025-04-01", "2025-04-08", 5),  # 1-3; 7, 8
    ("2024-02-04", "2024-02-09", 6),  # Sunday 4 to Friday 9
    ("2024-02-08", "2024-02-20", 5),  # 8, 9; Sunday 18, 19, 20
    ("2024-04-03", "2024-04-08", 3),  # 3; Sunday 7, 8
    ("2024-04-26", "2024-05-11", 10),  # 26, Sunday 28, 29, 30; 6-10, Saturday 11
    ("2024-06-07", "2024-06-13", 4),  # 7; 11-13
    ("2024-09-12", "2024-09-18", 4),  # 12, 13, Saturday 14; 18
    ("2024-09-27", "2024-10-14", 9),  # 27, Sunday 29, 30; 8-11, Saturday 12, 14
    ("2023-01-18", "2023-01-31", 7),  # 18-20; Saturday 28, Sunday 29, 30, 31
    ("2023-04-03", "2023-04-07", 4),  # Wednesday 5 is off
    ("2023-04-21", "2023-05-08", 11),  # 21, Sunday 23, 24-28; 4, 5, Saturday 6, 8
    ("2023-06-19", "2023-06-26", 5),  # 19-21; Sunday 25, 26
    ("2023-09-27", "2023-10-09", 5),  # 27, 28; Saturday 7, Sunday 8, 9
    ("2022-01-24", "2022-02-09", 10),  # 24-28, Saturday 29, Sunday 30; 7-9
    ("2022-03-31", "2022-04-07", 5),  # 31, 1, Saturday 2; 6, 7
    ("2022-04-22", "2022-05-09", 11),  # 22, Sunday 24, 25-29; 5, 6, Saturday 7, 9
    ("2022-09-28", "2022-10-10", 6),  # 28-30; Saturday 8, Sunday 9, 10
    ("2022-12-28", "2023-01-05", 6),  # 28-30; 3-5 of the next year
    ("2021-02-05", "2021-02-22", 9),  # 5, Sunday 7, 8-10; 18, 19, Saturday 20, 22
    ("2021-04-23", "2021-05-10", 11),  # 23, Sunday 25, 26-30; 6, 7, Saturday 8, 10
    ("2021-09-17", "2021-09-27", 7),  # 17, Saturday 18; 22-24, Sunday 26, 27
    ("2020-01-17", "2020-02-05", 9),  # 17, Sunday 19, 20-23; the longer holiday of that year; 3-5
    ("2020-06-22", "2020-06-29", 5),  # 22-24; Sunday 28, 29
    ("2020-09-25", "2020-10-12", 8),  # 25, Sunday 27, 28-30; 9, Saturday 10, 12
    ("2019-01-31", "2019-02-12", 6),  # 31, 1, Saturday 2, Sunday 3; 11, 12
    ("2019-04-26", "2019-05-06", 6),  # 26, Sunday 28, 29, 30; Sunday 5, 6
    ("2018-09-28", "2018-10-08", 4),  # 28, Saturday 29, Sunday 30; 8
    ("2018-12-27", "2019-01-03", 5),  # 27, 28, Saturday 29; 2, 3 of the next year
    ("2026-01-01", "2026-01-05", 2),  # Sunday 4, 5
    ("2026-02-12", "2026-03-02", 9),  # 12, 13, Saturday 14; 24-27, Saturday 28, 2
)


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return load_calendar(resource("holidays"))


@pytest.mark.parametrize(("start", "end", "days"), WORKING)
def test_that_working_days_are_those_of_the_notices(calendar: WorkCalendar, start: str, end: str, days: int) -> None:
    counted = period_days(date.fromisoformat(start), date.fromisoformat(end), calendar, DayKind.WORKING)
    assert counted == days


def test_that_seven_days_of_a_notice_are_seven_calendar_days(calendar: WorkCalendar) -> None:
    assert period_days(date(2019, 12, 13), date(2019, 12, 19), calendar, DayKind.CALENDAR) == 7


def test_that_a_changed_day_counts_otherwise_and_only_that_day() -> None:
    plain = HolidayYear(2027)
    year = plain.marked(date(2027, 1, 1), DayMark.OFF, "元旦").marked(date(2027, 1, 10), DayMark.WORK)
    calendar = WorkCalendar({2027: year})
    assert period_days(date(2027, 1, 1), date(2027, 1, 10), calendar, DayKind.WORKING) == 6
    back = year.marked(date(2027, 1, 1), None).marked(date(2027, 1, 10), None)
    assert back == plain


def test_that_days_off_in_a_row_read_as_one_stretch() -> None:
    days = frozenset(date(2027, 2, d) for d in (5, 6, 7))
    year = replace(HolidayYear(2027, off=days, work=frozenset({date(2027, 2, 20)})), names={date(2027, 2, 5): "春节"})
    assert [(s.mark, s.start.day, s.end.day, s.days, s.name) for s in year.stretches()] == [
        (DayMark.OFF, 5, 7, 3, "春节"),
        (DayMark.WORK, 20, 20, 1, ""),
    ]


def test_that_no_day_is_off_and_worked_and_none_is_of_another_year() -> None:
    day = frozenset({date(2027, 1, 9)})
    with pytest.raises(Refused, match="calendar_day_twice"):
        checked(HolidayYear(2027, off=day, work=day))
    with pytest.raises(Refused, match="calendar_day_outside"):
        checked(HolidayYear(2026, off=day))


def test_that_a_period_into_an_unknown_year_names_the_year(calendar: WorkCalendar) -> None:
    with pytest.raises(UnknownYear) as unknown:
        period_days(date(2026, 12, 28), date(2031, 1, 4), calendar, DayKind.WORKING)
    assert unknown.value.year == 2027
