"""Reads published texts: numbered lists with labelled lines, as reports and plans print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dujiao_desktop.documents.reading.decode import decoded
from dujiao_desktop.documents.reading.delimited import table_in
from dujiao_desktop.documents.reading.lexicon import LONG_TEXTS, Field
from dujiao_desktop.documents.reading.matching import has_pinyin, is_traditional, plain
from dujiao_desktop.documents.reading.table import read_grids
from dujiao_desktop.documents.reading.task_record import TaskRecord, Value, task_draft
from dujiao_desktop.documents.reading.text_lines import Line, lines_of
from dujiao_desktop.documents.reading.text_list import Item, TextList, find_lists
from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.reading import (
    Announced,
    DocumentKind,
    Reading,
    ReadWarning,
    RowFate,
    SourceRow,
    TaskDraft,
)

_FIELD_WORDS: Final = {
    Field.PROBLEM: "整改任务",
    Field.MEASURES: "整改措施",
    Field.RESULT: "整改工作情况",
    Field.STATUS_OR_RESULT: "整改完成情况",
    Field.GOAL: "整改目标",
    Field.NOTE: "备注",
}
_SENTENCE_END: Final = "。；;！!？?…”』」》)）】"
_LONG_ENOUGH: Final = 30
_TITLE_WORDS: Final = re.compile("整改|督察|督查|清单|方案|台账|任务")
_TITLE_LENGTHS: Final = range(8, 81)
_TITLE_LINES: Final = 20
_MOST_TOLD: Final = 10
_MEASURES_COUNT: Final = re.compile(r"(\d{1,4})\s*(?:项|条)(?:具体)?(?:整改)?(?:措施|任务|事项)")
_PROBLEMS_COUNT: Final = re.compile(r"(\d{1,4})\s*(?:个|项|类)?(?:具体|突出|反馈)?(?:环境)?问题")
_ANNEX_ENTRY: Final = re.compile(r"^(?:附件\s*[:.]?)?\s*\d{1,2}\s*[.、].{0,120}$")


@dataclass(slots=True)
class _Account:
    """What becomes of each line, and what is told about the whole."""

    rows: dict[int, SourceRow] = field(default_factory=dict)
    drafts: list[TaskDraft] = field(default_factory=list)
    warnings: list[ReadWarning] = field(default_factory=list)

    def imported(self, line: Line, reason: str) -> None:
        """The line belongs to the draft that is about to be added."""
        self.rows[line.no] = SourceRow(line.where, line.text, RowFate.IMPORTED, reason, len(self.drafts))

    def skipped(self, line: Line, reason: str) -> None:
        self.rows[line.no] = SourceRow(line.where, line.text, RowFate.SKIPPED, reason)

    def warn(self, code: str, text: str) -> None:
        self.warnings.append(ReadWarning(code, text))


def read_text(data: bytes, file_name: str, sha256: str) -> Reading:
    """Read one text file.

    A text without a list gives kind PROSE, no drafts and the warning ``no_task_list``. Every line that is not blank is
    one row of the account.

    Raises:
        Refused: ``text_undecodable``.
    """
    text = decoded(data, file_name)
    lines = lines_of(text)
    account = _Account()
    lists = find_lists(lines)
    if not lists and (grid := table_in(text, ("\t", "|"))):
        return read_grids([grid], file_name, sha256)
    if is_traditional(text):
        pinyin = "，字后夹有转换软件加的拼音" if has_pinyin(text) else ""
        account.warn("traditional_script", f"原文是繁体字{pinyin}；文字按原样保留，请核对。")
    for found in lists:
        _take_list(found, lines, account, several=len(lists) > 1)
    announced = _announced(lines, lists)
    if lists:
        _compare(announced, lines, lists, account)
        _count_missing_deadlines(account)
    else:
        account.warn(
            "no_task_list", "这份文件里没有整改任务清单（没有带责任单位、时限等标注的编号条目），未导入任何任务。"
        )
    for line in lines:
        if line.no not in account.rows:
            account.skipped(line, _reason(line))
    return Reading(
        file_name=file_name,
        sha256=sha256,
        kind=DocumentKind.TASK_LIST if lists else DocumentKind.PROSE,
        title=_title(lines),
        drafts=tuple(account.drafts),
        rows=tuple(account.rows[line.no] for line in lines),
        warnings=tuple(account.warnings),
        announced=announced,
    )


def _take_list(found: TextList, lines: Sequence[Line], account: _Account, *, several: bool) -> None:
    title = _list_title(found, lines)
    for at in found.preface:
        account.skipped(lines[at], "附件标题" if lines[at].annex is not None else _reason(lines[at], before_list=True))
    for at in found.chapter_lines:
        account.skipped(lines[at], "分组标题，记入其下各项的章节")
    for item in found.items:
        chapter = item.chapter or (title if several else "")
        record = _record(item, lines, account, chapter, text_is_measure="措施" in title)
        record.cut_off = item.end == len(lines) and _is_cut(item, found, lines)
        draft, warnings = task_draft(record)
        account.drafts.append(draft)
        account.warnings += warnings
        if draft.cut_off:
            account.warn(
                "cut_off",
                f"{record.place}的文字在句中断开（文件到此为止），已照录并标明，请对照原件补全。",
            )
    if found.skipped:
        numbers = "、".join(str(number) for number in found.skipped[:_MOST_TOLD])
        more = f"等 {len(found.skipped)} 项" if len(found.skipped) > _MOST_TOLD else "项"
        account.warn("number_gap", f"编号不连续，没有找到第 {numbers} {more}，请对照原件。")


def _record(item: Item, lines: Sequence[Line], account: _Account, chapter: str, *, text_is_measure: bool) -> TaskRecord:
    """Collect the texts of one item, telling of every line which field it went to."""
    head = lines[item.head]
    texts: dict[Field, list[str]] = {}
    words: dict[Field, str] = {}
    remarks: list[str] = []
    source: list[str] = []
    current: Field | None = Field.PROBLEM
    number = str(item.number) if item.is_numbered else ""
    place = f"第 {item.number} 项"
    for at in range(item.head, item.end):
        line = lines[at]
        if line.is_web:
            account.skipped(line, "网页栏目文字")
            continue
        source.append(line.text)
        if not line.labels:
            text = head.numbered.rest if at == item.head and head.numbered else line.text
            if current:
                texts.setdefault(current, []).append(text)
                account.imported(line, words.get(current) or _FIELD_WORDS.get(current, "整改任务"))
            else:
                remarks.append(text)
                account.imported(line, "没有标注的文字，记入备注")
            continue
        for label in line.labels:
            if label.field in words and label.field not in LONG_TEXTS:
                account.warn(
                    "label_repeated",
                    f"{place}里「{label.word}」不止一处（{line.where}），可能有一个编号没有认出，请对照原件。",
                )
            if label.field is Field.NUMBER:
                number = label.value or number
            elif label.field is Field.ASKED:
                remarks.append(f"{label.word}：{label.value}")
            elif label.value:
                texts.setdefault(label.field, []).append(label.value)
            words.setdefault(label.field, label.word)
            # A short value ends with its line; only one that has not begun yet goes on.
            current = label.field if label.field in LONG_TEXTS or not label.value else None
        account.imported(line, "、".join(label.word for label in line.labels))
    part = {of: Value("\n".join(text for text in parts if text)) for of, parts in texts.items()}
    return TaskRecord(
        where=head.where,
        place=place,
        number=number,
        parts=[{of: value for of, value in part.items() if value.text}],
        headers=words,
        chapter=chapter,
        remarks=remarks,
        source_text="\n".join(source),
        text_is_measure=text_is_measure,
    )


def _is_cut(item: Item, found: TextList, lines: Sequence[Line]) -> bool:
    """The last item ends in mid-sentence: long running text without an end, or nothing where the others have labels."""
    block = [lines[at] for at in range(item.head, item.end) if not lines[at].is_web]
    others = [other for other in found.items if other.end <= item.head]
    if len(others) > 1 and not any(line.labels for line in block):
        return True
    last = block[-1]
    if last.text[-1] in _SENTENCE_END:
        return False
    if last.labels:
        return last.labels[-1].field in LONG_TEXTS and len(last.labels[-1].value) >= _LONG_ENOUGH
    ended = [lines[other.end - 1].text[-1] in _SENTENCE_END for other in others]
    return len(last.text) >= _LONG_ENOUGH or (len(ended) > 1 and all(ended))


def _list_title(found: TextList, lines: Sequence[Line]) -> str:
    """The title of the annex the list stands in; of a text without annexes, its own."""
    for at in found.preface:
        if lines[at].annex is not None:
            following = lines[at + 1].text if at + 1 in found.preface else ""
            return lines[at].annex or following
    return _title(lines)


def _title(lines: Sequence[Line]) -> str:
    for line in lines[:_TITLE_LINES]:
        fits = len(line.text) in _TITLE_LENGTHS and not line.is_web and line.text[-1] not in "。；;，,：:"
        if fits and not line.labels and _TITLE_WORDS.search(plain(line.text)) and "。" not in line.text:
            return line.text
    return ""


def _announced(lines: Sequence[Line], lists: Sequence[TextList]) -> Announced:
    """The counts that titles and the list of annexes state; never those of the running text."""
    if not lists:
        return Announced()
    measures = problems = None
    for text in _announcing(lines, lists):
        for_measures = _MEASURES_COUNT.search(text)
        for_problems = _PROBLEMS_COUNT.search(text)
        measures = measures if measures is not None or not for_measures else int(for_measures.group(1))
        problems = problems if problems is not None or not for_problems else int(for_problems.group(1))
    return Announced(measures, problems)


def _announcing(lines: Sequence[Line], lists: Sequence[TextList]) -> list[str]:
    texts = [plain(line.text) for line in lines if _ANNEX_ENTRY.match(plain(line.text)) and "。" not in line.text]
    titles = [
        lines[at].text for found in lists for at in found.preface if len(lines[at].text) <= 2 * _TITLE_LENGTHS[-1]
    ]
    in_annex = any(lines[at].annex is not None for found in lists for at in found.preface)
    return (
        texts + [plain(text) for text in titles] if in_annex else [plain(text) for text in titles if "。" not in text]
    )


def _compare(announced: Announced, lines: Sequence[Line], lists: Sequence[TextList], account: _Account) -> None:
    found = {"措施": 0, "问题": 0}
    for text_list in lists:
        title = plain(_list_title(text_list, lines))
        problems = _PROBLEMS_COUNT.search(title) and not _MEASURES_COUNT.search(title)
        found["问题" if problems else "措施"] += len(text_list.items)
    if announced.measures is None and announced.problems is not None and len(lists) == 1:
        found = {"措施": 0, "问题": sum(found.values())}
    told = []
    for word, count in (("措施", announced.measures), ("问题", announced.problems)):
        unit = "项措施" if word == "措施" else "个具体问题"
        if count is not None and found[word] != count:
            got = f"只找到 {found[word]} 项" if 0 < found[word] < count else f"找到 {found[word]} 项"
            told.append(f"文件写明有 {count} {unit}，" + (got if found[word] else "文件里没有"))
    if told:
        account.warn("announced_mismatch", "；".join(told) + "。缺少的部分请向来文单位要全文。")


def _count_missing_deadlines(account: _Account) -> None:
    missing = [draft.number for draft in account.drafts if draft.deadline.kind is DeadlineKind.NONE]
    if missing:
        account.warn(
            "deadline_missing", f"{len(account.drafts)} 项中有 {len(missing)} 项没有写明整改时限，留空待补，不作推测。"
        )


def _reason(line: Line, *, before_list: bool = False) -> str:
    if line.is_web:
        return "网页栏目文字"
    if line.annex is not None:
        return "附件标题"
    if _ANNEX_ENTRY.match(plain(line.text)) and "附件" in line.text:
        return "附件目录"
    if len(line.text) <= _TITLE_LENGTHS[-1] and line.text[-1] not in "。；;" and not line.numbered:
        return "清单标题或说明" if before_list else "标题或短行"
    return "正文，不是任务条目"
