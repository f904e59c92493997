"""The program as an office gets it: the folder that PyInstaller made, on a computer that shows it no Python."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.frozen, pytest.mark.slow]


@pytest.fixture(scope="module")
def program() -> Path:
    """The frozen program named by DUJIAO_FROZEN; without it these tests have nothing to look at."""
    named = os.environ.get("DUJIAO_FROZEN")
    if not named:
        pytest.skip("DUJIAO_FROZEN names no frozen program; ./dev freeze makes one")
    return Path(named).resolve(strict=True)


def run(program: Path, *words: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Start the program with nothing in its surroundings but a home folder, and nowhere near the source."""
    surroundings = {"HOME": str(home), "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [program, *words], cwd=home, env=surroundings, capture_output=True, encoding="utf-8", timeout=300, check=False
    )


def test_that_the_frozen_program_passes_its_own_check(program: Path, tmp_path: Path) -> None:
    checked = run(program, "--self-check", home=tmp_path)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_that_a_package_made_by_the_frozen_program_stands_before_a_foreign_judge(program: Path, tmp_path: Path) -> None:
    made = run(program, "demo", "--to", str(tmp_path / "demo"), "--json", home=tmp_path)
    assert made.returncode == 0, made.stdout + made.stderr
    package = Path(json.loads(made.stdout)["package"])
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path / "opened")
    bags = [found.parent for found in (tmp_path / "opened").rglob("bagit.txt")]

    judged = subprocess.run(
        [sys.executable, "-m", "bagit", "--validate", *bags], capture_output=True, encoding="utf-8", check=False
    )

    assert len(bags) == 1
    assert judged.returncode == 0, judged.stderr


def test_that_the_frozen_folder_holds_its_resources_and_no_tools_of_development(program: Path) -> None:
    inside = program.parent / "_internal"
    names = {path.name for path in inside.iterdir()}

    assert (inside / "resources" / "licences" / "README.md").exists()
    assert list((inside / "dujiao_desktop" / "store" / "migrations" / "versions").glob("*.py"))
    assert list(inside.rglob("qtbase_zh_CN.qm"))
    assert (inside / "licences" / "python" / "reportlab").exists()
    assert not names & {"pytest", "mypy", "hypothesis", "setuptools", "tests"}
