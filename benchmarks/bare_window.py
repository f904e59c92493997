"""Peer: the least a Qt window in Python can be, a QMainWindow with a QLabel.

python benchmarks/bare_window.py
"""

from __future__ import annotations

import sys

from marks import AfterPaint, Marks, colours
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

WORDS = "正在打开…"


def main() -> int:
    app = QApplication(sys.argv)
    marks = Marks()
    window = QMainWindow()
    label = QLabel(WORDS)
    window.setCentralWidget(label)
    window.resize(1366, 768)

    def painted() -> None:
        marks.take()
        QTimer.singleShot(0, tell)

    def tell() -> None:
        marks.tell(visible=window.isVisible(), words=label.text(), colours=colours(label))
        app.quit()

    AfterPaint(label, painted)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
