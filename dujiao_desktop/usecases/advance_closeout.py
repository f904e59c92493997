"""办一步、退回: the close-out moves here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.closeout import CloseOut, Conclusion, ReturnRecord, StepRecord
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import EvidenceId, StepRecordId, TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.rule_pack import DoneBy, StepRule
from dujiao_desktop.domain.step_content import ArchiveFacts, MeasureFinding, Objection
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, Task
from dujiao_desktop.domain.transition import advance, step_of
from dujiao_desktop.domain.transition import send_back as sent_back
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.environment.rule_packs import pack_text
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, add_to_case, taking_in

if TYPE_CHECKING:
    from dujiao_desktop.domain.case_file import CaseFile
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class StepDraft:
    """What the officer states about a step; `scans` are files of the signed paper, attached with it."""

    step: str
    happened_on: date
    unit: str = ""
    people: tuple[str, ...] = ()
    conclusion: Conclusion | None = None
    opinion: str = ""
    place: str = ""
    period_from: date | None = None
    period_to: date | None = None
    medium: str = ""
    url: str = ""
    number: str = ""
    signed_on: tuple[date, ...] = ()
    findings: tuple[MeasureFinding, ...] = ()
    demands: str = ""
    notice_text: str = ""
    objections: tuple[Objection, ...] = ()
    archive: ArchiveFacts = ArchiveFacts()
    scans: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class ReturnDraft:
    """Who returned it, why, and what is demanded."""

    step: str
    reason: str
    demand: str
    returned_on: date
    due_on: date | None = None
    unit: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepTaken:
    """Where the close-out stands now."""

    closeout: CloseOut
    status: CloseoutStatus
    changes: Changes


def take_step(
    store: Store, task_id: TaskId, draft: StepDraft, *, office: Office, by: Officer, now: datetime, finishes: str = ""
) -> StepTaken:
    """Do or register one step, with its scans, in one transaction.

    Raises:
        StepNotReady: Something is missing; nothing was written.
        Refused: Order, state or files are not right.
    """
    with store.lists() as lists:
        office = office.under(lists.closeout(task_id))
    step = step_of(office.rules, draft.step)
    with taking_in(store) as take:
        files = take(draft.scans, step.scan_kind)
        with store.work(by=by, now=now, action="take_step") as work:
            task = work.tasks.get(task_id)
            paper = office.rules.evidence_word(step.scan_kind)
            scan = EvidenceDraft(step.scan_kind, paper, step=step.key, formed_on=draft.happened_on)
            scans = tuple(add_to_case(work, task_id, f, scan, office, by, now).id for f in files)
            record = step_record(draft, step, task, scans, office=office, by=by, now=now)
            case = work.case_for_gates(task_id)
            closeout = advance(case, record, office, now.date())
            status = kept(work, case, closeout, office)
            work.commit(finishes)
    return StepTaken(closeout, status, changes_of(task_id))


def send_back(
    store: Store, task_id: TaskId, draft: ReturnDraft, *, office: Office, by: Officer, now: datetime, finishes: str = ""
) -> StepTaken:
    """Register a return; a new round begins.

    Raises:
        Refused: See `closeout.send_back`.
    """
    with store.work(by=by, now=now, action="send_back") as work:
        case = work.case_for_return(task_id)
        task, office = case.task, office.under(case.closeout)
        record = ReturnRecord(
            id=StepRecordId(new_id()),
            step=draft.step,
            reason=draft.reason,
            demand=draft.demand.strip(),
            returned_on=draft.returned_on,
            due_on=draft.due_on,
            unit=draft.unit.strip() or _usual_unit(step_of(office.rules, draft.step), task, office),
            items=draft.items,
            entered_by=by.id,
            entered_at=now,
        )
        if task.closeout_status is CloseoutStatus.CLOSED:
            raise Refused("task_closed", number=task.number)
        closeout = sent_back(case, record, office.rules, now.date())
        status = kept(work, case, closeout, office)
        work.commit(finishes)
    return StepTaken(closeout, status, changes_of(task_id))


def step_record(
    draft: StepDraft,
    step: StepRule,
    task: Task,
    scans: tuple[EvidenceId, ...],
    *,
    office: Office,
    by: Officer,
    now: datetime,
) -> StepRecord:
    """The record of what the officer states, with its scans, who states it and when.

    Raises:
        Refused: ``unknown_retention``, ``pages_not_counted``.
    """
    periods = office.rules.archive.retention
    if draft.archive.retention and draft.archive.retention not in periods:
        known = tuple(f"{word}（{code}）" for code, word in periods.items())
        raise Refused("unknown_retention", asked=draft.archive.retention, known=known)
    if draft.archive.pages is not None and draft.archive.pages < 1:
        raise Refused("pages_not_counted", pages=draft.archive.pages)
    return StepRecord(
        id=StepRecordId(new_id()),
        step=draft.step,
        happened_on=draft.happened_on,
        unit=draft.unit.strip() or _usual_unit(step, task, office),
        people=tuple(dict.fromkeys(p.strip() for p in draft.people if p.strip())),
        conclusion=draft.conclusion,
        opinion=draft.opinion.strip(),
        place=draft.place.strip(),
        period_from=draft.period_from,
        period_to=draft.period_to,
        medium=draft.medium.strip(),
        url=draft.url.strip(),
        number=draft.number.strip() or draft.archive.number,
        signed_on=draft.signed_on,
        findings=draft.findings,
        demands=draft.demands.strip(),
        notice_text=draft.notice_text.strip(),
        objections=draft.objections,
        archive=draft.archive,
        scans=scans,
        entered_by=by.id,
        entered_at=now,
    )


def kept(work: Work, case: CaseFile, closeout: CloseOut, office: Office) -> CloseoutStatus:
    """Keep a close-out made from `case` within an open transaction; gives the status that follows from it."""
    status = closeout.status(office.rules)
    # A closed task is a finished one; the decision says so, whatever was reported last.
    if status is CloseoutStatus.CLOSED and case.task.progress_status is not ProgressStatus.DONE:
        case = replace(case, task=work.tasks.save(replace(case.task, progress_status=ProgressStatus.DONE)))
    if closeout.current.pack:
        work.packs.keep(office.rules.name, pack_text(office.rules))
    work.closeouts.save(closeout, status, case)
    return status


def _usual_unit(step: StepRule, task: Task, office: Office) -> str:
    if step.done_by is DoneBy.OWN:
        return office.unit.name
    names = task.unit_names(step.unit_role) if step.unit_role else ()
    return names[0] if names else ""


def changes_of(task_id: TaskId) -> Changes:
    """What a move of the close-out touches."""
    one = frozenset({task_id})
    return Changes(tasks=one, closeout_of=one, evidence_of=one)
