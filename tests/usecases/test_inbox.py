from datetime import date, datetime
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import INBOX, Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.history import HistoryEntry
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.inbox import Speaks
from dujiao_desktop.usecases.check_office import check_office
from dujiao_desktop.usecases.inbox import (
    ManyDraft,
    Put,
    describe_many,
    inbox_groups,
    move_to_task,
    put_to_task,
    replace_file,
    set_order,
)
from dujiao_desktop.usecases.undo import undo_last
from tests.usecases.taking import a_card, a_shot, inbox, names, taken_in
from tests.usecases.township import Township, a_paper, a_photo


def put(desk: Township, number: str, *items: EvidenceItem, **stated: object) -> Put:
    draft = ManyDraft(**stated)  # type: ignore[arg-type]
    ids = [item.id for item in items]
    return put_to_task(desk.store, ids, desk.task(number).id, draft, by=desk.by, now=desk.now)


def ordered(desk: Township, number: str, *ids: EvidenceId) -> list[str]:
    after, _ = set_order(desk.store, desk.task(number).id, ids, by=desk.by, now=desk.now)
    return names(after)


def moved(desk: Township, item: EvidenceItem, number: str) -> EvidenceItem:
    task_id = desk.task(number).id if number else INBOX
    ((after,), changes) = move_to_task(desk.store, [item.id], task_id, by=desk.by, now=desk.now)
    assert changes.evidence_of == {t for t in (item.task_id, task_id) if t}
    assert changes.inbox is (INBOX in (item.task_id, task_id))
    return after


def replaced(desk: Township, item: EvidenceItem, file: Path) -> tuple[EvidenceItem, EvidenceItem]:
    done = replace_file(desk.store, item.id, file, office=desk.office, by=desk.by, now=desk.now)
    return done.old, done.new


def newest_act(desk: Township) -> int:
    with desk.store.lists() as lists:
        return lists.newest_act()


def history(desk: Township, number: str) -> list[HistoryEntry]:
    task_id = desk.task(number).id
    with desk.store.lists() as lists:
        return list(lists.history(task_id, 100))


# --- groups from the store


def test_that_a_group_is_proposed_for_the_task_whose_photos_were_taken_there(desk: Township, tmp_path: Path) -> None:
    desk.attach("9", a_shot(tmp_path / "前.jpg", 1, place=(29.5, 106.5)), kind=EvidenceKind.BEFORE_PHOTO)
    taken_in(desk, a_shot(tmp_path / "卡" / "IMG_1.jpg", 2, taken=datetime(2026, 11, 20, 9), place=(29.5, 106.5)))
    taken_in(desk, a_paper(tmp_path / "卡" / "清溪河保洁记录.txt"))
    with desk.store.lists() as lists:
        photos, papers = inbox_groups(lists, desk.now.date())
    assert photos.proposals[0].number == "9"
    assert photos.proposals[0].whys[0].speaks is Speaks.PLACE
    assert [one.number for one in papers.proposals if one.whys[0].speaks is Speaks.WORDS] == ["16"]
    assert photos.folder == papers.folder == "卡"


# --- put to a task


def test_that_a_group_is_put_to_its_task_behind_what_it_holds_as_one_act(desk: Township, tmp_path: Path) -> None:
    desk.attach("7", a_paper(tmp_path / "报告.txt"))
    first, second = taken_in(desk, a_card(tmp_path / "卡", 2)).items
    since = newest_act(desk)
    done = put(desk, "7", second, first, kind=EvidenceKind.AFTER_PHOTO, caption="清溪桥", measure_seq=2)
    assert [(e.file_name, e.order) for e in desk.evidence("7")] == [
        ("报告.txt", 1), ("IMG_0001.JPG", 2), ("IMG_0000.JPG", 3),
    ]  # fmt: skip
    assert {(e.kind, e.caption, e.measure_seq) for e in done.items} == {(EvidenceKind.AFTER_PHOTO, "清溪桥", 2)}
    assert done.items[0].taken_at == second.taken_at
    assert (inbox(desk), done.changes.inbox) == ([], True)
    assert undo_last(desk.store, since, by=desk.by, now=desk.now).words == "归位“清溪桥”等 2 件（任务 7）"
    assert names(inbox(desk)) == ["IMG_0000.JPG", "IMG_0001.JPG"]
    assert len(desk.evidence("7")) == 1


def test_that_what_the_task_holds_stays_in_the_inbox_and_is_told(desk: Township, tmp_path: Path) -> None:
    card = a_card(tmp_path / "卡", 2)
    held = desk.attach("7", card / "DCIM" / "100CANON" / "IMG_0000.JPG").items[0]
    first, second = taken_in(desk, card).items
    done = put(desk, "7", first, second)
    assert (names(done.items), [(w.id, s.id) for w, s in done.duplicates]) == (["IMG_0001.JPG"], [(first.id, held.id)])
    assert inbox(desk) == [first]
    with pytest.raises(Refused, match="duplicate_evidence"):
        put(desk, "7", first)


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"measure_seq": 9}, "measure_not_found"),
        ({"part_seq": 9}, "part_not_found"),
        ({"taken_on": date(2030, 1, 1)}, "date_in_future"),
        ({"names_complainant": True}, "names_complainant"),
        ({"kind": EvidenceKind.AFTER_PHOTO}, "kind_needs_photo"),
    ],
)
def test_that_nothing_is_put_when_one_cannot_be(
    desk: Township, tmp_path: Path, stated: dict[str, object], code: str
) -> None:
    items = taken_in(desk, a_card(tmp_path / "卡", 1), a_paper(tmp_path / "报告.txt")).items
    before = desk.state()
    with pytest.raises(Refused, match=code):
        put(desk, "7", *items, **stated)
    assert (desk.state(), len(inbox(desk))) == (before, 2)


def test_that_what_has_a_task_is_not_put_again(desk: Township, tmp_path: Path) -> None:
    (item,) = desk.attach("7", a_photo(tmp_path / "a.jpg")).items
    with pytest.raises(Refused, match="not_in_inbox"):
        put(desk, "9", item)


# --- many at once


def test_that_many_are_described_at_once_and_what_is_not_stated_stays(desk: Township, tmp_path: Path) -> None:
    (attached,) = desk.attach("7", a_photo(tmp_path / "a.jpg"), caption="老说明", place="老街").items
    (waits,) = taken_in(desk, a_shot(tmp_path / "b.jpg", 5)).items
    since = newest_act(desk)
    draft = ManyDraft(kind=EvidenceKind.SITE_PHOTO, photographer="周玉", destination=Destination.INTERNAL)
    saved, changes = describe_many(desk.store, [attached.id, waits.id], draft, by=desk.by, now=desk.now)
    assert {(i.kind, i.photographer, i.destination) for i in saved} == {
        (EvidenceKind.SITE_PHOTO, "周玉", Destination.INTERNAL)
    }
    assert [(i.caption, i.place) for i in saved] == [("老说明", "老街"), ("", "")]
    assert (changes.evidence_of, changes.inbox) == ({attached.task_id}, True)
    assert newest_act(desk) == since + 1


def a_step_paper(desk: Township) -> EvidenceItem:
    scans = {scan for record in desk.case("7").closeout.current.records for scan in record.scans}
    return next(item for item in desk.evidence("7") if item.id in scans)


def test_that_the_paper_of_a_step_is_not_hidden_with_many(closed: Township) -> None:
    paper = a_step_paper(closed)
    before = closed.state()
    with pytest.raises(Refused, match="scan_stays_in_dossier"):
        describe_many(
            closed.store, [closed.evidence("7")[0].id, paper.id], ManyDraft(destination=Destination.INTERNAL),
            by=closed.by, now=closed.now,
        )  # fmt: skip
    assert closed.state() == before


# --- order


def test_that_files_are_put_into_order_by_hand_and_back(desk: Township, tmp_path: Path) -> None:
    items = desk.attach("7", *(a_photo(tmp_path / f"{n}.jpg", shade=n * 40) for n in range(4))).items
    since = newest_act(desk)
    assert ordered(desk, "7", items[2].id, items[0].id) == ["2.jpg", "0.jpg", "1.jpg", "3.jpg"]
    assert names(desk.evidence("7")) == ["2.jpg", "0.jpg", "1.jpg", "3.jpg"]
    assert [e.order for e in desk.evidence("7")] == [1, 2, 3, 4]
    with pytest.raises(Refused, match="nothing_to_order"):
        ordered(desk, "7", items[2].id)
    undo_last(desk.store, since, by=desk.by, now=desk.now)
    assert names(desk.evidence("7")) == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]


def test_that_a_file_of_another_task_has_no_place_in_the_order(desk: Township, tmp_path: Path) -> None:
    (item,) = desk.attach("9", a_photo(tmp_path / "a.jpg")).items
    with pytest.raises(Refused, match="record_not_found"):
        ordered(desk, "7", item.id)


# --- moving


def test_that_a_file_moves_and_the_history_of_both_tasks_says_so(desk: Township, tmp_path: Path) -> None:
    (item,) = desk.attach("7", a_photo(tmp_path / "a.jpg"), caption="清溪桥", measure_seq=2).items
    since = newest_act(desk)
    after = moved(desk, item, "9")
    assert (after.task_id, after.caption, after.measure_seq, after.order) == (desk.task("9").id, "清溪桥", None, 1)
    assert (names(desk.evidence("7")), names(desk.evidence("9"))) == ([], ["a.jpg"])
    for number in ("7", "9"):
        newest = history(desk, number)[0]
        assert (newest.action, newest.record) == ("move_evidence", "evidence")
        assert [(c.old, c.new) for c in newest.changes if c.field == "task_id"] == [("7", "9")]
    undone = undo_last(desk.store, since, by=desk.by, now=desk.now)
    assert undone.changes.evidence_of == {desk.task("7").id, desk.task("9").id}
    assert [(e.measure_seq, e.order) for e in desk.evidence("7")] == [(2, 1)]


def test_that_a_file_goes_back_to_the_inbox_and_its_task_remembers(desk: Township, tmp_path: Path) -> None:
    (item,) = desk.attach("7", a_photo(tmp_path / "a.jpg")).items
    moved(desk, item, "")
    assert names(inbox(desk)) == ["a.jpg"]
    assert history(desk, "7")[0].action == "move_evidence"
    assert check_office(desk.store).ok


def test_that_what_a_step_rests_on_stays_where_it_is(closed: Township, tmp_path: Path) -> None:
    paper = a_step_paper(closed)
    before = closed.state()
    for number in ("9", ""):
        with pytest.raises(Refused, match="evidence_in_use"):
            moved(closed, paper, number)
    with pytest.raises(Refused, match="evidence_in_use"):
        replaced(closed, paper, a_paper(tmp_path / "另一份.txt", "另一份"))
    assert closed.state() == before


def test_that_a_file_the_other_task_holds_does_not_move(desk: Township, tmp_path: Path) -> None:
    (item,) = desk.attach("7", a_photo(tmp_path / "a.jpg")).items
    desk.attach("9", a_photo(tmp_path / "a.jpg"))
    before = desk.state()
    with pytest.raises(Refused, match="duplicate_there"):
        moved(desk, item, "9")
    with pytest.raises(Refused, match="already_there"):
        moved(desk, item, "7")
    assert desk.state() == before


# --- replacing


def test_that_a_new_file_stands_for_the_old_which_is_kept_and_counts_no_more(desk: Township, tmp_path: Path) -> None:
    old, other = desk.attach(
        "7", a_photo(tmp_path / "糊.jpg"), a_photo(tmp_path / "别的.jpg", shade=40), caption="清溪桥", measure_seq=1
    ).items
    since = newest_act(desk)
    kept, new = replaced(desk, old, a_photo(tmp_path / "清.jpg", shade=80))
    assert (new.file_name, new.order, new.caption, new.measure_seq) == ("清.jpg", 1, "清溪桥", 1)
    assert (kept.id, kept.replaced_by, kept.order) == (old.id, new.id, 3)
    assert names(desk.evidence("7")) == ["清.jpg", "别的.jpg", "糊.jpg"]
    assert names(desk.case("7").for_dossier) == ["清.jpg", "别的.jpg"]
    assert desk.store.vault.verify(old.sha256)
    with pytest.raises(Refused, match="evidence_replaced"):
        replaced(desk, kept, a_photo(tmp_path / "再.jpg", shade=120))
    undo_last(desk.store, since, by=desk.by, now=desk.now)
    assert [(e.file_name, e.replaced_by) for e in desk.evidence("7")] == [("糊.jpg", None), ("别的.jpg", None)]
    assert other.order == 2


def test_that_a_new_photo_has_its_own_time_and_not_what_was_stated_of_the_old(desk: Township, tmp_path: Path) -> None:
    stated: dict[str, object] = {"kind": EvidenceKind.AFTER_PHOTO, "taken_on": date(2026, 10, 1)}
    (old,) = desk.attach("7", a_photo(tmp_path / "a.jpg"), **stated).items
    morning = datetime(2026, 10, 9, 9, 40)
    _, new = replaced(desk, old, a_photo(tmp_path / "b.jpg", shade=200, taken=morning))
    assert (new.kind, new.taken_at) == (EvidenceKind.AFTER_PHOTO, morning)


def test_that_a_file_the_task_holds_replaces_nothing_and_leaves_nothing(desk: Township, tmp_path: Path) -> None:
    old, _ = desk.attach("7", a_photo(tmp_path / "a.jpg"), a_photo(tmp_path / "b.jpg", shade=40)).items
    before = desk.state()
    with pytest.raises(Refused, match="duplicate_evidence"):
        replaced(desk, old, a_photo(tmp_path / "b2.jpg", shade=40))
    assert desk.state() == before
