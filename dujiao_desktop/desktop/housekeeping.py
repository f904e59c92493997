"""What goes on by itself while a workspace is open: counts, drafts offered, the clock watched, the bin emptied."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from dujiao_desktop.desktop.drafts.places import way_back
from dujiao_desktop.desktop.main_window import EMPTYING_BIN, SETTLED_MS, MainWindow
from dujiao_desktop.desktop.messages import sentence_of

if TYPE_CHECKING:
    from dujiao_desktop.desktop.desk import Desk
    from dujiao_desktop.domain.changes import Changes
    from dujiao_desktop.domain.draft import Draft
    from dujiao_desktop.domain.job_control import JobControl
    from dujiao_desktop.domain.officer import Officer
    from dujiao_desktop.domain.today import NavigationCounts
    from dujiao_desktop.usecases import Lists, Store


class Housekeeping(QObject):
    """Of one open workspace, from its opening to its end."""

    def __init__(self, window: MainWindow, desk: Desk, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._desk, self._store = window, desk, store
        self._clock_told: object = None
        desk.changes.changed.connect(self._changed)
        self._count()
        desk.jobs.with_lists("找草稿", lambda lists, _: lists.drafts()).done.connect(self._offer_drafts)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._get_ready)
        self._settled.start()

    def end(self) -> None:
        """The workspace is about to be closed."""
        self._settled.stop()
        self._desk.changes.changed.disconnect(self._changed)
        self.deleteLater()

    def _get_ready(self) -> None:
        """While the officer looks at the list, import what the first task will need, and empty the bin."""
        self._desk.jobs.with_lists("准备", _ready_for_a_task)
        paths, now = self._desk.paths, self._desk.clock()

        def empty_bin(store: Store, _: JobControl) -> object:
            from dujiao_desktop.usecases.recycle_bin import empty_older_than

            return empty_older_than(store, paths, by=None, now=now)

        self._desk.jobs.with_store(EMPTYING_BIN, empty_bin)

        clock = self._desk.clock

        def make_prints(store: Store, control: JobControl) -> object:
            from dujiao_desktop.usecases.photo_check import make_prints

            return make_prints(store, clock=clock, control=control)

        self._desk.jobs.in_background("照片体检", make_prints)

    def _changed(self, changes: Changes) -> None:
        self._count()
        self._watch_clock()
        if changes.officers:
            job = self._desk.jobs.with_lists("读取人员", lambda lists, _: lists.officers())
            job.done.connect(self._officers_read)

    def _count(self) -> None:
        """Count what waits, for the navigation."""
        day = self._desk.today()
        job = self._desk.jobs.with_lists("清点", lambda lists, _: lists.navigation(day))
        job.done.connect(self._counted)

    def _counted(self, counts: NavigationCounts) -> None:
        shown = {"today": counts.urgent, "complaints": counts.open_complaints, "evidence": counts.waiting_files}
        self._window.show_counts(shown)

    def _watch_clock(self) -> None:
        """Say when something was just written by a clock that was set back; once for each time."""
        early = self._store.clock_set_back
        if early is not None and early is not self._clock_told:
            self._clock_told = early
            self._window.messages.warn(sentence_of(early.told()))

    def _officers_read(self, officers: tuple[Officer, ...]) -> None:
        desk = self._desk
        desk.officers = officers
        desk.by = next((o for o in officers if o.id == desk.by.id), officers[0])
        self._window.show_officer()

    def _offer_drafts(self, drafts: tuple[Draft, ...]) -> None:
        """After a crash or a long weekend: what was typed and not stored."""
        places = [place for place in map(way_back, drafts) if place is not None]
        if places:
            self._window.messages.say(
                f"上次有 {len(places)} 处没有写完，草稿都在。",
                "接着写",
                lambda: self._window.go(*places[0]),
            )


def _ready_for_a_task(lists: Lists, _: JobControl) -> None:
    import_module("dujiao_desktop.desktop.task_card.card")
    lists.get_ready()
