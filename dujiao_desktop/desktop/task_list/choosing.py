"""列: which columns the task list shows; kept for the next start."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QSettings, Qt
from PySide6.QtWidgets import QMenu, QWidget

from dujiao_desktop.desktop.lists.list_table import ListTable
from dujiao_desktop.desktop.task_list import columns as col

_KEPT = "tasks/columns_off"


class ColumnChoice(QObject):
    """A menu with a tick for each column, at the heading or at a button."""

    def __init__(self, table: ListTable, keys: tuple[str, ...], state: QSettings | None) -> None:
        """Bring back the choice of last time.

        Args:
            table: The list.
            keys: Stable names of its columns.
            state: Where the choice is kept; None keeps it for this window alone.
        """
        super().__init__(table)
        self._table, self._keys, self._state = table, keys, state
        kept = state.value(_KEPT) if state is not None else None
        names = str(kept).split(",") if kept is not None else [keys[n] for n in col.ON_DEMAND]
        self._off = frozenset(n for n, key in enumerate(keys) if key in names) - col.ALWAYS
        table.set_off(self._off)
        # All columns at once may be wider than the screen.
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setToolTip("右键选择显示哪些列")
        header.customContextMenuRequested.connect(self._open_at_heading)

    def open_below(self, button: QWidget) -> None:
        """Open the menu below `button`."""
        self._open(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def show_column(self, number: int, shown: bool) -> None:
        """Show or hide a column, and remember it."""
        self._off = self._off - {number} if shown else self._off | {number}
        self._table.set_off(self._off)
        if self._state is not None:
            self._state.setValue(_KEPT, ",".join(self._keys[n] for n in sorted(self._off)))

    def _open_at_heading(self, at: QPoint) -> None:
        self._open(self._table.horizontalHeader().mapToGlobal(at))

    def _open(self, at: QPoint) -> None:
        menu = QMenu(self._table)
        for number in range(len(self._keys)):
            title = self._table.model().headerData(number, Qt.Orientation.Horizontal)
            action = menu.addAction(str(title))
            action.setCheckable(True)
            action.setChecked(number not in self._off)
            action.setEnabled(number not in col.ALWAYS)
            action.toggled.connect(partial(self.show_column, number))
        menu.exec(at)
        menu.deleteLater()
