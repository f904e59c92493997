"""What happens after a bug: it is written down, said once, and the program goes on."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

ONE_DIALOG_PER_S = 60.0
"""A fault in painting would otherwise open a dialog for every cell."""

_log = logging.getLogger("dujiao.crash")


class CrashReporter(QObject):
    """Catches what nobody caught.

    Signals:
        crashed: Emitted with the path of the record, at most once a minute, delivered from the event loop.
    """

    crashed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / "crash.log"
        self._said_at = -ONE_DIALOG_PER_S
        self._fault_file: IO[str] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    def install(self) -> None:
        """From now on hear of every exception, of Qt's own complaints, and of crashes below Python."""
        # A file of its own: on Windows a program without a console has no standard error.
        self._fault_file = self._file.with_name("fault.log").open("a", encoding="utf-8")
        faulthandler.enable(self._fault_file, all_threads=True)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        qInstallMessageHandler(_qt_message)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._fault_file is not None:
            self._fault_file.close()
            self._fault_file = None

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        try:
            with self._file.open("a", encoding="utf-8") as file:
                file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{text}\n")
        except OSError:
            _log.exception("the crash record could not be written")
        _log.error("%s", text)
        if time.monotonic() - self._said_at >= ONE_DIALOG_PER_S:
            self._said_at = time.monotonic()
            self.crashed.emit(str(self._file))

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)


def record(error: BaseException) -> None:
    """Hand a bug that was caught on its way, e.g. at the end of a job, to whoever records bugs."""
    sys.excepthook(type(error), error, error.__traceback__)


def _qt_message(kind: QtMsgType, context: object, text: str) -> None:
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        _log.error("Qt: %s", text)
    elif kind is QtMsgType.QtWarningMsg:
        _log.warning("Qt: %s", text)
