"""One special plan: its paper, its numbers, and the tasks under it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.forms.ui_plan_form import Ui_PlanForm
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import ElidedLabel, button, label, scrolled
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.plan import Plan
from dujiao_desktop.usecases import plans

if TYPE_CHECKING:
    from dujiao_desktop.domain.job_control import JobControl
    from dujiao_desktop.usecases import Store


class PlanDialog(FormDialog):
    """A new plan when `plan` is None; says at once whether the yearly split makes the total."""

    topic = "tasks"

    def __init__(self, plan: Plan | None, tasks: Mapping[str, TaskId], desk: Desk, parent: QWidget) -> None:
        """`tasks`: those under it, by number."""
        super().__init__("专项方案" if plan else "新建专项方案", "保存", parent)
        self._plan, self._desk = plan, desk
        self._known = dict(tasks)
        self._file: Path | None = None
        self.ui = Ui_PlanForm()
        form = QWidget()
        self.ui.setupUi(form)
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(20, 16, 20, 16)
        around.setSpacing(10)
        around.addWidget(form)
        original = QHBoxLayout()
        original.addWidget(label("原件", "mutedBody"))
        self._original = ElidedLabel(plan.file_name if plan and plan.file_name else "还没有", "muted")
        original.addWidget(self._original, 1)
        original.addWidget(button("选择文件…", "small", self._choose_file, icon_name="paperclip"))
        around.addLayout(original)
        around.addStretch(1)
        self.set_content(scrolled(holder))
        ui = self.ui
        if plan is not None:
            edit = plans.PlanEdit.of(plan)
            ui.titleEdit.setText(edit.title)
            ui.docNoEdit.setText(edit.doc_no)
            ui.issuerEdit.setText(edit.issuer)
            ui.issuedField.set_day(edit.issued_on)
            ui.totalEdit.setText(edit.total)
            ui.sharesEdit.setText(edit.shares)
            ui.noteEdit.set_text(edit.note)
        ui.tasksField.set_words(tasks)
        ui.totalEdit.textChanged.connect(self._check)
        ui.sharesEdit.textChanged.connect(self._check)
        self._check()
        self.fit(600, 560)
        ui.titleEdit.setFocus()

    def accept(self) -> None:
        """Store the plan; the dialog closes when it is stored."""
        ui = self.ui
        if ui.issuedField.is_wrong():
            self.say_trouble("印发日期写得不是日期，没有保存。请写成 2026-11-19 这样。")
            ui.issuedField.setFocus()
            return
        edit = plans.PlanEdit(
            ui.titleEdit.text(),
            ui.docNoEdit.text(),
            ui.issuerEdit.text(),
            ui.issuedField.day(),
            ui.totalEdit.text(),
            ui.sharesEdit.text(),
            ui.noteEdit.text(),
            self._file,
        )
        plan, numbers, known = self._plan, ui.tasksField.words(), dict(self._known)
        by, now = self._desk.by, self._desk.clock()

        def work(store: Store, _: JobControl) -> plans.PlanKept:
            with store.lists() as lists:
                under = [known[n] if n in known else lists.find_task(n) for n in numbers]
            if plan is None:
                return plans.add_plan(store, edit, under, by=by, now=now)
            return plans.edit_plan(store, plan.id, edit, under, by=by, now=now)

        self.set_busy(True)
        job = self._desk.jobs.with_store("保存方案", work)
        job.done.connect(self._stored)
        job.failed.connect(self.refused)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择方案原件", str(Path.home()))
        if name:
            self._file = Path(name)
            self._original.set_text(self._file.name)
            self.hint.setText("复制进工作区，原件不动")

    def _check(self, _: str = "") -> None:
        try:
            total = plans.read_count(self.ui.totalEdit.text(), "任务总数")
            shares = plans.read_shares(self.ui.sharesEdit.text())
        except Refused:
            self.ui.checkNote.setText("○ 还读不出来。总数写一个整数；分年写成“2025=32、2026=3”。")
            return
        self.ui.checkNote.setText(plans.split_in_words(total, shares) or "程序只核对，不会改动原文的数。")

    def _stored(self, kept: plans.PlanKept) -> None:
        self._desk.messages.say(f"专项方案“{kept.plan.title}”已存好。", "撤销", self._desk.undo)
        self.close_done()
