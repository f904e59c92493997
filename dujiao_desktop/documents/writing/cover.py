"""封面 and 目录 of the dossier."""

from __future__ import annotations

from collections.abc import Sequence

from dujiao_desktop.documents.writing.blocks import Block, Pen, Space, TextStyle
from dujiao_desktop.documents.writing.fonts import Face
from dujiao_desktop.documents.writing.pages import COVER
from dujiao_desktop.documents.writing.pdf_file import GREY, LIGHT, MM
from dujiao_desktop.documents.writing.styles import LEADING, PITCH, Setter
from dujiao_desktop.documents.writing.words import day, deadline, grouped, joined
from dujiao_desktop.domain.dossier import DossierContent, DossierKind
from dujiao_desktop.domain.rule_pack import StepKind
from dujiao_desktop.domain.task import UnitRole

_LONGEST_ON_COVER = 90
_TITLE = TextStyle(Face.TITLE, 34, 46, align="center", balance=True, hang=False)
_PROBLEM = TextStyle(Face.KAI, 16, 27, align="center", balance=True, hang=False)
_FACT = TextStyle(Face.FANGSONG, PITCH, 24, align="left", hang=False)
_FOOT = TextStyle(Face.TITLE, 18, 30, align="center", balance=True, hang=False)
_NOTICE = TextStyle(Face.FANGSONG, 10.5, 16, align="center", balance=True, hang=False, colour=GREY)

NOTICE = "本卷附有本机完整性签名，只证明由谁导出、导出后未被改动，不是电子签章；盖章、签字以纸质件为准。"


def cover(setter: Setter, content: DossierContent) -> list[Block]:
    """The cover: what it is, of which task, by and for whom, and what the signature in it is worth."""
    task = content.case.task
    source = content.case.source
    units = content.rules.words.unit_role
    facts = [
        ("任务编号", task.number + (f"（上级编号 {task.upper_number}）" if task.upper_number else "")),
        ("任务来源", source.title if source else ""),
        (units[UnitRole.RESPONSIBLE], joined(task.unit_names(UnitRole.RESPONSIBLE)) or content.unit.name),
        (units[UnitRole.ACCEPTANCE], joined(task.unit_names(UnitRole.ACCEPTANCE))),
        ("整改时限", deadline(task.deadline)),
        ("申请轮次", f"第 {content.case.closeout.current.number} 轮"),
    ]
    if content.kind is DossierKind.FOR_ARCHIVE:
        archived = content.rules.step_of_kind(StepKind.ARCHIVING)
        record = content.case.closeout.current.record_of(archived.key) if archived else None
        period = record.archive.retention if record else ""
        facts += [
            ("档号", record.number if record else ""),
            ("保管期限", content.rules.archive.retention.get(period, period)),
        ]
    blocks: list[Block] = [
        Space(26 * MM),
        setter.text(content.title, _TITLE),
        Space(9 * MM),
        setter.text(shortened(task.problem_text), _PROBLEM),
    ]
    lines = [_Fact(setter, label, value) for label, value in facts]
    foot = [
        setter.text(content.unit.name, _FOOT),
        setter.text(day(content.made_at), _FOOT),
        Space(8 * MM),
        setter.text(NOTICE, _NOTICE),
        setter.text(f"内容校验码　{grouped(content.state_digest)}", _NOTICE),
    ]
    width, height = COVER.width, COVER.height
    used = sum(block.height(width) for block in (*blocks, *lines, *foot))
    free = max(0.0, height - used - 2)
    return [*blocks, Space(free * 0.42), *lines, Space(free * 0.58), *foot]


def shortened(text: str) -> str:
    """A long problem cut for the cover; the form behind it has every word."""
    flat = " ".join(text.split())
    if len(flat) <= _LONGEST_ON_COVER:
        return flat
    return f"{flat[:_LONGEST_ON_COVER]}……（全文见申请表）"


class _Fact(Block):
    """A label with its value on a ruled line."""

    def __init__(self, setter: Setter, label: str, value: str) -> None:
        self._label = setter.text(label, _FACT)
        self._value = setter.text(value, _FACT)

    def height(self, width: float) -> float:
        return self._value.height(self._inner(width)) + 8

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        left = x + (width - self._inner(width) - 5.5 * PITCH) / 2
        self._label.draw(pen, left, top, 5 * PITCH)
        inner = self._inner(width)
        start = left + 5.5 * PITCH
        self._value.draw(pen, start + 4, top, inner)
        bottom = top - self.height(width) + 6
        pen.file.rule(start, bottom, start + inner + 8, bottom, 0.5, LIGHT)

    def _inner(self, width: float) -> float:
        return width - 5.5 * PITCH - 22 * MM


class Contents(Block):
    """目录: titles, dotted leaders, the real page numbers, each line a link."""

    def __init__(self, setter: Setter, entries: Sequence[tuple[str, str, int]]) -> None:
        """List `entries`: key of the anchor, title, level."""
        self._setter = setter
        self._entries = tuple(entries)

    def height(self, width: float) -> float:
        return LEADING * len(self._entries)

    def cut(self, width: float, room: float) -> tuple[Block, Block] | None:
        count = int(room // LEADING)
        if not 0 < count < len(self._entries):
            return None
        return Contents(self._setter, self._entries[:count]), Contents(self._setter, self._entries[count:])

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        size = PITCH - 1.5
        for key, title, level in self._entries:
            base = top - (LEADING - size) / 2 - 0.88 * size
            left = x + level * 2 * size
            face = Face.HEI if level == 0 else Face.FANGSONG
            number = str(pen.page_of[key])
            pen.file.words(left, base, title, face, size)
            pen.file.words(x + width, base, number, Face.SONG, size, align="right")
            start = left + pen.file.width(title, face, size) + 8
            end = x + width - pen.file.width(number, Face.SONG, size) - 8
            dot = pen.file.width("·", Face.FANGSONG, size) * 0.5
            at = end
            while at > start:
                pen.file.rule(at - 0.5, base + 0.28 * size, at + 0.5, base + 0.28 * size, 1.0, GREY)
                at -= dot
            pen.file.link(key, x, top - LEADING, x + width, top)
            top -= LEADING
