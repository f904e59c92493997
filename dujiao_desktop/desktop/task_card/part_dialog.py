"""One village or point of a task."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.forms.ui_part_form import Ui_PartForm
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import button
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.usecases.parts import PartEdit


class PartDialog(FormDialog):
    """Name, who answers for it, and the day it was done; a new one when `part` is None."""

    topic = "shared"

    def __init__(self, part: Part | None, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__(part.name if part else "加一个村组或点位", "保存", parent)
        self._part = part
        self._presenter = presenter
        self.ui = Ui_PartForm()
        form = QWidget()
        self.ui.setupUi(form)
        self.ask(form)
        if part is not None:
            self.ui.nameEdit.setText(part.name)
            self.ui.unitEdit.setText(part.unit)
            self.ui.personEdit.setText(part.person)
            self.ui.doneField.set_day(part.done_on)
            self.ui.noteEdit.set_text(part.note)
            self.footer.insertWidget(0, button("移出这一块", "danger", self._remove))
        self.keep_draft(form, desk, presenter.shared.part_place(part.seq if part else None))
        self.fit(520, 360)
        (self.ui.doneField if part else self.ui.nameEdit).setFocus()

    def accept(self) -> None:
        """Store the part; the dialog closes when it is stored."""
        ui = self.ui
        if ui.doneField.is_wrong():
            self.say_trouble("完成日期写得不是日期，没有保存。请写成 2026-11-19 这样。")
            ui.doneField.setFocus()
            return
        edit = PartEdit(
            ui.nameEdit.text(), ui.unitEdit.text(), ui.personEdit.text(), ui.doneField.day(), ui.noteEdit.text()
        )
        job = self._presenter.shared.set_part(self._part.seq if self._part else None, edit)
        self.wait_for(job)

    def _remove(self) -> None:
        if self._part is not None:
            self.wait_for(self._presenter.shared.remove_part(self._part), "正在移出…")
