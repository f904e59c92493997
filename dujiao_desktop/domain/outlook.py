"""倒排到期与全年进度: what falls on which day, and how far the whole list has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

SHOWN_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class DayAhead:
    """What falls on one day; each line names its tasks, e.g. “21、22 时限”."""

    day: date
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The right side of the first page. The figures are those of the statistics table of the same day.

    Attributes:
        days: The next days on which something falls, at most `SHOWN_DAYS`.
        due: Tasks whose last day is not after today.
        due_done: How many of those are 已完成整改.
        total: All tasks.
        closed: 已销号.
        done_open: 已完成整改 and not yet 已销号.
        long_term: 长期坚持.
        without_calendar: Years without a calendar, each with how many of the nearest deadlines it keeps from being
            counted back from.
    """

    days: tuple[DayAhead, ...]
    due: int
    due_done: int
    total: int
    closed: int
    done_open: int
    long_term: int
    without_calendar: tuple[tuple[int, int], ...] = ()
