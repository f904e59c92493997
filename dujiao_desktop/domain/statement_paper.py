"""情况说明: all that goes on paper about one thing that cannot be provided, read as one value before writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.office import OwnUnit
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.slots import Slot


@dataclass(frozen=True, slots=True)
class StatementPaper:
    """Everything the sheet prints.

    Attributes:
        reason: Why it cannot be provided; empty leaves room to write it by hand.
        made_by: Name of the officer who made it; empty where nobody is named.
    """

    case: CaseFile
    slot: Slot
    reason: str
    unit: OwnUnit
    rules: RulePack
    made_at: datetime
    made_by: str = ""

    @property
    def title(self) -> str:
        """The county's title for it."""
        return self.rules.forms.statement
