"""检查: database, history and vault against each other; says what is wrong, changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dujiao_desktop.domain.custody import KeptFile
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
            expected, named = lists.evidence_hashes(), lists.named_files()
        except Unavailable:
            if not findings:
                raise
            # Too damaged to say what else there should be; that it is damaged has been found.
            return CheckResult(tuple(findings))
        found = store.vault.check(expected, control or Unwatched())
        unnamed: Mapping[str, tuple[KeptFile, ...]] = {}
        # A history that cannot be read was found above; what nobody needs has no name then.
        with suppress(Unavailable):
            unnamed = lists.earlier_names({digest_of(f) for f in found} - named.keys())
    findings += (_by_name(f, named.get(digest_of(f)) or unnamed.get(digest_of(f), ())) for f in found)
    return CheckResult(tuple(findings))


def digest_of(finding: Finding) -> str:
    """The digest of the file of the vault that a finding is about."""
    return finding.path.rpartition("/")[2]


def _by_name(finding: Finding, files: tuple[KeptFile, ...]) -> Finding:
    """The same, told by the names an officer knows, where there are any."""
    if not files:
        return finding
    names = "、".join(f.words for f in files)
    text = {
        "evidence_missing": f"{names}：原件不在了。",
        "evidence_changed": f"{names}：原件的内容与登记时不一致，或已读不出。",
        "evidence_orphan": f"有一个文件没有任何任务在用，从前是{names}。",
    }[finding.code]
    return replace(finding, text=text, files=files)
