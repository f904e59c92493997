"""From the place of a draft to where it goes on."""

from __future__ import annotations

from dujiao_desktop.desktop.places import ComplaintPlace, TaskPlace
from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.domain.identity import ComplaintId, TaskId

NEW_TASK, NEW_COMPLAINT, NEW_OFFICER = "new/task", "new/complaint", "new/officer"
_NEW = {NEW_TASK: "tasks", NEW_COMPLAINT: "complaints", NEW_OFFICER: "settings"}
_ON_A_CARD = {
    "basic": "basic",
    "progress": "progress",
    "measure": "measures/{key}",
    "measure-text": "measures/text/{key}",
    "step": "closeout/{key}",
    "return": "closeout/return",
    "backfill": "closeout/backfill",
    "warning": "closeout",
    "lift-warning": "closeout",
    "extension": "basic/extension",
    "opinion": "basic/extension",
    "lookback": "closeout/visits",
    "review": "closeout/visits",
    "evidence": "evidence/{key}",
}


def way_back(draft: Draft) -> tuple[str, object] | None:
    """Page, and what it is to show, so that the form of `draft` is open; None for a form that is no longer known."""
    if draft.place in _NEW:
        return _NEW[draft.place], "new"
    kind, _, rest = draft.place.partition("/")
    if kind == "complaint":
        return "complaints", ComplaintPlace(ComplaintId(rest))
    task_id, _, part = rest.partition("/")
    name, _, key = part.partition("/")
    if kind != "task" or name not in _ON_A_CARD:
        return None
    place = "measures/new" if part == "measure-text/new" else _ON_A_CARD[name].format(key=key)
    return "tasks", TaskPlace(TaskId(task_id), place)
