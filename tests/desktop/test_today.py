from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.app import Program
from dujiao_desktop.desktop.places import ComplaintPlace, TaskGroup, TaskPlace
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.measure_dialog import MeasureDialog
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.desktop.today.first_row import FirstRow
from dujiao_desktop.desktop.today.page import TodayPage
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.domain.work_calendar import HolidayYear
from dujiao_desktop.usecases import advance_closeout, complaints, take_in
from dujiao_desktop.usecases.visit_again import ReviewDraft, review
from tests.builders import with_year
from tests.cards import a_card
from tests.desktop.desk import NOW, OpenDesk


def _words(widget: QWidget) -> list[str]:
    return [text.text() for text in widget.findChildren(QLabel) if text.isVisible()]


def _ahead(page: TodayPage) -> list[str]:
    """Days and whole lines of the days ahead, in their order."""
    shown = [one for one in page._ahead.findChildren(QWidget) if one.isVisible()]
    said = [one.text() if isinstance(one, QLabel) else one.accessibleName() for one in shown if _is_said(one)]
    return [text for text in said if text]


def _is_said(one: QWidget) -> bool:
    return isinstance(one, QLabel) or type(one) is QWidget


def _page(open_desk: OpenDesk, qtbot: QtBot) -> TodayPage:
    made = TodayPage(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.read()
    # Rows are shown a turn after they were put in.
    qtbot.waitUntil(lambda: made._shown is not None and len(_rows(made)) == len(made._shown.today.first))
    return made


def _rows(page: TodayPage) -> list[FirstRow]:
    return [row for row in page.findChildren(FirstRow) if row.isVisible()]


def test_that_an_empty_desk_says_what_to_do_first(open_desk: OpenDesk, qtbot: QtBot) -> None:
    page = _page(open_desk, qtbot)
    assert "先把任务放进来" in _words(page)
    with qtbot.waitSignal(page.asks_for) as asked:
        page.make_new()
    assert asked.args == ["tasks", "new"]


def test_that_every_first_thing_has_a_reason_and_one_button_to_its_field(open_desk: OpenDesk, qtbot: QtBot) -> None:
    task = open_desk.task("12", "河口村畜禽养殖粪污直排沟渠", "2026年11月18日")
    page = _page(open_desk, qtbot)
    (row,) = _rows(page)
    words = _words(row)
    assert "▲ 逾期 3 天" in words
    assert "12" in words
    assert any("先补：措施 1 的整改结果" in text for text in words)
    with qtbot.waitSignal(page.asks_for) as asked:
        qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["tasks", TaskPlace(task.id, "measures/1")]


def test_that_what_was_sent_back_comes_before_what_is_overdue(
    open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.task("12", "河口村畜禽养殖粪污直排沟渠", "2026年11月18日")
    back = open_desk.task()
    open_desk.ready_for_self_check(back, tmp_path)
    open_desk.self_check(back)
    draft = advance_closeout.ReturnDraft("verification", "papers_missing", "补监测报告", date(2026, 11, 18))
    advance_closeout.send_back(
        open_desk.office.store, back.id, draft, office=open_desk.desk.office, by=open_desk.desk.by, now=NOW
    )
    page = _page(open_desk, qtbot)
    assert [_words(row)[0] for row in _rows(page)] == ["■ 退回", "▲ 逾期 3 天"]


def test_that_a_figure_leads_to_the_tasks_it_counts(open_desk: OpenDesk, qtbot: QtBot) -> None:
    open_desk.task("12", "河口村畜禽养殖粪污直排沟渠", "2026年11月18日")
    open_desk.task("3", "垃圾中转站渗滤液", "2026年11月26日")
    page = _page(open_desk, qtbot)
    with qtbot.waitSignal(page.asks_for) as asked:
        qtbot.keyClick(page._figures["due_soon"], Qt.Key.Key_Return)
    key, group = asked.args
    assert (key, group.word) == ("tasks", "7 日内到期")

    tasks = TaskListPage(open_desk.desk)
    qtbot.addWidget(tasks)
    tasks.show()
    tasks.read()
    tasks.show_this(group)
    qtbot.waitUntil(lambda: tasks.model.rowCount() == 1 and tasks.model.line_at(0).number == "3")
    tasks._group_chip.click()
    qtbot.waitUntil(lambda: tasks.model.rowCount() == 2)
    assert isinstance(group, TaskGroup)


def test_that_a_complaint_due_leads_to_its_form(open_desk: OpenDesk, qtbot: QtBot) -> None:
    edit = complaints.ComplaintEdit("X20261100018", "夜间施工噪声扰民", due_on=date(2026, 11, 23), is_key_case=True)
    made = complaints.add_complaint(
        open_desk.office.store, edit, office=open_desk.desk.office, by=open_desk.desk.by, now=NOW
    )
    page = _page(open_desk, qtbot)
    (row,) = _rows(page)
    with qtbot.waitSignal(page.asks_for) as asked:
        row.button.click()
    assert asked.args == ["complaints", ComplaintPlace(made.complaint.id)]


def test_that_files_that_wait_are_one_line_that_leads_to_them(
    open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = _page(open_desk, qtbot)
    assert not any("待归位" in words for words in _words(page))
    take_in.take_in(
        open_desk.office.store, [a_card(tmp_path)], office=open_desk.desk.office, by=open_desk.desk.by, now=NOW
    )
    page.read()
    qtbot.waitUntil(lambda: "6 个文件待归位" in _words(page))
    with qtbot.waitSignal(page.asks_for) as asked:
        qtbot.mouseClick(
            next(b for b in page.findChildren(QPushButton) if b.text() == "去归位"), Qt.MouseButton.LeftButton
        )
    assert asked.args == ["evidence", None]


def test_that_the_days_ahead_are_counted_back_from_the_deadline(open_desk: OpenDesk, qtbot: QtBot) -> None:
    open_desk.task("18", "砂石堆场未覆盖", "2026年12月31日")
    open_desk.task("19", "堆场未硬化", "2026年12月4日")
    page = _page(open_desk, qtbot)
    words = _ahead(page)
    # Of the steps after it closing takes 5, filing 3, archiving 3 working days: the notice ends on 16 December.
    assert words.index("11-26 周四") < words.index("18 自查最晚开始") < words.index("12-10 周四")
    assert words.index("12-10 周四") < words.index("18 公示最晚开始") < words.index("18 时限")
    # Too late for all of it: said today, and named by its first step.
    assert words[words.index("今天") + 1] == "19 应已开始自查"
    assert "19 公示最晚开始" not in words


def test_that_a_number_ahead_leads_to_the_place_in_its_card(open_desk: OpenDesk, qtbot: QtBot) -> None:
    task = open_desk.task("18", "清溪河保洁不经常", "长期坚持")
    draft = ReviewDraft(NOW.date(), "每周打捞", ("周玉",), next_on=date(2026, 12, 1))
    review(open_desk.office.store, task.id, draft, office=open_desk.desk.office, by=open_desk.desk.by, now=NOW)
    page = _page(open_desk, qtbot)
    assert "18 长期坚持复核" in _ahead(page)
    (number,) = [b for b in page._ahead.findChildren(QPushButton) if b.text() == "18"]
    assert number.accessibleName() == "去看 18：长期坚持复核"
    with qtbot.waitSignal(page.asks_for) as asked:
        qtbot.keyClick(number, Qt.Key.Key_Space)
    assert asked.args == ["tasks", TaskPlace(task.id, "closeout/visits/long_term")]


def test_that_a_deadline_in_a_year_without_a_calendar_says_which_and_leads_there(
    open_desk: OpenDesk, qtbot: QtBot
) -> None:
    open_desk.task("18", "砂石堆场未覆盖", "2027年6月30日")
    page = _page(open_desk, qtbot)
    assert "● 缺 2027 年工作日历，1 项没有倒排" in _words(page._ahead)
    with qtbot.waitSignal(page.asks_for) as asked:
        page._ahead._add.click()
    assert asked.args == ["settings", "calendar"]
    calendar = open_desk.desk.office.calendar
    open_desk.desk.use_calendar(with_year(calendar, HolidayYear(2027)))
    qtbot.waitUntil(lambda: any("自查最晚开始" in text for text in _ahead(page)))
    assert not page._ahead._add.isVisible()


def test_that_the_figures_name_numerator_denominator_and_rule(open_desk: OpenDesk, qtbot: QtBot) -> None:
    open_desk.task("12", "河口村畜禽养殖粪污直排沟渠", "2026年11月18日")
    page = _page(open_desk, qtbot)
    words = "".join(_words(page._ahead))
    assert "到期应完成 1 项，已完成 0 项（0%）" in words
    assert "口径：" in words


def test_that_the_page_follows_what_is_done_elsewhere(open_desk: OpenDesk, qtbot: QtBot) -> None:
    from dujiao_desktop.usecases import edit_task

    task = open_desk.task("12", "河口村畜禽养殖粪污直排沟渠", "2026年11月18日")
    page = _page(open_desk, qtbot)
    by = open_desk.desk.by
    open_desk.desk.jobs.with_store("移除", lambda store, _: edit_task.remove_task(store, task.id, by=by, now=NOW))
    qtbot.waitUntil(lambda: not _rows(page))


@pytest.fixture
def program(qapp: object, workspace: Path, tmp_path: Path, qtbot: QtBot):  # type: ignore[no-untyped-def]  # noqa: ANN201
    from dujiao_desktop import wiring
    from dujiao_desktop.usecases import edit_task

    with wiring.open_office(workspace, None, NOW) as office:
        with office.store.lists() as lists:
            by = lists.officers()[0]
        due = (date.today() - timedelta(3)).isoformat()
        edit = edit_task.TaskEdit("12", "河口村畜禽养殖粪污直排沟渠", deadline_text=due)
        edit_task.add_task(office.store, edit, office=office.office, by=by, now=NOW)
    made = Program(qapp, workspace, tmp_path / "settings.json")  # type: ignore[arg-type]
    made.start()
    qtbot.waitUntil(lambda: made.desk is not None)
    yield made
    made.window.close()
    made.shut_down()


def test_that_a_workspace_with_tasks_opens_on_today_and_the_button_ends_in_the_field(
    program: Program, qtbot: QtBot
) -> None:
    page = program.window.page()
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: bool(_rows(page)))
    qtbot.waitUntil(lambda: program.window._navigation._buttons["today"]._count == 1)
    assert program.window._navigation._buttons["today"].accessibleName() == "今日，1 件在等"
    _rows(page)[0].button.click()
    tasks = program.window.page()
    assert isinstance(tasks, TaskListPage)
    qtbot.waitUntil(lambda: tasks.card.presenter.content is not None)
    # It has no measure yet: the form for the first one is open.
    qtbot.waitUntil(lambda: any(d.isVisible() for d in program.window.findChildren(MeasureDialog)))
    assert tasks.card.tabs.currentIndex() == tabs.MEASURES
    assert program.desk is not None
    assert len(program.desk.lines.task_keys(TaskFilter(), NOW.date())) == 1
