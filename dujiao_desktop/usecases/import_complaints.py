"""Complaints of an imported list: the same complaint is the one with the same acceptance number."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dujiao_desktop.domain.complaint import Complaint, ComplaintStatus, Truth
from dujiao_desktop.domain.identity import BatchId, ComplaintId, SourceId
from dujiao_desktop.domain.reading import ComplaintDraft
from dujiao_desktop.domain.task import Stamp
from dujiao_desktop.environment.clock import new_id

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.work import Work

_STATED = tuple(f.name for f in fields(ComplaintDraft) if f.name not in ("where", "source_text"))
_NOTHING_STATED = ("", None, (), False, Truth.UNKNOWN, ComplaintStatus.OPEN)


@dataclass(frozen=True, slots=True)
class ComplaintFate:
    """What importing a draft does: the complaint as it will be, and whether it is ``new``, ``updated`` or not."""

    complaint: Complaint
    fate: str


def fates_of(
    drafts: tuple[ComplaintDraft, ...],
    work: Work,
    *,
    source: SourceId | None,
    batch: BatchId | None,
    office: Office,
    now: datetime,
) -> tuple[ComplaintFate, ...]:
    """Each draft against what is known; what the list leaves empty stays as it is."""
    found = []
    for draft in drafts:
        known = work.complaints.find_by_no(draft.acceptance_no)
        if known is None:
            bare = Complaint(
                ComplaintId(new_id()),
                draft.acceptance_no,
                draft.content,
                source_id=source,
                batch_id=batch,
                created_at=now,
                updated_at=now,
                stamp=Stamp(office.workspace_id),
            )
            found.append(ComplaintFate(_merged(bare, draft), "new"))
            continue
        merged = _merged(known, draft)
        found.append(ComplaintFate(merged, "unchanged" if merged == known else "updated"))
    return tuple(found)


def keep(fates: tuple[ComplaintFate, ...], work: Work) -> None:
    """Write what is new or changed."""
    for fate in fates:
        if fate.fate == "new":
            work.complaints.add(fate.complaint)
        elif fate.fate == "updated":
            work.complaints.save(fate.complaint)


def _merged(complaint: Complaint, draft: ComplaintDraft) -> Complaint:
    stated: dict[str, Any] = {name: getattr(draft, name) for name in _STATED}
    return replace(complaint, **{name: value for name, value in stated.items() if value not in _NOTHING_STATED})
