"""新任务: a task entered by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.places import NEW_TASK
from dujiao_desktop.desktop.task_card.task_form import TaskForm
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.domain.task import TaskUnit, UnitRole
from dujiao_desktop.usecases import edit_task


class NewTaskDialog(FormDialog):
    """The form of the card, empty but for our own unit.

    Signals:
        made: Emitted with the id of the new task.
    """

    topic = "new-task"

    made = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("新任务", "建立任务", parent)
        self._desk = desk
        self.form = TaskForm(desk.office.rules)
        own = TaskUnit(UnitRole.RESPONSIBLE, desk.office.unit.name)
        self.form.show_edit(edit_task.TaskEdit("", "", units=(own,)))
        self.ask(self.form, scrolls=True)
        self.keep_draft(self.form, desk, NEW_TASK)
        self.fit(680, 700)
        self.form.ui.numberEdit.setFocus()

    def accept(self) -> None:
        """Store the task; the dialog closes when it is stored."""
        edit, office, by, now = self.form.edit(), self._desk.office, self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "新建任务",
            lambda store, _: edit_task.add_task(store, edit, office=office, by=by, now=now, finishes=NEW_TASK),
        )
        job.done.connect(self._say_made)
        self.wait_for(job)

    def _say_made(self, edited: edit_task.TaskEdited) -> None:
        self._desk.messages.say(f"任务 {edited.task.number} 已建立。下一步：写整改措施。")
        self.made.emit(edited.task.id)
