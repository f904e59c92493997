"""A page with nothing on it says why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dujiao_desktop.desktop.widgets.parts import label


def fill_empty(page: QWidget, title: str, words: str, buttons: Sequence[QPushButton]) -> QWidget:
    """Put title, words and the buttons for what to do into the middle of an empty `page`; gives it back."""
    layout = QVBoxLayout(page)
    layout.setSpacing(8)
    layout.addStretch(2)
    for text, role in ((title, "title"), (words, "mutedBody")):
        line = label(text, role, wrap=True)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(line)
    layout.addSpacing(6)
    across = QHBoxLayout()
    across.addStretch(1)
    for button in buttons:
        across.addWidget(button)
    across.addStretch(1)
    layout.addLayout(across)
    layout.addStretch(3)
    return page
