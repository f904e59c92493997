"""What a file is, in words that every list of files uses."""

from __future__ import annotations

from dujiao_desktop.domain.evidence import EvidenceItem, TakenBy

_BY = {TakenBy.CAMERA: "（相机记录）", TakenBy.OFFICER: "（经办人填写）"}


def size_words(size_bytes: int) -> str:
    """4.1 MB."""
    return f"{size_bytes / (1 << 20):.1f} MB" if size_bytes >= 1 << 20 else f"{max(1, size_bytes // 1024)} KB"


def taken_words(item: EvidenceItem, *, with_clock: bool = False) -> str:
    """The day a photo was taken, or the moment where a camera wrote it, and on whose word; empty where nobody knows."""
    if item.taken_at is None:
        return ""
    exact = with_clock and item.taken_by is TakenBy.CAMERA
    moment = f"{item.taken_at:%Y-%m-%d %H:%M}" if exact else item.taken_at.date().isoformat()
    return f"{moment}{_BY.get(item.taken_by, '')}"
