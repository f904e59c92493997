"""Which record names which file of the vault, read by plain statements."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from dujiao_desktop.domain.custody import KeptFile
from dujiao_desktop.domain.identity import TaskId

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

# What stands first names a file best; a dossier names again what its evidence named, if that is still there.
_NAMED = """
SELECT e.sha256, CASE e.caption WHEN '' THEN e.file_name ELSE e.caption END, e.file_name, e.size_bytes, e.task_id,
    ifnull(t.number, ''), 0 FROM evidence e LEFT JOIN task t ON t.id = e.task_id
UNION ALL SELECT p.sha256, p.title, p.file_name, NULL, NULL, '', 1 FROM plan p WHERE p.sha256 <> ''
UNION ALL SELECT json_extract(h.changes, '$.sha256[0]'), p.title, ifnull(json_extract(h.changes, '$.file_name[0]'), ''),
    NULL, NULL, '', 1 FROM plan p CROSS JOIN history h
    WHERE h.record = 'plan' AND h.record_id = p.id AND json_extract(h.changes, '$.sha256[0]') <> ''
UNION ALL SELECT json_extract(e.value, '$.sha256'), ifnull(json_extract(e.value, '$.title'), ''), '',
    json_extract(e.value, '$.size_bytes'), d.task_id, t.number, 0
    FROM dossier d JOIN task t ON t.id = d.task_id, json_each(d.state, '$.evidence') e WHERE d.state <> ''
"""
_EARLIER = """
SELECT json_extract(h.changes, '$.sha256[1]'),
    coalesce(nullif(json_extract(h.changes, '$.caption[1]'), ''), json_extract(h.changes, '$.file_name[1]'), ''),
    ifnull(json_extract(h.changes, '$.file_name[1]'), ''), json_extract(h.changes, '$.size_bytes[1]'), h.task_id,
    coalesce(t.number, (SELECT json_extract(g.changes, '$.number[1]') FROM history g
        WHERE g.record = 'task' AND g.record_id = h.task_id AND g.operation = 'insert'), ''), 0
    FROM history h LEFT JOIN task t ON t.id = h.task_id WHERE h.record = 'evidence' AND h.operation = 'insert'
"""


def named_files(driver: dbapi2.Connection) -> Mapping[str, tuple[KeptFile, ...]]:
    """Every file that must be kept, by digest, with each task or plan that names it, once."""
    return _by_digest(driver, _NAMED, None)


def earlier_names(driver: dbapi2.Connection, digests: Collection[str]) -> Mapping[str, tuple[KeptFile, ...]]:
    """What files were that no record names any more, as far as the history knows."""
    return _by_digest(driver, _EARLIER, frozenset(digests)) if digests else {}


def _by_digest(
    driver: dbapi2.Connection, statement: str, only: frozenset[str] | None
) -> Mapping[str, tuple[KeptFile, ...]]:
    found: dict[str, dict[tuple[TaskId | None, bool], KeptFile]] = {}
    for sha256, title, name, size, task_id, number, is_plan in driver.execute(statement):
        if only is not None and sha256 not in only:
            continue
        task = None if task_id is None else TaskId(task_id)
        kept = KeptFile(sha256, title, name, size, task, number, bool(is_plan))
        found.setdefault(sha256, {}).setdefault((task, kept.is_plan), kept)
    return {sha256: tuple(names.values()) for sha256, names in found.items()}
