"""补录纸面步骤: steps done on paper before the task came into the program, with the paper they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.task_card.presenter import CardContent
from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import button, label, panel, row
from dujiao_desktop.desktop.widgets.words_field import WordsField
from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.errors import StepNotReady
from dujiao_desktop.domain.rule_pack import DoneBy, StepField, StepKind, StepRule
from dujiao_desktop.domain.task import Task
from dujiao_desktop.usecases.advance_closeout import StepDraft
from dujiao_desktop.usecases.backfill import backfill_steps
from dujiao_desktop.usecases.read_task import StepStanding


@dataclass(slots=True)
class _StepRow:
    """The inputs of one step."""

    rule: StepRule
    check: QCheckBox
    form: QWidget
    day: DateField
    period_from: DateField | None
    unit: QLineEdit
    people: WordsField
    number: QLineEdit


class BackfillDialog(FormDialog):
    """The paper first, then the steps it speaks of, in their order."""

    topic = "backfill"

    def __init__(self, content: CardContent, desk: Desk, parent: QWidget) -> None:
        super().__init__("补录纸面步骤", "补录", parent)
        self._content, self._desk = content, desk
        self._scan: Path | None = None
        words = (
            "用本程序以前已经在纸面上办完的步骤，照当时的文件补录。补录的一直标明“补录”和依据，不会显示成在程序里办的。"
        )
        paper = self._paper_form()
        self.rows = [
            self._step_row(s.rule, content.case.task) for s in content.steps if s.standing is not StepStanding.DONE
        ]
        holder = self.ask(label(words, "mutedBody", wrap=True), paper, *map(self._framed, self.rows), scrolls=True)
        self.hint.setText("补录后不能撤销，录错了请登记退回。")
        self.fit(640, 640)
        if self.rows:
            self.rows[0].check.setChecked(True)
        self._place = f"task/{content.case.task.id}/backfill"
        self.keep_draft(holder, desk, self._place, more=self._scan_kept, put_more=self._put_scan)
        self.document.setFocus()

    def accept(self) -> None:
        """Enter the ticked steps, all or none."""
        scan = self._scan
        if not self.document.text().strip() or scan is None:
            self.say_trouble("依据的文件名称或文号、文件的扫描件都要有，没有补录。请补上缺的再补录。")
            (self.document if not self.document.text().strip() else self._scan_button).setFocus()
            return
        drafts = []
        for one in self.rows:
            if not one.check.isChecked():
                continue
            day = one.day.day()
            if day is None or (one.period_from is not None and one.period_from.is_wrong()):
                self.say_trouble(f"{one.rule.word}的日期还没有写对，没有补录。请写成 2026-11-19 这样。")
                one.day.setFocus()
                return
            drafts.append(_draft(one))
        if not drafts:
            self.say_trouble("还没有选要补录的步骤。")
            return
        desk, task_id, document = self._desk, self._content.case.task.id, self.document.text()
        by, now, place = desk.by, desk.clock(), self._place
        job = desk.jobs.with_store(
            "补录",
            lambda store, _: backfill_steps(
                store, task_id, drafts, document, scan, office=desk.office, by=by, now=now, finishes=place
            ),
        )
        job.done.connect(partial(self._say_entered, len(drafts)))
        self.wait_for(job, "正在补录…")

    def refused(self, error: BaseException) -> None:
        """A step that is not ready is named with all that it lacks."""
        super().refused(error)
        if isinstance(error, StepNotReady):
            self.say_trouble(f"没有补录：{'；'.join(m.text for m in error.missing)}。")

    def use_scan(self, file: Path) -> None:
        """Take `file` as the scan of the paper."""
        self._scan = file
        self._scan_words.setText(file.name)
        if self.draft is not None:
            self.draft.touch()

    def _scan_kept(self) -> dict[str, str]:
        return {"scan": str(self._scan or "")}

    def _put_scan(self, content: Mapping[str, str]) -> None:
        scan = content.get("scan", "")
        if scan and Path(scan).is_file():
            self.use_scan(Path(scan))

    def _paper_form(self) -> QFormLayout:
        form = _form()
        self.document = QLineEdit()
        self.document.setObjectName("document")
        self.document.setPlaceholderText("例如 区整改办函〔2025〕12号")
        self.document.setAccessibleName("依据的文件名称或文号")
        form.addRow(label("依据文件", "mutedBody"), self.document)
        self._scan_words = label("还没有", "mutedBody", wrap=True)
        self._scan_button = button("选择…", "small", self._choose_scan)
        self._scan_button.setAccessibleName("选择依据文件的扫描件")
        across = QHBoxLayout()
        across.addWidget(self._scan_words, 1)
        across.addWidget(self._scan_button)
        form.addRow(label("扫描件", "mutedBody"), across)
        return form

    def _step_row(self, rule: StepRule, task: Task) -> _StepRow:
        own = rule.done_by is DoneBy.OWN
        check = QCheckBox(rule.word)
        notice = rule.kind is StepKind.PUBLIC_NOTICE
        names = task.unit_names(rule.unit_role) if rule.unit_role else ()
        unit, people, number = QLineEdit(), WordsField(), QLineEdit()
        unit.setText(self._desk.office.unit.name if own else (names[0] if names else ""))
        form = QWidget()
        made = _StepRow(rule, check, form, DateField(), DateField() if notice else None, unit, people, number)
        for part, named in (
            ("check", check),
            ("day", made.day),
            ("from", made.period_from),
            ("unit", unit),
            ("people", people),
            ("number", number),
        ):
            if named is not None:
                named.setObjectName(f"{rule.key}/{part}")
        layout = _form()
        form.setLayout(layout)
        layout.setContentsMargins(24, 4, 0, 0)
        if made.period_from is not None:
            made.period_from.setAccessibleName("公示开始日期")
            made.day.setAccessibleName("公示截止日期")
            between = row(made.period_from, label("至", "mutedBody"), made.day)
            layout.addRow(label("公示时间", "mutedBody"), between)
        else:
            made.day.setAccessibleName(f"{rule.word}日期")
            layout.addRow(label("日期", "mutedBody"), made.day)
        for word, field, shown in (
            ("单位", unit, True),
            ("人员", people, StepField.PEOPLE in rule.requires),
            ("文号或编号", number, True),
        ):
            field.setAccessibleName(f"{rule.word}{word}")
            if shown:
                layout.addRow(label(word, "mutedBody"), field)
        people.setPlaceholderText("多人用、隔开")
        form.setVisible(False)
        check.toggled.connect(partial(self._ticked, made))
        return made

    def _framed(self, one: _StepRow) -> QFrame:
        frame = panel("inner")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.setSpacing(4)
        inner.addWidget(one.check)
        inner.addWidget(one.form)
        return frame

    def _ticked(self, one: _StepRow, ticked: bool) -> None:
        """Steps are entered in their order: one that is ticked takes those before it along."""
        one.form.setVisible(ticked)
        place = self.rows.index(one)
        for other in self.rows[:place] if ticked else self.rows[place + 1 :]:
            other.check.setChecked(ticked)

    def _choose_scan(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            "选择依据文件的扫描件",
            str(Path.home()),
            "扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;所有文件 (*)",
        )
        if name:
            self.use_scan(Path(name))

    def _say_entered(self, count: int, _: object) -> None:
        self._desk.messages.say(f"已补录 {count} 步，标明了依据。")


def _draft(one: _StepRow) -> StepDraft:
    day = one.day.day()
    assert day is not None
    start = one.period_from.day() if one.period_from is not None else None
    return StepDraft(
        one.rule.key,
        day,
        unit=one.unit.text().strip(),
        people=one.people.words(),
        conclusion=Conclusion.PASS if StepField.CONCLUSION in one.rule.requires else None,
        period_from=start,
        period_to=day if start is not None else None,
        number=one.number.text().strip(),
    )


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(8)
    return form
