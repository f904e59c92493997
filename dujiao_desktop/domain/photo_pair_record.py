"""What an officer said of two photos: that they show one place, or that they do not."""

from __future__ import annotations

from dataclasses import dataclass

from dujiao_desktop.domain.identity import EvidenceId, PhotoPairId, TaskId
from dujiao_desktop.domain.task import UNSTAMPED, Stamp


@dataclass(frozen=True, slots=True)
class PhotoPairRecord:
    """Said of a before and an after photo of one task; `belongs` False stands for 不是同一处."""

    id: PhotoPairId
    task_id: TaskId
    before_id: EvidenceId
    after_id: EvidenceId
    belongs: bool = True
    stamp: Stamp = UNSTAMPED
