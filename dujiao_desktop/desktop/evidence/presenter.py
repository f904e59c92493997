"""Decides what the page 佐证 does: reads what waits, takes files in, describes them and puts them to their tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.evidence.targets import Target
from dujiao_desktop.desktop.evidence.words import reason_words
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.desktop.widgets.pictures import PicturesAhead
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.inbox import InboxGroup
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.usecases import inbox, look_at_evidence, remove_many, take_in

if TYPE_CHECKING:
    from dujiao_desktop.usecases import Lists, Store


@dataclass(frozen=True, slots=True)
class InboxContent:
    """All that the page shows.

    Attributes:
        left: Takings-in that did not come to their end.
        has_task: How many files have their task.
    """

    groups: tuple[InboxGroup, ...]
    left: tuple[take_in.Intake, ...]
    has_task: int

    @property
    def waiting(self) -> int:
        """How many files wait."""
        return sum(len(group.items) for group in self.groups)


class InboxPresenter(QObject):
    """Of one page.

    Attributes:
        taken: What came of the last taking-in; None before the first.

    Signals:
        shown: What waits was read; emitted with `InboxContent`.
        begun: A taking-in has begun.
        progressed: Done, total and the file at hand.
        over: It has ended, one way or another.
        taken_in: Emitted with `TakenIn`.
    """

    shown = Signal(object)
    begun = Signal()
    progressed = Signal(int, int, str)
    over = Signal()
    taken_in = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._taking: list[RunningJob] = []
        self._lately: list[Target] = []
        self._names: dict[TaskId, Target] = {}
        self._pictures = PicturesAhead(desk, self)
        self.taken: take_in.TakenIn | None = None
        desk.changes.changed.connect(self._changed)

    def read(self) -> None:
        """Read what waits."""
        today = self._desk.today()

        def look_up(lists: Lists, _: JobControl) -> InboxContent:
            groups = inbox.inbox_groups(lists, today)
            return InboxContent(groups, take_in.under_way(lists), lists.evidence_totals()[0])

        job = self._desk.jobs.with_lists("看待归位的文件", look_up)
        job.done.connect(self._read)
        job.failed.connect(self._desk.messages.tell)

    def targets(self, groups: Sequence[InboxGroup]) -> tuple[Target, ...]:
        """The tasks that files of these groups may belong to, then those that took files a moment ago."""
        found: dict[TaskId, Target] = {}
        for target in (*_likely(groups), *self._lately):
            found.setdefault(target.task_id, target)
        return tuple(found.values())

    # Actions; each is one job.

    def put(self, ids: Sequence[EvidenceId], task_id: TaskId) -> RunningJob:
        """Put files to a task. The caller says trouble."""
        by, now = self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "归位", lambda store, _: inbox.put_to_task(store, ids, task_id, inbox.ManyDraft(), by=by, now=now)
        )
        job.done.connect(partial(self._put, task_id))
        return job

    def put_to(self, ids: Sequence[EvidenceId], line: TaskLine) -> RunningJob:
        """Put files to a task that was chosen by hand. The caller says trouble."""
        title = " ".join(line.problem_text.split())
        self._names[line.id] = Target(line.id, line.number, title, "")
        return self.put(ids, line.id)

    def describe(self, ids: Sequence[EvidenceId], draft: inbox.ManyDraft, finishes: str) -> RunningJob:
        """State something about files. The caller says trouble."""
        by, now = self._desk.by, self._desk.clock()

        def work(store: Store, _: JobControl) -> Changes:
            return inbox.describe_many(store, ids, draft, by=by, now=now, finishes=finishes)[1]

        return self._desk.jobs.with_store("保存佐证说明", work)

    def remove(self, items: Sequence[EvidenceItem]) -> None:
        """Take files out, after asking."""
        what = f"“{items[0].title}”" if len(items) == 1 else f"选中的 {len(items)} 个文件"
        if not items or not self._desk.messages.ask(
            f"把{what}移出吗？", "移出", "移到回收站，90 天内可以恢复。", danger=True
        ):
            return
        ids, by, now = tuple(item.id for item in items), self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "移出佐证", lambda store, _: remove_many.remove_evidence(store, ids, by=by, now=now)
        )
        job.done.connect(partial(self._removed, what))
        job.failed.connect(self._desk.messages.tell)

    def take(self, places: Sequence[Path]) -> None:
        """Take in files and folders."""
        office, by, now = self._desk.office, self._desk.by, self._desk.clock()
        self._watch(
            lambda store, control: take_in.take_in(store, places, office=office, by=by, now=now, control=control)
        )

    def go_on(self, intake: str) -> None:
        """Go on with what was left."""
        office, by, now = self._desk.office, self._desk.by, self._desk.clock()
        self._watch(
            lambda store, control: take_in.resume(store, intake, office=office, by=by, now=now, control=control)
        )

    def let_go(self, intake: str) -> None:
        """What was left is not wanted any more."""
        by, now = self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store("不收了", lambda store, _: take_in.let_go(store, intake, by=by, now=now))
        job.done.connect(self._let_go)
        job.failed.connect(self._desk.messages.tell)

    def stop(self) -> None:
        """Stop what is being taken in, after the file at hand."""
        for job in self._taking:
            job.cancel()

    def picture_of(self, item: EvidenceItem, show: Callable[[Any], None]) -> None:
        """Have the small picture of a photo made or found."""
        paths = self._desk.paths
        job = self._desk.jobs.with_pictures("读取照片", lambda store, _: look_at_evidence.preview(store, paths, item))
        job.done.connect(show)

    def _read(self, content: InboxContent) -> None:
        self._names |= {target.task_id: target for target in _likely(content.groups)}
        self.shown.emit(content)

    def _watch(self, work: Callable[[Store, JobControl], take_in.TakenIn]) -> None:
        job = self._desk.jobs.with_intake("收件", work)
        self._taking.append(job)
        self.begun.emit()
        job.progressed.connect(self.progressed)
        job.done.connect(self._taken)
        job.failed.connect(self._desk.messages.tell)
        job.ended.connect(self._taking_over)

    def _taking_over(self) -> None:
        job = self.sender()
        if isinstance(job, RunningJob) and job in self._taking:
            self._taking.remove(job)
        if not self._taking:
            self.over.emit()

    def _taken(self, taken: take_in.TakenIn) -> None:
        self.taken = taken
        self._pictures.add(taken.items)
        if taken.marked:
            self._desk.messages.warn(
                f"有密级字样：{'、'.join(taken.marked[:5])}。如果是涉密文件，请马上移出，并按保密规定处理。"
            )
        self.read()
        self.taken_in.emit(taken)

    def _put(self, task_id: TaskId, put: inbox.Put) -> None:
        target = self._names.get(task_id)
        if target is not None:
            again = Target(target.task_id, target.number, target.title, "刚刚归过")
            self._lately = [again, *(one for one in self._lately if one.task_id != task_id)][:3]
        to = f"任务 {target.number} 了" if target is not None else "任务里了"
        parts = [f"{len(put.items)} 个文件归到{to}。"]
        if put.duplicates:
            names = "、".join(item.title for item, _ in put.duplicates[:3])
            parts.append(f"{len(put.duplicates)} 个那里已经有了，还留在待归位：{names}。")
        if put.elsewhere:
            parts.append(f"其中 {len(put.elsewhere)} 个别的任务也在用，请看一眼是否合适。")
        self._desk.messages.say("".join(parts), "撤销", self._desk.undo)

    def _removed(self, what: str, _: object) -> None:
        self._desk.messages.say(f"{what}已移到回收站，90 天内可以恢复。", "撤销", self._desk.undo)

    def _let_go(self, count: int) -> None:
        self.read()
        self._desk.messages.say(f"不收了：{count} 个文件没有收，已经收好的都在。")

    def _changed(self, changes: Changes) -> None:
        if changes.inbox or changes.lists:
            self.read()


def _likely(groups: Sequence[InboxGroup]) -> list[Target]:
    return [
        Target(one.task_id, one.number, one.title, reason_words(one)) for group in groups for one in group.proposals
    ]
