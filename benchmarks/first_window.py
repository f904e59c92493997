"""The program from its start to its first painted window, behind which the workspace is being opened.

python benchmarks/first_window.py WORKSPACE
"""

from __future__ import annotations

import sys

from marks import AfterPaint, Marks, colours
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from dujiao_desktop import app

marks = Marks()


class Watched(app.Program):
    """The program, watched until its first paint."""

    def start(self) -> None:
        self._label = self.window.centralWidget()
        AfterPaint(self._label, self._painted)
        super().start()

    def _painted(self) -> None:
        marks.take()
        self._modules = sorted(sys.modules)
        # The program would go on now.
        self.window.painted.disconnect()
        QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        assert isinstance(self._label, QLabel)
        seen = {"visible": self.window.isVisible(), "words": self._label.text(), "colours": colours(self._label)}
        marks.tell(**seen, modules=self._modules)
        QApplication.quit()


if __name__ == "__main__":
    app.Program = Watched
    sys.exit(app.main(["--workspace", sys.argv[1]]))
