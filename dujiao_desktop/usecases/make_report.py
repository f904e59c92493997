"""出报表: the ledger and the statistics, to PDF or Excel, all from one reading of the list."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.closeout import statuses_of
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.report import Ledger, Summary, summarise
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.environment.files import telling_disk_trouble
from dujiao_desktop.environment.resources import resource

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.lists import Lists


class ReportKind(StrEnum):
    """What can be reported."""

    LEDGER = "ledger"
    SUMMARY = "summary"


def read_ledger(
    lists: Lists, *, office: Office, by: Officer | None, today: date, asked: TaskFilter | None = None
) -> Ledger:
    """The ledger as of today."""
    lines = tuple(lists.all_lines(asked or TaskFilter(), today))
    return Ledger(office.rules.forms.ledger, office.unit.name, today, by.name if by else "", lines)


def read_summary(lists: Lists, *, office: Office, by: Officer | None, today: date) -> Summary:
    """The statistics as of today; the same figures as on screen."""
    lines = lists.all_lines(TaskFilter(), today)
    return summarise(
        lines,
        statuses=statuses_of(office.rules),
        title=office.rules.forms.summary,
        unit=office.unit.name,
        as_of=today,
        filled_by=by.name if by else "",
        returns=lists.return_counts(),
    )


def make_report(
    lists: Lists,
    kind: ReportKind,
    to: Path,
    *,
    office: Office,
    by: Officer | None,
    now: datetime,
    control: JobControl | None = None,
) -> Path:
    """Write a report to `to`, whose ending (.pdf or .xlsx) says the form; an older file stays until the new one is whole.

    With `by` None the line for who filled it in is left open.

    Raises:
        Refused: ``report_ending`` for another ending; ``target_is_folder``; ``no_glyph`` before writing.
        Unavailable: The disk refuses.
    """
    ending = to.suffix.lower()
    if ending not in (".pdf", ".xlsx"):
        raise Refused("report_ending", path=to.name)
    if to.is_dir():
        raise Refused("target_is_folder", path=str(to))
    temporary = to.with_name(to.name + ".part")
    with telling_disk_trouble(to):
        try:
            if kind is ReportKind.LEDGER:
                ledger = read_ledger(lists, office=office, by=by, today=now.date())
                _write_ledger(ledger, temporary, ending, office, control or Unwatched())
            else:
                summary = read_summary(lists, office=office, by=by, today=now.date())
                _write_summary(summary, temporary, ending, office, control or Unwatched())
            temporary.replace(to)
        finally:
            temporary.unlink(missing_ok=True)
    return to


def _write_ledger(ledger: Ledger, to: Path, ending: str, office: Office, watch: JobControl) -> None:
    from dujiao_desktop.documents.writing.ledger import write_ledger_pdf, write_ledger_workbook

    if ending == ".pdf":
        write_ledger_pdf(ledger, office.rules, to, resource("fonts"), watch)
    else:
        write_ledger_workbook(ledger, office.rules, to, watch)


def _write_summary(summary: Summary, to: Path, ending: str, office: Office, watch: JobControl) -> None:
    from dujiao_desktop.documents.writing.summary import write_summary_pdf, write_summary_workbook

    if ending == ".pdf":
        write_summary_pdf(summary, office.rules, to, resource("fonts"), watch)
    else:
        write_summary_workbook(summary, office.rules, to)
