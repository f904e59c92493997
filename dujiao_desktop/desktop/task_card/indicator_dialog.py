"""A goal in numbers, and a value measured for it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.forms.ui_indicator_form import Ui_IndicatorForm
from dujiao_desktop.desktop.forms.ui_reading_form import Ui_ReadingForm
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import NoWheel, button, label
from dujiao_desktop.domain.evidence import Destination, EvidenceItem
from dujiao_desktop.domain.indicator import (
    DIRECTION_WORDS,
    SCALE_WORDS,
    WATER_CLASSES,
    Direction,
    Indicator,
    IndicatorReading,
    Scale,
)
from dujiao_desktop.usecases.indicators import IndicatorEdit, ReadingDraft


class IndicatorDialog(FormDialog):
    """Where it began and where it has to come to; a new one when `indicator` is None."""

    topic = "shared"

    def __init__(self, indicator: Indicator | None, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__(indicator.name if indicator else "定一个数值目标", "保存", parent)
        self._indicator = indicator
        self._presenter = presenter
        self.ui = Ui_IndicatorForm()
        form = QWidget()
        self.ui.setupUi(form)
        self.ask(form)
        ui = self.ui
        for scale in Scale:
            ui.scaleCombo.addItem(SCALE_WORDS[scale], scale.value)
        for direction, word in DIRECTION_WORDS.items():
            ui.directionCombo.addItem(word, direction.value)
        NoWheel.guard((ui.scaleCombo, ui.directionCombo), self)
        ui.scaleCombo.currentIndexChanged.connect(self._fit_scale)
        if indicator is not None:
            ui.nameEdit.setText(indicator.name)
            ui.scaleCombo.setCurrentIndex(ui.scaleCombo.findData(indicator.scale.value))
            ui.scaleCombo.setEnabled(not indicator.readings)
            ui.unitEdit.setText(indicator.unit)
            ui.baselineEdit.setText(indicator.baseline)
            ui.baselineField.set_day(indicator.baseline_on)
            ui.directionCombo.setCurrentIndex(ui.directionCombo.findData(indicator.direction.value))
            ui.targetEdit.setText(indicator.target)
            self.footer.insertWidget(0, button("移出这个目标", "danger", self._remove))
        self._fit_scale()
        self.keep_draft(form, desk, presenter.shared.indicator_place(indicator.id if indicator else None))
        self.fit(520, 430)
        ui.nameEdit.setFocus()

    def accept(self) -> None:
        """Store the goal; the dialog closes when it is stored."""
        ui = self.ui
        if ui.baselineField.is_wrong():
            self.say_trouble("基线日期写得不是日期，没有保存。请写成 2026-11-19 这样。")
            ui.baselineField.setFocus()
            return
        edit = IndicatorEdit(
            ui.nameEdit.text(),
            ui.targetEdit.text(),
            ui.unitEdit.text(),
            Scale(ui.scaleCombo.currentData()),
            Direction(ui.directionCombo.currentData()),
            ui.baselineEdit.text(),
            ui.baselineField.day(),
        )
        job = self._presenter.shared.set_indicator(self._indicator.id if self._indicator else None, edit)
        self.wait_for(job)

    def _fit_scale(self) -> None:
        water = Scale(self.ui.scaleCombo.currentData()) is Scale.WATER_CLASS
        for field in (self.ui.unitEdit, self.ui.directionCombo):
            self.ui.formLayout.setRowVisible(field, not water)
        self.ui.targetNote.setText(
            f"写 {'、'.join(WATER_CLASSES)} 之一；达到这一类或更好就算达到。" if water else "只写一个数，单位写在上面。"
        )

    def _remove(self) -> None:
        if self._indicator is not None:
            self.wait_for(self._presenter.shared.remove_indicator(self._indicator), "正在移出…")


class ReadingDialog(FormDialog):
    """A value on a day; the values there are stand above, each with a way to take it out."""

    topic = "shared"

    def __init__(
        self,
        indicator: Indicator,
        evidence: tuple[EvidenceItem, ...],
        presenter: TaskCardPresenter,
        desk: Desk,
        parent: QWidget,
    ) -> None:
        super().__init__(f"{indicator.name}：记数值", "记下", parent)
        self._indicator = indicator
        self._presenter = presenter
        self.ui = Ui_ReadingForm()
        form = QWidget()
        self.ui.setupUi(form)
        self.ask(label(indicator.course_in_words, "mutedBody", wrap=True), form)
        water = indicator.scale is Scale.WATER_CLASS
        self.ui.valueEdit.setPlaceholderText(
            "如：Ⅲ 或 3类" if water else f"只写数，单位 {indicator.unit}".rstrip("，单位 ")
        )
        self.ui.evidenceCombo.addItem("不指明", None)
        for item in evidence:
            if item.destination is Destination.DOSSIER:
                self.ui.evidenceCombo.addItem(f"{item.order} {item.title[:40]}", item.id)
        NoWheel.guard((self.ui.evidenceCombo,), self)
        if indicator.latest is not None:
            self.footer.insertWidget(0, button("移出最近一次", "danger", self._remove_latest))
        self.keep_draft(form, desk, presenter.shared.reading_place(indicator.id))
        self.fit(500, 330)
        self.ui.valueEdit.setFocus()

    def accept(self) -> None:
        """Store the value; the dialog closes when it is stored."""
        ui = self.ui
        day = ui.onField.day()
        if day is None:
            self.say_trouble("日期还没有填，或写得不是日期，没有记下。请写成 2026-11-19 这样。")
            ui.onField.setFocus()
            return
        draft = ReadingDraft(ui.valueEdit.text(), day, ui.noteEdit.text(), ui.evidenceCombo.currentData())
        job = self._presenter.shared.record_reading(self._indicator, draft)
        self.wait_for(job)

    def _remove_latest(self) -> None:
        latest: IndicatorReading | None = self._indicator.latest
        if latest is None:
            return
        if self.draft is not None:
            # What is typed is another value; it stays as a draft.
            self.draft.flush()
        job = self._presenter.shared.remove_reading(self._indicator.name, ReadingDraft(latest.value, latest.on))
        self.wait_for(job, "正在移出…")
