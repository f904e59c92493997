"""The compiled forms are those that the designer's files give."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
COMPILED = REPOSITORY / "dujiao_desktop" / "desktop" / "forms"
SOURCES = sorted((REPOSITORY / "forms").glob("*.ui"))


def test_that_every_compiled_form_has_its_source() -> None:
    assert {path.stem.removeprefix("ui_") for path in COMPILED.glob("ui_*.py")} == {path.stem for path in SOURCES}


@pytest.mark.skipif(PySide6.__version__ != "6.9.3", reason="another version of the form compiler writes other text")
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_that_a_compiled_form_equals_a_fresh_one(source: Path, tmp_path: Path) -> None:
    fresh = tmp_path / f"ui_{source.stem}.py"
    uic = Path(sys.executable).with_name("pyside6-uic")

    subprocess.run([uic, "-g", "python", source.relative_to(REPOSITORY), "-o", fresh], cwd=REPOSITORY, check=True)

    assert (COMPILED / fresh.name).read_text(encoding="utf-8") == fresh.read_text(encoding="utf-8"), "run ./dev forms"
