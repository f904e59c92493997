"""Where one page can send the officer on another."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from dujiao_desktop.domain.identity import ComplaintId, EvidenceId, PlanId, TaskId


@dataclass(frozen=True, slots=True)
class TaskPlace:
    """A place on the card of a task, as in `Missing.place`; empty for the card alone."""

    task_id: TaskId
    place: str = ""


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Some tasks under one word, e.g. 公示中."""

    word: str
    keys: array[int]


@dataclass(frozen=True, slots=True)
class BatchPlace:
    """One field of these tasks to be changed."""

    task_ids: tuple[TaskId, ...]


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """One special plan, opened."""

    plan_id: PlanId


@dataclass(frozen=True, slots=True)
class ComplaintPlace:
    """One complaint, opened."""

    complaint_id: ComplaintId


@dataclass(frozen=True, slots=True)
class InboxPlace:
    """Files of the inbox, chosen."""

    evidence_ids: tuple[EvidenceId, ...]
