"""Figures of a stretch of work: CPU time, the clock, memory; the same few lines for the program and for its peers."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

_STATUS = Path("/proc/self/status")


class Figures:
    """One run, told as one line of JSON when it ends. Counts from the start of the process, or from `begin`."""

    def __init__(self) -> None:
        self._told: dict[str, object] = {}
        self._began: float | None = None
        self._cpu = 0.0

    def begin(self) -> None:
        """Count from here: what went before is preparation."""
        self._cpu, self._began = cpu_seconds(), time.monotonic()

    def take(self) -> None:
        """This is the moment: CPU seconds of all threads and finished children, the clock, memory in MiB."""
        self._told["cpu"] = cpu_seconds() - self._cpu
        self._told["at"] = time.monotonic()
        if self._began is not None:
            self._told["wall"] = time.monotonic() - self._began
        self._told["peak_mib"] = memory_mib("VmHWM")
        self._told["rss_mib"] = memory_mib("VmRSS")

    def tell(self, **shown: object) -> None:
        """Hand over the moment with what was to be seen in it."""
        print(json.dumps({**self._told, **shown}), flush=True)


def cpu_seconds() -> float:
    """CPU seconds of this process and of its children that are over."""
    used = os.times()
    return time.process_time() + used.children_user + used.children_system


def memory_mib(kind: str) -> float:
    """``VmRSS`` or ``VmHWM`` (the highest so far) in MiB; 0 where the system does not tell."""
    # Not getrusage: its peak survives exec and would count the process that started this one.
    if not _STATUS.exists():
        return 0.0
    for line in _STATUS.read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith(kind + ":"):
            return int(line.split()[1]) / 1024
    return 0.0
