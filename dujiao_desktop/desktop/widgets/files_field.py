"""Files chosen for a form; they are taken in when the form is stored."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from dujiao_desktop.desktop.widgets.parts import button, label

PHOTOS = "照片 (*.jpg *.jpeg *.png *.heic *.heif *.bmp *.tif *.tiff *.webp);;所有文件 (*)"
PAPERS = "扫描件和照片 (*.pdf *.jpg *.jpeg *.png *.heic *.tif *.tiff);;所有文件 (*)"


class FilesField(QWidget):
    """The names, a button that adds more, and one that takes them all out.

    Signals:
        changed: Files were added or taken out.
    """

    changed = Signal()

    def __init__(self, title: str, kinds: str, empty: str = "还没有") -> None:
        super().__init__()
        self._title, self._kinds, self._empty = title, kinds, empty
        self._files: tuple[Path, ...] = ()
        self._names = label(empty, "mutedBody", wrap=True)
        self.choose_button = button("选择…", "small", self._choose)
        self.choose_button.setAccessibleName(title)
        self._drop = button("去掉", "quiet", self.clear)
        self._drop.hide()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self._names, 1)
        across.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignTop)

    def files(self) -> tuple[Path, ...]:
        """The files, each once."""
        return self._files

    def set_files(self, files: tuple[Path, ...]) -> None:
        """Show these."""
        self._files = tuple(dict.fromkeys(files))
        self._names.setText("、".join(f.name for f in self._files) or self._empty)
        self._drop.setVisible(bool(self._files))
        self.changed.emit()

    def clear(self) -> None:
        """Take all out; the files themselves stay where they are."""
        self.set_files(())

    def as_text(self) -> str:
        """For a draft: one path a line."""
        return "\n".join(map(str, self._files))

    def put_text(self, text: str) -> None:
        """From a draft; what is no longer there is left out."""
        self.set_files(tuple(p for line in text.splitlines() if line and (p := Path(line)).is_file()))

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self._title, str(Path.home()), self._kinds)
        if names:
            self.set_files((*self._files, *map(Path, names)))
