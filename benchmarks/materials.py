"""What the benchmarks work on, made once and kept until the code that makes it, or the tables, change."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from benchmarks.fingerprints import write_prints
from benchmarks.moves import write_moves
from benchmarks.pictures import make_album, make_photos, make_previews
from benchmarks.workspace import ALBUM, fill_album, make_workspace

CARD = 300
HERE = Path(__file__).resolve().parent
_STORE = HERE.parent / "dujiao_desktop" / "store"


def workspace(kept: Path, tasks: int) -> Path:
    """A workspace of so many tasks, its `peer.json` beside it."""
    makers, name = _workspace_makers(), f"workspace-{tasks}"
    return _kept(kept, name, makers, lambda folder: make_workspace(folder / "workspace", tasks)) / "workspace"


def _workspace_makers() -> tuple[Path, ...]:
    return (
        HERE / "workspace.py",
        *(_STORE / name for name in ("lines.py", "agenda.py", "outlook.py", "visits_due.py", "reading.py")),
        *_STORE.glob("tables/*.py"),
        *_STORE.glob("migrations/versions/*.py"),
    )


def moves(kept: Path, tasks: int) -> Path:
    """What every move of `move_tasks.py` writes, with the key to the database."""
    made = workspace(kept, tasks)
    # A workspace made anew has another key and other identities.
    makers = (*_workspace_makers(), HERE / "moves.py", _STORE / "session.py", *_STORE.glob("records/*.py"))
    folder = _kept(kept, f"moves-{tasks}", makers, lambda folder: write_moves(made, folder / "moves.json"))
    return folder / "moves.json"


def photos(kept: Path) -> Path:
    """A folder of big photos."""
    return _kept(kept, "photos", (HERE / "pictures.py",), lambda folder: make_photos(folder / "photos")) / "photos"


def card(kept: Path) -> Path:
    """A folder of as many big photos as a card brings."""
    made = _kept(kept, "card", (HERE / "pictures.py",), lambda folder: make_photos(folder / "photos", CARD))
    return made / "photos"


def album(kept: Path) -> Path:
    """A workspace of one task with `ALBUM` photos, their small pictures made."""
    makers = (
        HERE / "workspace.py",
        HERE / "pictures.py",
        *_STORE.glob("tables/*.py"),
        *_STORE.glob("migrations/versions/*.py"),
    )
    return _kept(kept, "album", makers, _make_album) / "workspace"


def vault(kept: Path) -> Path:
    """The big photos as a vault keeps them."""

    def make(folder: Path) -> None:
        for file in photos(kept).iterdir():
            digest = sha256(file.read_bytes()).hexdigest()
            (folder / digest[:2]).mkdir(exist_ok=True)
            os.link(file, folder / digest[:2] / digest)

    return _kept(kept, "vault", (HERE / "pictures.py",), make)


def _make_album(folder: Path) -> None:
    make_album(folder / "photos", ALBUM)
    fill_album(folder / "workspace", sorted((folder / "photos").iterdir()))


def previews(kept: Path) -> tuple[Path, Path]:
    """A folder of previews, and the texts of the dossier they belong to."""
    folder = _kept(kept, "previews", (HERE / "pictures.py",), lambda folder: make_previews(folder / "previews"))
    sys.path.insert(0, str(HERE))  # the scripts beside this one know each other by their bare names
    from benchmarks.big_dossier import write_texts

    write_texts(folder / "previews", folder / "texts.json")
    return folder / "previews", folder / "texts.json"


def prints(kept: Path) -> Path:
    """A file of fingerprints."""
    folder = _kept(kept, "prints", (HERE / "fingerprints.py",), lambda folder: write_prints(folder / "prints"))
    return folder / "prints"


def _kept(kept: Path, name: str, makers: tuple[Path, ...], make: Callable[[Path], None]) -> Path:
    digest = sha256(b"".join(file.read_bytes() for file in makers)).hexdigest()[:12]
    folder = kept / f"{name}-{digest}"
    if not (folder / "ready").exists():
        for old in kept.glob(f"{name}-????????????"):
            shutil.rmtree(old)
        print(f"Making {name}", file=sys.stderr, flush=True)
        folder.mkdir(parents=True)
        make(folder)
        (folder / "ready").touch()
    return folder
