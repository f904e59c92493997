"""The steps of the close-out in a row: what is done, what is next, what comes later."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from dujiao_desktop.desktop.theme import colour, px, small_font
from dujiao_desktop.usecases.read_task import StepStanding, StepState

_HEIGHT, _LINE = 68, 16


class StepStrip(QWidget):
    """Circles joined by a line, words below; filled = done, outlined = next or 补录 (with a tick), grey = later."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[StepState, ...] = ()
        self._returned = False
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(px(760))

    def show_steps(self, steps: tuple[StepState, ...], returned: bool) -> None:
        """Show these; `returned` dashes the circle of the next one."""
        self._steps, self._returned = steps, returned
        self._fit()
        self.setAccessibleName("销号步骤：" + "，".join(_in_words(s) for s in steps))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(360), px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words too long for the new width take another line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        most = max((self._in_lines(s).count("\n") for s in self._steps), default=0)
        self.setFixedHeight(px(_HEIGHT + most * _LINE))

    def _in_lines(self, step: StepState) -> str:
        """The word of a step, in about equal lines where one is too long for its place."""
        word = step.rule.word
        room = self.width() / max(len(self._steps), 1) - px(4)
        wide = QFontMetrics(small_font(bold=True)).horizontalAdvance(word)
        count = max(1, min(ceil(wide / max(room, 1)), len(word)))
        length = ceil(len(word) / count)
        return "\n".join(word[start : start + length] for start in range(0, len(word), length))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() / len(self._steps)
        radius = px(13)
        middle = px(17)
        for number, step in enumerate(self._steps):
            centre = QPointF(room * (number + 0.5), middle)
            if number:
                done = step.standing is not StepStanding.LATER
                painter.setPen(QPen(colour("primary" if done else "line"), 2))
                painter.drawLine(
                    QPointF(centre.x() - room + radius + 4, middle), QPointF(centre.x() - radius - 4, middle)
                )
            self._circle(painter, centre, radius, number + 1, step)
            self._words(painter, QRect(round(room * number), px(35), round(room), self.height() - px(36)), step)

    def event(self, event: QEvent) -> bool:
        """The whole words of the step below the mouse."""
        if isinstance(event, QHelpEvent) and self._steps:
            number = int(event.pos().x() / (self.width() / len(self._steps)))
            step = self._steps[min(number, len(self._steps) - 1)]
            basis = f"\n{step.rule.basis}" if step.rule.basis else ""
            QToolTip.showText(event.globalPos(), _in_words(step) + basis, self)
            return True
        return super().event(event)

    def _circle(self, painter: QPainter, centre: QPointF, radius: int, number: int, step: StepState) -> None:
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        bold = QFont(QApplication.font())
        bold.setBold(True)
        bold.setPixelSize(px(13))
        painter.setFont(bold)
        if step.record is not None and step.record.backfilled_from:
            # Done, but not here.
            painter.setPen(QPen(colour("primary"), 2))
            painter.setBrush(colour("surface"))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "✓")
            return
        if step.standing is StepStanding.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("primary"))
            painter.drawEllipse(box)
            painter.setPen(colour("onPrimary"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "✓")
            return
        current = step.standing is StepStanding.CURRENT
        role = "danger" if current and self._returned else "primary" if current else "segment"
        style = Qt.PenStyle.DashLine if current and self._returned else Qt.PenStyle.SolidLine
        painter.setBrush(colour("surface"))
        painter.setPen(QPen(colour(role), 2, style))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.setPen(colour(role if current else "muted"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number))

    def _words(self, painter: QPainter, box: QRect, step: StepState) -> None:
        later = step.standing is StepStanding.LATER
        font = small_font(bold=step.standing is StepStanding.CURRENT)
        painter.setFont(font)
        painter.setPen(colour("muted" if later else "text"))
        top = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        painter.drawText(box, top, self._in_lines(step))
        if step.record is not None:
            small = small_font()
            small.setPixelSize(px(11.5))
            painter.setFont(small)
            painter.setPen(colour("muted"))
            day = step.record.happened_on
            below = "补录" if step.record.backfilled_from else f"{day.month}月{day.day}日"
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom), below)


def _in_words(step: StepState) -> str:
    if step.standing is StepStanding.DONE and step.record is not None:
        basis = f"，{step.record.backfill_words}" if step.record.backfilled_from else ""
        return f"{step.rule.word}已完成（{step.record.happened_on.isoformat()}{basis}）"
    return f"{step.rule.word}{'待办' if step.standing is StepStanding.CURRENT else '还没到'}"
