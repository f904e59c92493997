"""A full disk stops one action with one sentence; what was there stays, and work goes on when there is room again."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.packages.keys import load_signer
from dujiao_desktop.usecases.back_up import back_up, restore
from dujiao_desktop.usecases.check_office import check_office
from dujiao_desktop.usecases.drafts import save_draft
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from dujiao_desktop.usecases.sentences import SENTENCES, sentence
from tests.builders import NOW, TODAY
from tests.robustness.disks import fill, mounted
from tests.usecases.township import HEADER, ROWS, Township, a_list, at_desk, files_below

DISK_MB = 112
FULL = ("disk_full", "no_space")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own."""
    with mounted(tmp_path / "disk", DISK_MB) as place:
        yield place


@contextmanager
def told_that_it_is_full() -> Iterator[None]:
    with pytest.raises(Unavailable) as told:
        yield
    assert told.value.code in FULL
    words = sentence(told.value)
    assert words.count("\n") == 0
    assert "空间不够" in words
    assert "没有写" in SENTENCES[told.value.code]


def _import(desk: Township, tmp_path: Path) -> object:
    rows = [(f"x{n}", f"第{n}项" + "污水" * 150, *ROWS[0][2:]) for n in range(4000)]
    return desk.import_list(a_list(tmp_path / "清单.csv", rows, HEADER))


def _attach(desk: Township, tmp_path: Path) -> object:
    scan = tmp_path / "扫描.bin"
    scan.write_bytes(os.urandom(3 << 20))
    return desk.attach("16", scan, kind=EvidenceKind.OTHER)


def _progress(desk: Township, _: Path) -> object:
    draft = ProgressDraft("管网改造完成八成。" * 20_000, TODAY)
    return record_progress(desk.store, desk.task("7").id, draft, office=desk.office, by=desk.by, now=NOW)


def _draft(desk: Township, _: Path) -> object:
    return save_draft(desk.store, "task/7/progress", {"text": "正在写的" * 100_000}, by=desk.by, now=NOW)


def _dossier(desk: Township, tmp_path: Path) -> object:
    return desk.produce("7", tmp_path / "送审", load_signer(tmp_path / "key.p12", None))


def _backup(desk: Township, tmp_path: Path) -> object:
    return back_up(desk.store, desk.paths, tmp_path / "备份.dujiao-backup", now=NOW)


@pytest.mark.parametrize("left_kb", [0, 64, 400])
@pytest.mark.parametrize("action", [_import, _attach, _progress, _draft, _dossier, _backup])
def test_that_an_action_in_a_full_workspace_is_taken_back_and_can_be_done_when_there_is_room(
    office_at_work: Path,
    disk: Path,
    tmp_path: Path,
    key_file: Path,
    action: Callable[[Township, Path], object],
    left_kb: int,
) -> None:
    shutil.copy(key_file, tmp_path / "key.p12")
    outside = {"送审", "备份.dujiao-backup"}
    with at_desk(shutil.copytree(office_at_work, disk / "督交")) as desk:
        filler = fill(disk, left_kb << 10)
        before = desk.state()
        try:
            with told_that_it_is_full():
                action(desk, tmp_path)
        except pytest.fail.Exception:
            # It fitted after all: little is written into the workspace for it.
            assert left_kb == 400
            return
        assert desk.state() == before
        assert not outside & {p.name for p in tmp_path.iterdir()}
        assert desk.tasks() == ["7", "9", "16"]
        filler.unlink()
        assert check_office(desk.store).findings == ()
        action(desk, tmp_path)
    with at_desk(disk / "督交") as desk:
        assert check_office(desk.store).findings == ()
    assert not [p for p in (disk / "督交").rglob("*") if p.suffix == ".part" or p.name.startswith(".")]


@pytest.mark.parametrize("action", ["dossier", "backup", "restore"])
def test_that_a_full_stick_gets_nothing_instead_of_a_half(
    desk: Township, disk: Path, key_file: Path, backup: Path, action: str
) -> None:
    filler = fill(disk, 100 << 10)
    before = files_below(desk.paths.folder)
    actions: dict[str, Callable[[], object]] = {
        "dossier": lambda: desk.produce("7", disk / "送审", load_signer(key_file, None)),
        "backup": lambda: back_up(desk.store, desk.paths, disk / "备份.dujiao-backup", now=NOW),
        "restore": lambda: restore(backup, disk / "恢复", password=None),
    }
    with told_that_it_is_full():
        actions[action]()
    assert [p.name for p in disk.iterdir()] == ["filler"]
    changed = {n for n, d in files_below(desk.paths.folder).items() if before.get(n) != d}
    assert not {n for n in changed if not n.startswith("previews/")}
    filler.unlink()
    actions[action]()
    assert check_office(desk.store).findings == ()


def test_that_a_workspace_on_a_full_disk_says_so_or_opens(office_at_work: Path, disk: Path) -> None:
    folder = shutil.copytree(office_at_work, disk / "督交")
    filler = fill(disk, 0)
    before = files_below(folder)
    with told_that_it_is_full(), at_desk(folder) as desk:
        desk.tasks()
    assert files_below(folder) == before
    filler.unlink()
    with at_desk(folder) as desk:
        assert desk.tasks() == ["7", "9", "16"]
