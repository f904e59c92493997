"""举报件: enter, change, find. Nothing about who complained is asked for or kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.complaint import Complaint, ComplaintStatus, Truth
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import ComplaintId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task import Stamp
from dujiao_desktop.environment.clock import new_id

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists


@dataclass(frozen=True, slots=True)
class ComplaintEdit:
    """The fields of a complaint as an officer types them; a star in `acceptance_no` marks a key case."""

    acceptance_no: str
    content: str
    channel: str = ""
    round: str = ""
    batch: str = ""
    received_on: date | None = None
    due_on: date | None = None
    region: str = ""
    address: str = ""
    classes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    truth: Truth = Truth.UNKNOWN
    investigation: str = ""
    handling: str = ""
    accountability: str = ""
    status: ComplaintStatus = ComplaintStatus.OPEN
    closed_on: date | None = None
    repeat_of: str = ""
    note: str = ""
    is_key_case: bool = False


@dataclass(frozen=True, slots=True)
class ComplaintKept:
    """What was written."""

    complaint: Complaint
    changes: Changes


def find(lists: Lists, text: str = "") -> tuple[Complaint, ...]:
    """Complaints in which `text` is found, newest first; all for an empty text."""
    return lists.complaints(text)


def add_complaint(
    store: Store, edit: ComplaintEdit, *, office: Office, by: Officer, now: datetime, finishes: str = ""
) -> ComplaintKept:
    """Enter a complaint.

    Raises:
        Refused: ``field_empty``, ``complaint_exists``, ``date_in_future``, ``before_received``.
    """
    with store.work(by=by, now=now, action="add_complaint") as work:
        stamp = Stamp(office.workspace_id)
        blank = Complaint(ComplaintId(new_id()), "", "", created_at=now, updated_at=now, stamp=stamp)
        complaint = _applied(blank, edit, now)
        if work.complaints.find_by_no(complaint.acceptance_no) is not None:
            raise Refused("complaint_exists", acceptance_no=complaint.acceptance_no)
        work.complaints.add(complaint)
        work.commit(finishes)
    return ComplaintKept(complaint, Changes(complaints=frozenset({complaint.id}), lists=True))


def edit_complaint(
    store: Store, complaint_id: ComplaintId, edit: ComplaintEdit, *, by: Officer, now: datetime, finishes: str = ""
) -> ComplaintKept:
    """Change a complaint. Raises `Refused` ``record_not_found`` and as `add_complaint`."""
    with store.work(by=by, now=now, action="edit_complaint") as work:
        complaint = _applied(work.complaints.get(complaint_id), edit, now)
        other = work.complaints.find_by_no(complaint.acceptance_no)
        if other is not None and other.id != complaint_id:
            raise Refused("complaint_exists", acceptance_no=complaint.acceptance_no)
        saved = work.complaints.save(complaint)
        work.commit(finishes)
    return ComplaintKept(saved, Changes(complaints=frozenset({complaint_id}), lists=True))


def remove_complaint(
    store: Store, complaint_id: ComplaintId, *, by: Officer, now: datetime, finishes: str = ""
) -> Changes:
    """Take a complaint out of the list; it stays in the database with its history."""
    with store.work(by=by, now=now, action="remove_complaint") as work:
        work.complaints.get(complaint_id)
        work.complaints.remove(complaint_id)
        work.commit(finishes)
    return Changes(complaints=frozenset({complaint_id}), lists=True)


def _applied(complaint: Complaint, edit: ComplaintEdit, now: datetime) -> Complaint:
    number = edit.acceptance_no.strip()
    bare = number.strip("*＊ ")
    for value, word in ((bare, "受理编号"), (edit.content, "交办问题基本情况")):
        if not value.strip():
            raise Refused("field_empty", field=word)
    for day in (edit.received_on, edit.closed_on):
        if day is not None and day > now.date():
            raise Refused("date_in_future", date=day.isoformat())
    for word, later in (("办结时限", edit.due_on), ("办结日期", edit.closed_on)):
        if edit.received_on is not None and later is not None and later < edit.received_on:
            raise Refused("before_received", word=word, day=later.isoformat(), received=edit.received_on.isoformat())
    return replace(
        complaint,
        acceptance_no=bare,
        is_key_case=edit.is_key_case or bare != number,
        content=edit.content.strip(),
        channel=edit.channel.strip(),
        round=edit.round.strip(),
        batch=edit.batch.strip(),
        received_on=edit.received_on,
        due_on=edit.due_on,
        region=edit.region.strip(),
        address=edit.address.strip(),
        classes=edit.classes,
        units=edit.units,
        truth=edit.truth,
        investigation=edit.investigation.strip(),
        handling=edit.handling.strip(),
        accountability=edit.accountability.strip(),
        status=edit.status,
        closed_on=edit.closed_on,
        repeat_of=edit.repeat_of.strip(),
        note=edit.note.strip(),
    )
