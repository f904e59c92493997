"""这一步要的材料: one calm line for each thing the step asks for, with its state, why, and the one thing to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dujiao_desktop.desktop.task_card.presenter import CardContent
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.parts import ElidedLabel, button, clear, label, scrolled
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.slots import STATE_WORDS, Slot, SlotState, slots_of

_SIGNS = {
    SlotState.MISSING: "○",
    SlotState.FILLED: "✓",
    SlotState.UNFIT: "▲",
    SlotState.NOT_APPLICABLE: "◇",
    SlotState.CANNOT_PROVIDE: "◇",
}
_FAULT_VERBS = {"slot_date": "填日期", "slot_pages": "填页数"}
_LEAST = 190
"""Height of the tab, at 100 % text, below which the panel is hidden."""
_SHARE = 0.45
"""How much of the tab the lines may take before they scroll."""


class SlotPanel(QFrame):
    """Stands above the files of a task; hidden where the step asks for nothing.

    Attributes:
        slots: What the step waited for asks for.

    Signals:
        place_wanted: Emitted with the place where a line is mended, as `EvidenceTab.go_to` takes it.
        reason_wanted: Emitted with the slot of which it is to be said why it is not there.
    """

    place_wanted = Signal(str)
    reason_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("slots")
        self.slots: tuple[Slot, ...] = ()
        self._rules: RulePack | None = None
        self._open: bool | None = None
        self._explained = False
        self._room = 0
        self._low = False
        self._title = ElidedLabel("", "mutedBody")
        self.why_button = button("为什么要", "quiet", self._turn_reasons)
        self.fold_button = button("收起", "quiet", self._turn)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self.why_button)
        head.addWidget(self.fold_button)
        lines = QWidget()
        self._lines = QVBoxLayout(lines)
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._lines.setSpacing(2)
        self._area: QScrollArea = scrolled(lines)
        lines.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._area)
        self.hide()

    def show_content(self, content: CardContent, rules: RulePack) -> None:
        """Show what the step waited for asks for; `rules` are those of the round."""
        current, self._rules = content.current, rules
        self.slots = slots_of(content.case, current.rule) if current is not None else ()
        if current is None or not self.slots:
            self.hide()
            return
        counted = {state: sum(slot.state is state for slot in self.slots) for state in SlotState}
        told = [f"{word} {counted[state]}" for state, word in STATE_WORDS.items() if counted[state]]
        self._title.set_text(f"{current.rule.word}要的材料：{' · '.join(told)}")
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """New lines are measured when they are laid out, not before."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self._area.widget():
            self._fit_area()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width breaks the lines anew."""
        super().resizeEvent(event)
        self._fit_area()

    def fit(self, room: int, *, low: bool) -> None:
        """Take no more than its share of `room` pixels; folded where height is short and nobody unfolded it.

        Where there is no room even for its one line, it is hidden until `unfold`.
        """
        self._room, self._low = room, low
        self.setVisible(bool(self.slots) and (self._open is True or room >= px(_LEAST)))
        self._arrange()

    def unfold(self) -> None:
        """Show the lines, whatever room there is."""
        self._open = True
        self.fit(self._room, low=self._low)

    @property
    def is_open(self) -> bool:
        """Whether the lines are shown: as the officer said, else while something is to be done and height is there."""
        if self._open is not None:
            return self._open
        return not self._low and any(_is_open(slot) for slot in self.slots)

    def _fill(self) -> None:
        clear(self._lines)
        for slot in self.slots:
            self._lines.addWidget(self._line(slot))
        self._lines.addStretch(1)
        self._arrange()

    def _line(self, slot: Slot) -> QWidget:
        line = QWidget()
        line.setObjectName("slot")
        across = QHBoxLayout()
        across.setSpacing(8)
        role = "warnBody" if _is_open(slot) else ""
        why = f"，{slot.why}" if slot.why else ""
        text = f"{slot.rule.word}：{STATE_WORDS[slot.state]}{why}"
        for words, wrap in ((_SIGNS[slot.state], False), (text, True)):
            made = label(words, role if not wrap else "", wrap=wrap)
            made.setContentsMargins(0, px(3), 0, 0)
            across.addWidget(made, 1 if wrap else 0, Qt.AlignmentFlag.AlignTop)
        for verb, kind, act in self._deeds(slot):
            link = button(verb, kind, act)
            link.setAccessibleName(f"{verb}：{slot.rule.word}")
            across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(across)
        if self._explained and self._rules is not None:
            basis = label(f"依据：{self._rules.basis_of(slot.rule_path)}", "muted", wrap=True, selectable=True)
            basis.setContentsMargins(22, 0, 0, 4)
            layout.addWidget(basis)
        return line

    def _deeds(self, slot: Slot) -> list[tuple[str, str, Callable[[], object]]]:
        """What can be done about it: the nearest thing, and beside it the way to say why it is not there."""
        say = partial(self.reason_wanted.emit, slot)
        if slot.state is SlotState.FILLED:
            return []
        if slot.answer is not None:
            return [("挂扫描件…" if slot.wants_statement else "改说明…", "link", say)]
        deeds = [self._nearest(slot)]
        if slot.rule.may_not_apply or slot.rule.may_be_explained:
            deeds.append(("说明原因…", "quiet", say))
        return deeds

    def _nearest(self, slot: Slot) -> tuple[str, str, Callable[[], object]]:
        kind = slot.rule.kinds[0].value
        if slot.faults:
            fault = slot.faults[0]
            verb = _FAULT_VERBS.get(fault.code, "核对日期")
            return verb, "link", partial(self.place_wanted.emit, fault.place.removeprefix("evidence/"))
        if slot.beside and slot.beside[0][1] == "上一轮的待确认":
            return "去确认", "link", partial(self.place_wanted.emit, slot.beside[0][0].kind.value)
        if slot.beside and slot.beside[0][0].replaced_by is None:
            return "改去向", "link", partial(self.place_wanted.emit, slot.beside[0][0].id)
        return "添加…", "link", partial(self.place_wanted.emit, kind)

    def _arrange(self) -> None:
        opened = self.is_open and bool(self.slots)
        self._area.setVisible(opened)
        self.why_button.setVisible(opened)
        self.why_button.setText("不看依据" if self._explained else "为什么要")
        self.fold_button.setText("收起" if opened else "逐样看")
        self._fit_area()

    def _fit_area(self) -> None:
        """As high as the lines, up to their share of the tab."""
        layout = self._area.widget().layout()
        if not self._room or layout is None or not self.is_open:
            return
        beside = self._area.verticalScrollBar().sizeHint().width()
        wanted = layout.totalHeightForWidth(max(self.width() - beside, px(80)))
        high = max(px(30), min(wanted, int(self._room * _SHARE)))
        if high != self._area.height():
            self._area.setFixedHeight(high)

    def _turn(self) -> None:
        self._open = not self.is_open
        self._arrange()

    def _turn_reasons(self) -> None:
        self._explained = not self._explained
        self._fill()


def _is_open(slot: Slot) -> bool:
    """Whether something is still to be done about it."""
    return slot.state is not SlotState.FILLED and not slot.stands
