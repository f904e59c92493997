"""How a long job reports and can be stopped, without knowing any window."""

from __future__ import annotations

from typing import Protocol


class JobControl(Protocol):
    """Given to every use case that can take longer than a moment."""

    def report(self, done: int, total: int, message: str) -> None:
        """Say how far the job is; `total` 0 means unknown."""

    def stop_if_cancelled(self) -> None:
        """Raise `Cancelled` if the officer asked for it; threads that work for the job may ask, too."""


class Unwatched:
    """A job nobody watches: reports go nowhere, nothing cancels it."""

    def report(self, done: int, total: int, message: str) -> None:
        """Discard the report."""

    def stop_if_cancelled(self) -> None:
        """Never cancelled."""
