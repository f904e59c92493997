"""群众举报件: citizens' complaints handed over in batches. No informant data lives here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dujiao_desktop.domain.identity import BatchId, ComplaintId, SourceId
from dujiao_desktop.domain.task import UNSTAMPED, Stamp


class Truth(StrEnum):
    """是否属实."""

    UNKNOWN = "unknown"
    FULL = "full"  # 属实
    MOSTLY = "mostly"  # 基本属实
    PARTLY = "partly"  # 部分属实
    NOT = "not"  # 不属实


class ComplaintStatus(StrEnum):
    """办结状态."""

    OPEN = "open"  # 未办结
    INTERIM = "interim"  # 阶段性办结
    CLOSED = "closed"  # 已办结


STATUS_WORDS: dict[ComplaintStatus, str] = {
    ComplaintStatus.OPEN: "未办结",
    ComplaintStatus.INTERIM: "阶段性办结",
    ComplaintStatus.CLOSED: "已办结",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint. `acceptance_no` is text without its star; `is_key_case` is the star (重点件)."""

    id: ComplaintId
    acceptance_no: str
    content: str
    is_key_case: bool = False
    channel: str = ""
    round: str = ""
    batch: str = ""
    received_on: date | None = None
    due_on: date | None = None
    region: str = ""
    address: str = ""
    classes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    truth: Truth = Truth.UNKNOWN
    investigation: str = ""
    handling: str = ""
    accountability: str = ""
    status: ComplaintStatus = ComplaintStatus.OPEN
    closed_on: date | None = None
    repeat_of: str = ""
    source_id: SourceId | None = None
    batch_id: BatchId | None = None
    note: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    stamp: Stamp = UNSTAMPED
