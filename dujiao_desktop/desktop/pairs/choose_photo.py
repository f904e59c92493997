"""Which photo belongs beside this one: the likeliest first, each with a small picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dujiao_desktop.desktop.pairs.photo_words import photo_facts
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.answers import Answer
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import label
from dujiao_desktop.domain.evidence import EvidenceItem

_ICON = QSize(96, 72)


class ChoosePhotoDialog(FormDialog):
    """A list and one button.

    Signals:
        chosen: Emitted with the photo.
    """

    topic = "evidence"
    chosen = Signal(object)

    def __init__(
        self, words: str, photos: Sequence[EvidenceItem], presenter: TaskCardPresenter, parent: QWidget
    ) -> None:
        super().__init__("选照片", "就用这一张", parent)
        self._photos = tuple(photos)
        self.list = QListWidget()
        self.list.setObjectName("yearList")
        self.list.setAccessibleName("可以选的照片，最像的在前面")
        self.list.setIconSize(QSize(px(_ICON.width()), px(_ICON.height())))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        for item in self._photos:
            row = QListWidgetItem(f"佐证 {item.order}　{item.title}\n{photo_facts(item)}")
            row.setToolTip(row.text())
            self.list.addItem(row)
            presenter.thumb_of(item, Answer(partial(self._show_picture, row), self).came)
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.setCurrentRow(0)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(label(words, "mutedBody", wrap=True))
        layout.addWidget(self.list, 1)
        self.set_content(holder)
        self.fit(560, 520)
        self.list.setFocus()

    def accept(self) -> None:
        """Hand over the chosen photo."""
        row = self.list.currentRow()
        if 0 <= row < len(self._photos):
            self.chosen.emit(self._photos[row])
        super(FormDialog, self).accept()

    def _show_picture(self, row: QListWidgetItem, path: object) -> None:
        if not isinstance(path, Path):
            return
        reader = QImageReader(str(path))
        size = self.list.iconSize() * self.devicePixelRatioF()
        reader.setScaledSize(reader.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
        picture = QPixmap.fromImage(reader.read())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        row.setIcon(QIcon(picture))
