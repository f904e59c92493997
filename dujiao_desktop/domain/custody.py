"""保管: which record a file of the vault belongs to, so that trouble with it can be told by name."""

from __future__ import annotations

from dataclasses import dataclass

from dujiao_desktop.domain.identity import TaskId


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as one record names it.

    Attributes:
        size_bytes: None where the record does not say.
        task_id: None for what belongs to no task: a plan, or evidence that waits for its task.
        task_number: 序号 of the task; empty for none.
        is_plan: Whether it is the original of a special plan.
    """

    sha256: str
    title: str
    file_name: str
    size_bytes: int | None = None
    task_id: TaskId | None = None
    task_number: str = ""
    is_plan: bool = False

    @property
    def words(self) -> str:
        """How it is told: 任务 7 的佐证“清溪桥”（IMG_0012.jpg）."""
        if self.is_plan:
            whose = "专项方案"
        else:
            whose = f"任务 {self.task_number} 的佐证" if self.task_id is not None else "待归位的佐证"
        file = f"（{self.file_name}）" if self.file_name and self.file_name != self.title else ""
        return f"{whose}“{self.title}”{file}"
