"""What is written about the house agrees with the house, and the lock names packages only."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import dujiao_desktop

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "dujiao_desktop"


def committed_texts() -> list[Path]:
    """Every text file that is part of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a clone: git knows nothing of this folder")
    paths = [REPOSITORY / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def test_that_the_readme_names_every_folder_of_the_program() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    folders = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))

    assert [name for name in folders if f"{name}/" not in readme] == []


def test_that_the_readme_names_both_commands() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")

    assert "./dev run" in readme
    assert "./dev test" in readme


def test_that_the_pictures_and_pages_linked_from_the_papers_exist() -> None:
    missing = [
        f"{paper.name}: {target}"
        for paper in [REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")]
        for target in re.findall(r"\]\(([^)#:]+)\)", paper.read_text(encoding="utf-8"))
        if not (paper.parent / target).exists()
    ]

    assert missing == []


def test_that_the_lock_pins_every_package_by_hash_and_names_no_address() -> None:
    lock = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[a-zA-Z])", re.sub(r"^#.*\n", "", lock, flags=re.MULTILINE))

    assert not re.search(r"://|file:|--index|--find-links|@ ", lock)
    assert not re.search(r"(^|\s)/\w+/", lock)
    assert [package.splitlines()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_that_every_dependency_is_locked() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    locked = set(re.findall(r"^([\w.-]+)==", (REPOSITORY / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in wanted}  # type: ignore[index]

    assert names <= locked


def test_that_no_committed_text_names_the_place_where_it_was_written() -> None:
    # Put together here, so that this file does not find itself.
    words = [
        "/work" + "/main",
        "/work" + "/shared",
        "/tmp" + "/w/",
        "/opt" + "/wheels",
        "/opt" + "/pypi",
        "/root" + "/.",
    ]
    found = [
        f"{path.relative_to(REPOSITORY)}: {word}"
        for path in committed_texts()
        for word in words
        if word in path.read_text(encoding="utf-8", errors="replace")
    ]

    assert found == []


def test_that_nothing_is_left_for_later_in_the_program() -> None:
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|raise NotImplemented" + r"Error)\b")
    found = [
        f"{source.relative_to(REPOSITORY)}:{number}"
        for source in PACKAGE.rglob("*.py")
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1)
        if marks.search(line)
    ]

    assert found == []


def test_that_the_version_is_three_numbers() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", dujiao_desktop.__version__)
