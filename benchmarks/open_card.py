"""The program with a filled list: tasks are chosen one after another, each until its card is painted.

    python benchmarks/open_card.py WORKSPACE CARD_JSON

The first opening counts the making of the card. Only the tab that is seen is made by then; afterwards the others are
looked at one by one. What the card is made of with all its tabs, as a list of plain Qt widgets with their texts, goes
to CARD_JSON for the peer, which builds all of it every time.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from statistics import median

from figures import cpu_seconds
from marks import AfterPaint, Marks
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)  # fmt: skip
from workspace import CARDS

from dujiao_desktop import app
from dujiao_desktop.desktop.task_card.card import TaskCard

marks = Marks()
QUIET_MS = 2500
_KINDS = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QPushButton, QToolButton, QAbstractItemView, QLabel)
_made: list[float] = []


class Watched(app.Program):
    """The program, watched while tasks are opened."""

    first_page = staticmethod(lambda tasks: "tasks")

    def start(self) -> None:
        opens = self.window.open_desk
        self._cpu: list[float] = []
        self._wall: list[float] = []
        self._shown: list[str] = []

        def open_desk(*given: object) -> None:
            opens(*given)
            self._page = self.window.page()
            self._page.model.modelReset.connect(lambda: QTimer.singleShot(QUIET_MS, self._open_next))

        self.window.open_desk = open_desk
        super().start()

    def _open_next(self) -> None:
        if len(self._cpu) == CARDS:
            self._tell()
            return
        card, seen = self._page.card, []
        cpu, began = cpu_seconds(), time.monotonic()

        def shown(task_id: str) -> None:
            card.presenter.shown.disconnect(shown)
            seen.append(task_id)
            card.update()

        def painted() -> None:
            self._cpu.append(cpu_seconds() - cpu)
            self._wall.append(time.monotonic() - began)
            self._shown.append(card.presenter.content.case.task.number)
            QTimer.singleShot(150, self._open_next)

        card.presenter.shown.connect(shown)
        AfterPaint(card, painted, lambda: bool(seen))
        # As Enter does: in a narrow window choosing alone shows no card.
        self._page.table.row_entered.emit(self._page.model.key_at(CARDS - 1 - len(self._cpu)))

    def _tell(self) -> None:
        marks.take()
        card = self._page.card
        cpu = cpu_seconds()
        for number in range(card.tabs.count()):
            card.tabs.setCurrentIndex(number)
            QApplication.processEvents()
        tabs_cpu = cpu_seconds() - cpu
        Path(sys.argv[2]).write_text(json.dumps(parts(card), ensure_ascii=False), encoding="utf-8")
        marks.tell(
            shown=self._shown,
            cpu=self._cpu[0] + _made[0],
            wall=self._wall[0] + _made[0],
            next_cpu=median(self._cpu[1:]),
            next_wall=median(self._wall[1:]),
            tabs_cpu=tabs_cpu,
        )
        QApplication.quit()


def parts(card: TaskCard) -> list[list[list[str]]]:
    """Kinds and texts of what an officer sees or writes in: the head, then the tabs; without the insides of widgets."""
    pages: list[QWidget] = [card._head, *(card._pages.widget(n) for n in range(card._pages.count()))]
    return [
        [[kind.__name__, _text(w)] for w in page.findChildren(QWidget) if (kind := _kind(w)) is not None]
        for page in pages
    ]


def _kind(widget: QWidget) -> type[QWidget] | None:
    inside = any(isinstance(widget.parent(), kind) for kind in _KINDS) or widget.objectName().startswith("qt_")
    return None if inside else next((kind for kind in _KINDS if isinstance(widget, kind)), None)


def _text(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return str(widget.text()) if hasattr(widget, "text") else ""


def _watch_making() -> None:
    makes = TaskCard.__init__

    def make(self: TaskCard, *given: object) -> None:
        began = cpu_seconds()
        makes(self, *given)
        _made.append(cpu_seconds() - began)

    TaskCard.__init__ = make


if __name__ == "__main__":
    app.Program = Watched
    _watch_making()
    sys.exit(app.main(["--workspace", sys.argv[1]]))
