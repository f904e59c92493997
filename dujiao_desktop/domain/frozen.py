"""定格: a dossier that was handed in keeps its state of the data; what changed since is told field by field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One thing that reads differently today.

    Attributes:
        place: Where it stands today, as in `Missing.place`: ``basic/goal``, ``measures/2``, ``evidence/<id>``,
            ``progress``, ``closeout/verification``.
        word: What it is called, e.g. “措施 2 的整改结果”.
        was, now: As handed in, and today, in the officer's words; empty for nothing.
    """

    place: str
    word: str
    was: str
    now: str
