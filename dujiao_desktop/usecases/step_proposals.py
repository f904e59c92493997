"""What the form of a step offers to be taken over: an archive number, the text of a notice. Reading only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.dossier import KIND_WORDS, DossierKind
from dujiao_desktop.domain.rule_pack import StepKind
from dujiao_desktop.domain.step_content import ArchiveFacts, next_item_no

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.lists import Lists


@dataclass(frozen=True, slots=True)
class ArchiveProposal:
    """What can be taken over when a task is archived.

    Attributes:
        facts: Fonds, retention and section as last time, this year, the next 件号; no pages.
        used: What was given before, to count on where a part is changed.
        pages: Pages of the last volume made of the task in this round; None without one.
        pages_from: Which volume that is, e.g. 归档卷（2026-11-20）.
    """

    facts: ArchiveFacts
    used: tuple[ArchiveFacts, ...] = ()
    pages: int | None = None
    pages_from: str = ""

    @property
    def is_known(self) -> bool:
        """Whether archive numbers were composed here before."""
        return bool(self.used)


def propose_archive(lists: Lists, case: CaseFile, office: Office, day: date) -> ArchiveProposal:
    """What to offer for the archive number of a task archived on `day`; nothing while another step is waited for."""
    step = case.closeout.next_step(office.rules)
    if step is None or step.kind is not StepKind.ARCHIVING:
        return ArchiveProposal(ArchiveFacts())
    rule, used = office.rules.archive, lists.archive_facts()
    last = used[0] if used else ArchiveFacts(category=rule.category, retention=next(iter(rule.retention), ""))
    retention = last.retention if last.retention in rule.retention else next(iter(rule.retention), "")
    facts = replace(last, year=str(day.year), retention=retention, item_no="", pages=None)
    made = [
        d
        for d in lists.dossiers(case.task.id)
        if d.pages and d.kind is not DossierKind.TO_SIGN and d.round == case.closeout.current.number
    ]
    newest = max(made, key=lambda d: (d.kind is DossierKind.FOR_ARCHIVE, d.made_at), default=None)
    return ArchiveProposal(
        replace(facts, item_no=next_item_no(used, facts)),
        used,
        newest.pages if newest else None,
        f"{KIND_WORDS[newest.kind]}（{newest.made_at.date().isoformat()}）" if newest else "",
    )


def draft_notice(case: CaseFile, office: Office) -> str:
    """The text of a public notice from what the task says; shape after published notices, to be gone over by hand."""
    task = case.task
    own = {m.seq for m in case.own_measures(office.unit)}
    whose = {m.seq: "" if m.seq in own else f"由{'、'.join(m.responsible_units)}负责。" for m in task.measures}
    results = [f"{m.seq}. {whose[m.seq]}{m.result_text}" for m in task.measures if whose[m.seq] or m.result_text]
    parts = [
        f"关于任务{task.number}整改情况的公示",
        f"一、整改问题\n{task.problem_text}",
        f"二、整改目标\n{task.goal}" if task.goal else "",
        f"{'三' if task.goal else '二'}、整改完成情况\n" + "\n".join(results),
        "公示期间如有异议，请向公示单位反映。",
    ]
    return "\n".join(part for part in parts if part)
