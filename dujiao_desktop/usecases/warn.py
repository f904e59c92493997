"""预警: set, changed to another level, or lifted by an officer with a reason; never by the program."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId, WarningId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.warning import WarningLevel, WarningRecord, standing
from dujiao_desktop.environment.clock import new_id

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class WarningDraft:
    """What the officer judges; `number` is the 文号 of a letter, if there was one."""

    level: WarningLevel
    reason: str
    since: date
    number: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """The warning as kept, and what stood before it."""

    warning: WarningRecord
    before: WarningRecord | None
    changes: Changes


def set_warning(
    store: Store,
    task_id: TaskId,
    draft: WarningDraft,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> Warned:
    """Warn of a task; a warning of another level that stands is lifted by it.

    Raises:
        Refused: ``task_not_found``, ``task_closed``, ``field_empty``, ``date_in_future``, ``warning_stands`` for the
            same level again, ``warning_too_early`` when it would begin before the one it replaces.
    """
    reason = _reason(draft.reason, "预警理由")
    if draft.since > now.date():
        raise Refused("date_in_future", date=draft.since.isoformat())
    with store.lists() as lists:
        before = standing(lists.case_file(task_id).warnings)
    action = "change_warning" if before else "set_warning"
    with store.work(by=by, now=now, action=action) as work:
        task = work.tasks.get(task_id)
        if task.closeout_status is CloseoutStatus.CLOSED:
            raise Refused("task_closed", number=task.number)
        before = standing(work.warnings.of(task_id))
        if before is not None:
            _replace(work, before, draft, reason, number=task.number, office=office, by=by)
        made = WarningRecord(
            id=WarningId(new_id()),
            task_id=task_id,
            level=draft.level,
            reason=reason,
            since=draft.since,
            number=draft.number.strip(),
            set_by=by.id,
            set_at=now,
        )
        work.warnings.add(made)
        work.commit(finishes)
    return Warned(made, before, Changes(tasks=frozenset({task_id})))


def lift_warning(
    store: Store, task_id: TaskId, reason: str, *, by: Officer, now: datetime, finishes: str = ""
) -> Warned:
    """Lift the warning that stands, today.

    Raises:
        Refused: ``task_not_found``, ``field_empty``, ``no_warning``.
    """
    words = _reason(reason, "解除理由")
    with store.work(by=by, now=now, action="lift_warning") as work:
        task = work.tasks.get(task_id)
        before = standing(work.warnings.of(task_id))
        if before is None:
            raise Refused("no_warning", number=task.number)
        lifted = replace(before, lifted_on=now.date(), lift_reason=words, lifted_by=by.id)
        work.warnings.save(lifted)
        work.commit(finishes)
    return Warned(lifted, before, Changes(tasks=frozenset({task_id})))


def level_of(text: str, office: Office) -> WarningLevel:
    """A level by its code or by the office's word for it. Raises `Refused` ``unknown_warning_level``."""
    asked = text.strip()
    for level in WarningLevel:
        if asked in (level.value, office.rules.warning_word(level)):
            return level
    known = tuple(f"{office.rules.warning_word(level)}（{level}）" for level in WarningLevel)
    raise Refused("unknown_warning_level", asked=text, known=known)


def _replace(
    work: Work, before: WarningRecord, draft: WarningDraft, reason: str, *, number: str, office: Office, by: Officer
) -> None:
    rules = office.rules
    if before.level is draft.level:
        word = rules.warning_word(before.level)
        raise Refused("warning_stands", number=number, level=word, since=before.since.isoformat())
    if draft.since < before.since:
        raise Refused("warning_too_early", since=draft.since.isoformat(), before=before.since.isoformat())
    words = f"改为{rules.warning_word(draft.level)}：{reason}"
    work.warnings.save(replace(before, lifted_on=draft.since, lift_reason=words, lifted_by=by.id))


def _reason(text: str, word: str) -> str:
    if not text.strip():
        raise Refused("field_empty", field=word)
    return text.strip()
