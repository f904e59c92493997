"""The official fields of one measure."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.forms.ui_measure_form import Ui_MeasureForm
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.task_card.task_form import deadline_in_words
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import button
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.usecases.edit_task import MeasureEdit


class MeasureDialog(FormDialog):
    """Text, units and deadline of a measure; a new one when `measure` is None."""

    topic = "new-task"

    def __init__(self, measure: Measure | None, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__(f"措施 {measure.seq}" if measure else "加一条措施", "保存", parent)
        self._measure = measure
        self._presenter = presenter
        self.ui = Ui_MeasureForm()
        form = QWidget()
        self.ui.setupUi(form)
        self.ask(form)
        self.ui.deadlineEdit.textChanged.connect(self._read_deadline)
        if measure is not None:
            self.ui.textEdit.set_text(measure.text)
            self.ui.unitsField.set_words(measure.responsible_units)
            self.ui.deadlineEdit.setText(measure.deadline.text)
            self.footer.insertWidget(0, button("移出这条", "danger", self._remove))
        self._read_deadline(self.ui.deadlineEdit.text())
        self.keep_draft(form, desk, presenter.measure_text_place(measure.seq if measure else None))
        self.fit(560, 330)
        self.ui.textEdit.setFocus()

    def accept(self) -> None:
        """Store the measure; the dialog closes when it is stored."""
        edit = MeasureEdit(self.ui.textEdit.text(), self.ui.unitsField.words(), self.ui.deadlineEdit.text().strip())
        if not edit.text:
            self.say_trouble("整改措施还没有写，没有保存。请照方案填写。")
            return
        job = self._presenter.set_measure(self._measure.seq if self._measure else None, edit)
        self.wait_for(job)

    def _remove(self) -> None:
        if self._measure is not None:
            self.wait_for(self._presenter.remove_measure(self._measure.seq), "正在移出…")

    def _read_deadline(self, text: str) -> None:
        self.ui.deadlineNote.setText(deadline_in_words(text))
