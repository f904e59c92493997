"""销号: what a close-out is: steps, rounds, returns. How it moves stands in `transition.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dujiao_desktop.domain.identity import EvidenceId, OfficerId, StepRecordId, TaskId
from dujiao_desktop.domain.rule_pack import RulePack, StepKind, StepRule
from dujiao_desktop.domain.task import CloseoutStatus


class Conclusion(StrEnum):
    """What a verification or acceptance found."""

    PASS = "pass"  # 通过
    RECHECK = "recheck"  # 整改后复核
    FAIL = "fail"  # 不通过


CONCLUSION_WORDS: dict[Conclusion, str] = {
    Conclusion.PASS: "通过",
    Conclusion.RECHECK: "整改后复核",
    Conclusion.FAIL: "不通过",
}


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One step as it happened: done by us, or by another office and registered here.

    Attributes:
        step: Key of the step in the rule pack.
        happened_on: Day it happened, as stated; `entered_at` is when it was typed.
        unit: Office that did it.
        people: Names, in signing order.
        period_from, period_to: First and last day of a public notice, both included.
        number: 文号, 备案号 or 档号.
        backfilled_from: 补录: name or number of the paper that says so; empty for a step taken in the program.
        scans: Evidence holding the signed paper.
    """

    id: StepRecordId
    step: str
    happened_on: date
    unit: str = ""
    people: tuple[str, ...] = ()
    conclusion: Conclusion | None = None
    opinion: str = ""
    place: str = ""
    period_from: date | None = None
    period_to: date | None = None
    medium: str = ""
    url: str = ""
    number: str = ""
    backfilled_from: str = ""
    scans: tuple[EvidenceId, ...] = ()
    entered_by: OfficerId | None = None
    entered_at: datetime | None = None

    @property
    def passes(self) -> bool:
        """Whether the step is done by this record; a negative conclusion leaves it open."""
        return self.conclusion in (None, Conclusion.PASS)

    @property
    def backfill_words(self) -> str:
        """How a step is marked that was entered from paper later; empty for one taken in the program."""
        return f"补录，依据{self.backfilled_from}" if self.backfilled_from else ""


@dataclass(frozen=True, slots=True)
class ReturnRecord:
    """退回: who sent it back at which step, why, and what is demanded until when."""

    id: StepRecordId
    step: str
    reason: str
    demand: str
    returned_on: date
    due_on: date | None = None
    unit: str = ""
    entered_by: OfficerId | None = None
    entered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One run through the steps; a return ends it and opens the next."""

    number: int
    records: tuple[StepRecord, ...] = ()
    returned: ReturnRecord | None = None

    def record_of(self, step: str) -> StepRecord | None:
        """The record by which `step` was passed in this round, or None."""
        return next((r for r in self.records if r.step == step and r.passes), None)


@dataclass(frozen=True, slots=True)
class CloseOut:
    """All rounds of one task, oldest first; there is always a current one."""

    task_id: TaskId
    rounds: tuple[Round, ...] = (Round(1),)

    @property
    def current(self) -> Round:
        """The round under way."""
        return self.rounds[-1]

    def next_step(self, rules: RulePack) -> StepRule | None:
        """The step waited for; None when all are done."""
        return next((s for s in rules.steps if self.current.record_of(s.key) is None), None)

    def status(self, rules: RulePack) -> CloseoutStatus:
        """Where the close-out stands; a receipt alone is 已报备待销号, only the decision closes."""
        step = self.next_step(rules)
        if step is None:
            return CloseoutStatus.CLOSED
        if not self.current.records:
            return CloseoutStatus.RETURNED if len(self.rounds) > 1 else CloseoutStatus.NOT_STARTED
        return WAITING_STATUS[step.kind]


WAITING_STATUS: dict[StepKind, CloseoutStatus] = {
    StepKind.SELF_CHECK: CloseoutStatus.AWAITING_SELF_CHECK,
    StepKind.VERIFICATION: CloseoutStatus.AWAITING_VERIFICATION,
    StepKind.PUBLIC_NOTICE: CloseoutStatus.AWAITING_PUBLIC_NOTICE,
    StepKind.ARCHIVING: CloseoutStatus.AWAITING_ARCHIVING,
    StepKind.FILING: CloseoutStatus.AWAITING_FILING,
    StepKind.CLOSING: CloseoutStatus.AWAITING_CLOSING,
}
"""Which status says that a step of that kind is waited for, once the first step is taken."""
