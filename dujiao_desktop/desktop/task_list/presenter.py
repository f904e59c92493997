"""Decides what the task list shows: filter, words, order, and what to read again after a change."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.task_filter import TaskFilter, TaskOrder
from dujiao_desktop.usecases import find_tasks

if TYPE_CHECKING:
    from dujiao_desktop.usecases import Lists

DEBOUNCE_MS = 40
"""Long enough to swallow a burst of letters, too short to be felt."""


class Show(StrEnum):
    """The filter chips; one is always chosen."""

    OPEN = "open"
    OVERDUE = "overdue"
    RETURNED = "returned"
    LONG_TERM = "long_term"
    ALL = "all"


FILTERS: dict[Show, TaskFilter] = {
    Show.OPEN: TaskFilter(open_only=True),
    Show.OVERDUE: TaskFilter(overdue_only=True),
    Show.RETURNED: TaskFilter(closeout=frozenset({CloseoutStatus.RETURNED})),
    Show.LONG_TERM: TaskFilter(long_term_only=True),
    Show.ALL: TaskFilter(),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What came back for one question, with the question."""

    asked: TaskFilter
    keys: array[int]
    total: int
    select: int | None


class TaskListView(Protocol):
    """What the presenter needs of the page."""

    def show_keys(self, keys: array[int], total: int, asked: TaskFilter, select: int | None) -> None:
        """Show these rows."""

    def read_lines_again(self) -> None:
        """Read the lines of the visible rows anew, keeping order and place."""


class TaskListPresenter(QObject):
    """Holds the question the list answers."""

    def __init__(self, view: TaskListView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._desk = desk
        self._show = Show.OPEN
        self._group: frozenset[int] | None = None
        self._narrowed: TaskFilter | None = None
        self._text = ""
        self._order = TaskOrder.NUMBER
        self._descending = False
        self._asked_last: TaskFilter | None = None
        self._select_next: TaskId | None = None
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self.ask)
        desk.changes.changed.connect(self._changed)

    def show_only(self, show: Show) -> None:
        """The officer chose a chip."""
        self._show, self._group, self._narrowed = show, None, None
        self.ask()

    def narrow(self, asked: TaskFilter) -> None:
        """Show only what this filter names, until a chip is chosen."""
        self._show, self._group, self._narrowed = Show.ALL, None, asked
        self.ask()

    def show_group(self, keys: array[int]) -> None:
        """Show some tasks another page counted, until a chip is chosen."""
        self._show, self._group, self._narrowed, self._text = Show.ALL, frozenset(keys), None, ""
        self.ask()

    def search(self, text: str) -> None:
        """The officer typed; asked when typing pauses."""
        if text.strip() != self._text:
            self._text = text.strip()
            self._timer.start()

    def order_by(self, key: str, descending: bool) -> None:
        """The officer clicked a heading."""
        self._order, self._descending = TaskOrder(key), descending
        self.ask()

    def select_when_read(self, task_id: TaskId) -> None:
        """Show this task as soon as the list is read: it has just been made, or another page asks for it."""
        self._select_next = task_id
        self.ask()

    def ask(self) -> None:
        """Ask for the keys again."""
        base = self._narrowed or FILTERS[self._show]
        asked = replace(base, text=self._text, order=self._order, descending=self._descending)
        today, select, group = self._desk.today(), self._select_next, self._group
        self._select_next = None
        self._asked_last = asked

        def look_up(lists: Lists, _: JobControl) -> Asked:
            keys = find_tasks.keys(lists, asked, today)
            if group is not None:
                keys = array("q", (key for key in keys if key in group))
            key = lists.key_of(select) if select is not None else None
            return Asked(asked, keys, lists.how_many(), key)

        job = self._desk.jobs.with_lists("读取任务", look_up)
        job.done.connect(self._answered)
        job.failed.connect(self._desk.messages.tell)

    def _answered(self, answer: Asked) -> None:
        # An answer to a question that has been asked anew since is not shown.
        if answer.asked == self._asked_last:
            self._view.show_keys(answer.keys, answer.total, answer.asked, answer.select)

    def _changed(self, changes: Changes) -> None:
        if changes.lists:
            self.ask()
        elif changes.touched_tasks:
            self._view.read_lines_again()
