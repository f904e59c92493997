"""What a list that comes again does to a task that is known: it says new things, and leaves officers' work alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.identity import MeasureId
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.reading import MeasureDraft, TaskDraft
from dujiao_desktop.domain.task import CloseoutStatus, Task
from dujiao_desktop.environment.clock import new_id

if TYPE_CHECKING:
    from dujiao_desktop.store.lists import Lists

IMPORTING = "import_tasks"
_MOST_HISTORY = 10_000
# Records of the history that a task holds as one field.
_FIELD_OF_RECORD = {"task_unit": "units", "task_person": "persons"}
# What a list speaks of; other records have fields of the same names.
_STATED_RECORDS = frozenset({"task", "measure", *_FIELD_OF_RECORD})
_STATED = ("upper_number", "chapter", "goal", "kind", "classes", "common", "units", "persons", "status_text")


def merged(task: Task, draft: TaskDraft, lists: Lists) -> Task:
    """The task with what the list states anew.

    What the list leaves empty stays, as does every result and every field an officer has typed since; a closed task
    stays as it was decided.
    """
    if task.closeout_status is CloseoutStatus.CLOSED:
        return task
    said = _with(task, draft, frozenset())
    # Only what a list would change is worth looking up in the history.
    return said if said == task or task.stamp.revision == 1 else _with(task, draft, typed_by_officers(lists, task))


def typed_by_officers(lists: Lists, task: Task) -> frozenset[str]:
    """What officers, not lists, have changed: names of fields, `measure/<id>/<field>`, and `removed/<seq>`."""
    typed: set[str] = set()
    for entry in lists.history(task.id, _MOST_HISTORY):
        if entry.action == IMPORTING or entry.record not in _STATED_RECORDS:
            continue
        for change in entry.changes:
            field = change.field.removesuffix("_text") if change.field.startswith("deadline") else change.field
            if entry.record == "measure":
                removed = entry.operation == "delete" and field == "seq"
                typed.add(f"removed/{change.old}" if removed else f"measure/{entry.record_id}/{field}")
            elif entry.record == "task" or entry.record in _FIELD_OF_RECORD:
                typed.add(_FIELD_OF_RECORD.get(entry.record, field))
    return frozenset(typed)


def _says(stated: object) -> bool:
    """Whether a list states something; 个性 is an answer too."""
    return bool(stated) or stated is False


def _with(task: Task, draft: TaskDraft, typed: frozenset[str]) -> Task:
    stated = {name: getattr(draft, name) for name in _STATED if name not in typed and _says(getattr(draft, name))}
    deadline = draft.deadline if draft.deadline.text and "deadline" not in typed else task.deadline
    unset = task.original_deadline.kind is DeadlineKind.NONE
    return replace(
        task,
        **stated,
        deadline=deadline,
        original_deadline=deadline if unset else task.original_deadline,
        measures=_measures(task, draft, typed),
        is_long_term=task.is_long_term or (draft.is_long_term and "is_long_term" not in typed),
    )


def _measures(task: Task, draft: TaskDraft, typed: frozenset[str]) -> tuple[Measure, ...]:
    measures = {m.seq: m for m in task.measures}
    for stated in draft.measures:
        old = measures.get(stated.seq)
        if old is not None:
            measures[stated.seq] = _measure(old, stated, typed)
        elif f"removed/{stated.seq}" not in typed:
            measures[stated.seq] = new_measure(stated)
    return tuple(sorted(measures.values(), key=lambda m: m.seq))


def _measure(old: Measure, stated: MeasureDraft, typed: frozenset[str]) -> Measure:
    mark = f"measure/{old.id}/"
    units, deadline = stated.responsible_units, stated.deadline
    return replace(
        old,
        text=stated.text if stated.text and f"{mark}text" not in typed else old.text,
        responsible_units=units if units and f"{mark}responsible_units" not in typed else old.responsible_units,
        deadline=deadline if deadline.text and f"{mark}deadline" not in typed else old.deadline,
        result_text=old.result_text or stated.result_text,
    )


def new_measure(stated: MeasureDraft) -> Measure:
    """A measure as the list states it."""
    return Measure(
        MeasureId(new_id()), stated.seq, stated.text, stated.responsible_units, stated.deadline, stated.result_text
    )
