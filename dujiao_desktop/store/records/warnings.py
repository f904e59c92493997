"""Warnings of tasks."""

from __future__ import annotations

from dataclasses import dataclass

from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.warning import WarningRecord
from dujiao_desktop.store import reading, translate
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import WARNING


@dataclass(frozen=True, slots=True)
class Warnings:
    """Judgements; one that was lifted stays."""

    session: Session

    def add(self, warning: WarningRecord) -> None:
        """Keep a new one; the one that stood before it was lifted first."""
        self.session.insert(WARNING, translate.warning_values(warning))

    def save(self, warning: WarningRecord) -> None:
        """Keep a changed one, e.g. lifted. Raises `Refused` ``record_not_found``."""
        self.session.change(WARNING, translate.warning_values(warning))

    def of(self, task_id: TaskId) -> tuple[WarningRecord, ...]:
        """All of a task, newest first."""
        return tuple(reading.warnings(self.session.connection, (task_id,)).get(task_id, ()))
