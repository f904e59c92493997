"""The statements behind the days ahead and the progress of the year; each from one pass over an index."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dujiao_desktop.domain.identity import ComplaintId, TaskId
from dujiao_desktop.store.visits_due import DueVisit, due_visits

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

_MOST = 200
_DATED = (
    "removed_at IS NULL AND deadline_kind IN ('date', 'span') AND progress_status <> 'done' "
    "AND closeout_status <> 'closed'"
)


@dataclass(frozen=True, slots=True)
class Dates:
    """Days from today on, the nearest first.

    Attributes:
        deadlines: Day, row key and close-out status of tasks; all up to a day beyond which none matters yet.
        returns: Days until which returned tasks are to be mended, and their row keys.
        visits: When somebody has to go there again.
        complaints: Last days of complaints that are not closed, their ids and numbers.
    """

    deadlines: tuple[tuple[date, int, str], ...]
    returns: tuple[tuple[date, int], ...]
    visits: tuple[DueVisit, ...]
    complaints: tuple[tuple[date, ComplaintId, str], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over all tasks in the lists; see `domain.outlook.Outlook`."""

    due: int
    due_done: int
    total: int
    closed: int
    done_open: int
    long_term: int


def dates(
    driver: dbapi2.Connection, today: date, shown: int, reach_days: int, first_lookback_days: int | None
) -> Dates:
    """What falls on which day from `today` on.

    Args:
        driver: Within one transaction.
        today: The first day.
        shown: So many days are wanted.
        reach_days: What is counted back from a deadline lies at most so many days before it.
        first_lookback_days: Days from a closing to the first look-back; None where none is asked for.
    """
    day = today.isoformat()
    ends = [
        end
        for (end,) in driver.execute(
            f"SELECT DISTINCT deadline_end FROM task INDEXED BY ix_task_list WHERE {_DATED} AND deadline_end >= ? "
            "ORDER BY deadline_end LIMIT ?",
            (day, shown),
        )
    ]
    # Deadlines alone fill the days that are shown up to this one; what is counted back from later ones than that plus
    # the reach falls behind them.
    last = date.fromisoformat(ends[-1]) + timedelta(reach_days) if len(ends) == shown else date.max
    deadlines = driver.execute(
        # The index holds all of it; the long rows, which have the number, are read for the few that are named.
        f"SELECT deadline_end, key, closeout_status FROM task INDEXED BY ix_task_list WHERE {_DATED} "
        "AND deadline_end BETWEEN ? AND ? ORDER BY deadline_end, number_key, key",
        (day, last.isoformat()),
    ).fetchall()
    returns = driver.execute(
        "SELECT r.due_on, t.key FROM task t JOIN return_record r ON r.task_id = t.id "
        "AND r.round = (SELECT max(number) - 1 FROM closeout_round c WHERE c.task_id = t.id) "
        "WHERE t.removed_at IS NULL AND t.closeout_status = 'returned' AND r.due_on >= ? "
        "ORDER BY r.due_on, t.number_key LIMIT ?",
        (day, _MOST),
    ).fetchall()
    complaints = driver.execute(
        "SELECT due_on, id, acceptance_no FROM complaint WHERE removed_at IS NULL AND status <> 'closed' AND due_on >= ? "
        "ORDER BY due_on, acceptance_no LIMIT ?",
        (day, _MOST),
    ).fetchall()
    return Dates(
        tuple((date.fromisoformat(end), int(key), str(status)) for end, key, status in deadlines),
        tuple((date.fromisoformat(due), int(key)) for due, key in returns),
        due_visits(driver, today, date.max, first_lookback_days, _MOST),
        tuple((date.fromisoformat(due), ComplaintId(id), str(number)) for due, id, number in complaints),
    )


def names(driver: dbapi2.Connection, keys: Iterable[int]) -> dict[int, tuple[TaskId, str]]:
    """Ids and official numbers of some tasks, by row key."""
    asked = json.dumps(sorted(keys))
    found = driver.execute("SELECT key, id, number FROM task WHERE key IN (SELECT value FROM json_each(?))", (asked,))
    return {int(key): (TaskId(id), str(number)) for key, id, number in found}


def figures(driver: dbapi2.Connection, today: date) -> Figures:
    """How far the whole list has come."""
    row = driver.execute(
        """
        SELECT total(deadline_end <= ?1), total(deadline_end <= ?1 AND progress_status = 'done'), count(*),
            total(closeout_status = 'closed'), total(progress_status = 'done' AND closeout_status <> 'closed'),
            total(is_long_term)
        FROM task WHERE removed_at IS NULL
        """,
        (today.isoformat(),),
    ).fetchone()
    return Figures(*map(int, row))
