"""The first day: the notice, the unit, the password, and the recovery code to put on paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QRadioButton, QVBoxLayout, QWidget

from dujiao_desktop.desktop.forms.ui_password_form import Ui_PasswordForm
from dujiao_desktop.desktop.forms.ui_set_up_form import Ui_SetUpForm
from dujiao_desktop.desktop.start.start_panel import LOW, StartPanel
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.parts import button, label, row, toned

PAGE_HEIGHT = 290
"""The pages are all of one height where the window is not low, so that the buttons stay where they are."""
_NOTICE, _UNIT, _PASSWORD, _CODE = range(4)
_TITLES = ("先看这一条", "这是谁的工作区", "要不要设密码", "把恢复码收好")
_SENTENCES = (
    "",
    "单位全称印在表格和封面上；简称用来认出清单里本单位的措施。",
    "密码保护全部数据和本机签名密钥。忘了密码又没有恢复码，谁也打不开。",
    "忘记密码时，用它打开工作区。它只显示这一次。请打印或抄下来，装信封交负责人保管，不要留在这台电脑上。",
)


@dataclass(frozen=True, slots=True)
class SetUpWish:
    """What the officer filled in; `password` None for none."""

    folder: Path
    unit: str
    short_names: tuple[str, ...]
    officer: str
    rule_pack: str
    password: str | None


class SetUpPage(StartPanel):
    """Four short pages.

    Signals:
        wanted: Emitted with a `SetUpWish`; then `show_code` or `say_trouble` follows.
        left: The officer went back to the start.
        sheet_wanted: The sheet with the recovery code is wanted: the code, the file it goes to, and whether it is to be
            printed; then `say_sheet` or `say_trouble` follows.
        finished: The recovery code was kept; the workspace may open.
    """

    wanted = Signal(object)
    left = Signal()
    sheet_wanted = Signal(str, object, bool)
    finished = Signal()

    def __init__(self, notice: str, unprotected: str, packs: tuple[tuple[str, str], ...], usual_pack: str = "") -> None:
        """Make the pages.

        Args:
            notice: That classified matter must not be stored here.
            unprotected: What it means to have no password.
            packs: Key and title of each rule pack.
            usual_pack: Key of the one that is chosen at first.
        """
        super().__init__("")
        self._number = _NOTICE
        self._pages = QWidget()
        self._layout = QVBoxLayout(self._pages)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.content.addWidget(self._pages)
        self._back = button("上一步", "", self._go_back)
        self._next = button("下一步", "primary", self._go_on)
        self.set_buttons((self._back,), (self._next,))
        self._build_notice(notice)
        self._build_unit(packs, usual_pack)
        self._build_password(unprotected)
        self._build_code()
        self._show(_NOTICE)

    def show_code(self, code: str) -> None:
        """The workspace is made: show its recovery code."""
        self._code.setText(code)
        self._show(_CODE)

    def say_sheet(self, sentence: str) -> None:
        """Say where the sheet with the code is now."""
        self._sheet_buttons(True)
        self._sheet_said.setText(sentence)
        self._sheet_said.show()

    def say_trouble(self, sentence: str) -> None:
        """Say what is not right."""
        if self._number == _CODE:
            self._sheet_buttons(True)
        super().say_trouble(sentence)

    def set_busy(self, busy: bool) -> None:
        """While the workspace is being made."""
        self._next.setEnabled(not busy)
        self._back.setEnabled(not busy)
        self._next.setText("正在建立…" if busy else "建立工作区")

    def _build_notice(self, notice: str) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        box = toned("danger")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(6)
        inner.addWidget(label("■ 涉密不得存储", "section"))
        inner.addWidget(label(notice, wrap=True))
        layout.addWidget(box)
        layout.addWidget(
            label(
                "工作秘密和内部材料可以存，但导出时会按“进卷”和“仅内部”分开。举报人信息不要录入。",
                "mutedBody",
                wrap=True,
            )
        )
        self._known = QCheckBox("我已知道，涉密文件不放进来")
        self._known.toggled.connect(self._check)
        layout.addWidget(self._known)
        layout.addStretch(1)
        self._layout.addWidget(page)

    def _build_unit(self, packs: tuple[tuple[str, str], ...], usual_pack: str) -> None:
        page = QWidget()
        self.unit_ui = Ui_SetUpForm()
        self.unit_ui.setupUi(page)
        for key, title in packs:
            self.unit_ui.rulePackCombo.addItem(title, key)
        self.unit_ui.rulePackCombo.setCurrentIndex(max(self.unit_ui.rulePackCombo.findData(usual_pack), 0))
        self.unit_ui.rulePackCombo.setToolTip("销号分几步、每步要什么材料；以后可以在“设置”里换")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.unit_ui.folderEdit.setText(str(Path(documents or Path.home()) / "督交工作区"))
        self.unit_ui.folderButton.clicked.connect(self._choose_folder)
        for field in (self.unit_ui.unitEdit, self.unit_ui.officerEdit, self.unit_ui.folderEdit):
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self._go_on)
        self._layout.addWidget(page)

    def _build_password(self, unprotected: str) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._with = QRadioButton("设一个密码（推荐）")
        self._without = QRadioButton("不设密码")
        self._with.setChecked(True)
        self._with.toggled.connect(self._password_way)
        form = QWidget()
        self.password_ui = Ui_PasswordForm()
        self.password_ui.setupUi(form)
        self.password_ui.passwordNote.setText("至少 8 个字，中文、数字、字母都可以。每次打开工作区时输入。")
        for field in (self.password_ui.passwordEdit, self.password_ui.repeatEdit):
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self._go_on)
        self._form = form
        self._warning = toned("warning")
        inner = QVBoxLayout(self._warning)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.addWidget(label("▲ " + unprotected, wrap=True))
        self._warning.hide()
        for widget in (self._with, form, self._without, self._warning):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._layout.addWidget(page)

    def _build_code(self) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        box = toned("info")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(16, 16, 16, 16)
        self._code = label("", "code", wrap=True, selectable=True)
        self._code.setAccessibleName("恢复码")
        inner.addWidget(self._code)
        layout.addWidget(box)
        self._print_button = button("打印…", "", partial(self._want_sheet, True), icon_name="printer")
        self._print_button.setAccessibleName("打印恢复码")
        self._save_button = button("只存成 PDF…", "", partial(self._want_sheet, False), icon_name="save")
        layout.addLayout(row(self._print_button, self._save_button, button("复制", "", self._copy), None))
        self._sheet_said = label("", "", wrap=True, selectable=True)
        self._sheet_said.hide()
        layout.addWidget(self._sheet_said)
        self._kept = QCheckBox("恢复码已经打印或抄好")
        self._kept.toggled.connect(self._check)
        layout.addWidget(self._kept)
        layout.addStretch(1)
        self._layout.addWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen every page takes no more height than it needs, so that its buttons stay in sight."""
        super().resizeEvent(event)
        low = self.height() < px(LOW)
        self._pages.setMinimumHeight(0 if low else px(PAGE_HEIGHT))

    def _show(self, number: int) -> None:
        self._number = number
        for at, page in enumerate(self._pages.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)):
            page.setVisible(at == number)
        self.title.setText(_TITLES[number])
        self.sentence.setText(_SENTENCES[number])
        self.sentence.setVisible(bool(_SENTENCES[number]))
        self.say_trouble("")
        self._back.setVisible(number != _CODE)
        self._back.setEnabled(True)
        self._next.setText({_PASSWORD: "建立工作区", _CODE: "开始使用"}.get(number, "下一步"))
        if number == _UNIT:
            self.unit_ui.unitEdit.setFocus()
        elif number == _PASSWORD:
            self.password_ui.passwordEdit.setFocus()
        self._check()

    def _check(self) -> None:
        number = self._number
        if number == _NOTICE:
            ready = self._known.isChecked()
        elif number == _UNIT:
            unit = self.unit_ui
            ready = all(e.text().strip() for e in (unit.unitEdit, unit.officerEdit, unit.folderEdit))
        elif number == _PASSWORD:
            ready = self._without.isChecked() or bool(self.password_ui.passwordEdit.text())
        else:
            ready = self._kept.isChecked()
        self._next.setEnabled(ready)

    def _password_way(self) -> None:
        self._form.setVisible(self._with.isChecked())
        self._warning.setVisible(self._without.isChecked())
        self._check()

    def _go_back(self) -> None:
        number = self._number
        if number == _NOTICE:
            self.left.emit()
        else:
            self._show(number - 1)

    def _go_on(self) -> None:
        if not self._next.isEnabled():
            return
        number = self._number
        if number == _CODE:
            self.finished.emit()
        elif number == _PASSWORD:
            if self._with.isChecked() and self.password_ui.passwordEdit.text() != self.password_ui.repeatEdit.text():
                self.say_trouble("两次输入的密码不一样，请再输一遍。")
                return
            self.say_trouble("")
            self.wanted.emit(self.wish())
        elif number == _UNIT and not Path(self.unit_ui.folderEdit.text().strip()).is_absolute():
            self.say_trouble("没有写清工作区放在哪个文件夹，没有往下走。请点“选择…”选一个。")
            self.unit_ui.folderEdit.setFocus()
        else:
            self._show(number + 1)

    def wish(self) -> SetUpWish:
        """What the officer filled in."""
        unit = self.unit_ui
        return SetUpWish(
            folder=Path(unit.folderEdit.text().strip()),
            unit=unit.unitEdit.text().strip(),
            short_names=unit.shortNamesField.words(),
            officer=unit.officerEdit.text().strip(),
            rule_pack=str(unit.rulePackCombo.currentData()),
            password=self.password_ui.passwordEdit.text() if self._with.isChecked() else None,
        )

    def _choose_folder(self) -> None:
        start = str(Path(self.unit_ui.folderEdit.text()).parent)
        folder = QFileDialog.getExistingDirectory(self, "工作区放在哪个文件夹里", start)
        if folder:
            chosen = Path(folder)
            # An empty folder is taken as it is; in any other the workspace gets one of its own.
            self.unit_ui.folderEdit.setText(str(chosen if not any(chosen.iterdir()) else chosen / "督交工作区"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code.text())

    def _want_sheet(self, printed: bool) -> None:
        unit = self.unit_ui.unitEdit.text().strip()
        start = str(Path(self.unit_ui.folderEdit.text()).parent / f"督交恢复码（{unit}）.pdf")
        asked = "恢复码单先存到哪里（最好是 U 盘），再送打印机" if printed else "恢复码单存到哪里（最好是 U 盘）"
        file, _ = QFileDialog.getSaveFileName(self, asked, start, "PDF (*.pdf)")
        if file:
            self.say_trouble("")
            self._sheet_said.hide()
            self._sheet_buttons(False)
            self.sheet_wanted.emit(self._code.text(), Path(file), printed)

    def _sheet_buttons(self, usable: bool) -> None:
        self._print_button.setEnabled(usable)
        self._save_button.setEnabled(usable)
