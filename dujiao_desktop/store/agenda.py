"""The statements behind today's page: row keys by why they matter, each from one pass over an index."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from dujiao_desktop.domain.task import CloseoutStatus, UnitRole
from dujiao_desktop.domain.today import DUE_SOON_DAYS, LONG_TERM_DAYS, NavigationCounts
from dujiao_desktop.store.visits_due import due_visits

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

# As `Task.is_overdue`: what is done or closed has no deadline any more.
_DATED = (
    "removed_at IS NULL AND deadline_kind IN ('date', 'span') AND progress_status <> 'done' "
    "AND closeout_status <> 'closed'"
)
# The index decides which tasks are meant before a long row is touched.
_RETURNED = "SELECT key FROM task INDEXED BY ix_task_list WHERE removed_at IS NULL AND closeout_status = 'returned'"
_RETURNED_FIRST = f"""
SELECT t.key FROM task t LEFT JOIN return_record r ON r.task_id = t.id
    AND r.round = (SELECT max(number) - 1 FROM closeout_round c WHERE c.task_id = t.id)
WHERE t.key IN ({_RETURNED}) ORDER BY r.due_on IS NULL, r.due_on, r.returned_on, t.key
"""
_UNTIL = f"SELECT key FROM task WHERE {_DATED} AND deadline_end >= ? AND deadline_end <= ? ORDER BY deadline_end, key"
# Few tasks are warned of: from them to their tasks.
_WARNED = """
SELECT t.key FROM warning w JOIN task t ON t.id = w.task_id WHERE w.lifted_on IS NULL AND +t.removed_at IS NULL
    ORDER BY CASE w.level WHEN 'blocked' THEN 0 WHEN 'serious' THEN 1 ELSE 2 END, w.since, t.key
"""
_LAST_STEP = """
    (SELECT s.step FROM step_record s WHERE s.task_id = t.id AND ifnull(s.conclusion, 'pass') = 'pass'
        ORDER BY s.round DESC, s.position DESC LIMIT 1)
"""
_QUIET = """
SELECT t.key FROM task t INDEXED BY ix_task_list WHERE t.removed_at IS NULL AND t.is_long_term = 1
    AND NOT EXISTS (SELECT 1 FROM progress p WHERE p.task_id = t.id AND p.as_of > ?1)
    AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.task_id = t.id AND v.visited_on > ?1) ORDER BY t.updated_at, t.key
"""


@dataclass(frozen=True, slots=True)
class OtherStep:
    """A step that another office does.

    Attributes:
        status: Says that it is waited for.
        role: In what role a task names the office.
        after: Key of the step before it, where several steps are waited for under one status.
    """

    status: CloseoutStatus
    role: UnitRole | None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Row keys by group; `waiting` by the asked step and the unit; `warned` the most serious first."""

    returned: array[int]
    overdue: array[int]
    due_soon: array[int]
    in_notice: array[int]
    notice_ended: array[int]
    long_term_due: array[int]
    warned: array[int]
    reviews_due: array[int]
    waiting: dict[tuple[int, str], array[int]]


def agenda(
    driver: dbapi2.Connection,
    today: date,
    others: Sequence[OtherStep],
    notice_steps: Sequence[str],
    after_notice: Sequence[CloseoutStatus],
    first_lookback_days: int | None,
) -> Agenda:
    """All groups of one moment.

    Args:
        driver: Within one transaction.
        today: The day.
        others: Steps of other offices.
        notice_steps: Keys of the steps that are public notices.
        after_notice: Statuses that can follow a notice.
        first_lookback_days: Days from a closing to the first look-back; None where none is asked for.
    """
    yesterday, until = today - timedelta(1), today + timedelta(DUE_SOON_DAYS)
    reviews = due_visits(driver, date.min, until, first_lookback_days)
    return Agenda(
        returned=_keys(driver, _RETURNED_FIRST),
        overdue=_keys(driver, _UNTIL, "", yesterday.isoformat()),
        due_soon=_keys(driver, _UNTIL, today.isoformat(), until.isoformat()),
        in_notice=_in_status(driver, (CloseoutStatus.AWAITING_PUBLIC_NOTICE,)),
        notice_ended=_after(driver, notice_steps, after_notice),
        long_term_due=_keys(driver, _QUIET, (today - timedelta(LONG_TERM_DAYS)).isoformat()),
        warned=_keys(driver, _WARNED),
        reviews_due=array("q", dict.fromkeys(due.key for due in reviews)),
        waiting=_waiting(driver, others),
    )


def _in_status(driver: dbapi2.Connection, statuses: Sequence[CloseoutStatus]) -> array[int]:
    marks = ", ".join("?" * len(statuses))
    where = f"removed_at IS NULL AND closeout_status IN ({marks})"
    statement = f"SELECT key FROM task INDEXED BY ix_task_list WHERE {where} ORDER BY updated_at, key"
    return _keys(driver, statement, *statuses)


def _after(driver: dbapi2.Connection, steps: Sequence[str], statuses: Sequence[CloseoutStatus]) -> array[int]:
    """Tasks whose last step is one of these; only those in a status that can follow are looked at."""
    first, second = ", ".join("?" * len(statuses)), ", ".join("?" * len(steps))
    return _keys(
        driver,
        f"SELECT t.key FROM task t INDEXED BY ix_task_list WHERE t.removed_at IS NULL "
        f"AND t.closeout_status IN ({first}) AND {_LAST_STEP} IN ({second}) ORDER BY t.updated_at, t.key",
        *statuses,
        *steps,
    )


def _waiting(driver: dbapi2.Connection, others: Sequence[OtherStep]) -> dict[tuple[int, str], array[int]]:
    waiting: dict[tuple[int, str], array[int]] = defaultdict(lambda: array("q"))
    for number, step in enumerate(others):
        # Looking for the step before costs a search for each task; only where the status alone does not tell.
        after, values = (f"AND {_LAST_STEP} = ?", [step.after]) if step.after else ("", [])
        found = driver.execute(
            "SELECT t.key, ifnull((SELECT u.name FROM task_unit u WHERE u.task_id = t.id AND u.role = ? "
            "ORDER BY u.\"order\", u.position LIMIT 1), '') FROM task t INDEXED BY ix_task_list "
            f"WHERE t.removed_at IS NULL AND t.closeout_status = ? {after} ORDER BY t.updated_at, t.key",
            (step.role or "", step.status, *values),
        )
        for key, unit in found:
            waiting[number, unit].append(key)
    return dict(waiting)


def _keys(driver: dbapi2.Connection, statement: str, *values: str) -> array[int]:
    return array("q", chain.from_iterable(driver.execute(statement, values)))


def navigation(driver: dbapi2.Connection, today: date) -> NavigationCounts:
    """The numbers of the navigation, in one statement."""
    until = (today + timedelta(DUE_SOON_DAYS)).isoformat()
    row = driver.execute(
        f"""
        SELECT
            (SELECT count(*) FROM task WHERE removed_at IS NULL AND closeout_status <> 'closed'
                AND (closeout_status = 'returned' OR ({_DATED} AND deadline_end <= ?1)))
            + (SELECT count(*) FROM complaint WHERE removed_at IS NULL AND status <> 'closed' AND due_on <= ?1),
            (SELECT count(*) FROM complaint WHERE removed_at IS NULL AND status <> 'closed'),
            (SELECT count(*) FROM evidence WHERE task_id IS NULL AND removed_at IS NULL)
        """,
        (until,),
    ).fetchone()
    return NavigationCounts(*row)
