"""The window's only file with threads: six lanes of one thread each.

`with_store`  anything that changes something, one job after another (SQLite has one writer).
`with_intake`  taking in many files, which keeps some at a time; what else is changed meanwhile goes between.
`with_lists`  look-ups on a read-only connection, so that lists stay alive during a long change.
`with_files`  neither: reading an Excel list, checking a signature, opening a workspace.
`in_background`  what takes long and nobody waits for, e.g. comparing photos; it asks the store for a moment at a time.
`with_pictures`  what is seen of originals: small pictures, pages of a PDF. Short jobs, of which those that nobody looks
for any more are cancelled; the database is not touched.

Work is a plain function that knows nothing of Qt. One action of the officer is one job.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from dujiao_desktop.desktop.change_feed import ChangeFeed
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Cancelled
from dujiao_desktop.domain.job_control import JobControl

if TYPE_CHECKING:
    from dujiao_desktop.usecases import Lists, Store

T = TypeVar("T")
_CHANGING = ("store", "intake")


class RunningJob(QObject):
    """One job under way. It always has an end: exactly one of done, failed, cancelled, and then ended.

    Signals:
        progressed: Done, total (0 when unknown) and a short message; on the window's thread.
        done: The value the work returned.
        failed: The exception the work raised.
        cancelled: The officer stopped it; what was begun has been taken back.
        ended: After any of the three.
    """

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    _reported = Signal(int, int, str)
    _finished = Signal(object, object)

    def __init__(
        self, title: str, work: Callable[[JobControl], Any], feed: ChangeFeed, *, may_stop: bool = True
    ) -> None:
        super().__init__()
        self.title = title
        self._may_stop = may_stop
        self._work = work
        self._feed = feed
        self._stop = threading.Event()
        # Queued: emitted in a lane's thread, delivered on the window's.
        self._reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next convenient place; what has to be done goes on."""
        if self._may_stop:
            self._stop.set()

    # What the work sees (JobControl); called in the lane's thread.

    def report(self, done: int, total: int, message: str) -> None:
        """Say how far the job is."""
        self._reported.emit(done, total, message)

    def stop_if_cancelled(self) -> None:
        """Raise `Cancelled` if the officer asked for it."""
        if self._stop.is_set():
            raise Cancelled

    def run(self) -> None:
        """Do the work and hand over how it ended; never raises."""
        try:
            self.stop_if_cancelled()
            result = self._work(self)
        except BaseException as error:
            self._finished.emit(None, error)
        else:
            self._finished.emit(result, None)

    def _pass_on(self, done: int, total: int, message: str) -> None:
        self.progressed.emit(done, total, message)

    def _deliver(self, result: object, error: BaseException | None) -> None:
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            changes = result if isinstance(result, Changes) else getattr(result, "changes", None)
            if isinstance(changes, Changes):
                self._feed.tell(changes)
            self.done.emit(result)
        self.ended.emit()


class Jobs(Protocol):
    """How screens have work done, whether in threads or at once."""

    def with_store(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Change something; jobs of this lane follow one another."""

    def with_lists(self, title: str, work: Callable[[Lists, JobControl], Any]) -> RunningJob:
        """Look something up."""

    def with_files(self, title: str, work: Callable[[JobControl], Any]) -> RunningJob:
        """Work on files alone."""

    def with_intake(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Take in many files; what was kept stays when the workspace is closed, the rest can be gone on with."""

    def in_background(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Work that takes long and that nobody waits for; it stops between two steps when the workspace is closed."""

    def with_pictures(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Have something of an original made visible; the database is not touched."""


class JobRunner(QObject):
    """The lanes of the running program.

    Signals:
        busy_changed: Emitted with the titles of the changing jobs under way, oldest first.
    """

    busy_changed = Signal(object)

    def __init__(self, feed: ChangeFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        names = ("store", "intake", "lists", "files", "background", "pictures")
        self._lanes = {name: _Lane(name) for name in names}
        self._jobs: list[RunningJob] = []
        self._store: Store | None = None
        self._lists: Lists | None = None

    def use(self, store: Store, lists: Lists) -> None:
        """From now on work with this workspace."""
        self._store, self._lists = store, lists

    def with_store(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Change something; jobs of this lane follow one another."""
        return self._start_on_store("store", title, work)

    def with_intake(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Take in many files; what was kept stays when the workspace is closed, the rest can be gone on with."""
        return self._start_on_store("intake", title, work)

    def with_lists(self, title: str, work: Callable[[Lists, JobControl], Any]) -> RunningJob:
        """Look something up."""
        lists = self._lists
        assert lists is not None, "no workspace is open"
        return self._start("lists", title, lambda control: work(lists, control))

    def with_files(self, title: str, work: Callable[[JobControl], Any]) -> RunningJob:
        """Work on files alone."""
        return self._start("files", title, work)

    def in_background(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Work that takes long and that nobody waits for; it stops between two steps when the workspace is closed."""
        return self._start_on_store("background", title, work)

    def with_pictures(self, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        """Have something of an original made visible; the database is not touched."""
        return self._start_on_store("pictures", title, work)

    def in_any_case(self, title: str, work: Callable[[], None]) -> RunningJob:
        """Do what nobody may stop, not even the end of the program: leave a workspace in order."""
        return self._start("files", title, lambda _: work(), may_stop=False)

    def changing(self) -> tuple[str, ...]:
        """Titles of the jobs that change something and are not over."""
        return tuple(j.title for j in self._jobs if j.property("lane") in _CHANGING)

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for job in self._jobs:
            job.cancel()

    def finish_store(self) -> None:
        """Let the lanes that use the workspace finish what is waiting, before it is closed; what nobody waits for stops."""
        for job in self._jobs:
            if job.property("lane") in ("intake", "background", "pictures"):
                job.cancel()
        for name in ("intake", "background", "store", "lists", "pictures"):
            self._lanes[name].end()
        self._store = self._lists = None

    def shut_down(self) -> None:
        """Let every lane finish what it is doing and end its thread."""
        self.cancel_all()
        for lane in self._lanes.values():
            lane.end()
        self._store = self._lists = None

    def _start_on_store(self, lane: str, title: str, work: Callable[[Store, JobControl], Any]) -> RunningJob:
        store = self._store
        assert store is not None, "no workspace is open"
        return self._start(lane, title, lambda control: work(store, control))

    def _start(self, lane: str, title: str, work: Callable[[JobControl], Any], *, may_stop: bool = True) -> RunningJob:
        job = RunningJob(title, work, self._feed, may_stop=may_stop)
        job.setProperty("lane", lane)
        self._jobs.append(job)  # Held here: nobody else needs to keep a reference.
        job.ended.connect(self._forget_ended)
        self._lanes[lane].put(job)
        if lane in _CHANGING:
            self.busy_changed.emit(self.changing())
        return job

    def _forget_ended(self) -> None:
        job = self.sender()
        if isinstance(job, RunningJob) and job in self._jobs:
            self._jobs.remove(job)
            if job.property("lane") in _CHANGING:
                self.busy_changed.emit(self.changing())


class _Lane:
    """One thread that takes jobs in the order they came; started by the first."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._waiting: SimpleQueue[RunningJob | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def put(self, job: RunningJob) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=f"lane-{self._name}", daemon=True)
            self._thread.start()
        self._waiting.put(job)

    def end(self) -> None:
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            job.run()
