"""What a measured script tells when its moment has come; the same few lines for the program and for its peers."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

_STATUS = Path("/proc/self/status")


class Marks:
    """The moments of one run, told as one line of JSON when it ends."""

    def __init__(self) -> None:
        self._told: dict[str, object] = {}
        sys.excepthook = _end

    def take(self) -> None:
        """This is the moment: CPU seconds of all threads since the process began, the clock, peak memory in MiB."""
        self._told["cpu"] = time.process_time()
        self._told["at"] = time.monotonic()
        self._told["peak_mib"] = _peak_mib()

    def tell(self, **shown: object) -> None:
        """Hand over the moment with what was to be seen in it."""
        print(json.dumps({**self._told, **shown}), flush=True)


class AfterPaint(QObject):
    """Calls back once, as soon as `widget` has painted itself while `ready` holds."""

    def __init__(self, widget: QWidget, then: Callable[[], None], ready: Callable[[], bool] = lambda: True) -> None:
        super().__init__(widget)
        self._widget, self._then, self._ready = widget, then, ready
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._widget or event.type() is not QEvent.Type.Paint or not self._ready():
            return False
        self._widget.removeEventFilter(self)
        self._widget.event(event)
        self._then()
        return True


def colours(widget: QWidget) -> int:
    """How many colours can be seen in a widget: one where nothing was drawn."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return len(
        {
            bytes(image.constScanLine(y))[x : x + 4]
            for y in range(image.height())
            for x in range(0, image.bytesPerLine(), 4)
        }
    )


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A mistake in a slot ends the run, which would wait for ever for its moment."""
    sys.__excepthook__(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)


def _peak_mib() -> float:
    # Not getrusage: its peak survives exec and would count the process that started this one.
    if not _STATUS.exists():
        return 0.0
    for line in _STATUS.read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
