"""The one Qt model for long lists: integer keys in order, and a few windows of lines."""

from __future__ import annotations

import logging
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dujiao_desktop.columns.column import Align, Column

Line = TypeVar("Line")
Index = QModelIndex | QPersistentModelIndex

WINDOW = 256
"""Lines read at once."""
WINDOWS_KEPT = 32

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Role under which a cell gives its whole line, or an `Unreadable`."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_NO_INDEX = QModelIndex()
_ALIGNMENTS = {
    Align.LEFT: int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    Align.CENTRE: int(Qt.AlignmentFlag.AlignCenter),
    Align.RIGHT: int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
}
_log = logging.getLogger(__name__)


class Unreadable:
    """A row that cannot be shown, with the reason; painted grey."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


class WindowedModel(QAbstractTableModel, Generic[Line]):
    """Shows any number of rows while holding only their keys and a few windows of lines.

    Attributes:
        columns: What to show, in order.

    Signals:
        total_changed: Emitted with the new number of rows after `set_keys`.
    """

    total_changed = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column[Line]],
        read_lines: Callable[[Sequence[int]], Sequence[Line]],
        parent: QObject | None = None,
    ) -> None:
        """Make an empty list.

        Args:
            columns: What to show, in order.
            read_lines: Gives the lines of some keys, in the order of the keys, leaving out unknown ones.
            parent: Owner.
        """
        super().__init__(parent)
        self.columns = tuple(columns)
        self._read_lines = read_lines
        self._keys: array[int] = array("q")
        self._windows: OrderedDict[int, list[Line | Unreadable]] = OrderedDict()

    # What the page does with it.

    def set_keys(self, keys: array[int]) -> None:
        """Show these rows from now on."""
        self.beginResetModel()
        self._keys = keys
        self._windows.clear()
        self.endResetModel()
        self.total_changed.emit(len(keys))

    def key_at(self, row: int) -> int | None:
        """The key of a row; None outside the list."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: int) -> int | None:
        """The row of a key; None when it is not in the list."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def line_at(self, row: int) -> Line | None:
        """The line of a row, read if need be; None outside the list or where it cannot be read."""
        if not 0 <= row < len(self._keys):
            return None
        line = self._line(row)
        return None if isinstance(line, Unreadable) else line

    def read_again(self) -> None:
        """Forget the lines, not the order: visible rows are read anew, and the list does not jump."""
        self._windows.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(self.columns) - 1))

    # What Qt asks.

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """What a cell shows; never raises, for one exception here would be one dialog per cell."""
        if role not in (_DISPLAY, LINE_ROLE, _ALIGNMENT, _TOOL_TIP, _ACCESSIBLE) or not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == _ALIGNMENT:
            return _ALIGNMENTS[column.align]
        line = self._line(index.row())
        if role == LINE_ROLE:
            return line
        if isinstance(line, Unreadable):
            return line.reason if index.column() == 0 or role != _DISPLAY else ""
        try:
            text = column.read(line) if role == _DISPLAY else column.tell(line)
        except Exception:
            _log.exception("column %s cannot be read", column.key)
            return "（读不出）"
        return f"{column.title}：{text}" if role == _ACCESSIBLE else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _DISPLAY:
            return column.title
        if role == _ALIGNMENT:
            return _ALIGNMENTS[column.align]
        if role == _TOOL_TIP and column.sort_key:
            return f"按{column.title}排序"
        return None

    def _line(self, row: int) -> Line | Unreadable:
        number, place = divmod(row, WINDOW)
        window = self._windows.get(number)
        if window is None:
            window = self._read_window(number)
            self._windows[number] = window
            if len(self._windows) > WINDOWS_KEPT:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(number)
        return window[place]

    def _read_window(self, number: int) -> list[Line | Unreadable]:
        keys = self._keys[number * WINDOW : (number + 1) * WINDOW]
        try:
            lines = self._read_lines(keys)
            if len(lines) == len(keys):
                return list(lines)
            # Someone removed rows since the keys were asked for: find out which, one by one.
            return [self._single(key) for key in keys]
        except Exception:
            _log.exception("window %d cannot be read", number)
            return [Unreadable("这一行读不出来，请按 F5 重新读取")] * len(keys)

    def _single(self, key: int) -> Line | Unreadable:
        found = self._read_lines(array("q", [key]))
        return found[0] if found else Unreadable("这一行已被移除，请按 F5 刷新")
