"""Opens a workspace: takes its lock, unwraps its key, opens its store, reads its rules; both doors come through here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Refused, Told, Unavailable
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.office import Office, OwnUnit
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.permits import Permits
from dujiao_desktop.environment import master_key
from dujiao_desktop.environment.holidays import load_office_calendar
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.environment.rule_packs import load_rule_pack, pack_from_text
from dujiao_desktop.environment.settings import signing_key_file
from dujiao_desktop.environment.workspace import WorkspacePaths, check_place, locked, read_card

if TYPE_CHECKING:
    from dujiao_desktop.packages.keys import LocalSigner
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.usecases.demo import DemoMade


_RULES_TROUBLE = {
    "rule_pack_newer": "workspace_rules_newer",
    "rule_pack_mistake": "workspace_rules_wrong",
    "unknown_rule_pack": "workspace_rules_missing",
    "rule_pack_missing": "workspace_rules_missing",
}
"""What is wrong with a pack, as it is told of the one a workspace works by."""


@dataclass(frozen=True, slots=True)
class OpenOffice:
    """A workspace that is open: everything the use cases ask for.

    Attributes:
        notices: What is to be told before anything is done: mistakes in the office's own calendar files, whose years
            are unknown then, and a clock that stands before the last act.
    """

    store: Store
    office: Office
    paths: WorkspacePaths
    password: str | None
    notices: tuple[Told, ...] = ()

    def signer(self, officer: Officer, now: datetime, key_file: Path | None = None) -> LocalSigner:
        """The officer's local signing key, made on first use; it lies with the person's files, not in the workspace.

        Raises:
            Refused: ``wrong_key_password`` when the key was made under another password.
        """
        from dujiao_desktop.packages.keys import load_signer, make_key

        file = key_file or signing_key_file(self.office.workspace_id, officer.id)
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            role = self.office.rules.words.officer_role[officer.role]
            unit = self.office.unit.name
            make_key(file, unit=unit, name=officer.name, role=role, password=self.password, now=now)
        return load_signer(file, self.password)


def asks_for_password(folder: Path) -> bool:
    """Whether the workspace in `folder` is protected. Raises `Refused` ``no_workspace``."""
    paths = WorkspacePaths(folder.expanduser().absolute())
    read_card(paths)
    return master_key.needs_password(paths.keys)


@contextmanager
def open_office(folder: Path, password: str | None, now: datetime) -> Iterator[OpenOffice]:
    """Open the workspace in `folder` for this program alone, and close it in order.

    Raises:
        Refused: ``no_workspace``, ``password_needed``, ``wrong_password``, or a place unfit for a live database.
        Unavailable: In use, damaged, newer than this program, or the disk refuses; ``workspace_rules_newer``,
            ``workspace_rules_wrong``, ``workspace_rules_missing``.
    """
    from dujiao_desktop.store.database import StorePaths, open_store
    from dujiao_desktop.usecases.leftovers import sweep

    paths = WorkspacePaths(folder.expanduser().absolute())
    card = read_card(paths)
    check_place(paths.folder)
    with _telling_rules_trouble():
        rules = load_rule_pack(card.rule_pack, paths.rules)
    calendar, troubles = load_office_calendar(resource("holidays"), paths.holidays)
    with locked(paths, now) as somebody_died:
        key = master_key.unwrap(paths.keys, password)
        try:
            store = open_store(
                StorePaths(paths.database, paths.vault, paths.backups),
                key=key,
                workspace_id=card.id,
                permits=Permits(rules.roles, rules.words.officer_role),
            )
        except Refused as refused:
            # The key is right, or it would not have been unwrapped: what it does not open is damaged.
            if refused.code == "wrong_password":
                raise Unavailable("database_damaged", path=str(paths.database)) from refused
            raise
        try:
            if somebody_died:
                sweep(store, paths)
            with store.lists() as lists:
                kept = lists.rule_packs(but=rules.name)
            with _telling_rules_trouble():
                packs = {name: pack_from_text(name, text, rules) for name, text in kept.items()}
            office = Office(OwnUnit(card.unit, card.short_names), rules, calendar, card.id, packs)
            yield OpenOffice(store, office, paths, password, (*troubles, *_early_clock(store, now)))
        finally:
            store.close()


@contextmanager
def _telling_rules_trouble() -> Iterator[None]:
    """A workspace whose own rules cannot be read is not opened: nobody could say what its tasks lack."""
    try:
        yield
    except Refused as refused:
        if refused.code not in _RULES_TROUBLE:
            raise
        raise Unavailable(_RULES_TROUBLE[refused.code], **refused.facts) from refused


def _early_clock(store: Store, now: datetime) -> Iterator[Told]:
    early = store.early_clock(now)
    if early is not None:
        yield early.told()


def make_demo(folder: Path, now: datetime, control: JobControl | None = None) -> DemoMade:
    """A workspace with sample data below `folder`, one task closed, exported and verified.

    Raises:
        Refused: ``folder_not_empty``, or what any of the real actions would refuse.
    """
    from dujiao_desktop.usecases.demo import HANDLER, UNIT, DemoDesk, fill_demo
    from dujiao_desktop.usecases.set_up import set_up

    target = folder.expanduser().absolute()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refused("folder_not_empty", path=str(target))
    workspace = target / "工作区"
    done = set_up(workspace, unit=UNIT, officer_name=HANDLER, password=None, now=now)
    with open_office(workspace, None, now) as office:
        key = target / "样例材料" / "演示签名密钥.p12"  # a sample's key does not belong among the person's own
        desk = DemoDesk(
            office.store, office.office, office.paths, done.officer, lambda: office.signer(done.officer, now, key)
        )
        return fill_demo(desk, target, now=now, control=control)
