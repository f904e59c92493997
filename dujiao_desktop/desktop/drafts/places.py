"""From the place of a draft to where it goes on."""

from __future__ import annotations

from dujiao_desktop.desktop.places import BatchPlace, ComplaintPlace, InboxPlace, PlanPlace, TaskPlace
from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.domain.identity import ComplaintId, EvidenceId, PlanId, TaskId

NEW_TASK, NEW_COMPLAINT, NEW_OFFICER, NEW_PLAN = "new/task", "new/complaint", "new/officer", "new/plan"
BATCH, BATCH_TASKS = "batch", "taskIds"
"""Place of the draft of 批量修改, and the part of it that names the tasks, one id a line."""
_NEW = {
    NEW_TASK: ("tasks", "new"),
    NEW_COMPLAINT: ("complaints", "new"),
    NEW_OFFICER: ("settings", "new"),
    NEW_PLAN: ("tasks", "new-plan"),
}
_ON_A_CARD = {
    "basic": "basic",
    "progress": "progress",
    "measure": "measures/{key}",
    "measure-text": "measures/text/{key}",
    "step": "closeout/{key}",
    "return": "closeout/return",
    "backfill": "closeout/backfill",
    "part": "measures/parts/{key}",
    "indicator": "measures/indicators/{key}",
    "reading": "measures/readings/{key}",
    "warning": "closeout/warning",
    "lift-warning": "closeout/lift-warning",
    "extension": "basic/extension",
    "opinion": "basic/extension",
    "lookback": "closeout/lookback",
    "review": "closeout/review",
    "evidence": "evidence/{key}",
    "slot": "slots/{key}",
    "photo-hint": "evidence/hint/{key}",
    "caption": "evidence/caption/{key}",
}


def way_back(draft: Draft) -> tuple[str, object] | None:
    """Page, and what it is to show, so that the form of `draft` is open; None for a form that is no longer known."""
    if draft.place in _NEW:
        return _NEW[draft.place]
    if draft.place == BATCH:
        ids = tuple(map(TaskId, draft.content.get(BATCH_TASKS, "").splitlines()))
        return ("tasks", BatchPlace(ids)) if ids else None
    kind, _, rest = draft.place.partition("/")
    if kind == "complaint":
        return "complaints", ComplaintPlace(ComplaintId(rest))
    if kind == "plan":
        return "tasks", PlanPlace(PlanId(rest))
    if kind == "inbox":
        # A caption that was being written beside the picture goes on where its file waits.
        return "evidence", InboxPlace(tuple(map(EvidenceId, rest.removeprefix("caption/").split("|"))))
    task_id, _, part = rest.partition("/")
    name, _, key = part.partition("/")
    if kind != "task" or name not in _ON_A_CARD:
        return None
    place = "measures/new" if part == "measure-text/new" else _ON_A_CARD[name].format(key=key)
    return "tasks", TaskPlace(TaskId(task_id), place)
