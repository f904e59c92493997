"""The program with a task of thousands of photos: its list of evidence is scrolled from end to end, twice.

    python benchmarks/scroll_thumbnails.py WORKSPACE

A step is over when every row in sight has been painted with its picture. The second time from end to end counts; the
list keeps far fewer pictures than it has rows.
"""

from __future__ import annotations

import sys
import time
from statistics import mean, quantiles

from marks import AfterPaint, Marks
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workspace import STEPS

from dujiao_desktop import app
from dujiao_desktop.desktop.task_card.card import EVIDENCE
from dujiao_desktop.domain.evidence import EvidenceItem

marks = Marks()
QUIET_MS = 2500


class Watched(app.Program):
    """The program, watched while the list moves."""

    first_page = staticmethod(lambda tasks: "tasks")

    def start(self) -> None:
        opens = self.window.open_desk

        def open_desk(*given: object) -> None:
            opens(*given)
            self._page = self.window.page()
            self._page.model.modelReset.connect(lambda: QTimer.singleShot(QUIET_MS, self._open_task))

        self.window.open_desk = open_desk
        super().start()

    def _open_task(self) -> None:
        card = self._page.card
        card.presenter.shown.connect(lambda _: QTimer.singleShot(QUIET_MS, self._begin))
        self._page.table.row_entered.emit(self._page.model.key_at(0))
        card.tabs.setCurrentIndex(EVIDENCE)

    def _begin(self) -> None:
        self._tab = self._page.card.evidence
        self._list, self._step, self._took = self._tab.list, 0, []
        self._seen = 0
        self._move()

    def _move(self) -> None:
        if self._step == 2 * STEPS:
            self._tell()
            return
        self._step += 1
        if self._step == STEPS + 1:
            marks.begin()
            self._took.clear()
            self._seen = 0
        bar = self._list.verticalScrollBar()
        self._began = time.monotonic()
        AfterPaint(self._list.viewport(), self._painted, self._all_there)
        bar.setValue(bar.maximum() * (self._step % STEPS) // STEPS)
        self._list.viewport().update()

    def _all_there(self) -> bool:
        return all(self._tab._pictures.picture(item.sha256) is not None for item in self._in_sight())

    def _painted(self) -> None:
        self._took.append(time.monotonic() - self._began)
        self._seen += len(self._in_sight())
        QTimer.singleShot(0, self._move)

    def _in_sight(self) -> list[EvidenceItem]:
        view, model = self._list, self._list.model()
        area = view.viewport().rect()
        first = max(0, view.indexAt(area.topLeft()).row())
        last = view.indexAt(area.bottomLeft()).row()
        last = model.rowCount() - 1 if last < 0 else last
        return [self._tab._model.item(row).data(257) for row in range(first, last + 1)]

    def _tell(self) -> None:
        marks.take()
        marks.tell(
            rows=self._list.model().rowCount(),
            steps=len(self._took),
            seen=self._seen,
            frame_ms=1000 * mean(self._took),
            slow_frame_ms=1000 * quantiles(self._took, n=20)[-1],
        )
        QApplication.quit()


if __name__ == "__main__":
    app.Program = Watched
    sys.exit(app.main(["--workspace", sys.argv[1]]))
