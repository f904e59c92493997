"""为什么要: with `--why`, every missing thing is told with the rule that asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dujiao_desktop.domain.errors import Missing, StepNotReady
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.usecases import read_task
from dujiao_desktop.wiring import OpenOffice

WHY_HELP = "还差的每一项，写明依据哪条规则、在哪里补。"


@contextmanager
def explaining(office: OpenOffice, task_id: TaskId, *, asked: bool) -> Iterator[None]:
    """Give a refusal the reasons of what is missing, as its fact ``why``, where they are asked for."""
    try:
        yield
    except StepNotReady as refused:
        if asked:
            with office.store.lists() as lists:
                under = office.office.under(lists.closeout(task_id))
            refused.facts["why"] = tuple(read_task.why(m, under) for m in refused.missing)
        raise


def explained(missing: Sequence[Missing], whys: Sequence[read_task.Why]) -> list[str]:
    """Lines for a terminal: each gap with its reason; nothing without reasons."""
    words = []
    for gap, why in zip(missing, whys, strict=False):
        words.append(f"  ○ {gap.text}")
        words += [f"      {line}" for line in why.lines]
    return words
