"""What all commands share: which workspace, in whose name, how to speak, and the password."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import msgspec

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.environment import clock, settings
from dujiao_desktop.usecases.officers import acting_officer
from dujiao_desktop.usecases.sentences import sentence
from dujiao_desktop.wiring import OpenOffice, asks_for_password, open_office


@dataclass(frozen=True, slots=True)
class Desk:
    """The options that stand before or after every command."""

    workspace: Path | None = None
    acting: str | None = None
    as_json: bool = False
    password_file: Path | None = None

    @property
    def folder(self) -> Path:
        """The workspace asked for, else the one of the environment, else the one last used."""
        known = os.environ.get("DUJIAO_WORKSPACE") or settings.load().last_workspace
        if self.workspace is None and not known:
            raise Refused("workspace_needed")
        return self.workspace or Path(known)

    @contextmanager
    def open(self) -> Iterator[OpenOffice]:
        """The workspace, open for this call."""
        folder = self.folder
        password = self.password(ask=True) if asks_for_password(folder) else None
        with open_office(folder, password, clock.now()) as office:
            for notice in office.notices:
                print(sentence(notice), file=sys.stderr)
            yield office

    @contextmanager
    def working(self) -> Iterator[tuple[OpenOffice, Officer, datetime]]:
        """The workspace, the officer in whose name something is written, and the moment."""
        with self.open() as office:
            yield office, self.officer(office), clock.now()

    def officer(self, office: OpenOffice) -> Officer:
        """The officer named by --as, or the only one there is."""
        with office.store.lists() as lists:
            return acting_officer(lists.officers(), self.acting)

    def reader(self, office: OpenOffice) -> Officer | None:
        """As `officer`, but nobody where none is named and there are several: to read nobody has to give a name."""
        with office.store.lists() as lists:
            known = lists.officers()
        return acting_officer(known, self.acting) if self.acting or len(known) == 1 else None

    def password(self, *, ask: bool) -> str | None:
        """From --password-file, else DUJIAO_PASSWORD, else asked for where there is somebody to ask."""
        if self.password_file is not None:
            try:
                return self.password_file.read_text(encoding="utf-8-sig").strip("\r\n")
            except OSError as missing:
                raise Refused("password_file_missing", path=str(self.password_file)) from missing
            except UnicodeDecodeError as foreign:
                raise Refused("password_file_unreadable", path=str(self.password_file)) from foreign
        if "DUJIAO_PASSWORD" in os.environ:
            return os.environ["DUJIAO_PASSWORD"]
        return getpass.getpass("密码：") if ask and sys.stdin.isatty() else None

    def say(self, facts: object, words: str) -> None:
        """The result: one JSON object with --json, else the officer's words."""
        print(as_json(facts) if self.as_json else words)


class OnTerminal:
    """Reports progress on the error stream, where somebody watches; cannot be cancelled but by Ctrl+C."""

    def report(self, done: int, total: int, message: str) -> None:
        """One line that writes over itself."""
        if sys.stderr.isatty():
            share = f"{100 * done // total:3d}% " if total else ""
            print(f"\r\x1b[K{share}{message}", end="", file=sys.stderr, flush=True)

    def stop_if_cancelled(self) -> None:
        """Ctrl+C stops by itself."""


def as_json(facts: object) -> str:
    """One JSON object, keys in the glossary's English, days as 2025-03-08."""
    try:
        return msgspec.json.encode(facts).decode("utf-8")
    except UnicodeEncodeError:  # a path that is no text on this system, shown by its bytes
        return json.dumps(msgspec.to_builtins(facts))


def as_day(text: str | None, option: str) -> date | None:
    """A day of an option. Raises `Refused` ``not_a_date``."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as wrong:
        raise Refused("not_a_date", option=option, text=text) from wrong
