"""看佐证: every file large and upright, the next under the next key, what is said of it stored in place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageQt
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.jobs import JobRunner
from dujiao_desktop.desktop.task_card.card import EVIDENCE, TaskCard
from dujiao_desktop.desktop.viewer.contents import KEPT
from dujiao_desktop.desktop.viewer.dialog import ViewerDialog
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.task import Task
from tests.corners import FORMATS, corners, is_upright, photo
from tests.desktop.desk import OpenDesk, a_paper, a_photo, type_chinese
from tests.documents.judging import run


@pytest.fixture
def task(open_desk: OpenDesk) -> Task:
    return open_desk.task()


def _items(desk: OpenDesk, task: Task) -> tuple[EvidenceItem, ...]:
    return desk.desk.lines.case_file(task.id).evidence


def _viewer(desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, start: int = 0) -> ViewerDialog:
    window.show()
    made = ViewerDialog(_items(desk, task), start, desk.desk, window)
    made.open()
    _settle()
    return made


def _settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def _seen(viewer: ViewerDialog) -> Image.Image:
    """The picture as it stands on the screen, without what is around it."""
    canvas = viewer.canvas
    grabbed: QImage = canvas.viewport().grab().toImage()
    place = canvas.mapFromScene(canvas.sceneRect()).boundingRect().intersected(canvas.viewport().rect())
    return ImageQt.fromqimage(grabbed.copy(place))


def _a_pdf(file: Path, pages: int) -> Path:
    from reportlab.pdfgen.canvas import Canvas

    made = Canvas(str(file), pagesize=(300, 400))
    for page in range(1, pages + 1):
        made.setFillColorRGB(page / pages, 0, 0)
        made.rect(0, 0, 300, 400, fill=1, stroke=0)
        made.showPage()
    made.save()
    return file


@pytest.mark.parametrize("way", range(1, 9))
def test_that_a_photo_stands_upright_however_the_camera_was_held(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path, way: int
) -> None:
    open_desk.attach(task, photo(tmp_path / "a.jpg", way), EvidenceKind.AFTER_PHOTO)
    assert is_upright(_seen(_viewer(open_desk, task, window, qtbot)))


@pytest.mark.parametrize("name", FORMATS)
def test_that_every_format_is_seen(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    open_desk.attach(task, FORMATS[name](tmp_path), EvidenceKind.AFTER_PHOTO)
    viewer = _viewer(open_desk, task, window, qtbot)
    assert is_upright(_seen(viewer))
    assert viewer._page_words.text() == ("第 1 页，共 3 页" if name == "tiff" else "")


def test_that_turning_is_for_the_screen_and_leaves_the_original_alone(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.attach(task, photo(tmp_path / "a.jpg", 6), EvidenceKind.AFTER_PHOTO)
    (item,) = _items(open_desk, task)
    original = open_desk.office.store.vault.path_of(item.sha256)
    before = original.read_bytes()
    viewer = _viewer(open_desk, task, window, qtbot)
    upright = corners(_seen(viewer))
    QTest.keyClick(viewer.canvas, Qt.Key.Key_R)
    turned = corners(_seen(viewer))
    expected = [upright[2], upright[0], upright[3], upright[1]]
    assert all(
        abs(a - b) < 20 for one, two in zip(turned, expected, strict=True) for a, b in zip(one, two, strict=True)
    )
    QTest.keyClick(viewer.canvas, Qt.Key.Key_L)
    assert is_upright(_seen(viewer))
    assert original.read_bytes() == before


def test_that_wheel_and_keys_look_closer_and_the_whole_picture_is_brought_then(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.attach(task, photo(tmp_path / "a.jpg", 1, (3200, 2400)), EvidenceKind.AFTER_PHOTO)
    viewer = _viewer(open_desk, task, window, qtbot)
    fits = viewer.canvas.percent
    assert 0 < fits < 50
    assert viewer.canvas._picture.pixmap().width() == 1600
    centre = QPointF(viewer.canvas.viewport().rect().center())
    wheel = QWheelEvent(
        centre, viewer.canvas.viewport().mapToGlobal(centre), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewer.canvas.viewport(), wheel)
    assert viewer.canvas.percent > fits
    QTest.keyClick(viewer.canvas, Qt.Key.Key_1)
    _settle()
    assert viewer.canvas.percent == 100
    assert viewer.canvas._picture.pixmap().width() == 3200
    QTest.keyClick(viewer.canvas, Qt.Key.Key_0)
    assert viewer.canvas.percent == fits
    QTest.keyClick(viewer.canvas, Qt.Key.Key_Plus)
    QTest.keyClick(viewer.canvas, Qt.Key.Key_Minus)
    assert abs(viewer.canvas.percent - fits) <= 1


def test_that_the_pages_of_a_pdf_are_turned_and_few_are_kept(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.attach(task, _a_pdf(tmp_path / "报告.pdf", 30), EvidenceKind.MONITORING)
    viewer = _viewer(open_desk, task, window, qtbot)
    reds = []
    for _ in range(30):
        reds.append(_seen(viewer).convert("RGB").getpixel((20, 20))[0])  # type: ignore[index]
        QTest.keyClick(viewer.canvas, Qt.Key.Key_Down)
        _settle()
    assert reds == sorted(reds)
    assert len(set(reds)) == 30
    assert viewer._page_words.text() == "第 30 页，共 30 页"
    assert len(viewer.contents._kept) <= KEPT


@pytest.mark.parametrize(("make", "says"), [("damaged", "读不出页面"), ("locked", "加了密码")])
def test_that_a_pdf_that_cannot_be_read_is_told_in_a_sentence(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path, make: str, says: str
) -> None:
    file = _a_pdf(tmp_path / "报告.pdf", 1)
    if make == "locked":
        run("qpdf", "--encrypt", "geheim", "geheim", "256", "--", file, tmp_path / "锁.pdf")
        file = tmp_path / "锁.pdf"
    else:
        file.write_bytes(file.read_bytes()[:60])
    open_desk.attach(task, file, EvidenceKind.MONITORING)
    viewer = _viewer(open_desk, task, window, qtbot)
    assert says in viewer._words.text()
    assert "原件没有动" in viewer._words.text()


def test_that_text_is_read_here_and_a_word_file_by_its_own_program(
    open_desk: OpenDesk,
    task: Task,
    window: QWidget,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from dujiao_desktop.desktop.viewer import dialog

    opened: list[Path] = []
    monkeypatch.setattr(dialog, "open_with_system", opened.append)
    (tmp_path / "纪要.txt").write_bytes("会议纪要：同意整改方案。".encode("gb18030"))
    open_desk.attach(task, tmp_path / "纪要.txt", EvidenceKind.PLAN)
    open_desk.attach(task, a_paper(tmp_path, "巡查制度.docx"), EvidenceKind.MECHANISM)
    viewer = _viewer(open_desk, task, window, qtbot)
    assert viewer.text.toPlainText() == "会议纪要：同意整改方案。"
    QTest.keyClick(viewer.text, Qt.Key.Key_Right)
    _settle()
    assert "用系统程序打开" in viewer._words.text()
    QTest.mouseClick(viewer.do_button, Qt.MouseButton.LeftButton)
    _settle()
    (copy,) = opened
    assert copy.name == "巡查制度.docx"
    assert copy.read_bytes() == (tmp_path / "巡查制度.docx").read_bytes()
    assert open_desk.desk.paths.folder not in copy.parents
    assert viewer.isVisible()


def test_that_keys_turn_to_the_first_the_last_and_no_further(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    for shade in range(5):
        open_desk.attach(task, a_photo(tmp_path, f"{shade}.jpg", 40 * shade), EvidenceKind.AFTER_PHOTO)
    viewer = _viewer(open_desk, task, window, qtbot)
    key, names = Qt.Key, []
    for pressed in (
        key.Key_End,
        key.Key_Right,
        key.Key_PageUp,
        key.Key_Left,
        key.Key_Home,
        key.Key_Left,
        key.Key_PageDown,
    ):
        QTest.keyClick(viewer.next_button, pressed)
        names.append(viewer.item.file_name)
    assert names == ["4.jpg", "4.jpg", "3.jpg", "2.jpg", "0.jpg", "0.jpg", "1.jpg"]


def _captions(desk: OpenDesk, task: Task) -> list[str]:
    return [item.caption for item in _items(desk, task)]


def _drafts(desk: OpenDesk) -> list[str]:
    return [draft.place for draft in desk.desk.lines.drafts()]


@pytest.mark.parametrize("leaves", ["enter", "turns", "closes"])
def test_that_a_caption_is_stored_where_it_is_written(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path, leaves: str
) -> None:
    for shade in (60, 90):
        open_desk.attach(task, a_photo(tmp_path, f"{shade}.jpg", shade), EvidenceKind.AFTER_PHOTO, place="老街")
    viewer = _viewer(open_desk, task, window, qtbot)
    type_chinese(viewer.caption, "排口已封堵")
    if leaves == "enter":
        QTest.keyClick(viewer.caption, Qt.Key.Key_Return)
    elif leaves == "turns":
        QTest.keyClick(viewer.caption, Qt.Key.Key_PageDown)
    else:
        QTest.keyClick(viewer, Qt.Key.Key_Escape)
    _settle()
    assert _captions(open_desk, task) == ["排口已封堵", ""]
    assert _items(open_desk, task)[0].place == "老街"
    assert _drafts(open_desk) == []
    if leaves == "turns":
        assert viewer.item.file_name == "90.jpg"
        QTest.keyClick(viewer.canvas, Qt.Key.Key_Left)
        assert viewer.caption.text() == "排口已封堵"
    if leaves == "enter":
        assert viewer.isVisible()


def test_that_a_refused_caption_stays_as_a_draft_and_is_offered_again(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dujiao_desktop.usecases.attach_evidence import remove_evidence

    open_desk.attach(task, a_photo(tmp_path, "a.jpg"), EvidenceKind.AFTER_PHOTO)
    viewer = _viewer(open_desk, task, window, qtbot)
    item = viewer.item
    # Another window took it out meanwhile.
    remove_evidence(open_desk.office.store, item.id, by=open_desk.desk.by, now=open_desk.desk.clock())
    type_chinese(viewer.caption, "白写了吗")
    QTest.keyClick(viewer.caption, Qt.Key.Key_Return)
    _settle()
    assert "没有存上，写的内容留作草稿" in viewer.trouble.text()
    assert _drafts(open_desk) == [f"task/{task.id}/caption/{item.id}"]
    assert viewer.caption.text() == "白写了吗"


def test_that_a_draft_of_a_caption_knows_the_way_back_to_its_picture(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    from dujiao_desktop.desktop.drafts.places import way_back
    from dujiao_desktop.usecases.drafts import save_draft

    for shade in (60, 90):
        open_desk.attach(task, a_photo(tmp_path, f"{shade}.jpg", shade), EvidenceKind.AFTER_PHOTO)
    second = _items(open_desk, task)[1]
    place = f"task/{task.id}/caption/{second.id}"
    desk = open_desk.desk
    save_draft(open_desk.office.store, place, {"captionEdit": "写了一半"}, by=desk.by, now=desk.clock())
    (draft,) = desk.lines.drafts()
    found = way_back(draft)
    assert found is not None
    card = _card(open_desk, task, window, qtbot)
    card.go_to(found[1].place)  # type: ignore[attr-defined]
    _settle()
    (viewer,) = window.findChildren(ViewerDialog)
    assert viewer.item.id == second.id
    assert viewer.draft is not None
    qtbot.waitUntil(viewer.draft.bar.isVisible)
    viewer.draft.use()
    QTest.keyClick(viewer.caption, Qt.Key.Key_Return)
    _settle()
    assert _captions(open_desk, task) == ["", "写了一半"]
    assert _drafts(open_desk) == []


def _card(desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot) -> TaskCard:
    card = TaskCard(desk.desk)
    card.setParent(window)
    card.resize(window.size())
    window.show()
    card.presenter.show(task.id)
    _settle()
    card.tabs.setCurrentIndex(EVIDENCE)
    _settle()
    return card


def test_that_enter_in_the_list_opens_the_file_and_esc_leaves_the_list_on_the_one_last_seen(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    for shade in range(4):
        open_desk.attach(task, a_photo(tmp_path, f"{shade}.jpg", 40 * shade), EvidenceKind.AFTER_PHOTO)
    card = _card(open_desk, task, window, qtbot)
    view = card.evidence.list
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    _settle()
    (viewer,) = window.findChildren(ViewerDialog)
    assert viewer.item.file_name == "1.jpg"
    QTest.keyClick(viewer.canvas, Qt.Key.Key_Right)
    QTest.keyClick(viewer.canvas, Qt.Key.Key_Right)
    QTest.keyClick(viewer.canvas, Qt.Key.Key_Escape)
    _settle()
    assert not window.findChildren(ViewerDialog)
    assert view.currentIndex().row() == 3
    current = card.evidence.current()
    assert current is not None
    assert current.file_name == "3.jpg"


@pytest.fixture
def lanes(open_desk: OpenDesk, qtbot: QtBot) -> Iterator[JobRunner]:
    """The desk with its real threads."""
    runner = JobRunner(open_desk.desk.changes)
    lists = open_desk.office.store.lists()
    runner.use(open_desk.office.store, lists)
    open_desk.desk.jobs = runner
    yield runner
    runner.shut_down()
    lists.close()


def test_that_a_key_held_down_over_three_hundred_files_is_answered_every_time(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path, lanes: JobRunner
) -> None:
    from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, attach_evidence

    count = 301
    files = []
    for n in range(count):
        files.append(tmp_path / f"{n:03}.png")
        Image.new("RGB", (60, 40), (n % 256, n // 256, 90)).save(files[-1])
    attach_evidence(
        open_desk.office.store, task.id, files, EvidenceDraft(EvidenceKind.AFTER_PHOTO), office=open_desk.desk.office,
        by=open_desk.desk.by, now=open_desk.desk.clock(),
    )  # fmt: skip
    viewer = _viewer(open_desk, task, window, qtbot)
    seen: list[str] = [viewer.item.file_name]
    waiting: list[int] = []

    def press() -> None:
        # One key to a turn of the event loop, as the keyboard repeats it: none may be swallowed, none may wait.
        QTest.keyClick(viewer.canvas, Qt.Key.Key_Right)
        seen.append(viewer.item.file_name)
        waiting.append(viewer.contents.under_way)
        if len(seen) < count:
            QTimer.singleShot(0, press)

    QTimer.singleShot(0, press)
    qtbot.waitUntil(lambda: len(seen) == count, timeout=60_000)
    assert seen == [file.name for file in files]
    # What was turned past is not waited for: the last one is not behind three hundred others.
    assert max(waiting) <= 3
    qtbot.waitUntil(lambda: viewer.contents.content(viewer._wish()) is not None, timeout=10_000)
    # The last one shows itself, not one that was turned past.
    assert _seen(viewer).convert("RGB").getpixel((10, 10))[1] <= 8  # type: ignore[index]
    assert viewer._position.text().startswith("第 301 件，共 301 件")
    viewer.reject()


def test_that_lists_ask_for_what_is_in_sight_and_give_up_what_is_scrolled_past(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path, lanes: JobRunner
) -> None:
    from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, attach_evidence

    files = []
    for n in range(120):
        files.append(tmp_path / f"{n:03}.png")
        Image.new("RGB", (60, 40), (n, 40, 90)).save(files[-1])
    attach_evidence(
        open_desk.office.store, task.id, files, EvidenceDraft(EvidenceKind.AFTER_PHOTO), office=open_desk.desk.office,
        by=open_desk.desk.by, now=open_desk.desk.clock(),
    )  # fmt: skip
    card = _card(open_desk, task, window, qtbot)
    tab = card.evidence
    qtbot.waitUntil(lambda: tab.list.model().rowCount() == 120)
    pictures = tab._pictures
    items = _items(open_desk, task)
    qtbot.waitUntil(lambda: pictures.picture(items[0].sha256) is not None, timeout=10_000)
    assert pictures.picture(items[60].sha256) is None
    wanted: list[int] = []
    tab.list.verticalScrollBar().valueChanged.connect(lambda _: wanted.append(len(pictures._under_way)))
    tab.list.scrollToBottom()
    qtbot.waitUntil(lambda: pictures.picture(items[-1].sha256) is not None, timeout=10_000)
    assert pictures.picture(items[60].sha256) is None
    assert max(wanted, default=0) < 60
