"""草稿: what an officer is typing and has not kept yet; never data, never shown as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in one form.

    Attributes:
        place: Which form, e.g. ``task/<id>/progress``; there is one draft for each.
        content: Field to text, as typed.
        who: Name of the officer who typed it.
    """

    place: str
    content: Mapping[str, str]
    who: str
    saved_at: datetime

    @property
    def is_empty(self) -> bool:
        """Whether nothing but blanks was typed."""
        return not any(text.strip() for text in self.content.values())
