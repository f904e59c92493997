"""Python's collector of cycles, kept on the window's thread."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOKS_EVERY_MS = 1000


def keep_still() -> None:
    """From here on the collector runs only when a `Collector` has it run.

    Left to itself it runs in whichever thread makes the next object. In a lane it would take widgets apart while Qt
    draws them, and in the window's own thread it could do so between Qt's naming them and our reaching for them.
    """
    gc.disable()


class Collector(QObject):
    """Collects as often as Python would by itself, but from the event loop, where no Qt call is under way."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        keep_still()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._timer.start)

    def start(self, after_ms: int) -> None:
        """Begin `after_ms` from now, when everything is there: starting makes many objects and drops none."""
        self._wait.start(after_ms)

    def stop(self) -> None:
        """The program ends; what is left goes with it."""
        self._wait.stop()
        self._timer.stop()

    def look(self) -> None:
        """Collect the oldest generation that is due, and the younger ones with it."""
        due = [
            age for age, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if made > most
        ]
        if due:
            gc.collect(due[-1])
