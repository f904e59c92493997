"""A tab that is made when it is first looked at, so that the card opens with the one that is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from dujiao_desktop.desktop.task_card.basic_tab import BasicTab
    from dujiao_desktop.desktop.task_card.closeout_tab import CloseoutTab
    from dujiao_desktop.desktop.task_card.evidence_tab import EvidenceTab
    from dujiao_desktop.desktop.task_card.history_tab import HistoryTab
    from dujiao_desktop.desktop.task_card.measures_tab import MeasuresTab
    from dujiao_desktop.desktop.task_card.presenter import CardContent
    from dujiao_desktop.desktop.task_card.progress_tab import ProgressTab

T = TypeVar("T", bound="BasicTab | MeasuresTab | ProgressTab | EvidenceTab | CloseoutTab | HistoryTab")


class LateTab(QWidget, Generic[T]):
    """The place of a tab in the card, with the tab or without it.

    Only the making is late. A tab that was made once hears of every task, looked at or not: what is typed in it, and
    the draft of that, belong to the task it was typed for.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        super().__init__()
        self._make = make
        self._content: CardContent | None = None
        self.made: T | None = None
        """The tab, if it was asked for before."""

    def tab(self) -> T:
        """The tab, made and filled now if it was not."""
        if self.made is None:
            self.made = self._make()
            around = QVBoxLayout(self)
            around.setContentsMargins(0, 0, 0, 0)
            around.addWidget(self.made)
            if self._content is not None:
                self.made.show_content(self._content)
        return self.made

    def show_content(self, content: CardContent) -> None:
        """Show a task, now or when the tab is made."""
        self._content = content
        if self.made is not None:
            self.made.show_content(content)
