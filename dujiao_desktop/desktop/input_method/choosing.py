"""Which way Chinese comes into the window on this computer.

Windows and macOS see to it themselves. Under Linux the Qt that we ship knows IBus but not fcitx, and the settings of
most Chinese desktops name fcitx: so the session bus is asked what runs, and fcitx is spoken to without Qt.
"""

from __future__ import annotations

import enum
import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from dujiao_desktop.desktop.input_method.bridge import Bridge
    from dujiao_desktop.desktop.input_method.fcitx import Contact
    from dujiao_desktop.desktop.input_method.session_bus import SessionBus

WISH = "DUJIAO_IM"
"""Environment variable of those who want it otherwise: ibus, fcitx or none."""
LIMIT_S = 0.5
"""So long the start waits for the session bus and fcitx, together; both answer in milliseconds where they are well."""
IBUS_NAMES = ("org.freedesktop.IBus", "org.freedesktop.portal.IBus")

_log = logging.getLogger("dujiao.input_method")


class Way(enum.Enum):
    """How composed text reaches the fields."""

    SYSTEM = enum.auto()
    """The system or Qt's own part for the platform sees to it."""
    QT = enum.auto()
    """Qt's part for IBus, if IBus runs."""
    BRIDGE = enum.auto()
    """Our own connection to fcitx."""
    NONE = enum.auto()
    """Turned off by the person."""


class Choice:
    """What was chosen at the start, and what has become of it; no dataclass, which would cost the start a millisecond.

    Attributes:
        way: How composed text comes.
        ibus_seen: Whether IBus runs, or was wished for.
        names: Names under which fcitx may be found.
        bus: The open line to the session bus, until the connection takes it over.
        contact: What was agreed with fcitx, until then.
        bridge: The connection.
        before: Environment variables as they were, given back once Qt has read ours: WPS is started from here too.
    """

    def __init__(
        self,
        way: Way,
        *,
        ibus_seen: bool = False,
        names: tuple[str, ...] = (),
        bus: SessionBus | None = None,
        contact: Contact | None = None,
    ) -> None:
        self.way = way
        self.ibus_seen = ibus_seen
        self.names = names
        self.bus = bus
        self.contact = contact
        self.bridge: Bridge | None = None
        self.before: dict[str, str | None] = {}


_choice = Choice(Way.SYSTEM)


def prepare() -> None:
    """Look what runs and tell Qt; to be called before the Qt program is made."""
    global _choice
    _choice = choose(os.environ) if sys.platform.startswith("linux") else Choice(Way.SYSTEM)
    if _choice.way is not Way.SYSTEM:
        _set("QT_QPA_PLATFORM", _platform(os.environ))
        _set("QT_IM_MODULES", _modules(_choice, os.environ))


def connect(app: QApplication) -> None:
    """Begin; to be called when the Qt program is made."""
    for name, value in _choice.before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    _choice.before.clear()
    if _choice.bus is not None:
        if QGuiApplication.platformName() == "xcb":
            from dujiao_desktop.desktop.input_method.bridge import Bridge

            _choice.bridge = Bridge(_choice.bus, _choice.names, _choice.contact, app)
        else:
            _choice.bus.close()
            _choice.way = Way.SYSTEM
        _choice.bus, _choice.contact = None, None
    _log.info("Chinese input: %s (%s)", _choice.way.name, chosen_input_method())


def chosen_input_method() -> str:
    """Which input method the program is connected to, in words for the page 关于."""
    match _choice.way:
        case Way.SYSTEM:
            return "由系统提供"
        case Way.NONE:
            return f"已由 {WISH}=none 关闭"
        case Way.BRIDGE:
            version = _choice.bridge.version if _choice.bridge is not None else None
            return f"小企鹅 fcitx {version}" if version else "没有找到，启动小企鹅（fcitx）后自动接上"
        case Way.QT:
            return "IBus" if _choice.ibus_seen else "没有找到，请启动输入法后重新打开本程序"


def choose(environment: Mapping[str, str]) -> Choice:
    """Decide from the environment and from what runs on the session bus; changes nothing.

    Args:
        environment: The variables of the process.

    Returns:
        The choice; with an open line to the bus where the way is our own connection.
    """
    if not _is_x11(environment):
        return Choice(Way.SYSTEM)
    wish = _wish(environment)
    if wish == "none":
        return Choice(Way.NONE)
    if wish == "ibus":
        return Choice(Way.QT, ibus_seen=True)
    address = bus_address(environment)
    if address is None:
        return Choice(Way.QT)
    return _ask(address, environment.get("DISPLAY", ""), only_fcitx=wish == "fcitx")


def bus_address(environment: Mapping[str, str]) -> str | None:
    """Where the session bus listens; None without one."""
    named = environment.get("DBUS_SESSION_BUS_ADDRESS")
    if named:
        return named
    runtime = environment.get("XDG_RUNTIME_DIR")
    usual = Path(runtime, "bus") if runtime else None
    return f"unix:path={usual}" if usual is not None and usual.exists() else None


def _ask(address: str, display: str, *, only_fcitx: bool) -> Choice:
    import time

    from dujiao_desktop.desktop.input_method import fcitx, session_bus

    until = time.monotonic() + LIMIT_S
    names = fcitx.service_names(display)
    try:
        bus = session_bus.SessionBus(address, LIMIT_S)
    except session_bus.BusLost as error:
        _log.info("no session bus: %s", error)
        return Choice(Way.QT)
    try:
        found = fcitx.search(bus, names, max(0.0, until - time.monotonic()))
    except session_bus.BusLost:
        bus.close()
        return Choice(Way.QT)
    running = found.running or frozenset()
    ibus = not running.isdisjoint(IBUS_NAMES)
    # An fcitx that runs but does not answer is left to Qt, which may reach it as if it were IBus. With neither of the
    # two, we wait for fcitx: at log-in it may start after us.
    ours = found.contact is not None or only_fcitx or (not ibus and running.isdisjoint(names))
    if not ours:
        bus.close()
        return Choice(Way.QT, ibus_seen=ibus)
    return Choice(Way.BRIDGE, names=names, bus=bus, contact=found.contact)


def _wish(environment: Mapping[str, str]) -> str:
    return environment.get(WISH, "").strip().lower()


def _is_x11(environment: Mapping[str, str]) -> bool:
    """Whether the window will be drawn under X: where there is an X display and nobody wished otherwise."""
    wished = environment.get("QT_QPA_PLATFORM")
    return wished.startswith("xcb") if wished else bool(environment.get("DISPLAY"))


def _platform(environment: Mapping[str, str]) -> str:
    """X also under Wayland, because there only the plugins we lack can say where the cursor is."""
    wished = environment.get("QT_QPA_PLATFORM")
    if wished:
        return wished
    return "xcb;wayland" if environment.get("WAYLAND_DISPLAY") else "xcb"


def _modules(choice: Choice, environment: Mapping[str, str]) -> str:
    """The list that Qt tries in its order; it goes before what the desktop wrote into QT_IM_MODULE."""
    wish = _wish(environment)
    if choice.contact is not None or wish in ("fcitx", "none"):
        return "compose"  # Not IBus as well, which fcitx 5 imitates: every key would count twice.
    if wish == "ibus":
        return "ibus"
    wished = [name for name in environment.get("QT_IM_MODULES", "").split(";") if name]
    return ";".join(wished + [name for name in ("fcitx", "ibus") if name not in wished])


def _set(name: str, value: str) -> None:
    _choice.before[name] = os.environ.get(name)
    os.environ[name] = value
