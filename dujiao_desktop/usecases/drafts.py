"""草稿: what an officer types outlives a crash; it becomes data only by the real save.

A save or removal that makes a draft superfluous is told its place (`finishes=`) and forgets it in its own transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.domain.officer import Officer

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists


def save_draft(store: Store, place: str, content: Mapping[str, str], *, by: Officer, now: datetime) -> None:
    """Keep what stands in the form of `place`, e.g. ``task/<id>/progress``; a form that is empty again has no draft."""
    draft = Draft(place, content, by.name, now)
    with store.work(by=by, now=now, action="save_draft") as work:
        if draft.is_empty:
            work.drafts.remove(place)
        else:
            work.drafts.save(draft)
        work.commit()


def drafts(lists: Lists) -> tuple[Draft, ...]:
    """What was typed and not kept, newest first; offered again at the next start."""
    return lists.drafts()


def draft_of(lists: Lists, place: str) -> Draft | None:
    """What was typed in the form of `place`; None when there is nothing."""
    return next((d for d in lists.drafts() if d.place == place), None)


def discard_draft(store: Store, place: str, *, by: Officer, now: datetime) -> None:
    """Forget what was typed in the form of `place`."""
    with store.work(by=by, now=now, action="discard_draft") as work:
        work.drafts.remove(place)
        work.commit()
