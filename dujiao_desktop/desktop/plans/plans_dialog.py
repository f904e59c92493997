"""All special plans, each with what does not agree in its numbers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.plans.plan_dialog import PlanDialog
from dujiao_desktop.desktop.system_programs import open_with_system
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import button, chip, clear, label, panel, row, scrolled
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.identity import PlanId
from dujiao_desktop.domain.plan import Plan, PlanStanding
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.usecases import find_tasks, plans


class PlansDialog(FormDialog):
    """Which plan stands above which tasks?

    Signals:
        plan_wanted: Emitted with the plan whose tasks should be listed; the dialog closes.
    """

    topic = "shared"
    plan_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("专项方案", "新建方案", parent, leave="关闭")
        self._desk = desk
        self._open_next: PlanId | None = None
        holder = QWidget()
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(20, 16, 20, 16)
        self._rows.setSpacing(10)
        self.hint.setText("总数、分年数和名下任务互相核对，只说明，不改动。")
        self.set_content(scrolled(holder))
        self.fit(680, 520)
        desk.changes.changed.connect(self._changed)
        self.read()

    def go_to(self, plan_id: PlanId) -> None:
        """Open the form of one plan."""
        self._open_next = plan_id
        self.read()

    def accept(self) -> None:
        """Enter a plan."""
        PlanDialog(None, {}, self._desk, self).open()

    def read(self) -> None:
        """Read the plans anew."""
        job = self._desk.jobs.with_lists("读取方案", lambda lists, _: plans.plans(lists))
        job.done.connect(self._show)
        job.failed.connect(self._desk.messages.tell)

    def _show(self, standings: tuple[PlanStanding, ...]) -> None:
        clear(self._rows)
        for standing in standings:
            self._rows.addWidget(self._frame(standing))
        if not standings:
            self._rows.addWidget(
                label("还没有专项方案。一案一策、专项方案登记在这里，再把任务归到它名下。", "mutedBody", wrap=True)
            )
        self._rows.addStretch(1)
        wanted, self._open_next = self._open_next, None
        for standing in standings:
            if standing.plan.id == wanted:
                self._change(standing.plan)

    def _frame(self, standing: PlanStanding) -> QFrame:
        plan = standing.plan
        frame = panel("inner")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(5)
        agrees = plans.numbers_agree(standing)
        sign = chip("✓ 数目一致", "good") if agrees else chip("▲ 数目不一致", "warning")
        counted = plan.total is not None or plan.shares
        head = row(_grown(plan.title), sign if counted else None)
        layout.addLayout(head)
        issued = plan.issued_on.isoformat() if plan.issued_on else ""
        facts = [plan.doc_no, plan.issuer, issued, f"名下 {standing.tasks} 项", plan.note]
        layout.addWidget(label(" · ".join(f for f in facts if f), "muted", wrap=True, selectable=True))
        for sentence in plans.plan_sentences(standing):
            layout.addWidget(label(sentence, "", wrap=True, selectable=True))
        acts = [
            button("看名下任务", "small", partial(self._list, plan)),
            button("修改", "small", partial(self._change, plan), icon_name="pencil"),
        ]
        if plan.sha256:
            acts.append(button("打开原件", "small", partial(self._open, plan), icon_name="eye"))
        acts.append(button("移除", "small", partial(self._remove, plan), icon_name="trash-2"))
        layout.addLayout(row(*acts, None, spacing=6))
        return frame

    def _change(self, plan: Plan) -> None:
        today = self._desk.today()
        asked = TaskFilter(plan_id=plan.id)
        job = self._desk.jobs.with_lists(
            "读取任务", lambda lists, _: find_tasks.lines(lists, find_tasks.keys(lists, asked, today), today)
        )
        job.done.connect(partial(self._open_form, plan))
        job.failed.connect(self._desk.messages.tell)

    def _open_form(self, plan: Plan, lines: object) -> None:
        assert isinstance(lines, tuple)
        PlanDialog(plan, {line.number: line.id for line in lines}, self._desk, self).open()

    def _list(self, plan: Plan) -> None:
        self.plan_wanted.emit(plan)
        self.close_done()

    def _open(self, plan: Plan) -> None:
        job = self._desk.jobs.with_store("打开原件", lambda store, _: plans.copy_of_original(store, plan))
        job.done.connect(open_with_system)
        job.failed.connect(self._desk.messages.tell)

    def _remove(self, plan: Plan) -> None:
        if not self._desk.messages.ask(
            f"移除专项方案“{plan.title}”吗？",
            "移除",
            "名下的任务都不动；方案移到回收站，90 天内可以恢复。",
            danger=True,
        ):
            return
        by, now = self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store("移除方案", lambda store, _: plans.remove_plan(store, plan.id, by=by, now=now))
        job.failed.connect(self._desk.messages.tell)

    def _changed(self, changes: Changes) -> None:
        if changes.plans:
            self.read()


def _grown(text: str) -> QWidget:
    return label(text, "section", wrap=True, selectable=True)
