"""Tasks, their measures and sources."""

from __future__ import annotations

from collections.abc import Iterable

from dujiao_desktop.domain.identity import BatchId, MeasureId, SourceId, TaskId
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.task import (
    CloseoutStatus,
    PersonRole,
    ProgressStatus,
    Secrecy,
    SourceDocument,
    Task,
    TaskKind,
    TaskPerson,
    TaskUnit,
    UnitRole,
)
from dujiao_desktop.store.ordering import number_key
from dujiao_desktop.store.translate.values import (
    Row,
    Values,
    day_from,
    deadline_from,
    deadline_values,
    iso,
    list_text,
    moment_from,
    stamp_from,
    stamp_values,
    words_list,
)


def task_values(task: Task) -> Values:
    """A task's own columns; its close-out status among them, which only a close-out may change later."""
    return {
        "id": task.id,
        "number": task.number,
        "number_key": number_key(task.number),
        "upper_number": task.upper_number,
        "source_id": task.source_id,
        "batch_id": task.batch_id,
        "chapter": task.chapter,
        "problem_text": task.problem_text,
        "goal": task.goal,
        "kind": task.kind.value,
        "classes": list_text(task.classes),
        "nine_gov": list_text(task.nine_gov),
        "common": None if task.common is None else int(task.common),
        **deadline_values(task.deadline),
        **deadline_values(task.original_deadline, "original_deadline"),
        "progress_status": task.progress_status.value,
        "status_text": task.status_text,
        "is_long_term": int(task.is_long_term),
        "closeout_status": task.closeout_status.value,
        "secrecy": task.secrecy.value,
        "cut_off": int(task.cut_off),
        "note": task.note,
        **stamp_values(task.stamp),
    }


def task_from(row: Row, units: Iterable[Row], persons: Iterable[Row], measures: Iterable[Row]) -> Task:
    """A task with all that belongs to it; the parts come in their order."""
    return Task(
        id=TaskId(row["id"]),
        number=row["number"],
        problem_text=row["problem_text"],
        upper_number=row["upper_number"],
        source_id=None if row["source_id"] is None else SourceId(row["source_id"]),
        batch_id=None if row["batch_id"] is None else BatchId(row["batch_id"]),
        chapter=row["chapter"],
        goal=row["goal"],
        kind=TaskKind(row["kind"]),
        classes=words_list(row["classes"]),
        nine_gov=words_list(row["nine_gov"]),
        common=None if row["common"] is None else bool(row["common"]),
        units=tuple(TaskUnit(UnitRole(u["role"]), u["name"], u["order"]) for u in units),
        persons=tuple(TaskPerson(PersonRole(p["role"]), p["name"], p["post"], p["phone"]) for p in persons),
        deadline=deadline_from(row),
        original_deadline=deadline_from(row, "original_deadline"),
        measures=tuple(map(measure_from, measures)),
        progress_status=ProgressStatus(row["progress_status"]),
        status_text=row["status_text"],
        is_long_term=bool(row["is_long_term"]),
        closeout_status=CloseoutStatus(row["closeout_status"]),
        secrecy=Secrecy(row["secrecy"]),
        cut_off=bool(row["cut_off"]),
        note=row["note"],
        created_at=moment_from(row["created_at"]),
        updated_at=moment_from(row["updated_at"]),
        stamp=stamp_from(row),
    )


def unit_values(task: Task) -> list[Values]:
    """One row per unit of a task."""
    return [
        {"task_id": task.id, "position": n, "role": u.role.value, "name": u.name, "order": u.order}
        for n, u in enumerate(task.units, 1)
    ]


def person_values(task: Task) -> list[Values]:
    """One row per person of a task."""
    return [
        {"task_id": task.id, "position": n, "role": p.role.value, "name": p.name, "post": p.post, "phone": p.phone}
        for n, p in enumerate(task.persons, 1)
    ]


def measure_values(task: Task) -> list[Values]:
    """One row per measure of a task."""
    return [
        {
            "id": m.id,
            "task_id": task.id,
            "seq": m.seq,
            "text": m.text,
            "responsible_units": list_text(m.responsible_units),
            **deadline_values(m.deadline),
            "result_text": m.result_text,
            "done_on": iso(m.done_on),
        }
        for m in task.measures
    ]


def measure_from(row: Row) -> Measure:
    """A measure from its row."""
    return Measure(
        id=MeasureId(row["id"]),
        seq=row["seq"],
        text=row["text"],
        responsible_units=words_list(row["responsible_units"]),
        deadline=deadline_from(row),
        result_text=row["result_text"],
        done_on=day_from(row["done_on"]),
    )


def source_values(source: SourceDocument) -> Values:
    """The row of a source document."""
    return {
        "id": source.id,
        "title": source.title,
        "doc_no": source.doc_no,
        "kind": source.kind,
        "round": source.round,
        "batch": source.batch,
        "issuer": source.issuer,
        "issued_on": iso(source.issued_on),
        "file_name": source.file_name,
        "sha256": source.sha256,
    }


def source_from(row: Row) -> SourceDocument:
    """A source document from its row."""
    return SourceDocument(
        id=SourceId(row["id"]),
        title=row["title"],
        doc_no=row["doc_no"],
        kind=row["kind"],
        round=row["round"],
        batch=row["batch"],
        issuer=row["issuer"],
        issued_on=day_from(row["issued_on"]),
        file_name=row["file_name"],
        sha256=row["sha256"],
    )
