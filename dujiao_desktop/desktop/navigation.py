"""The words at the left, and below them whose desk this is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dujiao_desktop.desktop.theme import colour, put_icon, px, small_font
from dujiao_desktop.desktop.widgets.parts import ElidedLabel, button, label, restyle, rule

WIDE, SLIM = 152, 60
_OFFICER_EDGES = 62
"""What the picture of the officer and the margins beside the name take of `WIDE`."""
MOST_COUNTED = 99


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the navigation."""

    key: str
    word: str
    icon: str


ENTRIES = (
    Entry("today", "今日", "clock"),
    Entry("tasks", "任务", "list-checks"),
    Entry("complaints", "举报件", "message-square"),
    Entry("evidence", "佐证", "image"),
    Entry("reports", "报表", "bar-chart-3"),
    Entry("backup", "备份", "hard-drive-download"),
    Entry("settings", "设置", "settings"),
)


class Navigation(QWidget):
    """The words with icons and counts; icons alone in a narrow window.

    Signals:
        chosen: Emitted with the key of the page wanted.
        officer_clicked: The officer's name was clicked: another wants to sit down.
    """

    chosen = Signal(str)
    officer_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._brand = label("督交")
        self._brand.setObjectName("brand")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, NavigationButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 14, 10, 14)
        self._layout.setSpacing(3)
        self._layout.addWidget(self._brand)
        self._layout.addSpacing(10)
        for number, entry in enumerate(ENTRIES, start=1):
            self._layout.addWidget(self._button(entry, number))
        self._layout.addStretch(1)
        self._layout.addWidget(rule())
        self._layout.addSpacing(6)
        self._unit = ElidedLabel("", "muted")
        self._officer = button("", "officer", self.officer_clicked.emit, icon_name="users", tip="换人经办（Ctrl+U）")
        self._officer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._backup = ElidedLabel("", "muted")
        for widget in (self._unit, self._officer, self._backup):
            widget.setContentsMargins(8, 0, 0, 0)
            self._layout.addWidget(widget)
            widget.hide()
        self._slim = False
        self._who = ""
        self.set_slim(False)
        self.set_usable(False)

    def set_usable(self, usable: bool) -> None:
        """Pages can be chosen only when a workspace is open."""
        for entry in ENTRIES:
            made = self._buttons[entry.key]
            made.setEnabled(usable)
            if usable:
                put_icon(made, entry.icon, "text", "primary")

    def set_slim(self, slim: bool) -> None:
        """Show icons alone, with the words in their tooltips."""
        self._slim = slim
        self.setFixedWidth(px(SLIM if slim else WIDE))
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if slim else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for made in self._buttons.values():
            made.setToolButtonStyle(style)
        self._brand.setAlignment(Qt.AlignmentFlag.AlignCenter if slim else Qt.AlignmentFlag.AlignLeft)
        self._brand.setContentsMargins(0 if slim else 10, 0, 0, 0)
        for part in (self._unit, self._backup):
            part.setVisible(bool(not slim and part.property("filled")))
        # Whose desk it is matters at every width: the picture alone, with the name in its tooltip.
        self._officer.setVisible(bool(self._officer.property("filled")))
        room = px(WIDE) - px(_OFFICER_EDGES)
        self._officer.setText(
            "" if slim else self._officer.fontMetrics().elidedText(self._who, Qt.TextElideMode.ElideRight, room)
        )
        self._officer.setProperty("slim", slim)
        restyle(self._officer)
        self._officer.setToolTip(f"{self._who}，换人经办（Ctrl+U）" if self._who else "换人经办（Ctrl+U）")

    def is_slim(self) -> bool:
        """Whether icons stand alone."""
        return self._slim

    def choose(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Numbers beside the words, by page; 0 shows none."""
        for key, made in self._buttons.items():
            made.show_count(counts.get(key, 0))

    def show_desk(self, unit: str, officer: str) -> None:
        """Say whose desk this is."""
        self._unit.set_text(unit)
        self._who = officer
        self._officer.setAccessibleName(f"{officer}，换人经办")
        for part in (self._unit, self._officer):
            part.setProperty("filled", True)
        self.set_slim(self._slim)

    def show_backup(self, words: str) -> None:
        """Say when the last backup was made."""
        self._backup.set_text(words)
        self._backup.setProperty("filled", True)
        self.set_slim(self._slim)

    def officer_button(self) -> QPushButton:
        """Where the menu of officers opens."""
        return self._officer

    def _button(self, entry: Entry, number: int) -> NavigationButton:
        made = NavigationButton(entry.word)
        made.setObjectName("nav")
        made.setProperty("page", entry.key)
        made.setText("  " + entry.word)
        put_icon(made, entry.icon)
        made.setIconSize(QSize(px(18), px(18)))
        made.setCheckable(True)
        made.setToolTip(f"{entry.word}（Alt+{number}）")
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setShortcut(f"Alt+{number}")
        made.clicked.connect(self._clicked)
        self._group.addButton(made)
        self._buttons[entry.key] = made
        return made

    def _clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(str(sender.property("page")))


class NavigationButton(QToolButton):
    """A word with an icon, and a number where something waits."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word, self._count = word, 0
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show the number; 0 shows none."""
        self._count = count
        self.setAccessibleName(f"{self._word}，{count} 件在等" if count else self._word)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number over the button: at the right of the word, in the corner where the icon stands alone."""
        super().paintEvent(event)
        if not self._count:
            return
        text = str(self._count) if self._count <= MOST_COUNTED else f"{MOST_COUNTED}+"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = small_font(bold=True)
        slim = self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        if slim:
            font.setPixelSize(px(10))
        painter.setFont(font)
        high = px(15 if slim else 19)
        wide = max(high, painter.fontMetrics().horizontalAdvance(text) + px(8))
        left = self.width() - wide - px(2 if slim else 10)
        top = px(3) if slim else (self.height() - high) / 2
        box = QRectF(left, top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("danger"))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(colour("onPrimary"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
