"""检查: database, history and vault against each other; says what is wrong, changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.domain.history import Finding
from dujiao_desktop.domain.job_control import JobControl, Unwatched

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found; no findings means all is well."""

    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Nothing was found."""
        return not self.findings


def check_office(store: Store, control: JobControl | None = None) -> CheckResult:
    """Check every page of the database, the whole chain of the history, and every file of the vault."""
    findings: list[Finding] = []
    with store.lists() as lists:
        findings += lists.check_database()
        try:
            findings += lists.check_history()
            expected = lists.evidence_hashes()
        except Unavailable:
            if not findings:
                raise
            # Too damaged to say what else there should be; that it is damaged has been found.
            return CheckResult(tuple(findings))
    findings += store.vault.check(expected, control or Unwatched())
    return CheckResult(tuple(findings))
