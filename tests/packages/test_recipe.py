import re
from pathlib import Path

import pytest

from dujiao_desktop.packages.keys import LocalSigner
from tests.packages.building import TOP, Built, archived, run

PAGE = Path(__file__).parents[2] / "docs" / "package.md"


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    """The shell script of the page, as a reader would save it."""
    (script,) = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "check.sh"
    path.write_text(script, "utf-8")
    return path


def test_that_the_printed_recipe_accepts_our_package_and_shows_the_fingerprint(
    recipe: Path, package: Built, signers: tuple[LocalSigner, ...]
) -> None:
    said = run("sh", recipe, package.path)
    assert said.returncode == 0, said.stderr
    assert said.stdout.rstrip().endswith("unaltered")
    assert "CN=李明" in said.stdout.replace(" ", "")
    fingerprint = said.stdout.split("Fingerprint=")[1].split()[0].replace(":", "")
    assert fingerprint.lower() == signers[0].info.sha256
    assert fingerprint.startswith(signers[0].info.fingerprint.replace(" ", ""))


@pytest.mark.parametrize("file", ["data/台账.xlsx", "index.html", "signatures/1-经办人.p7s", "tagmanifest-sha256.txt"])
def test_that_the_printed_recipe_refuses_a_changed_file(recipe: Path, package: Built, file: str) -> None:
    content = bytearray((package.bag / file).read_bytes())
    content[len(content) // 2] ^= 1
    (package.bag / file).write_bytes(content)
    package.path.unlink()
    archived(package.bag, package.path, name=TOP)
    assert run("sh", recipe, package.path).returncode != 0


def test_that_the_printed_recipe_refuses_a_file_too_many(recipe: Path, package: Built) -> None:
    (package.bag / "data" / "佐证" / "后加.txt").write_text("x", "utf-8")
    package.path.unlink()
    archived(package.bag, package.path, name=TOP)
    said = run("sh", recipe, package.path)
    assert said.returncode != 0
    assert "后加.txt" in said.stdout


def test_that_the_page_names_every_verdict_and_tag(package: Built) -> None:
    from dujiao_desktop.packages.bag import DOSSIER_PROFILE, REQUIRED_FILES
    from dujiao_desktop.packages.verdict import Judgement

    page = PAGE.read_text("utf-8")
    labels = [line.split(":")[0] for line in (package.bag / "bag-info.txt").read_text("utf-8").splitlines()]
    for word in (*Judgement, *labels, DOSSIER_PROFILE, *REQUIRED_FILES[DOSSIER_PROFILE]):
        assert f"`{word}`" in page, word
