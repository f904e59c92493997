"""看佐证: small pictures for the screen, and copies for the programs of this computer. The original is never handed out."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.environment.files import telling_disk_trouble
from dujiao_desktop.environment.workspace import WorkspacePaths

if TYPE_CHECKING:
    from dujiao_desktop.documents.reading.photo import Pixels
    from dujiao_desktop.store.database import Store


def preview(store: Store, paths: WorkspacePaths, item: EvidenceItem) -> Path | None:
    """The upright picture of a photo for the screen, longest side 1,600 px, made on first use; None for what is no picture.

    Raises:
        Refused: ``not_a_photo`` when the original can no longer be read as one.
        Unavailable: ``evidence_file_missing``, or the disk refuses.
    """
    if not item.is_picture:
        return None
    made = paths.previews / f"{item.sha256}.jpg"
    if not made.exists():
        from dujiao_desktop.documents.reading.photo import make_preview

        paths.previews.mkdir(parents=True, exist_ok=True)
        make_preview(_original(store, item.sha256, item.file_name, item.title), made)
    return made


def thumb(store: Store, paths: WorkspacePaths, item: EvidenceItem) -> Path | None:
    """The small upright picture of lists, made on first use beside the preview; None for what is no picture.

    Raises:
        Refused: ``not_a_photo`` when the original can no longer be read as one.
        Unavailable: ``evidence_file_missing``, or the disk refuses.
    """
    if not item.is_picture:
        return None
    made = paths.previews / f"{item.sha256}-s.jpg"
    if not made.exists():
        from dujiao_desktop.documents.reading.photo import make_thumb

        seen = preview(store, paths, item)
        if seen is not None:
            make_thumb(seen, made)
    return made


def whole_picture(store: Store, item: EvidenceItem) -> Pixels:
    """A photo dot by dot, upright; of several pages the first.

    Raises:
        Refused: ``not_a_photo``, ``photo_too_large``.
        Unavailable: ``evidence_file_missing``.
    """
    from dujiao_desktop.documents.reading.photo import read_pixels

    return read_pixels(_original(store, item.sha256, item.file_name, item.title))


def original_of(store: Store, item: EvidenceItem) -> Path:
    """The original itself, only to be read. Raises `Unavailable` ``evidence_file_missing``."""
    return _original(store, item.sha256, item.file_name, item.title)


def copy_for_viewing(store: Store, item: EvidenceItem) -> Path:
    """A copy of a file under the officer's own name for it, in a folder the system empties by itself.

    Raises:
        Unavailable: ``evidence_file_missing``, or the disk refuses.
    """
    return copy_of_file(store, item.sha256, item.file_name, item.title)


def copy_of_file(store: Store, sha256: str, file_name: str, title: str) -> Path:
    """As `copy_for_viewing`, for any original of the vault."""
    folder = Path(tempfile.mkdtemp(prefix="dujiao-"))
    copy = folder / (Path(file_name).name or sha256)
    with telling_disk_trouble(copy):
        shutil.copyfile(_original(store, sha256, file_name, title), copy)
    return copy


def _original(store: Store, sha256: str, file_name: str, title: str) -> Path:
    original = store.vault.path_of(sha256)
    if not original.is_file():
        raise Unavailable("evidence_file_missing", title=title, file=file_name)
    return original
