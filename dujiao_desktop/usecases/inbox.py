"""待归位: what waits is put to its task; many files are described, ordered, moved, replaced, each as one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.inbox import InboxGroup
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task import Secrecy

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists


@dataclass(frozen=True, slots=True)
class ManyDraft:
    """What is stated about several files at once; None leaves what each has.

    Attributes:
        taken_on: Day the photos were taken, as stated.
        names_complainant: It is said that a file shows who complained; such a file is refused.
    """

    kind: EvidenceKind | None = None
    caption: str | None = None
    measure_seq: int | None = None
    part_seq: int | None = None
    step: str | None = None
    destination: Destination | None = None
    taken_on: date | None = None
    place: str | None = None
    photographer: str | None = None
    secrecy: Secrecy | None = None
    names_complainant: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """What was put to a task.

    Attributes:
        items: As they are now, in their new order.
        duplicates: Files that stay in the inbox, each with the item of the task it equals.
        elsewhere: Put files that other tasks hold too.
    """

    items: tuple[EvidenceItem, ...]
    duplicates: tuple[tuple[EvidenceItem, EvidenceItem], ...]
    elsewhere: tuple[tuple[EvidenceItem, TaskId], ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Replaced:
    """The older file, which is kept and counts no more, and the one that stands for it now."""

    old: EvidenceItem
    new: EvidenceItem
    changes: Changes


def waiting(lists: Lists) -> tuple[EvidenceItem, ...]:
    """What waits for its task, in the order it came."""
    raise NotImplementedError


def inbox_groups(lists: Lists, today: date) -> tuple[InboxGroup, ...]:
    """What waits, grouped by time and place, each group with the tasks it may belong to and why."""
    raise NotImplementedError


def put_to_task(
    store: Store,
    evidence_ids: Sequence[EvidenceId],
    task_id: TaskId,
    draft: ManyDraft,
    *,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> Put:
    """Put files from the inbox to a task, behind what it holds, in the order given. One act.

    What the task holds already stays in the inbox and is told.

    Raises:
        Refused: ``record_not_found``, ``task_not_found``; ``not_in_inbox`` where one has a task by now;
            ``duplicate_evidence`` when the task holds every one of them; ``kind_needs_photo``, ``measure_not_found``,
            ``part_not_found``, ``date_in_future``, ``names_complainant``.
    """
    raise NotImplementedError


def describe_many(
    store: Store,
    evidence_ids: Sequence[EvidenceId],
    draft: ManyDraft,
    *,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> tuple[tuple[EvidenceItem, ...], Changes]:
    """State something about several files of the inbox or of tasks at once. One act.

    Raises:
        Refused: ``record_not_found``, ``kind_needs_photo``, ``measure_not_found``, ``part_not_found``,
            ``date_in_future``, ``names_complainant``; ``scan_stays_in_dossier`` as for one file.
    """
    raise NotImplementedError


def set_order(
    store: Store, task_id: TaskId, evidence_ids: Sequence[EvidenceId], *, by: Officer, now: datetime
) -> tuple[tuple[EvidenceItem, ...], Changes]:
    """Put files of a task into this order; those not named keep their order behind. One act.

    Returns:
        All files of the task in the order of its directory.

    Raises:
        Refused: ``record_not_found`` where one is not of this task; ``nothing_to_order`` when it is so already.
    """
    raise NotImplementedError


def move_to_task(
    store: Store, evidence_ids: Sequence[EvidenceId], task_id: TaskId, *, by: Officer, now: datetime
) -> tuple[tuple[EvidenceItem, ...], Changes]:
    """Move files from their task to another one, or back to the inbox (`INBOX`). One act, in the history of both.

    What a file was put to in the old task (measure, village, step) is left behind.

    Raises:
        Refused: ``record_not_found``, ``task_not_found``, ``already_there``, ``duplicate_evidence``;
            ``evidence_in_use``, ``evidence_shows_reading``, ``evidence_in_record`` while something rests on one.
    """
    raise NotImplementedError


def replace_file(
    store: Store,
    evidence_id: EvidenceId,
    file: Path,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    names_complainant: bool = False,
    control: JobControl | None = None,
) -> Replaced:
    """Let a new file stand for an older one of a task: it takes its place and what was stated about it. One act.

    Raises:
        Refused: As `attach_evidence` for the file; ``record_not_found``; ``evidence_replaced`` when another stands for
            it already; ``duplicate_evidence``; ``evidence_in_use`` when it is a signed paper of the round under way;
            ``evidence_shows_reading``, ``evidence_in_record`` while something rests on it.
    """
    raise NotImplementedError
