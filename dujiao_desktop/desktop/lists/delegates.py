"""How rows are painted: calm lines, five step segments, chips told by word, shape and colour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dujiao_desktop.desktop.lists.windowed_model import LINE_ROLE, Unreadable
from dujiao_desktop.desktop.theme import colour, px, small_font
from dujiao_desktop.desktop.warning_look import look_of
from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.domain.task_line import TaskLine

Index = QModelIndex | QPersistentModelIndex

INK_ROLE = LINE_ROLE + 1
"""Role under which a cell may name the colour of its letters, a role of the palette."""
ROW_HEIGHT = 41
SOON_DAYS = 10
"""A deadline this near gets a chip."""
NO_DEADLINE_WORD = "未填"
_PAD = 10


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in its tone; the shape before it says the same without colour."""

    text: str
    tone: str  # good, warning, danger, info, plain; raised for good on a chosen row


def chip_colours(tone: str) -> tuple[QColor, QColor]:
    """Background and letters of a tone."""
    return {
        "good": (colour("primarySoft"), colour("primary")),
        "raised": (colour("surface"), colour("primary")),
        "warning": (colour("warningSoft"), colour("warning")),
        "danger": (colour("dangerSoft"), colour("danger")),
        "info": (colour("infoSoft"), colour("info")),
    }.get(tone, (colour("chip"), colour("text")))


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRect:
    """Colour the ground of a row that is chosen or under the mouse, and take up the pen of the lines; returns its place."""
    rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
    state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the stubs leave it out
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, colour("primarySoft"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, colour("background"))
    painter.setPen(QPen(colour("line"), 1))
    return rect


class RowDelegate(QStyledItemDelegate):
    """One line of text, elided, with a thin line below; grey where a row cannot be read."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background and line of a row, then the cell."""
        painter.save()
        rect = draw_ground(painter, option)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        line = index.data(LINE_ROLE)
        inner = rect.adjusted(px(_PAD), 0, -px(_PAD), -1)
        if isinstance(line, Unreadable):
            painter.setPen(colour("muted"))
            painter.setFont(small_font())
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), str(index.data() or ""))
        else:
            painter.setFont(QApplication.font())
            painter.setPen(colour(index.data(INK_ROLE) or "text"))
            self.paint_cell(painter, inner, index, line)
        painter.restore()

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, line: object) -> None:
        """Draw the text of the cell."""
        text = str(index.data() or "").replace("\n", " ")
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        draw_text(painter, rect, text, int(alignment or Qt.AlignmentFlag.AlignVCenter))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are all of one height."""
        return QSize(px(80), px(ROW_HEIGHT))


class DeadlineDelegate(RowDelegate):
    """整改时限 with a chip that says how near or how far past it is."""

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        """`today`: asked anew at every painting, for a window may stay open over midnight."""
        super().__init__(parent)
        self._today = today

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, line: object) -> None:
        """Draw the deadline, and the chip where there is something to say."""
        text = str(index.data() or "")
        chip = deadline_chip(line, self._today()) if isinstance(line, TaskLine) else None
        if text == NO_DEADLINE_WORD:
            painter.setPen(colour("muted"))
        left = draw_text(painter, rect, text, int(Qt.AlignmentFlag.AlignVCenter))
        if chip is not None:
            draw_chip(painter, rect.adjusted(left + px(6), 0, 0, 0), chip)


class WarnedDelegate(RowDelegate):
    """The problem, after the chip of the warning that stands; the tooltip of the row says it too."""

    def __init__(self, rules: RulePack, parent: QObject) -> None:
        """`rules` names the levels."""
        super().__init__(parent)
        self._rules = rules

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, line: object) -> None:
        """Draw the chip where there is one, and the problem behind it."""
        if isinstance(line, TaskLine) and line.warning is not None:
            chip = Chip(*look_of(line.warning, self._rules.warning_word(line.warning)))
            drawn = draw_chip(painter, rect, chip)
            rect = rect.adjusted(drawn + px(6) if drawn else 0, 0, 0, 0)
        super().paint_cell(painter, rect, index, line)


class StepsDelegate(RowDelegate):
    """Segments of the close-out: filled done, outlined current, dashed returned, grey not yet."""

    def __init__(self, steps: int, parent: QObject) -> None:
        """`steps`: how many the rule pack has."""
        super().__init__(parent)
        self._steps = steps

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, line: object) -> None:
        """Draw the segments."""
        if isinstance(line, TaskLine):
            draw_segments(painter, rect, self._steps, line.steps_done, line.closeout_status)


def deadline_chip(line: TaskLine, today: date) -> Chip | None:
    """What to say about a deadline beside its date; None when it is far away or settled."""
    if line.overdue_days > 0:
        return Chip(f"▲ 逾期 {line.overdue_days} 天", "danger")
    settled = line.progress_status is ProgressStatus.DONE or line.closeout_status is CloseoutStatus.CLOSED
    if settled or line.deadline.end is None:
        return None
    days = (line.deadline.end - today).days
    return days_chip(days) if days >= 0 else None


def days_chip(left: int) -> Chip | None:
    """How near a day is, or how far past (`left` below 0); None when it is far away."""
    if left < 0:
        return Chip(f"▲ 逾期 {-left} 天", "danger")
    return Chip(f"● {left} 天" if left else "● 今天", "warning") if left <= SOON_DAYS else None


def deadline_text(line: TaskLine, today: date) -> str:
    """A deadline as short as a column wants it: the day, else the words of the source."""
    deadline = line.deadline
    if deadline.kind in (DeadlineKind.DATE, DeadlineKind.SPAN) and deadline.end is not None:
        day = deadline.end
        return f"{day:%m-%d}" if day.year == today.year else day.isoformat()
    return deadline.text or NO_DEADLINE_WORD


def draw_text(painter: QPainter, rect: QRect, text: str, alignment: int) -> int:
    """Draw one elided line; returns its width in pixels."""
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, alignment | int(Qt.AlignmentFlag.AlignVCenter), shown)
    return metrics.horizontalAdvance(shown)


def draw_chip(painter: QPainter, room: QRect, chip: Chip) -> int:
    """Draw a chip at the left of `room`, only if it fits whole; returns its width in pixels, 0 if not drawn."""
    painter.save()
    painter.setFont(small_font())
    metrics = QFontMetrics(painter.font())
    width = metrics.horizontalAdvance(chip.text) + px(14)
    if width > room.width():
        painter.restore()
        return 0
    height = px(23)
    box = QRectF(room.left(), room.center().y() - height / 2 + 1, width, height)
    background, letters = chip_colours(chip.tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(background)
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(letters)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), chip.text)
    painter.restore()
    return width


def draw_brackets(painter: QPainter, box: QRectF) -> None:
    """The edge of what was sent back, broken in the middle."""
    ear = box.width() * 0.3
    painter.setPen(QPen(colour("danger"), 1.8))
    for side, inwards in ((box.left(), ear), (box.right(), -ear)):
        for level in (box.top(), box.bottom()):
            painter.drawLine(QPointF(side, level), QPointF(side + inwards, level))
        painter.drawLine(QPointF(side, box.top()), QPointF(side, box.bottom()))


def draw_segments(painter: QPainter, rect: QRect, steps: int, done: int, status: CloseoutStatus) -> None:
    """Draw `steps` segments, of which `done` are passed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    gap, height = px(3), px(8)
    width = min(px(15), (rect.width() - gap * (steps - 1)) // max(steps, 1))
    top = rect.center().y() - height / 2 + 0.5
    started = status is not CloseoutStatus.NOT_STARTED
    for number in range(steps):
        box = QRectF(rect.left() + number * (width + gap), top, width, height)
        if number < done or status is CloseoutStatus.CLOSED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("primary"))
        elif number == done and status is CloseoutStatus.RETURNED:
            # Two pieces of an edge, open between them: a dashed line has no room on so small a box.
            draw_brackets(painter, box.adjusted(1, 1, -1, -1))
            continue
        elif number == done and started:
            painter.setPen(QPen(colour("primary"), 1.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = box.adjusted(1, 1, -1, -1)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("segment"))
        painter.drawRoundedRect(box, 2.5, 2.5)
    painter.restore()
