"""Workspaces to be killed, filled up and damaged; made once and copied for every test."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.usecases.back_up import back_up
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.usecases.set_up import set_up
from tests.builders import NOW
from tests.usecases.township import (
    OFFICER,
    UNIT,
    Township,
    a_list,
    a_paper,
    a_photo,
    a_signing_key,
    at_desk,
    do_the_work,
)


@pytest.fixture(scope="session")
def office_at_work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three tasks: 7 is ready for its dossier, 9 for its self-check, 16 has nothing yet."""
    folder = tmp_path_factory.mktemp("work")
    set_up(folder / "督交", unit=UNIT, officer_name=OFFICER, password=None, now=NOW)
    with at_desk(folder / "督交") as desk:
        desk.import_list(a_list(folder / "整改清单.csv"))
        do_the_work(desk, folder)
        _ready_for_self_check(desk, folder)
    return folder / "督交"


def _ready_for_self_check(desk: Township, papers: Path) -> None:
    day = date(2026, 10, 1)
    record_measure(desk.store, desk.task("9").id, 1, result="已覆盖", done_on=day, by=desk.by, now=NOW)
    photo = partial(a_photo, taken=datetime(2026, 10, 9, 9, 40))
    desk.attach("9", photo(papers / "堆场前.jpg", shade=31), kind=EvidenceKind.BEFORE_PHOTO)
    desk.attach("9", photo(papers / "堆场后.jpg", shade=91), kind=EvidenceKind.AFTER_PHOTO)
    report = a_paper(papers / "堆场自查报告.txt", "堆场已完成整改。")
    desk.attach("9", report, kind=EvidenceKind.SELF_CHECK_REPORT, formed_on=day)


@pytest.fixture(scope="session")
def backup(office_at_work: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole backup of it."""
    folder = tmp_path_factory.mktemp("backup")
    with at_desk(shutil.copytree(office_at_work, folder / "督交")) as desk:
        return back_up(desk.store, desk.paths, folder / "好的.dujiao-backup", now=NOW).path


@pytest.fixture
def workspace(office_at_work: Path, tmp_path: Path) -> Path:
    """A closed workspace of the test's own."""
    return shutil.copytree(office_at_work, tmp_path / "督交")


@pytest.fixture
def desk(workspace: Path) -> Iterator[Township]:
    """The same, open."""
    with at_desk(workspace) as opened:
        yield opened


@pytest.fixture(scope="session")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The officer's local signing key."""
    return a_signing_key(tmp_path_factory.mktemp("key"))
