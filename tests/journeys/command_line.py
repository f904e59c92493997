"""The command line as an officer or a script meets it: words in, an exit code and two streams out."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from dujiao_desktop.cli import main

REPOSITORY = Path(__file__).resolve().parents[2]

Told = Callable[[Callable[..., None]], Path]
"""Tells a story in the real window; gives the folder with all it left behind."""


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        assert len(self.out.splitlines()) == 1
        return found

    @property
    def error(self) -> dict[str, Any]:
        found: dict[str, Any] = self.json["error"]
        return found


def dujiao(*words: object, env: dict[str, str] | None = None, prefix: tuple[str, ...] = ()) -> Said:
    """Run the program as a process of its own; nobody sits at the keyboard."""
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "dujiao_desktop", *map(str, words)],
        env=os.environ | (env or {}), cwd=REPOSITORY, stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    said = Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in said.out + said.err, said.err
    return said


def asked(*words: object) -> Said:
    """The same door without a new process, for the many small questions."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(word) for word in words])
    return Said(code, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Demo:
    """What `dujiao demo` left behind."""

    workspace: Path
    package: Path

    @property
    def pdf(self) -> Path:
        return self.package.with_name(f"{self.package.stem}_验收卷宗.pdf")
