"""The likely tasks for what is chosen: a key, a click, or files dropped on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dujiao_desktop.desktop.evidence.tile_model import carried_ids
from dujiao_desktop.desktop.widgets.parts import ElidedLabel, clear, restyle
from dujiao_desktop.domain.identity import TaskId

MOST = 6
"""So many are shown; each has a digit."""


@dataclass(frozen=True, slots=True)
class Target:
    """A task that files can be put to, and why it is offered."""

    task_id: TaskId
    number: str
    title: str
    why: str


class Targets(QWidget):
    """Some tasks, one below the other.

    Signals:
        put_wanted: What is chosen goes to the task with this id.
        dropped: These files, by their ids, were dropped on the task with this id.
    """

    put_wanted = Signal(str)
    dropped = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._targets: tuple[Target, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)

    def show_targets(self, targets: tuple[Target, ...]) -> None:
        """Offer these, at most `MOST`."""
        if targets[:MOST] == self._targets:
            return
        self._targets = targets[:MOST]
        clear(self._rows)
        for number, target in enumerate(self._targets, start=1):
            made = _TargetButton(number, target)
            made.put_wanted.connect(self.put_wanted)
            made.dropped.connect(self.dropped)
            self._rows.addWidget(made)

    def task_at(self, number: int) -> TaskId | None:
        """The task with this digit, from 1; None where there is none."""
        return self._targets[number - 1].task_id if 1 <= number <= len(self._targets) else None


class _TargetButton(QPushButton):
    """One task; files dropped on it are put to it."""

    put_wanted = Signal(str)
    dropped = Signal(object, str)

    def __init__(self, number: int, target: Target) -> None:
        super().__init__()
        self._target = target
        self.setProperty("kind", "target")
        self.setAcceptDrops(True)
        self.setAutoDefault(False)
        self.setToolTip(f"{target.number} {target.title}\n{target.why}\n点一下、按 {number}，或者把照片拖到这里")
        self.setAccessibleName(f"归到任务 {target.number} {target.title}，{target.why}，按 {number}")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(10, 6, 10, 6)
        lines.setSpacing(0)
        for text, role in ((f"{number}　归到 {target.number} {target.title}", ""), (target.why, "muted")):
            line = ElidedLabel(text, role)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            lines.addWidget(line)
        self.clicked.connect(self._clicked)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files that wait are welcome."""
        if carried_ids(event.mimeData()):
            event.acceptProposedAction()
            self._welcome(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._welcome(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put them to this task."""
        self._welcome(False)
        event.acceptProposedAction()
        self.dropped.emit(tuple(carried_ids(event.mimeData())), self._target.task_id)

    def _welcome(self, over: bool) -> None:
        self.setProperty("over", over)
        restyle(self)

    def _clicked(self) -> None:
        self.put_wanted.emit(self._target.task_id)
