"""Below the measures: villages and points one by one, and goals in numbers against what was reached."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.widgets.course_line import CourseLine
from dujiao_desktop.desktop.widgets.parts import button, chip, icon_button, label, row, rule
from dujiao_desktop.domain.indicator import STANDING_WORDS, Indicator, Standing
from dujiao_desktop.domain.parts import Part

_TONES = {Standing.REACHED: "good", Standing.NOT_REACHED: "danger", Standing.NOT_MEASURED: "plain"}


class PartsPanel(QFrame):
    """分村组: how many are done, and each with its day.

    Signals:
        evidence_wanted: Emitted with the number of the part that files should be put to.
    """

    evidence_wanted = Signal(int)

    def __init__(self, content: CardContent, presenter: TaskCardPresenter, desk: Desk, *, closed: bool) -> None:
        super().__init__()
        self.setObjectName("inner")
        self._content, self._presenter, self._desk, self._closed = content, presenter, desk, closed
        parts = content.case.parts
        done = sum(1 for p in parts if p.is_done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 10, 10)
        layout.setSpacing(6)
        count = chip(
            f"{'✓' if done == len(parts) else '○'} {done} / {len(parts)}", "good" if done == len(parts) else "warning"
        )
        layout.addLayout(row(label("村组（点位）", "section"), count, None))
        for part in parts:
            layout.addWidget(rule())
            layout.addLayout(self._line(part))
        if not closed:
            layout.addWidget(
                button("加一块", "link", self.add, tip="再加一个村组或点位"), 0, Qt.AlignmentFlag.AlignLeft
            )

    def add(self) -> None:
        """Enter a part."""
        self._open(None)

    def open_part(self, seq: int) -> None:
        """Change part `seq`."""
        for part in self._content.case.parts:
            if part.seq == seq:
                self._open(part)

    def _line(self, part: Part) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(2)
        day = f"✓ {part.done_on.isoformat()}" if part.done_on else "○ 没有完成"
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(part.name, wrap=True, selectable=True), 1)
        top.addWidget(chip(day, "good" if part.is_done else "warning"))
        if not self._closed:
            top.addWidget(icon_button("pencil", f"修改{part.name}", partial(self._open, part)))
        lines.addLayout(top)
        files = sum(1 for e in self._content.case.evidence if e.part_seq == part.seq)
        facts = [part.unit, part.person, f"佐证 {files} 件" if files else "", part.note]
        bottom = QHBoxLayout()
        bottom.addWidget(label(" · ".join(f for f in facts if f), "muted", wrap=True), 1)
        bottom.addWidget(button("加佐证", "link", partial(self.evidence_wanted.emit, part.seq)))
        lines.addLayout(bottom)
        return lines

    def _open(self, part: Part | None) -> None:
        from dujiao_desktop.desktop.task_card.part_dialog import PartDialog

        PartDialog(part, self._presenter, self._desk, self.window()).open()


class IndicatorsPanel(QFrame):
    """数值目标: 基线 → 目标, the newest value, and whether it is reached."""

    def __init__(self, content: CardContent, presenter: TaskCardPresenter, desk: Desk, *, closed: bool) -> None:
        super().__init__()
        self.setObjectName("inner")
        self._content, self._presenter, self._desk, self._closed = content, presenter, desk, closed
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 10, 10)
        layout.setSpacing(6)
        layout.addWidget(label("数值目标", "section"))
        for indicator in content.case.indicators:
            layout.addWidget(rule())
            layout.addLayout(self._lines(indicator))
        if not closed:
            layout.addWidget(
                button("加一个目标", "link", self.add, tip="再定一个数值目标"), 0, Qt.AlignmentFlag.AlignLeft
            )

    def add(self) -> None:
        """Enter a goal."""
        self._change(None)

    def open_indicator(self, indicator_id: str) -> None:
        """Change a goal."""
        for indicator in self._content.case.indicators:
            if indicator.id == indicator_id:
                self._change(indicator)

    def open_readings(self, indicator_id: str) -> None:
        """Enter a value for a goal."""
        for indicator in self._content.case.indicators:
            if indicator.id == indicator_id:
                self._measure(indicator)

    def _lines(self, indicator: Indicator) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(indicator.name, wrap=True, selectable=True), 1)
        top.addWidget(chip(STANDING_WORDS[indicator.standing], _TONES[indicator.standing]))
        if not self._closed:
            top.addWidget(icon_button("pencil", f"修改数值目标{indicator.name}", partial(self._change, indicator)))
        lines.addLayout(top)
        lines.addWidget(label(indicator.course_in_words, "muted", wrap=True, selectable=True))
        bottom = QHBoxLayout()
        if len(indicator.marks) > 1:
            bottom.addWidget(CourseLine(indicator))
        bottom.addStretch(1)
        bottom.addWidget(button("记数值", "link", partial(self._measure, indicator)))
        lines.addLayout(bottom)
        return lines

    def _change(self, indicator: Indicator | None) -> None:
        from dujiao_desktop.desktop.task_card.indicator_dialog import IndicatorDialog

        IndicatorDialog(indicator, self._presenter, self._desk, self.window()).open()

    def _measure(self, indicator: Indicator) -> None:
        from dujiao_desktop.desktop.task_card.indicator_dialog import ReadingDialog

        ReadingDialog(indicator, self._content.case.evidence, self._presenter, self._desk, self.window()).open()


def quiet_line(*buttons: QWidget) -> QHBoxLayout:
    """What only some tasks need, offered without a place of its own."""
    return row(label("还可以", "muted"), *buttons, None, spacing=2)
