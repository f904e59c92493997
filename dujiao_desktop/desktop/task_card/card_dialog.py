"""What the dialogs of a card share that ask about something beside the steps: drafts, days, files."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.files_field import PAPERS, FilesField
from dujiao_desktop.desktop.widgets.form_rows import form_rows
from dujiao_desktop.desktop.widgets.parts import label


class CardDialog(FormDialog):
    """Asks about the task on the card; what is typed is a draft until it is stored."""

    def __init__(self, title: str, verb: str, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__(title, verb, parent)
        self._presenter = presenter
        self._desk = desk
        self._form = QWidget()
        self.rows = form_rows()
        self._form.setLayout(self.rows)
        self.paper = FilesField("选择签字盖章的扫描件", PAPERS, "还没有，可以以后再补")

    def begin(self, words: str, part: str, width: int, height: int) -> None:
        """Put the form under its words, and offer what was typed before."""
        self.ask(label(words, "mutedBody", wrap=True), self._form, scrolls=True)
        place = self._presenter.draft_place(part)
        self.keep_draft(self._form, self._desk, place, more=self._more, put_more=self._put_more)
        self.paper.changed.connect(self.touch_draft)
        self.fit(width, height)

    def wrong_day(self, *fields: tuple[DateField, str, bool]) -> bool:
        """Whether a field holds no day, or nothing where a day is needed; says which."""
        for field, word, needed in fields:
            if field.is_wrong() or (needed and field.day() is None):
                self.say_trouble(f"{word}没有写对，没有登记。请写成 2026-11-19 这样。")
                field.setFocus()
                return True
        return False

    def _more(self) -> dict[str, str]:
        return {"files": self.paper.as_text()}

    def _put_more(self, content: Mapping[str, str]) -> None:
        self.paper.put_text(content.get("files", ""))
