"""The database of a workspace: making it, opening it, and the two ways in (a writer, readers)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Refused, Told, Unavailable
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.permits import EVERYONE, Permits
from dujiao_desktop.environment import clock
from dujiao_desktop.environment.files import sync_folder, telling_disk_trouble
from dujiao_desktop.store import history, lines, upgrading
from dujiao_desktop.store.connecting import (
    Access,
    Key,
    copy_into,
    engine_over,
    key_from,
    make_engine,
    open_writer,
    set_journal,
)
from dujiao_desktop.store.evidence_vault import EvidenceVault
from dujiao_desktop.store.head_note import HeadNote
from dujiao_desktop.store.history import Author, SetBack
from dujiao_desktop.store.lists import Lists
from dujiao_desktop.store.troubles import telling_database_trouble
from dujiao_desktop.store.upgrading import CURRENT, Schema

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlcipher3 import dbapi2

    from dujiao_desktop.store.work import Work


_OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class StorePaths:
    """Where a store lies.

    Attributes:
        vault: Folder of the evidence files.
        backups: Folder for the copies made before an upgrade.
    """

    database: Path
    vault: Path
    backups: Path

    @property
    def history_head(self) -> Path:
        """The end of the history, noted outside the database."""
        return self.database.with_name("history.head")


def create_database(path: Path, *, key: bytes, workspace_id: str, schema: Schema = CURRENT) -> None:
    """Make an empty database with the newest tables; it gets its name when it is complete.

    `key` is the workspace's master key: 32 random bytes.

    Raises:
        Refused: ``file_exists``.
        Unavailable: ``disk_full``, ``folder_read_only`` and other trouble of the machine.
    """
    part = path.with_name(path.name + ".part")
    with telling_disk_trouble(path):
        if path.exists():
            raise Refused("file_exists", path=str(path))
        part.unlink(missing_ok=True)
    keyed = key_from(key)
    try:
        _make_file(part, keyed, workspace_id, schema)
        with telling_disk_trouble(path):
            part.replace(path)
            sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _make_file(file: Path, key: Key, workspace_id: str, schema: Schema) -> None:
    with telling_database_trouble(file):
        engine = make_engine(file, key, Access.UPGRADE, _program("create_database"))
        try:
            with engine.begin() as connection:
                upgrading.make_tables(connection, schema)
                connection.exec_driver_sql("INSERT INTO workspace (id) VALUES (?)", (workspace_id,))
        finally:
            engine.dispose()


def open_store(
    paths: StorePaths,
    *,
    key: bytes,
    workspace_id: str,
    removable: bool = False,
    schema: Schema = CURRENT,
    permits: Permits = EVERYONE,
) -> Store:
    """Open a workspace's database and vault; older tables are brought up to date after a backup.

    Args:
        paths: Where everything lies; the database was made by `create_database`.
        key: The workspace's master key, 32 bytes.
        workspace_id: Origin stamped on every record made here; must be the one the database was made for.
        removable: The workspace lies on media that can be pulled out; everything then stays in one file.
        schema: The revisions this program knows.
        permits: Who may do what.

    Raises:
        Refused: ``wrong_password``.
        Unavailable: ``newer_database`` (made by a newer program; nothing was touched), ``database_of_another_workspace``,
            ``upgrade_failed``, ``database_missing``, ``database_damaged``, ``database_busy`` and other trouble.
    """
    file, keyed = paths.database, key_from(key)
    author = _program("")
    driver, revision, owner = open_writer(file, keyed, author)
    try:
        if revision not in schema.revisions:
            raise Unavailable("newer_database", found=revision, known=schema.latest, path=str(file))
        if owner != workspace_id:
            raise Unavailable("database_of_another_workspace", path=str(file), found=owner, expected=workspace_id)
        if revision != schema.latest:
            driver.close()
            program, today = _program("upgrade_database"), clock.today()
            upgrading.upgrade(file, keyed, revision, schema=schema, backups=paths.backups, author=program, today=today)
            driver, *_ = open_writer(file, keyed, author)
        return Store(paths, keyed, workspace_id, driver, author, permits, removable=removable)
    except BaseException:
        driver.close()
        raise


def _program(action: str) -> Author:
    """What the program does by itself, without an officer."""
    return Author(action=action, at=clock.now().isoformat())


class Store:
    """An open workspace: one writer, any number of readers, and the vault.

    Attributes:
        vault: The evidence files.
        paths: Where everything lies.
        clock_set_back: The last time an act was written by a clock that stood before the act before it; None for never
            since the store was opened. Such an act leaves a history row ``clock`` beside its own.
        loss: That the newest actions are gone, as a power cut or copying by hand can do; None when all is there.
    """

    def __init__(
        self,
        paths: StorePaths,
        key: Key,
        workspace_id: str,
        driver: dbapi2.Connection,
        author: Author,
        permits: Permits,
        *,
        removable: bool,
    ) -> None:
        """`driver` is the connection that writes; its triggers ask `author`."""
        self.paths = paths
        self.vault = EvidenceVault(paths.vault)
        self._key = key
        self._workspace_id = workspace_id
        self._driver = driver
        self._closed = False
        self.clock_set_back: SetBack | None = None
        self._author = author
        self._permits = permits
        self._one_writer = threading.Lock()
        self._writer_thread: int | None = None
        self._officers: tuple[Officer, ...] | None = None
        with telling_database_trouble(paths.database):
            set_journal(driver, paths.database, removable=removable)
            self.loss = history.note_loss(driver, paths.history_head)
            if history.read_head(paths.history_head) is None:
                # A workspace just made or restored has no note yet.
                with suppress(Told):
                    history.write_head(paths.history_head, history.head_of(driver))
            self._head_note = HeadNote(paths.history_head)

    @cached_property
    def _engine(self) -> Engine:
        return engine_over(self._driver, Access.WRITE)

    @cached_property
    def _writer(self) -> Connection:
        return self._engine.connect()

    @contextmanager
    def work(
        self, *, by: Officer | None, now: datetime, action: str, undoes: int | None = None, continues: int = 0
    ) -> Iterator[Work]:
        """One transaction; only one at a time. Leaving without `Work.commit` takes everything back.

        Args:
            by: Who writes, for the history; None when the program does so by itself.
            now: Moment of the action.
            action: What the officer does, e.g. ``attach_evidence``.
            undoes: Number of the action that this one takes back.
            continues: Number of the action of which this is a further part; a new one begins where another came
                between.

        Raises:
            Refused: ``not_your_role``, ``nobodys_role``, ``officer_retired``; see `allow`.
            Unavailable: ``database_busy`` when another program holds the database, ``disk_full`` and other trouble.
        """
        from dujiao_desktop.store.session import Session
        from dujiao_desktop.store.work import Work

        if self._writer_thread == threading.get_ident():
            raise RuntimeError("a work inside a work: one action, one transaction")
        with self._one_writer, telling_database_trouble(self.paths.database):
            self._writer_thread = threading.get_ident()
            author = self._author
            author.who, author.who_id = (by.name, by.id) if by else ("", "")
            author.action, author.at, author.undoes = action, now.isoformat(), undoes
            session = Session(self._writer, self._workspace_id, now.isoformat())
            try:
                self._driver.execute("BEGIN IMMEDIATE")
                self._refuse_unfit(by, action)
                before = history.last_act(self._driver)
                session.act = author.act = before.following(continues)
                if early := history.set_back(before, now):
                    # The time of this act is then a claim that the one before it contradicts; both are kept.
                    self.clock_set_back = early
                    history.note(self._driver, "clock", {"at": (early.last.isoformat(), early.now.isoformat())})
                yield Work(session, self._keep)
            finally:
                session.finish()
                self._writer_thread = None
                self._driver.rollback()
                self._writer.rollback()
                author.who = author.who_id = author.action = ""
                author.act, author.undoes = 0, None
                if _OFFICER in author.wrote:
                    self._officers = None
                author.wrote.clear()

    def allow(self, by: Officer | None, action: str) -> None:
        """The one gate for who may do what. Every `work` passes it; what takes long asks here before it begins.

        Raises:
            Refused: ``not_your_role`` naming who may; ``nobodys_role`` naming the roles; ``officer_retired``;
                ``officer_needed`` where a role is asked for and nobody gave a name.
        """
        with self._one_writer, telling_database_trouble(self.paths.database):
            self._refuse_unfit(by, action)

    def _refuse_unfit(self, by: Officer | None, action: str) -> None:
        if self._officers is None:
            self._officers = lines.officers(self._driver, active_only=False)
        refusal = self._permits.refusal(action, by, self._officers)
        if refusal is not None:
            raise refusal

    def _keep(self) -> None:
        head = history.head_of(self._driver)
        self._driver.commit()
        self._head_note.move_to(head)

    def lists(self) -> Lists:
        """A reader of its own, for one thread at a time; to be closed."""
        return Lists(self.paths.database, self._key, self.paths.history_head)

    def early_clock(self, now: datetime) -> SetBack | None:
        """Whether `now` is earlier than the last act recorded; to be told before anything is written."""
        with telling_database_trouble(self.paths.database), self._one_writer:
            return history.set_back(history.last_act(self._driver), now)

    def backup_to(self, file: Path) -> None:
        """Copy the database, keyed as it is, into one file, which is opened and checked before it gets its name.

        Raises:
            Refused: ``file_exists``.
            Unavailable: ``disk_full``, ``database_damaged`` and other trouble; no half copy is left.
        """
        copy_into(self.paths.database, self._key, file)

    def checkpoint(self) -> None:
        """Bring what the journal holds into the database file; for idle moments."""
        with telling_database_trouble(self.paths.database), self._one_writer:
            self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Bring everything into the one database file and let go of it; further calls do nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            self.checkpoint()
        finally:
            if "_writer" in self.__dict__:
                self._writer.close()
                self._engine.dispose()
            self._driver.close()
            self._head_note.close()
