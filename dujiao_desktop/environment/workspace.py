"""工作区: the one folder that holds everything of an office, and the lock that lets one program in."""

from __future__ import annotations

import getpass
import json
import os
import platform
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.environment.disk import Place, place_of
from dujiao_desktop.environment.file_lock import give_back, take_lock
from dujiao_desktop.environment.files import telling_disk_trouble, write_safely

_FORMAT = 1
OWN_TABLES = ("rules", "holidays")
"""Folders of a workspace that need not be there."""


@dataclass(frozen=True, slots=True)
class WorkspacePaths:
    """Where everything lies in a workspace folder."""

    folder: Path

    @property
    def card(self) -> Path:
        """`workspace.toml`: unit, rule pack, identity."""
        return self.folder / "workspace.toml"

    @property
    def keys(self) -> Path:
        """The wrapped master key."""
        return self.folder / "keys.json"

    @property
    def database(self) -> Path:
        """The keyed database."""
        return self.folder / "dujiao.db"

    @property
    def vault(self) -> Path:
        """Originals of all evidence, by content hash."""
        return self.folder / "evidence"

    @property
    def previews(self) -> Path:
        """Small pictures, made once, that can be made again."""
        return self.folder / "previews"

    @property
    def backups(self) -> Path:
        """Backups made by the program itself."""
        return self.folder / "backups"

    @property
    def exports(self) -> Path:
        """Packages made, unless the officer chose another folder."""
        return self.folder / "exports"

    @property
    def rules(self) -> Path:
        """Rule packs of the office's own, which go before the shipped ones of the same key."""
        return self.folder / "rules"

    @property
    def holidays(self) -> Path:
        """The office's own working-day calendar, one file a year; there once a year was changed or added."""
        return self.folder / "holidays"

    @property
    def log(self) -> Path:
        """Log and crash files, without personal data."""
        return self.folder / "log"

    def own_tables(self) -> list[Path]:
        """Files with which the office goes beside the shipped ones: rule packs and working days."""
        return sorted(file for name in OWN_TABLES for file in (self.folder / name).glob("*.toml"))

    @property
    def lock(self) -> Path:
        """Held while a program works here."""
        return self.folder / "workspace.lock"

    @property
    def holder(self) -> Path:
        """Who holds it; left behind by a program that died."""
        return self.folder / "workspace.holder"


@dataclass(frozen=True, slots=True)
class WorkspaceCard:
    """What `workspace.toml` says.

    Attributes:
        lock_after: Minutes without a touch after which the window locks itself; 0 for never.
    """

    id: str
    unit: str
    short_names: tuple[str, ...]
    rule_pack: str
    lock_after: int = 0


def make_workspace(paths: WorkspacePaths, card: WorkspaceCard) -> None:
    """Lay out an empty workspace.

    Raises:
        Refused: ``folder_not_empty``, ``folder_synchronised``, ``folder_on_network``, ``folder_removable``.
        Unavailable: The disk refuses.
    """
    check_place(paths.folder)
    with telling_disk_trouble(paths.folder):
        if paths.folder.exists() and any(paths.folder.iterdir()):
            raise Refused("folder_not_empty", path=str(paths.folder))
        for folder in (paths.folder, paths.vault, paths.previews, paths.backups, paths.exports, paths.log):
            folder.mkdir(parents=True, exist_ok=True)
    write_card(paths, card)


def check_place(folder: Path) -> None:
    """Refuse places where a live database would be damaged: synchronised, network and removable folders."""
    place = place_of(folder)
    if place is not Place.FIXED:
        raise Refused(f"folder_{place.value}", path=str(folder))


def write_card(paths: WorkspacePaths, card: WorkspaceCard) -> None:
    """Write `workspace.toml`."""
    lines = [
        "# 督交工作区。请勿手工改动，请勿单独复制其中的文件；备份请用程序里的“备份”。",
        f"format = {_FORMAT}",
        f"id = {_toml(card.id)}",
        f"unit = {_toml(card.unit)}",
        f"short_names = [{', '.join(map(_toml, card.short_names))}]",
        f"rule_pack = {_toml(card.rule_pack)}",
        f"lock_after = {card.lock_after}",
    ]
    write_safely(paths.card, ("\n".join(lines) + "\n").encode("utf-8"))


def read_card(paths: WorkspacePaths) -> WorkspaceCard:
    """Read `workspace.toml`.

    Raises:
        Refused: ``no_workspace`` when the folder is none.
        Unavailable: ``workspace_damaged``, ``newer_workspace``.
    """
    try:
        data = tomllib.loads(paths.card.read_text(encoding="utf-8"))
        if data["format"] > _FORMAT:
            raise Unavailable("newer_workspace", path=str(paths.folder))
        lock_after = int(data.get("lock_after", 0))
        return WorkspaceCard(data["id"], data["unit"], tuple(data["short_names"]), data["rule_pack"], lock_after)
    except (FileNotFoundError, NotADirectoryError) as missing:
        raise Refused("no_workspace", path=str(paths.folder)) from missing
    except PermissionError as denied:
        raise Unavailable("folder_read_only", path=str(paths.folder)) from denied
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as damaged:
        raise Unavailable("workspace_damaged", path=str(paths.card)) from damaged


@contextmanager
def locked(paths: WorkspacePaths, now: datetime) -> Iterator[bool]:
    """Hold the workspace for this program alone; the system gives the lock back when the program dies.

    Yields:
        Whether the program that held it last died without leaving: it may have left things behind.

    Raises:
        Unavailable: ``workspace_in_use`` with who, where and since when.
    """
    holder = paths.holder
    with telling_disk_trouble(paths.lock):
        lock = take_lock(paths.lock)
    if lock is None:
        raise Unavailable("workspace_in_use", path=str(paths.folder), **_holder(holder))
    somebody_died = holder.exists()
    try:
        facts = {"user": getpass.getuser(), "computer": platform.node(), "since": now.isoformat(), "pid": os.getpid()}
        write_safely(holder, json.dumps(facts, ensure_ascii=False).encode("utf-8"))
        yield somebody_died
        somebody_died = False
    finally:
        # Who did not get in has not looked after what was left: the next one is told again.
        if not somebody_died:
            with suppress(OSError):
                holder.unlink()
        give_back(lock)


def _holder(file: Path) -> dict[str, object]:
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
        since = str(facts["since"])[:16].replace("T", " ")
        return {"user": facts["user"], "computer": facts["computer"], "since": since}
    except (OSError, ValueError, KeyError, TypeError):
        return {"user": "另一个程序", "computer": "这台电脑", "since": ""}


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
