"""送验卷: all that goes on paper and into the package for one task, read as one value before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.identity import DossierId, EvidenceId, TaskId
from dujiao_desktop.domain.office import OwnUnit
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task_line import TaskLine


@dataclass(frozen=True, slots=True)
class DossierContent:
    """Everything a dossier prints.

    Attributes:
        case: The task; only `case.for_dossier` may be printed.
        line: The same task as a ledger line, for 台账.xlsx.
        pictures: Upright JPEG, longest side at most 1,600 px, for every picture that goes in.
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


@dataclass(frozen=True, slots=True)
class FieldBox:
    """Where a signature field belongs: ASCII name, 0-based page, rectangle (left, bottom, right, top) in points."""

    name: str
    page_index: int
    rect_pt: tuple[float, float, float, float]
    label: str


@dataclass(frozen=True, slots=True)
class DossierRecord:
    """A dossier that was made: what, when, under which rules, and its digest."""

    id: DossierId
    task_id: TaskId
    round: int
    made_at: datetime
    made_by: str
    file_name: str
    sha256: str
    state_digest: str
    rule_pack: str
