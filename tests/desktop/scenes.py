"""Every page and dialog of the window, one after the other, over the workspace of the demonstration."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from numpy.random import default_rng
from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from dujiao_desktop.app import Program, make_application
from dujiao_desktop.desktop.evidence.page import EvidencePage
from dujiao_desktop.desktop.evidence.task_chooser import TaskChooser
from dujiao_desktop.desktop.idle_lock import IdleLock
from dujiao_desktop.desktop.pairs.dialog import PairsDialog
from dujiao_desktop.desktop.places import TaskPlace
from dujiao_desktop.desktop.plans.plan_dialog import PlanDialog
from dujiao_desktop.desktop.preferences.rules_dialog import look_at
from dujiao_desktop.desktop.start.restore_page import RestorePage
from dujiao_desktop.desktop.start.set_up_page import SetUpPage
from dujiao_desktop.desktop.start.start_page import StartPage
from dujiao_desktop.desktop.start.unlock_page import UnlockPage
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.evidence_tab import EvidenceTab
from dujiao_desktop.desktop.task_card.measure_dialog import MeasureDialog
from dujiao_desktop.desktop.task_card.shared_panels import IndicatorsPanel
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.desktop.today.page import TodayPage
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.slots import SlotState
from dujiao_desktop.domain.step_content import ArchiveFacts
from dujiao_desktop.domain.task_link import LinkKind
from dujiao_desktop.environment.rule_packs import load_rule_pack
from dujiao_desktop.usecases import plans
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft
from dujiao_desktop.usecases.indicators import IndicatorEdit, ReadingDraft
from dujiao_desktop.usecases.parts import PartEdit
from dujiao_desktop.usecases.step_proposals import ArchiveProposal
from tests.cards import a_card
from tests.packs import a_changed_pack
from tests.photos.changes import retouched_much
from tests.photos.drawn_scenes import draw

_Page = TypeVar("_Page", bound=QWidget)
SCREEN = (1366, 768)
STILL = 3
"""So many looks in a row, a few milliseconds apart, find the same: wrapped lines get their heights in several passes."""


def screen_file(folder: Path) -> Path:
    """Says to Qt's platform without a screen how large the screen is that is not there."""
    width, height = SCREEN
    one = {"name": "one", "x": 0, "y": 0, "width": width, "height": height}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [one | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}))
    return file


class Stage:
    """The real program on the whole screen."""

    def __init__(self, workspace: Path, folder: Path, text_size: int) -> None:
        settings = folder / "settings.json"
        exports = str(workspace.parent / "送验卷")
        settings.write_text(json.dumps({"text_size": text_size, "last_export": exports}))
        app = make_application(["dujiao"])
        self.folder, self.workspace = folder, workspace
        self.lock: IdleLock | None = None
        self.program = Program(app, workspace, settings)
        self.program.start()
        self.wait(lambda: self.program.desk is not None)
        self.window = self.program.window
        self.window.resize(self.window.screen().availableGeometry().size())
        self.settle()

    def turn(self, for_ms: int = 60) -> None:
        loop = QEventLoop()
        QTimer.singleShot(for_ms, loop.quit)
        loop.exec()

    def settle(self, for_s: float = 5.0) -> None:
        """Until no work is under way and nothing that is shown moves any more."""
        until, still, before = time.monotonic() + for_s, 0, ""
        while still < STILL and time.monotonic() < until:
            self.turn(8)
            shown = [w.geometry().getRect() for w in active(self).findChildren(QWidget) if w.isVisible()]
            now = f"{len(self.program.jobs._jobs)} {shown}"
            still = still + 1 if now == before and not self.program.jobs._jobs else 0
            before = now

    def dress(self, percent: int, appearance: str) -> None:
        """What the officer does under 设置, with the workspace open again where a scene has closed it."""
        if self.program.desk is None:
            self.program.open_folder(self.workspace)
            self.wait(lambda: self.program.desk is not None)
        desk = self.program.desk
        assert desk is not None
        desk.text_size, desk.appearance = percent, appearance
        desk.set_appearance(appearance)
        desk.set_text_size(percent)
        self.settle()

    def wait(self, what: Callable[[], object], for_s: float = 30.0) -> None:
        until = time.monotonic() + for_s
        while not what():
            assert time.monotonic() < until, "waited in vain"
            self.turn(20)

    def dialog(self) -> QDialog | None:
        shown = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        return shown[-1] if shown else None

    def clear(self) -> None:
        """Away with the lock, dialogs, search and help."""
        if self.lock is not None:
            self.lock.stop()
            self.lock = None
        while (dialog := self.dialog()) is not None:
            dialog.done(0)
            self.turn(20)
        self.window._go_back() if self.window._close_help() else None
        if self.window._palette is not None:
            self.window._palette.hide()

    def page(self, kind: type[_Page]) -> _Page:
        self.wait(lambda: any(p.isVisible() for p in self.window.findChildren(kind)))
        return next(p for p in self.window.findChildren(kind) if p.isVisible())

    def go(self, key: str) -> None:
        self.window.go(key)

    def task(self, number: str, tab: int) -> TaskListPage:
        desk = self.program.desk
        assert desk is not None
        task_id = desk.lines.find_task(number)
        self.window.go("tasks", TaskPlace(task_id))
        page = self.page(TaskListPage)
        self.wait(
            lambda: page.card.presenter.content is not None and page.card.presenter.content.case.task.id == task_id
        )
        page.card.tabs.setCurrentIndex(tab)
        self.settle()
        return page

    def end(self) -> None:
        self.window.close()
        self.program.shut_down()


def scenes(stage: Stage) -> Iterator[str]:
    """Sets each scene, and gives its name when it is to be looked at."""
    for name, scene in _SCENES:
        scene(stage)
        stage.settle()
        yield name
        stage.clear()


def _today(stage: Stage) -> None:
    stage.go("today")
    page = stage.page(TodayPage)
    stage.wait(lambda: page._shown is not None)


def _list(stage: Stage) -> None:
    stage.go("tasks")
    page = stage.page(TaskListPage)
    stage.wait(lambda: page.model.rowCount() > 0)


def _basic_form(stage: Stage) -> None:
    stage.task("3", tabs.BASIC).card.basic.start_edit()


def _progress_form(stage: Stage) -> None:
    page = stage.task("3", tabs.PROGRESS)
    page.card.basic.drop_typed()
    page.card.progress.start()


def _after_progress(stage: Stage, number: str, tab: int) -> None:
    stage.page(TaskListPage).card.progress.give_up()
    stage.task(number, tab)


def _evidence(stage: Stage) -> None:
    page = stage.task("7", tabs.EVIDENCE)
    page.card.evidence.list.setCurrentIndex(page.card.evidence.list.model().index(0, 0))


def _evidence_dialog(stage: Stage) -> None:
    page = stage.task("9", tabs.EVIDENCE)
    file = stage.folder / "监测报告.pdf"
    file.write_bytes(b"%PDF-1.4\n")
    page.card.evidence._describe_new((file,), EvidenceKind.OTHER, None)


def _many_dialog(stage: Stage) -> None:
    page = stage.task("7", tabs.EVIDENCE)
    page.card.evidence.list.selectAll()
    page.card.evidence._change()


def _card_of(stage: Stage) -> Path:
    """A card with photos of places, the same at every call."""
    folder = stage.folder / "7 老街雨污管网"
    if folder.exists():
        return folder
    folder.mkdir()
    for number, photo in enumerate(sorted(a_card(folder).glob("*.jpg"))):
        with Image.open(photo) as plain:
            exif = plain.getexif()
        draw(number + 20).save(photo, "JPEG", exif=exif)
    return folder


def _inbox(stage: Stage) -> EvidencePage:
    """Two visits and a paper wait for their task; one tile is chosen."""
    stage.go("evidence")
    page = stage.page(EvidencePage)
    stage.wait(lambda: page._content is not None)
    if not page.tiles.tiles.rowCount():
        page.presenter.take((_card_of(stage),))
        stage.wait(lambda: page.tiles.tiles.rowCount())
    first = page.tiles.tiles.item_at(page.tiles.tiles.index(1))
    assert first is not None
    page.tiles.choose([first.id], first.id)
    return page


def _inbox_alone(stage: Stage) -> None:
    """What is chosen, alone on the page where it is narrow; beside it all that can be said of a taking-in."""
    page = _inbox(stage)
    page.bar.show_begun()
    page.bar.show_progress(150, 300, "IMG_20261119_094312.jpg")
    page.bar.show_left("上次还有 150 个文件没有收完。")
    page.bar.show_result("收了 288 个文件，原件没有改动；4 个已经有了，没有重复收。", has_list=True, undoable=True)
    page.tiles.selectAll()
    page._show_alone()


def _inbox_after(stage: Stage) -> None:
    page = stage.page(EvidencePage)
    page.go_back()
    page.bar.show_over()
    page.bar.show_left("")
    page.bar.hide_result()


def _task_chooser(stage: Stage) -> None:
    _inbox_after(stage)
    stage.page(EvidencePage)._choose_for_chosen()
    stage.wait(lambda: stage.page(TaskChooser).list.count())


def _taken_in_dialog(stage: Stage) -> None:
    page = _inbox(stage)
    before = page.presenter.taken
    empty = stage.folder / "空的照片.jpg"
    empty.write_bytes(b"")
    page.presenter.take((_card_of(stage), empty))
    stage.wait(lambda: page.presenter.taken is not before)
    page.show_list()


def _slot_dialog(stage: Stage) -> None:
    page = stage.task("12", tabs.EVIDENCE)
    tab = page.card.evidence
    open_one = next(s for s in tab.slots.slots if s.rule.may_be_explained and s.state is not SlotState.FILLED)
    tab.slots.reason_wanted.emit(open_one)


def _checked(stage: Stage) -> EvidenceTab:
    """A photo of the finished work that was made from an earlier one, and is marked in the list."""
    evidence = stage.task("3", tabs.EVIDENCE).card.evidence
    if not evidence.photo_check.hints:
        place, before, after = draw(3), stage.folder / "路口.jpg", stage.folder / "路口整改后.jpg"
        place.save(before)
        retouched_much(place, default_rng(5)).save(after)
        presenter = stage.page(TaskListPage).card.presenter
        for file, kind in ((before, EvidenceKind.BEFORE_PHOTO), (after, EvidenceKind.AFTER_PHOTO)):
            presenter.attach((file,), EvidenceDraft(kind, caption=f"老街路口（{file.stem}）"), "")
        stage.wait(evidence.photo_check.isVisible)
    return evidence


def _photo_check(stage: Stage) -> None:
    _checked(stage).photo_check.look_button.click()


def _viewer(stage: Stage) -> None:
    page = stage.task("7", tabs.EVIDENCE)
    page.card.evidence.list.setCurrentIndex(page.card.evidence.list.model().index(0, 0))
    page.card.evidence._open()
    stage.settle()


def _measure_dialog(stage: Stage) -> None:
    stage.task("3", tabs.MEASURES).card.measures.add_measure()


def _shared(stage: Stage) -> None:
    """Parts and goals in numbers, entered through the card."""
    page = stage.task("3", tabs.MEASURES)
    presenter = page.card.presenter

    def case() -> CaseFile:
        assert presenter.content is not None
        return presenter.content.case

    if not case().parts:
        day = presenter._desk.today()
        for name, done in (("清溪村一组", day), ("河东社区老街排口", None)):
            presenter.shared.set_part(None, PartEdit(name, "清溪村村民委员会", "李强", done))
        presenter.shared.set_indicator(None, IndicatorEdit("化学需氧量", "20", "mg/L", baseline="35"))
        stage.wait(lambda: case().indicators)
        presenter.shared.record_reading(case().indicators[0], ReadingDraft("18.2", day, "监测报告第 103 号"))
        presenter.shared.link("9", LinkKind.MEASURE)
        stage.wait(lambda: len(case().parts) == 2 and case().indicators and case().links)
    stage.turn(300)
    bar = page.card.measures._area.verticalScrollBar()
    bar.setValue(bar.maximum())


def _links(stage: Stage) -> None:
    _shared(stage)
    page = stage.task("3", tabs.BASIC)
    stage.turn(300)
    area = page.card.basic.currentWidget()
    assert isinstance(area, QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _part_dialog(stage: Stage) -> None:
    _shared(stage)
    stage.page(TaskListPage).card.go_to("measures/parts/1")


def _indicator_dialog(stage: Stage) -> None:
    stage.task("9", tabs.MEASURES).card.measures._add_indicator()


def _reading_dialog(stage: Stage) -> None:
    _shared(stage)
    panel = stage.page(TaskListPage).card.findChildren(IndicatorsPanel)[-1]
    panel._measure(panel._content.case.indicators[0])


def _link_dialog(stage: Stage) -> None:
    stage.task("9", tabs.BASIC).card.basic._link()


def _plan_dialog(stage: Stage) -> None:
    page = stage.task("9", tabs.BASIC)
    page.card.basic._new_plan()
    dialog = stage.dialog()
    assert isinstance(dialog, PlanDialog)
    dialog.ui.titleEdit.setText("清溪河“一河一策”整治方案")
    dialog.ui.totalEdit.setText("62")
    dialog.ui.sharesEdit.setText("2018=26、2019=13、2020=21、2021=1")


def _plans_dialog(stage: Stage) -> None:
    desk = stage.program.desk
    assert desk is not None
    if not plans.plans(desk.lines):
        _plan_dialog(stage)
        dialog = stage.dialog()
        assert dialog is not None
        dialog.accept()
        stage.wait(lambda: stage.dialog() is None)
    _list(stage)
    stage.page(TaskListPage).manage_plans()
    stage.turn(200)


def _draft_dialog(stage: Stage) -> None:
    """An earlier draft is offered while a new one is being kept."""
    for text in ("新建收集池并做好防渗，雨天不外溢", "清运渗滤液"):
        _measure_dialog(stage)
        dialog = stage.dialog()
        assert isinstance(dialog, MeasureDialog)
        assert dialog.draft is not None
        stage.settle()
        dialog.ui.textEdit.set_text(text)
        dialog.draft.flush()
        stage.wait(dialog.draft.line.isVisible)
        if not dialog.draft.bar.isVisible():
            dialog.reject()
            stage.settle()


def _return_dialog(stage: Stage) -> None:
    stage.task("9", tabs.CLOSEOUT).card.closeout._send_back()


def _warning_dialog(stage: Stage) -> None:
    stage.task("9", tabs.CLOSEOUT).card.closeout.set_warning()


def _dossier_dialog(stage: Stage, number: str) -> None:
    stage.task(number, tabs.CLOSEOUT).card.closeout.make_dossier()


def _extension_dialog(stage: Stage, number: str) -> None:
    stage.task(number, tabs.BASIC).card.basic.extend()


def _long_term_dialog(stage: Stage) -> None:
    from dujiao_desktop.desktop.task_card.extension_dialogs import ExtensionDialog

    _extension_dialog(stage, "9")
    stage.page(ExtensionDialog).long_term_radio.click()


def _visit_dialog(stage: Stage, number: str) -> None:
    closeout = stage.task(number, tabs.CLOSEOUT).card.closeout
    closeout.look_back() if number == "7" else closeout.review()
    stage.turn(400)


def _pairs(stage: Stage, over: bool = False, choose: bool = False) -> None:
    stage.task("7", tabs.EVIDENCE).card.evidence.pairs_button.click()
    dialog = next(d for d in stage.window.findChildren(PairsDialog) if d.isVisible())
    stage.wait(lambda: dialog.pairing.pairs)
    if over:
        dialog.over_button.click()
    if choose:
        dialog.other_button.click()
    stage.settle()


def _backfill(stage: Stage) -> None:
    stage.task("3", tabs.CLOSEOUT).card.closeout.backfill()


def _step(stage: Stage, key: str, chain: tuple[str, ...] = ()) -> None:
    """The form of a step with everything open, whatever the task waits for."""
    page = stage.task("9", tabs.CLOSEOUT)
    content, closeout = page.card.presenter.content, page.card.closeout
    assert content is not None
    rule = load_rule_pack("chongqing").step(key)
    assert rule is not None
    given = ArchiveFacts("0123", "WS", "2026", "D30", "HB", "0006")
    offered = ArchiveProposal(replace(given, item_no="0007"), (given,), 86, "送验卷（2026-11-20）")
    closeout.step.drop_typed()
    closeout.step.show_step(replace(rule, chain=chain), content.case, offered)
    if not closeout.step.ui.moreButton.isHidden() and not closeout.step.ui.archivePart.isVisible():
        closeout.step.ui.moreButton.click()
    if key == "public-notice":
        closeout.step.ui.noticeButton.click()
        closeout.step.ui.objectionsPart.add()
    closeout._area.ensureWidgetVisible(closeout.step.do_button)


def _ask(stage: Stage, key: str, what: str) -> None:
    stage.window.go(key, what)


def _verify(stage: Stage) -> None:
    _ask(stage, "reports", "verify")


def _restore_here(stage: Stage) -> None:
    from dujiao_desktop.desktop.backup.page import BackupPage

    stage.go("backup")
    stage.page(BackupPage)._restore_here()


def _rules(stage: Stage) -> None:
    stage.go("settings")
    desk = stage.program.desk
    assert desk is not None
    look_at(desk, stage.window, a_changed_pack(stage.folder))
    stage.wait(stage.dialog)


def _chosen(stage: Stage) -> None:
    _list(stage)
    page = stage.page(TaskListPage)
    page.table.selectAll()


def _batch(stage: Stage) -> None:
    from dujiao_desktop.desktop.task_list.batch_dialog import BatchDialog
    from dujiao_desktop.desktop.task_list.presenter import Show

    page = stage.page(TaskListPage)
    page._chips[Show.ALL].click()
    stage.turn(250)
    page.change_many()
    dialog = stage.page(BatchDialog)
    stage.wait(lambda: dialog._tasks)
    dialog.ui.namesField.setText("云岭镇人民政府、区水利局")
    stage.wait(lambda: dialog.rows.rowCount())
    dialog.rows.turn(2)


def _officer(stage: Stage) -> None:
    from dujiao_desktop.desktop.preferences.page import PreferencesPage

    stage.go("settings")
    stage.page(PreferencesPage)._add_officer()


def _change_officer(stage: Stage) -> None:
    from dujiao_desktop.desktop.preferences.page import PreferencesPage

    desk = stage.program.desk
    assert desk is not None
    stage.page(PreferencesPage)._change(desk.by)


def _hand_over(stage: Stage) -> None:
    _ask(stage, "settings", "hand-over")


def _locked(stage: Stage) -> None:
    # The demonstration has no password; the lock is the same.
    lock = IdleLock(stage.window, lambda _: None, stage.window)
    stage.go("today")
    stage.page(TodayPage)
    lock.lock("10 分钟没有动，已锁屏。")
    stage.lock = lock


def _complaint(stage: Stage) -> None:
    from dujiao_desktop.desktop.complaints.page import ComplaintsPage

    stage.go("complaints")
    page = stage.page(ComplaintsPage)
    stage.wait(lambda: page._table.rowCount() > 0)
    page._open(0, 0)


def _find(stage: Stage) -> None:
    stage.go("today")
    stage.window.find_everything()
    assert stage.window._palette is not None
    stage.window._palette.field.setText("堆场")
    stage.wait(stage.window._palette.hits)


def _help(stage: Stage) -> None:
    stage.go("today")
    stage.window._help()


def _start(stage: Stage) -> None:
    stage.program._leave()
    stage.page(StartPage)


def _set_up(stage: Stage, step: int) -> None:
    if step == 0:
        stage.program.ways_in.show_set_up()
    page = stage.page(SetUpPage)
    page._known.setChecked(True)
    page._show(step)


def _recovery_code(stage: Stage) -> None:
    page = stage.page(SetUpPage)
    page.show_code("7K2M-QW9X-ABCD-2345-EFGH-JKLM-NPQR-STUV")
    page.say_sheet(
        "✓ 已送打印机。PDF 在 /media/U盘/督交恢复码（云岭镇人民政府）.pdf，纸收好以后请把它从这台电脑上删掉。"
    )


def _restore(stage: Stage) -> None:
    stage.program.ways_in.show_restore()
    stage.page(RestorePage)


def _unlock(stage: Stage) -> None:
    stage.program.ways_in.show_unlock(Path(stage.program.settings.last_workspace), Refused("wrong_password"))
    stage.page(UnlockPage)


def _step_closed(stage: Stage) -> None:
    stage.page(TaskListPage).card.closeout.drop_typed()
    stage.task("7", tabs.CLOSEOUT)


def _tab(number: str, tab: int) -> Callable[[Stage], object]:
    return lambda stage: stage.task(number, tab)


_SCENES: tuple[tuple[str, Callable[[Stage], object]], ...] = (
    ("today", _today),
    ("tasks", _list),
    ("task-measures", _tab("3", tabs.MEASURES)),
    ("task-basic", _tab("7", tabs.BASIC)),
    ("task-basic-form", _basic_form),
    ("task-progress-form", _progress_form),
    ("task-history", partial(_after_progress, number="7", tab=tabs.HISTORY)),
    ("task-evidence", _evidence),
    ("task-evidence-waiting", _tab("9", tabs.EVIDENCE)),
    ("task-closeout", _tab("9", tabs.CLOSEOUT)),
    ("step-signers", partial(_step, key="self-check", chain=("经办人", "分管负责人", "主要负责人"))),
    ("step-verification", partial(_step, key="verification")),
    ("step-notice", partial(_step, key="public-notice")),
    ("step-archiving", partial(_step, key="archiving")),
    ("task-closed", _step_closed),
    ("tasks-chosen", _chosen),
    ("dialog-batch", _batch),
    ("complaints", lambda stage: stage.go("complaints")),
    ("evidence-none", lambda stage: stage.go("evidence")),
    ("evidence", _inbox),
    ("evidence-alone", _inbox_alone),
    ("dialog-put", _task_chooser),
    ("dialog-taken-in", _taken_in_dialog),
    ("reports", lambda stage: stage.go("reports")),
    ("backup", lambda stage: stage.go("backup")),
    ("settings", lambda stage: stage.go("settings")),
    ("dialog-import", partial(_ask, key="tasks", what="import")),
    ("dialog-new-task", partial(_ask, key="tasks", what="new")),
    ("dialog-measure", _measure_dialog),
    ("task-shared", _shared),
    ("task-links", _links),
    ("dialog-part", _part_dialog),
    ("dialog-indicator", _indicator_dialog),
    ("dialog-reading", _reading_dialog),
    ("dialog-link", _link_dialog),
    ("dialog-plan", _plan_dialog),
    ("dialog-plans", _plans_dialog),
    ("dialog-draft", _draft_dialog),
    ("dialog-evidence", _evidence_dialog),
    ("dialog-many", _many_dialog),
    ("task-slots", _tab("12", tabs.EVIDENCE)),
    ("dialog-slot", _slot_dialog),
    ("dialog-viewer", _viewer),
    ("dialog-return", _return_dialog),
    ("dialog-warning", _warning_dialog),
    ("dialog-dossier", partial(_dossier_dialog, number="7")),
    ("dialog-dossier-gaps", partial(_dossier_dialog, number="12")),
    ("dialog-backfill", _backfill),
    ("task-long-term", _tab("16", tabs.CLOSEOUT)),
    ("dialog-extension", partial(_extension_dialog, number="9")),
    ("dialog-long-term", _long_term_dialog),
    ("dialog-opinion", partial(_extension_dialog, number="12")),
    ("dialog-lookback", partial(_visit_dialog, number="7")),
    ("dialog-review", partial(_visit_dialog, number="16")),
    ("dialog-pairs", _pairs),
    ("dialog-pairs-over", partial(_pairs, over=True)),
    ("dialog-pairs-choose", partial(_pairs, choose=True)),
    ("task-evidence-checked", _checked),
    ("dialog-photo-check", _photo_check),
    ("dialog-complaint", _complaint),
    ("dialog-verify", _verify),
    ("dialog-restore", partial(_ask, key="backup", what="restore")),
    ("dialog-restore-here", _restore_here),
    ("dialog-recycle-bin", partial(_ask, key="settings", what="bin")),
    ("dialog-officer", _officer),
    ("dialog-rules", _rules),
    ("dialog-calendar", partial(_ask, key="settings", what="calendar")),
    ("dialog-officer-change", _change_officer),
    ("dialog-hand-over", _hand_over),
    ("locked", _locked),
    ("search", _find),
    ("help", _help),
    ("start", _start),
    ("set-up-notice", partial(_set_up, step=0)),
    ("set-up-unit", partial(_set_up, step=1)),
    ("set-up-password", partial(_set_up, step=2)),
    ("set-up-code", _recovery_code),
    ("restore", _restore),
    ("unlock", _unlock),
)


def active(stage: Stage) -> QWidget:
    """What is looked at: the dialog on top, else the window."""
    return stage.dialog() or QApplication.activeModalWidget() or stage.window
