"""Reads tables: one header, one record for each row (or for each cell merged down), every row accounted for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from dujiao_desktop.documents.reading.complaint_record import TAKEN, complaint_draft, may_identify
from dujiao_desktop.documents.reading.grid import Grid, column_letters
from dujiao_desktop.documents.reading.lexicon import NOTE_ROW, TOTAL_ROW, Field
from dujiao_desktop.documents.reading.matching import plain, squeezed
from dujiao_desktop.documents.reading.table_header import Header, find_header, is_statistics, kind_of, second_header
from dujiao_desktop.documents.reading.task_record import Part, TaskRecord, Value, task_draft
from dujiao_desktop.documents.reading.values import is_status_phrase, progress_of
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.reading import (
    ComplaintDraft,
    DocumentKind,
    Reading,
    ReadWarning,
    RowFate,
    SourceRow,
    TaskDraft,
)

_FEW: Final = 4
_FEWEST_NUMBERS: Final = 2
_LONGEST_CHAPTER: Final = 40
_CHAPTER: Final = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十\d]+(?:部分|章|类))"
)
_MEASURE_FIELDS: Final = frozenset(
    {Field.MEASURES, Field.RESULT, Field.STATUS_OR_RESULT, Field.DEADLINE, Field.RESPONSIBLE}
)


@dataclass(slots=True)
class _Table:
    """What one sheet has given so far."""

    grid: Grid
    kind: DocumentKind | None = None
    title: str = ""
    header: Header | None = None
    written: Header | None = None
    """The header before its doubtful columns were decided by their content."""
    columns: list[tuple[str, str]] = field(default_factory=list)
    records: list[tuple[TaskRecord, list[int]]] = field(default_factory=list)
    complaints: list[ComplaintDraft] = field(default_factory=list)
    fates: dict[int, tuple[RowFate, str]] = field(default_factory=dict)
    complaint_rows: dict[int, int] = field(default_factory=dict)
    warnings: list[ReadWarning] = field(default_factory=list)
    chapter: str = ""
    private: set[int] = field(default_factory=set)
    """Columns that may say who complained; nothing of them leaves this module."""

    def fate(self, row: int, fate: RowFate, reason: str) -> None:
        note = "（隐藏行）" if row in self.grid.hidden_rows else ""
        self.fates[row] = (fate, reason + note)

    def line(self, row: int) -> str:
        """The row as one line of text."""
        cells = self.grid.rows[row]
        return " | ".join(cell.text for column, cell in cells.items() if column not in self.private)

    def warn(self, code: str, text: str) -> None:
        place = f"工作表“{self.grid.name}”" if self.grid.name else ""
        self.warnings.append(ReadWarning(code, place + text))


def read_grids(grids: Sequence[Grid], file_name: str, sha256: str, warnings: Sequence[ReadWarning] = ()) -> Reading:
    """Read the sheets of one file together.

    Args:
        grids: The visible sheets, in order.
        file_name: Name for the account.
        sha256: Digest of the file.
        warnings: What opening the file has already found.

    Raises:
        Refused: ``no_header`` when no sheet has a header that the lexicon knows and none is a statistics table.
    """
    tables = [_read_sheet(grid) for grid in grids if grid.rows]
    kinds = {table.kind for table in tables}
    order = (DocumentKind.TASK_LIST, DocumentKind.COMPLAINT_LIST, DocumentKind.STATISTICS)
    kind = next((known for known in order if known in kinds), None)
    if kind is None:
        raise Refused("no_header", file=file_name, sheets=tuple(grid.name for grid in grids))
    told = list(warnings)
    if kind is DocumentKind.STATISTICS:
        told.append(ReadWarning("statistics_table", "这是统计表，只有数字，没有任务条目，未导入任何任务。"))
    drafts: list[TaskDraft] = []
    complaints: list[ComplaintDraft] = []
    rows: list[SourceRow] = []
    for table in tables:
        told += table.warnings
        index = {}
        for record, its_rows in table.records:
            index.update(dict.fromkeys(its_rows, len(drafts)))
            draft, said = task_draft(record)
            drafts.append(draft)
            told += said
        rows += _rows(table, index, len(complaints))
        complaints += table.complaints
    return Reading(
        file_name=file_name,
        sha256=sha256,
        kind=kind,
        title=next((table.title for table in tables if table.kind is kind), ""),
        drafts=tuple(drafts),
        rows=tuple(rows),
        warnings=tuple(told),
        columns=tuple(column for table in tables for column in table.columns),
        complaints=tuple(complaints),
    )


def _rows(table: _Table, tasks: dict[int, int], complaints_before: int) -> list[SourceRow]:
    rows = []
    for row, cells in table.grid.rows.items():
        fate, reason = table.fates[row]
        at = table.complaint_rows.get(row)
        complaint = None if at is None else complaints_before + at
        where = table.grid.where(row, next(iter(cells)))
        rows.append(SourceRow(where, table.line(row), fate, reason, tasks.get(row), complaint))
    return rows


def _read_sheet(grid: Grid) -> _Table:
    table = _Table(grid)
    header = find_header(grid)
    if is_statistics(grid, header):
        table.kind = DocumentKind.STATISTICS
        for row in grid.rows:
            table.fate(row, RowFate.SKIPPED, "统计表，不是任务条目")
        return table
    if header is None:
        for row in grid.rows:
            table.fate(row, RowFate.SKIPPED, "这张表没有认出表头")
        return table
    table.kind = kind_of(header)
    table.title = _title(grid, header)
    _begin(table, header)
    for row in grid.rows:
        if row < header.first_row:
            table.fate(row, RowFate.SKIPPED, "标题或填报说明")
        elif row <= header.last_row:
            table.fate(row, RowFate.SKIPPED, "表头")
        elif row not in table.fates:
            _take_row(table, row)
    hidden = sum(1 for row in grid.rows if row in grid.hidden_rows and table.fates[row][0] is RowFate.IMPORTED)
    if hidden:
        table.warn("hidden_rows", f"有 {hidden} 个隐藏行也已读入，请核对是否应当导入。")
    return table


def _begin(table: _Table, header: Header) -> None:
    """Note a header's columns and tell of those that are not understood."""
    table.written = header
    header = _decided(table, header)
    table.header = header
    seen: set[Field] = set()
    noted = []
    table.private |= {c for c, word in header.words.items() if header.is_complaints and may_identify(word)}
    if table.private:
        words = "、".join(header.words[column] for column in sorted(table.private) if column in header.words)
        table.warn("informant_left_out", f"可能识别举报人的列没有读入：{words}。请在原件中查看，并按规定保密。")
    for column, word in header.words.items():
        if column in table.private:
            continue
        about = header.fields.get(column)
        single = about in seen and about in (Field.PROBLEM, Field.NUMBER, Field.DEADLINE, Field.STATUS)
        if about is None or about is Field.ASKED or single:
            noted.append(word)
            table.columns.append((word, Field.NOTE.value))
        else:
            table.columns.append((word, about.value))
            seen.add(about)
    if noted:
        table.warn("columns_unread", f"这些列没有对应的项目，内容按原样记入备注：{'、'.join(noted)}。")


def _decided(table: _Table, header: Header) -> Header:
    """Settle by its content whether a column such as 整改完成情况 holds status phrases or narratives, and tell it."""
    fields = dict(header.fields)
    for column, about in header.fields.items():
        if about is Field.CLOSEOUT and not header.is_complaints:
            word = header.words[column]
            table.warn("closeout_not_read", f"「{word}」一列没有读入：销号状态只由本机的销号步骤得出。")
        if about is Field.WARNING and not header.is_complaints:
            word = header.words[column]
            table.warn("warning_not_read", f"「{word}」一列没有读入：预警由本单位判断、逐项登记。")
        if about is not Field.STATUS_OR_RESULT or header.is_complaints:
            continue
        below = (table.grid.at(row, column) for row in table.grid.rows if row > header.last_row)
        texts = [place.cell.text for place in below if place]
        free = not {Field.STATUS, Field.STATUS_OR_RESULT} & {of for at, of in fields.items() if at != column}
        if _are_status_phrases(texts) and Field.STATUS not in fields.values():
            fields[column], read_as = Field.STATUS, "读作进展状态"
        elif free and any(progress_of(text) for text in texts):
            read_as = "逐行读作进展状态或整改工作情况"
        else:
            fields[column], read_as = Field.RESULT, "读作整改工作情况"
        if texts:
            table.warn("column_decided", f"「{header.words[column]}」一列按内容{read_as}，请核对。")
    return replace(header, fields=fields)


def _are_status_phrases(texts: Sequence[str]) -> bool:
    """At least half are known phrases; or all are a few words each, and the same words return."""
    known = sum(progress_of(text) is not None for text in texts)
    few_words = all(is_status_phrase(text) for text in texts) and len(set(texts)) < len(texts)
    return bool(texts) and (2 * known >= len(texts) or few_words)


def _title(grid: Grid, header: Header) -> str:
    above = [cell.text for row in grid.rows if row < header.first_row for cell in grid.rows[row].values()]
    titles = [text for text in above if not re.search(NOTE_ROW, plain(text))]
    return max(titles, key=len, default="") if titles else ""


def _take_row(table: _Table, row: int) -> None:
    header = table.header
    if header is None:
        return
    again = second_header(table.grid, row)
    if again:
        same = table.written is not None and again.fields == table.written.fields
        for at in range(again.first_row, again.last_row + 1):
            table.fate(at, RowFate.SKIPPED, "重复的表头" if same else "同一张表里另一个表头")
        if not same:
            _begin(table, again)
        return
    reason = _no_record(table, header, row)
    if reason:
        table.fate(row, RowFate.SKIPPED, reason)
        return
    fault = _fault(table, header, row)
    if fault:
        table.fate(row, RowFate.PROBLEM, fault)
    elif header.is_complaints:
        _take_complaint(table, header, row)
    else:
        _take_task(table, header, row)


def _no_record(table: _Table, header: Header, row: int) -> str:
    """Why a row is no record; empty when it is one. Sets the chapter for the rows below."""
    cells = {column: cell for column, cell in table.grid.rows[row].items() if column not in table.private}
    texts = list(dict.fromkeys(plain(cell.text) for cell in cells.values()))
    if not texts:
        return "没有可读入的内容"
    first = texts[0]
    if re.match(TOTAL_ROW, first):
        return "合计行"
    if len(texts) <= _FEW and re.match(NOTE_ROW, first):
        return "说明或落款"
    if all(re.fullmatch("[-:=—_]+", text) for text in texts):
        return "分隔线"
    if len(texts) > _FEWEST_NUMBERS and texts == [str(n) for n in range(1, len(texts) + 1)]:
        return "栏号行"
    column, cell = next(iter(cells.items()))
    merge = table.grid.merge_at(row, column)
    across = merge is not None and merge.last_column > merge.first_column
    in_matter = column in (header.column(Field.PROBLEM), header.column(Field.MEASURES))
    if len(cells) == 1 and not cell.is_number and (across or (_CHAPTER.match(first) and not in_matter)):
        if len(cell.text) > _LONGEST_CHAPTER or cell.text[-1] in "。；;":
            return "说明文字"
        table.chapter = cell.text
        return "分组标题，记入其下各项的章节"
    return ""


def _fault(table: _Table, header: Header, row: int) -> str:
    """A cell that the record needs but whose content cannot be known."""
    for column in header.fields:
        place = table.grid.at(row, column)
        if place and place.cell.fault:
            return f"第 {row} 行「{header.words[column]}」：{place.cell.fault}"
    return ""


def _part(table: _Table, header: Header, row: int, *, own: bool = False) -> tuple[Part, list[str]]:
    """What a row says by field, and the texts of columns that have none.

    Args:
        table: The table read.
        header: The header that holds for this row.
        row: The row.
        own: Only what is written in this row itself, not what is merged down into it.
    """
    part: dict[Field, Value] = {}
    remarks: list[str] = []
    for column, word in header.words.items():
        unread = header.fields.get(column) in (Field.CLOSEOUT, Field.WARNING) and not header.is_complaints
        if column in table.private or unread:
            continue
        place = table.grid.at(row, column)
        if not place or (own and place.row != row) or place.column != column:
            continue
        about = header.fields.get(column)
        value = place.cell.value
        if about is None or about is Field.ASKED:
            remarks.append(f"{word}：{value.text}")
        elif about not in part:
            part[about] = value
        elif about in (Field.PROBLEM, Field.NUMBER, Field.DEADLINE, Field.STATUS):
            remarks.append(f"{word}：{value.text}")
        else:  # 牵头单位 and 牵头部门 side by side, or two columns of one text
            part[about] = Value(f"{part[about].text}\n{value.text}")
    for column, cell in table.grid.rows[row].items():
        if column not in header.words:
            remarks.append(f"{column_letters(column)} 列（没有表头）：{cell.text}")
    return part, remarks


def _take_task(table: _Table, header: Header, row: int) -> None:
    grid = table.grid
    if _continues(table, header, row):
        record, rows = table.records[-1]
        part, remarks = _part(table, header, row, own=True)
        record.parts.append({of: value for of, value in part.items() if of in _MEASURE_FIELDS})
        record.remarks += [*_others(header, part, _MEASURE_FIELDS), *remarks]
        record.source_text += "\n" + table.line(row)
        rows.append(row)
        table.fate(row, RowFate.IMPORTED, "与上一行同一任务（合并单元格）")
        return
    part, remarks = _part(table, header, row)
    matter = header.column(Field.PROBLEM) or header.column(Field.MEASURES) or 1
    if not _text(part, Field.PROBLEM) and (header.column(Field.PROBLEM) or not _text(part, Field.MEASURES)):
        table.fate(row, RowFate.PROBLEM, f"第 {row} 行「{header.words.get(matter, '整改任务')}」：没有内容")
        return
    number = _text(part, Field.NUMBER)
    record = TaskRecord(
        where=grid.where(row, next(iter(grid.rows[row]))),
        place=f"第 {row} 行" + (f"（{grid.name}）" if grid.name else ""),
        number=number,
        parts=[part],
        headers={of: header.words[column] for column, of in reversed(tuple(header.fields.items()))},
        chapter=table.chapter,
        remarks=remarks,
        source_text=table.line(row),
    )
    table.records.append((record, [row]))
    table.fate(row, RowFate.IMPORTED, "整改任务")


def _continues(table: _Table, header: Header, row: int) -> bool:
    """Whether a row belongs to the task above: its problem (or, without one, its number) is merged down into it."""
    if not table.records:
        return False
    began = table.records[-1][1][0]

    def written_in(of: Field) -> int | None:
        column = header.column(of)
        place = table.grid.at(row, column) if column else None
        return place.row if place else None

    number, problem = written_in(Field.NUMBER), written_in(Field.PROBLEM)
    if number == row:
        return False
    if problem is not None:
        return problem < row and problem >= began
    return number is not None and began <= number < row


def _take_complaint(table: _Table, header: Header, row: int) -> None:
    part, remarks = _part(table, header, row)
    remarks = [*_others(header, part, TAKEN), *remarks]
    draft = complaint_draft(part, remarks, table.grid.where(row), table.line(row))
    if draft is None:
        table.fate(row, RowFate.PROBLEM, f"第 {row} 行：没有受理编号，也没有举报内容")
        return
    table.complaint_rows[row] = len(table.complaints)
    table.complaints.append(draft)
    table.fate(row, RowFate.IMPORTED, "群众举报件")


def _others(header: Header, part: Part, taken: frozenset[Field]) -> list[str]:
    """The texts of fields that have no place in the draft, each with its header."""
    words = {of: header.words[column] for column, of in reversed(tuple(header.fields.items()))}
    return [f"{words[of]}：{value.text}" for of, value in part.items() if of not in taken]


def _text(part: Part, of: Field) -> str:
    value = part.get(of)
    return squeezed(value.text) and value.text if value else ""
