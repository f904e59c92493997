"""The list of a task's files, which can be put into another order by hand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QListView


class EvidenceList(QListView):
    """Rows are dragged to another place, or shifted by Alt+↑ and Alt+↓.

    Signals:
        order_wanted: Emitted with the rows in their new order, each by its number now.
    """

    order_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("thumbnails")
        self.setAccessibleName("佐证列表")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)

    def move_rows(self, rows: list[int], to: int) -> None:
        """Ask for `rows` to stand before the row `to`, together and in their order."""
        rows = sorted(rows)
        rest = [row for row in range(self.model().rowCount()) if row not in rows]
        at = sum(1 for row in rest if row < to)
        order = [*rest[:at], *rows, *rest[at:]]
        if order != sorted(order):
            self.order_wanted.emit(order)

    # Files from elsewhere are the tab's.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only rows of this list."""
        if event.source() is self:
            super().dragEnterEvent(event)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where they would stand."""
        if event.source() is self:
            super().dragMoveEvent(event)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the new order; the rows move when it is stored."""
        if event.source() is not self:
            event.ignore()
            return
        self.drop_at(event.position().toPoint())
        # What was dragged stays where it is until the order is stored.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.stopAutoScroll()
        self.setState(QListView.State.NoState)
        self.viewport().update()

    def drop_at(self, point: QPoint) -> None:
        """The chosen rows were dropped here."""
        under = self.indexAt(point)
        if not under.isValid():
            to = self.model().rowCount()
        else:
            to = under.row() + (1 if point.y() > self.visualRect(under).center().y() else 0)
        self.move_rows(self._chosen_rows(), to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow shifts the chosen rows by one."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        rows = self._chosen_rows()
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in ways and rows:
            self.move_rows(rows, rows[0] - 1 if event.key() == Qt.Key.Key_Up else rows[-1] + 2)
            return
        super().keyPressEvent(event)

    def _chosen_rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())
