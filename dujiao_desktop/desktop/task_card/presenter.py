"""Decides what the card does: reads one task, has actions done, and shows it anew after each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.book import DraftBook
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.desktop.task_card.evidence_work import EvidenceWork
from dujiao_desktop.desktop.task_card.follow_up import FollowUp
from dujiao_desktop.desktop.task_card.shared_work import SharedWork
from dujiao_desktop.desktop.task_card.slot_work import SlotWork
from dujiao_desktop.desktop.widgets.pictures import PicturesAhead
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.domain.errors import Missing, Refused, StepNotReady
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.history import HistoryEntry
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.returns import ReturnCount
from dujiao_desktop.usecases import (
    advance_closeout,
    attach_evidence,
    confirm_evidence,
    drafts,
    edit_task,
    look_at_evidence,
    plan_back,
    read_task,
    record_measure,
    record_progress,
    step_proposals,
)

if TYPE_CHECKING:
    from datetime import date

    from dujiao_desktop.usecases import Lists, Store


@dataclass(frozen=True, slots=True)
class CardContent:
    """All that the card shows of one task."""

    case: CaseFile
    steps: tuple[read_task.StepState, ...]
    missing: tuple[Missing, ...]
    missing_for_dossier: tuple[Missing, ...]
    history: tuple[HistoryEntry, ...]
    files_kept: dict[EvidenceId, str]
    """File names by evidence id, for naming scans in step records."""
    drafts: tuple[Draft, ...]
    """What was typed for this task and not stored."""
    plan: plan_back.Plan
    archive: step_proposals.ArchiveProposal
    """What can be taken over for the archive number."""
    returns: tuple[ReturnCount, ...] = ()
    """How often tasks of the office were sent back, by step and reason."""

    @property
    def current(self) -> read_task.StepState | None:
        """The step waited for; None when the task is closed."""
        return next((s for s in self.steps if s.standing is read_task.StepStanding.CURRENT), None)


class CardView(Protocol):
    """What the presenter needs of the card."""

    def show_content(self, content: CardContent) -> None:
        """Show a task; what is being typed stays."""

    def forget_typed(self, part: str) -> None:
        """The input of a part was stored: basic, measure, progress, step, return."""

    def show_step_missing(self, missing: tuple[Missing, ...]) -> None:
        """A step was refused: everything it lacks."""


class TaskCardPresenter(QObject):
    """One card, one task at a time.

    Attributes:
        content: What is on the card; None for nothing.
        drafts: What was typed on the card and not stored.
        shared: Villages, goals in numbers, links and plans.
        follow_up: Warnings, extensions and visits.
        evidence: Many files at once.
        slots: Answers for what the steps ask for and is not there.

    Signals:
        removed: The task shown is no longer in the lists.
        shown: Emitted with the id of the task after it is on screen.
        acted: An action of a part is over, stored or refused: basic, measure, progress, step, return.
        list_wanted: The list of a taking-in is to be shown: `TakenIn` and what was said of it.
    """

    removed = Signal()
    shown = Signal(str)
    acted = Signal(str)
    list_wanted = Signal(object, str)

    def __init__(self, view: CardView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._desk = desk
        self._task_id: TaskId | None = None
        self.content: CardContent | None = None
        self.drafts = DraftBook(desk, self)
        self.shared = SharedWork(self)
        self.follow_up = FollowUp(self, desk)
        self.evidence = EvidenceWork(self, desk)
        self.slots = SlotWork(self, desk)
        self._pictures = PicturesAhead(desk, self)
        desk.changes.changed.connect(self._changed)

    @property
    def task_id(self) -> TaskId | None:
        """The task on the card."""
        return self._task_id

    def show(self, task_id: TaskId) -> None:
        """Read a task and show it."""
        self._task_id = task_id
        self.read_again()

    def read_again(self) -> None:
        """Read the task on the card anew."""
        task_id = self._task_id
        if task_id is None:
            return
        office, today = self._desk.office, self._desk.today()

        def look_up(lists: Lists, _: JobControl) -> CardContent:
            case = read_task.case_file(lists, task_id)
            return CardContent(
                case=case,
                steps=read_task.steps(case, office, today),
                missing=read_task.missing_now(case, office, today),
                missing_for_dossier=read_task.missing_for_handing_in(case, office, today),
                history=read_task.history(lists, task_id),
                files_kept={e.id: e.file_name for e in case.evidence},
                plan=plan_back.plan_of(case, office, today),
                archive=step_proposals.propose_archive(lists, case, office.under(case.closeout), today),
                drafts=tuple(d for d in drafts.drafts(lists) if d.place.startswith(f"task/{task_id}/")),
                returns=read_task.returns(lists),
            )

        job = self._desk.jobs.with_lists("读取任务", look_up)
        job.done.connect(self._show)
        job.failed.connect(self._not_found)

    def draft_place(self, part: str) -> str:
        """Where the draft of a part is kept: ``progress``, ``measure/2``, ``step/self-check``, ``return``."""
        return f"task/{self._task_id}/{part}"

    def measure_text_place(self, seq: int | None) -> str:
        """Where the draft of the official fields of a measure is kept; None stands for a new one."""
        return self.draft_place(f"measure-text/{seq or 'new'}")

    # Actions; each is one job.

    def edit_basic(self, edit: edit_task.TaskEdit) -> None:
        """Store the official fields."""
        self.act(
            "保存基本情况",
            "基本情况已存好。",
            edit_task.edit_task,
            edit,
            part="basic",
            office=False,
            finishes=self.draft_place("basic"),
        )

    def set_measure(self, seq: int | None, edit: edit_task.MeasureEdit) -> RunningJob | None:
        """Change a measure, or add one. The caller says trouble."""
        return self.act(
            "保存措施",
            "措施已存好。",
            edit_task.set_measure,
            seq,
            edit,
            office=False,
            tell=False,
            finishes=self.measure_text_place(seq),
        )

    def remove_measure(self, seq: int) -> RunningJob | None:
        """Take out a measure entered by mistake. The caller says trouble."""
        return self.act(
            "移出措施",
            f"措施 {seq} 已移到回收站，90 天内可以恢复。",
            edit_task.remove_measure,
            seq,
            office=False,
            tell=False,
            finishes=self.measure_text_place(seq),
        )

    def record_measure(self, seq: int, result: str, done_on: date | None) -> None:
        """Pair a measure with its result."""
        said = f"措施 {seq} 已完成。" if done_on else f"措施 {seq} 的整改结果已存好，完成日期还没有填。"
        self.act(
            "保存整改结果",
            said,
            record_measure.record_measure,
            seq,
            part="measure",
            office=False,
            finishes=self.draft_place(f"measure/{seq}"),
            result=result,
            done_on=done_on,
        )

    def record_progress(self, draft: record_progress.ProgressDraft) -> None:
        """Add a progress entry."""
        self.act(
            "记进展",
            "进展已记下。",
            record_progress.record_progress,
            draft,
            part="progress",
            finishes=self.draft_place("progress"),
        )

    def attach(self, files: tuple[Path, ...], draft: attach_evidence.EvidenceDraft, finishes: str) -> RunningJob | None:
        """Attach files; their originals are copied into the workspace. The caller says trouble."""
        task_id, by, now, office = self._task_id, self._desk.by, self._desk.clock(), self._desk.office
        if task_id is None:
            return None

        def work(store: Store, control: JobControl) -> attach_evidence.Attached:
            return attach_evidence.attach_evidence(
                store, task_id, files, draft, office=office, by=by, now=now, control=control, finishes=finishes
            )

        job = self._desk.jobs.with_store("存入佐证", work)
        job.done.connect(self._attached)
        return job

    def describe(self, item: EvidenceItem, draft: attach_evidence.EvidenceDraft, finishes: str) -> RunningJob:
        """Change what is stated about a file. The caller says trouble."""
        by, now = self._desk.by, self._desk.clock()

        def work(store: Store, _: JobControl) -> Changes:
            attach_evidence.describe_evidence(store, item.id, draft, by=by, now=now, finishes=finishes)
            return Changes(evidence_of=frozenset({item.task_id}))

        return self._desk.jobs.with_store("保存佐证说明", work)

    def remove_evidence(self, item: EvidenceItem) -> None:
        """Take a file out of the task, after asking."""
        if not self._desk.messages.ask(
            f"把“{item.title}”从这项任务里移出吗？", "移出", "移到回收站，90 天内可以恢复。", danger=True
        ):
            return
        by, now = self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "移出佐证", lambda store, _: attach_evidence.remove_evidence(store, item.id, by=by, now=now)
        )
        job.done.connect(partial(self._said_removed, f"“{item.title}”"))
        job.failed.connect(self._desk.messages.tell)

    def confirm(self, records: frozenset[str] | None, count: int) -> None:
        """Let `count` things of earlier rounds count in this one; None for all that the return did not name."""
        self.act("确认沿用", f"已确认沿用 {count} 项，这一轮算数了。", confirm_evidence.confirm_evidence, records)

    def open_evidence(self, item: EvidenceItem, opener: Callable[[Path], None]) -> None:
        """Open a copy in the program the system has for it; the original is never handed out."""
        job = self._desk.jobs.with_pictures("打开佐证", lambda store, _: look_at_evidence.copy_for_viewing(store, item))
        job.done.connect(opener)
        job.failed.connect(self._desk.messages.tell)

    def thumb_of(self, item: EvidenceItem, show: Callable[[Any], None]) -> None:
        """Have the small picture of a photo made or found, as lists show it."""
        paths = self._desk.paths
        job = self._desk.jobs.with_pictures("读取小图", lambda store, _: look_at_evidence.thumb(store, paths, item))
        job.done.connect(show)

    def picture_of(self, item: EvidenceItem, show: Callable[[Any], None]) -> None:
        """Have the picture of a photo for the screen made or found, longest side 1,600 px."""
        paths = self._desk.paths
        job = self._desk.jobs.with_pictures("读取照片", lambda store, _: look_at_evidence.preview(store, paths, item))
        job.done.connect(show)

    def show_soon(self, items: Iterable[EvidenceItem]) -> None:
        """Have the small pictures of new files made when nothing else is to be done."""
        self._pictures.add(items)

    def take_step(self, draft: advance_closeout.StepDraft) -> None:
        """Do or register the step waited for."""
        self.act(
            "登记销号",
            "已登记，记录里可以查到。",
            advance_closeout.take_step,
            draft,
            part="step",
            finishes=self.draft_place(f"step/{draft.step}"),
            undoable=False,
        )

    def send_back(self, draft: advance_closeout.ReturnDraft) -> RunningJob | None:
        """Register a return. The caller says trouble."""
        return self.act(
            "登记退回",
            "退回已登记，进入新的一轮。",
            advance_closeout.send_back,
            draft,
            part="return",
            finishes=self.draft_place("return"),
            tell=False,
            undoable=False,
        )

    def remove_task(self) -> None:
        """Take the task out of all lists, after asking."""
        content = self.content
        if content is None or not self._desk.messages.ask(
            f"把任务 {content.case.task.number} 从列表里移除吗？",
            "移除",
            "连同措施、进展和佐证移到回收站，90 天内可以恢复。",
            danger=True,
        ):
            return
        task_id, by, now = content.case.task.id, self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "移除任务", lambda store, _: edit_task.remove_task(store, task_id, by=by, now=now)
        )
        job.done.connect(self._gone)
        job.done.connect(partial(self._said_removed, f"任务 {content.case.task.number} "))
        job.failed.connect(self._desk.messages.tell)

    def act(
        self,
        title: str,
        said: str | Callable[[Any], str],
        action: Callable[..., Any],
        *args: object,
        part: str = "",
        office: bool = True,
        tell: bool = True,
        undoable: bool = True,
        **named: object,
    ) -> RunningJob | None:
        """Have a use case of the shape (store, task_id, …, office=, by=, now=) done, and say so.

        Args:
            title: What the window says while it goes on.
            said: The sentence afterwards, or what makes it from the result.
            action: The use case.
            args: What it takes after the task.
            part: The input on the card that is stored by it, see `CardView.forget_typed`.
            office: Whether it asks for the office.
            tell: Whether trouble is said here; a dialog says its own.
            undoable: Whether it can be taken back; steps and returns are not.
            named: What it takes by name.
        """
        task_id = self._task_id
        if task_id is None:
            return None
        facts: dict[str, object] = {**named, "by": self._desk.by, "now": self._desk.clock()}
        if office:
            facts["office"] = self._desk.office
        job = self._desk.jobs.with_store(title, lambda store, _: action(store, task_id, *args, **facts))
        job.done.connect(partial(self._acted, part, said, undoable))
        if tell:
            job.failed.connect(self._refused)
        if part:
            job.ended.connect(partial(self.acted.emit, part))
        return job

    def _acted(self, part: str, said: str | Callable[[Any], str], undoable: bool, result: object) -> None:
        words = said if isinstance(said, str) else said(result)
        if part:
            self._view.forget_typed(part)
        if undoable:
            self._desk.messages.say(words, "撤销", self._desk.undo)
        else:
            self._desk.messages.say(words)
        self.read_again()

    def _said_removed(self, what: str, _: object) -> None:
        self._desk.messages.say(f"{what}已移到回收站，90 天内可以恢复。", "撤销", self._desk.undo)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, StepNotReady):
            self._view.show_step_missing(error.missing)
            return
        self._desk.messages.tell(error)

    def _attached(self, attached: attach_evidence.Attached) -> None:
        self.show_soon(attached.items)
        parts = [f"已存入 {len(attached.items)} 件佐证，原件没有改动。"]
        if attached.duplicates:
            names = "、".join(name for name, _ in attached.duplicates)
            parts.append(f"这项任务里已有同样的文件，没有重复存：{names}。")
        if attached.elsewhere:
            parts.append(f"其中 {len(attached.elsewhere)} 件别的任务也在用，请看一眼是否合适。")
        if attached.misnamed:
            names = "、".join(attached.misnamed)
            parts.append(f"{names} 的内容不是 PDF，装订不进卷宗，请核对原件。")
        if attached.marked:
            self._desk.messages.warn(
                f"文件名里有密级字样：{'、'.join(attached.marked)}。如果是涉密文件，请马上移出，并按保密规定处理。"
            )
        else:
            self._desk.messages.say("".join(parts), "撤销", self._desk.undo)

    def _show(self, content: CardContent) -> None:
        if content.case.task.id == self._task_id:
            self.content = content
            self.drafts.learn(content.drafts)
            self._view.show_content(content)
            self.shown.emit(content.case.task.id)

    def _not_found(self, error: BaseException) -> None:
        if isinstance(error, Refused) and error.code == "task_not_found":
            self._gone()
        else:
            self._desk.messages.tell(error)

    def _gone(self, _: object = None) -> None:
        self._task_id = None
        self.content = None
        self.removed.emit()

    def _changed(self, changes: Changes) -> None:
        if self._task_id is not None and (changes.calendar or self._task_id in changes.touched_tasks):
            self.read_again()
