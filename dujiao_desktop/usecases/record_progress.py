"""记进展: one entry for a period; the task's status follows the newest entry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import ProgressId, TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.progress import PeriodKind, ProgressEntry
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import ProgressStatus, Stamp, Task, next_progress_status_is_allowed
from dujiao_desktop.environment.clock import new_id

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class ProgressDraft:
    """What the officer typed; `status` None leaves the task's status as it is."""

    text: str
    as_of: date
    status: ProgressStatus | None = None
    period: PeriodKind = PeriodKind.OCCASION
    problem: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The entry as kept."""

    entry: ProgressEntry
    changes: Changes


def record_progress(
    store: Store,
    task_id: TaskId,
    draft: ProgressDraft,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> Recorded:
    """Add a progress entry; long-term tasks go on after closing.

    Raises:
        Refused: ``task_not_found``, ``field_empty``, ``date_in_future``, ``status_not_allowed`` on a closed task.
    """
    with store.work(by=by, now=now, action="record_progress") as work:
        entry = added(work, task_id, draft, office=office, by=by, now=now)
        work.commit(finishes)
    one = frozenset({task_id})
    return Recorded(entry, Changes(tasks=one, progress_of=one))


def added(
    work: Work, task_id: TaskId, draft: ProgressDraft, *, office: Office, by: Officer, now: datetime
) -> ProgressEntry:
    """Add an entry within an open transaction; the task's status follows where it is the newest. Raises as above."""
    if not draft.text.strip():
        raise Refused("field_empty", field="进展情况")
    if draft.as_of > now.date():
        raise Refused("date_in_future", date=draft.as_of.isoformat())
    task = work.tasks.get(task_id)
    status = draft.status or task.progress_status
    refuse_status(task, status, office.rules)
    entry = ProgressEntry(
        id=ProgressId(new_id()),
        task_id=task_id,
        as_of=draft.as_of,
        text=draft.text.strip(),
        status=status,
        period=draft.period,
        problem=draft.problem.strip(),
        next_step=draft.next_step.strip(),
        entered_by=by.id,
        entered_at=now,
        stamp=Stamp(office.workspace_id),
    )
    newest = max((e.as_of for e in work.progress.of(task_id)), default=draft.as_of)
    work.progress.add(entry)
    if draft.as_of >= newest and status is not task.progress_status:
        work.tasks.save(replace(task, progress_status=status))
    return entry


def refuse_status(task: Task, status: ProgressStatus, rules: RulePack) -> None:
    """Refuse a status that a closed task cannot have. Raises `Refused` ``status_not_allowed``."""
    if not next_progress_status_is_allowed(status, task.closeout_status):
        raise Refused("status_not_allowed", number=task.number, status=rules.progress_word(status))
