"""撤销、重做: which actions stand, which were taken back, and which may be.

An action is taken back by a new one that does the opposite and names it; both stay in the history. So what can be
undone and what done again follows from the history alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

UNDO: Final = "undo"
REDO: Final = "redo"

_STEPS: Final = frozenset({"take_step", "send_back", "backfill_steps"})
_OTHERWISE: Final = {"produce_dossier": "cannot_undo_dossier", "set_calendar": "cannot_undo_calendar"}
_UNDOABLE: Final = frozenset(
    "add_task edit_task edit_tasks remove_task set_measure remove_measure record_measure record_progress attach_evidence "
    "describe_evidence remove_evidence take_in put_to_task move_evidence order_evidence replace_evidence confirm_evidence add_officer change_officer retire_officer reinstate_officer "
    "remove_officer add_complaint edit_complaint remove_complaint import_tasks undo_import restore_removed set_warning "
    "change_warning lift_warning set_part remove_part link_tasks unlink_tasks add_plan edit_plan remove_plan "
    "set_indicator remove_indicator record_reading remove_reading apply_extension "
    "decide_extension look_back review answer_slot withdraw_slot_answer attach_statement set_pair part_pair "
    "answer_photo_hint".split()
)


@dataclass(frozen=True, slots=True)
class Act:
    """One action, as the history knows it.

    Attributes:
        number: Counts all actions of the workspace.
        action: What the officer did, e.g. ``record_measure``.
        undoes: The action it takes back or, taking back a taking back, does again.
    """

    number: int
    action: str
    at: datetime
    who: str = ""
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What an action was about.

    Attributes:
        label: Number, name or title of the record.
        operation: ``insert``, ``update`` or ``delete``.
        count: How many files or tasks it touched; 1 for all other kinds.
        task_number: 序号 of the task it belongs to; empty when it belongs to none.
    """

    label: str = ""
    operation: str = ""
    count: int = 0
    task_number: str = ""


@dataclass(frozen=True, slots=True)
class Doable:
    """Something that can be taken back or done again.

    Attributes:
        head: The action whose opposite has to be done now.
        origin: What the officer did in the first place.
        family: Numbers of all actions that did, undid and redid it.
    """

    head: Act
    origin: Act
    family: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands and what was taken back, oldest first, and the actions that cancel each other out."""

    undo: tuple[Doable, ...] = ()
    redo: tuple[Doable, ...] = ()
    neutral: frozenset[int] = frozenset()


def standing(acts: Sequence[Act]) -> Standing:
    """Walk through the actions of a session, oldest first; a new action ends what could be done again."""
    undo: list[Doable] = []
    redo: list[Doable] = []
    every: dict[int, frozenset[int]] = {}
    for act in acts:
        if act.undoes is None:
            undo.append(Doable(act, act, frozenset({act.number})))
            redo.clear()
            continue
        for source, target in ((undo, redo), (redo, undo)):
            found = next((d for d in source if d.head.number == act.undoes), None)
            if found is not None:
                source.remove(found)
                moved = Doable(act, found.origin, found.family | {act.number})
                target.append(moved)
                every[found.origin.number] = moved.family
                break
    stand = {d.origin.number for d in undo}
    neutral = _joined(family for origin, family in every.items() if origin not in stand)
    return Standing(tuple(undo), tuple(redo), neutral)


def cancelled(acts: Sequence[Act], since: int) -> frozenset[int]:
    """Numbers of the actions after `since` of which one took the other back, so that together they changed nothing."""
    found: set[int] = set()
    for act in reversed(acts):
        if act.undoes is not None and act.undoes > since and act.number not in found:
            found |= {act.number, act.undoes}
    return frozenset(found)


def refusal(action: str) -> str:
    """Code of the reason why this kind of action is not undone; empty when it may be."""
    if action in _STEPS:
        return "cannot_undo_step"
    if action in _OTHERWISE:
        return _OTHERWISE[action]
    return "" if action in _UNDOABLE else "cannot_undo"


def _joined(families: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset(number for family in families for number in family)
