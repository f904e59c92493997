"""Looks into a workbook's zip before any library does: sizes, bounds, merges, formulas never calculated.

A workbook comes from elsewhere. One stray cell at XFD1048576, one merge over a whole sheet or a million empty formatted
rows would make a reader fill the memory; declared sizes and `<dimension>` may lie. So every part is unpacked with a
running count, and sheets are walked cell by cell with expat, which keeps nothing.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.etree import ElementTree
from xml.parsers import expat

from dujiao_desktop.domain.errors import Refused

MOST_BYTES: Final = 100 * 2**20
"""Largest file that is opened at all."""
MOST_XML: Final = 200 * 2**20
"""Most bytes of XML in it, unpacked; a list of 3,000 tasks has about 10 MB."""
MOST_PARTS: Final = 5_000
MOST_CELLS: Final = 500_000
"""Most cells of all sheets, empty formatted ones and merged areas included."""
MOST_ROWS: Final = 200_000
"""Most row entries of one sheet; 'format whole sheet' may leave a million."""

_CHUNK: Final = 2**20
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFFICE_DOCUMENT: Final = "/officeDocument"
_WORKSHEET: Final = "/worksheet"
_CELL: Final = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
_RANGE: Final = re.compile(r"^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$")


@dataclass(slots=True)
class SheetPart:
    """One sheet as its XML tells it.

    Attributes:
        content: Row and column of every cell that holds something, in file order.
        uncalculated: Cells with a formula but without its result.
    """

    name: str
    hidden: bool
    content: list[tuple[int, int]] = field(default_factory=list)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)


def workbook_parts(data: bytes, file: str) -> list[SheetPart]:
    """The sheets of a workbook, in order, after checking that it may be opened.

    Raises:
        Refused: ``too_big``, ``workbook_damaged``, ``not_a_workbook``, ``unknown_format`` (.xlsb).
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _sheets(archive, file)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ElementTree.ParseError, expat.ExpatError) as error:
        raise Refused("workbook_damaged", file=file) from error
    except (zlib.error, struct.error, KeyError, ValueError, EOFError, OSError, RuntimeError) as error:
        # Spoilt packing, a part that is missing, an address that is no cell; a way of packing that zipfile does not
        # know is a RuntimeError.
        raise Refused("workbook_damaged", file=file) from error


def _sheets(archive: zipfile.ZipFile, file: str) -> list[SheetPart]:
    names = archive.namelist()
    if len(names) > MOST_PARTS:
        raise Refused("too_big", file=file, what="parts", limit=MOST_PARTS)
    _check_sizes(archive, file)
    book = _target(_relations(archive, ""), _OFFICE_DOCUMENT)
    if book is None or book not in names:
        raise Refused("not_a_workbook", file=file)
    if book.endswith(".bin"):
        raise Refused("unknown_format", file=file, kind="xlsb")
    root = ElementTree.fromstring(_read(archive, book))
    if root.tag.endswith("}document"):
        raise Refused("unknown_format", file=file, kind="docx")
    if not root.tag.endswith("}workbook"):
        raise Refused("not_a_workbook", file=file)
    relations = _relations(archive, book)
    sheets = []
    cells = 0
    for entry in root.iterfind("./{*}sheets/{*}sheet"):
        kind, target = relations.get(entry.get(_RELATIONSHIP, ""), ("", ""))
        sheet = SheetPart(entry.get("name", ""), entry.get("state", "visible") != "visible")
        if kind.endswith(_WORKSHEET):  # a chart sheet has no cells
            cells += _walk(archive, target, sheet, file, MOST_CELLS - cells)
        sheets.append(sheet)
    return sheets


def _check_sizes(archive: zipfile.ZipFile, file: str) -> None:
    """Unpack every XML part once, counting; what the directory says of sizes is not believed."""
    total = 0
    for name in archive.namelist():
        if not name.lower().endswith((".xml", ".rels", ".vml")):
            continue
        first = True
        for chunk in _chunks(archive, name):
            total += len(chunk)
            if total > MOST_XML:
                raise Refused("too_big", file=file, what="xml", limit=MOST_XML)
            if first and re.search(rb"<\x00?!\x00?(?:D\x00?O\x00?C|E\x00?N\x00?T)", chunk[:4096]):
                raise Refused("workbook_damaged", file=file)  # no office program writes a document type
            first = False


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    return b"".join(_chunks(archive, name))


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Id → (type, part name) of a part's relations; those of the package for ""."""
    folder, base = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    if name not in archive.namelist():
        return {}
    found = {}
    for entry in ElementTree.fromstring(_read(archive, name)):
        target = entry.get("Target", "")
        full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[entry.get("Id", "")] = (entry.get("Type", ""), full)
    return found


def _target(relations: Mapping[str, tuple[str, str]], kind: str) -> str | None:
    return next((target for known, target in relations.values() if known.endswith(kind)), None)


def _walk(archive: zipfile.ZipFile, part: str, sheet: SheetPart, file: str, cells_left: int) -> int:
    """Fill in a sheet and return its number of cells. Raises Refused ``too_big``."""
    walker = _Walker(sheet, file, cells_left)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    for chunk in _chunks(archive, part):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return walker.cells


class _Walker:
    """Handlers for one sheet; the position of rows and cells without an address follows from the one before."""

    def __init__(self, sheet: SheetPart, file: str, cells_left: int) -> None:
        self.cells = 0
        self._sheet = sheet
        self._file = file
        self._left = cells_left
        self._rows = 0
        self._row = 0
        self._column = 0
        self._formula = False
        self._text_result = False
        self._in_value = False
        self._held = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = name.rpartition("}")[2]
        if local == "row":
            self._rows += 1
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            self._limit("rows", self._rows, MOST_ROWS)
        elif local == "c":
            self._begin_cell(attributes)
        elif local == "f":
            self._formula = True
        elif local in ("v", "t"):
            self._in_value = True
        elif local == "mergeCell":
            self._count(_area(attributes.get("ref", "")))

    def end(self, name: str) -> None:
        """An element ends."""
        local = name.rpartition("}")[2]
        if local in ("v", "t"):
            self._in_value = False
        elif local == "c":
            if self._held:
                self._sheet.content.append((self._row, self._column))
            elif self._formula and not self._text_result:
                self._sheet.uncalculated.add((self._row, self._column))

    def text(self, data: str) -> None:
        """Characters of an element."""
        if self._in_value and not data.isspace():
            self._held = True

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        if address:
            match = _CELL.match(address)
            if not match:
                raise ValueError(address)
            self._column, self._row = _column(match.group(1)), int(match.group(2))
        else:
            self._column += 1
        self._formula = self._held = False
        # A formula that gave an empty text has been calculated; one without a result has not.
        self._text_result = attributes.get("t") == "str"
        self._count(1)

    def _count(self, cells: int) -> None:
        self.cells += cells
        self._limit("cells", self.cells, self._left)

    def _limit(self, what: str, count: int, limit: int) -> None:
        if count > limit:
            most = {"rows": MOST_ROWS, "cells": MOST_CELLS}[what]
            raise Refused("too_big", file=self._file, what=what, limit=most, sheet=self._sheet.name)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _area(reference: str) -> int:
    match = _RANGE.match(reference)
    if not match:
        return 1
    left, top, right, bottom = match.groups()
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)
