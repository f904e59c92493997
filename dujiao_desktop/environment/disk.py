"""What kind of place a folder lies in: a live database belongs on a fixed local disk only."""

from __future__ import annotations

import ctypes
import os
from enum import StrEnum
from pathlib import Path

_SYNC_FOLDERS = (
    "onedrive", "dropbox", "baidusyncdisk", "百度网盘", "百度云同步盘", "坚果云", "nutstore", "nutstore files",
    "weiyun", "腾讯微云", "wpsdrive", "wps云盘", "icloud drive", "google drive", "nextcloud", "syncthing",
)  # fmt: skip
_NETWORK_TYPES = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "9p", "afs", "davfs")
_MOUNTS = Path("/proc/self/mounts")
_LINUX_STICKS = ("/media/", "/run/media/")
"""Below these the desktop mounts what is plugged in."""
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4


class Place(StrEnum):
    """Where a folder lies."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"
    SYNCHRONISED = "synchronised"


def place_of(folder: Path) -> Place:
    """The kind of place `folder` (which need not exist yet) lies in; FIXED when nothing speaks against it."""
    resolved = folder.expanduser().resolve()
    if any(part.lower() in _SYNC_FOLDERS or part.lower().startswith("onedrive -") for part in resolved.parts):
        return Place.SYNCHRONISED
    return _windows_place(resolved) if os.name == "nt" else _linux_place(resolved)


def removable_drives(mounts: Path = _MOUNTS) -> tuple[Path, ...]:
    """Sticks and memory cards that are plugged in, by name; a camera that is no drive is not among them.

    `mounts` is where Linux lists what is mounted.
    """
    if os.name == "nt":
        roots = [Path(f"{letter}:\\") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
        return tuple(root for root in roots if _windows_place(root) is Place.REMOVABLE and root.exists())
    points = {point for point, _ in _linux_mounts(mounts) if point.startswith(_LINUX_STICKS)}
    return tuple(sorted(map(Path, points)))


def _windows_place(folder: Path) -> Place:
    windows = getattr(ctypes, "windll")  # noqa: B009 the attribute exists on Windows only
    drive = windows.kernel32.GetDriveTypeW(folder.anchor)
    return {_DRIVE_REMOVABLE: Place.REMOVABLE, _DRIVE_REMOTE: Place.NETWORK}.get(drive, Place.FIXED)


def _linux_place(folder: Path) -> Place:
    best, kind = "", ""
    for point, fstype in _linux_mounts(_MOUNTS):
        if len(point) >= len(best) and folder.is_relative_to(point):
            best, kind = point, fstype
    if kind in _NETWORK_TYPES:
        return Place.NETWORK
    if best.startswith(_LINUX_STICKS):
        return Place.REMOVABLE
    return Place.FIXED


def _linux_mounts(mounts: Path) -> list[tuple[str, str]]:
    """Where something is mounted, and its kind."""
    if not mounts.exists():
        return []
    lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    return [(fields[1].replace("\\040", " "), fields[2]) for fields in (line.split(" ") for line in lines)]
