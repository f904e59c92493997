"""退回登记: who sent it back, why, what is demanded, and which items it names."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.forms.ui_return_form import Ui_ReturnForm
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.task_card.return_items import ReturnItems
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import label
from dujiao_desktop.usecases.advance_closeout import ReturnDraft

_ITEMS = "items"


class ReturnDialog(FormDialog):
    """A return ends the round; the next one starts from the first step, and all that was done stays readable."""

    topic = "return"

    def __init__(self, content: CardContent, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__("退回登记", "登记退回", parent)
        self._presenter = presenter
        self._desk = desk
        self.ui = Ui_ReturnForm()
        form = QWidget()
        self.ui.setupUi(form)
        words = (
            "登记后这一轮结束，从第一步重新开始；这一轮办过的都留着，随时能看。已有的佐证在新的一轮里确认以后才算数。"
        )
        self.ask(label(words, "mutedBody", wrap=True), form, scrolls=True)
        rules = desk.office.under(content.case.closeout).rules
        for step in rules.steps:
            self.ui.stepCombo.addItem(step.word, step.key)
        current = content.current
        if current is not None:
            self.ui.stepCombo.setCurrentIndex(self.ui.stepCombo.findData(current.rule.key))
        for key, word in rules.words.return_reason.items():
            self.ui.reasonCombo.addItem(word, key)
        self.ui.returnedField.set_day(desk.today())
        self.items = ReturnItems(content.case, rules)
        inside = QVBoxLayout(self.ui.itemsBox)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.items)
        chain = (self.ui.demandEdit, *self.items.focus_chain(), self.ui.dueField)
        for one, after in pairwise(chain):
            QWidget.setTabOrder(one, after)
        self.keep_draft(
            form,
            desk,
            presenter.draft_place("return"),
            more=lambda: {_ITEMS: "\n".join(self.items.items())},
            put_more=lambda content: self.items.tick(tuple(content.get(_ITEMS, "").splitlines())),
        )
        self.items.changed.connect(self.touch_draft)
        self.fit(600, 620)
        self.ui.demandEdit.setFocus()

    def accept(self) -> None:
        """Register; the dialog closes when it is stored."""
        day, due = self.ui.returnedField.day(), self.ui.dueField
        if day is None or due.is_wrong():
            self.say_trouble("日期没有写对，没有登记。请写成 2026-11-19 这样。")
            return
        if not self.ui.demandEdit.text():
            self.say_trouble("补正要求还没有写，没有登记。请写明要补什么、改什么。")
            self.ui.demandEdit.setFocus()
            return
        job = self._presenter.send_back(
            ReturnDraft(
                step=str(self.ui.stepCombo.currentData()),
                reason=str(self.ui.reasonCombo.currentData()),
                demand=self.ui.demandEdit.text(),
                returned_on=day,
                due_on=due.day(),
                unit=self.ui.unitEdit.text().strip(),
                items=self.items.items(),
            )
        )
        self.wait_for(job, "正在登记…")
