"""A printer, and none: a `lp` of the system that takes what it is given, or has no printer to give it to."""

from pathlib import Path

import pytest


def a_printer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The paper that comes out: a copy of the file that was printed last."""
    paper = folder / "paper"
    _install(folder, monkeypatch, f'for file; do :; done\n/bin/cp "$file" "{paper}"\n')
    return paper


def no_printer(folder: Path, monkeypatch: pytest.MonkeyPatch, *, installed: bool = True) -> None:
    """A print system without a printer, or not even that."""
    says = 'echo "lp: Error - no default destination available." >&2\nexit 1\n' if installed else ""
    _install(folder, monkeypatch, says)


def _install(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    programs = folder / "programs"
    programs.mkdir()
    if script:
        lp = programs / "lp"
        lp.write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
        lp.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
