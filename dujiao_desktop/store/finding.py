"""Finding evidence by what is written about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dujiao_desktop.domain.evidence import EvidenceHit
from dujiao_desktop.domain.identity import EvidenceId, TaskId

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2


def evidence(driver: dbapi2.Connection, text: str, limit: int) -> tuple[EvidenceHit, ...]:
    """Files in the lists in whose caption or name every word of `text` stands, the newest first."""
    words = text.split()
    if not words:
        return ()
    each = "(e.caption LIKE ? ESCAPE '\\' OR e.file_name LIKE ? ESCAPE '\\')"
    values = [pattern for word in words for pattern in (_pattern(word), _pattern(word))]
    found = driver.execute(
        "SELECT e.id, e.task_id, t.number, CASE e.caption WHEN '' THEN e.file_name ELSE e.caption END, e.file_name "
        "FROM evidence e JOIN task t ON t.id = e.task_id WHERE e.removed_at IS NULL AND t.removed_at IS NULL "
        f"AND {' AND '.join([each] * len(words))} ORDER BY e.key DESC LIMIT ?",
        (*values, limit),
    )
    return tuple(EvidenceHit(EvidenceId(e), TaskId(t), str(n), str(title), str(name)) for e, t, n, title, name in found)


def _pattern(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
