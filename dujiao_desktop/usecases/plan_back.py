"""倒排计划 of one task: what is still to be done, counted back from its deadline. Reading only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dujiao_desktop.domain.backward_plan import PlannedStep, backward_plan
from dujiao_desktop.domain.work_calendar import DayKind, UnknownYear

if TYPE_CHECKING:
    from dujiao_desktop.domain.case_file import CaseFile
    from dujiao_desktop.domain.office import Office


@dataclass(frozen=True, slots=True)
class Plan:
    """A task's plan, or why there is none.

    Attributes:
        deadline: Last day of the task; None where its words name none, or where it is closed.
        steps: The steps still open.
        unknown_year: The year without a calendar that keeps the plan from being made.
    """

    deadline: date | None = None
    steps: tuple[PlannedStep, ...] = ()
    unknown_year: UnknownYear | None = None


def plan_of(case: CaseFile, office: Office, today: date) -> Plan:
    """The plan of a task as of today."""
    office = office.under(case.closeout)
    deadline = case.task.deadline.end
    current = case.closeout.current
    still_open = tuple(s for s in office.rules.steps if current.record_of(s.key) is None)
    if deadline is None or not still_open:
        return Plan()
    try:
        return Plan(deadline, backward_plan(deadline, still_open, office.rules, office.calendar, today))
    except UnknownYear as unknown:
        return Plan(deadline, unknown_year=unknown)


def plan_words(planned: PlannedStep, today: date) -> str:
    """自查　最晚 11-30 开始，12-04 办完（5 个工作日，估计）."""
    count = f"{planned.days} {'个工作日' if planned.day_kind is DayKind.WORKING else '天'}"
    estimate = "，估计" if planned.is_estimate else ""
    return f"最晚 {_day(planned.start, today)} 开始，{_day(planned.end, today)} 办完（{count}{estimate}）"


def _day(day: date, today: date) -> str:
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()
