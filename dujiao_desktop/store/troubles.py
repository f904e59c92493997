"""What the database says when it cannot, turned into what an officer can be told; the one place for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from dujiao_desktop.domain.errors import Unavailable

# Primary result codes of SQLite.
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
_CODES = {
    _BUSY: "database_busy",
    _LOCKED: "database_busy",
    _READONLY: "folder_read_only",
    _IOERR: "disk_trouble",
    _CORRUPT: "database_damaged",
    _FULL: "disk_full",
    _CANTOPEN: "database_unreadable",
    _NOTADB: "database_damaged",
}


@contextmanager
def telling_database_trouble(file: Path) -> Iterator[None]:
    """Raise `Unavailable` for what the machine refuses; a broken rule or statement is a bug and passes through.

    Raises:
        Unavailable: ``database_busy``, ``disk_full``, ``folder_read_only``, ``disk_trouble``, ``database_damaged``,
            ``database_unreadable``; each with `path`.
    """
    try:
        yield
    except Exception as trouble:
        told = database_trouble(driver_error(trouble), file)
        if told is None:
            raise
        raise told from trouble


def driver_error(trouble: Exception) -> dbapi2.Error | None:
    """The driver's own error, also out of SQLAlchemy's wrapping; None when it is something else."""
    cause = getattr(trouble, "orig", trouble)
    return cause if isinstance(cause, dbapi2.Error) else None


def database_trouble(trouble: BaseException | None, file: Path) -> Unavailable | None:
    """The telling form of a driver's error; None when it is no trouble of the machine."""
    code = _CODES.get(result_code(trouble))
    if code is None:
        return None
    return Unavailable(code, path=str(file), reason=str(trouble))


def is_not_a_database(trouble: BaseException | None) -> bool:
    """Whether the file could not be read with this key: another key, or a damaged first page."""
    return result_code(trouble) == _NOTADB


def is_damage(trouble: BaseException | None) -> bool:
    """Whether the file was found damaged while it was read."""
    return result_code(trouble) in (_CORRUPT, _NOTADB)


def result_code(trouble: BaseException | None) -> int:
    """SQLite's primary result code of an error; 0 when it has none."""
    return int(getattr(trouble, "sqlite_errorcode", 0)) & 0xFF
