"""Three kinds of dossier with gates of their own, and what has changed since one was handed in."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.dossier.make_dialog import MakeDossierDialog
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.domain.dossier import DossierKind
from dujiao_desktop.domain.task import Task
from dujiao_desktop.usecases import edit_task
from tests.desktop.desk import NOW, OpenDesk


def _dialog(open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot) -> MakeDossierDialog:
    card = TaskCard(open_desk.desk)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.show(task.id)
    assert card.presenter.content is not None
    made = MakeDossierDialog(card.presenter.content, open_desk.desk, window)
    made.open()
    return made


def _words(widget: QWidget) -> str:
    return "\n".join(text.text() for text in widget.findChildren(QLabel) if text.isVisible())


def test_that_each_kind_has_gates_of_its_own(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    window.show()
    dialog = _dialog(open_desk, task, window, qtbot)
    assert not dialog.do_button.isVisible()

    dialog.kinds[DossierKind.FOR_ARCHIVE].click()
    qtbot.waitUntil(lambda: "才能生成归档卷" in _words(dialog))
    dialog.kinds[DossierKind.TO_SIGN].click()
    assert dialog.do_button.isVisible()
    for nowhere in ("", "送签"):
        dialog._folder.setText(nowhere)
        dialog.do_button.click()
        assert dialog.trouble.text() == "没有写清是哪个文件夹，没有生成。请点“选择…”选一个。"
    dialog._folder.setText(str(tmp_path / "送签"))
    dialog.do_button.click()
    qtbot.waitUntil(lambda: "待签件已生成" in _words(dialog), timeout=30_000)
    (pdf,) = (tmp_path / "送签").glob("*.pdf")
    assert "签字盖章后生效" in PdfReader(pdf).pages[0].extract_text()


def test_that_what_changed_since_a_dossier_is_told_and_leads_there(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    open_desk.ready_for_self_check(task, tmp_path)
    open_desk.self_check(task)
    window.show()
    first = _dialog(open_desk, task, window, qtbot)
    first._folder.setText(str(tmp_path / "送出"))
    first.do_button.click()
    qtbot.waitUntil(lambda: "送验卷已生成" in _words(first), timeout=30_000)
    first.close_done()
    edit_task.edit_task(
        open_desk.office.store,
        task.id,
        edit_task.TaskEdit("7", task.problem_text, goal="雨污彻底分流", deadline_text="2026年12月31日"),
        by=open_desk.desk.by,
        now=NOW,
    )

    dialog = _dialog(open_desk, task, window, qtbot)
    qtbot.waitUntil(dialog.earlier.isVisible)
    assert "送验卷 · 第 1 轮" in _words(dialog.earlier)
    next(b for b in dialog.earlier.findChildren(QPushButton) if b.text() == "与现在的差别").click()
    qtbot.waitUntil(lambda: "整改目标" in _words(dialog))
    assert "雨污彻底分流" in _words(dialog)
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.do_button.isVisible()
    next(b for b in dialog.earlier.findChildren(QPushButton) if b.text() == "与现在的差别").click()
    qtbot.waitUntil(lambda: "整改目标" in _words(dialog))
    with qtbot.waitSignal(dialog.place_wanted) as wanted:
        next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "去看整改目标").click()
    assert wanted.args == ["basic/goal"]
