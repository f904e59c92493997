import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dujiao_desktop.packages.keys import LocalSigner, load_signer, make_key
from tests.packages.building import NOW, ROLES, UNIT, Built, a_package


@pytest.fixture(scope="session")
def signers(tmp_path_factory: pytest.TempPathFactory) -> tuple[LocalSigner, ...]:
    """经办人, 审核人 and 主要负责人 of one township."""
    folder = tmp_path_factory.mktemp("keys")
    for n, (role, name) in enumerate(zip(ROLES, ("李明", "王芳", "张伟"), strict=True)):
        make_key(folder / f"{n}.p12", unit=UNIT, name=name, role=role, password=None, now=NOW)
    return tuple(load_signer(folder / f"{n}.p12", None) for n in range(len(ROLES)))


@pytest.fixture(scope="session")
def _built(signers: tuple[LocalSigner, ...], tmp_path_factory: pytest.TempPathFactory) -> Built:
    return a_package(tmp_path_factory.mktemp("package"), signers[0])


@pytest.fixture
def package(_built: Built, tmp_path: Path) -> Built:
    """A package of one's own, made once and copied."""
    bag = shutil.copytree(_built.bag, tmp_path / "bag")
    path = Path(shutil.copy(_built.path, tmp_path / "卷宗.zip"))
    return Built(bag, replace(_built.archive, path=path))


@pytest.fixture(scope="session")
def key_maker(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., LocalSigner]:
    """Makes further keys."""
    folder = tmp_path_factory.mktemp("more-keys")

    def make(name: str, **changes: object) -> LocalSigner:
        path = folder / f"{name}.p12"
        facts = {"unit": UNIT, "name": name, "role": "经办人", "password": None, "now": NOW} | changes
        make_key(path, **facts)  # type: ignore[arg-type]
        return load_signer(path, None)

    return make
