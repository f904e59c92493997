"""申请延期、转长期持续整改, and the opinions of the levels that decide it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.deadline_phrases import read_deadline
from dujiao_desktop.domain.deadlines import NO_DEADLINE
from dujiao_desktop.domain.errors import Hint, Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.extension import (
    Extension,
    ExtensionKind,
    LevelOpinion,
    carried_out,
    checked,
    decided,
    hints,
)
from dujiao_desktop.domain.identity import EvidenceId, ExtensionId, TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task import Stamp, Task
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, FileTaken, add_to_case, taking_in

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class ExtensionDraft:
    """What is asked for; the words of the new deadline are read, never guessed.

    Attributes:
        until: Words of the new deadline; not asked of a change to long-term.
        stage_goal, next_review_on, final_on: Only of a change to long-term.
        scans: Files of the signed paper.
    """

    reason: str
    applied_on: date
    kind: ExtensionKind = ExtensionKind.DEADLINE
    until: str = ""
    stage_goal: str = ""
    next_review_on: date | None = None
    final_on: date | None = None
    scans: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class OpinionDraft:
    """What one level said.

    Attributes:
        level: Which one, from 1.
        number: 文号 or number of the approval, where the paper has one.
        scans: Files of the signed paper.
    """

    level: int
    agreed: bool
    who: str
    said_on: date
    words: str = ""
    number: str = ""
    scans: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Extended:
    """The application as kept, the task as it is now, and what to look at before the paper goes out."""

    extension: Extension
    task: Task
    hints: tuple[Hint, ...]
    changes: Changes


def apply_extension(
    store: Store,
    task_id: TaskId,
    draft: ExtensionDraft,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> Extended:
    """Keep an application; the deadline stays what it is until every level has agreed.

    Raises:
        Refused: See `domain.extension.checked`, and ``task_not_found``.
    """
    long_term = draft.kind is ExtensionKind.LONG_TERM
    with taking_in(store) as take:
        files = take(draft.scans, EvidenceKind.EXTENSION_PAPER)
        with store.work(by=by, now=now, action="apply_extension") as work:
            task = work.tasks.get(task_id)
            asked = Extension(
                id=ExtensionId(new_id()),
                task_id=task_id,
                kind=draft.kind,
                reason=draft.reason.strip(),
                applied_on=draft.applied_on,
                old_deadline=task.deadline,
                new_deadline=NO_DEADLINE if long_term else read_deadline(draft.until),
                stage_goal=draft.stage_goal.strip() if long_term else "",
                next_review_on=draft.next_review_on if long_term else None,
                final_on=draft.final_on if long_term else None,
                entered_by=by.id,
                entered_at=now,
                stamp=Stamp(office.workspace_id),
            )
            kept = checked(task, work.extensions.of(task_id), asked, office.rules, now.date())
            scans = _scans(work, task_id, files, draft.applied_on, office, by, now)
            kept = replace(kept, scans=scans)
            work.extensions.add(kept)
            work.commit(finishes)
    return Extended(kept, task, tuple(hints(kept, office.rules)), _changes(task_id, files))


def decide_extension(
    store: Store,
    task_id: TaskId,
    draft: OpinionDraft,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> Extended:
    """Enter what a level said of the pending application; when the last one agrees, it takes effect.

    Raises:
        Refused: ``no_extension_pending``; see `domain.extension.decided` and `carried_out`.
    """
    with taking_in(store) as take:
        files = take(draft.scans, EvidenceKind.EXTENSION_PAPER)
        with store.work(by=by, now=now, action="decide_extension") as work:
            case = work.case_file(task_id)
            pending = case.pending_extension
            if pending is None:
                raise Refused("no_extension_pending", number=case.task.number)
            opinion = LevelOpinion(draft.agreed, draft.words.strip(), draft.who.strip(), draft.said_on)
            said = decided(pending, draft.level, opinion, draft.number, now.date())
            task = carried_out(case.task, said)
            scans = _scans(work, task_id, files, draft.said_on, office, by, now)
            said = replace(said, scans=tuple(dict.fromkeys((*said.scans, *scans))))
            work.extensions.save(said)
            if task is not case.task:
                task = work.tasks.save(task)
            work.commit(finishes)
    return Extended(said, task, (), _changes(task_id, files))


def _scans(
    work: Work, task_id: TaskId, files: Sequence[FileTaken], day: date, office: Office, by: Officer, now: datetime
) -> tuple[EvidenceId, ...]:
    kind = EvidenceKind.EXTENSION_PAPER
    draft = EvidenceDraft(kind, office.rules.evidence_word(kind), formed_on=day)
    return tuple(dict.fromkeys(add_to_case(work, task_id, file, draft, office, by, now).id for file in files))


def _changes(task_id: TaskId, files: Sequence[FileTaken]) -> Changes:
    one = frozenset({task_id})
    return Changes(tasks=one, evidence_of=one if files else frozenset(), lists=True)
