"""From the place of a draft to the place on the card where it goes on."""

from __future__ import annotations

from dujiao_desktop.desktop.places import TaskPlace
from dujiao_desktop.domain.draft import Draft
from dujiao_desktop.domain.identity import TaskId


def place_of(draft: Draft) -> TaskPlace | None:
    """Where `draft` was typed; None for a form that is not on a card."""
    kind, _, rest = draft.place.partition("/")
    task_id, _, part = rest.partition("/")
    if kind != "task" or not part:
        return None
    name, _, key = part.partition("/")
    places = {
        "progress": "progress",
        "measure": f"measures/{key}",
        "step": f"closeout/{key}",
        "return": "closeout",
        "extension": "basic/extension",
        "opinion": "basic/extension",
        "lookback": "closeout/visits",
        "review": "closeout/visits",
    }
    return TaskPlace(TaskId(task_id), places[name]) if name in places else None
