"""The demonstration, made once by the program itself and looked at by every journey."""

import shutil
from pathlib import Path

import pytest

from tests.documents.judging import run
from tests.journeys.command_line import Demo, dujiao


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demonstration, made once by the program itself."""
    folder = tmp_path_factory.mktemp("demo")
    said = dujiao("demo", "--to", folder / "演示", "--json", env={"HOME": str(folder / "home")})
    assert said.code == 0, said.err
    assert set(said.json) == {"workspace", "package"}
    return Demo(Path(said.json["workspace"]), Path(said.json["package"]))


@pytest.fixture(scope="session")
def unpacked(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bag of the demo's package, unpacked by a program not ours."""
    folder = tmp_path_factory.mktemp("unpacked")
    run("unzip", "-q", demo.package, "-d", folder)
    return next(folder.iterdir())


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Path:
    """The demo's workspace, for one test to change."""
    return shutil.copytree(demo.workspace, tmp_path / "督交")
