"""What an action changed, so that screens refresh only what they show."""

from __future__ import annotations

from dataclasses import dataclass, field

from dujiao_desktop.domain.evidence import INBOX
from dujiao_desktop.domain.identity import ComplaintId, TaskId


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of what an action touched, by kind; empty sets where nothing changed."""

    tasks: frozenset[TaskId] = frozenset()
    measures_of: frozenset[TaskId] = frozenset()
    progress_of: frozenset[TaskId] = frozenset()
    evidence_of: frozenset[TaskId] = frozenset()
    closeout_of: frozenset[TaskId] = frozenset()
    complaints: frozenset[ComplaintId] = frozenset()
    lists: bool = field(default=False)
    """True when rows may have been added or removed, so that a list must ask for its ids again."""
    officers: bool = field(default=False)
    calendar: bool = field(default=False)
    """True when days are counted otherwise."""
    plans: bool = field(default=False)
    inbox: bool = field(default=False)
    """True when what waits for its task has changed."""

    @property
    def touched_tasks(self) -> frozenset[TaskId]:
        """Every task that has to be shown anew, whatever changed in it."""
        return self.tasks | self.measures_of | self.progress_of | self.evidence_of | self.closeout_of


def evidence_changes(*task_ids: TaskId) -> Changes:
    """That evidence of these tasks changed; `INBOX` among them means what waits."""
    tasks = frozenset(task_ids) - {INBOX}
    return Changes(tasks=tasks, evidence_of=tasks, inbox=INBOX in task_ids)
