"""Small turns of phrase that every paper shares."""

from __future__ import annotations

from datetime import date, datetime, time

from dujiao_desktop import __version__
from dujiao_desktop.columns.column import as_date
from dujiao_desktop.domain.closeout import StepRecord
from dujiao_desktop.domain.deadlines import Deadline
from dujiao_desktop.domain.evidence import PHOTO_KINDS, EvidenceItem, TakenBy
from dujiao_desktop.domain.rule_pack import RulePack, StepRule
from dujiao_desktop.domain.step_content import Signature

PROGRAM = f"督交 {__version__}"
"""What a file says it was made by."""

NO_PHOTO_FACTS = "无拍摄信息"


def day(value: date | None) -> str:
    """2025年3月8日; nothing for None."""
    return as_date(value.date() if isinstance(value, datetime) else value) if value else ""


def short_day(value: date | None) -> str:
    """2025.3.8, for narrow columns; nothing for None."""
    return f"{value.year}.{value.month}.{value.day}" if value else ""


def deadline(value: Deadline) -> str:
    """The original words, else the last day."""
    return value.text or day(value.end)


def joined(names: tuple[str, ...]) -> str:
    """Names joined by 、."""
    return "、".join(names)


def taken(item: EvidenceItem) -> str:
    """When a photo was taken and on whose word; says so when nobody knows."""
    if item.taken_at is None:
        return NO_PHOTO_FACTS
    if item.taken_by is TakenBy.CAMERA:
        return f"{day(item.taken_at)} {item.taken_at:%H:%M}（相机记录）"
    if item.taken_by is TakenBy.OFFICER:
        return f"{day(item.taken_at)}（经办人填写）"
    return day(item.taken_at)


def formed(item: EvidenceItem) -> str:
    """The day of a piece of evidence for its directory; a photo without one says so."""
    known = short_day(item.formed_on) or short_day(item.taken_at)
    return known or (NO_PHOTO_FACTS if item.kind in PHOTO_KINDS else "")


def signed(record: StepRecord, rule: StepRule | None) -> str:
    """Who signed, each with role and day where they are known: 分管领导 何川（2026.10.12）."""

    def one(s: Signature) -> str:
        return f"{s.role} {s.name}".strip() + (f"（{short_day(s.signed_on)}）" if s.signed_on else "")

    return joined(tuple(map(one, record.signatures(rule))))


def step_word(rules: RulePack, key: str) -> str:
    """The office's word for a step; nothing for none."""
    step = rules.step(key) if key else None
    return step.word if step else key


def grouped(digest: str) -> str:
    """A digest in groups of four capitals, to be read over the telephone."""
    text = digest.upper()
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def moment_of(value: date) -> datetime:
    """The moment a report as of a day states in its file: the day itself, so that the same list gives the same bytes."""
    return datetime.combine(value, time())
