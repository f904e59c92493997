"""今日: what do I do first? Five figures, the next things with one button each, and the days ahead."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.places import ComplaintPlace, TaskGroup, TaskPlace
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.today.ahead import WEEKDAYS, AheadPanel
from dujiao_desktop.desktop.today.figure import Figure
from dujiao_desktop.desktop.today.first_row import BUTTON_WIDTH, FirstRow
from dujiao_desktop.desktop.widgets.empty import fill_empty
from dujiao_desktop.desktop.widgets.parts import Page, button, clear, label, panel, rule, scrolled
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.outlook import Falling, Outlook
from dujiao_desktop.domain.today import Today, TodayItem
from dujiao_desktop.domain.work_calendar import UnknownYear
from dujiao_desktop.usecases.look_ahead import look_ahead
from dujiao_desktop.usecases.today import today as read_today

if TYPE_CHECKING:
    from dujiao_desktop.usecases import Lists

NARROW = 860
"""Width of the page, at 100 % text, below which the days ahead stand under the list."""

_FIGURES_NARROW = 3
_PRIMARY = 2
"""So many buttons are filled: where everything is urgent, nothing is."""
_WORK, _EMPTY = range(2)


@dataclass(frozen=True, slots=True)
class Shown:
    """What one reading gave."""

    day: date
    today: Today
    outlook: Outlook
    waiting_files: int


class TodayPage(Page):
    """The start of a working day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("今日")
        self.add_find()
        self._desk = desk
        self._stale = False
        self._shown: Shown | None = None
        self._figures = {
            "overdue": Figure("逾期", "danger"),
            "due_soon": Figure("7 日内到期", "warning"),
            "returned": Figure("被退回，待补正", "danger"),
            "warned": Figure("预警", "danger"),
            "in_notice": Figure("公示中", ""),
            "waiting": Figure("等上级处理", ""),
        }
        self._figure_rows = QGridLayout()
        self._figure_rows.setSpacing(12)
        for key, figure in self._figures.items():
            figure.opened.connect(partial(self._open_group, key))
        self._arrange_figures(len(self._figures))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        first = panel()
        inner = QVBoxLayout(first)
        inner.setContentsMargins(1, 1, 1, 8)
        inner.setSpacing(0)
        title = label("先做这几件", "section")
        title.setContentsMargins(16, 13, 16, 12)
        inner.addWidget(title)
        inner.addLayout(self._rows)
        self._waiting_row = self._make_waiting_row()
        inner.addWidget(self._waiting_row)
        inner.addStretch(1)
        self._ahead = AheadPanel()
        self._ahead.calendar_wanted.connect(partial(self.asks_for.emit, "settings", "calendar"))
        self._ahead.wanted.connect(self._attend_to)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(16)
        self._across.addWidget(first, 3)
        self._across.addWidget(self._ahead, 1)
        work = QWidget()
        layout = QVBoxLayout(work)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(self._figure_rows)
        layout.addLayout(self._across, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(work))
        self._stack.addWidget(self._empty())
        self.body.addWidget(self._stack, 1)
        desk.changes.changed.connect(self._changed)

    def help_topic(self) -> str:
        """Help for this page."""
        return "today"

    def read(self) -> None:
        """Look again what is due."""
        self._stale = False
        office, day = self._desk.office, self._desk.today()
        self.header.facts.set_text(_day_words(self._desk, day))

        def look_up(lists: Lists, _: JobControl) -> Shown:
            waiting = lists.navigation(day).waiting_files
            return Shown(day, read_today(lists, office, day), look_ahead(lists, office, day), waiting)

        job = self._desk.jobs.with_lists("看今天要办的", look_up)
        job.done.connect(self._show)
        job.failed.connect(self._desk.messages.tell)

    def make_new(self) -> None:
        """Begin a new task, where tasks are."""
        self.asks_for.emit("tasks", "new")

    def take_focus(self) -> None:
        """To the first thing to do."""
        row = self._rows.itemAt(0)
        widget = row.widget() if row is not None else None
        (widget.button if isinstance(widget, FirstRow) else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another page was shown, or since yesterday, is read now."""
        super().showEvent(event)
        if self._stale or (self._shown is not None and self._shown.day != self._desk.today()):
            self.read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In narrow windows the days ahead stand below."""
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._across.direction() is not way:
            self._across.setDirection(way)
            self._arrange_figures(_FIGURES_NARROW if narrow else len(self._figures))

    def _arrange_figures(self, in_a_row: int) -> None:
        for number, figure in enumerate(self._figures.values()):
            self._figure_rows.addWidget(figure, number // in_a_row, number % in_a_row)
        for column in range(len(self._figures)):
            self._figure_rows.setColumnStretch(column, 1 if column < in_a_row else 0)

    def _empty(self) -> QWidget:
        ways = (
            button("导入清单", "primary", partial(self.asks_for.emit, "tasks", "import")),
            button("新任务", "", self.make_new),
        )
        words = "导入上级下发的清单，或者手工新建一项；到期、退回和该办的事就会列在这里。"
        return fill_empty(panel(), "先把任务放进来", words, ways)

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        today, outlook = shown.today, shown.outlook
        for key, figure in self._figures.items():
            figure.show_count(len(_group(today, key)))
        clear(self._rows)
        for number, item in enumerate(today.first):
            row = FirstRow(item, number < _PRIMARY)
            row.wanted.connect(self._go_to)
            self._rows.addWidget(row)
        if not today.first:
            self._rows.addWidget(rule())
            nothing = label("✓ 没有退回、逾期和七天内到期的。可以接着办“任务”里未销号的。", "mutedBody", wrap=True)
            nothing.setContentsMargins(16, 16, 16, 16)
            self._rows.addWidget(nothing)
        self._ahead.show_outlook(outlook, shown.day)
        self._waiting_words.setText(f"{shown.waiting_files} 个文件待归位")
        self._waiting_row.setVisible(bool(shown.waiting_files))
        has_work = outlook.total or today.complaints_due or shown.waiting_files
        self._stack.setCurrentIndex(_WORK if has_work else _EMPTY)

    def _make_waiting_row(self) -> QWidget:
        made = QFrame()
        made.setObjectName("todayRow")
        across = QHBoxLayout(made)
        across.setContentsMargins(16, 10, 16, 10)
        across.setSpacing(12)
        self._waiting_words = label("")
        across.addWidget(self._waiting_words)
        across.addStretch(1)
        go = button("去归位", "small", partial(self.asks_for.emit, "evidence", None))
        go.setMinimumWidth(px(BUTTON_WIDTH))
        across.addWidget(go)
        made.hide()
        return made

    def _go_to(self, item: TodayItem) -> None:
        if item.complaint is not None:
            self.asks_for.emit("complaints", ComplaintPlace(item.complaint.id))
        elif item.line is not None:
            self.asks_for.emit("tasks", TaskPlace(item.line.id, item.place))

    def _attend_to(self, falling: Falling) -> None:
        if falling.complaint_id is not None:
            self.asks_for.emit("complaints", ComplaintPlace(falling.complaint_id))
        elif falling.task_id is not None:
            self.asks_for.emit("tasks", TaskPlace(falling.task_id, falling.place))

    def _open_group(self, key: str) -> None:
        if self._shown is not None:
            words = {
                "overdue": "逾期",
                "due_soon": "7 日内到期",
                "returned": "待补正",
                "warned": "预警",
                "in_notice": "公示中",
                "waiting": "等上级处理",
            }
            self.asks_for.emit("tasks", TaskGroup(words[key], _group(self._shown.today, key)))

    def _changed(self, changes: Changes) -> None:
        if not (changes.lists or changes.touched_tasks or changes.complaints or changes.calendar or changes.inbox):
            return
        if self.isVisible():
            self.read()
        else:
            self._stale = True


def _group(today: Today, key: str) -> array[int]:
    if key == "waiting":
        together: array[int] = array("q")
        for waiting in today.waiting_for_others:
            together.extend(waiting.keys)
        return together
    found: array[int] = getattr(today, key)
    return found


def _day_words(desk: Desk, day: date) -> str:
    said = f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"
    try:
        working = desk.office.calendar.is_working_day(day)
    except UnknownYear:
        return said
    return said if working else f"{said} · 休息日"
