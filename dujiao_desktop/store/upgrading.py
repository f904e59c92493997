"""Bringing a database to the newest tables: backup first, all or nothing, and proof that no row was lost.

Alembic is imported only in here and only when it is needed; an ordinary start never sees it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.store import history
from dujiao_desktop.store.connecting import Access, Key, check_file, copy_into, driver_of, make_engine
from dujiao_desktop.store.history import Author
from dujiao_desktop.store.troubles import telling_database_trouble

if TYPE_CHECKING:
    from sqlalchemy import Connection

_BACKUPS_KEPT = 5
_MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Schema:
    """The revisions a program knows.

    Attributes:
        versions: Folder of the revision files.
        revisions: Their names, oldest first.
    """

    versions: Path
    revisions: tuple[str, ...]

    @property
    def latest(self) -> str:
        """The revision new databases have."""
        return self.revisions[-1]


CURRENT = Schema(_MIGRATIONS / "versions", ("0001", "0002", "0003", "0004", "0005", "0006"))


class _RowsLost(Exception):
    """An upgrade would have lost or orphaned rows; taken back."""


def make_tables(connection: Connection, schema: Schema) -> None:
    """Make all tables in an empty database, within the transaction under way."""
    _run_revisions(connection, schema)
    history.make_triggers(driver_of(connection))


def upgrade(file: Path, key: Key, found: str, *, schema: Schema, backups: Path, author: Author, today: date) -> None:
    """Bring the tables from revision `found` to the latest.

    In this order: check the file, back it up to `backups`, then within one transaction and with foreign keys off run
    the revisions, look for orphans, compare the number of rows of every table, make the history triggers anew.

    Raises:
        Unavailable: ``database_damaged``; ``upgrade_failed`` with reason and backup: everything is as it was.
    """
    check_file(file, key)
    backup = _back_up(file, key, backups, f"before-{found}-{today.isoformat()}")
    with telling_database_trouble(file):
        engine = make_engine(file, key, Access.UPGRADE, author)
    try:
        with telling_database_trouble(file), engine.begin() as connection:
            _upgrade_within(connection, schema, found)
    except Unavailable:
        raise
    except Exception as failed:
        # Whatever a revision raises has been rolled back with it; the officer must hear that nothing was changed.
        reason = f"{type(failed).__name__}: {failed}"
        raise Unavailable(
            "upgrade_failed", found=found, wanted=schema.latest, reason=reason, backup=str(backup)
        ) from failed
    finally:
        # A connection with foreign keys off must not be used for anything else.
        engine.dispose()


def _upgrade_within(connection: Connection, schema: Schema, found: str) -> None:
    driver = driver_of(connection)
    before = _row_counts(connection)
    history.drop_triggers(driver)
    _run_revisions(connection, schema)
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise _RowsLost(f"{len(orphans)} rows of {orphans[0][0]} would refer to nothing")
    after = _row_counts(connection)
    for table, count in before.items():
        if after.get(table, count) != count:
            raise _RowsLost(f"{table} had {count} rows, would have {after[table]}")
    history.make_triggers(driver)
    history.note(driver, "database", {"tables": (found, schema.latest)})


def _run_revisions(connection: Connection, schema: Schema) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    # A percent sign in a folder name would be read as the start of an interpolation.
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(schema.versions).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, schema.latest)


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'task_search%' AND name <> 'alembic_version'"
    ).scalars()
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names.all()}


def _back_up(file: Path, key: Key, backups: Path, name: str) -> Path:
    target, again = backups / f"{name}.sqlite", 1
    while target.exists():
        again += 1
        target = backups / f"{name}-{again}.sqlite"
    copy_into(file, key, target)
    kept = sorted(backups.glob("before-*.sqlite"), key=lambda f: (f.stat().st_mtime_ns, f.name), reverse=True)
    for old in kept[_BACKUPS_KEPT:]:
        old.unlink()
    return target
