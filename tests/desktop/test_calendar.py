"""The working-day calendar in the window: what is changed there counts at once."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dujiao_desktop import wiring
from dujiao_desktop.app import Program
from dujiao_desktop.desktop.preferences.calendar_dialog import CalendarDialog
from dujiao_desktop.desktop.preferences.page import PreferencesPage
from dujiao_desktop.domain.work_calendar import DayMark
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases import edit_task
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from tests.desktop.desk import OpenDesk


def _dialog(open_desk: OpenDesk, qtbot: QtBot) -> CalendarDialog:
    made = CalendarDialog(open_desk.desk, open_desk.messages.parent())  # type: ignore[arg-type]  # the window
    made.show()
    qtbot.waitUntil(lambda: made._years.count() > 0)
    return made


def _mark(dialog: CalendarDialog, day: str, mark: DayMark | None) -> None:
    dialog._day.setText(day)
    dialog._mark.setCurrentIndex(dialog._mark.findData(mark.value if mark else ""))
    dialog.change_day()


def test_that_an_added_year_counts_at_once_when_it_was_compared_with_the_notice(
    open_desk: OpenDesk, qtbot: QtBot
) -> None:
    page = PreferencesPage(open_desk.desk)
    qtbot.addWidget(page)
    page.read()
    assert "还没有 2027 年" in page._calendar_words.text()
    dialog = _dialog(open_desk, qtbot)
    dialog._new.setText("2027")
    dialog.add_year()
    _mark(dialog, "2027-01-01", DayMark.OFF)
    dialog.accept()
    qtbot.waitUntil(lambda: "请对照国务院办公厅的放假通知核对后，勾上“已核对”再保存" in dialog.trouble.text())
    assert 2027 not in open_desk.desk.office.calendar.years
    dialog._checked.setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: 2027 in open_desk.desk.office.calendar.years)
    assert not open_desk.desk.office.calendar.is_working_day(date(2027, 1, 1))
    qtbot.waitUntil(lambda: "还没有 2027 年" not in page._calendar_words.text())
    assert dialog._title.text() == "2027 年　休息 1 天，调休上班 0 天"


def test_that_a_year_being_changed_waits_while_another_is_looked_at(open_desk: OpenDesk, qtbot: QtBot) -> None:
    dialog = _dialog(open_desk, qtbot)
    _mark(dialog, "2026-11-23", DayMark.OFF)
    assert dialog.hint.text() == "改了还没有保存。"
    dialog._years.setCurrentRow(0)
    assert not dialog.do_button.isEnabled()
    dialog._years.setCurrentRow(dialog._years.count() - 1)
    assert dialog.do_button.isEnabled()
    assert any("11-23（周一）" in text.text() for text in dialog.findChildren(QLabel))
    open_desk.messages.answer = False
    dialog.reject()
    assert open_desk.messages.asked == ["2026 年改了还没有保存，关闭吗？"]
    assert dialog.isVisible()
    _mark(dialog, "2026-11-23", None)
    assert not dialog.do_button.isEnabled()
    dialog.reject()
    assert len(open_desk.messages.asked) == 1


def test_that_a_day_of_another_year_is_not_taken(open_desk: OpenDesk, qtbot: QtBot) -> None:
    dialog = _dialog(open_desk, qtbot)
    _mark(dialog, "2025-11-24", DayMark.OFF)
    assert dialog.trouble.text() == "2025-11-24 不在 2026 年，没有改。请先在左边选 2025 年。"
    assert not dialog.do_button.isEnabled()


def test_that_a_file_is_shown_before_it_counts(open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "2027.csv"
    file.write_text("日期,休息或上班,名称\n2027-01-01,休息,元旦\n2027-01-09,上班,\n", encoding="utf-8")
    dialog = _dialog(open_desk, qtbot)
    dialog.use_file(file)
    qtbot.waitUntil(lambda: dialog._title.text() == "2027 年　休息 1 天，调休上班 1 天")
    assert dialog.hint.text() == "读了 3 行，采用 2 行，跳过 1 行（表头、重复的）。核对后保存。"
    assert 2027 not in open_desk.desk.office.calendar.years
    wrong = tmp_path / "错.csv"
    wrong.write_text("日期,休息或上班,名称\n2027-01-01,半天,元旦\n", encoding="utf-8")
    dialog.use_file(wrong)
    qtbot.waitUntil(lambda: "第 2 行（2027-01-01，半天，元旦）“半天”不是休息，也不是上班" in dialog.trouble.text())


def test_that_an_early_clock_and_a_wrong_calendar_file_are_told_when_the_window_opens(
    qapp: QApplication, workspace: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    later = clock.now() + timedelta(days=3)
    with wiring.open_office(workspace, None, later) as office:
        with office.store.lists() as lists:
            by = lists.officers()[0]
        edit = edit_task.TaskEdit("12", "河口村畜禽养殖粪污直排沟渠")
        task = edit_task.add_task(office.store, edit, office=office.office, by=by, now=later).task
    (workspace / "holidays").mkdir()
    (workspace / "holidays" / "2026.toml").write_text("year = 2026\n", encoding="utf-8")
    program = Program(qapp, workspace, tmp_path / "settings.json")
    program.start()
    try:
        qtbot.waitUntil(lambda: program.desk is not None)
        said = program.window._line.accessibleName()
        assert "节假日文件 2026.toml 有错：缺少 off。" in said
        assert f"比上一次办事记下的 {later:%Y-%m-%d %H:%M} 还早" in said
        # Written all the same, and told again beside the act.
        assert program.desk is not None
        program.window._line.hide()
        office, now = program.desk.office, clock.now()
        draft = ProgressDraft("过半", now.date())
        program.desk.jobs.with_store(
            "记进展", lambda store, _: record_progress(store, task.id, draft, office=office, by=by, now=now)
        )
        qtbot.waitUntil(lambda: program.window._line.isVisible())
        assert "还早" in program.window._line.accessibleName()
    finally:
        program.window.close()
        program.shut_down()
