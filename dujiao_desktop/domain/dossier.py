"""待签件、送验卷、归档卷: all that goes on paper and into a package for one task, read as one value before writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import Round
from dujiao_desktop.domain.errors import Missing
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import DossierId, EvidenceId, TaskId
from dujiao_desktop.domain.office import OwnUnit
from dujiao_desktop.domain.photo_pairs import Likeness
from dujiao_desktop.domain.rule_pack import RulePack, StepKind
from dujiao_desktop.domain.slots import Slot, all_slots, slots_of
from dujiao_desktop.domain.task_line import TaskLine

MOST_BOUND_PAGES = 500
"""Longest file that is bound into a dossier; a longer one is a volume of its own."""


class DossierKind(StrEnum):
    """The three papers made of one task; each has gates of its own."""

    TO_SIGN = "to-sign"  # 待签件：printed to be signed and sealed by hand, at any time
    FOR_ACCEPTANCE = "acceptance"  # 送验卷：after the self-check
    FOR_ARCHIVE = "archive"  # 归档卷：when every step before the filing is done


KIND_WORDS: dict[DossierKind, str] = {
    DossierKind.TO_SIGN: "待签件",
    DossierKind.FOR_ACCEPTANCE: "送验卷",
    DossierKind.FOR_ARCHIVE: "归档卷",
}


def dossier_title(rules: RulePack, kind: DossierKind) -> str:
    """The county's title for a kind of dossier."""
    forms = rules.forms
    titles = {
        DossierKind.TO_SIGN: forms.to_sign,
        DossierKind.FOR_ACCEPTANCE: forms.dossier,
        DossierKind.FOR_ARCHIVE: forms.archive,
    }
    return titles[kind]


class NotBound(StrEnum):
    """Why a piece of evidence has a sheet about it in the dossier instead of its own pages."""

    FORMAT = "format"  # not a document of pages
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LONG = "too_long"
    HIDDEN_LAYERS = "hidden_layers"  # printing it flat would show what its author switched off
    UNFIXED_FORM = "unfixed_form"  # a form whose entries only its own program can show


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages that one piece of evidence adds to a dossier.

    Attributes:
        pictures: One upright JPEG for each page of a scan.
        pdf: The original, when it is a PDF whose pages are taken as they are.
        pages: How many pages `pdf` has.
        not_bound: Why there is a sheet about it instead.
    """

    pictures: tuple[Path, ...] = ()
    pdf: Path | None = None
    pages: int = 0
    not_bound: NotBound | None = None

    @property
    def count(self) -> int:
        """Pages in the dossier; a sheet about the file is one."""
        return len(self.pictures) or self.pages or 1

    @property
    def is_bound(self) -> bool:
        """Whether the file's own pages are in the dossier."""
        return self.not_bound is None


def signed_pages(case: CaseFile, rules: RulePack) -> tuple[EvidenceItem, ...]:
    """Scans of the closure form signed by hand in the current round, in directory order.

    They are put to the self-check or to no step. What was there before the last return was signed for an earlier round.
    """
    own = rules.step_of_kind(StepKind.SELF_CHECK)
    places = {"", own.key if own else ""}
    earlier = case.closeout.rounds[:-1]
    used = {scan for round_ in earlier for record in round_.records for scan in record.scans}
    returned = earlier[-1].returned if earlier else None
    since = returned.entered_at if returned else None
    return tuple(
        item
        for item in case.for_dossier
        if item.kind is EvidenceKind.SIGNED_SCAN
        and item.step in places
        and item.id not in used
        and not (since and item.added_at and item.added_at < since)
    )


def explained_slots(case: CaseFile, rules: RulePack) -> tuple[Slot, ...]:
    """What of a task is not there and was answered for, by a reply that the rule pack lets stand."""
    return tuple(slot for slot in all_slots(case, rules) if slot.stands)


def step_word(case: CaseFile, item: EvidenceItem, rules_of: Callable[[Round], RulePack]) -> str:
    """The word for the step a file belongs to, in the round that rests on it or else in the last that knows the step.

    Empty where the file belongs to none, or no round knows it.
    """
    rounds = case.closeout.rounds
    resting = [r for r in rounds if any(item.id in record.scans for record in r.records)]
    known = (rules_of(r).step(item.step) for r in (*resting, *reversed(rounds)))
    return next((step.word for step in known if step is not None), "")


@dataclass(frozen=True, slots=True)
class DossierContent:
    """Everything a dossier prints.

    Attributes:
        case: The task; only `case.for_dossier` may be printed.
        line: The same task as a ledger line, for 台账.xlsx.
        pictures: Upright JPEG, longest side at most 1,600 px, for every photo of a place that goes in.
        sheets: For all other evidence that goes in: its pages, or why it has none.
        places: Where the original lies in the package, by evidence; empty when there is no package.
        missing: What the 送验卷 lacks, told on a 待签件.
        rules: Of the round under way; an earlier one is printed in the words of its own, see `rules_of`.
        made_by: Name of the officer who made it.
        state_digest: First 12 hex characters of the digest of the task's data, printed on every page.
    """

    case: CaseFile
    line: TaskLine
    unit: OwnUnit
    rules: RulePack
    made_at: datetime
    made_by: str
    state_digest: str
    pictures: Mapping[EvidenceId, Path] = field(default_factory=dict)
    sheets: Mapping[EvidenceId, Sheets] = field(default_factory=dict)
    places: Mapping[EvidenceId, str] = field(default_factory=dict)
    kind: DossierKind = DossierKind.FOR_ACCEPTANCE
    missing: tuple[Missing, ...] = ()
    round_rules: Mapping[int, RulePack] = field(default_factory=dict)
    """The rules of rounds that were run under others than `rules`, by number of the round."""
    likeness: Likeness | None = None
    """How alike two photos look, by which pairs are suggested as on the screen."""

    def rules_of(self, round_: Round) -> RulePack:
        """The rules in whose words a round is printed."""
        return self.round_rules.get(round_.number, self.rules)

    def step_word(self, item: EvidenceItem) -> str:
        """The word for the step a file belongs to; its key where no round knows it."""
        return step_word(self.case, item, self.rules_of) or item.step

    @property
    def title(self) -> str:
        """The county's title for this kind."""
        return dossier_title(self.rules, self.kind)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What the self-check and the steps done in this round asked for; what was entered from paper asked for nothing."""
        records = {step.key: self.case.closeout.current.record_of(step.key) for step in self.rules.steps}
        asked = [s for s in self.rules.steps if records[s.key] is not None or s.kind is StepKind.SELF_CHECK]
        paper = {key for key, record in records.items() if record is not None and record.backfilled_from}
        return tuple(slot for step in asked if step.key not in paper for slot in slots_of(self.case, step))

    @property
    def explained(self) -> tuple[Slot, ...]:
        """What is not there and was answered for, so that the steps go on without it."""
        return explained_slots(self.case, self.rules)

    @property
    def statements_to_sign(self) -> tuple[Slot, ...]:
        """What cannot be provided and whose statement is still to be signed; asked for on a 待签件 alone."""
        slots = all_slots(self.case, self.rules) if self.kind is DossierKind.TO_SIGN else ()
        return tuple(slot for slot in slots if slot.wants_statement)

    @property
    def signed(self) -> tuple[EvidenceItem, ...]:
        """Scans that take the place of the blank closure form; those that cannot be bound take none."""
        if self.kind is DossierKind.TO_SIGN:
            return ()
        found = signed_pages(self.case, self.rules)
        return tuple(item for item in found if self.sheets_of(item).is_bound)

    def sheets_of(self, item: EvidenceItem) -> Sheets:
        """The pages of `item`; a file nobody looked into has a sheet about it."""
        return self.sheets.get(item.id, Sheets(not_bound=NotBound.FORMAT))


@dataclass(frozen=True, slots=True)
class FieldBox:
    """Where a signature field belongs: ASCII name, 0-based page, rectangle (left, bottom, right, top) in points."""

    name: str
    page_index: int
    rect_pt: tuple[float, float, float, float]
    label: str


@dataclass(frozen=True, slots=True)
class DossierRecord:
    """A dossier that was made: what, when, under which rules, its digest, and its pages where they were counted."""

    id: DossierId
    task_id: TaskId
    round: int
    made_at: datetime
    made_by: str
    file_name: str
    sha256: str
    state_digest: str
    rule_pack: str
    kind: DossierKind = DossierKind.FOR_ACCEPTANCE
    pages: int | None = None
