"""The program on the page 佐证 takes in a card of photos; how long its window did not answer at most.

python benchmarks/intake_stalls.py PHOTOS FOLDER
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from figures import memory_mib
from marks import Marks
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from workspace import make_workspace

from dujiao_desktop import app

marks = Marks()
QUIET_MS = 2500
BEAT_MS = 5


class Watched(app.Program):
    """The program, whose event loop is listened to."""

    first_page = staticmethod(lambda tasks: "evidence")

    def start(self) -> None:
        opens = self.window.open_desk

        def open_desk(*given: object) -> None:
            opens(*given)
            QTimer.singleShot(QUIET_MS, self._begin)

        self.window.open_desk = open_desk
        super().start()

    def _begin(self) -> None:
        self._page = self.window.page()
        self._worst, self._last = 0.0, time.monotonic()
        self._beat = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._answered)
        self._beat.start()
        self._page.presenter.over.connect(lambda: QTimer.singleShot(QUIET_MS, self._tell))
        self._idle = memory_mib("VmRSS")
        marks.begin()
        self._page.presenter.take((Path(sys.argv[1]),))

    def _answered(self) -> None:
        now = time.monotonic()
        self._worst, self._last = max(self._worst, now - self._last), now

    def _tell(self) -> None:
        marks.take()
        above = memory_mib("VmHWM") - self._idle
        files = len(self._page.presenter.taken.items)
        marks.tell(files=files, stall_ms=1000 * self._worst - BEAT_MS, above_mib=above)
        QApplication.quit()


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    make_workspace(folder, 1)
    app.Program = Watched
    code = app.main(["--workspace", str(folder)])
    shutil.rmtree(folder)
    sys.exit(code)
