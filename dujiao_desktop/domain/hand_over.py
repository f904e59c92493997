"""工作交接: what a predecessor leaves to a successor, read as one value before it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class HandOver:
    """Who hands over to whom, in whose presence.

    Attributes:
        giver, taker: Names of officers.
        witness: 监交人, who need not be an officer of the workspace.
        on: The day stated on paper.
        retires: Whether the giver leaves the office.
        with_backup: Whether a whole backup lies beside the paper.
    """

    giver: str
    taker: str
    witness: str
    on: date
    retires: bool = True
    with_backup: bool = False


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task not 已销号: where it stands and what comes next; all in the office's words."""

    number: str
    problem: str
    deadline: str
    progress: str
    closeout: str
    next_step: str
    missing: tuple[str, ...] = ()
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedTask:
    """A task sent back and not handed in again."""

    number: str
    problem: str
    step: str
    reason: str
    demand: str
    returned_on: date
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class NoticeRunning:
    """A task whose public notice is under way or waited for; days are None where nothing is registered."""

    number: str
    problem: str
    unit: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class WaitedFor:
    """Whose turn it is, and in which tasks; `unit` is empty where the tasks name nobody."""

    unit: str
    step: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DossierLeft:
    """A dossier that was made."""

    number: str
    kind: str
    file_name: str
    sha256: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class ComplaintLeft:
    """A complaint that is not 已办结."""

    acceptance_no: str
    content: str
    status: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class DraftLeft:
    """Something typed and not kept yet, by the place it belongs to."""

    place: str
    who: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class BackupLeft:
    """The backup made with the hand-over."""

    file_name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """交接清单: everything that has to be known of the work on the day of the hand-over.

    Attributes:
        tasks: Open ones, in the order of their numbers.
        total: All tasks in the lists, closed ones included.
        last_backup: When the last whole backup was made before; None for never.
        backup: The one made with the hand-over; None for none.
        ledger: Name of the workbook beside the paper.
        made_at: Moment of reading.
    """

    wish: HandOver
    unit: str
    made_at: datetime
    total: int
    tasks: tuple[OpenTask, ...]
    returned: tuple[ReturnedTask, ...]
    notices: tuple[NoticeRunning, ...]
    waiting: tuple[WaitedFor, ...]
    dossiers: tuple[DossierLeft, ...]
    complaints: tuple[ComplaintLeft, ...]
    drafts: tuple[DraftLeft, ...]
    evidence_files: int
    evidence_bytes: int
    last_backup: datetime | None
    backup: BackupLeft | None
    ledger: str
