"""Close-outs and the dossiers made of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from dujiao_desktop.domain.closeout import Conclusion, ReturnRecord, StepRecord
from dujiao_desktop.domain.dossier import DossierKind, DossierRecord
from dujiao_desktop.domain.identity import DossierId, EvidenceId, StepRecordId, TaskId
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
        "conclusion": None if record.conclusion is None else record.conclusion.value,
        "opinion": record.opinion,
        "place": record.place,
        "period_from": iso(record.period_from),
        "period_to": iso(record.period_to),
        "medium": record.medium,
        "url": record.url,
        "number": record.number,
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
        conclusion=None if row["conclusion"] is None else Conclusion(row["conclusion"]),
        opinion=row["opinion"],
        place=row["place"],
        period_from=day_from(row["period_from"]),
        period_to=day_from(row["period_to"]),
        medium=row["medium"],
        url=row["url"],
        number=row["number"],
        backfilled_from=row["backfilled_from"],
        scans=tuple(map(EvidenceId, scans)),
        entered_by=officer_id_from(row["entered_by"]),
        entered_at=moment_from(row["entered_at"]),
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
