"""Workspaces made once and copied for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dujiao_desktop.packages.keys import LocalSigner, load_signer
from dujiao_desktop.usecases.set_up import set_up
from tests.builders import NOW
from tests.usecases.closing import close
from tests.usecases.township import OFFICER, UNIT, Township, a_list, a_signing_key, at_desk, do_the_work


@pytest.fixture(scope="session")
def imported_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three tasks, imported, nothing done yet."""
    folder = tmp_path_factory.mktemp("imported")
    set_up(folder / "督交", unit=UNIT, officer_name=OFFICER, password=None, now=NOW)
    with at_desk(folder / "督交") as desk:
        desk.import_list(a_list(folder / "整改清单.csv"))
    return folder / "督交"


@pytest.fixture(scope="session")
def ready_workspace(imported_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Task 7 is done and self-checked: its dossier can be made."""
    folder = tmp_path_factory.mktemp("ready")
    shutil.copytree(imported_workspace, folder / "督交")
    with at_desk(folder / "督交") as desk:
        do_the_work(desk, folder)
    return folder / "督交"


@pytest.fixture
def desk(imported_workspace: Path, tmp_path: Path) -> Iterator[Township]:
    """A workspace with three tasks."""
    with at_desk(shutil.copytree(imported_workspace, tmp_path / "督交")) as opened:
        yield opened


@pytest.fixture
def ready(ready_workspace: Path, tmp_path: Path) -> Iterator[Township]:
    """A workspace whose task 7 is ready for its dossier."""
    with at_desk(shutil.copytree(ready_workspace, tmp_path / "督交")) as opened:
        yield opened


@pytest.fixture(scope="session")
def signer(tmp_path_factory: pytest.TempPathFactory) -> LocalSigner:
    """The officer's local signing key."""
    return load_signer(a_signing_key(tmp_path_factory.mktemp("key")), None)


@pytest.fixture(scope="session")
def closed_workspace(ready_workspace: Path, signer: LocalSigner, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Task 7 was handed in and closed; its package lies beside the workspace."""
    folder = tmp_path_factory.mktemp("closed")
    shutil.copytree(ready_workspace, folder / "督交")
    with at_desk(folder / "督交") as desk:
        desk.produce("7", folder / "送审", signer)
        close(desk)
    return folder / "督交"


@pytest.fixture
def closed(closed_workspace: Path, tmp_path: Path) -> Iterator[Township]:
    """A workspace whose task 7 is closed."""
    with at_desk(shutil.copytree(closed_workspace, tmp_path / "督交")) as opened:
        yield opened
