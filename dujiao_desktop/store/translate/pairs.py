"""What was said of before and after photos."""

from __future__ import annotations

from dujiao_desktop.domain.identity import EvidenceId, PhotoPairId, TaskId
from dujiao_desktop.domain.photo_pair_record import PhotoPairRecord
from dujiao_desktop.store.translate.values import Row, Values, stamp_from, stamp_values


def photo_pair_values(said: PhotoPairRecord) -> Values:
    """The row of what was said of two photos."""
    return {
        "id": said.id,
        "task_id": said.task_id,
        "before_id": said.before_id,
        "after_id": said.after_id,
        "belongs": int(said.belongs),
        **stamp_values(said.stamp),
    }


def photo_pair_from(row: Row) -> PhotoPairRecord:
    """What was said of two photos from its row."""
    return PhotoPairRecord(
        id=PhotoPairId(row["id"]),
        task_id=TaskId(row["task_id"]),
        before_id=EvidenceId(row["before_id"]),
        after_id=EvidenceId(row["after_id"]),
        belongs=bool(row["belongs"]),
        stamp=stamp_from(row),
    )
