"""What a program that was killed leaves behind: noted while it is being written, swept when the workspace next opens.

Nothing of it was ever said to be done: half files without a name, folders being filled, originals no record came to
name.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Told
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.environment.files import write_safely
from dujiao_desktop.environment.workspace import WorkspacePaths

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store

STAGING = ".staging-"
"""How a folder begins that is being filled and goes away when its work is done."""
_NOTE = ".writing-"


@contextmanager
def noting_parts(paths: WorkspacePaths, *targets: Path) -> Iterator[None]:
    """While files are being written outside the workspace, a note in it says which, or nobody would find their parts."""
    note = paths.exports / f"{_NOTE}{new_id()}"
    paths.exports.mkdir(exist_ok=True)
    write_safely(note, json.dumps([str(t.absolute()) for t in targets]).encode("utf-8"))
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def sweep(store: Store, paths: WorkspacePaths) -> None:
    """Take away what a killed program left; called while the workspace is open for this program alone.

    What cannot be taken away now stays until the next time: it harms nothing.
    """
    for note in paths.exports.glob(f"{_NOTE}*"):
        with suppress(OSError, ValueError):
            for target in json.loads(note.read_bytes()):
                Path(f"{target}.part").unlink(missing_ok=True)
            note.unlink()
    for folder in (paths.exports, paths.backups):
        for left in folder.glob(f"{STAGING}*"):
            shutil.rmtree(left, ignore_errors=True)
    for folder in (paths.folder, paths.exports, paths.backups, paths.previews):
        for part in folder.glob("*.part"):
            with suppress(OSError):
                part.unlink()
    with suppress(Told):
        with store.lists() as lists:
            named = lists.evidence_hashes()
        store.vault.sweep(named)
