"""What an officer means on the command line: a task by its number, a part by its name, a file by its number."""

from __future__ import annotations

from typing import Annotated

import typer

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import BROUGHT_KINDS, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.wiring import OpenOffice

TaskRef = Annotated[str, typer.Argument(metavar="ID", help="序号，或任务的唯一编号。")]


def task_of(office: OpenOffice, asked: str) -> TaskId:
    """The task meant. Raises `Refused` ``task_not_found``, ``ambiguous_number``."""
    with office.store.lists() as lists:
        return lists.find_task(asked)


def part_named(office: OpenOffice, task_id: TaskId, name: str) -> Part:
    """The part of that name. Raises `Refused` ``part_name_not_found`` with those there are."""
    with office.store.lists() as lists:
        case = lists.case_file(task_id)
    found = next((p for p in case.parts if p.name == name.strip()), None)
    if found is None:
        known = tuple(p.name for p in case.parts) or ("还没有",)
        raise Refused("part_name_not_found", number=case.task.number, name=name.strip(), known=known)
    return found


def kind_named(asked: str, rules: RulePack) -> EvidenceKind:
    """The kind meant by its code or by its word. Raises `Refused` ``unknown_evidence_kind`` with those there are."""
    plain = asked.strip().replace("-", "_")
    chosen = [kind for kind in EvidenceKind if kind not in BROUGHT_KINDS]
    for kind in chosen:
        if plain in (kind.value, rules.evidence_word(kind)):
            return kind
    raise Refused(
        "unknown_evidence_kind",
        asked=asked,
        known=tuple(f"{rules.evidence_word(k)}（{k.value}）" for k in chosen),
    )


def numbered(items: tuple[EvidenceItem, ...], order: int) -> EvidenceItem:
    """The file of that number in its directory. Raises `Refused` ``evidence_number_not_found`` with those there are."""
    found = next((item for item in items if item.order == order), None)
    if found is None:
        raise Refused("evidence_number_not_found", order=order, known=tuple(i.order for i in items) or ("还没有",))
    return found
