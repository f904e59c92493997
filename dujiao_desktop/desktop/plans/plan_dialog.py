"""One special plan: its paper, its numbers, and the tasks under it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.places import NEW_PLAN
from dujiao_desktop.desktop.forms.ui_plan_form import Ui_PlanForm
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import ElidedLabel, button, label, restyle, row
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.plan import Plan
from dujiao_desktop.usecases import plans

if TYPE_CHECKING:
    from dujiao_desktop.domain.job_control import JobControl
    from dujiao_desktop.usecases import Store


class PlanDialog(FormDialog):
    """A new plan when `plan` is None; says at once whether the yearly split makes the total."""

    topic = "shared"

    def __init__(self, plan: Plan | None, tasks: Mapping[str, TaskId], desk: Desk, parent: QWidget) -> None:
        """`tasks`: those under it, by number."""
        super().__init__("专项方案" if plan else "新建专项方案", "保存", parent)
        self._plan, self._desk = plan, desk
        self._known = dict(tasks)
        self._file: Path | None = None
        self.ui = Ui_PlanForm()
        form = QWidget()
        self.ui.setupUi(form)
        original = QWidget()
        self._original = ElidedLabel(plan.file_name if plan and plan.file_name else "还没有", "mutedBody")
        across = row(self._original, button("选择文件…", "small", self._choose_file, icon_name="paperclip"))
        across.setStretch(0, 1)
        original.setLayout(across)
        self.ui.formLayout.addRow(label("原件", "mutedBody"), original)
        self.ask(form, scrolls=True)
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
        self._place = f"plan/{plan.id}" if plan is not None else NEW_PLAN
        ui.totalEdit.textChanged.connect(self._check)
        ui.sharesEdit.textChanged.connect(self._check)
        self._check()
        self.keep_draft(form, desk, self._place, more=self._more, put_more=self._put_more)
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
        by, now, place = self._desk.by, self._desk.clock(), self._place

        def work(store: Store, _: JobControl) -> plans.PlanKept:
            with store.lists() as lists:
                under = [known[n] if n in known else lists.find_task(n) for n in numbers]
            if plan is None:
                return plans.add_plan(store, edit, under, by=by, now=now, finishes=place)
            return plans.edit_plan(store, plan.id, edit, under, by=by, now=now, finishes=place)

        job = self._desk.jobs.with_store("保存方案", work)
        job.done.connect(self._say_stored)
        self.wait_for(job)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择方案原件", str(Path.home()))
        if name:
            self._use_file(Path(name))

    def _use_file(self, file: Path) -> None:
        self._file = file
        self._original.set_text(file.name)
        self.hint.setText("复制进工作区，原件不动")
        self.touch_draft()

    def _more(self) -> dict[str, str]:
        """The original, and which task each number means: numbers may repeat, identities do not."""
        return {"file": str(self._file or ""), "known": json.dumps(self._known) if self._known else ""}

    def _put_more(self, content: Mapping[str, str]) -> None:
        self._known |= json.loads(content.get("known") or "{}")
        file = Path(content.get("file", ""))
        if file.is_file():
            self._use_file(file)

    def _check(self, _: str = "") -> None:
        try:
            total = plans.read_count(self.ui.totalEdit.text(), "任务总数")
            shares = plans.read_shares(self.ui.sharesEdit.text())
        except Refused:
            self._note("○ 还读不出来。总数写一个整数；分年写成“2025=32、2026=3”。", "muted")
            return
        said = plans.split_in_words(total, shares) or "程序只核对，不会改动原文的数。"
        differs = total is not None and shares and sum(share.count for share in shares) != total
        self._note(f"▲ {said}" if differs else said, "warn" if differs else "muted")

    def _note(self, words: str, role: str) -> None:
        self.ui.checkNote.setProperty("role", role)
        restyle(self.ui.checkNote)
        self.ui.checkNote.setText(words)

    def _say_stored(self, kept: plans.PlanKept) -> None:
        self._desk.messages.say(f"专项方案“{kept.plan.title}”已存好。", "撤销", self._desk.undo)
