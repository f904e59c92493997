"""One field of many tasks: looked at first, written at once, taken back at once, through the gates of the single edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dujiao_desktop.domain.batch_edit import BatchChange, BatchField, Way, field_word, usual_statement, ways_of
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.task import PersonRole, ProgressStatus, Task, TaskKind, UnitRole
from dujiao_desktop.usecases import edit_many, edit_task
from dujiao_desktop.usecases.edit_many import BatchPreview, EditedMany
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.usecases.undo import redo, undo_last
from tests.builders import NOW
from tests.usecases.closing import close
from tests.usecases.township import UNIT, Township

ALL = ("7", "9", "16")


def preview(desk: Township, change: BatchChange, *numbers: str) -> BatchPreview:
    with desk.store.lists() as lists:
        tasks = edit_many.read(lists, [lists.find_task(n) for n in numbers or ALL])
    return edit_many.preview(tasks, change, office=desk.office)


def write(desk: Township, previewed: BatchPreview, *without: str) -> EditedMany:
    left_out = [desk.task(n).id for n in without]
    return edit_many.edit_many(
        desk.store, previewed, office=desk.office, by=desk.by, now=NOW, without=left_out
    )  # fmt: skip


def change(desk: Township, change: BatchChange, *numbers: str) -> EditedMany:
    return write(desk, preview(desk, change, *numbers))


def units(task: Task, role: UnitRole) -> tuple[str, ...]:
    return task.unit_names(role)


def test_that_each_row_says_what_it_was_and_what_it_becomes(desk: Township) -> None:
    told = preview(desk, BatchChange(BatchField.ACCEPTANCE_UNITS, Way.ADD, ("区水利局",)))
    assert [(r.task.number, r.old, r.new, r.reason) for r in told.rows] == [
        ("7", "区住建委", "区住建委、区水利局", ""),
        ("9", "区生态环境局", "区生态环境局、区水利局", ""),
        ("16", "区水利局", "区水利局", "本来就是这样"),
    ]
    assert desk.task("7").unit_names(UnitRole.ACCEPTANCE) == ("区住建委",)


@pytest.mark.parametrize(
    ("way", "names", "becomes"),
    [
        (Way.SET, ("区整改办",), ("区整改办",)),
        (Way.ADD, ("区整改办", UNIT), (UNIT, "区整改办")),
        (Way.TAKE, (UNIT,), ()),
        (Way.CLEAR, (), ()),
    ],
)
def test_that_units_are_set_added_taken_away_and_cleared(
    desk: Township, way: Way, names: tuple[str, ...], becomes: tuple[str, ...]
) -> None:
    acceptance = [desk.task(n).unit_names(UnitRole.ACCEPTANCE) for n in ALL]
    done = change(desk, BatchChange(BatchField.RESPONSIBLE_UNITS, way, names))
    assert len(done.done) == 3
    assert [units(desk.task(n), UnitRole.RESPONSIBLE) for n in ALL] == [becomes] * 3
    assert [desk.task(n).unit_names(UnitRole.ACCEPTANCE) for n in ALL] == acceptance


def test_that_a_person_who_stays_keeps_post_and_telephone(desk: Township) -> None:
    change(desk, BatchChange(BatchField.CASE_LEADER, Way.SET, ("林涛",), post="副镇长", phone="13800000000"))
    change(desk, BatchChange(BatchField.CASE_LEADER, Way.ADD, ("赵红",)), "7")
    told = preview(desk, BatchChange(BatchField.CASE_LEADER, Way.SET, ("林涛",)), "7", "9")
    assert [(r.old, r.new) for r in told.rows] == [
        ("林涛（副镇长 13800000000）、赵红", "林涛（副镇长 13800000000）"),
        ("林涛（副镇长 13800000000）", "林涛（副镇长 13800000000）"),
    ]
    write(desk, told)
    assert [p.name for p in desk.task("7").persons if p.role is PersonRole.CASE_LEADER] == ["林涛"]


def test_that_a_deadline_is_read_and_the_first_one_stays(desk: Township) -> None:
    told = preview(desk, BatchChange(BatchField.DEADLINE, text="2027年6月底前"), "7")
    assert [(r.old, r.new) for r in told.rows] == [("2026年12月31日前（2026-12-31）", "2027年6月底前（2027-06-30）")]
    write(desk, told)
    assert (desk.task("7").deadline.end, desk.task("7").original_deadline.end) == (
        date(2027, 6, 30),
        date(2026, 12, 31),
    )


def test_that_the_other_fields_are_changed_too(desk: Township) -> None:
    change(desk, BatchChange(BatchField.CLASSES, Way.ADD, ("水",)))
    change(desk, BatchChange(BatchField.NINE_GOV, Way.SET, ("治水", "治乡")))
    change(desk, BatchChange(BatchField.KIND, kind=TaskKind.NON_ENGINEERING))
    change(desk, BatchChange(BatchField.NOTE, text="列入年度计划"))
    change(desk, BatchChange(BatchField.NOTE, Way.ADD, text="已报区整改办"))
    change(desk, BatchChange(BatchField.LONG_TERM, flag=True), "7", "9")
    for number in ALL:
        task = desk.task(number)
        assert (task.classes, task.nine_gov, task.kind) == (("水",), ("治水", "治乡"), TaskKind.NON_ENGINEERING)
        assert (task.note, task.is_long_term) == ("列入年度计划\n已报区整改办", True)


def test_that_a_status_leaves_an_entry_like_one_that_is_recorded_alone(desk: Township) -> None:
    status = ProgressStatus.BEHIND
    said = usual_statement(status, desk.office.rules)
    done = change(desk, BatchChange(BatchField.PROGRESS, status=status, text=said), "7", "9")
    assert done.changes.progress_of == done.changes.tasks == frozenset(done.done)
    for number in ("7", "9"):
        (entry,) = desk.case(number).progress
        assert (entry.text, entry.status, entry.as_of) == ("进展状态改为“未达到序时进度”。", status, NOW.date())
        assert desk.task(number).progress_status is status


def test_that_a_closed_task_stays_as_it_is_and_is_named(ready: Township) -> None:
    close(ready)
    before = ready.task("7")
    for wish in (
        BatchChange(BatchField.RESPONSIBLE_UNITS, Way.SET, ("别的镇",)),
        BatchChange(BatchField.PROGRESS, status=ProgressStatus.BEHIND, text="退步了"),
    ):
        told = preview(ready, wish)
        assert told.rows[0].reason.startswith("已经销号")
        assert ready.task("7").id not in write(ready, told).done
        with pytest.raises(Refused) as refused:
            change(ready, wish, "7")
        assert refused.value.code == "none_can_be_changed"
        assert refused.value.facts["reasons"] == (f"7（{told.rows[0].reason}）",)
    assert ready.task("7") == before


def test_that_a_task_changed_or_removed_since_the_preview_is_left_and_named(desk: Township) -> None:
    told = preview(desk, BatchChange(BatchField.CLASSES, Way.SET, ("大气",)))
    record_measure(desk.store, desk.task("7").id, 1, result="已排查", done_on=None, by=desk.by, now=NOW)
    case = desk.case("9")
    edit_task.edit_task(
        desk.store, case.task.id, replace(edit_task.TaskEdit.of(case.task, case.source), goal="新目标"), by=desk.by, now=NOW
    )  # fmt: skip
    gone = desk.task("16").id
    edit_task.remove_task(desk.store, gone, by=desk.by, now=NOW)
    before = desk.state()
    with pytest.raises(Refused) as refused:
        write(desk, told)
    assert refused.value.facts["reasons"] == ("7（看过以后又被改过）", "9（看过以后又被改过）", "16（已经移除）")
    assert desk.state() == before


def test_that_rows_taken_out_are_not_written(desk: Township) -> None:
    done = write(desk, preview(desk, BatchChange(BatchField.CLASSES, Way.SET, ("水",))), "9")
    assert [desk.task(n).classes for n in ALL] == [("水",), (), ("水",)]
    assert set(done.done) == {desk.task("7").id, desk.task("16").id}


def test_that_nothing_is_written_where_all_is_so_already(desk: Township) -> None:
    before = desk.state()
    with pytest.raises(Refused) as refused:
        change(desk, BatchChange(BatchField.RESPONSIBLE_UNITS, Way.ADD, (UNIT,)))
    assert refused.value.code == "nothing_to_change"
    assert desk.state() == before


@pytest.mark.parametrize("field", BatchField)
def test_that_a_change_that_says_nothing_clears_nothing(desk: Township, field: BatchField) -> None:
    if field is BatchField.LONG_TERM:
        return  # says 是 or 否, never nothing
    with pytest.raises(Refused) as refused:
        preview(desk, BatchChange(field))
    assert refused.value.code == "field_empty"
    assert refused.value.facts["field"] == field_word(field, desk.office.rules)
    assert ways_of(field)[0] is Way.SET


def test_that_a_deadline_that_says_long_term_has_the_last_word(desk: Township) -> None:
    told = preview(desk, BatchChange(BatchField.LONG_TERM, flag=False))
    assert [(r.task.number, r.reason) for r in told.rows] == [
        ("7", "本来就是这样"),
        ("9", "本来就是这样"),
        ("16", "时限写明长期坚持，请先改时限"),
    ]


def test_that_the_whole_batch_is_one_action_taken_back_at_once_even_after_other_work(
    desk: Township, tmp_path: Path
) -> None:
    with desk.store.lists() as lists:
        since = lists.newest_act()
    before = {n: desk.task(n) for n in ALL}
    done = change(desk, BatchChange(BatchField.RESPONSIBLE_UNITS, Way.SET, ("区城管局", "区交通局")))
    assert desk.tasks("城管") == list(ALL)
    edit_task.add_task(desk.store, edit_task.TaskEdit("21", "新问题"), office=desk.office, by=desk.by, now=NOW)
    with desk.store.lists() as lists:
        told = {e.act for e in lists.history(None, 100) if e.action == "edit_tasks"}
    assert told == {done.act}
    undone = undo_last(desk.store, since, by=desk.by, now=NOW, act=done.act)
    assert undone.words == "批量修改任务 7 等 3 项"
    assert {n: desk.task(n).units for n in ALL} == {n: t.units for n, t in before.items()}
    assert desk.tasks("城管") == []
    assert "21" in desk.tasks()
    redo(desk.store, since, by=desk.by, now=NOW)
    assert desk.tasks("城管") == list(ALL)
    with desk.store.lists() as lists:
        assert lists.check_history() == lists.check_database() == ()


def test_that_a_batch_is_not_taken_back_over_later_work_on_one_of_its_tasks(desk: Township) -> None:
    with desk.store.lists() as lists:
        since = lists.newest_act()
    done = change(desk, BatchChange(BatchField.CLASSES, Way.SET, ("水",)))
    change(desk, BatchChange(BatchField.CLASSES, Way.ADD, ("大气",)), "9")
    with pytest.raises(Refused) as refused:
        undo_last(desk.store, since, by=desk.by, now=NOW, act=done.act)
    assert refused.value.code == "changed_since"
    assert [desk.task(n).classes for n in ALL] == [("水",), ("水", "大气"), ("水",)]


def test_that_many_statuses_go_back_with_their_entries(desk: Township) -> None:
    with desk.store.lists() as lists:
        since = lists.newest_act()
    change(desk, BatchChange(BatchField.PROGRESS, status=ProgressStatus.AHEAD, text="提前完成管网改造"))
    undo_last(desk.store, since, by=desk.by, now=NOW)
    assert [desk.case(n).progress for n in ALL] == [()] * 3
    assert desk.task("9").progress_status is ProgressStatus.NOT_STARTED
