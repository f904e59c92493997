"""The official fields of a task as a form: in the card and for a new task."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dujiao_desktop.desktop.forms.ui_task_form import Ui_TaskForm
from dujiao_desktop.desktop.widgets.parts import NoWheel
from dujiao_desktop.desktop.widgets.words_field import WordsField
from dujiao_desktop.domain.deadline_phrases import read_deadline
from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import PersonRole, Secrecy, TaskKind, TaskPerson, TaskUnit, UnitRole
from dujiao_desktop.usecases.edit_task import TaskEdit

_COMMON = (("共性未注明", None), ("共性问题", True), ("个性问题", False))
_SECRECY = (("公开", Secrecy.PUBLIC), ("内部（工作秘密）", Secrecy.INTERNAL))


@dataclass(frozen=True, slots=True)
class _PersonRow:
    role: PersonRole
    name: QLineEdit
    post: QLineEdit
    phone: QLineEdit


class TaskForm(QWidget):
    """All official fields.

    Signals:
        edited: Something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, rules: RulePack) -> None:
        super().__init__()
        self.ui = Ui_TaskForm()
        self.ui.setupUi(self)
        ui = self.ui
        self._others: tuple[TaskPerson, ...] = ()
        for kind in TaskKind:
            ui.kindCombo.addItem(rules.words.task_kind[kind], kind.value)
        for word, _ in _COMMON:
            ui.commonCombo.addItem(word)
        for word, _ in _SECRECY:
            ui.secrecyCombo.addItem(word)
        ui.sourceCombo.addItems(["", *rules.sources])
        ui.classesField.offer(rules.classes)
        ui.nineGovField.offer(rules.nine_gov)
        self._units: dict[UnitRole, WordsField] = {
            UnitRole.RESPONSIBLE: ui.responsibleUnitsField,
            UnitRole.LEAD: ui.leadUnitsField,
            UnitRole.CO: ui.coUnitsField,
            UnitRole.ACCEPTANCE: ui.acceptanceUnitsField,
            UnitRole.SUPERVISING: ui.supervisingUnitsField,
        }
        self._persons = (
            _PersonRow(PersonRole.CASE_LEADER, ui.caseLeaderNameEdit, ui.caseLeaderPostEdit, ui.caseLeaderPhoneEdit),
            _PersonRow(
                PersonRole.FIRST_RESPONSIBLE,
                ui.firstResponsibleNameEdit,
                ui.firstResponsiblePostEdit,
                ui.firstResponsiblePhoneEdit,
            ),
            _PersonRow(PersonRole.RESPONSIBLE, ui.responsibleNameEdit, ui.responsiblePostEdit, ui.responsiblePhoneEdit),
            _PersonRow(PersonRole.CONTACT, ui.contactNameEdit, ui.contactPostEdit, ui.contactPhoneEdit),
        )
        ui.deadlineEdit.textChanged.connect(self._read_deadline)
        combos = self.findChildren(QComboBox)
        NoWheel.guard(combos, self)
        for field in self.findChildren(QLineEdit):
            field.textEdited.connect(self.edited)
        for words in self.findChildren(WordsField):
            words.words_changed.connect(self.edited)
        for text in self.findChildren(QPlainTextEdit):
            text.textChanged.connect(self.edited)
        for combo in combos:
            combo.activated.connect(self.edited)
        ui.longTermCheck.clicked.connect(self.edited)
        self._read_deadline("")

    def show_edit(self, edit: TaskEdit) -> None:
        """Fill every field."""
        ui = self.ui
        ui.numberEdit.setText(edit.number)
        ui.upperNumberEdit.setText(edit.upper_number)
        ui.problemEdit.set_text(edit.problem_text)
        ui.goalEdit.set_text(edit.goal)
        ui.deadlineEdit.setText(edit.deadline_text)
        ui.kindCombo.setCurrentIndex(ui.kindCombo.findData(edit.kind.value))
        ui.commonCombo.setCurrentIndex([v for _, v in _COMMON].index(edit.common))
        ui.secrecyCombo.setCurrentIndex([v for _, v in _SECRECY].index(edit.secrecy))
        ui.classesField.set_words(edit.classes)
        ui.nineGovField.set_words(edit.nine_gov)
        ui.longTermCheck.setChecked(edit.is_long_term)
        for role, field in self._units.items():
            ordered = sorted((u for u in edit.units if u.role is role), key=lambda u: u.order)
            field.set_words(u.name for u in ordered)
        shown = []
        for row in self._persons:
            person = next((p for p in edit.persons if p.role is row.role), None)
            if person is not None:
                shown.append(person)
            row.name.setText(person.name if person else "")
            row.post.setText(person.post if person else "")
            row.phone.setText(person.phone if person else "")
        # A second person in a role has no field of its own here, and must not be lost by saving.
        self._others = tuple(p for p in edit.persons if p not in shown)
        ui.sourceCombo.setCurrentText(edit.source_title)
        ui.chapterEdit.setText(edit.chapter)
        ui.noteEdit.set_text(edit.note)

    def edit(self) -> TaskEdit:
        """What the fields say."""
        ui = self.ui
        return TaskEdit(
            number=ui.numberEdit.text().strip(),
            problem_text=ui.problemEdit.text(),
            upper_number=ui.upperNumberEdit.text().strip(),
            source_title=ui.sourceCombo.currentText().strip(),
            chapter=ui.chapterEdit.text().strip(),
            goal=ui.goalEdit.text(),
            kind=TaskKind(ui.kindCombo.currentData()),
            classes=ui.classesField.words(),
            nine_gov=ui.nineGovField.words(),
            common=_COMMON[ui.commonCombo.currentIndex()][1],
            units=tuple(
                TaskUnit(role, name, order)
                for role, field in self._units.items()
                for order, name in enumerate(field.words(), start=1)
            ),
            persons=(
                *(
                    TaskPerson(r.role, r.name.text().strip(), r.post.text().strip(), r.phone.text().strip())
                    for r in self._persons
                    if r.name.text().strip()
                ),
                *self._others,
            ),
            deadline_text=ui.deadlineEdit.text().strip(),
            is_long_term=ui.longTermCheck.isChecked(),
            secrecy=_SECRECY[ui.secrecyCombo.currentIndex()][1],
            note=ui.noteEdit.text(),
        )

    def focus_on(self, field: str) -> None:
        """Put the cursor into a field by the name the gates use, e.g. ``goal``."""
        target: dict[str, QWidget] = {"goal": self.ui.goalEdit, "deadline": self.ui.deadlineEdit}
        target.get(field, self.ui.numberEdit).setFocus()

    def _read_deadline(self, text: str) -> None:
        self.ui.deadlineNote.setText(deadline_in_words(text))


def deadline_in_words(text: str) -> str:
    """How the program understands a deadline phrase, to be checked by the officer."""
    if not text.strip():
        return "照原文填写，程序读出日期供核对。"
    deadline = read_deadline(text)
    if deadline.kind is DeadlineKind.DATE and deadline.end:
        return f"✓ 读作：最后一天 {deadline.end.isoformat()}"
    if deadline.kind is DeadlineKind.SPAN and deadline.end:
        start = deadline.start.isoformat() if deadline.start else "即日"
        return f"✓ 读作：{start} 至 {deadline.end.isoformat()}"
    if deadline.kind is DeadlineKind.IMMEDIATE:
        return "✓ 读作：立行立改，没有具体日期"
    if deadline.kind is DeadlineKind.LONG_TERM:
        return "✓ 读作：长期坚持，没有具体日期"
    return "○ 读不出日期。原文会照样保留；要算逾期，请写出年月日。"
