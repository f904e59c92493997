"""The line that says what was done, or what went wrong; it floats, so that nothing below it jumps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.parts import MARGIN, button, icon_button, label, restyle, toned

_WIDTH = 680
_EDGE = 4
"""Width of the edge of the box, with what breaking lines takes for itself at both sides."""
_SHAPES = {"good": "✓", "warning": "▲", "danger": "■", "info": "◆"}


class MessageLine(QWidget):
    """Hidden until something is said; then at the lower left of `page`, over the list rather than over a form.

    No larger than its words: the buttons of a form are at the lower right.
    """

    def __init__(self, page: QWidget) -> None:
        # Beside the page, not in it: a stack raises the page it turns to above everything in it.
        super().__init__(page.parentWidget())
        self._page = page
        page.installEventFilter(self)
        self._action: Callable[[], None] | None = None
        self._box = toned("good")
        self._shape = label("")
        self._text = label("", wrap=True, selectable=True)
        self._offer = button("", "small", self._do)
        self._offer.hide()
        close = icon_button("x", "收起", self.hide, name="收起这条消息")
        self._inner = inner = QHBoxLayout(self._box)
        inner.setContentsMargins(14, 8, 8, 8)
        inner.setSpacing(10)
        inner.addWidget(self._shape)
        inner.addWidget(self._text, 1)
        inner.addWidget(self._offer)
        inner.addWidget(close)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._box)
        self.hide()

    def show_line(self, tone: str, sentence: str, offer: str, action: Callable[[], None] | None) -> None:
        """Say `sentence`; `offer` names a button that does `action`."""
        self._box.setProperty("tone", tone)
        restyle(self._box)
        self._shape.setText(_SHAPES.get(tone, ""))
        self._text.setText(sentence)
        self._action = action
        self._offer.setText(offer)
        self._offer.setVisible(bool(offer) and action is not None)
        self.setAccessibleName(sentence)
        self.show()
        self._place()

    def sentence(self) -> str:
        """What is being said."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the page changes its size."""
        if watched is self._page and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._page.width() - 2 * MARGIN
        # The box is asked, not this widget, whose own layout hears of a new sentence only later.
        self._text.setWordWrap(False)
        width = min(self._inner.sizeHint().width() + 2 * _EDGE, px(_WIDTH), room)
        self._text.setWordWrap(True)
        height = self._inner.totalHeightForWidth(width - _EDGE) + _EDGE
        corner = self._page.geometry().bottomLeft()
        self.setGeometry(corner.x() + MARGIN, corner.y() - height - MARGIN, width, height)
        self.raise_()

    def _do(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()
