"""Progress and evidence."""

from __future__ import annotations

from datetime import date

from dujiao_desktop.domain.evidence import INBOX, Destination, EvidenceItem, EvidenceKind, PhotoFacts, TakenBy
from dujiao_desktop.domain.identity import EvidenceId, ProgressId, TaskId
from dujiao_desktop.domain.progress import PeriodKind, ProgressEntry
from dujiao_desktop.domain.task import ProgressStatus, Secrecy
from dujiao_desktop.store.translate.values import (
    Row,
    Values,
    day_from,
    iso,
    moment_from,
    officer_id_from,
    stamp_from,
    stamp_values,
)


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
        "entered_at": iso(entry.entered_at),
        **stamp_values(entry.stamp),
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
        entered_by=officer_id_from(row["entered_by"]),
        entered_at=moment_from(row["entered_at"]),
        stamp=stamp_from(row),
    )


def evidence_values(item: EvidenceItem) -> Values:
    """The row of an evidence item."""
    photo = item.photo
    return {
        "id": item.id,
        "task_id": item.task_id or None,
        "kind": item.kind.value,
        "file_name": item.file_name,
        "media_type": item.media_type,
        "size_bytes": item.size_bytes,
        "sha256": item.sha256,
        "order": item.order,
        "caption": item.caption,
        "measure_seq": item.measure_seq,
        "part_seq": item.part_seq,
        "step": item.step,
        "destination": item.destination.value,
        "taken_at": iso(item.taken_at),
        "taken_by": item.taken_by.value,
        "place": item.place,
        "photographer": item.photographer,
        "formed_on": iso(item.formed_on),
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
        "photo_software": photo and photo.software,
        "photo_changed_at": photo and iso(photo.changed_at),
        "photo_taken_at": photo and iso(photo.taken_at),
        "replaced_by": item.replaced_by,
        "added_by": item.added_by,
        "added_at": iso(item.added_at),
        **stamp_values(item.stamp),
    }


def evidence_from(row: Row) -> EvidenceItem:
    """An evidence item from its row."""
    return EvidenceItem(
        id=EvidenceId(row["id"]),
        task_id=TaskId(row["task_id"] or INBOX),
        kind=EvidenceKind(row["kind"]),
        file_name=row["file_name"],
        media_type=row["media_type"],
        size_bytes=row["size_bytes"],
        sha256=row["sha256"],
        order=row["order"],
        caption=row["caption"],
        measure_seq=row["measure_seq"],
        part_seq=row["part_seq"],
        step=row["step"],
        destination=Destination(row["destination"]),
        taken_at=moment_from(row["taken_at"]),
        taken_by=TakenBy(row["taken_by"]),
        place=row["place"],
        photographer=row["photographer"],
        formed_on=day_from(row["formed_on"]),
        issuer=row["issuer"],
        doc_no=row["doc_no"],
        pages=row["pages"],
        copies=row["copies"],
        is_original=bool(row["is_original"]),
        secrecy=Secrecy(row["secrecy"]),
        photo=_photo_from(row),
        replaced_by=EvidenceId(row["replaced_by"]) if row["replaced_by"] else None,
        added_by=officer_id_from(row["added_by"]),
        added_at=moment_from(row["added_at"]),
        stamp=stamp_from(row),
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
        software=row["photo_software"] or "",
        changed_at=moment_from(row["photo_changed_at"]),
        taken_at=moment_from(row["photo_taken_at"]),
    )
