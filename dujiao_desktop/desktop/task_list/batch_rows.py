"""The rows of a batch edit: what each task was and becomes, and a tick that can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
)

from dujiao_desktop.desktop.lists.delegates import ROW_HEIGHT, RowDelegate
from dujiao_desktop.desktop.lists.dressing import HEADER_HEIGHT, dress_table
from dujiao_desktop.desktop.theme import colour, px
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.usecases.edit_many import BatchRow

Index = QModelIndex | QPersistentModelIndex

TICK, NUMBER, PROBLEM, OLD, NEW = range(5)
_TITLES = ("改", "序号", "问题", "原来", "改为")
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_NO_INDEX = QModelIndex()


class BatchRows(QAbstractTableModel):
    """The preview as rows; those that cannot be changed stand first, so that none is overlooked.

    Signals:
        ticked: A tick was set or taken away.
    """

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[BatchRow, ...] = ()
        self.without: set[TaskId] = set()

    def show_rows(self, rows: Sequence[BatchRow]) -> None:
        """Show another preview of the same tasks; ticks taken away stay away."""
        self.beginResetModel()
        self._rows = tuple(sorted(rows, key=lambda row: row.why_not is None))
        self.endResetModel()

    def rows(self) -> tuple[BatchRow, ...]:
        """What is shown, in order."""
        return self._rows

    def to_write(self) -> int:
        """How many tasks would be changed now."""
        return sum(1 for row in self._rows if row.changes and row.task.id not in self.without)

    def turn(self, number: int) -> None:
        """Take the tick of a row away, or set it again."""
        row = self._rows[number]
        if row.changes:
            self.without ^= {row.task.id}
            self.dataChanged.emit(self.index(number, 0), self.index(number, NEW))
            self.ticked.emit()

    # What Qt asks.

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return _TITLES[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == _CHECK:
            if column != TICK or not row.changes:
                return None
            return Qt.CheckState.Unchecked if row.task.id in self.without else Qt.CheckState.Checked
        if role == _INK:
            if column == NEW and row.why_not:
                return QBrush(colour("danger"))
            unchanged = not row.changes or row.task.id in self.without
            return QBrush(colour("muted" if unchanged or column == OLD else "text"))
        if role in (_DISPLAY, _TOOL_TIP, _ACCESSIBLE):
            text = self._text(row, column)
            return f"{_TITLES[column]}：{text}" if role == _ACCESSIBLE else text
        return None

    def _text(self, row: BatchRow, column: int) -> str:
        if column == TICK:
            return "■" if row.why_not else "" if row.changes else "○"
        if column == NUMBER:
            return row.task.number
        if column == PROBLEM:
            return " ".join(row.task.problem_text.split())
        if column == OLD:
            return row.old or "（空）"
        if row.reason:
            return row.reason
        return "这一项不改" if row.task.id in self.without else row.new or "（空）"


class BatchTable(QTableView):
    """Shows `BatchRows`; a click in the first column or the space bar turns a tick."""

    def __init__(self, rows: BatchRows) -> None:
        super().__init__()
        self._rows = rows
        self.setModel(rows)
        dress_table(self, "逐项预览")
        self.setItemDelegateForColumn(TICK, _TickDelegate(self))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(px(36))
        for column, width in ((TICK, 44), (NUMBER, 60)):
            self.setColumnWidth(column, px(width))
        for column in (PROBLEM, OLD, NEW):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the tick of the current row."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._rows.turn(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """The head and two rows."""
        return QSize(px(300), px(HEADER_HEIGHT + 2 * ROW_HEIGHT))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self._rows.turn(index.row())


class _TickDelegate(RowDelegate):
    """A box to tick, or the shape that says why there is none."""

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, line: object) -> None:
        """Draw the box as the style sheet has it everywhere."""
        checked = index.data(_CHECK)
        if checked is None:
            super().paint_cell(painter, rect, index, line)
            return
        option = QStyleOptionViewItem()
        size = px(16)
        box = QRect(rect.left(), rect.center().y() - size // 2, size, size)
        option.rect = box  # type: ignore[attr-defined]  # the stubs leave it out
        state = (
            QStyle.StateFlag.State_On if Qt.CheckState(checked) is Qt.CheckState.Checked else QStyle.StateFlag.State_Off
        )
        option.state = QStyle.StateFlag.State_Enabled | state  # type: ignore[attr-defined]  # the stubs leave it out
        table = self.parent()
        assert isinstance(table, QTableView)
        table.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, option, painter, table)
