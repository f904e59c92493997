"""One file in the list of a task: small picture, title, kind and facts."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dujiao_desktop.desktop.lists.delegates import Chip, Index, draw_chip, draw_ground, draw_text
from dujiao_desktop.desktop.theme import colour, pixmap, px, small_font
from dujiao_desktop.desktop.widgets.file_words import size_words, taken_words
from dujiao_desktop.desktop.widgets.pictures import PictureSource
from dujiao_desktop.domain.evidence import Destination, EvidenceItem
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.usecases.photo_words import NO_FACTS

ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1
WAITING_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""Why the file does not count; empty for one that does."""
HINT_ROLE = int(Qt.ItemDataRole.UserRole) + 3
THUMB = QSize(76, 57)
_FADED = 0.4
"""How much of a picture is seen while its file does not count."""
_ROW = 86


class EvidenceDelegate(QStyledItemDelegate):
    """Picture, title, kind and facts in one row."""

    def __init__(self, rules: RulePack, pictures: PictureSource, parent: QObject) -> None:
        super().__init__(parent)
        self._rules, self._pictures = rules, pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(px(200), px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one file."""
        item = index.data(ITEM_ROLE)
        if not isinstance(item, EvidenceItem):
            return
        painter.save()
        rect = draw_ground(painter, option)
        painter.drawLine(rect.left() + px(16), rect.bottom(), rect.right() - px(16), rect.bottom())
        thumb = QRect(rect.left() + px(16), rect.top() + (rect.height() - px(THUMB.height())) // 2, 0, 0)
        thumb.setSize(QSize(px(THUMB.width()), px(THUMB.height())))
        painter.setOpacity(_FADED if index.data(WAITING_ROLE) else 1.0)
        self._paint_picture(painter, thumb, item)
        painter.setOpacity(1.0)
        texts = rect.adjusted(thumb.right() - rect.left() + px(12), px(9), -px(16), -px(9))
        third = texts.height() // 3
        waiting = str(index.data(WAITING_ROLE) or "")
        painter.setFont(QApplication.font())
        painter.setPen(colour("muted" if waiting else "text"))
        first = QRect(texts.left(), texts.top(), texts.width(), third)
        if index.data(HINT_ROLE):
            painter.setPen(colour("info"))
            first.setLeft(first.left() + draw_text(painter, first, "◆ ", 0))
            painter.setPen(colour("muted" if waiting else "text"))
        draw_text(painter, first, item.title, 0)
        line = QRect(texts.left(), texts.top() + third, texts.width(), third)
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the stubs leave it out
        tone = "plain" if waiting else "raised" if state & QStyle.StateFlag.State_Selected else "good"
        used = draw_chip(painter, line, Chip(self._rules.evidence_word(item.kind), tone))
        if item.destination is Destination.INTERNAL:
            draw_chip(painter, line.adjusted(used + px(6), 0, 0, 0), Chip("○ 仅内部", "warning"))
        painter.setFont(small_font())
        facts = QRect(texts.left(), texts.top() + 2 * third, texts.width(), third)
        if waiting:
            painter.setPen(colour("warning"))
            facts.setLeft(facts.left() + draw_text(painter, facts, f"{waiting}　", 0))
        painter.setPen(colour("muted"))
        draw_text(painter, facts, _facts(item), 0)
        painter.restore()

    def _paint_picture(self, painter: QPainter, box: QRect, item: EvidenceItem) -> None:
        picture = self._pictures.picture(item.sha256)
        if picture is not None:
            painter.drawPixmap(box, picture)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("background"))
        painter.drawRoundedRect(box, 6, 6)
        side = px(22)
        name = "image" if item.is_picture else "file-text"
        sign = pixmap(name, "muted", side * 2)
        sign_box = QRect(box.center().x() - side // 2, box.center().y() - side // 2, side, side)
        painter.drawPixmap(sign_box, sign)


def _facts(item: EvidenceItem) -> str:
    """Day, measure and size in one line."""
    words = []
    if item.taken_at is not None:
        words.append(f"拍摄 {taken_words(item)}")
    elif item.is_picture:
        words.append(NO_FACTS)
    if item.formed_on is not None:
        words.append(f"形成 {item.formed_on.isoformat()}")
    if item.measure_seq is not None:
        words.append(f"措施 {item.measure_seq}")
    if item.part_seq is not None:
        words.append(f"村组 {item.part_seq}")
    words.append(size_words(item.size_bytes))
    return " · ".join(words)
