"""The frame of every page before a workspace is open: one calm panel in the middle."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.parts import clear, label, panel, rule, scrolled

PANEL_WIDTH = 620
LOW = 640
"""Height of the window, at 100 % text, below which the panel gives up its calm rather than its buttons."""


class StartPanel(QWidget):
    """A title, a sentence, whatever the page asks, and its buttons; scrolls where the screen is low.

    Attributes:
        topic: Page of help for all of them.
    """

    topic = "start"

    def __init__(self, title: str, sentence: str = "") -> None:
        super().__init__()
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = label(title, "pageTitle", wrap=True)
        self.sentence = label(sentence, "mutedBody", wrap=True)
        self.sentence.setVisible(bool(sentence))
        self.trouble = label("", "wrong", wrap=True, selectable=True)
        self.trouble.hide()
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        frame = panel()
        frame.setMaximumWidth(px(PANEL_WIDTH))
        inner = QVBoxLayout(frame)
        self._inner = inner
        inner.setSpacing(12)
        brand = label("督交")
        brand.setObjectName("brand")
        inner.addWidget(brand)
        inner.addWidget(self.title)
        inner.addWidget(self.sentence)
        inner.addSpacing(4)
        inner.addLayout(self.content)
        inner.addWidget(self.trouble)
        inner.addSpacing(4)
        inner.addWidget(rule())
        inner.addSpacing(4)
        inner.addLayout(self.buttons)
        holder = QWidget()
        around = QVBoxLayout(holder)
        self._around = around
        around.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(frame, 100)
        across.addStretch(1)
        around.addLayout(across)
        around.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(holder))

    def set_buttons(self, left: tuple[QPushButton, ...], right: tuple[QPushButton, ...]) -> None:
        """Buttons at both ends of the footer; the last one is the way forward."""
        clear(self.buttons)
        for made in left:
            self.buttons.addWidget(made)
        self.buttons.addStretch(1)
        for made in right:
            self.buttons.addWidget(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow margins on a low screen."""
        super().resizeEvent(event)
        low = self.height() < px(LOW)
        self._inner.setContentsMargins(32, *((14, 32, 12) if low else (28, 32, 24)))
        self._around.setContentsMargins(*([8] if low else [20]) * 4)

    def say_trouble(self, sentence: str) -> None:
        """Say what is not right, beside where it is mended; nothing for an empty sentence."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
