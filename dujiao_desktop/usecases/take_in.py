"""收件: many files, whole folders or cards are taken in, and go on after a break where they stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Told
from dujiao_desktop.domain.evidence import INBOX, EvidenceItem
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.officer import Officer

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists
    from dujiao_desktop.usecases.attach_evidence import EvidenceDraft


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """What lies at places that were dropped or named.

    Attributes:
        files: In a stable order: as named, folders walked by name.
        skipped: How many files are no officer's: what systems and programs leave (Thumbs.db, .DS_Store …).
        links: How many folders stand behind a link; they were not followed.
        unreadable: Folders that could not be read.
    """

    files: tuple[Path, ...]
    skipped: int = 0
    links: int = 0
    unreadable: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that was not taken; `why` says the reason by `sentence`.

    Attributes:
        comes_again: It may be taken when its trouble is over (a stick put in again); it stays listed until then or
            until it is let go.
    """

    path: Path
    why: Told
    comes_again: bool = False


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a taking-in.

    Attributes:
        intake: Its name, for `resume` and `let_go`.
        items: What was taken, in its order.
        duplicates: Files that the inbox or the task holds already, each with the item it equals; not taken again.
        elsewhere: Taken files that tasks hold too.
        marked: Names of files that bear a secrecy marking in their name or on their first page; the officer has to look.
        misnamed: Names that end in .pdf with something else inside.
        without_facts: Names of photos in which no camera wrote time or place.
        not_taken: What was refused, or could not be read.
        waiting: How many files were not reached yet, or could not be read; `resume` goes on with them.
        stopped: Why it stopped early (``cancelled``, ``disk_full`` …); None when it came to its end.
    """

    intake: str
    items: tuple[EvidenceItem, ...] = ()
    duplicates: tuple[tuple[str, EvidenceItem], ...] = ()
    elsewhere: tuple[tuple[EvidenceItem, TaskId], ...] = ()
    marked: tuple[str, ...] = ()
    misnamed: tuple[str, ...] = ()
    without_facts: tuple[str, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()
    skipped: int = 0
    links: int = 0
    waiting: int = 0
    stopped: Told | None = None
    changes: Changes = Changes()


@dataclass(frozen=True, slots=True)
class Intake:
    """A taking-in that did not come to its end.

    Attributes:
        task_id: Where its files go; `INBOX` for the inbox.
        taken: How many were taken so far.
        waiting: What still waits, with its trouble where it could not be read.
    """

    name: str
    begun_at: datetime
    who: str
    task_id: TaskId
    taken: int
    waiting: tuple[tuple[Path, Told | None], ...]


def find_files(places: Sequence[Path], *, leave_out: Path | None = None) -> FoundFiles:
    """All files at these places; folders are walked to their end, links to folders are not followed.

    `leave_out` is a folder that is never entered: the workspace itself.
    """
    raise NotImplementedError


def take_in(
    store: Store,
    places: Sequence[Path],
    *,
    office: Office,
    by: Officer,
    now: datetime,
    task_id: TaskId = INBOX,
    draft: EvidenceDraft | None = None,
    control: JobControl | None = None,
    finishes: str = "",
) -> TakenIn:
    """Take in files and whole folders, into the inbox or, with a draft, straight into a task.

    Files are committed in small groups: whatever stops it, what was committed stays, the rest waits for `resume` or
    `let_go`. One bad file never stops the others. In the history it is one act.

    Raises:
        Refused: ``nothing_to_take``; ``task_not_found``, ``measure_not_found``, ``part_not_found``,
            ``date_in_future``, ``names_complainant``: nothing was begun.
    """
    raise NotImplementedError


def resume(
    store: Store,
    intake: str,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    control: JobControl | None = None,
) -> TakenIn:
    """Go on with a taking-in: only what was not taken is read. Raises `Refused` ``nothing_to_resume``."""
    raise NotImplementedError


def under_way(lists: Lists) -> tuple[Intake, ...]:
    """Takings-in with files that still wait, the oldest first."""
    raise NotImplementedError


def let_go(store: Store, intake: str, *, by: Officer, now: datetime) -> int:
    """Forget what still waits; what was taken stays. Returns how many files were let go.

    Raises:
        Refused: ``nothing_to_resume``.
    """
    raise NotImplementedError
