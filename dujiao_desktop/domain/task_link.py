"""关联任务: problems and the measures that serve them are many-to-many, so tasks name each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dujiao_desktop.domain.identity import LinkId, TaskId
from dujiao_desktop.domain.task import CloseoutStatus


class LinkKind(StrEnum):
    """What the other task is to this one."""

    MEASURE = "measure"  # the other is a measure that serves this problem
    PROBLEM = "problem"  # the other is a problem that this measure serves
    RELATED = "related"  # to be looked at together

    @property
    def opposite(self) -> LinkKind:
        """What this task is to the other one."""
        return _OPPOSITES[self]


_OPPOSITES = {
    LinkKind.MEASURE: LinkKind.PROBLEM,
    LinkKind.PROBLEM: LinkKind.MEASURE,
    LinkKind.RELATED: LinkKind.RELATED,
}

LINK_WORDS: dict[LinkKind, str] = {
    LinkKind.MEASURE: "落实措施",
    LinkKind.PROBLEM: "对应问题",
    LinkKind.RELATED: "相关任务",
}


@dataclass(frozen=True, slots=True)
class TaskLink:
    """One side of a link: what this task knows of the other.

    Both sides are kept, so that each task has the link in its own history. A link only shows the way: neither
    task's status, gates or close-out ever follow from the other's.

    Attributes:
        number, problem_text, closeout_status: Of the other task, as they are now.
    """

    id: LinkId
    task_id: TaskId
    other_id: TaskId
    kind: LinkKind
    number: str = ""
    problem_text: str = ""
    closeout_status: CloseoutStatus = CloseoutStatus.NOT_STARTED


def links_in_words(links: Iterable[tuple[LinkKind, str]]) -> str:
    """Numbers of linked tasks by what they are: “落实措施 3、5；对应问题 7”."""
    numbers: dict[LinkKind, list[str]] = {kind: [] for kind in LinkKind}
    for kind, number in links:
        numbers[kind].append(number)
    return "；".join(f"{LINK_WORDS[kind]} {'、'.join(those)}" for kind, those in numbers.items() if those)
