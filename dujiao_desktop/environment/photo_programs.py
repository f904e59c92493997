"""Names of programs that save photos, from a shipped TOML file."""

from __future__ import annotations

import tomllib

from dujiao_desktop.domain.photo_check import PhotoPrograms
from dujiao_desktop.environment.resources import resource


def load_photo_programs() -> PhotoPrograms:
    """Which programs change pictures, and which are cameras that stamp."""
    named = tomllib.loads(resource("photo_software.toml").read_text(encoding="utf-8"))
    return PhotoPrograms(tuple(named["editors"]), tuple(named["stamping"]))
