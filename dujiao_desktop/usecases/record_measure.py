"""填整改结果: what came of one measure, and on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import MeasureId, TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.transition import confirm
from dujiao_desktop.usecases.edit_task import TaskEdited, measure_of, open_task, with_measure

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.work import Work


def record_measure(
    store: Store,
    task_id: TaskId,
    seq: int,
    *,
    result: str,
    done_on: date | None,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> TaskEdited:
    """Pair measure `seq` with its result; `done_on` None while it is still open.

    Raises:
        Refused: ``task_not_found``, ``task_closed``, ``measure_not_found``, ``field_empty``, ``date_in_future``.
    """
    if not result.strip():
        raise Refused("field_empty", field="整改结果")
    if done_on is not None and done_on > now.date():
        raise Refused("date_in_future", date=done_on.isoformat())
    with store.work(by=by, now=now, action="record_measure") as work:
        task = open_task(work, task_id)
        measure = replace(measure_of(task, seq), result_text=result.strip(), done_on=done_on)
        saved = work.tasks.save(with_measure(task, measure))
        _let_count_again(work, task_id, measure.id)
        work.commit(finishes)
    one = frozenset({task_id})
    return TaskEdited(saved, Changes(measures_of=one, closeout_of=one))


def _let_count_again(work: Work, task_id: TaskId, measure: MeasureId) -> None:
    """A result written in this round is vouched for in it, also where the return had named the measure."""
    case = work.case_file(task_id)
    if measure in case.closeout.current.unconfirmed:
        work.closeouts.save(confirm(case, {measure}), case.task.closeout_status, case)
