"""What is typed outlives a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.backup.restore_dialog import RestoreDialog, RestoreHereDialog
from dujiao_desktop.desktop.complaints.dialog import ComplaintDialog
from dujiao_desktop.desktop.dossier.make_dialog import MakeDossierDialog
from dujiao_desktop.desktop.dossier.verify_dialog import VerifyDialog
from dujiao_desktop.desktop.drafts.form_draft import KEPT_AFTER_MS, FormDraft, read_form, write_form
from dujiao_desktop.desktop.drafts.places import way_back
from dujiao_desktop.desktop.evidence.taken_in_dialog import TakenInDialog
from dujiao_desktop.desktop.evidence.task_chooser import TaskChooser
from dujiao_desktop.desktop.idle_lock import LockDialog
from dujiao_desktop.desktop.import_wizard.dialog import ImportDialog
from dujiao_desktop.desktop.pairs.choose_photo import ChoosePhotoDialog
from dujiao_desktop.desktop.pairs.dialog import PairsDialog
from dujiao_desktop.desktop.places import BatchPlace, ComplaintPlace, PlanPlace, TaskPlace
from dujiao_desktop.desktop.plans.plan_dialog import PlanDialog
from dujiao_desktop.desktop.plans.plans_dialog import PlansDialog
from dujiao_desktop.desktop.preferences.calendar_dialog import CalendarDialog
from dujiao_desktop.desktop.preferences.hand_over_dialog import HandOverDialog
from dujiao_desktop.desktop.preferences.officer_dialog import OfficerDialog
from dujiao_desktop.desktop.preferences.rules_dialog import RulesDialog
from dujiao_desktop.desktop.recycle_bin.dialog import RecycleBinDialog
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.backfill_dialog import BackfillDialog
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_card.evidence_dialog import EvidenceDialog
from dujiao_desktop.desktop.task_card.evidence_many import ManyDialog
from dujiao_desktop.desktop.task_card.extension_dialogs import ExtensionDialog, OpinionDialog
from dujiao_desktop.desktop.task_card.indicator_dialog import IndicatorDialog, ReadingDialog
from dujiao_desktop.desktop.task_card.link_dialog import LinkDialog
from dujiao_desktop.desktop.task_card.measure_dialog import MeasureDialog
from dujiao_desktop.desktop.task_card.part_dialog import PartDialog
from dujiao_desktop.desktop.task_card.photo_check_dialog import PhotoCheckDialog
from dujiao_desktop.desktop.task_card.presenter import CardContent
from dujiao_desktop.desktop.task_card.return_dialog import ReturnDialog
from dujiao_desktop.desktop.task_card.slot_dialog import SlotDialog
from dujiao_desktop.desktop.task_card.visit_dialogs import LookbackDialog, ReviewDialog
from dujiao_desktop.desktop.task_card.warning_dialog import WarningDialog
from dujiao_desktop.desktop.task_list.batch_dialog import BatchDialog
from dujiao_desktop.desktop.task_list.new_task import NewTaskDialog
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.desktop.viewer.dialog import ViewerDialog
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.growing_text import GrowingText
from dujiao_desktop.domain.batch_edit import BatchField
from dujiao_desktop.domain.complaint import Complaint
from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.identity import ComplaintId, PlanId, TaskId
from dujiao_desktop.domain.slots import slot_named
from dujiao_desktop.domain.task import ProgressStatus, Task
from dujiao_desktop.domain.warning import WarningLevel
from dujiao_desktop.usecases import (
    complaints,
    edit_task,
    extend_deadline,
    indicators,
    parts,
    photo_check,
    plans,
    read_task,
    warn,
)  # fmt: skip
from tests.desktop.desk import NOW, OpenDesk, a_paper, a_photo, every_dialog, type_chinese


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
    assert again.draft is not None
    qtbot.waitUntil(again.draft.bar.isVisible)
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


def test_that_the_basic_facts_come_back_as_well(open_desk: OpenDesk, task: Task, qtbot: QtBot) -> None:
    first = _card(open_desk, task, qtbot)
    first.tabs.setCurrentIndex(tabs.BASIC)
    first.basic.start_edit()
    type_chinese(first.basic.form.ui.goalEdit, "先改错接点。")
    assert first.leave_is_fine()
    assert open_desk.messages.asked == []
    first.close()

    card = _card(open_desk, task, qtbot)
    card.tabs.setCurrentIndex(tabs.BASIC)
    assert card.basic.draft.bar.isVisible()
    card.basic.draft.use()
    assert "先改错接点。" in card.basic.form.ui.goalEdit.text()
    with qtbot.waitSignal(card.presenter.shown):
        card.basic._save()
    assert "先改错接点。" in _stored(open_desk, task).goal
    assert _kept(open_desk) == {}


@dataclass(frozen=True)
class Case:
    """One dialog: how it is opened, where its draft lies, the field something is typed into, and what it still lacks."""

    place: str
    open: Callable[[OpenDesk, TaskCard, QWidget, Path], FormDialog]
    field: Callable[[Any], QLineEdit | GrowingText]
    complete: Callable[[Any], object] = lambda dialog: None
    before: Callable[[OpenDesk, Task, Path], object] = OpenDesk.ready_for_self_check
    """What was done with the task until then."""


def _content_of(card: TaskCard) -> CardContent:
    assert card.presenter.content is not None
    return card.presenter.content


def _complaint(desk: OpenDesk) -> Complaint:
    found = complaints.find(desk.desk.lines, "")
    if not found:
        edit = complaints.ComplaintEdit("X2026110031", "砂石堆场夜间装卸噪声")
        complaints.add_complaint(desk.office.store, edit, office=desk.desk.office, by=desk.desk.by, now=NOW)
        found = complaints.find(desk.desk.lines, "")
    return found[0]


def _sent_back(desk: OpenDesk, task: Task, folder: Path) -> None:
    desk.ready_for_self_check(task, folder)
    desk.self_check(task)


def _fresh(desk: OpenDesk, task: Task, folder: Path) -> None:
    """Nothing."""


def _closed(desk: OpenDesk, task: Task, folder: Path) -> None:
    desk.ready_for_self_check(task, folder)
    desk.close(task, folder)


def _warned(desk: OpenDesk, task: Task, folder: Path) -> None:
    draft = warn.WarningDraft(WarningLevel.SERIOUS, "资金没有落实", NOW.date())
    warn.set_warning(desk.office.store, task.id, draft, office=desk.desk.office, by=desk.desk.by, now=NOW)


def _hinted(desk: OpenDesk, task: Task, folder: Path) -> None:
    from tests.usecases.township import a_photo

    photo = a_photo(folder / "修过.jpg", software="Snapseed 2.0")
    desk.attach(task, photo, EvidenceKind.AFTER_PHOTO)
    photo_check.check_photos(desk.office.store, task.id, office=desk.desk.office, clock=desk.desk.clock)


def _asked_for_time(desk: OpenDesk, task: Task, folder: Path) -> None:
    draft = extend_deadline.ExtensionDraft("管线要改线", NOW.date(), until="2027年3月底前")
    extend_deadline.apply_extension(
        desk.office.store, task.id, draft, office=desk.desk.office, by=desk.desk.by, now=NOW
    )


def _lasting(desk: OpenDesk, task: Task, folder: Path) -> None:
    edit = replace(edit_task.TaskEdit.of(task, None), is_long_term=True)
    edit_task.edit_task(desk.office.store, task.id, edit, by=desk.desk.by, now=NOW)


def _divided(desk: OpenDesk, task: Task, folder: Path) -> None:
    by, store = desk.desk.by, desk.office.store
    parts.set_part(store, task.id, None, parts.PartEdit("清溪村一组"), by=by, now=NOW)
    goal = indicators.IndicatorEdit("化学需氧量", "20", "mg/L")
    indicators.set_indicator(store, task.id, None, goal, by=by, now=NOW)


def _planned(desk: OpenDesk, task: Task, folder: Path) -> None:
    edit = plans.PlanEdit("清溪河“一河一策”整治方案")
    plans.add_plan(desk.office.store, edit, [task.id], by=desk.desk.by, now=NOW)


def _batch(desk: OpenDesk, card: TaskCard, window: QWidget, folder: Path) -> BatchDialog:
    task_id = _content_of(card).case.task.id
    made = BatchDialog(lambda _: (task_id,), "选中的 1 项", desk.desk, window)
    made.ui.fieldCombo.setCurrentIndex(made.ui.fieldCombo.findData(BatchField.NOTE.value))
    return made


def _visited(dialog: LookbackDialog | ReviewDialog) -> None:
    dialog.people_field.set_words(("周玉",))
    if isinstance(dialog, LookbackDialog):
        dialog.findings["consolidatedRadio"].setChecked(True)


def _backfill(desk: OpenDesk, card: TaskCard, window: QWidget, folder: Path) -> BackfillDialog:
    made = BackfillDialog(_content_of(card), desk.desk, window)
    made.use_scan(a_paper(folder, "批复.pdf"))
    return made


CASES = {
    "new-task": Case(
        "new/task",
        lambda desk, card, window, folder: NewTaskDialog(desk.desk, window),
        lambda dialog: dialog.form.ui.problemEdit,
        lambda dialog: dialog.form.ui.numberEdit.setText("99"),
    ),
    "new-complaint": Case(
        "new/complaint",
        lambda desk, card, window, folder: ComplaintDialog(None, desk.desk, window),
        lambda dialog: dialog.ui.contentEdit,
        lambda dialog: dialog.ui.acceptanceNoEdit.setText("D2CQ202611150099"),
    ),
    "complaint": Case(
        "complaint/",
        lambda desk, card, window, folder: ComplaintDialog(_complaint(desk), desk.desk, window),
        lambda dialog: dialog.ui.handlingEdit,
    ),
    "new-officer": Case(
        "new/officer",
        lambda desk, card, window, folder: OfficerDialog(desk.desk, window),
        lambda dialog: dialog.ui.nameEdit,
    ),
    "new-measure": Case(
        "measure-text/new",
        lambda desk, card, window, folder: MeasureDialog(None, card.presenter, desk.desk, window),
        lambda dialog: dialog.ui.textEdit,
    ),
    "measure": Case(
        "measure-text/1",
        lambda desk, card, window, folder: MeasureDialog(
            _content_of(card).case.task.measures[0], card.presenter, desk.desk, window
        ),
        lambda dialog: dialog.ui.textEdit,
    ),
    "return": Case(
        "return",
        lambda desk, card, window, folder: ReturnDialog(_content_of(card), card.presenter, desk.desk, window),
        lambda dialog: dialog.ui.demandEdit,
        before=_sent_back,
    ),
    "backfill": Case(
        "backfill",
        _backfill,
        lambda dialog: dialog.document,
        lambda dialog: dialog.rows[0].day.setText("2026-11-18"),
        before=_fresh,
    ),
    "new-evidence": Case(
        "evidence/new/",
        lambda desk, card, window, folder: EvidenceDialog.for_files(
            (a_paper(folder, "监测.pdf"),), _content_of(card).case, card.presenter, desk.desk, window, None, None
        ),
        lambda dialog: dialog.ui.captionEdit,
    ),
    "evidence": Case(
        "evidence/",
        lambda desk, card, window, folder: EvidenceDialog.for_item(
            _content_of(card).case.evidence[0], _content_of(card).case, card.presenter, desk.desk, window
        ),
        lambda dialog: dialog.ui.captionEdit,
    ),
    "many": Case(
        "evidence/many/",
        lambda desk, card, window, folder: ManyDialog(
            _content_of(card).case.evidence, card.presenter, desk.desk, window
        ),
        lambda dialog: dialog.form.caption,
    ),
    "slot": Case(
        "slot/self-check/before_photo",
        lambda desk, card, window, folder: SlotDialog(
            slot_named(_content_of(card).case, desk.desk.office.rules, "before_photo"),
            _content_of(card).case,
            card.presenter,
            desk.desk,
            window,
        ),
        lambda dialog: dialog.reason_edit,
        before=_fresh,
    ),
    "new-part": Case(
        "part/new",
        lambda desk, card, window, folder: PartDialog(None, card.presenter, desk.desk, window),
        lambda dialog: dialog.ui.noteEdit,
        lambda dialog: dialog.ui.nameEdit.setText("河东社区"),
    ),
    "part": Case(
        "part/1",
        lambda desk, card, window, folder: PartDialog(
            _content_of(card).case.parts[0], card.presenter, desk.desk, window
        ),
        lambda dialog: dialog.ui.noteEdit,
        before=_divided,
    ),
    "new-indicator": Case(
        "indicator/new",
        lambda desk, card, window, folder: IndicatorDialog(None, card.presenter, desk.desk, window),
        lambda dialog: dialog.ui.nameEdit,
        lambda dialog: dialog.ui.targetEdit.setText("20"),
    ),
    "indicator": Case(
        "indicator/",
        lambda desk, card, window, folder: IndicatorDialog(
            _content_of(card).case.indicators[0], card.presenter, desk.desk, window
        ),
        lambda dialog: dialog.ui.nameEdit,
        before=_divided,
    ),
    "reading": Case(
        "reading/",
        lambda desk, card, window, folder: ReadingDialog(
            _content_of(card).case.indicators[0], (), card.presenter, desk.desk, window
        ),
        lambda dialog: dialog.ui.noteEdit,
        lambda dialog: (dialog.ui.valueEdit.setText("18.2"), dialog.ui.onField.set_day(NOW.date())),
        before=_divided,
    ),
    "new-plan": Case(
        "new/plan",
        lambda desk, card, window, folder: PlanDialog(None, {}, desk.desk, window),
        lambda dialog: dialog.ui.noteEdit,
        lambda dialog: dialog.ui.titleEdit.setText("清溪河整治方案"),
    ),
    "plan": Case(
        "plan/",
        lambda desk, card, window, folder: PlanDialog(plans.plans(desk.desk.lines)[0].plan, {}, desk.desk, window),
        lambda dialog: dialog.ui.noteEdit,
        before=_planned,
    ),
    "warning": Case(
        "/warning",
        lambda desk, card, window, folder: WarningDialog(
            _content_of(card), card.presenter, desk.desk, window, lifts=False
        ),
        lambda dialog: dialog.ui.reasonEdit,
    ),
    "lift-warning": Case(
        "lift-warning",
        lambda desk, card, window, folder: WarningDialog(
            _content_of(card), card.presenter, desk.desk, window, lifts=True
        ),
        lambda dialog: dialog.ui.reasonEdit,
        before=_warned,
    ),
    "photo-hint": Case(
        "photo-hint/",
        lambda desk, card, window, folder: PhotoCheckDialog(
            photo_check.hints_of(desk.desk.lines, _content_of(card).case.task.id), card.presenter, desk.desk, window
        ),
        lambda dialog: dialog.remark,
        before=_hinted,
    ),
    "extension": Case(
        "extension",
        lambda desk, card, window, folder: ExtensionDialog(_content_of(card), card.presenter, desk.desk, window),
        lambda dialog: dialog.reason_edit,
        lambda dialog: dialog.until_edit.setText("2027年3月底前"),
    ),
    "opinion": Case(
        "opinion/1",
        lambda desk, card, window, folder: OpinionDialog(
            _content_of(card).case.extensions[0], card.presenter, desk.desk, window
        ),
        lambda dialog: dialog.words_edit,
        lambda dialog: (dialog.who_edit.setText("陈国强"), dialog.agree_radio.setChecked(True)),
        before=_asked_for_time,
    ),
    "lookback": Case(
        "lookback",
        lambda desk, card, window, folder: LookbackDialog(_content_of(card), card.presenter, desk.desk, window),
        lambda dialog: dialog.text_edit,
        _visited,
        before=_closed,
    ),
    "review": Case(
        "review",
        lambda desk, card, window, folder: ReviewDialog(_content_of(card), card.presenter, desk.desk, window),
        lambda dialog: dialog.text_edit,
        _visited,
        before=_lasting,
    ),
    "batch": Case("batch", _batch, lambda dialog: dialog.ui.textEdit),
}
NOTHING_WRITTEN = {
    # Files, folders and passwords are chosen there.
    ImportDialog, LockDialog, MakeDossierDialog, RecycleBinDialog, RestoreDialog, RestoreHereDialog, VerifyDialog,
    # People, days and a folder are chosen; the witness is one name.
    HandOverDialog,
    # A pack is looked at.
    RulesDialog,
    # Photos are looked at and chosen.
    ChoosePhotoDialog, PairsDialog,
    # What was taken in is read, a task is looked up.
    TakenInDialog, TaskChooser,
    # Days are marked one at a time, and it asks before it closes over one that is not stored.
    CalendarDialog,
    # The number of a task and a choice.
    LinkDialog,
    # A list; each plan has a form of its own.
    PlansDialog,
}  # fmt: skip
# What is typed is stored where it stands, and the dialog stays: tried in test_viewer.py.
STORED_IN_PLACE = {ViewerDialog}


@pytest.mark.parametrize("name", CASES)
def test_that_what_is_typed_into_a_dialog_outlives_a_crash(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    case = CASES[name]
    case.before(open_desk, task, tmp_path)
    card = _card(open_desk, task, qtbot)
    first = case.open(open_desk, card, window, tmp_path)
    first.open()
    type_chinese(case.field(first), "写到一半就停电了")
    qtbot.waitUntil(lambda: bool(_kept(open_desk)), timeout=2000)
    (place,) = _kept(open_desk)
    assert case.place in place
    # No cancel, no save: the program is gone.
    first.deleteLater()

    again = case.open(open_desk, card, window, tmp_path)
    again.open()
    draft = again.draft
    assert draft is not None
    qtbot.waitUntil(draft.bar.isVisible)
    draft.use()
    assert "写到一半就停电了" in case.field(again).text()
    case.complete(again)
    qtbot.waitUntil(again.do_button.isEnabled)
    with qtbot.waitSignal(again.accepted):
        again.do_button.click()
    assert _kept(open_desk) == {}


def test_that_no_dialog_in_which_one_writes_is_forgotten(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.ready_for_self_check(task, tmp_path)
    for before in (_divided, _planned, _asked_for_time, _hinted):
        before(open_desk, task, tmp_path)
    card = _card(open_desk, task, qtbot)
    written = {type(case.open(open_desk, card, window, tmp_path)) for case in CASES.values()}
    assert every_dialog() == written | NOTHING_WRITTEN | STORED_IN_PLACE


def _written(open_desk: OpenDesk) -> str:
    """All that stands in the drafts."""
    return "\n".join(text for draft in _kept(open_desk).values() for text in draft.content.values())


def _remove_button(dialog: FormDialog) -> QPushButton:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text().startswith("移出")]
    return found


def _with_evidence(desk: OpenDesk, task: Task, folder: Path) -> None:
    _divided(desk, task, folder)
    desk.attach(task, a_photo(folder, "清溪.jpg", 90), EvidenceKind.AFTER_PHOTO, part_seq=1)


def _measured(desk: OpenDesk, task: Task, folder: Path) -> None:
    _divided(desk, task, folder)
    value = indicators.ReadingDraft("25", NOW.date())
    indicators.record_reading(desk.office.store, task.id, "化学需氧量", value, by=desk.desk.by, now=NOW)


def _complaint_gone(desk: OpenDesk) -> None:
    complaints.remove_complaint(desk.office.store, _complaint(desk).id, by=desk.desk.by, now=NOW)


def _still_there(desk: OpenDesk) -> None:
    """Nothing happened meanwhile."""


@pytest.mark.parametrize(
    ("name", "before", "meanwhile", "why"),
    [
        ("measure", OpenDesk.ready_for_self_check, _still_there, "有佐证"),
        ("part", _with_evidence, _still_there, "有佐证"),
        ("indicator", _measured, _still_there, "数值"),
        ("complaint", _fresh, _complaint_gone, "不在了"),
    ],
)
def test_that_a_removal_that_fails_keeps_the_dialog_and_all_that_was_typed(
    open_desk: OpenDesk,
    task: Task,
    window: QWidget,
    qtbot: QtBot,
    tmp_path: Path,
    name: str,
    before: Callable[[OpenDesk, Task, Path], object],
    meanwhile: Callable[[OpenDesk], object],
    why: str,
) -> None:
    case = CASES[name]
    before(open_desk, task, tmp_path)
    dialog = case.open(open_desk, _card(open_desk, task, qtbot), window, tmp_path)
    dialog.open()
    type_chinese(case.field(dialog), "写到一半")
    qtbot.waitUntil(lambda: bool(_kept(open_desk)), timeout=2000)
    kept = _kept(open_desk)
    meanwhile(open_desk)
    _remove_button(dialog).click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert why in dialog.trouble.text()
    assert dialog.isVisible()
    assert dialog.do_button.isEnabled()
    assert "写到一半" in case.field(dialog).text()
    assert _kept(open_desk) == kept
    # And what is typed from here on is kept as well.
    type_chinese(case.field(dialog), "，再写一句")
    qtbot.waitUntil(lambda: "再写一句" in _written(open_desk), timeout=2000)


def test_that_a_dialog_is_not_left_before_its_work_has_ended(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    case = CASES["part"]
    _with_evidence(open_desk, task, tmp_path)
    dialog = case.open(open_desk, _card(open_desk, task, qtbot), window, tmp_path)
    dialog.open()
    type_chinese(case.field(dialog), "写到一半")
    _remove_button(dialog).click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert "有佐证" in dialog.trouble.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert "写到一半" in _written(open_desk)


@pytest.mark.parametrize(
    ("name", "before"), [("measure", _fresh), ("part", _divided), ("indicator", _divided), ("complaint", _fresh)]
)
def test_that_what_was_typed_goes_with_what_is_taken_out(
    open_desk: OpenDesk,
    task: Task,
    window: QWidget,
    qtbot: QtBot,
    tmp_path: Path,
    name: str,
    before: Callable[[OpenDesk, Task, Path], object],
) -> None:
    case = CASES[name]
    before(open_desk, task, tmp_path)
    dialog = case.open(open_desk, _card(open_desk, task, qtbot), window, tmp_path)
    dialog.open()
    type_chinese(case.field(dialog), "写到一半")
    qtbot.waitUntil(lambda: bool(_kept(open_desk)), timeout=2000)
    with qtbot.waitSignal(dialog.accepted):
        _remove_button(dialog).click()
    assert _kept(open_desk) == {}


def test_that_a_value_being_typed_stays_when_the_one_before_is_taken_out(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    _measured(open_desk, task, tmp_path)
    card = _card(open_desk, task, qtbot)
    case = CASES["reading"]
    dialog = case.open(open_desk, card, window, tmp_path)
    dialog.open()
    type_chinese(case.field(dialog), "复测的报告还没有来")
    with qtbot.waitSignal(dialog.accepted):
        _remove_button(dialog).click()
    qtbot.waitUntil(lambda: _content_of(card).case.indicators[0].readings == ())
    assert "复测的报告还没有来" in _written(open_desk)


def test_that_ticks_choices_and_scans_come_back(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    card = _card(open_desk, task, qtbot)
    first = _backfill(open_desk, card, window, tmp_path)
    first.open()
    first.rows[1].check.setChecked(True)
    first.rows[0].people.set_words(("周玉", "何川"))
    first.reject()
    again = BackfillDialog(_content_of(card), open_desk.desk, window)
    again.open()
    assert again.draft is not None
    qtbot.waitUntil(again.draft.bar.isVisible)
    again.draft.use()
    assert [row.check.isChecked() for row in again.rows[:3]] == [True, True, False]
    assert again.rows[0].people.words() == ("周玉", "何川")
    assert again._scan_words.text() == "批复.pdf"


def test_that_a_password_is_never_kept(window: QWidget) -> None:
    layout = QVBoxLayout(window)
    for name, mode in (("nameEdit", QLineEdit.EchoMode.Normal), ("passwordEdit", QLineEdit.EchoMode.Password)):
        edit = QLineEdit("天知地知")
        edit.setObjectName(name)
        edit.setEchoMode(mode)
        layout.addWidget(edit)
    assert read_form(window) == {"nameEdit": "天知地知"}
    write_form(window, {"passwordEdit": "别的"})
    assert [e.text() for e in window.findChildren(QLineEdit)] == ["天知地知", "天知地知"]


def _stored(open_desk: OpenDesk, task: Task) -> Task:
    return read_task.case_file(open_desk.desk.lines, task.id).task


@pytest.mark.parametrize(
    ("place", "leads_to"),
    [
        ("task/7/basic", "basic"),
        ("task/7/progress", "progress"),
        ("task/7/measure/2", "measures/2"),
        ("task/7/measure-text/2", "measures/text/2"),
        ("task/7/measure-text/new", "measures/new"),
        ("task/7/step/self-check", "closeout/self-check"),
        ("task/7/return", "closeout/return"),
        ("task/7/backfill", "closeout/backfill"),
        ("task/7/part/new", "measures/parts/new"),
        ("task/7/part/2", "measures/parts/2"),
        ("task/7/indicator/new", "measures/indicators/new"),
        ("task/7/indicator/9", "measures/indicators/9"),
        ("task/7/reading/9", "measures/readings/9"),
        ("task/7/warning", "closeout/warning"),
        ("task/7/lift-warning", "closeout/lift-warning"),
        ("task/7/extension", "basic/extension"),
        ("task/7/opinion/2", "basic/extension"),
        ("task/7/lookback", "closeout/lookback"),
        ("task/7/review", "closeout/review"),
        ("task/7/slot/self-check/after_photo", "slots/self-check/after_photo"),
        ("task/7/evidence/new//home/周玉/a.pdf", "evidence/new//home/周玉/a.pdf"),
    ],
)
def test_that_every_draft_on_a_card_knows_the_way_back(open_desk: OpenDesk, place: str, leads_to: str) -> None:
    found = way_back(Draft(place, {"a": "b"}, "周玉", open_desk.desk.clock()))
    assert found == ("tasks", TaskPlace(TaskId("7"), leads_to))


@pytest.mark.parametrize(
    ("place", "leads_to"),
    [
        ("new/task", ("tasks", "new")),
        ("new/complaint", ("complaints", "new")),
        ("new/officer", ("settings", "new")),
        ("complaint/9", ("complaints", ComplaintPlace(ComplaintId("9")))),
        ("new/plan", ("tasks", "new-plan")),
        ("plan/9", ("tasks", PlanPlace(PlanId("9")))),
        ("batch", ("tasks", BatchPlace((TaskId("7"), TaskId("9"))))),
        ("of/another/version", None),
    ],
)
def test_that_every_other_draft_knows_the_way_back(open_desk: OpenDesk, place: str, leads_to: object) -> None:
    assert way_back(Draft(place, {"taskIds": "7\n9"}, "周玉", open_desk.desk.clock())) == leads_to


def test_that_the_way_back_opens_the_dialogs_of_a_card(
    open_desk: OpenDesk, task: Task, qtbot: QtBot, tmp_path: Path
) -> None:
    open_desk.ready_for_self_check(task, tmp_path)
    open_desk.self_check(task)
    for before in (_divided, _warned, _asked_for_time, _hinted):
        before(open_desk, task, tmp_path)
    card = _card(open_desk, task, qtbot)
    scan = a_paper(tmp_path, "监测.pdf")
    (goal,) = _content_of(card).case.indicators
    ways = {
        "closeout/return": ReturnDialog, "closeout/backfill": BackfillDialog, "measures/text/1": MeasureDialog,
        "measures/new": MeasureDialog, f"evidence/new/{scan}": EvidenceDialog, "measures/parts/new": PartDialog,
        "measures/parts/1": PartDialog, "measures/indicators/new": IndicatorDialog,
        f"measures/indicators/{goal.id}": IndicatorDialog, f"measures/readings/{goal.id}": ReadingDialog,
        "closeout/warning": WarningDialog, "closeout/lift-warning": WarningDialog, "basic/extension": OpinionDialog,
        "closeout/lookback": LookbackDialog, "closeout/review": ReviewDialog,
    }  # fmt: skip
    (hint,) = photo_check.hints_of(open_desk.desk.lines, task.id)
    card.go_to(f"evidence/hint/{hint.item.id}")
    qtbot.waitUntil(lambda: any(d.isVisible() for d in card.window().findChildren(PhotoCheckDialog)))
    card.window().findChildren(PhotoCheckDialog)[0].reject()
    for place, kind in ways.items():
        card.go_to(place)
        dialog = next(d for d in card.window().findChildren(FormDialog) if d.isVisible())
        assert type(dialog) is kind
        dialog.reject()
    card.go_to("evidence/new//media/U盘/没有了.pdf")
    assert "找不到了" in open_desk.messages.said[-1]


def test_that_the_way_back_opens_the_dialogs_of_the_list(
    open_desk: OpenDesk, task: Task, qtbot: QtBot, tmp_path: Path
) -> None:
    _planned(open_desk, task, tmp_path)
    plan = plans.plans(open_desk.desk.lines)[0].plan
    page = TaskListPage(open_desk.desk)
    qtbot.addWidget(page)
    page.show()
    ways: tuple[tuple[object, type[FormDialog]], ...] = (
        ("new-plan", PlanDialog),
        (PlanPlace(plan.id), PlanDialog),
        (BatchPlace((task.id,)), BatchDialog),
    )
    for place, kind in ways:
        page.show_this(place)
        qtbot.waitUntil(lambda kind=kind: any(d.isVisible() for d in page.findChildren(kind)))  # type: ignore[misc]
        for dialog in page.findChildren(FormDialog):
            dialog.reject()


def test_that_a_batch_goes_on_with_the_tasks_it_was_begun_for(
    open_desk: OpenDesk, task: Task, window: QWidget, qtbot: QtBot
) -> None:
    other = open_desk.task("9", "南坪砂石堆场未覆盖")
    first = BatchDialog(lambda _: (task.id, other.id), "选中的 2 项", open_desk.desk, window)
    first.open()
    first.ui.fieldCombo.setCurrentIndex(first.ui.fieldCombo.findData(BatchField.PROGRESS.value))
    first.ui.choiceCombo.setCurrentIndex(first.ui.choiceCombo.findData(ProgressStatus.BEHIND.value))
    first.ui.textEdit.set_text("设备已进场")
    qtbot.waitUntil(lambda: first.rows.rowCount() == 2)
    first.rows.turn(0)
    kept_out = first.rows.rows()[0].task
    first.reject()

    again = BatchDialog(lambda _: (task.id,), "选中的 1 项", open_desk.desk, window)
    again.open()
    assert again.draft is not None
    qtbot.waitUntil(again.draft.bar.isVisible)
    again.draft.use()
    assert again.ui.textEdit.text() == "设备已进场"
    assert "草稿里的 2 项" in "".join(text.text() for text in again.findChildren(QLabel))
    qtbot.waitUntil(lambda: again.rows.rowCount() == 2)
    with qtbot.waitSignal(again.accepted):
        again.do_button.click()
    lines = open_desk.desk.lines
    told = {t.number: [p.text for p in read_task.case_file(lines, t.id).progress] for t in (task, other)}
    assert told == {t.number: [] if t.id == kept_out.id else ["设备已进场"] for t in (task, other)}
    assert _kept(open_desk) == {}
