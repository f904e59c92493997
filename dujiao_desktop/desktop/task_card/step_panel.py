"""The form of the step waited for: only the fields its rule asks for, under the office's own words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.book import DraftBook
from dujiao_desktop.desktop.drafts.form_draft import FormDraft
from dujiao_desktop.desktop.forms.ui_step_form import Ui_StepForm
from dujiao_desktop.desktop.widgets.parts import label, restyle, row
from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.errors import Missing, Refused
from dujiao_desktop.domain.rule_pack import DoneBy, StepField, StepKind, StepRule
from dujiao_desktop.domain.task import Task
from dujiao_desktop.domain.work_calendar import DayKind, last_day
from dujiao_desktop.usecases.advance_closeout import StepDraft

_USUAL: dict[StepKind, frozenset[StepField]] = {
    StepKind.SELF_CHECK: frozenset({StepField.PEOPLE, StepField.OPINION, StepField.SCAN}),
    StepKind.VERIFICATION: frozenset(
        {StepField.UNIT, StepField.PEOPLE, StepField.CONCLUSION, StepField.OPINION, StepField.PLACE, StepField.SCAN}
    ),
    StepKind.PUBLIC_NOTICE: frozenset(
        {StepField.UNIT, StepField.PERIOD, StepField.MEDIUM, StepField.URL, StepField.OPINION, StepField.SCAN}
    ),
    StepKind.ARCHIVING: frozenset({StepField.PEOPLE, StepField.PLACE, StepField.NUMBER, StepField.SCAN}),
    StepKind.FILING: frozenset({StepField.UNIT, StepField.NUMBER, StepField.OPINION, StepField.SCAN}),
    StepKind.CLOSING: frozenset({StepField.UNIT, StepField.NUMBER, StepField.OPINION, StepField.SCAN}),
}
"""Fields shown even where the rule pack does not demand them, because the paper usually has them."""


class StepPanel(QWidget):
    """One step, to be done or registered.

    Signals:
        step_wanted: Emitted with a `StepDraft`.
    """

    step_wanted = Signal(object)

    def __init__(self, desk: Desk, book: DraftBook) -> None:
        super().__init__()
        self._desk = desk
        self.rule: StepRule | None = None
        self._scans: tuple[Path, ...] = ()
        self._typed = False
        self._title = label("", "section")
        self._whose = label("", "muted", wrap=True)
        form = QWidget()
        self.ui = Ui_StepForm()
        self.ui.setupUi(form)
        self.do_button = QPushButton("完成")
        self.do_button.setProperty("kind", "primary")
        self.do_button.clicked.connect(self._do)
        self.draft = FormDraft(
            form,
            book,
            self,
            before_use=self._was_typed,
            more=lambda: {"scans": "\n".join(map(str, self._scans))},
            put_more=self._put_scans,
        )
        self._trouble = label("", "wrong", wrap=True)
        self._trouble.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self._whose)
        layout.addWidget(self.draft.bar)
        layout.addWidget(form)
        layout.addWidget(self._trouble)
        layout.addWidget(self.draft.line)
        self.buttons = row(None, self.do_button)
        layout.addLayout(self.buttons)
        self.ui.scansButton.clicked.connect(self._choose_scans)
        self.ui.periodFromField.day_changed.connect(self._period_note)
        self.ui.periodToField.day_changed.connect(self._period_note)
        for field in self.findChildren(QLineEdit):
            field.textEdited.connect(self._was_typed)
        for text in self.findChildren(QPlainTextEdit):
            text.textChanged.connect(self._was_typed)
        for radio in self.findChildren(QRadioButton):
            radio.clicked.connect(self._was_typed)

    def show_step(self, rule: StepRule, task: Task) -> None:
        """Show the form of `rule`; what was typed for the same step stays."""
        if self._typed and self.rule is not None and self.rule.key == rule.key:
            return
        self.rule = rule
        own = rule.done_by is DoneBy.OWN
        self._title.setText(f"办理{rule.word}" if own else f"登记{rule.word}结果")
        self._whose.setText(
            "本单位办理。" if own else f"由{self._whose_step(rule, task)}办理，这里照单登记，对方不必有账号。"
        )
        self.do_button.setText(f"完成{rule.word}" if own else f"登记{rule.word}")
        self._show_fields(rule)
        self._fill(rule, task, own)
        self._typed = False
        self.draft.begin(f"task/{task.id}/step/{rule.key}")
        self.mark_missing(())

    def is_typed(self) -> bool:
        """Whether something was typed and not stored."""
        return self._typed

    def drop_typed(self) -> None:
        """Forget what was typed; the next `show_step` fills the form anew."""
        self._typed = False
        self.rule = None

    def mark_missing(self, missing: tuple[Missing, ...]) -> None:
        """Colour the fields a refused step lacks."""
        asked = {m.place.rsplit("/", 1)[-1] for m in missing if m.place.startswith("closeout/")}
        for name, field in self._fields().items():
            if bool(field.property("asked")) != (name in asked):
                field.setProperty("asked", name in asked)
                restyle(field)

    def focus_on(self, field: str) -> None:
        """Put the cursor into a field by the name the gates use, e.g. ``people``; the first one for an empty name."""
        fields = self._fields()
        target = fields.get(field) or next((f for f in fields.values() if f.isVisible()), None)
        if target is not None:
            target.setFocus()

    def add_scans(self, files: tuple[Path, ...]) -> None:
        """Put files to the step; they are attached with it."""
        self._scans = tuple(dict.fromkeys((*self._scans, *files)))
        self._typed = self._typed or bool(files)
        self.draft.touch()
        self.ui.scansLabel.setText("、".join(f.name for f in self._scans) or "还没有，拖到这里或者选择文件")

    def _put_scans(self, content: Mapping[str, str]) -> None:
        files = (Path(line) for line in content.get("scans", "").splitlines())
        self.add_scans(tuple(f for f in files if f.is_file()))

    def _fields(self) -> dict[str, QWidget]:
        ui = self.ui
        return {
            "unit": ui.unitEdit,
            "happened_on": ui.happenedField,
            "period": ui.periodFromField,
            "medium": ui.mediumEdit,
            "url": ui.urlEdit,
            "people": ui.peopleField,
            "place": ui.placeEdit,
            "conclusion": ui.passRadio,
            "opinion": ui.opinionEdit,
            "number": ui.numberEdit,
            "scan": ui.scansButton,
        }

    def _show_fields(self, rule: StepRule) -> None:
        ui, form = self.ui, self.ui.formLayout
        shown = _USUAL[rule.kind] | frozenset(rule.requires)
        notice = StepField.PERIOD in shown
        rows = {
            StepField.UNIT: (ui.unitEdit,),
            StepField.PERIOD: (ui.periodFromFieldRow, ui.periodNote),
            StepField.MEDIUM: (ui.mediumEdit,),
            StepField.URL: (ui.urlEdit,),
            StepField.PEOPLE: (ui.peopleField,),
            StepField.PLACE: (ui.placeEdit,),
            StepField.CONCLUSION: (ui.passRadioRow,),
            StepField.OPINION: (ui.opinionEdit,),
            StepField.NUMBER: (ui.numberEdit,),
            StepField.SCAN: (ui.scansLabelRow,),
        }
        for field, widgets in rows.items():
            for widget in widgets:
                form.setRowVisible(widget, field in shown)
        # A notice happens over its period; its last day is the day of the step.
        form.setRowVisible(ui.happenedField, not notice)
        word = rule.word
        ui.unitEditLabel.setText(f"{word}单位")
        ui.happenedFieldLabel.setText(f"{word}日期")
        ui.peopleFieldLabel.setText(f"{word}人员")
        ui.placeEditLabel.setText("保管地点" if rule.kind is StepKind.ARCHIVING else f"{word}地点")
        ui.opinionEditLabel.setText("异议情况" if rule.kind is StepKind.PUBLIC_NOTICE else f"{word}意见")
        number = {StepKind.ARCHIVING: "档号", StepKind.FILING: "备案号", StepKind.CLOSING: "文号"}
        ui.numberEditLabel.setText(number.get(rule.kind, "文号或编号"))
        least = f"至少 {rule.min_people} 人，" if rule.min_people > 1 else ""
        ui.peopleField.setPlaceholderText(f"{least}多人用、隔开")
        for widget, name in (
            (ui.unitEdit, f"{word}单位"),
            (ui.happenedField, f"{word}日期"),
            (ui.peopleField, f"{word}人员"),
            (ui.placeEdit, f"{word}地点"),
            (ui.opinionEdit, f"{word}意见"),
        ):
            widget.setAccessibleName(name)

    def _fill(self, rule: StepRule, task: Task, own: bool) -> None:
        ui = self.ui
        for field in self.findChildren(QLineEdit):
            field.clear()
        ui.opinionEdit.clear()
        for radio in (ui.passRadio, ui.recheckRadio, ui.failRadio):
            radio.setAutoExclusive(False)
            radio.setChecked(False)
            radio.setAutoExclusive(True)
        names = task.unit_names(rule.unit_role) if rule.unit_role else ()
        ui.unitEdit.setText(self._desk.office.unit.name if own else (names[0] if names else ""))
        ui.happenedField.set_day(self._desk.today() if own else None)
        ui.peopleField.offer(tuple(o.name for o in self._desk.officers) if own else ())
        self._scans = ()
        self.add_scans(())
        self._trouble.hide()
        self._period_note()

    def _whose_step(self, rule: StepRule, task: Task) -> str:
        names = task.unit_names(rule.unit_role) if rule.unit_role else ()
        if names:
            return names[0]
        role = self._desk.office.rules.words.unit_role[rule.unit_role] if rule.unit_role else "上级单位"
        return role

    def _period_note(self) -> None:
        notice, ui = self._desk.office.rules.notice, self.ui
        word = "个工作日" if notice.day_kind is DayKind.WORKING else "天"
        text = f"应公示 {notice.days} {word}，公布当日算第一天。"
        start = ui.periodFromField.day()
        if start is not None:
            try:
                end = last_day(start, notice.days, self._desk.office.calendar, notice.day_kind)
                text += f"从 {start.isoformat()} 起，最早到 {end.isoformat()}。"
            except Refused:
                text += f"没有 {start.year} 年的节假日安排，请自行核对。"
        ui.periodNote.setText(text)

    def _was_typed(self) -> None:
        self._typed = True
        self._trouble.hide()

    def _choose_scans(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, "选择扫描件", str(Path.home()), "扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;所有文件 (*)"
        )
        self.add_scans(tuple(Path(n) for n in names))

    def _say(self, sentence: str, field: QWidget) -> None:
        self._trouble.setText(sentence)
        self._trouble.show()
        field.setFocus()

    def _do(self) -> None:
        rule, ui = self.rule, self.ui
        if rule is None:
            return
        for field, word in (
            (ui.happenedField, f"{rule.word}日期"),
            (ui.periodFromField, "公示开始日期"),
            (ui.periodToField, "公示截止日期"),
        ):
            if field.is_wrong():
                self._say(f"{word}写得不是日期，没有登记。请写成 2026-11-19 这样。", field)
                return
        notice = ui.formLayout.isRowVisible(ui.periodFromFieldRow)
        day = ui.periodToField.day() or ui.periodFromField.day() if notice else ui.happenedField.day()
        if day is None:
            target = ui.periodFromField if notice else ui.happenedField
            self._say(f"{'公示起止日期' if notice else rule.word + '日期'}还没有填，没有登记。", target)
            return
        self.draft.hold()
        self.step_wanted.emit(
            StepDraft(
                step=rule.key,
                happened_on=day,
                unit=ui.unitEdit.text().strip(),
                people=ui.peopleField.words(),
                conclusion=self._conclusion(),
                opinion=ui.opinionEdit.text(),
                place=ui.placeEdit.text().strip(),
                period_from=ui.periodFromField.day() if notice else None,
                period_to=ui.periodToField.day() if notice else None,
                medium=ui.mediumEdit.text().strip(),
                url=ui.urlEdit.text().strip(),
                number=ui.numberEdit.text().strip(),
                scans=self._scans,
            )
        )

    def _conclusion(self) -> Conclusion | None:
        for radio, conclusion in (
            (self.ui.passRadio, Conclusion.PASS),
            (self.ui.recheckRadio, Conclusion.RECHECK),
            (self.ui.failRadio, Conclusion.FAIL),
        ):
            if radio.isChecked():
                return conclusion
        return None
