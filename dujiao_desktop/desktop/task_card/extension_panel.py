"""延期与转长期 on the card: every application with its opinions, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from dujiao_desktop.desktop.widgets.parts import clear, label, rule
from dujiao_desktop.domain.extension import RESULT_WORDS, Extension, ExtensionKind, ExtensionResult

_SIGNS = {ExtensionResult.PENDING: "○", ExtensionResult.APPROVED: "✓", ExtensionResult.REFUSED: "■"}


class ExtensionPanel(QFrame):
    """The applications of one task; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inner")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 10, 14, 10)
        self._rows.setSpacing(4)
        self.hide()

    def show_extensions(self, extensions: tuple[Extension, ...]) -> None:
        """Show them."""
        clear(self._rows)
        self.setVisible(bool(extensions))
        self._rows.addWidget(label("延期与转长期", "section"))
        for number, one in enumerate(reversed(extensions)):
            if number:
                self._rows.addWidget(rule())
            for text, role in _lines(one):
                self._rows.addWidget(label(text, role, wrap=True, selectable=True))


def _lines(one: Extension) -> list[tuple[str, str]]:
    result = RESULT_WORDS[one.result] + (f"，等“{one.next_level}”的意见" if one.next_level else "")
    lines = [(f"{_SIGNS[one.result]} {one.applied_on.isoformat()} 申请{one.asked_words}　{result}", "")]
    if one.kind is ExtensionKind.DEADLINE:
        lines.append((f"申请时的时限：{one.old_deadline.text}", "muted"))
    else:
        days = [f"下次复核 {one.next_review_on.isoformat()}"] if one.next_review_on else []
        days += [f"预计最终完成 {one.final_on.isoformat()}"] if one.final_on else []
        lines.append((f"阶段目标：{one.stage_goal}（{'，'.join(days)}）", "muted"))
    lines.append((f"理由：{one.reason}", "muted"))
    for level, opinion in zip(one.levels, one.opinions, strict=False):
        said = f"：{opinion.words}" if opinion.words else ""
        agreed = "同意" if opinion.agreed else "不同意"
        lines.append((f"{level} {opinion.said_on.isoformat()} {agreed}{said}（{opinion.who}）", "muted"))
    if one.number:
        lines.append((f"批准文号：{one.number}", "muted"))
    return lines
