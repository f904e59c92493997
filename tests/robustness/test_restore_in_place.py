"""A backup takes the place of a workspace that no longer opens; the old one is set aside whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Cancelled, Refused, Told, Unavailable
from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.usecases.back_up import restore_in_place
from dujiao_desktop.usecases.check_office import check_office
from dujiao_desktop.usecases.sentences import sentence
from dujiao_desktop.usecases.set_up import set_up
from tests.builders import NOW
from tests.usecases.township import UNIT, at_desk, files_below

ASIDE = "督交-旧-20261121"
HOLDER = """
import sys
from pathlib import Path
from dujiao_desktop.environment.clock import now
from dujiao_desktop.wiring import open_office
with open_office(Path(sys.argv[1]), None, now()):
    print("open", flush=True)
    sys.stdin.read()
"""


def with_noise(workspace: Path) -> Path:
    """The workspace after its database was overwritten."""
    size = (workspace / "dujiao.db").stat().st_size
    (workspace / "dujiao.db").write_bytes(os.urandom(size))
    return workspace


def work_goes_on(workspace: Path) -> None:
    with at_desk(workspace) as desk:
        assert desk.tasks() == ["7", "9", "16"]
        assert check_office(desk.store).findings == ()


def test_that_a_workspace_overwritten_with_noise_comes_back_and_the_old_one_is_set_aside(
    workspace: Path, backup: Path
) -> None:
    damaged = files_below(with_noise(workspace))
    with pytest.raises(Unavailable) as told, at_desk(workspace):
        pass
    assert told.value.code == "database_damaged"
    done = restore_in_place(backup, workspace, password=None, now=NOW)
    assert (done.folder, done.set_aside, done.tasks) == (workspace, workspace.with_name(ASIDE), 3)
    assert files_below(workspace.with_name(ASIDE)) == damaged
    work_goes_on(workspace)
    assert sorted(p.name for p in workspace.parent.iterdir()) == ["督交", ASIDE]


@pytest.mark.parametrize("lost", ["dujiao.db", "keys.json", "workspace.toml"])
def test_that_it_comes_back_whatever_is_missing(workspace: Path, backup: Path, lost: str) -> None:
    (workspace / lost).unlink()
    restore_in_place(backup, workspace, password=None, now=NOW)
    work_goes_on(workspace)


def test_that_every_old_one_is_kept_when_it_is_done_again_on_the_same_day(workspace: Path, backup: Path) -> None:
    for _ in range(3):
        restore_in_place(backup, with_noise(workspace), password=None, now=NOW)
    work_goes_on(workspace)
    assert sorted(p.name for p in workspace.parent.iterdir()) == ["督交", ASIDE, f"{ASIDE}-2", f"{ASIDE}-3"]


def test_that_a_workspace_that_is_gone_is_made_anew(tmp_path: Path, backup: Path) -> None:
    done = restore_in_place(backup, tmp_path / "督交", password=None, now=NOW)
    assert done.set_aside is None
    work_goes_on(tmp_path / "督交")


def test_that_another_programs_workspace_is_not_taken_from_under_it(workspace: Path, backup: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(workspace)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(Unavailable) as told:
            restore_in_place(backup, workspace, password=None, now=NOW)
        assert told.value.code == "workspace_in_use"
        assert [p.name for p in workspace.parent.iterdir()] == ["督交"]
    finally:
        other.communicate("")
    work_goes_on(workspace)


class _Stop(Unwatched):
    def stop_if_cancelled(self) -> None:
        raise Cancelled


def test_that_a_bad_backup_and_a_change_of_mind_leave_the_old_one_in_its_place(workspace: Path, backup: Path) -> None:
    before = files_below(with_noise(workspace))
    bad = backup.with_name("坏的.dujiao-backup")
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    bad.write_bytes(content)
    with pytest.raises(Refused) as refused:
        restore_in_place(bad, workspace, password=None, now=NOW)
    assert refused.value.code == "backup_damaged"
    with pytest.raises(Cancelled):
        restore_in_place(backup, workspace, password=None, now=NOW, control=_Stop())
    assert files_below(workspace) == before
    assert [p.name for p in workspace.parent.iterdir()] == ["督交"]


@pytest.mark.parametrize("place", ["另一个单位", "照片"])
def test_that_no_other_folder_vanishes_behind_a_backup(tmp_path: Path, backup: Path, place: str) -> None:
    folder = tmp_path / place
    if place == "照片":
        folder.mkdir()
        (folder / "现场.jpg").write_bytes(b"a photo")
    else:
        set_up(folder, unit=UNIT, officer_name="何川", password=None, now=NOW)
    before = files_below(folder)
    with pytest.raises(Told) as told:
        restore_in_place(backup, folder, password=None, now=NOW)
    assert told.value.code == ("no_workspace" if place == "照片" else "backup_of_another_workspace")
    assert UNIT in sentence(told.value) or place == "照片"
    after = files_below(folder)
    after.pop("workspace.lock", None)
    assert after == before
    assert [p.name for p in tmp_path.iterdir()] == [place]


def test_that_what_a_killed_restoring_left_goes_with_the_next_one(tmp_path: Path, backup: Path) -> None:
    dead, alive = tmp_path / ".restore-dead", tmp_path / ".restore-alive"
    for folder in (dead, alive):
        (folder / "workspace").mkdir(parents=True)
    holder = (
        "import fcntl,sys; f=open(sys.argv[1],'w'); fcntl.flock(f,fcntl.LOCK_EX); print('held',flush=True); input()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", holder, str(alive / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        restore_in_place(backup, tmp_path / "督交", password=None, now=NOW)
    finally:
        other.communicate("\n")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".restore-alive", "督交"]
