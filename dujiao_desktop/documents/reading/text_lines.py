"""Lines of a text with what can be seen of each by itself: number, labels, annex heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dujiao_desktop.documents.reading.lexicon import WEB_LINES, Field
from dujiao_desktop.documents.reading.matching import label_field, plain, trimmed
from dujiao_desktop.documents.reading.numbering import Numbered, numbered

_LONGEST_LABEL: Final = 14
_COLON: Final = re.compile("[:：﹕]")
_ANNEX: Final = re.compile(r"^附\s*[件表录]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:.、]?\s*([^。;]{0,60})$")
_WEB: Final = re.compile(WEB_LINES)
_NEXT_LABEL: Final = re.compile(r"[;；\s\u3000]+([^\s:：;；。，,]{2,12})[:：﹕]")
_IN_FRAME: Final = re.compile(r"^[【\[〔]([^】\]〕]{2,12})[】\]〕]\s*[:：]?\s*(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a line: what it is about, its own words, and the text behind it."""

    field: Field
    word: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        no: Number in the file, from 1.
        text: The line without blanks around it.
        labels: Labels it begins with or holds; empty for running text.
        annex: Words behind 附件N when the line is such a heading, may be ""; None for every other line.
    """

    no: int
    text: str
    numbered: Numbered | None
    labels: tuple[Label, ...]
    annex: str | None
    is_web: bool

    @property
    def where(self) -> str:
        """The place of the line, in words."""
        return f"第 {self.no} 行"


def lines_of(text: str) -> list[Line]:
    """All lines that are not blank."""
    lines = []
    for no, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        content = trimmed(raw)
        if content:
            lines.append(_line(no, content))
    return lines


def _line(no: int, text: str) -> Line:
    words = plain(text)
    annex = _ANNEX.match(words)
    return Line(
        no=no,
        text=text,
        numbered=numbered(text),
        labels=_labels(text),
        annex=annex.group(1).strip() if annex else None,
        is_web=bool(_WEB.match(words)),
    )


def _labels(text: str) -> tuple[Label, ...]:
    first = _first_label(text)
    if first is None and (number := numbered(text)):
        first = _first_label(number.rest)
    if first is None:
        return ()
    labels = [first]
    while True:  # “责任单位：甲  配合单位：乙” holds two
        value = labels[-1].value
        following = next((m for m in _NEXT_LABEL.finditer(value) if label_field(m.group(1))), None)
        field = label_field(following.group(1)) if following else None
        if following is None or field is None:
            return tuple(labels)
        labels[-1] = Label(labels[-1].field, labels[-1].word, value[: following.start()].strip())
        labels.append(Label(field, following.group(1), value[following.end() :].strip()))


def _first_label(text: str) -> Label | None:
    framed = _IN_FRAME.match(text)
    if framed and (field := label_field(framed.group(1))):
        return Label(field, framed.group(1), framed.group(2).strip())
    colon = _COLON.search(text[: _LONGEST_LABEL + 1])
    if colon:
        word = text[: colon.start()]
        field = label_field(word)
        return Label(field, word.strip(), text[colon.end() :].strip()) if field else None
    field = label_field(text) if len(text) <= _LONGEST_LABEL else None
    return Label(field, text, "") if field else None
