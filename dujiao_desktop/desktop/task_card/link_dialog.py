"""关联任务: which other task, and what it is to this one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dujiao_desktop.desktop.forms.ui_link_form import Ui_LinkForm
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import NoWheel
from dujiao_desktop.domain.task_link import LinkKind

_CHOICES = {
    LinkKind.MEASURE: "落实措施：它落实本项的问题",
    LinkKind.PROBLEM: "对应问题：本项落实它的问题",
    LinkKind.RELATED: "相关任务：两项要一起看",
}


class LinkDialog(FormDialog):
    """The number of the other task, and the kind of link."""

    topic = "shared"

    def __init__(self, presenter: TaskCardPresenter, parent: QWidget) -> None:
        super().__init__("关联任务", "关联", parent)
        self._presenter = presenter
        self.ui = Ui_LinkForm()
        form = QWidget()
        self.ui.setupUi(form)
        self.ask(form)
        self.ui.numberNote.setText("两边的卡片上都会写明；谁销号都不影响另一项。")
        for kind, words in _CHOICES.items():
            self.ui.kindCombo.addItem(words, kind.value)
        NoWheel.guard((self.ui.kindCombo,), self)
        self.fit(500, 210)
        self.ui.numberEdit.setFocus()

    def accept(self) -> None:
        """Link; the dialog closes when it is stored."""
        number = self.ui.numberEdit.text().strip()
        if not number:
            self.say_trouble("另一项任务的序号还没有填，没有关联。请填写后再关联。")
            return
        job = self._presenter.shared.link(number, LinkKind(self.ui.kindCombo.currentData()))
        self.wait_for(job)
