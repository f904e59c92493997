"""A hand-over in the window: the papers lie in the folder, and the successor is at the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.preferences.hand_over_dialog import HandOverDialog
from dujiao_desktop.desktop.preferences.page import PreferencesPage
from dujiao_desktop.domain.officer import OfficerRole
from dujiao_desktop.usecases import officers
from tests.desktop.desk import NOW, OpenDesk, type_chinese


@pytest.fixture
def two(open_desk: OpenDesk) -> OpenDesk:
    officers.add_officer(open_desk.office.store, "何川", OfficerRole.REVIEWER, by=open_desk.desk.by, now=NOW)
    open_desk.desk.officers = open_desk.desk.lines.officers()
    return open_desk


def test_that_the_papers_are_made_and_the_successor_sits_down(
    two: OpenDesk, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    two.task()
    sat: list[str] = []
    noted: list[str] = []
    two.desk.sit_down, two.desk.backup_noted = sat.append, noted.append
    dialog = HandOverDialog(two.desk, window)
    dialog.open()
    ui = dialog.ui
    assert (ui.giverCombo.currentText(), ui.takerCombo.currentText()) == ("周玉", "何川")
    dialog.do_button.click()
    qtbot.waitUntil(lambda: "“监交人”还没有填" in dialog.trouble.text())
    edit = ui.witnessCombo.lineEdit()
    assert edit is not None
    type_chinese(edit, "陈国强")
    ui.folderEdit.setText(str(tmp_path / "交接"))
    dialog.do_button.click()
    qtbot.waitUntil(lambda: sat == ["何川"])
    assert sorted(p.suffix for p in (tmp_path / "交接").iterdir()) == [".dujiao-backup", ".pdf", ".xlsx"]
    assert [o.name for o in two.desk.lines.officers()] == ["何川"]
    assert noted == ["上次备份 今天 14:30"]
    assert "何川接着办" in two.messages.said[-1]


def test_that_the_giver_cannot_be_the_taker(two: OpenDesk, window: QWidget) -> None:
    dialog = HandOverDialog(two.desk, window)
    dialog.ui.giverCombo.setCurrentText("何川")
    takers = dialog.ui.takerCombo
    assert [takers.itemText(n) for n in range(takers.count())] == ["周玉"]


def test_that_with_nobody_to_take_over_it_says_what_to_do(open_desk: OpenDesk, qtbot: QtBot) -> None:
    page = PreferencesPage(open_desk.desk)
    qtbot.addWidget(page)
    page.show()
    page.show_this("hand-over")
    dialog = page.window().findChild(HandOverDialog)
    assert isinstance(dialog, HandOverDialog)
    assert "请先在人员里添加接手的人" in dialog.trouble.text()
    assert not dialog.do_button.isEnabled()
