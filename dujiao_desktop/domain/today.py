"""今天: what is due, overdue, sent back, waited for, and what to do first."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dujiao_desktop.domain.complaint import Complaint
from dujiao_desktop.domain.task_line import TaskLine

DUE_SOON_DAYS: Final = 7
FIRST_SHOWN: Final = 30
LONG_TERM_DAYS: Final = 90
"""How long a long-term task may go without progress: plans are followed up every quarter."""


class TodayKind(StrEnum):
    """Why something comes first; in the order of urgency."""

    RETURNED = "returned"  # 退回待补正
    OVERDUE = "overdue"  # 逾期
    DUE_SOON = "due_soon"  # 七天内到期
    WARNED = "warned"  # 预警
    NOTICE_ENDED = "notice_ended"  # 公示期满
    COMPLAINT_DUE = "complaint_due"  # 举报件到期
    REVIEW_DUE = "review_due"  # 长期坚持复核、回头看到期


@dataclass(frozen=True, slots=True)
class WaitingFor:
    """Tasks whose next step is another office's.

    Attributes:
        unit: That office; empty when the task does not name it.
        step: The step waited for, in the office's word.
        keys: Row keys of the tasks.
    """

    unit: str
    step: str
    keys: array[int]

    @property
    def count(self) -> int:
        """How many tasks."""
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One line of 先做这几件.

    Attributes:
        line: The task; None for a complaint.
        complaint: The complaint; None for a task.
        reason: Why it is here, e.g. “逾期 12 天”.
        action: What to do, in a word, e.g. “填结果”.
        place: Where, as in `Missing.place`; for a complaint the field.
        missing: How many things the next step lacks.
        lacks: The first of them, in words.
        warning: The office's word for the warning that stands; empty for none.
    """

    kind: TodayKind
    reason: str
    action: str
    place: str
    line: TaskLine | None = None
    complaint: Complaint | None = None
    missing: int = 0
    lacks: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    """The first page. Groups are row keys for a list, the most urgent first; a task can be in several.

    Attributes:
        in_notice: Published, or to be published by the other office: the notice is not registered yet.
        notice_ended: The notice is registered and over; the next step is ours or asked for.
        long_term_due: Long-term tasks, closed or not, without progress or visit for `LONG_TERM_DAYS`.
        reviews_due: Tasks, closed or not, whose next 长期坚持复核 or 回头看, the first one too, is overdue or due within
            `DUE_SOON_DAYS`.
        warned: Under a warning, the most serious first; also closed ones, until the warning is lifted.
        complaints_due: Complaints not closed that are overdue or due within `DUE_SOON_DAYS`.
        first: What to do first, at most `FIRST_SHOWN`; no task twice.
    """

    returned: array[int]
    overdue: array[int]
    due_soon: array[int]
    in_notice: array[int]
    notice_ended: array[int]
    long_term_due: array[int]
    warned: array[int]
    reviews_due: array[int]
    complaints_due: tuple[Complaint, ...]
    waiting_for_others: tuple[WaitingFor, ...]
    first: tuple[TodayItem, ...]


@dataclass(frozen=True, slots=True)
class NavigationCounts:
    """Numbers beside the entries of the navigation.

    Attributes:
        urgent: Tasks sent back, overdue or due soon, each once, and complaints due.
        open_complaints: Not 已办结.
        waiting_files: Evidence that waits for its task.
    """

    urgent: int
    open_complaints: int
    waiting_files: int = 0
