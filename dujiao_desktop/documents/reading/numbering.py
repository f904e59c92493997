"""Numbers in front of texts: heads of a list's items, and several measures in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dujiao_desktop.documents.reading.matching import plain

_CN: Final = "[一二三四五六七八九十百零〇两]{1,6}"
_DIGIT: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CIRCLED: Final = {chr(0x2460 + n): n + 1 for n in range(20)}
_CIRCLES: Final = "".join(_CIRCLED)
# “1.5公里” is no first item; “1.2017年底前…” is one.
_NO_DECIMAL: Final = r"(?=\D|\d{4}年|$)"

# Tried in this order on the text as it stands; NFKC would turn ① into 1 and lose the style.
_STYLES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "第N项",
        re.compile(rf"^第\s*(?P<n>{_CN}|\d{{1,4}})\s*(?:项|条|号)\s*(?:整改)?(?:任务|问题|措施)?\s*[:：、.．。]?"),
    ),
    ("任务N", re.compile(rf"^(?:整改)?(?:任务|问题|事项)\s*(?P<n>{_CN}|\d{{1,4}})\s*(?:[:：、.．。]|\s|$)")),
    ("序号N", re.compile(rf"^序号\s*[:：]?\s*(?P<n>{_CN}|\d{{1,4}})\s*(?:[:：、.．。]|\s|$)")),
    ("一、", re.compile(rf"^(?P<n>{_CN})\s*[、.．,，:：]")),
    ("(一)", re.compile(rf"^[(（]\s*(?P<n>{_CN})\s*[)）]\s*[、.．]?")),
    ("1.", re.compile(rf"^(?P<n>\d{{1,4}})\s*[、.．。]{_NO_DECIMAL}")),
    ("1)", re.compile(r"^(?P<n>\d{1,4})\s*[)）](?!\d)")),
    ("(1)", re.compile(r"^[(（]\s*(?P<n>\d{1,4})\s*[)）]\s*[、.．]?")),
    ("①", re.compile(rf"^(?P<n>[{_CIRCLES}])")),
)
STYLES: Final = tuple(name for name, _ in _STYLES)

# Where a number inside running text may begin an item: never after a letter, a digit or a plain character.
_BEFORE: Final = r"(?:(?<=^)|(?<=[\n。;；:：!！\s]))"
_INLINE: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("1.", re.compile(_BEFORE + rf"(?P<n>\d{{1,2}})\s*[、.．)）]{_NO_DECIMAL}\s*")),
    ("(1)", re.compile(_BEFORE + r"[(（]\s*(?P<n>\d{1,2})\s*[)）]\s*[、.．]?\s*")),
    ("①", re.compile(rf"(?P<n>[{_CIRCLES}])\s*")),
    ("一、", re.compile(_BEFORE + rf"(?P<n>{_CN})\s*、\s*")),
    ("(一)", re.compile(_BEFORE + rf"[(（]\s*(?P<n>{_CN})\s*[)）]\s*、?\s*")),
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text with the number in front of it taken off.

    Attributes:
        style: One of `STYLES`.
        rest: What follows the number, in the original characters.
    """

    style: str
    number: int
    rest: str


def numbered(line: str) -> Numbered | None:
    """The number in front of a line and the rest; None when there is none. Reads full-width digits as well."""
    original = line.strip()
    text = original.translate(_WIDTH)
    for style, pattern in _STYLES:
        match = pattern.match(text)
        number = _value(match.group("n")) if match else None
        if match and number:
            return Numbered(style, number, original[match.end() :].strip())
    return None


def split_items(text: str) -> tuple[str, ...]:
    """The items of “1. … 2. …” in one text, without their numbers; empty when it is no such list.

    Items count 1, 2, 3 … in the style that comes first; deeper numbering stays inside its item. Words before the first
    number stay with the first item, so that nothing is lost.
    """
    best: list[re.Match[str]] = []
    matched = text.translate(_WIDTH)
    for _, pattern in _INLINE:
        run: list[re.Match[str]] = []
        for match in pattern.finditer(matched):
            if _value(match.group("n")) == len(run) + 1:
                run.append(match)
        several = len(run) > 1 or (bool(run) and not matched[: run[0].start()].strip())
        if several and (not best or run[0].start() < best[0].start()):
            best = run
    if not best:
        return ()
    ends = [match.start() for match in best[1:]] + [len(text)]
    items = [text[match.end() : end].strip() for match, end in zip(best, ends, strict=True)]
    items[0] = " ".join(part for part in (text[: best[0].start()].strip(), items[0]) if part)
    return tuple(item.rstrip("；;").strip() for item in items)


def pair_items(text: str, most: int) -> dict[int, str] | None:
    """The items of a text that answers a numbered one, by number: 1, 2, 3 … or only some of them, in order.

    Returns:
        Number → text; None when the text is not numbered from its beginning, or names a number above `most`.
    """
    matched = text.translate(_WIDTH)
    for _, pattern in _INLINE:
        run: list[tuple[int, re.Match[str]]] = []
        for match in pattern.finditer(matched):
            number = _value(match.group("n"))
            if number and number > (run[-1][0] if run else 0):
                run.append((number, match))
        if run and not matched[: run[0][1].start()].strip():
            ends = [match.start() for _, match in run[1:]] + [len(text)]
            pairs = zip(run, ends, strict=True)
            found = {n: text[match.end() : end].strip().rstrip("；;").strip() for (n, match), end in pairs}
            return found if max(found) <= most else None
    return None


def _value(words: str) -> int | None:
    if words in _CIRCLED:
        return _CIRCLED[words]
    if words.isdecimal():
        return int(words)
    return _chinese(plain(words))


def _chinese(words: str) -> int | None:
    """一 to 九百九十九; None for what is no counting word (“百”, “一二”)."""
    match = re.fullmatch(
        r"(?:([一二两三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?", words
    )
    if not match or not words:
        return None
    hundreds, tens, ten, ones = match.groups()
    value = 100 * _DIGIT.get(hundreds or "零", 0) + _DIGIT.get(ones or "零", 0)
    return value + (10 * _DIGIT.get(tens or "一", 1) if ten else 0)


# One character to one character, so that positions in the original stay true.
_WIDTH: Final = str.maketrans("０１２３４５６７８９．：，", "0123456789.:,")
