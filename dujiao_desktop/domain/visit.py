"""长期坚持佐证、回头看: somebody went there again, before or after the task was closed, and says what it is like.

What is frozen after closing is the round, not the task: a visit can be entered at any time and never changes a round
that is closed. One that finds a rebound opens a new round (see `transition.reopen`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dujiao_desktop.domain.closeout import CloseOut
from dujiao_desktop.domain.errors import Hint, Refused
from dujiao_desktop.domain.identity import EvidenceId, OfficerId, TaskId, VisitId
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import UNSTAMPED, Stamp, Task


class VisitKind(StrEnum):
    """What the visit was for."""

    LONG_TERM = "long_term"  # 长期坚持复核
    LOOKBACK = "lookback"  # 回头看


class VisitResult(StrEnum):
    """What a look-back found."""

    CONSOLIDATED = "consolidated"  # 巩固
    PARTIAL = "partial"  # 部分反弹
    REBOUND = "rebound"  # 反弹


VISIT_WORDS: dict[VisitKind, str] = {VisitKind.LONG_TERM: "长期坚持复核", VisitKind.LOOKBACK: "回头看"}
VISIT_RESULT_WORDS: dict[VisitResult, str] = {
    VisitResult.CONSOLIDATED: "巩固",
    VisitResult.PARTIAL: "部分反弹",
    VisitResult.REBOUND: "反弹",
}


@dataclass(frozen=True, slots=True)
class VisitFile:
    """One file a visit brought.

    Attributes:
        evidence_id: The file.
        beside: The 整改后 photo of the same place it stands beside; None for a file of its own.
    """

    evidence_id: EvidenceId
    beside: EvidenceId | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit.

    Attributes:
        people: Who went.
        units: The units they came from.
        result: What a look-back found; None for a periodic proof.
        text: What it is like there.
        next_on: Day of the next visit of this kind; None where none is planned.
        round: Round of the close-out that was current then; a look-back looks at what that round had closed.
        reopened: Whether this look-back opened a new round.
    """

    id: VisitId
    task_id: TaskId
    kind: VisitKind
    visited_on: date
    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    result: VisitResult | None = None
    text: str = ""
    next_on: date | None = None
    files: tuple[VisitFile, ...] = ()
    round: int = 1
    reopened: bool = False
    entered_by: OfficerId | None = None
    entered_at: datetime | None = None
    stamp: Stamp = UNSTAMPED

    @property
    def result_word(self) -> str:
        """What was found, in a word; empty for a periodic proof."""
        return VISIT_RESULT_WORDS[self.result] if self.result else ""


def check_visit(visit: Visit, task: Task, closeout: CloseOut, rules: RulePack, today: date) -> None:
    """Refuse a visit that cannot have been.

    Raises:
        Refused: ``field_empty``, ``date_in_future``, ``next_before_visit``, ``review_in_past``; for a look-back
            ``lookback_before_closing``, ``lookback_too_early``, ``lookback_result_needed``; for a periodic proof
            ``not_long_term``.
    """
    if visit.kind is VisitKind.LOOKBACK:
        _check_lookback(visit, task, closeout, rules)
    elif not task.is_long_term:
        raise Refused("not_long_term", number=task.number)
    if not visit.text.strip():
        raise Refused("field_empty", field="回头看情况" if visit.kind is VisitKind.LOOKBACK else "坚持情况")
    if not visit.people:
        raise Refused("field_empty", field="参加人员")
    if visit.visited_on > today:
        raise Refused("date_in_future", date=visit.visited_on.isoformat())
    if visit.next_on is not None:
        if visit.next_on <= visit.visited_on:
            raise Refused("next_before_visit", next=visit.next_on.isoformat(), visited=visit.visited_on.isoformat())
        if visit.next_on < today:
            raise Refused("review_in_past", asked=visit.next_on.isoformat())


def visit_hints(visit: Visit, rules: RulePack) -> Iterator[Hint]:
    """What an officer should look at; stops nothing. A look-back is usually done by people of several units."""
    rule = rules.lookback
    if visit.kind is not VisitKind.LOOKBACK:
        return
    if len(visit.people) < rule.people or len(visit.units) < rule.units:
        yield Hint(
            "lookback_team",
            {"people": len(visit.people), "units": len(visit.units), "basis": rule.basis.rstrip("。")},
        )


def reopens(visit: Visit, *, also_partial: bool) -> bool:
    """Whether a look-back takes the task up again: a rebound always, a partial one where the officer wants it."""
    return visit.result is VisitResult.REBOUND or (visit.result is VisitResult.PARTIAL and also_partial)


def _check_lookback(visit: Visit, task: Task, closeout: CloseOut, rules: RulePack) -> None:
    if closeout.next_step(rules) is not None:
        raise Refused("lookback_before_closing", number=task.number)
    closed_on = closeout.current.records[-1].happened_on
    if visit.visited_on < closed_on:
        raise Refused("lookback_too_early", visited=visit.visited_on.isoformat(), closed=closed_on.isoformat())
    if visit.result is None:
        raise Refused("lookback_result_needed")
