"""Villages, goals in numbers, links and plans on the screen: quiet until used, then each at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.plans.plan_dialog import PlanDialog
from dujiao_desktop.desktop.plans.plans_dialog import PlansDialog
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_card.evidence_dialog import EvidenceDialog
from dujiao_desktop.desktop.task_card.indicator_dialog import IndicatorDialog, ReadingDialog
from dujiao_desktop.desktop.task_card.link_dialog import LinkDialog
from dujiao_desktop.desktop.task_card.part_dialog import PartDialog
from dujiao_desktop.desktop.task_card.shared_panels import IndicatorsPanel, PartsPanel
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.desktop.widgets.course_line import CourseLine
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.indicator import Scale
from dujiao_desktop.domain.task import Task
from dujiao_desktop.domain.task_link import LinkKind
from tests.desktop.desk import OpenDesk, a_paper, a_photo, type_chinese

_Dialog = TypeVar("_Dialog", bound=QWidget)


@pytest.fixture
def card(open_desk: OpenDesk, qtbot: QtBot) -> TaskCard:
    made = TaskCard(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(460, 700)
    made.show()
    return made


@pytest.fixture
def page(open_desk: OpenDesk, qtbot: QtBot) -> TaskListPage:
    made = TaskListPage(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def _show(card: TaskCard, task_id: TaskId, tab: int, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.show(task_id)
    card.tabs.setCurrentIndex(tab)
    QApplication.processEvents()


def _case(card: TaskCard) -> CaseFile:
    assert card.presenter.content is not None
    return card.presenter.content.case


def _press(where: QWidget, words: str, qtbot: QtBot) -> None:
    def seen() -> list[QPushButton]:
        return [b for b in where.findChildren(QPushButton) if b.text() == words and b.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()))
    qtbot.mouseClick(seen()[0], Qt.MouseButton.LeftButton)


def _sees(where: QWidget, words: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: words in _words(where))


def _words(where: QWidget) -> str:
    return "\n".join(text.text() for text in where.findChildren(QLabel) if text.isVisible())


def _dialog(where: QWidget, kind: type[_Dialog]) -> _Dialog:
    return [d for d in where.findChildren(kind) if d.isVisible()][-1]


def _stored(dialog: FormDialog, card: TaskCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()
    # Said once by the action and once by the change feed: the card is shown twice.
    QApplication.processEvents()


def test_that_an_ordinary_task_shows_one_quiet_line(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    _show(card, open_desk.task().id, tabs.MEASURES, qtbot)
    assert card.findChildren(PartsPanel) == card.findChildren(IndicatorsPanel) == []
    _sees(card.measures, "还可以", qtbot)
    assert "村组（点位）" not in _words(card.measures)


def test_that_a_task_is_divided_and_a_part_done_alone(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    task = open_desk.task()
    _show(card, task.id, tabs.MEASURES, qtbot)
    for name in ("清溪村", "南坪村"):
        _press(card.measures, "加一块" if card.findChildren(PartsPanel) else "分村组…", qtbot)
        dialog = _dialog(card.window(), PartDialog)
        type_chinese(dialog.ui.nameEdit, name)
        _stored(dialog, card, qtbot)
    card.go_to("measures/parts/1")
    dialog = _dialog(card.window(), PartDialog)
    dialog.ui.doneField.setText("2026年10月9日")
    _stored(dialog, card, qtbot)
    assert [(p.name, p.done_on) for p in _case(card).parts] == [("清溪村", date(2026, 10, 9)), ("南坪村", None)]
    _sees(card.measures, "○ 1 / 2", qtbot)
    _sees(card.measures, "✓ 2026-10-09", qtbot)
    assert [m.text for m in card.presenter.content.missing if m.code == "part_done_on"] == ["“南坪村”的完成日期"]
    assert _case(card).task.progress_status is task.progress_status


def test_that_a_part_twice_is_refused_beside_what_was_typed(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    _show(card, open_desk.task().id, tabs.MEASURES, qtbot)
    for _ in range(2):
        card.measures._add_part()
        dialog = _dialog(card.window(), PartDialog)
        type_chinese(dialog.ui.nameEdit, "清溪村")
        dialog.do_button.click()
        QApplication.processEvents()
    assert dialog.isVisible()
    assert "已经有“清溪村”" in dialog.trouble.text()
    assert dialog.ui.nameEdit.text() == "清溪村"
    dialog.reject()


def test_that_a_file_is_put_to_a_part(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path) -> None:
    _show(card, open_desk.task().id, tabs.EVIDENCE, qtbot)
    photo = a_photo(tmp_path, "清溪.jpg")
    card.evidence._describe_new((photo,), EvidenceKind.AFTER_PHOTO, None)
    dialog = _dialog(card.window(), EvidenceDialog)
    assert not dialog.ui.partCombo.isVisible()
    dialog.reject()
    card.measures._add_part()
    part = _dialog(card.window(), PartDialog)
    type_chinese(part.ui.nameEdit, "清溪村")
    _stored(part, card, qtbot)
    card.evidence._describe_new((photo,), EvidenceKind.AFTER_PHOTO, None, 1)
    dialog = _dialog(card.window(), EvidenceDialog)
    assert dialog.ui.partCombo.currentText() == "清溪村"
    _stored(dialog, card, qtbot)
    assert _case(card).evidence[0].part_seq == 1


def test_that_a_goal_is_shown_against_what_was_reached(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    _show(card, open_desk.task().id, tabs.MEASURES, qtbot)
    _press(card.measures, "数值目标…", qtbot)
    dialog = _dialog(card.window(), IndicatorDialog)
    for field, text in (
        (dialog.ui.nameEdit, "化学需氧量"),
        (dialog.ui.unitEdit, "mg/L"),
        (dialog.ui.baselineEdit, "３５"),
        (dialog.ui.targetEdit, "大约二十"),
    ):
        type_chinese(field, text)
    dialog.do_button.click()
    QApplication.processEvents()
    assert "“大约二十”不是一个数" in dialog.trouble.text()
    dialog.ui.targetEdit.setText("20")
    _stored(dialog, card, qtbot)
    _sees(card.measures, "○ 还没有数值", qtbot)
    for value, day, standing in (("25", "2026-08-01", "▲ 未达到"), ("18.2", "2026-10-09", "✓ 达到")):
        _press(card.measures, "记数值", qtbot)
        reading = _dialog(card.window(), ReadingDialog)
        reading.ui.valueEdit.setText(value)
        reading.ui.onField.setText(day)
        _stored(reading, card, qtbot)
        _sees(card.measures, standing, qtbot)
    (line,) = [c for c in card.findChildren(CourseLine) if c.isVisible()]
    assert "最近一次 18.2 mg/L（2026-10-09），✓ 达到" in line.accessibleName()
    assert not line.grab().toImage().isNull()


def test_that_water_classes_hide_what_they_do_not_need(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    _show(card, open_desk.task().id, tabs.MEASURES, qtbot)
    card.measures._add_indicator()
    dialog = _dialog(card.window(), IndicatorDialog)
    dialog.ui.scaleCombo.setCurrentIndex(dialog.ui.scaleCombo.findData(Scale.WATER_CLASS.value))
    assert not dialog.ui.unitEdit.isVisible()
    assert not dialog.ui.directionCombo.isVisible()
    type_chinese(dialog.ui.nameEdit, "断面水质")
    type_chinese(dialog.ui.targetEdit, "3类")
    _stored(dialog, card, qtbot)
    assert _case(card).indicators[0].target == "Ⅲ"


def _two(open_desk: OpenDesk) -> tuple[Task, Task]:
    return open_desk.task("7"), open_desk.task("16", "清溪河保洁不经常", deadline="长期坚持")


def test_that_a_link_leads_to_the_other_task_and_back(page: TaskListPage, open_desk: OpenDesk, qtbot: QtBot) -> None:
    first, second = _two(open_desk)
    page.read()
    _show(page.card, first.id, tabs.BASIC, qtbot)
    page.card.show()
    page.card.basic._link()
    dialog = _dialog(page.window(), LinkDialog)
    dialog.ui.numberEdit.setText("99")
    dialog.do_button.click()
    QApplication.processEvents()
    assert "没有找到任务“99”" in dialog.trouble.text()
    dialog.ui.numberEdit.setText("16")
    _stored(dialog, page.card, qtbot)
    _sees(page.card.basic, "落实措施", qtbot)
    for words, shown, kind in (("任务 16", second, LinkKind.PROBLEM), ("任务 7", first, LinkKind.MEASURE)):
        _press(page.card.basic, words, qtbot)
        qtbot.waitUntil(lambda wanted=shown: _case(page.card).task.id == wanted.id)
        page.card.tabs.setCurrentIndex(tabs.BASIC)
        QApplication.processEvents()
        assert [link.kind for link in _case(page.card).links] == [kind]
    away = next(b for b in page.card.findChildren(QToolButton) if b.toolTip() == "解除与任务 16 的关联")
    with qtbot.waitSignal(page.card.presenter.shown):
        away.click()
    assert _case(page.card).links == ()


def test_that_a_plan_is_entered_checked_and_filters_the_list(
    page: TaskListPage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    _two(open_desk)
    open_desk.task("9", "南坪堆场未覆盖")
    page.read()
    page.manage_plans()
    plans = _dialog(page.window(), PlansDialog)
    _sees(plans, "还没有专项方案", qtbot)
    _press(plans, "新建方案", qtbot)
    dialog = _dialog(plans, PlanDialog)
    type_chinese(dialog.ui.titleEdit, "清溪河一河一策")
    dialog.ui.totalEdit.setText("37")
    dialog.ui.sharesEdit.setText("2025=32、2026=3、2027=2")
    assert dialog.ui.checkNote.text() == "分年合计与总数一致：32+3+2=37。"
    dialog.ui.totalEdit.setText("62")
    assert "相差 25 项" in dialog.ui.checkNote.text()
    dialog.ui.tasksField.set_words(("7", "16"))
    dialog._file = a_paper(tmp_path, "方案.pdf")
    with qtbot.waitSignal(open_desk.desk.changes.changed):
        dialog.do_button.click()
    qtbot.waitUntil(lambda: "▲ 数目不一致" in _words(plans))
    _sees(plans, "方案写明共 62 项，分年合计 32+3+2=37，相差 25 项。请核对原文。", qtbot)
    below = (plans.leave_button, plans.do_button)
    assert [b.text() for b in plans.findChildren(QPushButton) if b.isVisible() and b not in below][:4] == [
        "看名下任务", "修改", "打开原件", "移除",
    ]  # fmt: skip
    _press(plans, "看名下任务", qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert page._group_chip.text() == "清溪河一河一策 ×"
    page._group_chip.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)


def test_that_a_plan_form_keeps_its_tasks_and_goes_to_the_bin(
    page: TaskListPage, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    first, _ = _two(open_desk)
    page.read()
    _show(page.card, first.id, tabs.BASIC, qtbot)
    page.card.basic._new_plan()
    dialog = _dialog(page.window(), PlanDialog)
    assert dialog.ui.tasksField.words() == ("7",)
    type_chinese(dialog.ui.titleEdit, "一河一策")
    with qtbot.waitSignal(page.card.presenter.shown):
        dialog.do_button.click()
    assert [p.title for p in _case(page.card).plans] == ["一河一策"]
    page.manage_plans()
    plans = _dialog(page.window(), PlansDialog)
    _press(plans, "修改", qtbot)
    qtbot.waitUntil(lambda: bool(plans.findChildren(PlanDialog)))
    again = _dialog(plans, PlanDialog)
    assert again.ui.tasksField.words() == ("7",)
    again.reject()
    with qtbot.waitSignal(page.card.presenter.shown):
        _press(plans, "移除", qtbot)
    qtbot.waitUntil(lambda: _case(page.card).plans == ())
    plans.reject()
