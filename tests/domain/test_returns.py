"""退回: what can be named, how a later round answers it, and what is said of earlier ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import ReturnRecord
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.identity import StepRecordId
from dujiao_desktop.domain.returns import ReturnCount, answers, looming, offered_items, reasons_said
from dujiao_desktop.domain.rule_pack import StepRule
from dujiao_desktop.domain.task import TaskKind
from dujiao_desktop.domain.transition import advance, confirm, send_back
from tests.builders import ENOUGH, NOW, STEPS, TODAY, a_case, a_file, a_measure, a_task, an_office

OFFICE = an_office()
RULES = OFFICE.rules
BEFORE, AFTER = NOW - timedelta(days=1), NOW + timedelta(days=1)
HANDED_IN = tuple(replace(item, added_at=BEFORE) for item in ENOUGH)


def _returned(*items: str) -> CaseFile:
    case = a_case(a_task(measures=(a_measure(), a_measure(2))), HANDED_IN)
    case = replace(case, closeout=advance(case, STEPS[0], OFFICE, TODAY))
    back = ReturnRecord(
        StepRecordId("r"), "verification", "papers_missing", "补报告", TODAY, entered_at=NOW, items=items
    )
    return replace(case, closeout=send_back(case, back, RULES, TODAY))


def _step(key: str) -> StepRule:
    step = RULES.step(key)
    assert step is not None
    return step


def test_that_the_short_list_holds_measures_what_steps_ask_for_and_what_is_there() -> None:
    case = a_case(evidence=(*ENOUGH, a_file(EvidenceKind.MONITORING)))
    assert offered_items(case, RULES) == (
        "measures/1",
        "evidence/self_check_report",
        "evidence/before_photo",
        "evidence/after_photo",
        "evidence/archive_directory",
        "evidence/monitoring",
    )
    no_site = a_case(a_task(kind=TaskKind.NON_ENGINEERING), evidence=())
    assert "evidence/after_photo" not in offered_items(no_site, RULES)


def test_that_every_named_item_is_open_until_it_is_handed_in_again_filled_in_or_confirmed() -> None:
    case = _returned("evidence/monitoring", "evidence/after_photo", "measures/2")
    assert [a.is_open for a in answers(case, case.closeout.current, RULES)] == [True, True, True]

    fresh = a_file(EvidenceKind.MONITORING, added_at=AFTER)
    case = replace(case, evidence=(*case.evidence, fresh))
    case = replace(case, closeout=confirm(case, {ENOUGH[2].id, case.task.measures[1].id}))
    monitoring, photo, measure = answers(case, case.closeout.current, RULES)
    assert (monitoring.fresh, monitoring.kept) == ((fresh,), ())
    assert (photo.fresh, photo.kept) == ((), (HANDED_IN[2],))
    assert not any(a.is_open for a in (monitoring, photo, measure))


def test_that_a_first_round_and_a_return_of_the_whole_have_nothing_to_answer() -> None:
    case = _returned()
    assert [answers(case, one, RULES) for one in case.closeout.rounds] == [(), ()]


def test_that_what_waits_is_said_behind_the_gap_it_would_close() -> None:
    from dujiao_desktop.domain.readiness import missing_for_step

    case = _returned("evidence/after_photo")
    missing = missing_for_step(case, _step("self-check"), None, OFFICE, TODAY)
    assert missing[0].place == f"evidence/{ENOUGH[2].id}"
    assert [m.text for m in missing] == [
        "措施 1 的佐证材料（上一轮的待确认）",
        "措施 2 的佐证材料（上一轮的待确认）",
        "退回要求重报的整改后照片",
        "自查报告（上一轮的待确认）",
        "整改前照片（上一轮的待确认）",
    ]


def test_that_returns_loom_over_our_step_and_those_that_judge_it() -> None:
    assert looming(RULES, _step("self-check")) == ("self-check", "verification", "public-notice")
    assert looming(RULES, _step("verification")) == ("verification",)
    assert looming(RULES, _step("archiving")) == ("archiving", "filing", "closing")


def test_that_reasons_are_counted_over_steps_the_commonest_first() -> None:
    counts = (
        ReturnCount("filing", "format", 5),
        ReturnCount("self-check", "papers_missing", 1),
        ReturnCount("verification", "data_differ", 1),
        ReturnCount("verification", "papers_missing", 1),
    )
    steps = looming(RULES, _step("self-check"))
    assert reasons_said(counts, steps, RULES) == (3, "资料不齐 2 次、数据前后不一致 1 次")
    assert reasons_said(counts, ("closing",), RULES) == (0, "")


def test_that_a_place_is_called_by_its_word() -> None:
    assert RULES.item_word("evidence/monitoring") == "监测报告"
    assert RULES.item_word("measures/2") == "措施 2"
    assert RULES.item_word("evidence/gossip") == "evidence/gossip"
