from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.backup.page import BackupPage
from dujiao_desktop.desktop.complaints.dialog import ComplaintDialog
from dujiao_desktop.desktop.complaints.page import ComplaintsPage
from dujiao_desktop.desktop.dossier.make_dialog import MakeDossierDialog
from dujiao_desktop.desktop.dossier.verify_dialog import VerifyDialog
from dujiao_desktop.desktop.import_wizard.dialog import ImportDialog, undo_import
from dujiao_desktop.desktop.preferences.officer_dialog import OfficerDialog
from dujiao_desktop.desktop.preferences.page import PreferencesPage
from dujiao_desktop.desktop.preferences.rules_dialog import RulesDialog, look_at
from dujiao_desktop.desktop.reports.page import ReportsPage
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_list.new_task import NewTaskDialog
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.usecases import back_up
from tests.desktop.desk import NOW, OpenDesk, type_chinese
from tests.packs import a_changed_pack


def _workbook(file: Path) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "整改任务", "整改措施", "责任单位", "整改时限"])
    sheet.append(["1", "雨污管网错接", "改造错接点", "云岭镇人民政府", "2026年12月底前"])
    sheet.append(["2", "砂石堆场未覆盖", "全部覆盖", "云岭镇人民政府", "立行立改"])
    book.save(file)
    return file


def _words(widget: QWidget) -> str:
    return "\n".join(text.text() for text in widget.findChildren(QLabel))


def _count(open_desk: OpenDesk) -> int:
    return len(open_desk.desk.lines.task_keys(TaskFilter(), NOW.date()))


def test_that_a_list_is_shown_whole_before_anything_is_written(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ImportDialog(open_desk.desk, window)
    dialog.open()
    dialog.read_file(_workbook(tmp_path / "清单.xlsx"))
    qtbot.waitUntil(lambda: dialog.do_button.isEnabled())

    assert dialog.do_button.text() == "导入 2 项"
    assert "＋ 新增 2" in _words(dialog)
    assert dialog._task_table.rowCount() == 2
    # Every row of the source is accounted for, the heading too.
    assert dialog._row_table.rowCount() == 3
    assert _count(open_desk) == 0


def test_that_an_import_is_confirmed_and_can_be_taken_back(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ImportDialog(open_desk.desk, window)
    dialog.open()
    dialog.read_file(_workbook(tmp_path / "清单.xlsx"))
    qtbot.waitUntil(lambda: dialog.do_button.isEnabled())
    with qtbot.waitSignal(dialog.imported):
        dialog.do_button.click()
    assert _count(open_desk) == 2
    assert "新增 2 项" in open_desk.messages.said[-1]

    undo_import(open_desk.desk, open_desk.desk.lines.batches()[0].id)
    qtbot.waitUntil(lambda: "已撤销" in open_desk.messages.said[-1])
    assert _count(open_desk) == 0


def test_that_a_list_already_imported_has_nothing_to_import(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    file = _workbook(tmp_path / "清单.xlsx")
    first = ImportDialog(open_desk.desk, window)
    first.open()
    first.read_file(file)
    qtbot.waitUntil(lambda: first.do_button.isEnabled())
    with qtbot.waitSignal(first.imported):
        first.do_button.click()

    again = ImportDialog(open_desk.desk, window)
    again.open()
    again.read_file(file)
    qtbot.waitUntil(lambda: "完全一样" in again.hint.text())
    assert not again.do_button.isEnabled()


@pytest.mark.parametrize("name", ["空的.xlsx", "没有清单.txt", "没有这个文件.xlsx"])
def test_that_a_file_without_a_list_is_told_in_the_dialog(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    if name == "空的.xlsx":
        file.write_bytes(b"")
    elif name.endswith(".txt"):
        file.write_text("今天天气很好。\n会议开得很顺利。\n", encoding="utf-8")
    dialog = ImportDialog(open_desk.desk, window)
    dialog.open()
    dialog.read_file(file)

    qtbot.waitUntil(lambda: dialog.trouble.isVisible() or "没有整改任务清单" in _words(dialog))
    assert not dialog.do_button.isEnabled()


def test_that_a_dossier_with_red_gates_shows_the_list_and_writes_nothing(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    card = _card(open_desk, open_desk.task().id, qtbot)
    assert card.presenter.content is not None
    dialog = MakeDossierDialog(card.presenter.content, open_desk.desk, window)
    dialog.open()

    assert not dialog.do_button.isVisible()
    assert "才能生成送验卷" in _words(dialog)
    with qtbot.waitSignal(dialog.place_wanted) as wanted:
        dialog._go_to("measures/1")
    assert wanted.args == ["measures/1"]
    assert list(tmp_path.glob("*.zip")) == []


def test_that_a_dossier_is_made_and_verified_from_the_window(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    open_desk.ready_for_self_check(task, tmp_path)
    open_desk.self_check(task)
    card = _card(open_desk, task.id, qtbot)
    assert card.presenter.content is not None
    to = tmp_path / "送出"
    dialog = MakeDossierDialog(card.presenter.content, open_desk.desk, window)
    dialog.open()
    dialog._folder.setText(str(to))
    dialog.do_button.click()
    qtbot.waitUntil(lambda: "已生成" in _words(dialog), timeout=30_000)

    package = next(to.glob("*.zip"))
    assert package.name in _words(dialog)
    assert open_desk.remembered == [to]

    check = VerifyDialog(open_desk.desk, window)
    check.open()
    check.check(package)
    qtbot.waitUntil(lambda: "签名" in _words(check))
    assert "未改动" in _words(check) or "没有被改动" in _words(check)


def test_that_checking_what_is_no_package_says_so(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "不是包.zip"
    file.write_bytes(b"not a package")
    check = VerifyDialog(open_desk.desk, window)
    check.open()
    check.check(file)
    qtbot.waitUntil(lambda: check.trouble.isVisible())
    assert check.do_button.isEnabled()


def test_that_a_task_without_number_is_refused_and_what_was_typed_stays(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot
) -> None:
    dialog = NewTaskDialog(open_desk.desk, window)
    dialog.open()
    type_chinese(dialog.form.ui.problemEdit, "河口村畜禽养殖粪污直排沟渠")
    dialog.do_button.click()
    qtbot.waitUntil(lambda: dialog.trouble.isVisible())
    assert "序号" in dialog.trouble.text()
    assert dialog.form.ui.problemEdit.text() == "河口村畜禽养殖粪污直排沟渠"

    dialog.form.ui.numberEdit.setText("12")
    with qtbot.waitSignal(dialog.made):
        dialog.do_button.click()
    assert _count(open_desk) == 1


def test_that_a_complaint_is_not_closed_before_it_came(open_desk: OpenDesk, window: QWidget, qtbot: QtBot) -> None:
    dialog = ComplaintDialog(None, open_desk.desk, window)
    dialog.show()
    type_chinese(dialog.ui.acceptanceNoEdit, "D3CQ202411050088")
    type_chinese(dialog.ui.contentEdit, "夜间噪声")
    dialog.ui.receivedField.set_day(date(2026, 11, 12))
    dialog.ui.closedField.set_day(date(2026, 11, 2))
    dialog.do_button.click()
    sentence = "办结日期 2026-11-02 早于交办日期 2026-11-12，没有保存。请核对两个日期。"
    qtbot.waitUntil(lambda: dialog.trouble.text() == sentence)
    assert open_desk.desk.lines.complaints() == ()
    dialog.ui.closedField.set_day(date(2026, 11, 20))
    dialog.do_button.click()
    qtbot.waitUntil(lambda: len(open_desk.desk.lines.complaints()) == 1)


def test_that_a_complaint_is_entered_and_listed(open_desk: OpenDesk, window: QWidget, qtbot: QtBot) -> None:
    page = ComplaintsPage(open_desk.desk)
    qtbot.addWidget(page)
    page.show()
    dialog = ComplaintDialog(None, open_desk.desk, window)
    dialog.open()
    dialog.ui.acceptanceNoEdit.setText("D2CQ202611150018*")
    type_chinese(dialog.ui.contentEdit, "夜间施工噪声扰民")
    dialog.ui.dueField.setText("2026-11-20")
    dialog.do_button.click()

    qtbot.waitUntil(lambda: page._table.rowCount() == 1)
    model = page._table.model()
    shown = [model.index(0, column).data() for column in range(4)]
    assert shown[0] == "D2CQ202611150018＊"
    assert shown[3] == "11-20"
    assert model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "2026-11-20 ▲ 逾期 1 天"


def test_that_a_new_officer_can_be_named_from_then_on(open_desk: OpenDesk, window: QWidget, qtbot: QtBot) -> None:
    page = PreferencesPage(open_desk.desk)
    qtbot.addWidget(page)
    page.show()
    page.read()
    dialog = OfficerDialog(open_desk.desk, window)
    dialog.open()
    type_chinese(dialog.ui.nameEdit, "何川")
    dialog.do_button.click()
    qtbot.waitUntil(lambda: "何川" in _words(page))
    assert "重庆五步法" in _words(page)


def test_that_the_figures_on_screen_are_those_of_the_list(open_desk: OpenDesk, qtbot: QtBot) -> None:
    open_desk.task("1", deadline="2026年11月1日")
    open_desk.task("2")
    page = ReportsPage(open_desk.desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "截至 2026年11月21日" in _words(page))
    assert "0 / 2（0%）" in _words(page)


def test_that_a_check_of_a_sound_workspace_says_all_is_well(open_desk: OpenDesk, qtbot: QtBot) -> None:
    page = BackupPage(open_desk.desk)
    qtbot.addWidget(page)
    page.show()
    page._check()
    qtbot.waitUntil(lambda: "✓ 都好" in _words(page))
    assert all(doer.isEnabled() for doer in page._workers)


def test_that_the_day_of_a_backup_is_said(open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path) -> None:
    page = BackupPage(open_desk.desk)
    qtbot.addWidget(page)
    page.read()
    assert page.header.facts.text() == "还没有备份"

    back_up.note_backup(open_desk.desk.paths.folder, NOW)
    page._backed_up(back_up.BackedUp(tmp_path / "备份", 1 << 20, 3))
    assert page.header.facts.text() == "上次备份 今天 14:30"
    assert "佐证 3 件" in open_desk.messages.said[-1]


def _card(open_desk: OpenDesk, task_id: str, qtbot: QtBot) -> TaskCard:
    card = TaskCard(open_desk.desk)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.show(task_id)  # type: ignore[arg-type]
    return card


def test_that_a_rule_pack_is_shown_with_its_changes_before_it_is_taken_into_use(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.task()
    look_at(open_desk.desk, window, a_changed_pack(tmp_path))
    qtbot.waitUntil(lambda: bool(window.findChildren(RulesDialog)))
    (dialog,) = window.findChildren(RulesDialog)
    words = [text.text() for text in dialog.findChildren(QLabel)]
    assert "还没有开始的 1 项按新规则办。" in words
    assert words[words.index("公示期") :][:3] == ["公示期", "5 个工作日", "10 个工作日"]
    assert not open_desk.desk.paths.rules.exists()

    dialog.do_button.click()

    qtbot.waitUntil(lambda: bool(open_desk.messages.said))
    assert (open_desk.desk.paths.rules / "chongqing.toml").is_file()
    assert open_desk.messages.said == [
        "已换用“重庆五步法 2099.1”，下次打开工作区时起用。已经开始的任务仍按原来的规则办完。"
    ]


def test_that_a_mistake_in_a_rule_pack_is_told_with_its_place(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    look_at(open_desk.desk, window, a_changed_pack(tmp_path, ("days = 5", 'days = "five"')))
    qtbot.waitUntil(lambda: bool(open_desk.messages.said))
    (said,) = open_desk.messages.said
    assert "$.notice.days" in said
    assert "没有换用" in said
