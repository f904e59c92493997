"""Names of files in a package: the same on Windows, on a FAT32 stick and on Linux, for everybody who unpacks it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath

MAX_PATH_CHARS = 180
"""Longest path inside a package, in characters, so that unpacking into a deep folder stays below Windows' 260."""

MAX_NAME_BYTES = 200
"""Longest single name, in bytes of UTF-8: ext4 takes 255, and a number may have to be added."""

# Not allowed by Windows or FAT32; the percent sign is special in a BagIt manifest. Full-width twins read the same.
_FORBIDDEN = str.maketrans('<>:"/\\|?*%', "＜＞：＂／＼｜？＊％")

_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"}
    | {f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"}
)


def legal_name(text: str, taken: Collection[str] = ()) -> str:
    """Make one file or folder name of `text` that every system accepts, and that is not yet in use.

    Characters that Windows forbids become their full-width twins, control and invisible characters vanish, the
    result is NFC and at most `MAX_NAME_BYTES` long; the extension is kept when a name is cut.

    Args:
        text: The officer's own name of the file; may be empty.
        taken: Names already used in the same folder. Names that differ only in case or in Unicode form count as
            equal, because Windows would put one over the other.

    Returns:
        The name; with ``(2)``, ``(3)`` … before the extension when the plain one is taken.
    """
    visible = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    plain = unicodedata.normalize("NFC", visible).translate(_FORBIDDEN)
    plain = " ".join(plain.split()).strip(". ")
    stem, suffix = _split(plain or "未命名")
    if stem.split(".")[0].rstrip().upper() in _DEVICES:
        stem = "_" + stem
    used = {sameness(name) for name in taken}
    name = _fit(stem, suffix, "")
    number = 2
    while sameness(name) in used:
        name = _fit(stem, suffix, f"({number})")
        number += 1
    return name


def sameness(name: str) -> str:
    """What two names have in common when a system without upper and lower case takes them for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def is_portable_path(path: str) -> bool:
    """Whether `path`, relative with forward slashes, may stand in a package as it is."""
    parts = path.split("/")
    return len(path) <= MAX_PATH_CHARS and all(part and legal_name(part) == part for part in parts)


def is_safe_path(path: str) -> bool:
    """Whether `path` stays inside its folder on every system: relative, no ``..``, no drive, no backslash."""
    if not path or len(path) > 1000 or "\\" in path or ":" in path or path.startswith("/"):
        return False
    if any(unicodedata.category(c) in ("Cc", "Cs") for c in path):
        return False
    return all(part not in ("", ".", "..") for part in path.split("/"))


def _split(name: str) -> tuple[str, str]:
    """Stem and extension; what looks like an extension but is a long tail of a sentence belongs to the stem."""
    suffix = PurePosixPath(name).suffix
    if not suffix or len(suffix) > 12 or suffix == name:
        return name, ""
    return name[: -len(suffix)], suffix


def _fit(stem: str, suffix: str, number: str) -> str:
    room = MAX_NAME_BYTES - len((number + suffix).encode())
    if len(stem.encode()) > room:
        stem = stem.encode()[:room].decode(errors="ignore").rstrip(". ")
    return f"{stem}{number}{suffix}"
