"""Reading what is known of photos: fingerprints, hints with what was said to them, and photos by their content."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, select

from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.photo_check import PhotoHint
from dujiao_desktop.store import translate
from dujiao_desktop.store.asking import IDS, Asked
from dujiao_desktop.store.reading import IN_LISTS
from dujiao_desktop.store.tables import EVIDENCE, PHOTO_ANSWER, PHOTO_HINT, TASK
from dujiao_desktop.store.translate.photos import hint_from, photo_answer_from

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

# A file in the inbox has no task: what is not there was not taken out of the lists either.
_WITH_HASHES = Asked(
    select(EVIDENCE)
    .outerjoin(TASK, TASK.c.id == EVIDENCE.c.task_id)
    .where(EVIDENCE.c.sha256.in_(IDS), EVIDENCE.c.removed_at.is_(None), IN_LISTS)
    .order_by(EVIDENCE.c.key)
)
_NAMED = Asked(select(EVIDENCE).where(EVIDENCE.c.id.in_(IDS)).order_by(EVIDENCE.c.key))
_OTHER = EVIDENCE.alias("other")
_HINTS = Asked(
    select(PHOTO_HINT)
    .join(EVIDENCE, EVIDENCE.c.id == PHOTO_HINT.c.evidence_id)
    .outerjoin(_OTHER, _OTHER.c.id == PHOTO_HINT.c.other_id)
    .where(
        EVIDENCE.c.task_id == bindparam("task_id"),
        EVIDENCE.c.removed_at.is_(None),
        EVIDENCE.c.replaced_by.is_(None),
        _OTHER.c.removed_at.is_(None),
    )
    .order_by(EVIDENCE.c.order, EVIDENCE.c.key, PHOTO_HINT.c.key)
)
# By the photo, which may have been put to another task since.
_ANSWERS = Asked(
    select(PHOTO_ANSWER)
    .join(EVIDENCE, EVIDENCE.c.id == PHOTO_ANSWER.c.evidence_id)
    .where(EVIDENCE.c.task_id == bindparam("task_id"))
    .order_by(PHOTO_ANSWER.c.key)
)
_PHOTOS = "photo_width_px IS NOT NULL AND removed_at IS NULL"


def with_hashes(connection: Connection, hashes: Collection[str]) -> tuple[EvidenceItem, ...]:
    """Files of tasks in the lists and of the inbox that have this content, oldest first."""
    return tuple(map(translate.evidence_from, _WITH_HASHES.rows(connection, ids=json.dumps(list(hashes)))))


def named(connection: Connection, evidence_ids: Collection[EvidenceId]) -> tuple[EvidenceItem, ...]:
    """Files by their identities, wherever they are."""
    return tuple(map(translate.evidence_from, _NAMED.rows(connection, ids=json.dumps(list(evidence_ids)))))


def hints(connection: Connection, task_id: TaskId) -> tuple[PhotoHint, ...]:
    """What was noticed about the photos of a task, in the order of its directory, with the newest answers."""
    said = {
        (answer.evidence_id, answer.reason, answer.other_id): answer
        for answer in map(photo_answer_from, _ANSWERS.rows(connection, task_id=task_id))
    }
    found = (hint_from(row, None) for row in _HINTS.rows(connection, task_id=task_id))
    return tuple(
        PhotoHint(h.evidence_id, h.reason, h.other_id, h.facts, said.get((h.evidence_id, h.reason, h.other_id)))
        for h in found
    )


def prints(driver: dbapi2.Connection, version: int) -> Mapping[str, bytes]:
    """All fingerprints of that version by content; files of which none can be made are left out."""
    asked = "SELECT sha256, bits FROM photo_print WHERE version = ? AND bits IS NOT NULL"
    return dict(driver.execute(asked, (version,)).fetchall())


def without_print(driver: dbapi2.Connection, version: int) -> tuple[str, ...]:
    """Digests of photos of which no fingerprint of that version was tried, the newest first."""
    found = driver.execute(
        f"SELECT sha256 FROM evidence e WHERE {_PHOTOS} AND NOT EXISTS "
        "(SELECT 1 FROM photo_print p WHERE p.sha256 = e.sha256 AND p.version = ?) GROUP BY sha256 ORDER BY max(key) DESC",
        (version,),
    )
    return tuple(row[0] for row in found)


def tasks_with_photos(driver: dbapi2.Connection) -> tuple[TaskId, ...]:
    """Tasks in the lists that have photos, oldest first."""
    found = driver.execute(
        f"SELECT id FROM task t WHERE removed_at IS NULL AND id IN (SELECT task_id FROM evidence WHERE {_PHOTOS}) "
        "ORDER BY key"
    )
    return tuple(TaskId(row[0]) for row in found)
