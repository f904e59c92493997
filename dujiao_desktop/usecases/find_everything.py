"""One search over tasks, complaints and evidence. Reading only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dujiao_desktop.domain.complaint import Complaint
from dujiao_desktop.domain.evidence import EvidenceHit
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.domain.task_line import TaskLine

if TYPE_CHECKING:
    from dujiao_desktop.store.lists import Lists

MOST_TASKS, MOST_OTHERS = 7, 4


@dataclass(frozen=True, slots=True)
class Found:
    """The first few of each kind.

    Attributes:
        text: What was asked.
        task_count: How many tasks there are in all.
    """

    text: str
    tasks: tuple[TaskLine, ...] = ()
    task_count: int = 0
    complaints: tuple[Complaint, ...] = ()
    evidence: tuple[EvidenceHit, ...] = ()


def find_everything(lists: Lists, text: str, today: date) -> Found:
    """What stands under `text`; a task whose number it is comes first."""
    asked = text.strip()
    if not asked:
        return Found(text)
    keys = lists.task_keys(TaskFilter(asked), today)
    lines = list(lists.task_lines(keys[:MOST_TASKS], today))
    lines.sort(key=lambda line: line.number != asked)
    return Found(
        text,
        tuple(lines),
        len(keys),
        lists.complaints(asked)[:MOST_OTHERS],
        lists.find_evidence(asked, MOST_OTHERS),
    )
