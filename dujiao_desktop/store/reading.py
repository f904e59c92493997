"""Reading whole values from a connection, for the writer and for lists alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, bindparam, literal_column, select

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import CloseOut, Round
from dujiao_desktop.domain.complaint import Complaint, ComplaintStatus
from dujiao_desktop.domain.dossier import DossierRecord
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.extension import Extension
from dujiao_desktop.domain.history import HistoryEntry
from dujiao_desktop.domain.identity import SourceId, TaskId
from dujiao_desktop.domain.import_batch import ImportBatch
from dujiao_desktop.domain.indicator import Indicator
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.domain.photo_pair_record import PhotoPairRecord
from dujiao_desktop.domain.plan import Plan, PlanStanding
from dujiao_desktop.domain.progress import ProgressEntry
from dujiao_desktop.domain.slot_answer import SlotAnswer
from dujiao_desktop.domain.step_content import ArchiveFacts
from dujiao_desktop.domain.task import SourceDocument, Task
from dujiao_desktop.domain.task_link import LinkKind, TaskLink
from dujiao_desktop.domain.visit import Visit
from dujiao_desktop.domain.warning import WarningRecord
from dujiao_desktop.store import translate
from dujiao_desktop.store.asking import Asked, Found, OfTasks, of_tasks
from dujiao_desktop.store.tables import (
    CLOSEOUT_ROUND,
    COMPLAINT,
    DOSSIER,
    EVIDENCE,
    EXTENSION,
    EXTENSION_OPINION,
    EXTENSION_SCAN,
    HISTORY,
    IMPORT_BATCH,
    INDICATOR,
    INDICATOR_READING,
    MEASURE,
    OFFICER,
    PHOTO_PAIR,
    PLAN,
    PLAN_TASK,
    PROGRESS,
    RETURN_RECORD,
    SLOT_ANSWER,
    SOURCE,
    STEP_RECORD,
    STEP_SCAN,
    TASK,
    TASK_LINK,
    TASK_PART,
    TASK_PERSON,
    TASK_UNIT,
    VISIT,
    VISIT_FILE,
    WARNING,
)

# The plus keeps SQLite from walking through all tasks by the index over removed_at.
IN_LISTS = literal_column("+task.removed_at").is_(None)
"""Tasks that have not been taken out of the lists."""

_TASKS = OfTasks(TASK.c.id, TASK.c.key, where=(IN_LISTS,))
_UNITS = of_tasks(TASK_UNIT, TASK_UNIT.c.position)
_PERSONS = of_tasks(TASK_PERSON, TASK_PERSON.c.position)
_MEASURES = of_tasks(MEASURE, MEASURE.c.seq)
_SOURCE = Asked(select(SOURCE).where(SOURCE.c.id == bindparam("id")))
_PROGRESS = of_tasks(PROGRESS, PROGRESS.c.as_of.desc(), PROGRESS.c.key.desc())
_EVIDENCE = of_tasks(EVIDENCE, EVIDENCE.c.order, EVIDENCE.c.key, where=(EVIDENCE.c.removed_at.is_(None),))
_WAITING = Asked(
    select(EVIDENCE)
    .where(EVIDENCE.c.task_id.is_(None), EVIDENCE.c.removed_at.is_(None))
    .order_by(EVIDENCE.c.added_at, EVIDENCE.c.order, EVIDENCE.c.key)
)
_WARNINGS = of_tasks(WARNING, WARNING.c.key.desc())
_EXTENSIONS = of_tasks(EXTENSION, EXTENSION.c.key)
_EXTENSION_OPINIONS = of_tasks(EXTENSION_OPINION, EXTENSION_OPINION.c.level)
_EXTENSION_SCANS = of_tasks(EXTENSION_SCAN, EXTENSION_SCAN.c.order)
_VISITS = of_tasks(VISIT, VISIT.c.visited_on, VISIT.c.key)
_VISIT_FILES = of_tasks(VISIT_FILE, VISIT_FILE.c.order)
_SLOT_ANSWERS = of_tasks(SLOT_ANSWER, SLOT_ANSWER.c.key)
_ROUNDS = of_tasks(CLOSEOUT_ROUND, CLOSEOUT_ROUND.c.number)
_STEPS = of_tasks(STEP_RECORD, STEP_RECORD.c.position, STEP_RECORD.c.key)
_STEP_SCANS = of_tasks(STEP_SCAN, STEP_SCAN.c.order)
_RETURNS = of_tasks(RETURN_RECORD)
_PHOTO_PAIRS = of_tasks(PHOTO_PAIR, PHOTO_PAIR.c.key)
_PARTS = of_tasks(TASK_PART, TASK_PART.c.seq)
_INDICATORS = of_tasks(INDICATOR, INDICATOR.c.key)
_READINGS = of_tasks(INDICATOR_READING, INDICATOR_READING.c.on, INDICATOR_READING.c.key)
_LINKS = Asked(
    select(
        *(TASK_LINK.c.id, TASK_LINK.c.task_id, TASK_LINK.c.other_id, TASK_LINK.c.kind),
        *(TASK.c.number, TASK.c.problem_text, TASK.c.closeout_status),
    )
    .join(TASK, TASK.c.id == TASK_LINK.c.other_id)
    .where(TASK_LINK.c.task_id == bindparam("task_id"), IN_LISTS)
    .order_by(TASK.c.number_key, TASK_LINK.c.key)
)
_PLANS = Asked(
    select(PLAN)
    .join(PLAN_TASK, PLAN_TASK.c.plan_id == PLAN.c.id)
    .where(PLAN_TASK.c.task_id == bindparam("task_id"), PLAN.c.removed_at.is_(None))
    .order_by(PLAN_TASK.c.key)
)


def task(connection: Connection, task_id: TaskId) -> Task:
    """One task with all that belongs to it. Raises `Refused` ``task_not_found``."""
    found = tasks_named(connection, (task_id,))
    if not found:
        raise Refused("task_not_found", asked=task_id)
    return found[0]


def tasks_named(connection: Connection, task_ids: Collection[TaskId]) -> tuple[Task, ...]:
    """The tasks in the lists that bear these ids, oldest first; four queries however many they are."""
    units, persons, measures = (_by_task(one, connection, task_ids) for one in (_UNITS, _PERSONS, _MEASURES))
    return tuple(
        translate.task_from(row, units.get(row["id"], ()), persons.get(row["id"], ()), measures.get(row["id"], ()))
        for row in _TASKS.rows(connection, task_ids)
    )


def tasks(connection: Connection, where: ColumnElement[bool]) -> tuple[Task, ...]:
    """All tasks in the lists for which `where` holds, oldest first."""
    return tasks_named(connection, connection.execute(select(TASK.c.id).where(IN_LISTS, where)).scalars().all())


def tasks_of_source(connection: Connection, title: str) -> tuple[Task, ...]:
    """Tasks in the lists that came from a source of this title, oldest first."""
    return tasks(connection, TASK.c.source_id.in_(select(SOURCE.c.id).where(SOURCE.c.title == title)))


def _by_task(asked: OfTasks, connection: Connection, task_ids: Collection[TaskId]) -> Mapping[TaskId, list[Found]]:
    return _grouped((row["task_id"], row) for row in asked.rows(connection, task_ids))


def source(connection: Connection, source_id: SourceId) -> SourceDocument:
    """One source document. Raises `Refused` ``record_not_found``."""
    row = _SOURCE.row(connection, id=source_id)
    if row is None:
        raise Refused("record_not_found", record=SOURCE.name, id=source_id)
    return translate.source_from(row)


def progress(connection: Connection, task_id: TaskId) -> tuple[ProgressEntry, ...]:
    """Progress of a task, newest first."""
    return tuple(map(translate.progress_from, _PROGRESS.rows(connection, (task_id,))))


def evidence(connection: Connection, task_id: TaskId) -> tuple[EvidenceItem, ...]:
    """Evidence of a task in the order of its directory."""
    return tuple(map(translate.evidence_from, _EVIDENCE.rows(connection, (task_id,))))


def waiting(connection: Connection) -> tuple[EvidenceItem, ...]:
    """Evidence in the inbox, in the order it came."""
    return tuple(map(translate.evidence_from, _WAITING.rows(connection)))


def warnings(connection: Connection, task_ids: Collection[TaskId]) -> Mapping[TaskId, list[WarningRecord]]:
    """Warnings of several tasks, newest first; tasks that never had one are left out."""
    rows = _WARNINGS.rows(connection, task_ids)
    return _grouped((row["task_id"], translate.warning_from(row)) for row in rows)


def extensions(connection: Connection, task_ids: Collection[TaskId]) -> Mapping[TaskId, list[Extension]]:
    """Applications by task, in the order they were applied for; at most three queries however many tasks."""
    found = _EXTENSIONS.rows(connection, task_ids)
    if not found:
        return {}
    opinions, scans = (
        _grouped((row["extension_id"], row) for row in one.rows(connection, task_ids))
        for one in (_EXTENSION_OPINIONS, _EXTENSION_SCANS)
    )
    return _grouped(
        (row["task_id"], translate.extension_from(row, opinions.get(row["id"], ()), scans.get(row["id"], ())))
        for row in found
    )


def visits(connection: Connection, task_ids: Collection[TaskId]) -> Mapping[TaskId, list[Visit]]:
    """Visits by task, the earliest first; at most two queries however many tasks."""
    found = _VISITS.rows(connection, task_ids)
    if not found:
        return {}
    files = _grouped((row["visit_id"], row) for row in _VISIT_FILES.rows(connection, task_ids))
    return _grouped((row["task_id"], translate.visit_from(row, files.get(row["id"], ()))) for row in found)


def slot_answers(connection: Connection, task_ids: Collection[TaskId]) -> Mapping[TaskId, list[SlotAnswer]]:
    """What was said of things that are not there, by task, in the order it was said."""
    rows = _SLOT_ANSWERS.rows(connection, task_ids)
    return _grouped((row["task_id"], translate.slot_answer_from(row)) for row in rows)


def closeout(connection: Connection, task_id: TaskId) -> CloseOut:
    """All rounds of a task's close-out; a fresh one when nothing has happened yet."""
    return closeouts(connection, (task_id,))[task_id]


def closeouts(connection: Connection, task_ids: Collection[TaskId]) -> Mapping[TaskId, CloseOut]:
    """The close-outs of several tasks; at most four queries however many they are."""
    rounds = _ROUNDS.rows(connection, task_ids)
    if not rounds:
        return {t: CloseOut(t) for t in task_ids}
    steps = _STEPS.rows(connection, task_ids)
    signed = _STEP_SCANS.rows(connection, task_ids) if steps else []
    # A return ends a round and opens the next: whose rounds are all first ones has none.
    ended = _RETURNS.rows(connection, task_ids) if any(row["number"] > 1 for row in rounds) else []
    scans = _grouped((row["step_id"], row["evidence_id"]) for row in signed)
    records = _grouped(
        ((row["task_id"], row["round"]), translate.step_from(row, scans.get(row["id"], ()))) for row in steps
    )
    returned = {(row["task_id"], row["round"]): translate.return_from(row) for row in ended}
    found: dict[TaskId, list[Round]] = defaultdict(list)
    for row in rounds:
        place = (row["task_id"], row["number"])
        found[row["task_id"]].append(translate.round_from(row, records.get(place, ()), returned.get(place)))
    return {t: CloseOut(t, tuple(found[t])) if t in found else CloseOut(t) for t in task_ids}


def cases_for_gates(connection: Connection, task_ids: Collection[TaskId]) -> tuple[CaseFile, ...]:
    """Tasks in the lists with all that gates ask for, and no more; at most eighteen queries however many."""
    items = _grouped((row["task_id"], translate.evidence_from(row)) for row in _EVIDENCE.rows(connection, task_ids))
    divided = _grouped((row["task_id"], translate.part_from(row)) for row in _PARTS.rows(connection, task_ids))
    moves, warned = closeouts(connection, task_ids), warnings(connection, task_ids)
    asked_for, made = extensions(connection, task_ids), visits(connection, task_ids)
    said, tasks = slot_answers(connection, task_ids), tasks_named(connection, task_ids)
    papers = {name: source(connection, name) for name in {one.source_id for one in tasks} if name is not None}
    return tuple(
        CaseFile(
            task=one,
            closeout=moves[one.id],
            source=papers[one.source_id] if one.source_id else None,
            evidence=tuple(items.get(one.id, ())),
            warnings=tuple(warned.get(one.id, ())),
            parts=tuple(divided.get(one.id, ())),
            extensions=tuple(asked_for.get(one.id, ())),
            visits=tuple(made.get(one.id, ())),
            slot_answers=tuple(said.get(one.id, ())),
        )
        for one in tasks
    )


def case_for_return(connection: Connection, task_id: TaskId) -> CaseFile:
    """A task with what a return rests on: its close-out and its evidence. Raises `Refused` ``task_not_found``."""
    return CaseFile(
        task=task(connection, task_id), closeout=closeout(connection, task_id), evidence=evidence(connection, task_id)
    )


def complaints_due(connection: Connection, until: date) -> tuple[Complaint, ...]:
    """Complaints in the list that are not closed and due up to `until`, the oldest first."""
    open_ones = (COMPLAINT.c.removed_at.is_(None), COMPLAINT.c.status != ComplaintStatus.CLOSED.value)
    due = select(COMPLAINT).where(*open_ones, COMPLAINT.c.due_on <= until.isoformat())
    rows = connection.execute(due.order_by(COMPLAINT.c.due_on, COMPLAINT.c.key)).mappings()
    return tuple(map(translate.complaint_from, rows))


def _grouped(pairs: Iterable[Any]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for name, value in pairs:
        groups[name].append(value)
    return groups


def case_file(connection: Connection, task_id: TaskId) -> CaseFile:
    """Everything about one task. Raises `Refused` ``task_not_found``."""
    found = task(connection, task_id)
    return CaseFile(
        task=found,
        closeout=closeout(connection, task_id),
        source=None if found.source_id is None else source(connection, found.source_id),
        progress=progress(connection, task_id),
        evidence=evidence(connection, task_id),
        warnings=tuple(warnings(connection, (task_id,)).get(task_id, ())),
        parts=parts(connection, task_id),
        links=links(connection, task_id),
        plans=plans_of(connection, task_id),
        indicators=indicators(connection, task_id),
        extensions=tuple(extensions(connection, (task_id,)).get(task_id, ())),
        visits=tuple(visits(connection, (task_id,)).get(task_id, ())),
        slot_answers=tuple(slot_answers(connection, (task_id,)).get(task_id, ())),
        photo_pairs=photo_pairs(connection, task_id),
    )


def photo_pairs(connection: Connection, task_id: TaskId) -> tuple[PhotoPairRecord, ...]:
    """What was said of before and after photos of a task, in the order it was said."""
    return tuple(map(translate.photo_pair_from, _PHOTO_PAIRS.rows(connection, (task_id,))))


def parts(connection: Connection, task_id: TaskId) -> tuple[Part, ...]:
    """Parts of a task by their numbers."""
    return tuple(map(translate.part_from, _PARTS.rows(connection, (task_id,))))


def links(connection: Connection, task_id: TaskId) -> tuple[TaskLink, ...]:
    """A task's side of its links to tasks in the lists, by kind and number."""
    kinds = list(LinkKind)
    found = map(translate.link_from, _LINKS.rows(connection, task_id=task_id))
    return tuple(sorted(found, key=lambda link: kinds.index(link.kind)))


def plans_of(connection: Connection, task_id: TaskId) -> tuple[Plan, ...]:
    """Plans that a task is under, as entered."""
    return tuple(map(translate.plan_from, _PLANS.rows(connection, task_id=task_id)))


def plan_standings(connection: Connection) -> tuple[PlanStanding, ...]:
    """Plans that are not in the recycle bin, the newest first, each with its tasks in the lists by year."""
    rows = connection.execute(select(PLAN).where(PLAN.c.removed_at.is_(None)).order_by(PLAN.c.key.desc())).mappings()
    counted = connection.exec_driver_sql(
        "SELECT p.plan_id, CASE WHEN task.deadline_kind IN ('date', 'span') THEN "
        "CAST(substr(task.deadline_end, 1, 4) AS INTEGER) END AS year, count(*) "
        "FROM plan_task p JOIN task ON task.id = p.task_id WHERE +task.removed_at IS NULL GROUP BY 1, 2"
    ).all()
    found: dict[str, dict[int | None, int]] = defaultdict(dict)
    for plan_id, year, count in counted:
        found[plan_id][year] = count
    return tuple(PlanStanding(plan, found.get(plan.id, {})) for plan in map(translate.plan_from, rows))


def indicators(connection: Connection, task_id: TaskId) -> tuple[Indicator, ...]:
    """Indicators of a task as entered, each with its readings, the oldest first."""
    readings = _grouped(
        (row["indicator_id"], translate.indicator_reading_from(row)) for row in _READINGS.rows(connection, (task_id,))
    )
    return tuple(
        translate.indicator_from(row, readings.get(row["id"], ())) for row in _INDICATORS.rows(connection, (task_id,))
    )


def officers(connection: Connection) -> tuple[Officer, ...]:
    """The people in office, in the order they were entered."""
    rows = connection.execute(select(OFFICER).where(OFFICER.c.active == 1).order_by(OFFICER.c.key)).mappings()
    return tuple(map(translate.officer_from, rows))


def dossiers(connection: Connection, task_id: TaskId | None) -> tuple[DossierRecord, ...]:
    """Dossiers that were made, newest first; of one task, or of all."""
    where = [] if task_id is None else [DOSSIER.c.task_id == task_id]
    rows = connection.execute(select(DOSSIER).where(*where).order_by(DOSSIER.c.key.desc())).mappings()
    return tuple(map(translate.dossier_from, rows))


def archive_facts(connection: Connection) -> tuple[ArchiveFacts, ...]:
    """Parts of the archive numbers given, newest first; those of tasks taken out of the lists stay given."""
    given = select(STEP_RECORD).where(STEP_RECORD.c.archive_item_no != "").order_by(STEP_RECORD.c.key.desc())
    return tuple(translate.archive_from(row) for row in connection.execute(given).mappings())


def history(connection: Connection, task_id: TaskId | None, limit: int) -> tuple[HistoryEntry, ...]:
    """What was changed, newest first, at most `limit` entries that say something to an officer."""
    where = [] if task_id is None else [HISTORY.c.seq.in_(_of_task(task_id))]
    found: list[HistoryEntry] = []
    with connection.execute(select(HISTORY).where(*where).order_by(HISTORY.c.seq.desc())) as result:
        for row in result.mappings():
            entry = translate.history_from(row)
            if entry.changes:
                found.append(entry)
            if len(found) >= limit:
                break
    return _with_numbers(connection, found)


def _of_task(task_id: TaskId) -> CompoundSelect[Any]:
    """What was written about a task, and what left it: a row names only the task it belongs to afterwards."""
    left = select(HISTORY.c.seq).where(
        literal_column("record = 'evidence' AND operation = 'update'"),
        literal_column("json_extract(changes, '$.task_id[0]')") == task_id,
    )
    return select(HISTORY.c.seq).where(HISTORY.c.task_id == task_id).union(left)


def _with_numbers(connection: Connection, entries: Sequence[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    """Which task a file came from and went to, by official numbers."""
    moved = {c for e in entries if e.record == "evidence" for c in e.changes if c.field == "task_id"}
    if not moved:
        return tuple(entries)
    asked = {c.old for c in moved} | {c.new for c in moved}
    found = connection.execute(select(TASK.c.id, TASK.c.number).where(TASK.c.id.in_(asked)))
    numbers = {row.id: row.number for row in found}
    told = {c: replace(c, old=numbers.get(c.old, ""), new=numbers.get(c.new, "")) for c in moved}
    return tuple(replace(e, changes=tuple(told.get(c, c) for c in e.changes)) for e in entries)


def complaints(connection: Connection) -> tuple[Complaint, ...]:
    """Complaints in the lists, oldest first."""
    rows = connection.execute(select(COMPLAINT).where(COMPLAINT.c.removed_at.is_(None)).order_by(COMPLAINT.c.key))
    return tuple(map(translate.complaint_from, rows.mappings()))


def sources(connection: Connection) -> tuple[SourceDocument, ...]:
    """The papers tasks came from, newest first."""
    rows = connection.execute(select(SOURCE).order_by(SOURCE.c.key.desc())).mappings()
    return tuple(map(translate.source_from, rows))


def batches(connection: Connection) -> tuple[ImportBatch, ...]:
    """Imports, newest first; also those taken back."""
    rows = connection.execute(select(IMPORT_BATCH).order_by(IMPORT_BATCH.c.key.desc())).mappings()
    return tuple(map(translate.batch_from, rows))
