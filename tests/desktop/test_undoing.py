"""Ctrl+Z takes back, Ctrl+Shift+Z does again, and what was removed comes back from the bin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.app import Program
from dujiao_desktop.desktop.recycle_bin.dialog import RecycleBinDialog
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.desktop.undo.undoing import Undoing
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.usecases import edit_task
from tests.desktop.desk import NOW, OpenDesk, type_chinese

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(qapp: QApplication, workspace: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    made = Program(qapp, workspace, tmp_path / "settings.json")
    made.start()
    qtbot.waitUntil(lambda: made.desk is not None and isinstance(made.window.page(), TaskListPage))
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.window.close()
    made.shut_down()


def _count(open_desk: OpenDesk) -> int:
    return len(open_desk.desk.lines.task_keys(TaskFilter(), NOW.date()))


def test_that_the_last_action_is_taken_back_and_done_again(open_desk: OpenDesk, window: QWidget, qtbot: QtBot) -> None:
    open_desk.desk.since = open_desk.desk.lines.newest_act()
    open_desk.task(measures=())
    undoing = Undoing(open_desk.desk, window)

    undoing.undo()
    qtbot.waitUntil(lambda: _count(open_desk) == 0)
    qtbot.waitUntil(lambda: open_desk.messages.said[-1:] == ["已撤销：新建任务 7。"])
    undoing.redo()
    qtbot.waitUntil(lambda: _count(open_desk) == 1)
    qtbot.waitUntil(lambda: open_desk.messages.said[-1] == "已重做：新建任务 7。")


def test_that_nothing_before_this_session_is_taken_back(open_desk: OpenDesk, window: QWidget, qtbot: QtBot) -> None:
    open_desk.task(measures=())
    open_desk.desk.since = open_desk.desk.lines.newest_act()
    Undoing(open_desk.desk, window).undo()
    qtbot.waitUntil(lambda: "没有可撤销" in "".join(open_desk.messages.said))
    assert _count(open_desk) == 1


def test_that_the_keys_take_back_outside_of_text_and_leave_text_alone(program: Program, qtbot: QtBot) -> None:
    desk, page = program.desk, program.window.page()
    assert desk is not None
    assert isinstance(page, TaskListPage)
    edit = edit_task.TaskEdit("7", "老街片区雨污管网错接")
    job = desk.jobs.with_store(
        "新建", lambda store, _: edit_task.add_task(store, edit, office=desk.office, by=desk.by, now=NOW)
    )
    with qtbot.waitSignal(job.done) as made:
        pass
    task_id = made.args[0].task.id
    page.presenter.select_when_read(task_id)
    qtbot.waitUntil(lambda: page.card.presenter.content is not None)
    page.card.tabs.setCurrentIndex(tabs.PROGRESS)
    page.card.progress.start()
    field = page.card.progress.ui.textEdit
    field.setFocus()
    type_chinese(field, "本月改造 12 处")
    # A draft is no action: the keys must not stumble over it.
    page.card.progress.draft.flush()
    qtbot.keyClick(field, Qt.Key.Key_Z, _CTRL)
    assert field.text() == ""
    assert page.model.rowCount() == 1

    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Z, _CTRL)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    qtbot.keyClick(page, Qt.Key.Key_Z, _CTRL | _SHIFT)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_that_a_removed_task_lies_in_the_bin_for_90_days_and_comes_back(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot
) -> None:
    task = open_desk.task()
    edit_task.remove_task(open_desk.office.store, task.id, by=open_desk.desk.by, now=NOW)
    dialog = RecycleBinDialog(open_desk.desk, window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._table.rowCount() == 1)
    texts = [dialog._table.item(0, column).text() for column in range(5)]
    assert texts[:2] == ["任务", "7"]
    assert texts[4] == "2027-02-19"
    dialog.do_button.click()
    qtbot.waitUntil(lambda: _count(open_desk) == 1)
    qtbot.waitUntil(lambda: dialog._table.rowCount() == 0)
    assert "已恢复任务 7" in dialog.hint.text()
    assert not dialog.do_button.isEnabled()
