"""How a tile is painted: the picture, and below it what it is and when it was taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dujiao_desktop.desktop.evidence.tile_model import ROW_ROLE, taken_words
from dujiao_desktop.desktop.lists.delegates import Index, draw_text
from dujiao_desktop.desktop.theme import colour, pixmap, px, small_font
from dujiao_desktop.desktop.widgets.pictures import PictureSource
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.rule_pack import RulePack

PICTURE = QSize(150, 84)
"""As large as a tile shows it at most, at 100 % text."""
LEAST_WIDTH, HEIGHT, HEADING = 114, 120, 46
"""Of a tile and of a heading, gaps included, at 100 % text."""
_GAP, _CORNER = 5, 8
UNSORTED = "未分类"


class TileDelegate(QStyledItemDelegate):
    """All tiles are of one size; headings take a whole line, and are widgets."""

    def __init__(
        self, rules: RulePack, pictures: PictureSource, is_heading: Callable[[int], bool], parent: QObject
    ) -> None:
        """`is_heading` says so of a row; it is asked for every row at every new width."""
        super().__init__(parent)
        self._is_heading = is_heading
        self._rules, self._pictures = rules, pictures
        self.tile = QSize(px(LEAST_WIDTH), px(HEIGHT))
        self.heading = QSize(px(LEAST_WIDTH), px(HEADING))
        self._frames: dict[tuple[object, ...], QPixmap] = {}
        self._gap, self._words_high = px(_GAP), px(HEIGHT - PICTURE.height() - 2 * _GAP)

    def fit(self, room: int) -> None:
        """Share out the width of the list, in pixels."""
        columns = max(1, room // px(LEAST_WIDTH))
        self.tile = QSize(room // columns, px(HEIGHT))
        self.heading = QSize(room, px(HEADING))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One of two sizes."""
        return self.heading if self._is_heading(index.row()) else self.tile

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one tile."""
        item = index.data(ROW_ROLE)
        if not isinstance(item, EvidenceItem):
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the stubs leave it out
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        gap, words = self._gap, self._words_high
        box = rect.adjusted(gap, gap, -gap, -gap)
        above = QRect(box.left(), box.top(), box.width(), box.height() - words)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if chosen:
            painter.fillRect(box, colour("primarySoft"))
        self._paint_picture(painter, above, item)
        edge = "primary" if chosen else "muted" if state & QStyle.StateFlag.State_MouseOver else "line"
        painter.drawPixmap(box.topLeft(), self._frame(box.size(), edge, 2 if chosen else 1, painter))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("focus"), 1, Qt.PenStyle.DotLine))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), _CORNER, _CORNER)
        painter.setFont(small_font(bold=chosen))
        painter.setPen(colour("text"))
        below = QRect(box.left(), above.bottom() + 1, box.width(), words).adjusted(2 + gap, 0, -gap, 0)
        draw_text(painter, below, self._words(item), 0)
        painter.restore()

    def _frame(self, size: QSize, edge: str, width: int, painter: QPainter) -> QPixmap:
        """The edge of a tile, with the ground of the list in its corners, drawn once for all of a kind."""
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        line, ground = colour(edge), colour("surface")
        key = (size.width(), size.height(), line.rgba(), ground.rgba(), width, ratio)
        made = self._frames.get(key)
        if made is None:
            made = self._frames[key] = QPixmap(size * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            whole, within = QPainterPath(), QPainterPath()
            whole.addRect(QRectF(0, 0, size.width(), size.height()))
            within.addRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), _CORNER, _CORNER)
            drawing = QPainter(made)
            drawing.setRenderHint(QPainter.RenderHint.Antialiasing)
            drawing.fillPath(whole - within, ground)
            drawing.setPen(QPen(line, width))
            drawing.drawPath(within)
            drawing.end()
        return made

    def _words(self, item: EvidenceItem) -> str:
        """The kind, and the time or the name; ✓ when it was described."""
        kind = UNSORTED if item.kind is EvidenceKind.OTHER else self._rules.evidence_word(item.kind)
        hidden = "○ " if item.destination is Destination.INTERNAL else ""
        if not item.is_picture:
            return f"{hidden}{item.title}"
        return " · ".join(part for part in (f"{hidden}{kind.removesuffix('照片')}", taken_words(item)) if part)

    def _paint_picture(self, painter: QPainter, box: QRect, item: EvidenceItem) -> None:
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        picture = self._pictures.picture(item.sha256)
        if picture is not None:
            _draw_filling(painter, box, picture)
            return
        painter.fillRect(box, colour("background"))
        side = px(26)
        sign = pixmap("image" if item.is_picture else "file-text", "muted", round(side * ratio))
        painter.drawPixmap(QRect(box.center().x() - side // 2, box.center().y() - side // 2, side, side), sign)


def _draw_filling(painter: QPainter, box: QRect, picture: QPixmap) -> None:
    """Fill `box`, at whose edges the picture is cut."""
    ratio = picture.devicePixelRatio()
    size = picture.deviceIndependentSize()
    cut_x = max(0.0, size.width() - box.width()) / 2 * ratio
    cut_y = max(0.0, size.height() - box.height()) / 2 * ratio
    source = QRectF(0, 0, picture.width(), picture.height())
    painter.drawPixmap(QRectF(box), picture, source.adjusted(cut_x, cut_y, -cut_x, -cut_y))
