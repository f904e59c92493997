"""备份与恢复: everything of a workspace in one file, opened and checked right after writing.

The file is a ZIP (stored): the database as one consistent copy, the wrapped keys, the card, the office's calendar, and
every original of the vault. It is as well protected as the workspace: the database stays keyed. Originals lie in it as they are.
"""

from __future__ import annotations

import errno
import json
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Refused, Told, Unavailable
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.environment import master_key
from dujiao_desktop.environment.file_lock import give_back, take_lock
from dujiao_desktop.environment.files import (
    copy_and_hash,
    force_to_disk,
    need_space,
    sha256_of,
    sync_folder,
    telling_disk_trouble,
    write_safely,
)
from dujiao_desktop.environment.workspace import OWN_TABLES, WorkspacePaths, check_place, locked, read_card
from dujiao_desktop.usecases.leftovers import STAGING, noting_parts

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store

ENDING = ".dujiao-backup"
"""How the window names a backup; any other name will do."""
_NOTE = "last-backup.txt"
_LIST = "backup.json"
_RESTORING, _LOCK = ".restore-", "lock"
_PLAIN = re.compile(r"[\w.-]+")
_CORE = frozenset({"dujiao.db", "keys.json", "workspace.toml"})
# What the archive's reader says of bytes that are not as they were written.
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was read back and found whole."""

    path: Path
    size_bytes: int
    files: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A workspace brought back.

    Attributes:
        made_at: When the backup was made.
        set_aside: Where the workspace lies that was there before.
    """

    folder: Path
    tasks: int
    files: int
    made_at: datetime
    set_aside: Path | None = None


def back_up(
    store: Store,
    paths: WorkspacePaths,
    to: Path,
    *,
    now: datetime,
    by: Officer | None = None,
    control: JobControl | None = None,
) -> BackedUp:
    """Write everything to `to` and read it back; only a whole backup takes the final name.

    Who makes it need not be told where the rule pack asks for no role.

    Raises:
        Refused: ``backup_inside_workspace``, ``target_is_folder``; as `Store.allow`.
        Unavailable: The disk refuses, ``vault_damaged`` when an original is missing or not what it was.
    """
    store.allow(by, "back_up")
    watch = control or Unwatched()
    target = to.expanduser().absolute()
    if target.is_relative_to(paths.folder) and not target.is_relative_to(paths.backups):
        raise Refused("backup_inside_workspace", path=str(target))
    if target.is_dir():
        raise Refused("target_is_folder", path=str(target))
    with store.lists() as lists:
        hashes = sorted(lists.evidence_hashes())
    temporary = target.with_name(target.name + ".part")
    with (
        telling_disk_trouble(target),
        noting_parts(paths, target),
        TemporaryDirectory(dir=paths.backups, prefix=STAGING) as work,
    ):
        copy = Path(work) / "dujiao.db"
        store.backup_to(copy)
        sources = {"dujiao.db": copy, "keys.json": paths.keys, "workspace.toml": paths.card}
        sources |= {f"{file.parent.name}/{file.name}": file for file in paths.own_tables()}
        sources |= {f"evidence/{h[:2]}/{h}": store.vault.path_of(h) for h in hashes}
        missing = [name for name, path in sources.items() if not path.is_file()]
        if missing:
            raise Unavailable("vault_damaged", path=missing[0])
        need_space(target.parent, sum(p.stat().st_size for p in sources.values()))
        try:
            _write(temporary, sources, now, watch)
            _check(temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(target.parent)
    # The note is a convenience; the backup is whole without it.
    with suppress(Told):
        note_backup(paths.folder, now)
    return BackedUp(target, target.stat().st_size, len(hashes))


def note_backup(workspace: Path, made_at: datetime) -> None:
    """Remember that a whole backup was written. Raises `Unavailable` when the disk refuses."""
    write_safely(workspace / "backups" / _NOTE, made_at.isoformat().encode("ascii"))


def last_backup(workspace: Path) -> datetime | None:
    """When the last whole backup was made; None when none was, or nobody noted it."""
    try:
        return datetime.fromisoformat((workspace / "backups" / _NOTE).read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None


def restore(file: Path, to: Path, *, password: str | None, control: JobControl | None = None) -> Restored:
    """Bring a backup back into a new or empty folder; it is opened and checked before it takes the folder's name.

    Raises:
        Refused: ``backup_missing``, ``not_a_backup``, ``backup_damaged`` naming the file, ``folder_not_empty``,
            ``password_needed``, ``wrong_password``.
        Unavailable: The disk refuses.
    """
    target = to.expanduser().absolute()
    check_place(target)
    if not file.is_file():
        raise Refused("backup_missing", path=str(file))
    if target.exists() and not _is_empty(target):
        raise Refused("folder_not_empty", path=str(target))
    with telling_disk_trouble(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _unpacked(file, target.parent, password, control or Unwatched()) as unpacked:
            if target.exists():
                target.rmdir()
            unpacked.folder.replace(target)
            sync_folder(target.parent)
    return replace(unpacked, folder=target)


def restore_in_place(
    file: Path, workspace: Path, *, password: str | None, now: datetime, control: JobControl | None = None
) -> Restored:
    """Put a backup in the place of a workspace, whatever state that is in; the old one is set aside whole.

    The old database is not opened. The backup is unpacked and checked beside it first; then the two folders change
    names, and the old one is called ``<name>-旧-<day>`` from then on.

    Raises:
        Refused: As `restore`; ``no_workspace`` when other things lie in the folder; ``backup_of_another_workspace``.
        Unavailable: ``workspace_in_use``; the disk refuses. Nothing was changed.
    """
    place = workspace.expanduser().absolute()
    if not place.exists() or _is_empty(place):
        return restore(file, place, password=password, control=control)
    check_place(place)
    if not file.is_file():
        raise Refused("backup_missing", path=str(file))
    old = WorkspacePaths(place)
    if not any(part.exists() for part in (old.card, old.keys, old.database, old.vault)):
        raise Refused("no_workspace", path=str(place))
    with telling_disk_trouble(place), ExitStack() as alone:
        alone.enter_context(locked(old, now))
        with _unpacked(file, place.parent, password, control or Unwatched()) as unpacked:
            _refuse_another(old, WorkspacePaths(unpacked.folder), file)
            if os.name == "nt":
                # Windows renames no folder in which a file is open, be it the lock's; nor would it another program's.
                alone.close()
            aside = _free_name(place, now)
            place.rename(aside)
            try:
                unpacked.folder.rename(place)
            except BaseException:
                aside.rename(place)
                raise
            sync_folder(place.parent)
            WorkspacePaths(aside).holder.unlink(missing_ok=True)
    return replace(unpacked, folder=place, set_aside=aside)


def _is_empty(place: Path) -> bool:
    return place.is_dir() and not any(place.iterdir())


def _refuse_another(old: WorkspacePaths, new: WorkspacePaths, file: Path) -> None:
    """A workspace must not vanish behind another office's. One that no longer says whose it is may be replaced."""
    try:
        before = read_card(old)
    except Told:
        return
    if read_card(new).id != before.id:
        raise Refused("backup_of_another_workspace", path=str(file), unit=before.unit)


def _free_name(place: Path, now: datetime) -> Path:
    aside, again = place.with_name(f"{place.name}-旧-{now:%Y%m%d}"), 1
    while aside.exists():
        again += 1
        aside = place.with_name(f"{place.name}-旧-{now:%Y%m%d}-{again}")
    return aside


@contextmanager
def _unpacked(file: Path, beside: Path, password: str | None, watch: JobControl) -> Iterator[Restored]:
    """The backup as a workspace in a passing folder, opened and checked; whoever wants it moves it away."""
    from dujiao_desktop.domain.task_filter import TaskFilter
    from dujiao_desktop.store.database import StorePaths, open_store

    with _passing_folder(beside) as work:
        paths = WorkspacePaths(work / "workspace")
        listed = _extract(file, paths.folder, watch)
        for folder in (paths.vault, paths.previews, paths.backups, paths.exports, paths.log):
            folder.mkdir(parents=True, exist_ok=True)
        card = read_card(paths)
        key = master_key.unwrap(paths.keys, password)
        store = open_store(StorePaths(paths.database, paths.vault, paths.backups), key=key, workspace_id=card.id)
        try:
            with store.lists() as lists:
                trouble = [*lists.check_database(), *lists.check_history()]
                lacking = lists.evidence_hashes() - {name.rpartition("/")[2] for name in listed}
                tasks = sum(1 for _ in lists.all_lines(TaskFilter(), datetime.now().date()))
        finally:
            store.close()
        if trouble or lacking:
            part = trouble[0].text if trouble else min(lacking)
            raise Refused("backup_damaged", path=str(file), part=part)
        files = sum(1 for name in listed if name.startswith("evidence/"))
        yield Restored(paths.folder, tasks, files, _made_at(file))


@contextmanager
def _passing_folder(beside: Path) -> Iterator[Path]:
    """A folder that goes away again; those of killed programs go first, known by locks that nobody holds."""
    for left in beside.glob(f"{_RESTORING}*"):
        if (lock := take_lock(left / _LOCK)) is not None:
            give_back(lock)
            rmtree(left, ignore_errors=True)
    with TemporaryDirectory(dir=beside, prefix=_RESTORING) as work:
        lock = take_lock(Path(work) / _LOCK)
        try:
            yield Path(work)
        finally:
            if lock is not None:
                give_back(lock)


def needs_password(file: Path) -> bool:
    """Whether a backup opens only with a password. Raises `Refused` when it is no backup."""
    with TemporaryDirectory() as work:
        keys = Path(work) / "keys.json"
        with _opened(file) as (archive, _):
            keys.write_bytes(archive.read("keys.json"))
        return master_key.needs_password(keys)


def _write(temporary: Path, sources: dict[str, Path], now: datetime, watch: JobControl) -> None:
    listed: dict[str, str] = {}
    with temporary.open("wb") as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as archive:
        for done, (name, path) in enumerate(sources.items()):
            watch.stop_if_cancelled()
            watch.report(done, len(sources), name)
            info = zipfile.ZipInfo(name, now.timetuple()[:6])
            info.file_size = path.stat().st_size
            with path.open("rb") as source, archive.open(info, "w") as out:
                listed[name] = copy_and_hash(source, out, watch)
            if not _is_named_rightly(name, listed[name]):
                raise Unavailable("vault_damaged", path=name)
        facts = {"format": 1, "made_at": now.isoformat(), "files": listed}
        archive.writestr(zipfile.ZipInfo(_LIST, now.timetuple()[:6]), json.dumps(facts, indent=1))
    with temporary.open("rb+") as written:
        force_to_disk(written)


def _check(file: Path) -> None:
    with _opened(file) as (archive, listed):
        for name, digest in listed.items():
            with archive.open(name) as part:
                if sha256_of(part) != digest:
                    raise Unavailable("backup_not_written", path=str(file))


def _extract(file: Path, folder: Path, watch: JobControl) -> dict[str, str]:
    with _opened(file) as (archive, listed):
        need_space(folder.parent, sum(archive.getinfo(n).file_size for n in listed))
        for done, (name, digest) in enumerate(listed.items()):
            watch.stop_if_cancelled()
            watch.report(done, len(listed), name)
            place = folder.joinpath(*_safe(name, file))
            place.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as part, place.open("wb") as out:
                if copy_and_hash(part, out, watch) != digest or not _is_named_rightly(name, digest):
                    raise Refused("backup_damaged", path=str(file), part=name)
    return listed


@contextmanager
def _opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, str]]]:
    """The archive and its list. Raises `Refused` ``backup_missing``, ``not_a_backup``, ``backup_damaged``."""
    if not file.is_file():
        raise Refused("backup_missing", path=str(file))
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive, _listed(archive, file)
    except (*_DAMAGE, OSError) as damaged:
        if isinstance(damaged, OSError) and damaged.errno != errno.EINVAL:  # a place before the start of the file
            raise
        with file.open("rb") as start:
            began_as_one = start.read(2) == b"PK"
        code = "backup_damaged" if began_as_one or zipfile.is_zipfile(file) else "not_a_backup"
        raise Refused(code, path=str(file), part="") from damaged


def _listed(archive: zipfile.ZipFile, file: Path) -> dict[str, str]:
    if _LIST not in archive.namelist():
        ours = _CORE & set(archive.namelist())
        raise Refused("backup_damaged" if ours else "not_a_backup", path=str(file), part=_LIST)
    try:
        files: dict[str, str] = json.loads(archive.read(_LIST))["files"]
    except (KeyError, ValueError, TypeError) as damaged:
        raise Refused("backup_damaged", path=str(file), part=_LIST) from damaged
    for name in sorted(_CORE - set(files)):
        raise Refused("backup_damaged", path=str(file), part=name)
    return files


def _made_at(file: Path) -> datetime:
    with _opened(file) as (archive, _):
        return datetime.fromisoformat(json.loads(archive.read(_LIST))["made_at"])


def _is_named_rightly(name: str, digest: str) -> bool:
    """An original bears the digest of its content as its name."""
    return not name.startswith("evidence/") or name.rpartition("/")[2] == digest


def _safe(name: str, file: Path) -> tuple[str, ...]:
    parts = tuple(name.split("/"))
    own = len(parts) == 2 and parts[0] in OWN_TABLES and name.endswith(".toml")
    known = name in _CORE or own or (len(parts) == 3 and parts[0] == "evidence")
    if not known or not all(_PLAIN.fullmatch(p) and p not in (".", "..") for p in parts):
        raise Refused("backup_damaged", path=str(file), part=name)
    return parts
