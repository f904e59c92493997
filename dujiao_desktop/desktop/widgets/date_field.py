"""A day as officers write it, typed or picked; empty is allowed and means none."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QVBoxLayout, QWidget

from dujiao_desktop.desktop.theme import colour, put_icon, px
from dujiao_desktop.desktop.widgets.parts import restyle

_FIRST_YEAR, _LAST_YEAR = 1949, 2099
"""A year outside is a slip of the finger: 0226-11-19."""
_FORMS = (
    re.compile(r"^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$"),
    re.compile(r"^(\d{4})(\d{2})(\d{2})$"),
)


class DateField(QLineEdit):
    """2026-11-19, 2026.11.19, 2026/11/19, 2026年11月19日 or 20261119.

    Signals:
        day_changed: Emitted after a day was typed whole, picked or cleared.
    """

    day_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("年-月-日")
        action = put_icon(QAction("从日历里选", self), "calendar", "muted")
        action.triggered.connect(self._open_calendar)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self._popup: QWidget | None = None
        self.editingFinished.connect(self._tidy)
        self.textChanged.connect(self._unmark)

    def minimumSizeHint(self) -> QSize:
        """A day can always be read whole, beside the sign of the calendar."""
        usual = super().minimumSizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("2026-12-28") + px(50), usual.height())

    def day(self) -> date | None:
        """The day; None when empty or not a day (then `is_wrong`)."""
        return read_day(self.text())

    def is_wrong(self) -> bool:
        """Something is written that is not a day."""
        return bool(self.text().strip()) and self.day() is None

    def set_day(self, day: date | None) -> None:
        """Show `day`, or nothing."""
        self.setText(day.isoformat() if day else "")
        self.day_changed.emit()

    def _tidy(self) -> None:
        day = self.day()
        if day is not None and self.text() != day.isoformat():
            self.setText(day.isoformat())
        self._mark(self.is_wrong())
        self.day_changed.emit()

    def _unmark(self) -> None:
        self._mark(False)

    def _mark(self, wrong: bool) -> None:
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.setToolTip("这不是一个日期，请写成 2026-11-19 这样" if wrong else "")
            restyle(self)

    def _open_calendar(self) -> None:
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        weekend = QTextCharFormat()
        weekend.setForeground(colour("danger"))
        for of_week in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(of_week, weekend)
        for name, drawn in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            turner = calendar.findChild(QToolButton, name)
            if isinstance(turner, QToolButton):
                put_icon(turner, drawn)
        day = self.day()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(self._picked)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(calendar)
        self._popup = popup
        popup.adjustSize()
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        room = self.screen().availableGeometry()
        corner.setX(min(corner.x(), room.right() - popup.width()))
        if corner.y() + popup.height() > room.bottom():
            corner.setY(self.mapToGlobal(QPoint(0, 0)).y() - popup.height() - 2)
        popup.move(corner)
        popup.show()

    def _picked(self, picked: QDate) -> None:
        self.set_day(date(picked.year(), picked.month(), picked.day()))
        if self._popup is not None:
            self._popup.close()
            self._popup = None


def read_day(text: str) -> date | None:
    """The day an officer wrote; None when it is empty or not a day."""
    plain = "".join(text.split())
    for form in _FORMS:
        found = form.match(plain)
        if found:
            try:
                day = date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                return None
            return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None
    return None
