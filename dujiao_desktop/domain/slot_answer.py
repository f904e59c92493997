"""缺项说明: what an officer says of something a step asks for and that is not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dujiao_desktop.domain.identity import EvidenceId, OfficerId, SlotAnswerId, TaskId
from dujiao_desktop.domain.task import UNSTAMPED, Stamp


class Reply(StrEnum):
    """The two things that can be said; neither ever counts as 有."""

    NOT_APPLICABLE = "not_applicable"  # 不适用：the task has no such thing
    CANNOT_PROVIDE = "cannot_provide"  # 无法提供：it should be there; a signed 情况说明 says why it is not


REPLY_WORDS: dict[Reply, str] = {Reply.NOT_APPLICABLE: "不适用", Reply.CANNOT_PROVIDE: "无法提供"}


@dataclass(frozen=True, slots=True)
class SlotAnswer:
    """What was said of one slot in one round; a new round asks again.

    Attributes:
        step, slot: Keys in the rule pack of the round.
        statement_id: Scan of the signed 情况说明; None until it is there.
    """

    id: SlotAnswerId
    task_id: TaskId
    round: int
    step: str
    slot: str
    reply: Reply
    reason: str
    statement_id: EvidenceId | None = None
    answered_by: OfficerId | None = None
    answered_at: datetime | None = None
    stamp: Stamp = UNSTAMPED
