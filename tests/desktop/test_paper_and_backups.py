"""Steps from paper; a backup put in the place of a workspace, also of one that no longer opens; the records of faults."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop import wiring
from dujiao_desktop.app import Program
from dujiao_desktop.desktop.backup.page import BackupPage
from dujiao_desktop.desktop.backup.restore_dialog import RestoreHereDialog
from dujiao_desktop.desktop.start.restore_page import RestorePage
from dujiao_desktop.desktop.start.start_page import StartPage
from dujiao_desktop.desktop.task_card.backfill_dialog import BackfillDialog
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.usecases import back_up, edit_task
from tests.desktop.desk import NOW, OpenDesk, a_paper, type_chinese


def _words(widget: QWidget) -> str:
    return "\n".join(text.text() for text in widget.findChildren(QLabel))


def test_that_steps_from_paper_need_the_paper_and_say_so_for_ever(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    card = TaskCard(open_desk.desk)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.show(open_desk.task().id)
    assert card.presenter.content is not None
    dialog = BackfillDialog(card.presenter.content, open_desk.desk, window)
    dialog.open()
    dialog.accept()
    assert "没有补录" in dialog.trouble.text()

    type_chinese(dialog.document, "区整改办函〔2025〕12号")
    dialog.use_scan(a_paper(tmp_path, "核查意见.pdf"))
    # The second step takes the first along.
    dialog.rows[0].check.setChecked(False)
    dialog.rows[1].check.setChecked(True)
    assert dialog.rows[0].check.isChecked()
    dialog.rows[0].day.set_day(date(2025, 6, 3))
    dialog.rows[1].day.set_day(date(2025, 6, 20))
    with qtbot.waitSignal(card.presenter.shown):
        dialog.accept()
    assert "已补录 2 步，标明了依据。" in open_desk.messages.said
    records = card.presenter.content.case.closeout.current.records
    assert [r.backfilled_from for r in records] == ["区整改办函〔2025〕12号"] * 2
    assert "补录，依据区整改办函〔2025〕12号" in _words(card.closeout)


def test_that_days_in_the_wrong_order_are_told_and_nothing_is_entered(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    card = TaskCard(open_desk.desk)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.show(open_desk.task().id)
    assert card.presenter.content is not None
    dialog = BackfillDialog(card.presenter.content, open_desk.desk, window)
    dialog.open()
    type_chinese(dialog.document, "区整改办函〔2025〕12号")
    dialog.use_scan(a_paper(tmp_path, "核查意见.pdf"))
    dialog.rows[1].check.setChecked(True)
    dialog.rows[0].day.set_day(date(2025, 6, 20))
    dialog.rows[1].day.set_day(date(2025, 6, 3))
    dialog.accept()
    qtbot.waitUntil(lambda: "日期早于“自查”" in dialog.trouble.text())
    assert dialog.isVisible()


def test_that_the_records_of_faults_go_into_one_file(open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path) -> None:
    log = open_desk.desk.paths.log
    log.mkdir(exist_ok=True)
    (log / "crash.log").write_text("ValueError: 老街片区雨污管网\n", encoding="utf-8")
    page = BackupPage(open_desk.desk)
    qtbot.addWidget(page)
    page.bundle_logs(tmp_path / "日志.zip")
    qtbot.waitUntil(lambda: "日志包已存到" in "".join(open_desk.messages.said))
    with zipfile.ZipFile(tmp_path / "日志.zip") as bundle:
        text = "".join(bundle.read(name).decode("utf-8") for name in bundle.namelist())
    assert "ValueError" in text
    assert "老街" not in text


@pytest.fixture
def backed_up(workspace: Path, tmp_path: Path) -> Path:
    """A backup with one task in it, of a workspace that has two by now."""
    file = tmp_path / "早上.dujiao-backup"
    with wiring.open_office(workspace, None, NOW) as office:
        with office.store.lists() as lists:
            by = lists.officers()[0]
        for number in ("1", "2"):
            edit = edit_task.TaskEdit(number, "老街片区雨污管网错接")
            edit_task.add_task(office.store, edit, office=office.office, by=by, now=NOW)
            if number == "1":
                back_up.back_up(office.store, office.paths, file, now=NOW)
    return file


def _start(qapp: QApplication, workspace: Path, tmp_path: Path) -> Program:
    made = Program(qapp, workspace, tmp_path / "settings.json")
    made.start()
    return made


@pytest.fixture
def ending() -> Iterator[list[Program]]:
    started: list[Program] = []
    yield started
    for program in started:
        program.window.close()
        program.shut_down()


def _count(program: Program) -> int:
    assert program.desk is not None
    return len(program.desk.lines.task_keys(TaskFilter(), NOW.date()))


def test_that_a_backup_takes_the_place_of_the_open_workspace_and_the_old_one_is_kept(
    qapp: QApplication, workspace: Path, backed_up: Path, tmp_path: Path, qtbot: QtBot, ending: list[Program]
) -> None:
    program = _start(qapp, workspace, tmp_path)
    ending.append(program)
    qtbot.waitUntil(lambda: program.desk is not None)
    assert _count(program) == 2
    program.restore_here(backed_up, None)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
    assert _count(program) == 1
    assert "没有删除" in program.window._line.sentence()
    assert len(list(workspace.parent.glob(f"{workspace.name}-旧-*"))) == 1


def test_that_restoring_in_place_does_not_promise_a_new_workspace(open_desk: OpenDesk, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    dialog = RestoreHereDialog(open_desk.desk, holder)
    dialog.show()
    said = [text.text() for text in dialog.findChildren(QLabel) if text.isVisible()]
    assert any("工作区会换成备份那一刻的样子" in text for text in said)
    assert not any("恢复成一个新的工作区" in text for text in said)


def test_that_a_damaged_backup_leaves_the_workspace_open_as_it_was(
    qapp: QApplication, workspace: Path, backed_up: Path, tmp_path: Path, qtbot: QtBot, ending: list[Program]
) -> None:
    program = _start(qapp, workspace, tmp_path)
    ending.append(program)
    qtbot.waitUntil(lambda: program.desk is not None)
    backed_up.write_bytes(backed_up.read_bytes()[:5000])
    program.restore_here(backed_up, None)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
    assert _count(program) == 2


def test_that_a_workspace_overwritten_with_noise_is_brought_back_from_the_start_page(
    qapp: QApplication, workspace: Path, backed_up: Path, tmp_path: Path, qtbot: QtBot, ending: list[Program]
) -> None:
    database = next(workspace.glob("*.db"))
    database.write_bytes(bytes(range(256)) * (database.stat().st_size // 256))
    for other in workspace.glob("*.db-*"):
        other.unlink()
    program = _start(qapp, workspace, tmp_path)
    ending.append(program)

    def offered() -> QPushButton | None:
        pages = [p for p in program.window.findChildren(StartPage) if p.isVisible()]
        buttons = [b for p in pages for b in p.findChildren(QPushButton) if b.text() == "用备份就地恢复…"]
        return buttons[0] if buttons else None

    qtbot.waitUntil(lambda: offered() is not None, timeout=20_000)
    offer = offered()
    assert offer is not None
    offer.click()
    qtbot.waitUntil(lambda: any(p.isVisible() for p in program.window.findChildren(RestorePage)))
    page = next(p for p in program.window.findChildren(RestorePage) if p.isVisible())
    page.ui.fileEdit.setText(str(backed_up))
    page._go()
    qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
    assert _count(program) == 1
