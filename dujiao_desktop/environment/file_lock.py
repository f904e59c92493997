"""A lock that the operating system gives back when a program dies, with or without a window.

A few lines of our own: the usual library brings an event loop and TLS along, an eighth of the time to the first list.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def take_lock(file: Path) -> int | None:
    """Lock `file`, made when missing; returns the handle to give back, None while another program holds it.

    Raises:
        OSError: The file cannot be opened, or its disk knows no locks.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if _locks(handle):
            return handle
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def give_back(handle: int) -> None:
    """Let the next program in; closing the file ends the lock."""
    if sys.platform == "win32":
        # By hand: Windows would free it some time after closing.
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    os.close(handle)


def _locks(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        # EWOULDBLOCK here, EACCES on Windows: someone else has it.
        return False
    return True
