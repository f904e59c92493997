"""What officers said of before and after photos."""

from __future__ import annotations

from dataclasses import dataclass

from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.photo_pair_record import PhotoPairRecord
from dujiao_desktop.store import reading, translate
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import PHOTO_PAIR


@dataclass(frozen=True, slots=True)
class PhotoPairs:
    """Pairs that were set, confirmed or parted."""

    session: Session

    def of(self, task_id: TaskId) -> tuple[PhotoPairRecord, ...]:
        """What was said of the photos of a task, in the order it was said."""
        return reading.photo_pairs(self.session.connection, task_id)

    def add(self, said: PhotoPairRecord) -> None:
        """Keep what was said of two photos for the first time."""
        self.session.insert(PHOTO_PAIR, translate.photo_pair_values(said))

    def save(self, said: PhotoPairRecord) -> None:
        """Keep what is said otherwise now. Raises ``record_not_found``, ``changed_meanwhile``."""
        self.session.change(PHOTO_PAIR, translate.photo_pair_values(said), revision=said.stamp.revision)

    def remove(self, said: PhotoPairRecord) -> None:
        """Forget what was said; the history keeps it."""
        self.session.delete(PHOTO_PAIR, [self.session.row(PHOTO_PAIR, said.id)["key"]])
