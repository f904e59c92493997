"""销号: what a close-out is: steps, rounds, returns. How it moves stands in `transition.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dujiao_desktop.domain.identity import EvidenceId, OfficerId, StepRecordId, TaskId
from dujiao_desktop.domain.rule_pack import RulePack, StepKind, StepRule
from dujiao_desktop.domain.step_content import ArchiveFacts, MeasureFinding, Objection, Signature
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
        people: Names, in signing order; the rule pack's chain names the roles of the first ones.
        signed_on: Days beside the signatures, in the order of `people`; empty when one date stands for all.
        period_from, period_to: First and last day of a public notice, both included.
        number: 文号, 备案号 or 档号.
        findings: What a verification found, measure by measure.
        demands: What a verification demands further.
        notice_text: The text that was published.
        objections: What was objected to a notice, and the answers.
        archive: Parts of the archive number, and pages.
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
    signed_on: tuple[date, ...] = ()
    findings: tuple[MeasureFinding, ...] = ()
    demands: str = ""
    notice_text: str = ""
    objections: tuple[Objection, ...] = ()
    archive: ArchiveFacts = ArchiveFacts()
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

    def signatures(self, rule: StepRule | None) -> tuple[Signature, ...]:
        """Who signed in what role and when, in signing order."""
        chain = rule.chain if rule else ()
        return tuple(
            Signature(
                name,
                chain[n] if n < len(chain) else "",
                self.signed_on[n] if n < len(self.signed_on) else None,
            )
            for n, name in enumerate(self.people)
        )


@dataclass(frozen=True, slots=True)
class ReturnRecord:
    """退回: who sent it back at which step, why, and what is demanded until when.

    Attributes:
        items: What is to be mended, by place: ``evidence/after_photo``, ``measures/2``; empty for the whole.
    """

    id: StepRecordId
    step: str
    reason: str
    demand: str
    returned_on: date
    due_on: date | None = None
    unit: str = ""
    entered_by: OfficerId | None = None
    entered_at: datetime | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reopening:
    """反弹重开: why a closed task was taken up again, and since when."""

    reason: str
    reopened_on: date


@dataclass(frozen=True, slots=True)
class Round:
    """One run through the steps; a return or a reopening ends it and opens the next.

    Attributes:
        pack: Rule pack and version under which the round is run, from its first step on.
        unconfirmed: Evidence and named measures of earlier rounds, by identity, that do not count yet in this one.
        reopening: Why this round was opened after the task had been closed; None where a return opened it.
    """

    number: int
    records: tuple[StepRecord, ...] = ()
    returned: ReturnRecord | None = None
    pack: str = ""
    unconfirmed: tuple[str, ...] = ()
    reopening: Reopening | None = None

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

    @property
    def before(self) -> Round | None:
        """The round before the one under way."""
        return self.rounds[-2] if len(self.rounds) > 1 else None

    @property
    def demanded(self) -> tuple[str, ...]:
        """Places that the return before this round names; empty without one."""
        return self.before.returned.items if self.before is not None and self.before.returned is not None else ()

    @property
    def begins_after(self) -> date | None:
        """Day before which no step of this round can lie: that of the return or reopening."""
        if self.current.reopening is not None:
            return self.current.reopening.reopened_on
        returned = self.before.returned if self.before is not None else None
        return returned.returned_on if returned is not None else None

    def next_step(self, rules: RulePack) -> StepRule | None:
        """The step waited for; None when all are done."""
        return next((s for s in rules.steps if self.current.record_of(s.key) is None), None)

    def status(self, rules: RulePack) -> CloseoutStatus:
        """Where the close-out stands; a receipt alone is 已报备待销号, only the decision closes."""
        step = self.next_step(rules)
        if step is None:
            return CloseoutStatus.CLOSED
        if not self.current.records:
            if self.current.reopening is not None:
                return CloseoutStatus.REOPENED
            return CloseoutStatus.RETURNED if len(self.rounds) > 1 else CloseoutStatus.NOT_STARTED
        return WAITING_STATUS[step.kind]

    def word(self, rules: RulePack) -> str:
        """The office's word for where the close-out stands, see `status_word`."""
        done = sum(self.current.record_of(step.key) is not None for step in rules.steps)
        return status_word(rules, self.status(rules), done)


WAITING_STATUS: dict[StepKind, CloseoutStatus] = {
    StepKind.SELF_CHECK: CloseoutStatus.AWAITING_SELF_CHECK,
    StepKind.VERIFICATION: CloseoutStatus.AWAITING_VERIFICATION,
    StepKind.PUBLIC_NOTICE: CloseoutStatus.AWAITING_PUBLIC_NOTICE,
    StepKind.APPROVAL: CloseoutStatus.AWAITING_APPROVAL,
    StepKind.ARCHIVING: CloseoutStatus.AWAITING_ARCHIVING,
    StepKind.FILING: CloseoutStatus.AWAITING_FILING,
    StepKind.CLOSING: CloseoutStatus.AWAITING_CLOSING,
}
"""Which status says that a step of that kind is waited for, once the first step is taken."""


def status_word(rules: RulePack, status: CloseoutStatus, steps_done: int) -> str:
    """The office's word for where a close-out stands: that of the step waited for, e.g. 待市级复核, else of the status.

    A pack may have two steps of one kind, which share a status and not a word.
    """
    step = rules.steps[steps_done] if steps_done < len(rules.steps) else None
    return step.waiting if step and WAITING_STATUS[step.kind] is status else rules.closeout_word(status)


def statuses_of(rules: RulePack) -> tuple[CloseoutStatus, ...]:
    """The statuses that can occur under a rule pack, in their usual order; only these are offered and counted."""
    always = {CloseoutStatus.NOT_STARTED, CloseoutStatus.CLOSED, CloseoutStatus.RETURNED, CloseoutStatus.REOPENED}
    can = always | {WAITING_STATUS[step.kind] for step in rules.steps}
    return tuple(s for s in CloseoutStatus if s in can)
