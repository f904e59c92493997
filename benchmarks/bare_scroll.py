"""Peer: a plain list of as many rows of the same height, without pictures, scrolled the same way.

python benchmarks/bare_scroll.py
"""

from __future__ import annotations

import time
from statistics import mean, quantiles

from marks import AfterPaint, Marks
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView
from workspace import ALBUM, STEPS

marks = Marks()
ROW = QSize(200, 86)


class Plain(QListView):
    """Texts, and how long each step takes."""

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        model = QStandardItemModel(self)
        for number in range(ALBUM):
            item = QStandardItem(f"照片 {number}")
            item.setSizeHint(ROW)
            model.appendRow(item)
        self.setModel(model)
        self.resize(430, 400)
        self._step, self._took = 0, []

    def move_on(self) -> None:
        if self._step == 2 * STEPS:
            marks.take()
            frame, slow = 1000 * mean(self._took), 1000 * quantiles(self._took, n=20)[-1]
            marks.tell(rows=self.model().rowCount(), steps=len(self._took), frame_ms=frame, slow_frame_ms=slow)
            QApplication.quit()
            return
        self._step += 1
        if self._step == STEPS + 1:
            marks.begin()
            self._took.clear()
        self._began = time.monotonic()
        AfterPaint(self.viewport(), self._painted)
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum() * (self._step % STEPS) // STEPS)
        self.viewport().update()

    def _painted(self) -> None:
        self._took.append(time.monotonic() - self._began)
        QTimer.singleShot(0, self.move_on)


if __name__ == "__main__":
    program = QApplication([])
    plain = Plain()
    plain.show()
    QTimer.singleShot(0, plain.move_on)
    program.exec()
