"""How official numbers sort: by value where they are figures, and figures before words."""

from __future__ import annotations

import re
import unicodedata

_PARTS = re.compile(r"\d+|[零〇一二三四五六七八九十百千]+|[^\d零〇一二三四五六七八九十百千]+")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_EMPTY_LAST = "9"


def number_key(number: str) -> str:
    """Text that sorts as an officer would sort `number`.

    2 before 10, 一 before 十 before 十一, figures before Chinese numerals before words, 1 before 1-1, nothing last.
    """
    parts = _PARTS.findall(unicodedata.normalize("NFKC", number).strip().casefold())
    return " ".join(map(_part, parts)) or _EMPTY_LAST


def _part(part: str) -> str:
    if part.isdecimal():
        return "0" + _sortable(int(part))
    if part[0] in _DIGITS or part[0] in _PLACES:
        return "1" + _sortable(_chinese_value(part))
    return "2" + part.strip()


def _sortable(value: int) -> str:
    """Figures with their count in front, so that longer ones sort later."""
    figures = str(value)
    return f"{len(figures):03d}{figures}"


def _chinese_value(numeral: str) -> int:
    """Value of a numeral below ten thousand, e.g. 二十三; figures without places (二〇二五) are read one by one."""
    if not any(c in _PLACES for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total, figure = 0, 0
    for character in numeral:
        if character in _PLACES:
            total += (figure or 1) * _PLACES[character]
            figure = 0
        else:
            figure = _DIGITS[character]
    return total + figure
