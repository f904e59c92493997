"""Warnings."""

from __future__ import annotations

from datetime import date

from dujiao_desktop.domain.identity import TaskId, WarningId
from dujiao_desktop.domain.warning import WarningLevel, WarningRecord
from dujiao_desktop.store.translate.values import Row, Values, day_from, iso, moment_from, officer_id_from


def warning_values(warning: WarningRecord) -> Values:
    """The row of a warning."""
    return {
        "id": warning.id,
        "task_id": warning.task_id,
        "level": warning.level.value,
        "reason": warning.reason,
        "since": warning.since.isoformat(),
        "number": warning.number,
        "set_by": warning.set_by,
        "set_at": iso(warning.set_at),
        "lifted_on": iso(warning.lifted_on),
        "lift_reason": warning.lift_reason,
        "lifted_by": warning.lifted_by,
    }


def warning_from(row: Row) -> WarningRecord:
    """A warning from its row."""
    return WarningRecord(
        id=WarningId(row["id"]),
        task_id=TaskId(row["task_id"]),
        level=WarningLevel(row["level"]),
        reason=row["reason"],
        since=date.fromisoformat(row["since"]),
        number=row["number"],
        set_by=officer_id_from(row["set_by"]),
        set_at=moment_from(row["set_at"]),
        lifted_on=day_from(row["lifted_on"]),
        lift_reason=row["lift_reason"],
        lifted_by=officer_id_from(row["lifted_by"]),
    )
