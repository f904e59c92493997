"""History entries, without the store's own counters."""

from __future__ import annotations

import json
from datetime import datetime

from dujiao_desktop.domain.history import FieldChange, HistoryEntry
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.store.translate.values import Row

# Identities, counters and derived columns: kept by the store itself, no news to an officer.
_BOOKKEEPING = frozenset(
    "key id task_id step_id batch_id position number_key origin revision base_revision created_at updated_at state".split()
)
_LISTS = frozenset(
    {"classes", "nine_gov", "responsible_units", "people", "units", "shares", "signed_on", "items", "unconfirmed"}
)


def history_from(row: Row) -> HistoryEntry:
    """A history entry without the store's own counters; its changes may be empty, then it is no news."""
    changes = json.loads(row["changes"])
    moves = row["record"] == "evidence" and row["operation"] == "update"
    return HistoryEntry(
        seq=row["seq"],
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        action=row["action"],
        record=row["record"],
        record_id=row["record_id"],
        operation=row["operation"],
        task_id=None if row["task_id"] is None else TaskId(row["task_id"]),
        changes=tuple(
            FieldChange(field, _shown(field, old), _shown(field, new))
            for field, (old, new) in changes.items()
            if field not in _BOOKKEEPING or (field == "task_id" and moves)
        ),
        act=row["act"],
    )


def _shown(field: str, value: str | float | None) -> str:
    if value is None:
        return ""
    return "、".join(json.loads(str(value))) if field in _LISTS else str(value)
