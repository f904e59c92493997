"""What comes back from work, for a widget that may be gone by then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject


class Answer(QObject):
    """Hands a result on; lives and dies with its widget, so that nothing reaches one that is gone."""

    def __init__(self, action: Callable[[object], object], parent: QObject) -> None:
        super().__init__(parent)
        self._action = action

    def came(self, result: object) -> None:
        """Here it is."""
        self._action(result)
        self.deleteLater()
