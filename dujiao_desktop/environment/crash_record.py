"""Where a bug is written down, so that somebody can mend it."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterable
from pathlib import Path

import platformdirs

FILE_NAME = "crash.log"


def own_log_folder() -> Path:
    """The person's own log folder, for what happens outside every workspace."""
    return Path(platformdirs.user_log_dir("dujiao", appauthor=False))


def record_crash(bug: BaseException, folders: Iterable[Path]) -> Path | None:
    """Append the bug to `crash.log` in the first of `folders` that takes it; None when none does."""
    text = "".join(traceback.format_exception(bug))
    for folder in folders:
        file = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
                log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{text}\n")
        except OSError:
            continue
        return file
    return None
