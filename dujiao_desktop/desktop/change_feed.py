"""One place where screens hear what an action changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from dujiao_desktop.domain.changes import Changes


class ChangeFeed(QObject):
    """Passes on every action's changes; no screen needs to know another.

    Signals:
        changed: Emitted with `Changes` after each action that wrote something.
    """

    changed = Signal(object)

    def tell(self, changes: Changes) -> None:
        """Pass on what an action changed; nothing is said when nothing was."""
        if changes != Changes():
            self.changed.emit(changes)
