"""下次复核、回头看: when somebody has to go to a task again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.extension import ExtensionKind, ExtensionResult
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.visit import VISIT_WORDS, VisitKind


@dataclass(frozen=True, slots=True)
class NextVisit:
    """A visit that is due.

    Attributes:
        due: Its last day.
        is_first: Whether it is the first look-back since the task was closed, which the rule pack asks for.
    """

    due: date
    kind: VisitKind
    is_first: bool = False

    @property
    def word(self) -> str:
        """What it is called: 首次回头看, 回头看, 长期坚持复核."""
        return f"{'首次' if self.is_first else ''}{VISIT_WORDS[self.kind]}"

    @property
    def place(self) -> str:
        """Where it is entered, as in `Missing.place`."""
        return f"closeout/visits/{self.kind}"


def next_visits(case: CaseFile, rules: RulePack) -> tuple[NextVisit, ...]:
    """When somebody has to go there again, the earliest first; at most one of each kind.

    It is due as the newest word of its kind says: the last visit, or a newer change to long-term. Where the rule pack
    in force asks for a first look-back, the closing is the newest word until somebody looked back in its round.
    Look-backs are due only while the task is closed, periodic proofs only while it is a long-term one.
    """
    found = []
    if case.task.is_long_term and (proof := _newest(_proofs(case))) is not None:
        found.append(NextVisit(proof, VisitKind.LONG_TERM))
    if case.task.closeout_status is CloseoutStatus.CLOSED:
        first_days, current = rules.lookback.first_days, case.closeout.current
        seen = [visit for visit in case.visits if visit.kind is VisitKind.LOOKBACK]
        since_closing = [visit for visit in seen if visit.round == current.number]
        if first_days is not None and not since_closing:
            first = current.records[-1].happened_on + timedelta(first_days)
            found.append(NextVisit(first, VisitKind.LOOKBACK, is_first=True))
        elif (again := _newest([(visit.visited_on, visit.next_on) for visit in seen])) is not None:
            found.append(NextVisit(again, VisitKind.LOOKBACK))
    return tuple(sorted(found, key=lambda visit: visit.due))


_Words = list[tuple[date, date | None]]
"""What was said of the next visit: on which day, and for which."""


def _proofs(case: CaseFile) -> _Words:
    said: _Words = [(visit.visited_on, visit.next_on) for visit in case.visits if visit.kind is VisitKind.LONG_TERM]
    for extension in case.extensions:
        if extension.kind is ExtensionKind.LONG_TERM and extension.result is ExtensionResult.APPROVED:
            said.append((extension.decided_on or extension.applied_on, extension.next_review_on))
    return said


def _newest(words: _Words) -> date | None:
    """The day the newest word names; None where it names none, or nothing was said."""
    newest = max((since for since, _ in words), default=None)
    return min((due for since, due in words if since == newest and due is not None), default=None)
