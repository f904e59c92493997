"""逐条核查: one row per measure: what it is, whether it was carried out, what was seen on the spot."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from dujiao_desktop.desktop.task_card.step_parts.part import StepPart
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.parts import ElidedLabel, button, clear, label, row
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.step_content import MeasureFinding

_WIDE = 420
_CHOICES = (("未填", ""), ("已落实", "yes"), ("未落实", "no"))


class FindingsTable(StepPart):
    """What a verification found, measure by measure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "逐条情况")
        self.rows: dict[int, tuple[QComboBox, QLineEdit]] = {}
        self._texts: dict[int, ElidedLabel] = {}
        self._wide = False
        self._head = [label(word, "muted") for word in ("措施", "是否落实", "现场情况")]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self.all_button = button("全部填“已落实”", "link", self.all_carried_out)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addLayout(self._grid)
        layout.addLayout(row(self.all_button, None))

    def show_measures(self, measures: Sequence[Measure]) -> None:
        """One empty row for each."""
        for head in self._head:
            self._grid.removeWidget(head)
        clear(self._grid)
        self.rows, self._texts = {}, {}
        for measure in measures:
            text = ElidedLabel(f"{measure.seq}. {' '.join(measure.text.split())}")
            text.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            done, seen = QComboBox(), QLineEdit()
            for word, code in _CHOICES:
                done.addItem(word, code)
            done.setAccessibleName(f"措施 {measure.seq} 是否落实")
            seen.setAccessibleName(f"措施 {measure.seq} 的现场情况")
            seen.setPlaceholderText("现场情况")
            self.watch(done, seen)
            self.rows[measure.seq], self._texts[measure.seq] = (done, seen), text
        self._arrange()
        self.all_button.setVisible(len(self.rows) > 1)
        self.rebuilt.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns where there is room; else the answers stand below their measure."""
        super().resizeEvent(event)
        wide = self.width() >= px(_WIDE)
        if wide is not self._wide:
            self._wide = wide
            self._arrange()

    def _arrange(self) -> None:
        for column, head in enumerate(self._head):
            head.setParent(self)
            head.setVisible(self._wide)
            if self._wide:
                self._grid.addWidget(head, 0, column)
        for number, seq in enumerate(self.rows, start=1):
            text, (done, seen) = self._texts[seq], self.rows[seq]
            if self._wide:
                self._grid.addWidget(text, number, 0)
                self._grid.addWidget(done, number, 1)
                self._grid.addWidget(seen, number, 2)
            else:
                self._grid.addWidget(text, 2 * number, 0, 1, 3)
                self._grid.addWidget(done, 2 * number + 1, 0)
                self._grid.addWidget(seen, 2 * number + 1, 1, 1, 2)
        self._grid.setColumnStretch(0, 2 if self._wide else 0)
        self._grid.setColumnStretch(2, 3 if self._wide else 1)

    def inputs(self) -> tuple[QWidget, ...]:
        """See `StepPart`."""
        return (*(one for pair in self.rows.values() for one in pair), self.all_button)

    def all_carried_out(self) -> None:
        """Answer 已落实 where nothing is answered."""
        for done, _ in self.rows.values():
            if not done.currentData():
                done.setCurrentIndex(1)

    def findings(self) -> tuple[MeasureFinding, ...]:
        """What is answered; a row without an answer is none."""
        return tuple(
            MeasureFinding(seq, done.currentData() == "yes", seen.text().strip())
            for seq, (done, seen) in self.rows.items()
            if done.currentData()
        )

    def unanswered(self) -> QComboBox | None:
        """The choice of the first row that says something and does not say whether it was carried out."""
        return next((d for d, seen in self.rows.values() if seen.text().strip() and not d.currentData()), None)

    def keep(self) -> str:
        """See `StepPart`."""
        said = {str(seq): (done.currentData(), seen.text()) for seq, (done, seen) in self.rows.items()}
        said = {seq: one for seq, one in said.items() if any(one)}
        return json.dumps(said, ensure_ascii=False) if said else ""

    def put(self, text: str) -> None:
        """See `StepPart`; a measure that is gone since is passed over."""
        said = json.loads(text) if text else {}
        for seq, (done, seen) in self.rows.items():
            answer, words = said.get(str(seq), ("", ""))
            done.setCurrentIndex(max(done.findData(answer), 0))
            seen.setText(words)
