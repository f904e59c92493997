"""移出: several files at once, as one act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes, evidence_changes
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.officer import Officer

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store


def remove_evidence(store: Store, ids: Sequence[EvidenceId], *, by: Officer, now: datetime) -> Changes:
    """Take files out of the inbox or of their tasks into the recycle bin. All or none; one act.

    Raises:
        Refused: As `attach_evidence.remove_evidence` for one.
    """
    with store.work(by=by, now=now, action="remove_evidence") as work:
        tasks = {work.evidence.get(one).task_id for one in ids}
        for one in ids:
            work.evidence.remove(one)
        work.commit()
    return evidence_changes(*tasks)
