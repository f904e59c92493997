"""倒排计划: from the deadline back, the last days on which each step can begin and still be over in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dujiao_desktop.domain.closeout import WAITING_STATUS
from dujiao_desktop.domain.rule_pack import RulePack, StepKind, StepRule
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.work_calendar import DayKind, WorkCalendar

_ONE = timedelta(1)
_LONG_HOLIDAY = 12


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step still open, as late as it can be.

    Attributes:
        start, end: Latest first and last day, both included and both counted days of `day_kind`.
        days: How many days it is given.
        is_estimate: `days` is what the step usually takes; False for a notice, whose days are prescribed.
        is_late: `start` is past, and the step not done.
    """

    step: StepRule
    start: date
    end: date
    days: int
    day_kind: DayKind
    is_estimate: bool
    is_late: bool


def backward_plan(
    deadline: date, steps: Iterable[StepRule], rules: RulePack, calendar: WorkCalendar, today: date
) -> tuple[PlannedStep, ...]:
    """Latest start and end of each step, in the order of the steps.

    The last step ends on `deadline`, or on the last counted day before it; each other one ends before the next begins.
    The deadline is what has to be met by the whole close-out: an office that closes later sets no step after it.

    Args:
        deadline: Last day of the task, included.
        steps: The steps still open, in their order.
        rules: Gives the days of the public notice.
        calendar: Holidays and worked weekend days.
        today: Decides what is late.

    Raises:
        UnknownYear: Working days are counted in a year without data.
    """
    planned: list[PlannedStep] = []
    limit = deadline
    for step in reversed(tuple(steps)):
        is_notice = step.kind is StepKind.PUBLIC_NOTICE
        days = rules.notice.days if is_notice else step.plan_days
        kind = rules.notice.day_kind if is_notice else step.plan_day_kind
        start, end = _counted_back(limit, days, kind, calendar)
        planned.append(PlannedStep(step, start, end, days, kind, not is_notice, start < today))
        limit = start - _ONE
    return tuple(reversed(planned))


def open_steps(rules: RulePack, status: CloseoutStatus) -> tuple[StepRule, ...]:
    """The steps that a close-out of this status still has to take.

    Where a pack repeats a kind of step the status does not tell which of them is waited for: the first is taken.
    """
    if status is CloseoutStatus.CLOSED:
        return ()
    for number, step in enumerate(rules.steps):
        if WAITING_STATUS[step.kind] is status:
            return rules.steps[number:]
    return rules.steps


def longest_plan(rules: RulePack) -> int:
    """Calendar days that a plan of all steps never exceeds.

    A year has some 250 working days, so its counted days take one and a half times as many; beside that a weekend
    before each step, and two long holidays close together.
    """
    days = [rules.notice.days if s.kind is StepKind.PUBLIC_NOTICE else s.plan_days for s in rules.steps]
    return sum(days) * 3 // 2 + 3 * len(days) + 2 * _LONG_HOLIDAY


def _counted_back(limit: date, days: int, kind: DayKind, calendar: WorkCalendar) -> tuple[date, date]:
    """First and last of the `days` counted days of which none is after `limit`."""
    day, counted = limit, list[date]()
    while True:
        if kind is DayKind.CALENDAR or calendar.is_working_day(day):
            counted.append(day)
            if len(counted) == days:
                return day, counted[0]
        day -= _ONE
