"""The task list: which tasks in which order, and the lines of a window. Reading only."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.domain.task_line import TaskLine

if TYPE_CHECKING:
    from dujiao_desktop.store.lists import Lists


def keys(lists: Lists, asked: TaskFilter, today: date) -> array[int]:
    """Row keys of the tasks asked for, in order."""
    return lists.task_keys(asked, today)


def lines(lists: Lists, wanted: Sequence[int], today: date) -> tuple[TaskLine, ...]:
    """The lines for a window of keys, in the same order."""
    return lists.task_lines(wanted, today)
