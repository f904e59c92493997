"""What reading a list gives: drafts of tasks and an account of every source row.

Values only; the readers live in `documents/reading`, the writing in `usecases/import_tasks.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dujiao_desktop.domain.complaint import ComplaintStatus, Truth
from dujiao_desktop.domain.deadlines import NO_DEADLINE, Deadline
from dujiao_desktop.domain.task import ProgressStatus, TaskKind, TaskPerson, TaskUnit
from dujiao_desktop.domain.work_calendar import HolidayYear


class DocumentKind(StrEnum):
    """What a file turned out to be, told to the officer before anything else."""

    TASK_LIST = "task_list"
    COMPLAINT_LIST = "complaint_list"
    STATISTICS = "statistics"
    PROSE = "prose"  # a text without a list


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure as read; `seq` counts from 1."""

    seq: int
    text: str
    responsible_units: tuple[str, ...] = ()
    deadline: Deadline = NO_DEADLINE
    result_text: str = ""


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task as read, before it has an identity.

    Attributes:
        where: Place in the source, e.g. ``第 101 行`` or ``Sheet1!A5``.
        source_text: The row or block word for word, kept with the record.
        progress_status: None where the source's phrase is not understood; then `status_text` is shown to the officer.
    """

    where: str
    number: str
    problem_text: str
    upper_number: str = ""
    chapter: str = ""
    goal: str = ""
    kind: TaskKind | None = None
    classes: tuple[str, ...] = ()
    common: bool | None = None
    units: tuple[TaskUnit, ...] = ()
    persons: tuple[TaskPerson, ...] = ()
    deadline: Deadline = NO_DEADLINE
    measures: tuple[MeasureDraft, ...] = ()
    status_text: str = ""
    progress_status: ProgressStatus | None = None
    is_long_term: bool = False
    cut_off: bool = False
    note: str = ""
    source_text: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintDraft:
    """A complaint as read. Columns that may identify the complainant are never read into it.

    Attributes:
        acceptance_no: Text without its star; `is_key_case` is the star.
        source_text: The row without those columns.
    """

    where: str
    acceptance_no: str
    content: str
    is_key_case: bool = False
    channel: str = ""
    round: str = ""
    batch: str = ""
    received_on: date | None = None
    due_on: date | None = None
    region: str = ""
    address: str = ""
    classes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    truth: Truth = Truth.UNKNOWN
    investigation: str = ""
    handling: str = ""
    accountability: str = ""
    status: ComplaintStatus = ComplaintStatus.OPEN
    closed_on: date | None = None
    repeat_of: str = ""
    note: str = ""
    source_text: str = ""


class RowFate(StrEnum):
    """What became of a source row."""

    IMPORTED = "imported"  # gives or belongs to a draft
    SKIPPED = "skipped"  # title, header, total, note, prose: reason says which
    PROBLEM = "problem"  # cannot be taken: reason says why


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row (sheet) or line (text) of the source and its fate; blank lines are not rows."""

    where: str
    text: str
    fate: RowFate
    reason: str = ""
    draft: int | None = None
    """Index into `Reading.drafts` for rows of a task."""
    complaint: int | None = None
    """Index into `Reading.complaints` for rows of a complaint."""


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """Something the officer should know before confirming: `code` is fixed, `text` is the sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Announced:
    """Counts the text itself announces; None where it does not."""

    measures: int | None = None
    problems: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one file.

    Attributes:
        title: Title of the source document as found; empty when none.
        columns: For tables, header text → field name that was understood, in sheet order.
    """

    file_name: str
    sha256: str
    kind: DocumentKind
    title: str = ""
    drafts: tuple[TaskDraft, ...] = ()
    rows: tuple[SourceRow, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()
    announced: Announced = Announced()
    columns: tuple[tuple[str, str], ...] = field(default=())
    complaints: tuple[ComplaintDraft, ...] = ()

    @property
    def holds_a_list(self) -> bool:
        """Whether there is anything to import."""
        return bool(self.drafts or self.complaints)

    @property
    def cut_off(self) -> tuple[str, ...]:
        """Numbers of the drafts whose text ends in mid-sentence."""
        return tuple(d.number for d in self.drafts if d.cut_off)

    @property
    def problems(self) -> tuple[SourceRow, ...]:
        """Rows that could not be taken."""
        return tuple(r for r in self.rows if r.fate is RowFate.PROBLEM)


@dataclass(frozen=True, slots=True)
class CalendarReading:
    """One year of the working-day calendar as read from a file, with every row accounted for."""

    file_name: str
    year: HolidayYear
    rows: tuple[SourceRow, ...] = ()
