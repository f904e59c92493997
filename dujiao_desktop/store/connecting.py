"""The one place that opens a connection: key, journal, safety settings, transactions.

The driver is opened first and alone; SQLAlchemy is put over it when its statements are wanted. So a list, whose few
statements are plain text, is on the screen before the library is imported.

Why each setting is as it is: WAL with FULL loses no acknowledged work and costs one flush per transaction; on media
that can be pulled out, TRUNCATE with FULL keeps everything in one file. `locking_mode` stays NORMAL, or a second
connection of the same program would be locked out. The history triggers need `trusted_schema` (they call functions of
ours) and `recursive_triggers` (else INSERT OR REPLACE deletes without a trace).
"""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NewType

from sqlcipher3 import dbapi2

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.environment.files import sync_folder, telling_disk_trouble
from dujiao_desktop.store.history import Author, register_functions
from dujiao_desktop.store.troubles import is_damage, is_not_a_database, telling_database_trouble

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

Key = NewType("Key", str)
"""The master key as 64 hexadecimal figures."""

_KEY_BYTES = 32
_BUSY_TIMEOUT_MS = 5000
# Every page that falls out of the cache is decrypted anew; an import of 10,000 tasks runs twice as fast with this.
_CACHE_KIB = 32 * 1024
# Holds the indexes of a list of 100,000 tasks; there are two readers as long as the window is open.
_READERS_CACHE_KIB = 16 * 1024
# Older ones can lose transactions in WAL with two connections.
_OLDEST_SQLITE = (3, 51, 3)
_SMALLEST_FILE_BYTES = 512


class Access(Enum):
    """What a connection may do."""

    READ = "read"
    WRITE = "write"
    UPGRADE = "upgrade"  # as WRITE, but foreign keys off, or rebuilding a table would refuse or take rows along


def key_from(raw: bytes) -> Key:
    """The key in the form the database takes it."""
    if len(raw) != _KEY_BYTES:
        raise ValueError(f"the master key has {_KEY_BYTES} bytes, not {len(raw)}")
    return Key(raw.hex())


def open_driver(file: Path, key: Key, access: Access = Access.WRITE, author: Author | None = None) -> dbapi2.Connection:
    """A connection of the driver, keyed and set before its first statement; it begins no transaction by itself.

    `author` is asked by the history triggers who writes; needed for writing records.
    """
    connection = dbapi2.connect(
        str(file), isolation_level=None, check_same_thread=False, timeout=_BUSY_TIMEOUT_MS / 1000
    )
    try:
        _set_up(connection, key, access)
    except BaseException:
        connection.close()
        raise
    if author is not None:
        register_functions(connection, author)
    return connection


def engine_over(driver: dbapi2.Connection, access: Access) -> Engine:
    """SQLAlchemy over one open connection; disposing of the engine closes it."""
    from sqlalchemy import StaticPool, create_engine, event

    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: driver, poolclass=StaticPool)

    def when_begun(connection: Connection) -> None:
        # An action has begun already, by the driver alone, before its first statement of the library.
        if not driver.in_transaction:
            connection.exec_driver_sql("BEGIN" if access is Access.READ else "BEGIN IMMEDIATE")

    event.listen(engine, "begin", when_begun)
    return engine


def make_engine(file: Path, key: Key, access: Access, author: Author | None = None) -> Engine:
    """SQLAlchemy over a connection of its own to one database file; see `open_driver`."""
    return engine_over(open_driver(file, key, access, author), access)


def _set_up(connection: dbapi2.Connection, key: Key, access: Access) -> None:
    # The library would otherwise write a wrong key's failure to standard error by itself.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    for setting in (
        f"busy_timeout = {_BUSY_TIMEOUT_MS}",
        f"foreign_keys = {'OFF' if access is Access.UPGRADE else 'ON'}",
        "trusted_schema = ON",
        "recursive_triggers = ON",
        "cell_size_check = ON",
        "temp_store = MEMORY",
        f"cache_size = {-(_READERS_CACHE_KIB if access is Access.READ else _CACHE_KIB)}",
        "synchronous = FULL",
        f"query_only = {'ON' if access is Access.READ else 'OFF'}",
    ):
        connection.execute(f"PRAGMA {setting}")


def driver_of(connection: Connection) -> dbapi2.Connection:
    """The driver's own connection, in the same transaction."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, dbapi2.Connection)
    return driver


def set_journal(driver: dbapi2.Connection, file: Path, *, removable: bool) -> None:
    """Choose the journal for the kind of disk; the setting stays with the file."""
    wanted = "truncate" if removable else "wal"
    (mode,) = driver.execute("PRAGMA journal_mode").fetchone()
    if mode != wanted:
        driver.execute(f"PRAGMA journal_mode = {wanted}")
        # Else the deleted first journal may come back after a power cut and damage the file.
        with telling_disk_trouble(file):
            sync_folder(file.parent)


def open_writer(file: Path, key: Key, author: Author) -> tuple[dbapi2.Connection, str, str]:
    """The connection that writes, with the revision of the tables and the id of the workspace as they are now.

    Raises:
        Refused: ``wrong_password`` when the key does not fit.
        Unavailable: ``database_missing``, ``database_damaged`` and other trouble of the machine; ``sqlite_too_old``.
    """
    if dbapi2.sqlite_version_info < _OLDEST_SQLITE:
        needed = ".".join(map(str, _OLDEST_SQLITE))
        raise Unavailable("sqlite_too_old", found=dbapi2.sqlite_version, needed=needed)
    with telling_disk_trouble(file):
        if not file.is_file():
            raise Unavailable("database_missing", path=str(file))
        if file.stat().st_size < _SMALLEST_FILE_BYTES:
            raise Unavailable("database_damaged", path=str(file), reason="shorter than a header")
    with telling_database_trouble(file):
        try:
            driver = open_driver(file, key, Access.WRITE, author)
            try:
                return driver, *_state(driver, file)
            except BaseException:
                driver.close()
                raise
        except dbapi2.Error as trouble:
            if is_not_a_database(trouble):
                raise Refused("wrong_password", path=str(file)) from trouble
            raise


def _state(driver: dbapi2.Connection, file: Path) -> tuple[str, str]:
    tables = {name for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"alembic_version", "workspace"} <= tables:
        raise Unavailable("database_damaged", path=str(file), reason="the tables are not there")
    rows = driver.execute("SELECT version_num, workspace.id FROM alembic_version, workspace").fetchall()
    if len(rows) != 1:
        raise Unavailable("database_damaged", path=str(file), reason="it does not say what it is")
    return rows[0][0], rows[0][1]


def copy_into(file: Path, key: Key, target: Path) -> None:
    """Copy a database, keyed as it is, into one new file; the copy is opened and checked before it gets its name.

    Raises:
        Refused: ``file_exists`` when `target` is there already.
        Unavailable: ``disk_full`` and other trouble of the machine; no half copy is left.
    """
    part = target.with_name(target.name + ".part")
    with telling_disk_trouble(target):
        if target.exists():
            raise Refused("file_exists", path=str(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
    try:
        with telling_database_trouble(target):
            connection = open_driver(file, key)
            try:
                connection.execute("VACUUM INTO ?", (str(part),))
            finally:
                connection.close()
        check_file(part, key)
        with telling_disk_trouble(target):
            _sync_file(part)
            part.replace(target)
            sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def check_file(file: Path, key: Key) -> None:
    """Read every page of a database. Raises `Unavailable` ``database_damaged``."""
    for finding in damage(file, key):
        raise Unavailable("database_damaged", path=str(file), reason=finding)


def damage(file: Path, key: Key) -> list[str]:
    """What a reading of every page finds wrong, in the library's words; empty when all is well."""
    found: list[str] = []
    with telling_database_trouble(file):
        connection = open_driver(file, key)
        try:
            found += [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
            structure = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(10)")]
            found += [line for line in structure if line != "ok"]
        except dbapi2.Error as trouble:
            # Some pages are so needed that the reading itself breaks off; that is a finding too.
            if not is_damage(trouble):
                raise
            found.append(str(trouble))
        finally:
            connection.close()
    return found


def _sync_file(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())
