"""One photo of two that are compared: as large as there is room, with what it is, when and where below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.parts import label

_LEAST = QSize(180, 110)


class PhotoPane(QWidget):
    """Two of them in one row have one size, so that both photos are seen at one scale."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.picture = _Fitted(name)
        self.words = label("", "muted", wrap=True)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(4)
        down.addWidget(self.picture, 1)
        down.addWidget(self.words)

    def show_photo(self, sha256: str, lines: tuple[str, ...]) -> None:
        """Show the words of a photo; its picture follows."""
        self.picture.wait_for(sha256)
        self.words.setText("\n".join(lines))


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
