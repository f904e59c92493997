"""Two pictures at one scale: beside each other, or one over the other with a divider that is drawn along."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from dujiao_desktop.desktop.lists.delegates import Chip, draw_chip
from dujiao_desktop.desktop.theme import colour, px

_GAP, _LEAST, _HANDLE = 8, QSize(260, 120), 11
_MIDDLE = 50


class View(Enum):
    """How two pictures are shown."""

    BESIDE = auto()
    OVER = auto()


@dataclass(slots=True)
class Side:
    """One of the two.

    Attributes:
        chip: Stage and day, in the colour of the stage.
        words: What stands there while there is no picture.
    """

    chip: Chip
    words: str = ""
    picture: QPixmap | None = None


class TwoPictures(QWidget):
    """The picture before at the left, the one after at the right, both of one height.

    Signals:
        divided: The divider was drawn along; percent of the width that shows the picture before.
    """

    divided = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(QSize(px(_LEAST.width()), px(_LEAST.height())))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sides: tuple[Side, Side] | None = None
        self.view = View.BESIDE
        self.percent = _MIDDLE

    def show_sides(self, before: Side, after: Side) -> None:
        """Show two others, the divider in the middle."""
        self._sides = (before, after)
        self.percent = _MIDDLE
        self._tell()
        self.update()

    def show_nothing(self) -> None:
        """Show none."""
        self._sides = None
        self._tell()
        self.update()

    def show_file(self, number: int, path: object) -> None:
        """The picture of one side is there: 0 before, 1 after; what cannot be read stays words."""
        if self._sides is None or not isinstance(path, Path):
            return
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        picture = QPixmap.fromImage(reader.read())
        if not picture.isNull():
            self._sides[number].picture = picture
        self.update()

    def set_view(self, view: View) -> None:
        """Beside each other, or one over the other."""
        self.view = view
        self.setCursor(Qt.CursorShape.SplitHCursor if view is View.OVER else Qt.CursorShape.ArrowCursor)
        self._tell()
        self.update()

    def divide(self, percent: int) -> None:
        """Show so much of the picture before, from the left."""
        self.percent = max(0, min(100, percent))
        self.update()

    def places(self) -> tuple[QRectF, QRectF]:
        """Where the two pictures are drawn: of one height, whatever their formats."""
        sides = self._sides
        assert sides is not None
        room = QRectF(self.rect())
        frames = (room, room)
        if self.view is View.BESIDE:
            wide = (room.width() - px(_GAP)) / 2
            frames = (QRectF(0, 0, wide, room.height()), QRectF(room.width() - wide, 0, wide, room.height()))
        ratios = [s.picture.height() / s.picture.width() for s in sides if s.picture is not None]
        height = min([room.height(), *(frames[0].width() * ratio for ratio in ratios)])
        placed = []
        for side, frame in zip(sides, frames, strict=True):
            if side.picture is None:
                placed.append(frame)
                continue
            width = height * side.picture.width() / side.picture.height()
            box = QRectF(0, 0, width, height)
            box.moveCenter(frame.center())
            placed.append(box)
        return placed[0], placed[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        if self._sides is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, second = self.places()
        if self.view is View.OVER and all(side.picture is not None for side in self._sides):
            self._draw_over(painter, first, second)
        else:
            for side, place in zip(self._sides, (first, second), strict=True):
                self._draw(painter, side, place)
                self._draw_chip(painter, side, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The divider comes to where it is pressed."""
        self._draw_along(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The divider is drawn along."""
        self._draw_along(event.position())

    def _draw_along(self, at: QPointF) -> None:
        if self.view is View.BESIDE or self._sides is None:
            return
        whole = self._whole()
        self.divide(round((at.x() - whole.left()) / max(1.0, whole.width()) * 100))
        self.divided.emit(self.percent)

    def _whole(self) -> QRectF:
        first, second = self.places()
        return first.united(second)

    def _draw(self, painter: QPainter, side: Side, place: QRectF) -> None:
        if side.picture is not None:
            painter.drawPixmap(place, side.picture, QRectF(side.picture.rect()))
            return
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("background"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(colour("muted"))
        inner = place.adjusted(px(12), px(32), -px(12), -px(12))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), side.words)

    def _draw_chip(self, painter: QPainter, side: Side, place: QRectF) -> None:
        room = QRect(place.toRect().adjusted(px(8), px(8), -px(8), 0))
        room.setHeight(px(24))
        # Where there is no room for the day, the stage alone.
        if not draw_chip(painter, room, side.chip):
            draw_chip(painter, room, Chip(side.chip.text.split()[0], side.chip.tone))

    def _draw_over(self, painter: QPainter, first: QRectF, second: QRectF) -> None:
        assert self._sides is not None
        before, after = self._sides
        whole = first.united(second)
        cut = whole.left() + whole.width() * self.percent / 100
        left = QRectF(whole.left(), whole.top(), cut - whole.left(), whole.height())
        right = QRectF(cut, whole.top(), whole.right() - cut, whole.height())
        for side, place, part in ((before, first, left), (after, second, right)):
            painter.save()
            painter.setClipRect(part)
            painter.fillRect(part, colour("background"))
            self._draw(painter, side, place)
            painter.restore()
            self._draw_chip(painter, side, part)
        # White within dark: to be seen on every picture.
        for width, ink in ((5.0, "text"), (2.0, "surface")):
            painter.setPen(QPen(colour(ink), width))
            painter.drawLine(QPointF(cut, whole.top()), QPointF(cut, whole.bottom()))
        painter.setPen(QPen(colour("text"), 1.5))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(QPointF(cut, whole.center().y()), px(_HANDLE), px(_HANDLE))

    def _tell(self) -> None:
        """What a screen reader says."""
        if self._sides is None:
            self.setAccessibleName("没有照片")
            return
        how = "左右并排" if self.view is View.BESIDE else "上下叠放，可以移动分界线"
        words = [side.words or side.chip.text for side in self._sides]
        self.setAccessibleName(f"{how}：{'；'.join(words)}")
