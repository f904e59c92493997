"""The program from its start to the first filled and painted task list.

python benchmarks/first_list.py WORKSPACE
"""

from __future__ import annotations

import sys

from marks import AfterPaint, Marks
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dujiao_desktop import app

marks = Marks()
WINDOW = 256
SHOWN = ("number", "problem_text", "progress_status")


class Watched(app.Program):
    """The program, watched until its list is filled."""

    first_page = staticmethod(lambda tasks: "tasks")

    def start(self) -> None:
        opens = self.window.open_desk

        def open_desk(*given: object) -> None:
            opens(*given)
            self._table = self.window.page().table
            AfterPaint(self._table.viewport(), self._filled, lambda: self._table.model().rowCount() > 0)

        self.window.open_desk = open_desk
        super().start()

    def _filled(self) -> None:
        marks.take()
        QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        modules = sorted(sys.modules)
        model = self._table.model()
        places = [next(n for n, column in enumerate(model.columns) if column.key == key) for key in SHOWN]
        texts = [[model.index(row, place).data() for place in places] for row in range(min(WINDOW, model.rowCount()))]
        marks.tell(visible=self._table.isVisible(), rows=model.rowCount(), texts=texts, modules=modules)
        QApplication.quit()


if __name__ == "__main__":
    app.Program = Watched
    sys.exit(app.main(["--workspace", sys.argv[1]]))
