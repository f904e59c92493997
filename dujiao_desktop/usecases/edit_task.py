"""Add a task by hand, change its official fields, its measures, or remove it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.deadline_phrases import read_deadline
from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import MeasureId, SourceId, TaskId
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task import (
    CloseoutStatus,
    Secrecy,
    SourceDocument,
    Stamp,
    Task,
    TaskKind,
    TaskPerson,
    TaskUnit,
)
from dujiao_desktop.environment.clock import new_id

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class TaskEdit:
    """The official fields of a task as an officer types them; words of the deadline are read, never guessed."""

    number: str
    problem_text: str
    upper_number: str = ""
    source_title: str = ""
    chapter: str = ""
    goal: str = ""
    kind: TaskKind = TaskKind.ENGINEERING
    classes: tuple[str, ...] = ()
    nine_gov: tuple[str, ...] = ()
    common: bool | None = None
    units: tuple[TaskUnit, ...] = ()
    persons: tuple[TaskPerson, ...] = ()
    deadline_text: str = ""
    is_long_term: bool = False
    secrecy: Secrecy = Secrecy.PUBLIC
    note: str = ""

    @classmethod
    def of(cls, task: Task, source: SourceDocument | None) -> TaskEdit:
        """The edit that changes nothing; a form starts from it."""
        return cls(
            number=task.number,
            problem_text=task.problem_text,
            upper_number=task.upper_number,
            source_title=source.title if source else "",
            chapter=task.chapter,
            goal=task.goal,
            kind=task.kind,
            classes=task.classes,
            nine_gov=task.nine_gov,
            common=task.common,
            units=task.units,
            persons=task.persons,
            deadline_text=task.deadline.text,
            is_long_term=task.is_long_term,
            secrecy=task.secrecy,
            note=task.note,
        )


@dataclass(frozen=True, slots=True)
class MeasureEdit:
    """The official fields of a measure."""

    text: str
    responsible_units: tuple[str, ...] = ()
    deadline_text: str = ""


@dataclass(frozen=True, slots=True)
class TaskEdited:
    """What was written."""

    task: Task
    changes: Changes


def add_task(
    store: Store, edit: TaskEdit, *, office: Office, by: Officer, now: datetime, finishes: str = ""
) -> TaskEdited:
    """Enter a task by hand. Raises `Refused` ``field_empty``."""
    with store.work(by=by, now=now, action="add_task") as work:
        blank = Task(TaskId(new_id()), "", "", stamp=Stamp(office.workspace_id), created_at=now, updated_at=now)
        task = edited(blank, edit, _source(edit.source_title.strip(), blank, work))
        work.tasks.add(task)
        work.commit(finishes)
    return TaskEdited(task, Changes(tasks=frozenset({task.id}), lists=True))


def edit_task(
    store: Store, task_id: TaskId, edit: TaskEdit, *, by: Officer, now: datetime, finishes: str = ""
) -> TaskEdited:
    """Change the official fields of a task; the deadline first set is kept for ever beside the new one.

    Raises:
        Refused: ``task_not_found``, ``field_empty``, ``task_closed``.
    """
    with store.work(by=by, now=now, action="edit_task") as work:
        task = work.tasks.get(task_id)
        saved = work.tasks.save(edited(task, edit, _source(edit.source_title.strip(), task, work)))
        work.commit(finishes)
    return TaskEdited(saved, Changes(tasks=frozenset({task_id}), lists=True))


def set_measure(
    store: Store, task_id: TaskId, seq: int | None, edit: MeasureEdit, *, by: Officer, now: datetime, finishes: str = ""
) -> TaskEdited:
    """Change measure `seq`, or with None add one at the end. Raises `Refused` ``measure_not_found``, ``field_empty``."""
    if not edit.text.strip():
        raise Refused("field_empty", field="整改措施")
    with store.work(by=by, now=now, action="set_measure") as work:
        task = open_task(work, task_id)
        if seq is None:
            number = max((m.seq for m in task.measures), default=0) + 1
            old = Measure(MeasureId(new_id()), number, "")
        else:
            old = measure_of(task, seq)
        new = replace(
            old,
            text=edit.text.strip(),
            responsible_units=edit.responsible_units,
            deadline=read_deadline(edit.deadline_text),
        )
        saved = work.tasks.save(with_measure(task, new))
        work.commit(finishes)
    return TaskEdited(saved, Changes(measures_of=frozenset({task_id})))


def remove_measure(
    store: Store, task_id: TaskId, seq: int, *, by: Officer, now: datetime, finishes: str = ""
) -> TaskEdited:
    """Take out a measure that was entered by mistake.

    Raises:
        Refused: ``measure_not_found``; ``measure_has_evidence`` while files are put to it.
    """
    with store.work(by=by, now=now, action="remove_measure") as work:
        task = open_task(work, task_id)
        measure = measure_of(task, seq)
        if any(e.measure_seq == seq for e in work.evidence.of(task_id)):
            raise Refused("measure_has_evidence", seq=seq)
        saved = work.tasks.save(replace(task, measures=tuple(m for m in task.measures if m is not measure)))
        work.commit(finishes)
    return TaskEdited(saved, Changes(measures_of=frozenset({task_id})))


def remove_task(store: Store, task_id: TaskId, *, by: Officer, now: datetime) -> Changes:
    """Take a task out of all lists; it stays in the database with its history."""
    with store.work(by=by, now=now, action="remove_task") as work:
        work.tasks.get(task_id)
        work.tasks.remove(task_id)
        work.commit()
    return Changes(tasks=frozenset({task_id}), lists=True)


def open_task(work: Work, task_id: TaskId) -> Task:
    """The task, unless it is closed: after the decision its official fields and results stand. Raises `Refused`."""
    task = work.tasks.get(task_id)
    _refuse_closed(task)
    return task


def measure_of(task: Task, seq: int) -> Measure:
    """Measure `seq` of the task. Raises `Refused` ``measure_not_found`` with the numbers there are."""
    measure = task.measure(seq)
    if measure is None:
        raise Refused("measure_not_found", number=task.number, seq=seq, known=tuple(m.seq for m in task.measures))
    return measure


def with_measure(task: Task, measure: Measure) -> Task:
    """The task with `measure` in the place of the one with its id, or added."""
    others = [m for m in task.measures if m.id != measure.id]
    return replace(task, measures=tuple(sorted([*others, measure], key=lambda m: m.seq)))


def edited(task: Task, edit: TaskEdit, source_id: SourceId | None) -> Task:
    """`task` with the official fields of `edit`; the one gate of every way to change them, alone or in a batch.

    Raises:
        Refused: ``task_closed``; ``field_empty``.
    """
    _refuse_closed(task)
    for value, word in ((edit.number, "序号"), (edit.problem_text, "整改任务（问题）")):
        if not value.strip():
            raise Refused("field_empty", field=word)
    deadline = task.deadline if edit.deadline_text == task.deadline.text else read_deadline(edit.deadline_text)
    unset = task.original_deadline.kind is DeadlineKind.NONE
    problem = edit.problem_text.strip()
    return replace(
        task,
        number=edit.number.strip(),
        problem_text=problem,
        upper_number=edit.upper_number.strip(),
        source_id=source_id,
        chapter=edit.chapter.strip(),
        goal=edit.goal.strip(),
        kind=edit.kind,
        classes=edit.classes,
        nine_gov=edit.nine_gov,
        common=edit.common,
        units=edit.units,
        persons=edit.persons,
        deadline=deadline,
        original_deadline=deadline if unset else task.original_deadline,
        is_long_term=edit.is_long_term or deadline.kind is DeadlineKind.LONG_TERM,
        secrecy=edit.secrecy,
        # Whoever writes the text anew has read to its end.
        cut_off=task.cut_off and problem == task.problem_text,
        note=edit.note.strip(),
    )


def _refuse_closed(task: Task) -> None:
    if task.closeout_status is CloseoutStatus.CLOSED:
        raise Refused("task_closed", number=task.number)


def _source(title: str, task: Task, work: Work) -> SourceId | None:
    if not title:
        return None
    current = work.sources.get(task.source_id) if task.source_id else None
    if current is not None and current.title == title:
        return current.id
    known = work.sources.find_by_title(title)
    if known is not None:
        return known.id
    source = SourceDocument(SourceId(new_id()), title)
    work.sources.add(source)
    return source.id
