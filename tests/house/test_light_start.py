"""The start stays light: what an officer waits for first is there before anything heavy is imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.workspace import WINDOW, make_workspace

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
TASKS = WINDOW + 44

# Excel, PDF, signatures, photos, upgrades of the tables, the command line.
HEAVY = {"openpyxl", "reportlab", "pyhanko", "pikepdf", "pypdf", "PIL", "pi_heif", "alembic", "typer", "bagit"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("light") / "工作区"
    make_workspace(folder, TASKS)
    return folder


def seen_in(script: str, workspace: Path) -> dict[str, Any]:
    """What `script` tells of the moment it waits for, with the modules loaded by then."""
    run = subprocess.run(
        [sys.executable, BENCHMARKS / script, workspace], capture_output=True, text=True, encoding="utf-8",
        timeout=50, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    seen: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return seen


def libraries(seen: dict[str, Any]) -> set[str]:
    return {module.partition(".")[0] for module in seen["modules"]}


def test_that_the_first_list_is_filled_before_anything_heavy_is_imported(workspace: Path) -> None:
    seen = seen_in("first_list.py", workspace)

    assert (seen["visible"], seen["rows"], len(seen["texts"])) == (True, TASKS, WINDOW)
    assert [number for number, *_ in seen["texts"]] == [str(number) for number in range(1, WINDOW + 1)]
    assert {"PySide6", "sqlcipher3"} <= libraries(seen)
    assert libraries(seen) & HEAVY == set()


def test_that_the_first_list_does_not_wait_for_sqlalchemy(workspace: Path) -> None:
    assert "sqlalchemy" not in libraries(seen_in("first_list.py", workspace))


def test_that_the_window_is_painted_before_the_program_is_imported(workspace: Path) -> None:
    seen = seen_in("first_window.py", workspace)

    assert (seen["visible"], seen["words"]) == (True, "正在打开…")
    assert seen["colours"] > 2
    assert libraries(seen) & (HEAVY | {"sqlalchemy", "sqlcipher3", "msgspec", "cryptography"}) == set()
    assert {m for m in seen["modules"] if m.startswith(("dujiao_desktop.usecases", "dujiao_desktop.store"))} == set()
    # Its names of flags cost more than the paint; only pages need them.
    assert "dujiao_desktop.desktop.theme" not in seen["modules"]


def test_that_a_heavy_library_would_be_seen(workspace: Path, tmp_path: Path) -> None:
    script = tmp_path / "heavy.py"
    script.write_text(
        f"import sys\nsys.path.insert(0, {str(BENCHMARKS)!r})\nimport openpyxl\nimport runpy\n"
        f"runpy.run_path({str(BENCHMARKS / 'first_list.py')!r}, run_name='__main__')\n",
        encoding="utf-8",
    )

    assert "openpyxl" in libraries(seen_in(str(script), workspace)) & HEAVY
