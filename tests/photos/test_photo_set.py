"""The check-up of photos flags copies, whatever was done to them, and leaves honest photographs alone."""

from pathlib import Path

import pytest

from dujiao_desktop.documents.reading.photo import grey_picture
from dujiao_desktop.documents.reading.photo_match import FINE_PX, likeness_of_greys
from tests.photos import changes, photo_set
from tests.photos.drawn_scenes import KINDS, draw

FEW = ("stamped", "retouched 25 %", "cropped")


def test_that_copies_are_flagged_and_honest_photographs_are_not(tmp_path: Path) -> None:
    lines = photo_set.judge([photo_set.Place(n) for n in range(len(KINDS))], tmp_path, made=FEW, visits=1)

    missed = [(line.place, line.made) for line in lines if line.expected == "copy" and not line.flagged]
    assert missed == []
    assert photo_set.parts(lines) >= 0.5
    assert photo_set.honest(lines) == 0
    assert photo_set.strangers(lines) == 0


def test_that_a_place_is_drawn_alike_for_ever_and_no_two_alike(tmp_path: Path) -> None:
    assert draw(2).tobytes() == draw(2).tobytes()
    greys = []
    for number in (2, 7):
        file = tmp_path / f"{number}.jpg"
        draw(number).save(file, quality=88)
        greys.append(grey_picture(file, FINE_PX))
    assert not likeness_of_greys(*greys).is_same


def test_that_the_answer_key_is_written_with_every_photograph(tmp_path: Path) -> None:
    lines = photo_set.judge([photo_set.Place(0)], tmp_path, made=("resized",), visits=1)
    photo_set.write_key(lines, tmp_path / "key.csv")

    rows = (tmp_path / "key.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "place,made,expected,near,flagged,others,tiles"
    assert [row.split(",")[:3] for row in rows[1:]] == [
        ["place-00", "resized", "copy"], ["place-00", '"made again', ' 1"'],
    ]  # fmt: skip


@pytest.mark.slow
def test_that_the_whole_set_is_judged_within_its_limits(tmp_path: Path) -> None:
    of = photo_set.places()
    if len(of) == photo_set.PLACES:
        pytest.skip("no real photographs here: the package mate-backgrounds is not installed")
    lines = photo_set.judge(of, tmp_path, workers=2)

    print(photo_set.report(lines))
    assert len(lines) == len(of) * (len(changes.UNCROPPED) + len(changes.CROPPED) + photo_set.VISITS)
    assert photo_set.copies(lines) >= 0.95
    assert photo_set.parts(lines) >= 0.5
    assert photo_set.honest(lines) <= 0.01
    assert photo_set.strangers(lines) == 0
