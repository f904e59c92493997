"""The two kinds of trouble an officer can hear about; everything else is a bug.

Errors carry facts, never sentences: `usecases/sentences.py` turns `code` and `facts` into Chinese,
so that the window and the command line say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing a step still lacks.

    Attributes:
        code: Kind of gap, e.g. ``measure_result``, ``slot``, ``people``; fixed, used for links in the window.
        text: What is missing, in the officer's words, ready to be read in a list.
        place: Where to mend it: ``measures/2``, ``evidence/after_photo``, ``closeout/self-check/people``, ``basic/goal``.
        rule: Key path in the rule pack that asks for it, e.g. ``steps.self-check.slots.after_photo``.
    """

    code: str
    text: str
    place: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something an officer should look at that stops nothing: a `code` with its `facts`, as in `Told`."""

    code: str
    facts: Mapping[str, object]


class Told(Exception):
    """Trouble that is told to the officer: a `code` with its `facts`."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code


class Refused(Told):
    """A rule says no; the officer can do something about it. Nothing has been changed."""


class Unavailable(Told):
    """The computer says no: disk full, file locked, newer database. Nothing has been changed."""


class StepNotReady(Refused):
    """A close-out step (or the dossier) lacks something; names everything that is missing."""

    def __init__(self, step: str, missing: tuple[Missing, ...]) -> None:
        super().__init__("step_not_ready", step=step)
        self.step = step
        self.missing = missing


class Cancelled(Exception):
    """The officer cancelled a long job; what was begun has been taken back."""
