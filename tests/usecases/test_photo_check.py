"""照片体检: what is noticed, what is not, and that neither hints nor answers leave the office."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import pytest
from numpy.random import default_rng
from PIL import Image

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.photo_check import HintAnswer, HintReason, Way
from dujiao_desktop.environment.photo_programs import load_photo_programs
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.usecases import photo_check, photo_words
from dujiao_desktop.usecases.attach_evidence import remove_evidence
from dujiao_desktop.usecases.photo_check import Checked, ShownHint, answer_hint
from dujiao_desktop.usecases.undo import undo_last
from tests.photos import changes
from tests.photos.drawn_scenes import Visit, draw
from tests.usecases.township import Township

BEFORE, AFTER = EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO
SAID = "这是同一台固定机位，已在现场核对"


@lru_cache(maxsize=8)
def a_place(number: int, weather: int = 0, aside: float = 0.0) -> Image.Image:
    return draw(number, Visit(weather, aside))


def a_photograph(
    path: Path, picture: Image.Image, *, taken: datetime | None = None, software: str = "",
    at: tuple[float, float] | None = None,
) -> Path:  # fmt: skip
    """A JPEG file with what a camera or an editor would have written into it."""
    exif = Image.Exif()
    if software:
        exif[0x0131] = software.encode()
    if taken is not None:
        exif.get_ifd(0x8769)[0x9003] = taken.strftime("%Y:%m:%d %H:%M:%S")
    if at is not None:
        exif.get_ifd(0x8825).update({1: "N", 2: _degrees(at[0]), 3: "E", 4: _degrees(at[1])})
    picture.save(path, "JPEG", exif=exif, quality=88)
    return path


def _degrees(value: float) -> tuple[float, float, float]:
    minutes = value % 1 * 60
    return float(int(value)), float(int(minutes)), round(minutes % 1 * 60, 4)


def checked(desk: Township, number: str = "7") -> Checked:
    return photo_check.check_photos(desk.store, desk.task(number).id, office=desk.office, clock=lambda: desk.now)


def shown(desk: Township, number: str = "7") -> tuple[ShownHint, ...]:
    with desk.store.lists() as lists:
        return photo_check.hints_of(lists, desk.task(number).id)


def reasons(desk: Township, number: str = "7") -> list[HintReason]:
    checked(desk, number)
    return [one.hint.reason for one in shown(desk, number)]


def copied(picture: Image.Image, change: changes.Change) -> Image.Image:
    return change(picture, default_rng(5))


# --- the same picture again


@pytest.mark.parametrize(
    ("change", "way"),
    [
        (changes.sent_by_chat, Way.SAVED),
        (changes.stamped, Way.STAMPED),
        (changes.retouched_much, Way.RETOUCHED),
        (changes.cropped, Way.CROPPED),
    ],
)
def test_that_a_before_photo_handed_in_again_is_noticed_with_what_was_done_to_it(
    desk: Township, tmp_path: Path, change: changes.Change, way: Way
) -> None:
    desk.attach("7", a_photograph(tmp_path / "前.jpg", a_place(3)), kind=BEFORE, caption="路口积水")
    desk.attach("7", a_photograph(tmp_path / "后.jpg", copied(a_place(3), change)), kind=AFTER, caption="积水已排")

    assert len(checked(desk).photos) == 1
    (one,) = shown(desk)

    assert (one.hint.reason, one.hint.facts["way"]) == (HintReason.SAME_PICTURE, way)
    assert (one.item.title, one.other and one.other.title, one.other_number) == ("积水已排", "路口积水", "")
    assert photo_words.hint_words(one).startswith("像是")


def test_that_an_earlier_photo_of_another_task_is_found_and_named(desk: Township, tmp_path: Path) -> None:
    desk.attach("9", a_photograph(tmp_path / "甲.jpg", a_place(4)), kind=AFTER, caption="网已盖好")
    later = replace(desk, now=desk.now.replace(day=22))
    again = copied(a_place(4), changes.compressed)
    later.attach("7", a_photograph(tmp_path / "乙.jpg", again), kind=AFTER)

    assert reasons(later, "7") == [HintReason.SAME_PICTURE]
    assert shown(later, "7")[0].other_number == "9"
    assert reasons(later, "9") == []


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4])
def test_that_an_honest_photo_of_the_same_place_is_not_noticed(desk: Township, tmp_path: Path, number: int) -> None:
    desk.attach("7", a_photograph(tmp_path / "前.jpg", a_place(number)), kind=BEFORE)
    again = changes.drawn_again(number, 1)
    desk.attach("7", a_photograph(tmp_path / "后.jpg", again), kind=AFTER)

    assert reasons(desk) == []


def test_that_the_same_file_in_another_task_is_noticed_on_both_sides(desk: Township, tmp_path: Path) -> None:
    photo = a_photograph(tmp_path / "a.jpg", a_place(2))
    desk.attach("7", photo, kind=AFTER)
    desk.attach("9", photo, kind=AFTER)

    assert (reasons(desk, "7"), reasons(desk, "9")) == ([HintReason.SAME_FILE], [HintReason.SAME_FILE])
    assert "任务 9" in photo_words.hint_words(shown(desk, "7")[0])


def test_that_fixed_cameras_and_signed_scans_are_compared_with_nothing(desk: Township, tmp_path: Path) -> None:
    for kind, name in ((EvidenceKind.FIXED_CAMERA, "机位.jpg"), (EvidenceKind.SIGNED_SCAN, "扫描.jpg")):
        picture = copied(a_place(1), changes.brightened if name == "机位.jpg" else changes.resized)
        desk.attach("7", a_photograph(tmp_path / name, picture), kind=kind)
    desk.attach("7", a_photograph(tmp_path / "后.jpg", copied(a_place(1), changes.compressed)), kind=AFTER)

    assert reasons(desk) == []


def test_that_several_photos_of_one_taking_in_are_not_set_against_each_other(desk: Township, tmp_path: Path) -> None:
    one = a_photograph(tmp_path / "1.jpg", a_place(0))
    other = a_photograph(tmp_path / "2.jpg", copied(a_place(0), changes.brightened))
    desk.attach("7", one, other, kind=AFTER)

    assert reasons(desk) == []


def test_that_a_flat_picture_and_a_lost_file_are_no_trouble(desk: Township, tmp_path: Path) -> None:
    grey = Image.new("RGB", (400, 300), "grey")
    (flat,) = desk.attach("7", a_photograph(tmp_path / "灰.jpg", grey), kind=AFTER).items
    (lost,) = desk.attach("7", a_photograph(tmp_path / "丢.jpg", a_place(1)), kind=AFTER).items
    desk.store.vault.discard(lost.sha256)

    assert set(checked(desk).photos) == {flat.id, lost.id}
    assert shown(desk) == ()


# --- what the file itself says


def test_that_an_editor_is_noticed_and_cameras_and_watermark_cameras_are_not(desk: Township, tmp_path: Path) -> None:
    written = ("Adobe Photoshop 25.1 (Windows)", "HUAWEI P60 4.0.0", "今日水印相机 3.0", "醒图 9.2", "16.6.1")
    for n, software in enumerate(written):
        photo = a_photograph(tmp_path / f"{n}.jpg", a_place(n), software=software)
        desk.attach("7", photo, kind=AFTER, caption=software)

    checked(desk)

    assert [one.item.title for one in shown(desk)] == [written[0], written[3]]
    assert written[0] in photo_words.hint_words(shown(desk)[0])


def test_that_the_names_of_editors_are_data_and_firmware_is_none_of_them() -> None:
    programs = load_photo_programs()

    assert all(programs.is_editor(name) for name in ("美图秀秀", "Snapseed 2.0", "PicsArt", "醒图", "GIMP 2.10"))
    assert not any(
        programs.is_editor(name) for name in ("", "水印相机", "马克水印相机", "V14.0.8", "S908BXXU2BVG9", "Canon DPP")
    )


def test_that_a_photo_from_before_the_task_or_after_its_report_is_noticed(desk: Township, tmp_path: Path) -> None:
    days = ((date(2026, 10, 9), 0), (date(2026, 11, 20), 1))
    for day, number in days:
        taken = datetime(day.year, day.month, day.day, 9, 40)
        desk.attach("7", a_photograph(tmp_path / f"{number}.jpg", a_place(number), taken=taken), kind=AFTER)
    report = tmp_path / "自查报告.txt"
    report.write_text("已完成", encoding="utf-8")
    desk.attach("7", report, kind=EvidenceKind.SELF_CHECK_REPORT, formed_on=date(2026, 10, 30))

    assert reasons(desk) == [HintReason.TOO_LATE]
    words = photo_words.hint_words(shown(desk)[0])
    assert "2026-11-20" in words
    assert "2026-10-30" in words


def test_that_a_photo_far_from_all_others_of_its_task_is_noticed(desk: Township, tmp_path: Path) -> None:
    places = ((29.5630, 106.5516), (29.5634, 106.5520), (29.5630, 106.5716))
    for number, at in enumerate(places):
        desk.attach("7", a_photograph(tmp_path / f"{number}.jpg", a_place(number), at=at), kind=AFTER)

    assert reasons(desk) == [HintReason.FAR_AWAY]
    one = shown(desk)[0]
    assert one.item.order == 3
    assert 1800 < int(one.hint.facts["metres"]) < 1900


def test_that_missing_facts_are_no_hint_and_are_said_with_how_to_get_the_original(
    desk: Township, tmp_path: Path
) -> None:
    (item,) = desk.attach("7", a_photograph(tmp_path / "微信.jpg", a_place(2)), kind=AFTER).items

    assert reasons(desk) == []
    assert photo_words.photo_label(item, "整改后照片")[-1] == "无拍摄信息（可能经微信等转发）"
    assert "原图" in photo_words.GET_ORIGINAL


# --- answers


@pytest.fixture
def hinted(ready: Township, tmp_path: Path) -> Township:
    """Task 7 with a hint, otherwise ready for its dossier."""
    taken, copy = datetime(2026, 10, 9, 9, 40), copied(a_place(3), changes.stamped)
    ready.attach("7", a_photograph(tmp_path / "前.jpg", a_place(3), taken=taken), kind=BEFORE, caption="路口")
    ready.attach("7", a_photograph(tmp_path / "后.jpg", copy, taken=taken), kind=AFTER, caption="路口好了")
    checked(ready)
    return ready


def say(desk: Township, answer: HintAnswer = HintAnswer.SAID, text: str = SAID) -> None:
    answer_hint(desk.store, shown(desk)[0].hint, answer, text, by=desk.by, now=desk.now)


def test_that_an_answer_stays_with_its_hint_through_further_checks_and_is_in_the_history(hinted: Township) -> None:
    say(hinted)
    checked(hinted)

    (one,) = shown(hinted)
    assert photo_words.answer_words(one.hint) == f"说明一句：{SAID}"
    with hinted.store.lists() as lists:
        assert photo_check.unanswered(lists, hinted.task("7").id) == 0
        newest = lists.history(hinted.task("7").id, 1)[0]
    assert (newest.action, newest.record) == ("answer_photo_hint", "photo_answer")
    assert any(change.new == SAID for change in newest.changes)


def test_that_an_answer_is_taken_back_like_any_other_act(hinted: Township) -> None:
    with hinted.store.lists() as lists:
        since = lists.newest_act()
    say(hinted, HintAnswer.OTHER, "")

    undone = undo_last(hinted.store, since, by=hinted.by, now=hinted.now)

    assert undone.words == "回答照片体检的提示（任务 7）"
    assert undone.changes.evidence_of == {hinted.task("7").id}
    assert shown(hinted)[0].hint.answer is None


def test_that_a_remark_without_words_is_refused_and_changes_nothing(hinted: Township) -> None:
    before = hinted.state()

    with pytest.raises(Refused) as refused:
        say(hinted, text="  ")

    assert refused.value.code == "answer_needs_words"
    assert hinted.state() == before


def test_that_a_check_leaves_no_trace_in_the_history(hinted: Township) -> None:
    before = hinted.state()

    checked(hinted)

    assert hinted.state() == before


def test_that_a_hint_goes_with_the_photo_it_speaks_of(hinted: Township) -> None:
    other = shown(hinted)[0].other
    assert other is not None

    remove_evidence(hinted.store, other.id, by=hinted.by, now=hinted.now)

    assert shown(hinted) == ()


def test_that_neither_hints_nor_answers_leave_with_a_dossier(
    hinted: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    say(hinted)
    produced = hinted.produce("7", tmp_path / "送审", signer)

    told = [_text_of(file) for file in produced_files(tmp_path / "送审")]
    internal = (SAID, "照片体检", "photo_hint", "photo_answer", "same_picture", "像是同一张")
    assert produced is not None
    assert any("路口好了" in text for text in told)
    assert [word for word in internal if any(word in text for text in told)] == []


def produced_files(folder: Path) -> list[tuple[str, bytes]]:
    """Every file that left, those within archives too."""
    found: list[tuple[str, bytes]] = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        found.append((path.name, path.read_bytes()))
        if zipfile.is_zipfile(path):
            found += _members(path)
    return found


def _members(path: Path) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            found.append((name, content))
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(content)) as book:
                    found += [(part, book.read(part)) for part in book.namelist()]
    return found


def _text_of(file: tuple[str, bytes]) -> str:
    name, content = file
    if not name.endswith(".pdf"):
        return content.decode("utf-8", "ignore")
    from pypdf import PdfReader

    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


# --- by the way


def test_that_a_stopped_check_goes_on_where_it_stopped(desk: Township, tmp_path: Path) -> None:
    for number in range(3):
        desk.attach("7", a_photograph(tmp_path / f"{number}.jpg", a_place(number)), kind=AFTER)

    assert photo_check.make_prints(desk.store, clock=lambda: desk.now) == 3
    assert photo_check.make_prints(desk.store, clock=lambda: desk.now) == 0


def test_that_a_photo_turned_by_its_camera_has_the_fingerprint_of_the_upright_one(tmp_path: Path) -> None:
    from dujiao_desktop.documents.reading.photo_match import PrintShelf
    from dujiao_desktop.documents.reading.photo_print import print_of

    upright = a_photograph(tmp_path / "正.jpg", a_place(3))
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = tmp_path / "转.jpg"
    a_place(3).transpose(Image.Transpose.ROTATE_90).save(turned, "JPEG", exif=exif, quality=88)
    bits, asked = print_of(upright), print_of(turned)

    assert bits is not None
    assert asked is not None
    assert PrintShelf([bits]).near(asked) == [0]
