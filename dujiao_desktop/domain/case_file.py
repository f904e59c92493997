"""一案一档: everything about one task as one value, for gates, forms and dossiers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dujiao_desktop.domain.closeout import CloseOut
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.extension import Extension, ExtensionResult
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.indicator import Indicator
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.office import OwnUnit
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.domain.photo_pair_record import PhotoPairRecord
from dujiao_desktop.domain.plan import Plan
from dujiao_desktop.domain.progress import ProgressEntry
from dujiao_desktop.domain.slot_answer import SlotAnswer
from dujiao_desktop.domain.task import SourceDocument, Task
from dujiao_desktop.domain.task_link import TaskLink
from dujiao_desktop.domain.visit import Visit
from dujiao_desktop.domain.warning import WarningRecord

_PROVES_NOTHING = frozenset(
    {
        EvidenceKind.BEFORE_PHOTO,
        EvidenceKind.SELF_CHECK_REPORT,
        EvidenceKind.EXTENSION_PAPER,
        EvidenceKind.STATEMENT,
    }
)


def _proves_all_measures(item: EvidenceItem) -> bool:
    return item.measure_seq is None and not item.step and item.kind not in _PROVES_NOTHING


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One task with all that hangs on it.

    Attributes:
        progress, warnings: Newest first.
        evidence: In directory order.
        parts: By number; empty when the task was not divided.
        links: This task's side of its links, by kind and number of the other task.
        plans: Special plans the task is under.
        indicators: Goals in numbers, in the order they were entered.
        extensions: In the order they were applied for.
        visits: By the day of the visit, the earliest first.
        slot_answers: What was said of things that are not there, of all rounds.
        photo_pairs: What was said of before and after photos, in the order it was said.
    """

    task: Task
    closeout: CloseOut
    source: SourceDocument | None = None
    progress: tuple[ProgressEntry, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    warnings: tuple[WarningRecord, ...] = ()
    parts: tuple[Part, ...] = ()
    links: tuple[TaskLink, ...] = ()
    plans: tuple[Plan, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    extensions: tuple[Extension, ...] = ()
    visits: tuple[Visit, ...] = ()
    slot_answers: tuple[SlotAnswer, ...] = ()
    photo_pairs: tuple[PhotoPairRecord, ...] = ()

    def own_measures(self, unit: OwnUnit) -> tuple[Measure, ...]:
        """Measures this office answers for: those that name it, and those that name nobody."""
        return tuple(m for m in self.task.measures if not m.responsible_units or unit.is_named_in(m.responsible_units))

    def proof_of_measure(self, seq: int) -> tuple[EvidenceItem, ...]:
        """Evidence that goes into the dossier for measure `seq`: put to it, or to the task as a whole.

        Of the whole task's, what shows the state before or merely reports proves no measure; a statement proves none.
        """
        counts = (e for e in self.for_dossier if e.kind is not EvidenceKind.STATEMENT)
        return tuple(e for e in counts if e.measure_seq == seq or _proves_all_measures(e))

    @property
    def for_dossier(self) -> tuple[EvidenceItem, ...]:
        """Evidence that counts and goes into a package.

        What is 仅内部 never does, what a newer file stands for no more, what a visit brought only where the rule pack says so, and what comes from an earlier round only after it was confirmed for this one.
        """
        waiting = self.closeout.current.unconfirmed
        return tuple(
            e
            for e in self.evidence
            if e.destination is Destination.DOSSIER and e.replaced_by is None and e.id not in waiting
        )

    def on_paper(self, evidence_id: EvidenceId) -> EvidenceItem | None:
        """A file that a paper about an application or a visit may show; None for what is 仅内部 or gone."""
        found = next((e for e in self.evidence if e.id == evidence_id), None)
        return None if found is None or found.destination is Destination.INTERNAL else found

    @property
    def pending_extension(self) -> Extension | None:
        """The application that waits for an opinion; there is at most one."""
        return next((e for e in self.extensions if e.result is ExtensionResult.PENDING), None)

    @property
    def after_photos(self) -> tuple[EvidenceItem, ...]:
        """整改后 photos of the dossier, beside which a look-back puts its own."""
        return tuple(e for e in self.for_dossier if e.kind is EvidenceKind.AFTER_PHOTO and e.is_picture)

    @property
    def unconfirmed(self) -> tuple[EvidenceItem, ...]:
        """Evidence of earlier rounds that does not count until it is confirmed."""
        waiting = self.closeout.current.unconfirmed
        return tuple(e for e in self.evidence if e.id in waiting)

    @property
    def all_confirmed(self) -> CaseFile:
        """The same case with nothing waiting to be confirmed: what it rests on, whether vouched for anew or not."""
        current = replace(self.closeout.current, unconfirmed=())
        said = {
            (a.step, a.slot): replace(a, round=current.number) for a in sorted(self.slot_answers, key=lambda a: a.round)
        }
        closeout = replace(self.closeout, rounds=(*self.closeout.rounds[:-1], current))
        return replace(self, closeout=closeout, slot_answers=tuple(said.values()))

    def is_demanded(self, item: EvidenceItem) -> bool:
        """Whether the last return names this evidence, by its kind or by the measure it proves."""
        places = {f"evidence/{item.kind}", f"measures/{item.measure_seq}"}
        return not places.isdisjoint(self.closeout.demanded)
