"""Tasks with their units, persons and measures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from sqlalchemy import Table, bindparam, select

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, Task, next_progress_status_is_allowed
from dujiao_desktop.store import reading, translate
from dujiao_desktop.store.asking import Asked, Found
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import MEASURE, TASK, TASK_PERSON, TASK_UNIT

_TASK_ROW = Asked(select(TASK).where(TASK.c.id == bindparam("id"), reading.IN_LISTS))


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks of the workspace; those taken out of the lists are not found any more."""

    session: Session

    def get(self, task_id: TaskId) -> Task:
        """One task. Raises `Refused` ``task_not_found``."""
        return reading.task(self.session.connection, task_id)

    def add(self, task: Task) -> None:
        """Keep a new task with its units, persons and measures."""
        check_pair(task.number, task.progress_status, task.closeout_status)
        _check_measures(task)
        self.session.insert(TASK, translate.task_values(task))
        self.session.insert(TASK_UNIT, translate.unit_values(task))
        self.session.insert(TASK_PERSON, translate.person_values(task))
        self.session.insert(MEASURE, translate.measure_values(task))
        self.session.touched.add(task.id)

    def save(self, task: Task) -> Task:
        """Keep a changed task; each changed measure, unit or person leaves its own history row.

        The close-out status is not written: only `CloseOuts.save` moves it.

        Returns:
            The task as kept, with its new revision; the same value when nothing differed.

        Raises:
            Refused: ``task_not_found``; ``changed_meanwhile`` when the task was saved since `task` was read;
                ``status_pair_not_allowed``.
        """
        session = self.session
        row = task_row(session, task.id)
        if row["revision"] != task.stamp.revision:
            raise Refused("changed_meanwhile", record=TASK.name, id=task.id)
        closeout_status = CloseoutStatus(row["closeout_status"])
        check_pair(task.number, task.progress_status, closeout_status)
        _check_measures(task)
        values = translate.task_values(task)
        del values["closeout_status"]
        parts = (
            self._match(TASK_UNIT, task.id, translate.unit_values(task), "task_id", "position"),
            self._match(TASK_PERSON, task.id, translate.person_values(task), "task_id", "position"),
            self._match(MEASURE, task.id, translate.measure_values(task), "id"),
        )
        if not session.update(TASK, row, values):
            if not any(parts):
                return task
            session.count_change(TASK, task.id)
        session.touched.add(task.id)
        kept = translate.task_from(session.row(TASK, task.id), (), (), ())
        return replace(kept, units=task.units, persons=task.persons, measures=task.measures)

    def remove(self, task_id: TaskId) -> None:
        """Take a task out of the lists; the record and all that hangs on it stay. Raises ``task_not_found``."""
        task = self.get(task_id)
        row = self.session.row(TASK, task.id)
        self.session.update(TASK, row, {"removed_at": self.session.now})
        self.session.touched.add(task_id)

    def _match(self, table: Table, task_id: TaskId, wanted: list[translate.Values], *by: str) -> bool:
        return self.session.match_rows(table, self.session.rows_of_task(table, task_id), wanted, *by)


def check_pair(number: str, progress: ProgressStatus, closeout: CloseoutStatus) -> None:
    """Refuse a pair of statuses that may not stand together: what is closed is done."""
    if not next_progress_status_is_allowed(progress, closeout):
        raise Refused("status_pair_not_allowed", number=number, progress=progress, closeout=closeout)


def task_row(session: Session, task_id: TaskId) -> Found:
    """The row of a task in the lists. Raises `Refused` ``task_not_found``."""
    row = _TASK_ROW.row(session.connection, id=task_id)
    if row is None:
        raise Refused("task_not_found", asked=task_id)
    return row


def _check_measures(task: Task) -> None:
    twice = [seq for seq, count in Counter(m.seq for m in task.measures).items() if count > 1]
    if twice:
        raise Refused("measure_number_twice", number=task.number, seq=twice[0])
