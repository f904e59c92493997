"""One missing thing: what it is, the way to where it is mended, and on request why it is required."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.parts import button, label
from dujiao_desktop.domain.errors import Missing
from dujiao_desktop.usecases.read_task import Why


class GapRow(QWidget):
    """A gap in a list of gaps."""

    def __init__(self, gap: Missing, why: Why, verb: str, go: Callable[[], object]) -> None:
        """Show `gap`; `verb` names the link that calls `go`."""
        super().__init__()
        self.setObjectName("gap")
        across = QHBoxLayout()
        across.setSpacing(8)
        sign, what = label("○", "warnBody"), label(gap.text, wrap=True)
        for words in (sign, what):
            # Their first line stands level with the words of the links.
            words.setContentsMargins(0, px(3), 0, 0)
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(what, 1, Qt.AlignmentFlag.AlignTop)
        self.why_button = button("为什么要", "quiet", self._turn)
        self.why_button.setAccessibleName(f"为什么要：{gap.text}")
        self.why_button.setToolTip("\n".join(why.lines))
        link = button(verb, "link", go)
        link.setAccessibleName(f"{verb}：{gap.text}")
        across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.why_button, 0, Qt.AlignmentFlag.AlignTop)
        self.reason = label("\n".join(why.lines), "muted", wrap=True, selectable=True)
        self.reason.setContentsMargins(22, 0, 0, 6)
        self.reason.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(across)
        layout.addWidget(self.reason)

    def explain(self, explained: bool = True) -> None:
        """Show the reason, or hide it."""
        self.reason.setVisible(explained)
        self.why_button.setText("收起" if explained else "为什么要")

    def _turn(self) -> None:
        self.explain(self.reason.isHidden())
