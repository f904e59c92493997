"""How fcitx is spoken to over the session bus: version 5, version 4 with its portal, and version 4 without it.

The calls are those of fcitx's own programs for Qt and GTK. What stands around the cursor is never sent: Chinese input
needs it nowhere, and what an officer wrote stays in the field.
"""

from __future__ import annotations

import enum
import os
import time
from collections.abc import Collection
from dataclasses import dataclass

from jeepney import DBusAddress, HeaderFields, Message, MessageType

from dujiao_desktop.desktop.input_method.session_bus import BUS, CallRefused, CallUnanswered, SessionBus

FCITX_5 = "org.fcitx.Fcitx5"
PORTAL = "org.freedesktop.portal.Fcitx"
"""Offered by version 4 since 4.2.9.7, and by version 5 beside its own name."""
FCITX_4 = "org.fcitx.Fcitx"
"""Version 4; the number of the X display follows after a hyphen."""
PROGRAM = "dujiao"


class Able(enum.IntFlag):
    """What a field can do; the same bits in both versions."""

    PREEDIT = 1 << 1
    FORMATTED_PREEDIT = 1 << 4
    COMMITS_WHEN_LEFT = 1 << 5
    """Letters still being composed are put into the field by the program itself when the cursor leaves it."""


ABLE = Able.PREEDIT | Able.FORMATTED_PREEDIT | Able.COMMITS_WHEN_LEFT


class Look(enum.IntFlag):
    """How a part of the composed text is shown; the same bits in both versions."""

    CHOSEN = 1 << 4
    DROPPED_WHEN_LEFT = 1 << 5


@dataclass(frozen=True, slots=True)
class Key:
    """A key as X knows it.

    Attributes:
        symbol: X keysym.
        code: Key code of the keyboard.
        state: Modifiers held before this key, as X counts them.
        released: Whether it was let go.
        time_ms: Time of the event.
    """

    symbol: int
    code: int
    state: int
    released: bool
    time_ms: int


@dataclass(frozen=True, slots=True)
class Commit:
    """Text that is finished."""

    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text being composed."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Preedit:
    """The text being composed, to be shown in the field but not yet part of it.

    Attributes:
        parts: In their order; none when nothing is composed any more.
        cursor: Place of the cursor in it, in characters; negative for none.
    """

    parts: tuple[Part, ...]
    cursor: int

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(part.text for part in self.parts)

    @property
    def kept_when_left(self) -> str:
        """What goes into the field when the cursor leaves it."""
        return "".join(part.text for part in self.parts if Look.DROPPED_WHEN_LEFT not in part.look)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A key that the program shall treat as if it had been typed."""

    symbol: int
    state: int
    released: bool


News = Commit | Preedit | Forwarded


class Contact:
    """What fcitx keeps about our program: one composition at a time, wherever the cursor is."""

    def __init__(self, bus: SessionBus, service: str, limit_s: float) -> None:
        """Introduce the program.

        Raises:
            CallRefused: The service is not ready, or speaks otherwise.
            CallUnanswered: It did not answer within `limit_s`.
            BusLost: The bus is gone.
        """
        self.service = service
        self._bus = bus
        self._old = service.startswith(FCITX_4 + "-")
        path = self._introduce_old(limit_s) if self._old else self._introduce(limit_s)
        interface = "org.fcitx.Fcitx.InputContext" if self._old else "org.fcitx.Fcitx.InputContext1"
        self._path = path
        self._address = DBusAddress(path, service, interface)
        self._rule = f"type='signal',sender='{service}',path='{path}'"
        self._rect: tuple[int, int, int, int] | None = None
        # Version 4 sends its signals to everybody.
        bus.listen(self._rule)
        if self._old:
            bus.send(self._address, "SetCapacity", "u", int(ABLE))
        else:
            bus.send(self._address, "SetCapability", "t", int(ABLE))

    def _introduce(self, limit_s: float) -> str:
        door = DBusAddress("/org/freedesktop/portal/inputmethod", self.service, "org.fcitx.Fcitx.InputMethod1")
        about = [("program", PROGRAM), ("display", "x11:")]
        answer = self._bus.call(door, "CreateInputContext", "a(ss)", about, limit_s=limit_s)
        return str(answer[0])

    def _introduce_old(self, limit_s: float) -> str:
        door = DBusAddress("/inputmethod", self.service, "org.fcitx.Fcitx.InputMethod")
        answer = self._bus.call(door, "CreateICv3", "si", PROGRAM, os.getpid(), limit_s=limit_s)
        return f"/inputcontext_{answer[0]}"

    @property
    def version(self) -> int:
        """Generation of fcitx, as an officer knows it."""
        return 5 if self.service == FCITX_5 else 4

    def enter(self) -> None:
        """The cursor stands in a field that takes Chinese."""
        self._rect = None
        self._bus.send(self._address, "FocusIn")

    def leave(self) -> None:
        """It does not any more."""
        self._bus.send(self._address, "FocusOut")

    def reset(self, *, answered: bool = False) -> int:
        """Forget what is being composed; the returned serial number is answered if wished."""
        return self._bus.send(self._address, "Reset", answered=answered)

    def place_cursor(self, x: int, y: int, width: int, height: int) -> None:
        """Say where the cursor is, in pixels of the screen, so that the candidates stand beside it."""
        rect = (x, y, width, height)
        if rect != self._rect:
            self._rect = rect
            self._bus.send(self._address, "SetCursorRect", "iiii", *rect)

    def take_key(self, key: Key, limit_s: float) -> bool:
        """Offer a key; True when fcitx keeps it.

        Raises:
            CallUnanswered: Nothing came back within `limit_s`.
            CallRefused: fcitx does not know us any more.
            BusLost: The bus is gone.
        """
        if self._old:
            body = (key.symbol, key.code, key.state, int(key.released), key.time_ms)
            answer = self._bus.call(self._address, "ProcessKeyEvent", "uuuiu", *body, limit_s=limit_s)
        else:
            flags = (key.symbol, key.code, key.state, key.released, key.time_ms)
            answer = self._bus.call(self._address, "ProcessKeyEvent", "uuubu", *flags, limit_s=limit_s)
        return bool(answer[0])

    def end(self) -> None:
        """Take leave."""
        self._bus.send(self._address, "DestroyIC")
        self._bus.stop_listening(self._rule)

    def news(self, message: Message) -> News | None:
        """What a message of the bus means for the field; None when it is no news from fcitx."""
        fields = message.header.fields
        if message.header.message_type is not MessageType.signal or fields.get(HeaderFields.path) != self._path:
            return None
        match fields.get(HeaderFields.member), message.body:
            case "CommitString", (str(text), *_):
                return Commit(text)
            case "UpdateFormattedPreedit", (list(parts), int(place), *_):
                return _preedit(parts, place)
            case "ForwardKey", (int(symbol), int(state), bool() | int() as released, *_):
                return Forwarded(symbol, state, bool(released))
        return None


def _preedit(parts: list[tuple[str, int]], place: int) -> Preedit:
    """The cursor comes in bytes of UTF-8."""
    made = tuple(Part(text, Look(look & (Look.CHOSEN | Look.DROPPED_WHEN_LEFT))) for text, look in parts if text)
    text = "".join(part.text for part in made).encode()
    return Preedit(made, len(text[:place].decode(errors="ignore")) if place >= 0 else -1)


def service_names(display: str) -> tuple[str, ...]:
    """Names under which fcitx may be found, the best first.

    Args:
        display: As in `DISPLAY`.
    """
    number = display.rpartition(":")[2].partition(".")[0]
    return (FCITX_5, PORTAL, *([f"{FCITX_4}-{number}"] if number.isdecimal() else []))


@dataclass(frozen=True, slots=True)
class Search:
    """What a search for fcitx found.

    Attributes:
        contact: Made; None when fcitx does not run or does not answer.
        running: Names of all services on the bus; None when the bus did not say in time.
    """

    contact: Contact | None
    running: frozenset[str] | None


def search(bus: SessionBus, names: Collection[str], limit_s: float) -> Search:
    """Introduce the program to the first of `names` that runs and answers, all within `limit_s`.

    Raises:
        BusLost: The bus is gone.
    """
    until = time.monotonic() + limit_s
    try:
        running = frozenset(bus.call(BUS, "ListNames", limit_s=limit_s)[0])
    except (CallRefused, CallUnanswered):
        return Search(None, None)
    for name in names:
        if name in running:
            try:
                return Search(Contact(bus, name, max(0.0, until - time.monotonic())), running)
            except (CallRefused, CallUnanswered):
                continue
    return Search(None, running)
