"""The line above a group: when and where, how many, the likely task and why, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dujiao_desktop.desktop.evidence.tile_model import Heading
from dujiao_desktop.desktop.evidence.words import likely_words, reason_words
from dujiao_desktop.desktop.widgets.parts import ElidedLabel, button, chip


class HeadingRow(QWidget):
    """One group of the inbox.

    Signals:
        put_wanted: The whole group goes to its likely task: the `InboxGroup` and the id of the task.
        task_wanted: The officer chooses a task for the group.
        all_wanted: All files of the group are to be chosen.
    """

    put_wanted = Signal(object, str)
    task_wanted = Signal(object)
    all_wanted = Signal(object)

    def __init__(self, heading: Heading, parent: QWidget) -> None:
        super().__init__(parent)
        words, group = heading.words, heading.group
        self._group = group
        across = QHBoxLayout(self)
        across.setContentsMargins(6, 8, 6, 4)
        across.setSpacing(10)
        title = ElidedLabel(words, "section")
        title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        across.addWidget(title, 1)
        likely = group.likely
        if likely is not None:
            said = chip(f"像是 {likely_words(likely)}", "good")
            why = reason_words(likely)
            said.setToolTip(f"像是 {likely.number} {likely.title}\n{why}")
            said.setAccessibleName(f"像是任务 {likely.number} {likely.title}：{why}")
            across.addWidget(said, 0, Qt.AlignmentFlag.AlignVCenter)
        every = button("全选", "quiet", self._all, tip="选中这一组")
        every.setAccessibleName(f"选中这一组：{words}")
        across.addWidget(every)
        if likely is not None:
            self.do_button = button(
                f"都归到 {likely.number}", "smallPrimary", self._put, tip="这一组都归到这项任务（回车）"
            )
            self.do_button.setAccessibleName(f"{words}，都归到任务 {likely.number} {likely.title}")
            other = button("选任务…", "small", self._choose)
            other.setAccessibleName(f"为这一组另选任务：{words}")
            across.addWidget(other)
        else:
            self.do_button = button("选任务…", "small", self._choose, tip="选这一组归到哪项任务（回车）")
            self.do_button.setAccessibleName(f"为这一组选任务：{words}")
        across.addWidget(self.do_button)

    def _put(self) -> None:
        if self._group.likely is not None:
            self.put_wanted.emit(self._group, self._group.likely.task_id)

    def _choose(self) -> None:
        self.task_wanted.emit(self._group)

    def _all(self) -> None:
        self.all_wanted.emit(self._group)
