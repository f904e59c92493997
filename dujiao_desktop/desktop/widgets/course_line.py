"""A small line: from the baseline through what was measured, against the dashed target."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from dujiao_desktop.desktop.theme import colour, px
from dujiao_desktop.domain.indicator import STANDING_WORDS, Indicator, Standing

_TONES = {Standing.REACHED: "primary", Standing.NOT_REACHED: "danger", Standing.NOT_MEASURED: "muted"}


class CourseLine(QWidget):
    """Drawn sharp at every scale; says its words to a screen reader."""

    def __init__(self, indicator: Indicator) -> None:
        super().__init__()
        self._marks, self._target = indicator.marks, indicator.target_mark
        self._tone = _TONES[indicator.standing]
        words = f"{indicator.name}：{indicator.course_in_words}，{STANDING_WORDS[indicator.standing]}"
        self.setAccessibleName(words)
        self.setToolTip(f"{indicator.name}：虚线是目标，圆点依次是基线和各次数值")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Small enough to stand beside words."""
        return QSize(px(132), px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw target and course."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = px(4)
        low, high = min(*self._marks, self._target), max(*self._marks, self._target)
        span, room = (high - low) or 1.0, self.height() - 2 * edge

        def down(value: float) -> float:
            share = 0.5 if high == low else (high - value) / span
            return edge + share * room

        painter.setPen(QPen(colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(edge, down(self._target)), QPointF(self.width() - edge, down(self._target)))
        step = (self.width() - 2 * edge) / max(1, len(self._marks) - 1)
        points = [QPointF(edge + n * step, down(value)) for n, value in enumerate(self._marks)]
        painter.setPen(QPen(colour(self._tone), 1.6))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._tone))
        for n, point in enumerate(points):
            painter.drawEllipse(point, *([px(3)] * 2 if n == len(points) - 1 else [px(2)] * 2))
