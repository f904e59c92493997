"""The statement behind visits that are due, on the first page and in the days ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dujiao_desktop.domain.next_visits import NextVisit
from dujiao_desktop.domain.visit import VisitKind

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

# As `next_visits.next_visits`: the newest word of its kind counts, and only while that kind of visit is made at all.
_SAID = """
SELECT task_id, kind, visited_on, next_on, 0 FROM visit
UNION ALL SELECT task_id, 'long_term', decided_on, next_review_on, 0 FROM extension
    WHERE kind = 'long_term' AND result = 'approved'
"""
# The closing of the round under way, of tasks that nobody has looked back at in it; what is closed is done.
_CLOSED = """
UNION ALL SELECT c.id, 'lookback', s.happened_on, date(s.happened_on, :first), 1
    FROM task c INDEXED BY ix_task_list JOIN step_record s ON s.task_id = c.id
    WHERE c.removed_at IS NULL AND c.progress_status = 'done' AND c.closeout_status = 'closed'
    AND s.round = (SELECT max(r.number) FROM closeout_round r WHERE r.task_id = c.id)
    AND s.position = (SELECT max(l.position) FROM step_record l WHERE l.task_id = c.id AND l.round = s.round)
    AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.task_id = c.id AND v.kind = 'lookback' AND v.round = s.round)
"""
_DUE = """
SELECT p.due, t.key, p.kind, p.is_first FROM planned p JOIN task t ON t.id = p.task_id
    WHERE t.removed_at IS NULL AND p.due BETWEEN :since AND :until
    AND (p.kind = 'long_term' AND t.is_long_term = 1 OR p.kind = 'lookback' AND t.closeout_status = 'closed')
    AND NOT EXISTS (SELECT 1 FROM planned q WHERE q.task_id = p.task_id AND q.kind = p.kind AND q.since > p.since)
    ORDER BY p.due, t.key LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class DueVisit:
    """A visit that is due, with the row key of its task."""

    key: int
    visit: NextVisit


def due_visits(
    driver: dbapi2.Connection, since: date, until: date, first_days: int | None, most: int = -1
) -> tuple[DueVisit, ...]:
    """Visits due from `since` to `until`, the earliest first.

    Args:
        driver: Within one transaction.
        since: The first day.
        until: The last day.
        first_days: Days from a closing to its first look-back; None asks for none.
        most: So many at the most; -1 for all.
    """
    planned = _SAID + (_CLOSED if first_days is not None else "")
    asked = {
        "since": since.isoformat(),
        "until": until.isoformat(),
        "most": most,
        **({"first": f"+{first_days} days"} if first_days is not None else {}),
    }
    rows = driver.execute(f"WITH planned(task_id, kind, since, due, is_first) AS ({planned}) {_DUE}", asked)
    return tuple(
        DueVisit(key, NextVisit(date.fromisoformat(due), VisitKind(kind), bool(is_first)))
        for due, key, kind, is_first in rows
    )
