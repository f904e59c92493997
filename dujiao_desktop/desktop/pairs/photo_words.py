"""What is told about a photo beside it."""

from __future__ import annotations

from dujiao_desktop.desktop.lists.delegates import Chip
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind, TakenBy

_BY = {TakenBy.CAMERA: "（相机记录）", TakenBy.OFFICER: "（经办人填写）"}


def photo_facts(item: EvidenceItem) -> str:
    """When and on whose word, where, by whom, with what."""
    if item.taken_at is None:
        when = "无拍摄信息"
    else:
        moment = f"{item.taken_at:%Y-%m-%d %H:%M}" if item.taken_by is TakenBy.CAMERA else f"{item.taken_at:%Y-%m-%d}"
        when = f"{moment}{_BY.get(item.taken_by, '')}"
    by = f"拍摄人 {item.photographer}" if item.photographer else ""
    device = item.photo.device if item.photo else ""
    return " · ".join(part for part in (when, item.place, by, device) if part)


def stage_chip(kind: EvidenceKind, item: EvidenceItem | None) -> Chip:
    """整改前 3月2日 in the colour of the stage."""
    is_before = kind is EvidenceKind.BEFORE_PHOTO
    day = item.taken_at if item is not None else None
    words = "整改前" if is_before else "整改后"
    if day is not None:
        words += f" {day.year}年{day.month}月{day.day}日"
    return Chip(words, "danger" if is_before else "good")
