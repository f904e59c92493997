"""找回佐证原件: files that are gone or damaged are looked for by their content in a folder or on a stick, under any name."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.custody import KeptFile
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.usecases.check_office import digest_of

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.evidence_vault import Copy

_KEPT_AT_ONCE = 64
"""So many files wait for the disk together."""
_EVERY = 200
"""After so many files looked at, it is said how far the search is."""


@dataclass(frozen=True, slots=True)
class FoundAgain:
    """An original that is in its place again.

    Attributes:
        files: The records that name it.
        came_from: Where the good file was found.
        set_aside: Where the damaged one lies now; None where there was none.
    """

    sha256: str
    files: tuple[KeptFile, ...]
    came_from: Path
    set_aside: Path | None = None


@dataclass(frozen=True, slots=True)
class Relinked:
    """What a search found, and what it did not.

    Attributes:
        found: In their places again, each read back.
        missing: Gone or damaged as before; the records that name them.
        looked_at: How many files there were in the folder.
        unreadable: Files and folders that could not be read.
    """

    found: tuple[FoundAgain, ...]
    missing: tuple[tuple[KeptFile, ...], ...]
    looked_at: int
    unreadable: tuple[Path, ...]
    changes: Changes

    @property
    def nothing_lost(self) -> bool:
        """There was nothing to look for."""
        return not self.found and not self.missing


def relink_evidence(
    store: Store, folder: Path, *, by: Officer, now: datetime, control: JobControl | None = None
) -> Relinked:
    """Look through a folder and all below it for originals that are gone or changed, and put copies in their places.

    Sizes are compared first; only a file of a size that is missed is read. Nothing in the folder is changed. When it is
    stopped, what was found by then stays in its place.

    Raises:
        Refused: ``relink_folder_missing`` when there is no such folder.
        Unavailable: ``disk_full`` and other trouble with the disk of the workspace.
        Cancelled: The officer stopped it.
    """
    watch = control or Unwatched()
    store.allow(by, "relink_evidence")
    if not folder.is_dir():
        raise Refused("relink_folder_missing", path=str(folder))
    with store.lists() as lists:
        expected, named = lists.evidence_hashes(), lists.named_files()
    bad = {digest_of(f) for f in store.vault.check(expected, watch) if f.code != "evidence_orphan"}
    search = _Search(store, watch, {sha256: named.get(sha256, ()) for sha256 in sorted(bad)})
    try:
        if bad:
            search.look_through(folder)
    finally:
        if search.found:
            _note(store, folder, search.found, by=by, now=now)
    tasks = frozenset(k.task_id for f in search.found for k in f.files if k.task_id is not None)
    return Relinked(
        tuple(search.found),
        tuple(search.wanted.values()),
        search.looked_at,
        tuple(search.unreadable),
        Changes(evidence_of=tasks),
    )


class _Search:
    """One search: what is still wanted, and what was found."""

    def __init__(self, store: Store, watch: JobControl, wanted: Mapping[str, tuple[KeptFile, ...]]) -> None:
        self._store, self._watch = store, watch
        self._whole = len(wanted)
        self.wanted = dict(wanted)
        self.found: list[FoundAgain] = []
        self.unreadable: list[Path] = []
        self.looked_at = 0

    def look_through(self, folder: Path) -> None:
        """Put back whatever is wanted and lies in the folder."""
        copies: list[tuple[Copy, Path]] = []
        try:
            for path in self._candidates(folder):
                copy = self._copied(path, {copy.sha256 for copy, _ in copies})
                if copy is not None:
                    copies.append((copy, path))
                    self._watch.report(len(self.found) + len(copies), self._whole, path.name)
                if len(copies) == _KEPT_AT_ONCE or len(copies) == len(self.wanted):
                    self._put_back(copies)
                    copies = []
                if not self.wanted:
                    return
            self._put_back(copies)
            copies = []
        finally:
            for copy, _ in copies:
                self._store.vault.drop(copy)

    def _candidates(self, folder: Path) -> Iterator[Path]:
        """Files of a size that is missed; of all sizes while one is missed whose size nobody wrote down."""
        sizes = [{k.size_bytes for k in files} or {None} for files in self.wanted.values()]
        any_size = any(None in known for known in sizes)
        wanted = set().union(*sizes)
        for path in self._files(folder):
            self._watch.stop_if_cancelled()
            self.looked_at += 1
            if self.looked_at % _EVERY == 0:
                self._watch.report(len(self.found), self._whole, path.name)
            try:
                about = path.stat()
            except OSError:
                self.unreadable.append(path)
                continue
            if stat.S_ISREG(about.st_mode) and about.st_size and (any_size or about.st_size in wanted):
                yield path

    def _files(self, folder: Path) -> Iterator[Path]:
        vault = self._store.paths.vault.resolve()

        def passed_over(trouble: OSError) -> None:
            self.unreadable.append(Path(trouble.filename or folder))

        for inside, folders, names in os.walk(folder, onerror=passed_over):
            here = Path(inside)
            folders[:] = sorted(name for name in folders if (here / name).resolve() != vault)
            yield from (here / name for name in sorted(names))

    def _copied(self, path: Path, taken: set[str]) -> Copy | None:
        """A copy of what is wanted, its digest made while it was copied; None for any other file."""
        try:
            with path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            self.unreadable.append(path)
            return None
        if sha256 not in self.wanted or sha256 in taken:
            return None
        try:
            copy = self._store.vault.copy_in(path, Unwatched())
        except Refused:
            self.unreadable.append(path)
            return None
        if copy.sha256 != sha256:
            self._store.vault.drop(copy)
            return None
        return copy

    def _put_back(self, copies: Sequence[tuple[Copy, Path]]) -> None:
        vault = self._store.vault
        aside = {copy.sha256: vault.set_aside(copy.sha256) for copy, _ in copies}
        vault.keep([copy for copy, _ in copies])
        for copy, path in copies:
            if vault.verify(copy.sha256):
                files = self.wanted.pop(copy.sha256)
                self.found.append(FoundAgain(copy.sha256, files, path, aside[copy.sha256]))


def _note(store: Store, folder: Path, found: Sequence[FoundAgain], *, by: Officer, now: datetime) -> None:
    """What was put back stands in the history, where its tasks look for it."""
    with store.work(by=by, now=now, action="relink_evidence") as work:
        for again in found:
            facts = {"sha256": again.sha256, "file_name": again.came_from.name, "folder": str(again.came_from.parent)}
            work.note("relink", {name: ("", value) for name, value in facts.items()})
        work.commit()


def words_of(done: Relinked) -> str:
    """What a search found, in one or two sentences; both doors say the same."""
    if done.nothing_lost:
        return "佐证原件都在，内容也都对，没有什么要找回的。"
    parts = []
    if done.found:
        aside = sum(1 for f in done.found if f.set_aside is not None)
        parts.append(f"找回 {len(done.found)} 件原件，逐件核对过内容。")
        parts += [f"其中 {aside} 件换下了坏的，坏的另放着，没有删除。"] if aside else []
    else:
        parts.append(f"看过 {done.looked_at} 个文件，里面没有要找的原件，什么也没有改。")
    if done.missing:
        parts.append(f"还有 {len(done.missing)} 件没有找到，请换一个文件夹或 U 盘再找，或用最近的备份恢复。")
    if done.unreadable:
        parts.append(f"有 {len(done.unreadable)} 处读不出，没有看。")
    return "".join(parts)
