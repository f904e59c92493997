"""关联任务: problems and measures name each other; a link shows the way and moves nothing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import LinkId, TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task_link import LINK_WORDS, LinkKind, TaskLink
from dujiao_desktop.environment.clock import new_id

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store


def link_tasks(
    store: Store, task_id: TaskId, other_id: TaskId, kind: LinkKind, *, by: Officer, now: datetime
) -> Changes:
    """Link two tasks, whatever their states: a closed one stays closed, an open one stays open.

    Args:
        store: Where both are kept.
        task_id: The task at hand.
        other_id: The one it is linked to.
        kind: What the other one is to it.
        by: Who says so.
        now: The moment.

    Raises:
        Refused: ``task_not_found``, ``link_to_itself``, ``link_exists``.
    """
    with store.work(by=by, now=now, action="link_tasks") as work:
        task, other = work.tasks.get(task_id), work.tasks.get(other_id)
        if task_id == other_id:
            raise Refused("link_to_itself", number=task.number)
        if any(link.other_id == other_id and link.kind is kind for link in work.links.of(task_id)):
            raise Refused("link_exists", number=task.number, other=other.number, kind=LINK_WORDS[kind])
        work.links.add(
            TaskLink(LinkId(new_id()), task_id, other_id, kind, other.number),
            TaskLink(LinkId(new_id()), other_id, task_id, kind.opposite, task.number),
        )
        work.commit()
    return _changed(task_id, other_id)


def link_by_number(
    store: Store, task_id: TaskId, number: str, kind: LinkKind, *, by: Officer, now: datetime
) -> Changes:
    """As `link_tasks`, the other task being named by its number. Raises also `Refused` ``ambiguous_number``."""
    with store.lists() as lists:
        other_id = lists.find_task(number)
    return link_tasks(store, task_id, other_id, kind, by=by, now=now)


def unlink_tasks(
    store: Store, task_id: TaskId, other_id: TaskId, kind: LinkKind, *, by: Officer, now: datetime
) -> Changes:
    """Take a link away from both sides. Raises `Refused` ``task_not_found``, ``link_not_found``."""
    with store.work(by=by, now=now, action="unlink_tasks") as work:
        task, other = work.tasks.get(task_id), work.tasks.get(other_id)
        found = next((k for k in work.links.of(task_id) if k.other_id == other_id and k.kind is kind), None)
        if found is None:
            raise Refused("link_not_found", number=task.number, other=other.number)
        work.links.remove(found)
        work.commit()
    return _changed(task_id, other_id)


def _changed(task_id: TaskId, other_id: TaskId) -> Changes:
    return Changes(tasks=frozenset({task_id, other_id}))
