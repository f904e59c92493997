"""倒排到期: the days ahead, counted back from deadlines, and the progress of the whole list. Reading only."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dujiao_desktop.domain.outlook import SHOWN_DAYS, DayAhead, Outlook
from dujiao_desktop.domain.rule_pack import StepKind
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.work_calendar import UnknownYear, last_day

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.lists import Lists

_NAMED = 3
_BEFORE_NOTICE = frozenset(
    {
        CloseoutStatus.NOT_STARTED,
        CloseoutStatus.AWAITING_SELF_CHECK,
        CloseoutStatus.AWAITING_VERIFICATION,
        CloseoutStatus.AWAITING_PUBLIC_NOTICE,
        CloseoutStatus.RETURNED,
        CloseoutStatus.REOPENED,
    }
)


def look_ahead(lists: Lists, office: Office, today: date) -> Outlook:
    """The next days on which something falls, and the figures of the whole list."""
    dates, figures = lists.outlook(today)
    lines: dict[date, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for day, number, status in dates.deadlines:
        lines[day]["时限"].append(number)
        start = latest_notice_start(day, office)
        if status in _BEFORE_NOTICE and start is not None and start >= today:
            lines[start]["公示最晚开始"].append(number)
    for day, number in dates.returns:
        lines[day]["补正期限"].append(number)
    for day, number in dates.complaints:
        lines[day]["办结期限"].append(f"举报件 {number}")
    ahead = tuple(
        DayAhead(day, tuple(_said(numbers, word) for word, numbers in sorted(lines[day].items())))
        for day in sorted(lines)[:SHOWN_DAYS]
    )
    return Outlook(
        ahead,
        figures.due,
        figures.due_done,
        figures.total,
        figures.closed,
        figures.done_open,
        figures.long_term,
    )


def latest_notice_start(deadline: date, office: Office) -> date | None:
    """The last day on which a public notice can begin and still end by `deadline`; None without notice or holidays."""
    rules = office.rules
    if rules.step_of_kind(StepKind.PUBLIC_NOTICE) is None:
        return None
    notice = rules.notice
    start = deadline - timedelta(max(notice.days, 1) - 1)
    try:
        while last_day(start, notice.days, office.calendar, notice.day_kind) > deadline:
            start -= timedelta(1)
    except UnknownYear:
        return None
    return start


def _said(numbers: list[str], word: str) -> str:
    shown = "、".join(numbers[:_NAMED])
    more = f" 等 {len(numbers)} 项" if len(numbers) > _NAMED else ""
    return f"{shown}{more} {word}"
