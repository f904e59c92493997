"""One photo of two that are compared: as large as there is room, with what it is, when and where below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy

from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.parts import label

_LEAST = QSize(180, 110)


class PhotoPane:
    """Its parts go into one column of a grid: two pictures in one row have one size, and are seen at one scale."""

    def __init__(self, name: str) -> None:
        self.picture = _Fitted(name)
        self.words = label("", "muted", wrap=True)

    def place(self, grid: QGridLayout, column: int) -> None:
        """Picture above, words below."""
        grid.addWidget(self.picture, 0, column)
        grid.addWidget(self.words, 1, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
        grid.setRowStretch(0, 1)

    def show_photo(self, sha256: str, lines: tuple[str, ...], tip: str) -> None:
        """Show the words of a photo; its picture follows."""
        self.picture.wait_for(sha256)
        self.words.setText("\n".join(lines))
        self.words.setToolTip(tip)
        self.set_visible(True)

    def set_visible(self, visible: bool) -> None:
        """Whether there is a photo to be seen."""
        self.picture.setVisible(visible)
        self.words.setVisible(visible)


class _Fitted(QLabel):
    """A picture that keeps its shape and is never larger than its frame."""

    def __init__(self, name: str) -> None:
        super().__init__("正在读取…")
        self.setObjectName("inner")
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(px(_LEAST.width()), px(_LEAST.height()))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._whole = QPixmap()
        self._awaited = ""

    def wait_for(self, sha256: str) -> None:
        """The photo of that content is on its way."""
        self._whole, self._awaited = QPixmap(), sha256
        self.setText("正在读取…")

    def show_file(self, path: object) -> None:
        """Show the picture at a `Path`; where there is none it is said. One that nobody waits for any more is let go."""
        if isinstance(path, Path):
            if path.stem != self._awaited:
                return
            reader = QImageReader(str(path))
            reader.setAutoTransform(True)
            self._whole = QPixmap.fromImage(reader.read())
        if self._whole.isNull():
            self.setText("照片读不出来")
        else:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture grows and shrinks with its frame."""
        super().resizeEvent(event)
        if not self._whole.isNull():
            self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        room = (self.size() - QSize(px(8), px(8))) * ratio
        fitted = self._whole.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(fitted)
