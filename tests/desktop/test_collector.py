"""Widgets that Python alone still owns are taken apart on the window's thread, never in a lane's."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dujiao_desktop.app import Program
from dujiao_desktop.domain.job_control import JobControl


class _Knot:
    """Goes only when the collector finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collected_on() -> Iterator[list[threading.Thread]]:
    threads: list[threading.Thread] = []

    def note(phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            threads.append(threading.current_thread())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


def _tie_knots(_: JobControl) -> None:
    for _ in range(200_000):
        _Knot()


def test_that_what_a_lane_leaves_behind_is_collected_by_the_window(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, collected_on: list[threading.Thread]
) -> None:
    program = Program(qapp, None, tmp_path / "settings.json")
    program.start()
    qtbot.waitUntil(lambda: program.window.isVisible())
    job = program.jobs.with_files("测试", _tie_knots)
    with qtbot.waitSignal(job.ended, timeout=30_000):
        pass
    assert gc.get_count()[0] > 200_000
    qtbot.waitUntil(lambda: gc.get_count()[0] < 200_000, timeout=10_000)
    assert set(collected_on) == {threading.main_thread()}
    program.window.close()
    program.shut_down()


def test_that_a_program_that_has_ended_does_nothing_by_itself(
    qapp: QApplication, workspace: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program = Program(qapp, workspace, tmp_path / "settings.json")
    program.start()
    qtbot.waitUntil(lambda: program.desk is not None)
    assert any(timer.isActive() for timer in program.findChildren(QTimer))
    program.window.close()
    program.shut_down()
    assert not any(timer.isActive() for timer in program.findChildren(QTimer))
