"""What hangs on a task: progress, evidence, close-out, dossiers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from sqlalchemy import func, select

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import CloseOut, ReturnRecord, StepRecord
from dujiao_desktop.domain.dossier import DossierRecord
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import INBOX, EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.progress import ProgressEntry
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.store import reading, translate
from dujiao_desktop.store.records.slots import check_no_answer
from dujiao_desktop.store.records.tasks import check_pair
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
from dujiao_desktop.store.translate import Values


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
                application or a visit shows it; ``statement_in_use`` while an answer rests on it.
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
        check_no_answer(self.session, item.id, item.title)

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

    def save(self, closeout: CloseOut, status: CloseoutStatus, case: CaseFile | None = None) -> None:
        """Keep a close-out and the copy of its status that lists show; the only way that copy moves.

        `case` is what it was made from, as this transaction read it; what did not differ then is not looked at again.
        It is read where there is none.

        Raises:
            Refused: ``task_not_found``; ``status_pair_not_allowed`` when a task would be closed before it is done.
        """
        session, task_id = self.session, closeout.task_id
        task = case.task if case else reading.task(session.connection, task_id)
        was = case.closeout if case else self.get(task_id)
        check_pair(task.number, task.progress_status, status)
        # A first round has no row before something happened in it.
        fresh = was == CloseOut(task_id) and not session.rows_of_task(CLOSEOUT_ROUND, task_id)
        rounds = _differing(() if fresh else was.rounds, closeout.rounds, partial(translate.round_values, task_id))
        steps = _differing(_steps(was), _steps(closeout), lambda one: translate.step_values(task_id, *one))
        scans = _differing(_scans(was), _scans(closeout), dict)
        returns = _differing(_returns(was), _returns(closeout), lambda one: translate.return_values(task_id, *one))
        # What refers to another is added after it and taken away before it.
        changed = (
            session.bring(CLOSEOUT_ROUND, *rounds, *_ROUND),
            session.drop(STEP_SCAN, *scans, *_SCAN),
            session.match_rows(STEP_RECORD, *steps, "id"),
            session.bring(STEP_SCAN, *scans, *_SCAN),
            session.match_rows(RETURN_RECORD, *returns, "id"),
            session.drop(CLOSEOUT_ROUND, *rounds, *_ROUND),
        )
        if status is not task.closeout_status:
            session.set(TASK, task_id, {"closeout_status": status.value})
        elif any(changed):
            session.count_change(TASK, task_id)


_ROUND, _SCAN = ("task_id", "number"), ("step_id", "evidence_id")
_One = TypeVar("_One")


def _differing(
    was: Sequence[_One], now: Sequence[_One], values: Callable[[_One], Values]
) -> tuple[list[Values], list[Values]]:
    """The values of what is gone or was different, and of what is new or is different."""
    return [values(one) for one in was if one not in now], [values(one) for one in now if one not in was]


def _steps(closeout: CloseOut) -> list[tuple[int, int, StepRecord]]:
    return [(r.number, position, s) for r in closeout.rounds for position, s in enumerate(r.records, 1)]


def _scans(closeout: CloseOut) -> list[Values]:
    return [
        {"step_id": s.id, "task_id": closeout.task_id, "evidence_id": evidence_id, "order": order}
        for _, _, s in _steps(closeout)
        for order, evidence_id in enumerate(s.scans, 1)
    ]


def _returns(closeout: CloseOut) -> list[tuple[int, ReturnRecord]]:
    return [(r.number, r.returned) for r in closeout.rounds if r.returned is not None]


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
