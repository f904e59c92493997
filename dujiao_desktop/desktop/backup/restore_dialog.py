"""Restore while a workspace is open: into a folder of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.forms.ui_restore_form import Ui_RestoreForm
from dujiao_desktop.desktop.start.restore_page import BACKUP_FILES
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import label, toned
from dujiao_desktop.usecases import back_up


class RestoreDialog(FormDialog):
    """A file, a new folder, a password.

    Signals:
        restored: Emitted with the folder of the new workspace.
    """

    topic = "backup"

    restored = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("从备份恢复", "恢复", parent)
        self._desk = desk
        form = QWidget()
        self.ui = Ui_RestoreForm()
        self.ui.setupUi(form)
        self.ask(form)
        self.ui.folderEdit.setText(str(desk.paths.folder.with_name(desk.paths.folder.name + "（恢复）")))
        self.ui.fileButton.clicked.connect(self._choose_file)
        self.ui.folderButton.clicked.connect(self._choose_folder)
        self.fit(600, 300)

    def accept(self) -> None:
        """Restore; the dialog closes when all is checked."""
        file = Path(self.ui.fileEdit.text().strip())
        password = self.ui.passwordEdit.text() or None
        if not self.ui.fileEdit.text().strip():
            self.say_trouble("还没有选备份文件，没有恢复。请点“选择…”，选 .dujiao-backup 文件。")
            return
        folder = self.folder_in(self.ui.folderEdit, "没有恢复")
        if folder is None:
            return
        job = self._desk.jobs.with_files(
            "恢复备份", lambda control: back_up.restore(file, folder, password=password, control=control)
        )
        job.progressed.connect(self._progress)
        job.done.connect(self._announce)
        self.wait_for(job, "正在恢复…")

    def _progress(self, done: int, total: int, message: str) -> None:
        self.hint.setText(f"{done} / {total}")

    def _announce(self, restored: back_up.Restored) -> None:
        self.restored.emit(restored.folder)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选备份文件", str(self._desk.last_folder), BACKUP_FILES)
        if name:
            self.ui.fileEdit.setText(name)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "恢复到哪个文件夹里", str(Path.home()))
        if name:
            self.ui.folderEdit.setText(str(Path(name) / "督交工作区（恢复）"))


class RestoreHereDialog(FormDialog):
    """A file and a password; the open workspace is set aside whole.

    Signals:
        wanted: Emitted with the file and the password, None for none.
    """

    topic = "backup"

    wanted = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("就地恢复", "换成这份备份", parent)
        self._desk = desk
        form = QWidget()
        self.ui = Ui_RestoreForm()
        self.ui.setupUi(form)
        for row in (self.ui.folderEditRow, self.ui.folderNote):
            self.ui.formLayout.setRowVisible(row, False)
        self.ui.fileButton.clicked.connect(self._choose)
        box = toned("warning")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.addWidget(
            label(
                "▲ 工作区会换成备份那一刻的样子，备份以后做的事不在里面。"
                "先在旁边全部检查过才换；现在的整个改名留着，不会删除。",
                wrap=True,
            )
        )
        self.ask(box, form)
        self.fit(600, 340)

    def accept(self) -> None:
        """Hand the wish over; the workspace closes meanwhile."""
        if not self.ui.fileEdit.text().strip():
            self.say_trouble("还没有选备份文件，没有恢复。请点“选择…”，选 .dujiao-backup 文件。")
            return
        self.close_done()
        self.wanted.emit(Path(self.ui.fileEdit.text().strip()), self.ui.passwordEdit.text() or None)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选备份文件", str(self._desk.last_folder), BACKUP_FILES)
        if name:
            self.ui.fileEdit.setText(name)
