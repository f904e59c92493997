"""申请延期、转长期, and 登记审批意见: the paper asks, the levels answer, the deadline moves at the end."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.task_card.card_dialog import CardDialog
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.form_rows import add_row
from dujiao_desktop.desktop.widgets.growing_text import GrowingText
from dujiao_desktop.desktop.widgets.parts import label, row
from dujiao_desktop.domain.deadline_phrases import read_deadline
from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.extension import Extension, ExtensionKind
from dujiao_desktop.usecases.extend_deadline import ExtensionDraft, OpinionDraft

_UNTIL = "照清单的写法填写，程序读出日期供核对。"


class ExtensionDialog(CardDialog):
    """What is asked for, and why."""

    topic = "extension"

    def __init__(self, content: CardContent, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__("申请延期", "登记申请", presenter, desk, parent)
        self._rules = desk.office.rules
        task = content.case.task
        self.deadline_radio, self.long_term_radio = QRadioButton("延期"), QRadioButton("转长期持续整改")
        self.deadline_radio.setObjectName("deadlineRadio")
        self.long_term_radio.setObjectName("longTermRadio")
        kinds = QWidget()
        kinds.setLayout(row(self.deadline_radio, self.long_term_radio, None, spacing=18))
        self.rows.addRow(label("申请", "mutedBody"), kinds)
        self.until_edit, self.until_note = QLineEdit(), label(_UNTIL, "muted", wrap=True)
        self.until_edit.setPlaceholderText("例如 2027年3月底前")
        self.reason_edit, self.applied_field = GrowingText(), DateField()
        self.goal_edit, self.review_field, self.final_field = GrowingText(), DateField(), DateField()
        self.goal_edit.setPlaceholderText("这一阶段要做到什么")
        add_row(self.rows, "延期至", self.until_edit, "untilEdit")
        self.rows.addRow("", self.until_note)
        add_row(self.rows, "阶段目标", self.goal_edit, "goalEdit")
        add_row(self.rows, "下次复核", self.review_field, "reviewField")
        add_row(self.rows, "预计最终完成", self.final_field, "finalField")
        add_row(self.rows, "申请理由", self.reason_edit, "reasonEdit")
        add_row(self.rows, "申请日期", self.applied_field, "appliedField")
        add_row(self.rows, "申请材料", self.paper, "paperField")
        self.applied_field.set_day(desk.today())
        self.until_edit.textChanged.connect(self._read_until)
        self.deadline_radio.toggled.connect(self._fit_kind)
        can_extend = task.deadline.kind not in (DeadlineKind.NONE, DeadlineKind.LONG_TERM)
        self.deadline_radio.setEnabled(can_extend)
        self.long_term_radio.setEnabled(not task.is_long_term)
        (self.deadline_radio if can_extend else self.long_term_radio).setChecked(True)
        first = task.original_deadline.text
        before = f"，原定 {first}" if first and first != task.deadline.text else ""
        levels = "、".join(self._rules.extension.levels)
        self._fit_kind()
        self.begin(
            f"现在的时限：{task.deadline.text or '没有'}{before}。登记申请不改时限，{levels}依次同意后才改；原定时限一直保留。",
            "extension",
            600,
            520,
        )
        self._asked_field.setFocus()

    @property
    def _asked_field(self) -> QWidget:
        return self.until_edit if self.deadline_radio.isChecked() else self.goal_edit

    def accept(self) -> None:
        """Register the application."""
        long_term = self.long_term_radio.isChecked()
        days = [(self.applied_field, "申请日期", True)]
        if long_term:
            days += [(self.review_field, "下次复核日期", False), (self.final_field, "预计最终完成日期", False)]
        day = self.applied_field.day()
        if self.wrong_day(*days) or day is None:
            return
        draft = ExtensionDraft(
            reason=self.reason_edit.text(),
            applied_on=day,
            kind=ExtensionKind.LONG_TERM if long_term else ExtensionKind.DEADLINE,
            until=self.until_edit.text().strip(),
            stage_goal=self.goal_edit.text(),
            next_review_on=self.review_field.day(),
            final_on=self.final_field.day(),
            scans=self.paper.files(),
        )
        self.wait_for(self._presenter.follow_up.apply_extension(draft), "正在登记…")

    def _fit_kind(self, *_: object) -> None:
        deadline = self.deadline_radio.isChecked()
        for field in (self.until_edit, self.until_note):
            self.rows.setRowVisible(field, deadline)
        for other in (self.goal_edit, self.review_field, self.final_field):
            self.rows.setRowVisible(other, not deadline)

    def _read_until(self, text: str) -> None:
        read = read_deadline(text)
        if not text.strip():
            self.until_note.setText(_UNTIL)
        elif read.end is None:
            self.until_note.setText("○ 看不出是哪一天")
        else:
            self.until_note.setText(f"✓ 最后一天是 {read.end.isoformat()}")


class OpinionDialog(CardDialog):
    """What the level that is waited for said."""

    topic = "extension"

    def __init__(self, extension: Extension, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__("登记审批意见", "登记意见", presenter, desk, parent)
        self._extension = extension
        self.agree_radio, self.refuse_radio = QRadioButton("同意"), QRadioButton("不同意")
        self.agree_radio.setObjectName("agreeRadio")
        self.refuse_radio.setObjectName("refuseRadio")
        choice = QWidget()
        choice.setLayout(row(self.agree_radio, self.refuse_radio, None, spacing=18))
        self.rows.addRow(label("结果", "mutedBody"), choice)
        self.words_edit, self.who_edit = GrowingText(), QLineEdit()
        self.said_field, self.number_edit = DateField(), QLineEdit()
        add_row(self.rows, "意见", self.words_edit, "wordsEdit")
        add_row(self.rows, "签署人", self.who_edit, "whoEdit")
        add_row(self.rows, "签署日期", self.said_field, "saidField")
        add_row(self.rows, "批准文号", self.number_edit, "numberEdit")
        add_row(self.rows, "审批材料", self.paper, "paperField")
        self.said_field.set_day(desk.today())
        level, count = len(extension.opinions) + 1, len(extension.levels)
        after = "同意后，还要等下一级的意见。" if level < count else "这是最后一级，同意后就生效。"
        self.begin(
            f"{extension.applied_on.isoformat()} 申请{extension.asked_words}：{extension.reason}\n"
            f"第 {level} 级（共 {count} 级）：{extension.next_level}。{after}",
            f"opinion/{level}",
            560,
            460,
        )
        self.words_edit.setFocus()

    def accept(self) -> None:
        """Register the opinion."""
        if not (self.agree_radio.isChecked() or self.refuse_radio.isChecked()):
            self.say_trouble("同意还是不同意没有选，没有登记。")
            self.agree_radio.setFocus()
            return
        day = self.said_field.day()
        if self.wrong_day((self.said_field, "签署日期", True)) or day is None:
            return
        level = len(self._extension.opinions) + 1
        draft = OpinionDraft(
            level=level,
            agreed=self.agree_radio.isChecked(),
            who=self.who_edit.text().strip(),
            said_on=day,
            words=self.words_edit.text(),
            number=self.number_edit.text().strip(),
            scans=self.paper.files(),
        )
        self.wait_for(self._presenter.follow_up.decide_extension(draft), "正在登记…")
