"""倒排到期与全年进度: what falls on which day, and how far the whole list has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from dujiao_desktop.domain.identity import ComplaintId, TaskId

SHOWN_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Falling:
    """What falls on a day, of one task or one complaint.

    Attributes:
        number: 序号, or 受理编号.
        task_id: The task; None for a complaint.
        complaint_id: The complaint; None for a task.
        place: Where a task is attended to, as in `Missing.place`.
    """

    number: str
    task_id: TaskId | None = None
    complaint_id: ComplaintId | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class LineAhead:
    """What falls on one day for the same reason.

    Attributes:
        word: What it is, e.g. 时限, 自查最晚开始, 首次回头看.
        named: The first few.
        count: How many there are.
    """

    word: str
    named: tuple[Falling, ...]
    count: int

    @property
    def more(self) -> str:
        """That there are more than are named, e.g. “等 5 项”; empty where there are not."""
        return f"等 {self.count} 项" if self.count > len(self.named) else ""

    @property
    def text(self) -> str:
        """The whole line, e.g. “21、22 时限”."""
        parts = ("、".join(one.number for one in self.named), self.more, self.word)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class DayAhead:
    """What falls on one day."""

    day: date
    lines: tuple[LineAhead, ...]


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
