"""“照片体检还有 2 处没有看”: said quietly where a dossier is made; it holds nobody up."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.usecases import photo_check


class PhotoCheckNote(QLabel):
    """Hidden while nothing is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("role", "info")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def look(self, task_id: TaskId) -> None:
        """Say how many hints about a task's photos nothing was said to."""
        job = self._desk.jobs.with_lists("读取照片提示", lambda lists, _: photo_check.unanswered(lists, task_id))
        job.done.connect(self._say)

    def _say(self, count: int) -> None:
        self.setText(f"◆ 照片体检有 {count} 处建议看一眼，不影响出卷；在“佐证”里点“看一看”。")
        self.setVisible(bool(count))
