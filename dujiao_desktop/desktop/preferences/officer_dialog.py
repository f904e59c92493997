"""添加人员."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.places import NEW_OFFICER
from dujiao_desktop.desktop.forms.ui_officer_form import Ui_OfficerForm
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import NoWheel
from dujiao_desktop.domain.officer import OfficerRole
from dujiao_desktop.usecases import officers


class OfficerDialog(FormDialog):
    """Name, role, post and telephone of someone new."""

    topic = "settings"

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("添加人员", "添加", parent)
        self._desk = desk
        form = QWidget()
        self.ui = Ui_OfficerForm()
        self.ui.setupUi(form)
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(20, 18, 20, 12)
        around.addWidget(form)
        around.addStretch(1)
        self.set_content(holder)
        for role in OfficerRole:
            self.ui.roleCombo.addItem(desk.office.rules.words.officer_role[role], role.value)
        NoWheel.guard((self.ui.roleCombo,), self)
        self.keep_draft(form, desk, NEW_OFFICER)
        self.fit(420, 300)
        self.ui.nameEdit.setFocus()

    def accept(self) -> None:
        """Add; the dialog closes when it is stored."""
        ui, by, now = self.ui, self._desk.by, self._desk.clock()
        name, role = ui.nameEdit.text(), OfficerRole(ui.roleCombo.currentData())
        post, phone = ui.postEdit.text(), ui.phoneEdit.text()
        self.set_busy(True)
        job = self._desk.jobs.with_store(
            "添加人员",
            lambda store, _: officers.add_officer(
                store, name, role, by=by, now=now, post=post, phone=phone, finishes=NEW_OFFICER
            ),
        )
        job.done.connect(self.close_done)
        job.failed.connect(self.refused)
