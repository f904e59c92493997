"""点名补正: what a return asks to be mended, ticked from a short list."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QVBoxLayout, QWidget

from dujiao_desktop.desktop.widgets.parts import FlowLayout, button, label
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.returns import offered_items
from dujiao_desktop.domain.rule_pack import RulePack

_LONGEST = 18


class ReturnItems(QWidget):
    """The task's measures line by line, kinds of evidence side by side, and the rest of them behind a button.

    Signals:
        changed: Something was ticked or unticked.
    """

    changed = Signal()

    def __init__(self, case: CaseFile, rules: RulePack) -> None:
        super().__init__()
        self._rules = rules
        self.boxes: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(6)
        self._kinds_holder = QWidget()
        self._kinds = FlowLayout(self._kinds_holder, 12)
        self.more = button("其他材料…", "link", self._choose_more)
        self._kinds.addWidget(self.more)
        for place in offered_items(case, rules):
            part, _, name = place.partition("/")
            measure = case.task.measure(int(name)) if part == "measures" else None
            if measure is None:
                self._add_kind(place)
                continue
            box = self._box(place)
            text = " ".join(measure.text.split())
            box.setText(f"措施 {measure.seq}　{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}")
            box.setToolTip(measure.text)
            layout.addWidget(box)
        layout.addWidget(self._kinds_holder)
        self._note = label("", "muted", wrap=True)
        layout.addWidget(self._note)
        self._say()

    def items(self) -> tuple[str, ...]:
        """Places of what is ticked, in the order of the list."""
        return tuple(place for place, box in self.boxes.items() if box.isChecked())

    def tick(self, places: tuple[str, ...]) -> None:
        """Tick exactly these; a kind that is not in the short list comes into it."""
        for place in places:
            if place not in self.boxes and place.startswith("evidence/"):
                self._add_later(place)
        for place, box in self.boxes.items():
            box.setChecked(place in places)

    def focus_chain(self) -> tuple[QWidget, ...]:
        """The inputs in the order of the Tab key."""
        return (*self.boxes.values(), self.more)

    def _add_kind(self, place: str) -> None:
        box = self._box(place)
        box.setText(self._rules.item_word(place))
        # The button stays behind the last one.
        self._kinds.removeWidget(self.more)
        self._kinds.addWidget(box)
        self._kinds.addWidget(self.more)

    def _add_later(self, place: str) -> None:
        before = list(self.boxes.values())
        self._add_kind(place)
        for one, after in pairwise((*before[-1:], self.boxes[place], self.more)):
            self.setTabOrder(one, after)

    def _box(self, place: str) -> QCheckBox:
        box = QCheckBox()
        box.toggled.connect(self._ticked)
        self.boxes[place] = box
        return box

    def _choose_more(self) -> None:
        menu = QMenu(self)
        for kind, word in self._rules.words.evidence_kind.items():
            place = f"evidence/{kind}"
            if place not in self.boxes:
                menu.addAction(word).triggered.connect(partial(self._add_ticked, place))
        menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        menu.deleteLater()

    def _add_ticked(self, place: str, *_: object) -> None:
        self._add_later(place)
        self.boxes[place].setChecked(True)

    def _ticked(self, *_: object) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        count = len(self.items())
        self._note.setText(
            f"补正：点名的 {count} 项要重报或确认，其余一次确认就可沿用。"
            if count
            else "不勾就是整卷退回。勾了的要重报或逐件确认，其余一次确认就可沿用。"
        )
