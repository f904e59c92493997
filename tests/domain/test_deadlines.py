"""Deadline phrases to days, and the days that count."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dujiao_desktop.domain.deadline_phrases import deadline_in, read_deadline, says_long_term
from dujiao_desktop.domain.deadlines import NO_DEADLINE, DeadlineKind
from dujiao_desktop.domain.work_calendar import (
    DayKind,
    HolidayYear,
    UnknownYear,
    WorkCalendar,
    last_day,
    period_days,
)

HOLIDAYS = Path(__file__).resolve().parents[2] / "resources" / "holidays"

ONE_DAY = {
    "2025年12月底前": "2025-12-31",
    "2025年12月底": "2025-12-31",
    "2025年12月末前": "2025-12-31",
    "2025年12月": "2025-12-31",
    "2025年12月份": "2025-12-31",
    "2025年底前": "2025-12-31",
    "2025年底": "2025-12-31",
    "2025年年底前": "2025-12-31",
    "2025年内": "2025-12-31",
    "2025年": "2025-12-31",
    "2025年度": "2025-12-31",
    "2025年2月底前": "2025-02-28",
    "2024年2月底前": "2024-02-29",
    "2025年6月30日前": "2025-06-30",
    "2025年6月30日": "2025-06-30",
    "2025年6月30日之前": "2025-06-30",
    "2025年6月30号前完成整改": "2025-06-30",
    "2025.12": "2025-12-31",
    "2025.12.31": "2025-12-31",
    "2025.6.30前": "2025-06-30",
    "2025-12-31": "2025-12-31",
    "2025-12-31 00:00:00": "2025-12-31",
    "2025-12": "2025-12-31",
    "2025/6/30": "2025-06-30",
    "20251231": "2025-12-31",
    "202506": "2025-06-30",
    "２０２５年１２月底前": "2025-12-31",
    "２０２５．６．３０": "2025-06-30",
    "2025 年 12 月 底 前": "2025-12-31",
    "二〇二五年十二月底前": "2025-12-31",
    "二○二五年六月三十日前": "2025-06-30",
    "2025年上半年": "2025-06-30",
    "2025年下半年": "2025-12-31",
    "2025年第三季度": "2025-09-30",
    "2025年三季度末": "2025-09-30",
    "2025年一季度": "2025-03-31",
    "2025年9月上旬": "2025-09-10",
    "2025年9月中旬": "2025-09-20",
    "2025年2月下旬": "2025-02-28",
    "2025年12月底前完成": "2025-12-31",
    "2025年12月底前完成，并长期坚持": "2025-12-31",
    "2025年底前完成并长期坚持": "2025-12-31",
    "2025年底前（长期坚持）": "2025-12-31",
    "立行立改，2025年6月底前完成": "2025-06-30",
    "截至2025年12月底": "2025-12-31",
    "于2025年底前": "2025-12-31",
    "整改时限：2025年底前": "2025-12-31",
    "完成时限:2025年6月底": "2025-06-30",
    "2025年12月底前。": "2025-12-31",
}
SPANS = {
    "2017年—2020年底": ("2017-01-01", "2020-12-31"),
    "2017年–2020年底": ("2017-01-01", "2020-12-31"),
    "2017年-2020年底": ("2017-01-01", "2020-12-31"),
    "2017年－2020年底": ("2017-01-01", "2020-12-31"),
    "2017年至2020年底": ("2017-01-01", "2020-12-31"),
    "2017年~2020年底": ("2017-01-01", "2020-12-31"),
    "2017年～2020年底": ("2017-01-01", "2020-12-31"),
    "2017年——2020年底": ("2017-01-01", "2020-12-31"),
    "2017-2020年底": ("2017-01-01", "2020-12-31"),
    "2025—2027年": ("2025-01-01", "2027-12-31"),
    "2025年6月—12月": ("2025-06-01", "2025-12-31"),
    "2025年6月至12月底前": ("2025-06-01", "2025-12-31"),
    "2025年6月至2026年3月底前": ("2025-06-01", "2026-03-31"),
    "2025年1月1日至2025年12月31日": ("2025-01-01", "2025-12-31"),
    "2025年3月1日—6月30日": ("2025-03-01", "2025-06-30"),
    "2025-01-01至2025-12-31": ("2025-01-01", "2025-12-31"),
    "2025.1-2025.12": ("2025-01-01", "2025-12-31"),
    "2025.1.1-12.31": ("2025-01-01", "2025-12-31"),
    "2025/1/1-2025/12/31": ("2025-01-01", "2025-12-31"),
    "自2025年1月至2025年12月底": ("2025-01-01", "2025-12-31"),
    "2025年第一季度—第三季度": ("2025-01-01", "2025-09-30"),
}
WITHOUT_A_DAY = {
    "立行立改": DeadlineKind.IMMEDIATE,
    "即知即改": DeadlineKind.IMMEDIATE,
    "立即整改": DeadlineKind.IMMEDIATE,
    "立行立改并长期坚持": DeadlineKind.IMMEDIATE,
    "立行立改，长期坚持": DeadlineKind.IMMEDIATE,
    "立行立改、长期坚持": DeadlineKind.IMMEDIATE,
    "长期坚持": DeadlineKind.LONG_TERM,
    "长期": DeadlineKind.LONG_TERM,
    "持续推进": DeadlineKind.LONG_TERM,
    "常态化推进": DeadlineKind.LONG_TERM,
}
NOT_UNDERSTOOD = (
    "年底前",
    "6月底前",
    "12月31日前",
    "202X年底前",
    "20XX年12月底",
    "X月XX日",
    "2021年X月X日",
    "2025.13.1",
    "2025年13月",
    "2025年2月30日",
    "2025-02-29",
    "2019年1221日",
    "2025年12月31",
    "2025年12月前",
    "2025年前",
    "2025年第三季度前",
    "2025年9月初",
    "25年底前",
    "45657",
    "2025",
    "按序时进度",
    "3个月内",
    "5个工作日内",
    "汛期前",
    "2025年3月起",
    "2025年6月底前完成方案，2025年12月底前完成整改",
    "2020年底—2017年",
    "2025年1月—6月、8月",
    "1.2025年6月；2.2025年12月",
    "/",
    "详见方案",
)


@pytest.mark.parametrize(("phrase", "last"), ONE_DAY.items())
def test_that_a_phrase_naming_one_last_day_gives_that_day_included(phrase: str, last: str) -> None:
    deadline = read_deadline(phrase)
    assert (deadline.kind, deadline.start, deadline.end) == (DeadlineKind.DATE, None, date.fromisoformat(last))
    assert deadline.text == phrase


@pytest.mark.parametrize(("phrase", "days"), SPANS.items())
def test_that_a_span_gives_its_first_and_last_day(phrase: str, days: tuple[str, str]) -> None:
    deadline = read_deadline(phrase)
    assert deadline.kind is DeadlineKind.SPAN
    assert (deadline.start, deadline.end) == tuple(map(date.fromisoformat, days))
    assert deadline.text == phrase


@pytest.mark.parametrize(("phrase", "kind"), WITHOUT_A_DAY.items())
def test_that_words_for_at_once_and_for_ever_name_no_day(phrase: str, kind: DeadlineKind) -> None:
    deadline = read_deadline(phrase)
    assert (deadline.kind, deadline.start, deadline.end, deadline.text) == (kind, None, None, phrase)


@pytest.mark.parametrize("phrase", NOT_UNDERSTOOD)
def test_that_what_is_not_understood_is_kept_and_asked_never_guessed(phrase: str) -> None:
    deadline = read_deadline(phrase)
    assert (deadline.kind, deadline.start, deadline.end, deadline.text) == (DeadlineKind.UNKNOWN, None, None, phrase)


@pytest.mark.parametrize("nothing", [None, "", "  ", "\u3000\u00a0"])
def test_that_nothing_stated_is_no_deadline(nothing: str | None) -> None:
    assert read_deadline(nothing) == NO_DEADLINE


@pytest.mark.parametrize("cell", [date(2025, 6, 30), datetime(2025, 6, 30, 17, 30)])
def test_that_a_date_from_a_sheet_is_taken_as_it_is(cell: date) -> None:
    deadline = read_deadline(cell)
    assert (deadline.kind, deadline.end, deadline.text) == (DeadlineKind.DATE, date(2025, 6, 30), "2025-06-30")


@given(
    st.text(max_size=40) | st.text(alphabet="0123456789年月日底前上下半旬季度—-至.、，立行改长期坚持 ()", max_size=20)
)
def test_that_no_phrase_at_all_breaks_the_reading_or_loses_its_words(phrase: str) -> None:
    deadline = read_deadline(phrase)
    assert deadline.text == phrase.strip()
    assert (deadline.end is not None) == (deadline.kind in (DeadlineKind.DATE, DeadlineKind.SPAN))
    assert deadline.start is None or (deadline.end is not None and deadline.start < deadline.end)


@given(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(["{0}年{1}月{2}日前", "{0}-{1}-{2}", "{0}.{1}.{2}"])
)
def test_that_every_day_written_out_is_read_as_that_day(day: date, form: str) -> None:
    assert read_deadline(form.format(day.year, day.month, day.day)).end == day


@pytest.mark.parametrize(
    ("measure", "words", "last"),
    [
        ("建成三座污水处理站。(整改时限:2017年—2020年底)", "2017年—2020年底", date(2020, 12, 31)),
        ("建成三座污水处理站（整改时限：2025年12月底前）。", "2025年12月底前", date(2025, 12, 31)),
        ("清运河岸垃圾（2025年6月底前）；", "2025年6月底前", date(2025, 6, 30)),
        ("清运河岸垃圾。完成时限：2025年6月底前。", "2025年6月底前", date(2025, 6, 30)),
        ("清运河岸垃圾（立行立改）", "立行立改", None),
        ("清运河岸垃圾（整改时限：X年底）", "X年底", None),
    ],
)
def test_that_a_deadline_at_the_end_of_a_measure_is_found(measure: str, words: str, last: date | None) -> None:
    deadline = deadline_in(measure)
    assert (deadline.text, deadline.end) == (words, last)


@pytest.mark.parametrize(
    "measure",
    ["明确各区县(含新区)责任。", "印发规划（2021—2025年）。", "落实责任追究办法(试行)", "2017年底完成三座。", ""],
)
def test_that_brackets_with_another_meaning_are_no_deadline(measure: str) -> None:
    assert deadline_in(measure) == NO_DEADLINE


def test_that_long_lasting_work_is_seen_beside_a_day() -> None:
    assert says_long_term("2025年12月底前完成，并长期坚持")
    assert says_long_term("已经完成,长期坚持")
    assert not says_long_term("完成阶段性整改任务,按照时间节点持续推进")
    assert not says_long_term("2025年12月底前")


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    years = {}
    for path in sorted(HOLIDAYS.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        years[data["year"]] = HolidayYear(data["year"], data["source"], frozenset(data["off"]), frozenset(data["work"]))
    return WorkCalendar(years)


def test_that_a_notice_over_the_spring_festival_counts_the_weekend_days_worked_instead(calendar: WorkCalendar) -> None:
    assert period_days(date(2025, 1, 21), date(2025, 2, 8), calendar, DayKind.WORKING) == 10
    assert last_day(date(2025, 1, 21), 10, calendar, DayKind.WORKING) == date(2025, 2, 8)


def test_that_the_day_of_publication_is_the_first_day(calendar: WorkCalendar) -> None:
    assert period_days(date(2025, 1, 3), date(2025, 1, 9), calendar, DayKind.WORKING) == 5
    assert last_day(date(2025, 1, 3), 5, calendar, DayKind.WORKING) == date(2025, 1, 9)
    assert period_days(date(2019, 12, 13), date(2019, 12, 19), calendar, DayKind.CALENDAR) == 7
    assert last_day(date(2019, 12, 13), 7, calendar, DayKind.CALENDAR) == date(2019, 12, 19)


def test_that_a_notice_put_up_on_a_holiday_begins_to_count_on_the_next_working_day(calendar: WorkCalendar) -> None:
    assert last_day(date(2025, 10, 1), 1, calendar, DayKind.WORKING) == date(2025, 10, 9)


def test_that_a_year_without_holiday_data_is_asked_for(calendar: WorkCalendar) -> None:
    with pytest.raises(UnknownYear) as told:
        period_days(date(2031, 12, 30), date(2032, 1, 5), calendar, DayKind.WORKING)
    assert told.value.code == "calendar_year_unknown"
    assert told.value.facts == {"year": 2031}
    assert period_days(date(2031, 12, 30), date(2032, 1, 5), calendar, DayKind.CALENDAR) == 7


def test_that_every_day_worked_instead_is_a_weekend_day(calendar: WorkCalendar) -> None:
    for year in calendar.years.values():
        assert all(day.weekday() >= 5 and day.year == year.year for day in year.work)
        assert all(day.year == year.year for day in year.off)
        assert not year.off & year.work


@given(st.dates(date(2018, 1, 1), date(2026, 6, 30)), st.integers(1, 60))
def test_that_a_period_ends_where_its_days_have_been_counted(start: date, days: int) -> None:
    empty = WorkCalendar({year: HolidayYear(year) for year in range(2018, 2028)})
    end = last_day(start, days, empty, DayKind.WORKING)
    assert period_days(start, end, empty, DayKind.WORKING) == days
