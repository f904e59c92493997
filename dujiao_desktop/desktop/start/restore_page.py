"""Brings a backup back into a folder of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from dujiao_desktop.desktop.forms.ui_restore_form import Ui_RestoreForm
from dujiao_desktop.desktop.start.start_panel import StartPanel
from dujiao_desktop.desktop.widgets.parts import button

BACKUP_FILES = "督交备份 (*.dujiao-backup *.zip);;所有文件 (*)"


@dataclass(frozen=True, slots=True)
class RestoreWish:
    """What to restore, and where to; `in_place` in the place of a workspace that is there, which is set aside."""

    file: Path
    folder: Path
    password: str | None
    in_place: bool = False


class RestorePage(StartPanel):
    """A file, an empty folder, a password.

    Signals:
        wanted: Emitted with a `RestoreWish`.
        left: The officer went back to the start.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, in_place: Path | None = None) -> None:
        """`in_place`: the workspace the backup is to take the place of; None for a new folder."""
        sentence = "先全部检查过，才成为新的工作区；备份文件本身不会改动。"
        if in_place is not None:
            sentence = f"先在旁边全部检查过，再换下 {in_place}；现在的整个改名留着，不会删除。"
        super().__init__("就地恢复" if in_place else "从备份恢复", sentence)
        self._in_place = in_place
        form = QWidget()
        self.ui = Ui_RestoreForm()
        self.ui.setupUi(form)
        self.content.addWidget(form)
        self.ui.folderEdit.setText(str(in_place or Path.home() / "督交工作区（恢复）"))
        for part in (self.ui.folderEditRow, self.ui.folderNote):
            self.ui.formLayout.setRowVisible(part, in_place is None)
        self.ui.fileButton.clicked.connect(self._choose_file)
        self.ui.folderButton.clicked.connect(self._choose_folder)
        self.ui.fileEdit.textChanged.connect(self._check)
        self.ui.folderEdit.textChanged.connect(self._check)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.content.addWidget(self._bar)
        self._go_button = button("恢复", "primary", self._go)
        self.set_buttons((button("返回", "", self.left.emit),), (self._go_button,))
        self._check()

    def set_busy(self, busy: bool) -> None:
        """While the backup is being read."""
        self._go_button.setEnabled(not busy)
        self._go_button.setText("正在恢复…" if busy else "恢复")
        self._bar.setVisible(busy)

    def show_progress(self, done: int, total: int, message: str) -> None:
        """How far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _check(self) -> None:
        self._go_button.setEnabled(bool(self.ui.fileEdit.text().strip() and self.ui.folderEdit.text().strip()))

    def _go(self) -> None:
        folder = Path(self.ui.folderEdit.text().strip())
        if not folder.is_absolute():
            self.say_trouble("没有写清恢复到哪个文件夹，没有恢复。请点“选择…”选一个。")
            return
        self.say_trouble("")
        self.wanted.emit(
            RestoreWish(
                Path(self.ui.fileEdit.text().strip()),
                folder,
                self.ui.passwordEdit.text() or None,
                self._in_place is not None,
            )
        )

    def _choose_file(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, "选备份文件", str(Path.home()), BACKUP_FILES)
        if file:
            self.ui.fileEdit.setText(file)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "恢复到哪个文件夹里", str(Path.home()))
        if folder:
            chosen = Path(folder)
            self.ui.folderEdit.setText(str(chosen if not any(chosen.iterdir()) else chosen / "督交工作区（恢复）"))
