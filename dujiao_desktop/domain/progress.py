"""进展: what was reported for a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dujiao_desktop.domain.identity import OfficerId, ProgressId, TaskId
from dujiao_desktop.domain.task import UNSTAMPED, ProgressStatus, Stamp


class PeriodKind(StrEnum):
    """Which report an entry belongs to."""

    DAY = "day"
    WEEK = "week"
    TEN_DAYS = "ten_days"
    HALF_MONTH = "half_month"
    MONTH = "month"
    QUARTER = "quarter"
    OCCASION = "occasion"  # 不定期


@dataclass(frozen=True, slots=True)
class ProgressEntry:
    """One progress entry; `as_of` is the day it speaks of, `entered_at` the moment it was typed."""

    id: ProgressId
    task_id: TaskId
    as_of: date
    text: str
    status: ProgressStatus
    period: PeriodKind = PeriodKind.OCCASION
    problem: str = ""
    next_step: str = ""
    entered_by: OfficerId | None = None
    entered_at: datetime | None = None
    stamp: Stamp = UNSTAMPED
