"""A text field that grows with what is written, from two lines up to eight."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QInputMethodEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_LEAST_LINES, _MOST_LINES = 2, 8


class GrowingText(QPlainTextEdit):
    """Plain text; Tab leaves the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._lines = 0
        self._hidden_hint = ""
        self._fit()

    def text(self) -> str:
        """What is written, without empty ends."""
        return self.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Show `text`; nothing happens when it stands there already, so that the cursor stays."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """The hint goes while letters are being composed; Qt would draw the one through the other."""
        composing = bool(event.preeditString())
        if composing and self.placeholderText():
            self._hidden_hint = self.placeholderText()
            self.setPlaceholderText("")
        super().inputMethodEvent(event)
        if not composing and self._hidden_hint:
            self.setPlaceholderText(self._hidden_hint)
            self._hidden_hint = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width breaks the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the lines ask for."""
        return QSize(super().sizeHint().width(), self._wanted())

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine, lower is not."""
        return QSize(80, self._wanted())

    def _wanted(self) -> int:
        # For a plain-text document the layout's height is counted in lines, not in pixels.
        lines = min(max(round(self.document().documentLayout().documentSize().height()), _LEAST_LINES), _MOST_LINES)
        return self.fontMetrics().lineSpacing() * lines + 2 * self.frameWidth() + 12

    def _fit(self) -> None:
        wanted = self._wanted()
        if wanted != self._lines:
            self._lines = wanted
            self.setFixedHeight(wanted)
