"""After a return: what it names, what waits to be confirmed, and what earlier rounds look like."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.dossier.make_dialog import MakeDossierDialog
from dujiao_desktop.desktop.reports.page import ReportsPage
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_card.presenter import CardContent
from dujiao_desktop.desktop.task_card.return_dialog import ReturnDialog
from dujiao_desktop.desktop.undo.undoing import Undoing
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.task import Task
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, send_back
from tests.desktop.desk import NOW, OpenDesk, type_chinese

MEASURES = ("改造错接点 26 处", "建立巡查制度")


@pytest.fixture
def task(open_desk: OpenDesk, tmp_path: Path) -> Task:
    """A task that was handed in once."""
    made = open_desk.task(measures=MEASURES)
    open_desk.ready_for_self_check(made, tmp_path)
    open_desk.self_check(made)
    open_desk.desk.since = open_desk.desk.lines.newest_act()
    return made


def _returned(open_desk: OpenDesk, task: Task, *items: str, step: str = "verification") -> None:
    draft = ReturnDraft(step, "papers_missing", "补监测报告。", date(2026, 11, 16), items=items)
    late = NOW + timedelta(hours=1)
    send_back(open_desk.office.store, task.id, draft, office=open_desk.desk.office, by=open_desk.desk.by, now=late)


@pytest.fixture
def card(open_desk: OpenDesk, qtbot: QtBot) -> TaskCard:
    made = TaskCard(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(460, 900)
    made.show()
    return made


def _show(card: TaskCard, task: Task, qtbot: QtBot, tab: int) -> CardContent:
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.show(task.id)
    card.tabs.setCurrentIndex(tab)
    return _content(card)


def _content(card: TaskCard) -> CardContent:
    assert card.presenter.content is not None
    return card.presenter.content


def _seen(within: QWidget) -> str:
    QApplication.processEvents()  # what was just built is shown at the next turn
    return "\n".join(text.text() for text in within.findChildren(QLabel) if text.isVisible())


def _buttons(within: QWidget, words: str) -> list[QPushButton]:
    return [b for b in within.findChildren(QPushButton) if b.text() == words and b.isVisible()]


def _press(card: TaskCard, within: QWidget, words: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(_buttons(within, words)))
    with qtbot.waitSignal(card.presenter.shown):
        qtbot.mouseClick(_buttons(within, words)[0], Qt.MouseButton.LeftButton)


def _choose(card: TaskCard, *kinds: EvidenceKind) -> None:
    listed, selection = card.evidence.list, card.evidence.list.selectionModel()
    selection.clearSelection()
    for row, item in enumerate(_content(card).case.evidence):
        if item.kind in kinds:
            selection.select(listed.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select)


def test_that_a_return_names_measures_and_kinds_of_evidence_from_a_short_list(
    card: TaskCard, task: Task, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    content = _show(card, task, qtbot, tabs.CLOSEOUT)
    dialog = ReturnDialog(content, card.presenter, open_desk.desk, card)
    dialog.open()
    offered = {place: box.text() for place, box in dialog.items.boxes.items()}
    assert offered["measures/2"] == "措施 2　建立巡查制度"
    assert offered["evidence/self_check_report"] == "自查报告"
    assert "evidence/monitoring" not in offered
    assert "整卷退回" in _seen(dialog)

    dialog.items._add_ticked("evidence/monitoring")
    dialog.items.boxes["measures/2"].click()
    assert "点名的 2 项" in _seen(dialog)
    type_chinese(dialog.ui.demandEdit, "补第三方监测报告，措施 2 写清巡查记录。")
    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()

    back = _content(card).case.closeout.rounds[0].returned
    assert back is not None
    assert back.items == ("measures/2", "evidence/monitoring")


def test_that_what_was_ticked_is_offered_again_after_the_dialog_was_closed(
    card: TaskCard, task: Task, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    content = _show(card, task, qtbot, tabs.CLOSEOUT)
    dialog = ReturnDialog(content, card.presenter, open_desk.desk, card)
    dialog.open()
    dialog.items._add_ticked("evidence/monitoring")
    dialog.items.boxes["measures/1"].click()
    dialog.reject()

    again = ReturnDialog(content, card.presenter, open_desk.desk, card)
    again.open()
    qtbot.waitUntil(lambda: not again.draft.bar.isHidden())
    again.draft.use()
    assert again.items.items() == ("measures/1", "evidence/monitoring")


def test_that_all_evidence_waits_after_a_return_and_one_click_confirms_it(
    card: TaskCard, task: Task, open_desk: OpenDesk, window: QWidget, qtbot: QtBot
) -> None:
    _returned(open_desk, task)
    _show(card, task, qtbot, tabs.EVIDENCE)
    assert "上一轮的 5 件佐证还没有确认，不算数。" in _seen(card.evidence)
    first = card.evidence.list.model().index(0, 0)
    assert "上一轮，待确认" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert _content(card).case.for_dossier == ()

    _press(card, card.evidence, "其余沿用，全部确认", qtbot)
    assert len(_content(card).case.for_dossier) == 5
    assert not card.evidence.waiting_bar.isVisible()
    assert "待确认" not in card.evidence.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert card.missing_box.headline() == "自查的材料齐了"

    with qtbot.waitSignal(card.presenter.shown):
        Undoing(open_desk.desk, window).undo()
    qtbot.waitUntil(lambda: open_desk.messages.said[-1] == "已撤销：确认沿用上一轮的材料（任务 7）。")
    assert _content(card).case.for_dossier == ()


def test_that_evidence_the_return_named_is_confirmed_only_file_by_file(
    card: TaskCard, task: Task, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    _returned(open_desk, task, "evidence/before_photo", "evidence/after_photo")
    _show(card, task, qtbot, tabs.EVIDENCE)
    assert "点名的 2 件要换新" in _seen(card.evidence)
    _press(card, card.evidence, "其余沿用，全部确认", qtbot)
    assert {e.kind for e in _content(card).case.unconfirmed} == {EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO}
    assert "上一轮的 2 件佐证还没有确认，不算数。" in _seen(card.evidence)
    assert not _buttons(card.evidence, "其余沿用，全部确认")

    _choose(card, EvidenceKind.SELF_CHECK_REPORT)
    assert not card.evidence.confirm_button.isEnabled()
    _choose(card, EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO)
    _press(card, card.evidence, "确认沿用 2 件", qtbot)
    assert _content(card).case.unconfirmed == ()


def test_that_a_gap_leads_to_the_evidence_that_waits(
    card: TaskCard, task: Task, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    _returned(open_desk, task, "evidence/after_photo")
    content = _show(card, task, qtbot, tabs.CLOSEOUT)
    gap = next(m for m in content.missing if m.code == "demanded")
    assert gap.text == "退回要求重报的整改后照片"
    assert _buttons(card.closeout, "去确认")

    card.go_to(gap.place)
    assert card.tabs.currentIndex() == tabs.EVIDENCE
    (chosen,) = card.evidence.selected()
    assert chosen.kind is EvidenceKind.AFTER_PHOTO
    assert _buttons(card.evidence, "换新…")

    proof = next(m for m in content.missing if m.code == "measure_evidence")
    assert proof.text == "措施 1 的佐证材料（上一轮的待确认）"
    card.go_to(proof.place)
    (chosen,) = card.evidence.selected()
    assert chosen.measure_seq in (1, None)


def test_that_a_named_measure_asks_to_be_filled_in_again_or_confirmed(
    card: TaskCard, task: Task, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    _returned(open_desk, task, "measures/1", "measures/2")
    content = _show(card, task, qtbot, tabs.MEASURES)
    places = [m.place for m in content.missing if m.code == "demanded"]
    assert places == ["measures/1", "measures/2"]
    assert _seen(card.measures).count("退回点名，请重新填写或确认") == 2

    card.go_to(places[1])
    assert card.measures.editor is not None
    assert card.measures.editor.seq == 2
    card.measures.editor.ui.resultEdit.set_text("巡查制度已印发，记录见附件。")
    _press(card, card.measures, "完成这条", qtbot)
    assert _seen(card.measures).count("退回点名，请重新填写或确认") == 1

    _press(card, card.measures, "确认原结果", qtbot)
    assert "退回点名" not in _seen(card.measures)
    assert "demanded" not in [m.code for m in _content(card).missing]


def test_that_an_earlier_round_is_folded_below_the_new_one(
    card: TaskCard, task: Task, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    _returned(open_desk, task, "measures/1", "evidence/before_photo")
    _show(card, task, qtbot, tabs.CLOSEOUT)
    seen = _seen(card.closeout)
    assert seen.index("第 2 轮") < seen.index("■ 第 1 轮：2026-11-16")
    assert "退回：资料不齐" in seen
    assert "点名补正：措施 1、整改前照片" in seen
    assert "措施 1：还没有重新填写或确认" in seen
    assert "意见：措施已落实。" not in seen

    qtbot.mouseClick(_buttons(card.closeout, "看这一轮办过的 1 步")[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "意见：措施已落实。" in _seen(card.closeout))

    card.tabs.setCurrentIndex(tabs.EVIDENCE)
    _choose(card, EvidenceKind.BEFORE_PHOTO)
    _press(card, card.evidence, "确认沿用", qtbot)
    card.tabs.setCurrentIndex(tabs.CLOSEOUT)
    assert "整改前照片：确认沿用 1 件" in _seen(card.closeout)


def test_that_earlier_returns_of_the_office_are_told_where_they_loom(
    card: TaskCard, task: Task, open_desk: OpenDesk, window: QWidget, qtbot: QtBot
) -> None:
    _show(card, task, qtbot, tabs.CLOSEOUT)
    assert "被退回" not in _seen(card.closeout)
    _returned(open_desk, task)
    content = _show(card, task, qtbot, tabs.CLOSEOUT)
    assert "以往在核查被退回 1 次：资料不齐 1 次" in _seen(card.closeout)

    dialog = MakeDossierDialog(content, open_desk.desk, window)
    dialog.open()
    assert "以往在核查被退回 1 次：资料不齐 1 次" in _seen(dialog)

    page = ReportsPage(open_desk.desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "资料不齐" in _seen(page))
    assert "本单位退回统计" in _seen(page)
