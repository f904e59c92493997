"""Reading without writing: ids in order, lines for a window of ids, and whatever else is shown.

A list of any size holds its integer keys (8 bytes each) and the lines of the window that is seen. The statements
behind that are plain SQL text, sent through the driver as they are, so that a first list costs little more than the
query itself; SQLAlchemy is imported when the first whole record is read.
"""

from __future__ import annotations

import json
import threading
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import CloseOut
from dujiao_desktop.domain.complaint import Complaint
from dujiao_desktop.domain.custody import KeptFile
from dujiao_desktop.domain.dossier import DossierRecord
from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceHit, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.history import Finding, HistoryEntry
from dujiao_desktop.domain.identity import DossierId, EvidenceId, TaskId
from dujiao_desktop.domain.import_batch import ImportBatch
from dujiao_desktop.domain.inbox import TaskClues
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.photo_check import PhotoHint
from dujiao_desktop.domain.plan import PlanStanding
from dujiao_desktop.domain.recycle_bin import Removed
from dujiao_desktop.domain.returns import ReturnCount
from dujiao_desktop.domain.task import CloseoutStatus, SourceDocument, Task
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.domain.task_line import ListCounts, TaskLine
from dujiao_desktop.domain.today import NavigationCounts
from dujiao_desktop.domain.undo import Act, Subject
from dujiao_desktop.store import acts, agenda, drafts, finding, history, inbox, kept_files, lines, outlook, recycle
from dujiao_desktop.store.agenda import Agenda, OtherStep
from dujiao_desktop.store.connecting import Access, Key, damage, engine_over, open_driver
from dujiao_desktop.store.troubles import telling_database_trouble

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlcipher3 import dbapi2

    from dujiao_desktop.domain.step_content import ArchiveFacts

_WINDOW = 256
_ROUNDS_BY_PACK = """
SELECT ifnull((SELECT r.pack FROM closeout_round r WHERE r.task_id = t.id ORDER BY r.number DESC LIMIT 1), ''), count(*)
FROM task t WHERE t.removed_at IS NULL AND t.closeout_status <> 'closed' GROUP BY 1
"""
_PROBLEM_SHOWN = 24


class Lists:
    """A reader with a connection of its own that cannot write; each call sees the newest state kept.

    Used by one thread at a time; a second one waits.
    """

    def __init__(self, database: Path, key: Key, head_file: Path) -> None:
        self._database = database
        self._key = key
        self._head_file = head_file
        self._one_reader = threading.Lock()
        with telling_database_trouble(database):
            self._driver = open_driver(database, key, Access.READ)

    @cached_property
    def _connection(self) -> Connection:
        return engine_over(self._driver, Access.READ).connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; further calls do nothing."""
        if "_connection" in self.__dict__:
            self._connection.close()
            self._connection.engine.dispose()
        self._driver.close()

    def get_ready(self) -> None:
        """Import what reading whole records needs, so that the first task opens as fast as the second."""
        from dujiao_desktop.store import reading

        with self._one_reader, telling_database_trouble(self._database), self._connection.begin():
            reading.officers(self._connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One moment of the database, whatever a writer does meanwhile."""
        with self._one_reader, telling_database_trouble(self._database), self._connection.begin():
            yield self._connection

    @contextmanager
    def _asking(self) -> Iterator[dbapi2.Connection]:
        """As `_reading`, for plain statements to the driver."""
        with self._one_reader, telling_database_trouble(self._database):
            self._driver.execute("BEGIN")
            try:
                yield self._driver
            finally:
                self._driver.rollback()

    # --- the task list ---------------------------------------------------------------------------------------------

    def task_keys(self, asked: TaskFilter, today: date) -> array[int]:
        """Keys of the tasks the officer asks for, in order; 8 bytes each."""
        with self._asking() as driver:
            return lines.keys(driver, asked, today)

    def task_lines(self, keys: Sequence[int], today: date) -> tuple[TaskLine, ...]:
        """Lines for a window of keys in the same order; keys that are gone are left out. Three queries."""
        with self._asking() as driver:
            return lines.lines(driver, keys, today)

    def all_lines(self, asked: TaskFilter, today: date) -> Iterator[TaskLine]:
        """Lines of everything the officer asks for, in order, a window at a time; for ledgers and statistics."""
        keys = self.task_keys(asked, today)
        for start in range(0, len(keys), _WINDOW):
            yield from self.task_lines(keys[start : start + _WINDOW], today)

    def how_many(self) -> int:
        """How many tasks are in the lists; asked at every letter of a search, so no more than that."""
        with self._asking() as driver:
            return int(driver.execute("SELECT count(*) FROM task WHERE removed_at IS NULL").fetchone()[0])

    def counts(self, today: date) -> ListCounts:
        """How many tasks there are, open, overdue, closed, sent back."""
        with self._asking() as driver:
            return lines.counts(driver, today)

    def key_of(self, task_id: TaskId) -> int | None:
        """The key under which lists know a task; None when it is in no list."""
        with self._asking() as driver:
            found = driver.execute("SELECT key FROM task WHERE id = ? AND +removed_at IS NULL", (task_id,)).fetchone()
        return None if found is None else int(found[0])

    def find_task(self, ref: str) -> TaskId:
        """The task an officer means by an official number or an identity.

        Raises:
            Refused: ``task_not_found``; ``ambiguous_number`` with the candidates, each with its number, the beginning
                of its problem, and its identity.
        """
        asked = ref.strip()
        with self._asking() as driver:
            rows = lines.rows(
                driver,
                "SELECT id, number, problem_text FROM task WHERE +removed_at IS NULL AND (id = ?1 OR number = ?2) "
                "ORDER BY id <> ?1, key",
                (asked.lower(), asked),
            ).fetchall()
        if not rows:
            raise Refused("task_not_found", asked=ref)
        if len(rows) > 1 and rows[0]["id"] != asked.lower():
            raise Refused("ambiguous_number", asked=ref, candidates=tuple(map(_candidate, rows)))
        return TaskId(rows[0]["id"])

    def find_evidence(self, text: str, limit: int) -> tuple[EvidenceHit, ...]:
        """Files in whose caption or name every word of `text` stands, the newest first."""
        with self._asking() as driver:
            return finding.evidence(driver, text, limit)

    def task_ids(self, keys: Sequence[int]) -> tuple[TaskId, ...]:
        """Ids of the tasks in the lists under these keys, in their order; those that are gone are left out."""
        with self._asking() as driver:
            rows = driver.execute(
                "SELECT key, id FROM task WHERE +removed_at IS NULL AND key IN (SELECT value FROM json_each(?))",
                (json.dumps(list(keys)),),
            )
            found = dict(rows.fetchall())
        return tuple(TaskId(found[key]) for key in keys if key in found)

    def tasks(self, task_ids: Sequence[TaskId]) -> tuple[Task, ...]:
        """Tasks with their units, persons and measures, in the order asked; those in no list are left out."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            found = {task.id: task for task in reading.tasks_named(connection, task_ids)}
        return tuple(found[task_id] for task_id in task_ids if task_id in found)

    # --- one task --------------------------------------------------------------------------------------------------

    def prints_of_task(self, task_id: TaskId, version: int) -> Mapping[str, bytes]:
        """Fingerprints of that version of the pictures of one task, by content."""
        with self._asking() as driver:
            found = driver.execute(
                "SELECT p.sha256, p.bits FROM evidence e JOIN photo_print p ON p.sha256 = e.sha256 "
                "WHERE e.task_id = ? AND p.version = ? AND p.bits IS NOT NULL",
                (task_id, version),
            ).fetchall()
        return {str(sha256): bytes(bits) for sha256, bits in found}

    def case_file(self, task_id: TaskId) -> CaseFile:
        """Everything about one task. Raises `Refused` ``task_not_found``."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.case_file(connection, task_id)

    def closeout(self, task_id: TaskId) -> CloseOut:
        """A task's close-out; a fresh one when nothing has happened yet."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.closeout(connection, task_id)

    def tasks_of_source(self, title: str) -> tuple[Task, ...]:
        """Tasks in the lists that came from a source of this title, for matching when it is imported again."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.tasks_of_source(connection, title)

    def history(self, task_id: TaskId | None, limit: int) -> tuple[HistoryEntry, ...]:
        """What was changed, newest first, at most `limit` entries; of one task and all that hangs on it, or of all.

        Entries that changed nothing an officer knows (counters of the store) are left out.
        """
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.history(connection, task_id, limit)

    def dossiers(self, task_id: TaskId | None) -> tuple[DossierRecord, ...]:
        """Dossiers that were made, newest first; of one task, or of all."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.dossiers(connection, task_id)

    def return_counts(self) -> tuple[ReturnCount, ...]:
        """How often tasks in the lists were sent back, by step and reason, the commonest first."""
        with self._asking() as driver:
            found = driver.execute(
                "SELECT r.step, r.reason, count(*) FROM return_record r JOIN task t ON t.id = r.task_id "
                "WHERE t.removed_at IS NULL GROUP BY r.step, r.reason ORDER BY count(*) DESC, r.step, r.reason"
            ).fetchall()
        return tuple(ReturnCount(*row) for row in found)

    # --- the office ------------------------------------------------------------------------------------------------

    def archive_facts(self) -> tuple[ArchiveFacts, ...]:
        """Parts of the archive numbers given in this workspace, newest first."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.archive_facts(connection)

    def rule_packs(self, *, but: str) -> dict[str, str]:
        """Rule packs under which rounds were begun, as JSON by name; all but the one named."""
        with self._asking() as driver:
            return dict(driver.execute("SELECT id, content FROM rule_pack WHERE id <> ?", (but,)).fetchall())

    def rounds_by_pack(self) -> dict[str, int]:
        """How many open tasks run their round under which rules; under “” those that have not begun one."""
        with self._asking() as driver:
            return dict(driver.execute(_ROUNDS_BY_PACK).fetchall())

    def officers(self, active_only: bool = True) -> tuple[Officer, ...]:
        """The people of the office, in the order they were entered."""
        with self._asking() as driver:
            return lines.officers(driver, active_only=active_only)

    def complaints(self, text: str = "") -> tuple[Complaint, ...]:
        """Complaints in the lists, oldest first; with `text`, those in which each of its words stands somewhere."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            found = reading.complaints(connection)
        words = text.casefold().split()
        return tuple(c for c in found if all(word in _complaint_text(c) for word in words)) if words else found

    def sources(self) -> tuple[SourceDocument, ...]:
        """The papers tasks came from, newest first."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.sources(connection)

    def plans(self) -> tuple[PlanStanding, ...]:
        """Special plans, the newest first, each with the tasks found under it by the year of their last day."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.plan_standings(connection)

    def batches(self) -> tuple[ImportBatch, ...]:
        """Imports, newest first; also those taken back."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.batches(connection)

    # --- today -----------------------------------------------------------------------------------------------------

    def agenda(
        self,
        today: date,
        others: Sequence[OtherStep],
        notice_steps: Sequence[str],
        after_notice: Sequence[CloseoutStatus],
        first_lookback_days: int | None,
    ) -> Agenda:
        """Row keys of what is due, overdue, sent back and waited for; see `agenda.agenda`."""
        with self._asking() as driver:
            return agenda.agenda(driver, today, others, notice_steps, after_notice, first_lookback_days)

    def navigation(self, today: date) -> NavigationCounts:
        """The numbers beside the entries of the navigation."""
        with self._asking() as driver:
            return agenda.navigation(driver, today)

    def outlook(
        self, today: date, shown: int, reach_days: int, first_lookback_days: int | None
    ) -> tuple[outlook.Dates, outlook.Figures]:
        """The days ahead, and how far the whole list has come; see `outlook.dates`."""
        with self._asking() as driver:
            ahead = outlook.dates(driver, today, shown, reach_days, first_lookback_days)
            return ahead, outlook.figures(driver, today)

    def task_names(self, keys: Collection[int]) -> Mapping[int, tuple[TaskId, str]]:
        """Ids and official numbers of a few tasks, by row key."""
        with self._asking() as driver:
            return outlook.names(driver, keys)

    def cases_for_gates(self, task_ids: Collection[TaskId]) -> tuple[CaseFile, ...]:
        """Tasks in the lists with all that gates ask for; without source and progress."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.cases_for_gates(connection, task_ids)

    def complaints_due(self, until: date) -> tuple[Complaint, ...]:
        """Complaints that are not closed and due up to `until`, the oldest first."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.complaints_due(connection, until)

    # --- what is typed, taken back, thrown away, handed in ------------------------------------------------------------

    def drafts(self) -> tuple[Draft, ...]:
        """What was typed and not kept yet, newest first."""
        with self._asking() as driver:
            return drafts.all_drafts(driver)

    def newest_act(self) -> int:
        """Number of the newest action; 0 when there is none."""
        with self._asking() as driver:
            return history.last_act(driver).number

    def acts(self, since: int) -> tuple[Act, ...]:
        """Actions after number `since`, oldest first; of very many only the newest."""
        with self._asking() as driver:
            return acts.acts(driver, since)

    def subjects(self, wanted: Mapping[int, str]) -> Mapping[int, Subject]:
        """What actions were about, by number; `wanted` names the kind of record to look at in each."""
        with self._asking() as driver:
            return {act: acts.subject(driver, act, record) for act, record in wanted.items()}

    def removed(self) -> tuple[Removed, ...]:
        """What lies in the recycle bin, newest first."""
        with self._asking() as driver:
            return recycle.removed(driver)

    def waiting_evidence(self) -> tuple[EvidenceItem, ...]:
        """What waits in the inbox, in the order it came."""
        from dujiao_desktop.store import reading

        with self._reading() as connection:
            return reading.waiting(connection)

    def evidence_kind(self, evidence_id: EvidenceId) -> EvidenceKind:
        """What a file is. Raises `Refused` ``record_not_found``, also for one in the recycle bin."""
        asked = "SELECT kind FROM evidence WHERE id = ? AND removed_at IS NULL"
        with self._asking() as driver:
            found = driver.execute(asked, (evidence_id,)).fetchone()
        if found is None:
            raise Refused("record_not_found", record="evidence", id=evidence_id)
        return EvidenceKind(found[0])

    def task_clues(self) -> tuple[TaskClues, ...]:
        """What open tasks are recognised by, oldest first."""
        with self._asking() as driver:
            return inbox.clues(driver)

    def origins(self) -> Mapping[EvidenceId, str]:
        """Paths from which what waits in the inbox came, where that is still known."""
        with self._asking() as driver:
            return inbox.origins(driver)

    def intakes(self, asked: str = "") -> Sequence[Mapping[str, Any]]:
        """Files of takings-in under way, or of the one asked for; see `inbox.intakes`."""
        with self._asking() as driver:
            return inbox.intakes(driver, asked)

    def dossier_state(self, dossier_id: DossierId) -> tuple[TaskId, str]:
        """The task of a dossier, and its data as handed in. Raises `Refused` ``record_not_found``."""
        with self._asking() as driver:
            found = driver.execute("SELECT task_id, state FROM dossier WHERE id = ?", (dossier_id,)).fetchone()
        if found is None:
            raise Refused("record_not_found", record="dossier", id=dossier_id)
        return TaskId(found[0]), str(found[1])

    def evidence_totals(self) -> tuple[int, int]:
        """How many files are attached to tasks in the lists, and their size in bytes."""
        with self._asking() as driver:
            row = driver.execute(
                "SELECT count(*), total(size_bytes) FROM evidence e JOIN task t ON t.id = e.task_id "
                "WHERE e.removed_at IS NULL AND +t.removed_at IS NULL"
            ).fetchone()
        return int(row[0]), int(row[1])

    # --- photos ----------------------------------------------------------------------------------------------------

    def photo_hints(self, task_id: TaskId) -> tuple[PhotoHint, ...]:
        """What was noticed about the photos of a task, in the order of its directory, with what was said to it."""
        from dujiao_desktop.store import photos

        with self._reading() as connection:
            return photos.hints(connection, task_id)

    def photos_with_hashes(self, hashes: Collection[str]) -> tuple[EvidenceItem, ...]:
        """Files of tasks in the lists and of the inbox that have this content, oldest first."""
        from dujiao_desktop.store import photos

        with self._reading() as connection:
            return photos.with_hashes(connection, hashes)

    def photos_named(self, evidence_ids: Collection[EvidenceId]) -> tuple[EvidenceItem, ...]:
        """Files by their identities, whichever task they belong to."""
        from dujiao_desktop.store import photos

        with self._reading() as connection:
            return photos.named(connection, evidence_ids)

    def photo_prints(self, version: int) -> Mapping[str, bytes]:
        """All fingerprints of that version, by content."""
        from dujiao_desktop.store import photos

        with self._asking() as driver:
            return photos.prints(driver, version)

    def photos_without_print(self, version: int) -> tuple[str, ...]:
        """Digests of photos of which no fingerprint of that version was tried, the newest first."""
        from dujiao_desktop.store import photos

        with self._asking() as driver:
            return photos.without_print(driver, version)

    def tasks_with_photos(self) -> tuple[TaskId, ...]:
        """Tasks in the lists that have photos, oldest first."""
        from dujiao_desktop.store import photos

        with self._asking() as driver:
            return photos.tasks_with_photos(driver)

    # --- checks ----------------------------------------------------------------------------------------------------

    def evidence_hashes(self) -> frozenset[str]:
        """Digests of all files that must be kept: what any record names, also in the recycle bin, and what was handed in."""
        with self._asking() as driver:
            return recycle.kept_files(driver)

    def named_files(self) -> Mapping[str, tuple[KeptFile, ...]]:
        """The files of `evidence_hashes`, each with the tasks and plans that name it."""
        with self._asking() as driver:
            return kept_files.named_files(driver)

    def earlier_names(self, digests: Collection[str]) -> Mapping[str, tuple[KeptFile, ...]]:
        """What files were that no record names any more, as far as the history knows."""
        with self._asking() as driver:
            return kept_files.earlier_names(driver, digests)

    def check_history(self) -> tuple[Finding, ...]:
        """Compute the whole history chain again and compare its end with the note outside; see `history.check_chain`."""
        with self._asking() as driver:
            return history.check_chain(driver, self._head_file)

    def check_database(self) -> tuple[Finding, ...]:
        """Read every page. Findings: ``database_damaged``, ``record_orphaned`` (refers to nothing)."""
        text = "数据库文件有损坏，请停止使用并用最近的备份恢复。"
        found = [Finding("database_damaged", f"{text}（{words}）", str(self._database)) for words in self._damage()]
        if found:
            return tuple(found)
        with self._asking() as driver:
            orphans = driver.execute("PRAGMA foreign_key_check").fetchall()
        return tuple(
            Finding("record_orphaned", f"{table} 中有一条记录指向不存在的 {parent}。", f"{table}/{key}")
            for table, key, parent, _ in orphans
        )

    def _damage(self) -> list[str]:
        return damage(self._database, self._key)


def _candidate(row: Any) -> str:
    problem = row["problem_text"]
    shown = problem if len(problem) <= _PROBLEM_SHOWN else problem[:_PROBLEM_SHOWN] + "…"
    return f"{row['number']} {shown} ({row['id']})"


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
