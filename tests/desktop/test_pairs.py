"""整改前后对比 in the window: seen side by side and one over the other, confirmed, parted, exchanged, printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.pairs.choose_photo import ChoosePhotoDialog
from dujiao_desktop.desktop.pairs.dialog import PairsDialog
from dujiao_desktop.desktop.pairs.two_pictures import View
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_card.visit_dialogs import LookbackDialog
from dujiao_desktop.desktop.undo.undoing import Undoing
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.task import Task
from tests.desktop.desk import OpenDesk, a_photo
from tests.documents.judging import squeezed, text_of
from tests.usecases.placing import a_placed_photo

BEFORE, AFTER = EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO


@pytest.fixture
def task(open_desk: OpenDesk, tmp_path: Path) -> Task:
    """Two places before and after, and a third of which there is only a photo before."""
    made = open_desk.task()
    standing = a_placed_photo(tmp_path / "桥前.jpg", shade=10, size=(600, 800))
    open_desk.attach(made, standing, BEFORE, place="清溪桥")
    later = a_placed_photo(tmp_path / "桥后.jpg", shade=200, size=(800, 600), at=(29.56305, 106.5516), taken=None)
    open_desk.attach(made, later, AFTER, place="清溪桥", taken_on=date(2026, 10, 9))
    open_desk.attach(made, a_photo(tmp_path, "街前.jpg", 40), BEFORE, place="老街")
    open_desk.attach(made, a_photo(tmp_path, "街后.jpg", 220), AFTER, place="老街")
    open_desk.attach(made, a_photo(tmp_path, "塘前.jpg", 70), BEFORE, place="村口塘", caption="村口塘黑臭")
    open_desk.desk.since = open_desk.desk.lines.newest_act()
    return made


@pytest.fixture
def dialog(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> PairsDialog:
    """As it opens from the evidence of the task."""
    card = TaskCard(open_desk.desk)
    qtbot.addWidget(card)
    card.resize(700, 800)
    card.show()
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.show(task.id)
    card.tabs.setCurrentIndex(tabs.EVIDENCE)
    qtbot.mouseClick(card.evidence.pairs_button, Qt.MouseButton.LeftButton)
    made = card.findChild(PairsDialog)
    assert isinstance(made, PairsDialog)
    qtbot.waitUntil(lambda: made.list.count() == 3)
    qtbot.waitUntil(lambda: all(side.picture is not None for side in made.pictures._sides or ()))
    return made


def _rows(dialog: PairsDialog) -> list[str]:
    return [dialog.list.item(row).text().split("\n")[0] for row in range(dialog.list.count())]


def _confirmed(dialog: PairsDialog) -> list[tuple[int, int]]:
    return [(p.before.order, p.after.order) for p in dialog.pairing.pairs if p.is_confirmed]


def test_that_pairs_come_first_with_their_reasons_and_then_what_has_no_partner(dialog: PairsDialog) -> None:
    assert _rows(dialog) == ["○ 佐证 1 — 2　清溪桥", "○ 佐证 3 — 4　老街", "◇ 佐证 5　村口塘黑臭"]
    assert "同一地点、相距 6 米" in dialog._about.text()
    assert "2026-10-09（经办人填写）" in dialog._about.text()
    assert dialog._facts.text() == "已确认 0 对，待确认 2 对；1 张整改前照片还没有整改后照片。"


def test_that_a_standing_and_a_lying_picture_are_shown_equally_high(dialog: PairsDialog) -> None:
    first, second = dialog.pictures.places()
    assert first.height() == pytest.approx(second.height())
    assert first.width() < second.width()
    assert first.right() <= second.left()


def test_that_the_divider_follows_the_mouse_and_the_arrow_keys(dialog: PairsDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.over_button, Qt.MouseButton.LeftButton)
    assert dialog.pictures.view is View.OVER
    first, second = dialog.pictures.places()
    whole = first.united(second)
    at = QPointF(whole.left() + whole.width() / 4, whole.center().y())
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, at, dialog.pictures.mapToGlobal(at), Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(dialog.pictures, press)
    assert dialog.slider.value() == 25
    qtbot.keyClick(dialog.slider, Qt.Key.Key_Right)
    assert dialog.pictures.percent == 26
    qtbot.keyClick(dialog.slider, Qt.Key.Key_End)
    assert _shade(dialog, whole.center()) == _shade(dialog, first.center()) < 100
    qtbot.keyClick(dialog.slider, Qt.Key.Key_Home)
    assert _shade(dialog, whole.center() + QPointF(0, whole.height() / 4)) > 100


def _shade(dialog: PairsDialog, at: QPointF) -> int:
    image: QImage = dialog.pictures.grab().toImage()
    return image.pixelColor((at * dialog.devicePixelRatioF()).toPoint()).red()


def test_that_confirming_leads_to_the_next_suggestion_and_is_taken_back(
    open_desk: OpenDesk, dialog: PairsDialog, qtbot: QtBot
) -> None:
    undoing = Undoing(open_desk.desk, dialog.window())
    open_desk.desk.undo = undoing.undo
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _confirmed(dialog) == [(1, 2)])
    assert dialog.list.currentRow() == 1
    assert "Ctrl+Z" in dialog.hint.text()
    dialog.do_button.click()
    qtbot.waitUntil(lambda: _confirmed(dialog) == [(1, 2), (3, 4)])
    assert not dialog.do_button.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _confirmed(dialog) == [(1, 2)])


def test_that_what_is_not_one_place_is_parted_and_another_photo_chosen(dialog: PairsDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.apart_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialog.pairing.pairs) == 1)
    assert _rows(dialog) == ["○ 佐证 3 — 4　老街", "◇ 佐证 1　桥前.jpg", "◇ 佐证 2　桥后.jpg", "◇ 佐证 5　村口塘黑臭"]
    dialog.list.setCurrentRow(3)
    assert dialog.other_button.text() == "选整改后照片…"
    qtbot.mouseClick(dialog.other_button, Qt.MouseButton.LeftButton)
    choose = dialog.findChild(ChoosePhotoDialog)
    assert isinstance(choose, ChoosePhotoDialog)
    orders = [item.order for item in choose._photos]
    assert sorted(orders) == [2, 4]
    choose.list.setCurrentRow(orders.index(2))
    choose.do_button.click()
    qtbot.waitUntil(lambda: _confirmed(dialog) == [(5, 2)])


def test_that_page_keys_lead_through_all(dialog: PairsDialog, qtbot: QtBot) -> None:
    for row in (1, 2, 2):
        qtbot.keyClick(dialog.pictures, Qt.Key.Key_PageDown)
        assert dialog.list.currentRow() == row
    assert "还没有对应的整改后照片" in dialog._about.text()
    assert not dialog.do_button.isEnabled()
    qtbot.keyClick(dialog.pictures, Qt.Key.Key_PageUp)
    assert dialog.list.currentRow() == 1


def test_that_both_papers_are_printed_from_here(
    dialog: PairsDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(*_: object) -> tuple[str, str]:
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    for name, button, words in (
        ("对比.pdf", dialog.print_button, "对比2：同一地点"),
        ("复拍.pdf", dialog.reshoot_all_button, "村口塘黑臭"),
        ("一处.pdf", dialog.reshoot_button, "佐证1（整改前）"),
    ):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda name=name: name in dialog.hint.text())  # type: ignore[misc]
        assert words in squeezed(text_of(tmp_path / name))


def test_that_a_look_back_takes_its_sheet_along(
    open_desk: OpenDesk, task: Task, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = TaskCard(open_desk.desk)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.show(task.id)
    assert card.presenter.content is not None
    dialog = LookbackDialog(card.presenter.content, card.presenter, open_desk.desk, card)
    dialog.open()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "复拍.pdf"), ""))
    dialog.reshoot_button.click()
    qtbot.waitUntil(lambda: "复拍.pdf" in dialog.hint.text())
    said = squeezed(text_of(tmp_path / "复拍.pdf"))
    assert "佐证2（整改后）" in said
    assert "佐证4（整改后）" in said
    dialog.reject()


def test_that_it_is_closed_while_pictures_are_still_coming(dialog: PairsDialog, qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(1)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
