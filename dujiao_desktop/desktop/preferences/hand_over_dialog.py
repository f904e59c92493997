"""工作交接: who hands over to whom, in whose presence, and where the papers go."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFileDialog, QWidget

from dujiao_desktop.desktop.backup.last import last_backup_words
from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.forms.ui_hand_over_form import Ui_HandOverForm
from dujiao_desktop.desktop.system_programs import open_with_system
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import NoWheel, button, label
from dujiao_desktop.domain.hand_over import HandOver
from dujiao_desktop.usecases import hand_over
from dujiao_desktop.usecases.hand_over import HandedOver


class HandOverDialog(FormDialog):
    """One form; what is made is said in the window, and the successor works on."""

    topic = "office"

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("工作交接", "办理交接", parent)
        self._desk = desk
        form = QWidget()
        self.ui = Ui_HandOverForm()
        self.ui.setupUi(form)
        words = (
            "生成交接清单（PDF，三方签字）和台账：未销号的任务和还缺什么、退回的、公示的、在等谁、举报件、卷宗、草稿、佐证。"
            "办完以后由接收人接着经办。交接不能撤销。"
        )
        self.ask(label(words, "mutedBody", wrap=True), form, scrolls=True)
        ui = self.ui
        ui.folderRow.addWidget(button("选择…", "", self._choose_folder))
        for officer in desk.officers:
            ui.giverCombo.addItem(officer.name)
            if officer.id != desk.by.id:
                ui.takerCombo.addItem(officer.name)
                ui.witnessCombo.addItem(officer.name)
        ui.giverCombo.setCurrentText(desk.by.name)
        ui.witnessCombo.setCurrentText("")
        edit = ui.witnessCombo.lineEdit()
        if edit is not None:
            edit.setPlaceholderText("在场监督的负责人，可以不是本工作区的人员")
            edit.setAccessibleName("监交人")
        ui.dayField.set_day(desk.today())
        ui.folderEdit.setText(str(desk.last_folder))
        ui.giverCombo.currentTextChanged.connect(self._giver_chosen)
        NoWheel.guard((ui.giverCombo, ui.takerCombo, ui.witnessCombo), self)
        if not ui.takerCombo.count():
            self.say_trouble("只有一名人员，还没有人可以接收。请先在人员里添加接手的人。")
            self.do_button.setEnabled(False)
        self.fit(620, 470)
        ui.takerCombo.setFocus()

    def accept(self) -> None:
        """Make the papers and hand over; the dialog closes when all is done."""
        ui, desk = self.ui, self._desk
        day = ui.dayField.day()
        if day is None:
            self.say_trouble("交接日期还没有填，或不是日期。请写成 2026-11-20 这样。")
            return
        wish = HandOver(
            ui.giverCombo.currentText(),
            ui.takerCombo.currentText(),
            ui.witnessCombo.currentText().strip(),
            day,
            retires=ui.retireCheck.isChecked(),
            with_backup=ui.backupCheck.isChecked(),
        )
        to, by, now = self.folder_in(ui.folderEdit, "没有办理交接"), desk.by, desk.clock()
        if to is None:
            return
        desk.remember_folder(to)
        job = desk.jobs.with_store(
            "工作交接",
            lambda store, control: hand_over.hand_over(
                store, desk.paths, wish, to, office=desk.office, by=by, now=now, control=control
            ),
        )
        job.done.connect(self._handed_over)
        self.wait_for(job, "正在办理…")

    def _giver_chosen(self, name: str) -> None:
        """Nobody hands over to himself."""
        taker = self.ui.takerCombo
        chosen = taker.currentText()
        taker.clear()
        taker.addItems([o.name for o in self._desk.officers if o.name != name])
        taker.setCurrentText(chosen)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "交接清单存到哪里", self.ui.folderEdit.text())
        if folder:
            self.ui.folderEdit.setText(folder)

    def stopped(self) -> None:
        """Nothing of the papers is left behind."""
        super().stopped()
        self.say_trouble("已停下，没有办理交接，没有留下半成品。")

    def _handed_over(self, done: HandedOver) -> None:
        desk = self._desk
        if done.backup is not None:
            desk.backup_noted(last_backup_words(desk.paths.folder, desk.clock()))
        if desk.sit_down is not None:
            desk.sit_down(done.taker.name)
        made = "交接清单、台账和完整备份" if done.backup else "交接清单和台账"
        desk.messages.say(
            f"交接已登记，{done.taker.name}接着办。{made}在 {done.pdf.parent}，请打印清单，三方签字。",
            "打开所在文件夹",
            partial(open_with_system, done.pdf.parent),
        )
