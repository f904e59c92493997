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


def change_officer(
    store: Store,
    officer_id: OfficerId,
    role: OfficerRole,
    *,
    by: Officer,
    now: datetime,
    post: str = "",
    phone: str = "",
) -> Changes:
    """Change role, post and telephone; the name stays, for records bear it."""
    with store.work(by=by, now=now, action="change_officer") as work:
        officer = work.officers.get(officer_id)
        work.officers.save(replace(officer, role=role, post=post.strip(), phone=phone.strip()))
        work.commit()
    return Changes(officers=True)


def reinstate_officer(store: Store, officer_id: OfficerId, *, by: Officer, now: datetime) -> Changes:
    """Let somebody work again who had left. Raises `Refused` ``officer_exists`` when the name was given away since."""
    with store.work(by=by, now=now, action="reinstate_officer") as work:
        officer = work.officers.get(officer_id)
        if any(o.name == officer.name and o.id != officer_id for o in work.officers.all()):
            raise Refused("officer_exists", name=officer.name)
        work.officers.save(replace(officer, active=True))
        work.commit()
    return Changes(officers=True)


def remove_officer(store: Store, officer_id: OfficerId, *, by: Officer, now: datetime) -> Changes:
    """Delete an officer entered by mistake.

    Raises:
        Refused: ``officer_has_acted`` when a record names the officer as doer or signer; ``last_officer``.
    """
    with store.work(by=by, now=now, action="remove_officer") as work:
        if not any(o.id != officer_id for o in work.officers.all()):
            raise Refused("last_officer")
        work.officers.remove(officer_id)
        work.commit()
    return Changes(officers=True)


def retire_officer(store: Store, officer_id: OfficerId, *, by: Officer, now: datetime) -> Changes:
    """Mark an officer as having left; history keeps the name. Raises `Refused` ``last_officer``."""
    with store.work(by=by, now=now, action="retire_officer") as work:
        others = [o for o in work.officers.all() if o.id != officer_id]
        if not others:
            raise Refused("last_officer")
        work.officers.save(replace(work.officers.get(officer_id), active=False))
        work.commit()
    return Changes(officers=True)


def named(officers: tuple[Officer, ...], asked: str) -> Officer:
    """The officer of that name or id. Raises `Refused` ``officer_not_found``."""
    found = next((o for o in officers if asked.strip() in (o.name, o.id)), None)
    if found is None:
        raise Refused("officer_not_found", asked=asked, known=tuple(o.name for o in officers))
    return found


def acting_officer(officers: tuple[Officer, ...], name: str | None) -> Officer:
    """The officer named, or the only one there is.

    Raises:
        Refused: ``officer_not_found``; ``officer_needed`` when there are several and none is named.
    """
    if name is None:
        if len(officers) == 1:
            return officers[0]
        raise Refused("officer_needed", known=tuple(o.name for o in officers))
    return named(officers, name)
