"""What was said of things that a step asks for and that are not there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.slot_answer import SlotAnswer
from dujiao_desktop.store import reading, translate
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import EVIDENCE, SLOT_ANSWER, TASK


@dataclass(frozen=True, slots=True)
class SlotAnswers:
    """Answers, at most one for a slot in a round."""

    session: Session

    def add(self, answer: SlotAnswer) -> None:
        """Keep a new answer."""
        self.session.insert(SLOT_ANSWER, translate.slot_answer_values(answer))
        self.session.count_change(TASK, answer.task_id)

    def save(self, answer: SlotAnswer) -> None:
        """Keep a changed answer. Raises ``record_not_found``, ``changed_meanwhile``."""
        values = translate.slot_answer_values(answer)
        if self.session.change(SLOT_ANSWER, values, revision=answer.stamp.revision):
            self.session.count_change(TASK, answer.task_id)

    def remove(self, answer: SlotAnswer) -> None:
        """Delete an answer; the history keeps what it said."""
        self.session.delete(SLOT_ANSWER, [self.session.row(SLOT_ANSWER, answer.id)["key"]])
        self.session.count_change(TASK, answer.task_id)

    def of(self, task_id: TaskId) -> tuple[SlotAnswer, ...]:
        """Those of a task, of all rounds, in the order they were given."""
        return tuple(reading.slot_answers(self.session.connection, (task_id,)).get(task_id, ()))

    def resting_on(self, evidence_id: EvidenceId) -> SlotAnswer | None:
        """An answer of any round that rests on this signed statement, or on one for which it stands."""
        replaced = select(EVIDENCE.c.id).where(EVIDENCE.c.replaced_by == evidence_id)
        rests = (SLOT_ANSWER.c.statement_id == evidence_id) | SLOT_ANSWER.c.statement_id.in_(replaced)
        row = self.session.connection.execute(select(SLOT_ANSWER).where(rests).limit(1)).mappings().first()
        return translate.slot_answer_from(row) if row is not None else None


def check_no_answer(session: Session, evidence_id: EvidenceId, title: str) -> None:
    """Refuse to let go of the signed statement of an answer: ``statement_in_use``."""
    if SlotAnswers(session).resting_on(evidence_id) is not None:
        raise Refused("statement_in_use", title=title)
