"""延期审批表、转长期持续整改审批表: all that goes on paper about one application, read as one value before writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.extension import Extension, ExtensionKind
from dujiao_desktop.domain.office import OwnUnit
from dujiao_desktop.domain.progress import ProgressEntry
from dujiao_desktop.domain.rule_pack import RulePack


def extension_title(rules: RulePack, kind: ExtensionKind) -> str:
    """The county's title for the paper of an application."""
    return rules.forms.extension if kind is ExtensionKind.DEADLINE else rules.forms.to_long_term


@dataclass(frozen=True, slots=True)
class ExtensionPaper:
    """Everything the paper about an application prints.

    Attributes:
        case: The task as it is now; of its deadlines only the original one is printed.
        extension: The application, with what the levels said so far.
        made_by: Name of the officer who made it; empty where nobody is named.
    """

    case: CaseFile
    extension: Extension
    unit: OwnUnit
    rules: RulePack
    made_at: datetime
    made_by: str = ""

    @property
    def title(self) -> str:
        """The county's title for an application of this kind."""
        return extension_title(self.rules, self.extension.kind)

    @property
    def earlier(self) -> tuple[Extension, ...]:
        """Applications of the task before this one, in their order."""
        ids = [one.id for one in self.case.extensions]
        return self.case.extensions[: ids.index(self.extension.id)]

    @property
    def reported(self) -> ProgressEntry | None:
        """The progress last reported when it was applied for; None where nothing was."""
        applied = self.extension.applied_on
        return next((entry for entry in self.case.progress if entry.as_of <= applied), None)

    @property
    def attached(self) -> tuple[EvidenceItem, ...]:
        """Files put to the application or to an opinion, those that may be shown."""
        items = (self.case.on_paper(scan) for scan in self.extension.scans)
        return tuple(item for item in items if item is not None)
