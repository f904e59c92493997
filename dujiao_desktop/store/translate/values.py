"""Small parts of rows: days, moments, lists, deadlines, stamps."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeAlias

from dujiao_desktop.domain.deadlines import Deadline, DeadlineKind
from dujiao_desktop.domain.identity import OfficerId
from dujiao_desktop.domain.task import Stamp

# Values as the driver gives them: text, whole and real numbers, or None; the columns say which.
Row: TypeAlias = Mapping[Any, Any]
Values: TypeAlias = dict[str, Any]


def day_from(text: str | None) -> date | None:
    """A day kept as ISO 8601; None where nothing is known."""
    return date.fromisoformat(text) if text else None


def moment_from(text: str | None) -> datetime | None:
    """A moment kept as ISO 8601; None where nothing is known."""
    return datetime.fromisoformat(text) if text else None


def iso(value: date | datetime | None) -> str | None:
    """A day or moment as it is kept."""
    return None if value is None else value.isoformat()


def words_list(text: str) -> tuple[str, ...]:
    """Words kept as a JSON array."""
    return () if text == "[]" else tuple(json.loads(text))


def list_text(words: Sequence[str]) -> str:
    """Words in order, as they are kept."""
    return json.dumps(words, ensure_ascii=False) if words else "[]"


def deadline_from(row: Row, prefix: str = "deadline") -> Deadline:
    """A deadline from its four columns."""
    kind = DeadlineKind(row[f"{prefix}_kind"])
    return Deadline(row[f"{prefix}_text"], kind, day_from(row[f"{prefix}_start"]), day_from(row[f"{prefix}_end"]))


def deadline_values(deadline: Deadline, prefix: str = "deadline") -> Values:
    """The four columns of a deadline."""
    return {
        f"{prefix}_text": deadline.text,
        f"{prefix}_kind": deadline.kind.value,
        f"{prefix}_start": iso(deadline.start),
        f"{prefix}_end": iso(deadline.end),
    }


def stamp_from(row: Row) -> Stamp:
    """Where a record comes from and which state it is in."""
    return Stamp(row["origin"], row["revision"], row["base_revision"])


def stamp_values(stamp: Stamp) -> Values:
    """The columns of a stamp."""
    return {"origin": stamp.origin, "revision": stamp.revision, "base_revision": stamp.base_revision}


def officer_id_from(text: str | None) -> OfficerId | None:
    """The identity of an officer; None for nobody."""
    return None if text is None else OfficerId(text)
