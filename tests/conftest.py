"""What every test may rely on: no screen, an empty home, and the published texts where they are to be had."""

from __future__ import annotations

import os

# Before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from pathlib import Path

import hypothesis
import pytest

REPOSITORY = Path(__file__).resolve().parent.parent

# The same examples at every run, and no time limit on a busy machine.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write the documents just made over the accepted ones in tests/golden"
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether this run replaces the accepted documents instead of comparing with them."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(autouse=True)
def empty_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own for every test, so that none sees the developer's settings or another test's."""
    home = tmp_path_factory.mktemp("home")
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / ".local" / "share"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / ".local" / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.delenv("DUJIAO_PASSWORD", raising=False)
    return home


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of published plans and reports, which may not be copied into the repository."""
    named = os.environ.get("DUJIAO_SEEDS")
    folder = Path(named) if named else REPOSITORY.parent / "shared" / "seeds"
    if any(folder.glob("*.txt")):
        return folder
    if named:
        pytest.fail(f"DUJIAO_SEEDS names {folder}, but no text lies there")
    pytest.skip("the published texts are not beside this repository")
