"""Labels, buttons, panels and the page header: the family likeness of all pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.theme import put_icon, px

HEADER_HEIGHT = 56
MARGIN = 20


def label(text: str, role: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A plain-text label in one of the style sheet's roles (title, section, muted, warn …)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def chip(text: str, tone: str = "plain") -> QLabel:
    """A word on a soft ground; start `text` with a shape (✓ ○ ● ▲ ■ ◆) so that colour says nothing alone."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("chip", tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def button(
    text: str, kind: str = "", on_click: Callable[[], object] | None = None, *, icon_name: str = "", tip: str = ""
) -> QPushButton:
    """A button with a verb; kinds are those of the style sheet (primary, small, link, quiet, danger …)."""
    made = QPushButton(text)
    if kind:
        made.setProperty("kind", kind)
    if icon_name:
        put_icon(made, icon_name, "onPrimary" if kind in ("primary", "smallPrimary") else "text")
        made.setIconSize(QSize(px(16), px(16)))
    if tip:
        made.setToolTip(tip)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if on_click is not None:
        # clicked carries a boolean that nobody here wants.
        made.clicked.connect(_Plain(on_click, made).call)
    return made


def icon_button(icon_name: str, tip: str, on_click: Callable[[], object], *, name: str = "") -> QToolButton:
    """A button that is an icon alone; `name` is what a screen reader says, where it is not the tip."""
    made = QToolButton()
    made.setProperty("kind", "icon")
    put_icon(made, icon_name, "muted")
    made.setIconSize(QSize(px(16), px(16)))
    made.setToolTip(tip)
    made.setAccessibleName(name or tip)
    made.clicked.connect(_Plain(on_click, made).call)
    return made


class _Plain(QObject):
    """Calls without the signal's own arguments; lives and dies with its button."""

    def __init__(self, action: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._action = action

    def call(self, *_: object) -> None:
        """Do it."""
        self._action()


def panel(name: str = "panel") -> QFrame:
    """A white panel with a thin line around it."""
    made = QFrame()
    made.setObjectName(name)
    return made


def toned(tone: str) -> QFrame:
    """A box in a tone: warning, info, danger, good."""
    made = QFrame()
    made.setProperty("tone", tone)
    return made


def rule() -> QFrame:
    """A thin line."""
    made = QFrame()
    made.setObjectName("rule")
    return made


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at changed properties."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class _Area(QScrollArea):
    """Asks for no more height than its content has at the width it gets.

    Qt takes at least the heights that wrapped lines would like to have, at widths they choose themselves, and shows a
    bar with nothing below.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure before Qt does."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self._measure()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width breaks the lines anew."""
        self._measure()
        super().resizeEvent(event)

    def _measure(self) -> None:
        content = self.widget()
        layout = content.layout() if content is not None else None
        if layout is None or not layout.hasHeightForWidth():
            return
        room, least = self.maximumViewportSize(), layout.totalMinimumSize().width()
        high = layout.totalHeightForWidth(max(room.width(), least))
        if high > room.height():
            beside = room.width() - self.verticalScrollBar().sizeHint().width()
            high = layout.totalHeightForWidth(max(beside, least))
        content.setMinimumHeight(high)


def scrolled(content: QWidget) -> QScrollArea:
    """Make `content` scroll up and down, never sideways."""
    content.setObjectName("scrolled")
    area = _Area()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets go when the event loop next turns."""
    while (item := layout.takeAt(0)) is not None:
        # Either may be None, whatever the stubs say.
        widget: QWidget | None = item.widget()
        inner: QLayout | None = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; None stands for the room that stretches."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made


def named(widget: QWidget, name: str) -> QWidget:
    """Give an input the name a screen reader says."""
    widget.setAccessibleName(name)
    return widget


class ElidedLabel(QLabel):
    """One line that ends in … where room ends; the tooltip has it all."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setMinimumWidth(24)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show `text`."""
        self._full = text
        self.setText(text)
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self._full if shown != self._full else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class FewLines(QLabel):
    """A title over at most some lines, ending in … ; the tooltip has it all."""

    def __init__(self, lines: int, role: str) -> None:
        super().__init__()
        self._full = ""
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_text(self, text: str) -> None:
        """Show `text`."""
        self._full = " ".join(text.split())
        self.setAccessibleName(self._full)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew for the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        room = max(self.width(), 120)
        flags = int(Qt.TextFlag.TextWordWrap)
        limit = metrics.lineSpacing() * self._lines + 2

        def too_high(text: str) -> bool:
            return metrics.boundingRect(QRect(0, 0, room, 10_000), flags, text).height() > limit

        shown = self._full
        if too_high(shown):
            low, high = 0, len(shown)
            while low < high:
                middle = (low + high + 1) // 2
                low, high = (low, middle - 1) if too_high(shown[:middle] + "…") else (middle, high)
            shown = shown[:low] + "…"
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")


class FlowLayout(QLayout):
    """Left to right, then on the next line: chips, thumbnails."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # none left is None in Qt
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue  # what is hidden takes no room
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - rect.y()


class SideBySide(QWidget):
    """Columns on a page; one below the other where it is narrow."""

    def __init__(self, narrow: int) -> None:
        """`narrow`: width at 100 % text."""
        super().__init__()
        self._narrow = narrow
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)

    def add(self, column: QVBoxLayout, share: int) -> None:
        """Add a column; `share` says how much of the width it takes."""
        column.addStretch(1)
        self._layout.addLayout(column, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn with the width of the page, not of what it shows, which may ask for more."""
        super().resizeEvent(event)
        area = self.parentWidget() or self
        narrow = area.width() < px(self._narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._layout.direction() is not way:
            self._layout.setDirection(way)


class SearchField(QLineEdit):
    """The search at the head of a page, with its key shown in it."""

    def __init__(self, words: str, keys: str = "Ctrl F") -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setToolTip(f"{words}（Ctrl+F）")
        self.setClearButtonEnabled(True)
        self._hint = label(keys, "muted")
        self._hint.setParent(self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._show_hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right end."""
        super().resizeEvent(event)
        self._hint.adjustSize()
        self._hint.move(self.width() - self._hint.width() - 10, (self.height() - self._hint.height()) // 2)
        self._show_hint(self.text())

    def _show_hint(self, text: str) -> None:
        """Only where it does not lie over the words of the field."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        self._hint.setVisible(not text and self.width() >= words + self._hint.width() + px(36))


class FindButton(QPushButton):
    """Looks like a search; opens the one search over everything."""

    def __init__(self) -> None:
        super().__init__("搜任务、举报件、佐证、功能")
        self.setProperty("kind", "find")
        self.setAccessibleName("搜任务、举报件、佐证、功能")
        self.setToolTip("搜任务、举报件、佐证、功能（Ctrl+K）")
        self.setMinimumWidth(px(150))
        self.setMaximumWidth(px(320))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hint = label("Ctrl K", "muted")
        self._hint.setParent(self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def minimumSizeHint(self) -> QSize:
        """Narrow windows cut the words."""
        return QSize(px(150), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right end, where there is room for it."""
        super().resizeEvent(event)
        self._hint.adjustSize()
        self._hint.move(self.width() - self._hint.width() - 10, (self.height() - self._hint.height()) // 2)
        room = self.fontMetrics().horizontalAdvance("搜任务、举报件、佐证、功能") + self._hint.width() + px(36)
        self._hint.setVisible(self.width() >= room)
        self.setText("搜任务、举报件、佐证、功能" if self.width() >= room - self._hint.width() else "搜索")


class PageHeader(QFrame):
    """The page's name, one line of facts, the search, and at most two buttons."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedHeight(px(HEADER_HEIGHT))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._layout.setSpacing(16)
        self._title = label(title, "pageTitle")
        self.facts = ElidedLabel("", "mutedBody")
        self._layout.addWidget(self._title)
        self._layout.addWidget(self.facts, 1)

    def add(self, *widgets: QWidget) -> None:
        """Put search and buttons at the right end, in this order."""
        for widget in widgets:
            if isinstance(widget, FindButton):
                self._layout.addWidget(widget, 2)
            elif isinstance(widget, SearchField):
                widget.setMinimumWidth(px(150))
                widget.setMaximumWidth(px(320))
                self._layout.addWidget(widget, 2)
            else:
                self._layout.addWidget(widget)


class Page(QWidget):
    """What the main window knows of a page.

    Signals:
        asks_for: Another page is wanted: its key, and what to show there.
    """

    asks_for = Signal(str, object)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PageHeader(title)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN, 18, MARGIN, 18)
        self.body.setSpacing(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addLayout(self.body, 1)

    def add_find(self) -> None:
        """Put the search over everything into the header."""
        find = FindButton()
        find.clicked.connect(self._find)
        self.header.add(find)

    def _find(self) -> None:
        self.asks_for.emit("find", None)

    def read(self) -> None:
        """Ask for everything again: on the first visit and on F5."""

    def search(self) -> None:
        """Put the cursor into the search, where there is one."""

    def make_new(self) -> None:
        """Begin a new record of the page's kind, where there is one."""

    def paste(self) -> None:
        """Take the files or the picture of the clipboard, where files are taken."""

    def go_back(self) -> None:
        """Leave what is open on the page, e.g. a card in a narrow window."""

    def show_this(self, what: object) -> None:
        """Show something on the page that another page asked for."""

    def take_focus(self) -> None:
        """Put the keyboard where the page's work is."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def help_topic(self) -> str:
        """Name of the page of help for what is shown, without its ending."""
        return "keys"

    def leave_is_fine(self) -> bool:
        """Whether nothing typed would be lost; asks the officer where it would."""
        return True


def shortcut(keys: str, parent: QWidget, action: Callable[[], object]) -> QShortcut:
    """A key of the page or window `parent`."""
    made = QShortcut(QKeySequence(keys), parent)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(action)
    return made


class NoWheel(QObject):
    """Keeps the mouse wheel from changing a choice while a form is being scrolled."""

    @classmethod
    def guard(cls, widgets: Iterable[QWidget], parent: QObject) -> None:
        """Guard these inputs."""
        keeper = cls(parent)
        for widget in widgets:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(keeper)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel through only to what has the focus."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
