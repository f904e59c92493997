"""佐证: what waits is taken in, described and put to its task, by mouse and by keyboard."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.drafts.places import way_back
from dujiao_desktop.desktop.evidence.heading_row import HeadingRow
from dujiao_desktop.desktop.evidence.page import EvidencePage
from dujiao_desktop.desktop.evidence.taken_in_dialog import TakenInDialog
from dujiao_desktop.desktop.evidence.targets import Targets
from dujiao_desktop.desktop.evidence.task_chooser import TaskChooser
from dujiao_desktop.desktop.evidence.tile_model import CARRIED
from dujiao_desktop.desktop.main_window import MainWindow
from dujiao_desktop.desktop.pages import builders
from dujiao_desktop.desktop.places import InboxPlace, TaskPlace
from dujiao_desktop.desktop.undo.undoing import Undoing
from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.usecases import drafts, inbox, take_in
from tests.cards import a_camera_photo, a_card
from tests.desktop.desk import NOW, OpenDesk, a_paper, a_photo, type_chinese

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(open_desk: OpenDesk, window: QWidget, qtbot: QtBot) -> EvidencePage:
    made = EvidencePage(open_desk.desk)
    made.setParent(window)
    made.resize(1214, 745)
    window.show()
    made.show()
    with qtbot.waitSignal(made.presenter.shown):
        made.read()
    return made


def _drop(on: QWidget, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    _drop_mime(on, mime)


def _drop_mime(on: QWidget, mime: QMimeData) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, none)
    on.dropEvent(event)


def _take(page: EvidencePage, qtbot: QtBot, *places: Path) -> take_in.TakenIn:
    with qtbot.waitSignal(page.presenter.taken_in) as told:
        _drop(page, *places)
    qtbot.waitUntil(lambda: page._content is not None and page._content.waiting == _waiting(page))
    taken = told.args[0]
    assert isinstance(taken, take_in.TakenIn)
    return taken


def _waiting(page: EvidencePage) -> int:
    return len(inbox.waiting(page._desk.lines))


def _shows(page: EvidencePage, qtbot: QtBot, count: int) -> None:
    qtbot.waitUntil(lambda: page._content is not None and page._content.waiting == count)
    assert page.header.facts.text().startswith(f"待归位 {count} 件")


def _headings(page: EvidencePage) -> list[HeadingRow]:
    return list(page.tiles.headings())


def _heading_words(page: EvidencePage) -> list[str]:
    return [h.findChildren(QLabel)[0].accessibleName() for h in _headings(page)]


def _button(on: QWidget, words: str) -> QPushButton:
    return next(b for b in on.findChildren(QPushButton) if b.text() == words and b.isVisible())


def _click_tile(page: EvidencePage, qtbot: QtBot, item: EvidenceItem, *, add: bool = False) -> None:
    index = page.tiles.tiles.index_of(item.id)
    page.tiles.scrollTo(index)
    keys = CTRL if add else Qt.KeyboardModifier.NoModifier
    where = page.tiles.visualRect(index).center()
    qtbot.mouseClick(page.tiles.viewport(), Qt.MouseButton.LeftButton, keys, where)


def _items(page: EvidencePage) -> tuple[EvidenceItem, ...]:
    assert page._content is not None
    return tuple(item for group in page._content.groups for item in group.items)


def _of(open_desk: OpenDesk, task_id: TaskId) -> tuple[EvidenceItem, ...]:
    with open_desk.office.store.lists() as lists:
        return lists.case_file(task_id).evidence


def test_that_the_empty_page_says_in_one_sentence_what_to_do(page: EvidencePage) -> None:
    said = [text.text() for text in page.findChildren(QLabel) if text.isVisible()]
    assert "把照片、文件或者整张相机卡拖到这里；先收进来，再归到任务。" in said
    assert page.header.facts.text() == "待归位 0 件 · 已归位 0 件"


def test_that_a_whole_card_dropped_on_the_page_waits_in_groups(
    page: EvidencePage, qtbot: QtBot, tmp_path: Path
) -> None:
    card = a_card(tmp_path)
    before = {file: file.read_bytes() for file in card.iterdir()}

    taken = _take(page, qtbot, card)

    assert len(taken.items) == 6
    _shows(page, qtbot, 6)
    assert [words.split(" · ")[0] for words in _heading_words(page)] == ["11月19日 上午", "11月19日 下午", "文件"]
    assert [words.split(" · ")[-1] for words in _heading_words(page)] == ["3 张", "2 张", "监测报告.pdf"]
    assert {file: file.read_bytes() for file in card.iterdir()} == before
    assert "收了 6 个文件，原件没有改动。" in [
        text.text() for text in page.bar.findChildren(QLabel) if text.isVisible()
    ]


def test_that_one_key_puts_a_group_to_the_task_it_looks_like_and_undo_brings_it_back(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    card = a_card(tmp_path).rename(tmp_path / "7 老街雨污管网")
    _take(page, qtbot, card)
    chip = next(text for text in _headings(page)[0].findChildren(QLabel) if text.text().startswith("像是"))
    assert chip.text().startswith("像是 7 老街片区")
    assert "7" in chip.toolTip().split("\n")[1]
    assert "像是任务 7" in chip.accessibleName()

    page.tiles.setFocus()
    qtbot.keyClick(page.tiles, Qt.Key.Key_Home)
    qtbot.keyClick(page.tiles, Qt.Key.Key_Return)

    _shows(page, qtbot, 3)
    assert [item.file_name for item in _of(open_desk, task.id)] == ["IMG_0000.jpg", "IMG_0001.jpg", "IMG_0002.jpg"]
    assert open_desk.messages.said[-1] == "3 个文件归到任务 7 了。"
    # The cursor stands on what took the place of what is gone, so that the next Enter goes on.
    group = page.tiles.group()
    assert group is not None
    assert group.items[0].file_name == "IMG_1000.jpg"

    Undoing(open_desk.desk, page.window()).undo()
    _shows(page, qtbot, 6)
    assert _of(open_desk, task.id) == ()


def test_that_the_button_of_a_group_puts_it_and_says_which_task(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    _take(page, qtbot, a_card(tmp_path).rename(tmp_path / "7 老街雨污管网"))
    heading = _headings(page)[1]
    assert heading.do_button.text() == "都归到 7"

    qtbot.mouseClick(heading.do_button, Qt.MouseButton.LeftButton)

    _shows(page, qtbot, 4)
    assert len(_of(open_desk, task.id)) == 2


def test_that_a_group_nothing_speaks_for_is_put_to_the_task_the_officer_finds(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.task("3", "城东垃圾堆场渗滤液外溢")
    other = open_desk.task("12", "砂石厂扬尘污染")
    with open_desk.office.store.lists() as lists:
        assert lists.find_task("12") == other.id
    _take(page, qtbot, a_photo(tmp_path, "IMG.jpg"))
    page.tiles.setFocus()
    qtbot.keyClick(page.tiles, Qt.Key.Key_Home)
    qtbot.keyClick(page.tiles, Qt.Key.Key_Return)
    chooser = page.window().findChild(TaskChooser)
    assert isinstance(chooser, TaskChooser)
    qtbot.waitUntil(lambda: chooser.list.count() == 2)

    type_chinese(chooser.field, "砂石")
    qtbot.waitUntil(lambda: chooser.list.count() == 1)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)

    _shows(page, qtbot, 0)
    assert [item.file_name for item in _of(open_desk, other.id)] == ["IMG.jpg"]
    qtbot.waitUntil(lambda: page.window().findChild(TaskChooser) is None)


def test_that_chosen_tiles_dragged_onto_a_task_go_there_and_no_others(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    _take(page, qtbot, a_card(tmp_path).rename(tmp_path / "7 老街雨污管网"))
    first, _, third, *_ = _items(page)
    _click_tile(page, qtbot, first)
    _click_tile(page, qtbot, third, add=True)
    assert [item.id for item in page.tiles.chosen()] == [first.id, third.id]
    carried = page.tiles.tiles.mimeData(page.tiles.selectionModel().selectedIndexes())
    assert json.loads(bytes(carried.data(CARRIED).data())) == [first.id, third.id]
    targets = page.details.findChild(Targets)
    assert isinstance(targets, Targets)

    _drop_mime(targets.findChildren(QPushButton)[0], carried)

    _shows(page, qtbot, 4)
    assert [item.id for item in _of(open_desk, task.id)] == [first.id, third.id]


def test_that_a_digit_puts_what_is_chosen_to_the_task_with_that_number(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    _take(page, qtbot, a_card(tmp_path).rename(tmp_path / "7 老街雨污管网"))
    page.tiles.setFocus()
    qtbot.keyClick(page.tiles, Qt.Key.Key_Home)
    qtbot.keyClick(page.tiles, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.tiles.chosen()) == 2

    qtbot.keyClick(page.tiles, Qt.Key.Key_1)

    _shows(page, qtbot, 4)
    assert len(_of(open_desk, task.id)) == 2


def test_that_arrows_go_from_file_to_file_over_headings(page: EvidencePage, qtbot: QtBot, tmp_path: Path) -> None:
    _take(page, qtbot, a_card(tmp_path))
    page.tiles.setFocus()
    qtbot.keyClick(page.tiles, Qt.Key.Key_Home)
    walked = []
    for _ in range(6):
        item = page.tiles.tiles.item_at(page.tiles.currentIndex())
        assert item is not None
        walked.append(item.file_name)
        qtbot.keyClick(page.tiles, Qt.Key.Key_Right)
    assert walked == [item.file_name for item in _items(page)]
    qtbot.keyClick(page.tiles, Qt.Key.Key_Home)
    qtbot.keyClick(page.tiles, Qt.Key.Key_Down)
    below = page.tiles.tiles.item_at(page.tiles.currentIndex())
    assert below is not None
    assert below.file_name.startswith("IMG_1")


def test_that_several_files_are_described_at_once_and_what_differs_stays(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    _take(page, qtbot, a_card(tmp_path))
    first, second, third, *_ = _items(page)
    for item, words in ((first, "桥头"), (second, "桥尾")):
        inbox.describe_many(
            open_desk.office.store, [item.id], inbox.ManyDraft(caption=words), by=open_desk.desk.by, now=NOW
        )
    with qtbot.waitSignal(page.presenter.shown):
        page.read()
    _click_tile(page, qtbot, first)
    _click_tile(page, qtbot, second, add=True)
    _click_tile(page, qtbot, third, add=True)
    form = page.details.form
    assert form.caption.placeholderText() == "各不相同，不改"

    form.kind.setCurrentIndex(form.kind.findData("after_photo"))
    form.destination.setCurrentIndex(form.destination.findData("internal"))
    type_chinese(form.place, "清溪桥")
    qtbot.mouseClick(page.details.save_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: {item.place for item in _items(page)[:3]} == {"清溪桥"})
    after = _items(page)
    assert [(item.kind, item.destination) for item in after[:3]] == [
        (EvidenceKind.AFTER_PHOTO, Destination.INTERNAL)
    ] * 3
    assert {item.caption for item in after[:3]} == {"桥头", "桥尾", ""}
    assert {item.place for item in after[3:]} == {""}
    assert open_desk.messages.said[-1] == "说明已存好。"


def test_that_what_is_typed_goes_with_the_files_that_are_put(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    _take(page, qtbot, a_card(tmp_path).rename(tmp_path / "7 老街雨污管网"))
    _click_tile(page, qtbot, _items(page)[0])
    type_chinese(page.details.form.caption, "排口封堵后")
    page.tiles.setFocus()

    qtbot.keyClick(page.tiles, Qt.Key.Key_1)

    _shows(page, qtbot, 5)
    assert [item.caption for item in _of(open_desk, task.id)] == ["排口封堵后"]


def test_that_what_was_typed_for_one_file_waits_as_its_draft(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    _take(page, qtbot, a_card(tmp_path))
    first, second, *_ = _items(page)
    _click_tile(page, qtbot, first)
    type_chinese(page.details.form.caption, "写到一半")

    _click_tile(page, qtbot, second)
    assert page.details.form.caption.text() == ""

    place = f"inbox/{first.id}"
    kept = drafts.draft_of(open_desk.desk.lines, place)
    assert isinstance(kept, Draft)
    assert way_back(kept) == ("evidence", InboxPlace((first.id,)))
    page.show_this(InboxPlace((first.id,)))
    qtbot.waitUntil(page.details.draft.bar.isVisible)
    qtbot.mouseClick(_button(page.details.draft.bar, "用草稿"), Qt.MouseButton.LeftButton)
    assert page.details.form.caption.text() == "写到一半"


def test_that_a_photo_without_a_camera_s_word_is_told_with_the_way_to_the_original(
    page: EvidencePage, qtbot: QtBot, tmp_path: Path
) -> None:
    _take(
        page,
        qtbot,
        a_photo(tmp_path, "mmexport.jpg"),
        a_camera_photo(tmp_path, "IMG.jpg", datetime(2026, 11, 19, 9, 0), 9),
    )
    camera, bare = (next(i for i in _items(page) if i.file_name == n) for n in ("IMG.jpg", "mmexport.jpg"))
    _click_tile(page, qtbot, bare)
    said = " ".join(text.text() for text in page.details.findChildren(QLabel) if text.isVisible())
    assert "无拍摄信息（可能经微信等转发）" in said
    assert "原图" in said
    _click_tile(page, qtbot, camera)
    said = " ".join(text.text() for text in page.details.findChildren(QLabel) if text.isVisible())
    assert "无拍摄信息" not in said
    assert "2026-11-19 09:00（相机记录）" in said


def test_that_a_file_that_is_here_already_is_not_taken_twice_and_leads_to_the_first(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    photo = a_photo(tmp_path, "原图.jpg")
    _take(page, qtbot, photo)
    first = _items(page)[0]
    copy = tmp_path / "副本.jpg"
    copy.write_bytes(photo.read_bytes())
    broken = tmp_path / "空的.jpg"
    broken.write_bytes(b"")

    taken = _take(page, qtbot, copy, broken)

    assert len(taken.items) == 0
    _shows(page, qtbot, 1)
    said = [text.text() for text in page.bar.findChildren(QLabel) if text.isVisible()]
    assert "没有收进新的文件；1 个已经有了，没有重复收；1 个收不了。" in said
    qtbot.mouseClick(page.bar.list_button, Qt.MouseButton.LeftButton)
    dialog = page.window().findChild(TakenInDialog)
    assert isinstance(dialog, TakenInDialog)
    words = " ".join(text.text() for text in dialog.findChildren(QLabel))
    assert "空的.jpg" in words
    assert "副本.jpg　和“原图.jpg”是同一个文件" in words
    with qtbot.waitSignal(page.asks_for) as asked:
        qtbot.mouseClick(_button(dialog, "去看那一件"), Qt.MouseButton.LeftButton)
    assert asked.args == ["evidence", InboxPlace((first.id,))]
    page.show_this(asked.args[1])
    qtbot.waitUntil(lambda: page.tiles.chosen_ids() == (first.id,))
    assert _of(open_desk, task.id) == ()


def test_that_a_duplicate_of_a_task_s_file_stays_waiting_and_is_told(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    photo = a_photo(tmp_path, "原图.jpg")
    open_desk.attach(task, photo, EvidenceKind.AFTER_PHOTO)
    folder = tmp_path / "7 老街"
    folder.mkdir()
    (folder / "副本.jpg").write_bytes(photo.read_bytes())
    a_photo(folder, "新的.jpg", 33)
    _take(page, qtbot, folder)

    qtbot.mouseClick(_headings(page)[0].do_button, Qt.MouseButton.LeftButton)

    _shows(page, qtbot, 1)
    assert _items(page)[0].file_name == "副本.jpg"
    assert "1 个那里已经有了，还留在待归位：副本.jpg。" in open_desk.messages.said[-1]


class _StopsAfter(JobControl):
    """An officer who stops after some files."""

    def __init__(self, files: int) -> None:
        self._left = files

    def report(self, done: int, total: int, message: str) -> None:
        self._left -= 1

    def stop_if_cancelled(self) -> None:
        from dujiao_desktop.domain.errors import Cancelled

        if self._left <= 0:
            raise Cancelled


@pytest.mark.parametrize("goes_on", [True, False])
def test_that_after_a_break_the_rest_is_taken_in_or_let_go(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path, goes_on: bool
) -> None:
    card = tmp_path / "DCIM"
    card.mkdir()
    for number in range(70):
        a_photo(card, f"IMG_{number:03}.png", number)
    desk = open_desk.desk
    stopped = take_in.take_in(
        open_desk.office.store, [card], office=desk.office, by=desk.by, now=NOW, control=_StopsAfter(40)
    )
    assert 0 < stopped.waiting < 70
    with qtbot.waitSignal(page.presenter.shown):
        page.read()
    said = [text.text() for text in page.bar.findChildren(QLabel) if text.isVisible()]
    assert f"上次还有 {stopped.waiting} 个文件没有收完。" in said

    qtbot.mouseClick(_button(page.bar, "继续" if goes_on else "不收了"), Qt.MouseButton.LeftButton)

    _shows(page, qtbot, 70 if goes_on else 70 - stopped.waiting)
    qtbot.waitUntil(lambda: not any("上次还有" in t.text() for t in page.bar.findChildren(QLabel) if t.isVisible()))
    assert len(list(card.iterdir())) == 70


def test_that_a_pasted_screenshot_waits_as_a_picture_named_by_its_moment(open_desk: OpenDesk, qtbot: QtBot) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    window = MainWindow()
    qtbot.addWidget(window)
    window.open_desk(open_desk.desk, builders(), None, "evidence")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page()
    assert isinstance(page, EvidencePage)

    with qtbot.waitSignal(page.presenter.taken_in):
        qtbot.keyClick(window, Qt.Key.Key_V, CTRL)

    _shows(page, qtbot, 1)
    assert _items(page)[0].file_name == "截图_20261121_143000.png"
    assert _items(page)[0].media_type == "image/png"
    window.close_desk()


def test_that_pasting_copied_files_takes_them_and_pasting_nothing_is_answered(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(a_paper(tmp_path, "通知.pdf")))])
    QGuiApplication.clipboard().setMimeData(mime)
    with qtbot.waitSignal(page.presenter.taken_in):
        page.paste()
    _shows(page, qtbot, 1)
    QGuiApplication.clipboard().setText("只有字")
    page.paste()
    assert open_desk.messages.said[-1].startswith("剪贴板里没有图片，也没有文件，什么也没有收。")


def test_that_removed_files_go_to_the_bin_together_and_come_back_by_undo(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    _take(page, qtbot, a_card(tmp_path))
    page.tiles.setFocus()
    qtbot.keyClick(page.tiles, Qt.Key.Key_A, CTRL)
    assert len(page.tiles.chosen()) == 6

    qtbot.keyClick(page.tiles, Qt.Key.Key_Delete)

    _shows(page, qtbot, 0)
    assert open_desk.messages.asked[-1] == "把选中的 6 个文件移出吗？"
    with open_desk.office.store.lists() as lists:
        assert len(lists.removed()) == 6
    Undoing(open_desk.desk, page.window()).undo()
    _shows(page, qtbot, 6)


def test_that_in_a_narrow_window_what_is_chosen_takes_the_page_and_leads_back(
    page: EvidencePage, qtbot: QtBot, tmp_path: Path
) -> None:
    _take(page, qtbot, a_card(tmp_path))
    page.resize(840, 480)
    qtbot.waitUntil(lambda: page._narrow)
    _click_tile(page, qtbot, _items(page)[0])
    assert page.tiles.isVisible()
    assert not page.details.isVisible()

    qtbot.mouseClick(_button(page, "选中 1 件，看说明和去向"), Qt.MouseButton.LeftButton)
    assert page.details.isVisible()
    assert not page.tiles.isVisible()
    qtbot.mouseClick(_button(page.details, "返回"), Qt.MouseButton.LeftButton)
    assert page.tiles.isVisible()
    assert len(page.tiles.chosen()) == 1


def test_that_the_list_stays_where_it_is_when_others_are_put(
    page: EvidencePage, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    _take(page, qtbot, a_card(tmp_path, morning=12, evening=12))
    chosen = _items(page)[14]
    _click_tile(page, qtbot, chosen)
    others = tuple(item.id for item in _items(page)[:2])

    page._put(others, task.id)

    _shows(page, qtbot, 23)
    assert page.tiles.chosen_ids() == (chosen.id,)
    assert page.tiles.tiles.item_at(page.tiles.currentIndex()) is not None


def test_that_a_file_a_task_holds_leads_to_the_card(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    open_desk.attach(task, a_photo(tmp_path, "原图.jpg"), EvidenceKind.AFTER_PHOTO)
    first = _of(open_desk, task.id)[0]
    dialog = TakenInDialog(take_in.TakenIn("", duplicates=(("副本.jpg", first),)), "没有收进新的文件。", window)
    dialog.open()
    with qtbot.waitSignal(dialog.wanted) as wanted:
        qtbot.mouseClick(_button(dialog, "去看那一件"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["tasks", TaskPlace(task.id, f"evidence/show/{first.id}")]


def test_that_the_tiles_are_a_sound_model(page: EvidencePage, qtbot: QtBot, tmp_path: Path) -> None:
    tester = QAbstractItemModelTester(page.tiles.tiles, QAbstractItemModelTester.FailureReportingMode.Fatal)
    _take(page, qtbot, a_card(tmp_path))
    page.tiles.selectionModel().select(page.tiles.tiles.index(1), QItemSelectionModel.SelectionFlag.Select)
    assert tester.model() is page.tiles.tiles
    assert page.tiles.indexAt(QPoint(-5, -5)).row() == -1
