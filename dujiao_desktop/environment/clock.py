"""The computer's clock and new identities; asked at the doors, handed down as values."""

from __future__ import annotations

from datetime import date, datetime


def now() -> datetime:
    """This moment, local time with its offset, whole seconds: what an officer's clock shows."""
    return datetime.now().astimezone().replace(microsecond=0)


def today() -> date:
    """This day on the officer's computer."""
    return now().date()


def new_id() -> str:
    """A new identity (uuid7), ordered by time within one program."""
    import uuid6  # here, because a start makes none

    return str(uuid6.uuid7())
