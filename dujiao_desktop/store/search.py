"""Search over Chinese text: every two neighbouring characters are a word of the index.

SQLite's own splitters find nothing shorter than three characters, and a dictionary misses names. With pairs, a query
of two characters or more is a phrase of its pairs and finds exactly the texts that contain it; one character finds
every pair that begins with it. Blanks and line ends separate, everything else counts, also figures and signs, so that
a part of an official number finds it. The index keeps no texts (contentless), only which task has which pairs.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from operator import add
from typing import TYPE_CHECKING

from dujiao_desktop.domain.identity import TaskId

if TYPE_CHECKING:
    from sqlalchemy import Connection

CREATE_INDEX = (
    "CREATE VIRTUAL TABLE task_search USING fts5(pairs, content='', contentless_delete=1, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
)
"""As the first revision makes it; a test compares both."""

MATCHING_KEYS = "SELECT rowid FROM task_search WHERE task_search MATCH ?"

_CHUNK = 500

# The plus keeps SQLite from walking through all tasks by the index over removed_at.
_TEXTS = """
WITH asked AS (
    SELECT key, id FROM task WHERE +removed_at IS NULL AND id IN (SELECT value FROM json_each(?))
)
SELECT a.key, t.number || char(10) || t.upper_number || char(10) || t.chapter || char(10) || t.problem_text
    || char(10) || t.goal || char(10) || t.status_text || char(10) || t.note
    FROM asked a JOIN task t ON t.key = a.key
UNION ALL SELECT a.key, u.name FROM asked a JOIN task_unit u ON u.task_id = a.id
UNION ALL SELECT a.key, p.name FROM asked a JOIN task_person p ON p.task_id = a.id
UNION ALL SELECT a.key, m.text || char(10) || m.result_text FROM asked a JOIN measure m ON m.task_id = a.id
UNION ALL SELECT a.key, p.name || char(10) || p.unit || char(10) || p.person || char(10) || p.note
    FROM asked a JOIN task_part p ON p.task_id = a.id
UNION ALL SELECT a.key, i.name FROM asked a JOIN indicator i ON i.task_id = a.id
UNION ALL SELECT a.key, p.text || char(10) || p.problem || char(10) || p.next_step
    FROM asked a JOIN progress p ON p.task_id = a.id
UNION ALL SELECT a.key, x.reason || char(10) || x.stage_goal FROM asked a JOIN extension x ON x.task_id = a.id
UNION ALL SELECT a.key, v.text FROM asked a JOIN visit v ON v.task_id = a.id
UNION ALL SELECT a.key, e.caption || char(10) || e.file_name FROM asked a JOIN evidence e ON e.task_id = a.id
    WHERE e.removed_at IS NULL
"""


def index_tasks(connection: Connection, task_ids: Collection[TaskId]) -> None:
    """Make the index of these tasks anew from their records; those taken out of the lists leave it."""
    ids = list(task_ids)
    for start in range(0, len(ids), _CHUNK):
        asked = json.dumps(ids[start : start + _CHUNK])
        connection.exec_driver_sql(
            "DELETE FROM task_search WHERE rowid IN (SELECT key FROM task WHERE id IN (SELECT value FROM json_each(?)))",
            (asked,),
        )
        texts: dict[int, list[str]] = defaultdict(list)
        for key, text in connection.exec_driver_sql(_TEXTS, (asked,)):
            texts[key].append(text)
        if texts:
            rows = [(key, pairs(found)) for key, found in texts.items()]
            connection.exec_driver_sql("INSERT INTO task_search (rowid, pairs) VALUES (?, ?)", rows)


def pairs(texts: Iterable[str]) -> str:
    """The words of the index for all texts of one task; nothing is found across the end of a text."""
    return " ".join(" ".join(_pairs_of(run)) for text in texts for run in _runs(text))


def query(text: str) -> str:
    """What to ask the index for: all of the officer's words, each anywhere; empty for a search of nothing."""
    return " AND ".join(map(_phrase, _runs(text)))


def _phrase(run: str) -> str:
    if len(run) == 1:
        return f"{_quoted(run)} *"
    return _quoted(" ".join(run[i : i + 2] for i in range(len(run) - 1)))


def _runs(text: str) -> list[str]:
    """Full-width and half-width, upper and lower case are the same to an officer who searches."""
    return unicodedata.normalize("NFKC", text).casefold().split()


def _pairs_of(run: str) -> Iterable[str]:
    return (*map(add, run, run[1:]), run[-1])


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
