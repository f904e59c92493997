"""The end of the history, noted beside the database behind each act."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event

from dujiao_desktop.domain.errors import Told
from dujiao_desktop.store.history import Head, read_head, write_head

_QUIET_S = 0.02
_LONGEST_WAITS = 10


class HeadNote:
    """Writes the note in a thread of its own: forcing it to the disk takes twice as long as the act itself.

    The act is kept by then, and a note that is some milliseconds behind says nothing wrong. Acts that follow one another
    without a pause share one, at the latest after a fifth of a second. One that cannot be written now is written after
    the next act.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._newest = self._written = read_head(file)
        self._thread = ThreadPoolExecutor(1, "head-note")
        self._closing, self._called = Event(), Event()

    def move_to(self, head: Head) -> None:
        """The history now ends here."""
        if head != self._newest:
            self._newest = head
            if not self._called.is_set():
                self._called.set()
                self._thread.submit(self._write)

    def _write(self) -> None:
        for _ in range(_LONGEST_WAITS):
            head = self._newest
            if self._closing.wait(_QUIET_S) or head == self._newest:
                break
        # Before looking: an act that comes after this calls again.
        self._called.clear()
        if (head := self._newest) not in (None, self._written):
            with suppress(Told):
                write_head(self._file, head)
                self._written = head

    def close(self) -> None:
        """Come to rest with the newest end noted."""
        self._closing.set()
        self._thread.shutdown()
