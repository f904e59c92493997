"""Pages of somebody else's PDF taken into ours as they are: drawing, fonts and searchable text.

Nothing comes along that acts, links, hides or is attached: only what a page draws with is followed, object by object,
from its resources. Appearances of stamps, seals and filled fields are drawn into the page first, as printing does it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from dujiao_desktop.domain.dossier import MOST_BOUND_PAGES, NotBound, Sheets

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

_MOST_CONTENT_BYTES = 64 << 20
"""Most drawing instructions of one page after unpacking; beyond that a page is a bomb or a mistake."""
_TAIL_BYTES = 2048
_NEVER = frozenset(
    f"/{name}"
    for name in (
        "Action", "Annot", "Catalog", "EmbeddedFile", "Filespec", "MCR", "Metadata", "OBJR", "Outlines", "Page", "Pages",
        "Sig", "StructElem", "StructTreeRoot", "Thread",
    )
)  # fmt: skip
"""Types of objects that no page draws with."""
_NOT_DRAWN = frozenset(
    f"/{name}"
    for name in (
        "AF", "Alternates", "F", "FDecodeParms", "FFilter", "LastModified", "Length", "Measure", "Metadata", "OC", "OPI",
        "PieceInfo", "PtData", "Ref", "StructParent", "StructParents",
    )
)  # fmt: skip
"""Entries of a stream that no drawing needs; some of them lead out of the file."""

_PLAIN = frozenset(range(33, 127)) - frozenset(b"#()<>[]{}/%")
"""Bytes that stand for themselves in a name."""


class _TooMuch(Exception):
    """A page unpacks to more than any honest page does."""


@dataclass(frozen=True, slots=True)
class ForeignPage:
    """One page as a form to be drawn.

    Attributes:
        name: What the canvas calls it.
        box: Left, bottom, right, top of what is shown, in the page's own units.
        turned: Degrees clockwise by which it is shown turned: 0, 90, 180 or 270.
        unit: Points in one of its units.
    """

    name: str
    box: tuple[float, float, float, float]
    turned: int
    unit: float


def look_into(path: Path) -> Sheets:
    """How many pages a PDF would add to a dossier, or why it cannot be bound. Never raises for what is in the file."""
    import pikepdf

    try:
        if not _is_whole(path):
            return Sheets(not_bound=NotBound.DAMAGED)
        with _opened(path) as pdf:
            objection = _objection(pdf)
            return Sheets(not_bound=objection) if objection else Sheets(pdf=path, pages=len(pdf.pages))
    except pikepdf.PasswordError:
        return Sheets(not_bound=NotBound.ENCRYPTED)
    except OSError:
        raise
    except Exception:  # Bytes from a stranger make parsers raise anything; damaged is all there is to say.
        return Sheets(not_bound=NotBound.DAMAGED)


def _is_whole(path: Path) -> bool:
    """Whether the file reads without repair, or at least has its end: a cut-off file may have lost pages."""
    import pikepdf

    try:
        with pikepdf.open(path, attempt_recovery=False):
            return True
    except pikepdf.PasswordError:
        raise
    except pikepdf.PdfError:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
            return b"%%EOF" in file.read()


def _opened(path: Path) -> Pdf:
    """The PDF with the appearances of its annotations drawn into its pages.

    Opening the same file again gives every object the same number; what is read at drawing is found again at writing.
    """
    import pikepdf

    pdf = pikepdf.open(path)
    if any("/Annots" in page.obj for page in pdf.pages):
        pdf.flatten_annotations("print")
    return pdf


def _objection(pdf: Pdf) -> NotBound | None:
    if pdf.is_encrypted:
        return NotBound.ENCRYPTED
    if len(pdf.pages) > MOST_BOUND_PAGES:
        return NotBound.TOO_LONG
    form: Any = pdf.Root.get("/AcroForm")
    if form is not None and ("/XFA" in form or bool(form.get("/NeedAppearances", False))):
        return NotBound.UNFIXED_FORM
    layers: Any = pdf.Root.get("/OCProperties")
    if layers is not None and _hides(layers.get("/D", {})):
        return NotBound.HIDDEN_LAYERS
    for page in pdf.pages:
        left, bottom, right, top = _box(page)
        _content(page)
        if right - left < 1 or top - bottom < 1:
            return NotBound.DAMAGED
    _read_all(pdf)
    return None if len(pdf.pages) else NotBound.DAMAGED


def _read_all(pdf: Pdf) -> None:
    """Read everything that the pages draw with; what cannot be read is found before a dossier is begun."""
    import pikepdf

    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[int, int]] = []

    def refer(thing: Any) -> bytes:
        if thing.objgen not in seen:
            seen.add(thing.objgen)
            waiting.append(thing.objgen)
        return b""

    for page in pdf.pages:
        _page_head(page, refer)
    while waiting:
        thing: Any = pdf.get_object(waiting.pop())
        _said(thing, refer, follow=False)
        if isinstance(thing, pikepdf.Stream):
            thing.read_raw_bytes()


def _hides(default: Any) -> bool:
    return default.get("/BaseState") == "/OFF" or len(default.get("/OFF", [])) > 0


def _box(page: Page) -> tuple[float, float, float, float]:
    """What is shown of a page: its crop box within its paper."""
    paper = _rectangle(page.mediabox)
    shown = _rectangle(page.cropbox)
    left, bottom = max(paper[0], shown[0]), max(paper[1], shown[1])
    right, top = min(paper[2], shown[2]), min(paper[3], shown[3])
    return (left, bottom, right, top) if right > left and top > bottom else paper


def _rectangle(box: Any) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (float(value) for value in box)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _content(page: Page) -> bytes:
    """The drawing instructions of a page as one text.

    Raises:
        _TooMuch: They unpack to more than `_MOST_CONTENT_BYTES`.
    """
    import pikepdf

    found: Any = page.obj.get("/Contents")
    parts = [] if found is None else list(found) if isinstance(found, pikepdf.Array) else [found]
    unpacked: list[bytes] = []
    for part in parts:
        if isinstance(part, pikepdf.Stream):
            unpacked.append(_unpacked(part))
        if sum(map(len, unpacked)) > _MOST_CONTENT_BYTES:
            raise _TooMuch
    return b"\n".join(unpacked)


def _unpacked(stream: Any) -> bytes:
    import pikepdf

    raw = bytes(stream.read_raw_bytes())
    packing = stream.get("/Filter")
    if packing is None:
        return raw
    names = list(packing) if isinstance(packing, pikepdf.Array) else [packing]
    if [str(name) for name in names] == ["/FlateDecode"] and stream.get("/DecodeParms") is None:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(raw, _MOST_CONTENT_BYTES)
        if unpacker.unconsumed_tail:
            raise _TooMuch
        return data
    if len(raw) > 1 << 20:  # Rare packings are unpacked whole, so only when they are small.
        raise _TooMuch
    return bytes(stream.read_bytes())


class ForeignPages:
    """Takes pages of other files into one of ours; at most one of them is open at a time."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self._document: Any = document
        self._open: tuple[Path, Pdf] | None = None
        self._names: dict[tuple[Path, tuple[int, int]], str] = {}
        self._pages = 0

    def page(self, path: Path, index: int) -> ForeignPage:
        """Register page `index` (from 0) of a PDF that `look_into` found sound."""
        page = self._pdf(path).pages[index]
        self._pages += 1
        name = f"page-{self._pages}"
        self._document.Reference(_PageForm(self, path, index), self._document.getXObjectName(name))
        waiting: list[tuple[int, int]] = []
        refer = self._registering(path, waiting)
        _page_head(page, refer)
        while waiting:
            self._dictionary_of(path, waiting.pop(), refer)
        turned = int(page.obj.get("/Rotate", 0)) % 360
        unit = float(page.obj.get("/UserUnit", 1))
        return ForeignPage(name, _box(page), turned if turned % 90 == 0 else 0, unit)

    def close(self) -> None:
        """Let go of the file that is open."""
        if self._open is not None:
            self._open[1].close()
            self._open = None

    def form_of(self, path: Path, index: int) -> bytes:
        """A page as an object of our file."""
        page = self._pdf(path).pages[index]
        data = zlib.compress(_content(page), 6)
        head = _page_head(page, self._known(path))
        return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (head, len(data), data)

    def object_of(self, path: Path, number: tuple[int, int]) -> bytes:
        """Any other object of a foreign file as an object of ours; what is packed stays packed as it was."""
        import pikepdf

        thing: Any = self._pdf(path).get_object(number)
        said = self._dictionary_of(path, number, self._known(path))
        if not isinstance(thing, pikepdf.Stream):
            return said
        data = bytes(thing.read_raw_bytes())
        return b"%s /Length %d >>\nstream\n%s\nendstream" % (said.removesuffix(b">>"), len(data), data)

    def _pdf(self, path: Path) -> Pdf:
        if self._open is None or self._open[0] != path:
            self.close()
            self._open = (path, _opened(path))
        return self._open[1]

    def _registering(self, path: Path, waiting: list[tuple[int, int]]) -> Callable[[Any], bytes]:
        def refer(thing: Any) -> bytes:
            key = (path, thing.objgen)
            if key not in self._names:
                self._names[key] = name = f"foreign-{len(self._names) + 1}"
                self._document.Reference(_Part(self, path, thing.objgen), name)
                waiting.append(thing.objgen)
            return b""

        return refer

    def _known(self, path: Path) -> Callable[[Any], bytes]:
        def refer(thing: Any) -> bytes:
            reference: Any = pdfdoc.PDFObjectReference(self._names[path, thing.objgen])
            return bytes(reference.format(self._document))

        return refer

    def _dictionary_of(self, path: Path, number: tuple[int, int], refer: Callable[[Any], bytes]) -> bytes:
        return _said(self._pdf(path).get_object(number), refer, follow=False)


class _PageForm(pdfdoc.PDFObject):
    """A page of a foreign file, read when it is written."""

    __RefOnly__ = 1  # reportlab's word for "an object of its own, never part of another"

    def __init__(self, pages: ForeignPages, path: Path, index: int) -> None:
        self._pages, self._path, self._index = pages, path, index

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The form."""
        return self._pages.form_of(self._path, self._index)


class _Part(pdfdoc.PDFObject):
    """A font, picture or other thing that a foreign page draws with, read when it is written."""

    __RefOnly__ = 1

    def __init__(self, pages: ForeignPages, path: Path, number: tuple[int, int]) -> None:
        self._pages, self._path, self._number = pages, path, number

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The object."""
        return self._pages.object_of(self._path, self._number)


def _page_head(page: Page, refer: Callable[[Any], bytes]) -> bytes:
    """The dictionary of a page's form without its brackets."""
    box = b" ".join(_number(Decimal(repr(value))) for value in _box(page))
    parts = [b"/Type /XObject /Subtype /Form /BBox [%s]" % box]
    for key in ("/Resources", "/Group"):
        found: Any = page.obj.get(key)
        if found is not None:
            parts.append(b"%s %s" % (key.encode(), _said(found, refer)))
    return b" ".join(parts)


def _said(thing: Any, refer: Callable[[Any], bytes], follow: bool = True) -> bytes:
    """A value in the language of PDF; `refer` tells the name of an object of its own, `follow` whether it is asked."""
    import pikepdf

    if thing is None:
        return b"null"
    if isinstance(thing, bool):
        return b"true" if thing else b"false"
    if isinstance(thing, int | float | Decimal):
        return _number(Decimal(thing))
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and str(thing.get("/Type", "")) in _NEVER:
        return b"null"
    if follow and thing.is_indirect:
        return refer(thing)
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return _dictionary(thing, refer)
    if isinstance(thing, pikepdf.Array):
        return b"[%s]" % b" ".join(_said(part, refer) for part in thing)
    return bytes(thing.unparse())


def _dictionary(thing: Object, refer: Callable[[Any], bytes]) -> bytes:
    import pikepdf

    dropped = _NOT_DRAWN if isinstance(thing, pikepdf.Stream) else frozenset[str]()
    parts = []
    for key in sorted(thing.keys()):
        if key in dropped:
            continue
        value = thing[key]
        if key == "/Properties" and isinstance(value, pikepdf.Dictionary):
            # Marks in the text lead to layers, structure and attached files; the names stay, with nothing behind them.
            said = b"<< %s >>" % b" ".join(_name(mark) + b" << >>" for mark in sorted(value.keys()))
        else:
            said = _said(value, refer)
        parts.append(_name(key) + b" " + said)
    return b"<< %s >>" % b" ".join(parts)


def _name(key: str) -> bytes:
    """A name as PDF writes it; older programs put bytes of GBK into names, which reach us as surrogates."""
    plain = key.removeprefix("/").encode("utf-8", "surrogateescape")
    return b"/" + b"".join(b"%c" % byte if byte in _PLAIN else b"#%02X" % byte for byte in plain)


def _number(value: Decimal) -> bytes:
    return f"{value:f}".encode("ascii")
