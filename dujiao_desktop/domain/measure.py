"""整改措施: what has to be done for a task, each with its own units, deadline and result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dujiao_desktop.domain.deadlines import NO_DEADLINE, Deadline
from dujiao_desktop.domain.identity import MeasureId


@dataclass(frozen=True, slots=True)
class Measure:
    """One numbered measure of a task.

    Attributes:
        seq: 1-based number within its task; unique there.
        responsible_units: Units that carry this measure; empty means the task's responsible unit, that is: ours.
        result_text: 整改完成情况 of this measure, paired with `text` one by one on every form.
        done_on: Day the measure was completed; None while it is open.
    """

    id: MeasureId
    seq: int
    text: str
    responsible_units: tuple[str, ...] = ()
    deadline: Deadline = NO_DEADLINE
    result_text: str = ""
    done_on: date | None = None

    @property
    def is_done(self) -> bool:
        """A measure counts as done when it has both a result and a day."""
        return bool(self.result_text.strip()) and self.done_on is not None
