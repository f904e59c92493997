"""Every colour of the window, by role, in three palettes; nothing else names a colour.

Imports nothing of Qt: the window is painted once, in the chosen colours, before Qt's own names are loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LIGHT_ONE: Final = "light"
DARK_ONE: Final = "dark"
CONTRAST_ONE: Final = "contrast"
LIKE_SYSTEM: Final = "system"
"""What an officer can choose under 设置, as the settings keep it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by role; text on its ground has a contrast of at least 4.5 : 1.

    Attributes:
        faint: Letters of what cannot be used now, the only ones below 4.5 : 1 (never below 3 : 1).
        onPrimary: Letters and icons on `primary` and on `danger`.
        primaryHover: `primary` under the mouse.
        primaryFaint: A part of a bar, never under letters.
        focus, focusOnPrimary: Edge of what has the keyboard.
        edge: Width of the edges of fields and buttons; with its unit, as the style sheet wants it.
    """

    background: str = "#f4f6f8"
    surface: str = "#ffffff"
    line: str = "#e3e8ed"
    text: str = "#1f2a37"
    muted: str = "#5d6b7a"
    faint: str = "#828d98"
    primary: str = "#17695a"
    onPrimary: str = "#ffffff"
    primaryHover: str = "#115346"
    primarySoft: str = "#e5f2ee"
    primaryLine: str = "#bfddd3"
    primaryFaint: str = "#8fbfb2"
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
    focus: str = "#17695a"
    focusOnPrimary: str = "#1f2a37"
    edge: str = "1px"


LIGHT = Tokens()

DARK = Tokens(
    background="#12181f",
    surface="#1a222b",
    line="#2c3742",
    text="#e4eaf0",
    muted="#9dabb8",
    faint="#71808d",
    primary="#5cc2ab",
    onPrimary="#0e1a18",
    primaryHover="#7ad3be",
    primarySoft="#1c3a35",
    primaryLine="#2f5d55",
    primaryFaint="#387a6c",
    danger="#f2938a",
    dangerSoft="#402423",
    dangerLine="#70393a",
    warning="#e2b456",
    warningSoft="#3a2f17",
    warningLine="#665221",
    warningFaint="#2b2617",
    info="#8fbaf0",
    infoSoft="#1f3047",
    infoLine="#35527a",
    chip="#28323c",
    hover="#232d37",
    fieldLine="#465462",
    scroll="#4c5a68",
    segment="#3b4753",
    focus="#5cc2ab",
    focusOnPrimary="#ffffff",
)

# Black on white rather than white on black: it stands beside papers, and who is dazzled by white has the dark one.
CONTRAST = Tokens(
    background="#ffffff",
    surface="#ffffff",
    line="#767676",
    text="#000000",
    muted="#333333",
    faint="#6a6a6a",
    primary="#00473a",
    onPrimary="#ffffff",
    primaryHover="#00332a",
    primarySoft="#bfe5da",
    primaryLine="#00473a",
    primaryFaint="#7fb5a6",
    danger="#8a0f06",
    dangerSoft="#ffe9e6",
    dangerLine="#8a0f06",
    warning="#5c3a00",
    warningSoft="#fff0c2",
    warningLine="#5c3a00",
    warningFaint="#fffbe6",
    info="#0b3a78",
    infoSoft="#e3eeff",
    infoLine="#0b3a78",
    chip="#ebebeb",
    hover="#e2e2e2",
    fieldLine="#000000",
    scroll="#595959",
    segment="#a6a6a6",
    focus="#0050d0",
    focusOnPrimary="#ffbf00",
    edge="2px",
)


def tokens_for(appearance: str, *, system_is_dark: bool) -> Tokens:
    """The palette an officer has chosen; an unknown word follows the system."""
    chosen = {LIGHT_ONE: LIGHT, DARK_ONE: DARK, CONTRAST_ONE: CONTRAST}.get(appearance)
    return chosen or (DARK if system_is_dark else LIGHT)
