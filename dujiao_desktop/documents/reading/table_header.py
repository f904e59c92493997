"""Finds the header of a table by the lexicon, and tells task lists from complaint lists and statistics."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dujiao_desktop.documents.reading.grid import Grid
from dujiao_desktop.documents.reading.lexicon import COMPLAINT_MARKS, STATISTICS_WORDS, Field
from dujiao_desktop.documents.reading.matching import label_field, squeezed
from dujiao_desktop.domain.reading import DocumentKind

_SEARCHED_ROWS: Final = 60
_FEWEST: Final = 2
_DEEPEST: Final = 3
_SECOND_TABLE: Final = 3
_LONGEST_LABEL: Final = 30
_STATISTICS_MARKS: Final = 3
_MOSTLY: Final = 0.6


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its rows, and what each column is about.

    Attributes:
        fields: Column number → field; a column without a known label is not in it.
        words: Column number → header as written, blanks taken out.
    """

    first_row: int
    last_row: int
    fields: Mapping[int, Field]
    words: Mapping[int, str]

    @property
    def is_complaints(self) -> bool:
        """Whether the columns are those of a complaint list."""
        return Field.COMPLAINT_NO in self.fields.values() or len(COMPLAINT_MARKS & set(self.fields.values())) > 1

    def column(self, of: Field) -> int | None:
        """The first column about `of`."""
        return next((column for column, known in self.fields.items() if known is of), None)


def find_header(grid: Grid) -> Header | None:
    """The row near the top with the most known labels; None when no row names what the list is about."""
    best: Header | None = None
    for row in list(grid.rows)[:_SEARCHED_ROWS]:
        header = header_at(grid, row)
        if header and (best is None or len(set(header.fields.values())) > len(set(best.fields.values()))):
            best = header
    return best


def header_at(grid: Grid, row: int, fewest: int = _FEWEST) -> Header | None:
    """The header that begins in this row, if it holds enough labels, one of them for the matter itself."""
    last = _last_row(grid, row)
    fields: dict[int, Field] = {}
    words: dict[int, str] = {}
    for column in grid.columns:
        word, about = _label(grid, row, last, column)
        if word:
            words[column] = word
        if about:
            fields[column] = about
    about_all = set(fields.values())
    matter = about_all & {Field.PROBLEM, Field.MEASURES, Field.COMPLAINT_NO, Field.COMPLAINT_TEXT}
    return Header(row, last, fields, words) if matter and len(about_all) >= fewest else None


def second_header(grid: Grid, row: int) -> Header | None:
    """A header further down: a page's repetition, or the next table of the same sheet."""
    known = sum(1 for cell in grid.rows[row].values() if len(cell.text) <= _LONGEST_LABEL and label_field(cell.text))
    return header_at(grid, row, _SECOND_TABLE) if known >= _FEWEST else None


def is_statistics(grid: Grid, header: Header | None) -> bool:
    """Whether a sheet counts things instead of listing them: words of counting above, numbers below."""
    rows = list(grid.rows)
    if header:
        column = header.column(Field.PROBLEM) or header.column(Field.MEASURES)
        below = [place.cell for row in rows if row > header.last_row and column and (place := grid.at(row, column))]
        return bool(below) and sum(cell.is_number or _counts(cell.text) for cell in below) >= _MOSTLY * len(below)
    top = [squeezed(cell.text) for row in rows[:10] for cell in grid.rows[row].values()]
    marks = {word for word in STATISTICS_WORDS for text in top if text == word or (len(word) > 1 and word in text)}
    cells = [cell for row in rows for cell in grid.rows[row].values()]
    numbers = sum(cell.is_number or _counts(cell.text) for cell in cells)
    return len(marks) >= _STATISTICS_MARKS and numbers * 4 >= len(cells)


def kind_of(header: Header) -> DocumentKind:
    """Task list or complaint list."""
    return DocumentKind.COMPLAINT_LIST if header.is_complaints else DocumentKind.TASK_LIST


def _last_row(grid: Grid, row: int) -> int:
    """A header goes as deep as the cells merged down from its first row."""
    deepest = max((merge.last_row for merge in grid.merges if merge.first_row == row), default=row)
    return min(deepest, row + _DEEPEST - 1)


def _label(grid: Grid, first: int, last: int, column: int) -> tuple[str, Field | None]:
    """The header over a column: the lowest label that is known, else all its words joined by a stroke."""
    texts = []
    for row in range(first, last + 1):
        place = grid.at(row, column)
        text = squeezed(place.cell.text) if place else ""
        if text and text not in texts:
            texts.append(text)
    for text in reversed(texts):
        known = label_field(text)
        if known:
            return text, known
    return "/".join(texts), None


def _counts(text: str) -> bool:
    return re.fullmatch(r"[\d.,%]+", squeezed(text)) is not None
