"""批量修改: one field of many tasks, looked at row by row before it is written in one action.

Every row passes the same gates as a single edit: `edit_task.edited` for official fields, `record_progress.added` for the
status of the progress.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.batch_edit import (
    PERSON_FIELDS,
    UNIT_FIELDS,
    BatchChange,
    BatchField,
    Way,
    changed_persons,
    changed_units,
    changed_words,
    field_word,
)
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task import Task, TaskPerson
from dujiao_desktop.usecases.edit_task import TaskEdit, edited
from dujiao_desktop.usecases.record_progress import ProgressDraft, added, refuse_status
from dujiao_desktop.usecases.sentences import why_not

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.domain.rule_pack import RulePack
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists
    from dujiao_desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One task in the preview.

    Attributes:
        task: As it was read; a later change of it is noticed when the batch is written.
        old, new: The field in the officer's words; empty where there is nothing.
        why_not: Why it cannot be changed; None when it can.
    """

    task: Task
    old: str
    new: str
    why_not: Refused | None = None

    @property
    def changes(self) -> bool:
        """Whether the batch would change this task."""
        return self.why_not is None and self.old != self.new

    @property
    def reason(self) -> str:
        """Why nothing happens to this task; empty when it is changed."""
        return why_not(self.why_not) if self.why_not else "" if self.changes else "本来就是这样"


@dataclass(frozen=True, slots=True)
class BatchPreview:
    """What a change would do to each of the tasks; nothing has been written."""

    change: BatchChange
    rows: tuple[BatchRow, ...]

    @property
    def changing(self) -> tuple[BatchRow, ...]:
        """Rows that would be changed."""
        return tuple(row for row in self.rows if row.changes)


@dataclass(frozen=True, slots=True)
class EditedMany:
    """What was written.

    Attributes:
        done: Tasks that were changed.
        left: Rows that were to be changed and were not, each with its reason.
        act: Number of the action, for taking it back whatever was done since.
    """

    done: tuple[TaskId, ...]
    left: tuple[BatchRow, ...]
    act: int
    changes: Changes


def ids_of(lists: Lists, keys: Sequence[int]) -> tuple[TaskId, ...]:
    """Ids of the tasks that a list knows by these keys, in their order; those removed meanwhile are left out."""
    return lists.task_ids(keys)


def read(lists: Lists, task_ids: Sequence[TaskId]) -> tuple[Task, ...]:
    """The tasks for a preview, in their order; those removed meanwhile are left out."""
    return lists.tasks(task_ids)


def preview(tasks: Iterable[Task], change: BatchChange, *, office: Office) -> BatchPreview:
    """What `change` would do to each task.

    Raises:
        Refused: ``field_empty`` when no new value is stated.
    """
    if not change.says_something:
        raise Refused("field_empty", field=field_word(change.field, office.rules))
    return BatchPreview(change, tuple(_row(task, change, office.rules) for task in tasks))


def edit_many(
    store: Store,
    previewed: BatchPreview,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    without: Collection[TaskId] = (),
    finishes: str = "",
) -> EditedMany:
    """Write what was previewed as one action, without the rows the officer took out and those that cannot be changed.

    Raises:
        Refused: ``nothing_to_change``; ``none_can_be_changed`` with the reasons. Nothing was written.
    """
    wanted = [row for row in previewed.changing if row.task.id not in without]
    done: list[TaskId] = []
    left: list[BatchRow] = []
    with store.work(by=by, now=now, action="edit_tasks") as work:
        for row in wanted:
            try:
                _write(work, row.task, previewed.change, office, by, now)
                done.append(row.task.id)
            except Refused as refused:
                left.append(replace(row, why_not=refused))
        if not done:
            named = tuple(f"{r.task.number}（{r.reason}）" for r in (*previewed.rows, *left) if r.why_not)
            if named:
                raise Refused("none_can_be_changed", reasons=named)
            raise Refused("nothing_to_change")
        act = work.act
        work.commit(finishes)
    touched = frozenset(done)
    spoken = touched if previewed.change.field is BatchField.PROGRESS else frozenset[TaskId]()
    return EditedMany(tuple(done), tuple(left), act, Changes(tasks=touched, progress_of=spoken, lists=True))


def _row(task: Task, change: BatchChange, rules: RulePack) -> BatchRow:
    old = _shown(task, change.field, rules)
    try:
        return BatchRow(task, old, _shown(_changed(task, change, rules), change.field, rules))
    except Refused as refused:
        return BatchRow(task, old, old, refused)


def _write(work: Work, seen: Task, change: BatchChange, office: Office, by: Officer, now: datetime) -> None:
    task = work.tasks.get(seen.id)
    if task.stamp.revision != seen.stamp.revision:
        raise Refused("changed_meanwhile", record="task", id=task.id)
    if change.field is BatchField.PROGRESS:
        draft = ProgressDraft(change.text, now.date(), change.status)
        added(work, task.id, draft, office=office, by=by, now=now)
    else:
        work.tasks.save(_changed(task, change, office.rules))


def _changed(task: Task, change: BatchChange, rules: RulePack) -> Task:
    """The task after the change, through the gates of the single edit. Raises `Refused` where these do."""
    if change.field is BatchField.PROGRESS:
        status = change.status or task.progress_status
        refuse_status(task, status, rules)
        return replace(task, progress_status=status)
    new = edited(task, _edit(task, change), task.source_id)
    if change.field is BatchField.LONG_TERM and new.is_long_term is not change.flag:
        raise Refused("long_term_by_deadline", number=task.number)
    return new


def _edit(task: Task, change: BatchChange) -> TaskEdit:
    """The form of the task as an officer would leave it after changing this field alone."""
    form, field = TaskEdit.of(task, None), change.field
    if field in UNIT_FIELDS:
        return replace(form, units=changed_units(task.units, change))
    if field in PERSON_FIELDS:
        return replace(form, persons=changed_persons(task.persons, change))
    match field:
        case BatchField.CLASSES:
            return replace(form, classes=changed_words(task.classes, change))
        case BatchField.NINE_GOV:
            return replace(form, nine_gov=changed_words(task.nine_gov, change))
        case BatchField.KIND:
            return replace(form, kind=change.kind or task.kind)
        case BatchField.DEADLINE:
            return replace(form, deadline_text="" if change.way is Way.CLEAR else change.text.strip())
        case BatchField.LONG_TERM:
            return replace(form, is_long_term=change.flag)
        case _:
            return replace(form, note=_note(task.note, change))


def _note(old: str, change: BatchChange) -> str:
    if change.way is Way.CLEAR:
        return ""
    new = change.text.strip()
    if change.way is Way.SET or not old.strip():
        return new
    # Said already: adding once more after a cut or a second call changes nothing.
    return old if new in old.splitlines() else f"{old.rstrip()}\n{new}"


def _shown(task: Task, field: BatchField, rules: RulePack) -> str:
    if field in UNIT_FIELDS:
        return "、".join(task.unit_names(UNIT_FIELDS[field]))
    if field in PERSON_FIELDS:
        return "、".join(_person(p) for p in task.persons if p.role is PERSON_FIELDS[field])
    match field:
        case BatchField.CLASSES:
            return "、".join(task.classes)
        case BatchField.NINE_GOV:
            return "、".join(task.nine_gov)
        case BatchField.KIND:
            return rules.words.task_kind[task.kind]
        case BatchField.PROGRESS:
            return rules.progress_word(task.progress_status)
        case BatchField.DEADLINE:
            day = task.deadline.end
            return f"{task.deadline.text}（{day.isoformat()}）" if day else task.deadline.text
        case BatchField.LONG_TERM:
            return "是" if task.is_long_term else "否"
        case _:
            return task.note


def _person(person: TaskPerson) -> str:
    more = " ".join(part for part in (person.post, person.phone) if part)
    return f"{person.name}（{more}）" if more else person.name
