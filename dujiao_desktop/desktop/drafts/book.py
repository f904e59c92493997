"""The drafts of one card or dialog: kept in the workspace, known here without asking again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.main_window import DROPPING_DRAFT, KEEPING_DRAFT
from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.usecases import drafts


class DraftBook(QObject):
    """Keeps, gives and forgets drafts by place, e.g. ``task/<id>/progress``.

    Signals:
        kept: A draft is in the workspace; emitted with its place and the time, 14:32:08.
        found: A draft asked for with `look_up` is known now; emitted with its place.
    """

    kept = Signal(str, str)
    found = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[str, Draft] = {}

    def learn(self, known: Iterable[Draft]) -> None:
        """What the workspace keeps now."""
        self._known = {draft.place: draft for draft in known}

    def look_up(self, place: str) -> None:
        """Find out what the workspace keeps for one place, for a form that stands alone."""
        job = self._desk.jobs.with_lists("找草稿", lambda lists, _: drafts.draft_of(lists, place))
        job.done.connect(self._found)
        job.failed.connect(self._desk.messages.tell)

    def draft_of(self, place: str) -> Draft | None:
        """The draft of a place, if there is one."""
        return self._known.get(place)

    def keep(self, place: str, content: Mapping[str, str]) -> None:
        """Write a draft into the workspace."""
        by, now = self._desk.by, self._desk.clock()
        self._known[place] = Draft(place, dict(content), by.name, now)
        job = self._desk.jobs.with_store(
            KEEPING_DRAFT, lambda store, _: drafts.save_draft(store, place, content, by=by, now=now)
        )
        job.done.connect(partial(self._kept, place, f"{now:%H:%M:%S}"))
        job.failed.connect(self._desk.messages.tell)

    def discard(self, place: str) -> None:
        """Throw a draft away."""
        by, now = self._desk.by, self._desk.clock()
        self._known.pop(place, None)
        job = self._desk.jobs.with_store(
            DROPPING_DRAFT, lambda store, _: drafts.discard_draft(store, place, by=by, now=now)
        )
        job.failed.connect(self._desk.messages.tell)

    def finished(self, place: str) -> None:
        """The real save took the draft with it."""
        self._known.pop(place, None)

    def _found(self, draft: Draft | None) -> None:
        if draft is not None:
            self._known[draft.place] = draft
            self.found.emit(draft.place)

    def _kept(self, place: str, time: str, _: object) -> None:
        # A dialog closed at once may be gone before its last draft is in the workspace.
        if isValid(self):
            self.kept.emit(place, time)
