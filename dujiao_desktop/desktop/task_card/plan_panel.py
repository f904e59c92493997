"""倒排计划 on the card: one quiet line for each step still open."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from dujiao_desktop.desktop.widgets.parts import clear, label
from dujiao_desktop.usecases.plan_back import Plan, plan_words


class PlanPanel(QFrame):
    """When each step has to begin at the latest."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inner")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(14, 10, 14, 10)
        self._lines.setSpacing(4)

    def show_plan(self, plan: Plan, today: date) -> None:
        """Show a plan; nothing where there is no day to count back from."""
        clear(self._lines)
        self.setVisible(plan.deadline is not None)
        if plan.deadline is None:
            return
        self._lines.addWidget(label(f"倒排计划（时限 {plan.deadline.isoformat()}）", "section", wrap=True))
        if plan.unknown_year is not None:
            year = plan.unknown_year.year
            words = f"● 没有 {year} 年的节假日安排，算不出来。请到“设置”的“工作日历”里添加 {year} 年。"
            self._lines.addWidget(label(words, "warn", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for number, planned in enumerate(plan.steps):
            grid.addWidget(label(planned.step.word, "muted"), number, 0, top)
            grid.addWidget(label(plan_words(planned, today), "muted", wrap=True), number, 1, top)
            if planned.is_late:
                grid.addWidget(label("▲ 已晚", "wrong"), number, 2, top)
        self._lines.addLayout(grid)
