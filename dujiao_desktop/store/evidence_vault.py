"""The files behind the evidence, each once, under the digest of its content; originals are never changed.

File first, row second: a crash may leave a file that no record names, never a record without its file. Names from
outside are never used as paths. Everything is on the disk before `keep` returns.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.domain.history import Finding
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.environment.files import (
    CHUNK_BYTES,
    PushedFile,
    disk_trouble,
    force_to_disk,
    need_space,
    sync_folder,
    telling_disk_trouble,
)

_READ_ONLY = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
_TEMPORARY = "tmp"
_ASIDE = "aside"
_DIGEST_LENGTH = 64
MOST_BYTES = (4 << 30) - 1
"""The largest file that sticks (FAT32) and packages can carry."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A whole copy that has no place in the vault yet; `size_bytes` as read."""

    path: Path
    sha256: str
    size_bytes: int


class EvidenceVault:
    """A folder of files `<aa>/<sha256>`, where `aa` are the first two figures of the digest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # What is younger than this may belong to an action under way.
        self._opened_at = time.time()

    def copy_in(self, source: Path, control: JobControl) -> Copy:
        """Copy a file to the disk of the vault in one pass with its digest. Several threads may copy at once.

        Raises:
            Refused: ``file_missing``, ``not_a_file``, ``file_empty``, ``file_unreadable``, ``file_too_large``,
                ``file_changed`` (while it was read; nothing was kept).
            Unavailable: ``disk_full``, ``folder_read_only``, ``disk_trouble``.
            Cancelled: The officer stopped it; nothing was kept.
        """
        with _open_source(source) as reading:
            temporary = self._temporary(os.fstat(reading.fileno()).st_size)
            try:
                return _copied(reading, source, temporary, control)
            except BaseException:
                _drop(temporary)
                raise

    def keep(self, copies: Sequence[Copy]) -> None:
        """Give copies their places; all is on the disk when it returns. A file that is there already stays once.

        Copies are forced to the disk together: the system has been writing them since they were made, and the first
        that is waited for takes the names and sizes of the others along.

        Raises:
            Unavailable: ``disk_full``, ``folder_read_only``, ``disk_trouble``; some may have their places by then.
        """
        with telling_disk_trouble(self._folder):
            for copy in copies:
                with copy.path.open("r+b") as file:
                    force_to_disk(file)
            for folder in dict.fromkeys(folder for copy in copies for folder in self._name(copy)):
                sync_folder(folder)

    def drop(self, copy: Copy) -> None:
        """Take away a copy that is not to be kept."""
        _drop(copy.path)

    def discard(self, sha256: str) -> None:
        """Take out a file again that no record came to name, because the action that brought it was refused."""
        path = self.path_of(sha256)
        # A file that cannot be taken out is an orphan for the next check, nothing worse.
        with suppress(OSError):
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
            path.unlink()

    def set_aside(self, sha256: str) -> Path | None:
        """Take a damaged file out of its place without deleting it, so that a good copy can have it.

        Returns:
            Where it lies now, in a folder that no check, sweep or backup looks into; None when there was none.

        Raises:
            Unavailable: ``disk_full``, ``folder_read_only``, ``disk_trouble``.
        """
        path = self.path_of(sha256)
        if not path.exists():
            return None
        folder = self._folder / _ASIDE
        aside = folder / f"{sha256}-{uuid.uuid4().hex[:8]}"
        with telling_disk_trouble(folder):
            folder.mkdir(exist_ok=True)
            path.replace(aside)
            sync_folder(folder)
            sync_folder(path.parent)
        return aside

    def let_go(self, sha256: str) -> bool:
        """Delete a file that no record names any more, unless an action under way has just brought it again."""
        path = self.path_of(sha256)
        if not path.is_file() or self._is_young(path):
            return False
        self.discard(sha256)
        return not path.exists()

    def _temporary(self, size_bytes: int) -> Path:
        """A new name on the same disk as the final one, where there is room for the file."""
        folder = self._folder / _TEMPORARY
        with telling_disk_trouble(folder):
            folder.mkdir(parents=True, exist_ok=True)
        need_space(folder, size_bytes)
        return folder / uuid.uuid4().hex

    def _name(self, copy: Copy) -> tuple[Path, ...]:
        """Give a copy its place; returns the folders whose names have changed by it."""
        target = self.path_of(copy.sha256)
        if self.verify(copy.sha256):
            # Young again, so that a sweep does not take it before the new record names it.
            os.utime(target)
            _drop(copy.path)
            return ()
        if target.exists():
            # Damaged on the disk: the good copy takes its place. Windows replaces no read-only file.
            target.chmod(stat.S_IRUSR | stat.S_IWUSR)
        changed = (target.parent,) if target.parent.is_dir() else (self._folder, target.parent)
        target.parent.mkdir(exist_ok=True)
        copy.path.chmod(_READ_ONLY)
        copy.path.replace(target)
        return changed

    def path_of(self, sha256: str) -> Path:
        """Where the file of that digest lies, whether it is there or not."""
        if len(sha256) != _DIGEST_LENGTH or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError(f"not a digest: {sha256!r}")
        return self._folder / sha256[:2] / sha256

    def verify(self, sha256: str) -> bool:
        """Whether the file is there and still has its content; reads it whole."""
        try:
            return _digest(self.path_of(sha256)) == sha256
        except OSError:
            return False

    def check(self, expected: Iterable[str], control: JobControl) -> tuple[Finding, ...]:
        """Read every file that records name, and name every file that no record names.

        Findings: ``evidence_missing``, ``evidence_changed``, ``evidence_orphan``; each with its path in the vault.
        """
        wanted = sorted(set(expected))
        return (*self._check_wanted(wanted, control), *self._check_orphans(set(wanted)))

    def _check_wanted(self, wanted: list[str], control: JobControl) -> Iterator[Finding]:
        """Two files are read at a time; told in the order of their digests."""
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(2, "check") as pool:
            try:
                for done, (sha256, is_good) in enumerate(zip(wanted, pool.map(self.verify, wanted), strict=True)):
                    control.stop_if_cancelled()
                    control.report(done, len(wanted), sha256[:12])
                    shown = f"{sha256[:2]}/{sha256}"
                    if is_good:
                        continue
                    if not self.path_of(sha256).is_file():
                        yield Finding("evidence_missing", "佐证原件不在了。", shown)
                    else:
                        yield Finding("evidence_changed", "佐证原件的内容与登记时不一致，或已读不出。", shown)
            finally:
                pool.shutdown(cancel_futures=True)

    def _check_orphans(self, wanted: set[str]) -> Iterator[Finding]:
        for file in self._files():
            if file.name not in wanted and not self._is_young(file):
                yield Finding("evidence_orphan", "有一个文件没有任何任务在用。", f"{file.parent.name}/{file.name}")

    def sweep(self, keep: Collection[str]) -> int:
        """Delete what crashed actions left: files outside of `keep` and half copies, if older than this program's run.

        Args:
            keep: Digests of all files that any record names.

        Returns:
            How many files were deleted.
        """
        kept, deleted = frozenset(keep), 0
        halves = [f for f in (self._folder / _TEMPORARY).glob("*") if f.is_file()]
        orphans = [f for f in self._files() if f.name not in kept]
        for file in (*halves, *orphans):
            if self._is_young(file):
                continue
            with telling_disk_trouble(file):
                file.chmod(stat.S_IRUSR | stat.S_IWUSR)
                file.unlink()
            deleted += 1
        return deleted

    def _is_young(self, file: Path) -> bool:
        return file.stat().st_mtime >= self._opened_at

    def _files(self) -> list[Path]:
        return sorted(f for f in self._folder.glob("[0-9a-f][0-9a-f]/*") if f.is_file())


def _open_source(source: Path) -> BinaryIO:
    try:
        found = source.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Refused("not_a_file", path=str(source))
        if found.st_size == 0:
            raise Refused("file_empty", path=str(source))
        if found.st_size > MOST_BYTES:
            raise Refused("file_too_large", path=str(source))
        return source.open("rb")
    except (FileNotFoundError, NotADirectoryError) as missing:
        raise Refused("file_missing", path=str(source)) from missing
    except OSError as trouble:
        reason = os.strerror(trouble.errno or errno.EIO)
        raise Refused("file_unreadable", path=str(source), reason=reason) from trouble


def _drop(temporary: Path) -> None:
    # One that cannot be taken away is swept after a crash, nothing worse.
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def _copied(reading: BinaryIO, source: Path, temporary: Path, control: JobControl) -> Copy:
    before = os.fstat(reading.fileno())
    digest, done = hashlib.sha256(), 0
    try:
        with temporary.open("xb") as file:
            out = PushedFile(file)
            while block := _read(reading, source):
                control.stop_if_cancelled()
                digest.update(block)
                out.write(block)
                done += len(block)
                if done > before.st_size:
                    # Growing while it is read, maybe without end.
                    raise Refused("file_changed", path=str(source))
                control.report(done, before.st_size, source.name)
            out.push()
    except OSError as trouble:
        raise disk_trouble(trouble, temporary.parent) from trouble
    after = os.fstat(reading.fileno())
    if done != before.st_size or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise Refused("file_changed", path=str(source))
    return Copy(temporary, digest.hexdigest(), done)


def _read(reading: BinaryIO, source: Path) -> bytes:
    try:
        return reading.read(CHUNK_BYTES)
    except OSError as trouble:
        # The stick was pulled out, the share is gone.
        raise Unavailable("source_unreadable", path=str(source)) from trouble


def _digest(file: Path) -> str:
    with file.open("rb") as reading:
        return hashlib.file_digest(reading, "sha256").hexdigest()
