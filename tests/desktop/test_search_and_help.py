"""Ctrl+K finds everything; F1 explains the page at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.app import Program
from dujiao_desktop.desktop.help.panel import OF_ONE_PLACE, TOPICS, HelpPanel, HelpWindow
from dujiao_desktop.desktop.places import ComplaintPlace, TaskPlace
from dujiao_desktop.desktop.reports.page import ReportsPage
from dujiao_desktop.desktop.search.functions import FUNCTIONS, matching
from dujiao_desktop.desktop.search.palette import Palette
from dujiao_desktop.desktop.start.start_page import StartPage
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_list.new_task import NewTaskDialog
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.usecases import complaints
from tests.desktop.desk import NOW, OpenDesk, a_paper, every_dialog, type_chinese


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


@pytest.fixture
def palette(open_desk: OpenDesk, window: QWidget, tmp_path: Path) -> Palette:
    task = open_desk.task()
    open_desk.task("9", "南坪砂石堆场未覆盖，扬尘扰民")
    open_desk.attach(task, a_paper(tmp_path, "堆场巡查.pdf"), EvidenceKind.OTHER)
    edit = complaints.ComplaintEdit("X2026110031", "砂石堆场夜间装卸噪声")
    complaints.add_complaint(open_desk.office.store, edit, office=open_desk.desk.office, by=open_desk.desk.by, now=NOW)
    window.show()
    return Palette(window, open_desk.desk)


def test_that_one_search_finds_tasks_complaints_and_evidence(palette: Palette, qtbot: QtBot) -> None:
    palette.open_with()
    type_chinese(palette.field, "堆场")
    qtbot.waitUntil(lambda: [h.kind for h in palette.hits()] == ["任务", "任务", "举报件", "佐证"])
    # Task 7 is found by the name of its file.
    seven, nine, complaint, evidence = palette.hits()
    assert (seven.text[0], nine.text[0]) == ("7", "9")
    assert isinstance(complaint.what, ComplaintPlace)
    assert isinstance(evidence.what, TaskPlace)
    assert evidence.what.place.startswith("evidence/")


def test_that_percent_signs_and_backslashes_are_letters(palette: Palette, qtbot: QtBot) -> None:
    palette.open_with()
    palette.field.setText("100%\\_")
    qtbot.waitUntil(lambda: "没有找到" in palette._hint.text())


def test_that_arrows_and_enter_open_what_was_found(palette: Palette, qtbot: QtBot) -> None:
    palette.open_with()
    type_chinese(palette.field, "堆场")
    qtbot.waitUntil(lambda: len(palette.hits()) == 4)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args[0] == "complaints"
    assert not palette.isVisible()


def test_that_the_list_is_a_part_of_the_window_and_lets_input_methods_in(palette: Palette, window: QWidget) -> None:
    palette.open_with()
    assert not palette.isWindow()
    assert palette.window() is window
    assert palette.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_that_a_function_is_found_by_its_words_and_by_first_letters() -> None:
    assert matching("备份")[0].words == "现在备份"
    assert matching("drqd")[0].words == "导入清单"
    assert len(matching("")) == len(FUNCTIONS)


def test_that_ctrl_k_opens_a_function_from_any_page(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.go("backup")
    page = window.page()
    assert page is not None
    qtbot.keyClick(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window._palette
    assert palette is not None
    assert palette.isVisible()
    type_chinese(palette.field, "看报表")
    qtbot.waitUntil(lambda: [h.text for h in palette.hits()] == ["看报表"])
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page(), ReportsPage))


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.words)
def test_that_every_function_leads_somewhere(program: Program, function: object) -> None:
    from dujiao_desktop.desktop.pages import builders

    page = function.page  # type: ignore[attr-defined]
    assert page in {*builders(), ":undo", ":redo", ":help", ":officer", ":lock"}


def test_that_f1_explains_what_is_shown_and_esc_closes_it(program: Program, qtbot: QtBot) -> None:
    window = program.window
    for key, topic in (("today", "today"), ("tasks", "tasks"), ("complaints", "complaints"), ("backup", "backup")):
        window.go(key)
        page = window.page()
        assert page is not None
        qtbot.keyClick(page, Qt.Key.Key_F1)
        panel = window._help_panel
        assert panel is not None
        assert (panel.isVisible(), panel.topic) == (True, topic)
        qtbot.keyClick(panel.text, Qt.Key.Key_Escape)
        assert not panel.isVisible()


def test_that_help_follows_the_tab_of_the_card(open_desk: OpenDesk, qtbot: QtBot) -> None:
    page = TaskListPage(open_desk.desk)
    qtbot.addWidget(page)
    page.show()
    page.card.show()
    page.card.tabs.setCurrentIndex(tabs.EVIDENCE)
    assert page.help_topic() == "evidence"
    page.card.tabs.setCurrentIndex(tabs.CLOSEOUT)
    assert page.help_topic() == "closeout"


@pytest.mark.parametrize("topic", sorted(OF_ONE_PLACE | set(TOPICS)))
def test_that_every_page_of_help_is_there_and_fits(topic: str, window: QWidget, qtbot: QtBot) -> None:
    window.show()
    panel = HelpPanel(window)
    panel.show_topic(topic)
    assert panel.text.toPlainText().strip()
    assert panel.text.horizontalScrollBar().maximum() == 0
    assert window.rect().contains(panel.geometry().center())


def test_that_no_page_of_help_is_forgotten() -> None:
    assert {file.stem for file in resource("help").glob("*.md")} == OF_ONE_PLACE | set(TOPICS)


SPOKEN_OF = {
    "BackfillDialog": "补录", "BatchDialog": "批量修改", "ChoosePhotoDialog": "换一张", "PairsDialog": "前后对比", "CalendarDialog": "改一天", "ComplaintDialog": "反映内容",
    "EvidenceDialog": "种类", "ExtensionDialog": "申请延期", "HandOverDialog": "工作交接", "ImportDialog": "逐行去向",
    "IndicatorDialog": "基线", "LinkDialog": "关联任务", "LockDialog": "锁屏", "LookbackDialog": "回头看",
    "MakeDossierDialog": "待签件", "MeasureDialog": "整改措施", "NewTaskDialog": "序号", "OfficerDialog": "名字",
    "OpinionDialog": "审批意见", "PartDialog": "分村组", "PlanDialog": "分年任务数", "PlansDialog": "专项方案",
    "ReadingDialog": "记数值", "RecycleBinDialog": "恢复", "RestoreDialog": "恢复到新文件夹",
    "RestoreHereDialog": "就地恢复", "ReturnDialog": "补正要求", "ReviewDialog": "长期坚持复核",
    "RulesDialog": "换用规则包", "ManyDialog": "几件一起改说明", "TakenInDialog": "看清单", "TaskChooser": "选任务",
    "PhotoCheckDialog": "照片体检", "SlotDialog": "说明原因", "ViewerDialog": "一件一件翻", "VerifyDialog": "信任名单",
    "WarningDialog": "登记预警",
}  # fmt: skip


def test_that_every_dialog_has_its_page_of_help() -> None:
    dialogs = every_dialog()
    assert len(dialogs) >= 25
    assert {d.__name__: d.topic for d in dialogs if d.topic not in OF_ONE_PLACE | set(TOPICS)} == {}
    pages = {d: resource("help").joinpath(f"{d.topic}.md").read_text(encoding="utf-8") for d in dialogs}
    assert {d.__name__: d.topic for d in dialogs if SPOKEN_OF[d.__name__] not in pages[d]} == {}


def test_that_f1_explains_a_modal_dialog_and_leaves_what_is_typed(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot
) -> None:
    dialog = NewTaskDialog(open_desk.desk, window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    field = dialog.form.ui.problemEdit
    field.setFocus()
    type_chinese(field, "写到一半")

    qtbot.keyClick(field, Qt.Key.Key_F1)
    beside = dialog.findChild(HelpWindow)
    assert isinstance(beside, HelpWindow)
    assert (beside.isVisible(), beside.help.topic) == (True, "new-task")
    # Reading and writing side by side.
    qtbot.keyClick(field, Qt.Key.Key_X)
    assert field.text() == "写到一半x"

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (beside.isVisible(), dialog.isVisible()) == (False, True)
    assert field.text() == "写到一半x"


def test_that_f1_explains_the_first_day(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    program = Program(qapp, None, tmp_path / "settings.json")
    program.start()
    qtbot.waitUntil(lambda: program.window.findChild(StartPage) is not None)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.keyClick(program.window, Qt.Key.Key_F1)
    panel = program.window._help_panel
    assert panel is not None
    assert (panel.isVisible(), panel.topic) == (True, "start")
    program.window.close()
    program.shut_down()
