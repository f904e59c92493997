"""Whatever a camera, a scanner or a program writes is shown upright and in its colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from dujiao_desktop.documents.reading.photo import (
    PREVIEW_PX,
    THUMB_PX,
    count_pages,
    make_page_pictures,
    make_preview,
    make_thumb,
    read_photo,
    read_pixels,
)
from tests.corners import FORMATS, SIZE, grey_16, is_upright, photo

ORIENTATIONS = range(1, 9)


def _shown(file: Path, folder: Path) -> list[Image.Image]:
    """The preview, the small picture of lists and the whole picture, as they are seen."""
    preview, small = folder / "p.jpg", folder / "s.jpg"
    make_preview(file, preview)
    make_thumb(preview, small)
    whole = read_pixels(file)
    pictures = [Image.frombytes("RGB", (whole.width, whole.height), whole.rgb)]
    for path in (preview, small):
        with Image.open(path) as opened:
            assert "exif" not in opened.info
            pictures.append(opened.copy())
    return pictures


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_that_a_photo_is_seen_upright_however_the_camera_was_held(tmp_path: Path, orientation: int) -> None:
    file = photo(tmp_path / "a.jpg", orientation)
    before = file.read_bytes()
    shown = _shown(file, tmp_path)
    assert [picture.size for picture in shown] == [SIZE, SIZE, (320, 240)]
    assert all(map(is_upright, shown))
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", FORMATS)
def test_that_every_format_is_seen_in_its_colours(tmp_path: Path, name: str) -> None:
    file = FORMATS[name](tmp_path)
    assert read_photo(file).facts.width_px > 0
    for picture in _shown(file, tmp_path):
        assert is_upright(picture), name


@pytest.mark.parametrize("ending", ["png", "tif"])
def test_that_sixteen_bits_become_eight_and_not_white(tmp_path: Path, ending: str) -> None:
    for picture in _shown(grey_16(tmp_path, ending), tmp_path):
        dark, bright = (picture.convert("L").getpixel((x, picture.height // 2)) for x in (5, picture.width - 5))
        assert dark <= 3
        assert 124 <= bright <= 131


def test_that_all_pages_of_a_scan_are_bound_and_the_first_is_shown_with_their_number(tmp_path: Path) -> None:
    scan = FORMATS["tiff"](tmp_path)
    assert (count_pages(scan), read_pixels(scan).pages) == (3, 3)
    pages = make_page_pictures(scan, tmp_path, "scan", 20)
    with Image.open(pages[0]) as first, Image.open(pages[1]) as second:
        assert is_upright(first)
        assert second.convert("L").getpixel((5, 5)) > 250
    assert len(pages) == 3


def test_that_an_animated_picture_has_one_page(tmp_path: Path) -> None:
    assert count_pages(FORMATS["gif"](tmp_path)) == 1


def test_that_large_photos_are_made_smaller_and_small_ones_stay(tmp_path: Path) -> None:
    sizes = [picture.size for picture in _shown(photo(tmp_path / "a.jpg", 6, (3000, 4000)), tmp_path)]
    assert sizes == [(3000, 4000), (PREVIEW_PX * 3 // 4, PREVIEW_PX), (THUMB_PX * 3 // 4, THUMB_PX)]
