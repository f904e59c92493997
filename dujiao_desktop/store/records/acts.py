"""Taking an action back: the opposite of every row it wrote, as a new action that leaves its own history."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import OfficerId, TaskId
from dujiao_desktop.store.records.office import Officers
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import METADATA

_COUNTERS = frozenset({"origin", "revision", "base_revision", "created_at", "updated_at"})
_OFFICIAL = ("task", "task_unit", "task_person", "measure", "task_part", "indicator")
_FROZEN = (*_OFFICIAL, "slot_answer")
"""What of a closed task is only read."""
_PUT_TO = {"measure": "measure_seq", "task_part": "part_seq"}
"""How evidence names what it was put to: by its number within the task."""
_DECIDED = frozenset({"extension", "extension_opinion"})
"""What a closing rests on without being part of what is official of the task."""
_SEARCHED = frozenset({*_OFFICIAL, "progress", "evidence", "extension", "visit"})


@dataclass(frozen=True, slots=True)
class Undone:
    """What the opposite touched: for each kind of record its identities, and the tasks these belong to."""

    records: dict[str, set[str]]
    tasks: dict[str, set[TaskId]]
    came_or_went: bool


@dataclass(frozen=True, slots=True)
class Acts:
    """Actions of the past."""

    session: Session

    def take_back(self, act: int, neutral: Collection[int]) -> Undone:
        """Do the opposite of action `act`, row by row, the last first.

        Args:
            act: Number of the action.
            neutral: Later actions that cancel each other out.

        Raises:
            Refused: ``changed_since`` when a later action changed what this one wrote, or built upon it;
                ``task_closed`` for official fields and results, and for applications decided before the closing;
                ``complaint_exists``, ``officer_exists``,
                ``officer_has_acted``, ``last_officer`` where the opposite would break that rule.
        """
        # Row 0: noted beside the tables, see `history.note`.
        rows = self.session.connection.exec_driver_sql(
            "SELECT * FROM history WHERE act = ? AND row > 0 ORDER BY seq DESC", (act,)
        )
        written = [_Written(row) for row in rows]
        self._check_later(act, frozenset(neutral), written)
        self._check_closed(written)
        self._check_closed_since(act, written)
        self._check_built_upon(written)
        for one in written:
            try:
                self._reverse(one)
            except IntegrityError as built_upon:
                raise Refused("changed_since") from built_upon
        undone = _summary(written)
        self._check_rules(undone)
        for record in _SEARCHED & undone.tasks.keys():
            self.session.touched |= undone.tasks[record]
        return undone

    def _check_later(self, act: int, neutral: frozenset[int], written: list[_Written]) -> None:
        mine = {(w.record, w.row) for w in written if w.says_something}
        later = self.session.connection.exec_driver_sql("SELECT * FROM history WHERE act > ? AND row > 0", (act,))
        for other in map(_Written, later):
            if other.act not in neutral and other.says_something and (other.record, other.row) in mine:
                raise Refused("changed_since")

    def _check_closed(self, written: list[_Written]) -> None:
        asked = {w.task_id for w in written if w.record in _FROZEN and w.says_something}
        closed = self.session.connection.exec_driver_sql(
            "SELECT number FROM task WHERE closeout_status = 'closed' AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(asked)),),
        ).scalar()
        if closed is not None:
            raise Refused("task_closed", number=closed)

    def _check_closed_since(self, act: int, written: list[_Written]) -> None:
        """What was asked for and decided before a closing stays: the closing rests on it, also after a reopening."""
        asked = {w.task_id for w in written if w.record in _DECIDED}
        closed = self.session.connection.exec_driver_sql(
            "SELECT task.number, task.closeout_status FROM history JOIN task ON task.id = history.task_id "
            "WHERE history.task_id IN (SELECT value FROM json_each(?)) AND history.act > ? AND history.record = 'task' "
            "AND json_extract(history.changes, '$.closeout_status[1]') = 'closed'",
            (json.dumps(sorted(asked)), act),
        ).first()
        if closed is not None:
            raise Refused(
                "task_closed" if closed.closeout_status == "closed" else "changed_since", number=closed.number
            )

    def _check_built_upon(self, written: list[_Written]) -> None:
        """What the tables themselves cannot refuse: whoever acted or signed since, and what files were put to, stays."""
        officers = Officers(self.session)
        for one in written:
            if one.operation != "insert":
                continue
            if one.record == "officer":
                officers.refuse_doer(officers.get(OfficerId(one.record_id)))
            elif one.record in _PUT_TO:
                put = self.session.connection.exec_driver_sql(
                    f"SELECT 1 FROM evidence WHERE task_id = ? AND {_PUT_TO[one.record]} = ? AND removed_at IS NULL",
                    (one.task_id, one.changes["seq"][1]),
                )
                if put.first() is not None:
                    raise Refused("changed_since")

    def _reverse(self, one: _Written) -> None:
        if one.operation == "insert":
            self._delete(one)
        elif one.operation == "delete":
            self._insert(one)
        else:
            self._set_back(one)

    def _delete(self, one: _Written) -> None:
        self._check_current(one, {name: new for name, (_, new) in one.changes.items()})
        if one.record == "task":
            self.session.connection.exec_driver_sql("DELETE FROM task_search WHERE rowid = ?", (one.row,))
        self.session.connection.exec_driver_sql(f'DELETE FROM "{one.record}" WHERE key = ?', (one.row,))

    def _insert(self, one: _Written) -> None:
        values = {name: old for name, (old, _) in one.changes.items()}
        if "revision" in values:
            values |= {"revision": values["revision"] + 1, "updated_at": self.session.now}
        names = ", ".join(f'"{name}"' for name in values)
        self.session.connection.exec_driver_sql(
            f'INSERT INTO "{one.record}" ({names}) VALUES ({", ".join("?" * len(values))})', tuple(values.values())
        )

    def _set_back(self, one: _Written) -> None:
        current = self._check_current(one, {name: new for name, (_, new) in one.changes.items()})
        values = {name: old for name, (old, _) in one.changes.items() if name not in _COUNTERS}
        if "revision" in current._mapping:
            values |= {"revision": current.revision + 1, "updated_at": self.session.now}
        if values:
            parts = ", ".join(f'"{name}" = ?' for name in values)
            self.session.connection.exec_driver_sql(
                f'UPDATE "{one.record}" SET {parts} WHERE key = ?', (*values.values(), one.row)
            )

    def _check_current(self, one: _Written, expected: dict[str, Any]) -> Row[Any]:
        """The row as it is, which has to be as the action left it."""
        row = self.session.connection.exec_driver_sql(f'SELECT * FROM "{one.record}" WHERE key = ?', (one.row,)).first()
        if row is None:
            raise Refused("changed_since")
        if any(row._mapping[name] != value for name, value in expected.items() if name not in _COUNTERS):
            raise Refused("changed_since")
        return row

    def _check_rules(self, undone: Undone) -> None:
        connection = self.session.connection
        if "complaint" in undone.records:
            twice = connection.exec_driver_sql(
                "SELECT acceptance_no FROM complaint WHERE removed_at IS NULL GROUP BY acceptance_no "
                "HAVING count(*) > 1 AND max(id IN (SELECT value FROM json_each(?)))",
                (json.dumps(sorted(undone.records["complaint"])),),
            ).scalar()
            if twice is not None:
                raise Refused("complaint_exists", acceptance_no=twice)
        if "officer" in undone.records:
            names = connection.exec_driver_sql("SELECT name FROM officer WHERE active = 1").scalars().all()
            if not names:
                raise Refused("last_officer")
            same = next((name for name in names if names.count(name) > 1), None)
            if same is not None:
                raise Refused("officer_exists", name=same)


class _Written:
    """One row that an action wrote, as the history has it."""

    __slots__ = ("act", "changes", "operation", "record", "record_id", "row", "task_id")

    def __init__(self, row: Row[Any]) -> None:
        if row.record not in METADATA.tables:
            raise ValueError(f"the history speaks of no table {row.record!r}")
        self.act = int(row.act)
        self.record = str(row.record)
        self.record_id = str(row.record_id)
        self.operation = str(row.operation)
        self.row = int(row.row)
        self.task_id = TaskId(row.task_id or "")
        self.changes: dict[str, tuple[Any, Any]] = {name: (old, new) for name, (old, new) in _read(row.changes)}

    @property
    def task_ids(self) -> set[TaskId]:
        """The task it belongs to; of what moved, both."""
        moved = self.changes.get("task_id", ()) if self.operation == "update" else ()
        return {TaskId(one) for one in (self.task_id, *moved) if one}

    @property
    def says_something(self) -> bool:
        """Whether more than the store's own counters changed."""
        return self.operation != "update" or not self.changes.keys() <= _COUNTERS


def _read(changes: str) -> Iterable[tuple[str, list[Any]]]:
    read: dict[str, list[Any]] = json.loads(changes)
    return read.items()


def _summary(written: list[_Written]) -> Undone:
    records: dict[str, set[str]] = defaultdict(set)
    tasks: dict[str, set[TaskId]] = defaultdict(set)
    for one in written:
        records[one.record].add(one.record_id)
        tasks[one.record] |= one.task_ids
    moved = any(w.operation != "update" or "removed_at" in w.changes for w in written)
    return Undone(dict(records), dict(tasks), moved)
