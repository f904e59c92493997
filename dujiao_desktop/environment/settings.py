"""What an officer likes, kept outside every workspace; an old or damaged file never stops the program."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from dujiao_desktop.environment.files import telling_disk_trouble, write_safely


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of this person on this computer.

    Attributes:
        last_workspace: Folder to open at start; empty for none.
        text_size: Percent of the normal text size: 100, 125, 150 or 175.
        appearance: Colours of the window: light, dark, contrast or system.
        last_export: Folder last chosen for packages and reports.
    """

    last_workspace: str = ""
    text_size: int = 100
    last_export: str = ""
    appearance: str = "system"


def settings_file() -> Path:
    """Where the settings lie on this system."""
    import platformdirs  # here and below: a start that is told its file needs none of it

    return Path(platformdirs.user_config_dir("dujiao", appauthor=False)) / "settings.json"


def load(path: Path | None = None) -> Settings:
    """Read the settings; what cannot be read falls back to the defaults."""
    try:
        kept = json.loads((path or settings_file()).read_bytes())
        # By hand: a library that checks types would cost the first window more than everything else in here.
        return Settings(**{f.name: kept[f.name] for f in fields(Settings) if type(kept.get(f.name)) is type(f.default)})
    except (OSError, ValueError, AttributeError):
        return Settings()


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings. Raises `Unavailable` when the disk refuses."""
    file = path or settings_file()
    with telling_disk_trouble(file):
        file.parent.mkdir(parents=True, exist_ok=True)
    write_safely(file, json.dumps(asdict(settings), ensure_ascii=False, indent=1).encode("utf-8"))


def signing_key_file(workspace_id: str, officer_id: str) -> Path:
    """Where an officer's local signing key lies: with the person's own files, never in the workspace."""
    import platformdirs

    return Path(platformdirs.user_data_dir("dujiao", appauthor=False)) / "keys" / workspace_id / f"{officer_id}.p12"


def remember_workspace(folder: Path) -> None:
    """Open this workspace next time."""
    save(replace(load(), last_workspace=str(folder.absolute())))
