"""The one place through which every close-out moves: forward by a step, back by a return, or filled in from paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import CloseOut, Reopening, ReturnRecord, Round, StepRecord
from dujiao_desktop.domain.errors import Refused, StepNotReady
from dujiao_desktop.domain.evidence import BROUGHT_KINDS, Destination
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.readiness import missing_for_backfill, missing_for_step
from dujiao_desktop.domain.rule_pack import RulePack, StepRule


def advance(case: CaseFile, record: StepRecord, office: Office, today: date) -> CloseOut:
    """Take one step: the only way a close-out moves forward.

    Raises:
        Refused: ``unknown_step``, ``task_closed``, ``step_out_of_order``.
        StepNotReady: Something is missing; names everything at once.
    """
    step = _expected_step(case, record, office.rules)
    missing = missing_for_step(case, step, record, office, today)
    if missing:
        raise StepNotReady(step.word, missing)
    return _with_record(case.closeout, record, office.rules)


def backfill(case: CaseFile, record: StepRecord, office: Office, today: date) -> CloseOut:
    """补录: enter a step that was done on paper earlier; today's gates do not ask for what nobody collected then.

    Order and dates are still those of the real steps, and the paper it rests on stands behind it.

    Raises:
        Refused: ``unknown_step``, ``task_closed``, ``step_out_of_order``.
        StepNotReady: Document, scan or date are missing or wrong; names everything at once.
    """
    step = _expected_step(case, record, office.rules)
    missing = missing_for_backfill(case, step, record, office.rules, today)
    if missing:
        raise StepNotReady(step.word, missing)
    return _with_record(case.closeout, record, office.rules)


def send_back(case: CaseFile, returned: ReturnRecord, rules: RulePack, today: date) -> CloseOut:
    """End the current round by a return and open the next one, which starts from the first step.

    What the earlier rounds rested on does not count in the new one until it is confirmed: all evidence, and the
    measures that the return names.

    Raises:
        Refused: ``unknown_step``, ``unknown_return_reason``, ``return_without_demand``, ``unknown_return_item``,
            ``task_closed``, ``nothing_to_return``, ``date_in_future``, ``return_before_step``, ``due_before_return``.
    """
    closeout = case.closeout
    step = step_of(rules, returned.step)
    if returned.reason not in rules.words.return_reason:
        raise Refused("unknown_return_reason", reason=returned.reason, known=_coded(rules.words.return_reason))
    if not returned.demand.strip():
        raise Refused("return_without_demand")
    if closeout.next_step(rules) is None:
        raise Refused("task_closed", number=case.task.number)
    for item in returned.items:
        if item not in _returnable(case, rules):
            known = tuple(f"{rules.item_word(place)}（{place}）" for place in _returnable(case, rules))
            raise Refused("unknown_return_item", asked=item, known=known)
    if not any(r.passes for r in closeout.current.records):
        raise Refused("nothing_to_return", step=step.word)
    if returned.returned_on > today:
        raise Refused("date_in_future", date=returned.returned_on.isoformat())
    last = max(r.happened_on for r in closeout.current.records)
    if returned.returned_on < last:
        raise Refused("return_before_step", returned=returned.returned_on.isoformat(), step_on=last.isoformat())
    if returned.due_on is not None and returned.due_on < returned.returned_on:
        raise Refused("due_before_return", due=returned.due_on.isoformat(), returned=returned.returned_on.isoformat())
    ended = _with_current(closeout, replace(closeout.current, returned=returned))
    return _with_next_round(ended, case, returned.items)


def reopen(case: CaseFile, reopening: Reopening, rules: RulePack, today: date) -> CloseOut:
    """反弹: take a closed task up again in a round of its own; all that was closed stays as it was.

    Raises:
        Refused: ``not_closed``, ``reopen_without_reason``, ``date_in_future``, ``reopen_before_closing``.
    """
    closeout = case.closeout
    if closeout.next_step(rules) is not None:
        raise Refused("not_closed", number=case.task.number)
    if not reopening.reason.strip():
        raise Refused("reopen_without_reason")
    if reopening.reopened_on > today:
        raise Refused("date_in_future", date=reopening.reopened_on.isoformat())
    closed_on = closeout.current.records[-1].happened_on
    if reopening.reopened_on < closed_on:
        raise Refused("reopen_before_closing", closed=closed_on.isoformat(), asked=reopening.reopened_on.isoformat())
    return _with_next_round(closeout, case, (), reopening)


def confirm(case: CaseFile, records: Collection[str]) -> CloseOut:
    """Let evidence or named measures of earlier rounds count in this one, by identity; others stay as they are.

    Raises:
        Refused: ``nothing_to_confirm`` when none of them waits for it.
    """
    current = case.closeout.current
    rest = tuple(r for r in current.unconfirmed if r not in records)
    if len(rest) == len(current.unconfirmed):
        raise Refused("nothing_to_confirm", number=case.task.number)
    return _with_current(case.closeout, replace(current, unconfirmed=rest))


def _with_next_round(
    closeout: CloseOut, case: CaseFile, items: Collection[str], reopening: Reopening | None = None
) -> CloseOut:
    measures = [m.id for m in case.task.measures if f"measures/{m.seq}" in items]
    rested_on = (e.id for e in case.evidence if e.destination is not Destination.VISITS)
    waiting = (*rested_on, *measures)
    opened = Round(closeout.current.number + 1, unconfirmed=waiting, reopening=reopening)
    return replace(closeout, rounds=(*closeout.rounds, opened))


def _returnable(case: CaseFile, rules: RulePack) -> tuple[str, ...]:
    kinds = (f"evidence/{kind}" for kind in rules.words.evidence_kind if kind not in BROUGHT_KINDS)
    return (*(f"measures/{m.seq}" for m in case.task.measures), *kinds)


def _coded(words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{word}（{code}）" for code, word in words.items())


def step_of(rules: RulePack, key: str) -> StepRule:
    """The step named `key`. Raises `Refused` ``unknown_step`` with the steps there are."""
    step = rules.step(key)
    if step is None:
        raise Refused("unknown_step", asked=key, known=tuple(s.key for s in rules.steps))
    return step


def _expected_step(case: CaseFile, record: StepRecord, rules: RulePack) -> StepRule:
    step = step_of(rules, record.step)
    expected = case.closeout.next_step(rules)
    if expected is None:
        raise Refused("task_closed", number=case.task.number)
    if expected.key != step.key:
        raise Refused("step_out_of_order", asked=step.word, expected=expected.word, number=case.task.number)
    return step


def _with_record(closeout: CloseOut, record: StepRecord, rules: RulePack) -> CloseOut:
    current = closeout.current
    return _with_current(
        closeout, replace(current, records=(*current.records, record), pack=current.pack or rules.name)
    )


def _with_current(closeout: CloseOut, current: Round) -> CloseOut:
    return replace(closeout, rounds=(*closeout.rounds[:-1], current))
