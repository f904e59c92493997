"""What a measured window tells when its moment has come; the same few lines for the program and for its peers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from types import TracebackType

from figures import Figures
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


class Marks(Figures):
    """The figures of a window; a mistake in one of its slots ends the run."""

    def __init__(self) -> None:
        super().__init__()
        sys.excepthook = _end


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
