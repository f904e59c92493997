"""Connects the program's fields with fcitx, for which the Qt that we ship brings no plugin.

Keys are taken where they reach a window, before any field: a filter on the windows alone, since one on the whole
program would make every event dearer. Each key is offered to fcitx and waited for, so that what it finishes and what
it lets through stand in the order of typing. An fcitx that does not answer in time gets no more keys until it has
caught up; they go into the field as plain letters, and nothing that was typed is lost.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Collection

from jeepney import HeaderFields, Message
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QTextCharFormat,
    QWindow,
)
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from dujiao_desktop.desktop.input_method import keys
from dujiao_desktop.desktop.input_method.fcitx import (
    Commit,
    Contact,
    Forwarded,
    Key,
    Look,
    News,
    Preedit,
    search,
)
from dujiao_desktop.desktop.input_method.session_bus import BusLost, CallRefused, CallUnanswered, SessionBus, answers

CONTACT_LIMIT_S = 0.5
KEY_LIMIT_S = 0.2
FIRST_KEY_LIMIT_S = 1.0
"""With the first key fcitx reads its dictionaries."""
AGAIN_AFTER_MS = 500
"""fcitx takes its name on the bus before it is ready to be spoken to."""
TRIES = 10

NOTHING = Preedit((), -1)
_PLAIN = (
    Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhExclusiveInputMask
)
"""Fields that no composed text can go into: passwords, and those for digits or Latin letters alone."""
_TYPED = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_LEAVING = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusAboutToChange)

_log = logging.getLogger("dujiao.input_method")


class Bridge(QObject):
    """Lives as long as the program; waits for fcitx where it does not run yet."""

    def __init__(self, bus: SessionBus, names: Collection[str], contact: Contact | None, parent: QObject) -> None:
        """Begin to listen.

        Args:
            bus: The line to the session bus; closed with the bridge.
            names: Names under which fcitx may be found, the best first.
            contact: Made already, where fcitx runs.
            parent: The Qt program.
        """
        super().__init__(parent)
        self._bus = bus
        self._names = tuple(names)
        self._contact = contact
        self._first_key = True
        self._tries = 0
        self._unanswered: int | None = None
        """Serial number of a call that fcitx owes us an answer to; until then it gets no keys."""
        self._field: QObject | None = None
        """The field that fcitx knows the cursor to be in."""
        self._preedit = NOTHING
        self._resetting = False
        """Whether that call is the one that makes it forget."""
        self._handing_back = False
        self._inbox: deque[Message] = deque()
        self._cursor_moved = False
        self._notifier = QSocketNotifier(bus.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        for name in self._names:
            bus.listen(_owner_rule(name))
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._note_cursor)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        app.focusObjectChanged.connect(self._focus_moved)
        app.aboutToQuit.connect(self.close)
        self._watch(QGuiApplication.focusWindow())
        self._focus_moved()
        if contact is None:
            # The bus may have been too busy at the start to say that fcitx runs; it will not say so by itself.
            QTimer.singleShot(AGAIN_AFTER_MS, self._find_again)

    @property
    def version(self) -> int | None:
        """Generation of the fcitx that is connected; None when none is."""
        return None if self._contact is None else self._contact.version

    def close(self) -> None:
        """Take leave of fcitx and hang up; keys go past us from now on."""
        if self._names:
            self._names = ()
            try:
                if self._contact is not None:
                    self._contact.end()
            except BusLost:
                pass
            self._hang_up()

    # What Qt tells.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TYPED:
            return isinstance(event, QKeyEvent) and self._offer(event)
        if kind is QEvent.Type.ShortcutOverride:
            # While something is composed, Esc and Enter are for fcitx and not for a shortcut of the window.
            if self._preedit.parts:
                event.accept()
                return True
        elif kind in _LEAVING:
            self._settle()
        elif kind is QEvent.Type.Move:
            self._note_cursor()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            # Installing it a second time only moves it to the front.
            window.installEventFilter(self)

    def _focus_moved(self) -> None:
        self._enter(_field(), anew=True)

    def _note_cursor(self) -> None:
        # Fields say this several times for one key.
        if self._field is not None and not self._cursor_moved:
            self._cursor_moved = True
            QTimer.singleShot(0, self._place_cursor)

    # Towards fcitx.

    def _enter(self, field: QObject | None, *, anew: bool = False) -> None:
        """Let fcitx know whether the cursor stands in a field that takes Chinese, and where.

        Args:
            field: The field; None for none.
            anew: The cursor has left the old field, even where it is the same one.
        """
        if self._contact is None or (field is self._field and not anew):
            return
        self._settle()
        was, self._field = self._field, field
        try:
            if was is not None:
                self._contact.leave()
            if field is not None:
                self._contact.enter()
                self._place_cursor()
        except BusLost:
            self._lose_bus()

    def _place_cursor(self) -> None:
        self._cursor_moved = False
        window = QGuiApplication.focusWindow()
        if self._contact is None or self._field is None or window is None:
            return
        rect = _on_screen(QGuiApplication.inputMethod().cursorRectangle().toRect(), window)
        try:
            self._contact.place_cursor(rect.x(), rect.y(), rect.width(), rect.height())
        except BusLost:
            self._lose_bus()

    def _offer(self, event: QKeyEvent) -> bool:
        """Whether fcitx keeps the key."""
        released = event.type() is QEvent.Type.KeyRelease
        if self._handing_back:
            self._handing_back = False
            return False
        if self._contact is None or self._unanswered is not None:
            return False
        if event.nativeVirtualKey() == 0 or (released and event.isAutoRepeat()):
            return False
        # Asked at every key: a field may have become read-only without the cursor having moved.
        field = _field()
        self._enter(field)
        if field is None or self._contact is None:
            return False
        key = Key(
            event.nativeVirtualKey(),
            event.nativeScanCode(),
            event.nativeModifiers(),
            released,
            event.timestamp() & 0xFFFFFFFF,
        )
        kept = False
        try:
            kept = self._contact.take_key(key, FIRST_KEY_LIMIT_S if self._first_key else KEY_LIMIT_S)
            self._first_key = False
        except CallUnanswered as late:
            _log.warning("fcitx does not answer; keys go into the field as they are")
            self._unanswered = late.serial
            self._settle_here()
        except CallRefused:
            self._lose_contact()
            self._find()
        except BusLost:
            self._lose_bus()
        self._heard()
        return kept

    def _settle(self) -> None:
        """The cursor leaves: put into the field what is being composed, and let fcitx forget it."""
        if self._preedit.parts:
            self._settle_here()
            try:
                if self._contact is not None and self._unanswered is None:
                    self._contact.reset()
            except BusLost:
                self._lose_bus()

    def _settle_here(self) -> None:
        if self._preedit.parts:
            kept, self._preedit = self._preedit.kept_when_left, NOTHING
            self._send(_commit(kept))

    # From the bus.

    def _heard(self) -> None:
        while self._fetched():
            # What a message leads to may open a dialog, which hears the rest, or ask the bus, which hears more.
            self._hear(self._inbox.popleft())

    def _fetched(self) -> bool:
        """Whether messages wait, those included that came in while the bus was asked something."""
        try:
            if self._names:
                self._inbox.extend(self._bus.received())
        except BusLost:
            self._lose_bus()
        return bool(self._inbox)

    def _hear(self, message: Message) -> None:
        owner = _new_owner(message)
        if owner is not None and owner[0] in self._names:
            self._owner_changed(*owner)
        elif self._contact is None:
            return
        elif self._unanswered is None:
            news = self._contact.news(message)
            if news is not None:
                self._follow(news)
        elif answers(message) == self._unanswered:
            self._caught_up(message)

    def _caught_up(self, message: Message) -> None:
        """The answer that was owed is here. What was composed before is void, until fcitx has said that it knows so."""
        assert self._contact is not None
        if self._resetting:
            self._unanswered, self._resetting = None, False
            self._enter(_field(), anew=True)
        else:
            self._unanswered, self._resetting = self._contact.reset(answered=True), True

    def _follow(self, news: News) -> None:
        match news:
            case Commit():
                self._preedit = NOTHING
                self._send(_commit(news.text))
            case Preedit():
                # Where nothing is composed and nothing was, the field need not hear of it.
                if news.parts or self._preedit.parts:
                    self._preedit = news
                    self._send(_composed(news))
            case Forwarded():
                window = QGuiApplication.focusWindow()
                if window is not None:
                    self._handing_back = True
                    QCoreApplication.sendEvent(window, keys.key_event(news.symbol, news.state, news.released))
                    self._handing_back = False

    def _send(self, event: QInputMethodEvent) -> None:
        if self._field is not None and isValid(self._field):
            QCoreApplication.sendEvent(self._field, event)

    # fcitx comes and goes.

    def _owner_changed(self, name: str, owner: str) -> None:
        if self._contact is not None and name == self._contact.service:
            self._lose_contact()
        if owner and self._contact is None:
            self._tries = 0
            self._find()

    def _find_again(self) -> None:
        self._find()
        self._heard()

    def _find(self) -> None:
        """Introduce the program to fcitx, now or a little later."""
        if self._contact is not None or not self._names:
            return
        try:
            found = search(self._bus, self._names, CONTACT_LIMIT_S)
        except BusLost:
            self._lose_bus()
            return
        self._contact = found.contact
        self._tries += 1
        if self._contact is not None:
            _log.info("connected to fcitx %s", self._contact.version)
            self._first_key = True
            self._enter(_field(), anew=True)
        elif self._tries < TRIES and (found.running is None or not found.running.isdisjoint(self._names)):
            QTimer.singleShot(AGAIN_AFTER_MS, self._find_again)

    def _lose_contact(self) -> None:
        _log.info("fcitx has gone")
        self._settle_here()
        self._contact, self._field, self._unanswered, self._resetting = None, None, None, False

    def _lose_bus(self) -> None:
        _log.warning("the session bus has gone; Chinese input through fcitx ends")
        self._names = ()
        self._hang_up()

    def _hang_up(self) -> None:
        self._settle_here()
        self._contact, self._field = None, None
        self._notifier.setEnabled(False)
        self._bus.close()


def _owner_rule(name: str) -> str:
    return f"type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{name}'"


def _new_owner(message: Message) -> tuple[str, str] | None:
    """Name and owner that a message of the bus speaks of; the owner is empty when the service has ended."""
    fields = message.header.fields
    if (
        fields.get(HeaderFields.member) == "NameOwnerChanged"
        and fields.get(HeaderFields.sender) == "org.freedesktop.DBus"
    ):
        return str(message.body[0]), str(message.body[2])
    return None


def _field() -> QObject | None:
    """What has the cursor, if Chinese can be typed there."""
    popup = QApplication.activePopupWidget()
    # A list of suggestions passes on what is typed; under any other popup the field below must not be written to.
    field = QGuiApplication.focusObject() if popup is None else popup.focusProxy()
    if field is None:
        return None
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled | Qt.InputMethodQuery.ImHints)
    QCoreApplication.sendEvent(field, asked)
    hints = Qt.InputMethodHint(int(asked.value(Qt.InputMethodQuery.ImHints) or 0))
    return field if asked.value(Qt.InputMethodQuery.ImEnabled) and not hints & _PLAIN else None


def _on_screen(rect: QRect, window: QWindow) -> QRect:
    """A rectangle of the window in pixels of the screen, where Qt counts in larger ones."""
    corner, ratio = window.screen().geometry().topLeft(), window.devicePixelRatio()
    place = (window.mapToGlobal(rect.topLeft()) - corner) * ratio
    return QRect(QPoint(place.x() + corner.x(), place.y() + corner.y()), rect.size() * ratio)


def _commit(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


def _composed(preedit: Preedit) -> QInputMethodEvent:
    """The text being composed: underlined, the part that is chosen just now marked as a selection."""
    attributes = []
    at = 0
    for part in preedit.parts:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        if Look.CHOSEN in part.look:
            palette = QGuiApplication.palette()
            look.setBackground(palette.highlight())
            look.setForeground(palette.highlightedText())
        length = _units(part.text)
        attributes.append(QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.TextFormat, at, length, look))
        at += length
    shown = preedit.cursor >= 0
    cursor = _units(preedit.text[: preedit.cursor]) if shown else at
    attributes.append(QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, cursor, int(shown), None))
    return QInputMethodEvent(preedit.text, attributes)


def _units(text: str) -> int:
    """Length as Qt counts it, in UTF-16: rare characters count twice."""
    return len(text.encode("utf-16-le")) // 2
