"""基本: the official fields, to read; and as a form after 修改."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.form_draft import FormDraft
from dujiao_desktop.desktop.task_card.extension_panel import ExtensionPanel
from dujiao_desktop.desktop.task_card.links_panel import LinksPanel
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.task_card.shared_panels import quiet_line
from dujiao_desktop.desktop.task_card.task_form import TaskForm
from dujiao_desktop.desktop.widgets.parts import button, clear, label, row, scrolled
from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.plan import PlanStanding
from dujiao_desktop.domain.task import CloseoutStatus, PersonRole, Secrecy, Task, UnitRole
from dujiao_desktop.usecases import plans
from dujiao_desktop.usecases.edit_task import TaskEdit

_READ, _FORM = range(2)
_DEADLINE = "整改时限"


class BasicTab(QStackedWidget):
    """Reading first, writing on demand.

    Signals:
        edit_started: The form is shown.
        task_wanted: Emitted with the id of a linked task to be shown.
        plan_wanted: Emitted with the special plan whose tasks should be listed.
    """

    edit_started = Signal()
    task_wanted = Signal(str)
    plan_wanted = Signal(object)

    def __init__(self, desk: Desk, presenter: TaskCardPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        self._content: CardContent | None = None
        self._typed = False
        self._build_reading()
        self._build_form()

    def show_content(self, content: CardContent) -> None:
        """Show the fields; a form in which something was typed stays as it is."""
        self._content = content
        self._show_reading(content)
        if not self._typed:
            self.form.show_edit(TaskEdit.of(content.case.task, content.case.source))
            self._typed = False
            self._show_part(_READ)
            self.draft.begin(f"task/{content.case.task.id}/basic")

    def start_edit(self) -> None:
        """Show the form."""
        if self._content is not None:
            self._show_part(_FORM)
            self.edit_started.emit()

    def extend(self) -> None:
        """Ask for more time or for long-term work; while an application waits, enter what the next level said."""
        from dujiao_desktop.desktop.task_card.extension_dialogs import ExtensionDialog, OpinionDialog

        content = self._content
        if content is None:
            return
        pending = content.case.pending_extension
        if pending is not None:
            OpinionDialog(pending, self._presenter, self._desk, self.window()).open()
        elif content.case.task.closeout_status is not CloseoutStatus.CLOSED:
            ExtensionDialog(content, self._presenter, self._desk, self.window()).open()

    def go_to(self, field: str) -> None:
        """Open the form with the cursor in `field`; the dialog for ``extension``."""
        if field == "extension":
            self.setCurrentIndex(_READ)
            self.extend()
            return
        self.start_edit()
        self.form.focus_on(field)

    def typed_words(self) -> str:
        """Name of what was typed and not stored; empty for nothing."""
        return "基本情况" if self._typed else ""

    def drop_typed(self) -> None:
        """Forget what was typed."""
        self._typed = False
        self._show_part(_READ)

    def _show_part(self, part: int) -> None:
        """Reading or form; the offer of an earlier draft stands above both."""
        (self._above_form if part == _FORM else self._above_reading).addWidget(self.draft.bar)
        self.setCurrentIndex(part)

    def _build_reading(self) -> None:
        page = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(1, 1)
        self._change = button("修改", "small", self.start_edit, icon_name="pencil")
        self._extensions = ExtensionPanel(self._desk, self._presenter)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        self._above_reading = QVBoxLayout()
        layout.addLayout(self._above_reading)
        layout.addLayout(self._grid)
        layout.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._extensions)
        self._shared = QVBoxLayout()
        self._shared.setSpacing(8)
        layout.addLayout(self._shared)
        layout.addStretch(1)
        self.addWidget(scrolled(page))

    def _build_form(self) -> None:
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(16, 14, 16, 14)
        self.form = TaskForm(self._desk.office.rules)
        self.form.edited.connect(self._was_typed)
        self.draft = FormDraft(
            self.form, self._presenter.drafts, self, before_use=self.start_edit, put_more=self._draft_used
        )
        self._above_form = QVBoxLayout()
        around.addLayout(self._above_form)
        around.addWidget(self.form)
        around.addStretch(1)
        footer = QFrame()
        footer.setObjectName("footer")
        buttons = QHBoxLayout(footer)
        buttons.setContentsMargins(16, 10, 16, 10)
        buttons.setSpacing(8)
        buttons.addWidget(self.draft.line)
        buttons.addWidget(label("原定时限第一次填写后一直保留", "muted", wrap=True), 1)
        buttons.addWidget(button("不改了", "", self._give_up))
        buttons.addWidget(button("保存", "primary", self._save))
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scrolled(holder), 1)
        layout.addWidget(footer)
        self.addWidget(page)

    def _show_reading(self, content: CardContent) -> None:
        clear(self._grid)
        task = content.case.task
        for number, (word, text) in enumerate(self._lines(content)):
            name = label(word, "mutedBody")
            value = label(text or "未填", "" if text else "muted", wrap=True, selectable=bool(text))
            self._grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            if word == _DEADLINE and (link := self._extend_link(content)) is not None:
                across = row(value, link)
                across.setStretch(0, 1)
                self._grid.addLayout(across, number, 1)
            else:
                self._grid.addWidget(value, number, 1)
        closed = task.closeout_status is CloseoutStatus.CLOSED
        self._change.setVisible(not closed)
        self._extensions.show_case(content.case)
        self._show_shared(content)

    def _show_shared(self, content: CardContent) -> None:
        clear(self._shared)
        if content.case.links or content.case.plans:
            panel = LinksPanel(content, self._presenter, self._desk.office.rules)
            panel.task_wanted.connect(self.task_wanted)
            panel.plan_wanted.connect(self.plan_wanted)
            self._shared.addWidget(panel)
        self._plan_button = button("专项方案…", "link", self._choose_plan, tip="归入一个专项方案（一案一策）")
        link = button("关联任务…", "link", self._link, tip="问题和措施互相对应时，两边写明")
        self._shared.addLayout(quiet_line(link, self._plan_button))

    def _link(self) -> None:
        from dujiao_desktop.desktop.task_card.link_dialog import LinkDialog

        LinkDialog(self._presenter, self.window()).open()

    def _choose_plan(self) -> None:
        job = self._desk.jobs.with_lists("读取方案", lambda lists, _: plans.plans(lists))
        job.done.connect(self._offer_plans)
        job.failed.connect(self._desk.messages.tell)

    def _offer_plans(self, standings: tuple[PlanStanding, ...]) -> None:
        under = {p.id for p in self._content.case.plans} if self._content else set()
        menu = QMenu(self)
        for standing in standings:
            if standing.plan.id not in under:
                menu.addAction(standing.plan.title).triggered.connect(
                    partial(self._presenter.shared.join_plan, standing.plan)
                )
        menu.addSeparator()
        menu.addAction("新建方案…").triggered.connect(self._new_plan)
        menu.exec(self._plan_button.mapToGlobal(self._plan_button.rect().bottomLeft()))
        menu.deleteLater()

    def _new_plan(self) -> None:
        from dujiao_desktop.desktop.plans.plan_dialog import PlanDialog

        if self._content is not None:
            task = self._content.case.task
            PlanDialog(None, {task.number: task.id}, self._desk, self.window()).open()

    def _extend_link(self, content: CardContent) -> QPushButton | None:
        """What can be done about the deadline: ask for a later one, or enter what was said of that."""
        pending = content.case.pending_extension
        if pending is None and content.case.task.closeout_status is CloseoutStatus.CLOSED:
            return None
        return button("登记审批意见…" if pending else "申请延期…", "link", self.extend)

    def _lines(self, content: CardContent) -> list[tuple[str, str]]:
        task, words = content.case.task, self._desk.office.rules.words
        common = {True: "，共性问题", False: "，个性问题"}.get(task.common, "") if task.common is not None else ""
        lines = [
            ("问题", task.problem_text),
            ("整改目标", task.goal),
            (_DEADLINE, _deadline(task)),
            ("类型", words.task_kind[task.kind] + common),
        ]
        if task.classes or task.nine_gov:
            lines.append(("类别", "、".join((*task.classes, *task.nine_gov))))
        for role in UnitRole:
            names = task.unit_names(role)
            if names or role is UnitRole.RESPONSIBLE:
                lines.append((words.unit_role[role], "、".join(names)))
        for person_role in PersonRole:
            people = [
                " ".join(part for part in (p.name, p.post, p.phone) if part)
                for p in task.persons
                if p.role is person_role
            ]
            if people:
                lines.append((words.person_role[person_role], "；".join(people)))
        if task.status_text:
            lines.append(("原文状态", task.status_text))
        if content.case.source is not None:
            parts = (content.case.source.title, task.chapter)
            lines.append(("来源", " · ".join(p for p in parts if p)))
        if task.secrecy is Secrecy.INTERNAL:
            lines.append(("知悉范围", "内部（工作秘密）"))
        if task.note:
            lines.append(("备注", task.note))
        return lines

    def _was_typed(self) -> None:
        if self.currentIndex() == _FORM:
            self._typed = True

    def _draft_used(self, _: Mapping[str, str]) -> None:
        self._was_typed()

    def _give_up(self) -> None:
        self.draft.discard()
        self.drop_typed()
        if self._content is not None:
            self.show_content(self._content)

    def _save(self) -> None:
        self.draft.hold()
        self._presenter.edit_basic(self.form.edit())


def _deadline(task: Task) -> str:
    deadline = task.deadline
    if deadline.kind is DeadlineKind.NONE:
        return ""
    end = deadline.end
    said = end is not None and any(
        w in deadline.text for w in (end.isoformat(), f"{end.year}年{end.month}月{end.day}日")
    )
    day = f"（{end.isoformat()}）" if end is not None and not said else ""
    first = task.original_deadline
    before = f"，原定 {first.text}" if first.text and first.text != deadline.text else ""
    return f"{deadline.text}{day}{before}"
