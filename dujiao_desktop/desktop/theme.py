"""How everything looks: Fusion, a palette, one small style sheet, own font and icons."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTemporaryDir
from PySide6.QtGui import QAction, QColor, QFont, QFontDatabase, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from dujiao_desktop.desktop.colours import CONTRAST_ONE, DARK_ONE, LIGHT, LIGHT_ONE, Tokens, tokens_for
from dujiao_desktop.environment.resources import resource

_ICON_PX = 40
BODY_PX = 14
"""Size of body text at 100 %; every other length is stated for it."""

Bearer = TypeVar("Bearer", bound=QAbstractButton | QAction)
FALLBACK_FAMILIES = ("Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")


_ICON, _PICTURE = "lineIcon", "linePicture"
"""Properties by which a widget says what is drawn on it, so that it can be drawn anew in other colours."""


@dataclass(slots=True)
class _InForce:
    """What the program is dressed in."""

    tokens: Tokens = LIGHT


_in_force = _InForce()


def apply(app: QApplication, text_percent: int = 100, appearance: str = LIGHT_ONE) -> None:
    """Dress the program; call before widgets are made, and again when the officer wants it otherwise.

    Colours change on everything that is there, and nothing typed is touched. A new text size is taken on by what is
    built afterwards.

    Args:
        app: The program.
        text_percent: 100 to 175; letters and the heights that follow from them grow.
        appearance: What the officer chose, e.g. `LIGHT_ONE`.
    """
    tokens = tokens_for(appearance, system_is_dark=system_is_dark(app, appearance))
    _in_force.tokens = tokens
    if app.style().name() != "fusion":
        app.setStyle("fusion")
    app.setPalette(_palette(tokens))
    font = QFont()
    font.setFamilies([*_shipped_families(), *FALLBACK_FAMILIES])
    font.setPixelSize(round(BODY_PX * text_percent / 100))
    app.setFont(font)
    app.setStyleSheet(style_sheet(tokens, text_percent))
    for widget in app.allWidgets():
        _draw_anew(widget)


def system_is_dark(app: QApplication, appearance: str) -> bool:
    """Whether the desktop around us is dark; also has it dress our title bars as the officer has chosen."""
    hints, scheme = app.styleHints(), Qt.ColorScheme
    wanted = {LIGHT_ONE: scheme.Light, DARK_ONE: scheme.Dark, CONTRAST_ONE: scheme.Light}
    hints.setColorScheme(wanted.get(appearance, scheme.Unknown))
    return hints.colorScheme() is scheme.Dark


def style_sheet(tokens: Tokens, text_percent: int) -> str:
    """The shipped style sheet with roles and lengths filled in."""
    text = resource("styles", "window.qss").read_text(encoding="utf-8")
    text = re.sub(r"@n\(([\d.]+)\)", lambda m: f"{round(float(m[1]) * text_percent / 100)}", text)
    values = asdict(tokens)
    text = re.sub(r"@icon\(([\w-]+), (\w+)\)", lambda m: _icon_file(m[1], values[m[2]]), text)
    return re.sub(r"@(\w+)", lambda m: values[m[1]], text)


def px(length: float) -> int:
    """A length stated for 100 % text, in the text size now in force."""
    return round(length * QApplication.font().pixelSize() / BODY_PX)


def colour(role: str) -> QColor:
    """The colour of a role of `Tokens` in the palette in force; painters ask for it at every painting."""
    return QColor(getattr(_in_force.tokens, role))


def small_font(bold: bool = False) -> QFont:
    """The font of secondary text, for painters; labels take theirs from the style sheet."""
    font = QFont(QApplication.font())
    font.setPixelSize(px(12.5))
    font.setBold(bold)
    return font


def put_icon(on: Bearer, name: str, role: str = "text", checked_role: str = "") -> Bearer:
    """Give a button or an action a shipped line icon in the colour of `role`, which follows the palette.

    Args:
        on: What bears the icon.
        name: File in resources/icons, without its ending.
        role: Role of `Tokens`.
        checked_role: Its colour while a button is checked; empty for the same.

    Returns:
        What was given.
    """
    on.setProperty(_ICON, (name, role, checked_role))
    on.setIcon(_icon(name, role, checked_role))
    return on


def put_picture(on: QLabel, name: str, role: str, side: float) -> QLabel:
    """Show a shipped line icon on a label; `side` is stated for 100 % text."""
    on.setProperty(_PICTURE, (name, role, px(side)))
    on.setPixmap(_picture(on, name, role, px(side)))
    return on


def window_icon() -> QIcon:
    """What the desktop shows for the program: always the same, for task bars have colours of their own."""
    return QIcon(_drawn("list-checks", LIGHT.primary, _density(_ICON_PX)))


def pixmap(name: str, role: str, size: int) -> QPixmap:
    """A shipped line icon as a picture of `size` device pixels, for painters; empty when the file is absent."""
    return _drawn(name, getattr(_in_force.tokens, role), size)


def _draw_anew(widget: QWidget) -> None:
    for bearer in (widget, *widget.actions()):
        drawn = bearer.property(_ICON)
        if drawn and isinstance(bearer, (QAbstractButton, QAction)):
            bearer.setIcon(_icon(*drawn))
    if (shown := widget.property(_PICTURE)) and isinstance(widget, QLabel):
        widget.setPixmap(_picture(widget, *shown))


def _icon(name: str, role: str, checked_role: str) -> QIcon:
    made = QIcon()
    # One drawing at the screen's own density; drawing costs more than anything else before the first window.
    size = _density(_ICON_PX)
    made.addPixmap(pixmap(name, role, size), QIcon.Mode.Normal, QIcon.State.Off)
    if role == "onPrimary":
        # What the style makes of it by itself cannot be told from a button that is off.
        made.addPixmap(pixmap(name, "muted", size), QIcon.Mode.Disabled, QIcon.State.Off)
    if checked_role:
        made.addPixmap(pixmap(name, checked_role, size), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _picture(on: QLabel, name: str, role: str, side: int) -> QPixmap:
    ratio = on.devicePixelRatioF()
    made = QPixmap(pixmap(name, role, round(side * ratio)))
    made.setDevicePixelRatio(ratio)
    return made


def _density(size: int) -> int:
    return round(size * QApplication.primaryScreen().devicePixelRatio())


@lru_cache(maxsize=1)
def _icon_folder() -> QTemporaryDir:
    return QTemporaryDir()


@lru_cache(maxsize=16)
def _icon_file(name: str, ink: str) -> str:
    """A shipped icon in a colour, as a file: a style sheet takes pictures from nowhere else."""
    file = Path(_icon_folder().filePath(f"{name}-{ink[1:]}.svg"))
    # A full disk costs an arrow, not the start.
    with suppress(OSError):
        file.write_text(_inked(name, ink), encoding="utf-8")
    return file.as_posix()


def _inked(name: str, ink: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", ink)


@lru_cache(maxsize=256)
def _drawn(name: str, ink: str, size: int) -> QPixmap:
    if not resource("icons", f"{name}.svg").is_file():
        return QPixmap(size, size)
    drawing = _inked(name, ink)
    # The root's own width and height decide the size at which the reader draws; lines stay sharp that way.
    drawing = re.sub(r'(<svg[^>]*?\s)width="\d+"', rf'\1width="{size}"', drawing, count=1, flags=re.DOTALL)
    drawing = re.sub(r'(<svg[^>]*?\s)height="\d+"', rf'\1height="{size}"', drawing, count=1, flags=re.DOTALL)
    image = QImage.fromData(drawing.encode())
    if image.size() != QSize(size, size) and not image.isNull():
        image = image.scaled(size, size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return QPixmap.fromImage(image)


@lru_cache(maxsize=1)
def _shipped_families() -> tuple[str, ...]:
    families: list[str] = []
    for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        families += [f for f in QFontDatabase.applicationFontFamilies(number) if f not in families]
    return tuple(families)


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, value in (
        (role.Window, tokens.background),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.background),
        (role.Text, tokens.text),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Highlight, tokens.primary),
        (role.HighlightedText, tokens.onPrimary),
        (role.Accent, tokens.primary),
        (role.Link, tokens.info),
        (role.LinkVisited, tokens.info),
        (role.ToolTipBase, tokens.text),
        (role.ToolTipText, tokens.surface),
        (role.Mid, tokens.line),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.faint))
    return palette
