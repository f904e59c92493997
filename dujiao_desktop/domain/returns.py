"""退回: what a return can name, how the round after it answers, and how often which reason came up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import Round
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.rule_pack import DoneBy, RulePack, StepRule
from dujiao_desktop.domain.slots import is_explained


@dataclass(frozen=True, slots=True)
class Answer:
    """How a round answers one item that the return before it named.

    Attributes:
        place: The item, as in `ReturnRecord.items`.
        fresh: Evidence of that kind handed in since the return.
        kept: Evidence of earlier rounds that was confirmed.
        is_open: Nothing has been done about it yet.
        is_explained: A signed statement says why it cannot be shown.
    """

    place: str
    fresh: tuple[EvidenceItem, ...] = ()
    kept: tuple[EvidenceItem, ...] = ()
    is_open: bool = False
    is_explained: bool = False


@dataclass(frozen=True, slots=True)
class ReturnCount:
    """How often tasks of the office were sent back at a step for a reason; both by their codes."""

    step: str
    reason: str
    count: int


def offered_items(case: CaseFile, rules: RulePack) -> tuple[str, ...]:
    """The short list a return is made from: the measures, what the steps ask for, and the kinds that are there."""
    asked = (
        kind for step in rules.steps for slot in step.slots if slot.applies_to(case.task.kind) for kind in slot.kinds
    )
    kinds = dict.fromkeys((*asked, *(e.kind for e in case.for_dossier)))
    return (*(f"measures/{m.seq}" for m in case.task.measures), *(f"evidence/{kind}" for kind in kinds))


def answers(case: CaseFile, round_: Round, rules: RulePack) -> tuple[Answer, ...]:
    """How `round_`, run under `rules`, answers what the return before it named; empty where it named nothing."""
    before = next((r.returned for r in case.closeout.rounds if r.number == round_.number - 1), None)
    return tuple(_answer(case, round_, rules, place) for place in before.items) if before is not None else ()


def _answer(case: CaseFile, round_: Round, rules: RulePack, place: str) -> Answer:
    part, _, name = place.partition("/")
    is_current = round_ == case.closeout.current
    if part == "measures":
        measure = case.task.measure(int(name))
        return Answer(place, is_open=is_current and measure is not None and measure.id in round_.unconfirmed)
    items = [e for e in case.for_dossier if e.kind == name]
    fresh = tuple(e for e in items if _came_in(case, round_, e))
    kept = tuple(e for e in items if e not in fresh) if is_current else ()
    explained = is_current and not items and is_explained(case, rules, EvidenceKind(name))
    return Answer(place, fresh, kept, is_current and not items and not explained, explained)


def _came_in(case: CaseFile, round_: Round, item: EvidenceItem) -> bool:
    """Whether a file was added while the round was under way."""
    before = next(r.returned for r in case.closeout.rounds if r.number == round_.number - 1)
    since, added = before.entered_at if before else None, item.added_at
    until = round_.returned.entered_at if round_.returned else None
    return added is not None and since is not None and since <= added and (until is None or added < until)


def looming(rules: RulePack, current: StepRule) -> tuple[str, ...]:
    """Steps at which what is done now may be sent back: another office's own step, or ours and those that judge it."""
    keys = [current.key]
    if current.done_by is DoneBy.OWN:
        for step in rules.steps[rules.steps.index(current) + 1 :]:
            if step.done_by is DoneBy.OWN:
                break
            keys.append(step.key)
    return tuple(keys)


def reasons_said(counts: Iterable[ReturnCount], steps: Sequence[str], rules: RulePack) -> tuple[int, str]:
    """How often tasks came back at any of `steps`, and “资料不齐 2 次、数据前后不一致 1 次”, the commonest first."""
    by_reason: Counter[str] = Counter()
    for one in counts:
        if one.step in steps:
            by_reason[one.reason] += one.count
    said = (f"{rules.words.return_reason.get(reason, reason)} {count} 次" for reason, count in by_reason.most_common())
    return by_reason.total(), "、".join(said)
