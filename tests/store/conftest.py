"""A store in a folder of its own; the empty database is made once and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dujiao_desktop.store.database import Store, StorePaths, create_database, open_store
from dujiao_desktop.store.lists import Lists
from tests.store.builders import KEY, OFFICER, WORKSPACE, working


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("empty") / "dujiao.db"
    create_database(file, key=KEY, workspace_id=WORKSPACE)
    return file


@pytest.fixture
def paths(tmp_path: Path, empty_database: Path) -> StorePaths:
    shutil.copy(empty_database, tmp_path / "dujiao.db")
    return StorePaths(tmp_path / "dujiao.db", tmp_path / "evidence", tmp_path / "backups")


@pytest.fixture
def store(paths: StorePaths) -> Iterator[Store]:
    opened = open_store(paths, key=KEY, workspace_id=WORKSPACE)
    with working(opened, "set_up") as work:
        work.officers.add(OFFICER)
        work.commit()
    yield opened
    opened.close()


@pytest.fixture
def lists(store: Store) -> Iterator[Lists]:
    with store.lists() as reader:
        yield reader
