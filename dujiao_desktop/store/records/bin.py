"""The recycle bin: bringing back, and emptying."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Table, func, select

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import INBOX
from dujiao_desktop.domain.identity import ComplaintId, EvidenceId, PlanId, TaskId
from dujiao_desktop.store.asking import Found
from dujiao_desktop.store.records.drafts import Drafts
from dujiao_desktop.store.recycle import HANDED_IN, REMOVED_MEASURES
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import (
    CLOSEOUT_ROUND,
    COMPLAINT,
    EVIDENCE,
    EXTENSION,
    EXTENSION_OPINION,
    EXTENSION_SCAN,
    INDICATOR,
    INDICATOR_READING,
    MEASURE,
    PHOTO_ANSWER,
    PHOTO_HINT,
    PHOTO_PAIR,
    PLAN,
    PLAN_TASK,
    PROGRESS,
    RETURN_RECORD,
    SLOT_ANSWER,
    STEP_RECORD,
    STEP_SCAN,
    TASK,
    TASK_LINK,
    TASK_PART,
    TASK_PERSON,
    TASK_UNIT,
    VISIT,
    VISIT_FILE,
    WARNING,
)
from dujiao_desktop.store.translate import Values

# What hangs on a task; what refers to something stands before it.
_PARTS: tuple[Table, ...] = (
    STEP_SCAN, STEP_RECORD, RETURN_RECORD, CLOSEOUT_ROUND, INDICATOR_READING, INDICATOR, TASK_LINK, PLAN_TASK,
    TASK_PART, EXTENSION_OPINION, EXTENSION_SCAN, EXTENSION, VISIT_FILE, VISIT, PROGRESS, SLOT_ANSWER, PHOTO_PAIR,
    PHOTO_ANSWER, EVIDENCE, MEASURE, TASK_UNIT, TASK_PERSON, WARNING,
)  # fmt: skip
# What speaks of photos, and goes with either of them.
_OF_PHOTOS: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (PHOTO_PAIR, ("before_id", "after_id")),
    (PHOTO_ANSWER, ("evidence_id", "other_id")),
    (PHOTO_HINT, ("evidence_id", "other_id")),
)
# A moment as a number: texts with different offsets would not compare.
_OLD = "unixepoch(removed_at) < unixepoch(?)"


@dataclass(frozen=True, slots=True)
class RecycleBin:
    """What was removed and is still there."""

    session: Session

    def restore_task(self, task_id: TaskId) -> None:
        """Put a task back into the lists, with all that hung on it. Raises ``not_in_recycle_bin``."""
        self._restore(TASK, task_id)
        self.session.touched.add(task_id)

    def restore_complaint(self, complaint_id: ComplaintId) -> None:
        """Put a complaint back into the list. Raises ``not_in_recycle_bin``, ``complaint_exists``."""
        number = self._restore(COMPLAINT, complaint_id)["acceptance_no"]
        same = select(func.count()).where(COMPLAINT.c.acceptance_no == number, COMPLAINT.c.removed_at.is_(None))
        if self.session.connection.execute(same).scalar_one() > 1:
            raise Refused("complaint_exists", acceptance_no=number)

    def restore_plan(self, plan_id: PlanId) -> tuple[TaskId, ...]:
        """Put a plan back, with its tasks under it again. Raises ``not_in_recycle_bin``."""
        self._restore(PLAN, plan_id)
        under = select(PLAN_TASK.c.task_id).where(PLAN_TASK.c.plan_id == plan_id)
        return tuple(map(TaskId, self.session.connection.execute(under).scalars()))

    def restore_evidence(self, evidence_id: EvidenceId) -> TaskId:
        """Put a file back to its task, in its old place, or into the inbox.

        Raises:
            Refused: ``not_in_recycle_bin``; ``task_not_found`` when the task is removed itself;
                ``duplicate_evidence`` when the same file was attached again since.
        """
        row = self._restore(EVIDENCE, evidence_id)
        task_id = TaskId(row["task_id"] or INBOX)
        if task_id != INBOX:
            self._task_in_lists(task_id)
            self.session.touched.add(task_id)
        there = EVIDENCE.c.task_id == (task_id or None), EVIDENCE.c.removed_at.is_(None), EVIDENCE.c.id != evidence_id
        held = self.session.connection.execute(
            select(EVIDENCE).where(*there, EVIDENCE.c.sha256 == row["sha256"])
        ).first()
        if held is not None:
            title = held.caption or held.file_name
            raise Refused("duplicate_evidence", file=row["file_name"], title=title, order=held.order)
        for column, of in (("measure_seq", MEASURE), ("part_seq", TASK_PART)):
            there_are = self.session.connection.execute(select(of.c.seq).where(of.c.task_id == task_id)).scalars().all()
            if row[column] not in (None, *there_are):
                # What it was put to is gone; it belongs to the task as a whole.
                self.session.update(EVIDENCE, self.session.row(EVIDENCE, evidence_id), {column: None})
        return task_id

    def restore_measure(self, measure_id: str) -> TaskId:
        """Make a removed measure again as it was; its number is the next free one when its own was given away.

        Raises:
            Refused: ``not_in_recycle_bin``, ``task_not_found``, ``task_closed``.
        """
        connection = self.session.connection
        gone = connection.exec_driver_sql(
            f"SELECT task_id, changes FROM history WHERE record_id = ? AND seq IN ({REMOVED_MEASURES})", (measure_id,)
        ).one_or_none()
        if gone is None:
            raise Refused("not_in_recycle_bin")
        task_id = TaskId(gone.task_id)
        task = self._task_in_lists(task_id)
        if task["closeout_status"] == "closed":
            raise Refused("task_closed", number=task["number"])
        was: Values = {name: old for name, (old, _) in json.loads(gone.changes).items() if name in MEASURE.c}
        taken = connection.execute(select(MEASURE.c.seq).where(MEASURE.c.task_id == task_id)).scalars().all()
        seq = was["seq"] if was["seq"] not in taken else max(taken) + 1
        del was["key"]
        self.session.insert(MEASURE, {**was, "seq": seq, "revision": was["revision"] + 1})
        self.session.count_change(TASK, task_id)
        self.session.touched.add(task_id)
        return task_id

    def empty(self, before: str) -> tuple[tuple[TaskId, ...], int, int, int, frozenset[str]]:
        """Delete what was removed earlier than the moment `before` (ISO 8601); the history keeps what it held.

        A task whose dossier was handed in stays.

        Returns:
            Tasks that are gone, how many files, complaints and plans, and the digests of the files that these named.
        """
        connection = self.session.connection
        tasks = tuple(
            TaskId(task_id)
            for (task_id,) in connection.exec_driver_sql(
                f"SELECT id FROM task t WHERE removed_at IS NOT NULL AND {_OLD} AND NOT {HANDED_IN}", (before,)
            )
        )
        hashes = set[str]()
        for task_id in tasks:
            hashes |= self._delete_task(task_id)
        files = connection.exec_driver_sql(
            f"SELECT key, id, sha256 FROM evidence WHERE removed_at IS NOT NULL AND {_OLD}", (before,)
        ).all()
        self._forget_photos([row.id for row in files])
        self.session.delete(EVIDENCE, [row.key for row in files])
        complaints = connection.exec_driver_sql(
            f"SELECT key, id FROM complaint WHERE removed_at IS NOT NULL AND {_OLD}", (before,)
        ).all()
        self.session.delete(COMPLAINT, [row.key for row in complaints])
        plans = connection.exec_driver_sql(
            f"SELECT key, id, sha256 FROM plan WHERE removed_at IS NOT NULL AND {_OLD}", (before,)
        ).all()
        for plan in plans:
            under = select(PLAN_TASK.c.key).where(PLAN_TASK.c.plan_id == plan.id)
            self.session.delete(PLAN_TASK, connection.execute(under).scalars().all())
        self.session.delete(PLAN, [row.key for row in plans])
        hashes |= {row.sha256 for row in (*files, *plans) if row.sha256}
        return tasks, len(files), len(complaints), len(plans), frozenset(hashes)

    def _delete_task(self, task_id: TaskId) -> set[str]:
        connection = self.session.connection
        held = connection.execute(select(EVIDENCE.c.id, EVIDENCE.c.sha256).where(EVIDENCE.c.task_id == task_id)).all()
        self._forget_photos([row.id for row in held])
        for table in _PARTS:
            self.session.delete(
                table, connection.execute(select(table.c.key).where(table.c.task_id == task_id)).scalars()
            )
        others = select(TASK_LINK.c.key).where(TASK_LINK.c.other_id == task_id)
        self.session.delete(TASK_LINK, connection.execute(others).scalars().all())
        key = self.session.row(TASK, task_id)["key"]
        connection.exec_driver_sql("DELETE FROM task_search WHERE rowid = ?", (key,))
        self.session.delete(TASK, [key])
        Drafts(self.session).remove_below(f"task/{task_id}")
        return {row.sha256 for row in held}

    def _forget_photos(self, evidence_ids: Sequence[str]) -> None:
        """Delete what was said of photos that go."""
        for table, columns in _OF_PHOTOS:
            for column in columns:
                said = select(table.c.key).where(table.c[column].in_(evidence_ids))
                self.session.delete(table, self.session.connection.execute(said).scalars().all())

    def _restore(self, table: Table, record_id: str) -> Found:
        row = self.session.find(table, record_id)
        if row is None or row["removed_at"] is None:
            raise Refused("not_in_recycle_bin")
        self.session.update(table, row, {"removed_at": None})
        return row

    def _task_in_lists(self, task_id: TaskId) -> Found:
        task = self.session.row(TASK, task_id)
        if task["removed_at"] is not None:
            raise Refused("task_not_found", asked=task["number"])
        return task
