"""A file is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.environment.files import sync_folder, telling_disk_trouble


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write to a temporary name beside `path`, force it to disk, then take the name.

    Raises:
        Unavailable: ``file_in_use`` when another program holds the old file open (Excel on Windows), or what
            the disk says; the old file is unchanged and nothing half-made is left.
    """
    temporary = path.with_name(path.name + ".part")
    try:
        with telling_disk_trouble(path):
            with temporary.open("wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            _take_name(temporary, path)
            sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _take_name(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError as held:
        if path.is_file():
            raise Unavailable("file_in_use", path=str(path)) from held
        raise
