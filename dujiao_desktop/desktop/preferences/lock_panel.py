"""闲置锁屏: off, or after how many minutes; says why where it cannot be."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.widgets.parts import button, label
from dujiao_desktop.usecases import idle_lock


class LockChoice(QVBoxLayout):
    """One chip for each time, and a button for now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chips: dict[int, QPushButton] = {}
        self.setSpacing(8)
        if not idle_lock.can_lock(desk.paths):
            self.addWidget(
                label("○ 这个工作区没有设密码，锁了屏也没有密码可问，所以不提供。离开时请锁住电脑。", "", wrap=True)
            )
            return
        across = QHBoxLayout()
        across.setSpacing(8)
        group = QButtonGroup(self)
        for minutes in idle_lock.MINUTES:
            word = f"{minutes} 分钟" if minutes else "不锁"
            chip = button(word, "chip", partial(self._choose, minutes))
            chip.setCheckable(True)
            chip.setAccessibleName(f"闲置锁屏 {word}")
            group.addButton(chip)
            across.addWidget(chip)
            self._chips[minutes] = chip
        across.addStretch(1)
        self.addLayout(across)
        now = QHBoxLayout()
        if desk.lock is not None:
            now.addWidget(button("现在锁屏", "", desk.lock, icon_name="lock", tip="Ctrl+L"))
        now.addStretch(1)
        self.addLayout(now)
        self._show()

    def _choose(self, minutes: int) -> None:
        desk, by, now = self._desk, self._desk.by, self._desk.clock()
        job = desk.jobs.with_store(
            "改锁屏时间",
            lambda store, _: idle_lock.set_lock_after(store, desk.paths, minutes, by=by, now=now),
        )
        job.done.connect(self._chosen)
        job.failed.connect(desk.messages.tell)
        job.ended.connect(self._show)

    def _chosen(self, _: object) -> None:
        if self._desk.set_lock_after is not None:
            self._desk.set_lock_after(idle_lock.lock_after(self._desk.paths))

    def _show(self) -> None:
        """Mark the time in force; a refused choice goes back."""
        self._chips[idle_lock.lock_after(self._desk.paths)].setChecked(True)
