"""People, complaints, imports."""

from __future__ import annotations

from datetime import datetime

from dujiao_desktop.domain.complaint import Complaint, ComplaintStatus, Truth
from dujiao_desktop.domain.identity import BatchId, ComplaintId, OfficerId, SourceId
from dujiao_desktop.domain.import_batch import ImportBatch
from dujiao_desktop.domain.officer import Officer, OfficerRole
from dujiao_desktop.domain.reading import SourceRow
from dujiao_desktop.store.translate.values import (
    Row,
    Values,
    day_from,
    iso,
    list_text,
    moment_from,
    officer_id_from,
    stamp_from,
    stamp_values,
    words_list,
)


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
        "received_on": iso(complaint.received_on),
        "due_on": iso(complaint.due_on),
        "region": complaint.region,
        "address": complaint.address,
        "classes": list_text(complaint.classes),
        "units": list_text(complaint.units),
        "truth": complaint.truth.value,
        "investigation": complaint.investigation,
        "handling": complaint.handling,
        "accountability": complaint.accountability,
        "status": complaint.status.value,
        "closed_on": iso(complaint.closed_on),
        "repeat_of": complaint.repeat_of,
        "source_id": complaint.source_id,
        "batch_id": complaint.batch_id,
        "note": complaint.note,
        **stamp_values(complaint.stamp),
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
        received_on=day_from(row["received_on"]),
        due_on=day_from(row["due_on"]),
        region=row["region"],
        address=row["address"],
        classes=words_list(row["classes"]),
        units=words_list(row["units"]),
        truth=Truth(row["truth"]),
        investigation=row["investigation"],
        handling=row["handling"],
        accountability=row["accountability"],
        status=ComplaintStatus(row["status"]),
        closed_on=day_from(row["closed_on"]),
        repeat_of=row["repeat_of"],
        source_id=None if row["source_id"] is None else SourceId(row["source_id"]),
        batch_id=None if row["batch_id"] is None else BatchId(row["batch_id"]),
        note=row["note"],
        created_at=moment_from(row["created_at"]),
        updated_at=moment_from(row["updated_at"]),
        stamp=stamp_from(row),
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
        "undone_at": iso(batch.undone_at),
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
        imported_by=officer_id_from(row["imported_by"]),
        imported_at=datetime.fromisoformat(row["imported_at"]),
        undone_at=moment_from(row["undone_at"]),
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
