"""闲置锁屏: after some minutes without a touch the window asks for the workspace's password again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.environment import master_key
from dujiao_desktop.environment.workspace import WorkspacePaths, read_card, write_card

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store

MINUTES: Final = (0, 5, 10, 30)
"""What can be chosen; 0 is never, and what a new workspace has."""


def can_lock(paths: WorkspacePaths) -> bool:
    """Whether there is a password to ask for; without one a lock would keep nobody out."""
    return master_key.needs_password(paths.keys)


def lock_after(paths: WorkspacePaths) -> int:
    """Minutes after which the window locks itself; 0 for never."""
    return read_card(paths).lock_after if can_lock(paths) else 0


def set_lock_after(store: Store, paths: WorkspacePaths, minutes: int, *, by: Officer, now: datetime) -> Changes:
    """Choose the minutes; noted in the history.

    Raises:
        Refused: ``no_password_to_lock``; ``unknown_lock_time``; as `Store.allow`.
    """
    if minutes not in MINUTES:
        raise Refused("unknown_lock_time", asked=minutes, known=MINUTES)
    if minutes and not can_lock(paths):
        raise Refused("no_password_to_lock")
    card = read_card(paths)
    with store.work(by=by, now=now, action="change_settings") as work:
        if minutes != card.lock_after:
            work.note("settings", {"lock_after": (str(card.lock_after), str(minutes))})
            write_card(paths, replace(card, lock_after=minutes))
            work.commit()
    return Changes()


def unlock(paths: WorkspacePaths, password: str) -> None:
    """Let in who knows the password or the recovery code. Raises `Refused` ``wrong_password``, ``password_needed``."""
    master_key.unwrap(paths.keys, password)
