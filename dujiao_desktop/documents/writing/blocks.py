"""What stands on a page: blocks that know their height, can be cut at a page's end, and draw themselves."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from dujiao_desktop.documents.writing.fonts import Face, FontBook, printable
from dujiao_desktop.documents.writing.lines import Line, Token, break_lines, tokens_of
from dujiao_desktop.documents.writing.pdf_file import BLACK, Colour, PdfFile, Run, jpeg_size
from dujiao_desktop.domain.dossier import FieldBox

_MAX_STRETCH = 0.08
"""Largest gap in em that justifying may add; wider ones look torn, and text extraction reads them as spaces."""
_ASCENT = 0.88
"""Height of a Chinese character above its base line, in em."""


@dataclass(slots=True)
class Pen:
    """What drawing needs to know beyond the place.

    Attributes:
        page_of: Page number, from 1, of every anchor.
        pages: How many pages the file has.
        fields: Filled while drawing: where the signature fields belong.
    """

    file: PdfFile
    page_of: dict[str, int] = field(default_factory=dict)
    pages: int = 0
    fields: list[FieldBox] = field(default_factory=list)


class Block(ABC):
    """Something with a height.

    Attributes:
        space_before: Points above it, not at the top of a page.
        space_after: Points below it.
        keeps_with_next: Never last on a page.
    """

    space_before: float = 0.0
    space_after: float = 0.0
    keeps_with_next: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """Height in points when set `width` points wide."""

    def cut(self, width: float, room: float) -> tuple[Block, Block] | None:
        """A part that is at most `room` points high, and the rest; None when it cannot be cut there."""
        return None

    @abstractmethod
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at `x`, `top`."""

    def anchors(self) -> list[tuple[str, str, int]]:
        """Places in it: key, title, level.

        The contents name those of level 0, the outline those of level 0 and 1; below 0 only other pages refer to it.
        """
        return []


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text is set.

    Attributes:
        size: Type size in points; also the pitch of full-width characters.
        leading: Distance of base lines in points.
        align: ``justify``, ``left``, ``center`` or ``right``.
        indent: First-line indent in em.
        balance: Lines about equally long, as titles want it (梯形、菱形).
        hang: Whether one mark may stand outside the right edge (never inside a table).
        least_lines: Fewest lines of a paragraph left alone at either side of a page's end.
    """

    face: Face
    size: float
    leading: float
    align: str = "justify"
    indent: float = 0.0
    balance: bool = False
    hang: bool = True
    colour: Colour = BLACK
    space_before: float = 0.0
    space_after: float = 0.0
    keeps_with_next: bool = False
    least_lines: int = 2

    def but(self, **changes: object) -> TextStyle:
        """A copy with `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the changes are fields of TextStyle


Span = tuple[str, Face]
"""Text with its role of type."""


class Paragraph(Block):
    """Text of an officer or a form, taken as it is; each line end begins a new paragraph."""

    def __init__(self, fonts: FontBook, text: str | Sequence[Span], style: TextStyle) -> None:
        self._fonts = fonts
        self._spans: tuple[Span, ...] = ((text, style.face),) if isinstance(text, str) else tuple(text)
        self.style = style
        self.space_before = style.space_before
        self.space_after = style.space_after
        self.keeps_with_next = style.keeps_with_next
        self._set: tuple[float, list[Line[Face]]] | None = None

    def lines(self, width: float) -> list[Line[Face]]:
        """The lines when set `width` points wide."""
        if self._set is None or abs(self._set[0] - width) > 1e-6:
            self._set = (width, self._break(width))
        return self._set[1]

    def natural_width(self) -> float:
        """Width in points of its longest paragraph on one line."""
        return max(sum(token.width for token in tokens) for tokens in self._paragraphs()) * self.style.size

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def cut(self, width: float, room: float) -> tuple[Block, Block] | None:
        lines = self.lines(width)
        count = int((room + 1e-6) // self.style.leading)
        least = self.style.least_lines
        count = min(count, len(lines) - least)
        if count < least:
            return None
        return self._part(width, lines[:count]), self._part(width, lines[count:])

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        style = self.style
        base = top - (style.leading - style.size) / 2 - _ASCENT * style.size
        for line in self.lines(width):
            pen.file.text(base, style.size, self._runs(line, x, width), style.colour)
            base -= style.leading

    def _part(self, width: float, lines: list[Line[Face]]) -> Paragraph:
        part = Paragraph(self._fonts, self._spans, self.style)
        part._set = (width, lines)
        return part

    def _paragraphs(self) -> list[list[Token[Face]]]:
        paragraphs: list[list[Token[Face]]] = [[]]
        for text, face in self._spans:
            pieces = printable(text).split("\n")
            for number, piece in enumerate(pieces):
                if number:
                    paragraphs.append([])
                paragraphs[-1] += tokens_of(piece, face, self._advance, _known_tokens(self._fonts))
        return paragraphs

    def _break(self, width: float) -> list[Line[Face]]:
        style = self.style
        lines: list[Line[Face]] = []
        measure = width / style.size
        for tokens in self._paragraphs():
            broken = break_lines(tokens, measure, style.indent, style.hang)
            if style.balance and len(broken) > 1:
                broken = _balanced(tokens, measure, len(broken))
            lines += broken
        return lines

    def _advance(self, char: str, face: Face) -> float:
        return self._fonts.place(face, char)[1]

    def _runs(self, line: Line[Face], x: float, width: float) -> list[Run]:
        style = self.style
        indent = style.indent * style.size if line.is_first else 0.0
        free = width - indent - line.width * style.size
        left = x + indent
        spread = 0.0
        if style.align == "center":
            left += free / 2
        elif style.align == "right":
            left += free
        elif style.align == "justify" and line.gaps and not (line.is_last and free > 0):
            spread = min(max(free / line.gaps, 0.0), _MAX_STRETCH * style.size)
        begun: list[tuple[float, list[str], str, float]] = []
        at = left
        for token in line.tokens:
            # Only single characters are spread; words and numbers keep their own spacing inside.
            space = spread if len(token.text) == 1 else 0.0
            for number, (char, advance) in enumerate(zip(token.text, token.advances, strict=True)):
                font = self._fonts.place(token.style, char)[0]
                if begun and begun[-1][2] == font and begun[-1][3] == space and (number or space == spread):
                    begun[-1][1].append(char)
                else:
                    begun.append((at, [char], font, space))
                at += advance * style.size
            at += spread
        return [Run(x, "".join(chars), font, space) for x, chars, font, space in begun]


@cache
def _known_tokens(fonts: FontBook) -> dict[tuple[str, Face], Token[Face]]:
    """Single characters as tokens: a few thousand stand for all of a long dossier."""
    return {}


def _balanced(tokens: list[Token[Face]], measure: float, count: int) -> list[Line[Face]]:
    """The same number of lines in the narrowest measure that allows it."""
    narrow, wide = measure / 2, measure
    while wide - narrow > 0.25:
        middle = (narrow + wide) / 2
        if len(break_lines(tokens, middle, hang=False)) > count:
            narrow = middle
        else:
            wide = middle
    return break_lines(tokens, wide, hang=False)


class Space(Block):
    """Empty room."""

    def __init__(self, points: float) -> None:
        self._points = points

    def height(self, width: float) -> float:
        return self._points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing is drawn."""


class Heading(Block):
    """A paragraph that the contents and the outline name."""

    def __init__(self, paragraph: Paragraph, key: str, title: str, level: int = 0) -> None:
        self._paragraph = paragraph
        self._anchor = (key, printable(title).replace("\n", " "), level)
        self.space_before = paragraph.space_before
        self.space_after = paragraph.space_after
        self.keeps_with_next = True

    def height(self, width: float) -> float:
        return self._paragraph.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.file.bookmark(self._anchor[0], top + 6)
        self._paragraph.draw(pen, x, top, width)

    def anchors(self) -> list[tuple[str, str, int]]:
        return [self._anchor]


class Anchor(Block):
    """A place without height that others refer to."""

    def __init__(self, key: str, title: str = "", level: int = -1) -> None:
        self._anchor = (key, printable(title).replace("\n", " "), level)

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        if self._anchor[2] >= 0:
            pen.file.bookmark(self._anchor[0], top + 6)

    def anchors(self) -> list[tuple[str, str, int]]:
        return [self._anchor]


class LateText(Block):
    """Text that is known only when every page has its number; it takes the room of its sample."""

    def __init__(self, fonts: FontBook, sample: str, tell: Callable[[Pen], str], style: TextStyle) -> None:
        """Make it.

        Args:
            fonts: As for a paragraph.
            sample: Text at least as long as any that will be told.
            tell: Gives the text while drawing.
            style: How it is set.
        """
        self._fonts = fonts
        self._sample = Paragraph(fonts, sample, style)
        self._tell = tell
        self.space_before, self.space_after = style.space_before, style.space_after

    def height(self, width: float) -> float:
        return self._sample.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        Paragraph(self._fonts, self._tell(pen), self._sample.style).draw(pen, x, top, width)


class Picture(Block):
    """A prepared picture, fitted into a box and centred, never enlarged beyond the box.

    One that may be turned is turned where that makes it larger; its head is then at the left.
    """

    def __init__(self, path: Path, box_height: float, may_turn: bool = False) -> None:
        self._path = path
        self._box_height = box_height
        self._pixels = jpeg_size(path)
        self._may_turn = may_turn

    def height(self, width: float) -> float:
        return self._box_height

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        wide, high, _ = self._pixels
        is_turned = self._may_turn and (wide > high) != (width > self._box_height)
        if is_turned:
            wide, high = high, wide
        scale = min(width / wide, self._box_height / high)
        drawn_width, drawn_height = wide * scale, high * scale
        left = x + (width - drawn_width) / 2
        bottom = top - self._box_height + (self._box_height - drawn_height) / 2
        pen.file.picture(self._path, left, bottom, drawn_width, drawn_height, is_turned)


class Stack(Block):
    """Blocks one below the other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)

    def height(self, width: float) -> float:
        total = 0.0
        for number, block in enumerate(self.blocks):
            total += (block.space_before if number else 0.0) + block.height(width)
            if number < len(self.blocks) - 1:
                total += block.space_after
        return total

    def cut(self, width: float, room: float) -> tuple[Block, Block] | None:
        head, rest = take(list(self.blocks), width, room, force=False)
        if not head or not rest:
            return None
        return Stack(head), Stack(rest)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for number, block in enumerate(self.blocks):
            if number:
                top -= block.space_before
            block.draw(pen, x, top, width)
            top -= block.height(width) + block.space_after

    def anchors(self) -> list[tuple[str, str, int]]:
        return [anchor for block in self.blocks for anchor in block.anchors()]


def take(blocks: list[Block], width: float, room: float, force: bool) -> tuple[list[Block], list[Block]]:
    """Take as many blocks as fit into `room`, cutting the last if it can be cut.

    Args:
        blocks: In order.
        width: Measure in points.
        room: Height in points.
        force: Take at least one block, even if it is higher than the room.

    Returns:
        What fits, and the rest; together they are the whole.
    """
    taken: list[Block] = []
    used = 0.0
    for number, block in enumerate(blocks):
        before = block.space_before if taken else 0.0
        height = block.height(width)
        if used + before + height <= room + 1e-6:
            taken.append(block)
            used += before + height + block.space_after
            continue
        parts = block.cut(width, room - used - before) if room - used - before > 0 else None
        if parts is not None:
            return [*taken, parts[0]], [parts[1], *blocks[number + 1 :]]
        kept = len(taken)
        while kept and taken[kept - 1].keeps_with_next:
            kept -= 1
        if kept:
            return taken[:kept], [*taken[kept:], *blocks[number:]]
        if not force:
            return [], blocks
        # Headings higher than the page with what belongs to them: give up keeping them together.
        if taken:
            return taken, blocks[number:]
        return [block], blocks[number + 1 :]
    return taken, []
