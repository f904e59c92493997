"""What is noticed about photos, and what is said to it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.photo_check import PhotoAnswer, PhotoHint
from dujiao_desktop.store.asking import IDS, Asked
from dujiao_desktop.store.connecting import driver_of
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import EVIDENCE, PHOTO_ANSWER, PHOTO_HINT
from dujiao_desktop.store.translate.photos import hint_values, photo_answer_values

_KEEP_PRINT = "INSERT OR REPLACE INTO photo_print (sha256, version, bits) VALUES (?, ?, ?)"
_UNUSED = "DELETE FROM photo_print WHERE sha256 NOT IN (SELECT sha256 FROM evidence)"
_THERE = Asked(select(EVIDENCE.c.id).where(EVIDENCE.c.id.in_(IDS)))
_HINTS = Asked(select(PHOTO_HINT).where(PHOTO_HINT.c.evidence_id.in_(IDS)).order_by(PHOTO_HINT.c.key))


@dataclass(frozen=True, slots=True)
class Photos:
    """Fingerprints, hints and answers."""

    session: Session

    def keep_prints(self, prints: Mapping[str, bytes | None], version: int) -> None:
        """Keep fingerprints by content, and forget those of files that are gone; None where none can be made."""
        driver = driver_of(self.session.connection)
        driver.executemany(_KEEP_PRINT, [(sha256, version, bits) for sha256, bits in prints.items()])
        driver.execute(_UNUSED)

    def keep_hints(self, of: Collection[EvidenceId], hints: Sequence[PhotoHint]) -> bool:
        """Let these be all hints about the files `of`. Returns whether that is news."""
        connection = self.session.connection
        named = {*of, *(hint.other_id for hint in hints if hint.other_id is not None)}
        there = {row["id"] for row in _THERE.rows(connection, ids=json.dumps(sorted(named)))}
        # A photo may have gone for good while it was looked at.
        wanted = [
            hint_values(h) for h in hints if h.evidence_id in there and (h.other_id is None or h.other_id in there)
        ]
        rows = _HINTS.rows(connection, ids=json.dumps(sorted(of)))
        kept = [{name: row[name] for name in ("evidence_id", "reason", "other_id", "facts")} for row in rows]
        if kept == wanted:
            return False
        self.session.delete(PHOTO_HINT, [row["key"] for row in rows])
        self.session.insert(PHOTO_HINT, wanted)
        return True

    def add_answer(self, answer: PhotoAnswer) -> None:
        """Keep what was said to a hint."""
        self.session.insert(PHOTO_ANSWER, photo_answer_values(answer))
