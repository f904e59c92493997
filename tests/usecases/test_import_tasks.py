import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, TaskUnit, UnitRole
from dujiao_desktop.usecases import import_tasks
from dujiao_desktop.usecases.edit_task import MeasureEdit, TaskEdit, edit_task, remove_measure, set_measure
from dujiao_desktop.usecases.import_tasks import ImportPreview
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from tests.builders import NOW
from tests.usecases.township import HEADER, ROWS, UNIT, Township, a_list, a_photo, at_desk

SEVEN = ROWS[0]


def changed(column: str, value: str) -> tuple[str, ...]:
    """Row 7 with one cell changed."""
    return tuple(value if name == column else cell for name, cell in zip(HEADER, SEVEN, strict=True))


def previewed(desk: Township, path: Path) -> ImportPreview:
    with desk.store.lists() as lists:
        return import_tasks.preview(lists, path)


def again(desk: Township, tmp_path: Path, row: tuple[str, ...]) -> import_tasks.Imported:
    """The same list with another row 7."""
    return desk.import_list(a_list(tmp_path / "整改清单.csv", [row, *ROWS[1:]]))


def test_that_a_list_becomes_tasks_with_everything_it_says(desk: Township) -> None:
    task = desk.task("7")
    assert task.problem_text == "老街片区雨污管网错接"
    assert task.goal == "雨天无溢流"
    assert [(m.seq, m.text) for m in task.measures] == [(1, "排查错接点"), (2, "改造管网")]
    assert (task.deadline.text, task.deadline.end) == ("2026年12月31日前", date(2026, 12, 31))
    assert task.original_deadline == task.deadline
    assert task.progress_status is ProgressStatus.ON_SCHEDULE
    assert task.closeout_status is CloseoutStatus.NOT_STARTED
    assert task.stamp.origin == desk.office.workspace_id
    case = desk.case("7")
    assert case.source is not None
    assert case.source.file_name == "整改清单.csv"
    assert len(case.source.sha256) == 64


def test_that_three_states_are_kept_apart(desk: Township) -> None:
    task = desk.task("16")
    assert (task.progress_status, task.closeout_status, task.is_long_term) == (
        ProgressStatus.DONE, CloseoutStatus.NOT_STARTED, True,
    )  # fmt: skip


def test_that_a_preview_accounts_for_every_row_and_writes_nothing(desk: Township, tmp_path: Path) -> None:
    before = desk.state()
    path = a_list(
        tmp_path / "另一张.csv", [*ROWS, ("", "", "", "", "", "", "", ""), ("合计", "3", "", "", "", "", "", "")]
    )
    found = previewed(desk, path)
    assert found.count("new") == 3
    assert [row.where for row in found.reading.rows] == [f"第 {n} 行" for n in (1, 2, 3, 4, 6)] or len(
        found.reading.rows
    ) == 5
    assert all(row.fate == "imported" or row.reason for row in found.reading.rows)
    assert desk.state() == before


def test_that_a_second_import_of_the_same_list_changes_nothing(desk: Township, tmp_path: Path) -> None:
    before = desk.state()
    done = desk.import_list(a_list(tmp_path / "整改清单.csv"))
    assert (done.batch_id, len(done.imported), len(done.updated), len(done.unchanged)) == (None, 0, 0, 3)
    assert not done.changes.touched_tasks
    assert desk.state() == before


def test_that_a_cell_changed_in_the_list_updates_just_that(desk: Township, tmp_path: Path) -> None:
    before = {n: desk.task(n) for n in ("7", "9", "16")}
    done = again(desk, tmp_path, changed("整改目标", "雨天晴天都无溢流"))
    assert (len(done.imported), len(done.updated), len(done.unchanged)) == (0, 1, 2)
    after = desk.task("7")
    assert after.goal == "雨天晴天都无溢流"
    assert after.stamp.revision == before["7"].stamp.revision + 1
    assert (after.measures, after.deadline, after.units, after.progress_status) == (
        before["7"].measures, before["7"].deadline, before["7"].units, before["7"].progress_status,
    )  # fmt: skip
    assert {n: desk.task(n) for n in ("9", "16")} == {n: before[n] for n in ("9", "16")}


def test_that_a_new_deadline_leaves_the_first_one_standing(desk: Township, tmp_path: Path) -> None:
    again(desk, tmp_path, changed("整改时限", "2027年6月底前"))
    task = desk.task("7")
    assert (task.deadline.end, task.original_deadline.end) == (date(2027, 6, 30), date(2026, 12, 31))


def test_that_an_empty_cell_empties_nothing(desk: Township, tmp_path: Path) -> None:
    done = again(desk, tmp_path, changed("整改目标", ""))
    assert len(done.unchanged) == 3
    assert desk.task("7").goal == "雨天无溢流"


def test_that_a_result_typed_by_an_officer_is_never_overwritten(desk: Township, tmp_path: Path) -> None:
    record_measure(
        desk.store, desk.task("7").id, 1, result="查出 26 处", done_on=date(2026, 5, 20), by=desk.by, now=NOW
    )
    header = (*HEADER, "整改完成情况")
    row = (*changed("整改措施", "1. 排查错接点并编号\n2. 改造管网"), "1. 已排查\n2. 已改造")
    desk.import_list(a_list(tmp_path / "整改清单.csv", [row, *[(*r, "") for r in ROWS[1:]]], header))
    first, second = desk.task("7").measures
    assert (first.text, first.result_text, first.done_on) == ("排查错接点并编号", "查出 26 处", date(2026, 5, 20))
    assert second.result_text in ("已改造", "")


def test_that_what_an_officer_corrected_by_hand_outlives_the_same_list(desk: Township, tmp_path: Path) -> None:
    case = desk.case("7")
    units = (*case.task.units, TaskUnit(UnitRole.CO, "区水利局"))
    edit = replace(TaskEdit.of(case.task, case.source), goal="更正后的目标", deadline_text="2027年6月底前", units=units)
    edit_task(desk.store, case.task.id, edit, by=desk.by, now=NOW)
    set_measure(desk.store, case.task.id, 1, MeasureEdit("更正后的措施"), by=desk.by, now=NOW)
    remove_measure(desk.store, case.task.id, 2, by=desk.by, now=NOW)
    before, corrected = desk.state(), desk.task("7")
    done = desk.import_list(a_list(tmp_path / "整改清单.csv"))
    assert (done.batch_id, len(done.unchanged)) == (None, 3)
    assert desk.state() == before
    again(desk, tmp_path, changed("验收单位", "区城管局"))
    assert desk.task("7") == corrected  # the units were typed by hand as well


def test_that_a_progress_an_officer_recorded_outlives_a_newer_list(desk: Township, tmp_path: Path) -> None:
    draft = ProgressDraft("已完工", date(2026, 11, 20), ProgressStatus.DONE)
    record_progress(desk.store, desk.task("7").id, draft, office=desk.office, by=desk.by, now=NOW)
    again(desk, tmp_path, changed("整改目标", "新目标"))
    assert desk.task("7").progress_status is ProgressStatus.DONE


def test_that_the_same_number_with_another_text_is_another_task(desk: Township, tmp_path: Path) -> None:
    done = again(desk, tmp_path, changed("整改任务", "另一件事"))
    assert (len(done.imported), len(done.unchanged)) == (1, 2)
    with pytest.raises(Refused) as refused:
        desk.task("7")
    assert refused.value.code == "ambiguous_number"
    assert len(refused.value.facts["candidates"]) == 2  # type: ignore[arg-type]


def test_that_spaces_and_line_ends_do_not_make_another_task(desk: Township, tmp_path: Path) -> None:
    done = again(desk, tmp_path, changed("整改任务", "老街片区 雨污管网\n错接"))
    assert len(done.imported) == 0


def test_that_the_same_list_from_another_source_is_new(desk: Township, tmp_path: Path) -> None:
    done = desk.import_list(a_list(tmp_path / "第二轮清单.csv"))
    assert len(done.imported) == 3
    assert len(desk.tasks()) == 6


def test_that_a_list_without_tasks_is_refused_in_the_end_as_well(desk: Township, tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("关于开展检查的通知\n请各村做好准备。\n", encoding="utf-8")
    before = desk.state()
    with pytest.raises(Refused) as refused:
        desk.import_list(path)
    assert refused.value.code == "no_task_list"
    assert desk.state() == before


# --- undo


def batch_of(desk: Township) -> import_tasks.BatchId:
    with desk.store.lists() as lists:
        return lists.batches()[0].id


def test_that_undoing_takes_the_tasks_of_that_import_out_of_all_lists(desk: Township, tmp_path: Path) -> None:
    done = desk.import_list(a_list(tmp_path / "第二轮清单.csv"))
    assert done.batch_id is not None
    changes = import_tasks.undo(desk.store, done.batch_id, by=desk.by, now=NOW)
    assert changes.tasks == frozenset(done.imported)
    assert desk.tasks() == ["7", "9", "16"]
    assert desk.tasks("老街") == ["7"]
    assert desk.task("7").id not in done.imported


def test_that_an_import_is_undone_once(desk: Township) -> None:
    batch = batch_of(desk)
    import_tasks.undo(desk.store, batch, by=desk.by, now=NOW)
    before = desk.state()
    with pytest.raises(Refused) as refused:
        import_tasks.undo(desk.store, batch, by=desk.by, now=NOW)
    assert refused.value.code == "import_already_undone"
    assert desk.state() == before


def test_that_a_list_can_be_imported_anew_after_it_was_undone(desk: Township, tmp_path: Path) -> None:
    import_tasks.undo(desk.store, batch_of(desk), by=desk.by, now=NOW)
    done = desk.import_list(a_list(tmp_path / "整改清单.csv"))
    assert len(done.imported) == 3
    assert desk.tasks() == ["7", "9", "16"]


def _progress(desk: Township, folder: Path) -> None:
    draft = ProgressDraft("开工", date(2026, 11, 1))
    record_progress(desk.store, desk.task("9").id, draft, office=desk.office, by=desk.by, now=NOW)


def _evidence(desk: Township, folder: Path) -> None:
    desk.attach("9", a_photo(folder / "a.jpg"))


def _result(desk: Township, folder: Path) -> None:
    record_measure(desk.store, desk.task("9").id, 1, result="已覆盖", done_on=None, by=desk.by, now=NOW)


@pytest.mark.parametrize("work", [_progress, _evidence, _result])
def test_that_an_import_with_work_done_on_it_is_not_undone(
    desk: Township, tmp_path: Path, work: Callable[[Township, Path], None]
) -> None:
    work(desk, tmp_path)
    before = desk.state()
    with pytest.raises(Refused) as refused:
        import_tasks.undo(desk.store, batch_of(desk), by=desk.by, now=NOW)
    assert (refused.value.code, refused.value.facts["numbers"]) == ("import_in_use", ("9",))
    assert desk.state() == before


def test_that_an_unknown_import_cannot_be_undone(desk: Township) -> None:
    with pytest.raises(Refused) as refused:
        import_tasks.undo(desk.store, import_tasks.BatchId("none"), by=desk.by, now=NOW)
    assert refused.value.code == "record_not_found"


# --- all or nothing


KILLED_WHILE_WRITING = """
import os, sys
from pathlib import Path
from dujiao_desktop.store.records import tasks
from dujiao_desktop.usecases import import_tasks
from tests.usecases.township import at_desk
written = []
add = tasks.Tasks.add
def adding(self, task):
    add(self, task)
    written.append(task)
    if len(written) == 2:
        os.kill(os.getpid(), 9)
tasks.Tasks.add = adding
with at_desk(Path(sys.argv[1])) as desk:
    desk.import_list(Path(sys.argv[2]))
"""


def test_that_a_program_killed_in_the_middle_of_an_import_has_imported_nothing(
    imported_workspace: Path, tmp_path: Path
) -> None:
    import shutil

    folder = shutil.copytree(imported_workspace, tmp_path / "督交")
    path = a_list(tmp_path / "第二轮清单.csv")
    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(folder), str(path)], check=False)
    assert killed.returncode == -9
    with at_desk(folder) as desk:
        assert desk.tasks() == ["7", "9", "16"]
        with desk.store.lists() as lists:
            assert len(lists.batches()) == 1
            assert lists.check_history() == ()


# --- published texts


@pytest.mark.seeds
def test_that_the_published_list_gives_its_twenty_measures_once(desk: Township, seeds: Path) -> None:
    seed = next(seeds.glob("003_*.txt"))
    done = desk.import_list(seed)
    assert (len(done.imported), done.reading.cut_off) == (20, ("20",))
    assert (done.reading.announced.measures, done.reading.announced.problems) == (37, 115)
    before = desk.state()
    second = desk.import_list(seed)
    assert (len(second.imported), len(second.updated), len(second.unchanged)) == (0, 0, 20)
    assert desk.state() == before
    with desk.store.lists() as lists:
        tasks = [lists.case_file(t).task for t in done.imported]
    assert sum(t.is_long_term for t in tasks) >= 16
    assert {t.closeout_status for t in tasks} == {CloseoutStatus.NOT_STARTED}
    assert all(t.measures and t.deadline.kind is not None for t in tasks)
    assert sum(t.deadline.kind is not DeadlineKind.NONE for t in tasks) == 3


@pytest.mark.seeds
@pytest.mark.parametrize("number", ["000", "001", "002", "004"])
def test_that_a_published_text_without_a_list_imports_nothing(desk: Township, seeds: Path, number: str) -> None:
    before = desk.state()
    found = previewed(desk, next(seeds.glob(f"{number}_*.txt")))
    assert found.reading.drafts == ()
    assert found.reading.warnings
    assert desk.state() == before


def test_that_the_office_is_known_in_a_list_by_its_short_name(desk: Township, tmp_path: Path) -> None:
    path = a_list(tmp_path / "短名.csv", [changed("责任单位", "云岭镇")])
    desk.import_list(path)
    with desk.store.lists() as lists:
        tasks = lists.tasks_of_source("短名")
    assert tasks[0].units[0].name in ("云岭镇", UNIT)
