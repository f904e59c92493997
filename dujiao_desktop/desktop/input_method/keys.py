"""X keysyms, as far as an input method hands keys back, as Qt's keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_KEYS = {
    0xFF08: Qt.Key.Key_Backspace,
    0xFF09: Qt.Key.Key_Tab,
    0xFE20: Qt.Key.Key_Backtab,
    0xFF0D: Qt.Key.Key_Return,
    0xFF1B: Qt.Key.Key_Escape,
    0xFF50: Qt.Key.Key_Home,
    0xFF51: Qt.Key.Key_Left,
    0xFF52: Qt.Key.Key_Up,
    0xFF53: Qt.Key.Key_Right,
    0xFF54: Qt.Key.Key_Down,
    0xFF55: Qt.Key.Key_PageUp,
    0xFF56: Qt.Key.Key_PageDown,
    0xFF57: Qt.Key.Key_End,
    0xFF63: Qt.Key.Key_Insert,
    0xFF8D: Qt.Key.Key_Enter,
    0xFFFF: Qt.Key.Key_Delete,
}
_TEXTS = {0xFF09: "\t", 0xFF0D: "\r", 0xFF8D: "\r"}
_MODIFIERS = (
    (1 << 0, Qt.KeyboardModifier.ShiftModifier),
    (1 << 2, Qt.KeyboardModifier.ControlModifier),
    (1 << 3, Qt.KeyboardModifier.AltModifier),
    (1 << 6, Qt.KeyboardModifier.MetaModifier),
)
_UNICODE = 0x01000000
"""From here a keysym is this number plus the character's code."""


def key_event(symbol: int, state: int, released: bool) -> QKeyEvent:
    """The event as if the key had been typed.

    Args:
        symbol: X keysym.
        state: Modifiers, as X counts them.
        released: Whether it is let go.
    """
    modifiers = Qt.KeyboardModifier.NoModifier
    for bit, modifier in _MODIFIERS:
        if state & bit:
            modifiers |= modifier
    text = _text(symbol)
    key = _KEYS.get(symbol)
    number = key.value if key is not None else ord(text.upper()) if len(text.upper()) == 1 else 0
    if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        text = ""
    kind = QEvent.Type.KeyRelease if released else QEvent.Type.KeyPress
    return QKeyEvent(kind, number, modifiers, 0, symbol, state, text)


def _text(symbol: int) -> str:
    if symbol in _TEXTS:
        return _TEXTS[symbol]
    if 0x20 <= symbol <= 0x7E or 0xA0 <= symbol <= 0xFF:  # the same as in Latin-1
        return chr(symbol)
    if _UNICODE < symbol <= _UNICODE + 0x10FFFF:
        return chr(symbol - _UNICODE)
    return ""
