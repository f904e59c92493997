"""记录: what was changed, by whom, when; rows are never changed or deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dujiao_desktop.domain.custody import KeptFile
from dujiao_desktop.domain.identity import TaskId


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: what it was and what it became; empty text for nothing."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one record.

    Attributes:
        seq: Order of events; the clock is only shown.
        action: What the officer did, e.g. ``attach_evidence``.
        record: Table name of the record, e.g. ``measure``.
        operation: ``insert``, ``update`` or ``delete``.
        act: Number of the action; all that one action changed bears the same.
    """

    seq: int
    at: datetime
    who: str
    action: str
    record: str
    record_id: str
    operation: str
    task_id: TaskId | None
    changes: tuple[FieldChange, ...]
    act: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check of the workspace found: `code` fixed, `text` a sentence.

    Attributes:
        files: For a file of the vault, the records that name it, or once did.
    """

    code: str
    text: str
    path: str = ""
    files: tuple[KeptFile, ...] = ()
