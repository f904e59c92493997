from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_card.closeout_tab import CloseoutTab
from dujiao_desktop.desktop.task_card.evidence_dialog import EvidenceDialog
from dujiao_desktop.desktop.task_card.evidence_tab import EvidenceTab
from dujiao_desktop.desktop.task_card.presenter import CardContent
from dujiao_desktop.desktop.widgets.gap_row import GapRow
from dujiao_desktop.domain.evidence import Destination, EvidenceKind
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from tests.desktop.desk import OpenDesk, a_paper, a_photo, type_chinese


@pytest.fixture
def card(open_desk: OpenDesk, qtbot: QtBot) -> TaskCard:
    made = TaskCard(open_desk.desk)
    qtbot.addWidget(made)
    made.resize(460, 700)
    made.show()
    return made


def _show(card: TaskCard, task_id: TaskId, qtbot: QtBot) -> CardContent:
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.show(task_id)
    return _content(card)


def _content(card: TaskCard) -> CardContent:
    assert card.presenter.content is not None
    return card.presenter.content


def _words(tab: QWidget) -> str:
    return " ".join(text.text() for text in tab.findChildren(QLabel))


def _button(card: TaskCard, words: str, qtbot: QtBot) -> QPushButton:
    def seen() -> list[QPushButton]:
        return [b for b in card.findChildren(QPushButton) if b.text() == words and b.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()))
    return seen()[0]


def _press(card: TaskCard, words: str, qtbot: QtBot) -> None:
    button = _button(card, words, qtbot)
    with qtbot.waitSignal(card.presenter.shown):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_that_the_box_counts_what_is_missing(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    content = _show(card, open_desk.task().id, qtbot)
    assert card.missing_box.headline() == f"还差 {len(content.missing)} 项才能完成自查"


def test_that_every_missing_thing_says_which_rule_asks_for_it(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    content = _show(card, open_desk.task().id, qtbot)
    assert all(m.rule for m in content.missing)

    card.missing_box._links.linkActivated.emit("?")

    assert card.tabs.currentIndex() == tabs.CLOSEOUT
    rows = card.closeout.findChildren(GapRow)
    assert len(rows) == len(content.missing)
    report = next(r for r in rows if "自查报告" in r.why_button.accessibleName())
    assert report.reason.isVisible()
    assert report.reason.text().splitlines() == [
        "依据：自查须形成书面报告",
        f"规则：重庆五步法 {open_desk.desk.office.rules.version} 版，steps.self-check.slots.self_check_report",
        "在哪里补：“佐证”页，类别选“自查报告”",
    ]
    qtbot.keyClick(report.why_button, Qt.Key.Key_Space)
    assert not report.reason.isVisible()


def test_that_every_missing_thing_leads_to_its_place(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    content = _show(card, open_desk.task().id, qtbot)
    places = {m.code: m.place for m in content.missing}

    card.go_to(places["measure_result"])
    assert card.tabs.currentIndex() == tabs.MEASURES
    assert card.measures.editor is not None
    assert card.measures.editor.seq == 1

    card.go_to("basic/goal")
    assert card.tabs.currentIndex() == tabs.BASIC
    assert card.basic.form.isVisible()
    qtbot.waitUntil(lambda: card.basic.form.ui.goalEdit.hasFocus() or not QApplication.activeWindow())


def test_that_a_measure_is_completed_where_it_stands(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    _show(card, open_desk.task(measures=("改造错接点", "建立巡查制度")).id, qtbot)
    assert card.measures.editor is not None
    type_chinese(card.measures.editor.ui.resultEdit, "已全部改造。")

    _press(card, "完成这条", qtbot)

    measure = _content(card).case.task.measures[0]
    assert (measure.result_text, measure.done_on) == ("已全部改造。", date(2026, 11, 21))
    # The next one that is not done is open now.
    assert card.measures.editor is not None
    assert card.measures.editor.seq == 2


def test_that_what_is_being_typed_survives_news_about_the_task(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    _show(card, task.id, qtbot)
    assert card.measures.editor is not None
    type_chinese(card.measures.editor.ui.resultEdit, "写到一半")

    open_desk.attach(task, a_photo(tmp_path, "前.jpg"), EvidenceKind.BEFORE_PHOTO)
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.read_again()

    assert card.measures.editor.ui.resultEdit.text() == "写到一半"
    assert "措施 1" in card.measures.typed_words()


@pytest.mark.parametrize("number", range(6))
def test_that_a_tab_first_looked_at_after_another_task_shows_the_task_on_the_card(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path, number: int
) -> None:
    first, task = open_desk.task("1"), open_desk.task("2", "北塘水体发黑")
    open_desk.attach(task, a_photo(tmp_path, "北塘.jpg"), EvidenceKind.BEFORE_PHOTO)
    _show(card, first.id, qtbot)
    _show(card, task.id, qtbot)
    card.tabs.setCurrentIndex(number)

    looked_at = {
        tabs.BASIC: lambda: "北塘水体发黑" in _words(card.basic),
        tabs.MEASURES: lambda: card.measures.editor is not None,
        tabs.PROGRESS: lambda: card.progress.draft.place == f"task/{task.id}/progress",
        tabs.EVIDENCE: lambda: card.evidence.list.model().rowCount() == 1,
        tabs.CLOSEOUT: lambda: card.closeout.step.isVisible(),
        tabs.HISTORY: lambda: "北塘" in _words(card.history),
    }[number]
    qtbot.waitUntil(looked_at)


def test_that_what_was_typed_in_a_tab_no_longer_looked_at_stays_with_its_task(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    task, other = open_desk.task("1"), open_desk.task("2")
    _show(card, task.id, qtbot)
    card.tabs.setCurrentIndex(tabs.PROGRESS)
    card.progress.start()
    type_chinese(card.progress.ui.textEdit, "本月改造 12 处")
    card.tabs.setCurrentIndex(tabs.MEASURES)
    assert card.leave_is_fine()

    _show(card, other.id, qtbot)
    card.tabs.setCurrentIndex(tabs.PROGRESS)
    assert not card.progress.draft.bar.isVisible()
    assert card.progress.ui.textEdit.text() == ""
    _show(card, task.id, qtbot)
    qtbot.waitUntil(card.progress.draft.bar.isVisible)


def test_that_leaving_changed_official_fields_keeps_them_without_a_question(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    _show(card, open_desk.task().id, qtbot)
    card.go_to("basic/goal")
    type_chinese(card.basic.form.ui.goalEdit, "写到一半")

    assert card.leave_is_fine()
    assert open_desk.messages.asked == []
    assert "基本情况没有写完，草稿已存，回来可以接着写。" in open_desk.messages.said


def test_that_the_official_fields_are_changed_and_the_first_deadline_is_kept(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    _show(card, open_desk.task().id, qtbot)
    card.tabs.setCurrentIndex(tabs.BASIC)
    card.basic.start_edit()
    ui = card.basic.form.ui
    ui.deadlineEdit.setText("2027年6月底前")
    assert "2027-06-30" in ui.deadlineNote.text()
    ui.contactNameEdit.setText("周玉")

    _press(card, "保存", qtbot)

    task = _content(card).case.task
    assert task.deadline.end == date(2027, 6, 30)
    assert task.original_deadline.end == date(2026, 12, 31)
    assert [p.name for p in task.persons] == ["周玉"]
    assert any("原定 2026年12月31日" in text.text() for text in card.basic.findChildren(QLabel))


def _drop(on: EvidenceTab | CloseoutTab, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    on.dropEvent(
        QDropEvent(
            QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )


def test_that_progress_is_recorded_and_moves_the_status(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    _show(card, open_desk.task().id, qtbot)
    card.tabs.setCurrentIndex(tabs.PROGRESS)
    card.progress.start()
    type_chinese(card.progress.ui.textEdit, "管网改造完工。")
    card.progress.ui.statusCombo.setCurrentIndex(card.progress.ui.statusCombo.findData("done"))

    _press(card, "记下", qtbot)

    case = _content(card).case
    assert case.progress[0].text == "管网改造完工。"
    assert case.task.progress_status is ProgressStatus.DONE
    assert card.progress.typed_words() == ""


def test_that_dropped_files_are_taken_in_after_saying_what_they_are(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    _show(card, open_desk.task().id, qtbot)
    card.tabs.setCurrentIndex(tabs.EVIDENCE)
    photo = a_photo(tmp_path, "排口.jpg")

    _drop(card.evidence, photo)
    dialog = card.window().findChild(EvidenceDialog)
    assert isinstance(dialog, EvidenceDialog)
    type_chinese(dialog.ui.captionEdit, "排口封堵后")
    dialog.ui.takenField.setText("2026.11.12")
    dialog.ui.internalRadio.setChecked(True)
    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()

    item = _content(card).case.evidence[0]
    assert (item.title, item.kind) == ("排口封堵后", EvidenceKind.AFTER_PHOTO)
    assert item.destination is Destination.INTERNAL
    assert item.taken_at is not None
    assert item.taken_at.date() == date(2026, 11, 12)
    assert card.tabs.tabText(tabs.EVIDENCE) == "佐证 1"
    assert photo.exists()


def test_that_an_empty_folder_dropped_on_the_card_is_answered(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    _show(card, open_desk.task().id, qtbot)
    empty = tmp_path / "现场照片"
    empty.mkdir()

    _drop(card.evidence, empty)
    _drop(card.closeout, empty)
    assert open_desk.messages.said[-2:] == [
        "文件夹“现场照片”里没有能放进来的文件，什么也没有加。请打开它，把要的文件拖过来。",
        "拖来的不是文件，扫描件没有加。请打开文件夹，把扫描件拖过来。",
    ]


def test_that_a_photo_that_is_none_is_refused_inside_the_dialog(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    content = _show(card, open_desk.task().id, qtbot)
    fake = a_paper(tmp_path, "假照片.jpg")
    dialog = EvidenceDialog.for_files(
        (fake,), content.case, card.presenter, open_desk.desk, card, EvidenceKind.AFTER_PHOTO, None
    )
    dialog.open()
    dialog.do_button.click()

    qtbot.waitUntil(lambda: dialog.trouble.isVisible())
    assert "假照片.jpg" in dialog.trouble.text()
    assert dialog.do_button.isEnabled()


def test_that_evidence_is_removed_only_after_asking(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    open_desk.attach(task, a_photo(tmp_path, "前.jpg"), EvidenceKind.BEFORE_PHOTO)
    _show(card, task.id, qtbot)
    card.tabs.setCurrentIndex(tabs.EVIDENCE)
    card.evidence.list.setCurrentIndex(card.evidence.list.model().index(0, 0))

    open_desk.messages.answer = False
    qtbot.mouseClick(_button(card, "移出", qtbot), Qt.MouseButton.LeftButton)
    assert len(_content(card).case.evidence) == 1

    open_desk.messages.answer = True
    _press(card, "移出", qtbot)
    assert _content(card).case.evidence == ()


def test_that_a_copy_is_opened_never_the_original(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    photo = a_photo(tmp_path, "前.jpg")
    open_desk.attach(task, photo, EvidenceKind.BEFORE_PHOTO)
    content = _show(card, task.id, qtbot)
    opened: list[Path] = []

    card.presenter.open_evidence(content.case.evidence[0], opened.append)
    qtbot.waitUntil(lambda: bool(opened))

    assert opened[0].name == "前.jpg"
    assert opened[0].read_bytes() == photo.read_bytes()
    assert not opened[0].is_relative_to(open_desk.desk.paths.folder)


def test_that_a_step_that_is_not_ready_names_everything_and_marks_its_fields(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    _show(card, open_desk.task().id, qtbot)
    card.tabs.setCurrentIndex(tabs.CLOSEOUT)
    qtbot.mouseClick(_button(card, "完成自查", qtbot), Qt.MouseButton.LeftButton)

    people = card.closeout.step.ui.peopleField
    qtbot.waitUntil(lambda: bool(people.property("asked")))
    words = [text.text() for text in card.closeout.findChildren(QLabel)]
    assert any("自查报告" in w for w in words)
    assert any("自查：意见" in w for w in words)
    assert _content(card).case.task.closeout_status is CloseoutStatus.NOT_STARTED


def test_that_the_self_check_is_completed_and_the_next_step_is_another_office_s(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    open_desk.ready_for_self_check(task, tmp_path)
    _show(card, task.id, qtbot)
    assert card.missing_box.headline() == "自查的材料齐了"
    card.tabs.setCurrentIndex(tabs.CLOSEOUT)
    type_chinese(card.closeout.step.ui.peopleField, "周玉、何川")
    type_chinese(card.closeout.step.ui.opinionEdit, "措施已落实，同意报核查。")

    _press(card, "完成自查", qtbot)

    assert _content(card).case.task.closeout_status is CloseoutStatus.AWAITING_VERIFICATION
    assert card.missing_box.headline() == "等核查结果"
    words = " ".join(text.text() for text in card.closeout.step.findChildren(QLabel))
    assert "由区住房城乡建设委办理，这里照单登记" in words
    assert card.closeout.step.ui.unitEdit.text() == "区住房城乡建设委"


def test_that_a_verification_is_registered_with_its_scan(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    open_desk.ready_for_self_check(task, tmp_path)
    open_desk.self_check(task)
    _show(card, task.id, qtbot)
    card.tabs.setCurrentIndex(tabs.CLOSEOUT)
    ui = card.closeout.step.ui
    ui.happenedField.setText("2026年11月16日")
    type_chinese(ui.peopleField, "李明、赵红")
    type_chinese(ui.placeEdit, "老街")
    ui.passRadio.click()
    type_chinese(ui.opinionEdit, "同意公示")
    card.closeout.step.add_scans((a_paper(tmp_path, "验收意见.pdf"),))

    with qtbot.waitSignal(card.presenter.shown):
        qtbot.mouseClick(card.closeout.step.do_button, Qt.MouseButton.LeftButton)

    record = _content(card).case.closeout.current.records[-1]
    assert (record.step, record.happened_on, record.people) == ("verification", date(2026, 11, 16), ("李明", "赵红"))
    assert len(record.scans) == 1
    assert any("验收意见.pdf" in text.text() for text in card.closeout.findChildren(QLabel))


def test_that_the_last_day_of_a_notice_is_reckoned_with_holidays(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    open_desk.ready_for_self_check(task, tmp_path)
    open_desk.self_check(task)
    open_desk.verification(task, a_paper(tmp_path, "验收意见.pdf"))
    _show(card, task.id, qtbot)
    ui = card.closeout.step.ui

    ui.periodFromField.set_day(date(2026, 11, 17))

    assert "最早到 2026-11-23" in ui.periodNote.text()
    assert not ui.formLayout.isRowVisible(ui.happenedField)


def test_that_a_return_begins_a_new_round_and_keeps_the_old_one(
    card: TaskCard, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    from dujiao_desktop.desktop.task_card.return_dialog import ReturnDialog

    task = open_desk.task()
    open_desk.ready_for_self_check(task, tmp_path)
    open_desk.self_check(task)
    content = _show(card, task.id, qtbot)
    dialog = ReturnDialog(content, card.presenter, open_desk.desk, card)
    dialog.open()
    dialog.accept()
    assert "补正要求" in dialog.trouble.text()
    type_chinese(dialog.ui.demandEdit, "补第三方监测报告。")
    with qtbot.waitSignal(card.presenter.shown):
        dialog.do_button.click()

    closeout = _content(card).case.closeout
    assert closeout.current.number == 2
    assert closeout.rounds[0].returned is not None
    assert any("补第三方监测报告" in text.text() for text in card.closeout.findChildren(QLabel))


def test_that_the_record_reads_in_the_officer_s_words(card: TaskCard, open_desk: OpenDesk, qtbot: QtBot) -> None:
    _show(card, open_desk.task().id, qtbot)
    card.tabs.setCurrentIndex(tabs.HISTORY)
    words = [text.text() for text in card.history.findChildren(QLabel)]

    assert any("周玉" in w and "新建任务" in w for w in words)
    assert any("老街片区雨污管网错接" in w for w in words)
    assert not any("insert" in w or "problem_text" in w or "engineering" in w for w in words)
