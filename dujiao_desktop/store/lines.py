"""The statements of the task list: which keys in which order, and the lines of a window."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2

from dujiao_desktop.domain.deadlines import Deadline, DeadlineKind
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, TaskKind, UnitRole
from dujiao_desktop.domain.task_filter import TaskFilter, TaskOrder
from dujiao_desktop.domain.task_line import ListCounts, TaskLine
from dujiao_desktop.domain.task_link import LinkKind
from dujiao_desktop.domain.warning import WarningLevel
from dujiao_desktop.store.ordering import number_key
from dujiao_desktop.store.search import MATCHING_KEYS, query
from dujiao_desktop.store.translate import officer_from, words_list

_Parts: TypeAlias = dict[str, list[Any]]

# As `Task.is_overdue`: what is done or closed is never overdue.
_OVERDUE = (
    "deadline_end < ? AND deadline_kind IN ('date', 'span') AND progress_status <> 'done' "
    "AND closeout_status <> 'closed'"
)


def keys(driver: dbapi2.Connection, asked: TaskFilter, today: date) -> array[int]:
    """Keys of the tasks that `asked` describes, in its order."""
    where, values = _where(asked, today)
    # Indexes hold all that is named here but the problem text (see `tables.TASK`); the long rows are not touched.
    statement = f"SELECT key FROM task WHERE {' AND '.join(where)} ORDER BY {_order(asked)}"
    return array("q", chain.from_iterable(driver.execute(statement, values)))


def _where(asked: TaskFilter, today: date) -> tuple[list[str], list[str]]:
    where, values = ["removed_at IS NULL"], []
    if asked.open_only:
        where.append("closeout_status <> 'closed'")
    if asked.long_term_only:
        where.append("is_long_term = 1")
    if asked.overdue_only:
        where.append(f"({_OVERDUE})")
        values.append(today.isoformat())
    for column, statuses in (("progress_status", asked.progress), ("closeout_status", asked.closeout)):
        if statuses:
            where.append(f"{column} IN ({', '.join('?' * len(statuses))})")
            values.extend(sorted(statuses))
    if asked.common is not None:
        where.append("common = 1" if asked.common else "common = 0")
    if asked.plan_id is not None:
        where.append("id IN (SELECT task_id FROM plan_task WHERE plan_id = ?)")
        values.append(asked.plan_id)
    if words := query(asked.text):
        where.append(f"key IN ({MATCHING_KEYS})")
        values.append(words)
    return where, values


def _order(asked: TaskFilter) -> str:
    """Columns to order by; equal ones by number, then as entered."""
    way = "DESC" if asked.descending else "ASC"
    first = {
        TaskOrder.NUMBER: f"number_key {way}",
        # What has no last day comes last either way.
        TaskOrder.DEADLINE: f"deadline_end IS NULL, deadline_end {way}",
        TaskOrder.PROGRESS: f"{_rank('progress_status', ProgressStatus)} {way}",
        TaskOrder.CLOSEOUT: f"{_rank('closeout_status', CloseoutStatus)} {way}",
        TaskOrder.PROBLEM: f"problem_text {way}",
        TaskOrder.UPDATED: f"updated_at {way}",
    }[asked.order]
    return f"{first}, key {way}" if asked.order is TaskOrder.NUMBER else f"{first}, number_key, key"


def _rank(column: str, statuses: type[StrEnum]) -> str:
    cases = " ".join(f"WHEN '{status.value}' THEN {rank}" for rank, status in enumerate(statuses))
    return f"CASE {column} {cases} END"


def counts(driver: dbapi2.Connection, today: date) -> ListCounts:
    """Count the list in one pass over its index."""
    row = driver.execute(
        f"SELECT count(*), total(closeout_status <> 'closed'), total({_OVERDUE}), total(closeout_status = 'closed'), "
        "total(closeout_status = 'returned') FROM task WHERE removed_at IS NULL",
        (today.isoformat(),),
    ).fetchone()
    return ListCounts(*map(int, row))


_LINES = """
SELECT t.key, t.id, t.number, t.problem_text, t.progress_status, t.closeout_status, t.upper_number,
    ifnull(s.title, '') AS source_title, t.kind, t.classes, t.goal, t.deadline_text, t.deadline_kind, t.deadline_start,
    t.deadline_end, t.status_text, t.is_long_term, t.note,
    ifnull((SELECT max(number) FROM closeout_round r WHERE r.task_id = t.id), 1) AS round,
    (SELECT count(DISTINCT step) FROM step_record p WHERE p.task_id = t.id
        AND p.round = (SELECT max(number) FROM closeout_round r WHERE r.task_id = t.id)
        AND (p.conclusion IS NULL OR p.conclusion = 'pass')) AS steps_done,
    (SELECT count(*) FROM evidence e WHERE e.task_id = t.id AND e.removed_at IS NULL) AS evidence_count,
    (SELECT w.level FROM warning w WHERE w.task_id = t.id AND w.lifted_on IS NULL) AS warning,
    ifnull((SELECT p.name FROM task_person p WHERE p.task_id = t.id AND p.role = 'responsible'
        ORDER BY p.position LIMIT 1), '') AS responsible_person,
    t.common,
    (SELECT json_group_array(json_array(l.kind, o.number)) FROM task_link l JOIN task o ON o.id = l.other_id
        WHERE l.task_id = t.id AND +o.removed_at IS NULL) AS links,
    (SELECT json_group_array(p.title) FROM plan_task u JOIN plan p ON p.id = u.plan_id
        WHERE u.task_id = t.id AND p.removed_at IS NULL) AS plans
FROM task t LEFT JOIN source s ON s.id = t.source_id
WHERE +t.removed_at IS NULL AND t.key IN (SELECT value FROM json_each(?))
"""
_UNITS = """
SELECT u.task_id, u.role, u.name FROM task t JOIN task_unit u ON u.task_id = t.id
WHERE t.key IN (SELECT value FROM json_each(?)) ORDER BY u."order", u.position
"""
_MEASURES = """
SELECT m.task_id, m.seq, m.text, m.result_text, m.done_on FROM task t JOIN measure m ON m.task_id = t.id
WHERE t.key IN (SELECT value FROM json_each(?)) ORDER BY m.seq
"""


def lines(driver: dbapi2.Connection, wanted: Sequence[int], today: date) -> tuple[TaskLine, ...]:
    """Lines for these keys in their order; keys that are gone are left out."""
    asked = (json.dumps(list(wanted)),)
    units = _by_task(rows(driver, _UNITS, asked))
    measures = _by_task(rows(driver, _MEASURES, asked))
    made = {row["key"]: _line(row, units[row["id"]], measures[row["id"]], today) for row in rows(driver, _LINES, asked)}
    return tuple(made[key] for key in wanted if key in made)


def officers(driver: dbapi2.Connection, *, active_only: bool) -> tuple[Officer, ...]:
    """The people of the office, in the order they were entered."""
    where = "WHERE active = 1" if active_only else ""
    return tuple(map(officer_from, rows(driver, f"SELECT * FROM officer {where} ORDER BY key")))


def rows(driver: dbapi2.Connection, statement: str, values: Sequence[str | int] = ()) -> dbapi2.Cursor:
    """What a plain statement finds; its rows are asked by column name."""
    cursor = driver.cursor()
    cursor.row_factory = dbapi2.Row
    return cursor.execute(statement, values)


def _by_task(rows: Iterable[Any]) -> _Parts:
    parts: _Parts = defaultdict(list)
    for row in rows:
        parts[row[0]].append(row)
    return parts


def _line(row: Any, units: list[Any], measures: list[Any], today: date) -> TaskLine:
    deadline = Deadline(
        row["deadline_text"], DeadlineKind(row["deadline_kind"]), _day(row["deadline_start"]), _day(row["deadline_end"])
    )
    made = TaskLine(
        id=TaskId(row["id"]),
        number=row["number"],
        problem_text=row["problem_text"],
        progress_status=ProgressStatus(row["progress_status"]),
        closeout_status=CloseoutStatus(row["closeout_status"]),
        upper_number=row["upper_number"],
        source_title=row["source_title"],
        kind=TaskKind(row["kind"]),
        classes=words_list(row["classes"]),
        goal=row["goal"],
        lead_units=_named(units, UnitRole.LEAD),
        responsible_units=_named(units, UnitRole.RESPONSIBLE),
        co_units=_named(units, UnitRole.CO),
        acceptance_units=_named(units, UnitRole.ACCEPTANCE),
        responsible_person=row["responsible_person"],
        deadline=deadline,
        measures=tuple((m["seq"], m["text"]) for m in measures),
        results=tuple((m["seq"], m["result_text"]) for m in measures),
        done_on=_done_on(measures),
        status_text=row["status_text"],
        is_long_term=bool(row["is_long_term"]),
        steps_done=row["steps_done"],
        round=row["round"],
        evidence_count=row["evidence_count"],
        note=row["note"],
        warning=None if row["warning"] is None else WarningLevel(row["warning"]),
        common=None if row["common"] is None else bool(row["common"]),
        links=_links(row["links"]),
        plans=words_list(row["plans"]),
    )
    left = made.days_left(today)
    return replace(made, overdue_days=-left) if left is not None and left < 0 else made


def _links(text: str) -> tuple[tuple[LinkKind, str], ...]:
    if text == "[]":
        return ()
    kinds = list(LinkKind)
    found = [(LinkKind(kind), number) for kind, number in json.loads(text)]
    return tuple(sorted(found, key=lambda link: (kinds.index(link[0]), number_key(link[1]))))


def _named(units: list[Any], role: UnitRole) -> tuple[str, ...]:
    return tuple(u["name"] for u in units if u["role"] == role.value)


def _done_on(measures: list[Any]) -> date | None:
    """Day the last measure was completed; None while one is open."""
    if not measures or not all(m["done_on"] and m["result_text"].strip() for m in measures):
        return None
    return _day(max(m["done_on"] for m in measures))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
