"""What was done, action by action, read from the history by plain statements."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from dujiao_desktop.domain.undo import Act, Subject
from dujiao_desktop.store.lines import rows

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

MOST_ACTS: Final = 300
"""How many actions back an officer can go; each is one short look into the history."""

# What an officer calls a record by; the first that says something.
_LABELS: Final = {
    "task": ("number",),
    "measure": ("seq",),
    "progress": ("as_of",),
    "evidence": ("caption", "file_name"),
    "officer": ("name",),
    "extension": ("new_deadline_text", "stage_goal"),
    "visit": ("visited_on",),
    "complaint": ("acceptance_no",),
    "import_batch": ("file_name",),
    "warning": ("reason",),
    "task_part": ("name",),
    "task_link": ("number",),
    "plan": ("title",),
    "indicator": ("name",),
    "indicator_reading": ("value",),
    "slot_answer": ("reason",),
    # Known by its task alone.
    "closeout_round": (),
    "photo_pair": (),
    "photo_answer": (),
}

_SEVERAL: Final = frozenset({"evidence", "task"})
"""What one action can be about several of, told by their number; an import is told by its file."""


def acts(driver: dbapi2.Connection, since: int) -> tuple[Act, ...]:
    """Actions after `since`, oldest first, at most the newest `MOST_ACTS`."""
    found: list[Act] = []
    before = 1 << 62
    while len(found) < MOST_ACTS:
        # One step down the index for each action, however many rows it wrote.
        (number,) = driver.execute("SELECT max(act) FROM history WHERE act < ? AND act > ?", (before, since)).fetchone()
        if number is None:
            break
        row = rows(driver, "SELECT action, at, who, undoes FROM history WHERE act = ? LIMIT 1", (number,)).fetchone()
        found.append(Act(number, row["action"], datetime.fromisoformat(row["at"]), row["who"], row["undoes"]))
        before = number
    return tuple(reversed(found))


def subject(driver: dbapi2.Connection, act: int, record: str) -> Subject:
    """What the first change of a record of that kind was about; empty when the action touched none."""
    statement = "SELECT record_id, operation, task_id, changes FROM history WHERE act = ? AND record = ? ORDER BY seq"
    first = rows(driver, f"{statement} LIMIT 1", (act, record)).fetchone()
    if first is None:
        return Subject()
    count = 1
    if record in _SEVERAL:
        counted = "SELECT count(DISTINCT record_id) FROM history WHERE act = ? AND record = ?"
        (count,) = driver.execute(counted, (act, record)).fetchone()
    task = driver.execute("SELECT number FROM task WHERE id = ?", (first["task_id"],)).fetchone()
    label = _label(driver, record, first["record_id"], json.loads(first["changes"]))
    return Subject(label, first["operation"], count, task[0] if task else "")


def _label(driver: dbapi2.Connection, record: str, record_id: str, changes: dict[str, list[Any]]) -> str:
    names = _LABELS[record]
    if not names:
        return ""
    columns = ", ".join(names)
    there = driver.execute(f"SELECT {columns} FROM {record} WHERE id = ?", (record_id,)).fetchone()
    # What is gone is called as it was called when it came or went.
    told = there or [next((v for v in reversed(changes.get(n, [])) if v is not None), "") for n in names]
    return next((str(value) for value in told if value not in (None, "")), "")
