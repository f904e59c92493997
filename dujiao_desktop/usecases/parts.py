"""分村组: divide a task into villages or points, and close them one by one; the whole is closed by none of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import PartId, TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.usecases.edit_task import open_task

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class PartEdit:
    """A part as an officer types it; `done_on` None while it is open."""

    name: str
    unit: str = ""
    person: str = ""
    done_on: date | None = None
    note: str = ""

    @classmethod
    def of(cls, part: Part) -> PartEdit:
        """The edit that changes nothing; a form starts from it."""
        return cls(part.name, part.unit, part.person, part.done_on, part.note)


@dataclass(frozen=True, slots=True)
class PartsEdited:
    """The parts of a task as they are now; `part` is the one that was written, None when it was removed."""

    parts: tuple[Part, ...]
    part: Part | None
    changes: Changes


def set_part(
    store: Store, task_id: TaskId, seq: int | None, edit: PartEdit, *, by: Officer, now: datetime, finishes: str = ""
) -> PartsEdited:
    """Change part `seq`, or with None add one at the end.

    Raises:
        Refused: ``task_not_found``, ``task_closed``, ``field_empty``, ``part_not_found``, ``part_exists``,
            ``date_in_future``.
    """
    name = edit.name.strip()
    if not name:
        raise Refused("field_empty", field="村组或点位的名称")
    if edit.done_on is not None and edit.done_on > now.date():
        raise Refused("date_in_future", date=edit.done_on.isoformat())
    with store.work(by=by, now=now, action="set_part") as work:
        open_task(work, task_id)
        there = work.parts.of(task_id)
        if seq is None:
            old = Part(PartId(new_id()), task_id, max((p.seq for p in there), default=0) + 1, "")
        else:
            old = part_of(work, task_id, seq)
        if any(p.name == name and p.id != old.id for p in there):
            raise Refused("part_exists", name=name)
        new = replace(
            old,
            name=name,
            unit=edit.unit.strip(),
            person=edit.person.strip(),
            done_on=edit.done_on,
            note=edit.note.strip(),
        )
        if seq is None:
            work.parts.add(new)
        else:
            work.parts.save(new)
        kept = work.parts.of(task_id)
        work.commit(finishes)
    return PartsEdited(kept, next(p for p in kept if p.id == new.id), _changed(task_id))


def remove_part(
    store: Store, task_id: TaskId, seq: int, *, by: Officer, now: datetime, finishes: str = ""
) -> PartsEdited:
    """Take out a part that was entered by mistake.

    Raises:
        Refused: ``task_closed``, ``part_not_found``; ``part_has_evidence`` while files are put to it.
    """
    with store.work(by=by, now=now, action="remove_part") as work:
        open_task(work, task_id)
        part = part_of(work, task_id, seq)
        if any(e.part_seq == seq for e in work.evidence.of(task_id)):
            raise Refused("part_has_evidence", name=part.name)
        work.parts.remove(part)
        kept = work.parts.of(task_id)
        work.commit(finishes)
    return PartsEdited(kept, None, _changed(task_id))


def part_of(work: Work, task_id: TaskId, seq: int) -> Part:
    """Part `seq` of the task. Raises `Refused` ``part_not_found`` with those there are."""
    there = work.parts.of(task_id)
    part = next((p for p in there if p.seq == seq), None)
    if part is None:
        known = tuple(f"{p.seq} {p.name}" for p in there) or ("还没有",)
        raise Refused("part_not_found", number=work.tasks.get(task_id).number, seq=seq, known=known)
    return part


def _changed(task_id: TaskId) -> Changes:
    return Changes(measures_of=frozenset({task_id}))
