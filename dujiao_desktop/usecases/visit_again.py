"""回头看、长期坚持复核: what was seen there again, with its photos, in one transaction; a rebound opens a new round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.closeout import Reopening
from dujiao_desktop.domain.errors import Hint, Refused
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import EvidenceId, TaskId, VisitId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, Stamp
from dujiao_desktop.domain.transition import reopen
from dujiao_desktop.domain.visit import (
    VISIT_WORDS,
    Visit,
    VisitFile,
    VisitKind,
    VisitResult,
    check_visit,
    reopens,
    visit_hints,
)
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, FileTaken, add_to_case, taking_in, usual_destination

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class VisitFileDraft:
    """A file of the visit; `beside` is the 整改后 photo of the same place, None for a file of its own."""

    path: Path
    beside: EvidenceId | None = None


@dataclass(frozen=True, slots=True)
class LookbackDraft:
    """What a look-back found.

    Attributes:
        reopen_partial: Take the task up again although only a part rebounded.
        status: What the progress becomes when the task is taken up again; None for 未达到序时进度.
    """

    visited_on: date
    result: VisitResult
    text: str
    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    next_on: date | None = None
    photos: Sequence[VisitFileDraft] = ()
    reopen_partial: bool = False
    status: ProgressStatus | None = None


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A periodic proof that a long-term task is still kept up."""

    visited_on: date
    text: str
    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    next_on: date | None = None
    files: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Visited:
    """The visit as kept, what to look at, and where the close-out stands now."""

    visit: Visit
    hints: tuple[Hint, ...]
    status: CloseoutStatus
    changes: Changes


def look_back(
    store: Store,
    task_id: TaskId,
    draft: LookbackDraft,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> Visited:
    """Enter a look-back at a closed task. 反弹 takes the task up again; what was closed and handed in stays as it was.

    Raises:
        Refused: See `domain.visit.check_visit`; ``after_photo_unknown``, ``status_not_reopened``; ``not_a_photo`` and
            what else `attach_evidence` refuses.
    """
    if draft.status is ProgressStatus.DONE:
        raise Refused("status_not_reopened")
    with taking_in(store) as take:
        files = take([p.path for p in draft.photos], EvidenceKind.LOOKBACK_PHOTO)
        taken = [(file, p.beside) for file, p in zip(files, draft.photos, strict=True)]
        with store.work(by=by, now=now, action="look_back") as work:
            case = work.case_file(task_id)
            office = office.under(case.closeout)
            rules = office.rules
            visit = replace(_entered(VisitKind.LOOKBACK, draft, case, office, by, now), result=draft.result)
            visit = replace(visit, reopened=reopens(visit, also_partial=draft.reopen_partial))
            check_visit(visit, case.task, case.closeout, rules, now.date())
            visit = replace(visit, files=_brought(work, visit, case, taken, office, by, now))
            work.visits.add(visit)
            status = case.task.closeout_status
            if visit.reopened:
                status = _taken_up_again(work, case, visit, draft.status, rules, now.date())
            work.commit(finishes)
    return Visited(visit, tuple(visit_hints(visit, rules)), status, _changes(visit))


def review(
    store: Store, task_id: TaskId, draft: ReviewDraft, *, office: Office, by: Officer, now: datetime, finishes: str = ""
) -> Visited:
    """Enter a periodic proof of a long-term task, before or after it was closed.

    Raises:
        Refused: See `domain.visit.check_visit`; what else `attach_evidence` refuses.
    """
    with taking_in(store) as take:
        taken = take(draft.files, EvidenceKind.LONG_TERM_PROOF)
        with store.work(by=by, now=now, action="review") as work:
            case = work.case_file(task_id)
            visit = _entered(VisitKind.LONG_TERM, draft, case, office, by, now)
            check_visit(visit, case.task, case.closeout, office.rules, now.date())
            visit = replace(visit, files=_brought(work, visit, case, [(f, None) for f in taken], office, by, now))
            work.visits.add(visit)
            work.commit(finishes)
    return Visited(visit, (), case.task.closeout_status, _changes(visit))


def proposed_next(kind: VisitKind, visited_on: date, rules: RulePack) -> date:
    """The day of the next visit as the rule pack proposes it."""
    rule = rules.lookback if kind is VisitKind.LOOKBACK else rules.long_term
    return visited_on + timedelta(rule.review_days)


def _entered(
    kind: VisitKind, draft: LookbackDraft | ReviewDraft, case: CaseFile, office: Office, by: Officer, now: datetime
) -> Visit:
    """What every visit says."""
    return Visit(
        id=VisitId(new_id()),
        task_id=case.task.id,
        kind=kind,
        visited_on=draft.visited_on,
        people=_names(draft.people),
        units=_names(draft.units),
        text=draft.text.strip(),
        next_on=draft.next_on,
        round=case.closeout.current.number,
        entered_by=by.id,
        entered_at=now,
        stamp=Stamp(office.workspace_id),
    )


def _taken_up_again(
    work: Work, case: CaseFile, visit: Visit, asked: ProgressStatus | None, rules: RulePack, today: date
) -> CloseoutStatus:
    """Open the next round; only then may the progress be less than done."""
    closeout = reopen(case, Reopening(visit.text, visit.visited_on), rules, today)
    status = closeout.status(rules)
    work.closeouts.save(closeout, status, case)
    work.tasks.save(replace(work.tasks.get(case.task.id), progress_status=asked or ProgressStatus.BEHIND))
    return status


def _brought(
    work: Work,
    visit: Visit,
    case: CaseFile,
    taken: Sequence[tuple[FileTaken, EvidenceId | None]],
    office: Office,
    by: Officer,
    now: datetime,
) -> tuple[VisitFile, ...]:
    """The files as evidence of the task, each once; a file the task holds already was not brought by this visit."""
    held = {item.sha256: item for item in case.evidence}
    after = {photo.id: photo for photo in case.after_photos}
    files: dict[str, VisitFile] = {}
    for file, beside in taken:
        if beside is not None and beside not in after:
            raise Refused("after_photo_unknown", number=case.task.number)
        if (old := held.get(file.sha256)) is not None:
            raise Refused("duplicate_evidence", file=file.name, title=old.title, order=old.order)
        if file.sha256 not in files:
            draft = _stated(visit, file, after[beside] if beside else None, office.rules)
            item = add_to_case(work, visit.task_id, file, draft, office, by, now)
            files[file.sha256] = VisitFile(item.id, beside)
    return tuple(files.values())


def _stated(visit: Visit, file: FileTaken, beside: EvidenceItem | None, rules: RulePack) -> EvidenceDraft:
    is_lookback = visit.kind is VisitKind.LOOKBACK
    kind = EvidenceKind.LOOKBACK_PHOTO if is_lookback else EvidenceKind.LONG_TERM_PROOF
    has_moment = file.photo is not None and file.photo.taken_at is not None
    return EvidenceDraft(
        kind,
        # The old photo lends its place, never its words: they say what was true then.
        f"{VISIT_WORDS[visit.kind]} {visit.visited_on.isoformat()}",
        measure_seq=beside.measure_seq if beside else None,
        destination=usual_destination(kind, rules),
        # Without the camera's own word, the day of the visit is what the officer states.
        taken_on=visit.visited_on if file.photo is not None and not has_moment else None,
        formed_on=visit.visited_on if file.photo is None else None,
        place=beside.place if beside else "",
    )


def _names(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w.strip() for w in words if w.strip()))


def _changes(visit: Visit) -> Changes:
    one = frozenset({visit.task_id})
    return Changes(tasks=one, evidence_of=one, closeout_of=one, lists=visit.reopened)
