"""A workspace of one's own, for runs that write; the same few lines for the program and for its peer."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def copied(workspace: Path, folder: Path) -> None:
    """Copy it and force the copy to the disk: else the first checkpoint that is measured does so."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(workspace, folder)
    for file in filter(Path.is_file, folder.rglob("*")):
        with file.open("rb+") as written:
            os.fsync(written.fileno())
