"""闲置锁屏: covers every window of the program until the workspace's password is given.

What was typed stays in its fields below the cover, and is kept as a draft before it comes down. Windows are covered and
not hidden: hiding a dialog would end it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from dujiao_desktop.desktop.drafts.form_draft import FormDraft
from dujiao_desktop.desktop.forms.ui_unlock_form import Ui_UnlockForm
from dujiao_desktop.desktop.theme import pixmap, px
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import label
from dujiao_desktop.domain.errors import Told

LOOKED_AT_EVERY_MS = 5000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
_WORDS = "已锁屏"


class IdleLock(QObject):
    """Watches for touches while a time is set; off otherwise, and then costs nothing."""

    def __init__(
        self, window: QWidget, opens: Callable[[str], None], parent: QObject, clock: Callable[[], float] = time.time
    ) -> None:
        """Make an idle watch that is off.

        Args:
            window: The main window.
            opens: Given a password, raises `Refused` when it is not the right one.
            parent: Owner.
            clock: Seconds; the wall clock, which goes on while the computer sleeps.
        """
        super().__init__(parent)
        self._window, self._opens, self._clock = window, opens, clock
        self._minutes = 0
        self._touched = clock()
        self._covers: list[Cover] = []
        self.dialog: LockDialog | None = None
        self._timer = QTimer(self, interval=LOOKED_AT_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: int) -> None:
        """Lock after so many minutes without a touch; 0 never."""
        self._minutes, self._touched = minutes, self._clock()
        app = QApplication.instance()
        if app is None:
            return
        # On the whole program, for keys that an input method takes are touches too; each event costs a little more,
        # and only where a lock is wanted.
        app.removeEventFilter(self)
        if minutes:
            app.installEventFilter(self)
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """See whether it is time."""
        if self._minutes and self.dialog is None and self._clock() - self._touched >= 60 * self._minutes:
            self.lock(f"{self._minutes} 分钟没有动，已锁屏。")

    def lock(self, why: str = "已锁屏。") -> None:
        """Keep what is typed, cover everything, ask for the password."""
        if self.dialog is not None:
            return
        for draft in self._window.findChildren(FormDraft):
            draft.flush()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                self._cover(widget)
        # Never a child of another dialog: that may end below the cover, and would take the lock with it.
        self.dialog = LockDialog(why, self._opens, self._window)
        self.dialog.unlocked.connect(self._uncover)
        app = QApplication.instance()
        if app is not None and not self._minutes:
            app.installEventFilter(self)
        self.dialog.open()
        self.dialog.activateWindow()

    def stop(self) -> None:
        """The workspace is closed; nothing is left to be covered."""
        self.watch(0)
        if self.dialog is not None:
            self._uncover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note every touch; while locked, cover windows that come up."""
        kind = event.type()
        if kind in _TOUCHES:
            self._touched = self._clock()
        elif kind is QEvent.Type.Show and self.dialog is not None and isinstance(watched, QWidget):
            if watched.isWindow() and watched is not self.dialog:
                self._cover(watched)
        return False

    def _cover(self, widget: QWidget) -> None:
        if widget.windowType() not in (Qt.WindowType.Popup, Qt.WindowType.ToolTip) and not any(
            isValid(cover) and cover.parentWidget() is widget for cover in self._covers
        ):
            self._covers.append(Cover(widget))

    def _uncover(self) -> None:
        dialog, self.dialog = self.dialog, None
        for cover in self._covers:
            # A dialog that ended meanwhile took its cover with it.
            if isValid(cover):
                cover.take_away()
        self._covers.clear()
        if dialog is not None:
            dialog.close_done()
        self.watch(self._minutes)


class Cover(QWidget):
    """Lies over all that a window shows, and over its title."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = window.windowTitle()
        self._focus = window.focusWidget()
        window.setWindowTitle("督交")
        window.installEventFilter(self)
        layout = QVBoxLayout(self)
        picture = QLabel()
        picture.setPixmap(pixmap("lock", "muted", px(32)))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = label(_WORDS, "mutedBody")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        layout.addWidget(picture)
        layout.addWidget(words)
        layout.addStretch(1)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def take_away(self) -> None:
        """Show the window as it was, with the cursor where it stood."""
        window = self.window()
        window.removeEventFilter(self)
        window.setWindowTitle(self._title)
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the window, and above whatever comes up in it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.LayoutRequest):
            self.setGeometry(self.window().rect())
            self.raise_()
        return False


class LockDialog(FormDialog):
    """The password, and nothing else: no way round it.

    Signals:
        unlocked: The password was right.
    """

    topic = "office"

    unlocked = Signal()

    def __init__(self, why: str, opens: Callable[[str], None], parent: QWidget) -> None:
        super().__init__("督交", "继续", parent)
        self._opens = opens
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.leave_button.hide()
        self.ui = Ui_UnlockForm()
        form = QWidget()
        self.ui.setupUi(form)
        words = "写的内容都在。输工作区的密码继续，忘了就输恢复码。"
        self.ask(label(why, "title", wrap=True), label(words, "mutedBody", wrap=True), form)
        self.fit(420, 250)
        self.ui.passwordEdit.setFocus()

    def accept(self) -> None:
        """Try the password."""
        try:
            self._opens(self.ui.passwordEdit.text())
        except Told as wrong:
            self.refused(wrong)
            self.ui.passwordEdit.selectAll()
            self.ui.passwordEdit.setFocus()
            return
        self.unlocked.emit()

    def reject(self) -> None:
        """Esc leads nowhere."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tries the password, wherever the cursor stands."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
            return
        super().keyPressEvent(event)
