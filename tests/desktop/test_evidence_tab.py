"""The evidence tab: order by hand, several described at once, files moved and replaced, folders and pastes taken in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.drafts.places import way_back
from dujiao_desktop.desktop.evidence.task_chooser import TaskChooser
from dujiao_desktop.desktop.places import TaskPlace
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_card.evidence_dialog import EvidenceDialog
from dujiao_desktop.desktop.task_card.evidence_many import ManyDialog
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.task import Task
from dujiao_desktop.usecases import drafts, inbox
from tests.desktop.desk import OpenDesk, a_paper, a_photo, type_chinese

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def task(open_desk: OpenDesk, tmp_path: Path) -> Task:
    made = open_desk.task()
    for number in range(4):
        open_desk.attach(made, a_photo(tmp_path, f"{number + 1}.png", 40 * number), EvidenceKind.AFTER_PHOTO)
    return made


@pytest.fixture
def card(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> TaskCard:
    made = TaskCard(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(460, 760)
    made.show()
    with qtbot.waitSignal(made.presenter.shown):
        made.presenter.show(task.id)
    made.tabs.setCurrentIndex(tabs.EVIDENCE)
    return made


def _items(card: TaskCard) -> tuple[EvidenceItem, ...]:
    assert card.presenter.content is not None
    return card.presenter.content.case.evidence


def _names(card: TaskCard) -> list[str]:
    return [item.file_name for item in _items(card)]


def _click(card: TaskCard, row: int, qtbot: QtBot, *, add: bool = False) -> None:
    shown = card.evidence.list
    where = shown.visualRect(shown.model().index(row, 0)).center()
    keys = CTRL if add else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, keys, where)


def _press(card: TaskCard, words: str, qtbot: QtBot) -> None:
    button = next(b for b in card.evidence.findChildren(QPushButton) if b.text() == words and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _drop(card: TaskCard, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    none = Qt.KeyboardModifier.NoModifier
    card.evidence.dropEvent(
        QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    )


def _told(card: TaskCard, row: int) -> str:
    return str(card.evidence.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_that_alt_and_arrows_shift_what_is_chosen_and_the_order_stays(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    _click(card, 0, qtbot)
    for _ in range(2):
        with qtbot.waitSignal(card.presenter.shown):
            qtbot.keyClick(card.evidence.list, Qt.Key.Key_Down, ALT)
    assert _names(card) == ["2.png", "3.png", "1.png", "4.png"]
    assert [item.file_name for item in card.evidence.selected()] == ["1.png"]

    _click(card, 3, qtbot, add=True)
    with qtbot.waitSignal(card.presenter.shown):
        qtbot.keyClick(card.evidence.list, Qt.Key.Key_Up, ALT)
    assert _names(card) == ["2.png", "1.png", "4.png", "3.png"]
    assert [item.file_name for item in card.evidence.selected()] == ["1.png", "4.png"]
    assert open_desk.messages.said[-1] == "佐证顺序已存好。"


def test_that_shifting_the_first_up_changes_nothing_and_says_nothing(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    _click(card, 0, qtbot)
    qtbot.keyClick(card.evidence.list, Qt.Key.Key_Up, ALT)
    assert _names(card) == ["1.png", "2.png", "3.png", "4.png"]
    assert open_desk.messages.said == []


def test_that_rows_dropped_between_others_stand_there(card: TaskCard, qtbot: QtBot) -> None:
    _click(card, 3, qtbot)
    second = card.evidence.list.visualRect(card.evidence.list.model().index(1, 0))

    with qtbot.waitSignal(card.presenter.shown):
        card.evidence.list.drop_at(second.topLeft() + QPoint(20, 4))
    assert _names(card) == ["1.png", "4.png", "2.png", "3.png"]

    with qtbot.waitSignal(card.presenter.shown):
        card.evidence.list.scrollToBottom()
        last = card.evidence.list.visualRect(card.evidence.list.model().index(3, 0))
        card.evidence.list.drop_at(last.bottomLeft() + QPoint(20, -4))
    assert _names(card) == ["1.png", "2.png", "3.png", "4.png"]


def test_that_several_files_are_described_at_once_and_what_is_not_touched_stays(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    _click(card, 0, qtbot)
    _click(card, 2, qtbot, add=True)
    _press(card, "改说明", qtbot)
    dialog = card.window().findChild(ManyDialog)
    assert isinstance(dialog, ManyDialog)
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData("before_photo"))
    type_chinese(dialog.form.caption, "排口")

    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()

    assert [(item.kind, item.caption) for item in _items(card)] == [
        (EvidenceKind.BEFORE_PHOTO, "排口"),
        (EvidenceKind.AFTER_PHOTO, ""),
        (EvidenceKind.BEFORE_PHOTO, "排口"),
        (EvidenceKind.AFTER_PHOTO, ""),
    ]
    assert {item.destination for item in _items(card)} == {Destination.DOSSIER}
    assert open_desk.messages.said[-1] == "2 件的说明已存好。"


def test_that_what_is_typed_for_several_files_waits_as_a_draft_that_leads_back(
    card: TaskCard, open_desk: OpenDesk, task: Task, qtbot: QtBot
) -> None:
    _click(card, 0, qtbot)
    _click(card, 1, qtbot, add=True)
    _press(card, "改说明", qtbot)
    dialog = card.window().findChild(ManyDialog)
    assert isinstance(dialog, ManyDialog)
    type_chinese(dialog.form.caption, "写到一半")
    dialog.reject()

    ids = "|".join(item.id for item in _items(card)[:2])
    kept = drafts.draft_of(open_desk.desk.lines, f"task/{task.id}/evidence/many/{ids}")
    assert kept is not None
    assert way_back(kept) == ("tasks", TaskPlace(task.id, f"evidence/many/{ids}"))
    qtbot.waitUntil(lambda: card.window().findChild(ManyDialog) is None)
    card.go_to(f"evidence/many/{ids}")
    again = card.window().findChild(ManyDialog)
    assert isinstance(again, ManyDialog)
    assert again.draft is not None
    qtbot.waitUntil(again.draft.bar.isVisible)


def test_that_a_new_file_stands_for_the_old_one_which_is_kept_grey(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = a_photo(tmp_path, "重拍.png", 222)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(newer), ""))
    _click(card, 1, qtbot)

    with qtbot.waitSignal(card.presenter.shown):
        _press(card, "换新…", qtbot)

    assert sorted(_names(card)) == ["1.png", "2.png", "3.png", "4.png", "重拍.png"]
    old = next(item for item in _items(card) if item.file_name == "2.png")
    row = _items(card).index(old)
    assert "○ 已由“重拍.png”代替" in _told(card, row)
    assert card.presenter.content is not None
    assert old not in card.presenter.content.case.for_dossier
    assert "旧的还留着" in open_desk.messages.said[-1]
    _click(card, row, qtbot)
    assert not next(b for b in card.evidence.findChildren(QPushButton) if b.text() == "换新…").isEnabled()


def test_that_files_put_to_the_wrong_task_are_moved_or_wait_again(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    other = open_desk.task("12", "砂石厂扬尘污染")
    _click(card, 0, qtbot)
    _click(card, 1, qtbot, add=True)
    card.evidence.move_elsewhere()
    chooser = card.window().findChild(TaskChooser)
    assert isinstance(chooser, TaskChooser)
    qtbot.waitUntil(lambda: chooser.list.count() == 1)
    with qtbot.waitSignal(card.presenter.shown):
        qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert _names(card) == ["3.png", "4.png"]
    with open_desk.office.store.lists() as lists:
        assert [item.file_name for item in lists.case_file(other.id).evidence] == ["1.png", "2.png"]
    assert open_desk.messages.said[-1] == "选中的 2 件已移到任务 12。"

    _click(card, 0, qtbot)
    with qtbot.waitSignal(card.presenter.shown):
        card.evidence.move_back()
    assert _names(card) == ["4.png"]
    assert [item.file_name for item in inbox.waiting(open_desk.desk.lines)] == ["3.png"]


def test_that_a_folder_dropped_on_the_tab_is_taken_in_to_its_end_and_one_bad_file_stops_nothing(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "现场"
    (folder / "下午").mkdir(parents=True)
    a_photo(folder, "a.png", 5)
    a_photo(folder / "下午", "b.png", 6)
    (folder / "空.jpg").write_bytes(b"")
    _drop(card, folder)
    dialog = card.window().findChild(EvidenceDialog)
    assert isinstance(dialog, EvidenceDialog)
    type_chinese(dialog.ui.captionEdit, "现场")

    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()

    assert _names(card)[4:] == ["a.png", "b.png"]
    assert {item.caption for item in _items(card)[4:]} == {"现场"}
    assert "收了 2 个文件，原件没有改动；1 个收不了。" in open_desk.messages.said[-1]


def test_that_a_pasted_screenshot_is_described_and_attached(card: TaskCard, qtbot: QtBot) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    card.paste()
    dialog = card.window().findChild(EvidenceDialog)
    assert isinstance(dialog, EvidenceDialog)
    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()
    assert _names(card)[-1] == "截图_20261121_143000.png"


def test_that_several_files_are_removed_together(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    _click(card, 0, qtbot)
    _click(card, 1, qtbot, add=True)
    with qtbot.waitSignal(card.presenter.shown):
        qtbot.keyClick(card.evidence.list, Qt.Key.Key_Delete)
    assert _names(card) == ["3.png", "4.png"]
    assert open_desk.messages.asked == ["把选中的 2 件从这项任务里移出吗？"]


def test_that_one_bad_file_among_few_leaves_all_of_them_out(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    """Few files are one deed, as before."""
    good = a_paper(tmp_path, "好.pdf")
    empty = tmp_path / "空.pdf"
    empty.write_bytes(b"")
    _drop(card, good, empty)
    dialog = card.window().findChild(EvidenceDialog)
    assert isinstance(dialog, EvidenceDialog)
    dialog.do_button.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert len(_items(card)) == 4
    dialog.reject()


def test_that_a_file_the_task_holds_is_refused_with_a_link_to_the_first(
    card: TaskCard, qtbot: QtBot, tmp_path: Path
) -> None:
    copy = tmp_path / "副本.png"
    copy.write_bytes((tmp_path / "3.png").read_bytes())
    _drop(card, copy)
    dialog = card.window().findChild(EvidenceDialog)
    assert isinstance(dialog, EvidenceDialog)
    dialog.do_button.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    link = next(b for b in dialog.findChildren(QPushButton) if b.text() == "去看那一件")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert [item.file_name for item in card.evidence.selected()] == ["3.png"]
    assert len(_items(card)) == 4
