"""Short values of a list: units, persons, status phrases, kinds. Words that are not understood stay words."""

from __future__ import annotations

import re
from typing import Final

from dujiao_desktop.documents.reading.lexicon import STATUS_PHRASES
from dujiao_desktop.documents.reading.matching import plain, squeezed
from dujiao_desktop.domain.complaint import ComplaintStatus, Truth
from dujiao_desktop.domain.task import PersonRole, ProgressStatus, TaskKind, TaskPerson

_SEPARATORS: Final = "、，,；;/／\n\r"
_OPEN, _CLOSE = "(（〔[【", ")）〕]】"
_NOTHING: Final = frozenset({"", "/", "-", "—", "——", "无", "暂无", "\\"})
_PHONE: Final = re.compile(r"(?<!\d)(?:1\d{10}|0\d{2,3}[-—－]?\d{7,8}|\d{7,8})(?!\d)")
_LONGEST_PHRASE: Final = 30
_LONGEST_UNKNOWN: Final = 12
_NOT: Final = re.compile(r"未|尚|没|不|待")


def split_list(text: str) -> tuple[str, ...]:
    """The entries of “A、B(含C、D)，E”, each once: cut at list marks and line ends outside brackets.

    Blanks cut only where every piece is long enough for a name of its own; “/”, “无” and the like stand for nothing.
    """
    pieces: list[str] = []
    depth, current = 0, ""
    for char in text:
        depth += (char in _OPEN) - (char in _CLOSE and depth > 0)
        if char in _SEPARATORS and depth == 0:
            pieces.append(current)
            current = ""
        else:
            current += char
    pieces.append(current)
    names = [name for piece in pieces for name in _at_blanks(piece.strip(" \t\u3000\u00a0。."))]
    return tuple(dict.fromkeys(name for name in names if name not in _NOTHING))


def _at_blanks(piece: str) -> list[str]:
    parts = piece.split()
    return parts if len(parts) > 1 and all(len(part) >= 3 for part in parts) and "(" not in plain(piece) else [piece]


def people(text: str, role: PersonRole) -> tuple[TaskPerson, ...]:
    """The persons named in a value, with the post in brackets and the telephone number behind the name."""
    found = []
    for entry in split_list(text):
        phone = _PHONE.search(plain(entry))
        name = entry.replace(phone.group(), "") if phone else entry
        post = re.search(r"[(（]([^()（）]*)[)）]", name)
        name = re.sub(r"[(（][^()（）]*[)）]", "", name).strip(" \t\u3000:：")
        if name:
            found.append(TaskPerson(role, name, post.group(1).strip() if post else "", phone.group() if phone else ""))
    return tuple(found)


def progress_of(phrase: str) -> ProgressStatus | None:
    """How far the work is by the first clause of a status phrase.

    None when that clause is not in the lexicon, or a later one takes something back (“已完成，尚未验收” is not judged).
    """
    clauses = [clause for clause in re.split(r"[,;。、(（)）\s]+", plain(phrase)) if clause]
    if not clauses or any(_NOT.search(clause) for clause in clauses[1:]):
        return None
    first = clauses[0]
    head, joint, _ = first.partition("并")
    return STATUS_PHRASES.get(first) or (STATUS_PHRASES.get(head) if joint and not _NOT.search(first) else None)


def is_status_phrase(text: str) -> bool:
    """Whether a text under 整改完成情况 is a status and no narrative: a known phrase, or a few words without a stop."""
    words = plain(text)
    if "\n" in words or len(words) > _LONGEST_PHRASE:
        return False
    return progress_of(words) is not None or (len(words) <= _LONGEST_UNKNOWN and not re.search(r"[。!;:]|\d", words))


def task_kind(text: str) -> TaskKind | None:
    """工程类 or 非工程类 when the words say so."""
    words = squeezed(text)
    if words in {"非工程类", "非工程", "非工程性", "非工程措施", "否"}:
        return TaskKind.NON_ENGINEERING
    return TaskKind.ENGINEERING if words in {"工程类", "工程", "工程性", "工程措施", "是"} else None


def truth(text: str) -> Truth:
    """是否属实; UNKNOWN when the words are others."""
    words = squeezed(text).rstrip("。")
    known = {"属实": Truth.FULL, "基本属实": Truth.MOSTLY, "部分属实": Truth.PARTLY, "不属实": Truth.NOT}
    return known.get(words, {"是": Truth.FULL, "否": Truth.NOT}.get(words, Truth.UNKNOWN))


def complaint_status(text: str) -> ComplaintStatus | None:
    """办结状态; None when the words are not known."""
    words = squeezed(text).rstrip("。")
    known = {
        ComplaintStatus.CLOSED: {"已办结", "办结", "是", "已完成"},
        ComplaintStatus.INTERIM: {"阶段性办结", "阶段办结", "已阶段性办结"},
        ComplaintStatus.OPEN: {"未办结", "否", "正在办理", "办理中", "未完成", ""},
    }
    return next((status for status, phrases in known.items() if words in phrases), None)
