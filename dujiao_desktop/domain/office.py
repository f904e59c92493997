"""Whose desk this is, and by which rules it works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dujiao_desktop.domain.closeout import CloseOut, Round
from dujiao_desktop.domain.errors import Refused
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
    """What every action needs to know of the office.

    Attributes:
        rules: The rule pack in force.
        packs: Earlier packs and versions by name, under which rounds were begun.
        workspace_id: The workspace's own id.
    """

    unit: OwnUnit
    rules: RulePack
    calendar: WorkCalendar
    workspace_id: str
    packs: Mapping[str, RulePack] = field(default_factory=dict)

    def under(self, closeout: CloseOut) -> Office:
        """The office as it works on a round: by the rules the round was begun under, else by those in force.

        Raises:
            Refused: ``rule_pack_not_kept`` when the round's rules are nowhere.
        """
        pack = closeout.current.pack
        if pack in ("", self.rules.name):
            return self
        if pack not in self.packs:
            raise Refused("rule_pack_not_kept", pack=pack)
        # What was in force is an earlier pack from there: a round before may have been run under it.
        return replace(self, rules=self.packs[pack], packs={**self.packs, self.rules.name: self.rules})

    def rules_of(self, round_: Round) -> RulePack:
        """The rules whose words a round is read in: its own where they are kept, else those in force."""
        return self.rules_named(round_.pack)

    def rules_named(self, pack: str) -> RulePack:
        """The rules of that name where they are kept, else those in force."""
        return self.packs.get(pack, self.rules)
