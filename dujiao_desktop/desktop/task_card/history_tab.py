"""记录: who changed what, when; newest first, in the officer's words."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.task_card.history_words import said
from dujiao_desktop.desktop.task_card.presenter import CardContent
from dujiao_desktop.desktop.widgets.parts import clear, label, rule, scrolled

SHOWN = 200
"""Newest entries shown; all are kept."""


class HistoryTab(QWidget):
    """Lines that are never changed or deleted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._content: CardContent | None = None
        self._built_for: CardContent | None = None
        holder = QWidget()
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(16, 12, 16, 14)
        self._rows.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(holder))

    def show_content(self, content: CardContent) -> None:
        """Show the history of a task; lines are made when the tab is looked at."""
        self._content = content
        if self.isVisible():
            self._build()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the lines now."""
        super().showEvent(event)
        self._build()

    def _build(self) -> None:
        content = self._content
        if content is None or content is self._built_for:
            return
        self._built_for = content
        clear(self._rows)
        self._rows.addWidget(label("每一次改动都在这里，不能修改，也不能删除。", "muted"))
        before = None
        for entry in content.history[:SHOWN]:
            head = (entry.at.strftime("%Y-%m-%d %H:%M"), entry.who, entry.action)
            deed, lines = said(entry, self._desk.office.rules)
            if head != before:
                if before is not None:
                    self._rows.addWidget(rule())
                self._rows.addWidget(label(f"{head[0]}　{entry.who or '程序'}　{deed}", "section", wrap=True))
                before = head
            for line in lines:
                self._rows.addWidget(label(line, "mutedBody", wrap=True, selectable=True))
        if len(content.history) > SHOWN:
            self._rows.addWidget(label(f"这里只列最近 {SHOWN} 条，更早的都还保留着。", "muted"))
        self._rows.addStretch(1)
