"""Who works is chosen in two keys; the lock covers everything, keeps what is typed, and opens by the password alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.app import Program
from dujiao_desktop.desktop.idle_lock import Cover, IdleLock
from dujiao_desktop.desktop.preferences.officer_dialog import OfficerDialog
from dujiao_desktop.desktop.preferences.page import PreferencesPage
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.officer import OfficerRole
from dujiao_desktop.usecases import drafts, idle_lock, officers
from dujiao_desktop.usecases.set_up import set_up
from tests.desktop.desk import NOW, UNIT, OpenDesk, type_chinese

PASSWORD = "青山绿水2026"
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    set_up(tmp_path / "工作区", unit=UNIT, officer_name="周玉", password=PASSWORD, now=NOW)
    made = Program(qapp, None, tmp_path / "settings.json")
    made.start()
    qtbot.waitUntil(lambda: made.window.centralWidget() is not None and made.window._furnished)
    made.open_folder(tmp_path / "工作区", PASSWORD)
    qtbot.waitUntil(lambda: made.desk is not None and isinstance(made.window.page(), TaskListPage))
    made.window.activateWindow()
    yield made
    if made._idle is not None:
        made._idle.stop()
    made.window.close()
    made.shut_down()


def _add(program: Program, name: str, qtbot: QtBot) -> None:
    desk = program.desk
    assert desk is not None
    by = desk.by
    desk.jobs.with_store(
        "添加人员", lambda store, _: officers.add_officer(store, name, OfficerRole.LEADER, by=by, now=NOW)
    )
    qtbot.waitUntil(lambda: name in [o.name for o in desk.officers])


def _unlock(program: Program, password: str) -> None:
    assert program._idle is not None
    dialog = program._idle.dialog
    assert dialog is not None
    dialog.ui.passwordEdit.setText(password)
    dialog.do_button.click()


def _covers(window: QWidget) -> list[Cover]:
    return window.findChildren(Cover, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _covered() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and _covers(w)]


def test_that_another_officer_sits_down_in_two_keys(program: Program, qtbot: QtBot) -> None:
    _add(program, "何川", qtbot)

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        words = [a.text() for a in menu.actions() if a.isCheckable()]
        assert words == ["&1 周玉　经办人", "&2 何川　主要负责人"]
        qtbot.keyClick(menu, Qt.Key.Key_2)

    QTimer.singleShot(100, choose)
    page = program.window.page()
    assert page is not None
    qtbot.keyClick(page, Qt.Key.Key_U, _CTRL)
    assert program.desk is not None
    assert program.desk.by.name == "何川"
    assert "何川" in program.window._navigation.officer_button().accessibleName()


def test_that_who_works_is_said_in_a_narrow_window_too(program: Program) -> None:
    program.window.resize(911, 512)
    QApplication.processEvents()
    shown = program.window._navigation.officer_button()
    assert program.window._navigation.is_slim()
    assert shown.isVisible()
    assert "周玉" in shown.toolTip()


def test_that_an_officer_is_changed_and_only_one_entered_by_mistake_deleted(open_desk: OpenDesk, qtbot: QtBot) -> None:
    page = PreferencesPage(open_desk.desk)
    qtbot.addWidget(page)
    page.show()
    new = officers.add_officer(open_desk.office.store, "何用", OfficerRole.HANDLER, by=open_desk.desk.by, now=NOW)
    page.read()
    dialog = OfficerDialog(open_desk.desk, page, new.officer)
    dialog.ui.roleCombo.setCurrentIndex(dialog.ui.roleCombo.findData("leader"))
    dialog.open()
    dialog.do_button.click()
    qtbot.waitUntil(lambda: [o.role for o in _everyone(open_desk)] == [OfficerRole.HANDLER, OfficerRole.LEADER])
    for officer, gone in ((open_desk.desk.by, False), (new.officer, True)):
        dialog = OfficerDialog(open_desk.desk, page, officer)
        dialog.open()
        next(b for b in dialog.findChildren(QPushButton) if b.text() == "删除").click()
        said = "" if gone else "不能删除"
        qtbot.waitUntil(
            lambda said=said, d=dialog, o=officer: said in d.trouble.text() if said else o not in _everyone(open_desk)
        )  # type: ignore[misc]
        dialog.done(0)
    assert [o.name for o in _everyone(open_desk)] == ["周玉"]


def _everyone(open_desk: OpenDesk):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return open_desk.desk.lines.officers(active_only=False)


def test_that_no_lock_is_offered_without_a_password_and_that_it_says_why(open_desk: OpenDesk, qtbot: QtBot) -> None:
    page = PreferencesPage(open_desk.desk)
    qtbot.addWidget(page)
    page.show()
    assert not [b for b in page.findChildren(QPushButton) if "分钟" in b.text() or "锁屏" in b.text()]
    from PySide6.QtWidgets import QLabel

    assert any("没有设密码" in w.text() and "不提供" in w.text() for w in page.findChildren(QLabel))


def test_that_the_time_chosen_is_kept_and_in_force_at_once(program: Program, qtbot: QtBot) -> None:
    program.window.go("settings")
    page = program.window.page()
    assert page is not None
    assert program._idle is not None
    chips = {
        b.text(): b for b in page.findChildren(QPushButton) if b.text() in ("不锁", "5 分钟", "10 分钟", "30 分钟")
    }
    assert [t for t, b in chips.items() if b.isChecked()] == ["不锁"]
    chips["10 分钟"].click()
    assert program.desk is not None
    paths, watch = program.desk.paths, program._idle
    qtbot.waitUntil(lambda: idle_lock.lock_after(paths) == 10 and watch._minutes == 10)


def test_that_the_lock_comes_after_the_minutes_without_a_touch(window: QWidget, qtbot: QtBot) -> None:
    moment = [0.0]
    lock = IdleLock(window, lambda _: None, window, clock=lambda: moment[0])
    window.show()
    lock.watch(5)
    moment[0] = 299.0
    qtbot.keyClick(window, Qt.Key.Key_A)
    moment[0] = 598.0
    lock.look()
    assert lock.dialog is None
    moment[0] = 600.0
    lock.look()
    assert lock.dialog is not None
    lock.stop()
    moment[0] = 9999.0
    lock.look()
    assert lock.dialog is None


def test_that_everything_is_covered_kept_and_given_back(program: Program, qtbot: QtBot) -> None:
    desk, window = program.desk, program.window
    assert desk is not None
    page = window.page()
    assert isinstance(page, TaskListPage)
    page.make_new()
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    number = dialog.findChild(QLineEdit, "numberEdit")
    assert isinstance(number, QLineEdit)
    type_chinese(number, "47")
    title = dialog.windowTitle()
    assert program._idle is not None
    program._idle.lock()
    locker = program._idle.dialog
    assert locker is not None
    assert {*_covered()} == {window, dialog}
    assert (window.windowTitle(), dialog.windowTitle()) == ("督交", "督交")
    for covered in (window, dialog):
        (cover,) = _covers(covered)
        assert cover.geometry() == covered.rect()
        assert covered.childAt(covered.rect().center()) in (cover, *cover.findChildren(QWidget))
    # What comes up meanwhile is covered too, and Esc leads nowhere.
    late = QDialog(window)
    late.show()
    assert late in _covered()
    qtbot.keyClick(locker, Qt.Key.Key_Escape)
    assert locker.isVisible()
    _unlock(program, "猜的密码")
    assert "密码不对" in locker.trouble.text()
    assert program._idle.dialog is locker
    _unlock(program, PASSWORD)
    assert program._idle.dialog is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert _covered() == []
    assert (number.text(), dialog.windowTitle(), dialog.isVisible()) == ("47", title, True)
    dialog.done(0)
    late.close()


def test_that_what_is_typed_is_a_draft_before_the_cover_comes(program: Program, qtbot: QtBot) -> None:
    from dujiao_desktop.usecases.edit_task import TaskEdit, add_task

    desk = program.desk
    assert desk is not None
    office, by = desk.office, desk.by
    desk.jobs.with_store("新建", lambda store, _: add_task(store, TaskEdit("7", "问题"), office=office, by=by, now=NOW))
    page = program.window.page()
    assert isinstance(page, TaskListPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.row_entered.emit(page.model.key_at(0))
    qtbot.waitUntil(lambda: page.card.presenter.content is not None)
    page.card.tabs.setCurrentIndex(tabs.PROGRESS)
    page.card.progress.start()
    type_chinese(page.card.progress.ui.textEdit, "管网改造完成八成")
    assert drafts.drafts(desk.lines) == ()
    assert program._idle is not None
    program._idle.lock()
    qtbot.waitUntil(lambda: len(drafts.drafts(desk.lines)) == 1)
    _unlock(program, PASSWORD)
    assert page.card.progress.ui.textEdit.text() == "管网改造完成八成"
    page.card.progress.give_up()


def test_that_a_dialog_that_ends_below_the_cover_does_not_open_the_lock(window: QWidget, qtbot: QtBot) -> None:
    def wrong(_: str) -> None:
        raise Refused("wrong_password")

    lock = IdleLock(window, wrong, window)
    window.show()
    busy = QDialog(window)
    busy.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    busy.setModal(True)
    busy.show()
    lock.lock()
    busy.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert lock.dialog is not None
    assert lock.dialog.isVisible()
    lock.stop()
