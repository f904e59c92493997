"""A table view of the family: fixed row height, no grid, header clicks ask for another order."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from dujiao_desktop.desktop.lists.delegates import ROW_HEIGHT
from dujiao_desktop.desktop.lists.dressing import HEADER_HEIGHT, dress_table
from dujiao_desktop.desktop.lists.windowed_model import WindowedModel
from dujiao_desktop.desktop.theme import px


class ListTable(QTableView):
    """Shows a `WindowedModel`.

    Signals:
        row_chosen: Emitted with a key when the current row changes by mouse or keyboard.
        row_entered: Emitted with a key on Enter or double click.
        order_wanted: Emitted with a sort key and whether descending.
        several_chosen: Emitted with the number of selected rows when it changes, where several may be selected.
    """

    row_chosen = Signal(int)
    row_entered = Signal(int)
    order_wanted = Signal(str, bool)
    several_chosen = Signal(int)

    def __init__(self, model: WindowedModel[Any], name: str, stretch: int) -> None:
        """Make the view.

        Args:
            model: What to show.
            name: What a screen reader calls the list.
            stretch: Number of the column that takes the room left over.
        """
        super().__init__()
        self._list = model
        self._off: frozenset[int] = frozenset()
        self._stretch = stretch
        self._quiet = False
        self._extending = self._added_to = False
        self._spare: tuple[int, ...] = ()
        self._spare_below = 0
        self.setModel(model)
        dress_table(self, name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._header_clicked)
        self.doubleClicked.connect(self._entered)

    def let_several(self) -> None:
        """Let several rows be selected: Ctrl or Shift with click or arrow, dragging, Ctrl+A."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._count_chosen)
        self._list.modelReset.connect(self._count_chosen)

    def chosen_alone(self, key: int) -> bool:
        """Whether a plain click has just chosen the row of `key` and no other."""
        return not self._added_to and self.chosen_keys() == [key]

    def chosen_keys(self) -> list[int]:
        """Keys of the selected rows, in the order of the list."""
        rows = sorted(row for first, end in self._chosen_ranges() for row in range(first, end))
        keys = map(self._list.key_at, rows)
        return [key for key in keys if key is not None]

    def set_widths(self, widths: dict[int, int]) -> None:
        """Widths of columns in pixels at 100 % text."""
        for column, width in widths.items():
            self.setColumnWidth(column, px(width))

    def set_spare(self, columns: tuple[int, ...], below: int) -> None:
        """Columns that step back where the table is narrower than `below` pixels at 100 % text."""
        self._spare, self._spare_below = columns, below

    def set_off(self, columns: frozenset[int]) -> None:
        """Columns the officer does not want to see."""
        self._off = columns
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of spare columns to the others."""
        self._fit_columns()
        super().resizeEvent(event)

    def _fit_columns(self) -> None:
        narrow = self.width() < px(self._spare_below)
        for column in range(len(self._list.columns)):
            hidden = column in self._off or (narrow and column in self._spare)
            if self.isColumnHidden(column) is not hidden:
                self.setColumnHidden(column, hidden)

    def show_order(self, key: str, descending: bool) -> None:
        """Mark the column the list is ordered by."""
        header = self.horizontalHeader()
        number = next((n for n, c in enumerate(self._list.columns) if c.sort_key == key), None)
        header.setSortIndicatorShown(number is not None)
        if number is not None:
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(number, order)

    def select_key(self, key: int | None) -> bool:
        """Select the row of `key` without telling anyone; False when it is not in the list."""
        row = self._list.row_of(key) if key is not None else None
        self._quiet = True
        try:
            if row is None:
                self.clearSelection()
                self.setCurrentIndex(QModelIndex())
                return False
            self.setCurrentIndex(self._list.index(row, 0))
        finally:
            self._quiet = False
        return True

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]  # Qt gives plain indexes here
        """Say which row is current now."""
        super().currentChanged(current, previous)
        if not (self._quiet or self._extending) and current.isValid() and current.row() != previous.row():
            key = self._list.key_at(current.row())
            if key is not None:
                self.row_chosen.emit(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here opens no card: Qt makes the first row current, the officer has chosen none."""
        self._quiet = True
        super().focusInEvent(event)
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._entered(self.currentIndex())
            return
        self._extending = _extends(event)
        super().keyPressEvent(event)
        self._extending = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click that adds to the selection opens no card."""
        self._extending = self._added_to = _extends(event)
        super().mousePressEvent(event)
        self._extending = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nor does dragging over rows."""
        self._extending = bool(event.buttons())
        super().mouseMoveEvent(event)
        self._extending = False

    def changeEvent(self, event: QEvent) -> None:
        """Rows follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(px(HEADER_HEIGHT))

    def _entered(self, index: QModelIndex) -> None:
        key = self._list.key_at(index.row())
        if key is not None:
            self.row_entered.emit(key)

    def _count_chosen(self, *_: object) -> None:
        self.several_chosen.emit(sum(end - first for first, end in self._chosen_ranges()))

    def _chosen_ranges(self) -> list[tuple[int, int]]:
        """First row and the row after the last of each range; a hundred thousand rows may be one."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        return [(r.top(), r.bottom() + 1) for r in ranges]

    def _header_clicked(self, number: int) -> None:
        key = self._list.columns[number].sort_key
        if key is None:
            return
        header = self.horizontalHeader()
        same = header.isSortIndicatorShown() and header.sortIndicatorSection() == number
        # Qt has turned its own arrow already when it shows one; the order wanted is the one it now shows.
        descending = same and header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        self.order_wanted.emit(key, descending)


def _extends(event: QKeyEvent | QMouseEvent) -> bool:
    return bool(event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier))
