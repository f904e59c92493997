"""A hundred moves of close-outs: tasks that wait for their verification are sent back, and a new round begins.

What the store writes for each is taken down once, on a copy of the workspace, with the rows its triggers add to the
history. The peer writes exactly these rows.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from sqlcipher3 import dbapi2

from benchmarks.workspace import NOW, listening
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.environment import master_key
from dujiao_desktop.environment.workspace import WorkspacePaths
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, send_back
from dujiao_desktop.wiring import OpenOffice, open_office

MOVES, WARM = 100, 5
"""Moves that count, after some that load what the first needs."""

_WAITING = TaskFilter(closeout=frozenset({CloseoutStatus.AWAITING_VERIFICATION}))


def waiting(office: OpenOffice) -> list[TaskId]:
    """The first tasks that wait for their verification."""
    with office.store.lists() as lists:
        keys = lists.task_keys(_WAITING, NOW.date())[: WARM + MOVES]
        return [line.id for line in lists.task_lines(keys, NOW.date())]


def moving(office: OpenOffice, task_ids: list[TaskId]) -> Iterator[None]:
    """Send one task back for each that is asked of it."""
    with office.store.lists() as lists:
        (by,) = lists.officers()
    sent_back = ReturnDraft("self-check", "papers_missing", "补齐现场照片和运行台账", NOW.date())
    for task_id in task_ids:
        send_back(office.store, task_id, sent_back, office=office.office, by=by, now=NOW)
        yield


def opened(database: Path, key: str) -> dbapi2.Connection:
    """The driver alone over a database, committing nothing by itself."""
    connection = dbapi2.connect(str(database), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


def write_moves(workspace: Path, file: Path) -> None:
    """Take down what each move writes; `workspace` stays as it is."""
    copy = file.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(workspace, copy)
    with listening() as sent, open_office(copy, None, NOW) as office:
        written = []
        for _ in moving(office, waiting(office)):
            # A statement is told again for every trigger it sets off.
            written.append([text for text, _ in groupby(sent) if text.startswith(("INSERT", "UPDATE", "DELETE"))])
            sent.clear()
    paths = WorkspacePaths(copy)
    key = master_key.unwrap(paths.keys, None).hex()
    moves = _with_history(paths.database, key, written)
    shutil.rmtree(copy)
    file.write_text(
        json.dumps({"database": paths.database.name, "key": key, "moves": moves}, ensure_ascii=False), encoding="utf-8"
    )


_VALUE = re.compile(r"'(?:[^']|'')*'|\bNULL\b|(?<![\w\"])\d+(?![\w\"])")


def _bound(told: str) -> tuple[str, list[object]]:
    """A statement as it was sent: its values beside it and not in its text, which would be read anew each time."""
    values: list[object] = []

    def taken(found: re.Match[str]) -> str:
        word = found[0]
        values.append(None if word == "NULL" else int(word) if word.isdigit() else word[1:-1].replace("''", "'"))
        return "?"

    return _VALUE.sub(taken, told), values


def _with_history(database: Path, key: str, written: list[list[str]]) -> list[list[tuple[str, list[object]]]]:
    """Each move's statements with their values, followed by the rows of the history that they left."""
    connection = opened(database, key)
    acts = [row[0] for row in connection.execute("SELECT DISTINCT act FROM history ORDER BY act DESC")]
    moves = []
    for statements, act in zip(written, reversed(acts[: len(written)]), strict=True):
        found = connection.execute("SELECT * FROM history WHERE act = ? ORDER BY seq", (act,))
        names = ", ".join(f'"{column[0]}"' for column in found.description)
        places = ", ".join("?" * len(found.description))
        rows = [(f"INSERT INTO history ({names}) VALUES ({places})", list(row)) for row in found]
        moves.append([*map(_bound, statements), *rows])
    connection.close()
    return moves
