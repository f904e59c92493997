"""换用规则包: what a pack from the county would change, and taking it into use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.pack_changes import PackChange, changes_between
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.environment.files import put_back, telling_disk_trouble, write_safely
from dujiao_desktop.environment.rule_packs import pack_from_text, pack_text, read_rule_pack
from dujiao_desktop.environment.workspace import WorkspacePaths, read_card, write_card

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists


@dataclass(frozen=True, slots=True)
class NewRules:
    """A pack that could be taken into use.

    Attributes:
        changes: What reads differently than today.
        under_way: How many tasks have begun a round and finish it by their own rules, by the name of these rules.
        waiting: How many tasks begin by the new rules.
    """

    file: Path
    pack: RulePack
    changes: tuple[PackChange, ...]
    under_way: dict[str, int]
    waiting: int


def look_at_rules(lists: Lists, file: Path, office: Office) -> NewRules:
    """Read a pack and say what it would change; changes nothing.

    Raises:
        Refused: ``rule_pack_missing``, ``rule_pack_newer``, ``rule_pack_mistake`` with its place; ``same_rule_pack``
            when it is the one in force; ``rule_pack_version_taken`` when it reads otherwise under the same version.
    """
    pack = read_rule_pack(file)
    if pack == office.rules:
        raise Refused("same_rule_pack", pack=pack.name)
    # Compared as they are read: an earlier program did not write everything that a pack can say now.
    kept = lists.rule_packs(but=office.rules.name).get(pack.name)
    known = pack_from_text(pack.name, kept, office.rules) if kept is not None else None
    if pack.name == office.rules.name or known not in (None, pack):
        raise Refused("rule_pack_version_taken", pack=pack.name)
    under_way = lists.rounds_by_pack()
    waiting = under_way.pop("", 0)
    return NewRules(file, pack, changes_between(office.rules, pack), under_way, waiting)


def adopt_rules(store: Store, paths: WorkspacePaths, new: NewRules, *, by: Officer, now: datetime) -> None:
    """Take a pack into use from the next opening of the workspace on; rounds begun finish by their own rules.

    The file goes into the workspace first and the note into the history after it: what was noted is there. A file that
    nothing notes would count at the next opening all the same, so it goes again when the note cannot be written.

    Raises:
        Refused: ``rule_pack_missing`` when the file is gone; as `Store.allow`.
        Unavailable: The disk refuses; everything is as it was.
    """
    store.allow(by, "adopt_rules")
    try:
        content = new.file.read_bytes()
    except OSError as gone:
        raise Refused("rule_pack_missing", path=str(new.file)) from gone
    file = paths.rules / f"{new.pack.key}.toml"
    with telling_disk_trouble(file):
        was = file.read_bytes() if file.is_file() else None
        paths.rules.mkdir(exist_ok=True)
    write_safely(file, content)
    try:
        with store.work(by=by, now=now, action="adopt_rules") as work:
            work.packs.keep(new.pack.name, pack_text(new.pack))
            work.commit()
    except BaseException:
        put_back(file, was)
        raise
    write_card(paths, replace(read_card(paths), rule_pack=new.pack.key))
