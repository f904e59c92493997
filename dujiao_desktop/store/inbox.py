"""The inbox, read by plain statements: takings-in under way, and what open tasks are recognised by."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.inbox import TaskClues
from dujiao_desktop.store.lines import rows

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

_OPEN = "t.removed_at IS NULL AND t.closeout_status <> 'closed'"
_TASKS = f"""
SELECT t.id, t.number, t.problem_text, t.deadline_end,
    (SELECT max(e.added_at) FROM evidence e WHERE e.task_id = t.id) AS added_at,
    (SELECT max(p.entered_at) FROM progress p WHERE p.task_id = t.id) AS entered_at
    FROM task t WHERE {_OPEN} ORDER BY t.key
"""
_VILLAGES = f"SELECT p.task_id, p.name FROM task_part p JOIN task t ON t.id = p.task_id WHERE {_OPEN} ORDER BY p.key"
_PLACES = f"""
SELECT e.task_id, round(e.photo_latitude, 4) AS latitude, round(e.photo_longitude, 4) AS longitude
    FROM evidence e JOIN task t ON t.id = e.task_id
    WHERE e.photo_latitude IS NOT NULL AND e.removed_at IS NULL AND {_OPEN} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
_SAID = f"""
SELECT DISTINCT e.task_id, e.place AS words FROM evidence e JOIN task t ON t.id = e.task_id
    WHERE e.place <> '' AND e.removed_at IS NULL AND {_OPEN} ORDER BY 1, 2
"""


def clues(driver: dbapi2.Connection) -> tuple[TaskClues, ...]:
    """What open tasks are recognised by, oldest first; four queries however many they are."""
    villages, said = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    places = defaultdict[str, list[tuple[float, float]]](list)
    for row in rows(driver, _VILLAGES):
        villages[row["task_id"]].append(row["name"])
    for row in rows(driver, _PLACES):
        places[row["task_id"]].append((row["latitude"], row["longitude"]))
    for row in rows(driver, _SAID):
        said[row["task_id"]].append(row["words"])
    return tuple(
        TaskClues(
            task_id=TaskId(row["id"]),
            number=row["number"],
            title=row["problem_text"],
            villages=tuple(villages[row["id"]]),
            words="\n".join((row["problem_text"], *said[row["id"]])),
            places=tuple(places[row["id"]]),
            used_on=_last_day(row["added_at"], row["entered_at"]),
            deadline=date.fromisoformat(row["deadline_end"]) if row["deadline_end"] else None,
        )
        for row in rows(driver, _TASKS)
    )


def _last_day(*moments: str | None) -> date | None:
    return max((datetime.fromisoformat(one).date() for one in moments if one), default=None)


def origins(driver: dbapi2.Connection) -> dict[EvidenceId, str]:
    """Paths from which what waits in the inbox came, where that is still known."""
    found = driver.execute(
        "SELECT i.evidence_id, i.path FROM intake_file i JOIN evidence e ON e.id = i.evidence_id "
        "WHERE e.task_id IS NULL AND e.removed_at IS NULL"
    )
    return {EvidenceId(one): path for one, path in found}


def intakes(driver: dbapi2.Connection, asked: str = "") -> list[dict[str, Any]]:
    """Takings-in with files that still wait, or the one asked for: its rows as they are noted, troubles read."""
    where = "intake = ?" if asked else "intake IN (SELECT intake FROM intake_file WHERE state = 'waiting')"
    found = rows(driver, f"SELECT * FROM intake_file WHERE {where} ORDER BY key", (asked,) if asked else ())
    return [
        {**dict(row), "trouble": json.loads(row["trouble"]) if row["trouble"] else None} for row in found.fetchall()
    ]
