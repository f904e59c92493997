"""Whose desk this is, and by which rules it works."""

from __future__ import annotations

from dataclasses import dataclass

from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.work_calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """The office that keeps this workspace.

    Attributes:
        name: Full name as on the seal, e.g. 云岭镇人民政府.
        short_names: Other names under which lists mention it, e.g. 云岭镇.
    """

    name: str
    short_names: tuple[str, ...] = ()

    def is_named_in(self, units: tuple[str, ...]) -> bool:
        """Whether one of `units` is this office, by full or short name."""
        return any(name in units for name in (self.name, *self.short_names))


@dataclass(frozen=True, slots=True)
class Office:
    """What every action needs to know of the office: unit, rule pack, calendar, and the workspace's own id."""

    unit: OwnUnit
    rules: RulePack
    calendar: WorkCalendar
    workspace_id: str
