"""说明缺项: 不适用 or 无法提供 with a reason, the signed statement that goes with it, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import SlotAnswerId, TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.slot_answer import Reply, SlotAnswer
from dujiao_desktop.domain.slots import Slot, SlotState, slot_named
from dujiao_desktop.domain.task import CloseoutStatus, Stamp
from dujiao_desktop.domain.transition import confirm
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.usecases.advance_closeout import kept
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, FileTaken, add_to_case, taking_in

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class SlotDraft:
    """What the officer says of one thing that is not there.

    Attributes:
        slot: Key, word, or step and key, see `slot_named`.
        scans: Files of the signed 情况说明, where it is there already; one PDF, or one photo.
    """

    slot: str
    reply: Reply
    reason: str
    scans: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class SlotAnswered:
    """How the slot stands now."""

    slot: Slot
    changes: Changes


def answer_slot(
    store: Store, task_id: TaskId, draft: SlotDraft, *, office: Office, by: Officer, now: datetime, finishes: str = ""
) -> SlotAnswered:
    """Say why something is not there, in the round under way; an answer given before is replaced by it.

    A signed statement that goes with 无法提供 is attached in the same act, or later by `attach_statement`.

    Raises:
        Refused: ``task_not_found``, ``task_closed``, ``unknown_slot``, ``slot_is_filled``, ``field_empty``,
            ``slot_needs_no_statement``, ``one_statement``, and as `attach_evidence`.
    """
    reason = draft.reason.strip()
    if not reason:
        raise Refused("field_empty", field="原因")
    if len(draft.scans) > 1:
        raise Refused("one_statement", count=len(draft.scans))
    with taking_in(store) as take:
        files = take(draft.scans, EvidenceKind.STATEMENT)
        with store.work(by=by, now=now, action="answer_slot") as work:
            case, office = _open_case(work, task_id, office)
            slot = slot_named(case, office.rules, draft.slot)
            if slot.state is SlotState.FILLED:
                raise Refused("slot_is_filled", slot=slot.rule.word)
            explained = draft.reply is Reply.CANNOT_PROVIDE
            if files and not explained:
                raise Refused("slot_needs_no_statement", slot=slot.rule.word)
            held = slot.answer.statement_id if slot.answer and explained else None
            statement = _statement(work, case, slot, files[0], office, by, now).id if files else held
            said = SlotAnswer(
                id=slot.answer.id if slot.answer else SlotAnswerId(new_id()),
                task_id=task_id,
                round=case.closeout.current.number,
                step=slot.step.key,
                slot=slot.rule.key,
                reply=draft.reply,
                reason=reason,
                statement_id=statement,
                answered_by=by.id,
                answered_at=now,
                stamp=slot.answer.stamp if slot.answer else Stamp(office.workspace_id),
            )
            (work.slots.save if slot.answer else work.slots.add)(said)
            return _done(work, task_id, slot, office, finishes)


def attach_statement(
    store: Store,
    task_id: TaskId,
    slot: str,
    scan: Path,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> SlotAnswered:
    """Attach the scan of a signed 情况说明 to what was said; one attached before gives way to it.

    Raises:
        Refused: ``task_not_found``, ``task_closed``, ``unknown_slot``, ``slot_not_answered``,
            ``slot_needs_no_statement``, ``statement_is_other``, and as `attach_evidence`.
    """
    with taking_in(store) as take:
        (file,) = take([scan], EvidenceKind.STATEMENT)
        with store.work(by=by, now=now, action="attach_statement") as work:
            case, office = _open_case(work, task_id, office)
            found = slot_named(case, office.rules, slot)
            if found.answer is None:
                raise Refused("slot_not_answered", slot=found.rule.word)
            if found.answer.reply is not Reply.CANNOT_PROVIDE:
                raise Refused("slot_needs_no_statement", slot=found.rule.word)
            item = _statement(work, case, found, file, office, by, now)
            work.slots.save(replace(found.answer, statement_id=item.id))
            return _done(work, task_id, found, office, finishes)


def withdraw_slot_answer(
    store: Store, task_id: TaskId, slot: str, *, office: Office, by: Officer, now: datetime, finishes: str = ""
) -> SlotAnswered:
    """Take back what was said in the round under way; the scan of the statement stays among the evidence.

    Raises:
        Refused: ``task_not_found``, ``task_closed``, ``unknown_slot``, ``slot_not_answered``.
    """
    with store.work(by=by, now=now, action="withdraw_slot_answer") as work:
        case, office = _open_case(work, task_id, office)
        found = slot_named(case, office.rules, slot)
        if found.answer is None:
            raise Refused("slot_not_answered", slot=found.rule.word)
        work.slots.remove(found.answer)
        return _done(work, task_id, found, office, finishes)


def _open_case(work: Work, task_id: TaskId, office: Office) -> tuple[CaseFile, Office]:
    """The task, and the office as it works on its round. Raises ``task_closed``: a closed round is only read."""
    case = work.case_for_gates(task_id)
    if case.task.closeout_status is CloseoutStatus.CLOSED:
        raise Refused("task_closed", number=case.task.number)
    return case, office.under(case.closeout)


def _statement(
    work: Work, case: CaseFile, slot: Slot, file: FileTaken, office: Office, by: Officer, now: datetime
) -> EvidenceItem:
    """The signed statement as evidence; one held from an earlier round counts again by being attached anew."""
    title = f"{slot.rule.word}：{office.rules.forms.statement}"
    draft = EvidenceDraft(EvidenceKind.STATEMENT, title, step=slot.step.key)
    item = add_to_case(work, case.task.id, file, draft, office, by, now)
    if item.kind is not EvidenceKind.STATEMENT:
        raise Refused("statement_is_other", title=item.title)
    if item.id in case.closeout.current.unconfirmed:
        kept(work, case, confirm(case, {item.id}), office)
    return item


def _done(work: Work, task_id: TaskId, slot: Slot, office: Office, finishes: str) -> SlotAnswered:
    after = slot_named(work.case_for_gates(task_id), office.rules, f"{slot.step.key}/{slot.rule.key}")
    work.commit(finishes)
    one = frozenset({task_id})
    return SlotAnswered(after, Changes(tasks=one, closeout_of=one, evidence_of=one))
