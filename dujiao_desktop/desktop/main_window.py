"""The window: navigation at the left, one page at the right; the start pages before a workspace is open.

Until it has been painted once it is a title and two words. Everything else is built by `furnish`, and imported in
functions: the names of Qt's flags alone cost more than the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QLabel, QMainWindow

from dujiao_desktop.desktop.colours import LIGHT, Tokens

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from dujiao_desktop.desktop.desk import Desk
    from dujiao_desktop.desktop.help.panel import HelpPanel
    from dujiao_desktop.desktop.jobs import JobRunner
    from dujiao_desktop.desktop.messages import Messages
    from dujiao_desktop.desktop.navigation import Navigation
    from dujiao_desktop.desktop.search.palette import Palette
    from dujiao_desktop.desktop.undo.undoing import Undoing
    from dujiao_desktop.desktop.widgets.parts import Page

NARROW = 1000
"""Below this width (at 100 % text) icons stand alone in the navigation and a card takes the whole page."""

FIND = "find"
"""What a page asks for when its search over everything is clicked."""
LEAST_SIZE = QSize(760, 460)
USUAL_SIZE = QSize(1366, 768)
"""The screen the pages are drawn for; on one no larger the window takes it all."""

KEEPING_DRAFT, DROPPING_DRAFT, EMPTYING_BIN = "存草稿", "丢弃草稿", "清理回收站"
QUIET_JOBS = frozenset({KEEPING_DRAFT, DROPPING_DRAFT, EMPTYING_BIN})
"""Nobody began them by hand; they end before the program does, without a question."""
OPENING = "正在打开…"
SETTLED_MS = 1500
"""By then the first list is on the screen."""


class MainWindow(QMainWindow):
    """The shell. It is shown before anything heavy is imported; pages are built on their first visit.

    Signals:
        painted: The window is on the screen for the first time; now it can be furnished.
        closing: The officer closes the window and nothing holds it back.
        officer_chosen: Another officer sits down: the name.
    """

    painted = Signal()
    closing = Signal()
    officer_chosen = Signal(str)

    def __init__(self, colours: Tokens = LIGHT) -> None:
        """`colours`: those of the first paint."""
        super().__init__()
        self.setWindowTitle("督交")
        self.setMinimumSize(LEAST_SIZE)
        self._furnished = False
        self._was_painted = False
        self._fills_screen = False
        words = QLabel(OPENING)
        # As the theme will paint it, which is not there yet.
        words.setStyleSheet(
            f"background: {colours.background}; color: {colours.muted}; font-size: 14px;"
            "qproperty-alignment: AlignCenter;"
        )
        self.setCentralWidget(words)
        self._desk: Desk | None = None
        self._runner: JobRunner | None = None
        self._builders: dict[str, Callable[[Desk], Page]] = {}
        self._pages: dict[str, Page] = {}
        self._backup_words = ""
        self._counts: dict[str, int] = {}
        self._undoing: Undoing | None = None
        self._palette: Palette | None = None
        self._help_panel: HelpPanel | None = None

    def furnish(self) -> None:
        """Build everything but the pages, once, in the theme now in force."""
        if self._furnished:
            return
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

        from dujiao_desktop.desktop.messages import Messages
        from dujiao_desktop.desktop.theme import window_icon
        from dujiao_desktop.desktop.widgets.message_line import MessageLine
        from dujiao_desktop.desktop.widgets.parts import shortcut

        self._furnished = True
        self.setWindowIcon(window_icon())
        self._messages = Messages(self)
        self._navigation = self._make_navigation()
        self._stack = QStackedWidget()
        self._opening = _opening_page()
        self._stack.addWidget(self._opening)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        self._work = QWidget()
        self._work.setObjectName("page")
        self._work.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        across = QHBoxLayout(self._work)
        self._across = across
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._navigation)
        across.addLayout(right, 1)
        self._line = MessageLine(self._stack)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._work)
        self.setCentralWidget(self._whole)

        self._messages.line.connect(self._line.show_line)
        self._messages.line_over.connect(self._line.hide)
        for keys, action in (
            ("Ctrl+F", self._search),
            ("Ctrl+K", self.find_everything),
            ("Ctrl+N", self._make_new),
            ("Ctrl+I", self._import_list),
            ("Ctrl+V", self._paste),
            ("Esc", self._go_back),
            ("F5", self._read_again),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
            ("F1", self._help),
            ("Ctrl+U", self._offer_officers),
            ("Ctrl+L", self._lock),
        ):
            shortcut(keys, self, action)

    @property
    def messages(self) -> Messages:
        """The mouth of the window."""
        self.furnish()
        return self._messages

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so when it is the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # When this event is over: its children are painted after it.
            QTimer.singleShot(0, self.painted.emit)

    # Before a workspace is open.

    def appear(self) -> None:
        """Come onto the screen, for the first time."""
        if self._fills_screen:
            self.showMaximized()
        else:
            self.show()

    def show_opening(self, words: str) -> None:
        """Show that the workspace is being opened."""
        self.furnish()
        text = self._opening.findChild(QLabel, "openingWords")
        if isinstance(text, QLabel):
            text.setText(words)
        self._stack.setCurrentWidget(self._opening)
        self._whole.setCurrentWidget(self._work)

    def show_start(self, page: QWidget) -> None:
        """Show a start page over the whole window."""
        self.furnish()
        if self._whole.indexOf(page) < 0:
            self._whole.addWidget(page)
        self._whole.setCurrentWidget(page)
        if self._help_panel is not None:
            self._help_panel.hide()

    # With an open workspace.

    def open_desk(
        self, desk: Desk, builders: dict[str, Callable[[Desk], Page]], runner: JobRunner | None, first: str = ""
    ) -> None:
        """Work with this workspace from now on; shows the page `first`, else the first one of `builders`."""
        self.furnish()
        self.close_desk()
        self._desk, self._builders, self._runner = desk, builders, runner
        from dujiao_desktop.desktop.undo.undoing import Undoing

        self._undoing = Undoing(desk, self)
        desk.undo, desk.undo_act = self._undoing.undo, self._undoing.undo_act
        self._navigation.set_usable(True)
        self._show_desk()
        self._whole.setCurrentWidget(self._work)
        self.setWindowTitle(f"督交 · {desk.office.unit.name}")
        self.go(first or next(iter(builders)))

    def fit_text_size(self) -> None:
        """Build navigation and pages anew in the text size now in force; the page shown is shown again."""
        desk, key = self._desk, next((k for k, p in self._pages.items() if p is self.page()), "")
        old = self._navigation
        self._navigation = self._make_navigation()
        self._across.replaceWidget(old, self._navigation)
        old.deleteLater()
        if desk is not None:
            runner, builders = self._runner, self._builders
            self.open_desk(desk, builders, runner, key)
        self._navigation.show_backup(self._backup_words)
        self._navigation.show_counts(self._counts)

    def close_desk(self) -> None:
        """Take the pages of the workspace away."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        if self._palette is not None:
            self._palette.deleteLater()
            self._palette = None
        if self._help_panel is not None:
            self._help_panel.deleteLater()
            self._help_panel = None
        self._desk = None
        if self._furnished:
            self._navigation.set_usable(False)

    def show_officer(self) -> None:
        """Say below the navigation who is at the desk now."""
        self._show_desk()

    def show_backup(self, words: str) -> None:
        """Say below the navigation when the last backup was made."""
        self._backup_words = words
        self._navigation.show_backup(words)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Numbers beside the words of the navigation, by page."""
        self._counts = counts
        if self._furnished:
            self._navigation.show_counts(counts)

    def go(self, key: str, what: object = None) -> None:
        """Show a page, and on it `what`."""
        if key == FIND:
            self.find_everything()
            return
        current = self.page()
        if self._desk is None or (current is not None and not current.leave_is_fine()):
            self._navigation.choose(next((k for k, p in self._pages.items() if p is current), ""))
            return
        page = self._pages.get(key)
        if page is None:
            page = self._builders[key](self._desk)
            page.asks_for.connect(self.go)
            self._pages[key] = page
            self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)
            page.read()
        self._stack.setCurrentWidget(page)
        self._navigation.choose(key)
        page.take_focus()
        if self._help_panel is not None and self._help_panel.isVisible():
            self._help_panel.show_topic(page.help_topic())
        if what is not None:
            page.show_this(what)

    def page(self) -> Page | None:
        """The page that is shown."""
        return next((p for p in self._pages.values() if p is self._stack.currentWidget()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room in narrow windows."""
        super().resizeEvent(event)
        if not self._furnished:
            return
        from dujiao_desktop.desktop.theme import px

        slim = self.width() < px(NARROW)
        if slim != self._navigation.is_slim():
            self._navigation.set_slim(slim)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once while something is being written or typed text would be lost."""
        page = self.page()
        if page is not None and not page.leave_is_fine():
            event.ignore()
            return
        busy = self._runner.changing() if self._runner is not None else ()
        busy = tuple(title for title in busy if title not in QUIET_JOBS)
        if busy and not self.messages.ask(
            f"正在{busy[0]}，现在关闭吗？", "停下并关闭", "没有办完的那一件会原样退回，已经存好的都在。"
        ):
            event.ignore()
            return
        self.closing.emit()
        event.accept()

    def remember_size(self, state: QSettings) -> None:
        """Keep size and place for the next start."""
        state.setValue("window/geometry", self.saveGeometry())

    def restore_size(self, state: QSettings) -> None:
        """Take size and place of last time; at first as large as the drawings, or the screen."""
        kept = state.value("window/geometry")
        if kept is None or not self.restoreGeometry(kept):
            room = self.screen().availableGeometry().size()
            self.resize(USUAL_SIZE.boundedTo(room - QSize(40, 60)))
            if room.width() <= USUAL_SIZE.width() or room.height() <= USUAL_SIZE.height():
                self._fills_screen = True

    def _make_navigation(self) -> Navigation:
        from dujiao_desktop.desktop.navigation import Navigation
        from dujiao_desktop.desktop.theme import px

        made = Navigation()
        made.set_slim(self.width() < px(NARROW))
        made.chosen.connect(self.go)
        made.officer_clicked.connect(self._offer_officers)
        return made

    def _show_desk(self) -> None:
        if self._desk is not None:
            role = self._desk.office.rules.words.officer_role[self._desk.by.role]
            self._navigation.show_desk(self._desk.office.unit.name, f"{role} · {self._desk.by.name}")

    def _offer_officers(self) -> None:
        from PySide6.QtCore import QPoint
        from PySide6.QtWidgets import QMenu

        if self._desk is None:
            return
        menu = QMenu(self)
        words = self._desk.office.rules.words.officer_role
        for number, officer in enumerate(self._desk.officers, start=1):
            # Its number is its key: Ctrl+U, 2 and the second officer works.
            key = f"&{number} " if number < 10 else ""
            action = menu.addAction(f"{key}{officer.name}　{words[officer.role]}")
            action.setCheckable(True)
            action.setChecked(officer.id == self._desk.by.id)
            action.triggered.connect(partial(self.officer_chosen.emit, officer.name))
        menu.addSeparator()
        menu.addAction("人员设置…").triggered.connect(partial(self.go, "settings"))
        at = self._navigation.officer_button()
        menu.exec(at.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        menu.deleteLater()

    def _search(self) -> None:
        if (page := self.page()) is not None:
            page.search()

    def find_everything(self) -> None:
        """Open the one search over everything."""
        if self._desk is None:
            return
        if self._palette is None:
            from dujiao_desktop.desktop.search.palette import Palette

            self._palette = Palette(self, self._desk)
            self._palette.chosen.connect(self._found)
        self._palette.open_with()

    def _found(self, key: str, what: object) -> None:
        own = {
            ":undo": self._undo,
            ":redo": self._redo,
            ":help": self._help,
            ":officer": self._offer_officers,
            ":lock": self._lock,
        }
        if key in own:
            own[key]()
        else:
            self.go(key, what)

    def _make_new(self) -> None:
        if (page := self.page()) is not None:
            page.make_new()

    def _paste(self) -> None:
        if (page := self.page()) is not None:
            page.paste()

    def _import_list(self) -> None:
        if self._desk is not None:
            self.go("tasks", "import")

    def _undo(self) -> None:
        if self._desk is not None and self._undoing is not None:
            self._undoing.undo()

    def _redo(self) -> None:
        if self._desk is not None and self._undoing is not None:
            self._undoing.redo()

    def _lock(self) -> None:
        """Lock now, where there is a password to ask for."""
        if self._desk is None:
            return
        if self._desk.lock is not None:
            self._desk.lock()
        else:
            self.messages.warn("这个工作区没有设密码，锁了屏也没有密码可问，所以不锁。离开时请锁住电脑。")

    def _help(self) -> None:
        """Help for the page at hand; once more closes it."""
        topic = self._topic()
        if not topic:
            return
        if self._help_panel is None:
            from dujiao_desktop.desktop.help.panel import HelpPanel

            self._help_panel = HelpPanel(self)
        if self._help_panel.isVisible():
            self._close_help()
        else:
            self._help_panel.show_topic(topic)

    def _topic(self) -> str:
        """The page of help for what is shown; none while a workspace is being opened."""
        page, start = self.page(), self._whole.currentWidget()
        if start is not self._work:
            return str(getattr(start, "topic", ""))
        return page.help_topic() if page is not None else ""

    def _close_help(self) -> bool:
        if self._help_panel is None or not self._help_panel.isVisible():
            return False
        self._help_panel.hide()
        if (page := self.page()) is not None:
            page.take_focus()
        return True

    def _go_back(self) -> None:
        if self._close_help():
            return
        if (page := self.page()) is not None:
            page.go_back()

    def _read_again(self) -> None:
        if (page := self.page()) is not None:
            page.read()


def _opening_page() -> QWidget:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from dujiao_desktop.desktop.widgets.parts import label

    page = QWidget()
    page.setObjectName("page")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    words = label(OPENING, "mutedBody")
    words.setObjectName("openingWords")
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    QVBoxLayout(page).addWidget(words)
    return page
