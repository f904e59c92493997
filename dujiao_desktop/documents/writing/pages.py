"""Setting blocks into pages: margins of GB/T 9704, page numbers, contents and outline, all in one pass.

Everything is placed first and drawn afterwards, so that the contents and “共 y 页” know the real numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dujiao_desktop.documents.writing.blocks import Block, Pen, take
from dujiao_desktop.documents.writing.fonts import Face, FontBook
from dujiao_desktop.documents.writing.pdf_file import A4, A4_LANDSCAPE, GREY, MM, FileFacts, PdfFile
from dujiao_desktop.domain.dossier import FieldBox
from dujiao_desktop.domain.job_control import JobControl


@dataclass(frozen=True, slots=True)
class PageStyle:
    """A kind of page; lengths in points.

    Attributes:
        number: ``dash`` is “— n —” at the outer side as in official papers, ``count`` is “第 x 页 共 y 页”
            in the middle, empty prints none.
    """

    size: tuple[float, float]
    top: float
    bottom: float
    left: float
    right: float
    number: str = "dash"

    @property
    def width(self) -> float:
        """Width of the type area."""
        return self.size[0] - self.left - self.right

    @property
    def height(self) -> float:
        """Height of the type area."""
        return self.size[1] - self.top - self.bottom


# GB/T 9704-2012: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm.
OFFICIAL = PageStyle(A4, 37 * MM, 35 * MM, 28 * MM, 26 * MM)
STATISTICS = PageStyle(A4, 24 * MM, 20 * MM, 28 * MM, 26 * MM, number="count")
COVER = PageStyle(A4, 32 * MM, 25 * MM, 28 * MM, 26 * MM, number="")
# Bound evidence: as large as binding and the page number of official papers leave it.
BOUND = PageStyle(A4, 13 * MM, 35 * MM, 25 * MM, 15 * MM)
LEDGER = PageStyle(A4_LANDSCAPE, 20 * MM, 17 * MM, 15 * MM, 15 * MM, number="count")


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that begin on a new page."""

    style: PageStyle
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class Page:
    """One page with everything in its place: block, left, top, width."""

    style: PageStyle
    placed: list[tuple[Block, float, float, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Written:
    """What came out: number of pages and where the signature fields belong."""

    pages: int
    fields: tuple[FieldBox, ...]


def lay_out(sections: Sequence[Section]) -> list[Page]:
    """Place every block of `sections`.

    Raises:
        ValueError: A block that cannot be cut is higher than a page; our own mistake, for its end would be lost.
    """
    pages: list[Page] = []
    for section in sections:
        style = section.style
        rest: list[Block] = list(section.blocks)
        while rest:
            taken, rest = take(rest, style.width, style.height, force=True)
            page = Page(style)
            top = style.size[1] - style.top
            for number, block in enumerate(taken):
                if number:
                    top -= block.space_before
                height = block.height(style.width)
                if top - height < style.bottom - 0.5:
                    raise ValueError(f"{type(block).__name__} is {height:.0f} points high and cannot be cut")
                page.placed.append((block, style.left, top, style.width))
                top -= height + block.space_after
            pages.append(page)
    return pages


def page_numbers(pages: Sequence[Page]) -> dict[str, int]:
    """Page, from 1, of every anchor."""
    return {
        key: number
        for number, page in enumerate(pages, start=1)
        for block, *_ in page.placed
        for key, _, _ in block.anchors()
    }


def outline_of(pages: Sequence[Page]) -> list[tuple[str, str, int]]:
    """Key, title and level of what the outline names; a level below 0 is only a place to be looked up."""
    anchors = (anchor for page in pages for block, *_ in page.placed for anchor in block.anchors())
    return [anchor for anchor in anchors if anchor[2] >= 0]


def write_pages(
    sections: Sequence[Section],
    fonts: FontBook,
    facts: FileFacts,
    path: Path,
    control: JobControl,
    footer: str = "",
    mark: str = "",
    mode: int = 0o644,
) -> Written:
    """Set `sections` into pages and write the PDF.

    Args:
        sections: In order; each begins on a new page.
        fonts: The faces the blocks were made with.
        facts: What the file says about itself.
        path: Taken only when the file is whole.
        control: Told after every page; may cancel.
        footer: Small grey line at the foot of every numbered page.
        mark: Boxed words at the head of every page; empty for none.
        mode: Rights of the file, where the disk knows them.

    Raises:
        Unavailable: ``picture_unreadable``, ``font_missing``, or what the disk says.
        Cancelled: The officer stopped the job; nothing was written.
    """
    pages = lay_out(sections)
    file = PdfFile(fonts, facts)
    pen = Pen(file, page_numbers(pages), len(pages))
    try:
        for number, page in enumerate(pages, start=1):
            control.stop_if_cancelled()
            control.report(number, len(pages), "page")
            file.begin_page(page.style.size)
            for block, x, top, width in page.placed:
                block.draw(pen, x, top, width)
            _NUMBERS[page.style.number](file, page.style, number, len(pages), footer)
            _draw_mark(file, page.style, mark)
        for key, title, level in outline_of(pages):
            file.outline(title, key, level)
        file.finish(path, mode)
    finally:
        file.close()
    return Written(len(pages), tuple(pen.fields))


def _draw_mark(file: PdfFile, style: PageStyle, mark: str) -> None:
    if not mark:
        return
    size, pad = 11.0, 5.0
    right, y = style.size[0] - OFFICIAL.right, style.size[1] - 22 * MM
    width = file.width(mark, Face.HEI, size)
    file.words(right - pad, y, mark, Face.HEI, size, align="right")
    file.box(right - width - 2 * pad, y - pad, width + 2 * pad, size + 1.6 * pad, line=0.8)


def _no_number(file: PdfFile, style: PageStyle, number: int, total: int, footer: str) -> None:
    """A cover bears no number."""


def _dash_number(file: PdfFile, style: PageStyle, number: int, total: int, footer: str) -> None:
    """“— n —” in 4号 宋体, 7 mm below the type area, one character in from the outer edge (GB/T 9704, 7.5)."""
    y = style.bottom - 7 * MM - 10
    text = f"— {number} —"
    # The same place on every page, whatever the page is like.
    left, right = OFFICIAL.left, style.size[0] - OFFICIAL.right
    if number % 2:
        file.words(right - 14, y, text, Face.SONG, 14, align="right")
        file.words(left, y, footer, Face.SONG, 8, GREY)
    else:
        file.words(left + 14, y, text, Face.SONG, 14)
        file.words(right, y, footer, Face.SONG, 8, GREY, align="right")


def _count_number(file: PdfFile, style: PageStyle, number: int, total: int, footer: str) -> None:
    y = style.bottom - 8 * MM
    file.words(style.size[0] / 2, y, f"第 {number} 页　共 {total} 页", Face.SONG, 9, align="center")
    file.words(style.left, y, footer, Face.SONG, 8, GREY)


_NUMBERS: dict[str, Callable[[PdfFile, PageStyle, int, int, str], None]] = {
    "": _no_number,
    "dash": _dash_number,
    "count": _count_number,
}
