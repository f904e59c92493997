"""One picture, large: drawn to fit or dot by dot, moved with the mouse, turned on the screen alone."""

from __future__ import annotations

import math

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView

STEP = 1.25
"""How much one step of the wheel or one press of a key makes it larger."""
_MOST = 16.0
_LEAST_PX = 32


class Canvas(QGraphicsView):
    """Measures in dots of the whole picture, whichever smaller one stands for it just now.

    Signals:
        closer: The picture shown is too small for how closely it is looked at; the whole one is wanted.
        zoomed: It is seen at another scale; emitted with per cents, 100 for a dot of the picture on a dot of the screen.
    """

    closer = Signal()
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._picture = QGraphicsPixmapItem()
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._picture)
        self._size = QSizeF()
        self._fits, self._turned, self._is_whole = True, 0, False
        self.setObjectName("canvas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setAccessibleName("图片")
        self.setMinimumSize(80, 60)

    @property
    def percent(self) -> int:
        """At which scale it is seen."""
        return round(100 * self._scale() * self.devicePixelRatioF())

    @property
    def turned(self) -> int:
        """Degrees by which it is turned on the screen, clockwise."""
        return self._turned

    def show_picture(self, image: QImage, whole: QSizeF) -> None:
        """Show another picture, to fit and not turned; `whole` is its size in dots where `image` is a smaller one."""
        self._turned, self._fits = 0, True
        self._put(image, whole)

    def put_whole(self, image: QImage) -> None:
        """The whole picture takes the place of the smaller one; nothing moves."""
        self._put(image, QSizeF(self._size))
        self._is_whole = True

    def clear(self) -> None:
        """Show nothing."""
        self._picture.setPixmap(QPixmap())
        self._size = QSizeF()

    def fit(self) -> None:
        """As large as there is room for, but not larger than it is."""
        self._fits = True
        self._arrange()

    def actual(self) -> None:
        """A dot of the picture on a dot of the screen."""
        self._fits = False
        self._set_scale(1 / self.devicePixelRatioF())

    def zoom(self, factor: float) -> None:
        """Larger by `factor`, or smaller."""
        self._fits = False
        self._set_scale(self._scale() * factor)

    def larger(self) -> None:
        """One step larger."""
        self.zoom(STEP)

    def smaller(self) -> None:
        """One step smaller."""
        self.zoom(1 / STEP)

    def turn_right(self) -> None:
        """A quarter to the right, on the screen alone."""
        self._turn(90)

    def turn_left(self) -> None:
        """A quarter to the left, on the screen alone."""
        self._turn(-90)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel looks closer, where the mouse is."""
        steps = event.angleDelta().y() / 120
        if steps and not self._size.isEmpty():
            self.zoom(STEP**steps)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the window around it: they turn to the next file."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fits goes on fitting."""
        super().resizeEvent(event)
        self._arrange()

    def _put(self, image: QImage, whole: QSizeF) -> None:
        self._size, self._is_whole = whole, image.width() >= whole.width()
        self._picture.setPixmap(QPixmap.fromImage(image))
        if not image.isNull():
            across, down = whole.width() / image.width(), whole.height() / image.height()
            self._picture.setTransform(QTransform.fromScale(across, down))
        self._scene.setSceneRect(self._picture.sceneBoundingRect())
        self._arrange()

    def _turn(self, degrees: int) -> None:
        if self._size.isEmpty():
            return
        self._turned = (self._turned + degrees) % 360
        self._set_scale(self._scale())
        self._arrange()

    def _arrange(self) -> None:
        if not self._fits or self._size.isEmpty():
            self._tell()
            return
        seen = self._size.transposed() if self._turned % 180 else self._size
        room = self.maximumViewportSize()
        scale = min(room.width() / seen.width(), room.height() / seen.height(), 1 / self.devicePixelRatioF())
        self._set_scale(scale)

    def _scale(self) -> float:
        here = self.transform()
        return math.hypot(here.m11(), here.m12())

    def _set_scale(self, scale: float) -> None:
        if self._size.isEmpty():
            return
        least = min(1.0, _LEAST_PX / max(self._size.width(), self._size.height()))
        kept = max(least, min(_MOST, scale))
        self.setTransform(QTransform().rotate(self._turned).scale(kept, kept))
        self._tell()

    def _tell(self) -> None:
        if self._size.isEmpty():
            return
        self.zoomed.emit(self.percent)
        shown = self._picture.pixmap().width()
        if not self._is_whole and self._size.width() * self._scale() * self.devicePixelRatioF() > shown * 1.02:
            self.closer.emit()
