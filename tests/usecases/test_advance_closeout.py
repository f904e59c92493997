from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.errors import Refused, StepNotReady
from dujiao_desktop.domain.evidence import Destination, EvidenceKind
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.usecases import read_task
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, StepDraft, send_back
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, describe_evidence, remove_evidence
from tests.builders import NOW, TODAY
from tests.usecases.closing import REST, close, directory, taken, with_scan
from tests.usecases.township import ROWS, Township, a_list, a_paper

VERIFICATION, NOTICE, ARCHIVING, FILING, CLOSING = REST
BACK = ReturnDraft("verification", "papers_missing", "补监测报告", date(2026, 11, 18), unit="区生态环境局")


def returned(desk: Township, draft: ReturnDraft = BACK) -> CloseoutStatus:
    return send_back(desk.store, desk.task("7").id, draft, office=desk.office, by=desk.by, now=NOW).status


def test_that_each_step_moves_the_status_and_only_the_decision_closes(ready: Township) -> None:
    directory(ready)
    statuses = [ready.task("7").closeout_status]
    for draft in REST:
        statuses.append(taken(ready, with_scan(ready, draft)).status)
        assert ready.task("7").closeout_status is statuses[-1]
    assert statuses == [
        CloseoutStatus.AWAITING_VERIFICATION, CloseoutStatus.AWAITING_PUBLIC_NOTICE, CloseoutStatus.AWAITING_ARCHIVING,
        CloseoutStatus.AWAITING_FILING, CloseoutStatus.AWAITING_CLOSING, CloseoutStatus.CLOSED,
    ]  # fmt: skip


def test_that_a_closed_task_is_a_finished_one(ready: Township) -> None:
    assert ready.task("7").progress_status is not ProgressStatus.DONE
    close(ready)
    assert ready.task("7").progress_status is ProgressStatus.DONE


def test_that_a_refused_step_leaves_neither_rows_nor_scans(ready: Township) -> None:
    scan = a_paper(ready.paths.folder.parent / "验收意见.txt", "同意")
    before, items = ready.state(), ready.evidence("7")
    with pytest.raises(StepNotReady) as refused:
        taken(ready, replace(VERIFICATION, scans=(scan,), opinion="", people=("李明",)))
    assert {m.place for m in refused.value.missing} == {
        "closeout/verification/opinion", "closeout/verification/people",
    }  # fmt: skip
    assert (ready.state(), ready.evidence("7")) == (before, items)
    assert ready.task("7").closeout_status is CloseoutStatus.AWAITING_VERIFICATION


def test_that_an_internal_file_is_not_taken_as_the_paper_of_a_step(ready: Township, tmp_path: Path) -> None:
    scan = a_paper(tmp_path / "验收意见.txt", "同意")
    ready.attach("7", scan, kind=EvidenceKind.ACCEPTANCE_OPINION, destination=Destination.INTERNAL)
    before = ready.state()
    with pytest.raises(Refused) as refused:
        taken(ready, replace(VERIFICATION, scans=(scan,)))
    assert refused.value.code == "scan_is_internal"
    assert ready.state() == before


def test_that_a_step_with_a_scan_that_cannot_be_read_is_not_taken(ready: Township, tmp_path: Path) -> None:
    before = ready.state()
    with pytest.raises(Refused) as refused:
        taken(ready, replace(VERIFICATION, scans=(tmp_path / "没有.pdf",)))
    assert refused.value.code == "file_missing"
    assert ready.state() == before


def test_that_what_other_offices_did_is_registered_with_day_and_moment_apart(ready: Township) -> None:
    taken(ready, with_scan(ready, VERIFICATION))
    record = ready.case("7").closeout.current.record_of("verification")
    assert record is not None
    assert (record.unit, record.people, record.happened_on) == ("区住建委", ("李明", "赵红"), date(2026, 10, 16))
    assert (record.entered_at, record.entered_by) == (NOW, ready.by.id)
    scans = [e for e in ready.evidence("7") if e.id in record.scans]
    assert [(e.kind, e.step) for e in scans] == [(EvidenceKind.ACCEPTANCE_OPINION, "verification")]


def test_that_the_usual_unit_stands_in_where_none_is_stated(ready: Township) -> None:
    own = ready.case("7").closeout.current.record_of("self-check")
    assert own is not None
    assert own.unit == "云岭镇人民政府"
    taken(ready, with_scan(ready, replace(VERIFICATION, unit="")))
    record = ready.case("7").closeout.current.record_of("verification")
    assert record is not None
    assert record.unit == "区住建委"  # the task's 验收单位


def test_that_names_typed_twice_or_empty_count_once_or_not_at_all(ready: Township) -> None:
    draft = with_scan(ready, replace(VERIFICATION, people=("李明", " 李明 ", "", "赵红")))
    taken(ready, draft)
    record = ready.case("7").closeout.current.record_of("verification")
    assert record is not None
    assert record.people == ("李明", "赵红")


def test_that_a_negative_conclusion_is_kept_and_leaves_the_step_open(ready: Township) -> None:
    status = taken(ready, with_scan(ready, replace(VERIFICATION, conclusion=Conclusion.FAIL))).status
    assert status is CloseoutStatus.AWAITING_VERIFICATION
    assert len(ready.case("7").closeout.current.records) == 2
    second = replace(VERIFICATION, happened_on=date(2026, 10, 20))
    assert taken(ready, with_scan(ready, second)).status is CloseoutStatus.AWAITING_PUBLIC_NOTICE


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (StepDraft("closing", TODAY), "step_out_of_order"),
        (StepDraft("self-check", TODAY), "step_out_of_order"),
        (StepDraft("blessing", TODAY), "unknown_step"),
    ],
)
def test_that_steps_are_taken_in_order(ready: Township, draft: StepDraft, code: str) -> None:
    before = ready.state()
    with pytest.raises(Refused) as refused:
        taken(ready, draft)
    assert refused.value.code == code
    assert ready.state() == before


def test_that_nothing_moves_a_closed_task(ready: Township) -> None:
    close(ready)
    before = ready.state()
    for draft in (CLOSING, VERIFICATION):
        with pytest.raises(Refused) as refused:
            taken(ready, draft)
        assert refused.value.code == "task_closed"
    with pytest.raises(Refused) as refused:
        returned(ready)
    assert (refused.value.code, refused.value.facts["number"]) == ("task_closed", "7")
    assert ready.state() == before


def test_that_a_list_that_comes_again_does_not_touch_a_closed_task(ready: Township) -> None:
    close(ready)
    closed = ready.task("7")
    rows = [(*ROWS[0][:2], "另一个目标", *ROWS[0][3:]), *ROWS[1:]]
    done = ready.import_list(a_list(ready.paths.folder.parent / "整改清单.csv", rows))
    assert len(done.unchanged) == 3
    assert ready.task("7") == closed


# --- returns


def test_that_a_return_begins_a_new_round_from_the_first_step(ready: Township) -> None:
    taken(ready, with_scan(ready, VERIFICATION))
    assert returned(ready) is CloseoutStatus.RETURNED
    closeout = ready.case("7").closeout
    assert [r.number for r in closeout.rounds] == [1, 2]
    assert closeout.rounds[0].returned is not None
    assert (closeout.rounds[0].returned.reason, closeout.rounds[0].returned.demand) == ("papers_missing", "补监测报告")
    with pytest.raises(Refused) as refused:
        taken(ready, with_scan(ready, NOTICE))
    assert refused.value.code == "step_out_of_order"
    ready.confirm("7")
    again = StepDraft("self-check", date(2026, 11, 19), people=("周玉", "何川"), opinion="已补报告")
    assert taken(ready, again).status is CloseoutStatus.AWAITING_VERIFICATION


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": "no reason"}, "unknown_return_reason"),
        ({"demand": "  "}, "return_without_demand"),
        ({"step": "blessing"}, "unknown_step"),
        ({"returned_on": date(2026, 11, 22)}, "date_in_future"),
    ],
)
def test_that_a_return_says_where_why_and_what_is_demanded(
    ready: Township, change: dict[str, object], code: str
) -> None:
    before = ready.state()
    with pytest.raises(Refused) as refused:
        returned(ready, replace(BACK, **change))  # type: ignore[arg-type]
    assert refused.value.code == code
    assert ready.state() == before


def test_that_nothing_can_be_returned_before_it_was_handed_in(desk: Township) -> None:
    before = desk.state()
    with pytest.raises(Refused) as refused:
        returned(desk)
    assert refused.value.code == "nothing_to_return"
    assert desk.state() == before


def test_that_the_paper_of_a_step_cannot_be_removed(ready: Township) -> None:
    taken(ready, with_scan(ready, VERIFICATION))
    record = ready.case("7").closeout.current.record_of("verification")
    assert record is not None
    before = ready.state()
    with pytest.raises(Refused) as refused:
        remove_evidence(ready.store, record.scans[0], by=ready.by, now=NOW)
    assert (refused.value.code, refused.value.facts["title"]) == ("evidence_in_use", "验收意见")
    assert ready.state() == before


def test_that_the_paper_of_a_step_cannot_be_kept_from_the_dossier(ready: Township) -> None:
    taken(ready, with_scan(ready, VERIFICATION))
    scan = next(e for e in ready.case("7").evidence if e.step == "verification")
    hidden = replace(EvidenceDraft.of(scan), destination=Destination.INTERNAL)
    with pytest.raises(Refused) as refused:
        describe_evidence(ready.store, scan.id, hidden, by=ready.by, now=NOW)
    assert refused.value.code == "scan_stays_in_dossier"
    assert scan in ready.case("7").for_dossier


# --- what is missing is read in one place


def test_that_the_screen_lists_what_the_step_would_refuse(desk: Township) -> None:
    case = desk.case("9")
    shown = {m.text for m in read_task.missing_now(case, desk.office, TODAY)}
    with pytest.raises(StepNotReady) as refused:
        taken(desk, StepDraft("self-check", TODAY, people=("周玉", "何川"), opinion="好"), "9")
    assert shown == {m.text for m in refused.value.missing}
    assert shown >= {"措施 1 的整改结果", "措施 1 的完成日期", "措施 1 的佐证材料", "自查报告", "整改前照片"}


def test_that_measures_of_other_units_hold_nothing_up(ready: Township) -> None:
    from dujiao_desktop.usecases.edit_task import MeasureEdit, set_measure

    set_measure(ready.store, ready.task("7").id, None, MeasureEdit("修建污水厂", ("区水利局",)), by=ready.by, now=NOW)
    assert read_task.missing_for_handing_in(ready.case("7"), ready.office, TODAY) == ()
    set_measure(ready.store, ready.task("7").id, None, MeasureEdit("清淤", ("云岭镇",)), by=ready.by, now=NOW)
    missing = read_task.missing_for_handing_in(ready.case("7"), ready.office, TODAY)
    assert [m.text for m in missing] == ["措施 4 的整改结果", "措施 4 的完成日期"]


def test_that_steps_show_done_current_and_later(ready: Township) -> None:
    states = read_task.steps(ready.case("7"), ready.office, TODAY)
    assert [s.standing for s in states] == ["done", "current", *["later"] * 4]
    assert ARCHIVING.step == states[3].rule.key
    assert FILING.step == states[4].rule.key
