"""佐证材料 as a sheet of a workbook: a row to a file, and of each photo a small picture in its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dujiao_desktop.documents.writing.workbook import HEAD_ROW, Look, clean, height_of, put, set_up_page, title_rows

_COLUMNS = (("序号", 7.0), ("照片", 26.0), ("材料名称", 34.0), ("种类", 16.0), ("日期", 17.0), ("地点", 24.0))
_LOOKS = (Look.CENTRE, Look.CENTRE, Look.TEXT, Look.CENTRE, Look.CENTRE, Look.TEXT)
_PICTURE = 2
"""Column of the pictures, from 1."""
_BOX_PX = (172, 129)
"""Largest picture, at 96 dots to the inch."""
_PAD_PX = 5
_PT_TO_PX = 96 / 72
_EMU = 9525
"""What drawings are measured in, to a pixel."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One file of a task.

    Attributes:
        number: Its place in the directory, from 1.
        kind: Words of the rule pack.
        day: When a photo was taken or a paper made; None where nobody knows.
        picture: A small upright JPEG; None for what is no photo.
    """

    number: int
    title: str
    kind: str
    day: date | None
    place: str
    picture: Path | None


def add_evidence_sheet(book: Workbook, unit: str, filled_by: str, as_of: str, lines: Sequence[EvidenceLine]) -> None:
    """Put the sheet 佐证材料 behind those there are; its pictures go with their cells when rows are sorted or moved."""
    sheet: Worksheet = book.create_sheet("佐证材料")
    last = len(_COLUMNS)
    title_rows(sheet, "佐证材料", unit, filled_by, as_of, last)
    for number, (word, width) in enumerate(_COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        put(sheet, HEAD_ROW, number, word, Look.HEAD)
    sheet.row_dimensions[HEAD_ROW].height = 26
    for row, line in enumerate(lines, start=HEAD_ROW + 1):
        _put_line(sheet, row, line)
    end = f"{get_column_letter(last)}{HEAD_ROW + len(lines)}"
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.print_area = f"A1:{end}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    set_up_page(sheet, "portrait")


def _put_line(sheet: Worksheet, row: int, line: EvidenceLine) -> None:
    values = (line.number, "", clean(line.title), line.kind, line.day, clean(line.place))
    for column, (value, look) in enumerate(zip(values, _LOOKS, strict=True), start=1):
        put(sheet, row, column, value, look)
    height = max(height_of(value, width) for value, (_, width) in zip(values, _COLUMNS, strict=True))
    if line.picture is not None:
        height = max(height, (_BOX_PX[1] + 2 * _PAD_PX) / _PT_TO_PX)
        _put_picture(sheet, row, line.picture, height)
    sheet.row_dimensions[row].height = round(height, 2)


def _put_picture(sheet: Worksheet, row: int, file: Path, height: float) -> None:
    """In the middle of its cell, as large as the box lets it be."""
    # From memory: the library leaves files open.
    image = Image(BytesIO(file.read_bytes()))
    scale = min(_BOX_PX[0] / image.width, _BOX_PX[1] / image.height)
    width_px, height_px = round(image.width * scale), round(image.height * scale)
    cell_px = _COLUMNS[_PICTURE - 1][1] * 7 + 5, height * _PT_TO_PX
    left, top = (round(max(0.0, whole - part) / 2) for whole, part in zip(cell_px, (width_px, height_px), strict=True))
    place = AnchorMarker(col=_PICTURE - 1, colOff=left * _EMU, row=row - 1, rowOff=top * _EMU)
    image.anchor = OneCellAnchor(place, XDRPositiveSize2D(width_px * _EMU, height_px * _EMU))
    sheet.add_image(image)
