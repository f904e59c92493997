"""What was said of things that are not there."""

from __future__ import annotations

from dujiao_desktop.domain.identity import EvidenceId, SlotAnswerId, TaskId
from dujiao_desktop.domain.slot_answer import Reply, SlotAnswer
from dujiao_desktop.store.translate.values import (
    Row,
    Values,
    iso,
    moment_from,
    officer_id_from,
    stamp_from,
    stamp_values,
)


def slot_answer_values(answer: SlotAnswer) -> Values:
    """The row of an answer."""
    return {
        "id": answer.id,
        "task_id": answer.task_id,
        "round": answer.round,
        "step": answer.step,
        "slot": answer.slot,
        "answer": answer.reply.value,
        "reason": answer.reason,
        "statement_id": answer.statement_id,
        "answered_by": answer.answered_by,
        "answered_at": iso(answer.answered_at),
        **stamp_values(answer.stamp),
    }


def slot_answer_from(row: Row) -> SlotAnswer:
    """An answer from its row."""
    return SlotAnswer(
        id=SlotAnswerId(row["id"]),
        task_id=TaskId(row["task_id"]),
        round=row["round"],
        step=row["step"],
        slot=row["slot"],
        reply=Reply(row["answer"]),
        reason=row["reason"],
        statement_id=EvidenceId(row["statement_id"]) if row["statement_id"] else None,
        answered_by=officer_id_from(row["answered_by"]),
        answered_at=moment_from(row["answered_at"]),
        stamp=stamp_from(row),
    )
