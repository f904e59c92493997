"""The day an officer hands everything over to a newcomer.

Run as `stories.py`: ``python -m tests.journeys.stories_of_people NAME FOLDER``.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from dujiao_desktop.desktop.places import TaskPlace
from dujiao_desktop.desktop.preferences.hand_over_dialog import HandOverDialog
from dujiao_desktop.desktop.preferences.officer_dialog import OfficerDialog
from dujiao_desktop.desktop.preferences.page import PreferencesPage
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.desktop.today.page import TodayPage
from dujiao_desktop.domain.identity import TaskId
from tests.documents.writing_samples import a_paper
from tests.journeys.officers_day import TODAY, OfficersDay, a_task_with_its_work, ago
from tests.journeys.stories import main
from tests.usecases.township import HEADER, UNIT, a_list


def handed_over_to_a_newcomer(day: OfficersDay) -> None:
    """A signed step, proofs and open tasks pass on; who signed stays in the records and is asked for nothing more."""
    a_task_with_its_work(day)
    soon = TODAY + timedelta(4)
    due = f"{soon.year}年{soon.month}月{soon.day}日前"
    rows = [
        ("9", "南坪砂石堆场未覆盖", "扬尘达标", "覆盖防尘网", UNIT, "区生态环境局", due, "尚未启动"),
        ("16", "清溪河保洁不经常", "河面清洁", "每周打捞", UNIT, "区水利局", "长期坚持", "达到序时进度"),
    ]
    day.says("import", a_list(day.papers / "补充清单.csv", rows, HEADER), "--yes")
    day.says("step", "7", "self-check", "--by", "周玉", "罗敏", "--on", ago(5), "--opinion", "措施已落实")

    with day.at_window():
        day.program.window.go("settings")
        page = day.page(PreferencesPage)
        day.press(page, "添加人员…")
        new = day.page(OfficerDialog)
        day.fill((new.ui.nameEdit, "何川"), (new.ui.postEdit, "生态环保专干"))
        day.press(new, "添加")
        day.sees("何川")

        # Who has signed is not deleted; the way out is said.
        day.click(_named(page, "改周玉"))
        known = day.page(OfficerDialog)
        day.press(known, "删除")
        day.sees("周玉已经办过事或签过字，不能删除，没有做任何改动。请改为停用")
        day.picture("signed-and-kept")
        day.press(known, "取消")

        day.press(page, "工作交接…")
        handing = day.page(HandOverDialog)
        assert (handing.ui.giverCombo.currentText(), handing.ui.takerCombo.currentText()) == ("周玉", "何川")
        day.press(handing, "办理交接")
        day.sees("“监交人”还没有填")
        witness, to = handing.ui.witnessCombo.lineEdit(), day.home / "交接"
        assert witness is not None
        day.fill((witness, "陈国强"), (handing.ui.folderEdit, str(to)))
        day.picture("hand-over")
        day.press(handing, "办理交接")
        day.done(lambda: day.program.desk is not None and day.program.desk.by.name == "何川")
        day.sees("交接已登记，何川接着办。", "经办人 · 何川", "周玉", "○ 已停用")
        day.picture("handed-over")

        # The newcomer begins where the other left off.
        day.program.window.go("today")
        day.page(TodayPage)
        day.sees("南坪砂石堆场未覆盖", "● 还剩 4 天")
        day.picture("today-of-the-newcomer")
        page = day.page(TodayPage)
        shown = [b.accessibleName() for b in page.findChildren(QPushButton) if b.isVisible()]
        assert any("9 南坪砂石堆场未覆盖" in name for name in shown), shown

        card = _card(day, "7")
        card.tabs.setCurrentIndex(tabs.CLOSEOUT)
        step = card.closeout.step
        day.sees("登记核查结果", "周玉、罗敏")
        day.choosing(a_paper(day.papers / "核查意见.pdf", "核查意见"))
        day.click(step.ui.scansButton)
        day.fill((step.ui.peopleField, "李明、赵红"), (step.ui.opinionEdit, "属实，同意公示。"))
        day.fill((step.ui.placeEdit, "清溪桥"), (step.ui.happenedField, ago(1)))
        day.click(step.ui.passRadio)
        day.press(card, "登记核查")
        day.done(lambda: len(day.case(card).closeout.current.records) == 2)
        card.tabs.setCurrentIndex(tabs.HISTORY)
        day.sees("何川　登记销号步骤", "周玉　登记销号步骤", "周玉　加佐证")
        day.picture("who-did-what")

    # Whoever has handed over does nothing more, by whatever way.
    said = day.refused("progress", "9", "--text", "再补一条", "--as", "周玉")
    assert said.error["code"] == "officer_not_found"
    assert day.refused("officer", "remove", "周玉").error["code"] == "officer_has_acted"
    with day.at_window():
        assert day.program.desk is not None
        assert [o.name for o in day.program.desk.officers] == ["何川"]


def _named(page: PreferencesPage, name: str) -> QPushButton:
    """The button of that name for who cannot see it."""
    return next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible())


def _card(day: OfficersDay, number: str) -> TaskCard:
    """The card of a task, as a link leads to it."""
    assert day.program.desk is not None
    task_id: TaskId = day.program.desk.lines.find_task(number)
    day.program.window.go("tasks", TaskPlace(task_id))
    card = day.page(TaskListPage).card
    day.done(lambda: card.presenter.content is not None and day.case(card).task.id == task_id)
    return card


STORIES = {story.__name__: story for story in (handed_over_to_a_newcomer,)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), STORIES))
