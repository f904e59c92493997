"""整改时限: phrases to days, with the original words kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    """What a deadline phrase says."""

    NONE = "none"  # nothing stated: ask, never guess
    DATE = "date"  # one last day
    SPAN = "span"  # from … to …
    IMMEDIATE = "immediate"  # 立行立改
    LONG_TERM = "long_term"  # 长期坚持
    UNKNOWN = "unknown"  # words that are not understood: ask, never guess


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as read from its words.

    Attributes:
        text: The original words; empty only for NONE.
        kind: How the words were understood.
        start: First day of a span; None otherwise.
        end: Last day (included); None where the words name none.
    """

    text: str = ""
    kind: DeadlineKind = DeadlineKind.NONE
    start: date | None = None
    end: date | None = None


NO_DEADLINE = Deadline()
