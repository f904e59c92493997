"""The statements behind visits that are due, on the first page and in the days ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dujiao_desktop.domain.next_visits import NextVisit
from dujiao_desktop.domain.visit import VisitKind

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

# As `next_visits.next_visits`: the newest word of its kind counts, and only while that kind of visit is made at all.
_AGAIN = """
WITH planned(task_id, kind, since, due, round) AS (
    SELECT task_id, kind, visited_on, next_on, round FROM visit
    UNION ALL SELECT task_id, 'long_term', decided_on, next_review_on, 0 FROM extension
        WHERE kind = 'long_term' AND result = 'approved'
)
SELECT min(p.due), t.key, p.kind FROM planned p JOIN task t ON t.id = p.task_id
    WHERE t.removed_at IS NULL AND p.due BETWEEN :since AND :until
    AND (p.kind = 'long_term' AND t.is_long_term = 1 OR p.kind = 'lookback' AND t.closeout_status = 'closed'
        AND (:first_days IS NULL OR EXISTS (SELECT 1 FROM visit v WHERE v.task_id = t.id AND v.kind = 'lookback'
            AND v.round = (SELECT max(r.number) FROM closeout_round r WHERE r.task_id = t.id))))
    AND NOT EXISTS (SELECT 1 FROM planned q WHERE q.task_id = p.task_id AND q.kind = p.kind AND q.since > p.since)
    GROUP BY t.key, p.kind
"""
# The closing of tasks that nobody has looked back at in the round under way. What is closed is done, as the index
# wants it; the step a closed task took last is the closing.
_FIRST = """
SELECT date(s.happened_on, :days), t.key FROM task t INDEXED BY ix_task_list
    CROSS JOIN step_record s ON s.key = (SELECT max(l.key) FROM step_record l WHERE l.task_id = t.id)
    WHERE t.removed_at IS NULL AND t.progress_status = 'done' AND t.closeout_status = 'closed'
    AND date(s.happened_on, :days) BETWEEN :since AND :until
    AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.task_id = t.id AND v.kind = 'lookback' AND v.round = s.round)
"""


@dataclass(frozen=True, slots=True)
class DueVisit:
    """A visit that is due, with the row key of its task."""

    key: int
    visit: NextVisit


def due_visits(
    driver: dbapi2.Connection, since: date, until: date, first_days: int | None, most: int | None = None
) -> tuple[DueVisit, ...]:
    """Visits due from `since` to `until`, the earliest first.

    Args:
        driver: Within one transaction.
        since: The first day.
        until: The last day.
        first_days: Days from a closing to its first look-back; None asks for none.
        most: So many at the most; None for all.
    """
    days = {"since": since.isoformat(), "until": until.isoformat()}
    again = driver.execute(_AGAIN, {**days, "first_days": first_days}).fetchall()
    found = [DueVisit(key, NextVisit(date.fromisoformat(due), VisitKind(kind))) for due, key, kind in again]
    if first_days is not None:
        closed = driver.execute(_FIRST, {**days, "days": f"+{first_days} days"}).fetchall()
        found += [DueVisit(key, NextVisit(date.fromisoformat(due), VisitKind.LOOKBACK, True)) for due, key in closed]
    return tuple(sorted(found, key=lambda one: (one.visit.due, one.key))[:most])
