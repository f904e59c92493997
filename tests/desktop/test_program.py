from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dujiao_desktop import wiring
from dujiao_desktop.app import Program
from dujiao_desktop.desktop import theme
from dujiao_desktop.desktop.start.set_up_page import SetUpPage
from dujiao_desktop.desktop.start.start_page import StartPage
from dujiao_desktop.desktop.start.unlock_page import UnlockPage
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.usecases.set_up import set_up
from tests.desktop.desk import NOW, UNIT, type_chinese

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def program(qapp: QApplication, settings_file: Path, workspace: Path, qtbot: QtBot) -> Iterator[Program]:
    made = Program(qapp, workspace, settings_file)
    made.start()
    qtbot.waitUntil(lambda: made.desk is not None)
    yield made
    made.window.close()
    made.shut_down()
    theme.apply(qapp)


def _started(qapp: QApplication, folder: Path | None, settings_file: Path) -> Program:
    made = Program(qapp, folder, settings_file)
    made.start()
    return made


def test_that_nothing_heavy_is_loaded_when_the_first_list_is_filled(workspace: Path, tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from dujiao_desktop.app import Program, make_application
app = make_application(["dujiao"])
program = Program(app, Path(sys.argv[1]), Path(sys.argv[2]))
heavy = ("openpyxl", "reportlab", "pyhanko", "PIL", "pi_heif", "alembic", "bagit", "lxml")
before_paint = sorted(m for m in (*heavy, "sqlalchemy", "cryptography") if m in sys.modules)
program.start()
def look():
    page = program.window.page()
    if page is not None and page._stack.currentIndex() != 0:
        print(before_paint, sorted(m for m in heavy if m in sys.modules))
        program.window.close()
        app.quit()
    else:
        QTimer.singleShot(20, look)
look()
app.exec()
program.shut_down()
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(workspace), str(tmp_path / "settings.json")],
        cwd=REPOSITORY,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[] []"


def test_that_the_workspace_is_remembered_for_the_next_start(
    program: Program, settings_file: Path, workspace: Path
) -> None:
    assert json.loads(settings_file.read_text(encoding="utf-8"))["last_workspace"] == str(workspace)
    assert UNIT in program.window.windowTitle()


def test_that_the_workspace_is_left_in_order_however_soon_the_program_ends(
    qapp: QApplication, settings_file: Path, workspace: Path, qtbot: QtBot
) -> None:
    program = _started(qapp, workspace, settings_file)
    qtbot.waitUntil(lambda: program.desk is not None)
    assert (workspace / "workspace.holder").exists()
    program.window.close()
    program.shut_down()
    assert not (workspace / "workspace.holder").exists()
    assert not (workspace / "dujiao.db-wal").exists()
    with wiring.open_office(workspace, None, NOW):
        pass


def test_that_without_a_workspace_the_start_page_is_shown(
    qapp: QApplication, settings_file: Path, qtbot: QtBot
) -> None:
    program = _started(qapp, None, settings_file)
    qtbot.waitUntil(lambda: program.window.findChild(StartPage) is not None)
    program.window.close()
    program.shut_down()


def test_that_the_notice_on_classified_matter_must_be_acknowledged(
    qapp: QApplication, settings_file: Path, qtbot: QtBot
) -> None:
    program = _started(qapp, None, settings_file)
    qtbot.waitUntil(lambda: program.window.findChild(StartPage) is not None)
    program.ways_in.show_set_up()
    page = program.window.findChild(SetUpPage)
    assert isinstance(page, SetUpPage)
    assert not page._next.isEnabled()
    page._known.setChecked(True)
    assert page._next.isEnabled()
    program.window.close()
    program.shut_down()


def test_that_a_wrong_password_keeps_the_door_closed_and_the_right_one_opens(
    qapp: QApplication, settings_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "有密码"
    set_up(folder, unit=UNIT, officer_name="周玉", password="一二三四五六七八", now=NOW)
    program = _started(qapp, folder, settings_file)

    def asking(with_trouble: bool) -> UnlockPage | None:
        pages = [p for p in program.window.findChildren(UnlockPage) if p.isVisible()]
        return next((p for p in pages if bool(p.trouble.text()) is with_trouble), None)

    qtbot.waitUntil(lambda: asking(False) is not None)
    page = asking(False)
    assert page is not None
    type_chinese(page.ui.passwordEdit, "八七六五四三二一")
    page._go()
    qtbot.waitUntil(lambda: asking(True) is not None, timeout=20_000)
    again = asking(True)
    assert again is not None
    assert program.desk is None
    type_chinese(again.ui.passwordEdit, "一二三四五六七八")
    again._go()
    qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
    program.window.close()
    program.shut_down()


def test_that_a_second_program_on_the_same_workspace_is_told(
    program: Program, qapp: QApplication, workspace: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = _started(qapp, workspace, tmp_path / "other.json")
    qtbot.waitUntil(lambda: other.window.findChild(StartPage) is not None)
    page = other.window.findChild(StartPage)
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: bool(page.trouble.text()))
    other.window.close()
    other.shut_down()


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_that_every_page_fits_a_small_screen(program: Program, qtbot: QtBot, percent: int) -> None:
    """1366×768 at 150 % leaves 911×512 for everything, the title bar included."""
    window = program.window
    for key in ("today", "tasks", "complaints", "evidence", "reports", "backup", "settings"):
        window.go(key)
        page = window.page()
        assert page is not None
        least = page.minimumSizeHint().expandedTo(page.minimumSize())
        assert least.width() <= 911 - 60, key
        assert least.height() <= 512 - 30, key
    assert window.minimumSize().boundedTo(QSize(911, 482)) == window.minimumSize()
    window.resize(911, 482)
    assert window.width() == 911


def test_that_larger_letters_are_used_at_once(program: Program, qapp: QApplication, qtbot: QtBot) -> None:
    program.window.go("settings")
    program._set_text_size(150)
    qtbot.waitUntil(lambda: qapp.font().pixelSize() == 21)
    page = program.window.page()
    assert page is not None
    qtbot.waitUntil(lambda: program.window.page() is not page)
    program.window.go("tasks")
    shown = program.window.page()
    assert isinstance(shown, TaskListPage)
    assert shown.table.verticalHeader().defaultSectionSize() == theme.px(41)
    assert program.settings.text_size == 150


def test_that_every_input_has_a_name_for_a_screen_reader(program: Program, qtbot: QtBot) -> None:
    window = program.window
    for key in ("today", "tasks", "complaints", "evidence", "reports", "backup", "settings"):
        window.go(key)
    program.ways_in.show_set_up()
    program.ways_in.show_restore()
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    unnamed: list[str] = []
    for kind in kinds:
        for widget in window.findChildren(kind):
            if not _is_part_of_another(widget) and not widget.accessibleName():
                unnamed.append(f"{type(widget).__name__} {widget.objectName()}")
    for button in (*window.findChildren(QPushButton), *window.findChildren(QToolButton)):
        if not (button.isHidden() or button.text().strip() or button.accessibleName() or _is_part_of_another(button)):
            unnamed.append(f"button {button.toolTip()}")
    assert unnamed == []


def test_that_the_keys_of_the_list_reach_it(program: Program, qtbot: QtBot) -> None:
    window = program.window
    page = window.page()
    assert isinstance(page, TaskListPage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search_field.hasFocus()
    qtbot.keyClick(page.search_field, Qt.Key.Key_Escape)
    assert not page.search_field.hasFocus()


def _is_part_of_another(widget: QWidget) -> bool:
    """Inside a field, a list, a tab bar: Qt's own parts, named with the whole."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QLineEdit, QComboBox, QAbstractItemView)) or parent.inherits("QTabBar"):
            return True
        parent = parent.parentWidget()
    return False
