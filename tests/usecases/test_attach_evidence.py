import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image

from dujiao_desktop.domain.errors import Cancelled, Refused
from dujiao_desktop.domain.evidence import Destination, EvidenceKind, TakenBy
from dujiao_desktop.usecases import look_at_evidence
from dujiao_desktop.usecases.attach_evidence import (
    EvidenceDraft,
    attach_evidence,
    describe_evidence,
    remove_evidence,
)
from dujiao_desktop.usecases.check_office import check_office
from tests.builders import NOW, TODAY
from tests.usecases.township import Township, a_paper, a_photo, at_desk

MORNING = datetime(2026, 10, 9, 9, 40)


def test_that_a_file_is_kept_byte_for_byte_under_its_digest(desk: Township, tmp_path: Path) -> None:
    photo = a_photo(tmp_path / "改造后.jpg", taken=MORNING)
    before = photo.read_bytes()
    (item,) = desk.attach("7", photo, kind=EvidenceKind.AFTER_PHOTO, caption="清溪桥", place="老街").items
    assert desk.store.vault.path_of(item.sha256).read_bytes() == before
    assert photo.read_bytes() == before
    kept = desk.evidence("7")[0]
    assert kept == item
    assert (kept.file_name, kept.title, kept.place, kept.size_bytes, kept.order, kept.added_by) == (
        "改造后.jpg", "清溪桥", "老街", len(before), 1, desk.by.id,
    )  # fmt: skip


def test_that_the_cameras_own_time_is_kept_and_named_as_such(desk: Township, tmp_path: Path) -> None:
    (item,) = desk.attach("7", a_photo(tmp_path / "a.jpg", taken=MORNING), kind=EvidenceKind.AFTER_PHOTO).items
    assert (item.taken_at, item.taken_by) == (MORNING, TakenBy.CAMERA)
    assert item.photo is not None
    assert (item.photo.width_px, item.photo.height_px) == (320, 240)


def test_that_a_time_stated_by_the_officer_is_named_as_such(desk: Township, tmp_path: Path) -> None:
    photo = a_photo(tmp_path / "a.jpg", taken=MORNING)
    (item,) = desk.attach("7", photo, kind=EvidenceKind.AFTER_PHOTO, taken_on=date(2026, 10, 8)).items
    assert item.taken_at is not None
    assert (item.taken_at.date(), item.taken_by) == (date(2026, 10, 8), TakenBy.OFFICER)


def test_that_a_photo_without_time_has_none(desk: Township, tmp_path: Path) -> None:
    (item,) = desk.attach("7", a_photo(tmp_path / "a.jpg"), kind=EvidenceKind.AFTER_PHOTO).items
    assert (item.taken_at, item.taken_by) == (None, TakenBy.UNKNOWN)


# --- duplicates


def test_that_the_same_file_in_one_task_is_refused_naming_the_first(desk: Township, tmp_path: Path) -> None:
    desk.attach("7", a_photo(tmp_path / "a.jpg"), caption="第一张")
    before = desk.state()
    with pytest.raises(Refused) as refused:
        desk.attach("7", a_photo(tmp_path / "改了名.jpg"))
    assert refused.value.code == "duplicate_evidence"
    assert (refused.value.facts["title"], refused.value.facts["order"]) == ("第一张", 1)
    assert desk.state() == before


def test_that_of_several_files_only_the_new_ones_are_attached_and_the_others_named(
    desk: Township, tmp_path: Path
) -> None:
    desk.attach("7", a_photo(tmp_path / "a.jpg"), caption="第一张")
    new = a_photo(tmp_path / "b.jpg", shade=1)
    done = desk.attach("7", a_photo(tmp_path / "又一次.jpg"), new, a_photo(tmp_path / "b2.jpg", shade=1))
    assert [i.file_name for i in done.items] == ["b.jpg"]
    assert [(name, same.title) for name, same in done.duplicates] == [("又一次.jpg", "第一张"), ("b2.jpg", "b.jpg")]
    assert [e.order for e in desk.evidence("7")] == [1, 2]


def test_that_one_file_may_prove_two_tasks_and_this_is_said(desk: Township, tmp_path: Path) -> None:
    photo = a_photo(tmp_path / "a.jpg")
    assert desk.attach("7", photo).elsewhere == ()
    done = desk.attach("9", photo)
    assert [(i.file_name, task) for i, task in done.elsewhere] == [("a.jpg", desk.task("7").id)]
    assert len([p for p in desk.paths.vault.rglob("*") if p.is_file()]) == 1


# --- files that cannot be taken: all or none


def _missing(folder: Path) -> Path:
    return folder / "没有.jpg"


def _empty(folder: Path) -> Path:
    (folder / "空.jpg").touch()
    return folder / "空.jpg"


def _folder(folder: Path) -> Path:
    (folder / "文件夹.jpg").mkdir()
    return folder / "文件夹.jpg"


def _no_picture(folder: Path) -> Path:
    return a_paper(folder / "假照片.jpg", "这不是照片")


def _picture_by_kind_only(folder: Path) -> Path:
    return a_paper(folder / "照片", "这不是照片")


def _cut_off_header(folder: Path) -> Path:
    photo = a_photo(folder / "断.jpg")
    photo.write_bytes(photo.read_bytes()[:20])
    return photo


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_missing, "file_missing"),
        (_empty, "file_empty"),
        (_folder, "not_a_file"),
        (_no_picture, "not_a_photo"),
        (_picture_by_kind_only, "not_a_photo"),
        (_cut_off_header, "not_a_photo"),
    ],
)
def test_that_one_bad_file_leaves_all_unattached(desk: Township, tmp_path: Path, make: object, code: str) -> None:
    good = a_photo(tmp_path / "good.jpg", shade=2)
    bad = make(tmp_path)  # type: ignore[operator]
    before = desk.state()
    with pytest.raises(Refused) as refused:
        desk.attach("7", good, bad, kind=EvidenceKind.AFTER_PHOTO)
    assert refused.value.code == code
    assert desk.state() == before


def test_that_a_photo_cut_off_in_its_middle_is_no_photo(desk: Township, tmp_path: Path) -> None:
    photo = tmp_path / "半张.jpg"
    Image.effect_noise((600, 400), 90).convert("RGB").save(photo, "JPEG")
    photo.write_bytes(photo.read_bytes()[: photo.stat().st_size // 2])
    before = desk.state()
    with pytest.raises(Refused) as refused:
        desk.attach("7", photo, kind=EvidenceKind.AFTER_PHOTO)
    assert refused.value.code == "not_a_photo"
    assert desk.state() == before


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"measure_seq": 9}, "measure_not_found"),
        ({"taken_on": date(2026, 11, 22)}, "date_in_future"),
        ({"formed_on": date(2026, 11, 22)}, "date_in_future"),
    ],
)
def test_that_what_is_stated_about_a_file_is_checked(
    desk: Township, tmp_path: Path, stated: dict[str, object], code: str
) -> None:
    before = desk.state()
    with pytest.raises(Refused) as refused:
        desk.attach("7", a_photo(tmp_path / "a.jpg"), **stated)
    assert refused.value.code == code
    assert desk.state() == before


class _AfterOne:
    """An officer who cancels after the first file."""

    def __init__(self) -> None:
        self.asked = 0

    def report(self, done: int, total: int, message: str) -> None:
        pass

    def stop_if_cancelled(self) -> None:
        self.asked += 1
        if self.asked > 1:
            raise Cancelled


def test_that_cancelling_between_files_attaches_none(desk: Township, tmp_path: Path) -> None:
    files = [a_photo(tmp_path / f"{n}.jpg", shade=n) for n in range(3)]
    before = desk.state()
    with pytest.raises(Cancelled):
        attach_evidence(
            desk.store, desk.task("7").id, files, EvidenceDraft(EvidenceKind.OTHER), office=desk.office, by=desk.by,
            now=NOW, control=_AfterOne(),
        )  # fmt: skip
    assert desk.state() == before


KILLED = """
import os, sys
from pathlib import Path
from dujiao_desktop.environment import files
from dujiao_desktop.store.evidence_vault import EvidenceVault
from dujiao_desktop.usecases import look_at_evidence
from tests.usecases.township import at_desk
where, at, photos = sys.argv[1], sys.argv[2], sys.argv[3:]
def killed(wrapped):
    def last(*given):
        wrapped(*given)
        os.kill(os.getpid(), 9)
    return last
with at_desk(Path(where)) as desk:
    if at in ("copy_in", "keep"):
        setattr(EvidenceVault, at, killed(getattr(EvidenceVault, at)))
    for item in desk.attach("7", *map(Path, photos)).items:
        files.force_to_disk = killed(files.force_to_disk)
        look_at_evidence.preview(desk.store, desk.paths, item)
"""


def _killed(workspace: Path, at: str, *photos: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(workspace), at, *map(str, photos)]
    assert subprocess.run(command, check=False).returncode == -9


@pytest.mark.parametrize("at", ["copy_in", "keep"])
def test_that_a_crash_leaves_at_worst_a_file_without_a_row(imported_workspace: Path, tmp_path: Path, at: str) -> None:
    folder = shutil.copytree(imported_workspace, tmp_path / "督交")
    photos = [a_photo(tmp_path / f"{n}.jpg", shade=20 * n) for n in range(3)]
    _killed(folder, at, *photos)
    with at_desk(folder) as desk:
        assert desk.evidence("7") == []
        assert {f.code for f in check_office(desk.store).findings} <= {"evidence_orphan"}
        desk.attach("7", *photos)  # and the files find their rows
        assert check_office(desk.store).ok
        assert len(desk.evidence("7")) == 3


def test_that_originals_are_safe_when_it_breaks_off_at_their_previews_which_come_later(
    imported_workspace: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(imported_workspace, tmp_path / "督交")
    photos = [a_photo(tmp_path / f"{n}.jpg", shade=20 * n) for n in range(2)]
    _killed(folder, "preview", *photos)
    with at_desk(folder) as desk:
        assert check_office(desk.store).ok
        items = desk.evidence("7")
        assert [desk.store.vault.path_of(i.sha256).read_bytes() for i in items] == [p.read_bytes() for p in photos]
        assert not [p for p in desk.paths.previews.iterdir() if p.suffix == ".jpg"]
        for item in items:
            small = look_at_evidence.preview(desk.store, desk.paths, item)
            assert small is not None
            with Image.open(small) as picture:
                assert picture.size == (320, 240)


def test_that_more_files_than_are_forced_to_the_disk_together_keep_their_order(desk: Township, tmp_path: Path) -> None:
    files = [a_paper(tmp_path / f"{n}.txt", f"第{n}页") for n in range(150)]
    files[100].write_bytes(files[10].read_bytes())
    done = desk.attach("7", *files)
    assert [i.file_name for i in done.items] == [f"{n}.txt" for n in range(150) if n != 100]
    assert [i.order for i in done.items] == list(range(1, 150))
    assert [(name, same.order) for name, same in done.duplicates] == [("100.txt", 11)]
    assert check_office(desk.store).ok
    assert not list((desk.paths.vault / "tmp").iterdir())


# --- names from outside are never paths


@pytest.mark.parametrize(
    "name",
    ["..\\..\\evil.txt", "a\nb\rc.txt", "“引号”‘单’<>|?*:.txt", "密" * 80 + ".txt", ".隐藏", "-rf.txt", "con.txt"],
)
def test_that_any_name_is_kept_as_it_is_and_never_used_as_a_path(desk: Township, tmp_path: Path, name: str) -> None:
    (item,) = desk.attach("7", a_paper(tmp_path / name, name)).items
    assert desk.evidence("7")[0].file_name == name
    assert desk.store.vault.path_of(item.sha256).parent.parent == desk.paths.vault
    copy = look_at_evidence.copy_for_viewing(desk.store, item)
    assert copy.read_bytes() == name.encode("utf-8")


@pytest.mark.parametrize("name", ["机密会议纪要.txt", "（秘密）通报.txt", "绝密.txt"])
def test_that_a_name_with_a_secrecy_marking_is_pointed_out(desk: Township, tmp_path: Path, name: str) -> None:
    assert desk.attach("7", a_paper(tmp_path / name)).marked == (name,)


def test_that_a_workbook_called_pdf_is_pointed_out(desk: Township, tmp_path: Path) -> None:
    (tmp_path / "监测.pdf").write_bytes(b"\xef\xbb\xbf%PDF-1.7 ...")
    (tmp_path / "清单.pdf").write_bytes(b"PK\x03\x04 a workbook")
    done = desk.attach("7", tmp_path / "监测.pdf", tmp_path / "清单.pdf")
    assert (len(done.items), done.misnamed) == (2, ("清单.pdf",))


# --- afterwards


def test_that_what_is_stated_can_be_changed_and_bytes_and_camera_facts_stay(desk: Township, tmp_path: Path) -> None:
    (item,) = desk.attach("7", a_photo(tmp_path / "a.jpg", taken=MORNING), kind=EvidenceKind.AFTER_PHOTO).items
    draft = EvidenceDraft(
        EvidenceKind.BEFORE_PHOTO, "新说明", measure_seq=2, destination=Destination.INTERNAL, taken_on=TODAY
    )
    saved = describe_evidence(desk.store, item.id, draft, by=desk.by, now=NOW)
    assert (saved.kind, saved.caption, saved.measure_seq, saved.destination) == (
        EvidenceKind.BEFORE_PHOTO, "新说明", 2, Destination.INTERNAL,
    )  # fmt: skip
    assert (saved.sha256, saved.photo, saved.file_name) == (item.sha256, item.photo, item.file_name)
    assert saved.taken_by is TakenBy.OFFICER


def test_that_describing_with_the_draft_of_the_item_changes_nothing(desk: Township, tmp_path: Path) -> None:
    (item,) = desk.attach("7", a_photo(tmp_path / "a.jpg", taken=MORNING), kind=EvidenceKind.AFTER_PHOTO).items
    describe_evidence(desk.store, item.id, EvidenceDraft.of(item), by=desk.by, now=NOW)
    kept = desk.evidence("7")[0]
    assert (kept.taken_at, kept.taken_by, kept.caption) == (MORNING, TakenBy.CAMERA, "")


def test_that_a_removed_file_leaves_the_task_and_stays_in_the_vault(desk: Township, tmp_path: Path) -> None:
    (item,) = desk.attach("7", a_photo(tmp_path / "a.jpg")).items
    remove_evidence(desk.store, item.id, by=desk.by, now=NOW)
    assert desk.evidence("7") == []
    assert desk.store.vault.verify(item.sha256)
    assert check_office(desk.store).ok


def test_that_a_preview_is_upright_small_and_without_the_cameras_data(desk: Township, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (29.0, 30.0, 0.0)
    Image.new("RGB", (2400, 1200), (90, 90, 90)).save(tmp_path / "a.jpg", "JPEG", exif=exif)
    (item,) = desk.attach("7", tmp_path / "a.jpg", kind=EvidenceKind.AFTER_PHOTO).items
    small = look_at_evidence.preview(desk.store, desk.paths, item)
    assert small is not None
    with Image.open(small) as picture:
        assert picture.size == (800, 1600)
        assert not picture.getexif()


def test_that_a_name_in_an_old_encoding_is_read_as_it_was_meant(desk: Township, tmp_path: Path) -> None:
    import os

    file = os.fsdecode(os.fsencode(tmp_path) + b"/" + "整改后照片.txt".encode("gb18030"))
    (item,) = desk.attach("7", a_paper(Path(file))).items
    assert item.file_name == "整改后照片.txt"
