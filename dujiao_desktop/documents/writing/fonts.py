"""Typefaces on paper: which one a role uses, what it falls back to, and which characters no face has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, cast

from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts

from dujiao_desktop.domain.errors import Refused, Unavailable

_SERIF = "NotoSerifSC-Regular"
_SANS = "NotoSansSC-Regular"
_KAI = "LXGWWenKai-Light"
_FANG = "FandolFang-Regular"


class Face(Enum):
    """Roles of type in official documents (GB/T 9704), each with the file stem of its first choice."""

    FANGSONG = _FANG  # 仿宋：正文
    TITLE = "NotoSerifSC-SemiBold"  # 小标宋：标题
    HEI = "NotoSansSC-Bold"  # 黑体：一级标题、表头
    KAI = _KAI  # 楷体：二级标题
    SONG = _SERIF  # 宋体：页码、数字

    # A role is equal to itself alone; the hash of Enum is written in Python and asked for every character.
    __hash__ = object.__hash__


# FandolFang lacks rare names; WenKai and the two Noto faces have all 8,105 characters of the 通用规范汉字表.
_FALLBACK = (_SERIF, _SANS, _KAI, _FANG)
# Beside the thin strokes of 仿宋 a rare name in WenKai Light stands out least; in Noto Serif it looks bold.
_FALLBACK_OF_FANG = (_KAI, _SERIF, _SANS)

# Marks that Chinese text sets as wide as a character; some faces have only their narrow Latin forms.
_WIDE_MARKS = frozenset("“”‘’·…—")

_DROPPED = {"Cc", "Cf"}
_MAX_BFCHAR = 100  # entries that one bfchar block may hold


class OfficeFont(ttfonts.TTFont):
    """A TrueType font whose text can be copied and searched beyond the Basic Multilingual Plane too.

    reportlab writes code points above U+FFFF into the ToUnicode map as they are; the format wants
    UTF-16BE, so that 𬭎 was copied as another character.
    """

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        """Add the font's objects to `doc` and write their ToUnicode maps anew."""
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            prefix = ttfonts.SUBSETN(number)
            name = (prefix + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            cast(pdfdoc.PDFStream, doc.idToObject["toUnicodeCMap:" + name]).content = _to_unicode(name, subset)


def _to_unicode(name: str, subset: list[int]) -> str:
    """The ToUnicode map of one subset: code in the font to UTF-16BE text."""
    pairs = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset) if point
    ]
    blocks: list[str] = []
    for start in range(0, len(pairs), _MAX_BFCHAR):
        block = pairs[start : start + _MAX_BFCHAR]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def printable(text: str) -> str:
    """`text` as it can be printed: one kind of line end, no control or invisible characters.

    Variation selectors go too: the faces know the plain form of a character only.
    """
    kept = []
    for char in text.replace("\r\n", "\n").replace("\r", "\n"):
        if char == "\n":
            kept.append(char)
        elif char in "\t\xa0\u2028\u2029\u2002\u2003\u2009\u202f":
            kept.append(" ")
        elif (
            unicodedata.category(char) in _DROPPED
            or "\ufe00" <= char <= "\ufe0f"
            or "\U000e0100" <= char <= "\U000e01ef"
        ):
            continue
        else:
            kept.append(char)
    return "".join(kept)


class FontBook:
    """The faces of one folder; a face is loaded when its first character is asked for."""

    def __init__(self, fonts_dir: Path) -> None:
        """Open the faces in `fonts_dir`.

        Args:
            fonts_dir: Folder with the TrueType files named in `Face` and in the fallback.
        """
        self._dir = fonts_dir
        self._fonts: dict[str, OfficeFont] = {}
        self._known: dict[Face, dict[str, tuple[str, float]]] = {face: {} for face in Face}

    def place(self, face: Face, char: str) -> tuple[str, float]:
        """Which registered font sets `char` in the role `face`, and its advance in em.

        Raises:
            Refused: ``no_glyph`` when no face has the character.
        """
        known = self._known[face]
        found = known.get(char)
        if found is None:
            found = self._look_up(face, char)
            if found is None:
                raise Refused("no_glyph", characters=char, where="正文")
            known[char] = found
        return found

    def base_font(self, face: Face) -> str:
        """The registered name of the first choice of `face`."""
        return self._font(face.value).fontName

    def missing_glyphs(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Characters in `texts` that no face has, each once, in the order of their first appearance."""
        missing: dict[str, None] = {}
        for char in _characters(texts):
            known = self._known[Face.SONG]
            if char in known or char in missing:
                continue
            found = self._look_up(Face.SONG, char)
            if found is None:
                missing[char] = None
            else:
                known[char] = found
        return tuple(missing)

    def _look_up(self, face: Face, char: str) -> tuple[str, float] | None:
        point = ord(char)
        first: tuple[str, float] | None = None
        for stem in (face.value, *(_FALLBACK_OF_FANG if face is Face.FANGSONG else _FALLBACK)):
            font = self._font(stem)
            if point not in font.face.charToGlyph:
                continue
            shape: Any = font.face  # untyped in the stubs
            found = (font.fontName, shape.getCharWidth(point) / 1000)
            if char not in _WIDE_MARKS or found[1] > 0.99:
                return found
            first = first or found
        return first

    def _font(self, stem: str) -> OfficeFont:
        font = self._fonts.get(stem)
        if font is None:
            path = self._dir / f"{stem}.ttf"
            name = f"{stem}@{self._dir}"
            try:
                font = OfficeFont(name, str(path))
            except (OSError, ttfonts.TTFError) as trouble:
                raise Unavailable("font_missing", file=path.name, reason=str(trouble)) from trouble
            pdfmetrics.registerFont(font)
            self._fonts[stem] = font
        return font


def _characters(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for char in printable(text):
            if char != "\n":
                yield char


@cache
def font_book(fonts_dir: Path) -> FontBook:
    """The faces of `fonts_dir`, opened once per run of the program (each takes up to half a second)."""
    return FontBook(fonts_dir)


def missing_glyphs(fonts_dir: Path, texts: Iterable[str]) -> tuple[str, ...]:
    """Characters in `texts` that no face in `fonts_dir` has; to be named before anything is written."""
    return font_book(fonts_dir).missing_glyphs(texts)


def refuse_missing_glyphs(fonts_dir: Path, named_texts: Iterable[tuple[str, str]]) -> None:
    """Refuse texts that cannot be printed in full.

    Args:
        fonts_dir: Folder of the faces.
        named_texts: Pairs of the place, in the officer's words, and its text.

    Raises:
        Refused: ``no_glyph`` with `characters` (list with code points) and `where` (the places).
    """
    book = font_book(fonts_dir)
    where: dict[str, None] = {}
    characters: dict[str, None] = {}
    for place, text in named_texts:
        for char in book.missing_glyphs((text,)):
            characters[f"{_shown(char)}（U+{ord(char):04X}）"] = None
            where[place] = None
    if characters:
        raise Refused("no_glyph", characters="、".join(characters), where="、".join(where))


def _shown(char: str) -> str:
    return "" if 0xD800 <= ord(char) <= 0xDFFF else char
