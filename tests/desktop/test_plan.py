"""倒排计划 on the card: a quiet line for each step, by the calendar that counts now."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.domain.task import Task
from dujiao_desktop.domain.work_calendar import DayMark, HolidayYear
from tests.builders import with_year
from tests.desktop.desk import OpenDesk


def _words(widget: QWidget) -> list[str]:
    return [text.text() for text in widget.findChildren(QLabel) if text.isVisible()]


def _card(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> TaskCard:
    made = TaskCard(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.tabs.setCurrentIndex(tabs.CLOSEOUT)
    made.show()
    made.presenter.show(task.id)
    qtbot.waitUntil(lambda: made.presenter.content is not None)
    return made


def test_that_the_card_plans_each_open_step_and_follows_a_changed_calendar(open_desk: OpenDesk, qtbot: QtBot) -> None:
    card = _card(open_desk, open_desk.task(deadline="2026年12月31日"), qtbot)
    plan = card.closeout.plan
    qtbot.waitUntil(lambda: len(_words(plan)) == 1 + 2 * 6)
    assert _words(plan)[:3] == [
        "倒排计划（时限 2026-12-31）", "自查", "最晚 11-26 开始，12-02 办完（5 个工作日，估计）",
    ]  # fmt: skip
    assert _words(plan)[5:7] == ["公示", "最晚 12-10 开始，12-16 办完（5 个工作日）"]
    calendar = open_desk.desk.office.calendar
    thursday_off = calendar.years[2026].marked(date(2026, 12, 31), DayMark.OFF)
    open_desk.desk.use_calendar(with_year(calendar, thursday_off))
    qtbot.waitUntil(lambda: "最晚 12-09 开始，12-15 办完（5 个工作日）" in _words(plan))


def test_that_what_is_too_late_is_marked(open_desk: OpenDesk, qtbot: QtBot) -> None:
    card = _card(open_desk, open_desk.task(deadline="2026年12月25日"), qtbot)
    qtbot.waitUntil(lambda: _words(card.closeout.plan).count("▲ 已晚") == 1)


def test_that_a_year_without_a_calendar_is_asked_for_and_no_day_guessed(open_desk: OpenDesk, qtbot: QtBot) -> None:
    card = _card(open_desk, open_desk.task(deadline="2027年6月30日"), qtbot)
    plan = card.closeout.plan
    asked = "● 没有 2027 年的节假日安排，算不出来。请到“设置”的“工作日历”里添加 2027 年。"
    qtbot.waitUntil(lambda: asked in _words(plan))
    assert len(_words(plan)) == 2
    open_desk.desk.use_calendar(with_year(open_desk.desk.office.calendar, HolidayYear(2027)))
    qtbot.waitUntil(lambda: len(_words(plan)) == 1 + 2 * 6)


def test_that_a_task_without_a_last_day_has_no_plan(open_desk: OpenDesk, qtbot: QtBot) -> None:
    card = _card(open_desk, open_desk.task(deadline="立行立改"), qtbot)
    assert not card.closeout.plan.isVisible()
