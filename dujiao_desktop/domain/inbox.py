"""待归位: files that wait for their task, in groups as they were taken, each with the tasks it may belong to.

Everything here is a proposal with its reasons, never a decision.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId, TaskId

GAP: Final = timedelta(minutes=45)
"""A longer pause between two photos begins a new group."""
SAME_PLACE_M: Final = 200.0
"""So far apart photos may be and still show one place."""
MOST_PROPOSALS: Final = 3


class Speaks(StrEnum):
    """What speaks for a task."""

    PLACE = "place"  # photos of the task were taken near by
    NUMBER = "number"  # the name of a file or folder bears the task's number
    VILLAGE = "village"  # … or one of its villages
    WORDS = "words"  # … or words of its problem or place
    LATELY = "lately"  # the task was worked on lately
    DEADLINE = "deadline"  # its time limit is near


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for a task.

    Attributes:
        facts: ``metres`` (PLACE), ``words`` (NUMBER, VILLAGE, WORDS), ``day`` (LATELY, DEADLINE).
    """

    speaks: Speaks
    score: int
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A task that a group may belong to; the reasons that weigh most come first."""

    task_id: TaskId
    number: str
    title: str
    whys: tuple[Why, ...]

    @property
    def score(self) -> int:
        """How much speaks for it; only for comparing."""
        return sum(why.score for why in self.whys)


@dataclass(frozen=True, slots=True)
class TaskClues:
    """What a task can be recognised by.

    Attributes:
        villages: Names of its villages and points.
        words: Problem, place and other texts in which words of a file name may stand.
        places: Where its photos were taken: latitude and longitude, WGS84.
        used_on: Last day on which something was recorded; None for never.
        deadline: Last day of its time limit.
    """

    task_id: TaskId
    number: str
    title: str
    villages: tuple[str, ...] = ()
    words: str = ""
    places: tuple[tuple[float, float], ...] = ()
    used_on: date | None = None
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class InboxGroup:
    """Files that belong together.

    Attributes:
        items: Photos by the time they were taken, other files in the order they came.
        is_photos: Whether these are photos; papers and recordings have groups of their own.
        begins, ends: When the first and the last was taken; None where no camera wrote it.
        place: The middle of where they were taken, latitude and longitude; None where no camera wrote it.
        folder: Name of the folder they came from; empty when not known.
        proposals: At most `MOST_PROPOSALS`, the likeliest first; empty where nothing speaks for one.
    """

    items: tuple[EvidenceItem, ...]
    is_photos: bool
    begins: datetime | None = None
    ends: datetime | None = None
    place: tuple[float, float] | None = None
    folder: str = ""
    proposals: tuple[Proposal, ...] = ()

    @property
    def key(self) -> EvidenceId:
        """Names the group as long as its first file waits."""
        return self.items[0].id


def groups(
    items: Sequence[EvidenceItem], folders: Mapping[EvidenceId, str], tasks: Sequence[TaskClues], today: date
) -> tuple[InboxGroup, ...]:
    """Groups of what waits, the photos first, by time; the same for the same input.

    Args:
        items: What waits, in the order it came.
        folders: Name of the folder each came from, where that is known.
        tasks: What open tasks can be recognised by.
        today: For what was used lately or is due soon.
    """
    raise NotImplementedError
