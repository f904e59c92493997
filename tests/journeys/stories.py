"""Four days of an officer, each told from the first act to the last.

Run by `test_officers_days.py` in a process of its own, on a screen of its own: ``python -m tests.journeys.stories NAME
FOLDER``. What is on the screen is asserted here, while it is there; what was written is judged by the test afterwards.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from dujiao_desktop.app import make_application
from dujiao_desktop.desktop.backup.page import BackupPage
from dujiao_desktop.desktop.dossier.make_dialog import MakeDossierDialog
from dujiao_desktop.desktop.start.restore_page import RestorePage
from dujiao_desktop.desktop.start.start_page import StartPage
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.backfill_dialog import BackfillDialog
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_card.return_dialog import ReturnDialog
from dujiao_desktop.desktop.task_list.new_task import NewTaskDialog
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.domain.dossier import KIND_WORDS, DossierKind
from tests.documents.judging import run
from tests.documents.writing_samples import a_paper
from tests.journeys.command_line import asked
from tests.journeys.officers_day import (
    TODAY,
    OfficersDay,
    a_task_with_its_work,
    a_workspace,
    ago,
    pages_as_png,
    signed_by_hand,
)
from tests.usecases.township import a_photo

PAPER = "云府〔2025〕18号《整改销号材料》"


def a_paper_task_taken_in_later(day: OfficersDay) -> None:
    """A task that was checked, made public and archived on paper last year comes in; its filing is done here."""
    a_workspace(day)
    with day.at_window():
        page = day.page(TaskListPage)
        day.press(page, "新任务")
        new = day.page(NewTaskDialog)
        ui = new.form.ui
        day.fill((ui.numberEdit, "12"), (ui.problemEdit, "南坪砂石堆场未覆盖，扬尘扰民"))
        day.fill((ui.goalEdit, "堆场全部覆盖，扬尘达标"), (ui.deadlineEdit, "2025年6月底前"))
        day.picture("new-task")
        day.press(new, "建立任务")
        day.done(lambda: page.model.rowCount() == 1)
        day.closeout("12")
        day.sees("这一步还差", "整改措施（一条也没有）", "自查报告")
        day.picture("gates-of-today")

    scan = a_paper(day.papers / "旧卷.pdf", "销号材料", 3)
    by_command = ("backfill", "12", "verification", "--on", "2025-05-20", "--document", PAPER, "--scan", scan)
    assert day.refused(*by_command).error["code"] == "step_out_of_order"

    with day.at_window():
        card = day.closeout("12")
        day.choosing_from_menu("补录纸面步骤…")
        day.click(card._more)
        dialog = day.page(BackfillDialog)
        check, verification, notice, archiving = dialog.rows[:4]
        day.click(archiving.check)
        assert [row.check.isChecked() for row in dialog.rows] == [True, True, True, True, False, False]
        day.fill((dialog.document, PAPER))
        day.choosing(scan)
        day.click(dialog._scan_button)
        day.fill((check.day, "2025-05-08"), (check.people, "周玉"))
        day.fill((verification.day, "2025-05-07"), (verification.people, "李明、赵红"))
        day.fill((verification.unit, "区生态环境局"), (notice.unit, "区生态环境局"))
        assert notice.period_from is not None
        day.fill((notice.period_from, "2025-06-02"), (notice.day, "2025-06-06"))
        day.fill((archiving.day, "2025-06-10"), (archiving.people, "罗敏"))
        day.press(dialog, "补录")
        day.sees("没有补录：日期早于“自查”的 2025-05-08。")
        day.picture("wrong-order-of-dates")
        assert not day.case(card).closeout.current.records
        assert not day.case(card).evidence
        day.fill((verification.day, "2025-05-20"))
        day.press(dialog, "补录")
        day.done(lambda: len(day.case(card).closeout.current.records) == 4)
        assert [e.file_name for e in day.case(card).evidence] == ["旧卷.pdf"]
        day.sees("自查　2025-05-08", f"补录，依据{PAPER}", "登记备案")
        day.picture("backfilled")
        day.scroll_to(card, "已办的步骤")
        day.picture("marked-as-backfilled")
        step = card.closeout.step
        day.choosing(a_paper(day.papers / "备案回执.pdf", "准予备案"))
        day.click(step.ui.scansButton)
        day.fill((step.ui.unitEdit, "区整改办"), (step.ui.numberEdit, "备18"), (step.ui.happenedField, ago(3)))
        day.picture("filing")
        day.press(card, "登记备案")
        day.done(lambda: len(day.case(card).closeout.current.records) == 5)
        by_paper = [bool(record.backfill_words) for record in day.case(card).closeout.current.records]
        assert by_paper == [True, True, True, True, False]
        assert day.seen().count(f"补录，依据{PAPER}") == 4
        card.tabs.setCurrentIndex(tabs.HISTORY)
        day.sees("补录销号步骤", "登记销号步骤")
        day.picture("history")
        card.tabs.setCurrentIndex(tabs.CLOSEOUT)
        _make(day, card, DossierKind.FOR_ARCHIVE, day.sent, "archive")


def print_sign_scan_and_hand_in(day: OfficersDay) -> None:
    """What is to be signed is printed, signed, scanned; the scans stand in the dossier where the blank form stood."""
    a_task_with_its_work(day)
    with day.at_window():
        card = day.closeout("7")
        day.sees("✓ 材料齐了，填好表单就可以登记", "待签件随时可出；送验卷还差 1 项")
        to_sign = _make(day, card, DossierKind.TO_SIGN, day.home / "打印", "to-sign")
        # On top lies the sheet about who signs where; the form behind it is signed.
        scans = [signed_by_hand(page) for page in pages_as_png(to_sign, day.home / "扫描", first=2)]
        step = card.closeout.step
        day.choosing(*scans)
        day.click(step.ui.scansButton)
        day.fill((step.ui.peopleField, "周玉、何川"), (step.ui.opinionEdit, "措施已落实，同意报核查。"))
        day.fill((step.ui.happenedField, ago(5)))
        day.sees(scans[0].name)
        day.picture("self-check-with-scans")
        day.press(card, "完成自查")
        day.done(lambda: day.case(card).closeout.current.records)
        day.sees("扫描件：", "送验卷可以出")
        day.picture("self-checked")
        _make(day, card, DossierKind.FOR_ACCEPTANCE, day.sent, "dossier")


def return_and_second_round(day: OfficersDay) -> None:
    """Verification names what it wants anew; the rest is confirmed, and the second round is handed in beside the first."""
    a_task_with_its_work(day)
    form = a_paper(day.papers / "核查意见.pdf", "核查意见")
    with day.at_window():
        card = day.closeout("7")
        _self_check(day, card, "措施已落实，同意报核查。", ago(9))
        first = _make(day, card, DossierKind.FOR_ACCEPTANCE, day.sent, "first-dossier")
        before = run("sha256sum", first)

        step = card.closeout.step
        day.choosing(form)
        day.click(step.ui.scansButton)
        day.fill((step.ui.peopleField, "李明、赵红"), (step.ui.opinionEdit, "缺第三方监测报告，补齐后复核。"))
        day.fill((step.ui.placeEdit, "清溪桥"), (step.ui.happenedField, ago(6)))
        day.click(step.ui.recheckRadio)
        day.picture("verification")
        day.press(card, "登记核查")
        day.done(lambda: len(day.case(card).closeout.current.records) == 2)
        day.sees("整改后复核")

        day.press(card, "退回登记")
        back = day.page(ReturnDialog)
        back.ui.reasonCombo.setCurrentText("资料不齐")
        day.fill((back.ui.demandEdit, "补第三方监测报告，整改后照片重拍。"), (back.ui.returnedField, ago(5)))
        day.sees("不勾就是整卷退回")
        day.click(back.items.boxes["evidence/after_photo"])
        day.choosing_from_menu("监测报告")
        day.click(back.items.more)
        day.sees("补正：点名的 2 项要重报或确认")
        day.picture("return")
        day.press(back, "登记退回")
        day.done(lambda: len(day.case(card).closeout.rounds) == 2)
        demand = "要求：补第三方监测报告，整改后照片重拍。"
        day.sees("退回：资料不齐", demand, "第 1 轮", "点名补正：整改后照片、监测报告", "监测报告：还没有重报")
        day.sees("以往在核查被退回 1 次：资料不齐 1 次")
        day.picture("returned")

    day.says("attach", "7", a_paper(day.papers / "监测.pdf", "监测报告"), "--kind", "monitoring", "--taken", ago(3))
    with day.at_window():
        card = day.closeout("7")
        day.sees("退回要求重报的整改后照片", "自查报告（上一轮的待确认）", "监测报告：重报 1 件")
        link = next(b for b in card.closeout.findChildren(QPushButton) if b.accessibleName().endswith("整改后照片"))
        day.click(link)
        day.sees("上一轮的 4 件佐证还没有确认，不算数。", "点名的 1 件要换新")
        day.picture("evidence-waits")
        day.choosing(a_photo(day.papers / "重拍.jpg", shade=210, taken=datetime.combine(TODAY - timedelta(3), time(9))))
        day.press(card.evidence, "换新…")
        day.done(lambda: len(day.case(card).evidence) == 6)
        day.press(card.evidence, "其余沿用，全部确认")
        day.done(lambda: len(day.case(card).unconfirmed) == 1)
        day.sees("上一轮的 1 件佐证还没有确认，不算数。", "自查的材料齐了")
        day.picture("evidence-confirmed")
        card.tabs.setCurrentIndex(tabs.CLOSEOUT)
        _self_check(day, card, "已补监测报告，同意再报核查。", ago(2))
        day.sees("第 2 轮", "整改后照片：重报 1 件")
        assert "缺第三方监测报告，补齐后复核。" not in day.seen()
        day.press(card, "看这一轮办过的 2 步")
        day.sees("意见：缺第三方监测报告，补齐后复核。")
        second = _make(day, card, DossierKind.FOR_ACCEPTANCE, day.sent, "second-dossier")
        assert second != first
        assert run("sha256sum", first) == before
        day.scroll_to(card, "第 2 轮")
        day.picture("two-rounds")
        day.press(card, "生成卷宗…")
        maker = day.page(MakeDossierDialog)
        day.sees("已出过的卷宗", "送验卷 · 第 2 轮", "送验卷 · 第 1 轮")
        link = next(b for b in reversed(maker.findChildren(QPushButton)) if b.text() == "与现在的差别")
        day.click(link)
        day.sees(
            "第 1 轮退回", "资料不齐：补第三方监测报告，整改后照片重拍。", "第 2 轮自查", "佐证“监测.pdf”", "（没有）"
        )
        day.picture("differences-of-the-first")
        day.press(maker, "返回")
        day.press(maker, "取消")
        card.tabs.setCurrentIndex(tabs.HISTORY)
        day.sees(
            "登记退回",
            "补正要求 补第三方监测报告，整改后照片重拍。",
            "点名补正 整改后照片、监测报告",
            "确认沿用上一轮材料",
            "轮次 2",
            "类型 送验卷",
        )
        day.picture("history-of-both")


def restore_after_noise(day: OfficersDay) -> None:
    """The disk writes noise over the database; the backup brings back all that stood when it was made."""
    a_task_with_its_work(day)
    backup = day.home / "移动硬盘" / "云岭镇.dujiao-backup"
    backup.parent.mkdir()
    with day.at_window():
        card = day.closeout("7")
        _self_check(day, card, "备份前最后一件事。", ago(5))
        day.program.window.go("backup")
        day.choosing(backup)
        day.press(day.page(BackupPage), "备份到…")
        day.sees("备份写好并读回核对过")
        day.picture("backed-up")
    day.says("progress", "7", "--text", "备份以后才写的")

    database = day.office / "dujiao.db"
    database.write_bytes(os.urandom(database.stat().st_size))

    said = asked("check", "--workspace", day.office, "--json")
    assert (said.code, said.error["code"]) == (3, "database_damaged")
    with day.at_window(opens=False):
        start = day.page(StartPage)
        day.sees(said.error["sentence"])
        day.picture("does-not-open")
        day.press(start, "用备份就地恢复…")
        restore = day.page(RestorePage)
        day.choosing(backup)
        day.click(restore.ui.fileButton)
        day.sees(str(backup), "现在的整个改名留着，不会删除")
        day.picture("restore")
        day.press(restore, "恢复")
        day.done(lambda: day.program.desk is not None)
        day.sees("已就地恢复", "没有删除", "上次备份 今天")
        day.picture("restored")
        card = day.closeout("7")
        day.sees("意见：备份前最后一件事。", "登记核查结果")
        assert not [p for p in day.case(card).progress if p.text == "备份以后才写的"]
        day.picture("back-again")
        day.program.window.go("backup")
        day.press(day.page(BackupPage), "开始检查")
        day.sees("✓ 都好")
        day.picture("checked")


def _self_check(day: OfficersDay, card: TaskCard, opinion: str, on: str) -> None:
    step = card.closeout.step
    day.fill((step.ui.peopleField, "周玉、何川"), (step.ui.opinionEdit, opinion), (step.ui.happenedField, on))
    day.press(card, "完成自查")
    day.done(lambda: day.case(card).closeout.current.records)


def _make(day: OfficersDay, card: TaskCard, kind: DossierKind, to: Path, name: str) -> Path:
    """A dossier of a kind, made in the window; gives the package, or the papers to sign."""
    before = set(to.glob("*"))
    day.press(card, "生成卷宗…")
    maker = day.page(MakeDossierDialog)
    day.click(maker.kinds[kind])
    day.fill((maker._folder, str(to)))
    day.picture(f"{name}-asked")
    day.press(maker, "生成")
    day.done(lambda: maker.do_button.text() == "完成")
    day.sees(f"✓ {KIND_WORDS[kind]}已生成")
    day.picture(name)
    day.press(maker, "完成")
    ending = ".pdf" if kind is DossierKind.TO_SIGN else ".zip"
    (made,) = (file for file in set(to.glob("*")) - before if file.suffix == ending)
    return made


STORIES = {
    story.__name__: story
    for story in (
        a_paper_task_taken_in_later,
        print_sign_scan_and_hand_in,
        return_and_second_round,
        restore_after_noise,
    )
}


def main(name: str, folder: Path, stories: Mapping[str, Callable[[OfficersDay], None]] = STORIES) -> int:
    app = make_application(["dujiao"])
    stories[name](OfficersDay(app, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
