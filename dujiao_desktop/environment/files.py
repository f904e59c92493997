"""Files written whole or not at all, read in one stream; what the system says of them, in words for the officer."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO

from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.domain.job_control import JobControl, Unwatched

CHUNK_BYTES = 1 << 18
"""How much of a file is in memory at a time; what is hashed and written at once stays near the processor."""

_PUSH_BYTES = 8 << 20
_REASONS = {
    errno.EIO: "磁盘读写不了",
    errno.EEXIST: "同名的已经有了",
    errno.EINVAL: "名字里有不能用的字符",
    errno.ENAMETOOLONG: "名字太长",
    errno.EBUSY: "正被占用",
    errno.ENODEV: "磁盘不在了",
    errno.ENXIO: "磁盘不在了",
    errno.ETIMEDOUT: "磁盘没有回应",
    errno.ENOTEMPTY: "文件夹里还有别的文件",
}
"""What the system says in English where it is not set to Chinese."""


@contextmanager
def whole_file(target: Path, *, mode: int = 0o644) -> Iterator[BinaryIO]:
    """Give a file to write (and read back) that takes its name only when it is complete and on the disk.

    What is written goes to ``<name>.part`` beside `target`; any error removes it and leaves `target` as it was.

    Raises:
        Unavailable: ``file_in_use`` when another program holds the old file open (Excel on Windows), ``disk_full``
            and other trouble of the machine.
    """
    part = target.with_name(target.name + ".part")
    with telling_disk_trouble(target):
        try:
            # The mode is given at birth: a secret must not be readable by others even for a moment.
            with open(part, "w+b", opener=lambda _, __: _open_new(part, mode)) as file:
                yield file
                force_to_disk(file)
            take_name(part, target)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        sync_folder(target.parent)


def write_safely(target: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write `content` as one whole file; see `whole_file`."""
    with whole_file(target, mode=mode) as file:
        file.write(content)


def put_back(target: Path, was: bytes | None) -> None:
    """Have a file again as it was before; None for one that was not there. Raises as `write_safely`."""
    if was is None:
        target.unlink(missing_ok=True)
    else:
        write_safely(target, was)


def force_to_disk(file: IO[bytes]) -> None:
    """Make what was written last through a power cut."""
    file.flush()
    os.fsync(file.fileno())


class PushedFile:
    """A file being written from its beginning to its end, on which the disk is set to work early, without waiting.

    So the disk writes while the next blocks are read and hashed. Only `force_to_disk` makes them last.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._end = file.tell()
        self._pushed = self._end

    def write(self, block: bytes | memoryview) -> None:
        """Write at the end."""
        self._file.write(block)
        self._end += len(block)
        if self._end - self._pushed >= _PUSH_BYTES:
            self.push()

    def push(self) -> None:
        """Set the disk to work on what it has not heard of yet."""
        self._file.flush()
        if sys.platform == "linux":
            # Meant for what is read no more; Linux starts to write what is new and keeps it until it is written.
            os.posix_fadvise(self._file.fileno(), self._pushed, self._end - self._pushed, os.POSIX_FADV_DONTNEED)
        self._pushed = self._end


def take_name(part: Path, target: Path) -> None:
    """Give a finished file its name. Raises `Unavailable` ``file_in_use`` when the old one is held open."""
    try:
        part.replace(target)
    except PermissionError as held:
        if target.is_file():
            raise Unavailable("file_in_use", path=str(target)) from held
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last through a power cut, where the system lets folders be synchronised."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network and USB file systems refuse this; the file itself is safe by then.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def chunks(file: IO[bytes], job: JobControl | None = None) -> Iterator[bytes]:
    """Read `file` from where it stands to its end, at most `CHUNK_BYTES` at a time; stops when cancelled."""
    watched = job or Unwatched()
    while block := file.read(CHUNK_BYTES):
        watched.stop_if_cancelled()
        yield block


def views(path: Path, begin: int = 0, end: int | None = None, job: JobControl | None = None) -> Iterator[memoryview]:
    """Read a file, or a part of it, through one buffer: each view is good until the next. Ends early at its end."""
    watched = job or Unwatched()
    buffer = memoryview(bytearray(CHUNK_BYTES))
    at = begin
    with path.open("rb", buffering=0) as file:
        file.seek(begin)
        while length := file.readinto(buffer if end is None else buffer[: end - at]):
            watched.stop_if_cancelled()
            at += length
            yield buffer[:length]


def sha256_of(file: IO[bytes], job: JobControl | None = None) -> str:
    """SHA-256 of what is left in `file`, as lower-case hex."""
    digest = hashlib.sha256()
    for block in chunks(file, job):
        digest.update(block)
    return digest.hexdigest()


def copy_and_hash(source: IO[bytes], out: IO[bytes], job: JobControl | None = None) -> str:
    """Copy what is left in `source` to `out` in one pass; its SHA-256 as lower-case hex."""
    digest = hashlib.sha256()
    for block in chunks(source, job):
        digest.update(block)
        out.write(block)
    return digest.hexdigest()


@contextmanager
def made_folder(to: Path) -> Iterator[Path]:
    """The folder to write into; one that was made for nothing is taken away again.

    Only the last folder of a path is made: where the others are missing, the stick that was meant is not there.

    Raises:
        Unavailable: ``not_a_folder``, ``folder_missing``, and what else the disk says.
    """
    target = to.expanduser().absolute()
    with telling_disk_trouble(target):
        existed = target.is_dir()
        if not existed and target.exists():
            raise Unavailable("not_a_folder", path=str(target))
        target.mkdir(exist_ok=True)
    try:
        yield target
    except BaseException:
        if not existed:
            with suppress(OSError):
                target.rmdir()
        raise


def need_space(folder: Path, size_bytes: int) -> None:
    """Refuse a job before it begins when the disk cannot hold it. Raises `Unavailable` ``disk_full``."""
    with telling_disk_trouble(folder):
        free = shutil.disk_usage(folder).free
    if free < size_bytes:
        raise Unavailable("disk_full", path=str(folder))


@contextmanager
def telling_disk_trouble(path: Path) -> Iterator[None]:
    """Turn what the system says of a full, locked or missing place into what can be told to an officer."""
    try:
        yield
    except OSError as trouble:
        raise disk_trouble(trouble, path) from trouble


def disk_trouble(trouble: OSError, path: Path) -> Unavailable:
    """The telling form of an operating-system error met at `path`."""
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Unavailable("disk_full", path=str(path))
    if trouble.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Unavailable("folder_read_only", path=str(path))
    if trouble.errno in (errno.ENOENT, errno.ENOTDIR, errno.EISDIR):
        return Unavailable("folder_missing", path=str(path))
    reason = _REASONS.get(trouble.errno or 0) or trouble.strerror or str(trouble)
    return Unavailable("disk_trouble", path=str(path), reason=reason)


def _open_new(path: Path, mode: int) -> int:
    path.unlink(missing_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
