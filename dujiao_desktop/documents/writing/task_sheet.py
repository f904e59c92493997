"""A sheet about one task that stands by itself: its rows, the line that says who made it, and its file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from dujiao_desktop.documents.writing.fonts import printable
from dujiao_desktop.documents.writing.pages import Section, write_pages
from dujiao_desktop.documents.writing.pdf_file import MM, FileFacts
from dujiao_desktop.documents.writing.styles import Setter
from dujiao_desktop.documents.writing.tables import Row
from dujiao_desktop.documents.writing.words import PROGRAM, day
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.office import OwnUnit
from dujiao_desktop.domain.task import Task

FIELDS = (28 * MM, 50 * MM, 28 * MM, 50 * MM)
"""Widths of a form of two labels with their values in a row."""
_LEAST = 28.0


def pair(setter: Setter, word: str, value: str, word_2: str, value_2: str) -> Row:
    """Two labels with their values."""
    cells = (setter.label(word), setter.cell(value), setter.label(word_2), setter.cell(value_2))
    return Row(cells, least_height=_LEAST)


def wide(setter: Setter, word: str, value: str, height: float = _LEAST) -> Row:
    """One label with its value over the whole width."""
    return Row((setter.label(word), setter.cell(value, columns=3)), least_height=height)


def made(made_at: datetime, made_by: str) -> str:
    """2026年11月21日，周玉填报。"""
    by = f"，{made_by}填报" if made_by else ""
    return f"{day(made_at)}{by}。"


def write_sheet(
    setter: Setter,
    task: Task,
    unit: OwnUnit,
    title: str,
    sections: Sequence[Section],
    path: Path,
    made_at: datetime,
    control: JobControl,
    foot: str = "",
) -> int:
    """Write the file, `foot` behind the task's number at the foot of every page.

    Returns the number of pages; raises as `write_pages`.
    """
    number = printable(task.number)
    facts = FileFacts(f"{title}（任务{number}）", unit.name, printable(task.problem_text[:80]), made_at, PROGRAM)
    return write_pages(sections, setter.fonts, facts, path, control, f"任务{number}　{foot}".rstrip()).pages
