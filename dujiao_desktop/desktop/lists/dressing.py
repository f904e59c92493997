"""How every table looks and is walked through: whole rows, calm lines, no grid, Tab leads out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from dujiao_desktop.desktop.lists.delegates import ROW_HEIGHT, RowDelegate
from dujiao_desktop.desktop.theme import px

HEADER_HEIGHT = 36


def dress_table(
    table: QTableView, name: str, *, row_height: int = ROW_HEIGHT, header_height: int = HEADER_HEIGHT
) -> None:
    """Give a table the look of the family.

    Args:
        table: With its columns; their widths are its own.
        name: What a screen reader says.
        row_height: At 100 % text.
        header_height: At 100 % text.
    """
    table.setAccessibleName(name)
    table.setItemDelegate(RowDelegate(table))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setMouseTracking(True)
    table.setCornerButtonEnabled(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setDefaultSectionSize(px(row_height))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setFixedHeight(px(header_height))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
