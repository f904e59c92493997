"""Runs two scripts in turn, in fresh processes without a screen, and sets their figures side by side."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

Told: TypeAlias = dict[str, Any]
"""What a script told of one run (see figures.py); `wall` is added where it counts from the start of the process."""

_LONGEST_S = 90
_TOP = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Runs of the program and of its peer, in pairs."""

    program: tuple[Told, ...]
    peer: tuple[Told, ...]

    def ratios(self, key: str) -> list[float]:
        """Program to peer, pair by pair: what slows the computer for a while slows both."""
        return [ours[key] / theirs[key] for ours, theirs in zip(self.program, self.peer, strict=True) if theirs[key]]

    def ratio(self, key: str) -> float:
        """The median of the pairs."""
        return median(self.ratios(key) or [0.0])

    def above(self, key: str) -> float:
        """How far the program lies above its peer, the median of the pairs."""
        return median(ours[key] - theirs[key] for ours, theirs in zip(self.program, self.peer, strict=True))

    def median_of(self, runs: Sequence[Told], key: str) -> float:
        """The median figure of one side."""
        return float(median(run[key] for run in runs))


def alternate(program: Sequence[str], peer: Sequence[str], rounds: int, *, home: Path) -> Comparison:
    """Run both in turn, once before it counts (files read, bytecode written), then `rounds` times each."""
    home.mkdir(exist_ok=True)
    runs = [(_run(program, home), _run(peer, home)) for _ in range(rounds + 1)][1:]
    return Comparison(tuple(ours for ours, _ in runs), tuple(theirs for _, theirs in runs))


def _run(command: Sequence[str], home: Path) -> Told:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "XDG_", "DUJIAO_"))
    }
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    environment["PYTHONPATH"] = str(_TOP)  # the program beside these scripts, wherever else one is installed
    began = time.monotonic()
    try:
        run = subprocess.run(
            [sys.executable, *command], env=environment, capture_output=True, text=True, encoding="utf-8",
            timeout=_LONGEST_S, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"{command[0]} did not end within {_LONGEST_S} s") from None
    try:
        told: Told = json.loads(run.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        raise RuntimeError(f"{command[0]} told nothing (exit {run.returncode}):\n{run.stderr}") from None
    told.setdefault("wall", told["at"] - began)
    return told
