"""Drafts: what is being typed."""

from __future__ import annotations

import json
from dataclasses import dataclass

from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.store.session import Session

_KEEP = (
    "INSERT INTO draft (place, content, who, saved_at) VALUES (?, ?, ?, ?) ON CONFLICT (place) DO UPDATE "
    "SET content = excluded.content, who = excluded.who, saved_at = excluded.saved_at"
)


@dataclass(frozen=True, slots=True)
class Drafts:
    """One draft for each place."""

    session: Session

    def save(self, draft: Draft) -> None:
        """Keep a draft in the place of the one before."""
        content = json.dumps(dict(draft.content), ensure_ascii=False)
        values = (draft.place, content, draft.who, draft.saved_at.isoformat())
        self.session.connection.exec_driver_sql(_KEEP, values)

    def remove(self, place: str) -> None:
        """Forget the draft of a place; nothing happens when there is none."""
        self.session.connection.exec_driver_sql("DELETE FROM draft WHERE place = ?", (place,))

    def remove_below(self, place: str) -> None:
        """Forget all drafts of a place and of whatever belongs to it."""
        self.remove(place)
        self.session.connection.exec_driver_sql(
            "DELETE FROM draft WHERE substr(place, 1, ?) = ?", (len(place) + 1, f"{place}/")
        )
