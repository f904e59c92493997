"""Breaking Chinese text into lines as GB/T 9704 papers do: 避头尾, hanging marks, whole numbers and words.

Works on widths in em alone, so that it knows neither a page nor a PDF.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Style = TypeVar("_Style")

# Marks that must not begin a line (避头), Chinese and Latin.
NO_START = frozenset(
    "、。，．：；！？…—～·‥）〉》」』】〕〗〞”’｝］％‰℃℉″′°¢!%),.:;?]}﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞々〻ゝゞー／/"
)
# Marks that must not end a line (避尾).
NO_END = frozenset("（〈《「『【〔〖〝“‘｛［￥＄£$([{#＃§№")
# Marks that may stand outside the right edge instead of being carried over.
HANGING = frozenset("、。，．：；！？,.")

_CUT_AFTER = frozenset("/-._?&=")
_WORTH_SPLITTING = 6.0
"""Em left on a line from which on a word longer than any line begins there."""

_TOKEN = re.compile(
    r"(?P<space> +)"
    r"|(?P<word>[0-9A-Za-z\u00c0-\u024f]+(?:(?:://|[-._/:@&+'%~=?#])[0-9A-Za-z\u00c0-\u024f]+)*[%‰℃°/]?)"
    r"|(?P<pair>—{2}|…{2})"
    r"|(?P<char>.)",
    re.DOTALL,
)
_COMBINING = re.compile("[\u0300-\u036f\u20d0-\u20ff\u3099\u309a]")


@dataclass(frozen=True, slots=True)
class Token(Generic[_Style]):
    """What stays on one line.

    Attributes:
        advances: Width of each character of `text`, in em.
        style: How the token is set; opaque here.
    """

    text: str
    advances: tuple[float, ...]
    style: _Style

    @property
    def width(self) -> float:
        """Width in em."""
        return sum(self.advances)

    @property
    def is_space(self) -> bool:
        """Whether the token is nothing but spaces, which vanish at a line's ends."""
        return self.text[0] == " "


@dataclass(frozen=True, slots=True)
class Line(Generic[_Style]):
    """One line.

    Attributes:
        tokens: From left to right, no spaces at either end.
        width: Width in em without a hanging mark.
        is_last: Last line of its paragraph, which is not stretched.
        is_first: First line of its paragraph, which is indented.
    """

    tokens: tuple[Token[_Style], ...]
    width: float
    is_first: bool
    is_last: bool
    hangs: bool = False

    @property
    def gaps(self) -> int:
        """Places between tokens where the line may be stretched."""
        return max(0, len(self.tokens) - 1 - (1 if self.hangs else 0))

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(token.text for token in self.tokens)


def tokens_of(
    text: str,
    style: _Style,
    advance: Callable[[str, _Style], float],
    known: dict[tuple[str, _Style], Token[_Style]] | None = None,
) -> list[Token[_Style]]:
    """Cut one paragraph into tokens: words, numbers, paired dashes, single characters, runs of spaces.

    Args:
        text: One paragraph, without line ends.
        style: Given on to `advance` and kept in every token.
        advance: Width of a character in em.
        known: Tokens of single characters met before, kept for all texts of the same faces; added to.
    """
    known = {} if known is None else known
    tokens: list[Token[_Style]] = []
    for match in _TOKEN.finditer(text):
        piece = match.group()
        same = known.get((piece, style))
        if same is not None:
            tokens.append(same)
            continue
        widths = tuple(advance(char, style) for char in piece)
        if tokens and _COMBINING.match(piece):
            before = tokens.pop()
            tokens.append(Token(before.text + piece, before.advances + widths, style))
        else:
            tokens.append(Token(piece, widths, style))
            if len(piece) == 1 and not _COMBINING.match(piece):
                known[piece, style] = tokens[-1]
    return tokens


def may_break(tokens: Sequence[Token[_Style]], place: int) -> bool:
    """Whether a line may end before the token at `place`; spaces there vanish and do not change the answer."""
    before = place - 1
    while before >= 0 and tokens[before].is_space:
        before -= 1
    after = place
    while after < len(tokens) and tokens[after].is_space:
        after += 1
    if before < 0 or after == len(tokens):
        return True
    return tokens[after].text[0] not in NO_START and tokens[before].text[-1] not in NO_END


def break_lines(
    tokens: Sequence[Token[_Style]], width: float, indent: float = 0.0, hang: bool = True
) -> list[Line[_Style]]:
    """Set one paragraph into lines of `width` em.

    Args:
        tokens: From `tokens_of`.
        width: Measure in em.
        indent: First-line indent in em.
        hang: Whether one mark may stand outside the right edge.
    """
    pending = list(tokens)
    lines: list[Line[_Style]] = []
    start = 0
    while True:
        while lines and start < len(pending) and pending[start].is_space:
            start += 1
        if start >= len(pending):
            break
        room = width - (0.0 if lines else indent)
        end, hangs = _line_end(pending, start, room, hang)
        left = room - sum(token.width for token in pending[start:end])
        if end < len(pending) and pending[end].width > width and (end == start or left > _WORTH_SPLITTING):
            # A word wider than any line (an address of a page) is cut where it stands.
            pending[end : end + 1] = _split_word(pending[end], left)
            end += 1
        lines.append(_line(pending[start:end], is_first=not lines, hangs=hangs))
        start = end
    if not lines:
        return [Line((), 0.0, is_first=True, is_last=True)]
    last = lines[-1]
    lines[-1] = Line(last.tokens, last.width, last.is_first, True, last.hangs)
    return lines


def _line_end(tokens: Sequence[Token[_Style]], start: int, room: float, hang: bool) -> tuple[int, bool]:
    """Index after the last token of the line that begins at `start`, and whether that token hangs."""
    used = 0.0
    end = start
    while end < len(tokens):
        used += tokens[end].width
        if used > room + 1e-6 and not tokens[end].is_space:
            break
        end += 1
    if end == len(tokens):
        return end, False
    mark = tokens[end]
    if hang and end > start and mark.text in HANGING and _may_precede_hanging(tokens[end - 1]):
        after = end + 1
        if may_break(tokens, after):
            return after, True
    cut = end
    while cut > start and not may_break(tokens, cut):
        cut -= 1
    if cut == start and end > start:
        # Nothing but marks that may not be parted: better a bad line than a line that runs off the page.
        return end, False
    return cut, False


def _may_precede_hanging(token: Token[_Style]) -> bool:
    return not token.is_space and token.text not in HANGING


def _split_word(token: Token[_Style], room: float) -> list[Token[_Style]]:
    """The part of a word that fits into `room`, cut after a mark where there is one, and the rest."""
    used = 0.0
    count = 0
    for advance in token.advances:
        if used + advance > room + 1e-6:
            break
        used += advance
        count += 1
    marks = [number for number in range(count * 3 // 5, count) if token.text[number] in _CUT_AFTER]
    count = max(1, marks[-1] + 1 if marks else count)
    parts = [(token.text[:count], token.advances[:count]), (token.text[count:], token.advances[count:])]
    return [Token(text, advances, token.style) for text, advances in parts if text]


def _line(tokens: Sequence[Token[_Style]], is_first: bool, hangs: bool) -> Line[_Style]:
    kept = list(tokens)
    while kept and kept[-1].is_space:
        kept.pop()
    width = sum(token.width for token in kept) - (kept[-1].width if hangs and kept else 0.0)
    return Line(tuple(kept), width, is_first, False, hangs)
