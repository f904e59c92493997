"""The demonstration, made once by the program itself and looked at by every journey."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.screen import a_screen
from tests.documents.judging import run
from tests.journeys.command_line import REPOSITORY, Demo, Told, dujiao


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


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Tells a story on a screen of its own; gives the folder with all it left behind."""

    def tell(story: Callable[..., None]) -> Path:
        with a_screen() as screen:
            done = subprocess.run(
                [sys.executable, "-m", story.__module__, story.__name__, str(tmp_path)],
                cwd=REPOSITORY, env=os.environ | screen, capture_output=True, text=True, timeout=120, check=False,
            )  # fmt: skip
        kept = os.environ.get("DUJIAO_PICTURES")
        if kept:
            shutil.copytree(tmp_path / "pictures", Path(kept) / story.__name__, dirs_exist_ok=True)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        return tmp_path

    return tell
