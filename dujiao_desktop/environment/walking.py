"""What lies in folders and on cards that are dropped, without what systems and programs leave there."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_LITTER = frozenset(
    {
        "thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "$recycle.bin", "system volume information", ".trashes",
        ".spotlight-v100", ".fseventsd", ".temporaryitems", "__macosx", "@eadir", "lost.dir", ".nomedia",
    }
)  # fmt: skip
_LITTER_BEGINS = ("._", "~$", ".~", ".trash-")


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """What lies at places that were dropped or named.

    Attributes:
        files: In a stable order: as named, folders walked by name.
        skipped: How many files are no officer's: what systems and programs leave (Thumbs.db, .DS_Store …).
        links: How many folders stand behind a link; they were not followed.
        unreadable: Folders that could not be read.
    """

    files: tuple[Path, ...]
    skipped: int = 0
    links: int = 0
    unreadable: tuple[Path, ...] = ()


def find_files(places: Sequence[Path], *, leave_out: Path | None = None) -> FoundFiles:
    """All files at these places; folders are walked to their end, links to folders are not followed.

    `leave_out` is a folder that is never entered: the workspace itself.
    """
    walk = _Walk(leave_out.resolve() if leave_out is not None else None)
    for place in places:
        walk.look(place)
    return FoundFiles(tuple(dict.fromkeys(walk.files)), walk.skipped, walk.links, tuple(walk.unreadable))


@dataclass(slots=True)
class _Walk:
    leave_out: Path | None
    files: list[Path] = field(default_factory=list)
    skipped: int = 0
    links: int = 0
    unreadable: list[Path] = field(default_factory=list)

    def look(self, place: Path) -> None:
        if _is_litter(place.name):
            self.skipped += 1
        elif not place.is_dir():
            # What is not there is told by name when its turn comes.
            self.files.append(place)
        elif _is_link(place):
            self.links += 1
        elif self.leave_out is not None and place.resolve() == self.leave_out:
            self.skipped += 1
        else:
            try:
                inside = sorted(place.iterdir(), key=lambda one: (one.name.casefold(), one.name))
            except OSError:
                self.unreadable.append(place)
                return
            for one in inside:
                self.look(one)


def _is_litter(name: str) -> bool:
    plain = name.casefold()
    return plain in _LITTER or plain.startswith(_LITTER_BEGINS)


def _is_link(folder: Path) -> bool:
    """Whether a folder stands somewhere else; Windows has junctions beside links."""
    attributes = getattr(folder.lstat(), "st_file_attributes", 0)
    return folder.is_symlink() or bool(attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT)
