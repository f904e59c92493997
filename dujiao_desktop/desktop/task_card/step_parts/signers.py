"""依次签字: one row for each role of the chain: who, and on which day."""

from __future__ import annotations

import json
from datetime import date

from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from dujiao_desktop.desktop.task_card.step_parts.part import StepPart
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.parts import clear, label


class SignersTable(StepPart):
    """Those who sign a step, in the order of the rule pack."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "依次签字")
        self.rows: list[tuple[str, QComboBox, DateField]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addLayout(self._grid)

    def show_roles(self, roles: tuple[str, ...], offered: tuple[str, ...]) -> None:
        """One empty row for each role; `offered` names can be picked, others typed."""
        clear(self._grid)
        self.rows = []
        for number, role in enumerate(roles):
            name, day = QComboBox(), DateField()
            name.setEditable(True)
            name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            name.addItems(("", *offered))
            name.setAccessibleName(f"{role}的姓名")
            name.setMinimumWidth(px(90))
            day.setAccessibleName(f"{role}的签字日期")
            day.setMinimumWidth(px(118))
            for column, widget in enumerate((label(f"{number + 1}. {role}", "mutedBody"), name, day)):
                self._grid.addWidget(widget, number, column)
            self.watch(name, day)
            self.rows.append((role, name, day))
        self.rebuilt.emit()

    def inputs(self) -> tuple[QWidget, ...]:
        """See `StepPart`."""
        return tuple(one for _, name, day in self.rows for one in (name, day))

    def names(self) -> tuple[str, ...]:
        """Names in signing order, empty ones too."""
        return tuple(name.currentText().strip() for _, name, _ in self.rows)

    def days(self) -> tuple[date, ...]:
        """Days in signing order, those that are given."""
        return tuple(d for d in (day.day() for _, _, day in self.rows) if d is not None)

    def skipped(self) -> tuple[str, QWidget] | None:
        """The first role without a name although a later one has one; with its field."""
        names = self.names()
        for number, (role, name, _) in enumerate(self.rows):
            if not names[number] and any(names[number:]):
                return role, name
        return None

    def keep(self) -> str:
        """See `StepPart`."""
        said = [(name.currentText(), day.text()) for _, name, day in self.rows]
        return json.dumps(said, ensure_ascii=False) if any(map(any, said)) else ""

    def put(self, text: str) -> None:
        """See `StepPart`."""
        for (_, name, day), (who, when) in zip(self.rows, json.loads(text) if text else (), strict=False):
            name.setCurrentText(who)
            day.setText(when)
