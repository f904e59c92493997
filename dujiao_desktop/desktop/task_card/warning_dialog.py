"""登记预警、改级别、解除: how serious, why, since when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.forms.ui_warning_form import Ui_WarningForm
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import NoWheel, label
from dujiao_desktop.domain.warning import WarningLevel, standing
from dujiao_desktop.usecases.warn import WarningDraft


class WarningDialog(FormDialog):
    """A judgement of the officer; the program never makes one."""

    topic = "warning"

    def __init__(
        self, content: CardContent, presenter: TaskCardPresenter, desk: Desk, parent: QWidget, *, lifts: bool
    ) -> None:
        """`lifts`: the warning that stands is lifted; else one is set, or changed to another level."""
        before = standing(content.case.warnings)
        title = "解除预警" if lifts else "改预警级别" if before else "登记预警"
        super().__init__(title, "解除" if lifts else "登记", parent)
        self._presenter, self._lifts = presenter, lifts
        rules = desk.office.rules
        standing_words = ""
        if before is not None:
            standing_words = (
                f"现在是{rules.warning_word(before.level)}（{before.since.isoformat()} 起：{before.reason}）。"
            )
        about = "解除后留在记录里。" if lifts else "级别由人判断，写明理由；程序不按天数推算，解除以前一直显示。"
        self.ui = Ui_WarningForm()
        form = QWidget()
        self.ui.setupUi(form)
        self.ask(label(standing_words + about, "mutedBody", wrap=True), form, scrolls=True)
        for level in WarningLevel:
            if before is None or level is not before.level:
                self.ui.levelCombo.addItem(rules.warning_word(level), level.value)
        NoWheel.guard((self.ui.levelCombo,), self)
        self.ui.sinceField.set_day(desk.today())
        for field in (self.ui.levelCombo, self.ui.sinceField, self.ui.numberEdit):
            self.ui.formLayout.setRowVisible(field, not lifts)
        self.keep_draft(form, desk, presenter.draft_place("lift-warning" if lifts else "warning"))
        self.fit(560, 360)
        self.ui.reasonEdit.setFocus()

    def accept(self) -> None:
        """Register; the dialog closes when it is stored."""
        reason, day = self.ui.reasonEdit.text(), self.ui.sinceField.day()
        if not reason.strip():
            self.say_trouble("理由还没有写，没有登记。请写明为什么这样判断。")
            self.ui.reasonEdit.setFocus()
            return
        if day is None:
            self.say_trouble("起始日期没有写对，没有登记。请写成 2026-11-19 这样。")
            self.ui.sinceField.setFocus()
            return
        if self._lifts:
            self.wait_for(self._presenter.follow_up.lift_warning(reason))
        else:
            level = WarningLevel(str(self.ui.levelCombo.currentData()))
            self.wait_for(
                self._presenter.follow_up.warn(WarningDraft(level, reason, day, self.ui.numberEdit.text().strip()))
            )
