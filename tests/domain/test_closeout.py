"""销号: order, gates, returns, and what counts as closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import Conclusion, Reopening, ReturnRecord, StepRecord
from dujiao_desktop.domain.dossier import DossierKind
from dujiao_desktop.domain.errors import Refused, StepNotReady
from dujiao_desktop.domain.evidence import Destination, EvidenceKind
from dujiao_desktop.domain.identity import StepRecordId
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.readiness import missing_for_dossier
from dujiao_desktop.domain.step_content import MeasureFinding, Objection
from dujiao_desktop.domain.task import CloseoutStatus, TaskKind, TaskUnit, UnitRole
from dujiao_desktop.domain.transition import advance, confirm, reopen, send_back
from tests.builders import ENOUGH, STEPS, TODAY, a_case, a_file, a_measure, a_task, an_office

OFFICE = an_office()
READY = a_case(evidence=(*ENOUGH, a_file(EvidenceKind.ARCHIVE_DIRECTORY)))


def walked(count: int, case: CaseFile = READY) -> CaseFile:
    """The case after its first `count` steps."""
    for record in STEPS[:count]:
        case = replace(case, closeout=advance(case, record, OFFICE, TODAY))
    return case


def codes(error: pytest.ExceptionInfo[StepNotReady]) -> list[str]:
    """What was missing, by code."""
    return [m.code for m in error.value.missing]


def test_that_a_task_taken_through_all_steps_is_closed() -> None:
    assert walked(6).closeout.status(OFFICE.rules) is CloseoutStatus.CLOSED


def test_that_a_receipt_alone_is_reported_but_not_closed() -> None:
    assert walked(5).closeout.status(OFFICE.rules) is CloseoutStatus.AWAITING_CLOSING
    assert OFFICE.rules.closeout_word(CloseoutStatus.AWAITING_CLOSING) == "已报备待销号"


@pytest.mark.parametrize("index", range(1, 6))
def test_that_no_step_can_be_taken_before_the_one_before_it(index: int) -> None:
    with pytest.raises(Refused) as refused:
        advance(walked(index - 1), STEPS[index], OFFICE, TODAY)
    assert refused.value.code == "step_out_of_order"


def test_that_a_step_names_everything_that_is_missing_at_once() -> None:
    bare = a_task(measures=(a_measure(result_text="", done_on=None),))
    with pytest.raises(StepNotReady) as refused:
        advance(a_case(bare, evidence=()), replace(STEPS[0], people=("周玉",), opinion=""), OFFICE, TODAY)
    assert codes(refused) == [
        "measure_result", "measure_done_on", "measure_evidence", "slot", "slot", "slot", "field", "people",
    ]  # fmt: skip
    assert all(m.text and m.place for m in refused.value.missing)


def test_that_neither_a_report_nor_the_state_before_proves_a_measure() -> None:
    task = a_task(kind=TaskKind.NON_ENGINEERING)
    files = (a_file(EvidenceKind.SELF_CHECK_REPORT), a_file(EvidenceKind.MECHANISM, measure_seq=2), ENOUGH[1])
    with pytest.raises(StepNotReady) as refused:
        walked(1, a_case(task, files))
    assert codes(refused) == ["measure_evidence"]


def test_that_a_county_can_demand_a_goal() -> None:
    strict = replace(OFFICE, rules=replace(OFFICE.rules, gates=replace(OFFICE.rules.gates, goal=True)))
    with pytest.raises(StepNotReady) as refused:
        advance(a_case(a_task(goal="")), STEPS[0], strict, TODAY)
    assert codes(refused) == ["goal"]


def test_that_measures_of_other_units_hold_nothing_up() -> None:
    other = a_measure(2, responsible_units=("区住建委",), result_text="", done_on=None)
    task = a_task(measures=(a_measure(), other))
    assert walked(1, a_case(task)).closeout.current.record_of("self-check")


def test_that_a_measure_naming_us_by_our_short_name_is_ours() -> None:
    task = a_task(measures=(a_measure(responsible_units=("云岭镇",), result_text=""),))
    with pytest.raises(StepNotReady) as refused:
        walked(1, a_case(task))
    assert "measure_result" in codes(refused)


def test_that_internal_evidence_fills_no_slot() -> None:
    hidden = tuple(replace(e, destination=Destination.INTERNAL) for e in ENOUGH)
    with pytest.raises(StepNotReady) as refused:
        walked(1, a_case(evidence=hidden))
    assert codes(refused) == ["measure_evidence", "slot", "slot", "slot"]


def test_that_an_after_photo_needs_its_day() -> None:
    undated = (ENOUGH[0], ENOUGH[1], replace(ENOUGH[2], taken_at=None))
    with pytest.raises(StepNotReady) as refused:
        walked(1, a_case(evidence=undated))
    assert codes(refused) == ["slot_date"]


def test_that_tasks_without_a_site_need_documents_instead_of_photos() -> None:
    task = a_task(kind=TaskKind.NON_ENGINEERING)
    files = (a_file(EvidenceKind.SELF_CHECK_REPORT), a_file(EvidenceKind.MECHANISM))
    assert walked(1, a_case(task, files)).closeout.current.records


def test_that_nobody_stands_for_both_self_check_and_verification() -> None:
    with pytest.raises(StepNotReady) as refused:
        advance(walked(1), replace(STEPS[1], people=("周玉", "李明")), OFFICE, TODAY)
    assert codes(refused) == ["separate_people"]


def test_that_a_failed_verification_leaves_the_step_open() -> None:
    case = replace(READY, closeout=advance(walked(1), replace(STEPS[1], conclusion=Conclusion.FAIL), OFFICE, TODAY))
    expected = case.closeout.next_step(OFFICE.rules)
    assert expected is not None
    assert expected.key == "verification"


@pytest.mark.parametrize(
    ("start", "end", "gap"),
    [
        (date(2026, 10, 19), date(2026, 10, 22), "notice_short"),
        (date(2026, 11, 16), date(2026, 11, 21), "notice_running"),
        (date(2026, 10, 23), date(2026, 10, 19), "notice_period"),
        (date(2026, 10, 10), date(2026, 10, 20), "date_order"),
    ],
)
def test_that_a_notice_must_be_long_enough_over_and_after_the_verification(start: date, end: date, gap: str) -> None:
    with pytest.raises(StepNotReady) as refused:
        advance(walked(2), replace(STEPS[2], period_from=start, period_to=end, happened_on=end), OFFICE, TODAY)
    assert gap in codes(refused)


def test_that_what_follows_a_notice_happens_after_its_last_day() -> None:
    opened = replace(STEPS[2], happened_on=STEPS[2].period_from or TODAY)
    case = replace(READY, closeout=advance(walked(2), opened, OFFICE, TODAY))
    with pytest.raises(StepNotReady) as refused:
        advance(case, replace(STEPS[3], happened_on=opened.happened_on), OFFICE, TODAY)
    assert codes(refused) == ["date_order"]


def test_that_a_self_check_cannot_find_done_what_was_done_later() -> None:
    late = a_case(a_task(measures=(a_measure(done_on=TODAY),)))
    with pytest.raises(StepNotReady) as refused:
        advance(late, STEPS[0], OFFICE, TODAY)
    assert codes(refused) == ["measure_done_later"]


@pytest.mark.parametrize("count", range(1, 6))
def test_that_no_later_step_is_taken_once_the_proof_of_the_self_check_is_gone(count: int) -> None:
    case = walked(count)
    opened = replace(case, task=a_task(measures=(a_measure(result_text="", done_on=None),)))
    bare = replace(case, evidence=(a_file(EvidenceKind.ARCHIVE_DIRECTORY),))
    for changed, lacking in ((opened, ["measure_result", "measure_done_on"]), (bare, ["slot", "slot", "slot"])):
        with pytest.raises(StepNotReady) as refused:
            advance(changed, STEPS[count], OFFICE, TODAY)
        assert codes(refused) == lacking
        assert [m.code for m in missing_for_dossier(changed, DossierKind.FOR_ARCHIVE, OFFICE, TODAY)][
            -len(lacking) :
        ] == (lacking)


def test_that_make_up_working_days_count_in_a_notice() -> None:
    # 2026-10-10 is a Saturday that is worked; 10-01 to 10-07 are holidays.
    verified = replace(STEPS[1], happened_on=date(2026, 10, 7))
    case = replace(READY, closeout=advance(READY, replace(STEPS[0], happened_on=date(2026, 9, 30)), OFFICE, TODAY))
    case = replace(case, closeout=advance(case, verified, OFFICE, TODAY))
    notice = replace(
        STEPS[2], period_from=date(2026, 10, 8), period_to=date(2026, 10, 13), happened_on=date(2026, 10, 13)
    )
    assert advance(case, notice, OFFICE, TODAY).current.record_of("public-notice")


def test_that_a_notice_in_a_year_without_a_calendar_is_asked_about() -> None:
    far = replace(STEPS[2], period_from=date(2031, 3, 3), period_to=date(2031, 3, 7), happened_on=date(2031, 3, 7))
    with pytest.raises(Refused) as refused:
        advance(walked(2), far, OFFICE, date(2031, 4, 1))
    assert refused.value.code == "calendar_year_unknown"


def a_return(**fields: object) -> ReturnRecord:
    """A return of today."""
    bare = ReturnRecord(StepRecordId("r"), "verification", "papers_missing", "补监测报告", TODAY)
    return replace(bare, **fields)  # type: ignore[arg-type]  # the fields are those of ReturnRecord


def test_that_a_return_opens_a_new_round_and_keeps_the_old_one() -> None:
    closeout = send_back(walked(2), a_return(), OFFICE.rules, TODAY)
    assert closeout.current.number == 2
    assert closeout.status(OFFICE.rules) is CloseoutStatus.RETURNED
    assert len(closeout.rounds[0].records) == 2


@pytest.mark.parametrize(
    ("back", "code"),
    [
        (a_return(demand=" "), "return_without_demand"),
        (a_return(reason="whim"), "unknown_return_reason"),
        (a_return(returned_on=date(2027, 1, 1)), "date_in_future"),
        (a_return(due_on=date(2026, 1, 1)), "due_before_return"),
        (a_return(step="lunch"), "unknown_step"),
    ],
)
def test_that_a_return_states_reason_demand_and_a_day_that_has_come(back: ReturnRecord, code: str) -> None:
    with pytest.raises(Refused) as refused:
        send_back(walked(2), back, OFFICE.rules, TODAY)
    assert refused.value.code == code


def test_that_a_closed_task_neither_advances_nor_returns() -> None:
    for act in (
        lambda: advance(walked(6), STEPS[0], OFFICE, TODAY),
        lambda: send_back(walked(6), a_return(), OFFICE.rules, TODAY),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "task_closed"


def returned(back: ReturnRecord, count: int = 2) -> CaseFile:
    """The case after `count` steps and a return."""
    return replace(READY, closeout=send_back(walked(count), back, OFFICE.rules, TODAY))


AGAIN = replace(STEPS[0], happened_on=TODAY)


def test_that_after_a_return_nothing_of_the_round_before_counts_until_it_is_confirmed() -> None:
    case = returned(a_return())
    assert case.for_dossier == ()
    assert case.unconfirmed == READY.evidence
    with pytest.raises(StepNotReady) as refused:
        advance(case, AGAIN, OFFICE, TODAY)
    assert codes(refused) == ["measure_evidence", "slot", "slot", "slot"]

    case = replace(case, closeout=confirm(case, [e.id for e in case.evidence]))
    assert case.unconfirmed == ()
    assert advance(case, AGAIN, OFFICE, TODAY).current.records == (AGAIN,)


def test_that_what_was_confirmed_stays_so_and_the_rest_still_waits() -> None:
    case = returned(a_return())
    case = replace(case, closeout=confirm(case, {ENOUGH[0].id}))
    assert case.for_dossier == (ENOUGH[0],)
    with pytest.raises(Refused) as refused_twice:
        confirm(case, {ENOUGH[0].id})
    assert refused_twice.value.code == "nothing_to_confirm"


def test_that_what_is_added_after_the_return_counts_by_itself() -> None:
    case = returned(a_return())
    new = a_file(EvidenceKind.AFTER_PHOTO, "重拍")
    assert replace(case, evidence=(*case.evidence, new)).for_dossier == (new,)


def test_that_a_return_that_names_items_is_answered_by_these() -> None:
    case = returned(a_return(items=("evidence/monitoring", "measures/1")))
    case = replace(case, closeout=confirm(case, [e.id for e in case.evidence]))
    with pytest.raises(StepNotReady) as refused:
        advance(case, AGAIN, OFFICE, TODAY)
    assert [(m.code, m.place) for m in refused.value.missing] == [
        ("demanded", "evidence/monitoring"),
        ("demanded", "measures/1"),
    ]
    case = replace(case, evidence=(*case.evidence, a_file(EvidenceKind.MONITORING)))
    case = replace(case, closeout=confirm(case, {case.task.measures[0].id}))
    assert advance(case, AGAIN, OFFICE, TODAY).current.records


def test_that_no_step_of_the_new_round_lies_before_the_return() -> None:
    case = returned(a_return())
    case = replace(case, closeout=confirm(case, [e.id for e in case.evidence]))
    with pytest.raises(StepNotReady) as refused:
        advance(case, STEPS[0], OFFICE, TODAY)
    assert codes(refused) == ["date_order"]


@pytest.mark.parametrize(
    ("back", "code"),
    [
        (a_return(items=("evidence/gossip",)), "unknown_return_item"),
        (a_return(items=("measures/9",)), "unknown_return_item"),
        (a_return(returned_on=date(2026, 10, 15)), "return_before_step"),
    ],
)
def test_that_a_return_names_what_there_is_and_follows_the_steps(back: ReturnRecord, code: str) -> None:
    with pytest.raises(Refused) as refused:
        send_back(walked(2), back, OFFICE.rules, TODAY)
    assert refused.value.code == code


def test_that_a_rebound_reopens_in_a_round_of_its_own_and_leaves_the_closed_one() -> None:
    closed = walked(6)
    closeout = reopen(closed, Reopening("又见溢流", TODAY), OFFICE.rules, TODAY)
    assert closeout.status(OFFICE.rules) is CloseoutStatus.REOPENED
    assert closeout.rounds[0] == closed.closeout.current
    case = replace(closed, closeout=closeout)
    assert case.for_dossier == ()
    case = replace(case, closeout=confirm(case, [e.id for e in case.evidence]))
    assert advance(case, AGAIN, OFFICE, TODAY).status(OFFICE.rules) is CloseoutStatus.AWAITING_VERIFICATION


@pytest.mark.parametrize(
    ("case", "reopening", "code"),
    [
        (walked(5), Reopening("又见溢流", TODAY), "not_closed"),
        (walked(6), Reopening(" ", TODAY), "reopen_without_reason"),
        (walked(6), Reopening("又见溢流", date(2026, 11, 9)), "reopen_before_closing"),
        (walked(6), Reopening("又见溢流", date(2027, 1, 1)), "date_in_future"),
    ],
)
def test_that_only_a_closed_task_is_reopened_with_a_reason_and_a_day_after(
    case: CaseFile, reopening: Reopening, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        reopen(case, reopening, OFFICE.rules, TODAY)
    assert refused.value.code == code


def with_rules(**changes: object) -> Office:
    """The office with one step of its rules changed."""
    key = str(changes.pop("key"))
    steps = tuple(replace(s, **changes) if s.key == key else s for s in OFFICE.rules.steps)  # type: ignore[arg-type]
    return replace(OFFICE, rules=replace(OFFICE.rules, steps=steps))


def test_that_a_chain_is_signed_by_all_its_roles_in_order() -> None:
    office = with_rules(key="self-check", chain=("经办人", "审核人", "主要负责人"))
    with pytest.raises(StepNotReady) as refused:
        advance(READY, STEPS[0], office, TODAY)
    assert codes(refused) == ["people"]
    days = (date(2026, 10, 11), date(2026, 10, 12), date(2026, 10, 12))
    signed = replace(STEPS[0], people=("周玉", "何川", "王强"), signed_on=days)
    with pytest.raises(StepNotReady) as refused:
        advance(READY, replace(signed, signed_on=days[::-1]), office, TODAY)
    assert codes(refused) == ["signing_order"]
    record = advance(READY, signed, office, TODAY).current.records[0]
    roles = [(s.role, s.name) for s in record.signatures(office.rules.step("self-check"))]
    assert roles == [("经办人", "周玉"), ("审核人", "何川"), ("主要负责人", "王强")]


def test_that_findings_speak_of_every_measure_and_do_not_contradict_the_conclusion() -> None:
    task = a_task(measures=(a_measure(), a_measure(2)))
    case = walked(1, a_case(task, READY.evidence))
    one = replace(STEPS[1], findings=(MeasureFinding(1, carried_out=False, text="仍有错接"),))
    with pytest.raises(StepNotReady) as refused:
        advance(case, one, OFFICE, TODAY)
    assert codes(refused) == ["findings", "findings_conclusion"]
    both = (MeasureFinding(1, carried_out=True), MeasureFinding(2, carried_out=True, text="已接通"))
    assert advance(case, replace(one, findings=both), OFFICE, TODAY).current.records[-1].findings == both


def test_that_findings_of_a_measure_that_is_not_there_are_named() -> None:
    findings = (MeasureFinding(1, carried_out=True), MeasureFinding(4, carried_out=True))
    with pytest.raises(StepNotReady) as refused:
        advance(walked(1), replace(STEPS[1], findings=findings), OFFICE, TODAY)
    assert codes(refused) == ["findings_unknown"]


def test_that_a_notice_ends_only_when_its_objections_are_answered() -> None:
    objection = Objection(date(2026, 10, 20), "夜间仍有异味")
    with pytest.raises(StepNotReady) as refused:
        advance(walked(2), replace(STEPS[2], objections=(objection,)), OFFICE, TODAY)
    assert codes(refused) == ["objection_open"]
    answered = replace(objection, answer="已加盖密封", answered_on=date(2026, 10, 22))
    assert advance(walked(2), replace(STEPS[2], objections=(answered,)), OFFICE, TODAY).current.records[-1].objections


def test_that_a_round_is_finished_under_the_rules_it_was_begun_under() -> None:
    newer = replace(OFFICE, rules=replace(OFFICE.rules, version="2027.1", steps=OFFICE.rules.steps[:2]))
    begun = walked(1).closeout
    assert begun.current.pack == OFFICE.rules.name
    kept = replace(newer, packs={OFFICE.rules.name: OFFICE.rules})
    assert kept.under(begun).rules == OFFICE.rules
    assert kept.under(a_case().closeout).rules == newer.rules
    with pytest.raises(Refused) as refused:
        newer.under(begun)
    assert refused.value.code == "rule_pack_not_kept"


@given(st.lists(st.sampled_from([*STEPS, "return"]), max_size=14))
def test_that_no_sequence_of_actions_reaches_closed_without_all_six_steps(actions: list[StepRecord | str]) -> None:
    case = READY
    for action in actions:
        try:
            closeout = (
                send_back(case, a_return(), OFFICE.rules, TODAY)
                if isinstance(action, str)
                else advance(case, action, OFFICE, TODAY)
            )
        except Refused:
            continue
        case = replace(case, closeout=closeout)
    passed = [r.step for r in case.closeout.current.records]
    assert passed == [s.step for s in STEPS][: len(passed)]
    assert (case.closeout.status(OFFICE.rules) is CloseoutStatus.CLOSED) == (len(passed) == 6)


def test_that_the_generic_pack_runs_the_same_walk_in_its_own_words() -> None:
    generic = an_office("generic")
    case = READY
    week = replace(STEPS[2], period_from=date(2026, 10, 17))  # seven calendar days, not five working days
    for record in (*STEPS[:2], week, *STEPS[3:]):
        case = replace(case, closeout=advance(case, record, generic, TODAY))
    assert case.closeout.status(generic.rules) is CloseoutStatus.CLOSED
    step = generic.rules.step("verification")
    assert step is not None
    assert step.word == "验收"


def test_that_a_unit_named_only_in_another_role_does_not_make_a_measure_ours() -> None:
    task = a_task(
        units=(TaskUnit(UnitRole.LEAD, "云岭镇人民政府"),), measures=(a_measure(responsible_units=("区水利局",)),)
    )
    assert a_case(task).own_measures(OFFICE.unit) == ()
