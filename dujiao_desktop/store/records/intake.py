"""Files of takings-in under way."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.store.asking import Found
from dujiao_desktop.store.connecting import driver_of
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import INTAKE_FILE

WAITING, TAKEN, REFUSED = "waiting", "taken", "refused"
_OVER = """
DELETE FROM intake_file WHERE intake NOT IN (SELECT intake FROM intake_file WHERE state = 'waiting')
    AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.id = intake_file.evidence_id AND e.task_id IS NULL)
"""


@dataclass(frozen=True, slots=True)
class Intakes:
    """What is to be taken in, and how far that is."""

    session: Session

    def begin(
        self,
        intake: str,
        files: Sequence[tuple[str | bytes, int]],
        *,
        draft: str,
        task_id: TaskId,
        begun_at: str,
        who: str,
    ) -> None:
        """Note files, each with its path and its size, that are going to be taken in; forget what is over."""
        driver_of(self.session.connection).execute(_OVER)
        same = {"intake": intake, "draft": draft, "task_id": task_id, "begun_at": begun_at, "who": who}
        self.session.insert(INTAKE_FILE, [{**same, "path": path, "size_bytes": size} for path, size in files])

    def waiting(self, intake: str) -> list[Found]:
        """Rows of what was not taken yet, in their order."""
        asked = select(INTAKE_FILE).where(INTAKE_FILE.c.intake == intake, INTAKE_FILE.c.state == WAITING)
        return [dict(row) for row in self.session.connection.execute(asked.order_by(INTAKE_FILE.c.key)).mappings()]

    def took(self, key: int, evidence_id: EvidenceId | None) -> None:
        """A file is in, or, where `evidence_id` is None, is there already."""
        self._note(key, {"state": TAKEN, "trouble": "", "evidence_id": evidence_id or ""})

    def could_not(self, key: int, code: str, facts: Mapping[str, object], *, comes_again: bool) -> None:
        """A file could not be taken; one that comes again waits on."""
        trouble = json.dumps({"code": code, "facts": facts}, default=str)
        self._note(key, {"state": WAITING if comes_again else REFUSED, "trouble": trouble})

    def let_go(self, intake: str) -> int:
        """Forget what waits; how many files that were."""
        gone = [row["key"] for row in self.waiting(intake)]
        self.session.delete(INTAKE_FILE, gone)
        return len(gone)

    def _note(self, key: int, values: dict[str, str]) -> None:
        names = ", ".join(f"{name} = ?" for name in values)
        driver = driver_of(self.session.connection)
        driver.execute(f"UPDATE intake_file SET {names} WHERE key = ?", (*values.values(), key))
