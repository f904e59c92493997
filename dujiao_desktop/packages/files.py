"""Files read in one stream and written whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.domain.job_control import JobControl, Unwatched

CHUNK_BYTES = 1 << 20
"""How much of a file is in memory at a time."""


@contextmanager
def machine_trouble(path: Path) -> Iterator[None]:
    """Turn trouble of the operating system with `path` into words for the officer.

    Raises:
        Unavailable: ``disk_full``, ``no_permission`` or ``file_trouble``, each with the path.
    """
    try:
        yield
    except OSError as trouble:
        if trouble.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise Unavailable("disk_full", path=str(path)) from trouble
        if trouble.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise Unavailable("no_permission", path=str(path)) from trouble
        raise Unavailable("file_trouble", path=str(path), reason=trouble.strerror or str(trouble)) from trouble


@contextmanager
def whole_file(target: Path, *, mode: int = 0o644) -> Iterator[BinaryIO]:
    """Give a file to write (and read back) that takes its name only when it is complete and on the disk.

    What is written goes to ``<name>.part`` beside `target`; any error removes it and leaves `target` as it was.

    Raises:
        Unavailable: The disk is full, the folder cannot be written, or other trouble of the machine.
    """
    part = target.with_name(target.name + ".part")
    with machine_trouble(target):
        try:
            # The mode is given at birth: a secret must not be readable by others even for a moment.
            with os.fdopen(_open_new(part, mode), "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        sync_folder(target.parent)


def _open_new(path: Path, mode: int) -> int:
    path.unlink(missing_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)


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


def write_whole(target: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write `content` as one whole file; see `whole_file`."""
    with whole_file(target, mode=mode) as file:
        file.write(content)


def chunks(file: BinaryIO, job: JobControl | None = None) -> Iterator[bytes]:
    """Read `file` from where it stands to its end, at most `CHUNK_BYTES` at a time; stops when cancelled."""
    watched = job or Unwatched()
    while block := file.read(CHUNK_BYTES):
        watched.stop_if_cancelled()
        yield block


def sha256_of(file: BinaryIO, job: JobControl | None = None) -> str:
    """SHA-256 of what is left in `file`, as lower-case hex."""
    digest = hashlib.sha256()
    for block in chunks(file, job):
        digest.update(block)
    return digest.hexdigest()
