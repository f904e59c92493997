"""Sheets that look made by hand and can be read back; the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import tempfile
import unicodedata
import zipfile
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dujiao_desktop.documents.writing.statistics import Share, Value
from dujiao_desktop.documents.writing.words import PROGRAM
from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.environment.files import whole_file

CELL_LIMIT = 32_767  # characters a cell of the format can hold
ROW_LIMIT_PT = 409.0  # highest row Excel knows
_TEXT_FORMAT_LIMIT = 255  # longer texts in a cell of text format show as ##### in older programs
MM_PER_WIDTH = 1.9  # one unit of column width is a digit of the standard font, 7 of 96 pixels to the inch
_BODY_PT = 10.5
_LINE_PT = 14.5
HEAD_ROW = 3

_THIN = Side(style="thin", color="FF000000")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_STAMP = (1980, 1, 1, 0, 0, 0)


class Look(StrEnum):
    """Cell styles; their names stand in the program's own style list."""

    TITLE = "台账标题"
    META = "台账题注"
    META_RIGHT = "台账题注右"
    HEAD = "台账表头"
    TEXT = "台账正文"
    CENTRE = "台账居中"
    RIGHT = "台账居右"
    SECTION = "台账小标题"
    NOTE = "台账附注"


CellValue = str | int | float | date | Share | None


def clean(text: str) -> str:
    """Text without the control characters that the format cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n")).encode("utf-8", "ignore").decode("utf-8")


def put(sheet: Worksheet, row: int, column: int, value: CellValue | Value, style: str) -> None:
    """Put `value` into a cell with its style: text stays text, days are days, shares are per cents."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError("only the first cell of a merged range holds a value")
    cell.style = style
    if value is None or value == "":
        return
    if isinstance(value, Share):
        if value.fraction is None:
            put(sheet, row, column, "—", style)
            return
        cell.value = value.fraction
        cell.number_format = "0.0%"
    elif isinstance(value, str):
        cell.value = value
        cell.data_type = "s"  # never a formula, an error or a link, whatever it begins with
        cell.number_format = "@" if len(value) <= _TEXT_FORMAT_LIMIT else "General"
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = 'yyyy"年"m"月"d"日"'
    else:
        cell.value = value
        cell.number_format = "General"


def new_book(title: str, unit: str, made_at: datetime) -> tuple[Workbook, Worksheet]:
    """A workbook with one sheet named after `title`, the house's styles and its facts."""
    book = Workbook()
    book.properties.creator = clean(unit)
    book.properties.lastModifiedBy = clean(unit)
    book.properties.title = clean(title)
    book.properties.description = PROGRAM
    book.properties.created = made_at.replace(tzinfo=None)
    top_left = Alignment(horizontal="left", vertical="center", wrap_text=True)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    right = Alignment(horizontal="right", vertical="center", wrap_text=True)
    body = Font(name="宋体", size=_BODY_PT)
    for style in (
        NamedStyle(Look.TITLE, font=Font(name="方正小标宋简体", size=20), alignment=middle),
        NamedStyle(
            Look.META, font=Font(name="仿宋", size=11), alignment=Alignment(horizontal="left", vertical="center")
        ),
        NamedStyle(Look.META_RIGHT, font=Font(name="仿宋", size=11), alignment=Alignment("right", "center")),
        NamedStyle(
            Look.HEAD,
            font=Font(name="黑体", size=11, bold=True),
            alignment=middle,
            border=_BORDER,
            fill=PatternFill("solid", fgColor="FFF1F1F1"),
        ),
        NamedStyle(Look.TEXT, font=body, alignment=top_left, border=_BORDER),
        NamedStyle(Look.CENTRE, font=body, alignment=middle, border=_BORDER),
        NamedStyle(Look.RIGHT, font=body, alignment=right, border=_BORDER),
        NamedStyle(Look.SECTION, font=Font(name="黑体", size=12, bold=True), alignment=Alignment("left", "center")),
        NamedStyle(Look.NOTE, font=Font(name="仿宋", size=10), alignment=top_left),
    ):
        book.add_named_style(style)
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a worksheet")
    sheet.title = re.sub(r"[\[\]:*?/\\]", "", clean(title))[:31] or "台账"
    return book, sheet


def title_rows(sheet: Worksheet, title: str, unit: str, filled_by: str, as_of: str, last: int) -> None:
    """Title over the whole width; below it who fills in, who checks, and the day."""
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=last)
    put(sheet, 1, 1, clean(title), Look.TITLE)
    sheet.row_dimensions[1].height = 36
    third = max(1, last // 3)
    middle = clean(f"填报人：{filled_by}　　审核人：")
    parts = ((1, third, f"填报单位（盖章）：{clean(unit)}", Look.META), (third + 1, last - third, middle, Look.META),
             (last - third + 1, last, as_of, Look.META_RIGHT))  # fmt: skip
    for first, final, text, style in parts:
        if final > first:
            sheet.merge_cells(start_row=2, end_row=2, start_column=first, end_column=final)
        put(sheet, 2, first, text, style)
    sheet.row_dimensions[2].height = 22


def height_of(value: CellValue, width: float) -> float:
    """Height in points that `value` needs in a column of `width` digits, set at the body size."""
    text = value if isinstance(value, str) else "2025年12月31日" if isinstance(value, date) else ""
    # A digit of the standard font is 7 pixels wide; of the body font a Chinese character 14, a Latin one about 7.5.
    room = max(14.0, width * 7 - 6)
    lines = 0
    for paragraph in text.split("\n"):
        lines += max(1, _lines(paragraph, room))
    return lines * _LINE_PT + 5


def _lines(paragraph: str, room: float) -> int:
    lines, used = 1, 0.0
    for char in paragraph:
        wide = 14.2 if unicodedata.east_asian_width(char) in "WFA" else 7.6
        if used + wide > room:
            lines += 1
            used = 0.0
        used += wide
    return lines


def set_up_page(sheet: Worksheet, orientation: str) -> None:
    """A4, one page wide, as many pages high as needed, “第 x 页 共 y 页” at the foot.

    Args:
        sheet: The sheet.
        orientation: ``landscape`` or ``portrait``.
    """
    sheet.page_setup.orientation = "landscape" if orientation == "landscape" else "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.7, 0.7, 0.3, 0.35
    footer = HeaderFooterItem()
    footer.center.text = "第 &P 页 共 &N 页"
    footer.center.size = 9
    sheet.oddFooter = footer
    sheet.sheet_view.zoomScale = 90


def save_book(book: Workbook, path: Path, made_at: datetime) -> None:
    """Write the workbook with fixed times inside, so that the same content gives the same bytes."""
    raw = _serialised(book)
    moment = made_at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with (
        zipfile.ZipFile(raw) as source,
        whole_file(path) as out,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + moment, data)
            member = zipfile.ZipInfo(name, _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            member.external_attr = 0
            target.writestr(member, data)


def _serialised(book: Workbook) -> io.BytesIO:
    raw = io.BytesIO()
    try:
        book.save(raw)
    except Exception as trouble:
        # The sheets pass through the temporary folder by way of lxml, which tells of a full disk in its own class.
        if not str(trouble).startswith("IO_"):
            raise
        raise Unavailable("disk_full", path=tempfile.gettempdir()) from trouble
    return raw
