"""照片体检 on the screen: a quiet line, two photos side by side, an answer or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.dossier.make_dialog import MakeDossierDialog
from dujiao_desktop.desktop.task_card.card import EVIDENCE, TaskCard
from dujiao_desktop.desktop.task_card.photo_check_dialog import PhotoCheckDialog
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.photo_check import HintAnswer
from dujiao_desktop.domain.task import Task
from dujiao_desktop.usecases import photo_check
from tests.desktop.desk import OpenDesk, a_photo, type_chinese
from tests.photos import changes
from tests.photos.drawn_scenes import draw
from tests.usecases.test_photo_check import a_photograph, copied

COPIES = (changes.stamped, changes.retouched_much)


@pytest.fixture
def task(open_desk: OpenDesk, tmp_path: Path) -> Task:
    """Two photos of the finished work that were made from those before, and an honest one."""
    task = open_desk.task()
    for number, change in enumerate(COPIES):
        place = draw(number + 2)
        before = a_photograph(tmp_path / f"前{number}.jpg", place)
        after = a_photograph(tmp_path / f"后{number}.jpg", copied(place, change))
        open_desk.attach(task, before, EvidenceKind.BEFORE_PHOTO, caption=f"改造前 {number}")
        open_desk.attach(task, after, EvidenceKind.AFTER_PHOTO, caption=f"改造后 {number}")
    open_desk.attach(task, a_photograph(tmp_path / "好.jpg", draw(1)), EvidenceKind.AFTER_PHOTO, caption="新拍的")
    return task


@pytest.fixture
def card(open_desk: OpenDesk, qtbot: QtBot, task: Task) -> TaskCard:
    card = TaskCard(open_desk.desk)
    qtbot.addWidget(card)
    card.resize(600, 700)
    card.show()
    card.tabs.setCurrentIndex(EVIDENCE)
    card.presenter.show(task.id)
    qtbot.waitUntil(lambda: card.evidence.photo_check.isVisible(), timeout=20_000)
    return card


def dialog_of(card: TaskCard, qtbot: QtBot) -> PhotoCheckDialog:
    def found() -> list[PhotoCheckDialog]:
        return [d for d in card.findChildren(PhotoCheckDialog) if d.isVisible()]

    qtbot.waitUntil(lambda: bool(found()) and found()[0].isActiveWindow())
    return found()[0]


def unanswered(open_desk: OpenDesk, task: Task) -> int:
    return photo_check.unanswered(open_desk.desk.lines, task.id)


def test_that_one_quiet_line_says_what_was_looked_at(card: TaskCard, open_desk: OpenDesk) -> None:
    line = card.evidence.photo_check

    assert line.words.text() == "3 张照片查过：2 张建议看一眼"
    marked = {one.item.title for one in line.hints}
    assert marked == {"改造后 0", "改造后 1"}
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    spoken = [card.evidence.list.model().index(row, 0).data(role) for row in range(5)]
    assert [("照片体检" in words) for words in spoken] == [False, True, False, True, False]
    assert open_desk.messages.bugs == []


def test_that_both_photos_are_seen_with_the_reason_and_turned_by_keys(card: TaskCard, qtbot: QtBot) -> None:
    card.evidence.photo_check.look_button.click()
    dialog = dialog_of(card, qtbot)
    assert "可能后来加了水印" in dialog.reason.text()
    assert "改造后 0" in dialog.left.words.text()
    assert "改造前 0" in dialog.right.words.text()
    assert dialog.left.picture.size() == dialog.right.picture.size()
    qtbot.waitUntil(lambda: not dialog.left.picture.pixmap().isNull() and not dialog.right.picture.pixmap().isNull())

    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert "的画面一样，其余不同" in dialog.reason.text()
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert not dialog.next_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_PageUp)
    assert "改造后 0" in dialog.left.words.text()


def test_that_answers_are_kept_and_the_line_counts_what_is_left(
    card: TaskCard, open_desk: OpenDesk, task: Task, qtbot: QtBot
) -> None:
    card.evidence.photo_check.look_button.click()
    dialog = dialog_of(card, qtbot)

    dialog.do_button.click()
    qtbot.waitUntil(lambda: "还没有写说明" in dialog.trouble.text())
    assert unanswered(open_desk, task) == 2
    type_chinese(dialog.remark, "同一机位，已核对")
    dialog.do_button.click()
    qtbot.waitUntil(lambda: unanswered(open_desk, task) == 1)
    qtbot.waitUntil(lambda: "改造后 1" in dialog.left.words.text())
    assert dialog.remark.text() == ""
    dialog.answer_buttons[HintAnswer.OTHER].click()
    qtbot.waitUntil(lambda: unanswered(open_desk, task) == 0)

    qtbot.waitUntil(lambda: card.evidence.photo_check.words.text() == "3 张照片查过，没有要看的")
    assert "回答已记下" in open_desk.messages.said[-1]


def test_that_what_was_typed_and_not_stored_is_there_again(card: TaskCard, qtbot: QtBot) -> None:
    card.evidence.photo_check.look_button.click()
    dialog = dialog_of(card, qtbot)
    type_chinese(dialog.remark, "还没写完")
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert dialog.remark.text() == ""
    QTest.keyClick(dialog, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: dialog.draft is not None and dialog.draft.bar.isVisible())
    assert dialog.draft is not None
    dialog.draft.use()
    assert dialog.remark.text() == "还没写完"


def test_that_a_photo_to_be_replaced_gives_way_to_the_one_that_is_chosen(
    card: TaskCard, open_desk: OpenDesk, task: Task, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = a_photo(tmp_path, "重拍的.jpg", 200)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(newer), ""))
    card.evidence.photo_check.look_button.click()
    dialog = dialog_of(card, qtbot)
    doubtful = dialog.shown.item
    dialog.answer_buttons[HintAnswer.REPLACE].click()

    def is_replaced() -> bool:
        there = {e.id: e for e in open_desk.desk.lines.case_file(task.id).evidence}
        newer_id = there[doubtful.id].replaced_by
        return newer_id is not None and there[newer_id].file_name == "重拍的.jpg"

    qtbot.waitUntil(is_replaced)


def test_that_open_hints_are_mentioned_where_a_dossier_is_made_and_block_nothing(
    card: TaskCard, open_desk: OpenDesk, window: QWidget, qtbot: QtBot
) -> None:
    content = card.presenter.content
    assert content is not None
    dialog = MakeDossierDialog(content, open_desk.desk, window)
    dialog.open()

    def said() -> str:
        return "".join(text.text() for text in dialog.findChildren(QLabel) if text.isVisible())

    qtbot.waitUntil(lambda: "照片体检有 2 处建议看一眼，不影响出卷" in said())
    assert not any("照片" in gap.text and "体检" in gap.text for gap in content.missing_for_dossier)
