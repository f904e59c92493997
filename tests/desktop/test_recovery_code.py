"""The first day ends with the recovery code on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dujiao_desktop.app import Program
from dujiao_desktop.desktop import theme
from dujiao_desktop.desktop.start.set_up_page import SetUpPage
from tests.desktop.desk import UNIT, type_chinese
from tests.printers import a_printer, no_printer


@pytest.fixture
def page(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[SetUpPage]:
    program = Program(qapp, None, tmp_path / "settings.json")
    program.start()
    qtbot.waitUntil(lambda: program.window.findChild(QObject, "startPage") is not None)
    program.ways_in.show_set_up()
    page = program.window.findChild(SetUpPage)
    assert isinstance(page, SetUpPage)
    page._known.setChecked(True)
    page._go_on()
    type_chinese(page.unit_ui.unitEdit, UNIT)
    type_chinese(page.unit_ui.officerEdit, "周玉")
    page.unit_ui.folderEdit.setText(str(tmp_path / "督交工作区"))
    page._go_on()
    page._without.setChecked(True)
    page._go_on()
    qtbot.waitUntil(lambda: bool(page._code.text()))
    yield page
    program.window.close()
    program.shut_down()
    theme.apply(qapp)


def _choose(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))


def test_that_the_code_is_printed_from_the_page_that_shows_it(
    page: SetUpPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    paper = a_printer(tmp_path, monkeypatch)
    _choose(monkeypatch, tmp_path / "恢复码.pdf")
    page._print_button.click()
    qtbot.waitUntil(lambda: "已送打印机" in page._sheet_said.text())
    assert paper.read_bytes() == (tmp_path / "恢复码.pdf").read_bytes()
    assert list((tmp_path / "督交工作区").rglob("*.pdf")) == []


def test_that_without_a_printer_the_sheet_is_opened_and_said(
    page: SetUpPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    no_printer(tmp_path, monkeypatch)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    _choose(monkeypatch, tmp_path / "恢复码.pdf")
    page._print_button.click()
    qtbot.waitUntil(lambda: "没有找到能用的打印机" in page._sheet_said.text())
    assert opened == [str(tmp_path / "恢复码.pdf")]


def test_that_the_sheet_is_refused_in_the_workspace_and_another_place_may_be_chosen(
    page: SetUpPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    _choose(monkeypatch, tmp_path / "督交工作区" / "恢复码.pdf")
    page._save_button.click()
    qtbot.waitUntil(lambda: "不能存在工作区里面" in page.trouble.text())
    _choose(monkeypatch, tmp_path / "U盘.pdf")
    page._save_button.click()
    qtbot.waitUntil(lambda: "已存到" in page._sheet_said.text())
    assert not page.trouble.isVisible()
    assert (tmp_path / "U盘.pdf").is_file()
