"""Papers, looked at once: how many pages they have, and the words of the first, for markings."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from dujiao_desktop.documents.reading.pdfium import ONE_AT_A_TIME

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_WORD_ENDING = "wordprocessingml.document"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_XML_BYTES, _MOST_CHARACTERS, _MOST_PARAGRAPHS = 16 << 20, 4_000, 40


@contextmanager
def opened_pdf(path: Path) -> Iterator[PdfDocument | None]:
    """A PDF, to be read by nobody else meanwhile; None for one that is damaged or locked."""
    import pypdfium2

    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError):
            yield None
            return
        try:
            yield document
        finally:
            document.close()


def look_at_paper(path: Path, media_type: str) -> tuple[int | None, str]:
    """Pages and words of the first page: of PDFs both, of TIFFs the pages, of Word files and plain text the words.

    What is damaged has no number and no words; that is no reason to refuse it.
    """
    if media_type == "application/pdf":
        return _of_pdf(path)
    if media_type == "image/tiff":
        return _frames(path), ""
    if media_type.endswith(_WORD_ENDING):
        return None, _of_word(path)
    if media_type.startswith("text/"):
        return None, _of_text(path)
    return None, ""


def _of_pdf(path: Path) -> tuple[int | None, str]:
    import pypdfium2

    with opened_pdf(path) as document:
        if document is None:
            return None, ""
        pages, words = len(document), ""
        with suppress(pypdfium2.PdfiumError, ValueError):
            page = document[0]
            text = page.get_textpage()
            words = text.get_text_bounded()[:_MOST_CHARACTERS]
            text.close()
            page.close()
    return pages or None, words


def _frames(path: Path) -> int | None:
    from PIL import Image

    try:
        with Image.open(path) as image:
            return int(getattr(image, "n_frames", 1))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None


def _of_word(path: Path) -> str:
    """Words of the first paragraphs, in the boxes and headers of the first page too where these stand in the text."""
    lines: list[str] = []
    with (
        suppress(OSError, zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, ElementTree.ParseError),
        zipfile.ZipFile(path) as archive,
    ):
        part = archive.getinfo("word/document.xml")
        if part.file_size > _MOST_XML_BYTES:
            return ""
        with archive.open(part) as xml:
            for _, element in ElementTree.iterparse(xml):
                if element.tag == f"{_WORD}p":
                    lines.append("".join(t.text or "" for t in element.iter(f"{_WORD}t")))
                    element.clear()
                if len(lines) >= _MOST_PARAGRAPHS:
                    break
    return "\n".join(lines)[:_MOST_CHARACTERS]


def _of_text(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_MOST_CHARACTERS * 3)
    try:
        # The last character may be cut in two.
        return head.decode("utf-8-sig", "strict" if len(head) < _MOST_CHARACTERS * 3 else "ignore")
    except UnicodeDecodeError:
        return head.decode("gb18030", "replace")
