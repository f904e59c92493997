"""数值目标: a goal in numbers or water classes, and the values measured on the way to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import EvidenceId, IndicatorId, IndicatorReadingId, TaskId
from dujiao_desktop.domain.indicator import Direction, Indicator, IndicatorReading, Scale, read_value
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.usecases.edit_task import open_task

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class IndicatorEdit:
    """A goal as an officer types it; values are read, never guessed."""

    name: str
    target: str
    unit: str = ""
    scale: Scale = Scale.NUMBER
    direction: Direction = Direction.AT_MOST
    baseline: str = ""
    baseline_on: date | None = None

    @classmethod
    def of(cls, indicator: Indicator) -> IndicatorEdit:
        """The edit that changes nothing; a form starts from it."""
        return cls(
            indicator.name,
            indicator.target,
            indicator.unit,
            indicator.scale,
            indicator.direction,
            indicator.baseline,
            indicator.baseline_on,
        )


@dataclass(frozen=True, slots=True)
class ReadingDraft:
    """A measured value as an officer types it."""

    value: str
    on: date
    note: str = ""
    evidence_id: EvidenceId | None = None


@dataclass(frozen=True, slots=True)
class IndicatorKept:
    """The goal with its readings as kept."""

    indicator: Indicator
    changes: Changes


def set_indicator(
    store: Store,
    task_id: TaskId,
    indicator_id: IndicatorId | None,
    edit: IndicatorEdit,
    *,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> IndicatorKept:
    """Change a goal, or with None add one.

    Raises:
        Refused: ``task_not_found``, ``task_closed``, ``field_empty``, ``not_a_value``, ``not_a_water_class``,
            ``indicator_exists``, ``date_in_future``; ``indicator_scale_fixed`` when values were read on the other scale.
    """
    name = edit.name.strip()
    for value, word in ((name, "指标名称"), (edit.target.strip(), "目标值")):
        if not value:
            raise Refused("field_empty", field=word)
    _check_day(edit.baseline_on, now)
    unit = "" if edit.scale is Scale.WATER_CLASS else edit.unit.strip()
    with store.work(by=by, now=now, action="set_indicator") as work:
        open_task(work, task_id)
        there = work.indicators.of(task_id)
        if any(i.name == name and i.id != indicator_id for i in there):
            raise Refused("indicator_exists", name=name)
        old = next((i for i in there if i.id == indicator_id), None)
        if old is not None and old.readings and old.scale is not edit.scale:
            raise Refused("indicator_scale_fixed", name=old.name)
        new = replace(
            old or Indicator(IndicatorId(new_id()), task_id, "", ""),
            name=name,
            unit=unit,
            scale=edit.scale,
            # Of water classes the lower is the better one, always.
            direction=Direction.AT_MOST if edit.scale is Scale.WATER_CLASS else edit.direction,
            baseline=read_value(edit.baseline, edit.scale, unit) if edit.baseline.strip() else "",
            baseline_on=edit.baseline_on,
            target=read_value(edit.target, edit.scale, unit),
        )
        if old is None:
            work.indicators.add(new)
        else:
            work.indicators.save(new)
        return _kept(work, task_id, new.id, finishes)


def remove_indicator(
    store: Store, task_id: TaskId, name: str, *, by: Officer, now: datetime, finishes: str = ""
) -> Changes:
    """Take out a goal entered by mistake. Raises `Refused` ``indicator_not_found``, ``indicator_has_readings``."""
    with store.work(by=by, now=now, action="remove_indicator") as work:
        open_task(work, task_id)
        work.indicators.remove(indicator_of(work, task_id, name))
        work.commit(finishes)
    return _changed(task_id)


def record_reading(
    store: Store, task_id: TaskId, name: str, draft: ReadingDraft, *, by: Officer, now: datetime, finishes: str = ""
) -> IndicatorKept:
    """Add a measured value; measuring goes on after closing.

    Raises:
        Refused: ``task_not_found``, ``indicator_not_found``, ``not_a_value``, ``not_a_water_class``,
            ``date_in_future``, ``record_not_found`` for evidence of another task; ``reading_exists`` for the same
            value on the same day.
    """
    _check_day(draft.on, now)
    with store.work(by=by, now=now, action="record_reading") as work:
        work.tasks.get(task_id)
        indicator = indicator_of(work, task_id, name)
        value = read_value(draft.value, indicator.scale, indicator.unit)
        if any(r.on == draft.on and r.value == value for r in indicator.readings):
            said = indicator.said(value)
            raise Refused("reading_exists", name=indicator.name, date=draft.on.isoformat(), value=said)
        if draft.evidence_id is not None and work.evidence.get(draft.evidence_id).task_id != task_id:
            raise Refused("record_not_found", record="evidence", id=draft.evidence_id)
        reading = IndicatorReading(IndicatorReadingId(new_id()), value, draft.on, draft.note.strip(), draft.evidence_id)
        work.indicators.add_reading(indicator, reading)
        return _kept(work, task_id, indicator.id, finishes)


def remove_reading(
    store: Store, task_id: TaskId, name: str, draft: ReadingDraft, *, by: Officer, now: datetime
) -> IndicatorKept:
    """Take out a value entered by mistake, known by its day and figure; the history keeps it.

    Raises:
        Refused: ``task_not_found``, ``indicator_not_found``, ``reading_not_found``, and as reading the value.
    """
    with store.work(by=by, now=now, action="remove_reading") as work:
        work.tasks.get(task_id)
        indicator = indicator_of(work, task_id, name)
        value = read_value(draft.value, indicator.scale, indicator.unit)
        reading = next((r for r in indicator.readings if r.on == draft.on and r.value == value), None)
        if reading is None:
            raise Refused("reading_not_found", name=indicator.name, date=draft.on.isoformat(), value=value)
        work.indicators.remove_reading(indicator, reading)
        return _kept(work, task_id, indicator.id, "")


def indicator_of(work: Work, task_id: TaskId, name: str) -> Indicator:
    """The task's indicator of that name. Raises `Refused` ``indicator_not_found`` with those there are."""
    there = work.indicators.of(task_id)
    found = next((i for i in there if i.name == name.strip()), None)
    if found is None:
        known = tuple(i.name for i in there) or ("还没有",)
        raise Refused("indicator_not_found", number=work.tasks.get(task_id).number, name=name.strip(), known=known)
    return found


def _kept(work: Work, task_id: TaskId, indicator_id: IndicatorId, finishes: str) -> IndicatorKept:
    kept = next(i for i in work.indicators.of(task_id) if i.id == indicator_id)
    work.commit(finishes)
    return IndicatorKept(kept, _changed(task_id))


def _changed(task_id: TaskId) -> Changes:
    return Changes(measures_of=frozenset({task_id}))


def _check_day(day: date | None, now: datetime) -> None:
    if day is not None and day > now.date():
        raise Refused("date_in_future", date=day.isoformat())
