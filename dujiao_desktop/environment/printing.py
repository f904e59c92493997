"""The printer of this computer, as far as the system lets a program without a print dialog use it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

_TAKES_AT_MOST_S = 20
"""A print system that is there but hangs must not hold up the officer."""


def send_to_printer(file: Path) -> bool:
    """Give `file` to the printer the system has chosen; False when there is none that takes it.

    Only where there is `lp` (CUPS: Linux and its relatives); it keeps a copy of its own until the paper is out.
    """
    lp = shutil.which("lp")
    if lp is None:
        return False
    try:
        done = subprocess.run(
            [lp, "--", str(file)],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=_of_the_system(),
            timeout=_TAKES_AT_MOST_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _of_the_system() -> dict[str, str]:
    """The environment without the libraries a frozen program puts before those of the system."""
    environment = dict(os.environ)
    before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        environment["LD_LIBRARY_PATH"] = before
    return environment
