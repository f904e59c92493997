"""What is done with many files of a task at once: taken in, described, ordered, moved, replaced, removed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.evidence.words import taken_in_words
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.evidence import INBOX, EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.usecases import inbox, remove_many, take_in
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft

if TYPE_CHECKING:
    from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
    from dujiao_desktop.domain.identity import TaskId
    from dujiao_desktop.usecases import Store

FEW = 40
"""So many files are attached all or none; more of them, and folders, are taken in one by one."""


class EvidenceWork:
    """Has it done for the task on the card; of what returns a job, the caller says trouble."""

    def __init__(self, presenter: TaskCardPresenter, desk: Desk) -> None:
        self._presenter, self._desk = presenter, desk

    def take(self, places: Sequence[Path], draft: EvidenceDraft, finishes: str) -> RunningJob | None:
        """Take in many files and whole folders; what came of it is said."""
        task_id, office, by, now = self._presenter.task_id, self._desk.office, self._desk.by, self._desk.clock()
        if task_id is None:
            return None

        def work(store: Store, control: JobControl) -> take_in.TakenIn:
            return take_in.take_in(
                store, places, office=office, by=by, now=now, task_id=task_id, draft=draft, control=control,
                finishes=finishes,
            )  # fmt: skip

        job = self._desk.jobs.with_intake("收件", work)
        job.done.connect(self._taken)
        return job

    def describe(self, ids: Sequence[EvidenceId], draft: inbox.ManyDraft, finishes: str) -> RunningJob:
        """State something about several files at once."""
        by, now = self._desk.by, self._desk.clock()

        def work(store: Store, _: JobControl) -> Changes:
            return inbox.describe_many(store, ids, draft, by=by, now=now, finishes=finishes)[1]

        job = self._desk.jobs.with_store("保存佐证说明", work)
        job.done.connect(partial(self._say_undoable, f"{len(ids)} 件的说明已存好。"))
        return job

    def order(self, ids: Sequence[EvidenceId]) -> None:
        """Put the files of the task into this order."""
        self._presenter.act("排佐证顺序", "佐证顺序已存好。", inbox.set_order, ids, office=False)

    def move(self, items: Sequence[EvidenceItem], line: TaskLine) -> RunningJob:
        """Move files to another task."""
        return self._move(items, line.id, f"{_those(items)}已移到任务 {line.number}。")

    def move_back(self, items: Sequence[EvidenceItem]) -> None:
        """Move files back to where they wait."""
        job = self._move(items, INBOX, f"{_those(items)}已移回待归位，在“佐证”里可以再归。")
        job.failed.connect(self._desk.messages.tell)

    def replace(self, item: EvidenceItem, file: Path) -> None:
        """Let a new file stand for an older one, which is kept."""
        office, by, now = self._desk.office, self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "换新佐证",
            lambda store, control: inbox.replace_file(
                store, item.id, file, office=office, by=by, now=now, control=control
            ),
        )
        job.done.connect(partial(self._say_undoable, f"“{item.title}”已由“{file.name}”代替，旧的还留着，不再算数。"))
        job.failed.connect(self._desk.messages.tell)

    def remove(self, items: Sequence[EvidenceItem]) -> None:
        """Take files out of the task, after asking."""
        those = _those(items)
        if not self._desk.messages.ask(
            f"把{those}从这项任务里移出吗？", "移出", "移到回收站，90 天内可以恢复。", danger=True
        ):
            return
        ids, by, now = tuple(item.id for item in items), self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "移出佐证", lambda store, _: remove_many.remove_evidence(store, ids, by=by, now=now)
        )
        job.done.connect(partial(self._say_undoable, f"{those}已移到回收站，90 天内可以恢复。"))
        job.failed.connect(self._desk.messages.tell)

    def many_place(self, ids: Sequence[EvidenceId]) -> str:
        """Where the draft of what is stated about several files is kept."""
        return self._presenter.draft_place(f"evidence/many/{'|'.join(ids)}")

    def _move(self, items: Sequence[EvidenceItem], to: TaskId, said: str) -> RunningJob:
        ids, by, now = tuple(item.id for item in items), self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "移动佐证", lambda store, _: inbox.move_to_task(store, ids, to, by=by, now=now)[1]
        )
        job.done.connect(partial(self._say_undoable, said))
        return job

    def _say_undoable(self, said: str, _: object) -> None:
        self._desk.messages.say(said, "撤销", self._desk.undo)

    def _taken(self, taken: take_in.TakenIn) -> None:
        from dujiao_desktop.desktop.evidence.taken_in_dialog import has_list

        self._presenter.show_soon(taken.items)
        words = taken_in_words(taken)
        if taken.marked:
            names = "、".join(taken.marked[:5])
            self._desk.messages.warn(f"{words}有密级字样：{names}。如果是涉密文件，请马上移出，并按保密规定处理。")
        elif has_list(taken):
            self._desk.messages.say(words, "看清单", partial(self._presenter.list_wanted.emit, taken, words))
        else:
            self._desk.messages.say(words, "撤销", self._desk.undo)


def _those(items: Sequence[EvidenceItem]) -> str:
    return f"“{items[0].title}”" if len(items) == 1 else f"选中的 {len(items)} 件"
