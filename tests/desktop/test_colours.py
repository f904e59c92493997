"""Three palettes with the same roles: letters stand out in each, and the officer's choice holds at once and next time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.app import Program
from dujiao_desktop.desktop import theme
from dujiao_desktop.desktop.colours import CONTRAST, DARK, LIGHT, Tokens, tokens_for
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.environment.resources import resource
from tests.desktop.contrast import OFF_AT_LEAST, TEXT_AT_LEAST, contrast
from tests.desktop.desk import OpenDesk, type_chinese

REPOSITORY = Path(__file__).resolve().parents[2]
DESKTOP = REPOSITORY / "dujiao_desktop" / "desktop"
PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

# Letters, and every ground they lie on; the tests below see that no pair of the style sheet or a painter is left out.
GROUNDS = {
    "text": (
        "background", "surface", "chip", "hover", "line", "primarySoft", "dangerSoft", "warningSoft", "infoSoft",
        "warningFaint",
    ),
    "muted": ("background", "surface", "chip", "hover", "primarySoft", "dangerSoft", "warningSoft", "infoSoft"),
    "primary": ("background", "surface", "hover", "primarySoft"),
    "onPrimary": ("primary", "primaryHover", "danger"),
    "danger": ("background", "surface", "hover", "primarySoft", "dangerSoft"),
    "warning": ("background", "surface", "primarySoft", "warningSoft"),
    "info": ("background", "surface", "hover", "primarySoft", "infoSoft", "warningSoft"),
    "surface": ("text",),
}  # fmt: skip
OFF_GROUNDS = ("background", "surface")


@pytest.mark.parametrize("name", PALETTES)
def test_that_letters_stand_out_from_every_ground_they_lie_on(name: str) -> None:
    tokens = PALETTES[name]
    pairs = [(letters, ground) for letters, grounds in GROUNDS.items() for ground in grounds]
    weak = {p: round(_of(tokens, *p), 2) for p in pairs if _of(tokens, *p) < TEXT_AT_LEAST}
    weak |= {("faint", g): 0.0 for g in OFF_GROUNDS if _of(tokens, "faint", g) < OFF_AT_LEAST}
    assert weak == {}


@pytest.mark.parametrize("name", PALETTES)
def test_that_edges_and_marks_can_be_seen(name: str) -> None:
    tokens = PALETTES[name]
    marks = [("muted", "surface"), ("focus", "surface"), ("primary", "segment"), ("danger", "surface")]
    assert [m for m in marks if _of(tokens, *m) < OFF_AT_LEAST] == []


def test_that_the_high_contrast_deserves_its_name() -> None:
    pairs = [(letters, g) for letters, grounds in GROUNDS.items() for g in grounds if g != "line"]
    assert [p for p in pairs if _of(CONTRAST, *p) < 7] == []


def test_that_no_pair_of_the_style_sheet_is_left_out() -> None:
    for selector, letters, ground in _pairs_of_the_style_sheet():
        if letters == "faint":
            assert ":disabled" in selector, f"{selector} is pale and can be used"
        else:
            assert letters in GROUNDS, selector
            assert ground in ("", *GROUNDS[letters]), f"{selector}: {letters} on {ground}"


def test_that_painters_write_with_roles_that_are_looked_at() -> None:
    pen = re.compile(r'setPen\(colour\((?:role if \w+ else )?"(\w+)"(?: if \w+ else "(\w+)")?\)\)')
    pens = {role for file in DESKTOP.rglob("*.py") for found in pen.findall(file.read_text("utf-8")) for role in found}
    assert {"text", "muted", "onPrimary"} <= pens
    assert pens - {""} <= set(GROUNDS)


def test_that_no_colour_is_named_outside_the_palettes() -> None:
    literal = re.compile(
        r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|QColor\([\d'\"]|GlobalColor(?!\.transparent)|(?<!\.)\brgba?\("
    )
    files = [f for f in DESKTOP.rglob("*.py") if f.name != "colours.py"]
    files += [*(REPOSITORY / "forms").glob("*.ui"), *resource("styles").glob("*.qss"), *resource("icons").glob("*.svg")]
    found = {f"{f.name}: {m}" for f in files for m in literal.findall(f.read_text(encoding="utf-8"))}
    assert len(files) > 100
    assert found == set()


def test_that_the_system_decides_only_when_asked() -> None:
    assert tokens_for("system", system_is_dark=True) is DARK
    assert tokens_for("system", system_is_dark=False) is LIGHT
    assert tokens_for("light", system_is_dark=True) is LIGHT
    assert tokens_for("contrast", system_is_dark=True) is CONTRAST


@pytest.fixture
def program(qapp: QApplication, workspace: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    made = Program(qapp, workspace, tmp_path / "settings.json")
    made.start()
    qtbot.waitUntil(lambda: made.desk is not None)
    yield made
    made.window.close()
    made.shut_down()
    theme.apply(qapp)


def test_that_colours_chosen_under_settings_hold_at_once_and_next_time(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    window = program.window
    window.go("settings")
    page = window.page()
    assert page is not None
    for word, kept, tokens in (("深色", "dark", DARK), ("高对比", "contrast", CONTRAST), ("浅色", "light", LIGHT)):
        choice = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == f"颜色 {word}")
        choice.click()
        assert _ground(window.grab().toImage()) in (tokens.surface, tokens.background)
        assert window.page() is page
        assert json.loads((tmp_path / "settings.json").read_bytes())["appearance"] == kept


def test_that_the_first_paint_is_in_the_chosen_colours(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "settings.json").write_text('{"appearance": "dark"}')
    program = Program(qapp, None, tmp_path / "settings.json")
    qtbot.addWidget(program.window)
    assert _ground(program.window.grab().toImage()) == DARK.background
    program.shut_down()


def test_that_a_change_of_colours_loses_nothing_typed(open_desk: OpenDesk, qapp: QApplication, qtbot: QtBot) -> None:
    task = open_desk.task()
    card = TaskCard(open_desk.desk)
    qtbot.addWidget(card)
    card.show()
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.show(task.id)
    card.tabs.setCurrentIndex(tabs.PROGRESS)
    card.progress.start()
    type_chinese(card.progress.ui.textEdit, "本月改造 12 处")
    link = re.compile(r"color:(#\w+)")
    try:
        theme.apply(qapp, 100, "dark")
        assert card.progress.ui.textEdit.text() == "本月改造 12 处"
        # Icons and links follow; they have their colour from the hour they were made.
        assert _inks(card._more) == {DARK.muted}
        assert set(link.findall(card.missing_box._links.text())) == {DARK.info, DARK.muted}
    finally:
        theme.apply(qapp)
    assert _inks(card._more) == {LIGHT.muted}
    assert set(link.findall(card.missing_box._links.text())) == {LIGHT.info, LIGHT.muted}


def _of(tokens: Tokens, letters: str, ground: str) -> float:
    roles = asdict(tokens)
    return contrast(roles[letters], roles[ground])


def _pairs_of_the_style_sheet() -> list[tuple[str, str, str]]:
    """Selector, role of the letters, role of the ground where the same rule names one."""
    text = re.sub(r"/\*.*?\*/", "", resource("styles", "window.qss").read_text(encoding="utf-8"), flags=re.DOTALL)
    pairs = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        ground = re.search(r"(?<![\w-])background: @(\w+);", body)
        for before in ("", "selection-"):
            letters = re.search(rf"(?<![\w-]){before}color: @(\w+);", body)
            if before:
                ground = re.search(r"selection-background-color: @(\w+);", body)
            if letters:
                pairs.append((selector.strip(), letters[1], ground[1] if ground else ""))
    assert len(pairs) > 30
    return pairs


def _ground(picture: QImage) -> str:
    """The colour of most of a picture."""
    seen = [
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)
    ]
    return max(set(seen), key=seen.count)


def _inks(button: QToolButton | QWidget) -> set[str]:
    assert isinstance(button, QToolButton)
    drawn = button.icon().pixmap(40).toImage()
    points = [(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
    return {drawn.pixelColor(*p).name() for p in points if drawn.pixelColor(*p).alpha() == 255}
