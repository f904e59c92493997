"""What a local signature looks like in its field: plain black words that say what it is worth, never a seal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from dujiao_desktop.documents.writing.fonts import Face, font_book, refuse_missing_glyphs
from dujiao_desktop.documents.writing.pdf_file import GREY, FileFacts, PdfFile
from dujiao_desktop.documents.writing.words import PROGRAM, day
from dujiao_desktop.domain.dossier import FieldBox

_MARGIN = 3.0


def write_signature_appearance(
    path: Path, fonts_dir: Path, box: FieldBox, *, unit: str, name: str, role: str, signed_at: datetime
) -> None:
    """Write a one-page PDF of the size of `box`, to be shown in the signature field.

    Args:
        path: Taken only when the file is whole.
        fonts_dir: Folder of the faces.
        box: The field.
        unit: Office of the signer.
        name: The signer.
        role: The signer's role, as on the key.
        signed_at: Moment by this computer's clock.

    Raises:
        Refused: ``no_glyph``; nothing was written.
        Unavailable: ``font_missing``, or what the disk says.
    """
    refuse_missing_glyphs(fonts_dir, (("签名人", f"{unit}{name}{role}"),))
    left, bottom, right, top = box.rect_pt
    width, height = right - left, top - bottom
    title = f"本机完整性签名（{name}）"
    file = PdfFile(font_book(fonts_dir), FileFacts(title, unit, box.label, signed_at, PROGRAM))
    file.begin_page((width, height))
    # Paper-white, so that the words printed in the empty field do not shine through.
    file.box(0, 0, width, height, None, (1.0, 1.0, 1.0))
    lines = (f"{role}　{name}", unit, f"{day(signed_at)} {signed_at:%H:%M}（本机时间）")
    file.words(_MARGIN, height - 9, "本机完整性签名（不是电子签章）", Face.FANGSONG, 7, GREY)
    step = (height - 12) / len(lines)
    for number, line in enumerate(lines):
        size = min(8.0, step - 0.6)
        widest = file.width(line, Face.FANGSONG, size)
        size *= min(1.0, (width - 2 * _MARGIN) / widest)
        file.words(_MARGIN, height - 11 - (number + 1) * step + 2, line, Face.FANGSONG, size)
    file.finish(path)
