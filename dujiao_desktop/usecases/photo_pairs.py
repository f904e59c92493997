"""整改前后对比: the pairs of a task, and what the officer says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import EvidenceId, PhotoPairId, TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.photo_pair_record import PhotoPairRecord
from dujiao_desktop.domain.photo_pairs import Likeness, Pairing, likeness_from_afar, pairing_of
from dujiao_desktop.environment.clock import new_id

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists
    from dujiao_desktop.store.work import Work


def pairs_of(lists: Lists, task_id: TaskId) -> Pairing:
    """Confirmed and suggested pairs of a task, and the photos without a partner.

    Raises:
        Refused: ``task_not_found``.
    """
    return pairing_of(lists.case_file(task_id), likeness_of(lists, task_id))


def likeness_of(lists: Lists, task_id: TaskId) -> Likeness:
    """How alike two photos of a task look, as far as they were looked at; the same for screen and paper."""
    from dujiao_desktop.documents.reading.photo_print import PRINT_VERSION

    return likeness_from_afar(lists.prints_of_task(task_id, PRINT_VERSION))


def set_pair(
    store: Store, task_id: TaskId, before_id: EvidenceId, after_id: EvidenceId, *, by: Officer, now: datetime
) -> Changes:
    """Say that two photos show one place; each of them leaves the pair it was in.

    Raises:
        Refused: ``not_a_pair`` unless one is a 整改前 and the other a 整改后 photo of this task that count.
    """
    with store.work(by=by, now=now, action="set_pair") as work:
        _check(work.case_file(task_id), before_id, after_id)
        said = work.photo_pairs.of(task_id)
        for other in said:
            is_this = (other.before_id, other.after_id) == (before_id, after_id)
            if other.belongs and not is_this and (other.before_id == before_id or other.after_id == after_id):
                work.photo_pairs.remove(other)
        _say(work, said, task_id, before_id, after_id, belongs=True)
        work.commit()
    return Changes(evidence_of=frozenset({task_id}))


def part_pair(
    store: Store, task_id: TaskId, before_id: EvidenceId, after_id: EvidenceId, *, by: Officer, now: datetime
) -> Changes:
    """Say that two photos do not show one place: they are never suggested as a pair again.

    Raises:
        Refused: ``not_a_pair``; see `set_pair`.
    """
    with store.work(by=by, now=now, action="part_pair") as work:
        _check(work.case_file(task_id), before_id, after_id)
        _say(work, work.photo_pairs.of(task_id), task_id, before_id, after_id, belongs=False)
        work.commit()
    return Changes(evidence_of=frozenset({task_id}))


def _check(case: CaseFile, before_id: EvidenceId, after_id: EvidenceId) -> None:
    there = {e.id: e for e in case.for_dossier if e.is_picture}
    wanted = ((before_id, EvidenceKind.BEFORE_PHOTO), (after_id, EvidenceKind.AFTER_PHOTO))
    if any(one not in there or there[one].kind is not kind for one, kind in wanted):
        raise Refused("not_a_pair", number=case.task.number)


def _say(
    work: Work,
    said: tuple[PhotoPairRecord, ...],
    task_id: TaskId,
    before_id: EvidenceId,
    after_id: EvidenceId,
    *,
    belongs: bool,
) -> None:
    known = next((s for s in said if (s.before_id, s.after_id) == (before_id, after_id)), None)
    if known is None:
        work.photo_pairs.add(PhotoPairRecord(PhotoPairId(new_id()), task_id, before_id, after_id, belongs))
    elif known.belongs is not belongs:
        work.photo_pairs.save(replace(known, belongs=belongs))


def lack_words(item: EvidenceItem) -> str:
    """What a photo without a partner lacks."""
    if item.kind is EvidenceKind.BEFORE_PHOTO:
        return "还没有对应的整改后照片"
    return "还没有对应的整改前照片"
