"""The program with a filled list: the last letter of a search is typed, until the list has painted what was found.

python benchmarks/typed_search.py WORKSPACE
"""

from __future__ import annotations

import sys
import time

from figures import cpu_seconds
from marks import AfterPaint, Marks
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from workspace import SEARCHES

from dujiao_desktop import app
from dujiao_desktop.desktop.task_list.presenter import DEBOUNCE_MS

marks = Marks()
QUIET_MS = 2500
"""By then all that the program does behind a first list is done."""
ROUNDS = 3


class Watched(app.Program):
    """The program, watched while an officer searches."""

    first_page = staticmethod(lambda tasks: "tasks")

    def start(self) -> None:
        opens = self.window.open_desk
        self._left = [(n, text) for _ in range(ROUNDS) for n, text in enumerate(SEARCHES)]
        self._found: dict[int, list[str]] = {}
        self._cpu: list[float] = []
        self._wall: list[float] = []

        def open_desk(*given: object) -> None:
            opens(*given)
            self._page = self.window.page()
            self._when_painted(lambda: QTimer.singleShot(QUIET_MS, self._next))

        self.window.open_desk = open_desk
        super().start()

    def _when_painted(self, then: object) -> None:
        """Call `then` when the list shows the answer to what was asked last."""
        model, seen = self._page.model, []
        model.modelReset.connect(lambda: seen.append(True))
        AfterPaint(self._page.table.viewport(), then, lambda: bool(seen))

    def _next(self) -> None:
        if not self._left:
            self._tell()
            return
        number, text = self._left[0]
        self._when_painted(lambda: QTimer.singleShot(100, lambda: self._type(number, text)))
        self._page.search_field.setText(text[:-1])

    def _type(self, number: int, text: str) -> None:
        del self._left[0]
        cpu, began = cpu_seconds(), time.monotonic()

        def painted() -> None:
            self._cpu.append(cpu_seconds() - cpu)
            self._wall.append(time.monotonic() - began)
            model = self._page.model
            self._found[number] = [str(model.rowCount()), model.index(0, 0).data()]
            QTimer.singleShot(0, self._next)

        self._when_painted(painted)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            field = self._page.search_field
            QApplication.sendEvent(field, QKeyEvent(kind, 0, app_no_modifier(), text[-1]))

    def _tell(self) -> None:
        marks.take()
        marks.tell(
            found=[self._found[n] for n in range(len(SEARCHES))],
            cpu=sum(self._cpu) / ROUNDS,
            wall=sum(self._wall) / ROUNDS,
            wall_without_pause=sum(self._wall) / ROUNDS - len(SEARCHES) * DEBOUNCE_MS / 1000,
            pause_ms=DEBOUNCE_MS,
        )
        QApplication.quit()


def app_no_modifier() -> object:
    from PySide6.QtCore import Qt

    return Qt.KeyboardModifier.NoModifier


if __name__ == "__main__":
    app.Program = Watched
    sys.exit(app.main(["--workspace", sys.argv[1]]))
