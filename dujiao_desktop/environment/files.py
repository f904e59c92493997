"""Writing small files so that they are either old or new, never between."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dujiao_desktop.domain.errors import Unavailable


def write_safely(path: Path, data: bytes) -> None:
    """Write `data` to a temporary name, force it to disk, then take the final name.

    Raises:
        Unavailable: ``disk_full`` or ``folder_read_only``.
    """
    temporary = path.with_name(path.name + ".part")
    with telling_disk_trouble(path):
        with temporary.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Force names in `folder` to disk; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def telling_disk_trouble(path: Path) -> Iterator[None]:
    """Turn what the system says of a full, locked or missing place into what can be told to an officer."""
    try:
        yield
    except OSError as trouble:
        raise disk_trouble(trouble, path) from trouble


def disk_trouble(trouble: OSError, path: Path) -> Unavailable:
    """The telling form of an operating-system error met while writing to `path`."""
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Unavailable("disk_full", path=str(path))
    if trouble.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Unavailable("folder_read_only", path=str(path))
    if trouble.errno in (errno.ENOENT, errno.ENOTDIR, errno.EISDIR):
        return Unavailable("folder_missing", path=str(path))
    return Unavailable("disk_trouble", path=str(path), reason=os.strerror(trouble.errno or 0))


def need_space(folder: Path, size_bytes: int) -> None:
    """Refuse a job before it begins when the disk cannot hold it. Raises `Unavailable` ``disk_full``."""
    with telling_disk_trouble(folder):
        free = shutil.disk_usage(folder).free
    if free < size_bytes:
        raise Unavailable("disk_full", path=str(folder))
