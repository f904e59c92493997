"""Parts of tasks, links between them, plans above them, goals in numbers.

Whatever hangs on a task counts as a change of the task, so that an import that somebody built upon is not undone.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import PlanId, TaskId
from dujiao_desktop.domain.indicator import Indicator, IndicatorReading
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.domain.plan import Plan
from dujiao_desktop.domain.task_link import TaskLink
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.store import reading, translate
from dujiao_desktop.store.session import Session
from dujiao_desktop.store.tables import INDICATOR, INDICATOR_READING, PLAN, PLAN_TASK, TASK, TASK_LINK, TASK_PART


@dataclass(frozen=True, slots=True)
class Parts:
    """Villages and points of tasks."""

    session: Session

    def of(self, task_id: TaskId) -> tuple[Part, ...]:
        """Parts of a task by their numbers."""
        return reading.parts(self.session.connection, task_id)

    def add(self, part: Part) -> None:
        """Keep a new part."""
        self.session.insert(TASK_PART, translate.part_values(part))
        self._touch(part)

    def save(self, part: Part) -> None:
        """Keep a changed part. Raises ``record_not_found``, ``changed_meanwhile``."""
        if self.session.change(TASK_PART, translate.part_values(part), revision=part.stamp.revision):
            self._touch(part)

    def remove(self, part: Part) -> None:
        """Delete a part; the history keeps what it held."""
        self.session.delete(TASK_PART, [self.session.row(TASK_PART, part.id)["key"]])
        self._touch(part)

    def _touch(self, part: Part) -> None:
        self.session.count_change(TASK, part.task_id)
        self.session.touched.add(part.task_id)


@dataclass(frozen=True, slots=True)
class Links:
    """Links between tasks, each kept from both sides."""

    session: Session

    def of(self, task_id: TaskId) -> tuple[TaskLink, ...]:
        """A task's side of its links to tasks in the lists."""
        return reading.links(self.session.connection, task_id)

    def add(self, *sides: TaskLink) -> None:
        """Keep both sides of a new link."""
        for side in sides:
            self.session.insert(TASK_LINK, translate.link_values(side))
            self.session.count_change(TASK, side.task_id)

    def remove(self, link: TaskLink) -> None:
        """Delete both sides of a link."""
        both = (
            (TASK_LINK.c.task_id == link.task_id)
            & (TASK_LINK.c.other_id == link.other_id)
            & (TASK_LINK.c.kind == link.kind.value)
        ) | (
            (TASK_LINK.c.task_id == link.other_id)
            & (TASK_LINK.c.other_id == link.task_id)
            & (TASK_LINK.c.kind == link.kind.opposite.value)
        )
        self.session.delete(
            TASK_LINK, self.session.connection.execute(select(TASK_LINK.c.key).where(both)).scalars().all()
        )
        for task_id in (link.task_id, link.other_id):
            self.session.count_change(TASK, task_id)


@dataclass(frozen=True, slots=True)
class Plans:
    """Special plans and the tasks under them."""

    session: Session

    def all(self) -> tuple[Plan, ...]:
        """Plans that are not in the recycle bin, the newest first."""
        return tuple(standing.plan for standing in reading.plan_standings(self.session.connection))

    def get(self, plan_id: PlanId) -> Plan:
        """One plan. Raises `Refused` ``record_not_found``."""
        return translate.plan_from(self.session.row_in_lists(PLAN, plan_id))

    def add(self, plan: Plan) -> None:
        """Keep a new plan; its original is in the vault before."""
        self.session.insert(PLAN, translate.plan_values(plan))

    def save(self, plan: Plan) -> Plan:
        """Keep a changed plan and give it back as kept. Raises ``record_not_found``, ``changed_meanwhile``."""
        self.session.change(PLAN, translate.plan_values(plan), revision=plan.stamp.revision)
        return self.get(plan.id)

    def remove(self, plan_id: PlanId) -> None:
        """Put a plan into the recycle bin; the tasks stay, and are under it again when it comes back."""
        self.session.update(PLAN, self.session.row_in_lists(PLAN, plan_id), {"removed_at": self.session.now})

    def tasks_of(self, plan_id: PlanId) -> tuple[TaskId, ...]:
        """Tasks under a plan, as entered."""
        found = select(PLAN_TASK.c.task_id).where(PLAN_TASK.c.plan_id == plan_id).order_by(PLAN_TASK.c.key)
        return tuple(map(TaskId, self.session.connection.execute(found).scalars()))

    def put_under(self, plan: Plan, task_id: TaskId) -> None:
        """Put a task under a plan it is not under yet."""
        values = {"id": new_id(), "plan_id": plan.id, "task_id": task_id, "title": plan.title}
        self.session.insert(PLAN_TASK, values)
        self.session.count_change(TASK, task_id)

    def take_from(self, plan_id: PlanId, task_id: TaskId) -> None:
        """Take a task from under a plan."""
        there = select(PLAN_TASK.c.key).where(PLAN_TASK.c.plan_id == plan_id, PLAN_TASK.c.task_id == task_id)
        self.session.delete(PLAN_TASK, self.session.connection.execute(there).scalars().all())
        self.session.count_change(TASK, task_id)


@dataclass(frozen=True, slots=True)
class Indicators:
    """Goals in numbers with what was measured."""

    session: Session

    def of(self, task_id: TaskId) -> tuple[Indicator, ...]:
        """Indicators of a task as entered, each with its readings."""
        return reading.indicators(self.session.connection, task_id)

    def add(self, indicator: Indicator) -> None:
        """Keep a new indicator."""
        self.session.insert(INDICATOR, translate.indicator_values(indicator))
        self._touch(indicator)

    def save(self, indicator: Indicator) -> None:
        """Keep a changed indicator; its readings stay. Raises ``record_not_found``, ``changed_meanwhile``."""
        values = translate.indicator_values(indicator)
        if self.session.change(INDICATOR, values, revision=indicator.stamp.revision):
            self._touch(indicator)

    def remove(self, indicator: Indicator) -> None:
        """Delete an indicator that has no reading. Raises `Refused` ``indicator_has_readings``."""
        if indicator.readings:
            raise Refused("indicator_has_readings", name=indicator.name, count=len(indicator.readings))
        self.session.delete(INDICATOR, [self.session.row(INDICATOR, indicator.id)["key"]])
        self._touch(indicator)

    def add_reading(self, indicator: Indicator, reading: IndicatorReading) -> None:
        """Keep a new reading."""
        self.session.insert(INDICATOR_READING, translate.indicator_reading_values(indicator, reading))
        self._touch(indicator)

    def remove_reading(self, indicator: Indicator, reading: IndicatorReading) -> None:
        """Delete a reading; the history keeps what it held."""
        self.session.delete(INDICATOR_READING, [self.session.row(INDICATOR_READING, reading.id)["key"]])
        self._touch(indicator)

    def _touch(self, indicator: Indicator) -> None:
        self.session.count_change(TASK, indicator.task_id)
        self.session.touched.add(indicator.task_id)
