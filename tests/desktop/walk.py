"""One officer's story in the real window, from the first day to the dossier; pictures on the way.

Run by `test_walk.py` in a process of its own, on a screen of its own: ``python -m tests.desktop.walk FOLDER PACK``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from dujiao_desktop.app import Program, make_application
from dujiao_desktop.desktop.dossier.make_dialog import MakeDossierDialog
from dujiao_desktop.desktop.import_wizard.dialog import ImportDialog
from dujiao_desktop.desktop.start.set_up_page import SetUpPage
from dujiao_desktop.desktop.start.start_page import StartPage
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.evidence_dialog import EvidenceDialog
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.domain.evidence import EvidenceKind
from tests.desktop.desk import a_paper, a_photo, type_chinese

_Widget = TypeVar("_Widget", bound=QWidget)
PASSWORD = "一二三四五六七八"


class Walk:
    """The officer's hands and eyes."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program = program
        self.folder = folder
        self._pictures = 0

    def wait_for(self, what: Callable[[], object], for_s: float = 30.0) -> None:
        until = time.monotonic() + for_s
        while not what():
            assert time.monotonic() < until, "waited in vain"
            self._turn()
        self._turn()

    def picture(self, name: str) -> None:
        self._turn(120)
        self._pictures += 1
        file = self.folder / f"{self._pictures:02d}-{name}.png"
        seen = QApplication.activeModalWidget() or self.program.window
        if QGuiApplication.platformName() == "offscreen":
            seen.grab().save(str(file))
        else:
            QGuiApplication.primaryScreen().grabWindow(0).save(str(file))

    def page(self, kind: type[_Widget]) -> _Widget:
        def there() -> _Widget | None:
            return next((p for p in self.program.window.findChildren(kind) if p.isVisible()), None)

        self.wait_for(there)
        found = there()
        assert found is not None
        return found

    def press(self, within: QWidget, words: str) -> None:
        def there() -> list[QPushButton]:
            return [
                b for b in within.findChildren(QPushButton) if b.text() == words and b.isVisible() and b.isEnabled()
            ]

        self.wait_for(there)
        QTest.mouseClick(there()[-1], Qt.MouseButton.LeftButton)
        self._turn()

    def _turn(self, for_ms: int = 20) -> None:
        loop = QEventLoop()
        QTimer.singleShot(for_ms, loop.quit)
        loop.exec()


def walk(walk: Walk, workspace: Path, list_file: Path, papers: Path, out: Path, pack: str) -> Path:
    """Set up, import, fill, prove, take the first steps of the rule pack, export; gives the package."""
    program = walk.program
    walk.picture("start")
    walk.press(walk.page(StartPage), "建立")
    set_up = walk.page(SetUpPage)
    walk.picture("notice")
    QTest.mouseClick(set_up._known, Qt.MouseButton.LeftButton)
    set_up._known.setChecked(True)
    walk.press(set_up, "下一步")
    type_chinese(set_up.unit_ui.unitEdit, "云岭镇人民政府")
    type_chinese(set_up.unit_ui.officerEdit, "周玉")
    set_up.unit_ui.folderEdit.setText(str(workspace))
    set_up.unit_ui.rulePackCombo.setCurrentIndex(set_up.unit_ui.rulePackCombo.findData(pack))
    walk.picture("unit")
    walk.press(set_up, "下一步")
    type_chinese(set_up.password_ui.passwordEdit, PASSWORD)
    type_chinese(set_up.password_ui.repeatEdit, PASSWORD)
    walk.picture("password")
    walk.press(set_up, "建立工作区")
    walk.wait_for(lambda: set_up._code.text())
    walk.picture("recovery-code")
    set_up._kept.setChecked(True)
    walk.press(set_up, "开始使用")

    page = walk.page(TaskListPage)
    walk.picture("empty-list")
    walk.press(page, "导入清单")
    wizard = walk.page(ImportDialog)
    wizard.read_file(list_file)
    walk.wait_for(wizard.do_button.isEnabled)
    walk.picture("preview")
    QTest.mouseClick(wizard.do_button, Qt.MouseButton.LeftButton)
    walk.wait_for(lambda: page.model.rowCount() == 2)
    walk.picture("imported")

    type_chinese(page.search_field, "管网")
    walk.wait_for(lambda: page.model.rowCount() == 1)
    page.table.setCurrentIndex(page.model.index(0, 0))
    card = page.card
    walk.wait_for(lambda: card.presenter.content is not None)
    walk.picture("card")
    assert card.measures.editor is not None
    type_chinese(card.measures.editor.ui.resultEdit, "错接点全部改造，通水试验合格。")
    card.measures.editor.ui.doneField.setText("2026年9月28日")
    walk.press(card, "完成这条")
    walk.wait_for(lambda: _content(page).case.task.measures[0].is_done)

    for file, kind, seq, day in (
        (a_photo(papers, "整改前.jpg", 60), EvidenceKind.BEFORE_PHOTO, 1, "2026-03-02"),
        (a_photo(papers, "整改后.jpg", 180), EvidenceKind.AFTER_PHOTO, 1, "2026-10-12"),
        (a_paper(papers, "自查报告.pdf"), EvidenceKind.SELF_CHECK_REPORT, None, ""),
    ):
        before = len(_content(page).case.evidence)
        card.tabs.setCurrentIndex(tabs.EVIDENCE)
        card.evidence._describe_new((file,), kind, seq)
        dialog = walk.page(EvidenceDialog)
        if day:
            dialog.ui.takenField.setText(day)
        QTest.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
        walk.wait_for(lambda before=before: len(_content(page).case.evidence) > before)  # type: ignore[misc]
    walk.picture("evidence")

    card.tabs.setCurrentIndex(tabs.CLOSEOUT)
    (_in_boshan if pack == "boshan" else _in_chongqing)(walk, page, papers)

    walk.press(card, "生成卷宗…")
    maker = walk.page(MakeDossierDialog)
    maker._folder.setText(str(out))
    QTest.mouseClick(maker.do_button, Qt.MouseButton.LeftButton)
    walk.wait_for(lambda: maker.do_button.text() == "完成", 120)
    walk.picture("dossier")
    walk.press(maker, "完成")
    program.window.go("backup")
    walk.picture("backup")
    program.window.go("reports")
    walk.picture("reports")
    return next(out.glob("*.zip"))


def _in_chongqing(walk: Walk, page: TaskListPage, papers: Path) -> None:
    step = page.card.closeout.step
    type_chinese(step.ui.peopleField, "周玉、何川")
    type_chinese(step.ui.opinionEdit, "措施已落实，同意报核查。")
    step.ui.happenedField.setText("2026-10-20")
    walk.picture("self-check")
    walk.press(page.card, "完成自查")
    walk.wait_for(lambda: _content(page).case.closeout.current.records)
    walk.picture("self-checked")


def _in_boshan(walk: Walk, page: TaskListPage, papers: Path) -> None:
    """The ledger is signed by two in their order; the district's acceptance tells of every measure."""
    card = page.card
    step = card.closeout.step
    roles = [role for role, _, _ in step.ui.signersPart.rows]
    assert roles == ["联络人", "分管领导"], roles
    for (_, name, day), who in zip(step.ui.signersPart.rows, ("周玉", "何川"), strict=True):
        line = name.lineEdit()
        assert line is not None
        type_chinese(line, who)
        day.setText("2026-10-20")
    type_chinese(step.ui.opinionEdit, "反映的问题已解决。")
    step.ui.happenedField.setText("2026-10-20")
    walk.picture("ledger")
    walk.press(card, "完成建立台账")
    walk.wait_for(lambda: _content(page).case.closeout.current.records)
    assert _is_said(card, "○ 待区级验收")

    type_chinese(step.ui.peopleField, "李明、赵红")
    type_chinese(step.ui.opinionEdit, "同意公示。")
    step.ui.happenedField.setText("2026-10-22")
    step.ui.passRadio.setChecked(True)
    done, seen = step.ui.findingsPart.rows[1]
    done.setCurrentIndex(1)
    type_chinese(seen, "通水试验合格")
    step.add_scans((a_paper(papers, "验收意见.pdf"),))
    walk.picture("district-acceptance")
    walk.press(card, "登记区级验收")
    walk.wait_for(lambda: len(_content(page).case.closeout.current.records) == 2)
    assert _is_said(card, "○ 待公示")
    walk.picture("accepted")


def _is_said(within: QWidget, words: str) -> bool:
    return any(text.text() == words for text in within.findChildren(QLabel))


def _content(page: TaskListPage):  # type: ignore[no-untyped-def]  # noqa: ANN202
    assert page.card.presenter.content is not None
    return page.card.presenter.content


def main(folder: Path, pack: str) -> int:
    app = make_application(["dujiao"])
    program = Program(app, None, folder / "settings.json")
    program.start()
    pictures, papers = folder / "pictures", folder / "papers"
    pictures.mkdir()
    papers.mkdir()
    try:
        made = walk(Walk(program, pictures), folder / "工作区", folder / "清单.xlsx", papers, folder / "送出", pack)
        print(made)
        program.window.close()
    finally:
        program.shut_down()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
