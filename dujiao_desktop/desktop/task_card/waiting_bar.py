"""“上一轮的 5 件佐证还没有确认”: what earlier rounds rested on, and the one click that lets it count again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from dujiao_desktop.desktop.widgets.parts import button, label
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.task import CloseoutStatus

REST_WORDS = "其余沿用，全部确认"


class WaitingBar(QFrame):
    """Stands above the list while something waits; hidden otherwise.

    Attributes:
        rest: How many files the button confirms.

    Signals:
        rest_wanted: All that the return did not name is to count again.
    """

    rest_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tone", "warning")
        self.rest = 0
        self._words = label("", wrap=True)
        self._hint = label("", "muted", wrap=True)
        self._button = button(REST_WORDS, "smallPrimary", self.rest_wanted.emit)
        self._low = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 7, 8, 7)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._arrange()
        self.hide()

    def set_low(self, low: bool) -> None:
        """Where height is short, sentence and button share one line and the hint gives way."""
        if low is not self._low:
            self._low = low
            self._arrange()

    def _arrange(self) -> None:
        for widget in (self._words, self._hint, self._button):
            self._grid.removeWidget(widget)
        # The list below needs the height: the sentence has the whole width, its hint shares a line with the button.
        self._grid.addWidget(self._words, 0, 0, 1, 1 if self._low else 2)
        self._grid.addWidget(self._hint, 1, 0)
        self._grid.addWidget(self._button, 0 if self._low else 1, 1, Qt.AlignmentFlag.AlignVCenter)
        self._hint.setVisible(not self._low)

    def show_case(self, case: CaseFile) -> None:
        """Say how many wait; nothing once the task is closed, for a closed round is only read."""
        waiting = case.unconfirmed
        named = [item for item in waiting if case.is_demanded(item)]
        self.rest = len(waiting) - len(named)
        self._words.setText(f"上一轮的 {len(waiting)} 件佐证还没有确认，不算数。")
        self._hint.setText(f"点名的 {len(named)} 件要换新，或逐件确认。" if named else "仍然有效的，一次确认就行。")
        self._button.setVisible(bool(self.rest))
        self._button.setToolTip(f"退回没有点名的 {self.rest} 件在这一轮继续算数，可以撤销")
        self.setVisible(bool(waiting) and case.task.closeout_status is not CloseoutStatus.CLOSED)
