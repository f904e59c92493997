"""The list of tiles: groups under their headings, chosen, carried and steered by keys."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QWidget

from dujiao_desktop.desktop.evidence.heading_row import HeadingRow
from dujiao_desktop.desktop.evidence.tile_delegate import TileDelegate
from dujiao_desktop.desktop.evidence.tile_model import ROW_ROLE, Heading, TileModel
from dujiao_desktop.desktop.widgets.pictures import PicturesInSight, PictureSource
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.inbox import InboxGroup
from dujiao_desktop.domain.rule_pack import RulePack

_STEP = 24
"""Pixels the wheel goes on with at a time."""


class TileView(QListView):
    """Files that wait, as tiles.

    Signals:
        chosen_changed: Other files are chosen now.
        put_wanted: A group goes to its likely task: the `InboxGroup` and the id of the task.
        task_wanted: A group needs a task to be chosen for it.
        key_pressed: A digit from 1: the likely task with this number takes what is chosen.
        change_wanted: What is chosen is to be described.
        remove_wanted: What is chosen is to be removed.
        open_wanted: The file is to be opened.
    """

    chosen_changed = Signal()
    put_wanted = Signal(object, str)
    task_wanted = Signal(object)
    key_pressed = Signal(int)
    change_wanted = Signal()
    remove_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, rules: RulePack, pictures: PictureSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings: dict[int, HeadingRow] = {}
        self.setObjectName("thumbnails")
        self.setAccessibleName("待归位的文件")
        self.tiles = TileModel(rules, self)
        self.setModel(self.tiles)
        self._delegate = TileDelegate(rules, pictures, self.tiles.is_heading, self)
        self.setItemDelegate(self._delegate)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.verticalScrollBar().valueChanged.connect(self._dress_headings)
        self.doubleClicked.connect(self._open)
        self._in_sight = PicturesInSight(self, pictures, self.tiles.item_at)

    # What the page does with it.

    def set_groups(self, groups: tuple[InboxGroup, ...], today: date) -> None:
        """Show these; what was chosen and is still here stays chosen, and the list stays where it was."""
        chosen, current = self.chosen_ids(), self.tiles.item_at(self.currentIndex())
        place, row = self.verticalScrollBar().value(), self.currentIndex().row()
        self._drop_headings()
        self.tiles.set_groups(groups, today)
        self._fit()
        self.doItemsLayout()
        self.choose(chosen, current.id if current is not None else None)
        if current is not None and not self.currentIndex().isValid():
            self._stand_near(row)
        self.verticalScrollBar().setValue(place)
        self._dress_headings()
        self.chosen_changed.emit()

    def choose(self, ids: Collection[EvidenceId], current: EvidenceId | None = None) -> None:
        """Choose these files, as far as they are here, with the cursor on `current`."""
        selection, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        selection.clearSelection()
        for one in ids:
            if (index := self.tiles.index_of(one)).isValid():
                selection.select(index, flag.Select)
        if current is not None and (index := self.tiles.index_of(current)).isValid():
            selection.setCurrentIndex(index, flag.NoUpdate)
            self.scrollTo(index)

    def chosen(self) -> tuple[EvidenceItem, ...]:
        """The chosen files, in the order of the list."""
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return tuple(item for index in rows if (item := self.tiles.item_at(index)) is not None)

    def chosen_ids(self) -> tuple[EvidenceId, ...]:
        """Their ids."""
        return tuple(item.id for item in self.chosen())

    def group(self) -> InboxGroup | None:
        """The group the cursor stands in."""
        index = self.currentIndex()
        return self.tiles.group_of(index) if index.isValid() else None

    # What Qt asks.

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and right go from file to file over headings and the ends of lines."""
        ways = {
            QListView.CursorAction.MoveLeft: (self.currentIndex().row() - 1, -1),
            QListView.CursorAction.MoveRight: (self.currentIndex().row() + 1, 1),
            QListView.CursorAction.MoveHome: (0, 1),
            QListView.CursorAction.MoveEnd: (self.tiles.rowCount() - 1, -1),
        }
        if action not in ways:
            return super().moveCursor(action, modifiers)
        row, way = ways[action]
        while 0 <= row < self.tiles.rowCount():
            index = self.tiles.index(row)
            if self.tiles.item_at(index) is not None:
                return index
            row += way
        return self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts the group to its likely task, a digit what is chosen to the one with that number."""
        key, bare = (
            event.key(),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        group = self.group()
        if bare and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and group is not None:
            if group.likely is not None:
                self.put_wanted.emit(group, group.likely.task_id)
            else:
                self.task_wanted.emit(group)
        elif bare and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.key_pressed.emit(key - Qt.Key.Key_0)
        elif bare and key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif bare and key == Qt.Key.Key_F2:
            self.change_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tiles share out the width."""
        self._fit()
        super().resizeEvent(event)

    def updateGeometries(self) -> None:
        """The headings that came into sight are there now."""
        super().updateGeometries()
        self._dress_headings()

    def _fit(self) -> None:
        # Qt keeps so much free for the bar, whatever the style sheet makes of it, and one pixel at the end.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        self._delegate.fit(self.maximumViewportSize().width() - bar - 1)

    def _stand_near(self, row: int) -> None:
        """Where the cursor's file is gone, the cursor goes to the one that took its place."""
        for at in (*range(row, self.tiles.rowCount()), *range(row - 1, -1, -1)):
            index = self.tiles.index(at)
            if self.tiles.item_at(index) is not None:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                return

    def headings(self) -> tuple[HeadingRow, ...]:
        """The headings that were in sight so far, from above."""
        return tuple(self._headings[row] for row in sorted(self._headings))

    def _dress_headings(self) -> None:
        """Headings are widgets; each is made when it first comes into sight, and stands where its row is.

        Qt's own widgets of rows would have thousands of tiles laid out anew for each.
        """
        rows, high, tiles = self.tiles.headings(), self.viewport().height(), self.tiles
        at = bisect_left(rows, True, key=lambda row: self.visualRect(tiles.index(row)).bottom() >= 0)
        in_sight: dict[int, QRect] = {}
        for row in rows[at:]:
            place = self.visualRect(tiles.index(row))
            if place.top() > high:
                break
            in_sight[row] = place
        for row, made in self._headings.items():
            if row not in in_sight:
                made.hide()
        for row, place in in_sight.items():
            if row not in self._headings:
                self._headings[row] = self._make_heading(row)
            self._headings[row].setGeometry(place)
            self._headings[row].show()

    def _make_heading(self, row: int) -> HeadingRow:
        heading = self.tiles.index(row).data(ROW_ROLE)
        assert isinstance(heading, Heading)
        made = HeadingRow(heading, self.viewport())
        made.put_wanted.connect(self.put_wanted)
        made.task_wanted.connect(self.task_wanted)
        made.all_wanted.connect(self._choose_group)
        return made

    def _drop_headings(self) -> None:
        for made in self._headings.values():
            made.hide()
            made.deleteLater()
        self._headings.clear()

    def _choose_group(self, group: InboxGroup) -> None:
        ids = tuple(item.id for item in group.items)
        self.choose(ids, ids[0])
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _selection_changed(self) -> None:
        self.chosen_changed.emit()

    def _open(self, index: QModelIndex) -> None:
        if self.tiles.item_at(index) is not None:
            self.open_wanted.emit()
