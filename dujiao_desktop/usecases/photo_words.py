"""What a hint about a photo says to an officer: what was noticed and what to look at, never a verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from dujiao_desktop.domain.evidence import EvidenceItem, TakenBy
from dujiao_desktop.domain.photo_check import PAIR_REASONS, HintAnswer, HintReason, PhotoHint, Way
from dujiao_desktop.usecases.photo_check import ShownHint

NO_FACTS = "无拍摄信息（可能经微信等转发）"
"""Said of a photo that carries neither time nor place; no hint."""
GET_ORIGINAL = "要留住时间地点，请用数据线从手机拷出，或在微信里发送时勾选“原图”。"

_WAYS = {
    Way.SAVED: "像是同一张照片重新存过：压缩、缩小或调过亮度。",
    Way.STAMPED: "像是同一张照片：只有一条边上不同，可能后来加了水印或文字。",
    Way.RETOUCHED: "像是同一张照片改过：约 {same}% 的画面一样，其余不同。",
    Way.CROPPED: "像是从较早的照片里裁下的一块，约占原来的 {shown}%。",
}
_ANSWERS = {
    HintAnswer.OTHER: ("不是同一张", "没有问题"),
    HintAnswer.REPLACE: ("是同一张，换掉", "换掉"),
    HintAnswer.SAID: ("说明一句", "说明一句"),
}


def hint_words(shown: ShownHint) -> str:
    """The reason in one or two sentences."""
    return _REASONS[shown.hint.reason](shown)


def answer_word(answer: HintAnswer, reason: HintReason) -> str:
    """What an answer is called, for a hint of that reason."""
    return _ANSWERS[answer][0 if reason in PAIR_REASONS else 1]


def answer_words(hint: PhotoHint) -> str:
    """What was said to a hint; empty while nothing was."""
    if hint.answer is None:
        return ""
    said = answer_word(hint.answer.answer, hint.reason)
    return f"{said}：{hint.answer.text}" if hint.answer.text else said


def batch_words(photos: int, hints: int) -> str:
    """The one line over a list of evidence. Empty where nothing was looked at."""
    if hints:
        return f"{photos} 张照片查过：{hints} 张建议看一眼"
    return f"{photos} 张照片查过，没有要看的" if photos else ""


def photo_label(item: EvidenceItem, kind: str, task_number: str = "") -> tuple[str, ...]:
    """Lines under a photo: what it is, when, and where."""
    task = f"任务 {task_number} · " if task_number else "" if item.task_id else "待归位 · "
    lines = [f"{task}{kind} · {item.title}"]
    if item.taken_at is not None:
        by = "（经办人填写）" if item.taken_by is TakenBy.OFFICER else ""
        shape = "%Y-%m-%d" if by else "%Y-%m-%d %H:%M"
        lines.append(f"拍摄 {item.taken_at.strftime(shape)}{by}")
    place = _place(item)
    lines += [f"地点 {place}"] if place else []
    if item.taken_at is None and not place:
        lines.append(NO_FACTS)
    return tuple(lines)


def _place(item: EvidenceItem) -> str:
    photo = item.photo
    if photo is None or photo.latitude is None or photo.longitude is None:
        return item.place
    where = f"{photo.latitude:.5f}, {photo.longitude:.5f}"
    return f"{item.place}（{where}）" if item.place else where


def _same_file(shown: ShownHint) -> str:
    if shown.other is not None and not shown.other.task_id:
        return "待归位里有同一个文件。请看一眼用得对不对。"
    return f"任务 {shown.other_number} 也用了这个文件。两处都合适就不用改。"


def _same_picture(shown: ShownHint) -> str:
    facts = shown.hint.facts
    return _WAYS[Way(str(facts["way"]))].format_map(facts) + "请比对左右两张。"


def _editor(shown: ShownHint) -> str:
    facts = shown.hint.facts
    when = f"（{_moment(facts)}）" if "changed_at" in facts else ""
    return f"这个文件由修图软件 {facts['software']} 存过{when}。有原始照片的，换成原始照片更有说服力。"


def _too_early(shown: ShownHint) -> str:
    taken, day = _days(shown.hint.facts)
    return f"拍摄日期 {taken} 早于交办文件的日期 {day}。请看一眼是不是整改前的照片，或者相机时钟不准。"


def _too_late(shown: ShownHint) -> str:
    taken, day = _days(shown.hint.facts)
    return f"拍摄日期 {taken} 晚于自查报告的日期 {day}。请看一眼照片和报告的先后。"


def _far_away(shown: ShownHint) -> str:
    metres = int(shown.hint.facts["metres"])
    far = f"{metres / 1000:.1f} 公里" if metres >= 1000 else f"{metres} 米"
    return f"拍摄地点离本任务最近的一张照片也有 {far}。请看一眼是不是放错了任务。"


_REASONS: Mapping[HintReason, Callable[[ShownHint], str]] = {
    HintReason.SAME_FILE: _same_file,
    HintReason.SAME_PICTURE: _same_picture,
    HintReason.EDITOR: _editor,
    HintReason.TOO_EARLY: _too_early,
    HintReason.TOO_LATE: _too_late,
    HintReason.FAR_AWAY: _far_away,
}


def _days(facts: Mapping[str, str | int]) -> tuple[date, date]:
    return date.fromisoformat(str(facts["taken_on"])), date.fromisoformat(str(facts["day"]))


def _moment(facts: Mapping[str, str | int]) -> str:
    return datetime.fromisoformat(str(facts["changed_at"])).strftime("%Y-%m-%d %H:%M")
