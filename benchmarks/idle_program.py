"""The program at rest: its list is filled, its late imports are done, nobody touches it; with SCROLL, every row was seen.

python benchmarks/idle_program.py WORKSPACE [SCROLL]
"""

from __future__ import annotations

import sys

from marks import AfterPaint, Marks
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dujiao_desktop import app

marks = Marks()
QUIET_MS = 3000
JUMPS = 60
"""More than the list keeps windows of lines."""


class Watched(app.Program):
    """The program, watched until it is at rest."""

    first_page = staticmethod(lambda tasks: "tasks")

    def start(self) -> None:
        opens = self.window.open_desk

        def open_desk(*given: object) -> None:
            opens(*given)
            self._table = self.window.page().table
            model = self._table.model()
            model.modelReset.connect(lambda: QTimer.singleShot(QUIET_MS, self._quiet))

        self.window.open_desk = open_desk
        super().start()

    def _quiet(self) -> None:
        self._jumps = JUMPS if sys.argv[2:] and self._table.model().rowCount() else 0
        self._scroll()

    def _scroll(self) -> None:
        if not self._jumps:
            QTimer.singleShot(200, self._tell)
            return
        self._jumps -= 1
        bar = self._table.verticalScrollBar()
        AfterPaint(self._table.viewport(), lambda: QTimer.singleShot(0, self._scroll))
        bar.setValue(bar.maximum() * (JUMPS - self._jumps) // JUMPS)
        self._table.viewport().update()  # a short list does not move

    def _tell(self) -> None:
        marks.take()
        model = self._table.model()
        last = model.index(model.rowCount() - 1, 0).data() if model.rowCount() else ""
        marks.tell(visible=self.window.isVisible(), rows=model.rowCount(), last=last)
        QApplication.quit()


if __name__ == "__main__":
    app.Program = Watched
    sys.exit(app.main(["--workspace", sys.argv[1]]))
