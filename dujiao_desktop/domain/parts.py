"""分块: one problem in several villages or at several points, entered once and done part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dujiao_desktop.domain.errors import Missing
from dujiao_desktop.domain.identity import PartId, TaskId
from dujiao_desktop.domain.rule_pack import GateRule
from dujiao_desktop.domain.task import UNSTAMPED, Stamp


@dataclass(frozen=True, slots=True)
class Part:
    """One village (村社) or point of a task.

    Attributes:
        seq: 1-based number within its task; unique there. Evidence is put to a part by it.
        unit, person: Who answers for this part; empty means as for the task.
        done_on: Day this part was done; says nothing about the others or the whole.
    """

    id: PartId
    task_id: TaskId
    seq: int
    name: str
    unit: str = ""
    person: str = ""
    done_on: date | None = None
    note: str = ""
    stamp: Stamp = UNSTAMPED

    @property
    def is_done(self) -> bool:
        """Whether this part alone is done."""
        return self.done_on is not None


def missing_parts(parts: Iterable[Part], gates: GateRule) -> Iterator[Missing]:
    """Parts that hold up the self-check of the whole: all have to be done, and none does it for another."""
    for part in parts if gates.parts else ():
        if not part.is_done:
            yield Missing("part_done_on", f"“{part.name}”的完成日期", f"measures/parts/{part.seq}", "gates.parts")
