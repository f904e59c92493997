"""Close-outs and the dossiers made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from dujiao_desktop.domain.closeout import Conclusion, Reopening, ReturnRecord, Round, StepRecord
from dujiao_desktop.domain.dossier import DossierKind, DossierRecord
from dujiao_desktop.domain.identity import DossierId, EvidenceId, StepRecordId, TaskId
from dujiao_desktop.domain.step_content import ArchiveFacts, MeasureFinding, Objection
from dujiao_desktop.store.translate.values import (
    Row,
    Values,
    day_from,
    iso,
    list_text,
    moment_from,
    officer_id_from,
    words_list,
)


def round_values(task_id: TaskId, round_: Round) -> Values:
    """The row of a round; its records have rows of their own."""
    return {
        "task_id": task_id,
        "number": round_.number,
        "pack": round_.pack,
        "unconfirmed": list_text(round_.unconfirmed),
        "reopen_reason": round_.reopening.reason if round_.reopening else "",
        "reopened_on": iso(round_.reopening.reopened_on if round_.reopening else None),
    }


def round_from(row: Row, records: Sequence[StepRecord], returned: ReturnRecord | None) -> Round:
    """A round from its row and what belongs to it."""
    reopened = day_from(row["reopened_on"])
    return Round(
        number=row["number"],
        records=tuple(records),
        returned=returned,
        pack=row["pack"],
        unconfirmed=words_list(row["unconfirmed"]),
        reopening=Reopening(row["reopen_reason"], reopened) if reopened else None,
    )


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
        "people": list_text(record.people),
        "signed_on": list_text([day.isoformat() for day in record.signed_on]),
        "conclusion": None if record.conclusion is None else record.conclusion.value,
        "opinion": record.opinion,
        "place": record.place,
        "period_from": iso(record.period_from),
        "period_to": iso(record.period_to),
        "medium": record.medium,
        "url": record.url,
        "number": record.number,
        "findings": _objects({"seq": f.seq, "carried_out": f.carried_out, "text": f.text} for f in record.findings),
        "demands": record.demands,
        "notice_text": record.notice_text,
        "objections": _objects(
            {"received_on": iso(o.received_on), "text": o.text, "answer": o.answer, "answered_on": iso(o.answered_on)}
            for o in record.objections
        ),
        "archive_fonds": record.archive.fonds,
        "archive_category": record.archive.category,
        "archive_year": record.archive.year,
        "archive_retention": record.archive.retention,
        "archive_section": record.archive.section,
        "archive_item_no": record.archive.item_no,
        "archive_pages": record.archive.pages,
        "backfilled_from": record.backfilled_from,
        "entered_by": record.entered_by,
        "entered_at": iso(record.entered_at),
    }


def step_from(row: Row, scans: Iterable[str]) -> StepRecord:
    """A step record from its row and the identities of its scans."""
    return StepRecord(
        id=StepRecordId(row["id"]),
        step=row["step"],
        happened_on=date.fromisoformat(row["happened_on"]),
        unit=row["unit"],
        people=words_list(row["people"]),
        signed_on=tuple(map(date.fromisoformat, words_list(row["signed_on"]))),
        conclusion=None if row["conclusion"] is None else Conclusion(row["conclusion"]),
        opinion=row["opinion"],
        place=row["place"],
        period_from=day_from(row["period_from"]),
        period_to=day_from(row["period_to"]),
        medium=row["medium"],
        url=row["url"],
        number=row["number"],
        findings=tuple(MeasureFinding(**one) for one in json.loads(row["findings"])),
        demands=row["demands"],
        notice_text=row["notice_text"],
        objections=tuple(
            Objection(
                received_on=date.fromisoformat(one["received_on"]),
                text=one["text"],
                answer=one["answer"],
                answered_on=day_from(one["answered_on"]),
            )
            for one in json.loads(row["objections"])
        ),
        archive=archive_from(row),
        backfilled_from=row["backfilled_from"],
        scans=tuple(map(EvidenceId, scans)),
        entered_by=officer_id_from(row["entered_by"]),
        entered_at=moment_from(row["entered_at"]),
    )


def archive_from(row: Row) -> ArchiveFacts:
    """Parts of an archive number from the row of a step record."""
    return ArchiveFacts(
        fonds=row["archive_fonds"],
        category=row["archive_category"],
        year=row["archive_year"],
        retention=row["archive_retention"],
        section=row["archive_section"],
        item_no=row["archive_item_no"],
        pages=row["archive_pages"],
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
        "due_on": iso(record.due_on),
        "unit": record.unit,
        "items": list_text(record.items),
        "entered_by": record.entered_by,
        "entered_at": iso(record.entered_at),
    }


def return_from(row: Row) -> ReturnRecord:
    """A return from its row."""
    return ReturnRecord(
        id=StepRecordId(row["id"]),
        step=row["step"],
        reason=row["reason"],
        demand=row["demand"],
        returned_on=date.fromisoformat(row["returned_on"]),
        due_on=day_from(row["due_on"]),
        unit=row["unit"],
        items=words_list(row["items"]),
        entered_by=officer_id_from(row["entered_by"]),
        entered_at=moment_from(row["entered_at"]),
    )


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
        "pages": record.pages,
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
        pages=row["pages"],
    )


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _objects(many: Iterable[Values]) -> str:
    return _encode(list(many))
