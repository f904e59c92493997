"""What a step asks for, on the card: its lines, the reason for what is not there, and facts stated by hand."""

from __future__ import annotations

import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_card.evidence_dialog import EvidenceDialog
from dujiao_desktop.desktop.task_card.history_words import said
from dujiao_desktop.desktop.task_card.slot_dialog import SlotDialog
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind, TakenBy
from dujiao_desktop.domain.task import Secrecy, Task, TaskKind
from dujiao_desktop.usecases.attach_evidence import remove_evidence
from dujiao_desktop.usecases.today import today
from tests.desktop.desk import NOW, OpenDesk, a_paper, type_chinese
from tests.usecases.township import a_photo

REASON = "接手前现场已清理"


@pytest.fixture
def task(open_desk: OpenDesk, tmp_path: Path) -> Task:
    """All that the self-check asks for is there, but for the 整改前照片."""
    made = open_desk.task()
    open_desk.ready_for_self_check(made, tmp_path)
    with open_desk.office.store.lists() as lists:
        items = lists.case_file(made.id).evidence
    (before,) = [item for item in items if item.kind is EvidenceKind.BEFORE_PHOTO]
    remove_evidence(open_desk.office.store, before.id, by=open_desk.desk.by, now=NOW)
    return made


@pytest.fixture
def card(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> TaskCard:
    return _card(open_desk, task, qtbot)


def _card(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> TaskCard:
    made = TaskCard(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(460, 800)
    made.show()
    with qtbot.waitSignal(made.presenter.shown):
        made.presenter.show(task.id)
    made.tabs.setCurrentIndex(tabs.EVIDENCE)
    return made


def _case(card: TaskCard) -> CaseFile:
    assert card.presenter.content is not None
    return card.presenter.content.case


def _lines(card: TaskCard, qtbot: QtBot) -> list[str]:
    """Each line with the links behind it."""
    QApplication.processEvents()  # what was just built is shown at the next turn
    panel = card.evidence.slots
    qtbot.waitUntil(lambda: any(w.isVisible() for w in panel.findChildren(QWidget, "slot")))
    found = []
    for line in (w for w in panel.findChildren(QWidget, "slot") if w.isVisible()):
        words = [text.text() for text in line.findChildren(QLabel)]
        links = [f"[{link.text()}]" for link in line.findChildren(QPushButton)]
        found.append(" ".join([*words, *links]))
    return found


def _dialog(card: TaskCard, name: str = "before_photo") -> SlotDialog:
    slot = next(s for s in card.evidence.slots.slots if s.rule.key == name)
    card.evidence.slots.reason_wanted.emit(slot)
    found = [d for d in card.window().findChildren(SlotDialog) if d.isVisible()]
    return found[-1]


def test_that_each_thing_a_step_asks_for_has_its_line_and_its_next_step(card: TaskCard, qtbot: QtBot) -> None:
    assert _lines(card, qtbot) == [
        "✓ 自查报告：有，1 件",
        "○ 整改前照片：缺 [添加…] [说明原因…]",
        "✓ 整改后照片：有，1 件",
    ]


def test_that_a_task_without_a_site_is_asked_for_no_photo(open_desk: OpenDesk, qtbot: QtBot) -> None:
    card = _card(open_desk, open_desk.task("8", kind=TaskKind.NON_ENGINEERING), qtbot)
    assert [slot.rule.key for slot in card.evidence.slots.slots] == ["self_check_report", "mechanism"]


def test_that_the_basis_of_every_line_is_a_click_away(card: TaskCard, qtbot: QtBot) -> None:
    card.evidence.slots.why_button.click()
    assert any("依据：工程类任务须有整改前后对比" in line for line in _lines(card, qtbot))


def test_that_a_reason_with_its_signed_statement_lets_the_step_go_on(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "还差 1 项" in card.missing_box.headline()
    dialog = _dialog(card)
    type_chinese(dialog.reason_edit, REASON)
    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()
    assert "还等情况说明的签字扫描件" in open_desk.messages.said[-1]
    assert "◇ 整改前照片：无法提供，" + REASON + "（情况说明的签字扫描件还没有挂上） [挂扫描件…]" in _lines(card, qtbot)

    # The gap leads to the same dialog, with what was said.
    card.go_to("slots/self-check/before_photo")
    dialog = next(d for d in card.window().findChildren(SlotDialog) if d.isVisible())
    assert dialog.reason_edit.text() == REASON
    dialog.paper.set_files((a_photo(tmp_path / "签好.jpg", shade=210),))
    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()
    # Nothing is left to do, and the lines fold away until they are asked for.
    assert card.evidence.slots.fold_button.text() == "逐样看"
    card.evidence.slots.fold_button.click()
    assert f"◇ 整改前照片：无法提供，{REASON}（附情况说明） [改说明…]" in _lines(card, qtbot)
    assert "材料齐了" in card.missing_box.headline()
    assert [e.kind for e in _case(card).evidence].count(EvidenceKind.STATEMENT) == 1

    history = open_desk.desk.lines.history(_case(card).task.id, 50)
    words = [line for entry in history for line in said(entry, open_desk.desk.office.rules)[1]]
    assert f"新增缺项说明：步骤 自查；材料 整改前照片；说明 无法提供；原因 {REASON}" in words


def test_that_what_was_said_is_taken_back_in_the_dialog(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    dialog = _dialog(card)
    assert dialog.withdraw_button.isHidden()
    dialog.not_applicable_radio.setChecked(True)
    assert "仍要提供" in dialog.note.text()
    type_chinese(dialog.reason_edit, REASON)
    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()
    assert "规则包不允许代替，仍要提供" in open_desk.messages.said[-1]
    dialog = _dialog(card)
    with qtbot.waitSignal(card.presenter.shown):
        dialog.withdraw_button.click()
    assert _case(card).slot_answers == ()


def test_that_no_reason_is_no_answer(card: TaskCard, open_desk: OpenDesk) -> None:
    dialog = _dialog(card)
    dialog.do_button.click()
    assert "没有登记" in dialog.trouble.text()
    assert _case(card).slot_answers == ()


def test_that_the_sheet_is_printed_with_what_is_typed(
    card: TaskCard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "情况说明.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(to), ""))
    dialog = _dialog(card)
    type_chinese(dialog.reason_edit, REASON)
    dialog.print_button.click()
    qtbot.waitUntil(to.is_file)
    text = subprocess.run(["pdftotext", "-raw", to, "-"], check=True, capture_output=True, text=True).stdout
    assert REASON in text
    assert dialog.isVisible()
    assert _case(card).slot_answers == ()


def test_that_today_names_the_statement_that_is_waited_for(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    dialog = _dialog(card)
    type_chinese(dialog.reason_edit, REASON)
    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()
    day = date(2026, 12, 30)
    with open_desk.office.store.lists() as lists:
        first = today(lists, open_desk.desk.office, day).first[0]
    assert (first.action, first.place) == ("挂说明", "slots/self-check/before_photo")


# Facts stated by hand.


def _new(card: TaskCard, open_desk: OpenDesk, file: Path, kind: EvidenceKind) -> EvidenceDialog:
    dialog = EvidenceDialog.for_files((file,), _case(card), card.presenter, open_desk.desk, card, kind, None)
    dialog.open()
    return dialog


def _stored(card: TaskCard, dialog: EvidenceDialog, qtbot: QtBot, name: str) -> EvidenceItem:
    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()
    return next(e for e in _case(card).evidence if e.file_name == name)


def test_that_a_paper_is_stated_with_its_number_pages_copies_and_secrecy(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = _new(card, open_desk, a_paper(tmp_path, "监测报告.pdf"), EvidenceKind.MONITORING)
    ui = dialog.ui
    assert not ui.takenFieldRow.isVisible()
    ui.formedField.setText("2026-10-12")
    ui.docNoEdit.setText("监字〔2026〕103号")
    ui.pagesEdit.setText("六")
    dialog.do_button.click()
    assert "页数没有写对" in dialog.trouble.text()
    ui.pagesEdit.setText("6")
    ui.copiesEdit.setText("2")
    ui.originalCombo.setCurrentIndex(1)
    ui.secretRadio.setChecked(True)
    item = _stored(card, dialog, qtbot, "监测报告.pdf")
    assert (item.pages, item.copies, item.is_original, item.secrecy) == (6, 2, False, Secrecy.INTERNAL)
    assert (item.formed_on, item.doc_no) == (date(2026, 10, 12), "监字〔2026〕103号")


def test_that_a_stated_moment_stands_beside_the_cameras_own_and_gives_way_to_it_again(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = a_photo(tmp_path / "桥.jpg", shade=77, taken=datetime(2026, 10, 9, 9, 40))
    dialog = _new(card, open_desk, photo, EvidenceKind.AFTER_PHOTO)
    assert not dialog.ui.pagesEditRow.isVisible()
    dialog.ui.clockEdit.setText("8:05")
    dialog.do_button.click()
    assert "只写了时刻" in dialog.trouble.text()
    dialog.ui.takenField.setText("2026-10-08")
    item = _stored(card, dialog, qtbot, "桥.jpg")
    assert (item.taken_at, item.taken_by) == (datetime(2026, 10, 8, 8, 5), TakenBy.OFFICER)
    assert item.photo is not None
    assert item.photo.taken_at == datetime(2026, 10, 9, 9, 40)

    dialog = EvidenceDialog.for_item(item, _case(card), card.presenter, open_desk.desk, card)
    dialog.open()
    assert (dialog.ui.takenField.text(), dialog.ui.clockEdit.text()) == ("2026-10-08", "08:05")
    assert "相机记录：2026-10-09 09:40" in dialog.ui.takenNote.text()
    dialog.ui.takenField.clear()
    dialog.ui.clockEdit.clear()
    item = _stored(card, dialog, qtbot, "桥.jpg")
    assert (item.taken_at, item.taken_by) == (datetime(2026, 10, 9, 9, 40), TakenBy.CAMERA)


def test_that_a_file_that_names_a_complainant_is_refused_with_advice(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    before = _case(card).evidence
    dialog = _new(card, open_desk, a_paper(tmp_path, "交办单.pdf"), EvidenceKind.PLAN)
    dialog.ui.complainantCheck.setChecked(True)
    dialog.do_button.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert "遮盖" in dialog.trouble.text()
    with open_desk.office.store.lists() as lists:
        assert lists.case_file(_case(card).task.id).evidence == before


def test_that_a_photo_of_a_visit_keeps_its_kind_in_the_dialog(
    card: TaskCard, open_desk: OpenDesk, task: Task, tmp_path: Path, qtbot: QtBot
) -> None:
    open_desk.attach(task, a_photo(tmp_path / "回访.jpg", shade=9), EvidenceKind.LOOKBACK_PHOTO)
    with open_desk.office.store.lists() as lists:
        item = next(e for e in lists.case_file(task.id).evidence if e.kind is EvidenceKind.LOOKBACK_PHOTO)
    dialog = EvidenceDialog.for_item(item, _case(card), card.presenter, open_desk.desk, card)
    dialog.open()
    assert dialog.ui.kindCombo.count() == 1
    assert dialog.stated().kind is EvidenceKind.LOOKBACK_PHOTO
