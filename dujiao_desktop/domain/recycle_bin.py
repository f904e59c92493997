"""回收站: what was removed and can be brought back until it is emptied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from dujiao_desktop.domain.identity import TaskId

KEPT_DAYS: Final = 90


class RemovedKind(StrEnum):
    """What can lie in the recycle bin."""

    TASK = "task"
    MEASURE = "measure"
    EVIDENCE = "evidence"
    COMPLAINT = "complaint"
    PLAN = "plan"


REMOVED_WORDS: dict[RemovedKind, str] = {
    RemovedKind.TASK: "任务",
    RemovedKind.MEASURE: "措施",
    RemovedKind.EVIDENCE: "佐证",
    RemovedKind.COMPLAINT: "举报件",
    RemovedKind.PLAN: "专项方案",
}


@dataclass(frozen=True, slots=True)
class Removed:
    """One thing in the recycle bin.

    Attributes:
        number: 序号 of the task or measure, 受理编号, 文号, or place of the file in its directory.
        title: The problem, the measure, the file, the complaint, the plan: its beginning is enough to know it.
        task_id: The task it belongs to, or is.
        handed_in: A dossier of the task was handed in; such a task is never emptied.
    """

    kind: RemovedKind
    id: str
    number: str
    title: str
    removed_at: datetime
    task_id: TaskId | None = None
    task_number: str = ""
    handed_in: bool = False

    @property
    def kept_until(self) -> date | None:
        """Last day on which it can be brought back; None when it is kept for good."""
        return None if self.handed_in else self.removed_at.date() + timedelta(KEPT_DAYS)
