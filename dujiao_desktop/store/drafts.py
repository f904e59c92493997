"""What is being typed, as plain statements; see `tables.DRAFT`."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.store.lines import rows

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2


def all_drafts(driver: dbapi2.Connection) -> tuple[Draft, ...]:
    """All drafts, newest first."""
    found = rows(driver, "SELECT place, content, who, saved_at FROM draft ORDER BY saved_at DESC, key DESC")
    return tuple(
        Draft(row["place"], json.loads(row["content"]), row["who"], datetime.fromisoformat(row["saved_at"]))
        for row in found
    )
