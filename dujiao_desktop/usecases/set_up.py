"""建立工作区: the first day. What is made here is never made again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import OfficerId
from dujiao_desktop.domain.officer import Officer, OfficerRole
from dujiao_desktop.environment import master_key
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.environment.rule_packs import load_rule_pack
from dujiao_desktop.environment.workspace import WorkspaceCard, WorkspacePaths, make_workspace

CLASSIFIED_NOTICE = "本程序不得存储、处理国家秘密。涉密文件（绝密、机密、秘密）不得导入，也不得作为佐证。"
UNPROTECTED_WARNING = "没有设密码：任何能打开这台电脑的人都能看到和改动全部数据，本机签名密钥也没有保护。"
USUAL_PACK = "chongqing"
_LEAST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class SetUpDone:
    """A new workspace. `recovery_code` is shown once and belongs on paper, in the leader's envelope."""

    workspace_id: str
    officer: Officer
    recovery_code: str


def set_up(
    folder: Path,
    *,
    unit: str,
    officer_name: str,
    password: str | None,
    now: datetime,
    short_names: tuple[str, ...] = (),
    rule_pack: str = USUAL_PACK,
) -> SetUpDone:
    """Make a workspace in an empty or missing folder. A failure leaves no half workspace.

    Raises:
        Refused: ``field_empty``, ``password_too_short``, ``unknown_rule_pack``, ``folder_not_empty`` or an unfit place.
        Unavailable: The disk refuses.
    """
    for value, word in ((unit, "单位名称"), (officer_name, "经办人姓名")):
        if not value.strip():
            raise Refused("field_empty", field=word)
    if password is not None and len(password) < _LEAST_PASSWORD:
        raise Refused("password_too_short", least=_LEAST_PASSWORD)
    load_rule_pack(rule_pack)
    paths = WorkspacePaths(folder.expanduser().absolute())
    existed = paths.folder.exists()
    card = WorkspaceCard(new_id(), unit.strip(), short_names or usual_short_names(unit.strip()), rule_pack)
    fresh = not existed or (paths.folder.is_dir() and not any(paths.folder.iterdir()))
    try:
        make_workspace(paths, card)
        officer = Officer(OfficerId(new_id()), officer_name.strip(), OfficerRole.HANDLER)
        code = _fill(paths, card, officer, password, now)
    except BaseException:
        if fresh and paths.folder.is_dir():
            for made in tuple(paths.folder.iterdir()) if existed else (paths.folder,):
                shutil.rmtree(made) if made.is_dir() else made.unlink()
        raise
    return SetUpDone(card.id, officer, code)


def usual_short_names(unit: str) -> tuple[str, ...]:
    """Names under which lists mention 云岭镇人民政府: 云岭镇; 城东街道办事处: 城东街道."""
    for tail in ("人民政府", "办事处"):
        if unit.endswith(tail) and len(unit) > len(tail):
            return (unit.removesuffix(tail),)
    return ()


def _fill(paths: WorkspacePaths, card: WorkspaceCard, officer: Officer, password: str | None, now: datetime) -> str:
    from dujiao_desktop.store.database import StorePaths, create_database, open_store

    key, code = master_key.make_keys(paths.keys, password)
    create_database(paths.database, key=key, workspace_id=card.id)
    store = open_store(StorePaths(paths.database, paths.vault, paths.backups), key=key, workspace_id=card.id)
    try:
        with store.work(by=officer, now=now, action="set_up") as work:
            work.officers.add(officer)
            work.commit()
    finally:
        store.close()
    return code
