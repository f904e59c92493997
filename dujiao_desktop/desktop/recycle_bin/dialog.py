"""回收站: what was removed, until when it is kept, and the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.lists.dressing import dress_table
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import label
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.recycle_bin import KEPT_DAYS, REMOVED_WORDS, Removed
from dujiao_desktop.usecases import recycle_bin

_TITLES = ("种类", "编号", "内容", "移除时间", "保留到")
_CONTENT = 2
_LIST, _EMPTY = range(2)


class RecycleBinDialog(FormDialog):
    """A list and one button."""

    topic = "recycle-bin"

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("回收站", "恢复", parent, leave="关闭")
        self._desk = desk
        self._shown: tuple[Removed, ...] = ()
        self._table = QTableWidget(0, len(_TITLES))
        self._dress_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        nothing = label("回收站是空的。", "mutedBody")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(nothing)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(10)
        words = label(
            f"移除的任务、措施、佐证和举报件在这里留 {KEPT_DAYS} 天，过期才真正删除。报出过卷宗的任务一直保留。",
            "mutedBody",
            wrap=True,
        )
        words.setContentsMargins(20, 0, 20, 0)
        layout.addWidget(words)
        layout.addWidget(self._stack, 1)
        self.set_content(holder)
        self.fit(760, 520)
        self._chosen_changed()
        self._read()

    def accept(self) -> None:
        """Bring the chosen thing back; the dialog stays for the next one."""
        chosen = self._chosen()
        if chosen is None:
            return
        by, now = self._desk.by, self._desk.clock()
        self.set_busy(True, "正在恢复…")
        job = self._desk.jobs.with_store(
            "从回收站恢复",
            lambda store, _: recycle_bin.restore_removed(store, chosen.kind, chosen.id, by=by, now=now),
        )
        job.done.connect(partial(self._restored, chosen))
        job.failed.connect(self.refused)

    def _read(self) -> None:
        job = self._desk.jobs.with_lists("看回收站", lambda lists, _: recycle_bin.removed(lists))
        job.done.connect(self._show)
        job.failed.connect(self.refused)

    def _dress_table(self) -> None:
        table = self._table
        table.setHorizontalHeaderLabels(list(_TITLES))
        dress_table(table, "回收站里的内容")
        table.horizontalHeader().setSectionResizeMode(_CONTENT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 76), (1, 116), (3, 134), (4, 112)):
            table.setColumnWidth(column, px(width))
        table.itemSelectionChanged.connect(self._chosen_changed)
        table.cellDoubleClicked.connect(self._entered)

    def _show(self, found: tuple[Removed, ...]) -> None:
        self._shown = found
        self._table.setRowCount(len(found))
        for row, one in enumerate(found):
            until = one.kept_until
            number = one.number if one.task_number in ("", one.number) else f"{one.task_number} 的 {one.number}"
            texts = (
                REMOVED_WORDS[one.kind],
                number,
                " ".join(one.title.split()),
                f"{one.removed_at:%Y-%m-%d %H:%M}",
                until.isoformat() if until else "一直保留",
            )
            for column, text in enumerate(texts):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self._table.setItem(row, column, cell)
        self._stack.setCurrentIndex(_LIST if found else _EMPTY)
        if found:
            self._table.selectRow(0)
            self._table.setFocus()
        self._chosen_changed()

    def _chosen(self) -> Removed | None:
        row = self._table.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _chosen_changed(self) -> None:
        self.do_button.setEnabled(self._chosen() is not None)

    def _entered(self, row: int, column: int) -> None:
        self.accept()

    def _restored(self, what: Removed, _: Changes) -> None:
        self.set_busy(False)
        self.hint.setText(f"✓ 已恢复{REMOVED_WORDS[what.kind]} {what.number}")
        self._read()
