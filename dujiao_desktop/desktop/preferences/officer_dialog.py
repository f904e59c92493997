"""添加人员、修改人员."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.places import NEW_OFFICER
from dujiao_desktop.desktop.forms.ui_officer_form import Ui_OfficerForm
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import NoWheel, button
from dujiao_desktop.domain.officer import Officer, OfficerRole
from dujiao_desktop.usecases import officers


class OfficerDialog(FormDialog):
    """Name, role, post and telephone of someone new, or of someone known, whose name stays."""

    topic = "settings"

    def __init__(self, desk: Desk, parent: QWidget, officer: Officer | None = None) -> None:
        """`officer` is whom to change; None for someone new."""
        super().__init__("修改人员" if officer else "添加人员", "保存" if officer else "添加", parent)
        self._desk = desk
        self._officer = officer
        form = QWidget()
        self.ui = Ui_OfficerForm()
        self.ui.setupUi(form)
        self.ask(form)
        for role in OfficerRole:
            self.ui.roleCombo.addItem(desk.office.rules.words.officer_role[role], role.value)
        NoWheel.guard((self.ui.roleCombo,), self)
        self.fit(420, 300)
        if officer is None:
            self.keep_draft(form, desk, NEW_OFFICER)
            self.ui.nameEdit.setFocus()
            return
        self.ui.nameEdit.setText(officer.name)
        self.ui.nameEdit.setReadOnly(True)
        self.ui.roleCombo.setCurrentIndex(self.ui.roleCombo.findData(officer.role.value))
        self.ui.postEdit.setText(officer.post)
        self.ui.phoneEdit.setText(officer.phone)
        remove = button("删除", "danger", self._remove, tip="只能删除添错的人；办过事、签过字的请停用")
        self.footer.insertWidget(0, remove)
        self.ui.roleCombo.setFocus()

    def accept(self) -> None:
        """Store; the dialog closes when it is stored."""
        ui, by, now, officer = self.ui, self._desk.by, self._desk.clock(), self._officer
        name, role = ui.nameEdit.text(), OfficerRole(ui.roleCombo.currentData())
        post, phone = ui.postEdit.text(), ui.phoneEdit.text()
        if officer is None:
            job = self._desk.jobs.with_store(
                "添加人员",
                lambda store, _: officers.add_officer(
                    store, name, role, by=by, now=now, post=post, phone=phone, finishes=NEW_OFFICER
                ),
            )
        else:
            known = officer.id
            job = self._desk.jobs.with_store(
                "修改人员",
                lambda store, _: officers.change_officer(store, known, role, by=by, now=now, post=post, phone=phone),
            )
        self.wait_for(job)

    def _remove(self) -> None:
        officer, by, now = self._officer, self._desk.by, self._desk.clock()
        if officer is None:
            return
        job = self._desk.jobs.with_store(
            "删除人员", lambda store, _: officers.remove_officer(store, officer.id, by=by, now=now)
        )
        self.wait_for(job, "正在删除…")
