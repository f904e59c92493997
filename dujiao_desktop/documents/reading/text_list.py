"""Finds the items of a task list in the lines of a text.

A report's body has numbered headings too. An item counts only when the first label after it is of the kind that the
list's first item has (责任单位 …): headings have no labels, and deeper numbers inside an item have others.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from dujiao_desktop.documents.reading.lexicon import TASK_MARKS, UNIT_ROLES, Field
from dujiao_desktop.documents.reading.numbering import STYLES
from dujiao_desktop.documents.reading.text_lines import Line

_CHAPTER_STYLES: Final = frozenset({"一、", "(一)"})
_LONGEST_CHAPTER: Final = 40
_ENOUGH_LABELS: Final = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One item: positions in the list of lines, head included, end excluded.

    Attributes:
        number: Its number in the list; its place, counted from 1, where the source gives none.
    """

    number: int
    head: int
    end: int
    chapter: str = ""
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class TextList:
    """A list found in one region of the text (the whole text, or one annex).

    Attributes:
        preface: Positions of the lines between the region's beginning and the first item: its title and remarks.
        chapter_lines: Positions of lines that head a group of items.
        skipped: Numbers that are missing between two items.
    """

    style: str
    items: tuple[Item, ...]
    preface: range
    chapter_lines: frozenset[int] = frozenset()
    skipped: tuple[int, ...] = field(default=())


def find_lists(lines: Sequence[Line]) -> list[TextList]:
    """The task lists of a text, in order; at most one for each annex."""
    starts = [0, *[at for at, line in enumerate(lines) if line.annex is not None]]
    regions = [range(start, end) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True) if start < end]
    found = (_best_list(lines, region) for region in regions)
    return [text_list for text_list in found if text_list]


def _best_list(lines: Sequence[Line], region: range) -> TextList | None:
    lists = [text_list for style in STYLES if (text_list := _list_of_style(lines, region, style))]
    return max(lists, key=lambda found: len(found.items), default=None) or _labelled_list(lines, region)


def _labelled_list(lines: Sequence[Line], region: range) -> TextList | None:
    """Items without numbers of their own: each begins with the label of the problem (or 序号：) and has others."""

    def heads_with(of: Field) -> list[int]:
        return [at for at in region if lines[at].labels and lines[at].labels[0].field is of]

    by_number, by_problem = heads_with(Field.NUMBER), heads_with(Field.PROBLEM)
    heads = by_number if len(by_number) == len(by_problem) else by_problem
    if not heads:
        return None
    blocks = [range(head, end) for head, end in zip(heads, [*heads[1:], region.stop], strict=True)]
    marks = [
        {label.field for at in block for label in lines[at].labels} & TASK_MARKS - {Field.PROBLEM} for block in blocks
    ]
    if 2 * sum(len(found) >= _ENOUGH_LABELS for found in marks) < len(blocks):
        return None
    items = tuple(Item(n, block.start, block.stop, is_numbered=False) for n, block in enumerate(blocks, 1))
    return TextList("", items, range(region.start, heads[0]))


def _list_of_style(lines: Sequence[Line], region: range, style: str) -> TextList | None:
    at_number = [at for at in region if _number(lines[at], style) and not _is_label_alone(lines[at])]
    if not at_number:
        return None
    kinds = {
        at: _first_kind(lines, range(at, end)) for at, end in zip(at_number, [*at_number[1:], region.stop], strict=True)
    }
    first = next((at for at in at_number if _number(lines[at], style) == 1 and kinds[at] in TASK_MARKS), None)
    if first is None:
        return None
    heads = [at for at in at_number if at >= first and _group(kinds[at]) == _group(kinds[first])]
    heads = _with_unlabelled(lines, style, at_number, heads)
    chapters = _chapters(lines, style, heads, region)
    items = _items(lines, style, heads, chapters, region)
    if len(items) == 1 and len({label.field for at in region for label in lines[at].labels}) < _ENOUGH_LABELS:
        return None
    numbers = [item.number for item in items]
    skipped = [n for a, b in pairwise(numbers) for n in range(a + 1, b)]
    return TextList(style, items, range(region.start, first), frozenset(chapters), tuple(skipped))


def _number(line: Line, style: str) -> int:
    """The line's number in this style, else 0."""
    return line.numbered.number if line.numbered and line.numbered.style == style else 0


def _is_label_alone(line: Line) -> bool:
    """“二、整改目标：…” is a numbered label; “1.问题：…” begins an item."""
    return bool(line.labels) and line.labels[0].field not in (Field.PROBLEM, Field.NUMBER)


def _first_kind(lines: Sequence[Line], block: range) -> Field | None:
    return next((label.field for at in block for label in lines[at].labels if label.field in TASK_MARKS), None)


def _group(kind: Field | None) -> str:
    """Unit labels stand for one another: 牵头部门 in one item, 责任单位 in the next."""
    if kind is None:
        return ""
    return "unit" if kind in UNIT_ROLES else kind.value


def _with_unlabelled(lines: Sequence[Line], style: str, at_number: list[int], heads: list[int]) -> list[int]:
    """Add items without labels: lines with the missing numbers between two items, or the one after the last."""
    added = list(heads)
    for head, following in pairwise(heads):
        missing = range(_number(lines[head], style) + 1, _number(lines[following], style))
        inside = at_number[bisect_right(at_number, head) : bisect_left(at_number, following)]
        between = [at for at in inside if _number(lines[at], style) in missing]
        numbers = [_number(lines[at], style) for at in between]
        if numbers == sorted(set(numbers)):
            added += between
    tail = [at for at in at_number if at > heads[-1]]
    if len(tail) == 1 and _number(lines[tail[0]], style) == _number(lines[heads[-1]], style) + 1 and len(heads) > 1:
        added.append(tail[0])
    return sorted(added)


def _chapters(lines: Sequence[Line], style: str, heads: list[int], region: range) -> dict[int, str]:
    """Lines that head groups of items; believed only when one stands right before the first item."""

    def chapter(at: int) -> str:
        line = lines[at]
        fits = line.numbered and line.numbered.style in _CHAPTER_STYLES - {style} and not line.labels
        return line.text if fits and len(line.text) <= _LONGEST_CHAPTER and line.text[-1] not in "。；;" else ""

    before_first = heads[0] - 1
    if before_first < region.start or not chapter(before_first):
        return {}
    own = lines[before_first].numbered
    same = {
        head - 1: chapter(head - 1)
        for head in heads
        if (other := lines[head - 1].numbered) and own and other.style == own.style
    }
    return {at: text for at, text in same.items() if text}


def _items(
    lines: Sequence[Line], style: str, heads: list[int], chapters: dict[int, str], region: range
) -> tuple[Item, ...]:
    items = []
    chapter = ""
    for head, following in zip(heads, [*heads[1:], region.stop], strict=True):
        chapter = chapters.get(head - 1, chapter)
        end = following - 1 if following - 1 in chapters else following
        items.append(Item(_number(lines[head], style), head, end, chapter))
    return tuple(items)
