"""What the officer asks of the task list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dujiao_desktop.domain.identity import PlanId
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus


class TaskOrder(StrEnum):
    """Orders the store can give."""

    NUMBER = "number"
    DEADLINE = "deadline"
    PROGRESS = "progress_status"
    CLOSEOUT = "closeout_status"
    PROBLEM = "problem_text"
    UPDATED = "updated_at"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks, in which order; the default is all that are not removed, by number.

    Attributes:
        text: Words to find in numbers, problem, goal, measures, results, progress, captions and file names; two
            Chinese characters are enough, several words must all be found.
        open_only: Leave out what is 已销号.
        overdue_only: Only what is past its last day.
        common: Only 共性 (true) or 个性 (false); None asks for neither.
        plan_id: Only what is under this special plan; None asks for none.
    """

    text: str = ""
    open_only: bool = False
    overdue_only: bool = False
    long_term_only: bool = False
    progress: frozenset[ProgressStatus] = frozenset()
    closeout: frozenset[CloseoutStatus] = frozenset()
    common: bool | None = None
    plan_id: PlanId | None = None
    order: TaskOrder = TaskOrder.NUMBER
    descending: bool = False
