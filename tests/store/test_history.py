"""Every write leaves its trace, whichever way it comes; a chain that was touched shows."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Integer, Table
from sqlcipher3 import dbapi2

from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.store import history
from dujiao_desktop.store.connecting import Access, driver_of, key_from, make_engine
from dujiao_desktop.store.database import Store, StorePaths, open_store
from dujiao_desktop.store.history import Author, Head
from dujiao_desktop.store.lists import Lists
from dujiao_desktop.store.tables import DRAFT, HISTORY, INTAKE_FILE, METADATA, PHOTO_HINT, PHOTO_PRINT
from tests.store import builders as a
from tests.store.builders import KEY, NOW, working

NO_RECORDS = (HISTORY, DRAFT, INTAKE_FILE, PHOTO_PRINT, PHOTO_HINT)
RECORDS = [table for table in METADATA.sorted_tables if table not in NO_RECORDS]
AUTHOR = Author("周敏", "officer-1", "by_hand", NOW.isoformat())


@contextmanager
def _by_hand(paths: StorePaths, author: Author | None = AUTHOR) -> Iterator[dbapi2.Connection]:
    """A connection past all our statements; foreign keys off, so that every table can be written by itself."""
    engine = make_engine(paths.database, key_from(KEY), Access.UPGRADE, author)
    with engine.begin() as connection:
        yield driver_of(connection)
    engine.dispose()


def _row(table: Table, mark: str) -> dict[str, Any]:
    """A row in which every column says something."""
    row: dict[str, Any] = {c.name: 7 if isinstance(c.type, Integer) else f"{c.name}-{mark}" for c in table.c}
    row |= {"closeout_status": "returned", "secrecy": "public"}
    return {name: value for name, value in row.items() if name in table.c and name != "key"}


def _insert(table: Table, row: dict[str, Any], how: str = "INSERT") -> tuple[str, list[Any]]:
    names = ", ".join(f'"{name}"' for name in row)
    return f'{how} INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(row))})', list(row.values())


@pytest.mark.parametrize("table", RECORDS, ids=lambda t: t.name)
def test_that_every_field_leaves_old_and_new_on_every_way_of_writing(
    table: Table, store: Store, paths: StorePaths, lists: Lists
) -> None:
    first = _row(table, "1")
    owner = next(name for name in ("id", "step_id", "task_id", "batch_id") if name in first)
    with _by_hand(paths) as db:
        before = history.head_of(db).seq
        key = db.execute(*_insert(table, first)).lastrowid
        for column in first:
            db.execute(f'UPDATE "{table.name}" SET "{column}" = ? WHERE key = ?', (_other(table, column), key))
        changed = {column: _other(table, column) for column in first}
        db.execute(*_insert(table, {"key": key, **first}, "INSERT OR REPLACE"))
        db.execute(f'UPDATE "{table.name}" SET "{owner}" = "{owner}" || ?', ("-bulk",))
        db.execute(f'UPDATE "{table.name}" SET "{owner}" = "{owner}"')
        db.execute(f'DELETE FROM "{table.name}"')
        rows = db.execute(
            "SELECT record, operation, who, who_id, action, at, changes FROM history WHERE seq > ? ORDER BY seq",
            (before,),
        ).fetchall()
    assert {row[:1] + row[2:6] for row in rows} == {(table.name, "周敏", "officer-1", "by_hand", NOW.isoformat())}
    operations = [row[1] for row in rows]
    diffs = [json.loads(row[6]) for row in rows]
    inserted = {"key": [None, key], **{name: [None, value] for name, value in first.items()}}
    assert (operations[0], diffs[0]) == ("insert", inserted)
    updates = diffs[1 : 1 + len(first)]
    assert updates == [{name: [first[name], changed[name]]} for name in first]
    # INSERT OR REPLACE is a deletion and an insertion.
    replaced = diffs[1 + len(first) : 3 + len(first)]
    assert operations[1 + len(first) : 3 + len(first)] == ["delete", "insert"]
    assert {name: old for name, (old, _) in replaced[0].items()} == {"key": key, **changed}
    assert replaced[1] == inserted
    assert operations[-1] == "delete"
    assert len(diffs) == 3 + len(first) + 2 * _rows_at_the_end(table)
    assert lists.check_history() == ()


def _other(table: Table, column: str) -> Any:
    if isinstance(table.c[column].type, Integer):
        return 8
    return {"closeout_status": "reopened", "secrecy": "internal"}.get(column, f"{column}-2")


def _rows_at_the_end(table: Table) -> int:
    """The bulk update and the deletion meet the one row, and the office's own rows beside it."""
    return 2 if table.name in ("workspace", "officer") else 1


def test_that_the_history_of_a_task_names_every_change_with_who_and_when(store: Store, lists: Lists) -> None:
    (task,) = a.kept(store, a.a_full_task())
    first, second = task.measures
    with working(store, "record_measure") as work:
        work.tasks.save(replace(task, classes=("气",), measures=(first, replace(second, result_text="已立牌"))))
        work.closeouts.save(a.two_rounds(task, _scan(work, task)), CloseoutStatus.AWAITING_VERIFICATION)
        work.commit()
    entries = lists.history(task.id, 100)
    assert [e.seq for e in entries] == sorted((e.seq for e in entries), reverse=True)
    assert {(e.who, e.at, e.task_id) for e in entries} == {("周敏", NOW, task.id)}
    changed = [e for e in entries if e.operation == "update" and e.record in ("measure", "task")]
    assert [(e.record, [(c.field, c.old, c.new) for c in e.changes]) for e in changed] == [
        ("task", [("closeout_status", "not_started", "awaiting_verification")]),
        ("task", [("classes", "水、固废", "气")]),
        ("measure", [("result_text", "", "已立牌")]),
    ]
    assert changed[-1].record_id == second.id
    assert {e.record for e in entries} >= {"task_unit", "task_person", "step_record", "step_scan", "return_record"}
    assert lists.history(task.id, 2) == entries[:2]
    assert len(lists.history(None, 1000)) > len(entries)


def _scan(work: Any, task: Any) -> Any:
    item = a.evidence_of(task)
    work.evidence.add(item)
    return item.id


def test_that_history_can_be_neither_changed_nor_deleted(store: Store, paths: StorePaths) -> None:
    for statement in (
        "UPDATE history SET who = '别人'",
        "DELETE FROM history",
        "INSERT OR REPLACE INTO history SELECT * FROM history WHERE seq = 1",
    ):
        with pytest.raises(dbapi2.IntegrityError, match="only ever added"), _by_hand(paths) as db:
            db.execute(statement)


def test_that_a_connection_without_our_functions_cannot_write(store: Store, paths: StorePaths) -> None:
    with pytest.raises(dbapi2.OperationalError, match="no such function"), _by_hand(paths, author=None) as db:
        db.execute("UPDATE officer SET name = '别人'")


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE history SET changes = '{}' WHERE seq = 2", "history_broken"),
        ("UPDATE history SET who = '别人' WHERE seq = 1", "history_broken"),
        ("DELETE FROM history WHERE seq = 2", "history_broken"),
        ("DELETE FROM history WHERE seq > 2", "history_truncated"),
        ("DELETE FROM history", "history_truncated"),
    ],
)
def test_that_a_damaged_chain_is_found(damage: str, code: str, store: Store, paths: StorePaths, lists: Lists) -> None:
    a.kept(store, a.a_full_task())
    assert lists.check_history() == ()
    with _by_hand(paths) as db:
        history.drop_triggers(db)
        db.execute(damage)
        history.make_triggers(db)
    assert code in [finding.code for finding in lists.check_history()]


def test_that_missing_triggers_are_found(store: Store, paths: StorePaths, lists: Lists) -> None:
    with _by_hand(paths) as db:
        db.execute("DROP TRIGGER history_measure_update")
    assert [(f.code, f.path) for f in lists.check_history()] == [("history_triggers_missing", "history_measure_update")]


def test_that_a_database_older_than_its_note_is_found(store: Store, paths: StorePaths) -> None:
    a.kept(store, a.a_task("1"))
    store.backup_to(paths.backups / "old.sqlite")
    a.kept(store, a.a_task("2"))
    store.close()
    # As a power cut can leave it: whole in itself, but the newest transactions are gone.
    (paths.backups / "old.sqlite").replace(paths.database)
    again = open_store(paths, key=KEY, workspace_id=a.WORKSPACE)
    with again.lists() as lists:
        assert [f.code for f in lists.check_history()] == ["history_truncated"]
    again.close()


def test_that_a_rewritten_or_missing_note_is_found(store: Store, paths: StorePaths, lists: Lists) -> None:
    store.close()  # or the note of the set-up may still be on its way
    noted = history.read_head(paths.history_head)
    assert noted is not None
    history.write_head(paths.history_head, Head(noted.seq, "0" * 64))
    assert [f.code for f in lists.check_history()] == ["history_rewritten"]
    paths.history_head.write_text("nonsense")
    assert [f.code for f in lists.check_history()] == ["history_head_missing"]
    paths.history_head.unlink()
    assert [f.code for f in lists.check_history()] == ["history_head_missing"]


def test_that_the_note_follows_the_acts(store: Store, paths: StorePaths, lists: Lists) -> None:
    before = history.read_head(paths.history_head)
    for number in range(1, 6):
        a.kept(store, a.a_task(number=str(number)))
    assert lists.check_history() == ()
    store.close()
    after = history.read_head(paths.history_head)
    assert before is not None
    assert after is not None
    assert after.seq >= before.seq + 5
    again = open_store(paths, key=KEY, workspace_id=a.WORKSPACE)
    with again.lists() as lists:
        assert lists.check_history() == ()
    again.close()


def test_that_check_constraints_are_part_of_the_tables() -> None:
    named = {c.name for t in METADATA.sorted_tables for c in t.constraints if isinstance(c, CheckConstraint)}
    assert named == {"ck_task_closed_is_done", "ck_task_secrecy", "ck_evidence_secrecy"}


def test_that_the_file_is_no_plain_database(store: Store, paths: StorePaths) -> None:
    a.kept(store, a.a_task(problem="不能外泄的文字"))
    store.checkpoint()
    assert "不能外泄".encode() not in paths.database.read_bytes()
    plain = sqlite3.connect(paths.database)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM task")
    plain.close()
