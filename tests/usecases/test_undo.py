"""An action is taken back by its opposite; both stay in the history, and nobody else's work is lost by it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.complaint import Complaint
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.officer import OfficerRole
from dujiao_desktop.domain.task import Task
from dujiao_desktop.domain.task_link import LinkKind
from dujiao_desktop.domain.undo import standing
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.usecases import complaints, edit_task, import_tasks, indicators, links, officers, parts, plans
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, send_back
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, describe_evidence, remove_evidence
from dujiao_desktop.usecases.edit_task import MeasureEdit, TaskEdit
from dujiao_desktop.usecases.indicators import IndicatorEdit
from dujiao_desktop.usecases.parts import PartEdit
from dujiao_desktop.usecases.plans import PlanEdit
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from dujiao_desktop.usecases.undo import Undone, redo, undo_last
from tests.builders import NOW, TODAY
from tests.usecases.closing import close
from tests.usecases.township import ROWS, Township, a_list, a_paper, a_photo

Deed = Callable[[Township, Path], object]


def _result(desk: Township, words: str = "已排查", seq: int = 2, number: str = "7") -> None:
    record_measure(desk.store, desk.task(number).id, seq, result=words, done_on=date(2026, 9, 1), by=desk.by, now=NOW)


def _progress(desk: Township, _: Path) -> None:
    record_progress(
        desk.store, desk.task("9").id, ProgressDraft("已进场", TODAY), office=desk.office, by=desk.by, now=NOW
    )


def _edit(desk: Township, **fields: Any) -> None:
    case = desk.case("7")
    edit = replace(TaskEdit.of(case.task, case.source), **fields)
    edit_task.edit_task(desk.store, case.task.id, edit, by=desk.by, now=NOW)


def _measure(desk: Township, seq: int | None, text: str = "加装围挡") -> None:
    edit_task.set_measure(desk.store, desk.task("7").id, seq, MeasureEdit(text, ("区住建委",)), by=desk.by, now=NOW)


def _photo(desk: Township, folder: Path) -> None:
    desk.attach("7", a_photo(folder / "新.jpg", shade=3), kind=EvidenceKind.AFTER_PHOTO, caption="清溪桥")


def _complaint(desk: Township, _: Path) -> None:
    edit = complaints.ComplaintEdit("D2CQ9", "夜间噪声")
    complaints.add_complaint(desk.store, edit, office=desk.office, by=desk.by, now=NOW)


def _new_task(desk: Township, _: Path) -> None:
    edit = TaskEdit("21", "新发现的问题", deadline_text="2026年12月底前", classes=("水",))
    edit_task.add_task(desk.store, edit, office=desk.office, by=desk.by, now=NOW)


def _import(desk: Township, folder: Path) -> None:
    rows = (("7", *ROWS[0][1:3], "1. 排查\n2. 改造\n3. 巡查", *ROWS[0][4:]), ("31", "新的问题", *ROWS[0][2:]))
    desk.import_list(a_list(folder / "整改清单.csv", rows))


DEEDS: dict[str, tuple[Deed, str]] = {
    "a result": (lambda d, _: _result(d), "填写措施 2 的结果（任务 7）"),
    "an edit": (lambda d, _: _edit(d, goal="全年无溢流", units=(), number="70"), "修改任务 70 的基本情况"),
    "a changed measure": (lambda d, _: _measure(d, 1), "修改措施 1（任务 7）"),
    "a new measure": (lambda d, _: _measure(d, None), "新增措施 3（任务 7）"),
    "a measure taken out": (
        lambda d, _: edit_task.remove_measure(d.store, d.task("7").id, 2, by=d.by, now=NOW),
        "移除措施 2（任务 7）",
    ),
    "a new task": (_new_task, "新建任务 21"),
    "a task taken out": (
        lambda d, _: edit_task.remove_task(d.store, d.task("9").id, by=d.by, now=NOW),
        "移除任务 9",
    ),
    "progress": (_progress, "记 2026-11-21 的进展（任务 9）"),
    "a photo": (_photo, "加佐证“清溪桥”（任务 7）"),
    "a part": (
        lambda d, _: parts.set_part(d.store, d.task("7").id, None, PartEdit("清溪村"), by=d.by, now=NOW),
        "新增村组或点位“清溪村”（任务 7）",
    ),
    "a link": (
        lambda d, _: links.link_tasks(d.store, d.task("7").id, d.task("9").id, LinkKind.MEASURE, by=d.by, now=NOW),
        "关联任务 9（任务 7）",
    ),
    "a plan": (
        lambda d, _: plans.add_plan(d.store, PlanEdit("一河一策"), [d.task("7").id], by=d.by, now=NOW),
        "新建专项方案“一河一策”",
    ),
    "a goal in numbers": (
        lambda d, _: indicators.set_indicator(
            d.store, d.task("7").id, None, IndicatorEdit("氨氮", "1.5", "mg/L"), by=d.by, now=NOW
        ),
        "新增数值目标“氨氮”（任务 7）",
    ),
    "an officer": (
        lambda d, _: officers.add_officer(d.store, "何川", OfficerRole.REVIEWER, by=d.by, now=NOW),
        "添加人员 何川",
    ),
    "a complaint": (_complaint, "新增举报件 D2CQ9"),
    "an import": (_import, "导入“整改清单.csv”"),
}


def _mark(desk: Township) -> int:
    with desk.store.lists() as lists:
        return lists.newest_act()


def _undo(desk: Township, since: int, **how: Any) -> Undone:
    return undo_last(desk.store, since, by=desk.by, now=NOW, **how)


def _redo(desk: Township, since: int) -> Undone:
    return redo(desk.store, since, by=desk.by, now=NOW)


def _first_act(desk: Township, since: int) -> int:
    """Number of what was done first."""
    with desk.store.lists() as lists:
        return lists.acts(since)[0].number


def _refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as told:
        act()
    return told.value.code


def _world(desk: Township) -> object:
    """All data as an officer sees them, without counters of changes and times."""

    def bare(value: Any) -> Any:
        if isinstance(value, Task | Complaint):
            value = replace(value, updated_at=None)
        return replace(value, stamp=replace(value.stamp, revision=0)) if hasattr(value, "stamp") else value

    with desk.store.lists() as lists:
        cases = [lists.case_file(lists.find_task(number)) for number in desk.tasks()]
        found = [
            (
                bare(c.task),
                c.closeout,
                c.source,
                [list(map(bare, those)) for those in (c.progress, c.evidence, c.parts, c.links, c.plans, c.indicators)],
            )
            for c in cases
        ]
        return (
            [found, [s.found for s in lists.plans()]],
            lists.officers(),
            [bare(c) for c in lists.complaints()],
            desk.tasks("清溪"),
            len(lists.batches()),
        )


@pytest.mark.parametrize("name", DEEDS)
def test_that_an_action_is_taken_back_done_again_and_taken_back(name: str, desk: Township, tmp_path: Path) -> None:
    deed, words = DEEDS[name]
    since, before = _mark(desk), _world(desk)
    deed(desk, tmp_path)
    after = _world(desk)
    assert after != before
    assert _undo(desk, since).words == words
    assert _world(desk) == before
    assert _refused(lambda: _undo(desk, since)) == "nothing_to_undo"
    _redo(desk, since)
    assert _world(desk) == after
    assert _refused(lambda: _redo(desk, since)) == "nothing_to_redo"
    assert _undo(desk, since).words == words
    assert _world(desk) == before
    with desk.store.lists() as lists:
        assert lists.check_history() == lists.check_database() == ()


def test_that_both_the_action_and_its_opposite_stay_in_the_history(desk: Township) -> None:
    since = _mark(desk)
    _result(desk)
    _undo(desk, since)
    with desk.store.lists() as lists:
        told = [e for e in lists.history(desk.task("7").id, 100) if e.record == "measure" and e.operation == "update"]
    assert [(e.action, e.who, [(c.field, c.old, c.new) for c in e.changes]) for e in told] == [
        ("undo", "周玉", [("result_text", "已排查", ""), ("done_on", "2026-09-01", "")]),
        ("record_measure", "周玉", [("result_text", "", "已排查"), ("done_on", "", "2026-09-01")]),
    ]
    assert told[0].act == told[1].act + 1


def test_that_every_change_counts_so_that_an_old_form_is_refused(desk: Township) -> None:
    since, stale = _mark(desk), desk.task("7")
    _result(desk)
    _undo(desk, since)
    assert desk.task("7").stamp.revision == stale.stamp.revision + 2
    with desk.store.work(by=desk.by, now=NOW, action="edit_task") as work, pytest.raises(Refused) as told:
        work.tasks.save(replace(stale, goal="旧表单"))
    assert told.value.code == "changed_meanwhile"


def test_that_actions_go_back_one_by_one_and_come_again_in_their_order(desk: Township, tmp_path: Path) -> None:
    since, worlds = _mark(desk), [_world(desk)]
    for deed in (DEEDS["a result"], DEEDS["a photo"], DEEDS["a changed measure"], DEEDS["an edit"]):
        deed[0](desk, tmp_path)
        worlds.append(_world(desk))
    for world in reversed(worlds[:-1]):
        _undo(desk, since)
        assert _world(desk) == world
    for world in worlds[1:]:
        _redo(desk, since)
        assert _world(desk) == world
    with pytest.raises(Refused) as told:
        _redo(desk, since)
    assert told.value.code == "nothing_to_redo"


def test_that_only_this_session_is_taken_back(desk: Township) -> None:
    with pytest.raises(Refused) as told:
        _undo(desk, _mark(desk))
    assert told.value.code == "nothing_to_undo"


def test_that_a_new_action_ends_what_could_be_done_again(desk: Township, tmp_path: Path) -> None:
    since = _mark(desk)
    _result(desk)
    _undo(desk, since)
    _progress(desk, tmp_path)
    assert _refused(lambda: _redo(desk, since)) == "nothing_to_redo"
    assert _undo(desk, since).words == "记 2026-11-21 的进展（任务 9）"


def test_that_an_earlier_action_can_be_chosen_when_nothing_rests_on_it(desk: Township, tmp_path: Path) -> None:
    since = _mark(desk)
    _result(desk, "第一条", seq=1)
    _result(desk, "第二条", seq=2)
    undone = _undo(desk, since, act=_first_act(desk, since))
    assert undone.words == "填写措施 1 的结果（任务 7）"
    assert [m.result_text for m in desk.task("7").measures] == ["", "第二条"]
    assert _redo(desk, since).words == undone.words
    assert [m.result_text for m in desk.task("7").measures] == ["第一条", "第二条"]


def test_that_an_action_is_refused_when_its_rows_were_changed_since(desk: Township, tmp_path: Path) -> None:
    since = _mark(desk)
    _result(desk, "第一次")
    _result(desk, "第二次")
    _new_task(desk, tmp_path)
    new = desk.task("21").id
    record_progress(desk.store, new, ProgressDraft("已看", TODAY), office=desk.office, by=desk.by, now=NOW)
    before = _world(desk)
    with desk.store.lists() as lists:
        first, _, new_task, _ = (act.number for act in lists.acts(since))
    for act in (first, new_task):
        with pytest.raises(Refused) as told:
            _undo(desk, since, act=act)
        assert told.value.code == "changed_since"
        assert told.value.facts["words"]
    assert _world(desk) == before


def test_that_descriptions_and_removals_of_files_go_back(ready: Township) -> None:
    since, before = _mark(ready), _world(ready)
    item = ready.evidence("7")[0]
    draft = replace(EvidenceDraft.of(item), caption="新的说明", measure_seq=1)
    describe_evidence(ready.store, item.id, draft, by=ready.by, now=NOW)
    remove_evidence(ready.store, item.id, by=ready.by, now=NOW)
    assert _undo(ready, since).words == "移除佐证“新的说明”（任务 7）"
    assert _undo(ready, since).words == "改佐证“新的说明”的说明（任务 7）"
    assert _world(ready) == before


def test_that_retiring_an_officer_and_changing_complaints_go_back(desk: Township, tmp_path: Path) -> None:
    _complaint(desk, tmp_path)
    officers.add_officer(desk.store, "何川", OfficerRole.REVIEWER, by=desk.by, now=NOW)
    since, before = _mark(desk), _world(desk)
    with desk.store.lists() as lists:
        (complaint,) = lists.complaints()
        other = next(o for o in lists.officers() if o.name == "何川")
    officers.retire_officer(desk.store, other.id, by=desk.by, now=NOW)
    edit = complaints.ComplaintEdit("D2CQ9", "改过的内容")
    complaints.edit_complaint(desk.store, complaint.id, edit, by=desk.by, now=NOW)
    complaints.remove_complaint(desk.store, complaint.id, by=desk.by, now=NOW)
    for _ in range(3):
        _undo(desk, since)
    assert _world(desk) == before


def test_that_taking_back_does_not_bring_a_number_twice(desk: Township, tmp_path: Path) -> None:
    _complaint(desk, tmp_path)
    with desk.store.lists() as lists:
        (complaint,) = lists.complaints()
    since = _mark(desk)
    complaints.remove_complaint(desk.store, complaint.id, by=desk.by, now=NOW)
    _complaint(desk, tmp_path)
    first = _first_act(desk, since)
    with pytest.raises(Refused) as told:
        _undo(desk, since, act=first)
    assert told.value.code == "complaint_exists"


def test_that_the_last_officer_is_not_taken_back(desk: Township) -> None:
    since = _mark(desk)
    new = officers.add_officer(desk.store, "何川", OfficerRole.REVIEWER, by=desk.by, now=NOW).officer
    officers.retire_officer(desk.store, new.id, by=desk.by, now=NOW)
    officers.reinstate_officer(desk.store, new.id, by=desk.by, now=NOW)
    officers.retire_officer(desk.store, desk.by.id, by=desk.by, now=NOW)
    with desk.store.lists() as lists:
        reinstated = lists.acts(since)[-2].number
    with pytest.raises(Refused) as told:
        undo_last(desk.store, since, by=new, now=NOW, act=reinstated)
    assert told.value.code == "last_officer"


def test_that_what_files_were_put_to_since_is_not_taken_back(desk: Township, tmp_path: Path) -> None:
    since, nine = _mark(desk), desk.task("9").id
    edit_task.set_measure(desk.store, nine, None, MeasureEdit("加装喷淋"), by=desk.by, now=NOW)
    parts.set_part(desk.store, nine, None, PartEdit("河口村"), by=desk.by, now=NOW)
    desk.attach("9", a_photo(tmp_path / "喷淋.jpg"), measure_seq=2, part_seq=1)
    with desk.store.lists() as lists:
        _, part, measure = (done.origin.number for done in reversed(standing(lists.acts(since)).undo))
    before = desk.state()
    for act in (measure, part):
        with pytest.raises(Refused) as told:
            _undo(desk, since, act=act)
        assert told.value.code == "changed_since"
    assert desk.state() == before


def test_that_who_has_acted_since_stays_when_the_entry_is_taken_back(desk: Township) -> None:
    since = _mark(desk)
    new = officers.add_officer(desk.store, "何川", OfficerRole.REVIEWER, by=desk.by, now=NOW).officer
    draft = ProgressDraft("已进场", NOW.date())
    record_progress(desk.store, desk.task("9").id, draft, office=desk.office, by=new, now=NOW)
    undo_last(desk.store, since, by=new, now=NOW)
    before = desk.state()
    with pytest.raises(Refused) as told:
        undo_last(desk.store, since, by=desk.by, now=NOW)
    assert (told.value.code, told.value.facts["name"]) == ("officer_has_acted", "何川")
    assert desk.state() == before


def test_that_an_import_taken_back_by_its_own_command_comes_again(desk: Township) -> None:
    with desk.store.lists() as lists:
        (batch,) = lists.batches()
    since, before = _mark(desk), _world(desk)
    import_tasks.undo(desk.store, batch.id, by=desk.by, now=NOW)
    assert desk.tasks() == []
    _undo(desk, since)
    assert _world(desk) == before


def test_that_a_step_and_a_return_are_taken_back_only_by_a_return(ready: Township, tmp_path: Path) -> None:
    since = _mark(ready)
    back = ReturnDraft("verification", "papers_missing", "补监测报告", TODAY)
    send_back(ready.store, ready.task("7").id, back, office=ready.office, by=ready.by, now=NOW)
    before = ready.state()
    with pytest.raises(Refused) as told:
        _undo(ready, since)
    assert told.value.code == "cannot_undo_step"
    assert told.value.facts["words"] == "登记退回"
    assert ready.state() == before


def test_that_a_dossier_is_not_taken_back(ready: Township, signer: LocalSigner, tmp_path: Path) -> None:
    since = _mark(ready)
    ready.produce("7", tmp_path / "送审", signer)
    with pytest.raises(Refused) as told:
        _undo(ready, since)
    assert told.value.code == "cannot_undo_dossier"


def test_that_results_of_a_closed_task_stand(ready: Township, tmp_path: Path) -> None:
    since = _mark(ready)
    _result(ready, "改了一句")
    close(ready)
    first = _first_act(ready, since)
    with pytest.raises(Refused) as told:
        _undo(ready, since, act=first)
    assert told.value.code == "task_closed"


def test_that_a_file_a_step_rests_on_is_not_taken_away(ready: Township, tmp_path: Path) -> None:
    since = _mark(ready)
    paper = a_paper(tmp_path / "验收意见.txt", "通过")
    ready.attach("7", paper, kind=EvidenceKind.ACCEPTANCE_OPINION)
    ready.step(
        "7", "verification", date(2026, 10, 16), unit="区住建委", people=("李明", "赵红"), conclusion=Conclusion.PASS,
        opinion="同意", place="清溪桥", scans=(paper,),
    )  # fmt: skip
    first = _first_act(ready, since)
    with pytest.raises(Refused) as told:
        _undo(ready, since, act=first)
    assert told.value.code == "changed_since"
