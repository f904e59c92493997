"""How everything looks: Fusion, one palette, one small style sheet, own font and icons."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import lru_cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from dujiao_desktop.environment.resources import resource

_ICON_PX = 40
BODY_PX = 14
"""Size of body text at 100 %; every other length is stated for it."""

FALLBACK_FAMILIES = ("Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by role; text on its background has a contrast of at least 4.5 : 1."""

    background: str = "#f4f6f8"
    surface: str = "#ffffff"
    line: str = "#e3e8ed"
    text: str = "#1f2a37"
    muted: str = "#5d6b7a"
    faint: str = "#98a4b0"
    primary: str = "#17695a"
    primaryDark: str = "#115346"
    primarySoft: str = "#e5f2ee"
    primaryLine: str = "#bfddd3"
    primaryFaint: str = "#a3c4bc"
    danger: str = "#b3372b"
    dangerSoft: str = "#fbecea"
    dangerLine: str = "#efc9c4"
    warning: str = "#8a5c00"
    warningSoft: str = "#fdf3dc"
    warningLine: str = "#efdca8"
    warningFaint: str = "#fffbf0"
    info: str = "#2a5d9f"
    infoSoft: str = "#e8f0fa"
    infoLine: str = "#c6d9ef"
    chip: str = "#eef1f4"
    hover: str = "#eef2f5"
    fieldLine: str = "#d3dae1"
    scroll: str = "#c3ccd5"
    segment: str = "#dde3e9"


LIGHT = Tokens()


def apply(app: QApplication, text_percent: int = 100) -> None:
    """Dress the program; call before widgets are made, and again when the officer changes the text size.

    Args:
        app: The program.
        text_percent: 100 to 175; letters and the heights that follow from them grow.
    """
    app.setStyle("fusion")
    app.setPalette(_palette(LIGHT))
    font = QFont()
    font.setFamilies([*_shipped_families(), *FALLBACK_FAMILIES])
    font.setPixelSize(round(BODY_PX * text_percent / 100))
    app.setFont(font)
    app.setStyleSheet(style_sheet(LIGHT, text_percent))


def style_sheet(tokens: Tokens, text_percent: int) -> str:
    """The shipped style sheet with roles and lengths filled in."""
    text = resource("styles", "light.qss").read_text(encoding="utf-8")
    text = re.sub(r"@n\(([\d.]+)\)", lambda m: f"{round(float(m[1]) * text_percent / 100)}", text)
    text = text.replace("@icons", resource("icons").as_posix())
    values = asdict(tokens)
    return re.sub(r"@(\w+)", lambda m: values[m[1]], text)


def px(length: float) -> int:
    """A length stated for 100 % text, in the text size now in force."""
    return round(length * QApplication.font().pixelSize() / BODY_PX)


def colour(role: str) -> QColor:
    """The colour of a role of `Tokens`."""
    return QColor(getattr(LIGHT, role))


def small_font(bold: bool = False) -> QFont:
    """The font of secondary text, for painters; labels take theirs from the style sheet."""
    font = QFont(QApplication.font())
    font.setPixelSize(px(12.5))
    font.setBold(bold)
    return font


def can_show_chinese(app: QApplication) -> bool:
    """Whether the font in force has Chinese letters; without them every word is a row of boxes."""
    return QFontMetrics(app.font()).inFont("村")


@lru_cache(maxsize=128)
def icon(name: str, role: str = "text", checked_role: str = "") -> QIcon:
    """A shipped line icon in the colour of `role`; `checked_role` colours it in a checked button."""
    made = QIcon()
    # One drawing at the screen's own density; drawing costs more than anything else before the first window.
    size = round(_ICON_PX * QApplication.primaryScreen().devicePixelRatio())
    made.addPixmap(pixmap(name, role, size), QIcon.Mode.Normal, QIcon.State.Off)
    if checked_role:
        made.addPixmap(pixmap(name, checked_role, size), QIcon.Mode.Normal, QIcon.State.On)
    return made


@lru_cache(maxsize=256)
def pixmap(name: str, role: str, size: int) -> QPixmap:
    """A shipped line icon as a picture of `size` device pixels; an empty one when the file is absent."""
    file = resource("icons", f"{name}.svg")
    if not file.is_file():
        return QPixmap(size, size)
    drawing = file.read_text(encoding="utf-8").replace("currentColor", getattr(LIGHT, role))
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
        (role.PlaceholderText, tokens.faint),
        (role.Highlight, tokens.primary),
        (role.HighlightedText, tokens.surface),
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
