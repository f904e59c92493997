"""照片体检: what is worth a second look at a photo before it is handed in. Hints in words, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind, TakenBy, metres_between
from dujiao_desktop.domain.identity import EvidenceId, OfficerId, TaskId
from dujiao_desktop.domain.rule_pack import PhotoRule
from dujiao_desktop.domain.task import UNSTAMPED, Stamp


class HintReason(StrEnum):
    """Why a photo is worth a look."""

    SAME_FILE = "same_file"  # 同一个文件，别的任务也在用
    SAME_PICTURE = "same_picture"  # 像是较早的一张照片改存、裁切或修过
    EDITOR = "editor"  # 由修图软件存过
    TOO_EARLY = "too_early"  # 拍摄早于交办
    TOO_LATE = "too_late"  # 拍摄晚于报告
    FAR_AWAY = "far_away"  # 离本任务其他照片很远


PAIR_REASONS = frozenset({HintReason.SAME_FILE, HintReason.SAME_PICTURE})
"""Reasons that speak of a second photo's picture."""


class Way(StrEnum):
    """How a later picture comes from an earlier one, as far as can be seen."""

    SAVED = "saved"  # 整张重新存过：压缩、缩小、调亮
    STAMPED = "stamped"  # 边上加了字
    RETOUCHED = "retouched"  # 一部分不同
    CROPPED = "cropped"  # 裁下的一块


class HintAnswer(StrEnum):
    """What an officer can say to a hint."""

    OTHER = "other"  # 不是同一张；没有问题
    REPLACE = "replace"  # 是同一张，换掉
    SAID = "said"  # 说明一句


REASON_WORDS = {
    HintReason.SAME_FILE: "同一个文件",
    HintReason.SAME_PICTURE: "像是同一张照片",
    HintReason.EDITOR: "修图软件存过",
    HintReason.TOO_EARLY: "拍摄早于交办",
    HintReason.TOO_LATE: "拍摄晚于报告",
    HintReason.FAR_AWAY: "离其他照片远",
}
ANSWER_WORDS = {HintAnswer.OTHER: "不是，没有问题", HintAnswer.REPLACE: "是，换掉", HintAnswer.SAID: "说明一句"}


@dataclass(frozen=True, slots=True)
class PhotoAnswer:
    """What was said to a hint; internal, it never leaves the office."""

    id: str
    task_id: TaskId
    evidence_id: EvidenceId
    reason: HintReason
    answer: HintAnswer
    other_id: EvidenceId | None = None
    text: str = ""
    answered_by: OfficerId | None = None
    answered_at: datetime | None = None
    stamp: Stamp = UNSTAMPED


@dataclass(frozen=True, slots=True)
class PhotoHint:
    """One thing that was noticed.

    Attributes:
        other_id: The earlier photo it is about; None where no second photo is spoken of.
        facts: What was found: ``way``, ``same`` and ``shown`` in percent; ``software``, ``changed_at``; ``taken_on`` and
            ``day``; ``metres``.
        answer: What the officer said to it; None while nothing was said.
    """

    evidence_id: EvidenceId
    reason: HintReason
    other_id: EvidenceId | None = None
    facts: Mapping[str, str | int] = field(default_factory=dict)
    answer: PhotoAnswer | None = None


@dataclass(frozen=True, slots=True)
class TaskDays:
    """Between which days a photo of the finished work belongs.

    Attributes:
        assigned_on: Day of the paper the task came with; None where it bears none.
        reported_on: Day of the report on the work; None while there is none.
    """

    assigned_on: date | None = None
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class PhotoPrograms:
    """Programs that save photos, by what they write of themselves into a file.

    Attributes:
        editors: Those that change pictures.
        stamping: Cameras that stamp day and place when the photo is taken; usual, and no editors whatever their name.
    """

    editors: tuple[str, ...]
    stamping: tuple[str, ...]

    def is_editor(self, written: str) -> bool:
        """Whether a file that says it was saved by `written` went through an editor."""
        said = written.casefold()
        stamped = any(name.casefold() in said for name in self.stamping)
        return not stamped and any(name.casefold() in said for name in self.editors)


def is_checked(item: EvidenceItem, rule: PhotoRule) -> bool:
    """Whether a file is looked at: a photo of the kinds that show the work done, for which no newer one stands."""
    return item.is_picture and item.replaced_by is None and item.kind in rule.checked


def may_be_source(other: EvidenceItem, item: EvidenceItem, rule: PhotoRule) -> bool:
    """Whether `item` can have been made from `other`: from one that shows the state before, or that came before it.

    Photos of one taking-in that show the work done are not set against each other: several of one spot are usual.
    """
    if other.id == item.id or other.kind in rule.exempt or not other.is_picture:
        return False
    if other.kind is EvidenceKind.BEFORE_PHOTO:
        return True
    if other.task_id == item.task_id and other.added_at == item.added_at:
        return False
    if other.added_at is None or item.added_at is None:
        return True
    return other.added_at <= item.added_at


def hints_of_facts(
    item: EvidenceItem, others: Iterable[EvidenceItem], days: TaskDays, rule: PhotoRule, programs: PhotoPrograms
) -> tuple[PhotoHint, ...]:
    """What a photo's own record tells: who saved it, when it was taken and where.

    Args:
        item: The photo.
        others: Photos of the same task.
        days: When the task was assigned and reported.
        rule: What the rule pack says.
        programs: Which programs change pictures.
    """
    found = (_edited(item, programs), *_untimely(item, days), _far_away(item, others, rule))
    return tuple(hint for hint in found if hint is not None)


def way_of(shown: float, changed: float, along_edge: bool) -> Way:
    """What was done to a picture, by the shares of its area that are shown and changed, and where it changed."""
    if shown < 1:
        return Way.CROPPED
    if changed < _HARDLY:
        return Way.SAVED
    return Way.STAMPED if along_edge else Way.RETOUCHED


_HARDLY = 0.04
_REPORTED = frozenset({EvidenceKind.DURING_PHOTO, EvidenceKind.AFTER_PHOTO})
"""What a report rests on; visits to the site come after it."""


def _edited(item: EvidenceItem, programs: PhotoPrograms) -> PhotoHint | None:
    photo = item.photo
    if photo is None or not programs.is_editor(photo.software):
        return None
    facts: dict[str, str | int] = {"software": photo.software}
    if photo.changed_at is not None:
        facts["changed_at"] = photo.changed_at.isoformat(timespec="minutes")
    return PhotoHint(item.id, HintReason.EDITOR, facts=facts)


def _untimely(item: EvidenceItem, days: TaskDays) -> Iterable[PhotoHint]:
    if item.taken_at is None or item.taken_by is TakenBy.UNKNOWN:
        return
    day = item.taken_at.date()
    if days.assigned_on is not None and day < days.assigned_on:
        facts = {"taken_on": day.isoformat(), "day": days.assigned_on.isoformat()}
        yield PhotoHint(item.id, HintReason.TOO_EARLY, facts=facts)
    if item.kind in _REPORTED and days.reported_on is not None and day > days.reported_on:
        facts = {"taken_on": day.isoformat(), "day": days.reported_on.isoformat()}
        yield PhotoHint(item.id, HintReason.TOO_LATE, facts=facts)


def _far_away(item: EvidenceItem, others: Iterable[EvidenceItem], rule: PhotoRule) -> PhotoHint | None:
    """Farther from every other photo of the task than the pack allows; a task may lie in several places."""
    away = [
        (metres, other.id)
        for other in others
        if other.id != item.id and other.kind not in rule.exempt and (metres := metres_between(item, other)) is not None
    ]
    if not away:
        return None
    metres, nearest = min(away)
    if metres <= rule.far_metres:
        return None
    return PhotoHint(item.id, HintReason.FAR_AWAY, nearest, {"metres": round(metres)})
