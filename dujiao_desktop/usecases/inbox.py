"""待归位: what waits is put to its task; many files are described, ordered, moved, replaced, each as one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes, evidence_changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import INBOX, PHOTO_KINDS, Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.inbox import InboxGroup, Speaks, Why, groups
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task import Secrecy
from dujiao_desktop.usecases.attach_evidence import (
    EvidenceDraft,
    check_draft,
    check_hiding,
    check_places,
    check_statement,
    item_of,
    stated,
    taking_in,
)

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists
    from dujiao_desktop.store.work import Work


_WHY_WORDS = {
    Speaks.PLACE: "离这项任务的照片 {metres} 米",
    Speaks.NUMBER: "名字里有序号 {words}",
    Speaks.VILLAGE: "名字里有“{words}”",
    Speaks.WORDS: "名字里有“{words}”",
    Speaks.LATELY: "{day:%m-%d} 办过",
    Speaks.DEADLINE: "{day:%m-%d} 到期",
}


@dataclass(frozen=True, slots=True)
class ManyDraft:
    """What is stated about several files at once; None leaves what each has.

    Attributes:
        taken_on: Day the photos were taken, as stated.
        names_complainant: It is said that a file shows who complained; such a file is refused.
    """

    kind: EvidenceKind | None = None
    caption: str | None = None
    measure_seq: int | None = None
    part_seq: int | None = None
    step: str | None = None
    destination: Destination | None = None
    taken_on: date | None = None
    place: str | None = None
    photographer: str | None = None
    secrecy: Secrecy | None = None
    names_complainant: bool = False

    def for_one(self, item: EvidenceItem) -> EvidenceDraft:
        """What is stated about one of them then."""
        told = {f.name: getattr(self, f.name) for f in fields(self)}
        as_it_is = EvidenceDraft.of(item)
        # The clock of another day says nothing of this one.
        before = as_it_is if self.taken_on is None else replace(as_it_is, taken_time=None)
        return replace(before, **{name: value for name, value in told.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Put:
    """What was put to a task.

    Attributes:
        items: As they are now, in their new order.
        duplicates: Files that stay in the inbox, each with the item of the task it equals.
        elsewhere: Put files that other tasks hold too.
    """

    items: tuple[EvidenceItem, ...]
    duplicates: tuple[tuple[EvidenceItem, EvidenceItem], ...]
    elsewhere: tuple[tuple[EvidenceItem, TaskId], ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Replaced:
    """The older file, which is kept and counts no more, and the one that stands for it now."""

    old: EvidenceItem
    new: EvidenceItem
    changes: Changes


def why_words(why: Why) -> str:
    """A reason for a task, in the officer's words."""
    return _WHY_WORDS[why.speaks].format_map(why.facts)


def waiting(lists: Lists) -> tuple[EvidenceItem, ...]:
    """What waits for its task, in the order it came."""
    return lists.waiting_evidence()


def inbox_groups(lists: Lists, today: date) -> tuple[InboxGroup, ...]:
    """What waits, grouped by time and place, each group with the tasks it may belong to and why."""
    items = lists.waiting_evidence()
    return groups(items, lists.origins(), lists.task_clues(), today) if items else ()


def put_to_task(
    store: Store,
    evidence_ids: Sequence[EvidenceId],
    task_id: TaskId,
    draft: ManyDraft,
    *,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> Put:
    """Put files from the inbox to a task, behind what it holds, in the order given. One act.

    What the task holds already stays in the inbox and is told.

    Raises:
        Refused: ``record_not_found``, ``task_not_found``; ``not_in_inbox`` where one has a task by now;
            ``duplicate_evidence`` when the task holds every one of them; ``kind_needs_photo``, ``measure_not_found``,
            ``part_not_found``, ``date_in_future``, ``names_complainant``.
    """
    with store.work(by=by, now=now, action="put_to_task") as work:
        check_places(work, task_id, draft.measure_seq, draft.part_seq)
        items = _items(work, evidence_ids)
        for item in items:
            if item.task_id != INBOX:
                raise Refused("not_in_inbox", title=item.title)
        new, duplicates = _without_duplicates(work, task_id, items)
        if items and not new:
            waits, same = duplicates[0]
            raise Refused("duplicate_evidence", file=waits.file_name, title=same.title, order=same.order)
        others = [e for e in work.evidence.with_hashes({i.sha256 for i in new}) if e.task_id != task_id]
        order = work.evidence.next_order(task_id)
        put = tuple(
            _state(work, work.evidence.move(item, task_id, order + n), draft, now) for n, item in enumerate(new)
        )
        work.commit(finishes)
    elsewhere = tuple((i, t) for i in put for t in dict.fromkeys(e.task_id for e in others if e.sha256 == i.sha256))
    return Put(put, duplicates, elsewhere, evidence_changes(INBOX, task_id))


def describe_many(
    store: Store,
    evidence_ids: Sequence[EvidenceId],
    draft: ManyDraft,
    *,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> tuple[tuple[EvidenceItem, ...], Changes]:
    """State something about several files of the inbox or of tasks at once. One act.

    Raises:
        Refused: ``record_not_found``, ``kind_needs_photo``, ``measure_not_found``, ``part_not_found``,
            ``date_in_future``, ``names_complainant``; ``scan_stays_in_dossier``, ``statement_stays`` as for one file.
    """
    with store.work(by=by, now=now, action="describe_evidence") as work:
        items = _items(work, evidence_ids)
        for task_id in dict.fromkeys(item.task_id for item in items if item.task_id != INBOX):
            check_places(work, task_id, draft.measure_seq, draft.part_seq)
        saved = tuple(_state(work, item, draft, now) for item in items)
        work.commit(finishes)
    return saved, evidence_changes(*(item.task_id for item in items))


def set_order(
    store: Store, task_id: TaskId, evidence_ids: Sequence[EvidenceId], *, by: Officer, now: datetime
) -> tuple[tuple[EvidenceItem, ...], Changes]:
    """Put files of a task into this order; those not named keep their order behind. One act.

    Returns:
        All files of the task in the order of its directory.

    Raises:
        Refused: ``record_not_found`` where one is not of this task; ``nothing_to_order`` when it is so already.
    """
    with store.work(by=by, now=now, action="order_evidence") as work:
        there = work.evidence.of(task_id)
        known = {item.id: item for item in there}
        for evidence_id in evidence_ids:
            if evidence_id not in known:
                raise Refused("record_not_found", record="evidence", id=evidence_id)
        wanted = [known[one] for one in dict.fromkeys((*evidence_ids, *known))]
        if wanted == list(there):
            raise Refused("nothing_to_order")
        # The numbers that are there, given out anew: those of removed files stay free for them.
        places = sorted(item.order for item in there)
        if len(set(places)) < len(places):
            places = list(range(1, len(places) + 1))
        for item, order in zip(wanted, places, strict=True):
            work.evidence.save(replace(item, order=order))
        after = work.evidence.of(task_id)
        work.commit()
    return after, evidence_changes(task_id)


def move_to_task(
    store: Store, evidence_ids: Sequence[EvidenceId], task_id: TaskId, *, by: Officer, now: datetime
) -> tuple[tuple[EvidenceItem, ...], Changes]:
    """Move files from their task to another one, or back to the inbox (`INBOX`). One act, in the history of both.

    What a file was put to in the old task (measure, village, step) is left behind.

    Raises:
        Refused: ``record_not_found``, ``task_not_found``, ``already_there``, ``duplicate_evidence``;
            ``evidence_in_use``, ``evidence_shows_reading``, ``evidence_in_record`` while something rests on one.
    """
    with store.work(by=by, now=now, action="move_evidence") as work:
        if task_id != INBOX:
            work.tasks.get(task_id)
        items = _items(work, evidence_ids)
        for item in items:
            if item.task_id == task_id:
                raise Refused("already_there", title=item.title)
        new, duplicates = _without_duplicates(work, task_id, items)
        if duplicates:
            moving, same = duplicates[0]
            raise Refused("duplicate_there", file=moving.file_name, title=same.title)
        order = work.evidence.next_order(task_id)
        moved = tuple(work.evidence.move(item, task_id, order + n) for n, item in enumerate(new))
        work.commit()
    return moved, evidence_changes(task_id, *(item.task_id for item in items))


def replace_file(
    store: Store,
    evidence_id: EvidenceId,
    file: Path,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    names_complainant: bool = False,
    control: JobControl | None = None,
) -> Replaced:
    """Let a new file stand for an older one of a task: it takes its place and what was stated about it. One act.

    The older one is kept behind all others and counts no more.

    Raises:
        Refused: As `attach_evidence` for the file; ``record_not_found``; ``evidence_replaced`` when another stands for
            it already; ``duplicate_evidence``; ``evidence_in_use`` when it is a signed paper of the round under way;
            ``evidence_shows_reading``, ``evidence_in_record`` while something rests on it.
    """
    with store.lists() as lists:
        kind = lists.evidence_kind(evidence_id)
    check_draft(EvidenceDraft(kind, names_complainant=names_complainant), now)
    with taking_in(store) as take:
        (taken,) = take([file], kind, control)
        with store.work(by=by, now=now, action="replace_evidence") as work:
            old = work.evidence.get(evidence_id)
            if old.replaced_by is not None:
                raise Refused("evidence_replaced", title=old.title)
            same = work.evidence.held(old.task_id, {taken.sha256}).get(taken.sha256)
            if same is not None:
                raise Refused("duplicate_evidence", file=taken.name, title=same.title, order=same.order)
            since = work.closeouts.get(old.task_id).current.number if old.task_id != INBOX else 0
            work.evidence.check_free(old, since_round=since)
            # When it was taken and how many pages it has, the new file says itself.
            draft = replace(EvidenceDraft.of(old), pages=None, taken_on=None, taken_time=None)
            new = item_of(old.task_id, taken, draft, old.order, office, by, now)
            work.evidence.add(new)
            behind = work.evidence.next_order(old.task_id)
            kept = work.evidence.save(replace(old, replaced_by=new.id, order=behind))
            work.commit()
    return Replaced(kept, new, evidence_changes(old.task_id))


def _items(work: Work, evidence_ids: Sequence[EvidenceId]) -> tuple[EvidenceItem, ...]:
    return tuple(work.evidence.get(one) for one in dict.fromkeys(evidence_ids))


_Duplicates = tuple[tuple[EvidenceItem, EvidenceItem], ...]


def _without_duplicates(
    work: Work, task_id: TaskId, items: Sequence[EvidenceItem]
) -> tuple[list[EvidenceItem], _Duplicates]:
    """Those whose content is not there yet, each once, and the others with what they equal."""
    held = work.evidence.held(task_id, {item.sha256 for item in items})
    new: list[EvidenceItem] = []
    duplicates: list[tuple[EvidenceItem, EvidenceItem]] = []
    for item in items:
        if item.sha256 in held:
            duplicates.append((item, held[item.sha256]))
        else:
            held[item.sha256] = item
            new.append(item)
    return new, tuple(duplicates)


def _state(work: Work, item: EvidenceItem, draft: ManyDraft, now: datetime) -> EvidenceItem:
    one = draft.for_one(item)
    check_draft(one, now)
    if draft.kind in PHOTO_KINDS and not item.is_picture:
        raise Refused("kind_needs_photo", title=item.title)
    check_hiding(work, item, one.destination)
    check_statement(work, item, one)
    return work.evidence.save(stated(item, one))
