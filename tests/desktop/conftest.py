"""One program dressed as the real one; a workspace made once and copied for every test."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop import wiring
from dujiao_desktop.app import make_application
from dujiao_desktop.desktop import collector, theme
from dujiao_desktop.usecases.set_up import set_up
from tests.desktop.desk import NOW, UNIT, OpenDesk, make_desk


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    app = make_application(["dujiao"])
    theme.apply(app)
    return app


@pytest.fixture(scope="session")
def empty_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "工作区"
    set_up(folder, unit=UNIT, officer_name="周玉", password=None, now=NOW)
    return folder


@pytest.fixture
def workspace(tmp_path: Path, empty_workspace: Path) -> Path:
    folder = tmp_path / "工作区"
    shutil.copytree(empty_workspace, folder)
    return folder


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1366, 745)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def open_desk(workspace: Path, window: QWidget, tmp_path: Path, qapp: QApplication) -> Iterator[OpenDesk]:
    with wiring.open_office(workspace, None, NOW) as office:
        made = make_desk(office, window, tmp_path)
        yield made
        # Answers still under way must not reach a closed store.
        qapp.processEvents()
        made.desk.lines.close()
        assert made.messages.bugs == []


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    collector.keep_still()
    yield
    for left in QApplication.topLevelWidgets():
        left.close()
        left.deleteLater()
    qapp.processEvents()
    # No event loop is running that would delete them; the collector would take them apart in an order of its own.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.enable()
