"""搜任务、举报件、佐证、功能: a field and one list below it, over the page.

A part of the window, no popup: a popup takes the keyboard for itself, and input methods lose their letters in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.lists.delegates import Index, draw_text
from dujiao_desktop.desktop.places import ComplaintPlace, TaskPlace
from dujiao_desktop.desktop.search.functions import matching
from dujiao_desktop.desktop.theme import colour, px, small_font
from dujiao_desktop.desktop.widgets.parts import label
from dujiao_desktop.usecases.find_everything import MOST_TASKS, Found, find_everything

if TYPE_CHECKING:
    from dujiao_desktop.desktop.desk import Desk

DEBOUNCE_MS = 40
_WIDTH, _ROW, _MOST_ROWS = 620, 38, 11
_HIT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_FUNCTIONS_WITH_HITS = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the list: its kind, its text, what stands small at the right, and where it leads."""

    kind: str
    text: str
    aside: str
    page: str
    what: object = None


class Palette(QFrame):
    """Field and list.

    Signals:
        chosen: Emitted with the key of a page, or a word beginning with “:”, and what to show there.
    """

    chosen = Signal(str, object)

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._desk = desk
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.setObjectName("paletteField")
        self.field.setPlaceholderText("搜任务、举报件、佐证、功能")
        self.field.setAccessibleName("搜任务、举报件、佐证、功能")
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName("找到的内容")
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(self._open)
        self._hint = label("↑↓ 选择　回车 打开　Esc 关闭", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self._hint)
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask)
        window.installEventFilter(self)
        self.hide()

    def open_with(self, text: str = "") -> None:
        """Show the field, with everything that can be done."""
        self._before = QApplication.focusWidget()
        self.field.setText(text)
        self._show(Found(""))
        self.show()
        self._place()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close, and go back to where the keyboard was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that mean the list; the place when the window changes its size."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self.field and event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            # A window of candidates, or another program: the officer comes back.
            away = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
            if event.reason() not in away:
                self.hide()
        if watched is self.window() and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def hits(self) -> list[Hit]:
        """What is shown."""
        return [self.list.item(row).data(_HIT_ROLE) for row in range(self.list.count())]

    def _key(self, event: QKeyEvent) -> bool:
        count, row = self.list.count(), self.list.currentRow()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (item := self.list.currentItem()) is not None:
                self._open(item)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and count:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((row + step) % count)
        else:
            return False
        return True

    def _typed(self, _: str) -> None:
        self._timer.start()

    def _ask(self) -> None:
        text, today = self.field.text(), self._desk.today()
        if not text.strip():
            self._show(Found(text))
            return
        job = self._desk.jobs.with_lists("查找", lambda lists, _: find_everything(lists, text, today))
        job.done.connect(self._answered)
        job.failed.connect(self._desk.messages.tell)

    def _answered(self, found: Found) -> None:
        # An answer to what was typed before is not shown.
        if found.text == self.field.text():
            self._show(found)

    def _show(self, found: Found) -> None:
        self.list.clear()
        for hit in hits_of(found):
            item = QListWidgetItem(hit.text)
            item.setData(_HIT_ROLE, hit)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{hit.kind}：{hit.text} {hit.aside}")
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        words = "没有找到。换几个字，或者少写几个。" if found.text.strip() and not self.list.count() else ""
        self._hint.setText(words or "↑↓ 选择　回车 打开　Esc 关闭")
        self._place()

    def _place(self) -> None:
        window = self.window()
        width = min(px(_WIDTH), window.width() - 32)
        rows = min(max(self.list.count(), 1), _MOST_ROWS)
        room = window.height() - px(110)
        self.list.setFixedHeight(min(rows * px(_ROW) + 2, max(room, px(_ROW))))
        self.adjustSize()
        self.setGeometry((window.width() - width) // 2, px(10), width, self.sizeHint().height())

    def _open(self, item: QListWidgetItem) -> None:
        hit: Hit = item.data(_HIT_ROLE)
        self.leave()
        # When the field has let go of the keyboard.
        QTimer.singleShot(0, self, partial(self.chosen.emit, hit.page, hit.what))


def hits_of(found: Found) -> list[Hit]:
    """The lines for an answer: tasks, complaints, evidence, functions; functions alone while nothing is typed."""
    functions = [Hit("功能", f.words, f.keys, f.page, f.what) for f in matching(found.text)]
    hits = [
        Hit("任务", f"{t.number}　{' '.join(t.problem_text.split())}", "", "tasks", TaskPlace(t.id))
        for t in found.tasks
    ]
    if found.task_count > MOST_TASKS:
        hits.append(Hit("任务", f"在列表里看全部 {found.task_count} 项", "", "tasks", found.text))
    for one in found.complaints:
        text = f"{one.acceptance_no}　{' '.join(one.content.split())}"
        hits.append(Hit("举报件", text, "", "complaints", ComplaintPlace(one.id)))
    for item in found.evidence:
        hits.append(
            Hit("佐证", item.title, f"任务 {item.task_number}", "tasks", TaskPlace(item.task_id, f"evidence/{item.id}"))
        )
    if not found.text.strip():
        return functions
    return functions[:_FUNCTIONS_WITH_HITS] + hits if functions else hits


class _HitDelegate(QStyledItemDelegate):
    """Kind, text, and small words at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(_HIT_ROLE)
        if not isinstance(hit, Hit):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the stubs leave it out
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("primarySoft" if chosen else "background"))
            painter.drawRoundedRect(rect, 6, 6)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        inner = rect.adjusted(px(10), 0, -px(10), 0)
        painter.setFont(small_font())
        painter.setPen(colour("muted"))
        draw_text(painter, inner.adjusted(0, 0, px(54) - inner.width(), 0), hit.kind, middle)
        aside = painter.fontMetrics().horizontalAdvance(hit.aside)
        draw_text(painter, inner, hit.aside, int(Qt.AlignmentFlag.AlignRight))
        painter.setFont(QApplication.font())
        painter.setPen(colour("text"))
        draw_text(painter, inner.adjusted(px(56), 0, -aside - px(8), 0), hit.text, middle)
        painter.restore()
