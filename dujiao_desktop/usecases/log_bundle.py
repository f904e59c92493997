"""日志包: what the program wrote down about its faults, for those who mend it, without anybody's data.

A fault's record may quote what an officer was working on. So everything that could be a datum is covered, whoever
it is about: every Chinese word, every long number, every path that is not the program's own, every value of a
statement. What is left is the program's own code and the course of the fault.
"""

from __future__ import annotations

import getpass
import json
import platform
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dujiao_desktop import __version__
from dujiao_desktop.environment.crash_record import own_log_folder
from dujiao_desktop.environment.files import telling_disk_trouble, whole_file
from dujiao_desktop.environment.workspace import WorkspacePaths

_MOST_BYTES = 2_000_000
"""Of each file the newest part."""
_COVERED = "▇"


@dataclass(frozen=True, slots=True)
class Bundled:
    """A bundle that was written; `files` are the names of the records in it."""

    path: Path
    files: tuple[str, ...]


def bundle_logs(paths: WorkspacePaths | None, to: Path, *, now: datetime) -> Bundled:
    """Write every record of faults, covered, into one ZIP.

    Args:
        paths: The workspace, which need not open; None when there is none.
        to: The file to write; an older one is replaced when the new one is whole.
        now: Moment stated in the bundle.

    Raises:
        Unavailable: The disk refuses.
    """
    target = to.expanduser().absolute()
    records = {f"{place}/{file.name}": file for place, folder in _folders(paths) for file in _files(folder)}
    about = {
        "program": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "made_at": now.isoformat(),
        "records": list(records),
    }
    names = _own_names(paths)
    with (
        telling_disk_trouble(target),
        whole_file(target) as out,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped,
    ):
        for name, file in records.items():
            zipped.writestr(name, covered(_newest_part(file), names))
        zipped.writestr("about.json", json.dumps(about, indent=1))
    return Bundled(target, tuple(records))


def covered(text: str, names: Iterable[str] = ()) -> str:
    """A record of faults with everything covered that could be somebody's datum.

    `names` are words to be covered wherever they stand, e.g. the login name and the computer's.
    """
    words = sorted({n for n in names if len(n) > 1}, key=len, reverse=True)
    any_name = re.compile("|".join(map(re.escape, words)), re.IGNORECASE) if words else None
    return "\n".join(_covered_line(line, any_name) for line in text.split("\n"))


# What a statement was given.
_PARAMETERS = re.compile(r"\[parameters?: .*", re.IGNORECASE)
_QUOTED = re.compile(r"""'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*\"""")
_PLAIN_WORD = re.compile(r"[A-Za-z_][A-Za-z_.]{0,40}")
_FILE_LINE = re.compile(r'^(\s*(?:[|+ ]*)File )"([^"]*)"(.*)$')
_OURS = re.compile(r"(?:dujiao_desktop|site-packages|lib/python3[^/]*|_internal|importlib|frozen )[/\\. ].*")
_PATH = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\|file:/+|~/|/)[^\s'\"<>|,;()\[\]]+")
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
_ESCAPED = re.compile(r"(?:\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8})+")
_DATE_LINE = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")
_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z_])\+?\d[\d -]{4,}\d[Xx]?(?![0-9A-Za-z_])")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def _covered_line(line: str, names: re.Pattern[str] | None) -> str:
    if _DATE_LINE.match(line):
        return line
    place = _FILE_LINE.match(line)
    if place is not None:
        return f'{place[1]}"{_own_part(place[2])}"{_BEYOND_ASCII.sub(_COVERED, place[3])}'
    line = _PARAMETERS.sub(f"[parameters: {_COVERED}]", line)
    line = _QUOTED.sub(_covered_quote, line)
    for pattern in (_MAIL, _PATH, _ESCAPED, _LONG_NUMBER, _BEYOND_ASCII):
        line = pattern.sub(_COVERED, line)
    return names.sub(_COVERED, line) if names else line


def _own_part(path: str) -> str:
    """Of a source file's path what lies within the program or its libraries."""
    own = _OURS.search(path)
    return _BEYOND_ASCII.sub(_COVERED, own[0]) if own else _COVERED


def _covered_quote(quote: re.Match[str]) -> str:
    """A quoted word may be the name of a field; anything longer may be what was typed."""
    mark, inside = quote[0][0], quote[0][1:-1]
    return quote[0] if _PLAIN_WORD.fullmatch(inside) else f"{mark}{_COVERED}{mark}"


def _folders(paths: WorkspacePaths | None) -> Iterator[tuple[str, Path]]:
    if paths is not None:
        yield "workspace", paths.log
    yield "own", own_log_folder()


def _files(folder: Path) -> list[Path]:
    return sorted(f for f in folder.glob("*.log") if f.is_file())


def _newest_part(file: Path) -> str:
    with file.open("rb") as record:
        record.seek(max(0, file.stat().st_size - _MOST_BYTES))
        return record.read().decode("utf-8", "replace")


def _own_names(paths: WorkspacePaths | None) -> tuple[str, ...]:
    folders = (Path.home(), *([paths.folder] if paths else []))
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    return (user, platform.node(), *(part for folder in folders for part in (str(folder), folder.name)))
