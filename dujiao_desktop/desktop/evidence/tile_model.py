"""The rows behind the tiles: a heading for each group, and its files after it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from dujiao_desktop.desktop.evidence.words import group_words
from dujiao_desktop.desktop.lists.delegates import Index
from dujiao_desktop.domain.evidence import EvidenceItem, TakenBy
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.inbox import InboxGroup
from dujiao_desktop.domain.rule_pack import RulePack

CARRIED = "application/x-dujiao-evidence"
"""What is dragged: the ids of files, as a JSON list."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Role under which a row gives its `Heading` or its `EvidenceItem`."""
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """The line above the files of a group."""

    words: str
    group: InboxGroup


class TileModel(QAbstractListModel):
    """Groups of files in one list, so that thousands scroll as one."""

    def __init__(self, rules: RulePack, parent: QObject) -> None:
        super().__init__(parent)
        self._rules = rules
        self._rows: list[Heading | EvidenceItem] = []
        self._headings: list[int] = []
        self._heading_rows: frozenset[int] = frozenset()
        self._row_of: dict[EvidenceId, int] = {}

    # What the page does with it.

    def set_groups(self, groups: Sequence[InboxGroup], today: date) -> None:
        """Show these from now on; `today` says how a day is called."""
        self.beginResetModel()
        self._rows, self._headings = [], []
        for group in groups:
            self._headings.append(len(self._rows))
            self._rows.append(Heading(group_words(group, today), group))
            self._rows.extend(group.items)
        self._heading_rows = frozenset(self._headings)
        self._row_of = {row.id: at for at, row in enumerate(self._rows) if isinstance(row, EvidenceItem)}
        self.endResetModel()

    def headings(self) -> tuple[int, ...]:
        """The rows that are headings, in their order."""
        return tuple(self._headings)

    def is_heading(self, row: int) -> bool:
        """Whether a row is one."""
        return row in self._heading_rows

    def item_at(self, index: Index) -> EvidenceItem | None:
        """The file of a row; None for a heading and outside of the list."""
        row = self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None
        return row if isinstance(row, EvidenceItem) else None

    def group_of(self, index: Index) -> InboxGroup | None:
        """The group a row stands in."""
        for row in reversed(self._rows[: index.row() + 1]):
            if isinstance(row, Heading):
                return row.group
        return None

    def index_of(self, evidence_id: EvidenceId) -> QModelIndex:
        """The row of a file; an invalid one when it is not here."""
        at = self._row_of.get(evidence_id)
        return QModelIndex() if at is None else self.index(at)

    # What Qt asks.

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What a row shows; never raises."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if isinstance(row, Heading):
            return row.words if role == int(Qt.ItemDataRole.AccessibleTextRole) else None
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return "，".join((self._rules.evidence_word(row.kind), row.title, taken_words(row) or "无拍摄信息"))
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return row.title if row.title == row.file_name else f"{row.title}\n{row.file_name}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Files can be chosen and dragged; headings neither."""
        if self.item_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        return [CARRIED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of what is dragged, in the order of the list."""
        rows = sorted(indexes, key=lambda index: index.row())
        data = QMimeData()
        data.setData(CARRIED, json.dumps([item.id for row in rows if (item := self.item_at(row))]).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


def carried_ids(data: QMimeData) -> Collection[EvidenceId]:
    """The ids of the files that are being dragged; none for anything else."""
    if not data.hasFormat(CARRIED):
        return ()
    return tuple(map(EvidenceId, json.loads(bytes(data.data(CARRIED).data()))))


def taken_words(item: EvidenceItem) -> str:
    """When a photo was taken, as short as a tile wants it; empty where nobody knows."""
    if item.taken_at is None:
        return ""
    # An officer states the day alone.
    return f"{item.taken_at:%m-%d}" if item.taken_by is TakenBy.OFFICER else f"{item.taken_at:%H:%M}"
