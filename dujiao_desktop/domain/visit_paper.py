"""回头看记录表、长期坚持情况表: all that goes on paper about visits, read as one value before writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.extension import Extension, ExtensionKind, ExtensionResult
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.office import OwnUnit
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.visit import Visit


@dataclass(frozen=True, slots=True)
class VisitPaper:
    """Everything a paper about visits prints.

    Attributes:
        visits: The look-back, or the proofs of one year.
        year: The year of the proofs; None for a look-back.
        pictures: Upright JPEG for every photo that is shown.
        made_by: Name of the officer who made it; empty where nobody is named.
    """

    case: CaseFile
    visits: tuple[Visit, ...]
    unit: OwnUnit
    rules: RulePack
    made_at: datetime
    made_by: str = ""
    year: int | None = None
    pictures: Mapping[EvidenceId, Path] = field(default_factory=dict)

    def brought(self, visit: Visit) -> tuple[EvidenceItem, ...]:
        """What a visit brought and may be shown."""
        items = (self.case.on_paper(file.evidence_id) for file in visit.files)
        return tuple(item for item in items if item is not None)

    @property
    def shown(self) -> tuple[EvidenceItem, ...]:
        """Every photo on the paper: those the visits brought, and those they stand beside."""
        files = [file for visit in self.visits for file in visit.files]
        ids = dict.fromkeys(e for file in files for e in (file.beside, file.evidence_id) if e is not None)
        items = (self.case.on_paper(e) for e in ids)
        return tuple(item for item in items if item is not None and item.is_picture)

    def closed_on(self, visit: Visit) -> date | None:
        """Day on which what the look-back looks at was closed."""
        rounds = [r for r in self.case.closeout.rounds if r.number == visit.round and r.records]
        return rounds[0].records[-1].happened_on if rounds else None

    @property
    def long_term(self) -> Extension | None:
        """The approved change to long-term; None where the task was one from the beginning."""
        approved = [
            e
            for e in self.case.extensions
            if e.kind is ExtensionKind.LONG_TERM and e.result is ExtensionResult.APPROVED
        ]
        return approved[-1] if approved else None
