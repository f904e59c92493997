"""导入清单: read, show everything, then write in one transaction; the whole import can be taken back.

A task is the same task when source, number and text agree. An unchanged list therefore changes nothing; a list that
says something new about a known task changes only what it says and what no officer has worked on since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import BatchId, ComplaintId, SourceId, TaskId
from dujiao_desktop.domain.import_batch import ImportBatch
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.reading import Reading, ReadWarning, TaskDraft
from dujiao_desktop.domain.task import ProgressStatus, SourceDocument, Stamp, Task, TaskKind
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.usecases.import_complaints import ComplaintFate, fates_of, keep
from dujiao_desktop.usecases.import_merging import IMPORTING, merged, new_measure, typed_by_officers

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists
    from dujiao_desktop.store.work import Work

_FATES = ("new", "updated", "unchanged")


@dataclass(frozen=True, slots=True)
class DraftFate:
    """What importing a draft would do: ``new``, ``updated`` or ``unchanged``."""

    draft: TaskDraft
    fate: str
    task_id: TaskId | None = None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """All that would happen; nothing has been written."""

    reading: Reading
    fates: tuple[DraftFate, ...]

    def count(self, fate: str) -> int:
        """How many drafts have this fate."""
        return sum(1 for f in self.fates if f.fate == fate)


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written; `batch_id` None when there was nothing to write."""

    batch_id: BatchId | None
    imported: tuple[TaskId, ...]
    updated: tuple[TaskId, ...]
    unchanged: tuple[TaskId, ...]
    reading: Reading
    changes: Changes
    complaints: Mapping[str, tuple[ComplaintId, ...]]
    """Ids of complaints by fate: ``new``, ``updated``, ``unchanged``."""


def preview(store_lists: Lists, path: Path) -> ImportPreview:
    """Read `path` and say what importing it would do.

    Raises:
        Refused, Unavailable: The file cannot be read as a list; says why.
    """
    from dujiao_desktop.documents.reading.read import read_list

    reading = read_list(path)
    known = store_lists.tasks_of_source(_source_title(reading))
    fates = tuple(_fates(reading, known, store_lists))
    numbers = {t.number for t in known}
    other = [f.draft.number for f in fates if f.fate == "new" and f.draft.number in numbers]
    if other:
        words = f"序号 {'、'.join(other)} 的文字与已导入的任务不同，将作为新任务加入；如果只是改了文字，请改原任务，不要重复导入。"
        reading = replace(reading, warnings=(*reading.warnings, ReadWarning("same_number_other_text", words)))
    return ImportPreview(reading, fates)


def commit(store: Store, previewed: ImportPreview, *, office: Office, by: Officer, now: datetime) -> Imported:
    """Write what was previewed, in one transaction.

    Raises:
        Refused: ``no_task_list`` when there is nothing to import.
    """
    reading = previewed.reading
    if not reading.holds_a_list:
        raise Refused("no_task_list", file=reading.file_name)
    with store.work(by=by, now=now, action=IMPORTING) as work, store.lists() as lists:
        known = work.tasks_of_source(_source_title(reading))
        fates = tuple(_fates(reading, known, lists))
        tasks = {t.id: t for t in known}
        source, batch_id = _source(reading, work), BatchId(new_id())
        complaints = fates_of(reading.complaints, work, source=source.id, batch=batch_id, office=office, now=now)
        decided = [*(f.fate for f in fates), *(c.fate for c in complaints)]
        if all(fate == "unchanged" for fate in decided):
            return _result(None, fates, complaints, reading)  # leaving without a commit writes nothing
        counts = {kind: decided.count(kind) for kind in _FATES}
        # The batch stands before its tasks, which point to it.
        work.batches.add(
            ImportBatch(
                id=batch_id,
                source_id=source.id,
                file_name=reading.file_name,
                sha256=reading.sha256,
                imported=counts["new"],
                updated=counts["updated"],
                unchanged=counts["unchanged"],
                imported_by=by.id,
                imported_at=now,
            )
        )
        work.batches.add_rows(batch_id, reading.rows)
        written = []
        for fate in fates:
            if fate.task_id is None:
                task = _new_task(fate.draft, source.id, batch_id, office, now)
                work.tasks.add(task)
                written.append(replace(fate, task_id=task.id))
            else:
                if fate.fate == "updated":
                    work.tasks.save(merged(tasks[fate.task_id], fate.draft, lists))
                written.append(fate)
        keep(complaints, work)
        work.commit()
    return _result(batch_id, tuple(written), complaints, reading)


def undo(store: Store, batch_id: BatchId, *, by: Officer, now: datetime) -> Changes:
    """Take back a whole import: the tasks it added leave all lists. What it updated stays, with its history.

    Raises:
        Refused: ``record_not_found``; ``import_already_undone``; ``import_in_use`` naming tasks and complaints that
            somebody has worked on.
    """
    with store.work(by=by, now=now, action="undo_import") as work, store.lists() as lists:
        batch = work.batches.get(batch_id)
        if batch.undone_at is not None:
            raise Refused("import_already_undone", file=batch.file_name)
        tasks = work.batches.tasks_of(batch_id)
        complaints = work.batches.complaints_of(batch_id)
        used = [t.number for t in tasks if _has_work(work, lists, t)]
        used += [c.acceptance_no for c in complaints if c.stamp.revision > 1]
        if used:
            raise Refused("import_in_use", file=batch.file_name, numbers=tuple(used))
        for task in tasks:
            work.tasks.remove(task.id)
        for complaint in complaints:
            work.complaints.remove(complaint.id)
        work.batches.save(replace(batch, undone_at=now))
        work.commit()
    gone = frozenset(c.id for c in complaints)
    return Changes(tasks=frozenset(t.id for t in tasks), complaints=gone, lists=True)


def _has_work(work: Work, lists: Lists, task: Task) -> bool:
    case = work.case_file(task.id)
    if case.progress or case.evidence or case.closeout.current.records or len(case.closeout.rounds) > 1:
        return True
    if case.parts or case.links or case.plans or case.indicators:
        return True
    # Results typed and fields changed by hand; what a later list updated is no officer's work.
    return task.stamp.revision > 1 and bool(typed_by_officers(lists, task))


def _source_title(reading: Reading) -> str:
    return reading.title or Path(reading.file_name).stem


def _source(reading: Reading, work: Work) -> SourceDocument:
    title = _source_title(reading)
    known = work.sources.find_by_title(title)
    if known is not None:
        return known
    source = SourceDocument(SourceId(new_id()), title, file_name=reading.file_name, sha256=reading.sha256)
    work.sources.add(source)
    return source


def _fates(reading: Reading, known: tuple[Task, ...], lists: Lists) -> Iterable[DraftFate]:
    by_identity = {(t.number, _matching(t.problem_text)): t for t in known}
    for draft in reading.drafts:
        task = by_identity.get((draft.number, _matching(draft.problem_text)))
        if task is None:
            yield DraftFate(draft, "new")
        else:
            yield DraftFate(draft, "unchanged" if merged(task, draft, lists) == task else "updated", task.id)


def _matching(text: str) -> str:
    return "".join(text.split())


def _new_task(draft: TaskDraft, source: SourceId, batch: BatchId, office: Office, now: datetime) -> Task:
    return Task(
        id=TaskId(new_id()),
        number=draft.number,
        problem_text=draft.problem_text,
        upper_number=draft.upper_number,
        source_id=source,
        batch_id=batch,
        chapter=draft.chapter,
        goal=draft.goal,
        kind=draft.kind or TaskKind.ENGINEERING,
        classes=draft.classes,
        common=draft.common,
        units=draft.units,
        persons=draft.persons,
        deadline=draft.deadline,
        original_deadline=draft.deadline,
        measures=tuple(new_measure(m) for m in draft.measures),
        progress_status=draft.progress_status or ProgressStatus.NOT_STARTED,
        status_text=draft.status_text,
        is_long_term=draft.is_long_term or draft.deadline.kind is DeadlineKind.LONG_TERM,
        cut_off=draft.cut_off,
        note=draft.note,
        created_at=now,
        updated_at=now,
        stamp=Stamp(office.workspace_id),
    )


def _result(
    batch_id: BatchId | None, fates: tuple[DraftFate, ...], complaints: tuple[ComplaintFate, ...], reading: Reading
) -> Imported:
    ids = {kind: tuple(f.task_id for f in fates if f.fate == kind and f.task_id) for kind in _FATES}
    touched = frozenset((*ids["new"], *ids["updated"])) if batch_id else frozenset()
    cases = {kind: tuple(c.complaint.id for c in complaints if c.fate == kind) for kind in _FATES}
    touched_cases = frozenset((*cases["new"], *cases["updated"])) if batch_id else frozenset()
    changes = Changes(tasks=touched, complaints=touched_cases, lists=batch_id is not None)
    return Imported(batch_id, ids["new"], ids["updated"], ids["unchanged"], reading, changes, cases)
