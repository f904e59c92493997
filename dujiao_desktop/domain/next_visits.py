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

    It is due as the newest word of its kind says: the last visit, a newer change to long-term, or the closing after
    which the rule pack in force asks for a first look-back. Look-backs are due only while the task is closed, periodic
    proofs only while it is a long-term one.
    """
    planned: list[tuple[date, VisitKind, date | None, bool]] = [
        (visit.visited_on, visit.kind, visit.next_on, False) for visit in case.visits
    ]
    for extension in case.extensions:
        if extension.kind is ExtensionKind.LONG_TERM and extension.result is ExtensionResult.APPROVED:
            decided = extension.decided_on or extension.applied_on
            planned.append((decided, VisitKind.LONG_TERM, extension.next_review_on, False))
    closed = case.task.closeout_status is CloseoutStatus.CLOSED
    first_days, current = rules.lookback.first_days, case.closeout.current
    seen = any(v.kind is VisitKind.LOOKBACK and v.round == current.number for v in case.visits)
    if closed and first_days is not None and not seen:
        closed_on = current.records[-1].happened_on
        planned.append((closed_on, VisitKind.LOOKBACK, closed_on + timedelta(first_days), True))
    live = {VisitKind.LONG_TERM: case.task.is_long_term, VisitKind.LOOKBACK: closed}
    found = []
    for kind in VisitKind:
        newest = max((since for since, of, _, _ in planned if of is kind), default=None)
        due = [(day, first) for since, of, day, first in planned if of is kind and since == newest and day is not None]
        if due and live[kind]:
            day, is_first = min(due)
            found.append(NextVisit(day, kind, is_first))
    return tuple(sorted(found, key=lambda visit: visit.due))
