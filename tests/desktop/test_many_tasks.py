"""Several tasks chosen in the list, and one field of them changed in the dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.task_list import columns as col
from dujiao_desktop.desktop.task_list.batch_dialog import BatchDialog
from dujiao_desktop.desktop.task_list.batch_rows import NEW, TICK
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.desktop.undo.undoing import Undoing
from dujiao_desktop.domain.batch_edit import BatchField, Way
from dujiao_desktop.domain.task import ProgressStatus, UnitRole
from dujiao_desktop.usecases import edit_task
from tests.desktop.desk import NOW, UNIT, OpenDesk, type_chinese

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(open_desk: OpenDesk, qtbot: QtBot) -> TaskListPage:
    open_desk.desk.since = open_desk.desk.lines.newest_act()
    for number in ("3", "7", "10", "12"):
        open_desk.task(number, measures=())
    made = TaskListPage(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.read()
    qtbot.waitUntil(lambda: made.model.rowCount() == 4)
    return made


def _click(
    page: TaskListPage, row: int, qtbot: QtBot, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    at = page.table.visualRect(page.model.index(row, col.PROBLEM)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, keys, QPoint(at))


def _chosen(page: TaskListPage) -> list[str]:
    return [page.model.index(page.model.row_of(key) or 0, col.NUMBER).data() for key in page.table.chosen_keys()]


def _dialog(page: TaskListPage, qtbot: QtBot) -> BatchDialog:
    qtbot.keyClick(page.table, Qt.Key.Key_E, _CTRL)
    dialog = page.window().findChild(BatchDialog)
    assert isinstance(dialog, BatchDialog)
    qtbot.waitUntil(lambda: bool(dialog._tasks))
    return dialog


def _choose(dialog: BatchDialog, field: BatchField, way: Way = Way.SET) -> None:
    dialog.ui.fieldCombo.setCurrentIndex(dialog.ui.fieldCombo.findData(field.value))
    dialog.ui.wayCombo.setCurrentIndex(dialog.ui.wayCombo.findData(way.value))


def _rows(dialog: BatchDialog) -> list[tuple[str, str, str]]:
    return [(r.task.number, r.old, r.new) for r in dialog.rows.rows()]


def test_that_clicks_with_ctrl_and_shift_choose_several_and_open_no_card(page: TaskListPage, qtbot: QtBot) -> None:
    _click(page, 0, qtbot, _CTRL)
    _click(page, 2, qtbot, _CTRL)
    assert (_chosen(page), page.card.isVisible()) == (["3", "10"], False)
    _click(page, 3, qtbot, _SHIFT)
    assert _chosen(page) == ["3", "10", "12"]
    assert page._chosen_bar.isVisible()
    assert page._chosen_words.text() == "✓ 已选 3 项"
    _click(page, 3, qtbot)
    qtbot.waitUntil(lambda: page.card.presenter.content is not None)
    assert (_chosen(page), page.card.isVisible(), page._chosen_bar.isVisible()) == (["12"], True, False)


def test_that_the_keyboard_chooses_several_and_all(page: TaskListPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.table.select_key(page.model.key_at(0))
    qtbot.keyClick(page.table, Qt.Key.Key_Down, _SHIFT)
    assert (_chosen(page), page.card.isVisible()) == (["3", "7"], False)
    qtbot.keyClick(page.table, Qt.Key.Key_A, _CTRL)
    assert _chosen(page) == ["3", "7", "10", "12"]
    page._choose_none()
    assert (_chosen(page), page._chosen_bar.isVisible()) == ([], False)


def test_that_the_chosen_tasks_are_changed_and_one_click_takes_all_back(
    page: TaskListPage, open_desk: OpenDesk, window: QWidget, qtbot: QtBot
) -> None:
    undoing = Undoing(open_desk.desk, window)
    open_desk.desk.undo_act = undoing.undo_act
    _click(page, 0, qtbot, _CTRL)
    _click(page, 1, qtbot, _CTRL)
    dialog = _dialog(page, qtbot)
    assert not dialog.do_button.isEnabled()
    _choose(dialog, BatchField.RESPONSIBLE_UNITS, Way.ADD)
    type_chinese(dialog.ui.namesField, "区水利局")
    qtbot.waitUntil(lambda: _rows(dialog) == [(n, UNIT, f"{UNIT}、区水利局") for n in ("3", "7")])
    assert dialog.do_button.text() == "改这 2 项"
    offered: list[Callable[[], None]] = []
    open_desk.messages.say = lambda sentence, offer="", action=None: (  # type: ignore[method-assign]
        open_desk.messages.said.append(sentence), offered.append(cast("Callable[[], None]", action))
    )[0]  # fmt: skip
    dialog.do_button.click()
    qtbot.waitUntil(lambda: open_desk.messages.said[-1:] == ["已改 2 项任务的责任单位。"])
    units = {t.number: t.unit_names(UnitRole.RESPONSIBLE) for t in _tasks(open_desk)}
    assert units == {"3": (UNIT, "区水利局"), "7": (UNIT, "区水利局"), "10": (UNIT,), "12": (UNIT,)}

    open_desk.task("20", measures=())
    offered[0]()
    qtbot.waitUntil(lambda: open_desk.messages.said[-1] == "已撤销：批量修改任务 3 等 2 项。")
    assert {t.unit_names(UnitRole.RESPONSIBLE) for t in _tasks(open_desk)} == {(UNIT,)}


def test_that_without_a_choice_all_that_is_found_is_meant_and_ticks_leave_rows_out(
    page: TaskListPage, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    dialog = _dialog(page, qtbot)
    _choose(dialog, BatchField.PROGRESS)
    dialog.ui.choiceCombo.setCurrentIndex(dialog.ui.choiceCombo.findData("on_schedule"))
    assert dialog.ui.textEdit.text() == "进展状态改为“达到序时进度”。"
    qtbot.waitUntil(lambda: dialog.rows.to_write() == 4)
    dialog.table.clicked.emit(dialog.rows.index(0, TICK))
    dialog.table.setCurrentIndex(dialog.rows.index(1, 0))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.do_button.text() == "改这 2 项"
    assert dialog.rows.index(1, NEW).data() == "这一项不改"
    dialog.do_button.click()
    qtbot.waitUntil(lambda: "已改 2 项任务的进展状态。" in open_desk.messages.said)
    statuses = {t.number: t.progress_status for t in _tasks(open_desk)}
    behind = ProgressStatus.NOT_STARTED
    assert statuses == {"3": behind, "7": behind, "10": ProgressStatus.ON_SCHEDULE, "12": ProgressStatus.ON_SCHEDULE}


def test_that_a_row_changed_meanwhile_is_named_and_the_others_go_on(
    page: TaskListPage, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    dialog = _dialog(page, qtbot)
    _choose(dialog, BatchField.NOTE)
    type_chinese(dialog.ui.textEdit, "列入年度计划")
    qtbot.waitUntil(lambda: dialog.rows.to_write() == 4)
    edit_task.set_measure(
        open_desk.office.store, _tasks(open_desk)[0].id, None, edit_task.MeasureEdit("巡查"), by=open_desk.desk.by, now=NOW
    )  # fmt: skip
    dialog.do_button.click()
    said = "已改 3 项任务的备注。1 项没有改：3（看过以后又被改过）。"
    qtbot.waitUntil(lambda: said in open_desk.messages.said)


@pytest.mark.parametrize("field", BatchField)
def test_that_every_field_has_its_inputs_and_its_ways(page: TaskListPage, field: BatchField, qtbot: QtBot) -> None:
    dialog = _dialog(page, qtbot)
    _choose(dialog, field)
    ui = dialog.ui
    inputs = (ui.namesField, ui.choiceCombo, ui.deadlineEdit, ui.textEdit)
    assert any(widget.isVisible() for widget in inputs)
    if field is BatchField.CLASSES:
        assert "水" in ui.namesField._known
    if ui.wayCombo.count() > 1:
        ui.wayCombo.setCurrentIndex(ui.wayCombo.findData(Way.CLEAR.value))
        assert not any(widget.isVisible() for widget in inputs)
        dialog.look()
        assert all(new == "" for _, _, new in _rows(dialog))


def _tasks(open_desk: OpenDesk):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from dujiao_desktop.domain.task_filter import TaskFilter

    lines = open_desk.desk.lines
    return lines.tasks(lines.task_ids(lines.task_keys(TaskFilter(), NOW.date())))
