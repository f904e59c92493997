"""A small picture, cut to its frame."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QLabel

from dujiao_desktop.desktop.theme import px

_SIZE = QSize(112, 84)


class Thumb(QLabel):
    """Empty until it is given a picture; words stand in it meanwhile."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setObjectName("inner")
        self.setFixedSize(px(_SIZE.width()), px(_SIZE.height()))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setProperty("role", "muted")

    def show_file(self, path: object) -> None:
        """Show the picture at a `Path`; what Qt cannot read stays words."""
        if not isinstance(path, Path):
            return
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        ratio = self.devicePixelRatioF()
        frame = self.size() * ratio
        size = reader.size()
        turned = bool(reader.transformation().value & 4)
        wanted = (size.transposed() if turned else size).scaled(frame, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        reader.setScaledSize(wanted.transposed() if turned else wanted)
        picture = QPixmap.fromImage(reader.read())
        if picture.isNull():
            self.setText(path.name)
            return
        middle = QRect(0, 0, frame.width(), frame.height())
        middle.moveCenter(picture.rect().center())
        picture = picture.copy(middle)
        picture.setDevicePixelRatio(ratio)
        self.setPixmap(picture)
