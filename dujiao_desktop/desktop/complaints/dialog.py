"""One complaint: entered, changed, taken out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dujiao_desktop.desktop.complaints.words import TRUTH_WORDS
from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.places import NEW_COMPLAINT
from dujiao_desktop.desktop.forms.ui_complaint_form import Ui_ComplaintForm
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import NoWheel, button
from dujiao_desktop.domain.complaint import STATUS_WORDS, Complaint, ComplaintStatus, Truth
from dujiao_desktop.usecases import complaints


class ComplaintDialog(FormDialog):
    """All basic fields; nothing about who complained."""

    topic = "complaints"

    def __init__(self, complaint: Complaint | None, desk: Desk, parent: QWidget) -> None:
        super().__init__("举报件" if complaint else "登记举报件", "保存" if complaint else "登记", parent)
        self._desk = desk
        self._complaint = complaint
        form = QWidget()
        self.ui = Ui_ComplaintForm()
        self.ui.setupUi(form)
        beside = (self.ui.roundEditLabel, self.ui.regionEditLabel, self.ui.dueFieldLabel, self.ui.closedFieldLabel)
        for one in beside:
            one.setMinimumWidth(max(each.sizeHint().width() for each in beside))
        self.ask(form, scrolls=True)
        self.ui.classesField.offer(desk.office.rules.classes)
        for truth, word in TRUTH_WORDS.items():
            self.ui.truthCombo.addItem(word, truth.value)
        for status, word in STATUS_WORDS.items():
            self.ui.statusCombo.addItem(word, status.value)
        NoWheel.guard((self.ui.truthCombo, self.ui.statusCombo), self)
        if complaint is not None:
            self._show(complaint)
            self.footer.insertWidget(0, button("移出列表", "danger", self._remove))
        else:
            self.ui.unitsField.set_words((desk.office.unit.name,))
        self._place = f"complaint/{complaint.id}" if complaint else NEW_COMPLAINT
        self.keep_draft(form, desk, self._place)
        self.fit(660, 700)
        self.ui.acceptanceNoEdit.setFocus()

    def accept(self) -> None:
        """Store; the dialog closes when it is stored."""
        ui = self.ui
        for field in (ui.receivedField, ui.dueField, ui.closedField):
            if field.is_wrong():
                self.say_trouble("有一个日期写得不对，没有保存。请写成 2026-11-19 这样。")
                field.setFocus()
                return
        edit, office, by, now = self._edit(), self._desk.office, self._desk.by, self._desk.clock()
        known, place = self._complaint, self._place
        if known is None:
            job = self._desk.jobs.with_store(
                "登记举报件",
                lambda store, _: complaints.add_complaint(store, edit, office=office, by=by, now=now, finishes=place),
            )
        else:
            job = self._desk.jobs.with_store(
                "保存举报件",
                lambda store, _: complaints.edit_complaint(store, known.id, edit, by=by, now=now, finishes=place),
            )
        self.wait_for(job)

    def _edit(self) -> complaints.ComplaintEdit:
        ui = self.ui
        return complaints.ComplaintEdit(
            acceptance_no=ui.acceptanceNoEdit.text(),
            content=ui.contentEdit.text(),
            channel=ui.channelEdit.text(),
            round=ui.roundEdit.text(),
            batch=ui.batchEdit.text(),
            received_on=ui.receivedField.day(),
            due_on=ui.dueField.day(),
            region=ui.regionEdit.text(),
            address=ui.addressEdit.text(),
            classes=ui.classesField.words(),
            units=ui.unitsField.words(),
            truth=Truth(ui.truthCombo.currentData()),
            investigation=ui.investigationEdit.text(),
            handling=ui.handlingEdit.text(),
            accountability=ui.accountabilityEdit.text(),
            status=ComplaintStatus(ui.statusCombo.currentData()),
            closed_on=ui.closedField.day(),
            repeat_of=self._complaint.repeat_of if self._complaint else "",
            note=ui.noteEdit.text(),
            is_key_case=ui.keyCaseCheck.isChecked(),
        )

    def _show(self, one: Complaint) -> None:
        ui = self.ui
        ui.acceptanceNoEdit.setText(one.acceptance_no)
        ui.keyCaseCheck.setChecked(one.is_key_case)
        ui.batchEdit.setText(one.batch)
        ui.roundEdit.setText(one.round)
        ui.channelEdit.setText(one.channel)
        ui.regionEdit.setText(one.region)
        ui.receivedField.set_day(one.received_on)
        ui.dueField.set_day(one.due_on)
        ui.contentEdit.set_text(one.content)
        ui.addressEdit.setText(one.address)
        ui.classesField.set_words(one.classes)
        ui.unitsField.set_words(one.units)
        ui.truthCombo.setCurrentIndex(ui.truthCombo.findData(one.truth.value))
        ui.investigationEdit.set_text(one.investigation)
        ui.handlingEdit.set_text(one.handling)
        ui.accountabilityEdit.set_text(one.accountability)
        ui.statusCombo.setCurrentIndex(ui.statusCombo.findData(one.status.value))
        ui.closedField.set_day(one.closed_on)
        ui.noteEdit.setText(one.note)

    def _remove(self) -> None:
        known = self._complaint
        if known is None or not self._desk.messages.ask(
            f"把举报件 {known.acceptance_no} 移出列表吗？", "移出", "移到回收站，90 天内可以恢复。", danger=True
        ):
            return
        by, now, place = self._desk.by, self._desk.clock(), self._place
        job = self._desk.jobs.with_store(
            "移出举报件",
            lambda store, _: complaints.remove_complaint(store, known.id, by=by, now=now, finishes=place),
        )
        self.wait_for(job, "正在移出…")
