"""What an officer likes, kept outside every workspace; an old or damaged file never stops the program."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import platformdirs

from dujiao_desktop.environment.files import telling_disk_trouble, write_safely


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of this person on this computer.

    Attributes:
        last_workspace: Folder to open at start; empty for none.
        text_size: Percent of the normal text size: 100, 125, 150 or 175.
        last_export: Folder last chosen for packages and reports.
    """

    last_workspace: str = ""
    text_size: int = 100
    last_export: str = ""


def settings_file() -> Path:
    """Where the settings lie on this system."""
    return Path(platformdirs.user_config_dir("dujiao", appauthor=False)) / "settings.json"


def load(path: Path | None = None) -> Settings:
    """Read the settings; what cannot be read falls back to the defaults."""
    try:
        return msgspec.json.decode((path or settings_file()).read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError):
        return Settings()


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings. Raises `Unavailable` when the disk refuses."""
    file = path or settings_file()
    with telling_disk_trouble(file):
        file.parent.mkdir(parents=True, exist_ok=True)
    write_safely(file, msgspec.json.format(msgspec.json.encode(settings), indent=1))


def signing_key_file(workspace_id: str, officer_id: str) -> Path:
    """Where an officer's local signing key lies: with the person's own files, never in the workspace."""
    return Path(platformdirs.user_data_dir("dujiao", appauthor=False)) / "keys" / workspace_id / f"{officer_id}.p12"


def remember_workspace(folder: Path) -> None:
    """Open this workspace next time."""
    save(replace(load(), last_workspace=str(folder.absolute())))
