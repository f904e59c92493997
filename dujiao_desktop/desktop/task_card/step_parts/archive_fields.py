"""归档: the parts of the archive number, the number they make, and the pages."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from dujiao_desktop.desktop.task_card.step_parts.part import StepPart
from dujiao_desktop.desktop.widgets.parts import button, label
from dujiao_desktop.domain.rule_pack import ArchiveRule
from dujiao_desktop.domain.step_content import ArchiveFacts, next_item_no
from dujiao_desktop.usecases.step_proposals import ArchiveProposal

_MOST_PAGES = 99_999


class ArchiveFields(StepPart):
    """Parts of an archive number.

    Signals:
        number_changed: Emitted with the number that the parts make; empty while one is missing.
    """

    number_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "档号各项")
        self.fonds, self.category, self.year = QLineEdit(), QLineEdit(), QLineEdit()
        self.section, self.item_no, self.pages = QLineEdit(), QLineEdit(), QLineEdit()
        self.retention = QComboBox()
        self._proposal = ArchiveProposal(ArchiveFacts())
        self._proposed = ""
        self._clean = ""
        self.take_pages = button("", "link", self._take_pages)
        grid = QGridLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addLayout(grid)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("全宗号", self.fonds),
            ("门类", self.category),
            ("年度", self.year),
            ("保管期限", self.retention),
            ("机构（问题）", self.section),
            ("件号", self.item_no),
            ("页数", self.pages),
        )
        for place, (word, field) in enumerate(fields):
            name = label(word, "mutedBody")
            name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            field.setAccessibleName(word)
            field.setMinimumWidth(64)
            grid.addWidget(name, place // 2, place % 2 * 2)
            grid.addWidget(field, place // 2, place % 2 * 2 + 1)
        grid.addWidget(self.take_pages, 4, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.watch(*(field for _, field in fields))
        for field in (self.fonds, self.category, self.year, self.section):
            field.textChanged.connect(self._count_on)
        self.retention.currentIndexChanged.connect(self._count_on)
        self.item_no.textChanged.connect(self._tell)

    def show_rule(self, rule: ArchiveRule, proposal: ArchiveProposal) -> None:
        """Fill in what can be taken over."""
        self._proposal = proposal
        self._proposed = proposal.facts.item_no
        self.retention.clear()
        for code, word in rule.retention.items():
            self.retention.addItem(word, code)
        self._write(proposal.facts)
        self.take_pages.setText(f"填 {proposal.pages} 页：{proposal.pages_from}" if proposal.pages else "")
        self.take_pages.setVisible(proposal.pages is not None)
        self._clean = self._read()

    def inputs(self) -> tuple[QWidget, ...]:
        """See `StepPart`."""
        parts = (self.fonds, self.category, self.year, self.retention, self.section, self.item_no)
        return (*parts, self.pages, self.take_pages)

    def facts(self) -> ArchiveFacts:
        """What is written."""
        return ArchiveFacts(
            self.fonds.text().strip(),
            self.category.text().strip(),
            self.year.text().strip(),
            str(self.retention.currentData() or ""),
            self.section.text().strip(),
            self.item_no.text().strip(),
            self._count(),
        )

    def keep(self) -> str:
        """See `StepPart`; nothing while all is as it was offered."""
        said = self._read()
        return said if said != self._clean else ""

    def put(self, text: str) -> None:
        """See `StepPart`."""
        if text:
            *parts, pages = json.loads(text)
            self._write(ArchiveFacts(*parts))
            self.pages.setText(str(pages or ""))

    def wrong_count(self) -> QLineEdit | None:
        """The field of the pages where something stands in it that is no number of pages."""
        return self.pages if self.pages.text().strip() and self._count() is None else None

    def _count(self) -> int | None:
        text = self.pages.text().strip()
        return int(text) if text.isdecimal() and 0 < int(text) <= _MOST_PAGES else None

    def _read(self) -> str:
        f = self.facts()
        parts = (f.fonds, f.category, f.year, f.retention, f.section, f.item_no, self.pages.text().strip())
        return json.dumps(parts, ensure_ascii=False)

    def _write(self, facts: ArchiveFacts) -> None:
        for field, text in (
            (self.fonds, facts.fonds),
            (self.category, facts.category),
            (self.year, facts.year),
            (self.section, facts.section),
            (self.pages, str(facts.pages or "")),
        ):
            field.setText(text)
        self.retention.setCurrentIndex(max(self.retention.findData(facts.retention), 0))
        self.item_no.setText(facts.item_no)

    def _count_on(self, *_: object) -> None:
        """A changed class counts by itself, unless the 件号 was written by hand."""
        if self.item_no.text() == self._proposed:
            self._proposed = next_item_no(self._proposal.used, self.facts())
            self.item_no.setText(self._proposed)
        self._tell()

    def _tell(self, *_: object) -> None:
        self.number_changed.emit(self.facts().number)

    def _take_pages(self) -> None:
        self.pages.setText(str(self._proposal.pages or ""))
