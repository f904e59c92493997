"""Opening, backing up, and what is said when the machine or the file will not."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.store.connecting import key_from, open_driver
from dujiao_desktop.store.database import Store, StorePaths, create_database, open_store
from dujiao_desktop.store.lists import Lists
from tests.store import builders as a
from tests.store.builders import KEY, NOW, TODAY, WORKSPACE, working


def _open(paths: StorePaths, key: bytes = KEY, workspace: str = WORKSPACE, **more: bool) -> Store:
    return open_store(paths, key=key, workspace_id=workspace, **more)


def test_that_another_key_is_a_wrong_password(paths: StorePaths, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Refused, match="wrong_password"):
        _open(paths, key=bytes(32))
    assert capfd.readouterr() == ("", "")


def test_that_a_key_of_another_length_is_a_mistake_of_the_program(paths: StorePaths) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        _open(paths, key=b"short")


def test_that_a_database_of_another_workspace_is_not_taken_for_ours(paths: StorePaths) -> None:
    with pytest.raises(Unavailable, match="database_of_another_workspace"):
        _open(paths, workspace="workspace-2")


def test_that_a_missing_empty_or_foreign_file_is_told(paths: StorePaths) -> None:
    paths.database.unlink()
    with pytest.raises(Unavailable, match="database_missing"):
        _open(paths)
    paths.database.write_bytes(b"")
    with pytest.raises(Unavailable, match="database_damaged"):
        _open(paths)
    paths.database.unlink()
    driver = open_driver(paths.database, key_from(KEY))
    driver.execute("CREATE TABLE other (x)")
    driver.close()
    with pytest.raises(Unavailable, match="database_damaged"):
        _open(paths)


def test_that_a_damaged_page_is_found_and_told(store: Store, paths: StorePaths) -> None:
    a.kept(store, *(a.a_full_task(str(n)) for n in range(60)))
    store.close()
    content = bytearray(paths.database.read_bytes())
    for page in range(len(content) // 4096 - 40, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    paths.database.write_bytes(content)
    damaged = _open(paths)
    with damaged.lists() as lists:
        assert {f.code for f in lists.check_database()} == {"database_damaged"}
        with pytest.raises(Unavailable, match="database_damaged"):
            list(lists.all_lines(TaskFilter(), TODAY))
    with pytest.raises(Unavailable, match="database_damaged"):
        damaged.backup_to(paths.backups / "copy.sqlite")
    assert not paths.backups.exists() or list(paths.backups.iterdir()) == []
    damaged.close()


def test_that_a_backup_is_a_whole_database_of_its_own(store: Store, paths: StorePaths, lists: Lists) -> None:
    (task,) = a.kept(store, a.a_full_task())
    copy = paths.backups / "备份 '1'.sqlite"
    with working(store) as work:
        work.tasks.add(a.a_task("not yet kept"))
        store.backup_to(copy)
        work.commit()
    with pytest.raises(Refused, match="file_exists"):
        store.backup_to(copy)
    assert [f.name for f in paths.backups.iterdir()] == [copy.name]
    other = paths.backups / "restored"
    other.mkdir()
    shutil.copy(copy, other / "dujiao.db")
    restored = _open(StorePaths(other / "dujiao.db", paths.vault, paths.backups))
    with restored.lists() as again:
        assert [line.id for line in again.all_lines(TaskFilter(), TODAY)] == [task.id]
        assert again.case_file(task.id) == lists.case_file(task.id)
        assert again.check_history() == again.check_database() == ()
    restored.close()


def test_that_closing_leaves_one_file_that_holds_everything(store: Store, paths: StorePaths) -> None:
    (task,) = a.kept(store, a.a_task())
    store.close()
    store.close()
    assert sorted(f.name for f in paths.database.parent.glob("dujiao.db*")) == ["dujiao.db"]
    again = _open(paths)
    with again.lists() as lists:
        assert lists.key_of(task.id) is not None
    again.close()


def test_that_the_journal_fits_the_kind_of_disk(paths: StorePaths) -> None:
    for removable, mode in ((False, "wal"), (True, "truncate"), (False, "wal")):
        store = _open(paths, removable=removable)
        assert store._writer.exec_driver_sql("PRAGMA journal_mode").scalar() == mode
        store._writer.rollback()
        a.kept(store, a.a_task(mode))
        store.close()


def test_that_connections_are_set_as_decided(store: Store, lists: Lists) -> None:
    expected = {
        "foreign_keys": 1, "synchronous": 2, "trusted_schema": 1, "recursive_triggers": 1, "cell_size_check": 1,
        "busy_timeout": 5000, "temp_store": 2, "locking_mode": "normal",
    }  # fmt: skip
    for connection, query_only in ((store._writer, 0), (lists._connection, 1)):
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
        assert found == expected
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == query_only
        connection.rollback()


def test_that_a_second_writer_is_told_that_the_database_is_busy(store: Store, paths: StorePaths) -> None:
    other = _open(paths)
    other._writer.exec_driver_sql("PRAGMA busy_timeout = 20")
    other._writer.rollback()
    with working(store) as work:
        work.officers.all()
        with pytest.raises(Unavailable, match="database_busy"), working(other):
            pass
        work.commit()
    a.kept(other, a.a_task())
    other.close()


def test_that_two_programs_lose_nothing_of_each_other(store: Store, paths: StorePaths, lists: Lists) -> None:
    program = f"""
import sys
sys.path.insert(0, {str(Path.cwd())!r})
from pathlib import Path
from tests.store import builders as a
from dujiao_desktop.store.database import StorePaths, open_store
store = open_store(
    StorePaths(Path({str(paths.database)!r}), Path("evidence"), Path("backups")), key=a.KEY, workspace_id=a.WORKSPACE
)
for n in range(30):
    a.kept(store, a.a_task(f"B{{n}}"))
store.close()
"""
    other = subprocess.Popen([sys.executable, "-c", program])
    for n in range(30):
        a.kept(store, a.a_task(f"A{n}"))
    assert other.wait(60) == 0
    assert len(lists.task_keys(TaskFilter(), TODAY)) == 60
    assert lists.check_database() == ()
    assert lists.check_history() == ()


def test_that_a_full_disk_is_told_and_nothing_is_lost(store: Store, lists: Lists) -> None:
    (task,) = a.kept(store, a.a_task())
    # A database that may not grow says the same as a disk that is full.
    pages = store._writer.exec_driver_sql("PRAGMA page_count").scalar()
    store._writer.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    store._writer.rollback()
    with pytest.raises(Unavailable, match="disk_full"):
        a.kept(store, a.a_task("2", "长" * 20_000))
    store._writer.exec_driver_sql("PRAGMA max_page_count = 1000000")
    store._writer.rollback()
    a.kept(store, a.a_task("3"))
    assert [line.number for line in lists.all_lines(TaskFilter(), TODAY)] == [task.number, "3"]
    assert lists.check_history() == ()


def test_that_a_folder_that_may_not_be_written_is_told(paths: StorePaths) -> None:
    # Run as somebody without rights: the administrator may write everywhere.
    folder = Path(tempfile.mkdtemp())
    shutil.copy(paths.database, folder / "dujiao.db")
    (folder / "dujiao.db").chmod(0o444)
    folder.chmod(0o555)
    program = f"""
import sys
sys.path.insert(0, {str(Path.cwd())!r})
from pathlib import Path
from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.store.database import StorePaths, create_database, open_store
folder = Path({str(folder)!r})
paths = StorePaths(folder / "dujiao.db", folder / "evidence", folder / "backups")
for attempt in (
    lambda: create_database(folder / "new.db", key=bytes(range(32)), workspace_id="workspace-1"),
    lambda: open_store(paths, key=bytes(range(32)), workspace_id="workspace-1"),
):
    try:
        attempt()
    except Unavailable as told:
        print(told.code)
"""
    nobody = 65534 if os.geteuid() == 0 else None
    done = subprocess.run([sys.executable, "-c", program], user=nobody, capture_output=True, text=True, check=False)
    folder.chmod(0o700)
    closed = subprocess.run([sys.executable, "-c", program], user=nobody, capture_output=True, text=True, check=False)
    shutil.rmtree(folder)
    assert (done.stdout.split(), done.stderr) == (["database_unreadable", "folder_read_only"], "")
    if nobody is not None:
        assert (closed.stdout.split(), closed.stderr) == (["folder_read_only", "folder_read_only"], "")


def test_that_a_missing_folder_is_told_and_an_existing_database_is_kept(tmp_path: Path, paths: StorePaths) -> None:
    with pytest.raises(Unavailable, match="database_unreadable"):
        create_database(tmp_path / "none" / "dujiao.db", key=KEY, workspace_id=WORKSPACE)
    before = paths.database.read_bytes()
    with pytest.raises(Refused, match="file_exists"):
        create_database(paths.database, key=KEY, workspace_id=WORKSPACE)
    assert paths.database.read_bytes() == before


def test_that_a_mistake_in_the_program_is_not_told_as_trouble(store: Store) -> None:
    with pytest.raises(Exception, match="no such table") as mistake, working(store) as work:
        work._session.connection.exec_driver_sql("SELECT * FROM nowhere")
    assert not isinstance(mistake.value, Unavailable)
    assert dbapi2.sqlite_version_info >= (3, 51, 3)


def test_that_the_program_itself_can_be_the_author(store: Store, lists: Lists) -> None:
    with store.work(by=None, now=NOW, action="tidy_up") as work:
        work.tasks.add(a.a_task())
        work.commit()
    newest = lists.history(None, 1)[0]
    assert (newest.who, newest.action) == ("", "tidy_up")
