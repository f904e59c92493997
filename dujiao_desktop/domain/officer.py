"""The people of the office and what they answer for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dujiao_desktop.domain.identity import OfficerId


class OfficerRole(StrEnum):
    """Roles inside the office; the words shown are in the rule pack."""

    HANDLER = "handler"  # 经办
    REVIEWER = "reviewer"  # 审核
    LEADER = "leader"  # 主要负责人
    ARCHIVIST = "archivist"  # 档案
    ADMINISTRATOR = "administrator"  # 管理


ROLE_WORDS: dict[OfficerRole, str] = {
    OfficerRole.HANDLER: "经办人",
    OfficerRole.REVIEWER: "审核人",
    OfficerRole.LEADER: "主要负责人",
    OfficerRole.ARCHIVIST: "档案员",
    OfficerRole.ADMINISTRATOR: "管理员",
}


@dataclass(frozen=True, slots=True)
class Officer:
    """One person of the office. `active` is False after a change of post; history keeps the name."""

    id: OfficerId
    name: str
    role: OfficerRole = OfficerRole.HANDLER
    post: str = ""
    phone: str = ""
    active: bool = True
