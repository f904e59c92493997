"""倒排到期: the days ahead, counted back from deadlines, and the progress of the whole list. Reading only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from dujiao_desktop.domain.backward_plan import PlannedStep, backward_plan, longest_plan, open_steps
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.outlook import SHOWN_DAYS, DayAhead, Falling, LineAhead, Outlook
from dujiao_desktop.domain.rule_pack import StepKind
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.work_calendar import UnknownYear

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.lists import Lists

_NAMED = 3
_CLOSEOUT = "closeout"


@dataclass(frozen=True, slots=True)
class _Task:
    """A task by its row key, and where it is attended to."""

    key: int
    place: str


_Falls = dict[date, dict[str, list[_Task | Falling]]]
"""What falls on a day, by what it is; tasks by row key, complaints as they are shown."""


def look_ahead(lists: Lists, office: Office, today: date) -> Outlook:
    """The next days on which something falls, and the figures of the whole list.

    Of a task's plan the step that comes next is named, and its public notice, whose days are prescribed; what should
    have begun already is named today. All of the plan stands on the task's card.
    """
    rules = office.rules
    dates, figures = lists.outlook(today, SHOWN_DAYS, longest_plan(rules), rules.lookback.first_days)
    lines: _Falls = defaultdict(lambda: defaultdict(list))
    without: dict[int, int] = defaultdict(int)

    @cache
    def plan(deadline: date, status: CloseoutStatus) -> tuple[PlannedStep, ...] | UnknownYear:
        try:
            return backward_plan(deadline, open_steps(rules, status), rules, office.calendar, today)
        except UnknownYear as unknown:
            return unknown

    for day, key, status in dates.deadlines:
        lines[day]["时限"].append(_Task(key, _CLOSEOUT))
        planned = plan(day, CloseoutStatus(status))
        if isinstance(planned, UnknownYear):
            without[planned.year] += 1
            continue
        for place, step in enumerate(planned):
            at = _Task(key, f"{_CLOSEOUT}/{step.step.key}")
            if place == 0 and step.is_late:
                lines[today][f"应已开始{step.step.word}"].append(at)
            elif not step.is_late and (place == 0 or step.step.kind is StepKind.PUBLIC_NOTICE):
                lines[step.start][f"{step.step.word}最晚开始"].append(at)
    for day, key in dates.returns:
        lines[day]["补正期限"].append(_Task(key, _CLOSEOUT))
    for due in dates.visits:
        lines[due.visit.due][due.visit.word].append(_Task(due.key, due.visit.place))
    for day, complaint_id, number in dates.complaints:
        lines[day]["举报件办结期限"].append(Falling(number, None, complaint_id))
    return Outlook(
        tuple(_days(lists, lines)),
        figures.due,
        figures.due_done,
        figures.total,
        figures.closed,
        figures.done_open,
        figures.long_term,
        tuple(sorted(without.items())),
    )


def _days(lists: Lists, lines: _Falls) -> Iterator[DayAhead]:
    """The nearest days, with the first few of each line named."""
    shown = sorted(lines)[:SHOWN_DAYS]
    falls = [one for day in shown for line in lines[day].values() for one in line[:_NAMED]]
    names = lists.task_names({one.key for one in falls if isinstance(one, _Task)})
    for day in shown:
        yield DayAhead(day, tuple(_line(word, line, names) for word, line in sorted(lines[day].items())))


def _line(word: str, falls: list[_Task | Falling], names: Mapping[int, tuple[TaskId, str]]) -> LineAhead:
    named = []
    for one in falls[:_NAMED]:
        if isinstance(one, Falling):
            named.append(one)
        # Between two readings a task may have been removed.
        elif one.key in names:
            task_id, number = names[one.key]
            named.append(Falling(number, task_id, None, one.place))
    return LineAhead(word, tuple(named), len(falls) - len(falls[:_NAMED]) + len(named))
