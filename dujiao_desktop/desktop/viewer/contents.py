"""Brings what is to be seen from the files, ahead of who turns the pages; what nobody waits for any more is given up."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QImage, QImageReader
from shiboken6 import isValid

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.domain.errors import Told
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.usecases.look_at_evidence import whole_picture
from dujiao_desktop.usecases.look_inside import (
    PAGE_PX,
    WHOLE_PAGE_PX,
    Seen,
    Viewing,
    picture_file,
    seen_as,
    text_of,
)

if TYPE_CHECKING:
    from dujiao_desktop.domain.job_control import JobControl
    from dujiao_desktop.environment.workspace import WorkspacePaths
    from dujiao_desktop.usecases import Pixels, Store

KEPT = 6
"""So many pictures and pages are in memory."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A file, and of a PDF one page of it, counted from 1."""

    item: EvidenceItem
    page: int = 1

    @property
    def key(self) -> tuple[str, int]:
        """The same content is the same wish."""
        return self.item.sha256, self.page


@dataclass(frozen=True, slots=True)
class Content:
    """What is seen of a file: a picture or a text.

    Attributes:
        whole: Size of the picture in its own dots; `image` may be a smaller one of it.
        pages: How many pages the file has.
    """

    image: QImage | None = None
    whole: QSizeF | None = None
    pages: int = 1
    text: str = ""


class Contents(QObject):
    """Contents by wish.

    Signals:
        came: A content that was wanted is there; emitted with its `Wish`.
        came_whole: The picture in full size; emitted with its `Wish` and the image. It is not kept here.
        failed: It cannot be shown; emitted with the `Wish` and what was raised.
    """

    came = Signal(object)
    came_whole = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[tuple[str, int], Content] = OrderedDict()
        self._under_way: dict[tuple[str, int], RunningJob] = {}
        self._whole: tuple[tuple[str, int], RunningJob] | None = None
        # Used by the lane of pictures alone.
        self._viewing = Viewing()

    @property
    def under_way(self) -> int:
        """How many are being brought."""
        return len(self._under_way)

    def content(self, wish: Wish) -> Content | None:
        """What is seen, if it is here."""
        found = self._kept.get(wish.key)
        if found is not None:
            self._kept.move_to_end(wish.key)
        return found

    def want(self, wishes: Iterable[Wish]) -> None:
        """Bring these, in this order; what was wanted before and is not any more is given up."""
        wanted = {wish.key: wish for wish in wishes if seen_as(wish.item) is not Seen.OUTSIDE}
        for key in [key for key in self._under_way if key not in wanted]:
            self._under_way.pop(key).cancel()
        if self._whole is not None and self._whole[0] not in wanted:
            self._whole[1].cancel()
            self._whole = None
        for key, wish in wanted.items():
            if key not in self._kept and key not in self._under_way:
                self._under_way[key] = self._ask(wish)

    def want_whole(self, wish: Wish) -> None:
        """Bring a picture in full size."""
        if self._whole is not None and self._whole[0] == wish.key:
            return
        viewing = self._viewing
        job = self._desk.jobs.with_pictures("读取照片", lambda store, _: _whole(store, wish, viewing))
        job.done.connect(partial(self._take_whole, wish))
        job.failed.connect(partial(self._fail, wish))
        self._whole = wish.key, job

    def close(self) -> None:
        """Give everything up, and let the open file go."""
        self.want(())
        viewing = self._viewing
        self._desk.jobs.with_pictures("放下文件", lambda _store, _control: viewing.close())

    def _ask(self, wish: Wish) -> RunningJob:
        paths, viewing = self._desk.paths, self._viewing
        job = self._desk.jobs.with_pictures(
            "读取佐证", lambda store, control: _content(store, paths, wish, viewing, control)
        )
        job.done.connect(partial(self._take, wish))
        job.failed.connect(partial(self._fail, wish))
        return job

    def _take(self, wish: Wish, content: Content) -> None:
        if not isValid(self):
            return
        self._under_way.pop(wish.key, None)
        self._kept[wish.key] = content
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.came.emit(wish)

    def _take_whole(self, wish: Wish, image: QImage) -> None:
        if isValid(self):
            self._whole = None
            self.came_whole.emit(wish, image)

    def _fail(self, wish: Wish, error: BaseException) -> None:
        if not isValid(self):
            return
        self._under_way.pop(wish.key, None)
        if not isinstance(error, Told):
            self._desk.messages.tell(error)
        self.failed.emit(wish, error)


def _content(store: Store, paths: WorkspacePaths, wish: Wish, viewing: Viewing, control: JobControl) -> Content:
    item, seen = wish.item, seen_as(wish.item)
    if seen is Seen.TEXT:
        return Content(text=text_of(store, item))
    if seen is Seen.PAGES:
        pixels = viewing.page(store, item, wish.page)
        image = _image(pixels)
        return Content(image, QSizeF(image.size()) * (WHOLE_PAGE_PX / PAGE_PX), pixels.pages)
    file, pages = picture_file(store, paths, item)
    control.stop_if_cancelled()
    image = _read(file)
    facts = item.photo
    # Measured when it was taken in; a file that says otherwise about itself is believed no more.
    whole = QSizeF(facts.width_px, facts.height_px) if facts is not None else QSizeF(image.size())
    return Content(image, whole, pages)


def _whole(store: Store, wish: Wish, viewing: Viewing) -> QImage:
    if seen_as(wish.item) is Seen.PAGES:
        return _image(viewing.page(store, wish.item, wish.page, closely=True))
    return _image(whole_picture(store, wish.item))


def _image(pixels: Pixels) -> QImage:
    """An image of its own that Qt draws without changing it again."""
    seen = QImage(pixels.rgb, pixels.width, pixels.height, pixels.width * 3, QImage.Format.Format_RGB888)
    return seen.convertToFormat(QImage.Format.Format_RGB32)


def _read(file: Path) -> QImage:
    return QImageReader(str(file)).read()
