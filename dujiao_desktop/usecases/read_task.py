"""One task with everything about it, and what it still lacks. Reading only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import StepRecord
from dujiao_desktop.domain.dossier import DossierKind
from dujiao_desktop.domain.errors import Missing
from dujiao_desktop.domain.history import HistoryEntry
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.readiness import missing_for_dossier, missing_for_step
from dujiao_desktop.domain.returns import ReturnCount
from dujiao_desktop.domain.rule_pack import StepRule

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.lists import Lists


class StepStanding(StrEnum):
    """How a step stands in the round under way."""

    DONE = "done"
    CURRENT = "current"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class StepState:
    """One step for the screen: its rule, how it stands, its record, and what it lacks (current step only)."""

    rule: StepRule
    standing: StepStanding
    record: StepRecord | None
    missing: tuple[Missing, ...]


def case_file(lists: Lists, task_id: TaskId) -> CaseFile:
    """Everything about a task. Raises `Refused` ``task_not_found``."""
    return lists.case_file(task_id)


def history(lists: Lists, task_id: TaskId, limit: int = 500) -> tuple[HistoryEntry, ...]:
    """What was changed in a task, newest first."""
    return lists.history(task_id, limit)


def returns(lists: Lists) -> tuple[ReturnCount, ...]:
    """How often tasks of the office were sent back, by step and reason, the commonest first."""
    return lists.return_counts()


def steps(case: CaseFile, office: Office, today: date) -> tuple[StepState, ...]:
    """All steps of the current round, by the rules it is run under."""
    office = office.under(case.closeout)
    expected = case.closeout.next_step(office.rules)
    states = []
    for rule in office.rules.steps:
        record = case.closeout.current.record_of(rule.key)
        if record is not None:
            states.append(StepState(rule, StepStanding.DONE, record, ()))
        elif expected is rule:
            missing = missing_for_step(case, rule, None, office, today)
            states.append(StepState(rule, StepStanding.CURRENT, None, missing))
        else:
            states.append(StepState(rule, StepStanding.LATER, None, ()))
    return tuple(states)


def missing_now(case: CaseFile, office: Office, today: date) -> tuple[Missing, ...]:
    """What stands between this task and its next step; empty when it is ready or all done."""
    office = office.under(case.closeout)
    expected = case.closeout.next_step(office.rules)
    return missing_for_step(case, expected, None, office, today) if expected else ()


def missing_for_handing_in(
    case: CaseFile, office: Office, today: date, kind: DossierKind = DossierKind.FOR_ACCEPTANCE
) -> tuple[Missing, ...]:
    """What the 送验卷, or another kind of dossier, still lacks."""
    return missing_for_dossier(case, kind, office.under(case.closeout), today)
