"""What to open: a new workspace, one that is there, or one from a backup."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout

from dujiao_desktop.desktop.start.start_panel import StartPanel
from dujiao_desktop.desktop.theme import put_picture
from dujiao_desktop.desktop.widgets.parts import ElidedLabel, button, label, panel, toned


class StartPage(StartPanel):
    """Three ways in.

    Signals:
        set_up_wanted, restore_wanted: The officer chose this way.
        open_wanted: Emitted with the folder of a workspace.
        restore_here_wanted: Emitted with the folder of a workspace that does not open.
    """

    set_up_wanted = Signal()
    restore_wanted = Signal()
    open_wanted = Signal(object)
    restore_here_wanted = Signal(object)

    def __init__(self, last: str) -> None:
        super().__init__(
            "整改任务、佐证、销号，都在这一台电脑上", "不联网。一个单位一个工作区，全部内容在一个文件夹里。"
        )
        self._last = last
        ways = [
            (
                "plus",
                "建立新的工作区",
                "第一次使用。填单位和经办人，大约一分钟。",
                "建立",
                self.set_up_wanted.emit,
                "primary",
            ),
            ("folder-open", "打开已有的工作区", "选工作区所在的文件夹。", "打开…", self._choose, ""),
            (
                "rotate-ccw",
                "从备份恢复",
                "换了电脑或硬盘坏了，从备份文件恢复成新的工作区。",
                "恢复…",
                self.restore_wanted.emit,
                "",
            ),
        ]
        for icon_name, title, sentence, verb, action, kind in ways:
            frame = panel("inner")
            inner = QHBoxLayout(frame)
            inner.setContentsMargins(16, 14, 16, 14)
            inner.setSpacing(14)
            texts = QVBoxLayout()
            texts.setSpacing(2)
            texts.addWidget(label(title, "section"))
            texts.addWidget(label(sentence, "muted", wrap=True))
            inner.addWidget(put_picture(QLabel(), icon_name, "primary", 22))
            inner.addLayout(texts, 1)
            made = button(verb, kind, action)
            made.setAccessibleName(title)
            inner.addWidget(made)
            self.content.addWidget(frame)
        self.set_buttons((), ())
        if last:
            again = button("再次打开", "link", self._again, tip=last)
            self.set_buttons((), (again,))
            self.buttons.insertWidget(0, ElidedLabel(f"上次用的：{last}", "muted"), 100)

    def offer_restore(self, folder: Path) -> None:
        """The workspace in `folder` does not open, as was just said: offer to put a backup in its place."""
        box = toned("danger")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(10)
        inner.addWidget(label(f"■ {self.trouble.text()}", wrap=True, selectable=True))
        way = button("用备份就地恢复…", "primary", partial(self.restore_here_wanted.emit, folder), tip=str(folder))
        inner.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.insertWidget(0, box)
        # Said once, beside the way out.
        self.say_trouble("")

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "选工作区所在的文件夹", self._last or str(Path.home()))
        if folder:
            self.open_wanted.emit(Path(folder))

    def _again(self) -> None:
        self.open_wanted.emit(Path(self._last))
