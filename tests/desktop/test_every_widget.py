"""Every widget of every page and dialog: nothing cut, everything named, reached by Tab, no key for two things."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop import wiring
from dujiao_desktop.desktop.widgets.parts import label
from tests.desktop.desk import every_dialog
from tests.desktop.looking import faults
from tests.desktop.scenes import scenes, screen_file

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wiring.make_demo(tmp_path_factory.mktemp("demo") / "演示", datetime.now().astimezone()).workspace


@pytest.mark.slow
@pytest.mark.parametrize(
    ("scale", "looks"),
    [
        (100, ("100:light", "125:dark", "150:contrast", "175:light")),
        (150, ("100:dark", "125:contrast", "150:light", "175:dark")),
    ],
)
def test_that_every_widget_can_be_read_named_and_reached(
    demonstration: Path, tmp_path: Path, scale: int, looks: tuple[str, ...]
) -> None:
    workspace = tmp_path / "工作区"
    shutil.copytree(demonstration, workspace)

    done = subprocess.run(
        [sys.executable, "-m", "tests.desktop.looking", str(workspace), str(tmp_path), *looks],
        cwd=REPOSITORY,
        env=os.environ
        | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen_file(tmp_path)}",
            "QT_SCALE_FACTOR": str(scale / 100),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["found"] == {}
    assert told["letters"] == [14, 18, 21, 24]
    assert {dialog.__name__ for dialog in every_dialog()} <= set(told["dialogs"])
    assert told["looked_at"] > 5000 * len(looks)


def _found(window: QWidget) -> str:
    return "\n".join(faults(window))


def test_that_a_cut_word_would_be_seen(window: QWidget) -> None:
    short, low = label("这一行写得比它的地方长", ""), label("这几个字要换行才放得下", wrap=True)
    for text, width in ((short, 60), (low, 50)):
        text.setParent(window)
        text.setGeometry(0, 0, width, 20)
    button = QPushButton("导入上级下发的清单", window)
    button.setGeometry(0, 40, 40, 30)
    window.show()
    assert _found(window).count("is cut") == 2
    assert "px high and needs" in _found(window)


def test_that_a_nameless_or_unreachable_input_would_be_seen(window: QWidget) -> None:
    field, button = QLineEdit(window), QPushButton("办", window)
    button.setGeometry(0, 40, 60, 30)
    button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    window.show()
    assert "has no accessible name" in _found(window)
    assert "cannot be reached by Tab" in _found(window)
    assert field.isVisible()


def test_that_a_crooked_way_of_the_tab_key_would_be_seen(window: QWidget, qtbot: QtBot) -> None:
    form = QFormLayout()
    fields = [QLineEdit() for _ in range(3)]
    for number, field in enumerate(fields):
        field.setAccessibleName(str(number))
        form.addRow(QLabel(str(number)), field)
    layout = QVBoxLayout(window)
    layout.addLayout(form)
    window.show()
    assert "astray" not in _found(window)
    QWidget.setTabOrder(fields[0], fields[2])
    QWidget.setTabOrder(fields[2], fields[1])
    assert "astray" in _found(window)


def test_that_two_things_under_one_key_would_be_seen(window: QWidget) -> None:
    for words in ("一", "二"):
        button = QPushButton(words, window)
        button.setShortcut("Ctrl+B")
    window.show()
    assert "2 things answer to Ctrl+B" in _found(window)


def test_that_the_scenes_are_every_page_and_dialog() -> None:
    from dujiao_desktop.desktop.pages import builders
    from tests.desktop.scenes import _SCENES

    assert set(builders()) <= {name for name, _ in _SCENES}
    assert callable(scenes)


def test_that_pale_letters_would_be_seen(window: QWidget) -> None:
    pale, plain = label("看不清", "muted"), label("看得清")
    pale.setStyleSheet("color: #b8c0c8")
    for number, text in enumerate((pale, plain)):
        text.setParent(window)
        text.setGeometry(10, 10 + 40 * number, 200, 30)
    window.show()
    assert _found(window).count("is pale") == 1
