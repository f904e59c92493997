"""举报件: a simple list, and a form beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.complaints.dialog import ComplaintDialog
from dujiao_desktop.desktop.complaints.words import TRUTH_WORDS
from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.lists.delegates import Chip, Index, RowDelegate, days_chip, draw_chip, draw_text
from dujiao_desktop.desktop.lists.dressing import dress_table
from dujiao_desktop.desktop.lists.windowed_model import LINE_ROLE
from dujiao_desktop.desktop.places import ComplaintPlace
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.empty import fill_empty
from dujiao_desktop.desktop.widgets.parts import MARGIN, Page, SearchField, button, panel
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.complaint import STATUS_WORDS, Complaint, ComplaintStatus
from dujiao_desktop.usecases import complaints

_TITLES = ("受理编号", "反映内容", "交办日期", "办结时限", "是否属实", "办结状态")
_DUE = 3
_STEP_BACK = ((700, (2, 4)), (560, (5,)))
"""Widths of the table, at 100 % text, below which columns give their room to what was reported."""


class ComplaintsPage(Page):
    """Which complaint waits for what?"""

    def __init__(self, desk: Desk) -> None:
        super().__init__("举报件")
        self._desk = desk
        self._shown: tuple[Complaint, ...] = ()
        self._open_next: ComplaintPlace | None = None
        self.search_field = SearchField("搜编号、内容、地点")
        self.header.add(
            self.search_field,
            button("登记举报件", "primary", self.make_new, icon_name="plus", tip="登记一件（Ctrl+N）"),
        )
        self.search_field.textChanged.connect(self._searched)
        self._table = QTableWidget(0, len(_TITLES))
        self._dress_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty())
        frame = panel()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 6, 1, 1)
        inner.addWidget(self._stack)
        self.body.addWidget(frame, 1)
        desk.changes.changed.connect(self._changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Few columns where there is little room; the form has them all."""
        super().resizeEvent(event)
        room = self.width() - 2 * MARGIN
        for below, columns in _STEP_BACK:
            for column in columns:
                self._table.setColumnHidden(column, room < px(below))

    def help_topic(self) -> str:
        """Help for this page."""
        return "complaints"

    def read(self) -> None:
        """Read the list again."""
        text = self.search_field.text().strip()
        job = self._desk.jobs.with_lists("读取举报件", lambda lists, _: complaints.find(lists, text))
        job.done.connect(self._show)
        job.failed.connect(self._desk.messages.tell)

    def search(self) -> None:
        """Go to the search."""
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def make_new(self) -> None:
        """Enter a complaint."""
        ComplaintDialog(None, self._desk, self.window()).open()

    def show_this(self, what: object) -> None:
        """Open one complaint, or begin a new one."""
        if what == "new":
            self.make_new()
        elif isinstance(what, ComplaintPlace):
            self._open_next = what
            self.search_field.clear()
            self.read()

    def go_back(self) -> None:
        """From the search back to everything."""
        self.search_field.clear()

    def _dress_table(self) -> None:
        table = self._table
        table.setHorizontalHeaderLabels(list(_TITLES))
        dress_table(table, "举报件列表")
        table.setItemDelegateForColumn(_DUE, _DueDelegate(self._desk.today, table))
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 168), (2, 98), (_DUE, 164), (4, 84), (5, 100)):
            table.setColumnWidth(column, px(width))
        table.cellActivated.connect(self._open)

    def _empty(self) -> QWidget:
        words = "交办的群众举报件登记在这里。不录举报人的任何信息。"
        return fill_empty(QWidget(), "没有举报件", words, (button("登记举报件", "", self.make_new),))

    def _show(self, found: tuple[Complaint, ...]) -> None:
        self._shown = found
        today = self._desk.today()
        self._table.setRowCount(len(found))
        for row, one in enumerate(found):
            star = "＊" if one.is_key_case else ""
            texts = (
                one.acceptance_no + star,
                " ".join(one.content.split()),
                _day(one.received_on, today),
                _day(one.due_on, today),
                TRUTH_WORDS[one.truth],
                STATUS_WORDS[one.status],
            )
            for column, text in enumerate(texts):
                cell = QTableWidgetItem(text)
                if column == 1:
                    cell.setToolTip(one.content)
                if column == _DUE and one.due_on is not None:
                    cell.setData(LINE_ROLE, one)
                    chip = _due_chip(one, today)
                    said = f"{one.due_on.isoformat()} {chip.text if chip else ''}".strip()
                    cell.setToolTip(said)
                    cell.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                self._table.setItem(row, column, cell)
        waiting = sum(1 for c in found if c.status is not ComplaintStatus.CLOSED)
        self.header.facts.set_text(f"{len(found)} 件 · 未办结 {waiting} 件" if found else "")
        self._stack.setCurrentIndex(0 if found else 1)
        wanted, self._open_next = self._open_next, None
        for row, one in enumerate(found):
            if wanted is not None and one.id == wanted.complaint_id:
                self._table.selectRow(row)
                self._open(row, 0)

    def _open(self, row: int, column: int) -> None:
        if 0 <= row < len(self._shown):
            ComplaintDialog(self._shown[row], self._desk, self.window()).open()

    def _searched(self, _: str) -> None:
        self.read()

    def _changed(self, changes: Changes) -> None:
        if changes.complaints:
            self.read()


class _DueDelegate(RowDelegate):
    """办结时限 with the chip that tasks have for theirs."""

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, line: object) -> None:
        """Draw the day, and the chip where there is something to say."""
        left = draw_text(painter, rect, str(index.data() or ""), int(Qt.AlignmentFlag.AlignVCenter))
        chip = _due_chip(line, self._today()) if isinstance(line, Complaint) else None
        if chip is not None:
            draw_chip(painter, rect.adjusted(left + px(6), 0, 0, 0), chip)


def _due_chip(one: Complaint, today: date) -> Chip | None:
    """How near the day is, or how far past; None for what is settled or far away."""
    if one.due_on is None or one.status is ComplaintStatus.CLOSED:
        return None
    return days_chip((one.due_on - today).days)


def _day(day: date | None, today: date) -> str:
    """As short as a column wants it."""
    if day is None:
        return ""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()
