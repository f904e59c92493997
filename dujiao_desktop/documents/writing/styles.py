"""Sizes and leadings of the house: GB/T 9704 for prose, smaller type in tables."""

from __future__ import annotations

from dujiao_desktop.documents.writing.blocks import Block, Heading, Paragraph, TextStyle
from dujiao_desktop.documents.writing.fonts import Face, FontBook
from dujiao_desktop.documents.writing.pdf_file import GREY, SHADE
from dujiao_desktop.documents.writing.tables import Cell, Row

# 156 mm hold 28 characters and 225 mm hold 22 lines; a nominal 16 pt on 29 pt would give 27 and 21.
PITCH = 15.79
LEADING = 28.95

BODY = TextStyle(Face.FANGSONG, PITCH, LEADING, indent=2)
TITLE = TextStyle(Face.TITLE, 22, 33, align="center", balance=True, hang=False, space_after=14)
LEVEL_1 = TextStyle(Face.HEI, PITCH, LEADING, align="left", indent=2, keeps_with_next=True)
LEVEL_2 = TextStyle(Face.KAI, PITCH, LEADING, align="left", indent=2, keeps_with_next=True)

CELL = TextStyle(Face.FANGSONG, 12, 18, align="justify", hang=False)
LABEL = TextStyle(Face.HEI, 11.5, 17, align="center", balance=True, hang=False)
SMALL = TextStyle(Face.FANGSONG, 10.5, 15.5, align="left", hang=False)
SMALL_CENTRE = SMALL.but(align="center", balance=True)
SMALL_LABEL = TextStyle(Face.HEI, 10.5, 15, align="center", balance=True, hang=False)
TINY = TextStyle(Face.SONG, 8, 11.5, align="left", hang=False, colour=GREY)
NOTE = TextStyle(Face.FANGSONG, 10.5, 16, align="left", hang=False, colour=GREY, space_before=6)


class Setter:
    """Makes blocks from text with the faces of one font book."""

    def __init__(self, fonts: FontBook) -> None:
        self.fonts = fonts

    def text(self, text: str, style: TextStyle) -> Paragraph:
        """A paragraph."""
        return Paragraph(self.fonts, text, style)

    def title(self, text: str, key: str) -> Block:
        """The title of a sheet, named in the contents."""
        return Heading(self.text(text, TITLE), key, text)

    def cell(self, text: str, style: TextStyle = CELL, columns: int = 1, again: str | None = None) -> Cell:
        """A cell of plain text; `again` stands in it when the row goes on over the page."""
        repeated = None if again is None else self.text(again, style)
        return Cell(self.text(text, style), columns=columns, again=repeated)

    def label(self, text: str, style: TextStyle = LABEL) -> Cell:
        """A shaded label that says （续） when its row goes on over the page."""
        return Cell(self.text(text, style), again=self.text(f"{text}（续）", style), shade=SHADE)

    def head(self, titles: tuple[str, ...], style: TextStyle = SMALL_LABEL) -> Row:
        """The head of a list."""
        return Row(
            tuple(Cell(self.text(title, style), shade=SHADE, padding=(2.0, 4.0)) for title in titles), whole=True
        )
