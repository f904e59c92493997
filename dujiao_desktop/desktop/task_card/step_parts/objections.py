"""公示异议: a short list: when it came, what it says, what was done about it, when it was answered."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from dujiao_desktop.desktop.task_card.step_parts.part import StepPart
from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.parts import button, label, panel, row
from dujiao_desktop.domain.step_content import Objection


class _Row:
    """The inputs of one objection in their frame."""

    def __init__(self, frame: QFrame) -> None:
        self.frame = frame
        self.received, self.answered = DateField(), DateField()
        self.text, self.answer = QLineEdit(), QLineEdit()
        self.remove = button("移除", "quiet")

    @property
    def inputs(self) -> tuple[QLineEdit, ...]:
        """In reading order."""
        return (self.received, self.text, self.answer, self.answered)


class ObjectionsList(StepPart):
    """What was objected to a notice. Who objected has no field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "公示异议")
        self.rows: list[_Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add_button = button("加一条异议", "small", self.add, icon_name="plus")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addLayout(self._list)
        layout.addLayout(row(self.add_button, None))
        self.hint = label("没有异议就不加。不写是谁提的：姓名、电话、住址都不要写进来。", "muted", wrap=True)
        layout.addWidget(self.hint)

    def inputs(self) -> tuple[QWidget, ...]:
        """See `StepPart`."""
        return (*(one for row_ in self.rows for one in (*row_.inputs, row_.remove)), self.add_button)

    def clear(self) -> None:
        """No objection."""
        while self.rows:
            self._remove(self.rows[0])

    def add(self) -> _Row:
        """Add an empty one and go there."""
        frame = panel("inner")
        one = _Row(frame)
        number = len(self.rows) + 1
        grid = QGridLayout(frame)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        one.remove.clicked.connect(partial(self._take_out, one))
        one.remove.setAccessibleName(f"移除异议 {number}")
        for place, (word, widget) in enumerate(
            zip(("收到日期", "内容", "处理情况", "答复日期"), one.inputs, strict=True)
        ):
            name = label(word, "mutedBody")
            name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            widget.setAccessibleName(f"异议 {number} 的{word}")
            grid.addWidget(name, place, 0)
            grid.addWidget(widget, place, 1, 1, 1 if place == 0 else 2)
        grid.addWidget(one.remove, 0, 2)
        grid.setColumnStretch(1, 1)
        self.watch(*one.inputs)
        self.rows.append(one)
        self._list.addWidget(frame)
        one.received.setFocus()
        self.rebuilt.emit()
        self.typed.emit()
        return one

    def objections(self) -> tuple[Objection, ...]:
        """Those that have a day and a text."""
        return tuple(
            Objection(day, one.text.text().strip(), one.answer.text().strip(), one.answered.day())
            for one in self._filled()
            if (day := one.received.day()) is not None
        )

    def incomplete(self) -> QWidget | None:
        """The first field without which an objection cannot be kept: its day or its text."""
        for one in self._filled():
            if one.received.day() is None:
                return one.received
            if not one.text.text().strip():
                return one.text
        return None

    def keep(self) -> str:
        """See `StepPart`."""
        said = [[field.text() for field in one.inputs] for one in self._filled()]
        return json.dumps(said, ensure_ascii=False) if said else ""

    def put(self, text: str) -> None:
        """See `StepPart`."""
        self.clear()
        for said in json.loads(text) if text else ():
            for field, words in zip(self.add().inputs, said, strict=True):
                field.setText(words)

    def _filled(self) -> list[_Row]:
        return [one for one in self.rows if any(field.text().strip() for field in one.inputs)]

    def _take_out(self, one: _Row, _: bool = False) -> None:
        self._remove(one)
        self.add_button.setFocus()
        self.typed.emit()

    def _remove(self, one: _Row) -> None:
        self.rows.remove(one)
        self._list.removeWidget(one.frame)
        one.frame.hide()
        one.frame.deleteLater()
