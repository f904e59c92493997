"""One of the five figures at the head of 今日: a word, a number, and the list behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from dujiao_desktop.desktop.widgets.parts import label, restyle


class Figure(QFrame):
    """A card that opens the list it counts.

    Signals:
        opened: Clicked, or Enter or Space pressed, while there is something to see.
    """

    opened = Signal()

    def __init__(self, word: str, tone: str) -> None:
        """`tone`: role of the colour of a number above 0; empty for plain text."""
        super().__init__()
        self.setObjectName("figureCard")
        self._word, self._tone, self._count = word, tone, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._number = label("–", "figure")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 11, 16, 9)
        layout.setSpacing(0)
        layout.addWidget(label(word, "muted"))
        layout.addWidget(self._number)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show the number; 0 leads nowhere."""
        self._count = count
        self._number.setText(str(count))
        self._number.setProperty("counts", self._tone if count else "none")
        restyle(self._number)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if count else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if count else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(f"{self._word} {count} 项")
        self.setToolTip(f"看这 {count} 项" if count else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the list."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
            return
        super().keyPressEvent(event)

    def _open(self) -> None:
        if self._count:
            self.opened.emit()
