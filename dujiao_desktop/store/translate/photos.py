"""What is noticed about photos, and what is said to it."""

from __future__ import annotations

import json

from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.photo_check import HintAnswer, HintReason, PhotoAnswer, PhotoHint
from dujiao_desktop.store.translate.values import Row, Values, iso, moment_from, officer_id_from


def hint_values(hint: PhotoHint) -> Values:
    """The row of a hint."""
    return {
        "evidence_id": hint.evidence_id,
        "reason": hint.reason.value,
        "other_id": hint.other_id,
        "facts": json.dumps(dict(hint.facts), ensure_ascii=False),
    }


def hint_from(row: Row, answer: PhotoAnswer | None) -> PhotoHint:
    """A hint from its row, with what was said to it."""
    other = row["other_id"]
    return PhotoHint(
        evidence_id=EvidenceId(row["evidence_id"]),
        reason=HintReason(row["reason"]),
        other_id=None if other is None else EvidenceId(other),
        facts=json.loads(row["facts"]),
        answer=answer,
    )


def photo_answer_values(answer: PhotoAnswer) -> Values:
    """The row of an answer."""
    return {
        "id": answer.id,
        "task_id": answer.task_id,
        "evidence_id": answer.evidence_id,
        "reason": answer.reason.value,
        "other_id": answer.other_id,
        "answer": answer.answer.value,
        "text": answer.text,
        "answered_by": answer.answered_by,
        "answered_at": iso(answer.answered_at),
    }


def photo_answer_from(row: Row) -> PhotoAnswer:
    """An answer from its row."""
    other = row["other_id"]
    return PhotoAnswer(
        id=row["id"],
        task_id=TaskId(row["task_id"]),
        evidence_id=EvidenceId(row["evidence_id"]),
        reason=HintReason(row["reason"]),
        answer=HintAnswer(row["answer"]),
        other_id=None if other is None else EvidenceId(other),
        text=row["text"],
        answered_by=officer_id_from(row["answered_by"]),
        answered_at=moment_from(row["answered_at"]),
    )
