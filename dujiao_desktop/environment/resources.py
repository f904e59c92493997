"""Where the files shipped with the program are: frozen folder, installed package, or the source tree."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder below `resources/`."""
    return _root().joinpath(*parts)


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent.parent
    candidates = [Path(frozen) / "resources"] if frozen else []
    candidates += [package / "_data" / "resources", package.parent / "resources"]
    return next((c for c in candidates if c.is_dir()), candidates[-1])
