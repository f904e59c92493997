"""Small turns of phrase that every paper shares."""

from __future__ import annotations

from datetime import date, datetime, time

from dujiao_desktop import __version__
from dujiao_desktop.columns.column import as_date
from dujiao_desktop.domain.closeout import Reopening, ReturnRecord, StepRecord
from dujiao_desktop.domain.deadlines import Deadline
from dujiao_desktop.domain.evidence import PHOTO_KINDS, EvidenceItem, TakenBy
from dujiao_desktop.domain.returns import Answer
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
        clock = f" {item.taken_at:%H:%M}" if item.taken_at.time() != time() else ""
        camera = item.photo.taken_at if item.photo else None
        beside = f"；相机记录 {day(camera)} {camera:%H:%M}" if camera else ""
        return f"{day(item.taken_at)}{clock}（经办人填写{beside}）"
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


def returned_items(back: ReturnRecord, rules: RulePack) -> str:
    """“点名补正：监测报告、措施 2”; nothing where the whole was returned."""
    return f"点名补正：{joined(tuple(rules.item_word(place) for place in back.items))}" if back.items else ""


def answer_text(answer: Answer, rules: RulePack) -> str:
    """How an item that a return named was answered."""
    word = rules.item_word(answer.place)
    if answer.is_open:
        return f"{word}：尚未补正"
    if answer.place.startswith("measures/"):
        return f"{word}：已重新填写或确认，见措施落实情况"
    if answer.is_explained:
        return f"{word}：无法提供，附情况说明"
    parts = []
    if answer.fresh:
        parts.append(f"重报 {len(answer.fresh)} 件（{joined(tuple(item.title for item in answer.fresh))}）")
    if answer.kept:
        parts.append(f"确认沿用 {len(answer.kept)} 件")
    return f"{word}：{'，'.join(parts) or '已补正'}"


def reopening_text(reopening: Reopening) -> str:
    """Why and since when a closed task was taken up again."""
    return f"{day(reopening.reopened_on)}反弹重开：{reopening.reason}"


def grouped(digest: str) -> str:
    """A digest in groups of four capitals, to be read over the telephone."""
    text = digest.upper()
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def moment_of(value: date) -> datetime:
    """The moment a report as of a day states in its file: the day itself, so that the same list gives the same bytes."""
    return datetime.combine(value, time())
