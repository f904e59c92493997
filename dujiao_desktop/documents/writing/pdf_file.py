"""The PDF file on disk: pages, text runs, lines, pictures, bookmarks; flat memory, the same bytes every time."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfutils
from reportlab.pdfgen.canvas import Canvas

from dujiao_desktop.documents.writing.fonts import Face, FontBook
from dujiao_desktop.documents.writing.foreign_pdf import ForeignPages
from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.environment.files import whole_file

MM = 72 / 25.4
"""Points in a millimetre."""

A4 = (210 * MM, 297 * MM)
A4_LANDSCAPE = (A4[1], A4[0])

BLACK = (0.0, 0.0, 0.0)
WHITE = (1.0, 1.0, 1.0)
GREY = (0.45, 0.45, 0.45)
LIGHT = (0.70, 0.70, 0.70)
SHADE = (0.945, 0.945, 0.945)

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the file says about itself.

    Attributes:
        author: The unit.
        made_at: Moment stated in the file; an input, so that the same content gives the same bytes.
        program: Name and version of the program.
        digest: Code of the content; goes into the file's identifier.
    """

    title: str
    author: str
    subject: str
    made_at: datetime
    program: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font drawn at once; `spread` points are added after each."""

    x: float
    text: str
    font: str
    spread: float = 0.0


class _PictureOnDisk(pdfdoc.PDFObject):
    """A JPEG that is read when it is written, so that a thousand photos need no more memory than one."""

    __RefOnly__ = 1  # reportlab's word for "an object of its own, never part of another"

    def __init__(self, path: Path, width: int, height: int, components: int) -> None:
        self._path = path
        self._facts = {
            "Width": width,
            "Height": height,
            "BitsPerComponent": 8,
            "ColorSpace": pdfdoc.PDFName("DeviceGray" if components == 1 else "DeviceRGB"),
            "Filter": pdfdoc.PDFName("DCTDecode"),
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Image"),
        }

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The object with the bytes of the JPEG, unchanged."""
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(self._facts), self._path.read_bytes())
        return bytes(stream.format(document))


class _Out:
    """Counts what goes to the disk; offsets are what the cross-reference table is made of."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._offset = 0
        # Four bytes above 127 tell every program that the file is not text.
        self.add(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def add(self, part: bytes) -> int:
        """Write `part` and return where it begins."""
        start = self._offset
        self._offset += len(part)
        self._stream.write(part)
        return start


class PdfFile:
    """One PDF being made; call `finish` at the end, or nothing is written."""

    def __init__(self, fonts: FontBook, facts: FileFacts) -> None:
        self.fonts = fonts
        rl_config.useA85 = 0  # inflates every stream by a quarter
        self._canvas = Canvas(
            "unnamed.pdf",
            pagesize=A4,
            pageCompression=1,
            invariant=1,
            initialFontName=cast(Any, fonts.base_font(Face.SONG)),  # the stubs say float by mistake
            lang="zh-CN",
            pdfVersion=(1, 7),
        )
        canvas = self._canvas
        canvas.setTitle(facts.title)
        canvas.setAuthor(facts.author)
        canvas.setSubject(facts.subject)
        canvas.setCreator(facts.program)
        canvas.setProducer(facts.program)
        stamp = _pdf_date(facts.made_at)
        canvas.setDateFormatter(lambda *_: stamp)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()
        self._document: Any = vars(canvas)["_doc"]  # reportlab's own, without a public way to it
        self._document.updateSignature(f"{facts.title}{facts.author}{facts.digest}{stamp}")
        self._page_open = False
        self._pictures: dict[Path, tuple[str, int, int]] = {}
        self._foreign = ForeignPages(self._document)
        self.page_index = -1
        """Number of the page being drawn, from 0."""

    def begin_page(self, size: tuple[float, float]) -> None:
        """Close the page before and open a new one of `size` points."""
        if self._page_open:
            self._canvas.showPage()
        self._canvas.setPageSize(size)
        self._page_open = True
        self.page_index += 1

    def text(self, y: float, size: float, runs: Sequence[Run], colour: Colour = BLACK) -> None:
        """Draw one line of text on the base line `y`."""
        if not runs:
            return
        line = self._canvas.beginText()
        line.setFillColorRGB(*colour)
        for run in runs:
            line.setTextOrigin(run.x, y)
            line.setFont(run.font, size)
            line.setCharSpace(run.spread)
            line.textOut(run.text)
        self._canvas.drawText(line)

    def words(
        self, x: float, y: float, text: str, face: Face, size: float, colour: Colour = BLACK, align: str = "left"
    ) -> None:
        """Draw short text on one line at `x` (its left edge, middle or right edge)."""
        width = self.width(text, face, size)
        left = x - (0.0 if align == "left" else width / 2 if align == "center" else width)
        runs: list[Run] = []
        at = left
        for char in text:
            font, advance = self.fonts.place(face, char)
            if runs and runs[-1].font == font:
                runs[-1] = Run(runs[-1].x, runs[-1].text + char, font)
            else:
                runs.append(Run(at, char, font))
            at += advance * size
        self.text(y, size, runs, colour)

    def width(self, text: str, face: Face, size: float) -> float:
        """Width of `text` in points."""
        return sum(self.fonts.place(face, char)[1] for char in text) * size

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5, colour: Colour = BLACK, dash: float = 0.0
    ) -> None:
        """Draw a line; `dash` points on and off, 0 for a solid one."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(width)
        self._canvas.setDash([dash, dash] if dash else [])
        self._canvas.line(x1, y1, x2, y2)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        stroke: Colour | None = BLACK,
        fill: Colour | None = None,
        line: float = 0.5,
        dash: float = 0.0,
    ) -> None:
        """Draw a rectangle with its lower left corner at `x`, `y`."""
        if stroke is not None:
            self._canvas.setStrokeColorRGB(*stroke)
            self._canvas.setLineWidth(line)
            self._canvas.setDash([dash, dash] if dash else [])
        if fill is not None:
            self._canvas.setFillColorRGB(*fill)
        self._canvas.rect(x, y, width, height, stroke=int(stroke is not None), fill=int(fill is not None))

    def picture(self, path: Path, x: float, y: float, width: float, height: float, is_turned: bool = False) -> None:
        """Draw a prepared picture into the rectangle; the same file is stored once however often it is drawn.

        Turned, its head is at the left of the rectangle.

        Raises:
            Unavailable: ``picture_unreadable`` when the file is no upright RGB or grey JPEG.
        """
        name, _, _ = self._register(path)
        canvas = self._canvas
        canvas.saveState()
        if is_turned:
            canvas.transform(0, height, -width, 0, x + width, y)
        else:
            canvas.transform(width, 0, 0, height, x, y)
        canvas.doForm(name)
        canvas.restoreState()

    def foreign_page(
        self, path: Path, index: int, x: float, y: float, width: float, height: float
    ) -> tuple[float, float, float, float]:
        """Draw page `index` (from 0) of another PDF into the middle of the rectangle, never larger than it is.

        A page that is broader than high is turned, its head at the left, as a reader of a bound volume expects it.

        Returns:
            Left, bottom, right, top of the page as drawn.
        """
        page = self._foreign.page(path, index)
        left, bottom, right, top = page.box
        wide, high = right - left, top - bottom
        turned = page.turned
        if (wide > high) != (turned in (90, 270)):
            turned = (turned + 270) % 360
        across, up = (wide, high) if turned in (0, 180) else (high, wide)
        scale = min(page.unit, width / across, height / up)
        across, up = across * scale, up * scale
        at_x, at_y = x + (width - across) / 2, y + (height - up) / 2
        # Where the page's own units come to lie, turned clockwise within the rectangle that it takes.
        matrix = {
            0: (scale, 0.0, 0.0, scale, at_x - scale * left, at_y - scale * bottom),
            90: (0.0, -scale, scale, 0.0, at_x - scale * bottom, at_y + scale * right),
            180: (-scale, 0.0, 0.0, -scale, at_x + scale * right, at_y + scale * top),
            270: (0.0, scale, -scale, 0.0, at_x + scale * top, at_y - scale * left),
        }[turned]
        canvas = self._canvas
        canvas.saveState()
        canvas.transform(*matrix)
        canvas.doForm(page.name)
        canvas.restoreState()
        return at_x, at_y, at_x + across, at_y + up

    def bookmark(self, key: str, y: float) -> None:
        """Make the height `y` of this page a place that links and the outline can name."""
        self._canvas.bookmarkHorizontalAbsolute(key, y)

    def outline(self, title: str, key: str, level: int = 0) -> None:
        """Add an entry to the outline beside the page."""
        self._canvas.addOutlineEntry(title, key, level)

    def link(self, key: str, x1: float, y1: float, x2: float, y2: float) -> None:
        """Make a rectangle lead to a bookmark."""
        self._canvas.linkAbsolute("", key, (x1, y1, x2, y2), Border="[0 0 0]")

    def finish(self, path: Path, mode: int = 0o644) -> None:
        """Write the file, with the rights `mode` from its birth.

        Raises:
            Unavailable: ``file_in_use``, or what the disk says; nothing half-made is left.
        """
        if self._page_open:
            self._canvas.showPage()
            self._page_open = False
        with whole_file(path, mode=mode) as stream:
            self._write(stream)

    def close(self) -> None:
        """Let go of other files; needed whether or not this one was finished."""
        self._foreign.close()

    def _register(self, path: Path) -> tuple[str, int, int]:
        known = self._pictures.get(path)
        if known is None:
            width, height, components = jpeg_size(path)
            # Numbered, not named after the path: the bytes must not depend on where the workspace lies.
            name = f"picture-{len(self._pictures) + 1}"
            picture = _PictureOnDisk(path, width, height, components)
            self._document.Reference(picture, self._document.getXObjectName(name))
            known = self._pictures[path] = (name, width, height)
        return known

    def _write(self, stream: BinaryIO) -> None:
        """What `PDFDocument.GetPDFData` does, object by object onto the disk."""
        document = self._document
        for font in document.delayedFonts:
            font.addObjects(document)
        document.info.invariant = document.invariant
        document.info.digest(document.signature)
        document.Reference(document.Catalog)
        document.Reference(document.info)
        document.Outlines.prepare(document, self._canvas)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        document.encrypt.prepare(document)
        out = _Out(stream)
        written: list[str] = []
        number = 1
        while number in document.numberToId:  # formatting an object may register more of them
            name = document.numberToId[number]
            indirect = pdfdoc.PDFIndirectObject(name, document.idToObject[name])
            document.idToOffset[name] = out.add(indirect.format(document))
            written.append(name)
            number += 1
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, written)
        start = out.add(table.format(document))
        trailer = pdfdoc.PDFTrailer(
            startxref=start,
            Size=number,
            Root=document.Reference(document.Catalog),
            Info=document.Reference(document.info),
            ID=document.ID(),
        )
        out.add(trailer.format(document))


def jpeg_size(path: Path) -> tuple[int, int, int]:
    """Width and height in pixels and number of colour components of a prepared picture.

    Raises:
        Unavailable: ``picture_unreadable``.
    """
    try:
        with path.open("rb") as stream:
            if stream.read(2) != b"\xff\xd8":
                raise Unavailable("picture_unreadable", file=path.name, reason="not JPEG")
            stream.seek(0)
            info: Any = pdfutils.readJPEGInfo(stream)
            width, height, components, _ = info
    except Unavailable:
        raise
    except (OSError, pdfdoc.PDFError, struct.error, ValueError, TypeError) as trouble:
        raise Unavailable("picture_unreadable", file=path.name, reason=str(trouble)) from trouble
    if components not in (1, 3) or not width or not height:
        raise Unavailable("picture_unreadable", file=path.name, reason="CMYK")
    return int(width), int(height), int(components)


def _pdf_date(moment: datetime) -> str:
    text = moment.strftime("D:%Y%m%d%H%M%S")
    offset = moment.utcoffset()
    if offset is None:
        return text
    minutes = int(offset.total_seconds() // 60)
    sign = "+" if minutes >= 0 else "-"
    return f"{text}{sign}{abs(minutes) // 60:02d}'{abs(minutes) % 60:02d}'"
