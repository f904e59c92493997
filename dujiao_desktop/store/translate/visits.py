"""Extensions and visits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dujiao_desktop.domain.extension import Extension, ExtensionKind, ExtensionResult, LevelOpinion
from dujiao_desktop.domain.identity import EvidenceId, ExtensionId, TaskId, VisitId
from dujiao_desktop.domain.visit import Visit, VisitFile, VisitKind, VisitResult
from dujiao_desktop.store.translate.values import (
    Row,
    Values,
    day_from,
    deadline_from,
    deadline_values,
    iso,
    list_text,
    moment_from,
    officer_id_from,
    stamp_from,
    stamp_values,
    words_list,
)


def extension_values(extension: Extension) -> Values:
    """The row of an extension; its opinions and scans have rows of their own."""
    return {
        "id": extension.id,
        "task_id": extension.task_id,
        "kind": extension.kind.value,
        "reason": extension.reason,
        "applied_on": extension.applied_on.isoformat(),
        **deadline_values(extension.old_deadline, "old_deadline"),
        **deadline_values(extension.new_deadline, "new_deadline"),
        "levels": list_text(extension.levels),
        "result": extension.result.value,
        "decided_on": iso(extension.decided_on),
        "number": extension.number,
        "stage_goal": extension.stage_goal,
        "next_review_on": iso(extension.next_review_on),
        "final_on": iso(extension.final_on),
        "entered_by": extension.entered_by,
        "entered_at": iso(extension.entered_at),
        **stamp_values(extension.stamp),
    }


def opinion_values(extension: Extension) -> list[Values]:
    """One row per opinion of an extension."""
    return [
        {
            "extension_id": extension.id,
            "task_id": extension.task_id,
            "level": level,
            "agreed": int(o.agreed),
            "words": o.words,
            "who": o.who,
            "said_on": o.said_on.isoformat(),
        }
        for level, o in enumerate(extension.opinions, 1)
    ]


def extension_scan_values(extension: Extension) -> list[Values]:
    """One row per scan of an extension."""
    return [
        {"extension_id": extension.id, "task_id": extension.task_id, "evidence_id": scan, "order": n}
        for n, scan in enumerate(extension.scans, 1)
    ]


def extension_from(row: Row, opinions: Iterable[Row], scans: Iterable[Row]) -> Extension:
    """An extension from its row and what belongs to it, in order."""
    return Extension(
        id=ExtensionId(row["id"]),
        task_id=TaskId(row["task_id"]),
        kind=ExtensionKind(row["kind"]),
        reason=row["reason"],
        applied_on=date.fromisoformat(row["applied_on"]),
        old_deadline=deadline_from(row, "old_deadline"),
        new_deadline=deadline_from(row, "new_deadline"),
        levels=words_list(row["levels"]),
        opinions=tuple(
            LevelOpinion(bool(o["agreed"]), o["words"], o["who"], date.fromisoformat(o["said_on"])) for o in opinions
        ),
        result=ExtensionResult(row["result"]),
        decided_on=day_from(row["decided_on"]),
        number=row["number"],
        stage_goal=row["stage_goal"],
        next_review_on=day_from(row["next_review_on"]),
        final_on=day_from(row["final_on"]),
        scans=tuple(EvidenceId(s["evidence_id"]) for s in scans),
        entered_by=officer_id_from(row["entered_by"]),
        entered_at=moment_from(row["entered_at"]),
        stamp=stamp_from(row),
    )


def visit_values(visit: Visit) -> Values:
    """The row of a visit; its files have rows of their own."""
    return {
        "id": visit.id,
        "task_id": visit.task_id,
        "kind": visit.kind.value,
        "visited_on": visit.visited_on.isoformat(),
        "people": list_text(visit.people),
        "units": list_text(visit.units),
        "result": None if visit.result is None else visit.result.value,
        "text": visit.text,
        "next_on": iso(visit.next_on),
        "round": visit.round,
        "reopened": int(visit.reopened),
        "entered_by": visit.entered_by,
        "entered_at": iso(visit.entered_at),
        **stamp_values(visit.stamp),
    }


def visit_file_values(visit: Visit) -> list[Values]:
    """One row per file of a visit."""
    return [
        {
            "visit_id": visit.id,
            "task_id": visit.task_id,
            "evidence_id": file.evidence_id,
            "beside": file.beside,
            "order": n,
        }
        for n, file in enumerate(visit.files, 1)
    ]


def visit_from(row: Row, files: Iterable[Row]) -> Visit:
    """A visit from its row and its files, in order."""
    return Visit(
        id=VisitId(row["id"]),
        task_id=TaskId(row["task_id"]),
        kind=VisitKind(row["kind"]),
        visited_on=date.fromisoformat(row["visited_on"]),
        people=words_list(row["people"]),
        units=words_list(row["units"]),
        result=VisitResult(row["result"]) if row["result"] else None,
        text=row["text"],
        next_on=day_from(row["next_on"]),
        files=tuple(
            VisitFile(EvidenceId(f["evidence_id"]), EvidenceId(f["beside"]) if f["beside"] else None) for f in files
        ),
        round=row["round"],
        reopened=bool(row["reopened"]),
        entered_by=officer_id_from(row["entered_by"]),
        entered_at=moment_from(row["entered_at"]),
        stamp=stamp_from(row),
    )
