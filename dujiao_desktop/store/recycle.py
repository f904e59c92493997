"""The recycle bin, read by plain statements.

Tasks, evidence, complaints and plans stay as rows with `removed_at`; of a measure, which has no file, the history keeps all
that is needed to make it again.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.recycle_bin import Removed, RemovedKind
from dujiao_desktop.store.lines import rows

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

HANDED_IN = "EXISTS (SELECT 1 FROM dossier d WHERE d.task_id = t.id)"
"""Whether a dossier of task `t` was handed in."""

# Taking back the adding of a measure also deletes it, but that is no removal.
REMOVED_MEASURES = """
SELECT max(h.seq) AS seq FROM history h WHERE h.record = 'measure' AND h.operation = 'delete'
    AND h.action IN ('remove_measure', 'redo') AND NOT EXISTS (SELECT 1 FROM measure m WHERE m.id = h.record_id)
    GROUP BY h.record_id
"""

_REMOVED = f"""
SELECT 'task' AS kind, t.id, t.number, t.problem_text AS title, t.removed_at, t.id AS task_id,
    t.number AS task_number, {HANDED_IN} AS handed_in
    FROM task t WHERE t.removed_at IS NOT NULL
UNION ALL SELECT 'evidence', e.id, e."order", CASE e.caption WHEN '' THEN e.file_name ELSE e.caption END, e.removed_at,
    e.task_id, ifnull(t.number, ''), 0
    FROM evidence e LEFT JOIN task t ON t.id = e.task_id WHERE e.removed_at IS NOT NULL AND t.removed_at IS NULL
UNION ALL SELECT 'complaint', c.id, c.acceptance_no, c.content, c.removed_at, NULL, '', 0
    FROM complaint c WHERE c.removed_at IS NOT NULL
UNION ALL SELECT 'plan', p.id, p.doc_no, p.title, p.removed_at, NULL, '', 0
    FROM plan p WHERE p.removed_at IS NOT NULL
UNION ALL SELECT 'measure', h.record_id, json_extract(h.changes, '$.seq[0]'),
    ifnull(json_extract(h.changes, '$.text[0]'), ''), h.at, h.task_id, t.number, 0
    FROM history h JOIN task t ON t.id = h.task_id
    WHERE t.removed_at IS NULL AND h.seq IN ({REMOVED_MEASURES})
ORDER BY removed_at DESC
"""


def removed(driver: dbapi2.Connection) -> tuple[Removed, ...]:
    """All that lies in the recycle bin, newest first; what went with a task is not named by itself."""
    return tuple(
        Removed(
            kind=RemovedKind(row["kind"]),
            id=row["id"],
            number=str(row["number"]),
            title=row["title"],
            removed_at=datetime.fromisoformat(row["removed_at"]),
            task_id=None if row["task_id"] is None else TaskId(row["task_id"]),
            task_number=row["task_number"],
            handed_in=bool(row["handed_in"]),
        )
        for row in rows(driver, _REMOVED)
    )


def kept_files(driver: dbapi2.Connection) -> frozenset[str]:
    """Digests of all files that any record names, and of those that went into a dossier that was handed in.

    A plan's earlier original stays as long as the plan, so that a replaced one can be brought back.
    """
    found = driver.execute(
        "SELECT sha256 FROM evidence UNION SELECT sha256 FROM plan WHERE sha256 <> '' "
        "UNION SELECT json_extract(h.changes, '$.sha256[0]') FROM plan p CROSS JOIN history h "
        "WHERE h.record = 'plan' AND h.record_id = p.id AND json_extract(h.changes, '$.sha256[0]') <> '' "
        "UNION SELECT json_extract(e.value, '$.sha256') "
        "FROM dossier d, json_each(d.state, '$.evidence') e WHERE d.state <> ''"
    )
    return frozenset(sha256 for (sha256,) in found)
