"""整改进度统计表: the statistics as PDF and as workbook, from the same tables."""

from __future__ import annotations

from pathlib import Path

from openpyxl.utils import get_column_letter

from dujiao_desktop.documents.writing.across import Across
from dujiao_desktop.documents.writing.blocks import Block, Pen, Stack
from dujiao_desktop.documents.writing.fonts import font_book, refuse_missing_glyphs
from dujiao_desktop.documents.writing.pages import STATISTICS, Section, Written, write_pages
from dujiao_desktop.documents.writing.pdf_file import MM, FileFacts
from dujiao_desktop.documents.writing.statistics import NOTES, StatisticsTable, statistics_tables
from dujiao_desktop.documents.writing.styles import LEVEL_1, NOTE, SMALL, SMALL_CENTRE, SMALL_LABEL, TITLE, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.words import PROGRAM, day, moment_of
from dujiao_desktop.documents.writing.workbook import HEAD_ROW, Look, new_book, put, save_book, set_up_page, title_rows
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.report import Summary
from dujiao_desktop.domain.rule_pack import RulePack

_GAP = 8 * MM


def write_summary_pdf(summary: Summary, rules: RulePack, path: Path, fonts_dir: Path, control: JobControl) -> Written:
    """Write the statistics on A4 portrait: every rate with numerator, denominator and 口径.

    Raises:
        Refused: ``no_glyph``; nothing was written.
        Unavailable: ``font_missing``, or what the disk says.
        Cancelled: Nothing was written.
    """
    tables = statistics_tables(summary, rules)
    named = [(table.title, "".join(str(value) for row in table.rows for value in row)) for table in tables]
    refuse_missing_glyphs(fonts_dir, [("标题", summary.title + summary.unit + summary.filled_by), *named])
    setter = Setter(font_book(fonts_dir))
    half = (STATISTICS.width - _GAP) / 2
    overall, progress, closeout, marks, warnings, *lists = tables
    left = Stack((*_table(setter, progress, half), *_table(setter, marks, half)))
    right = Stack((*_table(setter, closeout, half), *_table(setter, warnings, half)))
    blocks: list[Block] = [
        setter.text(summary.title, TITLE.but(space_after=8)),
        Across(setter, summary.unit, summary.filled_by, f"截至日期：{day(summary.as_of)}"),
        *_table(setter, overall, STATISTICS.width),
        _Beside(left, right),
        *(block for table in lists for block in _table(setter, table, STATISTICS.width)),
        *(setter.text(note, NOTE.but(space_before=0 if number else 6)) for number, note in enumerate(NOTES)),
    ]
    facts = FileFacts(summary.title, summary.unit, f"截至{day(summary.as_of)}", moment_of(summary.as_of), PROGRAM)
    section = Section(STATISTICS, tuple(blocks))
    return write_pages([section], setter.fonts, facts, path, control, f"截至{day(summary.as_of)}")


class _Beside(Block):
    """Two stacks side by side."""

    space_before = 8.0

    def __init__(self, left: Stack, right: Stack) -> None:
        self._left = left
        self._right = right

    def height(self, width: float) -> float:
        half = (width - _GAP) / 2
        return max(self._left.height(half), self._right.height(half))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        half = (width - _GAP) / 2
        self._left.draw(pen, x, top, half)
        self._right.draw(pen, x + half + _GAP, top, half)


def _table(setter: Setter, table: StatisticsTable, width: float) -> tuple[Block, Block]:
    """Heading and table, the columns scaled to `width` points."""
    style = LEVEL_1.but(size=12.5, leading=20, indent=0, space_before=8, space_after=2)
    scale = width / sum(table.widths_mm)
    rows = []
    for values in table.rows:
        styles = [SMALL if number in table.left else SMALL_CENTRE for number in range(len(values))]
        cells = [
            Cell(setter.text(table.text(v), style), padding=(4.0, 1.6)) for v, style in zip(values, styles, strict=True)
        ]
        rows.append(Row(tuple(cells)))
    grid = Grid([part * scale for part in table.widths_mm], rows, [setter.head(table.head, SMALL_LABEL)])
    return setter.text(table.title, style), grid


def write_summary_workbook(summary: Summary, rules: RulePack, path: Path) -> None:
    """Write the statistics: the same tables and figures as on the page.

    Raises:
        Unavailable: ``file_in_use``, or what the disk says.
    """
    book, sheet = new_book(summary.title, summary.unit, moment_of(summary.as_of))
    widths = (26, 12, 12, 12, 12, 12, 12, 12)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    title_rows(sheet, summary.title, summary.unit, summary.filled_by, f"截至日期：{day(summary.as_of)}", len(widths))
    at = HEAD_ROW
    for table in statistics_tables(summary, rules):
        put(sheet, at, 1, table.title, Look.SECTION)
        sheet.row_dimensions[at].height = 24
        places = _places(len(table.head), len(widths))
        for offset, values in enumerate((table.head, *table.rows)):
            row = at + 1 + offset
            sheet.row_dimensions[row].height = 21
            for number, (value, (first, final)) in enumerate(zip(values, places, strict=True)):
                if final > first:
                    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=final)
                    for column in range(first + 1, final + 1):
                        sheet.cell(row, column).style = Look.CENTRE
                style = Look.HEAD if not offset else Look.TEXT if number in table.left else Look.CENTRE
                put(sheet, row, first, value, style)
        at += len(table.rows) + 2
    for note in NOTES:
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=len(widths))
        put(sheet, at, 1, note, Look.NOTE)
        sheet.row_dimensions[at].height = 18
        at += 1
    sheet.print_area = f"A1:{get_column_letter(len(widths))}{at - 1}"
    set_up_page(sheet, "portrait")
    save_book(book, path, moment_of(summary.as_of))


def _places(count: int, columns: int) -> list[tuple[int, int]]:
    """First and last column of each of `count` cells; in the table of rates the last one, 口径, takes what is left."""
    return [(n, columns if n == count and count == 5 else n) for n in range(1, count + 1)]
