"""Reads .xlsx workbooks with openpyxl: cached values, merges and hidden rows included."""

from __future__ import annotations

import re
import warnings
from contextlib import redirect_stdout
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Final

from dujiao_desktop.documents.reading.grid import Cell, Grid, Merge
from dujiao_desktop.documents.reading.matching import trimmed
from dujiao_desktop.documents.reading.table import read_grids
from dujiao_desktop.documents.reading.workbook_parts import MOST_BYTES, SheetPart, workbook_parts
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.reading import Reading, ReadWarning

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_MONTH_ALONE: Final = re.compile(r"^\d{4}\.\d$")
_NOT_CALCULATED: Final = "是公式，文件里没有它的计算结果；请在 Excel 或 WPS 中打开保存一次再导入"


def read_workbook(data: bytes, file_name: str, sha256: str) -> Reading:
    """Read the visible sheets of a workbook.

    Hidden sheets are named in a warning and not read; hidden rows are read and named.

    Raises:
        Refused: ``too_big``, ``workbook_damaged``, ``not_a_workbook``, ``unknown_format``, ``no_header``.
    """
    grids, told = workbook_grids(data, file_name)
    return read_grids(grids, file_name, sha256, told)


def workbook_grids(data: bytes, file_name: str) -> tuple[list[Grid], list[ReadWarning]]:
    """The visible sheets that hold something, and a word about each hidden one.

    Raises:
        Refused: ``too_big``, ``workbook_damaged``, ``not_a_workbook``, ``unknown_format``.
    """
    if len(data) > MOST_BYTES:
        raise Refused("too_big", file=file_name, what="bytes", limit=MOST_BYTES)
    parts = workbook_parts(data, file_name)
    book = _opened(data, file_name)
    grids = []
    told = []
    for part in parts:
        if part.hidden:
            told.append(ReadWarning("hidden_sheet", f"工作表“{part.name}”是隐藏的，没有读入。"))
        elif part.content or part.uncalculated:
            grids.append(_grid(book[part.name], part))
    return grids, told


def _opened(data: bytes, file: str) -> Workbook:
    from openpyxl import load_workbook

    try:
        # The library prints some of its complaints; standard output belongs to the answer of the command line.
        with warnings.catch_warnings(), redirect_stdout(StringIO()):
            # What the library cannot keep (data validation, headers of the page) is not needed for reading.
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(data), data_only=True, keep_links=False)
    except Exception as error:  # a damaged file makes the library raise almost anything
        raise Refused("workbook_damaged", file=file) from error


def _grid(sheet: Worksheet, part: SheetPart) -> Grid:
    rows: dict[int, dict[int, Cell]] = {}
    for row, column in sorted({*part.content, *part.uncalculated}):
        fault = _NOT_CALCULATED if (row, column) in part.uncalculated else ""
        cell = _cell(sheet.cell(row, column), fault)
        if cell:
            rows.setdefault(row, {})[column] = cell
    merges = tuple(Merge(r.min_row, r.min_col, r.max_row, r.max_col) for r in sheet.merged_cells.ranges)
    hidden = frozenset(row for row in rows if row in sheet.row_dimensions and sheet.row_dimensions[row].hidden)
    return Grid(part.name, rows, merges, hidden)


def _cell(cell: SheetCell | MergedCell, fault: str) -> Cell | None:
    if fault:
        return Cell("（公式没有结果）", fault=fault)
    value: object = cell.value
    if cell.data_type == "e":
        return Cell(str(value), fault=f"是公式错误 {value}")
    if value is None:
        return None
    if isinstance(value, str):
        text = trimmed(value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n"))
        return Cell(text) if text else None
    if isinstance(value, bool):
        return Cell("是" if value else "否")
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return _moment(value, cell.number_format)


def _number(value: float, number_format: str) -> Cell:
    """Ids without ``.0``, leading zeros as shown; a month written as a number is doubtful."""
    text = format(int(value), "d") if float(value).is_integer() and abs(value) < 1e15 else format(value, ".15g")
    if re.fullmatch("0{2,}", number_format):
        text = text.zfill(len(number_format))
    doubt = "可能是 1 月，也可能是末尾的 0 丢失的 10 月" if _MONTH_ALONE.match(text) and text.endswith(".1") else ""
    return Cell(text, doubt=doubt, is_number=True)


def _moment(value: object, number_format: str) -> Cell | None:
    if not isinstance(value, date):
        known = isinstance(value, time | timedelta)
        return Cell(str(value)) if known or value is not None else None
    day = value.date() if isinstance(value, datetime) else value
    shown = _QUOTED.sub("", number_format.lower())
    if "d" not in shown and "y" in shown:
        # Shown as 2025年12月, kept by the program as its first day: the month is what was written.
        return Cell(f"{day.year}年{day.month}月" if "m" in shown else f"{day.year}年")
    return Cell(day.isoformat(), day=day)
