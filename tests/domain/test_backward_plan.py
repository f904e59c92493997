"""倒排计划: each step as late as it can be, and none after the deadline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dujiao_desktop.domain.backward_plan import backward_plan, longest_plan, open_steps
from dujiao_desktop.domain.rule_pack import NoticeRule, StepKind
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.work_calendar import DayKind, UnknownYear, period_days
from tests.builders import an_office

OFFICE = an_office()
RULES, CALENDAR = OFFICE.rules, OFFICE.calendar
EARLY = date(2018, 1, 1)


def _spans(deadline: date, today: date = EARLY) -> list[tuple[str, str, str, bool]]:
    made = backward_plan(deadline, RULES.steps, RULES, CALENDAR, today)
    return [(p.step.key, f"{p.start:%m-%d}", f"{p.end:%m-%d}", p.is_late) for p in made]


def test_that_steps_are_counted_back_from_the_deadline_over_holidays_and_worked_weekends() -> None:
    # 9 to 31 October by hand: Saturday 10 October is worked, 1 to 7 are off, so is 25 to 27 September.
    assert _spans(date(2026, 10, 31)) == [
        ("self-check", "09-20", "09-24", False),  # Sunday 20 is worked, 21, 22, 23, 24
        ("verification", "09-28", "10-09", False),  # 28, 29, 30; 8, 9
        ("public-notice", "10-10", "10-15", False),  # Saturday 10 is worked, 12, 13, 14, 15
        ("archiving", "10-16", "10-20", False),  # 16, 19, 20
        ("filing", "10-21", "10-23", False),
        ("closing", "10-26", "10-30", False),  # 31 is a Saturday
    ]


def test_that_what_should_have_begun_is_marked_and_the_day_itself_is_in_time() -> None:
    late = [is_late for *_, is_late in _spans(date(2026, 10, 31), today=date(2026, 10, 10))]
    assert late == [True, True, False, False, False, False]


def test_that_the_notice_takes_the_days_of_the_notice_rule() -> None:
    ten = replace(RULES, notice=NoticeRule(10, DayKind.CALENDAR))
    made = backward_plan(date(2026, 10, 31), RULES.steps, ten, CALENDAR, EARLY)
    notice = next(p for p in made if p.step.kind is StepKind.PUBLIC_NOTICE)
    assert (notice.start, notice.end, notice.days, notice.is_estimate) == (
        date(2026, 10, 6), date(2026, 10, 15), 10, False,
    )  # fmt: skip
    assert all(p.is_estimate for p in made if p is not notice)


@given(deadline=st.dates(date(2019, 1, 1), date(2026, 12, 31)))
def test_that_no_step_could_begin_a_day_later(deadline: date) -> None:
    made = backward_plan(deadline, RULES.steps, RULES, CALENDAR, EARLY)
    limits = [*(p.start - timedelta(1) for p in made[1:]), deadline]
    for planned, limit in zip(made, limits, strict=True):
        assert planned.end <= limit
        assert period_days(planned.start, planned.end, CALENDAR, planned.day_kind) == planned.days
        assert period_days(planned.start + timedelta(1), limit, CALENDAR, planned.day_kind) == planned.days - 1
    assert (deadline - made[0].start).days < longest_plan(RULES)


def test_that_only_the_steps_still_open_are_planned() -> None:
    assert [s.key for s in open_steps(RULES, CloseoutStatus.AWAITING_ARCHIVING)] == ["archiving", "filing", "closing"]
    assert open_steps(RULES, CloseoutStatus.RETURNED) == RULES.steps
    assert open_steps(RULES, CloseoutStatus.CLOSED) == ()


def test_that_a_year_without_a_calendar_is_asked_for() -> None:
    with pytest.raises(UnknownYear) as unknown:
        backward_plan(date(2027, 1, 8), RULES.steps, RULES, CALENDAR, EARLY)
    assert unknown.value.year == 2027
