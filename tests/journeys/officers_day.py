"""The officer at the real window and at the command line, in one workspace; pictures of what is seen on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from dujiao_desktop.app import Program
from dujiao_desktop.desktop.task_card import card as tabs
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_list.page import TaskListPage
from dujiao_desktop.domain.case_file import CaseFile
from tests.desktop.desk import type_chinese
from tests.desktop.walk import Walk
from tests.documents.judging import run
from tests.documents.writing_samples import a_paper
from tests.journeys.command_line import Said, asked
from tests.usecases.township import HEADER, UNIT, a_list, a_photo

TODAY = date.today()
RED, BLUE = (200, 30, 30), (20, 30, 120)
_PROBLEM = "老街片区雨污管网错接，雨天污水溢流入清溪河"


def ago(days: int) -> str:
    """A day before today, as an officer writes it."""
    return (TODAY - timedelta(days)).isoformat()


class OfficersDay(Walk):
    """One officer, one workspace: the window is opened and closed as the day goes, the command line stands beside it."""

    def __init__(self, app: QApplication, home: Path) -> None:
        self._app = app
        self.home = home
        self.office = home / "督交"
        self.papers = home / "纸"
        self.sent = home / "送出"
        for folder in (self.papers, self.sent, home / "pictures"):
            folder.mkdir()
        self.folder = home / "pictures"
        self._pictures = 0

    # Ways to work.

    @contextmanager
    def at_window(self, *, opens: bool = True) -> Iterator[None]:
        """The program on the screen, with the workspace it was last used with; closed in order afterwards."""
        self.program = Program(self._app, None)
        self.program.start()
        if opens:
            self.wait_for(lambda: self.program.desk is not None)
        try:
            yield
        finally:
            self.program.window.close()
            self.program.shut_down()
            self.program.deleteLater()

    def says(self, *words: object) -> Said:
        """A command that is carried out."""
        said = asked(*words, "--workspace", self.office, "--json")
        assert said.code == 0, f"{words}: {said.out}{said.err}"
        return said

    def refused(self, *words: object) -> Said:
        """A command that the officer is refused."""
        said = asked(*words, "--workspace", self.office, "--json")
        assert said.code == 1, f"{words}: {said.out}{said.err}"
        return said

    # What is on the screen.

    def seen(self) -> str:
        """Every word the officer can read now, in the window or in the dialog over it."""
        over = QApplication.activeModalWidget() or self.program.window
        kinds = (QLabel, QPushButton, QLineEdit)
        words = [w.text() for kind in kinds for w in over.findChildren(kind) if w.isVisible()]
        words += [text.toPlainText() for text in over.findChildren(QPlainTextEdit) if text.isVisible()]
        return "\n".join(re.sub("[\u200b\u2060]", "", word) for word in words)

    def sees(self, *words: str) -> None:
        """Waits until all of these can be read."""
        try:
            self.wait_for(lambda: all(word in self.seen() for word in words), 15)
        except AssertionError as waited:
            lacking = [word for word in words if word not in self.seen()]
            raise AssertionError(f"not seen: {lacking} in\n{self.seen()}") from waited

    def card(self, number: str) -> TaskCard:
        """The card of a task, from the list."""
        self.program.window.go("tasks")
        page = self.page(TaskListPage)
        page.search_field.clear()
        self.wait_for(lambda: page.model.rowCount() == 1)
        page.table.setCurrentIndex(page.model.index(0, 0))
        self.wait_for(lambda: page.card.presenter.content is not None)
        assert self.case(page.card).task.number == number
        return page.card

    def closeout(self, number: str) -> TaskCard:
        """The card of a task, at its steps."""
        card = self.card(number)
        card.tabs.setCurrentIndex(tabs.CLOSEOUT)
        self._turn()
        return card

    def scroll_to(self, within: QWidget, words: str) -> None:
        """Brings what lies below these words into sight."""
        said = next(w for w in within.findChildren(QLabel) if w.text() == words)
        for area in within.findChildren(QScrollArea):
            if area.isAncestorOf(said):
                area.verticalScrollBar().setValue(said.mapTo(area.widget(), QPoint()).y() - 20)
        self._turn()

    @staticmethod
    def case(card: TaskCard) -> CaseFile:
        assert card.presenter.content is not None
        return card.presenter.content.case

    def choosing(self, *files: Path) -> None:
        """The next dialog for files is answered with these."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(20, answer)
                return
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            assert isinstance(field, QLineEdit)
            field.setText(" ".join(f'"{file}"' for file in files) if len(files) > 1 else str(files[0]))
            dialog.accept()

        QTimer.singleShot(0, answer)

    def choosing_from_menu(self, words: str) -> None:
        """The next menu is answered with this line."""

        def answer() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                QTimer.singleShot(20, answer)
                return
            line = next(action for action in menu.actions() if action.text() == words)
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(line).center())

        QTimer.singleShot(0, answer)

    def click(self, button: QAbstractButton) -> None:
        """A click on a button; on the sign of one that is ticked."""
        at = button.rect().center()
        if not isinstance(button, QPushButton):
            at.setX(8)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=at)
        self._turn()

    def fill(self, *pairs: tuple[QWidget, str]) -> None:
        """Type into fields, as an input method does."""
        for field, words in pairs:
            if isinstance(field, QLineEdit):
                field.clear()
            field.setFocus()
            type_chinese(field, words)

    def done(self, what: Callable[[], object]) -> None:
        """Waits for what was asked of the program."""
        self.wait_for(what, 60)


def a_workspace(day: OfficersDay) -> None:
    """The office as it was set up."""
    words = ("init", "--unit", UNIT, "--officer", "周玉", "--no-password")
    day.says(*words)


def a_task_with_its_work(day: OfficersDay) -> None:
    """Task 7: imported, its measure done, its proofs in; ready for the self-check."""
    a_workspace(day)
    row = ("7", _PROBLEM, "雨天无溢流", "改造错接点 26 处", UNIT, "区住建委", "长期坚持", "达到序时进度")
    day.says("import", a_list(day.papers / "清单.csv", [row], HEADER), "--yes")
    day.says("measure", "7", 1, "--result", "错接点全部改造，通水试验合格。", "--done", ago(60))
    for file, kind, on in (
        (a_photo(day.papers / "整改前.jpg", shade=60), "before_photo", ago(200)),
        (a_photo(day.papers / "整改后.jpg", shade=180), "after_photo", ago(40)),
        (a_paper(day.papers / "自查报告.pdf", "自查报告", 2), "self_check_report", ago(30)),
    ):
        day.says("attach", "7", file, "--kind", kind, "--taken", on)


def pages_as_png(pdf: Path, to: Path, first: int = 1) -> list[Path]:
    """Every page from `first` on as a picture, as a scanner would take it."""
    to.mkdir()
    run("pdftoppm", "-r", "110", "-png", "-f", str(first), pdf, to / "页")
    return sorted(to.glob("*.png"))


def signed_by_hand(page: Path) -> Path:
    """The sheet with a name written and a seal put on it."""
    with Image.open(page) as sheet:
        paper = sheet.convert("RGB")
    draw = ImageDraw.Draw(paper)
    wide, high = paper.size
    x, y = int(wide * 0.62), int(high * 0.62)
    draw.ellipse((x, y, x + 170, y + 170), outline=RED, width=9)
    draw.regular_polygon((x + 85, y + 85, 30), 5, fill=RED)
    draw.line([(x - 190 + 12 * n, y + 110 + (23 * n % 41)) for n in range(14)], fill=BLUE, width=4)
    file = page.with_name(f"签字_{page.name}")
    paper.save(file)
    return file
