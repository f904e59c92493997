"""What is shipped beside the code is complete, lawful and consistent."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

REPOSITORY = Path(__file__).resolve().parents[2]
RESOURCES = REPOSITORY / "resources"
FONTS = sorted((RESOURCES / "fonts").iterdir())
YEARS = sorted((RESOURCES / "holidays").glob("*.toml"))


def licence_rows() -> dict[str, str]:
    """File named in the table of licences → name of the file with the licence's text."""
    rows: dict[str, str] = {}
    for line in (RESOURCES / "licences" / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4:
            rows[cells[0]] = cells[3]
    return rows


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_that_every_font_comes_with_its_licence(font: Path) -> None:
    text = licence_rows()[f"fonts/{font.name}"]

    assert (RESOURCES / "licences" / text).stat().st_size > 1000


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_that_every_font_may_be_embedded_and_has_truetype_outlines(font: Path) -> None:
    with TTFont(font, lazy=True) as opened:
        assert "glyf" in opened
        # 2: no embedding; 0x100: no subsets; 0x200: bitmaps only.
        assert opened["OS/2"].fsType & 0x0302 == 0


@pytest.mark.parametrize("name", ["NotoSerifSC-Regular", "NotoSansSC-Regular", "LXGWWenKai-Light"])
def test_that_names_of_persons_and_villages_can_be_set_beyond_the_basic_plane(name: str) -> None:
    with TTFont(RESOURCES / "fonts" / f"{name}.ttf", lazy=True) as opened:
        known = opened.getBestCmap()

    assert [char for char in "整改验收销号垚玥喆犇䶮㛃𬭎𫖯𬱟" if ord(char) not in known] == []


def test_that_the_fonts_stay_below_80_megabytes() -> None:
    assert sum(font.stat().st_size for font in FONTS) <= 80_000_000


def test_that_every_icon_is_a_drawing_of_24_by_24() -> None:
    icons = sorted((RESOURCES / "icons").glob("*.svg"))

    assert {ElementTree.parse(icon).getroot().get("viewBox") for icon in icons} == {"0 0 24 24"}
    assert "icons/*.svg" in licence_rows()


@pytest.mark.parametrize("year", YEARS, ids=lambda year: year.stem)
def test_that_make_up_working_days_are_weekends_and_no_day_is_both(year: Path) -> None:
    notice = tomllib.loads(year.read_text(encoding="utf-8"))
    off, work = notice["off"], notice["work"]

    assert notice["year"] == int(year.stem)
    assert notice["source"].startswith(f"国务院办公厅关于{year.stem}年")
    assert {day.year for day in off + work} == {notice["year"]}
    assert off == sorted(set(off))
    assert work == sorted(set(work))
    assert not set(off) & set(work)
    assert {day.isoweekday() for day in work} <= {6, 7}


@pytest.mark.parametrize("year", YEARS, ids=lambda year: year.stem)
def test_that_no_weekend_beside_a_holiday_is_left_out_by_mistake(year: Path) -> None:
    """A block of days off runs up to a working day: the Saturday after a Friday off is off too, or made up."""
    notice = tomllib.loads(year.read_text(encoding="utf-8"))
    off, work = set(notice["off"]), set(notice["work"])
    inside = [day for day in off if day + timedelta(days=2) in off and day + timedelta(days=1) not in off]

    assert inside == []
    assert 11 <= sum(day.isoweekday() <= 5 for day in off) - len(work) <= 16


def test_that_the_notice_for_2025_is_as_published() -> None:
    notice = tomllib.loads((RESOURCES / "holidays" / "2025.toml").read_text(encoding="utf-8"))

    assert notice["work"] == [date(2025, *day) for day in ((1, 26), (2, 8), (4, 27), (9, 28), (10, 11))]
    assert len(notice["off"]) == 28
