"""规定材料: when a slot is filled, why it is not, and what an answer can and cannot do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import product

import pytest

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import CloseOut, Round
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import EvidenceId, SlotAnswerId, SourceId, TaskId
from dujiao_desktop.domain.readiness import missing_for_step
from dujiao_desktop.domain.rule_pack import RulePack, SlotRule, StepRule
from dujiao_desktop.domain.slot_answer import Reply, SlotAnswer
from dujiao_desktop.domain.slots import Slot, SlotState, slot_items, slots_of
from dujiao_desktop.domain.task import SourceDocument, TaskKind
from dujiao_desktop.environment.rule_packs import load_rule_pack, shipped_packs
from tests.builders import ENOUGH, STEPS, TODAY, a_case, a_file, a_task, an_office

OFFICE = an_office()
REPORT, BEFORE, AFTER = ENOUGH
SIGNED = a_file(EvidenceKind.STATEMENT, "说明", step="self-check")


def _step(**changes: object) -> StepRule:
    """The self-check, asking for 整改后照片 alone."""
    step = OFFICE.rules.step("self-check")
    assert step is not None
    rule = next(s for s in step.slots if s.key == "after_photo")
    return replace(step, slots=(replace(rule, **changes),))  # type: ignore[arg-type]  # the fields are those of SlotRule


def _slot(case: CaseFile, on: date | None = None, **changes: object) -> Slot:
    (slot,) = slots_of(case, _step(**changes), on)
    return slot


def _said(reply: Reply, statement: EvidenceItem | None = None, round: int = 1) -> SlotAnswer:
    scan = statement.id if statement else None
    return SlotAnswer(
        SlotAnswerId("a"), TaskId("t1"), round, "self-check", "after_photo", reply, "现场已无法进入", scan
    )


def _answered(case: CaseFile, *answers: SlotAnswer) -> CaseFile:
    return replace(case, slot_answers=answers)


@pytest.mark.parametrize(
    ("item", "rules", "state", "why"),
    [
        (AFTER, {}, SlotState.FILLED, "1 件"),
        (None, {}, SlotState.MISSING, ""),
        (replace(AFTER, taken_at=None), {}, SlotState.UNFIT, "“after_photo.jpg”没有日期"),
        (replace(AFTER, destination=Destination.INTERNAL), {}, SlotState.UNFIT, "只有仅内部的，不进卷"),
        (replace(AFTER, replaced_by=EvidenceId("e2")), {}, SlotState.UNFIT, "原来的已换成别的"),
        (AFTER, {"paged": True}, SlotState.UNFIT, "“after_photo.jpg”没有页数"),
        (replace(AFTER, pages=2), {"paged": True}, SlotState.FILLED, "1 件"),
        (AFTER, {"at_least": 2}, SlotState.MISSING, "需 2 件，已有 1 件"),
    ],
)
def test_that_a_slot_says_how_it_stands_and_why(
    item: EvidenceItem | None, rules: dict[str, object], state: SlotState, why: str
) -> None:
    slot = _slot(a_case(evidence=(item,) if item else ()), **rules)
    assert (slot.state, slot.why) == (state, why)


def test_that_many_faults_are_told_in_one_line() -> None:
    undated = tuple(a_file(EvidenceKind.AFTER_PHOTO, name, taken_at=None) for name in "甲乙丙")
    assert _slot(a_case(evidence=undated)).why == "“甲.jpg”没有日期；“乙.jpg”没有日期，共 3 处"


def test_that_what_stands_for_a_replaced_file_fills_the_slot() -> None:
    newer = a_file(EvidenceKind.AFTER_PHOTO, "新的")
    slot = _slot(a_case(evidence=(replace(AFTER, replaced_by=newer.id), newer)))
    assert (slot.state, slot.items, slot.beside) == (SlotState.FILLED, (newer,), ())


def test_that_what_an_earlier_round_rested_on_waits_to_be_confirmed() -> None:
    closeout = CloseOut(TaskId("t1"), (Round(1), Round(2, unconfirmed=(AFTER.id,))))
    slot = _slot(replace(a_case(), closeout=closeout))
    assert (slot.state, slot.why) == (SlotState.UNFIT, "上一轮的待确认")


def test_that_a_photo_is_not_younger_than_the_step_that_rests_on_it() -> None:
    case = a_case(evidence=(REPORT, BEFORE, replace(AFTER, taken_at=datetime(2026, 10, 13, 9, 0))))
    step = OFFICE.rules.step("self-check")
    assert step is not None
    (gap,) = missing_for_step(case, step, STEPS[0], OFFICE, TODAY)
    assert gap.text == "整改后照片“after_photo.jpg”的日期 2026-10-13 晚于办理日期 2026-10-12"
    assert gap.place == f"evidence/{AFTER.id}"
    # Added later, at the demand of who verifies, it holds nothing up.
    assert missing_for_step(case, step, None, OFFICE, TODAY) == ()


def test_that_a_pack_may_ask_for_nothing_older_than_the_paper_the_task_came_from() -> None:
    source = SourceDocument(SourceId("s"), "反馈意见", issued_on=date(2026, 9, 3))
    case = replace(a_case(), source=source)
    assert _slot(case).state is SlotState.FILLED
    slot = _slot(case, after_source=True)
    assert (slot.state, "早于任务来源文件的 2026-09-03" in slot.why) == (SlotState.UNFIT, True)
    assert _slot(a_case(), after_source=True).state is SlotState.FILLED


@pytest.mark.parametrize("key", shipped_packs())
def test_that_only_a_task_with_a_site_is_asked_for_photos(key: str) -> None:
    pack = load_rule_pack(key)
    no_site = a_case(a_task(kind=TaskKind.NON_ENGINEERING), evidence=())
    asked = {kind for step in pack.steps for slot in slots_of(no_site, step) for kind in slot.rule.kinds}
    assert asked.isdisjoint({EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO})
    reports = {EvidenceKind.SELF_CHECK_REPORT, EvidenceKind.ARCHIVE_DIRECTORY}
    for slot in _rules(pack):
        if reports.intersection(slot.kinds):
            assert (slot.may_not_apply, slot.may_be_explained) == (False, False), f"{key}: {slot.key}"


def _rules(pack: RulePack) -> tuple[SlotRule, ...]:
    return tuple(slot for step in pack.steps for slot in step.slots)


def test_that_no_answer_under_any_rules_counts_as_there() -> None:
    """不适用 and 无法提供, allowed or not, with the statement or without: the slot holds what it held, and is not 有."""
    choices = product(Reply, (True, False), (True, False), (None, SIGNED), (1, 2))
    for reply, may_not_apply, may_be_explained, statement, at_least in choices:
        held = tuple(item for item in (REPORT, BEFORE, statement) if item is not None)
        bare = a_case(evidence=held)
        rules = {"may_not_apply": may_not_apply, "may_be_explained": may_be_explained, "at_least": at_least}
        case = _answered(bare, _said(reply, statement))
        slot = _slot(case, **rules)
        assert slot_items(case, slot.rule) == slot_items(bare, slot.rule) == ()
        assert slot.state is SlotState(reply)
        assert case.proof_of_measure(1) == bare.proof_of_measure(1)
        allowed = may_not_apply if reply is Reply.NOT_APPLICABLE else may_be_explained and statement is not None
        assert slot.stands is allowed
        assert (list(slot.gaps()) == []) is allowed


@pytest.mark.parametrize(
    "changed",
    [
        replace(SIGNED, destination=Destination.INTERNAL),
        replace(SIGNED, kind=EvidenceKind.OTHER),
        replace(SIGNED, replaced_by=EvidenceId("gone")),
    ],
)
def test_that_a_statement_that_does_not_go_into_the_dossier_lifts_nothing(changed: EvidenceItem) -> None:
    case = _answered(a_case(evidence=(REPORT, BEFORE, changed)), _said(Reply.CANNOT_PROVIDE, SIGNED))
    assert [gap.code for gap in _slot(case).gaps()] == ["slot_statement"]


def test_that_a_statement_is_followed_to_what_stands_for_it() -> None:
    newer = a_file(EvidenceKind.STATEMENT, "重扫")
    case = a_case(evidence=(replace(SIGNED, replaced_by=newer.id), newer))
    slot = _slot(_answered(case, _said(Reply.CANNOT_PROVIDE, SIGNED)))
    assert slot.statement == newer
    assert slot.stands


def test_that_a_statement_fills_no_slot_whatever_kinds_it_takes() -> None:
    case = a_case(evidence=(SIGNED,))
    assert _slot(case, kinds=(EvidenceKind.STATEMENT,)).state is SlotState.MISSING


def test_that_only_the_answer_of_the_round_counts() -> None:
    closeout = CloseOut(TaskId("t1"), (Round(1), Round(2)))
    case = replace(a_case(evidence=(SIGNED,)), closeout=closeout)
    slot = _slot(_answered(case, _said(Reply.CANNOT_PROVIDE, SIGNED, 1)))
    assert (slot.answer, slot.state) == (None, SlotState.MISSING)
    assert slot.earlier is not None
