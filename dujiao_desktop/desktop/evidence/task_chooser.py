"""归到哪项任务: a search and the tasks it finds; the dialog closes when the files are there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import label
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.usecases import find_tasks

if TYPE_CHECKING:
    from dujiao_desktop.usecases import Lists

SHOWN = 60
"""So many tasks are listed; whoever wants another writes a word more."""
_DEBOUNCE_MS = 40


class TaskChooser(FormDialog):
    """Which task takes these files?"""

    topic = "inbox"

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        what: str,
        put: Callable[[TaskLine], RunningJob | None],
        *,
        but: TaskId | None = None,
    ) -> None:
        """Ask.

        Args:
            desk: Whose tasks.
            parent: The window.
            what: What is put, e.g. 11月19日 上午 · 12 张.
            put: Has it put to the task that was chosen.
            but: A task that is not offered: where the files are now.
        """
        super().__init__("归到哪项任务", "归到这一项", parent)
        self._desk, self._put, self._but = desk, put, but
        self._found: list[TaskLine] = []
        self.field = QLineEdit()
        self.field.setObjectName("taskEdit")
        self.field.setAccessibleName("搜任务")
        self.field.setPlaceholderText("写序号、问题里的字或者村名")
        self.list = QListWidget()
        self.list.setObjectName("taskChoices")
        self.list.setAccessibleName("找到的任务")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemActivated.connect(self._activated)
        holder = self.ask(label(what, "mutedBody", wrap=True), self.field, self.list)
        layout = holder.layout()
        assert layout is not None
        layout.takeAt(layout.count() - 1)
        self.hint.setText("↑↓ 选择　回车 归到这一项")
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._timer.timeout.connect(self._find)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.fit(600, 480)
        self.field.setFocus()
        self._find()

    def accept(self) -> None:
        """Put the files to the chosen task; the dialog closes when that is done."""
        row = self.list.currentRow()
        if row < 0:
            self.say_trouble("没有找到这样的任务，没有归位。请换几个字再找。")
            self.field.setFocus()
            return
        self.wait_for(self._put(self._found[row]), "正在归位…")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows of the field mean the list."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ways = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in ways and self.list.count():
                row = self.list.currentRow() + ways[Qt.Key(event.key())]
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._timer.start()

    def _find(self) -> None:
        asked, today = TaskFilter(self.field.text().strip()), self._desk.today()

        def look_up(lists: Lists, _: JobControl) -> tuple[TaskLine, ...]:
            return find_tasks.lines(lists, find_tasks.keys(lists, asked, today)[:SHOWN], today)

        job = self._desk.jobs.with_lists("找任务", look_up)
        job.done.connect(self._show)
        job.failed.connect(self.refused)

    def _show(self, found: tuple[TaskLine, ...]) -> None:
        self.list.clear()
        asked = self.field.text().strip()
        offered = [line for line in found if line.id != self._but]
        self._found = sorted(offered, key=lambda line: line.number != asked)
        for line in self._found:
            words = f"{line.number}　{' '.join(line.problem_text.split())}"
            item = QListWidgetItem(words)
            item.setToolTip(words)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _activated(self, _: QListWidgetItem) -> None:
        self.accept()
