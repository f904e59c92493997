"""One problem in several villages, tasks that name each other, plans above them, goals in numbers."""

import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.dossier import DossierKind
from dujiao_desktop.domain.errors import Refused, StepNotReady
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.indicator import Direction, Indicator, Scale, Standing
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.domain.readiness import missing_for_dossier, missing_for_step
from dujiao_desktop.domain.recycle_bin import RemovedKind
from dujiao_desktop.domain.rule_pack import StepKind
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.domain.task_link import LinkKind
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.usecases import edit_task, import_tasks, indicators, links, parts, plans
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, describe_evidence, remove_evidence
from dujiao_desktop.usecases.differences import differences
from dujiao_desktop.usecases.indicators import IndicatorEdit, ReadingDraft
from dujiao_desktop.usecases.make_report import ReportKind, make_report
from dujiao_desktop.usecases.parts import PartEdit
from dujiao_desktop.usecases.plans import PlanEdit
from dujiao_desktop.usecases.recycle_bin import Emptied, empty_older_than, restore_removed
from dujiao_desktop.usecases.undo import undo_last
from tests.builders import NOW, TODAY
from tests.usecases.closing import close
from tests.usecases.township import HEADER, ROWS, Township, a_list, a_paper, a_photo, at_desk

DONE = date(2026, 10, 9)


def _part(desk: Township, name: str, done_on: date | None = None, number: str = "7", **said: str) -> Part:
    edit = PartEdit(name, done_on=done_on, **said)
    kept = parts.set_part(desk.store, desk.task(number).id, None, edit, by=desk.by, now=NOW).part
    assert kept is not None
    return kept


def _close_part(desk: Township, part: Part, done_on: date | None = DONE) -> None:
    edit = replace(PartEdit.of(part), done_on=done_on)
    parts.set_part(desk.store, part.task_id, part.seq, edit, by=desk.by, now=NOW)


def _gaps(case: CaseFile, office: Office) -> list[str]:
    own = office.rules.step_of_kind(StepKind.SELF_CHECK)
    assert own is not None
    return [m.text for m in missing_for_step(case, own, None, office, TODAY) if m.code == "part_done_on"]


def _link(desk: Township, one: str, other: str, kind: LinkKind = LinkKind.MEASURE) -> None:
    links.link_tasks(desk.store, desk.task(one).id, desk.task(other).id, kind, by=desk.by, now=NOW)


def _goal(desk: Township, name: str = "化学需氧量", target: str = "20", **said: Any) -> Indicator:
    edit = IndicatorEdit(name, target, **{"unit": "mg/L", "baseline": "35", **said})
    return indicators.set_indicator(desk.store, desk.task("7").id, None, edit, by=desk.by, now=NOW).indicator


def _measured(desk: Township, value: str, on: date = DONE, name: str = "化学需氧量", **said: Any) -> Indicator:
    draft = ReadingDraft(value, on, **said)
    return indicators.record_reading(desk.store, desk.task("7").id, name, draft, by=desk.by, now=NOW).indicator


# --- parts


def test_that_one_problem_in_three_villages_is_one_task(desk: Township) -> None:
    for name in ("清溪村", "南坪村", "河东社区"):
        _part(desk, name, unit=f"{name}委会", person="李强")
    assert desk.tasks() == ["7", "9", "16"]
    assert [(p.seq, p.name, p.unit) for p in desk.case("7").parts] == [
        (1, "清溪村", "清溪村委会"),
        (2, "南坪村", "南坪村委会"),
        (3, "河东社区", "河东社区委会"),
    ]
    assert desk.tasks("河东") == ["7"]


def test_that_closing_a_part_closes_nothing_else(desk: Township) -> None:
    before = desk.task("7")
    first, second = _part(desk, "清溪村"), _part(desk, "南坪村")
    _close_part(desk, first)
    case = desk.case("7")
    assert [p.is_done for p in case.parts] == [True, False]
    assert (case.task.progress_status, case.task.closeout_status) == (before.progress_status, before.closeout_status)
    assert [m.done_on for m in case.task.measures] == [m.done_on for m in before.measures]
    _close_part(desk, second)
    assert desk.task("7").progress_status is ProgressStatus.ON_SCHEDULE


def test_that_the_self_check_of_the_whole_waits_for_every_part(ready: Township, tmp_path: Path) -> None:
    first, second = _part(ready, "清溪村", DONE), _part(ready, "南坪村")
    case = ready.case("7")
    assert _gaps(case, ready.office) == ["“南坪村”的完成日期"]
    assert [m.place for m in missing_for_dossier(case, DossierKind.FOR_ACCEPTANCE, ready.office, TODAY)] == [
        f"measures/parts/{second.seq}"
    ]
    with pytest.raises(StepNotReady):
        ready.step(
            "7", "verification", date(2026, 10, 16), unit="区住建委", people=("李明", "赵红"), opinion="同意",
            place="清溪桥", scans=(a_paper(tmp_path / "意见.pdf"),),
        )  # fmt: skip
    _close_part(ready, second)
    assert _gaps(ready.case("7"), ready.office) == []
    _close_part(ready, first, None)
    assert _gaps(ready.case("7"), ready.office) == ["“清溪村”的完成日期"]


def test_that_an_office_can_do_without_that_gate(desk: Township) -> None:
    _part(desk, "清溪村")
    rules = desk.office.rules
    lenient = replace(desk.office, rules=replace(rules, gates=replace(rules.gates, parts=False)))
    assert _gaps(desk.case("7"), lenient) == []


def test_that_a_file_is_put_to_a_part_and_keeps_it_there(desk: Township, tmp_path: Path) -> None:
    part = _part(desk, "清溪村")
    task_id = desk.task("7").id
    item = desk.attach("7", a_photo(tmp_path / "清溪.jpg"), kind=EvidenceKind.AFTER_PHOTO, part_seq=part.seq).items[0]
    assert desk.evidence("7")[0].part_seq == part.seq
    with pytest.raises(Refused, match="part_has_evidence"):
        parts.remove_part(desk.store, task_id, part.seq, by=desk.by, now=NOW)
    with pytest.raises(Refused, match="part_not_found"):
        describe_evidence(desk.store, item.id, replace(EvidenceDraft.of(item), part_seq=9), by=desk.by, now=NOW)
    describe_evidence(desk.store, item.id, replace(EvidenceDraft.of(item), part_seq=None), by=desk.by, now=NOW)
    left = parts.remove_part(desk.store, task_id, part.seq, by=desk.by, now=NOW)
    assert (left.parts, left.part) == ((), None)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (PartEdit(" "), "field_empty"),
        (PartEdit("清溪村"), "part_exists"),
        (PartEdit("南坪村", done_on=TODAY + timedelta(1)), "date_in_future"),
    ],
)
def test_that_a_part_that_cannot_be_is_refused_and_nothing_written(desk: Township, edit: PartEdit, code: str) -> None:
    _part(desk, "清溪村")
    before = desk.state()
    with pytest.raises(Refused, match=code):
        parts.set_part(desk.store, desk.task("7").id, None, edit, by=desk.by, now=NOW)
    assert desk.state() == before


def test_that_parts_of_a_closed_task_stand(ready: Township) -> None:
    part = _part(ready, "清溪村", DONE)
    close(ready)
    for act in (
        lambda: _part(ready, "南坪村"),
        lambda: _close_part(ready, part, None),
        lambda: parts.remove_part(ready.store, part.task_id, part.seq, by=ready.by, now=NOW),
    ):
        with pytest.raises(Refused, match="task_closed"):
            act()


def test_that_an_import_that_was_built_upon_is_not_undone(desk: Township) -> None:
    _part(desk, "清溪村")
    with desk.store.lists() as lists:
        batch = lists.batches()[0].id
    with pytest.raises(Refused, match="import_in_use"):
        import_tasks.undo(desk.store, batch, by=desk.by, now=NOW)


# --- common and individual


def test_that_the_list_itself_may_say_what_is_common(desk: Township, tmp_path: Path) -> None:
    rows = [(*row, said) for row, said in zip(ROWS, ("共性", "个性问题", ""), strict=True)]
    desk.import_list(a_list(tmp_path / "整改清单.csv", rows, (*HEADER, "共性/个性")))
    assert [desk.task(n).common for n in ("7", "9", "16")] == [True, False, None]
    with desk.store.lists() as lists:
        for asked, numbers in ((True, ["7"]), (False, ["9"]), (None, ["7", "9", "16"])):
            assert [t.number for t in lists.all_lines(TaskFilter(common=asked), TODAY)] == numbers


# --- links


def test_that_a_link_is_seen_from_both_sides_and_taken_away_from_both(desk: Township) -> None:
    _link(desk, "7", "9")
    _link(desk, "7", "16")
    assert [(k.kind, k.number) for k in desk.case("7").links] == [(LinkKind.MEASURE, "9"), (LinkKind.MEASURE, "16")]
    assert [(k.kind, k.number) for k in desk.case("9").links] == [(LinkKind.PROBLEM, "7")]
    with desk.store.lists() as lists:
        told = lists.history(desk.task("9").id, 1)[0]
    assert (told.action, {c.field: c.new for c in told.changes}["number"]) == ("link_tasks", "7")
    seven, nine = desk.task("7").id, desk.task("9").id
    links.unlink_tasks(desk.store, nine, seven, LinkKind.PROBLEM, by=desk.by, now=NOW)
    assert [k.number for k in desk.case("7").links] == ["16"]
    assert desk.case("9").links == ()


def test_that_a_linked_task_that_is_closed_closes_no_other(ready: Township) -> None:
    before = ready.task("9")
    _link(ready, "9", "7")
    close(ready)
    case = ready.case("9")
    assert case.links[0].closeout_status is CloseoutStatus.CLOSED
    assert (case.task.progress_status, case.task.closeout_status) == (before.progress_status, before.closeout_status)
    _link(ready, "16", "7")
    assert ready.task("7").closeout_status is CloseoutStatus.CLOSED


def test_that_a_link_twice_or_to_itself_is_refused(desk: Township) -> None:
    _link(desk, "7", "9")
    for one, other, kind, code in (
        ("7", "9", LinkKind.MEASURE, "link_exists"),
        ("9", "7", LinkKind.PROBLEM, "link_exists"),
        ("7", "7", LinkKind.RELATED, "link_to_itself"),
    ):
        with pytest.raises(Refused, match=code):
            _link(desk, one, other, kind)
    seven, nine = desk.task("7").id, desk.task("9").id
    with pytest.raises(Refused, match="link_not_found"):
        links.unlink_tasks(desk.store, seven, nine, LinkKind.RELATED, by=desk.by, now=NOW)


def test_that_a_removed_task_is_named_by_no_link_until_it_comes_back(desk: Township) -> None:
    _link(desk, "7", "9")
    nine = desk.task("9").id
    edit_task.remove_task(desk.store, nine, by=desk.by, now=NOW)
    assert desk.case("7").links == ()
    restore_removed(desk.store, RemovedKind.TASK, nine, by=desk.by, now=NOW)
    assert [k.number for k in desk.case("7").links] == ["9"]
    edit_task.remove_task(desk.store, nine, by=desk.by, now=NOW)
    assert empty_older_than(desk.store, desk.paths, by=None, now=NOW + timedelta(91)).tasks == 1
    with desk.store.lists() as lists:
        assert lists.check_database() == lists.check_history() == ()


# --- plans


def _add_plan(desk: Township, *numbers: str, **said: Any) -> plans.PlanKept:
    edit = PlanEdit("清溪河一河一策", **said)
    return plans.add_plan(desk.store, edit, [desk.task(n).id for n in numbers], by=desk.by, now=NOW)


def test_that_a_plan_stands_above_its_tasks_and_filters_them(desk: Township, tmp_path: Path) -> None:
    original = a_paper(tmp_path / "方案.docx", "方案全文")
    kept = _add_plan(
        desk, "7", "16", doc_no="云府〔2026〕8号", issuer="区政府", total="3", shares="2026=2、2027=1", file=original
    )
    assert [p.title for p in desk.case("16").plans] == ["清溪河一河一策"]
    with desk.store.lists() as lists:
        found = [t.number for t in lists.all_lines(TaskFilter(plan_id=kept.plan.id), TODAY)]
        (standing,) = plans.plans(lists)
        assert kept.plan.sha256 in lists.evidence_hashes()
    assert found == ["7", "16"]
    assert standing.found == {2026: 1, None: 1}
    assert desk.store.vault.path_of(kept.plan.sha256).read_bytes() == original.read_bytes()
    assert plans.plan_sentences(standing) == (
        "分年合计与总数一致：2+1=3。",
        "方案写明共 3 项，名下现有 2 项。",
        "2026 年：方案 2 项，名下到期的 1 项。",
        "2027 年：方案 1 项，名下到期的 0 项。",
        "名下有 1 项没有明确的到期日，没有计入任何一年。",
    )


def test_that_a_plan_is_changed_and_a_replaced_original_can_come_back(desk: Township, tmp_path: Path) -> None:
    first = _add_plan(desk, "7", file=a_paper(tmp_path / "一稿.txt", "一稿")).plan
    edit = replace(PlanEdit.of(first), total="5", file=a_paper(tmp_path / "二稿.txt", "二稿"))
    nine = desk.task("9").id
    with desk.store.lists() as lists:
        since = lists.newest_act()
    second = plans.edit_plan(desk.store, first.id, edit, [nine], by=desk.by, now=NOW).plan
    assert (second.total, second.file_name) == (5, "二稿.txt")
    assert (desk.case("7").plans, len(desk.case("9").plans)) == ((), 1)
    with desk.store.lists() as lists:
        assert {first.sha256, second.sha256} <= lists.evidence_hashes()
    undo_last(desk.store, since, by=desk.by, now=NOW)
    with desk.store.lists() as lists:
        (standing,) = lists.plans()
    assert (standing.plan.file_name, standing.plan.total, standing.tasks) == ("一稿.txt", None, 1)
    assert len(desk.case("7").plans) == 1


def test_that_a_removed_plan_comes_back_with_its_tasks_and_goes_in_the_end(desk: Township, tmp_path: Path) -> None:
    plan = _add_plan(desk, "7", file=a_paper(tmp_path / "方案.txt")).plan
    plans.remove_plan(desk.store, plan.id, by=desk.by, now=NOW)
    assert desk.case("7").plans == ()
    with desk.store.lists() as lists:
        assert [(r.kind, r.title) for r in lists.removed()] == [(RemovedKind.PLAN, plan.title)]
        assert plan.sha256 in lists.evidence_hashes()
    restore_removed(desk.store, RemovedKind.PLAN, plan.id, by=desk.by, now=NOW)
    assert [p.id for p in desk.case("7").plans] == [plan.id]
    plans.remove_plan(desk.store, plan.id, by=desk.by, now=NOW)
    desk.store.checkpoint()
    with at_desk(shutil.copytree(desk.paths.folder, tmp_path / "改日")) as later:
        gone = empty_older_than(later.store, later.paths, by=None, now=NOW + timedelta(91))
        assert gone == Emptied(0, 0, 0, 1, 1)
        with later.store.lists() as lists:
            assert lists.check_database() == ()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"title": ""}, "field_empty"),
        ({"total": "三十七"}, "not_a_count"),
        ({"shares": "2026年若干"}, "not_year_shares"),
        ({"issued_on": TODAY + timedelta(1)}, "date_in_future"),
        ({"title": "已有的"}, "plan_exists"),
    ],
)
def test_that_a_plan_that_cannot_be_is_refused_and_leaves_nothing(
    desk: Township, tmp_path: Path, said: dict[str, Any], code: str
) -> None:
    plans.add_plan(desk.store, PlanEdit("已有的"), by=desk.by, now=NOW)
    before = desk.state()
    edit = replace(PlanEdit("新的", file=a_paper(tmp_path / "方案.txt")), **said)
    with pytest.raises(Refused, match=code):
        plans.add_plan(desk.store, edit, [desk.task("7").id], by=desk.by, now=NOW)
    assert desk.state() == before


# --- goals in numbers


def test_that_a_goal_is_held_against_what_was_measured(desk: Township) -> None:
    assert _goal(desk, target="２０ mg/L").standing is Standing.NOT_MEASURED
    assert _measured(desk, "25", date(2026, 8, 1)).standing is Standing.NOT_REACHED
    reached = _measured(desk, "１８．２", note="环监103号")
    assert reached.standing is Standing.REACHED
    assert reached.course_in_words == "35 mg/L → 目标不高于 20 mg/L，最近一次 18.2 mg/L（2026-10-09）"
    late = _measured(desk, "40", date(2026, 7, 1))
    assert late.standing is Standing.REACHED  # entered last, but of an earlier day
    assert [r.value for r in late.readings] == ["40", "25", "18.2"]


def test_that_water_classes_are_a_scale_of_their_own(desk: Township) -> None:
    goal = _goal(desk, "断面水质", "3类", scale=Scale.WATER_CLASS, direction=Direction.AT_LEAST, baseline="劣五类")
    assert (goal.unit, goal.direction, goal.baseline, goal.target) == ("", Direction.AT_MOST, "劣Ⅴ", "Ⅲ")
    assert _measured(desk, "Ⅳ", date(2026, 9, 1), "断面水质").standing is Standing.NOT_REACHED
    assert _measured(desk, "II类", name="断面水质").standing is Standing.REACHED
    edit = replace(IndicatorEdit.of(goal), scale=Scale.NUMBER, target="3", baseline="")
    with pytest.raises(Refused, match="indicator_scale_fixed"):
        indicators.set_indicator(desk.store, goal.task_id, goal.id, edit, by=desk.by, now=NOW)


def test_that_nonsense_is_refused_and_nothing_written(desk: Township) -> None:
    _goal(desk)
    _measured(desk, "18")
    before = desk.state()
    acts: list[tuple[str, Callable[[], object]]] = [
        ("not_a_value", lambda: _measured(desk, "约18")),
        ("not_a_value", lambda: _goal(desk, "氨氮", "达标")),
        ("not_a_water_class", lambda: _goal(desk, "水质", "六类", scale=Scale.WATER_CLASS, baseline="")),
        ("field_empty", lambda: _goal(desk, "氨氮", " ")),
        ("date_in_future", lambda: _measured(desk, "18", TODAY + timedelta(1))),
        ("reading_exists", lambda: _measured(desk, "18")),
        ("indicator_exists", lambda: _goal(desk)),
        ("indicator_not_found", lambda: _measured(desk, "18", name="氨氮")),
        ("record_not_found", lambda: _measured(desk, "19", evidence_id=EvidenceId("none"))),
        (
            "indicator_has_readings",
            lambda: indicators.remove_indicator(desk.store, desk.task("7").id, "化学需氧量", by=desk.by, now=NOW),
        ),
    ]
    for code, act in acts:
        with pytest.raises(Refused, match=code):
            act()
    assert desk.state() == before


def test_that_a_report_a_value_rests_on_is_not_removed(desk: Township, tmp_path: Path) -> None:
    report = desk.attach("7", a_paper(tmp_path / "监测报告.txt"), kind=EvidenceKind.MONITORING).items[0]
    _goal(desk)
    _measured(desk, "18", evidence_id=report.id)
    with pytest.raises(Refused, match="evidence_shows_reading"):
        remove_evidence(desk.store, report.id, by=desk.by, now=NOW)
    task_id = desk.task("7").id
    draft = ReadingDraft("18mg/L", DONE)
    with pytest.raises(Refused, match="reading_not_found"):
        indicators.remove_reading(desk.store, task_id, "化学需氧量", replace(draft, on=TODAY), by=desk.by, now=NOW)
    indicators.remove_reading(desk.store, task_id, "化学需氧量", draft, by=desk.by, now=NOW)
    remove_evidence(desk.store, report.id, by=desk.by, now=NOW)
    indicators.remove_indicator(desk.store, task_id, "化学需氧量", by=desk.by, now=NOW)
    assert desk.case("7").indicators == ()


def test_that_measuring_goes_on_after_closing_and_the_goal_stands(ready: Township) -> None:
    goal = _goal(ready)
    close(ready)
    assert _measured(ready, "30").standing is Standing.NOT_REACHED
    assert ready.task("7").closeout_status is CloseoutStatus.CLOSED
    edit = replace(IndicatorEdit.of(goal), target="30")
    with pytest.raises(Refused, match="task_closed"):
        indicators.set_indicator(ready.store, goal.task_id, goal.id, edit, by=ready.by, now=NOW)


# --- on paper and in the package


def test_that_all_of_it_travels_and_later_changes_are_told(
    ready: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    part = _part(ready, "清溪村", DONE, unit="清溪村委会")
    _link(ready, "7", "16")
    _add_plan(ready, "7", doc_no="云府〔2026〕8号")
    _goal(ready)
    _measured(ready, "18")
    produced = ready.produce("7", tmp_path / "送审", signer)
    with zipfile.ZipFile(produced.package) as package:
        (name,) = [n for n in package.namelist() if n.endswith("data/task.json")]
        shared = json.loads(package.read(name))
    assert [(p["name"], p["done_on"]) for p in shared["parts"]] == [("清溪村", "2026-10-09")]
    assert [(k["kind"], k["number"]) for k in shared["links"]] == [("measure", "16")]
    assert [p["doc_no"] for p in shared["plans"]] == ["云府〔2026〕8号"]
    assert [(i["name"], i["readings"][0]["value"]) for i in shared["indicators"]] == [("化学需氧量", "18")]
    with ready.store.lists() as lists:
        dossier = lists.dossiers(ready.task("7").id)[0].id
        assert differences(lists, dossier, ready.office) == ()
    _close_part(ready, part, date(2026, 10, 20))
    _measured(ready, "16", date(2026, 11, 1))
    links.unlink_tasks(ready.store, ready.task("7").id, ready.task("16").id, LinkKind.MEASURE, by=ready.by, now=NOW)
    with ready.store.lists() as lists:
        told = [(d.word, d.was, d.now) for d in differences(lists, dossier, ready.office)]
    assert told == [
        ("关联任务", "落实措施 16", ""),
        ("村组（点位）“清溪村”的完成日期", "2026-10-09", "2026-10-20"),
        ("数值目标“化学需氧量”2026-11-01 的数值", "", "16"),
    ]


def test_that_the_ledger_names_linked_tasks_by_their_numbers_only_where_there_are_some(
    desk: Township, tmp_path: Path
) -> None:
    def ledger() -> list[list[object]]:
        path = tmp_path / "台账.xlsx"
        with desk.store.lists() as lists:
            make_report(lists, ReportKind.LEDGER, path, office=desk.office, by=desk.by, now=NOW)
        return [list(row) for row in load_workbook(path).active.iter_rows(values_only=True)]

    assert not any("关联任务" in row for row in ledger())
    _link(desk, "7", "9")
    _link(desk, "7", "16")
    rows = ledger()
    head = next(row for row in rows if "关联任务" in row)
    column = head.index("关联任务")
    assert [row[column] for row in rows[rows.index(head) + 1 :]][:3] == ["落实措施 9、16", "对应问题 7", "对应问题 7"]
