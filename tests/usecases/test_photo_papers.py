"""On paper: 整改前后对比 with both photos at one height, and 现场复拍单 to be carried to the place."""

from datetime import datetime
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import Destination, EvidenceKind
from dujiao_desktop.usecases.photo_pairs import set_pair
from dujiao_desktop.usecases.print_pairs import print_pairs
from dujiao_desktop.usecases.reshoot_sheet import print_reshoot
from tests.builders import NOW
from tests.documents.judging import fonts_of, run, squeezed, text_of
from tests.usecases.placing import a_placed_photo
from tests.usecases.township import Township

BEFORE, AFTER = EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO


def _pairs(desk: Township, to: Path) -> Path:
    return print_pairs(desk.store, desk.paths, desk.task("9").id, to, office=desk.office, by=desk.by, now=NOW)


def _reshoot(desk: Township, to: Path, *orders: int) -> Path:
    photos = {e.id for e in desk.evidence("9") if e.order in orders} if orders else None
    return print_reshoot(
        desk.store, desk.paths, desk.task("9").id, to, office=desk.office, by=desk.by, now=NOW, photos=photos
    )


def _pages(pdf: Path) -> int:
    (line,) = [line for line in run("pdfinfo", pdf).splitlines() if line.startswith("Pages:")]
    return int(line.split()[1])


@pytest.fixture
def shot(desk: Township, tmp_path: Path) -> Township:
    """A place before (standing) and after (lying), another that was photographed before only, and an internal one."""
    desk.attach("9", a_placed_photo(tmp_path / "前.jpg", shade=30, size=(240, 320)), kind=BEFORE, place="堆场北")
    desk.attach(
        "9",
        a_placed_photo(tmp_path / "后.jpg", shade=60, at=(29.56303, 106.5516), taken=datetime(2026, 10, 9, 9, 40)),
        kind=AFTER,
        place="堆场北",
    )
    alone = a_placed_photo(tmp_path / "南.jpg", shade=90, at=(29.5700, 106.5600), towards=131.0)
    desk.attach("9", alone, kind=BEFORE, place="堆场南", caption="南侧裸土", measure_seq=1)
    hidden = a_placed_photo(tmp_path / "内.jpg", shade=120, at=None, taken=None)
    desk.attach("9", hidden, kind=BEFORE, destination=Destination.INTERNAL)
    return desk


def test_that_a_pair_is_printed_with_its_reason_its_labels_and_what_the_camera_recorded(
    shot: Township, tmp_path: Path
) -> None:
    pdf = _pairs(shot, tmp_path / "对比.pdf")
    said = squeezed(text_of(pdf))
    for words in (
        "整改前后对比", "对比1：同一地点、相距3米（按记录配对）", "佐证1", "佐证2", "2026年3月8日09:12（相机记录）",
        "地点：堆场北", "拍摄人：未填写", "位置29.563000，106.551600（WGS-84）", "设备HUAWEIP40",
        "没有整改后照片、未列入的整改前照片：佐证3（南侧裸土）",
    ):  # fmt: skip
        assert words.replace("　", "") in said
    assert "佐证4" not in said
    assert all(font[-1] != "no" for font in fonts_of(pdf))


def test_that_a_standing_and_a_lying_photo_of_a_pair_are_equally_high(shot: Township, tmp_path: Path) -> None:
    listed = [line.split() for line in run("pdfimages", "-list", _pairs(shot, tmp_path / "对比.pdf")).splitlines()[2:]]
    # Pixels and dots per inch as printed.
    heights = {round(10 * int(line[4]) / int(line[13])) for line in listed}
    assert len(listed) == 2
    assert len(heights) == 1


def test_that_paper_says_what_the_officer_confirmed(shot: Township, tmp_path: Path) -> None:
    before, after, *_ = shot.evidence("9")
    set_pair(shot.store, shot.task("9").id, before.id, after.id, by=shot.by, now=NOW)
    said = squeezed(text_of(_pairs(shot, tmp_path / "对比.pdf")))
    assert "对比1：经办人确认、同一地点、相距3米" in said
    assert "按记录配对" not in said


def test_that_the_dossier_pairs_as_the_officer_said(shot: Township, tmp_path: Path) -> None:
    from dujiao_desktop.domain.photo_pairs import pairing_of
    from dujiao_desktop.usecases.photo_pairs import part_pair

    before, after, *_ = shot.evidence("9")
    part_pair(shot.store, shot.task("9").id, before.id, after.id, by=shot.by, now=NOW)
    assert pairing_of(shot.case("9")).pairs == ()
    with pytest.raises(Refused, match="no_pairs_to_print"):
        _pairs(shot, tmp_path / "对比.pdf")
    assert not (tmp_path / "对比.pdf").exists()


def test_that_what_lacks_an_after_photo_gets_one_page_to_be_carried_along(shot: Township, tmp_path: Path) -> None:
    pdf = _reshoot(shot, tmp_path / "复拍.pdf")
    said = squeezed(text_of(pdf))
    assert _pages(pdf) == 1
    for words in (
        "现场复拍单", "第1处，共1处", "佐证3（整改前）", "南侧裸土", "堆场南", "（WGS-84）", "北纬29.570000", "东经106.560000",
        "（GCJ-02）", "朝东南（131°，按指南针）", "HUAWEIP40", "27毫米", "上午09:12前后", "横拍", "措施1", "□站在原处", "复拍日期",
    ):  # fmt: skip
        assert words in said
    assert len(run("pdfimages", "-list", pdf).splitlines()) == 2 + 1


def test_that_chosen_photos_are_printed_each_on_its_page_but_nothing_internal(shot: Township, tmp_path: Path) -> None:
    pdf = _reshoot(shot, tmp_path / "复拍.pdf", 1, 2, 4)
    assert _pages(pdf) == 2
    assert "竖拍" in squeezed(text_of(pdf, 1))
    assert "佐证2（整改后）" in squeezed(text_of(pdf, 2))
    with pytest.raises(Refused, match="no_photos_to_take_again"):
        _reshoot(shot, tmp_path / "没有.pdf", 4)
    assert not (tmp_path / "没有.pdf").exists()


def test_that_a_page_stays_one_page_however_much_is_written_about_the_photo(shot: Township, tmp_path: Path) -> None:
    long = a_placed_photo(tmp_path / "长.jpg", shade=200, at=None, taken=None)
    shot.attach("9", long, kind=BEFORE, place="清溪河左岸上游" * 18, caption="岸边堆放的砂石没有覆盖" * 16)
    assert _pages(_reshoot(shot, tmp_path / "复拍.pdf", 5)) == 1


def test_that_printing_leaves_no_trace_in_the_workspace(shot: Township, tmp_path: Path) -> None:
    was = shot.state()
    _pairs(shot, tmp_path / "对比.pdf")
    _reshoot(shot, tmp_path / "复拍.pdf")
    assert shot.state() == was
