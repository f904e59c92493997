"""One transaction under way: what the parts of a `Work` share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.store.asking import Asked, Found
from dujiao_desktop.store.connecting import driver_of
from dujiao_desktop.store.translate import Values


@cache
def _insert_text(table: Table, columns: tuple[str, ...]) -> str:
    unknown = set(columns) - set(table.c.keys())
    if unknown:
        raise KeyError(f"{table.name} has no {', '.join(sorted(unknown))}")
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(columns))})"


@cache
def _counts(table: Table) -> bool:
    return "revision" in table.c


@cache
def _update_text(table: Table, columns: tuple[str, ...], by: tuple[str, ...]) -> str:
    values = [f'"{name}" = ?' for name in columns]
    if _counts(table):
        values += ['"revision" = "revision" + 1', '"updated_at" = ?']
    return f"UPDATE {table.name} SET {', '.join(values)} WHERE {_named(by)}"


@cache
def _named(by: tuple[str, ...]) -> str:
    return " AND ".join(f'"{name}" = ?' for name in by)


@cache
def _with_id(table: Table) -> Asked:
    return Asked(select(table).where(table.c.id == bindparam("record_id")))


@cache
def _of_task(table: Table) -> Asked:
    return Asked(select(table).where(table.c.task_id == bindparam("owner")))


def _place(row: Values, by: Sequence[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in by)


_KEPT = frozenset({"origin", "revision", "base_revision", "created_at", "updated_at"})


@dataclass(slots=True)
class Session:
    """A transaction with its moment and the office that writes.

    Attributes:
        origin: Id of the workspace; stamped on every record made here.
        now: Moment of the action, ISO 8601.
        act: Number of the action.
        touched: Tasks whose texts changed and must be indexed for search before the end.
    """

    _connection: Connection
    origin: str
    now: str
    act: int = 0
    touched: set[TaskId] = field(default_factory=set)
    _finished: bool = False

    @property
    def connection(self) -> Connection:
        """The transaction's connection; asking for it after the end is a mistake in the program."""
        if self._finished:
            raise RuntimeError("this work has already ended")
        return self._connection

    def finish(self) -> None:
        """Let nothing more be read or written through this transaction."""
        self._finished = True

    def insert(self, table: Table, rows: Values | Sequence[Values]) -> None:
        """Add one row or several of the same columns, with origin and times where the table has them."""
        made = [self._stamped(table, row) for row in ([rows] if isinstance(rows, dict) else rows)]
        if made:
            # By the driver alone: an import adds ten thousands of rows, and this halves its time.
            rows_of_values = [tuple(row.values()) for row in made]
            driver_of(self.connection).executemany(_insert_text(table, tuple(made[0])), rows_of_values)

    def _stamped(self, table: Table, row: Values) -> Values:
        if not _counts(table):
            return row
        stamped = {"revision": 1, "base_revision": 0, **row, "updated_at": self.now}
        stamped["origin"] = row.get("origin") or self.origin
        stamped["created_at"] = row.get("created_at") or self.now
        return stamped

    def change(self, table: Table, values: Values, *, revision: int | None = None) -> bool:
        """Bring the record named by `values["id"]` to `values`; nothing is written when nothing differs.

        `revision` is the state the caller read; None where the caller's value carries none.

        Raises:
            Refused: ``record_not_found``; ``changed_meanwhile`` when the record has moved on since it was read.
        """
        current = self.row_in_lists(table, str(values["id"]))
        if revision is not None and revision != current["revision"]:
            raise Refused("changed_meanwhile", record=table.name, id=values["id"])
        return self.update(table, current, values)

    def update(self, table: Table, current: Values, values: Values, by: tuple[str, ...] = ("key",)) -> bool:
        """Write what differs from the row as read, and count the change. Returns whether anything differed."""
        new = {name: value for name, value in values.items() if name not in _KEPT and current[name] != value}
        if new:
            self._write(table, new, by, _place(current, by))
        return bool(new)

    def count_change(self, table: Table, record_id: str) -> None:
        """Count a change in what belongs to a record as a change of the record. Raises ``record_not_found``."""
        self.set(table, record_id, {})

    def set(self, table: Table, record_id: str, new: Values) -> None:
        """Write values that are known to differ from the record's, and count the change. Raises ``record_not_found``."""
        if not self._write(table, new, ("id",), (record_id,)):
            raise Refused("record_not_found", record=table.name, id=record_id)

    def _write(self, table: Table, new: Values, by: tuple[str, ...], place: tuple[Any, ...]) -> int:
        """Write into the rows whose columns `by` hold `place`; returns how many there are."""
        counted = (self.now,) if _counts(table) else ()
        statement = _update_text(table, tuple(new), by)
        return int(driver_of(self.connection).execute(statement, (*new.values(), *counted, *place)).rowcount)

    def find(self, table: Table, record_id: str) -> Found | None:
        """The row of a record; None when there is none."""
        return _with_id(table).row(self.connection, record_id=record_id)

    def row(self, table: Table, record_id: str) -> Found:
        """The row of a record. Raises `Refused` ``record_not_found``."""
        found = self.find(table, record_id)
        if found is None:
            raise Refused("record_not_found", record=table.name, id=record_id)
        return found

    def rows_of_task(self, table: Table, task_id: TaskId) -> list[Found]:
        """The rows of a table that belong to a task."""
        return _of_task(table).rows(self.connection, owner=task_id)

    def row_in_lists(self, table: Table, record_id: str) -> Found:
        """As `row`, but what was taken out of the lists is not found either."""
        found = self.row(table, record_id)
        if "removed_at" in table.c and found["removed_at"] is not None:
            raise Refused("record_not_found", record=table.name, id=record_id)
        return found

    def delete(self, table: Table, keys: Iterable[int]) -> None:
        """Delete rows; the history keeps what they held."""
        for key in keys:
            driver_of(self.connection).execute(f"DELETE FROM {table.name} WHERE key = ?", (key,))

    def match_rows(self, table: Table, current: Sequence[Values], wanted: Sequence[Values], *by: str) -> bool:
        """Make the rows that belong to one record equal to `wanted`, touching only what differs.

        Args:
            table: Theirs.
            current: Rows as they are, or their values as they were read in this transaction.
            wanted: Rows as they shall be.
            by: Columns that name a row in its table, e.g. ``id``, or ``task_id`` and ``position``.

        Returns:
            Whether anything differed.
        """
        dropped = self.drop(table, current, wanted, *by)
        return self.bring(table, current, wanted, *by) or dropped

    def drop(self, table: Table, current: Sequence[Values], wanted: Sequence[Values], *by: str) -> bool:
        """The first half of `match_rows`: delete the rows that are not wanted any more."""
        kept = {_place(values, by) for values in wanted}
        gone = [place for row in current if (place := _place(row, by)) not in kept]
        for place in gone:
            driver_of(self.connection).execute(f"DELETE FROM {table.name} WHERE {_named(by)}", place)
        return bool(gone)

    def bring(self, table: Table, current: Sequence[Values], wanted: Sequence[Values], *by: str) -> bool:
        """The other half of `match_rows`: write what differs, add what is not there."""
        there = {_place(row, by): row for row in current}
        asked = [(_place(values, by), values) for values in wanted]
        changed = [self.update(table, there[place], values, by) for place, values in asked if place in there]
        new = [values for place, values in asked if place not in there]
        self.insert(table, new)
        return bool(new or any(changed))
