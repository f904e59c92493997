"""The officer's words for groups of what waits, for what speaks for a task, and for what came of a taking-in."""

from __future__ import annotations

from datetime import date, datetime

from dujiao_desktop.desktop.widgets.file_words import size_words, taken_words
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.inbox import InboxGroup, Proposal
from dujiao_desktop.usecases.inbox import why_words
from dujiao_desktop.usecases.take_in import TakenIn

_HALVES = ((5, "凌晨"), (12, "上午"), (14, "中午"), (18, "下午"), (24, "晚上"))
_NAMES_SHOWN = 2
_TITLE_SHOWN = 10


def group_words(group: InboxGroup, today: date) -> str:
    """When, where and how many: 11月19日 上午 · 清溪桥附近 · 12 张."""
    count = len(group.items)
    if not group.is_photos:
        names = "、".join(item.title for item in group.items[:_NAMES_SHOWN])
        more = " 等" if count > _NAMES_SHOWN else ""
        return f"文件 · {count} 件 · {names}{more}"
    when = _when(group.begins, group.ends, today) if group.begins is not None else "无拍摄时间"
    return " · ".join((when, _where(group), f"{count} 张"))


def likely_words(proposal: Proposal) -> str:
    """The task in a word or two: 7 老街雨污管网."""
    title = proposal.title
    return f"{proposal.number} {title if len(title) <= _TITLE_SHOWN else title[:_TITLE_SHOWN] + '…'}"


def reason_words(proposal: Proposal) -> str:
    """Why this task: every reason in one line."""
    return "；".join(map(why_words, proposal.whys))


def facts_words(item: EvidenceItem) -> str:
    """What is known of a file, in one line: when it was taken and by whose word, where, with what, how large."""
    words = []
    if item.taken_at is not None:
        words.append(taken_words(item, with_clock=True))
    photo = item.photo
    if photo is not None:
        if photo.latitude is not None and photo.longitude is not None:
            words.append(f"{photo.latitude:.5f}，{photo.longitude:.5f}")
        if photo.device:
            words.append(photo.device)
        words.append(f"{photo.width_px}×{photo.height_px}")
    if item.pages is not None:
        words.append(f"{item.pages} 页")
    words.append(size_words(item.size_bytes))
    return " · ".join(words)


def taken_in_words(taken: TakenIn) -> str:
    """What came of a taking-in, in one line."""
    parts = [f"收了 {len(taken.items)} 个文件，原件没有改动" if taken.items else "没有收进新的文件"]
    if taken.duplicates:
        parts.append(f"{len(taken.duplicates)} 个已经有了，没有重复收")
    refused = [one for one in taken.not_taken if not one.comes_again]
    if refused:
        parts.append(f"{len(refused)} 个收不了")
    if taken.skipped:
        parts.append(f"跳过系统文件 {taken.skipped} 个")
    if taken.links or taken.unreadable:
        parts.append(f"{taken.links + len(taken.unreadable)} 个文件夹没有进去")
    if taken.elsewhere:
        parts.append(f"{len(taken.elsewhere)} 个别的任务也在用")
    if taken.stopped is not None:
        parts.append("已停下" if taken.stopped.code == "cancelled" else "没有收完就停了")
    if taken.waiting:
        parts.append(f"还有 {taken.waiting} 个没有收")
    return "；".join(parts) + "。"


def _when(begins: datetime, ends: datetime | None, today: date) -> str:
    day = begins.date()
    year = "" if day.year == today.year else f"{day.year}年"
    said = f"{year}{day.month}月{day.day}日"
    if ends is not None and ends.date() != day:
        return f"{said}至{ends.month}月{ends.day}日"
    return f"{said} {next(word for until, word in _HALVES if begins.hour < until)}"


def _where(group: InboxGroup) -> str:
    named = {item.place for item in group.items}
    if len(named) == 1 and (place := named.pop()):
        return place
    if group.place is not None:
        return "同一位置"
    return f"文件夹“{group.folder}”" if group.folder else "无位置"
