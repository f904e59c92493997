"""Three days after the ordinary ones: more time is asked for, a closed task is looked at again, a lasting one is proved.

Run as `stories.py`: ``python -m tests.journeys.stories_of_visits NAME FOLDER``.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from dujiao_desktop.desktop.places import TaskPlace
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.extension_dialogs import ExtensionDialog, OpinionDialog
from dujiao_desktop.desktop.task_card.visit_dialogs import LookbackDialog, ReviewDialog
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.desktop.today.page import TodayPage
from dujiao_desktop.domain.identity import TaskId
from tests.documents.judging import run
from tests.documents.writing_samples import a_paper
from tests.journeys.officers_day import TODAY, OfficersDay, a_task_with_its_work, a_workspace, ago
from tests.journeys.stories import main
from tests.usecases.township import HEADER, UNIT, a_list, a_photo


def more_time_is_asked_for(day: OfficersDay) -> None:
    """The deadline is asked to be put off; two levels agree; the first deadline stays beside the new one."""
    a_workspace(day)
    first, later = (f"{d.year}年{d.month}月{d.day}日前" for d in (TODAY + timedelta(20), TODAY + timedelta(120)))
    row = ("9", "南坪砂石堆场未覆盖", "扬尘达标", "覆盖防尘网", UNIT, "区生态环境局", first, "尚未启动")
    day.says("import", a_list(day.papers / "清单.csv", [row], HEADER), "--yes")
    with day.at_window():
        card = day.card("9")
        card.tabs.setCurrentIndex(tabs.BASIC)
        day.press(card, "申请延期…")
        asking = day.page(ExtensionDialog)
        day.fill((asking.until_edit, "尽快完成"), (asking.reason_edit, "雨季无法施工"))
        day.sees("○ 看不出是哪一天")
        day.press(asking, "登记申请")
        day.sees("“尽快完成”看不出是哪一天，没有登记。")
        asking.until_edit.clear()
        day.fill((asking.until_edit, later))
        day.sees(f"✓ 最后一天是 {(TODAY + timedelta(120)).isoformat()}")
        day.picture("asked")
        day.press(asking, "登记申请")
        day.done(lambda: day.case(card).pending_extension)
        day.sees("延期与转长期", f"申请延期至{later}", "等“责任单位主要负责人”的意见", f"申请时的时限：{first}")
        assert day.case(card).task.deadline.text == first
        to = day.home / "延期审批表.pdf"
        day.choosing(to)
        day.press(card, "出审批表…")
        day.done(to.is_file)
        day.sees("已写好：")

        for level, words in enumerate(("情况属实，同意", "同意延期"), 1):
            day.press(card, "登记审批意见…")
            said = day.page(OpinionDialog)
            day.click(said.agree_radio)
            day.fill((said.words_edit, words), (said.who_edit, "罗敏"))
            day.picture(f"level-{level}")
            day.press(said, "登记意见")
            day.done(lambda level=level: len(day.case(card).extensions[0].opinions) == level)  # type: ignore[misc]
        day.sees(f"{later}，原定 {first}", "同意延期（罗敏）", "延期已批准")
        day.picture("granted")
        card.tabs.setCurrentIndex(tabs.HISTORY)
        day.sees("登记延期审批意见", f"整改时限 {first} → {later}", "申请理由 雨季无法施工")
        day.picture("history")


def closed_and_looked_at_again(day: OfficersDay) -> None:
    """A closed task is looked at: the water is back; it is taken up again, and what was handed in stays as it was."""
    a_task_with_its_work(day)
    _close(day)
    (package,) = day.sent.glob("*.zip")
    task_id = TaskId(day.says("task", "7").json["id"])
    before = run("sha256sum", package)
    with day.at_window():
        # A closed task is not in the list an officer begins with; the search finds it.
        day.program.window.go("tasks", TaskPlace(task_id))
        card = day.page(TaskListPage).card
        day.done(lambda: card.presenter.content is not None and card.isVisible())
        card.tabs.setCurrentIndex(tabs.CLOSEOUT)
        day.press(card, "回头看…")
        looking = day.page(LookbackDialog)
        day.sees("同一地点", "选新照片…")
        day.fill((looking.people_field, "周玉、李明"), (looking.units_field, "云岭镇、区住建委"))
        day.fill((looking.text_edit, "雨后桥下又见溢流，检查井堵塞"))
        day.click(looking.findings["reboundRadio"])
        day.sees("重开后的进展")
        day.choosing(a_photo(day.papers / "桥下.jpg", shade=100))
        day.click(looking.pairs[0].choose_button)
        day.done(lambda: looking.pairs[0].file)
        day.picture("rebound")
        day.press(looking, "登记回头看")
        day.done(lambda: len(day.case(card).closeout.rounds) == 2)
        day.sees(
            "回头看：反弹，已重开第 2 轮",
            "■ 反弹重开 · 第 2 轮",
            "● 未达到序时进度",
            "第 1 轮",
            f"■ {ago(0)} 反弹重开：",
        )
        day.scroll_to(card, "回头看与长期坚持")
        day.picture("reopened")
        to = day.home / "回头看.pdf"
        day.choosing(to)
        day.press(card, "出记录表…")
        day.done(to.is_file)
        day.sees("已写好：")
        card.tabs.setCurrentIndex(tabs.HISTORY)
        day.sees("登记回头看", "结论 反弹", "反弹情况 雨后桥下又见溢流，检查井堵塞")
        day.picture("history")
    assert run("sha256sum", package) == before


def proved_again_and_again(day: OfficersDay) -> None:
    """A lasting task: what was begun is gone on with, its proof is kept, and the next one comes up on 今日."""
    a_task_with_its_work(day)
    with day.at_window():
        card = day.closeout("7")
        day.press(card, "长期坚持复核…")
        asking = day.page(ReviewDialog)
        day.fill((asking.text_edit, "每次降雨后巡查，桥下无溢流"))
        day.press(asking, "取消")
        day.done(lambda: QApplication.activeModalWidget() is None)
        day.press(card, "长期坚持复核…")
        asking = day.page(ReviewDialog)
        day.press(asking, "用草稿")
        day.sees("每次降雨后巡查，桥下无溢流")
        day.fill((asking.people_field, "周玉"), (asking.next_field, ago(1)))
        day.press(asking, "登记复核")
        day.sees("没有登记。请核对两个日期。")
        day.fill((asking.next_field, ago(-5)))
        day.choosing(a_photo(day.papers / "巡查.jpg", shade=100), a_paper(day.papers / "巡查记录.pdf", "巡查记录"))
        day.click(asking.paper.choose_button)
        day.done(lambda: len(asking.paper.files()) == 2)
        day.picture("proof")
        day.press(asking, "登记复核")
        day.done(lambda: day.case(card).visits)
        day.sees("长期坚持复核", f"下次长期坚持复核 {ago(-5)}", "材料：巡查记录.pdf")
        day.scroll_to(card, "回头看与长期坚持")
        day.picture("proved")
        to = day.home / "长期坚持.pdf"
        day.choosing(to)
        day.press(card, "出长期坚持情况表…")
        day.done(to.is_file)

        day.program.window.go("today")
        page = day.page(TodayPage)
        day.sees("◆ 复核到期", "去复核")
        day.picture("today")
        day.press(page, "去复核")
        day.done(lambda: card.isVisible() and card.tabs.currentIndex() == tabs.CLOSEOUT)
        buttons = card.closeout.visits.findChildren(QPushButton)
        day.done(lambda: any(b.hasFocus() and b.text() == "长期坚持复核…" for b in buttons))


def _close(day: OfficersDay) -> None:
    """Self-check, hand in, and every step to the decision, by the command line."""
    day.says("step", "7", "self-check", "--by", "周玉", "何川", "--on", ago(40), "--opinion", "措施已落实")
    day.says("dossier", "7", "--to", day.sent)
    scans = {name: a_paper(day.papers / f"{name}.pdf", name) for name in ("核查", "公示", "归档目录", "备案", "销号")}
    other = ("--unit", "区住建委", "--scan")
    verification = ("--by", "李明", "赵红", "--opinion", "同意公示", "--place", "清溪桥", "--conclusion", "pass")
    day.says("step", "7", "verification", "--on", ago(38), *verification, *other, scans["核查"])
    notice = ("--from", ago(36), "--to", ago(22), "--medium", "区政府网站")
    day.says("step", "7", "public-notice", *notice, *other, scans["公示"])
    day.says("attach", "7", scans["归档目录"], "--kind", "archive_directory", "--taken", ago(20))
    day.says("step", "7", "archiving", "--on", ago(20), "--by", "罗敏")
    day.says("step", "7", "filing", "--on", ago(18), "--number", "备18", *other, scans["备案"])
    day.says("step", "7", "closing", "--on", ago(15), "--number", "青督整办41号", *other, scans["销号"])


STORIES = {
    story.__name__: story for story in (more_time_is_asked_for, closed_and_looked_at_again, proved_again_and_again)
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), STORIES))
