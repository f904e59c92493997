"""Statements that are asked over and over: SQLAlchemy makes their text once, the driver runs it.

Making and running a statement through the library takes several times as long as the statement itself, and opening or
moving on one task asks some twenty of them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, bindparam, func, select
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.store.connecting import driver_of

Found = dict[str, Any]
"""A row by its column names."""

_NAMED_PARAMETERS = SQLiteDialect(paramstyle="named")


class Asked:
    """One statement; its text is made when it is first wanted."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement

    @cached_property
    def _text(self) -> tuple[str, dict[str, Any]]:
        made = self._statement.compile(dialect=_NAMED_PARAMETERS)
        return made.string, dict(made.params)

    def rows(self, connection: Connection, **given: Any) -> list[Found]:
        """Every row it finds, within the connection's transaction; `given` are the values of its parameters."""
        text, fixed = self._text
        cursor = driver_of(connection).execute(text, {**fixed, **given})
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def row(self, connection: Connection, **given: Any) -> Found | None:
        """The first row; None when there is none."""
        return next(iter(self.rows(connection, **given)), None)


IDS = select(func.json_each(bindparam("ids", None)).table_valued("value").c.value)
"""The ids given as ``ids``: one value, however many they are; a statement takes only so many."""


def ids(of: Iterable[str]) -> str:
    """Ids as the parameter ``ids`` takes them."""
    return json.dumps(list(of))


class OfTasks:
    """Rows of a table that belong to tasks. One task is asked for by itself: a list of one takes twice as long."""

    def __init__(
        self, belongs: Column[Any], *order: ColumnElement[Any], where: Iterable[ColumnElement[bool]] = ()
    ) -> None:
        """`belongs` is the column that names the task."""
        rows = select(belongs.table).where(*where).order_by(*order)
        self._one = Asked(rows.where(belongs == bindparam("task_id")))
        self._many = Asked(rows.where(belongs.in_(IDS)))

    def rows(self, connection: Connection, task_ids: Collection[TaskId]) -> list[Found]:
        """Those of these tasks, in their order."""
        if len(task_ids) == 1:
            return self._one.rows(connection, task_id=next(iter(task_ids)))
        return self._many.rows(connection, ids=ids(task_ids))


def of_tasks(table: Table, *order: ColumnElement[Any], where: Iterable[ColumnElement[bool]] = ()) -> OfTasks:
    """Rows of a table whose ``task_id`` names the task."""
    return OfTasks(table.c.task_id, *order, where=where)
