"""Rows to the domain's values and back; the one place that knows both.

A row going in is a dictionary by column name; a row coming out is anything that can be asked by column name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeAlias

from dujiao_desktop.domain.closeout import Conclusion, ReturnRecord, StepRecord
from dujiao_desktop.domain.complaint import Complaint, ComplaintStatus, Truth
from dujiao_desktop.domain.deadlines import Deadline, DeadlineKind
from dujiao_desktop.domain.dossier import DossierKind, DossierRecord
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind, PhotoFacts, TakenBy
from dujiao_desktop.domain.history import FieldChange, HistoryEntry
from dujiao_desktop.domain.identity import (
    BatchId,
    ComplaintId,
    DossierId,
    EvidenceId,
    MeasureId,
    OfficerId,
    ProgressId,
    SourceId,
    StepRecordId,
    TaskId,
)
from dujiao_desktop.domain.import_batch import ImportBatch
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.officer import Officer, OfficerRole
from dujiao_desktop.domain.progress import PeriodKind, ProgressEntry
from dujiao_desktop.domain.reading import RowFate, SourceRow
from dujiao_desktop.domain.task import (
    CloseoutStatus,
    PersonRole,
    ProgressStatus,
    Secrecy,
    SourceDocument,
    Stamp,
    Task,
    TaskKind,
    TaskPerson,
    TaskUnit,
    UnitRole,
)
from dujiao_desktop.store.ordering import number_key

# Values as the driver gives them: text, whole and real numbers, or None; the columns say which.
Row: TypeAlias = Mapping[Any, Any]
Values: TypeAlias = dict[str, Any]

# Identities, counters and derived columns: kept by the store itself, no news to an officer.
_BOOKKEEPING = frozenset(
    "key id task_id step_id batch_id position number_key origin revision base_revision created_at updated_at state".split()
)
_LISTS = frozenset({"classes", "nine_gov", "responsible_units", "people", "units"})


# --- small parts ---------------------------------------------------------------------------------------------------


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _iso(value: date | datetime | None) -> str | None:
    return None if value is None else value.isoformat()


def words_list(text: str) -> tuple[str, ...]:
    """Words kept as a JSON array."""
    return () if text == "[]" else tuple(json.loads(text))


def _list_text(words: Sequence[str]) -> str:
    return json.dumps(words, ensure_ascii=False) if words else "[]"


def deadline_from(row: Row, prefix: str = "deadline") -> Deadline:
    """A deadline from its four columns."""
    kind = DeadlineKind(row[f"{prefix}_kind"])
    return Deadline(row[f"{prefix}_text"], kind, _day(row[f"{prefix}_start"]), _day(row[f"{prefix}_end"]))


def _deadline_values(deadline: Deadline, prefix: str = "deadline") -> Values:
    return {
        f"{prefix}_text": deadline.text,
        f"{prefix}_kind": deadline.kind.value,
        f"{prefix}_start": _iso(deadline.start),
        f"{prefix}_end": _iso(deadline.end),
    }


def _stamp_from(row: Row) -> Stamp:
    return Stamp(row["origin"], row["revision"], row["base_revision"])


def _stamp_values(stamp: Stamp) -> Values:
    return {"origin": stamp.origin, "revision": stamp.revision, "base_revision": stamp.base_revision}


# --- tasks ---------------------------------------------------------------------------------------------------------


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
        "classes": _list_text(task.classes),
        "nine_gov": _list_text(task.nine_gov),
        "common": None if task.common is None else int(task.common),
        **_deadline_values(task.deadline),
        **_deadline_values(task.original_deadline, "original_deadline"),
        "progress_status": task.progress_status.value,
        "status_text": task.status_text,
        "is_long_term": int(task.is_long_term),
        "closeout_status": task.closeout_status.value,
        "secrecy": task.secrecy.value,
        "cut_off": int(task.cut_off),
        "note": task.note,
        **_stamp_values(task.stamp),
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
        created_at=_moment(row["created_at"]),
        updated_at=_moment(row["updated_at"]),
        stamp=_stamp_from(row),
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
            "responsible_units": _list_text(m.responsible_units),
            **_deadline_values(m.deadline),
            "result_text": m.result_text,
            "done_on": _iso(m.done_on),
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
        done_on=_day(row["done_on"]),
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
        "issued_on": _iso(source.issued_on),
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
        issued_on=_day(row["issued_on"]),
        file_name=row["file_name"],
        sha256=row["sha256"],
    )


# --- progress and evidence -----------------------------------------------------------------------------------------


def progress_values(entry: ProgressEntry) -> Values:
    """The row of a progress entry."""
    return {
        "id": entry.id,
        "task_id": entry.task_id,
        "as_of": entry.as_of.isoformat(),
        "text": entry.text,
        "status": entry.status.value,
        "period": entry.period.value,
        "problem": entry.problem,
        "next_step": entry.next_step,
        "entered_by": entry.entered_by,
        "entered_at": _iso(entry.entered_at),
        **_stamp_values(entry.stamp),
    }


def progress_from(row: Row) -> ProgressEntry:
    """A progress entry from its row."""
    return ProgressEntry(
        id=ProgressId(row["id"]),
        task_id=TaskId(row["task_id"]),
        as_of=date.fromisoformat(row["as_of"]),
        text=row["text"],
        status=ProgressStatus(row["status"]),
        period=PeriodKind(row["period"]),
        problem=row["problem"],
        next_step=row["next_step"],
        entered_by=_officer_id(row["entered_by"]),
        entered_at=_moment(row["entered_at"]),
        stamp=_stamp_from(row),
    )


def evidence_values(item: EvidenceItem) -> Values:
    """The row of an evidence item."""
    photo = item.photo
    return {
        "id": item.id,
        "task_id": item.task_id,
        "kind": item.kind.value,
        "file_name": item.file_name,
        "media_type": item.media_type,
        "size_bytes": item.size_bytes,
        "sha256": item.sha256,
        "order": item.order,
        "caption": item.caption,
        "measure_seq": item.measure_seq,
        "step": item.step,
        "destination": item.destination.value,
        "taken_at": _iso(item.taken_at),
        "taken_by": item.taken_by.value,
        "place": item.place,
        "photographer": item.photographer,
        "formed_on": _iso(item.formed_on),
        "issuer": item.issuer,
        "doc_no": item.doc_no,
        "pages": item.pages,
        "copies": item.copies,
        "is_original": int(item.is_original),
        "secrecy": item.secrecy.value,
        "photo_width_px": photo and photo.width_px,
        "photo_height_px": photo and photo.height_px,
        "photo_orientation": photo and photo.orientation,
        "photo_device": photo and photo.device,
        "photo_latitude": photo and photo.latitude,
        "photo_longitude": photo and photo.longitude,
        "added_by": item.added_by,
        "added_at": _iso(item.added_at),
        **_stamp_values(item.stamp),
    }


def evidence_from(row: Row) -> EvidenceItem:
    """An evidence item from its row."""
    return EvidenceItem(
        id=EvidenceId(row["id"]),
        task_id=TaskId(row["task_id"]),
        kind=EvidenceKind(row["kind"]),
        file_name=row["file_name"],
        media_type=row["media_type"],
        size_bytes=row["size_bytes"],
        sha256=row["sha256"],
        order=row["order"],
        caption=row["caption"],
        measure_seq=row["measure_seq"],
        step=row["step"],
        destination=Destination(row["destination"]),
        taken_at=_moment(row["taken_at"]),
        taken_by=TakenBy(row["taken_by"]),
        place=row["place"],
        photographer=row["photographer"],
        formed_on=_day(row["formed_on"]),
        issuer=row["issuer"],
        doc_no=row["doc_no"],
        pages=row["pages"],
        copies=row["copies"],
        is_original=bool(row["is_original"]),
        secrecy=Secrecy(row["secrecy"]),
        photo=_photo_from(row),
        added_by=_officer_id(row["added_by"]),
        added_at=_moment(row["added_at"]),
        stamp=_stamp_from(row),
    )


def _photo_from(row: Row) -> PhotoFacts | None:
    if row["photo_width_px"] is None:
        return None
    return PhotoFacts(
        width_px=row["photo_width_px"],
        height_px=row["photo_height_px"],
        orientation=row["photo_orientation"],
        device=row["photo_device"] or "",
        latitude=row["photo_latitude"],
        longitude=row["photo_longitude"],
    )


# --- close-out -----------------------------------------------------------------------------------------------------


def step_values(task_id: TaskId, round_number: int, position: int, record: StepRecord) -> Values:
    """The row of a step record; its scans have rows of their own."""
    return {
        "id": record.id,
        "task_id": task_id,
        "round": round_number,
        "position": position,
        "step": record.step,
        "happened_on": record.happened_on.isoformat(),
        "unit": record.unit,
        "people": _list_text(record.people),
        "conclusion": None if record.conclusion is None else record.conclusion.value,
        "opinion": record.opinion,
        "place": record.place,
        "period_from": _iso(record.period_from),
        "period_to": _iso(record.period_to),
        "medium": record.medium,
        "url": record.url,
        "number": record.number,
        "backfilled_from": record.backfilled_from,
        "entered_by": record.entered_by,
        "entered_at": _iso(record.entered_at),
    }


def step_from(row: Row, scans: Iterable[str]) -> StepRecord:
    """A step record from its row and the identities of its scans."""
    return StepRecord(
        id=StepRecordId(row["id"]),
        step=row["step"],
        happened_on=date.fromisoformat(row["happened_on"]),
        unit=row["unit"],
        people=words_list(row["people"]),
        conclusion=None if row["conclusion"] is None else Conclusion(row["conclusion"]),
        opinion=row["opinion"],
        place=row["place"],
        period_from=_day(row["period_from"]),
        period_to=_day(row["period_to"]),
        medium=row["medium"],
        url=row["url"],
        number=row["number"],
        backfilled_from=row["backfilled_from"],
        scans=tuple(map(EvidenceId, scans)),
        entered_by=_officer_id(row["entered_by"]),
        entered_at=_moment(row["entered_at"]),
    )


def return_values(task_id: TaskId, round_number: int, record: ReturnRecord) -> Values:
    """The row of a return."""
    return {
        "id": record.id,
        "task_id": task_id,
        "round": round_number,
        "step": record.step,
        "reason": record.reason,
        "demand": record.demand,
        "returned_on": record.returned_on.isoformat(),
        "due_on": _iso(record.due_on),
        "unit": record.unit,
        "entered_by": record.entered_by,
        "entered_at": _iso(record.entered_at),
    }


def return_from(row: Row) -> ReturnRecord:
    """A return from its row."""
    return ReturnRecord(
        id=StepRecordId(row["id"]),
        step=row["step"],
        reason=row["reason"],
        demand=row["demand"],
        returned_on=date.fromisoformat(row["returned_on"]),
        due_on=_day(row["due_on"]),
        unit=row["unit"],
        entered_by=_officer_id(row["entered_by"]),
        entered_at=_moment(row["entered_at"]),
    )


# --- people, complaints, imports, dossiers --------------------------------------------------------------------------


def _officer_id(text: str | None) -> OfficerId | None:
    return None if text is None else OfficerId(text)


def officer_values(officer: Officer) -> Values:
    """The row of an officer."""
    return {
        "id": officer.id,
        "name": officer.name,
        "role": officer.role.value,
        "post": officer.post,
        "phone": officer.phone,
        "active": int(officer.active),
    }


def officer_from(row: Row) -> Officer:
    """An officer from its row."""
    role = OfficerRole(row["role"])
    return Officer(OfficerId(row["id"]), row["name"], role, row["post"], row["phone"], bool(row["active"]))


def complaint_values(complaint: Complaint) -> Values:
    """The row of a complaint."""
    return {
        "id": complaint.id,
        "acceptance_no": complaint.acceptance_no,
        "content": complaint.content,
        "is_key_case": int(complaint.is_key_case),
        "channel": complaint.channel,
        "round": complaint.round,
        "batch": complaint.batch,
        "received_on": _iso(complaint.received_on),
        "due_on": _iso(complaint.due_on),
        "region": complaint.region,
        "address": complaint.address,
        "classes": _list_text(complaint.classes),
        "units": _list_text(complaint.units),
        "truth": complaint.truth.value,
        "investigation": complaint.investigation,
        "handling": complaint.handling,
        "accountability": complaint.accountability,
        "status": complaint.status.value,
        "closed_on": _iso(complaint.closed_on),
        "repeat_of": complaint.repeat_of,
        "source_id": complaint.source_id,
        "batch_id": complaint.batch_id,
        "note": complaint.note,
        **_stamp_values(complaint.stamp),
    }


def complaint_from(row: Row) -> Complaint:
    """A complaint from its row."""
    return Complaint(
        id=ComplaintId(row["id"]),
        acceptance_no=row["acceptance_no"],
        content=row["content"],
        is_key_case=bool(row["is_key_case"]),
        channel=row["channel"],
        round=row["round"],
        batch=row["batch"],
        received_on=_day(row["received_on"]),
        due_on=_day(row["due_on"]),
        region=row["region"],
        address=row["address"],
        classes=words_list(row["classes"]),
        units=words_list(row["units"]),
        truth=Truth(row["truth"]),
        investigation=row["investigation"],
        handling=row["handling"],
        accountability=row["accountability"],
        status=ComplaintStatus(row["status"]),
        closed_on=_day(row["closed_on"]),
        repeat_of=row["repeat_of"],
        source_id=None if row["source_id"] is None else SourceId(row["source_id"]),
        batch_id=None if row["batch_id"] is None else BatchId(row["batch_id"]),
        note=row["note"],
        created_at=_moment(row["created_at"]),
        updated_at=_moment(row["updated_at"]),
        stamp=_stamp_from(row),
    )


def batch_values(batch: ImportBatch) -> Values:
    """The row of an import."""
    return {
        "id": batch.id,
        "source_id": batch.source_id,
        "file_name": batch.file_name,
        "sha256": batch.sha256,
        "imported": batch.imported,
        "updated": batch.updated,
        "unchanged": batch.unchanged,
        "imported_by": batch.imported_by,
        "imported_at": batch.imported_at.isoformat(),
        "undone_at": _iso(batch.undone_at),
    }


def batch_from(row: Row) -> ImportBatch:
    """An import from its row."""
    return ImportBatch(
        id=BatchId(row["id"]),
        source_id=SourceId(row["source_id"]),
        file_name=row["file_name"],
        sha256=row["sha256"],
        imported=row["imported"],
        updated=row["updated"],
        unchanged=row["unchanged"],
        imported_by=_officer_id(row["imported_by"]),
        imported_at=datetime.fromisoformat(row["imported_at"]),
        undone_at=_moment(row["undone_at"]),
    )


def batch_row_values(batch_id: BatchId, row: SourceRow) -> Values:
    """One row of an imported source."""
    return {
        "batch_id": batch_id,
        "where": row.where,
        "text": row.text,
        "fate": row.fate.value,
        "reason": row.reason,
        "draft": row.draft,
    }


def batch_row_from(row: Row) -> SourceRow:
    """One row of an imported source, as it was read."""
    return SourceRow(row["where"], row["text"], RowFate(row["fate"]), row["reason"], row["draft"])


def dossier_values(record: DossierRecord) -> Values:
    """The row of a dossier that was made."""
    return {
        "id": record.id,
        "task_id": record.task_id,
        "round": record.round,
        "made_at": record.made_at.isoformat(),
        "made_by": record.made_by,
        "file_name": record.file_name,
        "sha256": record.sha256,
        "state_digest": record.state_digest,
        "rule_pack": record.rule_pack,
        "kind": record.kind.value,
    }


def dossier_from(row: Row) -> DossierRecord:
    """A dossier that was made, from its row."""
    return DossierRecord(
        id=DossierId(row["id"]),
        task_id=TaskId(row["task_id"]),
        round=row["round"],
        made_at=datetime.fromisoformat(row["made_at"]),
        made_by=row["made_by"],
        file_name=row["file_name"],
        sha256=row["sha256"],
        state_digest=row["state_digest"],
        rule_pack=row["rule_pack"],
        kind=DossierKind(row["kind"]),
    )


# --- history -------------------------------------------------------------------------------------------------------


def history_from(row: Row) -> HistoryEntry:
    """A history entry without the store's own counters; its changes may be empty, then it is no news."""
    changes = json.loads(row["changes"])
    return HistoryEntry(
        seq=row["seq"],
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        action=row["action"],
        record=row["record"],
        record_id=row["record_id"],
        operation=row["operation"],
        task_id=None if row["task_id"] is None else TaskId(row["task_id"]),
        changes=tuple(
            FieldChange(field, _shown(field, old), _shown(field, new))
            for field, (old, new) in changes.items()
            if field not in _BOOKKEEPING
        ),
        act=row["act"],
    )


def _shown(field: str, value: str | float | None) -> str:
    if value is None:
        return ""
    return "、".join(json.loads(str(value))) if field in _LISTS else str(value)
