"""Takes back and does again; every answer names what it was, with the way back beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dujiao_desktop.desktop.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from dujiao_desktop.desktop.desk import Desk
    from dujiao_desktop.usecases import Store
    from dujiao_desktop.usecases.undo import Undone


class Undoing(QObject):
    """撤销 and 重做 from anywhere in the window, outside of text that is being written."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs: Jobs = desk.jobs

    def undo(self) -> None:
        """Take back the newest action of this session."""
        from dujiao_desktop.usecases import undo

        self._do("撤销", undo.undo_last, self._undone)

    def undo_act(self, act: int) -> None:
        """Take back one action of this session, also after other work that does not rest on it."""
        from dujiao_desktop.usecases import undo

        self._do("撤销", partial(undo.undo_last, act=act), self._undone)

    def redo(self) -> None:
        """Do again what was taken back last."""
        from dujiao_desktop.usecases import undo

        self._do("重做", undo.redo, self._redone)

    def _do(self, title: str, action: Callable[..., Undone], then: Callable[[Undone], None]) -> None:
        since, by, now = self._desk.since, self._desk.by, self._desk.clock()

        def work(store: Store, _: object) -> Undone:
            return action(store, since, by=by, now=now)

        job = self._jobs.with_store(title, work)
        job.done.connect(then)
        job.failed.connect(self._desk.messages.tell)

    def _undone(self, undone: Undone) -> None:
        self._desk.messages.say(f"已撤销：{undone.words}。", "重做", self.redo)

    def _redone(self, undone: Undone) -> None:
        self._desk.messages.say(f"已重做：{undone.words}。", "撤销", self.undo)
