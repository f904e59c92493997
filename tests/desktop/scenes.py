"""Every page and dialog of the window, one after the other, over the workspace of the demonstration."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from dujiao_desktop.app import Program, make_application
from dujiao_desktop.desktop.places import TaskPlace
from dujiao_desktop.desktop.start.restore_page import RestorePage
from dujiao_desktop.desktop.start.set_up_page import SetUpPage
from dujiao_desktop.desktop.start.start_page import StartPage
from dujiao_desktop.desktop.start.unlock_page import UnlockPage
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.desktop.today.page import TodayPage
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind

_Page = TypeVar("_Page", bound=QWidget)
SCREEN = (1366, 768)


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
        self.folder = folder
        self.program = Program(app, workspace, settings)
        self.program.start()
        self.wait(lambda: self.program.desk is not None)
        self.window = self.program.window
        self.window.resize(self.window.screen().availableGeometry().size())
        self.turn(300)

    def turn(self, for_ms: int = 60) -> None:
        loop = QEventLoop()
        QTimer.singleShot(for_ms, loop.quit)
        loop.exec()

    def wait(self, what: Callable[[], object], for_s: float = 30.0) -> None:
        until = time.monotonic() + for_s
        while not what():
            assert time.monotonic() < until, "waited in vain"
            self.turn(20)

    def dialog(self) -> QDialog | None:
        shown = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        return shown[-1] if shown else None

    def clear(self) -> None:
        """Away with dialogs, search and help."""
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
        self.turn(250)
        return page

    def end(self) -> None:
        self.window.close()
        self.program.shut_down()


def scenes(stage: Stage) -> Iterator[str]:
    """Sets each scene, and gives its name when it is to be looked at."""
    for name, scene in _SCENES:
        scene(stage)
        stage.turn(250)
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
    stage.turn(600)


def _evidence_dialog(stage: Stage) -> None:
    page = stage.task("9", tabs.EVIDENCE)
    file = stage.folder / "监测报告.pdf"
    file.write_bytes(b"%PDF-1.4\n")
    page.card.evidence._describe_new((file,), EvidenceKind.OTHER, None)


def _measure_dialog(stage: Stage) -> None:
    stage.task("3", tabs.MEASURES).card.measures.add_measure()


def _return_dialog(stage: Stage) -> None:
    stage.task("9", tabs.CLOSEOUT).card.closeout._send_back()


def _dossier_dialog(stage: Stage, number: str) -> None:
    stage.task(number, tabs.CLOSEOUT).card.closeout.make_dossier()
    stage.turn(300)


def _extension_dialog(stage: Stage, number: str) -> None:
    stage.task(number, tabs.BASIC).card.basic.extend()


def _visit_dialog(stage: Stage, number: str) -> None:
    closeout = stage.task(number, tabs.CLOSEOUT).card.closeout
    closeout.look_back() if number == "7" else closeout.review()
    stage.turn(400)


def _backfill(stage: Stage) -> None:
    stage.task("3", tabs.CLOSEOUT).card.closeout.backfill()


def _ask(stage: Stage, key: str, what: str) -> None:
    stage.window.go(key, what)


def _verify(stage: Stage) -> None:
    _ask(stage, "reports", "verify")


def _restore_here(stage: Stage) -> None:
    from dujiao_desktop.desktop.backup.page import BackupPage

    stage.go("backup")
    stage.page(BackupPage)._restore_here()


def _officer(stage: Stage) -> None:
    from dujiao_desktop.desktop.preferences.page import PreferencesPage

    stage.go("settings")
    stage.page(PreferencesPage)._add_officer()


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
    stage.turn(400)


def _help(stage: Stage) -> None:
    stage.go("today")
    stage.window._help()


def _start(stage: Stage) -> None:
    stage.program._leave()
    stage.page(StartPage)


def _set_up(stage: Stage, step: int) -> None:
    if step == 0:
        stage.program._show_set_up()
    page = stage.page(SetUpPage)
    page._known.setChecked(True)
    page._show(step)


def _restore(stage: Stage) -> None:
    stage.program._show_restore()
    stage.page(RestorePage)


def _unlock(stage: Stage) -> None:
    stage.program._show_unlock(Path(stage.program.settings.last_workspace), Refused("wrong_password"))
    stage.page(UnlockPage)


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
    ("task-closeout", _tab("9", tabs.CLOSEOUT)),
    ("task-closed", _tab("7", tabs.CLOSEOUT)),
    ("complaints", lambda stage: stage.go("complaints")),
    ("reports", lambda stage: stage.go("reports")),
    ("backup", lambda stage: stage.go("backup")),
    ("settings", lambda stage: stage.go("settings")),
    ("dialog-import", partial(_ask, key="tasks", what="import")),
    ("dialog-new-task", partial(_ask, key="tasks", what="new")),
    ("dialog-measure", _measure_dialog),
    ("dialog-evidence", _evidence_dialog),
    ("dialog-return", _return_dialog),
    ("dialog-dossier", partial(_dossier_dialog, number="7")),
    ("dialog-dossier-gaps", partial(_dossier_dialog, number="12")),
    ("dialog-backfill", _backfill),
    ("task-long-term", _tab("16", tabs.CLOSEOUT)),
    ("dialog-extension", partial(_extension_dialog, number="9")),
    ("dialog-opinion", partial(_extension_dialog, number="12")),
    ("dialog-lookback", partial(_visit_dialog, number="7")),
    ("dialog-review", partial(_visit_dialog, number="16")),
    ("dialog-complaint", _complaint),
    ("dialog-verify", _verify),
    ("dialog-restore", partial(_ask, key="backup", what="restore")),
    ("dialog-restore-here", _restore_here),
    ("dialog-recycle-bin", partial(_ask, key="settings", what="bin")),
    ("dialog-officer", _officer),
    ("search", _find),
    ("help", _help),
    ("start", _start),
    ("set-up-notice", partial(_set_up, step=0)),
    ("set-up-unit", partial(_set_up, step=1)),
    ("set-up-password", partial(_set_up, step=2)),
    ("restore", _restore),
    ("unlock", _unlock),
)


def active(stage: Stage) -> QWidget:
    """What is looked at: the dialog on top, else the window."""
    return stage.dialog() or QApplication.activeModalWidget() or stage.window
