"""What hangs on a task: progress, evidence, close-out, dossiers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from dujiao_desktop.domain.closeout import CloseOut
from dujiao_desktop.domain.dossier import DossierRecord
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import INBOX, EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.progress import ProgressEntry
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.store import reading, translate
from dujiao_desktop.store.records.tasks import check_pair, task_row
from dujiao_desktop.store.records.visits import check_unused
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import (
    CLOSEOUT_ROUND,
    DOSSIER,
    EVIDENCE,
    INDICATOR,
    INDICATOR_READING,
    PHOTO_ANSWER,
    PHOTO_PAIR,
    PROGRESS,
    RETURN_RECORD,
    STEP_RECORD,
    STEP_SCAN,
    TASK,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress entries."""

    session: Session

    def add(self, entry: ProgressEntry) -> None:
        """Keep a new entry."""
        self.session.insert(PROGRESS, translate.progress_values(entry))
        self.session.touched.add(entry.task_id)

    def of(self, task_id: TaskId) -> tuple[ProgressEntry, ...]:
        """Entries of a task, newest first."""
        return reading.progress(self.session.connection, task_id)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence items; the files themselves are in the vault, and are there before the item is added."""

    session: Session

    def add(self, item: EvidenceItem) -> None:
        """Keep a new item."""
        self.session.insert(EVIDENCE, translate.evidence_values(item))
        self._touch(item.task_id)

    def save(self, item: EvidenceItem) -> EvidenceItem:
        """Keep a changed item and give it back as kept. Raises ``record_not_found``, ``changed_meanwhile``."""
        if self.session.change(EVIDENCE, translate.evidence_values(item), revision=item.stamp.revision):
            self._touch(item.task_id)
        return self.get(item.id)

    def get(self, evidence_id: EvidenceId) -> EvidenceItem:
        """One item. Raises `Refused` ``record_not_found``."""
        return translate.evidence_from(self.session.row_in_lists(EVIDENCE, evidence_id))

    def remove(self, evidence_id: EvidenceId) -> None:
        """Take an item out of its task into the recycle bin; one for which it stood counts again.

        Raises:
            Refused: ``record_not_found``; ``evidence_in_use`` while it is the signed paper of a step;
                ``evidence_shows_reading`` while a measured value rests on it; ``evidence_in_record`` while an
                application or a visit shows it.
        """
        item = self.get(evidence_id)
        self.check_free(item)
        for replaced in self.replaced_by(evidence_id):
            self.save(replace(replaced, replaced_by=None))
        row = self.session.row(EVIDENCE, evidence_id)
        self.session.update(EVIDENCE, row, {"removed_at": self.session.now})
        self._touch(item.task_id)

    def check_free(self, item: EvidenceItem, *, since_round: int = 0) -> None:
        """Refuse to let go of an item on which something rests; of steps, those of `since_round` and later count.

        Raises:
            Refused: ``evidence_in_use``, ``evidence_shows_reading``, ``evidence_in_record``; see `remove`.
        """
        step = self.session.connection.execute(
            select(STEP_RECORD.c.step)
            .join(STEP_SCAN, STEP_SCAN.c.step_id == STEP_RECORD.c.id)
            .where(STEP_SCAN.c.evidence_id == item.id, STEP_RECORD.c.round >= since_round)
        ).scalar()
        if step is not None:
            raise Refused("evidence_in_use", title=item.title, step=step)
        shown = self.session.connection.execute(
            select(INDICATOR.c.name)
            .join(INDICATOR_READING, INDICATOR_READING.c.indicator_id == INDICATOR.c.id)
            .where(INDICATOR_READING.c.evidence_id == item.id)
        ).scalar()
        if shown is not None:
            raise Refused("evidence_shows_reading", title=item.title, name=shown)
        check_unused(self.session, item.id, item.title)

    def move(self, item: EvidenceItem, task_id: TaskId, order: int) -> EvidenceItem:
        """Put an item to another task or into the inbox, and give it back as kept.

        What it was put to in the task it leaves stays behind: measure, village, step, the photos it was paired with, and
        the file for which it stood.

        Raises:
            Refused: ``changed_meanwhile``, and as `check_free`.
        """
        self.check_free(item)
        for replaced in self.replaced_by(item.id):
            self.save(replace(replaced, replaced_by=None))
        pairs = select(PHOTO_PAIR.c.key).where((PHOTO_PAIR.c.before_id == item.id) | (PHOTO_PAIR.c.after_id == item.id))
        self.session.delete(PHOTO_PAIR, self.session.connection.execute(pairs).scalars().all())
        if task_id != INBOX:
            said = select(PHOTO_ANSWER.c.id).where(PHOTO_ANSWER.c.evidence_id == item.id)
            for answer in self.session.connection.execute(said).scalars().all():
                self.session.update(PHOTO_ANSWER, self.session.row(PHOTO_ANSWER, answer), {"task_id": task_id})
        self._touch(item.task_id)
        left = replace(item, task_id=task_id, order=order, measure_seq=None, part_seq=None, step="", replaced_by=None)
        return self.save(left)

    def replaced_by(self, evidence_id: EvidenceId) -> tuple[EvidenceItem, ...]:
        """Items for which this one stands."""
        rows = self.session.connection.execute(
            select(EVIDENCE).where(EVIDENCE.c.replaced_by == evidence_id).order_by(EVIDENCE.c.key)
        ).mappings()
        return tuple(map(translate.evidence_from, rows))

    def waiting(self) -> tuple[EvidenceItem, ...]:
        """Items in the inbox, in the order they came."""
        return reading.waiting(self.session.connection)

    def of(self, task_id: TaskId) -> tuple[EvidenceItem, ...]:
        """Items of a task in the order of its directory."""
        return reading.evidence(self.session.connection, task_id)

    def with_hashes(self, hashes: Collection[str]) -> tuple[EvidenceItem, ...]:
        """Items of any task in the lists that are one of these very files, oldest first."""
        rows = self.session.connection.execute(
            select(EVIDENCE)
            .join(TASK, TASK.c.id == EVIDENCE.c.task_id)
            .where(EVIDENCE.c.sha256.in_(hashes), EVIDENCE.c.removed_at.is_(None), reading.IN_LISTS)
            .order_by(EVIDENCE.c.key)
        ).mappings()
        return tuple(map(translate.evidence_from, rows))

    def held(self, task_id: TaskId, hashes: Collection[str]) -> dict[str, EvidenceItem]:
        """Items of a task, or of the inbox, that are one of these very files, by their digests."""
        rows = self.session.connection.execute(
            select(EVIDENCE)
            .where(
                EVIDENCE.c.sha256.in_(hashes), EVIDENCE.c.removed_at.is_(None), EVIDENCE.c.task_id == (task_id or None)
            )
            .order_by(EVIDENCE.c.key.desc())
        ).mappings()
        return {row["sha256"]: translate.evidence_from(row) for row in rows}

    def _touch(self, task_id: TaskId) -> None:
        """What waits for its task is in no index of tasks."""
        if task_id != INBOX:
            self.session.touched.add(task_id)

    def next_order(self, task_id: TaskId) -> int:
        """The place after the last in a task's directory or in the inbox, from 1."""
        last = self.session.connection.execute(
            select(func.max(EVIDENCE.c.order)).where(EVIDENCE.c.task_id == (task_id or None))
        ).scalar()
        return (last or 0) + 1


@dataclass(frozen=True, slots=True)
class CloseOuts:
    """Close-outs: rounds, steps, returns."""

    session: Session

    def get(self, task_id: TaskId) -> CloseOut:
        """A task's close-out; a fresh one when nothing has happened yet."""
        return reading.closeout(self.session.connection, task_id)

    def save(self, closeout: CloseOut, status: CloseoutStatus) -> None:
        """Keep a close-out and the copy of its status that lists show; the only way that copy moves.

        Raises:
            Refused: ``task_not_found``; ``status_pair_not_allowed`` when a task would be closed before it is done.
        """
        session, task_id = self.session, closeout.task_id
        task = task_row(session, task_id)
        check_pair(task["number"], ProgressStatus(task["progress_status"]), status)
        rounds = [translate.round_values(task_id, r) for r in closeout.rounds]
        there = session.rows_of_task(CLOSEOUT_ROUND, task_id)
        kept = {r["number"] for r in rounds}
        # Steps refer to rounds: added before them, taken away after them.
        changed = session.match_rows(CLOSEOUT_ROUND, [row for row in there if row["number"] in kept], rounds, "number")
        changed |= self._save_steps(closeout)
        changed |= self._save_returns(closeout)
        session.delete(CLOSEOUT_ROUND, [row["key"] for row in there if row["number"] not in kept])
        if not session.update(TASK, task, {"closeout_status": status.value}) and changed:
            session.count_change(TASK, task_id)

    def _save_steps(self, closeout: CloseOut) -> bool:
        session, task_id = self.session, closeout.task_id
        records = [(r.number, n, s) for r in closeout.rounds for n, s in enumerate(r.records, 1)]
        wanted = [translate.step_values(task_id, *record) for record in records]
        scans = [
            {"step_id": s.id, "task_id": task_id, "evidence_id": e, "order": n}
            for _, _, s in records
            for n, e in enumerate(s.scans, 1)
        ]
        steps = session.rows_of_task(STEP_RECORD, task_id)
        old_scans = session.rows_of_task(STEP_SCAN, task_id)
        kept = {(s["step_id"], s["evidence_id"]) for s in scans}
        known = {(row["step_id"], row["evidence_id"]) for row in old_scans}
        # Scans refer to steps: taken away before them, added after them.
        session.delete(STEP_SCAN, [row["key"] for row in old_scans if (row["step_id"], row["evidence_id"]) not in kept])
        changed = session.match_rows(STEP_RECORD, steps, wanted, "id")
        session.insert(STEP_SCAN, [s for s in scans if (s["step_id"], s["evidence_id"]) not in known])
        return changed or kept != known

    def _save_returns(self, closeout: CloseOut) -> bool:
        session, task_id = self.session, closeout.task_id
        wanted = [translate.return_values(task_id, r.number, r.returned) for r in closeout.rounds if r.returned]
        there = session.rows_of_task(RETURN_RECORD, task_id)
        return session.match_rows(RETURN_RECORD, there, wanted, "id")


@dataclass(frozen=True, slots=True)
class Dossiers:
    """Dossiers that were made."""

    session: Session

    def add(self, record: DossierRecord, state: str = "") -> None:
        """Keep that a dossier was made, with the task's data as they were handed in."""
        self.session.insert(DOSSIER, {**translate.dossier_values(record), "state": state})

    def of(self, task_id: TaskId) -> tuple[DossierRecord, ...]:
        """Dossiers of a task, newest first."""
        return reading.dossiers(self.session.connection, task_id)
