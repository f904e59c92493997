"""Asks for the password of a workspace."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dujiao_desktop.desktop.forms.ui_unlock_form import Ui_UnlockForm
from dujiao_desktop.desktop.start.start_panel import StartPanel
from dujiao_desktop.desktop.widgets.parts import button


class UnlockPage(StartPanel):
    """One field.

    Signals:
        unlock_wanted: Emitted with the password or recovery code.
        left: Another workspace is wanted.
    """

    unlock_wanted = Signal(str)
    left = Signal()

    def __init__(self, unit: str, folder: str) -> None:
        super().__init__(f"打开{unit}的工作区", folder)
        form = QWidget()
        self.ui = Ui_UnlockForm()
        self.ui.setupUi(form)
        self.ui.passwordEdit.setPlaceholderText("忘了密码可以输恢复码")
        self.content.addWidget(form)
        self._open = button("打开", "primary", self._go)
        self.set_buttons((button("换一个工作区", "", self.left.emit),), (self._open,))
        self.ui.passwordEdit.returnPressed.connect(self._go)
        self.ui.passwordEdit.setFocus()

    def refuse(self, sentence: str) -> None:
        """The password was not right."""
        self._open.setEnabled(True)
        self._open.setText("打开")
        self.say_trouble(sentence)
        self.ui.passwordEdit.selectAll()
        self.ui.passwordEdit.setFocus()

    def _go(self) -> None:
        if self.ui.passwordEdit.text() and self._open.isEnabled():
            self._open.setEnabled(False)
            self._open.setText("正在打开…")
            self.say_trouble("")
            self.unlock_wanted.emit(self.ui.passwordEdit.text())
