"""倒排到期 and 全年进度: the right side of 今日."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from dujiao_desktop.desktop.theme import colour, px
from dujiao_desktop.desktop.widgets.parts import FlowLayout, button, clear, label, rule
from dujiao_desktop.domain.outlook import DayAhead, LineAhead, Outlook

WEEKDAYS = "一二三四五六日"
_NUMBER_SHOWN = 13
"""So many characters have room beside the day; of a longer number the end tells it from others."""


class AheadPanel(QFrame):
    """What comes when, and how far the year is.

    Signals:
        calendar_wanted: The working-day calendar is to be opened: a year is missing in it.
        wanted: Emitted with the `Falling` that the officer wants to attend to.
    """

    calendar_wanted = Signal()
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(label("倒排到期", "section"))
        self._days = QGridLayout()
        self._days.setHorizontalSpacing(12)
        self._days.setVerticalSpacing(7)
        self._days.setColumnStretch(1, 1)
        layout.addLayout(self._days)
        self._without = label("", "warn", wrap=True)
        self._add = button("去添加", "link", self.calendar_wanted.emit)
        layout.addWidget(self._without)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(12)
        layout.addWidget(label("全年进度", "section"))
        self._lines = [label("", "muted", wrap=True) for _ in range(3)]
        for line in self._lines:
            layout.addWidget(line)
        self._bar = ProgressBar()
        layout.addWidget(self._bar)
        layout.addStretch(1)

    def show_outlook(self, outlook: Outlook, today: date) -> None:
        """Show the days and the figures, each rate with what it was made from."""
        clear(self._days)
        for number, ahead in enumerate(outlook.days):
            self._days.addWidget(rule(), 2 * number, 0, 1, 2)
            self._show_day(2 * number + 1, ahead, today)
        if not outlook.days:
            self._days.addWidget(label("往后没有写明日期的时限。", "muted", wrap=True), 0, 0, 1, 2)
        years = "、".join(f"{year} 年" for year, _ in outlook.without_calendar)
        count = sum(n for _, n in outlook.without_calendar)
        self._without.setText(f"● 缺 {years}工作日历，{count} 项没有倒排")
        for widget in (self._without, self._add):
            widget.setVisible(bool(years))
        percent = f"（{round(100 * outlook.due_done / outlook.due)}%）" if outlook.due else ""
        done, rest = outlook.done_open, outlook.total - outlook.closed - outlook.done_open
        self._lines[0].setText(f"到期应完成 {outlook.due} 项，已完成 {outlook.due_done} 项{percent}")
        self._lines[1].setText(
            f"全部 {outlook.total} 项：已销号 {outlook.closed}，完成待销号 {done}，其余 {rest}；长期坚持 {outlook.long_term}"
        )
        self._lines[2].setText(f"口径：应完成是整改时限不晚于 {today.isoformat()} 的任务，与统计表一致")
        self._bar.show_parts(outlook.closed, done, outlook.total)

    def _show_day(self, row: int, ahead: DayAhead, today: date) -> None:
        """The day and what comes on it, all days in one column."""
        when = label("今天" if ahead.day == today else day_words(ahead.day, today), "mutedBody")
        what = QWidget()
        lines = QVBoxLayout(what)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        for line in ahead.lines:
            lines.addWidget(self._line(line))
        self._days.addWidget(when, row, 0, Qt.AlignmentFlag.AlignTop)
        self._days.addWidget(what, row, 1)

    def _line(self, line: LineAhead) -> QWidget:
        """The numbers, each leading to where it is attended to, and what falls on that day."""
        made = QWidget()
        made.setAccessibleName(line.text)
        flow = FlowLayout(made, 7)
        for one in line.named:
            shown = one.number if len(one.number) <= _NUMBER_SHOWN else "…" + one.number[-(_NUMBER_SHOWN - 1) :]
            tip = one.number if shown != one.number else ""
            number = button(shown, "number", partial(self.wanted.emit, one), tip=tip)
            number.setAccessibleName(f"去看 {one.number}：{line.word}")
            flow.addWidget(number)
        for words in filter(None, (line.more, line.word)):
            flow.addWidget(label(words))
        return made


class ProgressBar(QWidget):
    """Closed, done and not closed, and the rest, as one bar."""

    def __init__(self) -> None:
        super().__init__()
        self._closed = self._done = self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, closed: int, done: int, total: int) -> None:
        """Show `closed` and `done` of `total`."""
        self._closed, self._done, self._total = closed, done, total
        self.setAccessibleName(f"已销号 {closed}，完成待销号 {done}，全部 {total}")
        self.setToolTip(f"深色已销号 {closed}，浅色完成待销号 {done}，灰色其余 {total - closed - done}")
        self.update()

    def sizeHint(self) -> QSize:
        """A thin bar."""
        return QSize(80, px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the three parts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        share = whole.width() / self._total if self._total else 0.0
        for width, role in (
            (whole.width(), "segment"),
            (share * (self._closed + self._done), "primaryFaint"),
            (share * self._closed, "primary"),
        ):
            if width:
                painter.setBrush(colour(role))
                painter.drawRoundedRect(QRectF(0, 0, width, whole.height()), 4, 4)


def day_words(day: date, today: date) -> str:
    """11-24 周二; another year stands above it, so that the days keep their column."""
    year = f"{day.year} 年\n" if day.year != today.year else ""
    return f"{year}{day:%m-%d} 周{WEEKDAYS[day.weekday()]}"
