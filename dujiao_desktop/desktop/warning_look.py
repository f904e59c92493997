"""How a level of warning looks: the office's word, a shape and a tone, so that colour says nothing alone."""

from __future__ import annotations

from dujiao_desktop.domain.warning import WarningLevel

_LOOKS = {
    WarningLevel.SLOW: ("◆", "info"),
    WarningLevel.SERIOUS: ("●", "warning"),
    WarningLevel.BLOCKED: ("■", "danger"),
}


def look_of(level: WarningLevel, word: str) -> tuple[str, str]:
    """Shape with word, and tone."""
    shape, tone = _LOOKS[level]
    return f"{shape} {word}", tone
