"""批量修改: one field of many tasks; every row is seen before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.places import BATCH, BATCH_TASKS
from dujiao_desktop.desktop.forms.ui_batch_form import Ui_BatchForm
from dujiao_desktop.desktop.task_card.task_form import deadline_in_words
from dujiao_desktop.desktop.task_list.batch_rows import BatchRows, BatchTable
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import NoWheel, label
from dujiao_desktop.domain.batch_edit import (
    PERSON_FIELDS,
    WAY_WORDS,
    BatchChange,
    BatchField,
    Way,
    field_word,
    usual_statement,
    ways_of,
)
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.task import ProgressStatus, Task, TaskKind
from dujiao_desktop.usecases import edit_many
from dujiao_desktop.usecases.edit_many import BatchPreview, EditedMany

if TYPE_CHECKING:
    from dujiao_desktop.usecases import Lists

PREVIEW_MS = 150
"""A pause in typing after which the rows are judged anew."""
_NAMED = 3


class BatchDialog(FormDialog):
    """Field, way and new value above; one row per task below."""

    topic = "batch"

    def __init__(
        self, find: Callable[[Lists], tuple[TaskId, ...]], chosen_by: str, desk: Desk, parent: QWidget
    ) -> None:
        """Ask about the tasks that `find` finds; `chosen_by` says which they are, e.g. 选中的 3 项."""
        super().__init__("批量修改", "修改", parent)
        self._desk = desk
        self._tasks: tuple[Task, ...] = ()
        self._preview: BatchPreview | None = None
        self._statement = ""
        self._form = QWidget()
        self.ui = Ui_BatchForm()
        self.ui.setupUi(self._form)
        self._about = label("", "mutedBody", wrap=True)
        self._say_which(chosen_by)
        self._note = label("", "muted", wrap=True)
        self.rows = BatchRows(self)
        self.table = BatchTable(self.rows)
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(20, 16, 20, 0)
        around.setSpacing(8)
        around.addWidget(self._about)
        around.addWidget(self._form)
        around.addWidget(self._note)
        around.addWidget(self.table, 1)
        self.set_content(holder)
        for field in BatchField:
            self.ui.fieldCombo.addItem(field_word(field, desk.office.rules), field.value)
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._timer.timeout.connect(self.look)
        self.ui.fieldCombo.currentIndexChanged.connect(self._field_changed)
        self.ui.wayCombo.currentIndexChanged.connect(self._way_changed)
        self.ui.choiceCombo.currentIndexChanged.connect(self._choice_changed)
        for edit in (self.ui.namesField, self.ui.postEdit, self.ui.phoneEdit, self.ui.deadlineEdit):
            edit.textChanged.connect(self._typed)
        self.ui.textEdit.textChanged.connect(self._typed)
        NoWheel.guard((self.ui.fieldCombo, self.ui.wayCombo, self.ui.choiceCombo), self)
        self.rows.ticked.connect(self._count)
        self.rows.ticked.connect(self.touch_draft)
        self.fit(900, 620)
        self._field_changed()
        self.keep_draft(self._form, desk, BATCH, more=self._more, put_more=self._put_more)
        job = desk.jobs.with_lists("读取任务", lambda lists, _: edit_many.read(lists, find(lists)))
        job.done.connect(self._read)
        job.failed.connect(self.refused)

    # What it does.

    def look(self) -> None:
        """Judge every row for what the form says now."""
        self._timer.stop()
        try:
            self._preview = edit_many.preview(self._tasks, self.change(), office=self._desk.office)
        except Refused:
            # Nothing stated yet; the rows go until there is.
            self._preview = None
        self.rows.show_rows(self._preview.rows if self._preview else ())
        self._count()

    def accept(self) -> None:
        """Write what the rows show as one action; the dialog closes when it is written."""
        self.look()
        preview, without = self._preview, frozenset(self.rows.without)
        if preview is None or not self.rows.to_write():
            return
        office, by, now = self._desk.office, self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "批量修改",
            lambda store, _: edit_many.edit_many(
                store, preview, office=office, by=by, now=now, without=without, finishes=BATCH
            ),
        )
        job.done.connect(self._say_written)
        self.wait_for(job)

    def change(self) -> BatchChange:
        """What the form says."""
        ui, field, way = self.ui, self._field(), self._way()
        chosen = ui.choiceCombo.currentData()
        match field:
            case BatchField.KIND:
                return BatchChange(field, kind=TaskKind(chosen))
            case BatchField.PROGRESS:
                return BatchChange(field, status=ProgressStatus(chosen), text=ui.textEdit.text())
            case BatchField.LONG_TERM:
                return BatchChange(field, flag=bool(chosen))
            case BatchField.DEADLINE:
                return BatchChange(field, way, text=ui.deadlineEdit.text().strip())
            case BatchField.NOTE:
                return BatchChange(field, way, text=ui.textEdit.text())
        post, phone = (ui.postEdit.text().strip(), ui.phoneEdit.text().strip()) if field in PERSON_FIELDS else ("", "")
        return BatchChange(field, way, ui.namesField.words(), post, phone)

    # How it follows the choice.

    def _field(self) -> BatchField:
        return BatchField(self.ui.fieldCombo.currentData())

    def _way(self) -> Way:
        return Way(self.ui.wayCombo.currentData())

    def _field_changed(self) -> None:
        ui, field, rules = self.ui, self._field(), self._desk.office.rules
        ui.wayCombo.blockSignals(True)
        ui.wayCombo.clear()
        for way in ways_of(field):
            ui.wayCombo.addItem(WAY_WORDS[way], way.value)
        ui.wayCombo.blockSignals(False)
        choices: dict[BatchField, list[tuple[str, object]]] = {
            BatchField.KIND: [(rules.words.task_kind[k], k.value) for k in TaskKind],
            BatchField.PROGRESS: [(rules.progress_word(s), s.value) for s in ProgressStatus],
            BatchField.LONG_TERM: [("是", True), ("否", False)],
        }
        ui.choiceCombo.blockSignals(True)
        ui.choiceCombo.clear()
        for word, value in choices.get(field, ()):
            ui.choiceCombo.addItem(word, value)
        ui.choiceCombo.blockSignals(False)
        ui.namesField.clear()
        ui.textEdit.clear()
        offered = {BatchField.CLASSES: rules.classes, BatchField.NINE_GOV: rules.nine_gov}
        ui.namesField.offer(offered.get(field, ()))
        ui.textEditLabel.setText("进展情况" if field is BatchField.PROGRESS else "备注")
        ui.textEdit.setAccessibleName(ui.textEditLabel.text())
        self._state_usual()
        self._way_changed()

    def _way_changed(self) -> None:
        ui, field, way = self.ui, self._field(), self._way()
        stated = way is not Way.CLEAR
        choice = field in (BatchField.KIND, BatchField.PROGRESS, BatchField.LONG_TERM)
        free = field in (BatchField.NOTE, BatchField.PROGRESS)
        deadline = field is BatchField.DEADLINE
        names = not (choice or deadline or free)
        person = field in PERSON_FIELDS and way in (Way.SET, Way.ADD)
        # First the rows: showing one shows all that stands in it.
        ui.formLayout.setRowVisible(1, stated and field is not BatchField.NOTE)
        ui.formLayout.setRowVisible(2, stated and free)
        for widget, shown in (
            (ui.namesField, names),
            (ui.postEdit, person),
            (ui.phoneEdit, person),
            (ui.choiceCombo, choice),
            (ui.deadlineEdit, deadline),
        ):
            widget.setVisible(stated and shown)
        ui.wayCombo.setEnabled(ui.wayCombo.count() > 1)
        ui.valueLabel.setText("去掉哪些" if way is Way.TAKE else "加上哪些" if way is Way.ADD else "新的内容")
        ui.valueLabel.setBuddy(ui.choiceCombo if choice else ui.deadlineEdit if deadline else ui.namesField)
        self._typed()

    def _choice_changed(self) -> None:
        self._state_usual()
        self._typed()

    def _state_usual(self) -> None:
        """What is said of the progress follows the status, until the officer writes words of his own."""
        text = self.ui.textEdit
        if self._field() is not BatchField.PROGRESS:
            self._statement = ""
            return
        usual = usual_statement(ProgressStatus(self.ui.choiceCombo.currentData()), self._desk.office.rules)
        if text.text() in ("", self._statement):
            text.set_text(usual)
        self._statement = usual

    def _typed(self) -> None:
        field, way = self._field(), self._way()
        words = ""
        if field is BatchField.DEADLINE and way is Way.SET:
            words = deadline_in_words(self.ui.deadlineEdit.text())
        elif field is BatchField.PROGRESS:
            words = f"每项任务记一条进展，截至 {self._desk.today().isoformat()}。"
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.say_trouble("")
        self._timer.start()

    def _say_which(self, chosen_by: str) -> None:
        self._about.setText(f"改{chosen_by}的同一个字段。先看每一项改成什么，不想改的去掉勾。")

    def _more(self) -> dict[str, str]:
        """Which tasks; nothing to go on with while nothing is stated."""
        stated = self.change().says_something
        without = "\n".join(sorted(self.rows.without)) if stated else ""
        return {BATCH_TASKS: "\n".join(task.id for task in self._tasks) if stated else "", "without": without}

    def _put_more(self, content: Mapping[str, str]) -> None:
        """The draft goes on with the tasks it was begun for."""
        self.rows.without = set(map(TaskId, content.get("without", "").splitlines()))
        ids = tuple(map(TaskId, content.get(BATCH_TASKS, "").splitlines()))
        if not ids:
            return
        self._say_which(f"草稿里的 {len(ids)} 项")
        job = self._desk.jobs.with_lists("读取任务", lambda lists, _: edit_many.read(lists, ids))
        job.done.connect(self._read)
        job.failed.connect(self.refused)

    def _read(self, tasks: tuple[Task, ...]) -> None:
        self._tasks = tasks
        self.look()

    def _count(self) -> None:
        rows, writing = self.rows.rows(), self.rows.to_write()
        locked = sum(1 for row in rows if row.why_not)
        same = sum(1 for row in rows if not row.why_not and not row.changes)
        left_out = len(rows) - writing - locked - same
        parts = [f"共 {len(self._tasks)} 项"]
        parts += [
            f"{word} {count}"
            for word, count in (("不能改", locked), ("本来就是", same), ("去掉了勾", left_out))
            if count
        ]
        self.hint.setText(" · ".join(parts) if rows else f"共 {len(self._tasks)} 项，请写新的内容")
        self._verb = f"改这 {writing} 项" if writing else "修改"
        self.do_button.setText(self._verb)
        self.do_button.setEnabled(writing > 0)

    def _say_written(self, done: EditedMany) -> None:
        word = field_word(self._field(), self._desk.office.rules)
        said = f"已改 {len(done.done)} 项任务的{word}。"
        if done.left:
            named = "、".join(f"{row.task.number}（{row.reason}）" for row in done.left[:_NAMED])
            said += f"{len(done.left)} 项没有改：{named}{'等' if len(done.left) > _NAMED else ''}。"
        undo = self._desk.undo_act
        if undo is not None:
            self._desk.messages.say(said, "撤销", partial(undo, done.act))
        else:
            self._desk.messages.say(said)
