"""The form of the step waited for: only the fields its rule asks for, under the office's own words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.book import DraftBook
from dujiao_desktop.desktop.drafts.form_draft import FormDraft
from dujiao_desktop.desktop.forms.ui_step_form import Ui_StepForm
from dujiao_desktop.desktop.task_card.step_parts.part import StepPart
from dujiao_desktop.desktop.widgets.parts import label, restyle, row
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.errors import Missing, Refused
from dujiao_desktop.domain.rule_pack import DoneBy, StepField, StepKind, StepRule
from dujiao_desktop.domain.step_content import ArchiveFacts
from dujiao_desktop.domain.task import Task
from dujiao_desktop.domain.work_calendar import DayKind, last_day
from dujiao_desktop.usecases import step_proposals
from dujiao_desktop.usecases.advance_closeout import StepDraft
from dujiao_desktop.usecases.step_proposals import ArchiveProposal

_F = StepField
_USUAL: dict[StepKind, frozenset[StepField]] = {
    StepKind.SELF_CHECK: frozenset({_F.PEOPLE, _F.OPINION, _F.SCAN}),
    StepKind.VERIFICATION: frozenset({_F.UNIT, _F.PEOPLE, _F.CONCLUSION, _F.OPINION, _F.PLACE, _F.SCAN}),
    StepKind.PUBLIC_NOTICE: frozenset({_F.UNIT, _F.PERIOD, _F.MEDIUM, _F.URL, _F.OPINION, _F.SCAN}),
    StepKind.APPROVAL: frozenset({_F.PEOPLE, _F.OPINION, _F.NUMBER, _F.SCAN}),
    StepKind.ARCHIVING: frozenset({_F.PEOPLE, _F.PLACE, _F.NUMBER, _F.SCAN}),
    StepKind.FILING: frozenset({_F.UNIT, _F.NUMBER, _F.OPINION, _F.SCAN}),
    StepKind.CLOSING: frozenset({_F.UNIT, _F.NUMBER, _F.OPINION, _F.SCAN}),
}
"""Fields shown even where the rule pack does not demand them, because the paper usually has them."""

_MORE: dict[StepKind, frozenset[StepField]] = {
    StepKind.VERIFICATION: frozenset({_F.FINDINGS}),
    StepKind.PUBLIC_NOTICE: frozenset({_F.TEXT}),
    StepKind.ARCHIVING: frozenset({_F.RETENTION, _F.PAGES}),
}
"""What stands under 更多内容 unless the rule pack demands it; with it 补充要求 and 公示异议, which no pack can demand."""


_LONGEST_WORD = 4
_MORE_WORDS = {
    StepKind.VERIFICATION: "更多内容：逐条情况、补充要求",
    StepKind.PUBLIC_NOTICE: "更多内容：公示文本、异议",
    StepKind.ARCHIVING: "更多内容：档号各项、页数",
}


class StepPanel(QWidget):
    """One step, to be done or registered.

    Signals:
        step_wanted: Emitted with a `StepDraft`.
    """

    step_wanted = Signal(object)

    def __init__(self, desk: Desk, book: DraftBook) -> None:
        super().__init__()
        self._desk = desk
        self._office = desk.office
        self.rule: StepRule | None = None
        self._scans: tuple[Path, ...] = ()
        self._typed = False
        self._proposal = ArchiveProposal(ArchiveFacts())
        self._composed = ""
        self._notice = ""
        self._more_open = False
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
            more=self._keep_more,
            put_more=self._put_more,
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
        self.parts: dict[str, StepPart] = {
            "signers": self.ui.signersPart,
            "findings": self.ui.findingsPart,
            "objections": self.ui.objectionsPart,
            "archive": self.ui.archivePart,
        }
        for part in self.parts.values():
            part.typed.connect(self._part_typed)
            part.rebuilt.connect(self._order_tabs)
        self.ui.archivePart.number_changed.connect(self._compose_number)
        self.ui.noticeButton.clicked.connect(self._draft_notice)
        self.ui.moreButton.clicked.connect(self._turn_more)
        for field in self._own_lines():
            field.textEdited.connect(self._was_typed)
        for text in self.findChildren(QPlainTextEdit):
            text.textChanged.connect(self._was_typed)
        for radio in self.findChildren(QRadioButton):
            radio.clicked.connect(self._was_typed)

    def show_step(self, rule: StepRule, case: CaseFile, proposal: ArchiveProposal) -> None:
        """Show the form of `rule`; what was typed for the same step stays. `proposal` is offered when it archives."""
        if self._typed and self.rule is not None and self.rule.key == rule.key:
            return
        task = case.task
        self.rule = rule
        self._office = self._desk.office.under(case.closeout)
        self._proposal = proposal
        self._notice = step_proposals.draft_notice(case, self._office)
        self._more_open = rule.kind is StepKind.ARCHIVING and proposal.is_known
        own = rule.done_by is DoneBy.OWN
        self._title.setText(f"办理{rule.word}" if own else f"登记{rule.word}结果")
        self._whose.setText(
            "本单位办理。" if own else f"由{self._whose_step(rule, task)}办理，这里照单登记，对方不必有账号。"
        )
        self.do_button.setText(f"完成{rule.word}" if own else f"登记{rule.word}")
        self._fill(rule, task, own)
        self._show_fields(rule)
        self._order_tabs()
        self._typed = False
        self.draft.begin(f"task/{task.id}/step/{rule.key}")
        self.mark_missing(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heights that follow from the new width are asked for anew; the form would keep those of other rows."""
        super().resizeEvent(event)
        self.ui.formLayout.invalidate()

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
        target = fields.get(field)
        if target is not None and target.isHidden() and not self._more_open:
            self._turn_more()
        target = target or next((f for f in fields.values() if f.isVisible()), None)
        if target is not None:
            target.setFocus()

    def add_scans(self, files: tuple[Path, ...]) -> None:
        """Put files to the step; they are attached with it."""
        self._scans = tuple(dict.fromkeys((*self._scans, *files)))
        self._typed = self._typed or bool(files)
        self.draft.touch()
        self.ui.scansLabel.setText("、".join(f.name for f in self._scans) or "还没有，可以拖到这里")

    def _keep_more(self) -> dict[str, str]:
        kept = {name: part.keep() for name, part in self.parts.items()}
        return kept | {"scans": "\n".join(map(str, self._scans))}

    def _put_more(self, content: Mapping[str, str]) -> None:
        files = (Path(line) for line in content.get("scans", "").splitlines())
        self.add_scans(tuple(f for f in files if f.is_file()))
        for name, part in self.parts.items():
            part.put(content.get(name, ""))
        # A number that was written by hand must not be composed over.
        self.ui.numberEdit.setText(content.get("numberEdit", ""))
        self._composed = self.ui.archivePart.facts().number
        hidden = ("findings", "objections", "archive", "demandsEdit", "noticeEdit")
        if self.rule is not None and not self._more_open and any(content.get(name) for name in hidden):
            self._turn_more()

    def _own_lines(self) -> list[QLineEdit]:
        """The form's own one-line fields, without those of its parts."""
        return [f for f in self.findChildren(QLineEdit) if f.objectName() and not f.objectName().startswith("qt_")]

    def _fields(self) -> dict[str, QWidget]:
        ui = self.ui
        chain = ui.signersPart.inputs()
        findings = ui.findingsPart.inputs()
        return {
            "unit": ui.unitEdit,
            "happened_on": ui.happenedField,
            "period": ui.periodFromField,
            "medium": ui.mediumEdit,
            "url": ui.urlEdit,
            "people": chain[0] if chain else ui.peopleField,
            "place": ui.placeEdit,
            "conclusion": ui.passRadio,
            "opinion": ui.opinionEdit,
            "number": ui.numberEdit,
            "scan": ui.scansButton,
            "findings": findings[0],
            "text": ui.noticeEdit,
            "objections": ui.objectionsPart.inputs()[0],
            "retention": ui.archivePart.retention,
            "pages": ui.archivePart.pages,
        }

    def _show_fields(self, rule: StepRule) -> None:
        ui, form = self.ui, self.ui.formLayout
        asked = _USUAL[rule.kind] | frozenset(rule.requires)
        more = _MORE.get(rule.kind, frozenset())
        shown = asked | more if self._more_open else asked
        notice = StepField.PERIOD in shown
        archive = not shown.isdisjoint({StepField.RETENTION, StepField.PAGES})
        rows = {
            StepField.UNIT: (ui.unitEdit,),
            StepField.PERIOD: (ui.periodFromFieldRow, ui.periodNote),
            StepField.MEDIUM: (ui.mediumEdit,),
            StepField.URL: (ui.urlEdit,),
            StepField.PLACE: (ui.placeEdit,),
            StepField.CONCLUSION: (ui.passRadioRow,),
            StepField.OPINION: (ui.opinionEdit,),
            StepField.NUMBER: (ui.numberEdit,),
            StepField.SCAN: (ui.scansLabelRow,),
            StepField.FINDINGS: (ui.findingsPart,),
            StepField.TEXT: (ui.noticeEdit, ui.noticeButton),
        }
        for field, widgets in rows.items():
            for widget in widgets:
                form.setRowVisible(widget, field in shown)
        form.setRowVisible(ui.signersPart, bool(rule.chain))
        others = rule.min_people > len(rule.chain) if rule.chain else StepField.PEOPLE in shown
        form.setRowVisible(ui.peopleField, others)
        form.setRowVisible(ui.demandsEdit, rule.kind is StepKind.VERIFICATION and self._more_open)
        form.setRowVisible(ui.objectionsPart, rule.kind is StepKind.PUBLIC_NOTICE and self._more_open)
        form.setRowVisible(ui.archivePart, archive)
        form.setRowVisible(ui.moreButton, bool(more))
        ui.moreButton.setText("收起" if self._more_open else _MORE_WORDS.get(rule.kind, "更多内容"))
        ui.findingsPart.title.setText(f"{rule.word}逐条情况")
        # A notice happens over its period; its last day is the day of the step.
        form.setRowVisible(ui.happenedField, not notice)
        # A long word would leave no room for what is typed beside it.
        word = rule.word if len(rule.word) <= _LONGEST_WORD else "办理"
        ui.unitEditLabel.setText(f"{word}单位")
        ui.happenedFieldLabel.setText(f"{word}日期")
        ui.peopleFieldLabel.setText("其他人员" if rule.chain else f"{word}人员")
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
        for field in self._own_lines():
            field.clear()
        for text in (ui.opinionEdit, ui.demandsEdit, ui.noticeEdit):
            text.clear()
        for radio in (ui.passRadio, ui.recheckRadio, ui.failRadio):
            radio.setAutoExclusive(False)
            radio.setChecked(False)
            radio.setAutoExclusive(True)
        names = task.unit_names(rule.unit_role) if rule.unit_role else ()
        ui.unitEdit.setText(self._desk.office.unit.name if own else (names[0] if names else ""))
        ui.happenedField.set_day(self._desk.today() if own else None)
        officers = tuple(o.name for o in self._desk.officers) if own else ()
        ui.peopleField.offer(officers)
        ui.signersPart.show_roles(rule.chain, officers)
        ui.findingsPart.show_measures(task.measures)
        ui.objectionsPart.clear()
        self._composed = ""
        ui.archivePart.show_rule(self._office.rules.archive, self._proposal)
        self._scans = ()
        self.add_scans(())
        self._trouble.hide()
        self._period_note()

    def _whose_step(self, rule: StepRule, task: Task) -> str:
        names = task.unit_names(rule.unit_role) if rule.unit_role else ()
        if names:
            return names[0]
        if rule.unit_role:
            return self._office.rules.words.unit_role[rule.unit_role]
        return f"{rule.level or '上级'}单位"

    def _period_note(self) -> None:
        notice, ui = self._office.rules.notice, self.ui
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

    def _part_typed(self) -> None:
        self._was_typed()
        self.draft.touch()

    def _compose_number(self, number: str) -> None:
        """The archive number follows its parts until it is written by hand."""
        edit = self.ui.numberEdit
        if self.rule is None or self.rule.kind is not StepKind.ARCHIVING or edit.text().strip() != self._composed:
            return
        self._composed = number
        edit.setText(number)

    def _draft_notice(self) -> None:
        """Put the drafted text in, or behind what is written."""
        edit = self.ui.noticeEdit
        written = edit.text()
        if self._notice not in written:
            edit.set_text(f"{written}\n{self._notice}".strip())
        edit.setFocus()

    def _turn_more(self) -> None:
        if self.rule is None:
            return
        self._more_open = not self._more_open
        self._show_fields(self.rule)

    def _order_tabs(self) -> None:
        """Tab goes down the form, through the rows of its parts."""
        form = self.ui.formLayout
        order: list[QWidget] = []
        for place in range(form.rowCount()):
            item = form.itemAt(place, QFormLayout.ItemRole.FieldRole)
            field = item.widget() if item is not None else None
            if isinstance(field, StepPart):
                order += field.inputs()
            elif field is not None:
                inner = field.layout()
                items = [inner.itemAt(n) for n in range(inner.count())] if inner is not None else []
                order += [w for i in items if i is not None and (w := i.widget()) is not None] or [field]
        for one, following in zip(order, (*order[1:], self.do_button), strict=True):
            QWidget.setTabOrder(one, following)

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
        if not self._parts_are_sound(rule):
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
                people=(*ui.signersPart.names(), *ui.peopleField.words()),
                conclusion=self._conclusion(),
                opinion=ui.opinionEdit.text(),
                place=ui.placeEdit.text().strip(),
                period_from=ui.periodFromField.day() if notice else None,
                period_to=ui.periodToField.day() if notice else None,
                medium=ui.mediumEdit.text().strip(),
                url=ui.urlEdit.text().strip(),
                number=ui.numberEdit.text().strip(),
                signed_on=ui.signersPart.days(),
                findings=ui.findingsPart.findings(),
                demands=ui.demandsEdit.text(),
                notice_text=ui.noticeEdit.text(),
                objections=ui.objectionsPart.objections(),
                archive=self._archive_facts(),
                scans=self._scans,
            )
        )

    def _archive_facts(self) -> ArchiveFacts:
        """What is stated of the archive number; what was only offered and never seen is not."""
        part = self.ui.archivePart
        stated = self.ui.formLayout.isRowVisible(part) or part.keep()
        return part.facts() if stated else ArchiveFacts()

    def _parts_are_sound(self, rule: StepRule) -> bool:
        """Whether the parts can be read; says what is wrong where they cannot."""
        ui = self.ui
        for part in self.parts.values():
            wrong = part.wrong_day()
            if wrong is not None:
                self._say(f"{wrong.accessibleName()}写得不是日期，没有登记。请写成 2026-11-19 这样。", wrong)
                return False
        uncounted = ui.archivePart.wrong_count() if rule.kind is StepKind.ARCHIVING else None
        if uncounted is not None:
            self._say("页数写得不是数，没有登记。请只写一个整数，如 86。", uncounted)
            return False
        skipped = ui.signersPart.skipped()
        if skipped is not None:
            self._say(f"{skipped[0]}的姓名还没有填，没有登记。请按顺序填，一个也不跳过。", skipped[1])
            return False
        unanswered = ui.findingsPart.unanswered()
        if unanswered is not None:
            self._say(f"{unanswered.accessibleName()}还没有选，没有登记。", unanswered)
            return False
        incomplete = ui.objectionsPart.incomplete()
        if incomplete is not None:
            self._say(f"{incomplete.accessibleName()}还没有填，没有登记。不要这一条就移除。", incomplete)
            return False
        return True

    def _conclusion(self) -> Conclusion | None:
        for radio, conclusion in (
            (self.ui.passRadio, Conclusion.PASS),
            (self.ui.recheckRadio, Conclusion.RECHECK),
            (self.ui.failRadio, Conclusion.FAIL),
        ):
            if radio.isChecked():
                return conclusion
        return None
