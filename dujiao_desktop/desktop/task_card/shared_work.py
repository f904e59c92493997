"""What only some tasks of a card need: villages and points, goals in numbers, links, special plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.domain.identity import IndicatorId
from dujiao_desktop.domain.indicator import Indicator
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.domain.plan import Plan
from dujiao_desktop.domain.task_link import LinkKind, TaskLink
from dujiao_desktop.usecases import indicators, links, parts, plans

if TYPE_CHECKING:
    from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter


class SharedWork:
    """Has it done for the task on the card; of what returns a job, the caller says trouble."""

    def __init__(self, presenter: TaskCardPresenter) -> None:
        self._presenter = presenter

    def part_place(self, seq: int | None) -> str:
        """Where the draft of a village or point is kept; None stands for a new one."""
        return self._presenter.draft_place(f"part/{seq or 'new'}")

    def indicator_place(self, indicator_id: IndicatorId | None) -> str:
        """Where the draft of a goal in numbers is kept; None stands for a new one."""
        return self._presenter.draft_place(f"indicator/{indicator_id or 'new'}")

    def reading_place(self, indicator_id: IndicatorId) -> str:
        """Where the draft of a value measured for a goal is kept."""
        return self._presenter.draft_place(f"reading/{indicator_id}")

    def set_part(self, seq: int | None, edit: parts.PartEdit) -> RunningJob | None:
        """Change a village or point, or add one. The caller says trouble."""
        said = f"“{edit.name.strip()}”已存好，整项任务是否完成不受影响。"
        return self._presenter.act(
            "保存村组",
            said,
            parts.set_part,
            seq,
            edit,
            office=False,
            tell=False,
            finishes=self.part_place(seq),
        )

    def remove_part(self, part: Part) -> RunningJob | None:
        """Take out a village or point entered by mistake. The caller says trouble."""
        return self._presenter.act(
            "移出村组",
            f"“{part.name}”已移出。",
            parts.remove_part,
            part.seq,
            office=False,
            tell=False,
            finishes=self.part_place(part.seq),
        )

    def set_indicator(self, indicator_id: IndicatorId | None, edit: indicators.IndicatorEdit) -> RunningJob | None:
        """Change a goal in numbers, or add one. The caller says trouble."""
        return self._presenter.act(
            "保存数值目标",
            "数值目标已存好。",
            indicators.set_indicator,
            indicator_id,
            edit,
            office=False,
            tell=False,
            finishes=self.indicator_place(indicator_id),
        )

    def remove_indicator(self, indicator: Indicator) -> RunningJob | None:
        """Take out a goal entered by mistake. The caller says trouble."""
        return self._presenter.act(
            "移出数值目标",
            f"数值目标“{indicator.name}”已移出。",
            indicators.remove_indicator,
            indicator.name,
            office=False,
            tell=False,
            finishes=self.indicator_place(indicator.id),
        )

    def record_reading(self, indicator: Indicator, draft: indicators.ReadingDraft) -> RunningJob | None:
        """Add a measured value. The caller says trouble."""
        return self._presenter.act(
            "记数值",
            f"“{indicator.name}”的数值已记下。",
            indicators.record_reading,
            indicator.name,
            draft,
            office=False,
            tell=False,
            finishes=self.reading_place(indicator.id),
        )

    def remove_reading(self, name: str, draft: indicators.ReadingDraft) -> RunningJob | None:
        """Take out a value entered by mistake. The caller says trouble."""
        said = f"“{name}”在 {draft.on.isoformat()} 的数值已移出。"
        return self._presenter.act("移出数值", said, indicators.remove_reading, name, draft, office=False, tell=False)

    def link(self, number: str, kind: LinkKind) -> RunningJob | None:
        """Link the task of that number. The caller says trouble."""
        return self._presenter.act(
            "关联任务", "已关联，两边都写明了。", links.link_by_number, number, kind, office=False, tell=False
        )

    def unlink(self, link: TaskLink) -> None:
        """Take a link away from both sides."""
        said = f"与任务 {link.number} 的关联已解除。"
        self._presenter.act("解除关联", said, links.unlink_tasks, link.other_id, link.kind, office=False)

    def join_plan(self, plan: Plan) -> None:
        """Put the task under a plan."""
        self._presenter.act("归入方案", f"已归入“{plan.title}”。", plans.join_plan, plan.id, office=False)

    def leave_plan(self, plan: Plan) -> None:
        """Take the task from under a plan."""
        self._presenter.act("移出方案", f"已从“{plan.title}”名下移出。", plans.leave_plan, plan.id, office=False)
