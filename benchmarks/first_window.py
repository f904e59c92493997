"""The program from its start to its first painted window, behind which the workspace is being opened.

python benchmarks/first_window.py WORKSPACE
"""

from __future__ import annotations

import sys

from marks import AfterPaint, Marks, colours
from PySide6.QtWidgets import QApplication, QLabel

from dujiao_desktop import app

marks = Marks()


class Watched(app.Program):
    """The program, watched until its first paint."""

    def start(self) -> None:
        super().start()
        self._label = next(label for label in self.window.findChildren(QLabel) if label.text() == "正在打开…")
        AfterPaint(self._label, self._painted)

    def _painted(self) -> None:
        marks.take()
        marks.tell(visible=self.window.isVisible(), words=self._label.text(), colours=0)
        QApplication.quit()


if __name__ == "__main__":
    app.Program = Watched
    sys.exit(app.main(["--workspace", sys.argv[1]]))
