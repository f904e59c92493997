"""确认沿用: what earlier rounds rested on counts in the new one only after an officer says so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.transition import confirm
from dujiao_desktop.usecases.advance_closeout import StepTaken, changes_of, kept

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store


def confirm_evidence(
    store: Store, task_id: TaskId, records: Collection[str] | None, *, office: Office, by: Officer, now: datetime
) -> StepTaken:
    """Let evidence and measures of earlier rounds count in the round under way.

    Args:
        store: Where the task is.
        task_id: The task.
        records: Identities of evidence or measures; None for all that the last return did not name.
        office: Ours.
        by: Who confirms.
        now: When.

    Raises:
        Refused: ``task_not_found``, ``task_closed``, ``nothing_to_confirm``.
    """
    with store.work(by=by, now=now, action="confirm_evidence") as work:
        case = work.case_file(task_id)
        if case.task.closeout_status is CloseoutStatus.CLOSED:
            raise Refused("task_closed", number=case.task.number)
        office = office.under(case.closeout)
        closeout = confirm(case, _not_named(case) if records is None else records)
        status = kept(work, case, closeout, office)
        work.commit()
    return StepTaken(closeout, status, changes_of(task_id))


def waiting_records(case: CaseFile, asked: Sequence[str]) -> frozenset[str]:
    """Identities of what waits, by what an officer calls it: number or identity of a file, or ``measures/2``.

    Raises:
        Refused: ``not_waiting`` with what does wait.
    """
    waiting = case.closeout.current.unconfirmed
    called: dict[str, str] = {}
    for item in case.unconfirmed:
        called |= {str(item.order): item.id, item.id: item.id}
    called |= {f"measures/{m.seq}": m.id for m in case.task.measures if m.id in waiting}
    for one in asked:
        if one not in called:
            known = [f"{item.order}（{item.title}）" for item in case.unconfirmed]
            known += [place for place in called if place.startswith("measures/")]
            raise Refused("not_waiting", asked=one, known=tuple(known))
    return frozenset(called[one] for one in asked)


def _not_named(case: CaseFile) -> frozenset[str]:
    """Evidence that waits and that the return did not name; a measure waits only when it was named."""
    return frozenset(item.id for item in case.unconfirmed if not case.is_demanded(item))
