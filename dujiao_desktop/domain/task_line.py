"""A task as one line of a list: what the screen, the ledger and the statistics show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dujiao_desktop.domain.deadlines import NO_DEADLINE, Deadline, DeadlineKind
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, TaskKind
from dujiao_desktop.domain.task_link import LinkKind
from dujiao_desktop.domain.warning import WarningLevel


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task in a list.

    Attributes:
        measures, results: (seq, text) pairs in order.
        round: Number of the close-out round under way.
        steps_done: Steps passed in this round.
        evidence_count: Files attached.
        warning: The warning that stands; None for none.
        common: True 共性, False 个性, None not stated.
        links: What another task is to this one, and its number.
        plans: Titles of the special plans above it.
        overdue_days: Days past the last day; 0 when not overdue. Computed for the day the list was read.
    """

    id: TaskId
    number: str
    problem_text: str
    progress_status: ProgressStatus
    closeout_status: CloseoutStatus
    upper_number: str = ""
    source_title: str = ""
    kind: TaskKind = TaskKind.ENGINEERING
    classes: tuple[str, ...] = ()
    goal: str = ""
    lead_units: tuple[str, ...] = ()
    responsible_units: tuple[str, ...] = ()
    co_units: tuple[str, ...] = ()
    acceptance_units: tuple[str, ...] = ()
    responsible_person: str = ""
    deadline: Deadline = NO_DEADLINE
    measures: tuple[tuple[int, str], ...] = ()
    results: tuple[tuple[int, str], ...] = ()
    done_on: date | None = None
    status_text: str = ""
    is_long_term: bool = False
    overdue_days: int = 0
    steps_done: int = 0
    round: int = 1
    evidence_count: int = 0
    note: str = ""
    warning: WarningLevel | None = None
    common: bool | None = None
    links: tuple[tuple[LinkKind, str], ...] = ()
    plans: tuple[str, ...] = ()

    def days_left(self, today: date) -> int | None:
        """Days up to the last day, negative when it is past; None where no day is stated, or nothing is left to do."""
        finished = self.progress_status is ProgressStatus.DONE or self.closeout_status is CloseoutStatus.CLOSED
        dated = self.deadline.kind in (DeadlineKind.DATE, DeadlineKind.SPAN)
        return None if finished or not dated or self.deadline.end is None else (self.deadline.end - today).days


@dataclass(frozen=True, slots=True)
class ListCounts:
    """How many tasks there are, and of which kind; a task may count in several.

    Attributes:
        open: Not 已销号.
        returned: Sent back, and not begun again since.
    """

    total: int
    open: int
    overdue: int
    closed: int
    returned: int
