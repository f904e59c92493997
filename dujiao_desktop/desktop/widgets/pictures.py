"""The small pictures of evidence for every list: made and read aside, kept while they are needed, dropped unseen."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QListView
from shiboken6 import isValid

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.usecases import look_at_evidence

if TYPE_CHECKING:
    from dujiao_desktop.domain.job_control import JobControl
    from dujiao_desktop.environment.workspace import WorkspacePaths
    from dujiao_desktop.usecases import Store

KEPT = 400
"""So many pictures are kept of those seen last."""
_PAUSE_MS = 5
_BESIDE = 6
"""So many rows before and after those in sight are asked for, too."""


class PictureSource(QObject):
    """Small pictures by the content of their files, cut to cover a frame.

    Signals:
        arrived: A picture that was wanted is there; emitted with the digest of its file.
    """

    arrived = Signal(str)

    def __init__(self, desk: Desk, frame: QSize, ratio: float, parent: QObject) -> None:
        """Make a source.

        Args:
            desk: Whose evidence.
            frame: What the pictures cover, in the screen's logical points.
            ratio: Device dots to a point.
            parent: Owner.
        """
        super().__init__(parent)
        self._desk = desk
        self._frame = frame * ratio
        self._ratio = ratio
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._under_way: dict[str, RunningJob] = {}
        self._unreadable: set[str] = set()
        desk.changes.changed.connect(self._changed)

    def picture(self, sha256: str) -> QPixmap | None:
        """The picture if it is here; asking for it has it kept longer."""
        found = self._kept.get(sha256)
        if found is not None:
            self._kept.move_to_end(sha256)
        return found

    def want(self, items: Sequence[EvidenceItem]) -> None:
        """Have these pictures brought, in this order; what was wanted before and is not any more is given up."""
        wanted = {item.sha256: item for item in items if item.is_picture}
        for sha256 in [sha256 for sha256 in self._under_way if sha256 not in wanted]:
            self._under_way.pop(sha256).cancel()
        for sha256, item in wanted.items():
            if sha256 not in self._kept and sha256 not in self._under_way and sha256 not in self._unreadable:
                self._under_way[sha256] = self._ask(item)

    def _ask(self, item: EvidenceItem) -> RunningJob:
        paths, frame = self._desk.paths, self._frame
        job = self._desk.jobs.with_pictures(
            "读取小图", lambda store, control: read_thumb(store, paths, item, frame, control)
        )
        job.done.connect(partial(self._take, item.sha256, job))
        job.failed.connect(partial(self._pass_over, item.sha256))
        return job

    def _take(self, sha256: str, job: RunningJob, image: QImage) -> None:
        if not isValid(self):
            return
        if self._under_way.get(sha256) is job:
            del self._under_way[sha256]
        if image.isNull():
            self._unreadable.add(sha256)
            return
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self._ratio)
        self._kept[sha256] = picture
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(sha256)

    def _pass_over(self, sha256: str, _: BaseException) -> None:
        """One whose file is gone or cannot be read keeps its sign, and is not asked for at every scrolling."""
        if isValid(self):
            self._under_way.pop(sha256, None)
            self._unreadable.add(sha256)

    def _changed(self, _: Changes) -> None:
        # A file found again may be readable now.
        self._unreadable.clear()


class PicturesAhead(QObject):
    """Makes the small pictures of files just taken in, one after another, so that whoever looks for one waits for no
    more than one.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: deque[EvidenceItem] = deque()
        self._busy = False

    def add(self, items: Iterable[EvidenceItem]) -> None:
        """Have their pictures made when nothing else is to be done."""
        self._waiting += (item for item in items if item.is_picture)
        if not self._busy:
            self._next()

    def _next(self) -> None:
        self._busy = isValid(self) and bool(self._waiting)
        if not self._busy:
            return
        paths, item = self._desk.paths, self._waiting.popleft()
        job = self._desk.jobs.with_pictures("准备小图", lambda store, _: look_at_evidence.thumb(store, paths, item))
        # One that cannot be made is said where it is looked at. Stopped: the workspace is being closed.
        job.done.connect(self._go_on)
        job.failed.connect(self._go_on)

    def _go_on(self, _: object) -> None:
        self._next()


def read_thumb(store: Store, paths: WorkspacePaths, item: EvidenceItem, frame: QSize, control: JobControl) -> QImage:
    """The small picture of a photo, scaled and cut to `frame`; made first where it is not there yet.

    Raises:
        Refused, Unavailable: As `look_at_evidence.thumb`.
    """
    file = look_at_evidence.thumb(store, paths, item)
    control.stop_if_cancelled()
    return _cut_to(file, frame) if file is not None else QImage()


def _cut_to(file: Path, frame: QSize) -> QImage:
    reader = QImageReader(str(file))
    size = reader.size()
    if frame.width() < size.width():
        reader.setScaledSize(size.scaled(frame, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return image
    if image.width() < frame.width() or image.height() < frame.height():
        image = image.scaled(
            frame, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
    left, top = (image.width() - frame.width()) // 2, (image.height() - frame.height()) // 2
    return image.copy(left, top, frame.width(), frame.height())


class PicturesInSight(QObject):
    """Wants of a source what a list shows, a moment after it was scrolled, filled or made larger."""

    def __init__(
        self,
        view: QListView,
        source: PictureSource,
        item_at: Callable[[QModelIndex | QPersistentModelIndex], object],
    ) -> None:
        """Watch a list.

        Args:
            view: The list; its model must be set.
            source: Where the pictures come from; the list is painted anew when one arrives.
            item_at: The `EvidenceItem` of a row; anything else has no picture.
        """
        super().__init__(view)
        self._view, self._source, self._item_at = view, source, item_at
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.look)
        model = view.model()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
            signal.connect(self._later)
        view.verticalScrollBar().valueChanged.connect(self._later)
        view.viewport().installEventFilter(self)
        source.arrived.connect(self._paint)

    def look(self) -> None:
        """Want what is in sight now, and a few rows beside it after that."""
        view = self._view
        if not view.isVisible():
            return
        last = view.model().rowCount() - 1
        area = view.viewport().rect()
        first_seen = view.indexAt(area.topLeft() + QPoint(1, 1)).row()
        last_seen = view.indexAt(area.bottomRight() - QPoint(1, 1)).row()
        if first_seen < 0:
            first_seen = 0
        if last_seen < 0:
            last_seen = min(last, self._last_in(first_seen))
        rows = [
            *range(first_seen, last_seen + 1),
            *range(last_seen + 1, min(last, last_seen + _BESIDE) + 1),
            *range(max(0, first_seen - _BESIDE), first_seen),
        ]
        found = (self._item_at(view.model().index(row, 0)) for row in rows)
        self._source.want([item for item in found if isinstance(item, EvidenceItem)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shown or of another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._later()
        return False

    def _paint(self, _: str) -> None:
        self._view.viewport().update()

    def _later(self, *_: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _last_in(self, first: int) -> int:
        """The last row that begins within the list, where its corner shows none."""
        view, bottom = self._view, self._view.viewport().rect().bottom()
        row = first
        while row < view.model().rowCount() and view.visualRect(view.model().index(row, 0)).top() <= bottom:
            row += 1
        return row - 1
