"""预警 on the card: the one that stands, those before it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dujiao_desktop.desktop.warning_look import look_of
from dujiao_desktop.desktop.widgets.parts import button, chip, clear, label, rule
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.warning import WarningRecord, standing


class WarningPanel(QFrame):
    """All warnings of one task, the newest first.

    Signals:
        set_wanted: A warning is to be set, or changed to another level.
        lift_wanted: The one that stands is to be lifted.
    """

    set_wanted = Signal()
    lift_wanted = Signal()

    def __init__(self, rules: RulePack) -> None:
        super().__init__()
        self.setObjectName("inner")
        self._rules = rules
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(6)
        layout.addWidget(label("预警", "section"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        layout.addLayout(self._lines)
        across = QHBoxLayout()
        across.setSpacing(8)
        self._set = button("登记预警…", "small", self.set_wanted.emit)
        self._lift = button("解除…", "small", self.lift_wanted.emit)
        across.addWidget(self._set)
        across.addWidget(self._lift)
        across.addStretch(1)
        layout.addLayout(across)

    def show_warnings(self, warnings: tuple[WarningRecord, ...], closed: bool) -> None:
        """Show them; a closed task gets no new one."""
        now = standing(warnings)
        self.setVisible(bool(warnings) or not closed)
        self._set.setText("改级别…" if now else "登记预警…")
        self._set.setVisible(not closed)
        self._lift.setVisible(now is not None)
        clear(self._lines)
        if not warnings:
            self._lines.addWidget(label("没有预警。", "muted"))
        for number, one in enumerate(warnings):
            if number:
                self._lines.addWidget(rule())
            self._add(one)

    def _add(self, one: WarningRecord) -> None:
        word = self._rules.warning_word(one.level)
        number = f"（{one.number}）" if one.number else ""
        if one.stands:
            self._lines.addWidget(chip(*look_of(one.level, word)), 0, Qt.AlignmentFlag.AlignLeft)
            self._lines.addWidget(label(f"{one.since.isoformat()} 起{number}", "muted", wrap=True))
            self._lines.addWidget(label(one.reason, wrap=True, selectable=True))
            return
        until = one.lifted_on.isoformat() if one.lifted_on else ""
        self._lines.addWidget(label(f"○ {word} {one.since.isoformat()} 至 {until}{number}", "muted", wrap=True))
        told = f"{one.reason}；解除：{one.lift_reason}"
        self._lines.addWidget(label(told, "muted", wrap=True, selectable=True))
