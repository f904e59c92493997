"""打印情况说明: the blank sheet that is signed and sealed by hand; nothing is recorded."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.slot_answer import Reply
from dujiao_desktop.domain.slots import slot_named
from dujiao_desktop.domain.statement_paper import StatementPaper
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.usecases.paper_file import paper_file

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store


def print_statement(
    store: Store,
    task_id: TaskId,
    slot: str,
    to: Path,
    *,
    office: Office,
    by: Officer | None,
    now: datetime,
    reason: str = "",
    control: JobControl | None = None,
) -> Path:
    """Write the statement about a slot to the PDF `to`.

    Args:
        store: Where the task is.
        task_id: The task.
        slot: Key, word, or step and key, see `slot_named`.
        to: The PDF.
        office: Ours.
        by: Who makes it.
        now: When.
        reason: Why it cannot be provided; empty takes what was said, or leaves room to write it by hand.
        control: Told after every page; may cancel.

    Raises:
        Refused: ``task_not_found``, ``unknown_slot``, ``paper_ending``, ``target_is_folder``, ``no_glyph``.
        Unavailable: The disk refuses.
    """
    from dujiao_desktop.documents.writing.statement_sheet import write_statement

    with store.lists() as lists:
        case = lists.case_file(task_id)
    rules = office.under(case.closeout).rules
    found = slot_named(case, rules, slot)
    said = found.answer.reason if found.answer and found.answer.reply is Reply.CANNOT_PROVIDE else ""
    paper = StatementPaper(case, found, reason.strip() or said, office.unit, rules, now, by.name if by else "")
    with paper_file(to):
        write_statement(paper, to, resource("fonts"), control or Unwatched())
    return to
