"""Several words in one line, joined by 、: units, names, classes; known words can be ticked from a menu."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from dujiao_desktop.desktop.theme import put_icon

_BETWEEN = re.compile(r"[、，,；;\s]+")


class WordsField(QLineEdit):
    """水、大气、固体废物.

    Signals:
        words_changed: Emitted after words were typed or ticked.
    """

    words_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[str, ...] = ()
        self._open: QAction | None = None
        self.editingFinished.connect(self.words_changed)

    def words(self) -> tuple[str, ...]:
        """The words, each once, in order."""
        return tuple(dict.fromkeys(w for w in _BETWEEN.split(self.text()) if w))

    def set_words(self, words: Iterable[str]) -> None:
        """Show `words`."""
        self.setText("、".join(words))
        self.setCursorPosition(0)

    def offer(self, known: tuple[str, ...]) -> None:
        """Let the officer tick these words from a menu; others may still be typed."""
        self._known = known
        if known and self._open is None:
            self._open = put_icon(QAction("从列表里选", self), "chevron-down", "muted")
            self._open.triggered.connect(self._choose)
            self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        if self._open is not None:
            self._open.setVisible(bool(known))

    def _choose(self) -> None:
        menu = QMenu(self)
        have = self.words()
        for word in dict.fromkeys((*self._known, *have)):
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(word in have)
        picked = menu.exec(self.mapToGlobal(QPoint(0, self.height() + 2)))
        if picked is not None:
            word = picked.text()
            self.set_words([w for w in have if w != word] if word in have else [*have, word])
            self.words_changed.emit()
        menu.deleteLater()
