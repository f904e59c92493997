"""回收站: what was removed can be brought back for 90 days; then rows and files really go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes, evidence_changes
from dujiao_desktop.domain.identity import ComplaintId, EvidenceId, PlanId, TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.recycle_bin import KEPT_DAYS, Removed, RemovedKind

if TYPE_CHECKING:
    from dujiao_desktop.environment.workspace import WorkspacePaths
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists


@dataclass(frozen=True, slots=True)
class Emptied:
    """How much is gone for good; `files` counts originals of the vault that nothing needs any more."""

    tasks: int
    evidence: int
    complaints: int
    files: int
    plans: int = 0


def removed(lists: Lists) -> tuple[Removed, ...]:
    """What lies in the recycle bin, newest first; what went with a task comes back with it and is not named."""
    return lists.removed()


def restore_removed(store: Store, kind: RemovedKind, id: str, *, by: Officer, now: datetime) -> Changes:
    """Bring something back from the recycle bin.

    Raises:
        Refused: ``not_in_recycle_bin``; ``task_not_found`` when the task it belongs to is removed itself;
            ``duplicate_evidence``, ``complaint_exists`` when the same was added again since; ``task_closed`` for a
            measure.
    """
    with store.work(by=by, now=now, action="restore_removed") as work:
        match kind:
            case RemovedKind.TASK:
                work.bin.restore_task(TaskId(id))
                changes = Changes(tasks=frozenset({TaskId(id)}), lists=True)
            case RemovedKind.MEASURE:
                changes = Changes(measures_of=frozenset({work.bin.restore_measure(id)}))
            case RemovedKind.EVIDENCE:
                changes = evidence_changes(work.bin.restore_evidence(EvidenceId(id)))
            case RemovedKind.COMPLAINT:
                work.bin.restore_complaint(ComplaintId(id))
                changes = Changes(complaints=frozenset({ComplaintId(id)}), lists=True)
            case RemovedKind.PLAN:
                changes = Changes(tasks=frozenset(work.bin.restore_plan(PlanId(id))), lists=True, plans=True)
        work.commit()
    return changes


def empty_older_than(
    store: Store, paths: WorkspacePaths, days: int = KEPT_DAYS, *, by: Officer | None, now: datetime
) -> Emptied:
    """Delete for good what was removed more than `days` days ago; `by` None when the program does so by itself.

    The history keeps what it was. A task whose dossier was handed in stays, and so does every original that went into
    a dossier or that another record names.
    """
    before = now - timedelta(days)
    with store.lists() as lists:
        if not any(r.removed_at < before and not r.handed_in for r in lists.removed()):
            return Emptied(0, 0, 0, 0)
    with store.work(by=by, now=now, action="empty_recycle_bin") as work:
        tasks, evidence, complaints, plans, hashes = work.bin.empty(before.isoformat())
        work.commit()
    with store.lists() as lists:
        needed = lists.evidence_hashes()
    # Rows first, files second: a crash leaves an orphan file, never a row without its file.
    gone = sum(store.vault.let_go(sha256) for sha256 in hashes - needed)
    for sha256 in hashes - needed:
        for preview in paths.previews.glob(f"{sha256}*"):
            preview.unlink(missing_ok=True)
    return Emptied(len(tasks), evidence, complaints, gone, plans)
