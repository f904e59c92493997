"""A screen for the real window: the officer's usual one, where the machine can make it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def a_screen() -> Iterator[dict[str, str]]:
    """The environment of a screen of 1366×768 where the machine has Xvfb; else of none."""
    server = shutil.which("Xvfb")
    if server is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    command = [server, "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as running:
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        display = {"DISPLAY": f":{number}"}
        # With a window manager, where there is one, so that windows have frames and fill the screen as they should.
        manager = shutil.which("openbox")
        managing = subprocess.Popen([manager], env=os.environ | display, stderr=subprocess.DEVNULL) if manager else None
        yield {"QT_QPA_PLATFORM": "xcb"} | display
        for process in (managing, running):
            if process is not None:
                process.terminate()
                process.wait()
