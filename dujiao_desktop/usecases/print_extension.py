"""打印延期审批表、转长期持续整改审批表: read as one value, then written as one PDF; nothing is recorded."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.extension import Extension
from dujiao_desktop.domain.extension_paper import ExtensionPaper
from dujiao_desktop.domain.identity import ExtensionId, TaskId
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.usecases.paper_file import paper_file

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store


def print_extension(
    store: Store,
    task_id: TaskId,
    to: Path,
    *,
    office: Office,
    by: Officer | None,
    now: datetime,
    extension_id: ExtensionId | None = None,
    control: JobControl | None = None,
) -> Path:
    """Write the paper of an application, the last one where none is named, to the PDF `to`.

    Levels that said nothing yet have their blocks empty, to be signed by hand.

    Raises:
        Refused: ``no_extension_to_print``, ``paper_ending``, ``target_is_folder``, ``no_glyph``.
        Unavailable: The disk refuses.
    """
    from dujiao_desktop.documents.writing.extension_sheet import write_extension

    with store.lists() as lists:
        case = lists.case_file(task_id)
    asked = _named(case, extension_id)
    paper = ExtensionPaper(case, asked, office.unit, office.rules, now, by.name if by else "")
    with paper_file(to):
        write_extension(paper, to, resource("fonts"), control or Unwatched())
    return to


def _named(case: CaseFile, extension_id: ExtensionId | None) -> Extension:
    found = [one for one in case.extensions if extension_id in (None, one.id)]
    if not found:
        raise Refused("no_extension_to_print", number=case.task.number)
    return found[-1]
