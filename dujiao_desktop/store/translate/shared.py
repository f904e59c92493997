"""Parts, links, plans and goals in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dujiao_desktop.domain.identity import EvidenceId, IndicatorId, IndicatorReadingId, LinkId, PartId, PlanId, TaskId
from dujiao_desktop.domain.indicator import Direction, Indicator, IndicatorReading, Scale
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.domain.plan import Plan, YearShare
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.task_link import LinkKind, TaskLink
from dujiao_desktop.store.translate.values import (
    Row,
    Values,
    day_from,
    iso,
    list_text,
    stamp_from,
    stamp_values,
    words_list,
)


def part_values(part: Part) -> Values:
    """The row of a part."""
    return {
        "id": part.id,
        "task_id": part.task_id,
        "seq": part.seq,
        "name": part.name,
        "unit": part.unit,
        "person": part.person,
        "done_on": iso(part.done_on),
        "note": part.note,
        **stamp_values(part.stamp),
    }


def part_from(row: Row) -> Part:
    """A part from its row."""
    return Part(
        id=PartId(row["id"]),
        task_id=TaskId(row["task_id"]),
        seq=row["seq"],
        name=row["name"],
        unit=row["unit"],
        person=row["person"],
        done_on=day_from(row["done_on"]),
        note=row["note"],
        stamp=stamp_from(row),
    )


def link_values(link: TaskLink) -> Values:
    """The row of one side of a link."""
    return {
        "id": link.id,
        "task_id": link.task_id,
        "other_id": link.other_id,
        "kind": link.kind.value,
        "number": link.number,
    }


def link_from(row: Row) -> TaskLink:
    """One side of a link, from its row joined with the other task's."""
    return TaskLink(
        id=LinkId(row["id"]),
        task_id=TaskId(row["task_id"]),
        other_id=TaskId(row["other_id"]),
        kind=LinkKind(row["kind"]),
        number=row["number"],
        problem_text=row["problem_text"],
        closeout_status=CloseoutStatus(row["closeout_status"]),
    )


def plan_values(plan: Plan) -> Values:
    """The row of a plan."""
    return {
        "id": plan.id,
        "title": plan.title,
        "doc_no": plan.doc_no,
        "issuer": plan.issuer,
        "issued_on": iso(plan.issued_on),
        "total": plan.total,
        "shares": list_text([f"{s.year}={s.count}" for s in plan.shares]),
        "file_name": plan.file_name,
        "sha256": plan.sha256,
        "note": plan.note,
        **stamp_values(plan.stamp),
    }


def plan_from(row: Row) -> Plan:
    """A plan from its row."""
    return Plan(
        id=PlanId(row["id"]),
        title=row["title"],
        doc_no=row["doc_no"],
        issuer=row["issuer"],
        issued_on=day_from(row["issued_on"]),
        total=row["total"],
        shares=tuple(_share(text) for text in words_list(row["shares"])),
        file_name=row["file_name"],
        sha256=row["sha256"],
        note=row["note"],
        stamp=stamp_from(row),
    )


def _share(text: str) -> YearShare:
    year, _, count = text.partition("=")
    return YearShare(int(year), int(count))


def indicator_values(indicator: Indicator) -> Values:
    """The row of an indicator, without its readings."""
    return {
        "id": indicator.id,
        "task_id": indicator.task_id,
        "name": indicator.name,
        "unit": indicator.unit,
        "scale": indicator.scale.value,
        "direction": indicator.direction.value,
        "baseline": indicator.baseline,
        "baseline_on": iso(indicator.baseline_on),
        "target": indicator.target,
        **stamp_values(indicator.stamp),
    }


def indicator_from(row: Row, readings: Iterable[IndicatorReading]) -> Indicator:
    """An indicator from its row; the readings come in their order."""
    return Indicator(
        id=IndicatorId(row["id"]),
        task_id=TaskId(row["task_id"]),
        name=row["name"],
        target=row["target"],
        direction=Direction(row["direction"]),
        unit=row["unit"],
        scale=Scale(row["scale"]),
        baseline=row["baseline"],
        baseline_on=day_from(row["baseline_on"]),
        readings=tuple(readings),
        stamp=stamp_from(row),
    )


def indicator_reading_values(indicator: Indicator, reading: IndicatorReading) -> Values:
    """The row of one reading of `indicator`."""
    return {
        "id": reading.id,
        "indicator_id": indicator.id,
        "task_id": indicator.task_id,
        "name": indicator.name,
        "value": reading.value,
        "on": reading.on.isoformat(),
        "note": reading.note,
        "evidence_id": reading.evidence_id,
        **stamp_values(reading.stamp),
    }


def indicator_reading_from(row: Row) -> IndicatorReading:
    """A reading from its row."""
    return IndicatorReading(
        id=IndicatorReadingId(row["id"]),
        value=row["value"],
        on=date.fromisoformat(row["on"]),
        note=row["note"],
        evidence_id=None if row["evidence_id"] is None else EvidenceId(row["evidence_id"]),
        stamp=stamp_from(row),
    )
