"""倒排到期: the days ahead, counted back from deadlines, and the progress of the whole list. Reading only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from dujiao_desktop.domain.backward_plan import PlannedStep, backward_plan, longest_plan, open_steps
from dujiao_desktop.domain.outlook import SHOWN_DAYS, DayAhead, Outlook
from dujiao_desktop.domain.rule_pack import StepKind
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.work_calendar import UnknownYear

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.lists import Lists

_NAMED = 3


def look_ahead(lists: Lists, office: Office, today: date) -> Outlook:
    """The next days on which something falls, and the figures of the whole list.

    Of a task's plan the step that comes next is named, and its public notice, whose days are prescribed; what should
    have begun already is named today. All of the plan stands on the task's card.
    """
    dates, figures = lists.outlook(today, SHOWN_DAYS, longest_plan(office.rules))
    # What falls on a day, by what it is; tasks by row key, what has its number already by that.
    lines: dict[date, dict[str, list[int | str]]] = defaultdict(lambda: defaultdict(list))
    without: dict[int, int] = defaultdict(int)

    @cache
    def plan(deadline: date, status: CloseoutStatus) -> tuple[PlannedStep, ...] | UnknownYear:
        try:
            return backward_plan(deadline, open_steps(office.rules, status), office.rules, office.calendar, today)
        except UnknownYear as unknown:
            return unknown

    for day, key, status in dates.deadlines:
        lines[day]["时限"].append(key)
        planned = plan(day, CloseoutStatus(status))
        if isinstance(planned, UnknownYear):
            without[planned.year] += 1
            continue
        for place, step in enumerate(planned):
            if place == 0 and step.is_late:
                lines[today][f"应已开始{step.step.word}"].append(key)
            elif not step.is_late and (place == 0 or step.step.kind is StepKind.PUBLIC_NOTICE):
                lines[step.start][f"{step.step.word}最晚开始"].append(key)
    for day, number in dates.returns:
        lines[day]["补正期限"].append(number)
    for day, number in dates.complaints:
        lines[day]["办结期限"].append(f"举报件 {number}")
    shown = sorted(lines)[:SHOWN_DAYS]
    named = {one for day in shown for falls in lines[day].values() for one in falls[:_NAMED] if isinstance(one, int)}
    numbers = lists.task_numbers(named)
    ahead = tuple(
        DayAhead(day, tuple(_said(falls, word, numbers) for word, falls in sorted(lines[day].items()))) for day in shown
    )
    return Outlook(
        ahead,
        figures.due,
        figures.due_done,
        figures.total,
        figures.closed,
        figures.done_open,
        figures.long_term,
        tuple(sorted(without.items())),
    )


def _said(falls: list[int | str], word: str, numbers: Mapping[int, str]) -> str:
    # Between two readings a task may have been removed.
    shown = "、".join(numbers.get(one, "") if isinstance(one, int) else one for one in falls[:_NAMED])
    more = f" 等 {len(falls)} 项" if len(falls) > _NAMED else ""
    return f"{shown}{more} {word}"
