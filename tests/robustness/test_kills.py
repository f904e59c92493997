"""A program killed at any moment loses nothing it has said was done, and leaves nothing half done behind."""

import shutil
from pathlib import Path

import pytest

from tests.robustness.killing import Killing

MOMENTS = [
    ("import", 30),
    ("attach", 55),
    ("step", 40),
    ("dossier", 9),
    ("dossier", 11),
    ("typing", 30),
    ("backup", 30),
]
BROKEN = {
    "attach, row first": "evidence_missing",
    "typing, said too early": "typed and lost",
    "backup, named too early": "half a file",
}


@pytest.fixture
def papers(tmp_path: Path, key_file: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    shutil.copy(key_file, folder / "key.p12")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "moments"), MOMENTS)
def test_that_a_program_killed_at_two_hundred_moments_keeps_its_word(
    workspace: Path, papers: Path, kind: str, moments: int
) -> None:
    killing = Killing(kind, workspace, papers)
    killing.run(moments)
    assert killing.faults == []


@pytest.mark.parametrize("kind", BROKEN)
def test_that_a_program_that_does_not_keep_its_word_is_found_out(workspace: Path, papers: Path, kind: str) -> None:
    killing = Killing(kind, workspace, papers)
    killing.run(12)
    assert any(BROKEN[kind] in fault for fault in killing.faults)
