"""The house keeps its floors: who may import whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "dujiao_desktop"


def imported_modules(source: Path) -> set[str]:
    """Every module named by an import statement of `source`, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source} imports relatively in line {node.lineno}"
            names.add(node.module or "")
    return names


def test_that_no_floor_imports_a_higher_one() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")

    run = subprocess.run([lint_imports, "--no-cache"], cwd=REPOSITORY, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr


def test_that_the_rules_of_the_work_import_only_the_standard_library() -> None:
    foreign = {
        f"{source.name}: {name}"
        for source in (PACKAGE / "domain").rglob("*.py")
        for name in imported_modules(source)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("dujiao_desktop.domain")
    }

    assert foreign == set()


def test_that_migrations_do_not_lean_on_todays_code() -> None:
    leaning = {
        f"{revision.name}: {name}"
        for revision in (PACKAGE / "store" / "migrations" / "versions").glob("*.py")
        for name in imported_modules(revision)
        if name.startswith("dujiao_desktop")
    }

    assert leaning == set()


def test_that_only_one_file_of_the_window_starts_threads() -> None:
    starts = {"Thread", "Timer", "ThreadPoolExecutor", "ProcessPoolExecutor", "QThread", "QThreadPool", "QRunnable"}
    starting = {
        source.name
        for source in (PACKAGE / "desktop").rglob("*.py")
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Name) and node.id in starts)
        or (isinstance(node, ast.Attribute) and node.attr in starts)
    }

    assert starting <= {"jobs.py"}
