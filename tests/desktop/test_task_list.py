from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.task_list import columns as col
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.desktop.task_list.presenter import Show
from tests.desktop.desk import OpenDesk, type_chinese


@pytest.fixture
def page(open_desk: OpenDesk, qtbot: QtBot) -> TaskListPage:
    open_desk.task("3", "垃圾中转站渗滤液收集不到位", "2026年11月26日")
    open_desk.task("7", "老街片区雨污管网错接")
    open_desk.task("10", "砂石堆场未覆盖，扬尘扰民", "2026年12月10日")
    open_desk.task("12", "河口村畜禽养殖粪污直排沟渠", "2026年11月18日")
    made = TaskListPage(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.read()
    qtbot.waitUntil(lambda: made.model.rowCount() == 4)
    return made


def _numbers(page: TaskListPage) -> list[str]:
    return [page.model.index(row, col.NUMBER).data() for row in range(page.model.rowCount())]


def test_that_numbers_are_ordered_as_numbers(page: TaskListPage) -> None:
    assert _numbers(page) == ["3", "7", "10", "12"]


def test_that_no_cell_is_written_in_so_that_every_change_passes_a_form(page: TaskListPage, qtbot: QtBot) -> None:
    index = page.model.index(1, col.NUMBER)
    assert not page.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not page.model.setData(index, "70")
    page.table.setCurrentIndex(index)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    qtbot.keyClicks(page.table, "70")
    assert page.table.state() is not page.table.State.EditingState
    assert _numbers(page) == ["3", "7", "10", "12"]


def test_that_two_chinese_characters_find_a_task(page: TaskListPage, qtbot: QtBot) -> None:
    type_chinese(page.search_field, "扬尘")
    qtbot.waitUntil(lambda: _numbers(page) == ["10"])

    page.search_field.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)


def test_that_a_search_without_hits_offers_everything_again(page: TaskListPage, qtbot: QtBot) -> None:
    type_chinese(page.search_field, "没有这样的字")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert not page.table.isVisible()

    page._show_all()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert page.table.isVisible()


def test_that_the_overdue_chip_leaves_only_what_is_past_its_day(page: TaskListPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page._chips[Show.OVERDUE], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _numbers(page) == ["12"])


def test_that_a_heading_orders_the_list_and_turns_it(page: TaskListPage, qtbot: QtBot) -> None:
    header = page.table.horizontalHeader()
    header.sectionClicked.emit(col.DEADLINE)
    qtbot.waitUntil(lambda: _numbers(page) == ["12", "3", "10", "7"])

    header.setSortIndicator(col.DEADLINE, Qt.SortOrder.DescendingOrder)
    header.sectionClicked.emit(col.DEADLINE)
    qtbot.waitUntil(lambda: _numbers(page) == ["7", "10", "3", "12"])


def test_that_coming_to_the_list_opens_no_card(page: TaskListPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    assert not page.card.isVisible()


def test_that_choosing_a_row_opens_its_card_and_the_list_stays(page: TaskListPage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(page.model.index(1, 0))
    qtbot.waitUntil(lambda: page.card.presenter.content is not None)

    assert page.card.isVisible()
    assert page.table.isVisible()
    assert page.card.presenter.content is not None
    assert page.card.presenter.content.case.task.number == "7"


def test_that_in_a_narrow_window_the_card_takes_the_page_and_gives_it_back(page: TaskListPage, qtbot: QtBot) -> None:
    page.resize(851, 512)
    page.table.row_entered.emit(page.model.key_at(1))
    qtbot.waitUntil(lambda: page.card.presenter.content is not None)
    assert page.card.isVisible()
    assert not page.table.isVisible()

    page.go_back()
    assert page.table.isVisible()
    assert not page.card.isVisible()


def test_that_a_new_task_is_shown_even_where_the_filter_would_hide_it(
    page: TaskListPage, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page._chips[Show.OVERDUE], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)

    made = open_desk.task("20", "新任务")
    page.presenter.select_when_read(made.id)

    qtbot.waitUntil(lambda: page.card.presenter.task_id == made.id)
    assert "20" in _numbers(page)


def test_that_the_list_says_in_words_what_the_segments_draw(page: TaskListPage) -> None:
    said = page.model.index(0, col.CLOSEOUT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "销号：未申请"


def test_that_the_choice_of_columns_is_kept_for_the_next_start(
    open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    def open_page() -> TaskListPage:
        open_desk.desk.state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        made = TaskListPage(open_desk.desk)
        qtbot.addWidget(made)
        made.resize(1300, 700)
        return made

    page = open_page()
    assert page.table.isColumnHidden(col.UNITS)
    page.columns.show_column(col.UNITS, True)
    page.columns.show_column(col.EVIDENCE, False)
    assert not page.table.isColumnHidden(col.UNITS)
    assert open_desk.desk.state is not None
    open_desk.desk.state.sync()

    again = open_page()
    assert not again.table.isColumnHidden(col.UNITS)
    assert again.table.isColumnHidden(col.EVIDENCE)
    assert not again.table.isColumnHidden(col.PROBLEM)
