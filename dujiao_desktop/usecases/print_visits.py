"""打印回头看记录表、长期坚持情况表: read as one value, then written as one PDF; nothing is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId, VisitId
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.visit import VISIT_WORDS, VisitKind
from dujiao_desktop.domain.visit_paper import VisitPaper
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.usecases.paper_file import paper_file
from dujiao_desktop.usecases.print_pairs import pictures_of

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.environment.workspace import WorkspacePaths
    from dujiao_desktop.store.database import Store


def print_lookback(
    store: Store,
    paths: WorkspacePaths,
    task_id: TaskId,
    to: Path,
    *,
    office: Office,
    by: Officer | None,
    now: datetime,
    visit_id: VisitId | None = None,
    control: JobControl | None = None,
) -> Path:
    """Write the record of a look-back, the last one where none is named, to the PDF `to`.

    Raises:
        Refused: ``no_visit_to_print``, ``paper_ending``, ``target_is_folder``, ``no_glyph``.
        Unavailable: The disk refuses.
    """
    paper = _paper(store, task_id, VisitKind.LOOKBACK, office=office, by=by, now=now)
    named = [v for v in paper.visits if visit_id in (None, v.id)]
    return _write(store, paths, replace(paper, visits=tuple(named[-1:])), VisitKind.LOOKBACK, to, control)


def print_long_term(
    store: Store,
    paths: WorkspacePaths,
    task_id: TaskId,
    year: int,
    to: Path,
    *,
    office: Office,
    by: Officer | None,
    now: datetime,
    control: JobControl | None = None,
) -> Path:
    """Write the sheet of all proofs of `year` to the PDF `to`. Raises as `print_lookback`."""
    paper = _paper(store, task_id, VisitKind.LONG_TERM, office=office, by=by, now=now)
    of_year = tuple(v for v in paper.visits if v.visited_on.year == year)
    return _write(store, paths, replace(paper, visits=of_year, year=year), VisitKind.LONG_TERM, to, control)


def _paper(
    store: Store, task_id: TaskId, kind: VisitKind, *, office: Office, by: Officer | None, now: datetime
) -> VisitPaper:
    with store.lists() as lists:
        case = lists.case_file(task_id)
    visits = tuple(v for v in case.visits if v.kind is kind)
    return VisitPaper(case, visits, office.unit, office.rules, now, by.name if by else "")


def _write(
    store: Store, paths: WorkspacePaths, paper: VisitPaper, kind: VisitKind, to: Path, control: JobControl | None
) -> Path:
    from dujiao_desktop.documents.writing.visit_sheets import write_long_term, write_lookback

    if not paper.visits:
        year = f" {paper.year} 年的" if paper.year else ""
        raise Refused("no_visit_to_print", number=paper.case.task.number, word=f"{year}{VISIT_WORDS[kind]}记录")
    write = write_lookback if kind is VisitKind.LOOKBACK else write_long_term
    with paper_file(to):
        pictures = pictures_of(store, paths, paper.shown)
        write(replace(paper, pictures=pictures), to, resource("fonts"), control or Unwatched())
    return to
