"""One import: kept whole, so that it can be explained and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dujiao_desktop.domain.identity import BatchId, OfficerId, SourceId


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """What was imported from which file, by whom; `undone_at` is set when it was taken back."""

    id: BatchId
    source_id: SourceId
    file_name: str
    sha256: str
    imported: int
    updated: int
    unchanged: int
    imported_by: OfficerId | None
    imported_at: datetime
    undone_at: datetime | None = None
