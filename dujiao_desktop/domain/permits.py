"""Who may do what: asked once for every action, through whichever door it comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.officer import ROLE_WORDS, Officer, OfficerRole
from dujiao_desktop.domain.rule_pack import Deed, RoleRule

DEED_WORDS: Final[dict[Deed, str]] = {
    Deed.STEPS: "办理和登记销号步骤",
    Deed.DOSSIERS: "生成卷宗",
    Deed.IMPORTS: "导入清单",
    Deed.OFFICERS: "管理人员、办理交接",
    Deed.SETTINGS: "改设置",
    Deed.BACKUPS: "备份",
}
_DEEDS: Final[dict[str, Deed]] = {
    "take_step": Deed.STEPS,
    "send_back": Deed.STEPS,
    "backfill_steps": Deed.STEPS,
    "confirm_evidence": Deed.STEPS,
    "produce_dossier": Deed.DOSSIERS,
    "import_tasks": Deed.IMPORTS,
    "undo_import": Deed.IMPORTS,
    "add_officer": Deed.OFFICERS,
    "change_officer": Deed.OFFICERS,
    "retire_officer": Deed.OFFICERS,
    "reinstate_officer": Deed.OFFICERS,
    "remove_officer": Deed.OFFICERS,
    "hand_over": Deed.OFFICERS,
    "change_settings": Deed.SETTINGS,
    "adopt_rules": Deed.SETTINGS,
    "set_calendar": Deed.SETTINGS,
    "back_up": Deed.BACKUPS,
}


@dataclass(frozen=True, slots=True)
class Permits:
    """The table of a rule pack, with its words for the roles."""

    roles: RoleRule = field(default_factory=RoleRule)
    words: Mapping[OfficerRole, str] = field(default_factory=lambda: ROLE_WORDS)

    def refusal(self, action: str, by: Officer | None, officers: Sequence[Officer]) -> Refused | None:
        """Why `by` may not do `action`; None when it may be done.

        Who left may do nothing. What no role is asked for, everyone in office may. The people of the office may be
        managed by anyone as long as nobody has a role that may: else a new rule pack would lock the office out.

        Args:
            action: As the history names it, e.g. ``take_step``.
            by: Who acts; None for the program itself, or somebody who gave no name.
            officers: Everyone who works or worked here; what they say of `by` counts.
        """
        in_office = [o for o in officers if o.active]
        known = next((o for o in officers if by is not None and o.id == by.id), by)
        if known is not None and not known.active:
            return Refused("officer_retired", name=known.name, known=tuple(o.name for o in in_office))
        deed = _DEEDS.get(action)
        if deed is None:
            return None
        may = self.roles.may(deed)
        if known is None:
            everyone = may >= frozenset(OfficerRole)
            return None if everyone else Refused("officer_needed", known=tuple(o.name for o in in_office))
        able = tuple(o for o in in_office if o.role in may)
        if known.role in may or (deed is Deed.OFFICERS and not able):
            return None
        facts = {"name": known.name, "role": self.words[known.role], "deed": DEED_WORDS[deed]}
        if able:
            return Refused("not_your_role", **facts, able=tuple(f"{o.name}（{self.words[o.role]}）" for o in able))
        return Refused("nobodys_role", **facts, roles=tuple(self.words[r] for r in OfficerRole if r in may))

    def who_may(self, deed: Deed, officers: Sequence[Officer]) -> str:
        """Who may do it, for a table: 不限, or the roles with the people who have them."""
        may = self.roles.may(deed)
        if may >= frozenset(OfficerRole):
            return "不限"
        parts = []
        for role in OfficerRole:
            if role in may:
                names = "、".join(o.name for o in officers if o.active and o.role is role)
                parts.append(f"{self.words[role]}（{names or '还没有人'}）")
        return "、".join(parts)


EVERYONE: Final = Permits()
"""What holds where no rule pack says otherwise."""
