"""What one file is, or several at once: kind, words, where it goes, day, place, photographer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.form_rows import add_row, form_rows
from dujiao_desktop.desktop.widgets.parts import NoWheel
from dujiao_desktop.domain.evidence import BROUGHT_KINDS, Destination, EvidenceItem, EvidenceKind, TakenBy
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.usecases.attach_evidence import usual_destination
from dujiao_desktop.usecases.inbox import ManyDraft

MIXED = "各不相同，不改"
"""Stands in a field where the chosen files differ; what is written there goes for all of them."""


class DescribeForm(QWidget):
    """States the same about all files that are shown; what is not touched stays as each has it."""

    def __init__(self, rules: RulePack) -> None:
        super().__init__()
        self._rules = rules
        self._items: tuple[EvidenceItem, ...] = ()
        self.kind, self.destination = QComboBox(), QComboBox()
        self.caption, self.place, self.photographer = QLineEdit(), QLineEdit(), QLineEdit()
        self.taken = DateField()
        self.complainant = QCheckBox("里面有举报人的姓名、电话等身份信息")
        self.complainant.setObjectName("complainantCheck")
        self.complainant.setToolTip("举报人的信息不能放进来，请换成遮住的副本")
        form = form_rows()
        for word, field, name in (
            ("类别", self.kind, "kindCombo"),
            ("说明", self.caption, "captionEdit"),
            ("去向", self.destination, "destinationCombo"),
            ("拍摄日期", self.taken, "takenField"),
            ("地点", self.place, "placeEdit"),
            ("拍摄人", self.photographer, "photographerEdit"),
        ):
            add_row(form, word, field, name)
        form.addRow("", self.complainant)
        for combo in (self.kind, self.destination):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(6)
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        NoWheel.guard((self.kind, self.destination), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)

    @property
    def items(self) -> tuple[EvidenceItem, ...]:
        """The files it speaks of."""
        return self._items

    def show_items(self, items: Sequence[EvidenceItem]) -> None:
        """Show what is stated about these files."""
        self._items = tuple(items)
        brought = {item.kind for item in items} & BROUGHT_KINDS
        # What came with an application or a visit stays what it is.
        kinds = sorted(brought) if brought else [kind for kind in EvidenceKind if kind not in BROUGHT_KINDS]
        words = [(self._rules.evidence_word(EvidenceKind(kind)), str(kind)) for kind in kinds]
        _offer(self.kind, words, _same(items, lambda item: str(item.kind)))
        ways = [("进卷", Destination.DOSSIER.value), ("仅内部", Destination.INTERNAL.value)]
        if any(item.destination is Destination.VISITS for item in items):
            ways[0] = ("只进回头看、长期坚持的记录", Destination.VISITS.value)
        _offer(self.destination, ways, _same(items, lambda item: item.destination.value))
        _fill(self.caption, _same(items, lambda item: item.caption))
        _fill(self.place, _same(items, lambda item: item.place))
        _fill(self.photographer, _same(items, lambda item: item.photographer))
        self.taken.set_day(_same(items, _stated_day))
        self.complainant.setChecked(False)

    def wrong_field(self) -> QWidget | None:
        """The field in which something stands that is none; None where all is right."""
        return self.taken if self.taken.is_wrong() else None

    def is_touched(self) -> bool:
        """Whether anything was changed that is not stored."""
        return self.stated() != ManyDraft() or self.taken.is_wrong()

    def stated(self) -> ManyDraft:
        """What was changed; the rest is left as each file has it."""
        items = self._items
        kind = _changed(self.kind.currentData(), _same(items, lambda item: str(item.kind)))
        way = _changed(self.destination.currentData(), _same(items, lambda item: item.destination.value))
        day = self.taken.day()
        destination = Destination(way) if way is not None else None
        if destination is Destination.DOSSIER and kind is not None:
            destination = usual_destination(EvidenceKind(kind), self._rules)
        return ManyDraft(
            kind=EvidenceKind(kind) if kind is not None else None,
            caption=_written(self.caption, _same(items, lambda item: item.caption)),
            destination=destination,
            taken_on=day if day != _same(items, _stated_day) else None,
            place=_written(self.place, _same(items, lambda item: item.place)),
            photographer=_written(self.photographer, _same(items, lambda item: item.photographer)),
            names_complainant=self.complainant.isChecked(),
        )


def _stated_day(item: EvidenceItem) -> date | None:
    return item.taken_at.date() if item.taken_at is not None and item.taken_by is TakenBy.OFFICER else None


def _same(items: Sequence[EvidenceItem], read: Callable[[EvidenceItem], Any]) -> Any:
    """What all of them have; None where they differ."""
    found = {read(item) for item in items}
    return found.pop() if len(found) == 1 else None


def _offer(combo: QComboBox, choices: Sequence[tuple[str, str]], chosen: str | None) -> None:
    combo.clear()
    if chosen is None:
        combo.addItem(MIXED, None)
    for word, value in choices:
        combo.addItem(word, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _fill(edit: QLineEdit, text: str | None) -> None:
    edit.setText(text or "")
    edit.setPlaceholderText(MIXED if text is None else "")


def _changed(now: str | None, before: str | None) -> str | None:
    return now if now != before else None


def _written(edit: QLineEdit, before: str | None) -> str | None:
    text = edit.text().strip()
    return text if text != (before or "") else None
