"""预警: how an office judges that a task is in danger. Three levels; recorded with its reason, never computed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dujiao_desktop.domain.identity import OfficerId, TaskId, WarningId


class WarningLevel(StrEnum):
    """How serious; the least first. Their names are in the rule pack, for they differ from place to place."""

    SLOW = "slow"  # 进度偏慢，还能按时完成
    SERIOUS = "serious"  # 明显滞后，不采取措施完不成
    BLOCKED = "blocked"  # 受阻，按时限完不成


@dataclass(frozen=True, slots=True)
class WarningRecord:
    """One judgement, from the day it stood to the day it was lifted.

    Attributes:
        reason: Why, in the officer's words.
        since: Day from which on it stands, as stated; `set_at` is when it was typed.
        number: 文号 of the letter by which it was given (督查单, 预警函); empty when there is none.
        lifted_on: Day it was lifted; None while it stands.
        lift_reason: Why it was lifted, or to which level it was changed.
    """

    id: WarningId
    task_id: TaskId
    level: WarningLevel
    reason: str
    since: date
    number: str = ""
    set_by: OfficerId | None = None
    set_at: datetime | None = None
    lifted_on: date | None = None
    lift_reason: str = ""
    lifted_by: OfficerId | None = None

    @property
    def stands(self) -> bool:
        """Whether it has not been lifted."""
        return self.lifted_on is None


def standing(warnings: Iterable[WarningRecord]) -> WarningRecord | None:
    """The one that stands; a task has at most one."""
    return next((w for w in warnings if w.stands), None)
