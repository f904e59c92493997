"""延期、转长期: what was asked for, what each level said, and what follows for the deadline.

The deadline first set is never touched; an approved extension only moves the deadline in force, and a second one begins
where the first ended. 转长期持续整改 sets the long-term flag and leaves deadline, progress and close-out as they are.
Source: the shape of the application is that of the audit rectification systems (原截止日期、延期至、原因、两级意见；
阶段目标、下次复核日期、预计最终完成日期); no published rule of the inspections was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from dujiao_desktop.domain.deadlines import NO_DEADLINE, Deadline, DeadlineKind
from dujiao_desktop.domain.errors import Hint, Refused
from dujiao_desktop.domain.identity import EvidenceId, ExtensionId, OfficerId, TaskId
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import UNSTAMPED, CloseoutStatus, Stamp, Task


class ExtensionKind(StrEnum):
    """What is asked for."""

    DEADLINE = "deadline"  # 延期
    LONG_TERM = "long_term"  # 转长期持续整改


class ExtensionResult(StrEnum):
    """What became of it."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


EXTENSION_WORDS: dict[ExtensionKind, str] = {
    ExtensionKind.DEADLINE: "延期",
    ExtensionKind.LONG_TERM: "转长期持续整改",
}
RESULT_WORDS: dict[ExtensionResult, str] = {
    ExtensionResult.PENDING: "待审批",
    ExtensionResult.APPROVED: "同意",
    ExtensionResult.REFUSED: "不同意",
}


@dataclass(frozen=True, slots=True)
class LevelOpinion:
    """What one level said.

    Attributes:
        agreed: Whether it may go on; a level that does not agree ends the application.
        words: The opinion as written; may be empty.
        who: Who signed it.
        said_on: Day beside the signature.
    """

    agreed: bool
    words: str
    who: str
    said_on: date


@dataclass(frozen=True, slots=True)
class Extension:
    """One application.

    Attributes:
        old_deadline: The deadline in force when it was applied for, its words kept.
        new_deadline: What is asked for; NO_DEADLINE where the task is to become a long-term one.
        levels: Names of the levels that have to agree, in their order, as the rule pack had them on that day.
        opinions: What the levels said so far, in the same order.
        decided_on: Day of the last opinion, which decided it; None while it is pending.
        number: 文号 or number of the approval.
        stage_goal, next_review_on, final_on: 阶段目标, 下次复核日期, 预计最终完成日期 of a long-term task.
        scans: Evidence holding the signed paper.
    """

    id: ExtensionId
    task_id: TaskId
    kind: ExtensionKind
    reason: str
    applied_on: date
    old_deadline: Deadline
    new_deadline: Deadline = NO_DEADLINE
    levels: tuple[str, ...] = ()
    opinions: tuple[LevelOpinion, ...] = ()
    result: ExtensionResult = ExtensionResult.PENDING
    decided_on: date | None = None
    number: str = ""
    stage_goal: str = ""
    next_review_on: date | None = None
    final_on: date | None = None
    scans: tuple[EvidenceId, ...] = ()
    entered_by: OfficerId | None = None
    entered_at: datetime | None = None
    stamp: Stamp = UNSTAMPED

    @property
    def next_level(self) -> str:
        """The level whose opinion is waited for; empty when it is decided."""
        return self.levels[len(self.opinions)] if self.result is ExtensionResult.PENDING else ""

    @property
    def asked_words(self) -> str:
        """What is asked for, e.g. “延期至2027年3月底” or “转长期持续整改”."""
        if self.kind is ExtensionKind.LONG_TERM:
            return EXTENSION_WORDS[self.kind]
        return f"延期至{self.new_deadline.text}"


def checked(task: Task, earlier: Sequence[Extension], asked: Extension, rules: RulePack, today: date) -> Extension:
    """The application, if it may be made.

    Raises:
        Refused: ``extension_of_closed``, ``extension_pending``, ``field_empty``, ``date_in_future``; for a deadline
            ``nothing_to_extend``, ``new_deadline_unclear``, ``new_deadline_not_later``, ``extension_after_expiry``
            (only where the rule pack makes it a gate); for a long-term task ``already_long_term``, ``review_needed``,
            ``review_in_past``, ``final_before_review``.
    """
    if task.closeout_status is CloseoutStatus.CLOSED:
        raise Refused("extension_of_closed", number=task.number)
    pending = next((e for e in earlier if e.result is ExtensionResult.PENDING), None)
    if pending is not None:
        raise Refused("extension_pending", asked=pending.asked_words, applied=pending.applied_on.isoformat())
    if not asked.reason.strip():
        raise Refused("field_empty", field="申请理由")
    if asked.applied_on > today:
        raise Refused("date_in_future", date=asked.applied_on.isoformat())
    if asked.kind is ExtensionKind.LONG_TERM:
        _check_long_term(task, asked, today)
    else:
        _check_deadline(task, asked, rules)
    return replace(asked, old_deadline=task.deadline, levels=rules.extension.levels)


def hints(asked: Extension, rules: RulePack) -> Iterator[Hint]:
    """What an officer should look at before the application goes out; stops nothing."""
    if _is_late(asked):
        end = asked.old_deadline.end
        yield Hint(
            "applied_after_expiry",
            {"end": end, "applied": asked.applied_on, "basis": rules.extension.basis.rstrip("。")},
        )


def decided(extension: Extension, level: int, opinion: LevelOpinion, number: str, today: date) -> Extension:
    """The application with the opinion of `level` (from 1); the last one that agrees, or the first that does not, decides.

    Raises:
        Refused: ``extension_decided``, ``level_not_next``, ``field_empty``, ``date_in_future``,
            ``opinion_before_application``.
    """
    if extension.result is not ExtensionResult.PENDING:
        raise Refused("extension_decided", asked=extension.asked_words, result=RESULT_WORDS[extension.result])
    expected = len(extension.opinions) + 1
    if level != expected:
        raise Refused("level_not_next", level=level, expected=expected, word=extension.next_level)
    if not opinion.who.strip():
        raise Refused("field_empty", field="签署人")
    if opinion.said_on > today:
        raise Refused("date_in_future", date=opinion.said_on.isoformat())
    before = extension.opinions[-1].said_on if extension.opinions else extension.applied_on
    if opinion.said_on < before:
        raise Refused("opinion_before_application", said=opinion.said_on.isoformat(), before=before.isoformat())
    result: ExtensionResult = extension.result
    if not opinion.agreed:
        result = ExtensionResult.REFUSED
    elif expected == len(extension.levels):
        result = ExtensionResult.APPROVED
    return replace(
        extension,
        opinions=(*extension.opinions, opinion),
        result=result,
        decided_on=None if result is ExtensionResult.PENDING else opinion.said_on,
        number=number.strip() or extension.number,
    )


def carried_out(task: Task, extension: Extension) -> Task:
    """The task as an approved application leaves it; the same task otherwise.

    Raises:
        Refused: ``extension_of_closed``: a task that was closed meanwhile keeps its deadline.
    """
    if extension.result is not ExtensionResult.APPROVED:
        return task
    if task.closeout_status is CloseoutStatus.CLOSED:
        raise Refused("extension_of_closed", number=task.number)
    if extension.kind is ExtensionKind.LONG_TERM:
        return replace(task, is_long_term=True)
    return replace(task, deadline=extension.new_deadline)


def _check_deadline(task: Task, asked: Extension, rules: RulePack) -> None:
    old, new = task.deadline, asked.new_deadline
    if old.kind in (DeadlineKind.NONE, DeadlineKind.LONG_TERM):
        raise Refused("nothing_to_extend", number=task.number)
    if new.end is None:
        raise Refused("new_deadline_unclear", text=new.text)
    over = old.end or asked.applied_on
    if new.end <= over:
        raise Refused("new_deadline_not_later", new=new.end.isoformat(), old=over.isoformat())
    late = replace(asked, old_deadline=old)
    if rules.extension.before_expiry and _is_late(late):
        raise Refused(
            "extension_after_expiry", end=old.end, applied=asked.applied_on, basis=rules.extension.basis.rstrip("。")
        )


def _check_long_term(task: Task, asked: Extension, today: date) -> None:
    if task.is_long_term:
        raise Refused("already_long_term", number=task.number)
    if not asked.stage_goal.strip():
        raise Refused("field_empty", field="阶段目标")
    review = asked.next_review_on
    if review is None:
        raise Refused("review_needed")
    if review <= today:
        raise Refused("review_in_past", asked=review.isoformat())
    if asked.final_on is not None and asked.final_on < review:
        raise Refused("final_before_review", final=asked.final_on.isoformat(), review=review.isoformat())


def _is_late(asked: Extension) -> bool:
    end = asked.old_deadline.end
    return asked.kind is ExtensionKind.DEADLINE and end is not None and asked.applied_on > end
