"""记录 at the lowest floor: triggers that note every write, whichever way it comes, and a chain that shows tampering.

Each history row carries the digest of the row before it. The digest of the last row also lies beside the database
(`history.head`), because a database that lost its newest transactions is whole in itself and only something outside
can tell.

The triggers call functions of ours (who, what, when, digest). A connection without them cannot write at all, so no
write goes unnoticed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from dujiao_desktop.domain.errors import Told
from dujiao_desktop.domain.history import Finding
from dujiao_desktop.environment.files import write_safely

# What is no record: the library's own tables, the log itself, the search index (made again from the records), and
# what is being typed or on its way in; fingerprints and hints are found again from the photos.
_UNRECORDED = (
    "sqlite_", "alembic_version", "history", "task_search", "draft", "intake_file", "photo_print", "photo_hint"
)  # fmt: skip
_CONTENT = (
    "seq", "at", "who", "who_id", "action", "record", "record_id", "operation", "task_id", "changes", "act", "undoes",
    "row",
)  # fmt: skip
_RECORD = _CONTENT.index("record")
# Beside the note of the end: the end as it was noted when it was found missing.
_LOST = "history.lost"
_NO_NEWS = timedelta(minutes=1)
_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_OWNER_COLUMNS = ("id", "step_id", "task_id", "batch_id")


@dataclass(slots=True)
class Author:
    """Who is writing through a connection, and what for; read by the triggers at every row.

    Attributes:
        at: Moment of the action, ISO 8601, as the history shows it.
        act: Number of the action; 0 for what the program does by itself.
        undoes: Number of the action that is taken back.
        wrote: Kinds of records that were written since this was last emptied, whichever way the writes came.
    """

    who: str = ""
    who_id: str = ""
    action: str = ""
    at: str = ""
    act: int = 0
    undoes: int | None = None
    wrote: set[str] = field(default_factory=set)


def register_functions(connection: dbapi2.Connection, author: Author) -> None:
    """Give a connection the functions the triggers call; `author` is read at every call."""

    def chain(prev: str, *content: str | int | None) -> str:
        author.wrote.add(str(content[_RECORD]))
        return chain_digest(prev, *content)

    connection.create_function("dujiao_who", 0, lambda: author.who)
    connection.create_function("dujiao_who_id", 0, lambda: author.who_id)
    connection.create_function("dujiao_action", 0, lambda: author.action)
    connection.create_function("dujiao_at", 0, lambda: author.at)
    connection.create_function("dujiao_act", 0, lambda: author.act)
    connection.create_function("dujiao_undoes", 0, lambda: author.undoes)
    connection.create_function("dujiao_chain", len(_CONTENT) + 1, chain, deterministic=True)


def chain_digest(prev: str, *content: str | int | None) -> str:
    """Digest of a history row: SHA-256 over the digest before it and the row's content as a JSON array."""
    return hashlib.sha256(_canonical([prev, *content]).encode("utf-8", "surrogatepass")).hexdigest()


def make_triggers(connection: dbapi2.Connection) -> None:
    """Make the triggers of every record table anew; run after each change of the tables."""
    drop_triggers(connection)
    for table in _record_tables(connection):
        columns = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({_quoted(table)})")]
        for operation in ("insert", "update", "delete"):
            connection.execute(_trigger(table, columns, operation))
    for operation in ("UPDATE", "DELETE"):
        connection.execute(
            f"CREATE TRIGGER history_keeps_{operation.lower()} BEFORE {operation} ON history "
            "BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END"
        )


def drop_triggers(connection: dbapi2.Connection) -> None:
    """Take the triggers away: a rebuilt table would lose them anyway, and old ones must not see new columns."""
    for name in _trigger_names(connection):
        connection.execute(f"DROP TRIGGER {_quoted(name)}")


def note(connection: dbapi2.Connection, record: str, changes: dict[str, tuple[str, str]]) -> None:
    """Add one history row for something no trigger sees, e.g. an upgrade of the tables."""
    connection.execute(
        f"INSERT INTO history ({', '.join(_CONTENT)}, prev, hash) "
        f"SELECT {', '.join(_CONTENT)}, prev, dujiao_chain(prev, {', '.join(_CONTENT)}) FROM ("
        f"SELECT {_LAST}, {_AUTHOR}, ? AS record, '' AS record_id, 'update' AS operation, NULL AS task_id, "
        "? AS changes, 0 AS row LIMIT 1)",
        (record, json.dumps(changes, ensure_ascii=False)),
    )


_LAST = (
    "ifnull((SELECT max(seq) FROM history), 0) + 1 AS seq, "
    "ifnull((SELECT hash FROM history ORDER BY seq DESC LIMIT 1), '') AS prev"
)
_AUTHOR = (
    "dujiao_at() AS at, dujiao_who() AS who, dujiao_who_id() AS who_id, dujiao_action() AS action, "
    "dujiao_act() AS act, dujiao_undoes() AS undoes"
)


def _trigger(table: str, columns: list[str], operation: str) -> str:
    image = "OLD" if operation == "delete" else "NEW"
    owner = next(c for c in _OWNER_COLUMNS if c in columns)
    task = "id" if table == "task" else "task_id" if "task_id" in columns else ""
    task_id = f"{image}.{task}" if task else "NULL"
    # LIMIT 1 keeps SQLite from folding the inner query into the outer one, which would make the diff twice.
    return (
        f"CREATE TRIGGER history_{table}_{operation} AFTER {operation.upper()} ON {_quoted(table)} BEGIN "
        f"INSERT INTO history ({', '.join(_CONTENT)}, prev, hash) "
        f"SELECT {', '.join(_CONTENT)}, prev, dujiao_chain(prev, {', '.join(_CONTENT)}) FROM ("
        f"SELECT {_LAST}, {_AUTHOR}, '{table}' AS record, {image}.{_quoted(owner)} AS record_id, "
        f"'{operation}' AS operation, {task_id} AS task_id, {_diff(columns, operation)} AS changes, "
        f"{image}.key AS row LIMIT 1) "
        "WHERE changes <> '{}'; END"
    )


def _diff(columns: list[str], operation: str) -> str:
    """SQL for ``{"field": [old, new]}`` over the columns that differ; what was or is empty is left out."""
    rows = []
    for column in columns:
        name, quoted = "'" + column.replace("'", "''") + "'", _quoted(column)
        old = "NULL" if operation == "insert" else f"OLD.{quoted}"
        new = "NULL" if operation == "delete" else f"NEW.{quoted}"
        there = {"insert": f"{new} <> ''", "delete": f"{old} <> ''", "update": f"{old} IS NOT {new}"}[operation]
        rows.append(f"SELECT {name} AS f, {old} AS o, {new} AS n WHERE {there}")
    return f"(SELECT json_group_object(f, json_array(o, n)) FROM ({' UNION ALL '.join(rows)}))"


def _record_tables(connection: dbapi2.Connection) -> list[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return [name for (name,) in names if not name.startswith(_UNRECORDED)]


def _trigger_names(connection: dbapi2.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'history%' ORDER BY name"
    )
    return [name for (name,) in found.fetchall()]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: number and digest of the newest history row; 0 and empty for an empty history."""

    seq: int = 0
    digest: str = ""


def head_of(connection: dbapi2.Connection) -> Head:
    """The end of the chain as the database has it."""
    row = connection.execute("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(row[0], row[1]) if row else Head()


@dataclass(frozen=True, slots=True)
class LastAct:
    """The newest action: its number and its moment, ISO 8601; 0 and empty before the first."""

    number: int = 0
    at: str = ""

    def following(self, continues: int = 0) -> int:
        """The number of the action that begins now; `continues` again while that is the newest."""
        return self.number if self.number and self.number == continues else self.number + 1


def last_act(connection: dbapi2.Connection) -> LastAct:
    """The newest action that was recorded; what the program did by itself is none."""
    found = connection.execute("SELECT act, at FROM history WHERE act > 0 ORDER BY act DESC LIMIT 1").fetchone()
    return LastAct(*found) if found else LastAct()


@dataclass(frozen=True, slots=True)
class SetBack:
    """The computer's clock stands before the last act that was recorded.

    Attributes:
        last: When that act was, by the clock of then.
        now: What the clock says.
    """

    last: datetime
    now: datetime

    def told(self) -> Told:
        """What the officer is to hear of it."""
        return Told("clock_set_back", now=f"{self.now:%Y-%m-%d %H:%M}", last=f"{self.last:%Y-%m-%d %H:%M}")


def set_back(before: LastAct, now: datetime) -> SetBack | None:
    """Whether the clock stands earlier than when the last act was recorded; None when it does not.

    Clocks are corrected by seconds all the time; only what is a minute early is told.
    """
    last = datetime.fromisoformat(before.at) if before.at else now
    return SetBack(last, now) if last - now >= _NO_NEWS else None


def write_head(file: Path, head: Head) -> None:
    """Note the end of the chain outside the database; the file is either old or new, never between."""
    write_safely(file, json.dumps({"seq": head.seq, "sha256": head.digest}).encode("ascii"))


def read_head(file: Path) -> Head | None:
    """The end of the chain as noted outside; None when the note is missing or cannot be read."""
    try:
        noted = json.loads(file.read_text(encoding="ascii"))
        return Head(int(noted["seq"]), str(noted["sha256"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note_loss(connection: dbapi2.Connection, head_file: Path) -> Finding | None:
    """Keep for good that the newest rows are gone, before new work takes their numbers and moves the note on.

    To be called when a database is opened; returns what an officer has to be told, then and at every check.
    """
    noted, lost_file = read_head(head_file), head_file.with_name(_LOST)
    # Where the very page is damaged, nothing is known; the check of the pages says so.
    with suppress(dbapi2.DatabaseError):
        if noted is not None and any(_check_head(connection, noted, head_file)) and not lost_file.exists():
            write_head(lost_file, noted)
            write_head(head_file, head_of(connection))
    return next(_check_loss(lost_file), None)


def _check_loss(lost_file: Path) -> Iterator[Finding]:
    lost = read_head(lost_file)
    if lost is not None:
        text = f"操作记录曾写到第 {lost.seq} 条，打开时数据库里已缺了末尾一段，那几次操作丢失了。请核对最近所做的，或从备份恢复。"
        yield Finding("history_truncated", text, str(lost_file))


def check_chain(connection: dbapi2.Connection, head_file: Path) -> tuple[Finding, ...]:
    """Compute the whole chain again and compare its end with the note outside.

    Findings: ``history_broken`` (first row that does not fit), ``history_truncated`` (newest rows are gone),
    ``history_rewritten`` (the row noted outside reads differently), ``history_head_missing``,
    ``history_triggers_missing``.
    """
    return (
        *_check_rows(connection),
        *_check_head(connection, read_head(head_file), head_file),
        *_check_loss(head_file.with_name(_LOST)),
        *_check_triggers(connection),
    )


def _check_rows(connection: dbapi2.Connection) -> Iterator[Finding]:
    before = Head()
    for row in connection.execute(f"SELECT prev, hash, {', '.join(_CONTENT)} FROM history ORDER BY seq"):
        prev, digest, *content = row
        seq = content[0]
        if seq != before.seq + 1 or prev != before.digest or digest != chain_digest(prev, *content):
            yield Finding(
                "history_broken", f"操作记录从第 {before.seq + 1} 条起对不上，可能被改动过。", f"history/{seq}"
            )
            return
        before = Head(seq, digest)
    used = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'history'").fetchone()
    if used is not None and used[0] > before.seq:
        text = f"操作记录应有 {used[0]} 条，只剩 {before.seq} 条。"
        yield Finding("history_truncated", text, f"history/{before.seq}")


def _check_head(connection: dbapi2.Connection, noted: Head | None, file: Path) -> Iterator[Finding]:
    if noted is None:
        yield Finding("history_head_missing", "数据库旁边的记录末端文件不在或读不出。", str(file))
        return
    if noted.seq == 0:
        return
    row = connection.execute("SELECT hash FROM history WHERE seq = ?", (noted.seq,)).fetchone()
    if row is None:
        kept = head_of(connection).seq
        text = f"操作记录曾写到第 {noted.seq} 条，数据库里只到第 {kept} 条，最近的操作可能丢失。"
        yield Finding("history_truncated", text, str(file))
    elif row[0] != noted.digest:
        yield Finding("history_rewritten", f"第 {noted.seq} 条操作记录与当时留下的摘要不一致。", str(file))


def _check_triggers(connection: dbapi2.Connection) -> Iterator[Finding]:
    there = set(_trigger_names(connection))
    due = {f"history_{t}_{o}" for t in _record_tables(connection) for o in ("insert", "update", "delete")}
    due |= {"history_keeps_update", "history_keeps_delete"}
    for name in sorted(due - there):
        yield Finding("history_triggers_missing", f"自动记录的机关缺少一项：{name}。", name)
