"""A warning in the window: told by word, shape and colour wherever the task is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.warning_dialog import WarningDialog
from dujiao_desktop.desktop.task_list import columns as col
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.desktop.today.first_row import FirstRow
from dujiao_desktop.desktop.today.page import TodayPage
from dujiao_desktop.domain.warning import WarningLevel
from dujiao_desktop.usecases.warn import WarningDraft, set_warning
from tests.desktop.desk import NOW, OpenDesk, type_chinese


def _words(widget: QWidget) -> list[str]:
    return [text.text() for text in widget.findChildren(QLabel) if text.isVisible()]


def _opened(open_desk: OpenDesk, qtbot: QtBot) -> TaskListPage:
    page = TaskListPage(open_desk.desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.read()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.waitUntil(lambda: page.card.presenter.content is not None)
    page.card.tabs.setCurrentIndex(tabs.CLOSEOUT)
    return page


def _dialog(qtbot: QtBot) -> WarningDialog:
    def there() -> list[WarningDialog]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, WarningDialog) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def test_that_a_warning_is_set_with_a_reason_changed_and_lifted_from_the_card(
    open_desk: OpenDesk, qtbot: QtBot
) -> None:
    open_desk.task()
    page = _opened(open_desk, qtbot)
    closeout = page.card.closeout
    assert "没有预警。" in _words(closeout.warnings)
    closeout.warnings._set.click()
    dialog = _dialog(qtbot)
    dialog.accept()
    assert dialog.trouble.text() == "理由还没有写，没有登记。请写明为什么这样判断。"
    dialog.ui.levelCombo.setCurrentIndex(dialog.ui.levelCombo.findData("serious"))
    type_chinese(dialog.ui.reasonEdit, "资金未落实")
    dialog.ui.numberEdit.setText("云督〔2026〕3号")
    dialog.accept()
    qtbot.waitUntil(lambda: "● 黄色预警" in _words(page.card._chips_holder))
    assert "2026-11-21 起（云督〔2026〕3号）" in _words(closeout.warnings)
    qtbot.waitUntil(lambda: page.model.line_at(0).warning is WarningLevel.SERIOUS)

    closeout.warnings._set.click()
    dialog = _dialog(qtbot)
    assert dialog.windowTitle() == "改预警级别"
    assert dialog.ui.levelCombo.findData("serious") < 0
    dialog.ui.levelCombo.setCurrentIndex(dialog.ui.levelCombo.findData("blocked"))
    type_chinese(dialog.ui.reasonEdit, "选址未定")
    dialog.accept()
    qtbot.waitUntil(lambda: "■ 红色预警" in _words(page.card._chips_holder))

    closeout.warnings._lift.click()
    dialog = _dialog(qtbot)
    assert not dialog.ui.levelCombo.isVisible()
    type_chinese(dialog.ui.reasonEdit, "选址已定")
    dialog.accept()
    qtbot.waitUntil(lambda: "■ 红色预警" not in _words(page.card._chips_holder))
    told = _words(closeout.warnings)
    assert "○ 红色预警 2026-11-21 至 2026-11-21" in told
    assert "资金未落实；解除：改为红色预警：选址未定" in told


def test_that_a_refused_warning_keeps_what_was_typed(open_desk: OpenDesk, qtbot: QtBot) -> None:
    open_desk.task()
    page = _opened(open_desk, qtbot)
    page.card.closeout.set_warning()
    dialog = _dialog(qtbot)
    type_chinese(dialog.ui.reasonEdit, "资金未落实")
    dialog.ui.sinceField.setText("2026-11-30")
    dialog.accept()
    qtbot.waitUntil(lambda: "日期 2026-11-30 还没有到" in dialog.trouble.text())
    assert dialog.ui.reasonEdit.text() == "资金未落实"
    dialog.reject()
    page.card.closeout.set_warning()
    again = _dialog(qtbot)
    qtbot.waitUntil(lambda: not again.draft.bar.isHidden())


def test_that_list_and_first_page_tell_the_warning_in_words(open_desk: OpenDesk, qtbot: QtBot) -> None:
    task = open_desk.task()
    draft = WarningDraft(WarningLevel.BLOCKED, "选址未定", NOW.date())
    set_warning(open_desk.office.store, task.id, draft, office=open_desk.desk.office, by=open_desk.desk.by, now=NOW)
    page = _opened(open_desk, qtbot)
    cell = page.model.index(0, col.PROBLEM)
    assert cell.data() == task.problem_text
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == f"问题：红色预警，{task.problem_text}"
    assert page.model.index(0, col.WARNING).data() == "红色预警"

    first = TodayPage(open_desk.desk)
    qtbot.addWidget(first)
    first.resize(1200, 700)
    first.show()
    first.read()
    qtbot.waitUntil(lambda: any(_words(row) for row in first.findChildren(FirstRow)))
    (row,) = first.findChildren(FirstRow)
    assert _words(row)[0] == "■ 红色预警"
    assert any("选址未定" in text for text in _words(row))
    with qtbot.waitSignal(first.asks_for) as asked:
        qtbot.keyClick(first._figures["warned"], Qt.Key.Key_Return)
    assert (asked.args[0], asked.args[1].word) == ("tasks", "预警")
