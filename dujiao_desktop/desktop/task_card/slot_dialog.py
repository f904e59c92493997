"""说明原因: 不适用 or 无法提供, why, and the statement that is printed, signed by hand and attached."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QRadioButton, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.task_card.card_dialog import CardDialog
from dujiao_desktop.desktop.task_card.paper_place import paper_place
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.task_card.slot_work import slot_name
from dujiao_desktop.desktop.widgets.files_field import PAPERS, FilesField
from dujiao_desktop.desktop.widgets.form_rows import add_row
from dujiao_desktop.desktop.widgets.growing_text import GrowingText
from dujiao_desktop.desktop.widgets.parts import button, label, row
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.slot_answer import Reply
from dujiao_desktop.domain.slots import Slot
from dujiao_desktop.usecases.answer_slots import SlotDraft

_NOT_APPLICABLE = "这项任务本来就没有这样东西。写明原因就往下办；卷宗里照写，不算作有。"
_CANNOT_PROVIDE = "应当有，但提供不了。打印情况说明，签字盖章后挂上扫描件，才往下办；卷宗里照写，不算作有。"
_NOT_ALLOWED = "按本地的规则包，这样说明不能代替这样材料；可以登记，但这一步仍要提供。"


class SlotDialog(CardDialog):
    """Asks of one thing why it is not there."""

    topic = "slots"

    def __init__(self, slot: Slot, case: CaseFile, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__("说明原因", "登记", presenter, desk, parent)
        self._slot, self._case = slot, case
        rules = desk.office.under(case.closeout).rules
        self._form_title = rules.forms.statement
        self.not_applicable_radio, self.cannot_provide_radio = QRadioButton("不适用"), QRadioButton("无法提供")
        self.not_applicable_radio.setObjectName("notApplicableRadio")
        self.cannot_provide_radio.setObjectName("cannotProvideRadio")
        self.note = label("", "muted", wrap=True)
        choice = QWidget()
        choice.setLayout(row(self.not_applicable_radio, self.cannot_provide_radio, None, spacing=18))
        self.rows.addRow(label("情况", "mutedBody"), choice)
        self.rows.addRow("", self.note)
        self.reason_edit = GrowingText()
        self.reason_edit.setPlaceholderText("如：接手前现场已清理，原单位没有留照片")
        add_row(self.rows, "原因", self.reason_edit, "reasonEdit")
        attached = f"已挂上“{slot.statement.file_name}”，要换就重新选" if slot.statement else "还没有，可以签好以后再挂"
        self.paper = FilesField("选择签字盖章的情况说明", PAPERS, attached)
        self.paper.choose_button.setText("挂上签字扫描件…")
        self.print_button = button(f"打印{self._form_title}…", "small", self._print, icon_name="printer")
        self._printing = QWidget()
        self._printing.setLayout(row(self.print_button, None))
        add_row(self.rows, self._form_title, self.paper, "statementField")
        self.rows.addRow("", self._printing)
        self.withdraw_button = button("撤回说明", "quiet", self._withdraw)
        self.withdraw_button.setVisible(slot.answer is not None)
        self.footer.insertWidget(0, self.withdraw_button)
        before = slot.answer or slot.earlier
        self.reason_edit.set_text(before.reason if before else "")
        reply = before.reply if before else _usual(slot)
        usual = self.not_applicable_radio if reply is Reply.NOT_APPLICABLE else self.cannot_provide_radio
        usual.setChecked(True)
        for radio in (self.not_applicable_radio, self.cannot_provide_radio):
            radio.toggled.connect(self._fit_reply)
        self._fit_reply()
        again = "上一轮说过的原因已填在下面，这一轮要重新登记。" if slot.answer is None and slot.earlier else ""
        self.begin(
            f"{slot.step.word}要“{slot.rule.word}”：{rules.basis_of(slot.rule_path).rstrip('。')}。{again}",
            presenter.slots.draft_part(slot),
            600,
            400,
        )
        self.reason_edit.setFocus()

    def accept(self) -> None:
        """Register the answer, with the scan where one was chosen."""
        reason = self.reason_edit.text().strip()
        if not reason:
            self.say_trouble("原因还没有写，没有登记。请写明为什么没有。")
            self.reason_edit.setFocus()
            return
        explained = self._reply is Reply.CANNOT_PROVIDE
        draft = SlotDraft(slot_name(self._slot), self._reply, reason, self.paper.files() if explained else ())
        self.wait_for(self._presenter.slots.answer(self._slot, draft), "正在登记…")

    @property
    def _reply(self) -> Reply:
        return Reply.NOT_APPLICABLE if self.not_applicable_radio.isChecked() else Reply.CANNOT_PROVIDE

    def _fit_reply(self, *_: object) -> None:
        words = _NOT_APPLICABLE if self._reply is Reply.NOT_APPLICABLE else _CANNOT_PROVIDE
        self.note.setText(words if self._slot.rule.allows(self._reply) else _NOT_ALLOWED)
        for field in (self.paper, self._printing):
            self.rows.setRowVisible(field, self._reply is Reply.CANNOT_PROVIDE)

    def _withdraw(self) -> None:
        self.wait_for(self._presenter.slots.withdraw(self._slot), "正在撤回…")

    def _print(self) -> None:
        number = self._case.task.number
        to = paper_place(f"{self._form_title}（{self._slot.rule.word}）", number, self._desk.today(), self)
        job = self._presenter.slots.print(self._slot, self.reason_edit.text(), to) if to is not None else None
        if job is not None:
            job.done.connect(self._printed)
            job.failed.connect(self.refused)

    def _printed(self, made: Path) -> None:
        self.hint.setText(f"已写好：{made.name}")
        self.hint.setToolTip(str(made))


def _usual(slot: Slot) -> Reply:
    """What is offered first: what the rule pack lets stand."""
    only_not_applicable = slot.rule.may_not_apply and not slot.rule.may_be_explained
    return Reply.NOT_APPLICABLE if only_not_applicable else Reply.CANNOT_PROVIDE
