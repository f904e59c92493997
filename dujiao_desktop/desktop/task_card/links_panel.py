"""Below the official fields: linked tasks and special plans, each leading to where it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.widgets.parts import ElidedLabel, button, chip, icon_button, label
from dujiao_desktop.domain.plan import Plan
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.task_link import LINK_WORDS, TaskLink


class LinksPanel(QFrame):
    """What this task hangs together with.

    Signals:
        task_wanted: Emitted with the id of another task to be shown.
        plan_wanted: Emitted with the plan whose tasks should be listed.
    """

    task_wanted = Signal(str)
    plan_wanted = Signal(object)

    def __init__(self, content: CardContent, presenter: TaskCardPresenter, rules: RulePack) -> None:
        super().__init__()
        self.setObjectName("inner")
        self._presenter, self._rules = presenter, rules
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 10, 10)
        layout.setSpacing(6)
        for link in content.case.links:
            self._add_link(layout, link)
        for plan in content.case.plans:
            self._add_plan(layout, plan)

    def _add_link(self, layout: QVBoxLayout, link: TaskLink) -> None:
        closed = link.closeout_status is CloseoutStatus.CLOSED
        status = chip(
            f"{'✓ ' if closed else ''}{self._rules.closeout_word(link.closeout_status)}", "good" if closed else "plain"
        )
        go = button(f"任务 {link.number}", "link", partial(self.task_wanted.emit, link.other_id), tip="打开这项任务")
        away = icon_button("x", f"解除与任务 {link.number} 的关联", partial(self._presenter.shared.unlink, link))
        layout.addLayout(_across(label(LINK_WORDS[link.kind], "muted"), go, link.problem_text, status, away))

    def _add_plan(self, layout: QVBoxLayout, plan: Plan) -> None:
        go = button("看名下任务", "link", partial(self.plan_wanted.emit, plan), tip="列出这个方案名下的任务")
        away = icon_button("x", f"从方案“{plan.title}”名下移出", partial(self._presenter.shared.leave_plan, plan))
        number = f"（{plan.doc_no}）" if plan.doc_no else ""
        layout.addLayout(_across(label("专项方案", "muted"), f"{plan.title}{number}", go, away))


def _across(*parts: QWidget | str) -> QHBoxLayout:
    """One line; the text takes what room there is."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for part in parts:
        if isinstance(part, str):
            line.addWidget(ElidedLabel(" ".join(part.split())), 1)
        else:
            line.addWidget(part)
    return line
