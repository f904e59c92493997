"""人员: who works here, and in whose name an action is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import OfficerId
from dujiao_desktop.domain.officer import Officer, OfficerRole
from dujiao_desktop.environment.clock import new_id

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store


@dataclass(frozen=True, slots=True)
class OfficerAdded:
    """The new officer."""

    officer: Officer
    changes: Changes


def add_officer(
    store: Store,
    name: str,
    role: OfficerRole,
    *,
    by: Officer,
    now: datetime,
    post: str = "",
    phone: str = "",
    finishes: str = "",
) -> OfficerAdded:
    """Add an officer. Raises `Refused` ``field_empty``, ``officer_exists``."""
    if not name.strip():
        raise Refused("field_empty", field="姓名")
    with store.work(by=by, now=now, action="add_officer") as work:
        if any(o.name == name.strip() for o in work.officers.all()):
            raise Refused("officer_exists", name=name.strip())
        officer = Officer(OfficerId(new_id()), name.strip(), role, post.strip(), phone.strip())
        work.officers.add(officer)
        work.commit(finishes)
    return OfficerAdded(officer, Changes(officers=True))


def retire_officer(store: Store, officer_id: OfficerId, *, by: Officer, now: datetime) -> Changes:
    """Mark an officer as having left; history keeps the name. Raises `Refused` ``last_officer``."""
    with store.work(by=by, now=now, action="retire_officer") as work:
        others = [o for o in work.officers.all() if o.id != officer_id]
        if not others:
            raise Refused("last_officer")
        work.officers.save(replace(work.officers.get(officer_id), active=False))
        work.commit()
    return Changes(officers=True)


def acting_officer(officers: tuple[Officer, ...], name: str | None) -> Officer:
    """The officer named, or the only one there is.

    Raises:
        Refused: ``officer_not_found``; ``officer_needed`` when there are several and none is named.
    """
    if name is None:
        if len(officers) == 1:
            return officers[0]
        raise Refused("officer_needed", known=tuple(o.name for o in officers))
    found = next((o for o in officers if name in (o.name, o.id)), None)
    if found is None:
        raise Refused("officer_not_found", asked=name, known=tuple(o.name for o in officers))
    return found
