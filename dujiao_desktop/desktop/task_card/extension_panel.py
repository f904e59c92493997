"""延期与转长期 on the card: every application with its opinions and its paper, the newest first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.task_card.paper_place import paper_place
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.widgets.parts import button, clear, label, rule
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.extension import EXTENSION_WORDS, RESULT_WORDS, Extension, ExtensionKind, ExtensionResult
from dujiao_desktop.domain.extension_paper import extension_title

_SIGNS = {ExtensionResult.PENDING: "○", ExtensionResult.APPROVED: "✓", ExtensionResult.REFUSED: "■"}


class ExtensionPanel(QFrame):
    """The applications of one task; hidden while there are none."""

    def __init__(self, desk: Desk, presenter: TaskCardPresenter) -> None:
        super().__init__()
        self.setObjectName("inner")
        self._desk, self._presenter = desk, presenter
        self._number = ""
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 10, 14, 10)
        self._rows.setSpacing(4)
        self.hide()

    def show_case(self, case: CaseFile) -> None:
        """Show them."""
        clear(self._rows)
        self._number = case.task.number
        self.setVisible(bool(case.extensions))
        self._rows.addWidget(label("延期与转长期", "section"))
        for number, one in enumerate(reversed(case.extensions)):
            if number:
                self._rows.addWidget(rule())
            self._rows.addLayout(self._head(one))
            for text in _lines(one):
                self._rows.addWidget(label(text, "muted", wrap=True, selectable=True))

    def _head(self, one: Extension) -> QHBoxLayout:
        """What was asked for and what became of it, and the way to its paper."""
        across = QHBoxLayout()
        result = RESULT_WORDS[one.result] + (f"，等“{one.next_level}”的意见" if one.next_level else "")
        words = f"{_SIGNS[one.result]} {one.applied_on.isoformat()} 申请{one.asked_words}　{result}"
        across.addWidget(label(words, "", wrap=True, selectable=True), 1)
        link = button("出审批表…", "link", partial(self._print, one))
        link.setAccessibleName(f"出 {one.applied_on.isoformat()} 申请{EXTENSION_WORDS[one.kind]}的审批表")
        across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return across

    def _print(self, one: Extension) -> None:
        title = extension_title(self._desk.office.rules, one.kind)
        to = paper_place(title, self._number, self._desk.today(), self)
        if to is not None:
            self._presenter.follow_up.print_extension(one.id, to)


def _lines(one: Extension) -> list[str]:
    if one.kind is ExtensionKind.DEADLINE:
        lines = [f"申请时的时限：{one.old_deadline.text}"]
    else:
        days = [f"下次复核 {one.next_review_on.isoformat()}"] if one.next_review_on else []
        days += [f"预计最终完成 {one.final_on.isoformat()}"] if one.final_on else []
        lines = [f"阶段目标：{one.stage_goal}（{'，'.join(days)}）"]
    lines.append(f"理由：{one.reason}")
    for level, opinion in zip(one.levels, one.opinions, strict=False):
        said = f"：{opinion.words}" if opinion.words else ""
        agreed = "同意" if opinion.agreed else "不同意"
        lines.append(f"{level} {opinion.said_on.isoformat()} {agreed}{said}（{opinion.who}）")
    if one.number:
        lines.append(f"批准文号：{one.number}")
    return lines
