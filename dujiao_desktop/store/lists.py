"""Reading without writing: ids in order, lines for a window of ids, and whatever else is shown.

A list of any size holds its integer keys (8 bytes each) and the lines of the window that is seen. The two statements
behind that are plain SQL text, sent as it is, so that a first list costs little more than the query itself.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, select

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.complaint import Complaint
from dujiao_desktop.domain.dossier import DossierRecord
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.history import Finding, HistoryEntry
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.import_batch import ImportBatch
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task import SourceDocument, Task
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.domain.task_line import ListCounts, TaskLine
from dujiao_desktop.store import history, lines, reading, translate
from dujiao_desktop.store.connecting import Key, damage, driver_of
from dujiao_desktop.store.tables import COMPLAINT, EVIDENCE, HISTORY, IMPORT_BATCH, SOURCE
from dujiao_desktop.store.troubles import telling_database_trouble

_WINDOW = 256
_PROBLEM_SHOWN = 24


class Lists:
    """A reader with a connection of its own that cannot write; each call sees the newest state kept.

    Used by one thread at a time; a second one waits.
    """

    def __init__(self, engine: Engine, database: Path, key: Key, head_file: Path) -> None:
        self._database = database
        self._key = key
        self._head_file = head_file
        self._one_reader = threading.Lock()
        with telling_database_trouble(database):
            self._connection = engine.connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; further calls do nothing."""
        self._connection.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One moment of the database, whatever a writer does meanwhile."""
        with self._one_reader, telling_database_trouble(self._database), self._connection.begin():
            yield self._connection

    # --- the task list ---------------------------------------------------------------------------------------------

    def task_keys(self, asked: TaskFilter, today: date) -> array[int]:
        """Keys of the tasks the officer asks for, in order; 8 bytes each."""
        with self._reading() as connection:
            return lines.keys(connection, asked, today)

    def task_lines(self, keys: Sequence[int], today: date) -> tuple[TaskLine, ...]:
        """Lines for a window of keys in the same order; keys that are gone are left out. Three queries."""
        with self._reading() as connection:
            return lines.lines(connection, keys, today)

    def all_lines(self, asked: TaskFilter, today: date) -> Iterator[TaskLine]:
        """Lines of everything the officer asks for, in order, a window at a time; for ledgers and statistics."""
        keys = self.task_keys(asked, today)
        for start in range(0, len(keys), _WINDOW):
            yield from self.task_lines(keys[start : start + _WINDOW], today)

    def counts(self, today: date) -> ListCounts:
        """How many tasks there are, open, overdue, closed, sent back."""
        with self._reading() as connection:
            return lines.counts(connection, today)

    def key_of(self, task_id: TaskId) -> int | None:
        """The key under which lists know a task; None when it is in no list."""
        with self._reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT key FROM task WHERE id = ? AND removed_at IS NULL", (task_id,)
            ).scalar()
        return None if found is None else int(found)

    def find_task(self, ref: str) -> TaskId:
        """The task an officer means by an official number or an identity.

        Raises:
            Refused: ``task_not_found``; ``ambiguous_number`` with the candidates, each with its number, the beginning
                of its problem, and its identity.
        """
        asked = ref.strip()
        with self._reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id, number, problem_text FROM task WHERE removed_at IS NULL AND (id = ?1 OR number = ?2) "
                "ORDER BY id <> ?1, key",
                (asked.lower(), asked),
            ).all()
        if not rows:
            raise Refused("task_not_found", asked=ref)
        if len(rows) > 1 and rows[0].id != asked.lower():
            raise Refused("ambiguous_number", asked=ref, candidates=tuple(map(_candidate, rows)))
        return TaskId(rows[0].id)

    # --- one task --------------------------------------------------------------------------------------------------

    def case_file(self, task_id: TaskId) -> CaseFile:
        """Everything about one task. Raises `Refused` ``task_not_found``."""
        with self._reading() as connection:
            return reading.case_file(connection, task_id)

    def tasks_of_source(self, title: str) -> tuple[Task, ...]:
        """Tasks in the lists that came from a source of this title, for matching when it is imported again."""
        with self._reading() as connection:
            return reading.tasks_of_source(connection, title)

    def history(self, task_id: TaskId | None, limit: int) -> tuple[HistoryEntry, ...]:
        """What was changed, newest first, at most `limit` entries; of one task and all that hangs on it, or of all.

        Entries that changed nothing an officer knows (counters of the store) are left out.
        """
        where = [] if task_id is None else [HISTORY.c.task_id == task_id]
        found: list[HistoryEntry] = []
        with self._reading() as connection:
            rows = connection.execute(select(HISTORY).where(*where).order_by(HISTORY.c.seq.desc())).mappings()
            for row in rows:
                entry = translate.history_from(row)
                if entry.changes:
                    found.append(entry)
                if len(found) >= limit:
                    break
            rows.close()
        return tuple(found)

    def dossiers(self, task_id: TaskId | None) -> tuple[DossierRecord, ...]:
        """Dossiers that were made, newest first; of one task, or of all."""
        with self._reading() as connection:
            return reading.dossiers(connection, task_id)

    # --- the office ------------------------------------------------------------------------------------------------

    def officers(self, active_only: bool = True) -> tuple[Officer, ...]:
        """The people of the office, in the order they were entered."""
        with self._reading() as connection:
            return reading.officers(connection, active_only=active_only)

    def complaints(self, text: str = "") -> tuple[Complaint, ...]:
        """Complaints in the lists, oldest first; with `text`, those in which each of its words stands somewhere."""
        with self._reading() as connection:
            rows = connection.execute(
                select(COMPLAINT).where(COMPLAINT.c.removed_at.is_(None)).order_by(COMPLAINT.c.key)
            ).mappings()
            found = tuple(map(translate.complaint_from, rows))
        words = text.casefold().split()
        return tuple(c for c in found if all(word in _complaint_text(c) for word in words)) if words else found

    def sources(self) -> tuple[SourceDocument, ...]:
        """The papers tasks came from, newest first."""
        with self._reading() as connection:
            rows = connection.execute(select(SOURCE).order_by(SOURCE.c.key.desc())).mappings()
            return tuple(map(translate.source_from, rows))

    def batches(self) -> tuple[ImportBatch, ...]:
        """Imports, newest first; also those taken back."""
        with self._reading() as connection:
            rows = connection.execute(select(IMPORT_BATCH).order_by(IMPORT_BATCH.c.key.desc())).mappings()
            return tuple(map(translate.batch_from, rows))

    # --- checks ----------------------------------------------------------------------------------------------------

    def evidence_hashes(self) -> frozenset[str]:
        """Digests of all files that any record names, also of tasks taken out of the lists."""
        with self._reading() as connection:
            return frozenset(connection.execute(select(EVIDENCE.c.sha256).distinct()).scalars())

    def check_history(self) -> tuple[Finding, ...]:
        """Compute the whole history chain again and compare its end with the note outside; see `history.check_chain`."""
        with self._reading() as connection:
            return history.check_chain(driver_of(connection), self._head_file)

    def check_database(self) -> tuple[Finding, ...]:
        """Read every page. Findings: ``database_damaged``, ``record_orphaned`` (refers to nothing)."""
        text = "数据库文件有损坏，请停止使用并用最近的备份恢复。"
        found = [Finding("database_damaged", f"{text}（{words}）", str(self._database)) for words in self._damage()]
        if found:
            return tuple(found)
        with self._reading() as connection:
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return tuple(
            Finding("record_orphaned", f"{table} 中有一条记录指向不存在的 {parent}。", f"{table}/{key}")
            for table, key, parent, _ in orphans
        )

    def _damage(self) -> list[str]:
        return damage(self._database, self._key)


def _candidate(row: Any) -> str:
    problem = row.problem_text
    shown = problem if len(problem) <= _PROBLEM_SHOWN else problem[:_PROBLEM_SHOWN] + "…"
    return f"{row.number} {shown} ({row.id})"


def _complaint_text(complaint: Complaint) -> str:
    parts = (
        complaint.acceptance_no,
        complaint.content,
        complaint.region,
        complaint.address,
        complaint.investigation,
        complaint.handling,
        complaint.note,
        *complaint.units,
        *complaint.classes,
    )
    return "\n".join(parts).casefold()
