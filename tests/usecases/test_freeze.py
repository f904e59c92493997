"""A dossier keeps its state of the data; what changes later is told beside it, field by field."""

import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import Destination, EvidenceKind
from dujiao_desktop.domain.frozen import FieldDifference
from dujiao_desktop.domain.identity import DossierId
from dujiao_desktop.domain.task import TaskUnit, UnitRole
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.usecases import edit_task
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, send_back
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, describe_evidence, remove_evidence
from dujiao_desktop.usecases.differences import differences
from dujiao_desktop.usecases.edit_task import MeasureEdit, TaskEdit
from dujiao_desktop.usecases.produce_dossier import Produced
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from tests.builders import NOW, TODAY
from tests.usecases.closing import close
from tests.usecases.township import Township, a_photo, files_below


@pytest.fixture
def handed_in(ready: Township, signer: LocalSigner, tmp_path: Path) -> Produced:
    return ready.produce("7", tmp_path / "送审", signer)


def _dossier(desk: Township) -> DossierId:
    with desk.store.lists() as lists:
        return lists.dossiers(desk.task("7").id)[0].id


def _told(desk: Township, dossier: DossierId | None = None) -> list[tuple[str, str, str, str]]:
    with desk.store.lists() as lists:
        found = differences(lists, dossier or _dossier(desk), desk.office)
    assert all(isinstance(d, FieldDifference) for d in found)
    return [(d.place, d.word, d.was, d.now) for d in found]


def test_that_a_dossier_just_made_differs_in_nothing(ready: Township, handed_in: Produced) -> None:
    assert _told(ready) == []


def test_that_the_state_kept_is_the_one_that_travelled(ready: Township, handed_in: Produced) -> None:
    with ready.store.lists() as lists:
        task_id, state = lists.dossier_state(_dossier(ready))
    with zipfile.ZipFile(handed_in.package) as package:
        (name,) = [n for n in package.namelist() if n.endswith("data/task.json")]
        assert package.read(name).decode("utf-8") == state
    assert json.loads(state)["id"] == task_id


def test_that_later_changes_are_told_in_the_officers_words(
    ready: Township, handed_in: Produced, tmp_path: Path
) -> None:
    case = ready.case("7")
    task_id, files = case.task.id, ready.evidence("7")
    edit = replace(
        TaskEdit.of(case.task, case.source), goal="全年无溢流", deadline_text="2027年6月底前", is_long_term=True,
        units=(*case.task.units, TaskUnit(UnitRole.SUPERVISING, "区生态环境局")),
    )  # fmt: skip
    edit_task.edit_task(ready.store, task_id, edit, by=ready.by, now=NOW)
    record_measure(ready.store, task_id, 1, result="又改了", done_on=date(2026, 11, 1), by=ready.by, now=NOW)
    edit_task.set_measure(ready.store, task_id, None, MeasureEdit("雨后巡查"), by=ready.by, now=NOW)
    describe_evidence(
        ready.store, files[0].id, replace(EvidenceDraft.of(files[0]), measure_seq=2), by=ready.by, now=NOW
    )
    remove_evidence(ready.store, files[2].id, by=ready.by, now=NOW)
    new = ready.attach("7", a_photo(tmp_path / "补.jpg", shade=7), kind=EvidenceKind.SITE_PHOTO, caption="补拍").items[
        0
    ]
    record_progress(ready.store, task_id, ProgressDraft("雨后复查", TODAY), office=ready.office, by=ready.by, now=NOW)
    assert _told(ready) == [
        ("basic/goal", "整改目标", "雨天无溢流", "全年无溢流"),
        ("basic/units/supervising", "督导单位", "", "区生态环境局"),
        ("basic/deadline", "整改时限", "2026年12月31日前", "2027年6月底前"),
        ("basic/is_long_term", "长期坚持", "否", "是"),
        ("measures/1", "措施 1 的整改结果", "措施1已落实", "又改了"),
        ("measures/1", "措施 1 的完成日期", "2026-10-01", "2026-11-01"),
        ("measures/3", "措施 3", "", "雨后巡查"),
        (f"evidence/{files[0].id}", "佐证“清溪桥污水溢流”证明的措施", "", "措施 2"),
        (f"evidence/{files[2].id}", "佐证“自查报告.txt”", "自查报告", ""),
        (f"evidence/{new.id}", "佐证“补拍”", "", "现场核查照片"),
        ("progress", "2026-11-21 的进展", "", "达到序时进度：雨后复查"),
    ]


def test_that_what_never_leaves_the_office_is_no_difference(
    ready: Township, handed_in: Produced, tmp_path: Path
) -> None:
    ready.attach("7", a_photo(tmp_path / "信.jpg", shade=8), destination=Destination.INTERNAL)
    case = ready.case("7")
    edit = replace(TaskEdit.of(case.task, case.source), note="只给自己看")
    edit_task.edit_task(ready.store, case.task.id, edit, by=ready.by, now=NOW)
    assert _told(ready) == []


def test_that_a_return_opens_a_round_and_leaves_the_dossier_as_it_was(
    ready: Township, handed_in: Produced, signer: LocalSigner, tmp_path: Path
) -> None:
    before, first = files_below(tmp_path / "送审"), _dossier(ready)
    with ready.store.lists() as lists:
        state = lists.dossier_state(first)
    back = ReturnDraft("verification", "papers_missing", "补第三方监测报告", TODAY)
    send_back(ready.store, ready.task("7").id, back, office=ready.office, by=ready.by, now=NOW)
    assert _told(ready) == [
        ("closeout", "销号状态", "待核查", "退回补正"),
        ("closeout", "第 1 轮退回", "", "资料不齐：补第三方监测报告"),
    ]
    ready.confirm("7")
    ready.step("7", "self-check", TODAY, people=("周玉", "何川"), opinion="已补")
    ready.produce("7", tmp_path / "再送审", signer)
    assert (_told(ready), _dossier(ready) == first) == ([], False)
    assert ("closeout/self-check", "第 2 轮自查", "", "2026-11-21 云岭镇人民政府 周玉、何川 已补") in _told(
        ready, first
    )
    with ready.store.lists() as lists:
        assert lists.dossier_state(first) == state
        assert [d.round for d in lists.dossiers(ready.task("7").id)] == [2, 1]
    assert files_below(tmp_path / "送审") == before


def test_that_after_the_decision_official_fields_stand_and_long_term_proof_goes_on(
    ready: Township, tmp_path: Path
) -> None:
    close(ready)
    case = ready.case("7")
    task_id = case.task.id
    edit = replace(TaskEdit.of(case.task, case.source), goal="别的")
    for refused in (
        lambda: edit_task.edit_task(ready.store, task_id, edit, by=ready.by, now=NOW),
        lambda: edit_task.set_measure(ready.store, task_id, 1, MeasureEdit("别的"), by=ready.by, now=NOW),
        lambda: edit_task.remove_measure(ready.store, task_id, 1, by=ready.by, now=NOW),
        lambda: record_measure(ready.store, task_id, 1, result="别的", done_on=None, by=ready.by, now=NOW),
    ):
        with pytest.raises(Refused) as told:
            refused()
        assert told.value.code == "task_closed"
    assert ready.case("7") == case
    record_progress(ready.store, task_id, ProgressDraft("回头看", TODAY), office=ready.office, by=ready.by, now=NOW)
    ready.attach("7", a_photo(tmp_path / "回头看.jpg", shade=9), kind=EvidenceKind.SITE_PHOTO)
    assert [p.text for p in ready.case("7").progress] == ["回头看"]


def test_that_a_dossier_nobody_made_is_not_compared(ready: Township) -> None:
    with pytest.raises(Refused) as told:
        _told(ready, DossierId("没有"))
    assert told.value.code == "record_not_found"
