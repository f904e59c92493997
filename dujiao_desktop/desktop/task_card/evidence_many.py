"""改说明 for several files at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.evidence.describe_form import DescribeForm
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import label
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.usecases.inbox import ManyDraft

_NAMES_SHOWN = 4


class ManyDialog(FormDialog):
    """States the same about all of them; what is not touched stays as each has it."""

    topic = "evidence"

    def __init__(
        self, items: Sequence[EvidenceItem], presenter: TaskCardPresenter, desk: Desk, parent: QWidget
    ) -> None:
        super().__init__("几件一起改说明", "保存", parent)
        self._items, self._presenter = tuple(items), presenter
        names = "、".join(item.title for item in items[:_NAMES_SHOWN])
        more = f" 等 {len(items)} 件" if len(items) > _NAMES_SHOWN else ""
        self.form = DescribeForm(desk.office.rules)
        self.form.show_items(items)
        self.ask(label(names + more, "mutedBody", wrap=True), self.form, scrolls=True)
        self.hint.setText(f"对这 {len(items)} 件都算数；没有动的照旧")
        self._place = presenter.evidence.many_place([item.id for item in items])
        self.keep_draft(self.form, desk, self._place)
        self.fit(560, 520)
        self.form.kind.setFocus()

    def accept(self) -> None:
        """Store; the dialog closes when it is stored."""
        wrong = self.form.wrong_field()
        if wrong is not None:
            self.say_trouble("拍摄日期写得不是日期，没有保存。请写成 2026-11-19 这样。")
            wrong.setFocus()
            return
        draft = self.form.stated()
        if draft == ManyDraft():
            self.say_trouble("什么也没有改，没有保存。请先改一处，不改就点“取消”。")
            return
        ids = [item.id for item in self._items]
        self.wait_for(self._presenter.evidence.describe(ids, draft, self._place))
