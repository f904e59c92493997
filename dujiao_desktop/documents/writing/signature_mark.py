"""What stands in a signed field of a page: words that say what the signature is, never a seal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from dujiao_desktop.documents.writing.fonts import Face, font_book
from dujiao_desktop.documents.writing.pdf_file import FileFacts, PdfFile

SIGNATURE_WORDS = "本机完整性签名"
_MARGIN, _LINES = 3.0, 4
_WHITE = (1.0, 1.0, 1.0)


def write_signature_mark(
    path: Path, size_pt: tuple[float, float], *, name: str, unit: str, at: datetime, fonts_dir: Path, program: str
) -> None:
    """Write a one-page PDF of `size_pt` that is shown in a signature field.

    Raises:
        Unavailable: The disk refuses.
    """
    width, height = size_pt
    fonts = font_book(fonts_dir)
    page = PdfFile(fonts, FileFacts(SIGNATURE_WORDS, unit, "", at, program))
    page.begin_page(size_pt)
    words = (
        f"{SIGNATURE_WORDS}（不是电子签章）",
        f"{unit}",
        f"{name}",
        f"本机时间 {at:%Y-%m-%d %H:%M}",
    )
    widest = max(page.width(line, Face.FANGSONG, 1.0) for line in words)
    size = min(8.0, (height - 2 * _MARGIN) / (_LINES * 1.25), (width - 2 * _MARGIN) / widest)
    page.box(0, 0, width, height, stroke=None, fill=_WHITE)  # hides the note printed in the empty field
    y = height - _MARGIN - size
    for line in words:
        page.words(_MARGIN, y, line, Face.FANGSONG, size)
        y -= size * 1.25
    page.finish(path)
