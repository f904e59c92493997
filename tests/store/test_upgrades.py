"""Newer tables come with a backup, all or nothing; a database of a newer program is left alone."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.domain.identity import PartId, TaskId
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.store import search
from dujiao_desktop.store.connecting import Access, key_from, make_engine, open_driver
from dujiao_desktop.store.database import Store, StorePaths, create_database, open_store
from dujiao_desktop.store.history import Author
from dujiao_desktop.store.tables import METADATA
from dujiao_desktop.store.upgrading import CURRENT, Schema
from tests.store import builders as a
from tests.store.builders import KEY, TODAY, WORKSPACE, working

NEW_COLUMN = """
    with op.batch_alter_table("task") as batch:
        batch.add_column(sa.Column("village", sa.Text(), nullable=False, server_default=""))
    op.execute("UPDATE task SET village = '一村'")
"""
FAILS_HALFWAY = """
    op.create_table("village", sa.Column("name", sa.Text()))
    op.execute("UPDATE task SET note = 'half'")
    raise ValueError("no village register")
"""
ORPHANS = """
    op.execute("DELETE FROM task")
"""
NOW = CURRENT.latest
NEXT = f"{int(NOW) + 1:04}"
LOSES_ROWS = """
    op.execute("DELETE FROM progress")
"""


@pytest.fixture
def next_revision(tmp_path: Path) -> Callable[[str], Schema]:
    """Makes a folder with the real revisions and one more that does as told."""

    def made(body: str) -> Schema:
        # A percent sign, a blank and a colon in a folder name are ordinary.
        folder = tmp_path / "版本 100%: neu"
        folder.mkdir(exist_ok=True)
        for file in CURRENT.versions.glob("*.py"):
            shutil.copy(file, folder)
        head = f'import sqlalchemy as sa\nfrom alembic import op\n\nrevision = "{NEXT}"\ndown_revision = "{NOW}"\n\n\n'
        (folder / f"{NEXT}_villages.py").write_text(f"{head}def upgrade():{body}", encoding="utf-8")
        return Schema(folder, (*CURRENT.revisions, NEXT))

    return made


@pytest.fixture
def filled(store: Store, paths: StorePaths) -> StorePaths:
    (task,) = a.kept(store, a.a_full_task())
    with working(store) as work:
        work.evidence.add(a.evidence_of(task))
        work.progress.add(a.progress_of(task))
        work.commit()
    store.close()
    return paths


def _open(paths: StorePaths, schema: Schema = CURRENT) -> Store:
    return open_store(paths, key=KEY, workspace_id=WORKSPACE, schema=schema)


def _dump(file: Path) -> list[object]:
    """Every table's definition and rows."""
    db = open_driver(file, key_from(KEY))
    master = db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    tables = [name for kind, name, sql in master if kind == "table" and not name.startswith("task_search")]
    rows = [db.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables]
    db.close()
    return [master, rows]


def test_that_the_revisions_make_exactly_the_tables_the_program_knows(empty_database: Path, tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "known.db", key_from(KEY), Access.UPGRADE)
    with engine.begin() as connection:
        METADATA.create_all(connection)
        connection.exec_driver_sql(search.CREATE_INDEX)
    engine.dispose()
    found = []
    for file in (tmp_path / "known.db", empty_database):
        db = open_driver(file, key_from(KEY))
        statements = (
            "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND name <> 'alembic_version'"
        )
        found.append({name: _parts(sql) for name, sql in db.execute(statements).fetchall()})
        db.close()
    found[1].pop("sqlite_autoindex_alembic_version_1", None)
    assert found[1] == found[0]


def _parts(sql: str | None) -> list[str]:
    """Columns and constraints; their order, on which line SQLite puts an added column, and how it writes the name of a
    table that was made anew say nothing."""
    plain = re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", sql or "")
    return sorted(part.strip() for part in re.split(r",\s*(?![^()]*\))|\n", plain) if part.strip())


def test_that_the_program_knows_all_its_revisions() -> None:
    files = sorted(CURRENT.versions.glob("*.py"))
    assert [file.name.split("_")[0] for file in files] == list(CURRENT.revisions)
    for file in files:
        assert "dujiao_desktop" not in file.read_text(encoding="utf-8")


def test_that_an_upgrade_keeps_every_row_and_backs_up_before(
    filled: StorePaths, next_revision: Callable[[str], Schema]
) -> None:
    before = _dump(filled.database)
    store = _open(filled, next_revision(NEW_COLUMN))
    with store.lists() as lists:
        (line,) = lists.all_lines(TaskFilter(text="渗滤"), TODAY)
        case = lists.case_file(line.id)
        assert (len(case.evidence), len(case.progress), len(case.task.measures)) == (1, 1, 2)
        assert lists.check_history() == lists.check_database() == ()
        newest = lists.history(None, 1)[0]
    assert (newest.action, newest.record) == ("upgrade_database", "database")
    assert [(c.field, c.old, c.new) for c in newest.changes] == [("tables", NOW, NEXT)]
    store.close()
    (backup,) = filled.backups.iterdir()
    assert backup.name.startswith(f"before-{NOW}-")
    assert _dump(backup) == before


def test_that_a_workspace_of_the_first_tables_keeps_its_files_and_can_share_work(tmp_path: Path) -> None:
    paths = StorePaths(tmp_path / "first.db", tmp_path / "evidence", tmp_path / "backups")
    first = Schema(CURRENT.versions, CURRENT.revisions[:1])
    create_database(paths.database, key=KEY, workspace_id=WORKSPACE, schema=first)
    engine = make_engine(paths.database, key_from(KEY), Access.UPGRADE, Author())
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO task (id, number, kind, progress_status, closeout_status, secrecy) "
            "VALUES ('t', '7', 'engineering', 'behind', 'not_started', 'public')",
            "INSERT INTO evidence (id, task_id, kind, file_name, sha256, destination, taken_by, secrecy) "
            "VALUES ('e', 't', 'plan', 'a.pdf', 'ab', 'dossier', 'unknown', 'public')",
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()
    store = open_store(paths, key=KEY, workspace_id=WORKSPACE)
    with working(store) as work:
        (item,) = work.case_file(TaskId("t")).evidence
        assert (item.file_name, item.part_seq) == ("a.pdf", None)
        work.parts.add(Part(PartId("p"), TaskId("t"), 1, "清溪村"))
        work.evidence.save(replace(item, part_seq=1))
        work.commit()
    with store.lists() as lists:
        case = lists.case_file(TaskId("t"))
        assert ([p.name for p in case.parts], case.evidence[0].part_seq) == (["清溪村"], 1)
        assert lists.check_history() == lists.check_database() == ()
    store.close()


def test_that_the_history_sees_columns_added_by_an_upgrade(
    filled: StorePaths, next_revision: Callable[[str], Schema]
) -> None:
    store = _open(filled, next_revision(NEW_COLUMN))
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE task SET village = '二村'")
    with store.lists() as lists:
        assert [(c.field, c.old, c.new) for c in lists.history(None, 1)[0].changes] == [("village", "一村", "二村")]
        assert lists.check_history() == ()
    store.close()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (FAILS_HALFWAY, "no village register"),
        (ORPHANS, "would refer to nothing"),
        (LOSES_ROWS, "progress had 1 rows, would have 0"),
    ],
)
def test_that_an_upgrade_that_fails_changes_nothing(
    body: str, reason: str, filled: StorePaths, next_revision: Callable[[str], Schema]
) -> None:
    before = _dump(filled.database)
    with pytest.raises(Unavailable, match="upgrade_failed") as told:
        _open(filled, next_revision(body))
    assert reason in str(told.value.facts["reason"])
    assert Path(str(told.value.facts["backup"])).is_file()
    assert _dump(filled.database) == before
    # The program that made it opens it as ever, and a repaired upgrade goes through.
    _open(filled).close()
    _open(filled, next_revision(NEW_COLUMN)).close()


def test_that_a_database_of_a_newer_program_is_refused_untouched(
    filled: StorePaths, next_revision: Callable[[str], Schema]
) -> None:
    _open(filled, next_revision(NEW_COLUMN)).close()
    before = filled.database.read_bytes()
    with pytest.raises(Unavailable, match="newer_database") as told:
        _open(filled)
    assert (told.value.facts["found"], told.value.facts["known"]) == (NEXT, NOW)
    assert filled.database.read_bytes() == before


def test_that_only_the_last_five_backups_are_kept(filled: StorePaths, next_revision: Callable[[str], Schema]) -> None:
    schema = next_revision(FAILS_HALFWAY)
    for _ in range(7):
        with pytest.raises(Unavailable):
            _open(filled, schema)
    assert len(list(filled.backups.iterdir())) == 5


def test_that_a_damaged_database_is_not_upgraded(filled: StorePaths, next_revision: Callable[[str], Schema]) -> None:
    content = bytearray(filled.database.read_bytes())
    content[-2000] ^= 1
    filled.database.write_bytes(content)
    with pytest.raises(Unavailable, match="database_damaged"):
        _open(filled, next_revision(NEW_COLUMN))
    assert filled.database.read_bytes() == content


def test_that_a_database_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    nowhere = Schema(tmp_path / "none", ("0001",))
    with pytest.raises(Exception, match=r"0001|none"):
        create_database(tmp_path / "dujiao.db", key=KEY, workspace_id=WORKSPACE, schema=nowhere)
    assert list(tmp_path.glob("dujiao*")) == []


def test_that_foreign_keys_are_off_only_while_upgrading(filled: StorePaths) -> None:
    store = _open(filled)
    with pytest.raises(sa.exc.IntegrityError, match="FOREIGN KEY"), store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM task")
    assert isinstance(store._writer.connection.driver_connection, dbapi2.Connection)
    store.close()
