"""整改任务台账: the ledger as PDF and as workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from dujiao_desktop.columns.column import Align, Column
from dujiao_desktop.columns.tasks import ledger_columns
from dujiao_desktop.documents.writing.across import Across
from dujiao_desktop.documents.writing.blocks import Block, TextStyle
from dujiao_desktop.documents.writing.evidence_sheet import EvidenceLine, add_evidence_sheet
from dujiao_desktop.documents.writing.fonts import Face, font_book, refuse_missing_glyphs
from dujiao_desktop.documents.writing.pages import LEDGER, Section, Written, write_pages
from dujiao_desktop.documents.writing.pdf_file import SHADE, FileFacts
from dujiao_desktop.documents.writing.styles import SMALL, TITLE, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.words import PROGRAM, day, moment_of
from dujiao_desktop.documents.writing.workbook import (
    CELL_LIMIT,
    HEAD_ROW,
    MM_PER_WIDTH,
    ROW_LIMIT_PT,
    CellValue,
    Look,
    clean,
    height_of,
    new_book,
    put,
    save_book,
    set_up_page,
    title_rows,
)
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.report import Ledger
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task_line import TaskLine

_WIDER = (1.0, 1.2, 1.4, 1.7, 2.0, 2.5, 3.0, 4.0, 5.0)
"""Factors by which a column is widened when a row would be higher than Excel allows."""
_OF_ALIGN = {Align.LEFT: Look.TEXT, Align.CENTRE: Look.CENTRE, Align.RIGHT: Look.RIGHT}
_TEXT = TextStyle(Face.FANGSONG, 9, 12.6, align="left", hang=False)
_HEAD = TextStyle(Face.HEI, 9, 12.6, align="center", balance=True, hang=False)
_PADDING = (2.5, 2.5)
_STYLES = {
    Align.LEFT: _TEXT.but(align="justify"),
    Align.CENTRE: _TEXT.but(align="center"),
    Align.RIGHT: _TEXT.but(align="right"),
}


def write_ledger_pdf(ledger: Ledger, rules: RulePack, path: Path, fonts_dir: Path, control: JobControl) -> Written:
    """Write the ledger on A4 landscape; its head stands on every page, a row higher than 60 mm goes on over pages.

    Args:
        ledger: Title, unit, day and lines.
        rules: Its words; the columns are those of the paper form, scaled to the page.
        path: Taken only when the file is whole.
        fonts_dir: Folder of the faces.
        control: Told after every page; may cancel.

    Raises:
        Refused: ``no_glyph``; nothing was written.
        Unavailable: ``font_missing``, or what the disk says.
        Cancelled: Nothing was written.
    """
    columns = ledger_columns(rules, ledger.lines)
    texts = [[column.read(line) for column in columns] for line in ledger.lines]
    named = [
        (f"第 {number} 行“{column.title}”", text)
        for number, row in enumerate(texts, start=1)
        for column, text in zip(columns, row, strict=True)
    ]
    refuse_missing_glyphs(fonts_dir, [("标题", ledger.title + ledger.unit + ledger.filled_by), *named])
    setter = Setter(font_book(fonts_dir))
    scale = LEDGER.width / sum(column.width_mm for column in columns)
    widths = [column.width_mm * scale for column in columns]
    head = Row(tuple(Cell(setter.text(c.title, _HEAD), shade=SHADE, padding=_PADDING) for c in columns), whole=True)
    rows = [_ledger_row(setter, columns, row) for row in texts]
    table: Block = Grid(widths, rows, [head]) if rows else setter.text("没有任务。", SMALL)
    blocks = (
        setter.text(ledger.title, TITLE.but(size=20, leading=28, space_after=8)),
        Across(setter, ledger.unit, ledger.filled_by, f"截至日期：{day(ledger.as_of)}"),
        table,
    )
    facts = FileFacts(ledger.title, ledger.unit, f"截至{day(ledger.as_of)}", moment_of(ledger.as_of), PROGRAM)
    return write_pages([Section(LEDGER, blocks)], setter.fonts, facts, path, control, f"截至{day(ledger.as_of)}")


def _ledger_row(setter: Setter, columns: Sequence[Column[TaskLine]], texts: Sequence[str]) -> Row:
    cells = []
    for number, (column, text) in enumerate(zip(columns, texts, strict=True)):
        again = None if number else setter.text("续", _STYLES[Align.CENTRE])
        content = setter.text(text, _STYLES[column.align])
        cells.append(Cell(content, middle=column.align is not Align.LEFT, again=again, padding=_PADDING))
    return Row(tuple(cells))


def write_ledger_workbook(
    ledger: Ledger,
    rules: RulePack,
    path: Path,
    control: JobControl | None = None,
    evidence: Sequence[EvidenceLine] = (),
) -> None:
    """Write the ledger: one row to a task, nothing merged below the head; a second sheet for its evidence, if any.

    Text is text even where it begins with ``=``, official numbers are text, days are days.

    Args:
        ledger: Title, unit, day and lines.
        rules: Its words; the columns are those of the paper form.
        path: Taken only when the file is whole.
        control: Told as rows are written; may cancel.
        evidence: What goes into the sheet 佐证材料.

    Raises:
        Refused: ``cell_too_long`` when a text is longer than a cell can hold.
        Unavailable: ``file_in_use``, or what the disk says.
        Cancelled: Nothing was written.
    """
    watch = control or Unwatched()
    columns = ledger_columns(rules, ledger.lines)
    book, sheet = new_book(ledger.title, ledger.unit, moment_of(ledger.as_of))
    last = len(columns)
    title_rows(sheet, ledger.title, ledger.unit, ledger.filled_by, f"截至日期：{day(ledger.as_of)}", last)
    rows = [[_cell_value(column, line) for column in columns] for line in ledger.lines]
    widths, heights = _fit(columns, rows)
    for number, (column, width) in enumerate(zip(columns, widths, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = round(width, 2)
        put(sheet, HEAD_ROW, number, column.title, Look.HEAD)
    sheet.row_dimensions[HEAD_ROW].height = 34
    for number, (row, height) in enumerate(zip(rows, heights, strict=True), start=HEAD_ROW + 1):
        if number % 200 == 0:
            watch.stop_if_cancelled()
            watch.report(number, len(rows), "row")
        sheet.row_dimensions[number].height = height
        for place, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
            put(sheet, number, place, value, _OF_ALIGN[column.align])
    end = f"{get_column_letter(last)}{HEAD_ROW + len(rows)}"
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{end}"
    sheet.print_area = f"A1:{end}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    set_up_page(sheet, "landscape")
    if ledger.explained:
        _write_explained(book, ledger)
    if evidence:
        add_evidence_sheet(book, ledger.unit, ledger.filled_by, f"截至日期：{day(ledger.as_of)}", evidence)
    save_book(book, path, moment_of(ledger.as_of))


_EXPLAINED = "没有提供的规定材料"
_EXPLAINED_HEAD = (("任务编号", 12), ("环节", 12), ("规定的材料", 26), ("情况", 12), ("原因", 70))


def _write_explained(book: Workbook, ledger: Ledger) -> None:
    sheet = book.create_sheet(_EXPLAINED)
    title_rows(sheet, _EXPLAINED, ledger.unit, ledger.filled_by, f"截至日期：{day(ledger.as_of)}", len(_EXPLAINED_HEAD))
    for place, (title, width) in enumerate(_EXPLAINED_HEAD, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
        put(sheet, HEAD_ROW, place, title, Look.HEAD)
    for number, row in enumerate(ledger.explained, start=HEAD_ROW + 1):
        sheet.row_dimensions[number].height = min(height_of(row[-1], _EXPLAINED_HEAD[-1][1]), ROW_LIMIT_PT)
        for place, text in enumerate(row, start=1):
            put(sheet, number, place, clean(text), Look.TEXT if place in (3, 5) else Look.CENTRE)
    set_up_page(sheet, "landscape")


def _cell_value(column: Column[TaskLine], line: TaskLine) -> CellValue:
    """Days and numbers as they are, everything else as the officer reads it."""
    value = column.value(line)
    if isinstance(value, date) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    text = clean(column.text(value))
    if len(text) > CELL_LIMIT:
        raise Refused("cell_too_long", column=column.title, number=line.number, characters=len(text))
    return text


def _fit(columns: Sequence[Column[TaskLine]], rows: Sequence[Sequence[CellValue]]) -> tuple[list[float], list[float]]:
    """Column widths, and for every row a height that shows all of its text.

    A column with a text too long for the highest row is widened, alone, until the text fits.
    """
    widths = [_width(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
    heights = [max(height_of(value, width) for value, width in zip(row, widths, strict=True)) for row in rows]
    return widths, [min(height, ROW_LIMIT_PT) for height in heights]


def _width(column: Column[TaskLine], values: Sequence[CellValue]) -> float:
    width = column.width_mm / MM_PER_WIDTH
    highest = max(values, key=lambda value: height_of(value, width), default="")
    for factor in _WIDER:
        if height_of(highest, width * factor) <= ROW_LIMIT_PT:
            return width * factor
    return width * _WIDER[-1]
