"""一案一档: everything about one task as one value, for gates, forms and dossiers."""

from __future__ import annotations

from dataclasses import dataclass

from dujiao_desktop.domain.closeout import CloseOut
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.indicator import Indicator
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.office import OwnUnit
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.domain.plan import Plan
from dujiao_desktop.domain.progress import ProgressEntry
from dujiao_desktop.domain.task import SourceDocument, Task
from dujiao_desktop.domain.task_link import TaskLink

_PROVES_NOTHING = frozenset({EvidenceKind.BEFORE_PHOTO, EvidenceKind.SELF_CHECK_REPORT})


def _proves_all_measures(item: EvidenceItem) -> bool:
    return item.measure_seq is None and not item.step and item.kind not in _PROVES_NOTHING


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One task with all that hangs on it.

    Attributes:
        progress: Newest first.
        evidence: In directory order.
        parts: By number; empty when the task was not divided.
        links: This task's side of its links, by kind and number of the other task.
        plans: Special plans the task is under.
        indicators: Goals in numbers, in the order they were entered.
    """

    task: Task
    closeout: CloseOut
    source: SourceDocument | None = None
    progress: tuple[ProgressEntry, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    parts: tuple[Part, ...] = ()
    links: tuple[TaskLink, ...] = ()
    plans: tuple[Plan, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def own_measures(self, unit: OwnUnit) -> tuple[Measure, ...]:
        """Measures this office answers for: those that name it, and those that name nobody."""
        return tuple(m for m in self.task.measures if not m.responsible_units or unit.is_named_in(m.responsible_units))

    def proof_of_measure(self, seq: int) -> tuple[EvidenceItem, ...]:
        """Evidence that goes into the dossier for measure `seq`: put to it, or to the task as a whole.

        Of the whole task's, what shows the state before or merely reports proves no measure.
        """
        return tuple(e for e in self.for_dossier if e.measure_seq == seq or _proves_all_measures(e))

    @property
    def for_dossier(self) -> tuple[EvidenceItem, ...]:
        """Evidence that goes into a package; what is 仅内部 never does."""
        return tuple(e for e in self.evidence if e.destination is Destination.DOSSIER)
