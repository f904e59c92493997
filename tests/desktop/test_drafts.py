"""What is typed outlives a crash."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.drafts.form_draft import KEPT_AFTER_MS, FormDraft
from dujiao_desktop.desktop.drafts.places import place_of
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_card.return_dialog import ReturnDialog
from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.domain.task import Task
from tests.desktop.desk import OpenDesk, a_paper, type_chinese


@pytest.fixture
def task(open_desk: OpenDesk) -> Task:
    return open_desk.task()


def _card(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> TaskCard:
    made = TaskCard(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(460, 700)
    made.show()
    with qtbot.waitSignal(made.presenter.shown):
        made.presenter.show(task.id)
    return made


def _kept(open_desk: OpenDesk) -> dict[str, Draft]:
    return {d.place: d for d in open_desk.desk.lines.drafts()}


def test_that_what_is_typed_is_kept_within_two_seconds(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> None:
    assert KEPT_AFTER_MS < 2000
    card = _card(open_desk, task, qtbot)
    editor = card.measures.editor
    assert editor is not None
    type_chinese(editor.ui.resultEdit, "错接点改造到第 12 处")
    qtbot.waitUntil(lambda: bool(_kept(open_desk)), timeout=2000)
    (draft,) = _kept(open_desk).values()
    assert draft.place == f"task/{task.id}/measure/1"
    assert draft.content["resultEdit"] == "错接点改造到第 12 处"
    qtbot.waitUntil(lambda: editor.draft.line.text() == "草稿已存 14:30:00")


def test_that_a_draft_is_offered_after_reopening_and_goes_on(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> None:
    first = _card(open_desk, task, qtbot)
    assert first.measures.editor is not None
    type_chinese(first.measures.editor.ui.resultEdit, "写到一半")
    first.measures.editor.draft.flush()
    first.close()

    card = _card(open_desk, task, qtbot)
    editor = card.measures.editor
    assert editor is not None
    qtbot.waitUntil(editor.draft.bar.isVisible)
    assert editor.ui.resultEdit.text() == ""
    editor.draft.use()
    assert editor.ui.resultEdit.text() == "写到一半"
    assert not editor.draft.bar.isVisible()


def test_that_the_real_save_takes_the_draft_with_it(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> None:
    card = _card(open_desk, task, qtbot)
    editor = card.measures.editor
    assert editor is not None
    type_chinese(editor.ui.resultEdit, "全部改造完成")
    editor.draft.flush()
    assert _kept(open_desk)
    with qtbot.waitSignal(card.presenter.shown):
        editor._store_done()
    qtbot.wait(KEPT_AFTER_MS + 200)
    assert _kept(open_desk) == {}


def test_that_a_refused_save_keeps_the_draft(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> None:
    card = _card(open_desk, task, qtbot)
    card.tabs.setCurrentIndex(tabs.PROGRESS)
    card.progress.start()
    type_chinese(card.progress.ui.textEdit, "本月改造 12 处")
    card.progress.ui.asOfField.set_day(date(2027, 1, 1))
    with qtbot.waitSignal(card.presenter.acted):
        card.progress._store()
    qtbot.waitUntil(lambda: f"task/{task.id}/progress" in _kept(open_desk), timeout=2500)
    assert card.progress.ui.textEdit.text() == "本月改造 12 处"


def test_that_giving_up_throws_the_draft_away(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> None:
    card = _card(open_desk, task, qtbot)
    card.progress.start()
    type_chinese(card.progress.ui.textEdit, "写错了任务")
    card.progress.draft.flush()
    assert _kept(open_desk)
    card.progress.give_up()
    assert _kept(open_desk) == {}


def test_that_a_progress_draft_opens_its_form_again(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> None:
    first = _card(open_desk, task, qtbot)
    first.progress.start()
    type_chinese(first.progress.ui.textEdit, "本月改造 12 处")
    first.progress.draft.flush()
    first.close()

    card = _card(open_desk, task, qtbot)
    card.tabs.setCurrentIndex(tabs.PROGRESS)
    assert card.progress.draft.bar.isVisible()
    card.progress.draft.use()
    assert card.progress.ui.textEdit.isVisible()
    assert card.progress.ui.textEdit.text() == "本月改造 12 处"


def test_that_a_step_comes_back_with_its_scans(open_desk: OpenDesk, task: Task, qtbot: QtBot, tmp_path: Path) -> None:
    open_desk.ready_for_self_check(task, tmp_path)
    first = _card(open_desk, task, qtbot)
    scan = a_paper(tmp_path, "自查表.pdf")
    type_chinese(first.closeout.step.ui.opinionEdit, "措施已落实")
    first.closeout.step.add_scans((scan,))
    first.closeout.step.draft.flush()
    first.close()

    card = _card(open_desk, task, qtbot)
    step = card.closeout.step
    step.draft.use()
    assert step.ui.opinionEdit.text() == "措施已落实"
    assert step.ui.scansLabel.text() == "自查表.pdf"
    assert step.is_typed()


def test_that_a_return_closed_too_early_is_offered_again(
    open_desk: OpenDesk, task: Task, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.ready_for_self_check(task, tmp_path)
    open_desk.self_check(task)
    card = _card(open_desk, task, qtbot)
    content = card.presenter.content
    assert content is not None
    dialog = ReturnDialog(content, card.presenter, open_desk.desk, card)
    dialog.open()
    type_chinese(dialog.ui.demandEdit, "补第三方监测报告")
    dialog.reject()
    again = ReturnDialog(content, card.presenter, open_desk.desk, card)
    again.open()
    assert again.draft.bar.isVisible()
    again.draft.use()
    assert again.ui.demandEdit.text() == "补第三方监测报告"
    with qtbot.waitSignal(card.presenter.shown):
        again.accept()
    assert _kept(open_desk) == {}


def test_that_leaving_a_half_written_form_keeps_it_without_a_question(
    open_desk: OpenDesk, task: Task, qtbot: QtBot
) -> None:
    card = _card(open_desk, task, qtbot)
    assert card.measures.editor is not None
    type_chinese(card.measures.editor.ui.resultEdit, "写到一半")
    assert card.leave_is_fine()
    assert open_desk.messages.asked == []
    assert "措施 1 的结果没有写完，草稿已存，回来可以接着写。" in open_desk.messages.said
    assert card.measures.editor is not None
    assert isinstance(card.measures.editor.draft, FormDraft)
    qtbot.waitUntil(card.measures.editor.draft.bar.isVisible)


@pytest.mark.parametrize(
    ("place", "leads_to"),
    [
        ("task/7/progress", "progress"),
        ("task/7/measure/2", "measures/2"),
        ("task/7/step/self-check", "closeout/self-check"),
        ("task/7/return", "closeout"),
    ],
)
def test_that_every_draft_knows_the_way_back(open_desk: OpenDesk, place: str, leads_to: str) -> None:
    found = place_of(Draft(place, {"a": "b"}, "周玉", open_desk.desk.clock()))
    assert found is not None
    assert (found.task_id, found.place) == ("7", leads_to)
