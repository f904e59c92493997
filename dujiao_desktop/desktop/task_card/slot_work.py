"""What the card has done about the things a step asks for: answers, their signed statements, the sheet to be signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.domain.slots import STATE_WORDS, Slot
from dujiao_desktop.usecases import answer_slots, print_statement

if TYPE_CHECKING:
    from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter


def slot_name(slot: Slot) -> str:
    """What use cases know a slot by."""
    return f"{slot.step.key}/{slot.rule.key}"


class SlotWork:
    """Has it done for the task on the card; the caller says trouble."""

    def __init__(self, presenter: TaskCardPresenter, desk: Desk) -> None:
        self._presenter, self._desk = presenter, desk

    def draft_part(self, slot: Slot) -> str:
        """The part of the card's drafts in which what is typed about a slot is kept."""
        return f"slot/{slot_name(slot)}"

    def answer(self, slot: Slot, draft: answer_slots.SlotDraft) -> RunningJob | None:
        """Say why something is not there. The caller says trouble."""
        place = self._presenter.draft_place(self.draft_part(slot))
        return self._presenter.act("登记原因", _answered, answer_slots.answer_slot, draft, tell=False, finishes=place)

    def withdraw(self, slot: Slot) -> RunningJob | None:
        """Take back what was said. The caller says trouble."""
        place = self._presenter.draft_place(self.draft_part(slot))
        said = f"“{slot.rule.word}”的说明已撤回。"
        return self._presenter.act(
            "撤回说明", said, answer_slots.withdraw_slot_answer, slot_name(slot), tell=False, finishes=place
        )

    def print(self, slot: Slot, reason: str, to: Path) -> RunningJob | None:
        """Write the sheet to be signed. The caller says trouble."""
        task_id, desk = self._presenter.task_id, self._desk
        if task_id is None:
            return None
        office, by, now, name = desk.office, desk.by, desk.clock(), slot_name(slot)
        return desk.jobs.with_store(
            "出情况说明",
            lambda store, control: print_statement.print_statement(
                store, task_id, name, to, office=office, by=by, now=now, reason=reason, control=control
            ),
        )


def _answered(done: answer_slots.SlotAnswered) -> str:
    slot = done.slot
    words = f"“{slot.rule.word}”已登记为{STATE_WORDS[slot.state]}"
    if slot.stands:
        return f"{words}，不卡这一步；卷宗里照写原因。"
    return f"{words}，还等情况说明的签字扫描件。" if slot.is_allowed else f"{words}，规则包不允许代替，仍要提供。"
