"""`task.json`: the task for re-reading elsewhere, by an allow-list of fields; nothing internal, nothing of informants.

A field leaves the office only when it is named here. The JSON Schema in `resources/schemas/task.schema.json` is made
from these classes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import Round
from dujiao_desktop.domain.deadlines import Deadline
from dujiao_desktop.domain.dossier import explained_slots
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.extension import Extension
from dujiao_desktop.domain.indicator import Indicator
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.slot_answer import SlotAnswer
from dujiao_desktop.domain.slots import Slot
from dujiao_desktop.domain.step_content import ArchiveFacts
from dujiao_desktop.domain.visit import Visit

FORMAT = "dujiao-task-1"


@dataclass(frozen=True, slots=True)
class SharedDeadline:
    """A deadline: its words, and the days they were understood as."""

    text: str
    kind: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class SharedUnit:
    """A unit in its role."""

    role: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class SharedMeasure:
    """A measure with its result."""

    id: str
    seq: int
    text: str
    responsible_units: tuple[str, ...]
    deadline: SharedDeadline
    result_text: str
    done_on: date | None


@dataclass(frozen=True, slots=True)
class SharedProgress:
    """A progress entry."""

    as_of: date
    status: str
    text: str
    problem: str
    next_step: str


@dataclass(frozen=True, slots=True)
class SharedEvidence:
    """A file of the package; `path` is below `data/`."""

    id: str
    path: str
    kind: str
    title: str
    measure_seq: int | None
    step: str
    sha256: str
    size_bytes: int
    taken_at: datetime | None
    taken_by: str
    formed_on: date | None
    issuer: str
    doc_no: str
    pages: int | None
    part_seq: int | None = None


@dataclass(frozen=True, slots=True)
class SharedPart:
    """A village or point of the task."""

    id: str
    seq: int
    name: str
    unit: str
    person: str
    done_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class SharedLink:
    """Another task: what it is to this one, and its number here."""

    task_id: str
    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """A special plan above the task."""

    id: str
    title: str
    doc_no: str
    issuer: str
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class SharedReading:
    """A measured value; figures as text, as they were typed."""

    on: date
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class SharedIndicator:
    """A goal in numbers or in water classes."""

    id: str
    name: str
    unit: str
    scale: str
    direction: str
    baseline: str
    baseline_on: date | None
    target: str
    readings: tuple[SharedReading, ...]


@dataclass(frozen=True, slots=True)
class SharedFinding:
    """What was found of one measure."""

    seq: int
    carried_out: bool
    text: str


@dataclass(frozen=True, slots=True)
class SharedObjection:
    """An objection to a notice and its answer; who raised it is nowhere kept."""

    received_on: date
    text: str
    answer: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class SharedArchive:
    """Parts of the archive number, and pages."""

    fonds: str
    category: str
    year: str
    retention: str
    section: str
    item_no: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class SharedStep:
    """A step as it happened."""

    step: str
    happened_on: date
    unit: str
    people: tuple[str, ...]
    conclusion: str | None
    opinion: str
    place: str
    period_from: date | None
    period_to: date | None
    medium: str
    url: str
    number: str
    backfilled_from: str = ""
    """补录: the paper from which the step was entered later; empty for a step taken in the program."""
    signed_on: tuple[date, ...] = ()
    findings: tuple[SharedFinding, ...] = ()
    demands: str = ""
    notice_text: str = ""
    objections: tuple[SharedObjection, ...] = ()
    archive: SharedArchive | None = None


@dataclass(frozen=True, slots=True)
class SharedRound:
    """One run through the steps, why it was opened, and the return that ended it."""

    number: int
    steps: tuple[SharedStep, ...]
    returned_at_step: str
    return_reason: str
    demand: str
    items: tuple[str, ...] = ()
    """What the return names, by place: `evidence/monitoring`, `measures/2`; empty for the whole."""
    pack: str = ""
    """Rule pack and version under which the round is run; empty before its first step."""
    reopen_reason: str = ""
    """反弹重开: why the round was opened after the task had been closed; empty where a return opened it."""
    reopened_on: date | None = None


@dataclass(frozen=True, slots=True)
class SharedOpinion:
    """What one level said of an application."""

    level: str
    agreed: bool
    words: str
    who: str
    said_on: date


@dataclass(frozen=True, slots=True)
class SharedExtension:
    """An application for more time, or for long-term work."""

    id: str
    kind: str
    reason: str
    applied_on: date
    old_deadline: SharedDeadline
    new_deadline: SharedDeadline
    opinions: tuple[SharedOpinion, ...]
    result: str
    decided_on: date | None
    number: str
    stage_goal: str
    next_review_on: date | None
    final_on: date | None


@dataclass(frozen=True, slots=True)
class SharedVisit:
    """A periodic proof or a look-back; its files stay behind unless they count for the round."""

    id: str
    kind: str
    visited_on: date
    people: tuple[str, ...]
    units: tuple[str, ...]
    result: str
    text: str
    next_on: date | None
    round: int
    reopened: bool


@dataclass(frozen=True, slots=True)
class SharedSlotAnswer:
    """Something a step asks for that is not there, and why; never counted as there.

    `statement` names the signed statement among the evidence; empty for 不适用, which needs none.
    """

    step: str
    slot: str
    word: str
    reply: str
    reason: str
    statement: str


@dataclass(frozen=True, slots=True)
class SharedTask:
    """Everything of a task that leaves the office."""

    format: str
    id: str
    number: str
    upper_number: str
    source_title: str
    chapter: str
    problem_text: str
    goal: str
    kind: str
    classes: tuple[str, ...]
    nine_gov: tuple[str, ...]
    units: tuple[SharedUnit, ...]
    deadline: SharedDeadline
    original_deadline: SharedDeadline
    progress_status: str
    status_text: str
    closeout_status: str
    is_long_term: bool
    measures: tuple[SharedMeasure, ...]
    progress: tuple[SharedProgress, ...]
    evidence: tuple[SharedEvidence, ...]
    rounds: tuple[SharedRound, ...]
    revision: int
    rule_pack: str
    common: bool | None = None
    """共性 (true) or 个性 (false); null when not stated."""
    parts: tuple[SharedPart, ...] = ()
    links: tuple[SharedLink, ...] = ()
    plans: tuple[SharedPlan, ...] = ()
    indicators: tuple[SharedIndicator, ...] = ()
    extensions: tuple[SharedExtension, ...] = ()
    visits: tuple[SharedVisit, ...] = ()
    slot_answers: tuple[SharedSlotAnswer, ...] = ()


def shared_task(case: CaseFile, rules: RulePack, paths: dict[str, str]) -> SharedTask:
    """The task as it leaves the office; `paths` gives the place in the package for each evidence id."""
    task = case.task
    return SharedTask(
        format=FORMAT,
        id=task.id,
        number=task.number,
        upper_number=task.upper_number,
        source_title=case.source.title if case.source else "",
        chapter=task.chapter,
        problem_text=task.problem_text,
        goal=task.goal,
        kind=task.kind,
        classes=task.classes,
        nine_gov=task.nine_gov,
        units=tuple(SharedUnit(u.role, u.name, u.order) for u in task.units),
        deadline=_deadline(task.deadline),
        original_deadline=_deadline(task.original_deadline),
        progress_status=task.progress_status,
        status_text=task.status_text,
        closeout_status=task.closeout_status,
        is_long_term=task.is_long_term,
        measures=tuple(_measure(m) for m in task.measures),
        progress=tuple(SharedProgress(p.as_of, p.status, p.text, p.problem, p.next_step) for p in case.progress),
        evidence=tuple(_evidence(e, paths.get(e.id, "")) for e in case.for_dossier),
        rounds=tuple(_round(r) for r in case.closeout.rounds),
        revision=task.stamp.revision,
        rule_pack=rules.name,
        common=task.common,
        parts=tuple(SharedPart(p.id, p.seq, p.name, p.unit, p.person, p.done_on, p.note) for p in case.parts),
        links=tuple(SharedLink(link.other_id, link.kind, link.number) for link in case.links),
        plans=tuple(SharedPlan(p.id, p.title, p.doc_no, p.issuer, p.issued_on) for p in case.plans),
        indicators=tuple(map(_indicator, case.indicators)),
        extensions=tuple(map(_extension, case.extensions)),
        visits=tuple(map(_visit, case.visits)),
        slot_answers=tuple(_slot_answer(s, s.answer) for s in explained_slots(case, rules) if s.answer),
    )


def encode(task: SharedTask) -> bytes:
    """UTF-8 JSON, indented, always the same for the same task."""
    return msgspec.json.format(msgspec.json.encode(task), indent=2)


def schema() -> dict[str, object]:
    """The JSON Schema of `task.json`."""
    # Through JSON, so that defaults are what a file holds: lists, never tuples.
    made: dict[str, object] = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(SharedTask)))
    return made


def _deadline(deadline: Deadline) -> SharedDeadline:
    return SharedDeadline(deadline.text, deadline.kind, deadline.start, deadline.end)


def _measure(m: Measure) -> SharedMeasure:
    return SharedMeasure(m.id, m.seq, m.text, m.responsible_units, _deadline(m.deadline), m.result_text, m.done_on)


def _evidence(e: EvidenceItem, path: str) -> SharedEvidence:
    return SharedEvidence(
        id=e.id,
        path=path,
        kind=e.kind,
        title=e.title,
        measure_seq=e.measure_seq,
        step=e.step,
        sha256=e.sha256,
        size_bytes=e.size_bytes,
        taken_at=e.taken_at,
        taken_by=e.taken_by,
        formed_on=e.formed_on,
        issuer=e.issuer,
        doc_no=e.doc_no,
        pages=e.pages,
        part_seq=e.part_seq,
    )


def _indicator(i: Indicator) -> SharedIndicator:
    readings = tuple(SharedReading(r.on, r.value, r.note) for r in i.readings)
    return SharedIndicator(i.id, i.name, i.unit, i.scale, i.direction, i.baseline, i.baseline_on, i.target, readings)


def _archive(a: ArchiveFacts) -> SharedArchive | None:
    if a == ArchiveFacts():
        return None
    return SharedArchive(a.fonds, a.category, a.year, a.retention, a.section, a.item_no, a.pages)


def _extension(e: Extension) -> SharedExtension:
    said = zip(e.levels, e.opinions, strict=False)
    return SharedExtension(
        id=e.id,
        kind=e.kind,
        reason=e.reason,
        applied_on=e.applied_on,
        old_deadline=_deadline(e.old_deadline),
        new_deadline=_deadline(e.new_deadline),
        opinions=tuple(SharedOpinion(level, o.agreed, o.words, o.who, o.said_on) for level, o in said),
        result=e.result,
        decided_on=e.decided_on,
        number=e.number,
        stage_goal=e.stage_goal,
        next_review_on=e.next_review_on,
        final_on=e.final_on,
    )


def _slot_answer(slot: Slot, answer: SlotAnswer) -> SharedSlotAnswer:
    statement = slot.statement.id if slot.statement else ""
    return SharedSlotAnswer(slot.step.key, slot.rule.key, slot.rule.word, answer.reply, answer.reason, statement)


def _visit(v: Visit) -> SharedVisit:
    return SharedVisit(
        id=v.id,
        kind=v.kind,
        visited_on=v.visited_on,
        people=v.people,
        units=v.units,
        result=v.result or "",
        text=v.text,
        next_on=v.next_on,
        round=v.round,
        reopened=v.reopened,
    )


def _round(r: Round) -> SharedRound:
    steps = tuple(
        SharedStep(
            step=s.step,
            happened_on=s.happened_on,
            unit=s.unit,
            people=s.people,
            conclusion=s.conclusion,
            opinion=s.opinion,
            place=s.place,
            period_from=s.period_from,
            period_to=s.period_to,
            medium=s.medium,
            url=s.url,
            number=s.number,
            backfilled_from=s.backfilled_from,
            signed_on=s.signed_on,
            findings=tuple(SharedFinding(f.seq, f.carried_out, f.text) for f in s.findings),
            demands=s.demands,
            notice_text=s.notice_text,
            objections=tuple(SharedObjection(o.received_on, o.text, o.answer, o.answered_on) for o in s.objections),
            archive=_archive(s.archive),
        )
        for s in r.records
    )
    back, again = r.returned, r.reopening
    return SharedRound(
        number=r.number,
        steps=steps,
        returned_at_step=back.step if back else "",
        return_reason=back.reason if back else "",
        demand=back.demand if back else "",
        items=back.items if back else (),
        pack=r.pack,
        reopen_reason=again.reason if again else "",
        reopened_on=again.reopened_on if again else None,
    )
