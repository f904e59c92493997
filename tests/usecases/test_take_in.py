import os
from datetime import datetime
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Cancelled, Refused, Told
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, attach_evidence, remove_evidence
from dujiao_desktop.usecases.check_office import check_office
from dujiao_desktop.usecases.recycle_bin import empty_older_than, removed, restore_removed
from dujiao_desktop.usecases.sentences import sentence
from dujiao_desktop.usecases.take_in import let_go
from dujiao_desktop.usecases.undo import redo, undo_last
from tests.usecases.taking import a_card, a_shot, inbox, names, resumed, still_under_way, taken_in
from tests.usecases.township import Township, a_paper, a_photo, at_desk, copied

MORNING = datetime(2026, 10, 9, 9, 40)


def acts_before(desk: Township) -> int:
    with desk.store.lists() as lists:
        return lists.newest_act()


# --- what is taken


def test_that_a_card_is_walked_to_its_end_without_what_systems_leave_on_it(desk: Township, tmp_path: Path) -> None:
    done = taken_in(desk, a_card(tmp_path / "卡", 5), a_paper(tmp_path / "会议纪要.txt"))
    assert names(inbox(desk)) == [*(f"IMG_{n:04}.JPG" for n in range(5)), "会议纪要.txt"]
    assert (done.skipped, done.not_taken, done.waiting, done.stopped) == (4, (), 0, None)
    assert done.changes.inbox
    assert check_office(desk.store).ok


def test_that_links_to_files_are_taken_and_links_to_folders_not_followed(desk: Township, tmp_path: Path) -> None:
    photo = a_shot(tmp_path / "别处" / "原图.jpg", 3)
    folder = tmp_path / "照片"
    folder.mkdir()
    (folder / "链接.jpg").symlink_to(photo)
    (folder / "回到上面").symlink_to(tmp_path, target_is_directory=True)
    done = taken_in(desk, folder)
    assert (names(inbox(desk)), done.links) == (["链接.jpg"], 1)
    assert desk.store.vault.path_of(done.items[0].sha256).read_bytes() == photo.read_bytes()


def test_that_the_workspace_itself_is_never_taken_in(desk: Township, tmp_path: Path) -> None:
    a_photo(desk.paths.folder.parent / "现场.jpg")
    taken_in(desk, desk.paths.folder.parent)
    assert "dujiao.db" not in names(inbox(desk))
    assert "现场.jpg" in names(inbox(desk))


def test_that_two_names_alike_but_for_case_are_two_files(desk: Township, tmp_path: Path) -> None:
    a_shot(tmp_path / "卡" / "A.jpg", 1)
    a_shot(tmp_path / "卡" / "a.jpg", 2)
    taken_in(desk, tmp_path / "卡")
    assert names(inbox(desk)) == ["A.jpg", "a.jpg"]


def test_that_marks_that_turn_letters_around_are_not_shown(desk: Township, tmp_path: Path) -> None:
    taken_in(desk, a_paper(tmp_path / "照片\u202egpj.exe"), a_paper(tmp_path / "🏞现场.txt", "别的"))
    assert names(inbox(desk)) == ["照片gpj.exe", "🏞现场.txt"]


def test_that_a_path_that_is_no_text_here_is_taken_as_it_was_meant(desk: Township, tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + "/整改".encode("gb18030")))
    folder.mkdir()
    done = taken_in(desk, a_paper(folder / "清单.txt"), folder / "没有.txt")
    assert names(inbox(desk)) == ["清单.txt"]
    assert resumed(desk, done.intake).not_taken[0].path == folder / "没有.txt"


def test_that_files_go_straight_into_a_task_as_stated(desk: Township, tmp_path: Path) -> None:
    draft = EvidenceDraft(EvidenceKind.AFTER_PHOTO, "清溪桥", measure_seq=2)
    done = taken_in(desk, a_card(tmp_path / "卡", 3), task_id=desk.task("7").id, draft=draft)
    assert [(e.kind, e.caption, e.measure_seq, e.order) for e in desk.evidence("7")] == [
        (EvidenceKind.AFTER_PHOTO, "清溪桥", 2, n) for n in (1, 2, 3)
    ]
    assert done.changes.evidence_of == {desk.task("7").id}
    assert inbox(desk) == []


def test_that_nothing_is_begun_for_a_measure_that_is_not_there(desk: Township, tmp_path: Path) -> None:
    before = desk.state()
    draft, card = EvidenceDraft(EvidenceKind.OTHER, measure_seq=9), a_card(tmp_path / "卡", 1)
    with pytest.raises(Refused, match="measure_not_found"):
        taken_in(desk, card, task_id=desk.task("7").id, draft=draft)
    assert (desk.state(), still_under_way(desk)) == (before, [])


def test_that_an_empty_card_is_said_to_hold_nothing(desk: Township, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing_to_take") as refused:
        taken_in(desk, a_card(tmp_path / "卡", 0))
    assert "系统留下的 4 个" in sentence(refused.value)


# --- the same again


def test_that_what_waits_already_is_not_taken_again_but_linked(desk: Township, tmp_path: Path) -> None:
    card = a_card(tmp_path / "卡", 2)
    first = taken_in(desk, card)
    a_shot(card / "DCIM" / "新.jpg", 900)
    again = taken_in(desk, card)
    assert names(again.items) == ["新.jpg"]
    assert [(name, same.id) for name, same in again.duplicates] == [
        ("IMG_0000.JPG", first.items[0].id),
        ("IMG_0001.JPG", first.items[1].id),
    ]


def test_that_what_another_task_holds_is_taken_and_this_is_said(desk: Township, tmp_path: Path) -> None:
    photo = a_photo(tmp_path / "a.jpg")
    desk.attach("9", photo)
    done = taken_in(desk, photo)
    assert [(i.file_name, task) for i, task in done.elsewhere] == [("a.jpg", desk.task("9").id)]


# --- bad input: one never stops the others


def _truncated(folder: Path) -> Path:
    photo = a_photo(folder / "断.jpg", size=(640, 480))
    photo.write_bytes(photo.read_bytes()[:900])
    return photo


def _bomb(folder: Path) -> Path:
    from PIL import Image

    Image.new("1", (30_000, 30_000)).save(folder / "炸弹.png")
    return folder / "炸弹.png"


def _empty(folder: Path) -> Path:
    (folder / "空.jpg").touch()
    return folder / "空.jpg"


def _giant(folder: Path) -> Path:
    with (folder / "巡查.mp4").open("wb") as file:
        file.truncate(20 << 30)
    return folder / "巡查.mp4"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "管道")
    return folder / "管道"


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (_truncated, "not_a_photo"),
        (_bomb, "photo_too_large"),
        (_empty, "file_empty"),
        (_giant, "file_too_large"),
        (_pipe, "not_a_file"),
    ],
)
def test_that_one_bad_file_is_named_and_the_others_are_taken(
    desk: Township, tmp_path: Path, bad: object, code: str
) -> None:
    assert callable(bad)
    folder = tmp_path / "收件"
    folder.mkdir()
    file = bad(folder)
    a_shot(folder / "好.jpg", 7)
    done = taken_in(desk, folder)
    assert names(inbox(desk)) == ["好.jpg"]
    (left,) = done.not_taken
    assert (left.path, left.why.code, left.comes_again) == (file, code, False)
    assert file.name in sentence(left.why)
    assert still_under_way(desk) == []
    assert len([p for p in desk.paths.vault.rglob("*") if p.is_file()]) == 1


@pytest.mark.parametrize("name", ["..\\..\\evil.txt", "con.txt", "密" * 80 + ".txt", "a\nb.txt"])
def test_that_any_name_is_only_a_name(desk: Township, tmp_path: Path, name: str) -> None:
    done = taken_in(desk, a_paper(tmp_path / name, name))
    assert names(inbox(desk)) == [name]
    assert desk.store.vault.path_of(done.items[0].sha256).parent.parent == desk.paths.vault


def test_that_a_file_that_names_the_complainant_is_refused(desk: Township, tmp_path: Path) -> None:
    before = desk.state()
    draft = EvidenceDraft(EvidenceKind.OTHER, names_complainant=True)
    photo = a_photo(tmp_path / "来信.jpg")
    with pytest.raises(Refused, match="names_complainant") as refused:
        taken_in(desk, photo, draft=draft)
    assert "遮盖" in sentence(refused.value)
    with pytest.raises(Refused, match="names_complainant"):
        attach_evidence(desk.store, desk.task("7").id, [photo], draft, office=desk.office, by=desk.by, now=desk.now)
    assert desk.state() == before


def test_that_photos_without_the_cameras_facts_are_told_with_what_to_do(desk: Township, tmp_path: Path) -> None:
    done = taken_in(desk, a_photo(tmp_path / "mmexport1.jpg"), a_photo(tmp_path / "b.jpg", shade=2, taken=MORNING))
    assert done.without_facts == ("mmexport1.jpg",)
    assert "原图" in sentence(Told("no_photo_facts", count=1, files=done.without_facts))


# --- breaks


class _Stopping:
    """The officer stops it when so many files are done."""

    def __init__(self, after: int) -> None:
        self._after = after
        self._done = 0

    def report(self, done: int, total: int, message: str) -> None:
        self._done = done + 1

    def stop_if_cancelled(self) -> None:
        if self._done >= self._after:
            raise Cancelled


def test_that_what_was_committed_stays_when_it_is_stopped_and_the_rest_can_be_resumed(
    desk: Township, tmp_path: Path
) -> None:
    card = a_card(tmp_path / "卡", 50)
    done = taken_in(desk, card, control=_Stopping(40))
    assert (len(done.items), done.waiting) == (40, 10)
    assert done.stopped is not None
    assert done.stopped.code == "cancelled"
    (under,) = still_under_way(desk)
    assert (under.name, under.taken, len(under.waiting)) == (done.intake, 40, 10)
    again = resumed(desk, done.intake)
    assert (len(again.items), again.duplicates, again.waiting) == (10, (), 0)
    assert names(inbox(desk)) == [f"IMG_{n:04}.JPG" for n in range(50)]
    assert still_under_way(desk) == []


def test_that_it_is_resumed_after_the_program_was_opened_again(desk: Township, tmp_path: Path) -> None:
    done = taken_in(desk, a_card(tmp_path / "卡", 40), control=_Stopping(32))
    with at_desk(copied(desk)) as later:
        assert len(resumed(later, done.intake).items) == 8
        assert len(inbox(later)) == 40


def test_that_what_is_gone_or_changed_is_named_and_waits_until_it_is_let_go(desk: Township, tmp_path: Path) -> None:
    card = a_card(tmp_path / "卡", 6)
    shots = sorted((card / "DCIM" / "100CANON").glob("IMG*"))
    done = taken_in(desk, card, control=_Stopping(2))
    shots[3].unlink()
    shots[4].write_bytes(shots[4].read_bytes() + b"later")
    again = resumed(desk, done.intake)
    assert [(n.path.name, n.why.code, n.comes_again) for n in again.not_taken] == [
        ("IMG_0003.JPG", "file_missing", True),
        ("IMG_0004.JPG", "source_changed", True),
    ]
    assert again.waiting == 2
    (under,) = still_under_way(desk)
    assert [(path.name, why and why.code) for path, why in under.waiting] == [
        ("IMG_0003.JPG", "file_missing"),
        ("IMG_0004.JPG", "source_changed"),
    ]
    a_shot(shots[3], 3, taken=datetime(2026, 10, 9, 9, 3))
    assert names(resumed(desk, done.intake).items) == ["IMG_0003.JPG"]
    assert let_go(desk.store, done.intake, by=desk.by, now=desk.now) == 1
    assert still_under_way(desk) == []
    with pytest.raises(Refused, match="nothing_to_resume"):
        resumed(desk, done.intake)


# --- undo, recycle bin


def test_that_taking_in_is_undone_and_done_again_as_one_act(desk: Township, tmp_path: Path) -> None:
    since = acts_before(desk)
    taken_in(desk, a_card(tmp_path / "卡", 70))
    assert acts_before(desk) == since + 1
    undone = undo_last(desk.store, since, by=desk.by, now=desk.now)
    assert undone.words == "收件“IMG_0000.JPG”等 70 件，放进待归位"
    assert undone.changes.inbox
    assert inbox(desk) == []
    redo(desk.store, since, by=desk.by, now=desk.now)
    assert len(inbox(desk)) == 70
    assert check_office(desk.store).ok


def test_that_what_is_removed_from_the_inbox_lies_in_the_recycle_bin(desk: Township, tmp_path: Path) -> None:
    item, other = taken_in(desk, a_card(tmp_path / "卡", 2)).items
    for one in (item, other):
        assert remove_evidence(desk.store, one.id, by=desk.by, now=desk.now).inbox
    with desk.store.lists() as lists:
        lying = removed(lists)
    assert {(r.id, r.task_id, r.task_number) for r in lying} == {(item.id, None, ""), (other.id, None, "")}
    assert restore_removed(desk.store, lying[0].kind, item.id, by=desk.by, now=desk.now).inbox
    assert names(inbox(desk)) == ["IMG_0000.JPG"]
    later = desk.now.replace(year=desk.now.year + 1)
    with at_desk(copied(desk)) as again:
        gone = empty_older_than(again.store, again.paths, by=None, now=later)
    assert (gone.evidence, gone.files) == (1, 1)


def test_that_what_was_taken_in_again_since_is_not_restored_twice(desk: Township, tmp_path: Path) -> None:
    card = a_card(tmp_path / "卡", 1)
    (item,) = taken_in(desk, card).items
    remove_evidence(desk.store, item.id, by=desk.by, now=desk.now)
    taken_in(desk, card)
    with desk.store.lists() as lists:
        (lying,) = removed(lists)
    with pytest.raises(Refused, match="duplicate_evidence"):
        restore_removed(desk.store, lying.kind, item.id, by=desk.by, now=desk.now)
