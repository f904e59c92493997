"""One place twice: the photo of the closed dossier, and the new one beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.widgets.files_field import PHOTOS
from dujiao_desktop.desktop.widgets.parts import button, label
from dujiao_desktop.desktop.widgets.thumb import Thumb
from dujiao_desktop.domain.evidence import EvidenceItem


class PhotoPair(QWidget):
    """Shows the old photo and asks for the new one.

    Attributes:
        photo: The old one.
        file: The new one; None until it is chosen.

    Signals:
        changed: A file was chosen or taken out.
    """

    changed = Signal()

    def __init__(self, photo: EvidenceItem, presenter: TaskCardPresenter) -> None:
        super().__init__()
        self.photo = photo
        self.file: Path | None = None
        self._old, self._new = Thumb("整改后"), Thumb("还没有")
        self.choose_button = button("选新照片…", "small", self._choose)
        self.choose_button.setAccessibleName(f"选与“{photo.title}”同一地点的新照片")
        self._drop = button("去掉", "quiet", self._clear)
        self._drop.hide()
        place = f"　{photo.place}" if photo.place and photo.place not in photo.title else ""
        self._words = label(f"{photo.order}. {photo.title}{place}", "mutedBody", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._words)
        texts.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        texts.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignLeft)
        texts.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self._old)
        across.addWidget(self._new)
        across.addLayout(texts, 1)
        presenter.thumb_of(photo, self._old.show_file)

    def use(self, file: Path | None) -> None:
        """Take `file` as the new photo; None for none."""
        self.file = file
        self._drop.setVisible(file is not None)
        if file is None:
            self._new.clear()
            self._new.setText("还没有")
        else:
            self._new.show_file(file)
        self.changed.emit()

    def _clear(self) -> None:
        self.use(None)

    def _choose(self) -> None:
        title = self.choose_button.accessibleName()
        name, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), PHOTOS)
        if name:
            self.use(Path(name))
