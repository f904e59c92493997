"""What was removed can be brought back for 90 days; then it really goes, but never what was handed in."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.domain.recycle_bin import Removed, RemovedKind
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.usecases import edit_task, parts
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, describe_evidence, remove_evidence
from dujiao_desktop.usecases.complaints import ComplaintEdit, add_complaint, remove_complaint
from dujiao_desktop.usecases.drafts import drafts, save_draft
from dujiao_desktop.usecases.edit_task import MeasureEdit
from dujiao_desktop.usecases.recycle_bin import Emptied, empty_older_than, removed, restore_removed
from tests.builders import NOW
from tests.usecases.closing import close
from tests.usecases.township import Township, a_photo, at_desk

LATER = NOW + timedelta(91)


def _bin(desk: Township) -> list[Removed]:
    with desk.store.lists() as lists:
        return list(removed(lists))


def _restore(desk: Township, kind: RemovedKind, id: str) -> None:
    restore_removed(desk.store, kind, id, by=desk.by, now=NOW)


def _remove_task(desk: Township, number: str = "7") -> str:
    task_id = desk.task(number).id
    edit_task.remove_task(desk.store, task_id, by=desk.by, now=NOW)
    return task_id


def _remove_file(desk: Township, place: int = 0) -> str:
    item = desk.evidence("7")[place]
    remove_evidence(desk.store, item.id, by=desk.by, now=NOW)
    return item.id


def test_that_a_removed_task_comes_back_with_all_that_hung_on_it(ready: Township) -> None:
    before = ready.case("7")
    task_id = _remove_task(ready)
    (thing,) = _bin(ready)
    assert (thing.kind, thing.id, thing.number, thing.handed_in) == (RemovedKind.TASK, task_id, "7", False)
    assert thing.title == "老街片区雨污管网错接"
    assert thing.kept_until == NOW.date() + timedelta(90)
    assert (ready.tasks(), ready.tasks("溢流")) == (["9", "16"], [])
    _restore(ready, RemovedKind.TASK, task_id)
    after = ready.case("7")
    assert (after.evidence, after.closeout, after.task.measures) == (
        before.evidence, before.closeout, before.task.measures,
    )  # fmt: skip
    assert (ready.tasks("溢流"), _bin(ready)) == (["7"], [])


def test_that_a_removed_file_is_nowhere_but_in_the_bin_and_comes_back_to_its_place(ready: Township) -> None:
    before = ready.evidence("7")
    file = _remove_file(ready, 1)
    (thing,) = _bin(ready)
    assert (thing.kind, thing.id, thing.title, thing.task_number) == (RemovedKind.EVIDENCE, file, "清溪桥无溢流", "7")
    assert file not in [e.id for e in ready.evidence("7")]
    assert ready.tasks("无溢流") == ["7"]  # the goal says so too
    with ready.store.lists() as lists:
        key = lists.key_of(ready.task("7").id)
        assert lists.task_lines([key or 0], NOW.date())[0].evidence_count == len(before) - 1
        assert before[1].sha256 in lists.evidence_hashes()
    _restore(ready, RemovedKind.EVIDENCE, file)
    assert [replace(e, stamp=before[0].stamp) for e in ready.evidence("7")] == [
        replace(e, stamp=before[0].stamp) for e in before
    ]


def test_that_a_removed_file_is_found_by_no_search(desk: Township, tmp_path: Path) -> None:
    desk.attach("7", a_photo(tmp_path / "只此一处.jpg", shade=5))
    assert desk.tasks("只此一处") == ["7"]
    file = _remove_file(desk)
    assert desk.tasks("只此一处") == []
    _restore(desk, RemovedKind.EVIDENCE, file)
    assert desk.tasks("只此一处") == ["7"]


def test_that_a_file_attached_again_since_is_not_restored_beside_itself(desk: Township, tmp_path: Path) -> None:
    photo = a_photo(tmp_path / "甲.jpg", shade=5)
    desk.attach("7", photo)
    file = _remove_file(desk)
    desk.attach("7", photo)
    with pytest.raises(Refused) as told:
        _restore(desk, RemovedKind.EVIDENCE, file)
    assert told.value.code == "duplicate_evidence"


def test_that_a_file_whose_measure_is_gone_comes_back_to_the_task(desk: Township, tmp_path: Path) -> None:
    desk.attach("7", a_photo(tmp_path / "甲.jpg", shade=5), measure_seq=2)
    file = _remove_file(desk)
    edit_task.remove_measure(desk.store, desk.task("7").id, 2, by=desk.by, now=NOW)
    _restore(desk, RemovedKind.EVIDENCE, file)
    assert [e.measure_seq for e in desk.evidence("7")] == [None]


def test_that_a_file_whose_village_is_gone_comes_back_to_the_task(desk: Township, tmp_path: Path) -> None:
    task_id = desk.task("7").id
    parts.set_part(desk.store, task_id, None, parts.PartEdit("清溪村"), by=desk.by, now=NOW)
    desk.attach("7", a_photo(tmp_path / "甲.jpg", shade=5), part_seq=1)
    file = _remove_file(desk)
    parts.remove_part(desk.store, task_id, 1, by=desk.by, now=NOW)
    _restore(desk, RemovedKind.EVIDENCE, file)
    assert [e.part_seq for e in desk.evidence("7")] == [None]


def test_that_a_removed_measure_comes_back_with_its_result(ready: Township) -> None:
    before = ready.task("7").measures
    edit_task.remove_measure(ready.store, ready.task("7").id, 1, by=ready.by, now=NOW)
    (thing,) = _bin(ready)
    assert (thing.kind, thing.number, thing.title, thing.task_number) == (RemovedKind.MEASURE, "1", "排查错接点", "7")
    _restore(ready, RemovedKind.MEASURE, thing.id)
    assert (ready.task("7").measures, _bin(ready)) == (before, [])


def test_that_a_measure_whose_number_was_given_away_comes_back_at_the_end(desk: Township) -> None:
    task_id = desk.task("7").id
    edit_task.remove_measure(desk.store, task_id, 2, by=desk.by, now=NOW)
    edit_task.set_measure(desk.store, task_id, None, MeasureEdit("新的第二条"), by=desk.by, now=NOW)
    (thing,) = _bin(desk)
    _restore(desk, RemovedKind.MEASURE, thing.id)
    assert [(m.seq, m.text) for m in desk.task("7").measures] == [(1, "排查错接点"), (2, "新的第二条"), (3, "改造管网")]


def test_that_a_measure_does_not_come_back_into_a_closed_task(ready: Township) -> None:
    task_id = ready.task("7").id
    edit_task.set_measure(ready.store, task_id, None, MeasureEdit("多余的"), by=ready.by, now=NOW)
    edit_task.remove_measure(ready.store, task_id, 3, by=ready.by, now=NOW)
    close(ready)
    (thing,) = _bin(ready)
    with pytest.raises(Refused) as told:
        _restore(ready, RemovedKind.MEASURE, thing.id)
    assert told.value.code == "task_closed"


def test_that_a_complaint_comes_back_unless_its_number_was_given_again(desk: Township) -> None:
    edit = ComplaintEdit("D2CQ9", "夜间噪声")
    first = add_complaint(desk.store, edit, office=desk.office, by=desk.by, now=NOW).complaint
    remove_complaint(desk.store, first.id, by=desk.by, now=NOW)
    _restore(desk, RemovedKind.COMPLAINT, first.id)
    with desk.store.lists() as lists:
        assert [c.id for c in lists.complaints()] == [first.id]
    remove_complaint(desk.store, first.id, by=desk.by, now=NOW)
    add_complaint(desk.store, edit, office=desk.office, by=desk.by, now=NOW)
    with pytest.raises(Refused) as told:
        _restore(desk, RemovedKind.COMPLAINT, first.id)
    assert told.value.code == "complaint_exists"


@pytest.mark.parametrize("kind", RemovedKind)
def test_that_what_is_not_in_the_bin_is_not_restored(kind: RemovedKind, desk: Township) -> None:
    before = desk.state()
    with pytest.raises(Refused) as told:
        _restore(desk, kind, desk.task("7").id)
    assert told.value.code == "not_in_recycle_bin"
    assert desk.state() == before


def test_that_nothing_goes_before_its_time(ready: Township) -> None:
    _remove_file(ready)
    _remove_task(ready, "9")
    before = ready.state()
    assert empty_older_than(ready.store, ready.paths, by=None, now=NOW + timedelta(90)) == Emptied(0, 0, 0, 0)
    assert ready.state() == before


def test_that_after_its_time_rows_files_previews_and_drafts_are_gone_and_the_history_stays(ready: Township) -> None:
    task_id, hashes = ready.task("7").id, [e.sha256 for e in ready.evidence("7")]
    (ready.paths.previews / f"{hashes[0]}.jpg").write_bytes(b"preview")
    save_draft(ready.store, f"task/{task_id}/progress", {"text": "没写完"}, by=ready.by, now=NOW)
    _remove_task(ready)
    ready.store.checkpoint()
    folder = ready.paths.folder
    gone = _emptied_later(folder)
    assert gone == Emptied(tasks=1, evidence=0, complaints=0, files=len(hashes))
    with at_desk(folder.with_name("改日")) as later:
        assert not [h for h in hashes if later.store.vault.path_of(h).exists()]
        assert not list(later.paths.previews.iterdir())
        with later.store.lists() as lists:
            assert drafts(lists) == ()
            told = [(e.record, e.operation) for e in lists.history(None, 10_000) if e.action == "empty_recycle_bin"]
            assert {"task", "measure", "evidence", "step_record"} <= {record for record, _ in told}
            assert {operation for _, operation in told} == {"delete"}


def _emptied_later(folder: Path) -> Emptied:
    """Empty a copy of the workspace, opened anew: what the same run brought in is never deleted."""
    with at_desk(shutil.copytree(folder, folder.with_name("改日"))) as later:
        done = empty_older_than(later.store, later.paths, by=None, now=LATER)
        assert empty_older_than(later.store, later.paths, by=None, now=LATER) == Emptied(0, 0, 0, 0)
        with later.store.lists() as lists:
            assert lists.check_history() == lists.check_database() == ()
            assert later.store.vault.check(lists.evidence_hashes(), Unwatched()) == ()
    return done


def test_that_a_file_two_tasks_hold_goes_only_with_the_last(desk: Township, tmp_path: Path) -> None:
    photo = a_photo(tmp_path / "两处.jpg", shade=5)
    desk.attach("7", photo)
    desk.attach("9", photo)
    _remove_file(desk)
    desk.store.checkpoint()
    assert _emptied_later(desk.paths.folder) == Emptied(0, 1, 0, 0)


def test_that_a_task_whose_dossier_was_handed_in_stays_for_good(
    ready: Township, signer: LocalSigner, tmp_path: Path
) -> None:
    ready.produce("7", tmp_path / "送审", signer)
    _remove_task(ready)
    (thing,) = _bin(ready)
    assert (thing.handed_in, thing.kept_until) == (True, None)
    ready.store.checkpoint()
    assert _emptied_later(ready.paths.folder) == Emptied(0, 0, 0, 0)


def test_that_an_original_in_a_handed_in_dossier_stays_when_its_row_goes(
    ready: Township, signer: LocalSigner, tmp_path: Path
) -> None:
    ready.produce("7", tmp_path / "送审", signer)
    kept, secret = ready.evidence("7")[0], ready.evidence("7")[-1]
    for item in (kept, secret):
        remove_evidence(ready.store, item.id, by=ready.by, now=NOW)
    ready.store.checkpoint()
    folder = ready.paths.folder
    assert _emptied_later(folder) == Emptied(0, 2, 0, 1)
    with at_desk(folder.with_name("改日")) as later:
        assert later.store.vault.verify(kept.sha256)
        assert not later.store.vault.path_of(secret.sha256).exists()


def test_that_a_removed_file_cannot_be_described_or_removed_again(desk: Township, tmp_path: Path) -> None:
    desk.attach("7", a_photo(tmp_path / "甲.jpg", shade=5))
    item = desk.evidence("7")[0]
    remove_evidence(desk.store, item.id, by=desk.by, now=NOW)
    with pytest.raises(Refused) as told:
        describe_evidence(desk.store, item.id, EvidenceDraft(EvidenceKind.OTHER), by=desk.by, now=NOW)
    assert told.value.code == "record_not_found"
    with pytest.raises(Refused) as told:
        remove_evidence(desk.store, item.id, by=desk.by, now=NOW)
    assert told.value.code == "record_not_found"
