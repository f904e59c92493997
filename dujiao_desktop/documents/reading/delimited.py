"""Reads .csv and other delimited texts with the same lexicon as workbooks."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Final

from dujiao_desktop.documents.reading.decode import decoded
from dujiao_desktop.documents.reading.grid import Cell, Grid
from dujiao_desktop.documents.reading.matching import trimmed
from dujiao_desktop.documents.reading.table import read_grids
from dujiao_desktop.documents.reading.table_header import find_header
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.reading import Reading

DELIMITERS: Final = (",", "\t", ";", "，", "|")


def read_delimited(data: bytes, file_name: str, sha256: str) -> Reading:
    """Read a delimited text. Row numbers are those of the records, a quoted cell may hold line ends.

    Raises:
        Refused: ``text_undecodable``, ``no_header``.
    """
    text = decoded(data, file_name)
    grid = table_in(text, DELIMITERS)
    if grid is None:
        raise Refused("no_header", file=file_name, sheets=())
    return read_grids([grid], file_name, sha256)


def table_in(text: str, delimiters: tuple[str, ...]) -> Grid | None:
    """The table a text holds under the delimiter that makes most of its header known; None when there is none."""
    best: tuple[int, Grid] | None = None
    for delimiter in delimiters:
        grid = delimited_grid(text, delimiter)
        header = find_header(grid) if grid else None
        if grid and header and (best is None or len(header.fields) > best[0]):
            best = (len(header.fields), grid)
    return best[1] if best else None


def delimited_grid(text: str, delimiter: str) -> Grid | None:
    """The cells of a text under one delimiter; None when they cannot be told apart."""
    try:
        records = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:  # a cell longer than the module allows, or a bare quote
        return None
    cells = {
        row: {column: Cell(trimmed(entry)) for column, entry in enumerate(record, 1) if trimmed(entry)}
        for row, record in enumerate(records, 1)
    }
    return Grid("", {row: held for row, held in cells.items() if held})
