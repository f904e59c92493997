"""Editing a task, recording progress and results."""

from dataclasses import replace
from datetime import date

import pytest

from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.task import PersonRole as Person
from dujiao_desktop.domain.task import ProgressStatus, Secrecy, TaskKind, TaskPerson, TaskUnit, UnitRole
from dujiao_desktop.usecases.edit_task import (
    MeasureEdit,
    TaskEdit,
    add_task,
    edit_task,
    remove_measure,
    remove_task,
    set_measure,
)
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from tests.builders import NOW, TODAY
from tests.usecases.closing import close
from tests.usecases.township import Township, a_photo

TOMORROW = date(2026, 11, 22)


def edited(desk: Township, task: str, **fields: object) -> None:
    case = desk.case(task)
    edit = replace(TaskEdit.of(case.task, case.source), **fields)  # type: ignore[arg-type]
    edit_task(desk.store, case.task.id, edit, by=desk.by, now=NOW)


def progress(desk: Township, number: str, text: str, as_of: date, status: ProgressStatus | None = None) -> None:
    draft = ProgressDraft(text, as_of, status)
    record_progress(desk.store, desk.task(number).id, draft, office=desk.office, by=desk.by, now=NOW)


def result(desk: Township, number: str, seq: int, text: str, done_on: date | None) -> None:
    record_measure(desk.store, desk.task(number).id, seq, result=text, done_on=done_on, by=desk.by, now=NOW)


# --- editing


def test_that_a_task_typed_by_hand_keeps_every_field(desk: Township) -> None:
    edit = TaskEdit(
        number="31", problem_text="茶厂锅炉未淘汰", upper_number="市12", source_title="市级例行督察", chapter="二",
        goal="淘汰锅炉", kind=TaskKind.NON_ENGINEERING, classes=("大气",), nine_gov=("治气",), common=False,
        units=(TaskUnit(UnitRole.RESPONSIBLE, "云岭镇人民政府"),), persons=(TaskPerson(Person.CONTACT, "何川"),),
        deadline_text="2026年12月底前", is_long_term=True, secrecy=Secrecy.INTERNAL, note="急",
    )  # fmt: skip
    done = add_task(desk.store, edit, office=desk.office, by=desk.by, now=NOW)
    case = desk.case("31")
    assert TaskEdit.of(case.task, case.source) == edit
    assert case.task.deadline.end == date(2026, 12, 31)
    assert done.changes.lists
    assert "31" in desk.tasks("锅炉")


def test_that_an_edit_that_changes_nothing_writes_nothing_an_officer_would_see(desk: Township) -> None:
    before = desk.state()
    edited(desk, "7")
    assert desk.state() == before


@pytest.mark.parametrize("empty", [{"number": " "}, {"problem_text": ""}])
def test_that_number_and_problem_are_needed(desk: Township, empty: dict[str, str]) -> None:
    before = desk.state()
    with pytest.raises(Refused) as refused:
        edited(desk, "7", **empty)
    assert refused.value.code == "field_empty"
    assert desk.state() == before


def test_that_the_first_deadline_stands_however_often_it_is_moved(desk: Township) -> None:
    edited(desk, "7", deadline_text="2027年3月底前")
    edited(desk, "7", deadline_text="2027年6月底前")
    task = desk.task("7")
    assert task.original_deadline.end == date(2026, 12, 31)
    assert (task.deadline.text, task.deadline.end) == ("2027年6月底前", date(2027, 6, 30))


def test_that_a_first_deadline_given_later_becomes_the_original(desk: Township) -> None:
    add_task(desk.store, TaskEdit("31", "锅炉"), office=desk.office, by=desk.by, now=NOW)
    edited(desk, "31", deadline_text="2027年6月底前")
    assert desk.task("31").original_deadline.end == date(2027, 6, 30)


def test_that_words_of_a_deadline_that_are_not_understood_are_kept_and_not_guessed(desk: Township) -> None:
    edited(desk, "7", deadline_text="待上级明确")
    deadline = desk.task("7").deadline
    assert (deadline.text, deadline.kind, deadline.end) == ("待上级明确", DeadlineKind.UNKNOWN, None)


def test_that_a_cut_off_text_is_whole_once_an_officer_has_mended_it(desk: Township) -> None:
    with desk.store.work(by=desk.by, now=NOW, action="test") as work:
        work.tasks.save(replace(desk.task("7"), cut_off=True))
        work.commit()
    edited(desk, "7", goal="别的")
    assert desk.task("7").cut_off
    edited(desk, "7", problem_text="老街片区雨污管网错接，已补全")
    assert not desk.task("7").cut_off


def test_that_a_measure_can_be_changed_added_and_taken_out(desk: Township) -> None:
    task_id = desk.task("7").id
    edit = MeasureEdit("改造主管网", ("区住建委",), "2026年6月底前")
    set_measure(desk.store, task_id, 2, edit, by=desk.by, now=NOW)
    set_measure(desk.store, task_id, None, MeasureEdit("建立巡查制度"), by=desk.by, now=NOW)
    remove_measure(desk.store, task_id, 1, by=desk.by, now=NOW)
    measures = desk.task("7").measures
    assert [(m.seq, m.text, m.responsible_units) for m in measures] == [
        (2, "改造主管网", ("区住建委",)), (3, "建立巡查制度", ()),
    ]  # fmt: skip
    assert measures[0].deadline.end == date(2026, 6, 30)


def test_that_a_measure_with_evidence_is_not_taken_out(desk: Township, tmp_path: object) -> None:
    desk.attach("7", a_photo(desk.paths.folder.parent / "a.jpg"), measure_seq=1)
    before = desk.state()
    with pytest.raises(Refused) as refused:
        remove_measure(desk.store, desk.task("7").id, 1, by=desk.by, now=NOW)
    assert refused.value.code == "measure_has_evidence"
    assert desk.state() == before


def test_that_a_removed_task_leaves_the_lists_and_its_history_stays(desk: Township) -> None:
    task_id = desk.task("9").id
    remove_task(desk.store, task_id, by=desk.by, now=NOW)
    assert desk.tasks() == ["7", "16"]
    assert desk.tasks("南坪") == []
    with desk.store.lists() as lists:
        assert "remove_task" in {e.action for e in lists.history(task_id, 100)}


def test_that_an_unknown_task_is_refused(desk: Township) -> None:
    with pytest.raises(Refused) as refused:
        record_measure(desk.store, TaskId("0"), 1, result="x", done_on=None, by=desk.by, now=NOW)
    assert refused.value.code == "task_not_found"


# --- progress


def test_that_the_status_follows_the_newest_day_not_the_newest_entry(desk: Township) -> None:
    progress(desk, "7", "完成八成", date(2026, 11, 10), ProgressStatus.AHEAD)
    progress(desk, "7", "补记九月情况", date(2026, 9, 30), ProgressStatus.BEHIND)
    assert desk.task("7").progress_status is ProgressStatus.AHEAD
    progress(desk, "7", "完成九成", date(2026, 11, 10), ProgressStatus.STAGE_DONE)
    assert desk.task("7").progress_status is ProgressStatus.STAGE_DONE
    entries = desk.case("7").progress
    assert [e.as_of.isoformat() for e in entries] == ["2026-11-10", "2026-11-10", "2026-09-30"]
    assert entries[-1].status is ProgressStatus.BEHIND


def test_that_an_entry_without_a_status_leaves_it_as_it_was(desk: Township) -> None:
    progress(desk, "7", "继续施工", TODAY)
    assert desk.task("7").progress_status is ProgressStatus.ON_SCHEDULE
    assert desk.case("7").progress[0].status is ProgressStatus.ON_SCHEDULE


@pytest.mark.parametrize(("text", "as_of", "code"), [(" ", TODAY, "field_empty"), ("开工", TOMORROW, "date_in_future")])
def test_that_an_entry_needs_words_and_a_day_that_has_come(desk: Township, text: str, as_of: date, code: str) -> None:
    before = desk.state()
    with pytest.raises(Refused) as refused:
        progress(desk, "7", text, as_of)
    assert refused.value.code == code
    assert desk.state() == before


def test_that_day_stated_and_moment_of_typing_are_kept_apart(desk: Township) -> None:
    progress(desk, "7", "完成八成", date(2026, 11, 10))
    entry = desk.case("7").progress[0]
    assert (entry.as_of, entry.entered_at, entry.entered_by) == (date(2026, 11, 10), NOW, desk.by.id)


# --- results


def test_that_a_result_without_a_day_is_not_done(desk: Township) -> None:
    result(desk, "9", 1, "正在覆盖", None)
    assert not desk.task("9").measures[0].is_done
    result(desk, "9", 1, "已覆盖 4200 平方米", date(2026, 11, 6))
    measure = desk.task("9").measures[0]
    assert measure.is_done
    assert (measure.result_text, measure.done_on) == ("已覆盖 4200 平方米", date(2026, 11, 6))


@pytest.mark.parametrize(
    ("seq", "text", "day", "code"),
    [
        (9, "好", None, "measure_not_found"),
        (1, "  ", None, "field_empty"),
        (1, "好", TOMORROW, "date_in_future"),
    ],
)
def test_that_a_result_needs_its_measure_words_and_a_day_that_has_come(
    desk: Township, seq: int, text: str, day: date | None, code: str
) -> None:
    before = desk.state()
    with pytest.raises(Refused) as refused:
        result(desk, "7", seq, text, day)
    assert refused.value.code == code
    assert desk.state() == before


# --- a closed task


def test_that_a_closed_task_stands_as_it_was_decided(ready: Township) -> None:
    close(ready)
    before, closed = ready.state(), ready.task("7")
    with pytest.raises(Refused) as refused:
        edited(ready, "7", goal="改")
    assert refused.value.code == "task_closed"
    with pytest.raises(Refused) as refused:
        result(ready, "7", 1, "改", TODAY)
    assert refused.value.code == "task_closed"
    with pytest.raises(Refused) as refused:
        set_measure(ready.store, closed.id, 1, MeasureEdit("改"), by=ready.by, now=NOW)
    assert refused.value.code == "task_closed"
    with pytest.raises(Refused) as refused:
        progress(ready, "7", "倒退", TODAY, ProgressStatus.BEHIND)
    assert refused.value.code == "status_not_allowed"
    assert ready.state() == before


def test_that_a_closed_long_term_task_goes_on_being_reported_and_proved(ready: Township) -> None:
    close(ready)
    progress(ready, "7", "每周巡查正常", TODAY, ProgressStatus.DONE)
    photo = a_photo(ready.paths.folder.parent / "巡查.jpg", shade=11)
    assert ready.attach("7", photo, kind=EvidenceKind.SITE_PHOTO, taken_on=TODAY).items
    assert ready.case("7").progress[0].text == "每周巡查正常"
