"""意见栏: an opinion, hand signatures, room for the seal and the date, kept together on one page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dujiao_desktop.documents.writing.blocks import Block, Paragraph, Pen
from dujiao_desktop.documents.writing.fonts import Face
from dujiao_desktop.documents.writing.pdf_file import GREY, LIGHT, MM
from dujiao_desktop.documents.writing.styles import CELL, SMALL, Setter
from dujiao_desktop.documents.writing.tables import Cell, Row
from dujiao_desktop.domain.dossier import FieldBox

_SEAL = 42 * MM
"""Side of the room that a round official seal needs."""
FIELD_WIDTH = 58 * MM
FIELD_HEIGHT = 14 * MM
_SIGN_LINE = 22.0
"""Room for one hand signature in points."""
_HIGHEST = 90 * MM
"""A block that an opinion would make higher than this lets the opinion flow by itself."""

FIELD_NOTE = "本机完整性签名处（不是电子签章）"


@dataclass(frozen=True, slots=True)
class SignLine:
    """A line to be signed by hand: what stands before it, and the name where the signing is on record already."""

    words: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class SignField:
    """A field for the program's own signature, and the place where it stands in the signing order, from 1."""

    number: int
    key: str


def field_name(field: SignField) -> str:
    """Name of a signature field: ASCII, in signing order, e.g. ``sig_1_self_check``."""
    return f"sig_{field.number}_{re.sub('[^0-9a-z]+', '_', field.key.lower()).strip('_') or 'block'}"


def sign_key(number: int) -> str:
    """Anchor of a sign block: the page on which it stands."""
    return f"sign-{number}"


def draw_field(pen: Pen, x: float, y: float, name: str, label: str) -> None:
    """Draw the room of a signature field with its lower left corner at `x`, `y`, and note where it belongs."""
    pen.file.box(x, y, FIELD_WIDTH, FIELD_HEIGHT, LIGHT, line=0.4, dash=2)
    pen.file.words(x + 4, y + FIELD_HEIGHT - 10, FIELD_NOTE, Face.FANGSONG, 7.5, LIGHT)
    rect = (x, y, x + FIELD_WIDTH, y + FIELD_HEIGHT)
    pen.fields.append(FieldBox(name, pen.file.page_index, rect, label))


class SignArea(Block):
    """Opinion and hand signatures at the left, room for the seal with the date below it at the right.

    No seal is ever drawn: the room is only named.
    """

    def __init__(
        self,
        setter: Setter,
        title: str,
        number: int,
        lines: Sequence[SignLine],
        *,
        date: str = "",
        seal: bool = True,
        people: str = "",
        field: SignField | None = None,
    ) -> None:
        """Make it.

        Args:
            setter: As for every block.
            title: What the block is called.
            number: Its place among the blocks of the paper, from 1.
            lines: Who signs, in their order.
            date: The day beside the signature; empty leaves room for it.
            seal: Whether it is sealed.
            people: A line below the signatures, e.g. who took part.
            field: Room for the program's own signature; None on what is signed by hand only.
        """
        self.opinion: Paragraph = setter.text("", CELL)
        self._title = title
        self._number = number
        self._lines = tuple(lines)
        self._date = date
        self._seal = seal
        self._people = setter.text(people, SMALL)
        self._has_people = bool(people)
        self._field = field

    def takes(self, opinion: Paragraph, width: float) -> bool:
        """Whether `opinion` has room above the signatures."""
        left = self._left_width(width)
        return opinion.height(left) + self._below(left) <= _HIGHEST

    def height(self, width: float) -> float:
        left = self._left_width(width)
        least = _SEAL + 2 * MM if self._seal else 0.0
        return max(least, self.opinion.height(left) + 6 + self._below(left))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        bottom = top - self.height(width)
        left = self._left_width(width)
        self.opinion.draw(pen, x, top, left)
        self._draw_signatures(pen, x, bottom, left)
        right = x + width
        if self._seal:
            middle = right - _SEAL / 2
            pen.file.words(middle, bottom + _SEAL / 2 + 6, "（盖章）", Face.FANGSONG, 12, LIGHT, align="center")
        date = self._date or "年　　月　　日"
        pen.file.words(right - 4, bottom + 6, date, Face.FANGSONG, 12, align="right")

    def anchors(self) -> list[tuple[str, str, int]]:
        return [(sign_key(self._number), self._title, -1)]

    def _draw_signatures(self, pen: Pen, x: float, bottom: float, left: float) -> None:
        y = bottom + 2
        if self._field is not None:
            draw_field(pen, x, y, field_name(self._field), self._title)
            y += FIELD_HEIGHT
        y += 7
        for line in reversed(self._lines):
            pen.file.words(x, y, line.words, Face.FANGSONG, 12)
            start = x + pen.file.width(line.words, Face.FANGSONG, 12)
            if line.name:
                pen.file.words(start, y, line.name, Face.FANGSONG, 12)
            else:
                pen.file.rule(start, y - 2, min(start + 34 * MM, x + left), y - 2, 0.4, GREY)
            y += _SIGN_LINE
        if self._has_people:
            self._people.draw(pen, x, y - 6 + self._people.height(left), left)

    def _below(self, left: float) -> float:
        """Height of everything under the opinion at the left, which is `left` points wide."""
        people = self._people.height(left) if self._has_people else 0.0
        field = FIELD_HEIGHT if self._field is not None else 0.0
        return field + 3 + len(self._lines) * _SIGN_LINE + people

    def _left_width(self, width: float) -> float:
        return width - (_SEAL + 3 * MM if self._seal else 0.0)


def sign_rows(setter: Setter, title: str, opinion: str, area: SignArea, width: float) -> list[Row]:
    """The rows of one block in a form of four columns, three of which, together `width` points wide, are its own.

    A long opinion flows over pages by itself; signature, seal and date stay together below it.
    """
    text = setter.text(opinion, CELL)
    if area.takes(text, width - 8):
        area.opinion = text
        return [Row((setter.label(title), Cell(area, columns=3, middle=False)), whole=True)]
    return [
        Row((setter.label(title), Cell(text, columns=3, middle=False))),
        Row((setter.label(f"{title}签章"), Cell(area, columns=3, middle=False)), whole=True),
    ]
