"""The commands for the day when something broke; they work where the workspace does not open."""

import os
import zipfile
from pathlib import Path

import pytest

from tests.journeys.command_line import asked, dujiao


def test_that_a_workspace_full_of_noise_is_restored_in_place_by_one_command(workspace: Path, backup: Path) -> None:
    (workspace / "dujiao.db").write_bytes(os.urandom(40_000))
    assert asked("check", "--workspace", workspace, "--json").error["code"] == "database_damaged"
    done = dujiao("restore", backup, "--in-place", "--workspace", workspace, "--json")
    assert (done.code, done.json["tasks"], done.json["workspace"]) == (0, 3, str(workspace))
    assert (Path(done.json["set_aside"]) / "dujiao.db").stat().st_size == 40_000
    assert asked("check", "--workspace", workspace, "--json").json == {"ok": True, "findings": []}
    again = asked("restore", backup, "--in-place", "--workspace", workspace)
    assert again.code == 0
    assert "原来的工作区留在" in again.out


@pytest.mark.parametrize("places", [(), ("--in-place", "--to", "恢复")])
def test_that_it_has_to_be_said_where_to_restore(
    workspace: Path, backup: Path, tmp_path: Path, places: tuple[str, ...]
) -> None:
    said = asked("restore", backup, *places, "--workspace", workspace, "--json")
    assert (said.code, said.error["code"]) == (1, "restore_place_needed")
    assert not Path("恢复").exists()


def test_that_the_records_of_a_fault_are_bundled_though_nothing_opens(workspace: Path, tmp_path: Path) -> None:
    (workspace / "dujiao.db").write_bytes(b"noise")
    (workspace / "log").mkdir(exist_ok=True)
    (workspace / "log" / "crash.log").write_text("KeyError: '周玉'\n", encoding="utf-8")
    done = asked("log-bundle", "--to", tmp_path / "日志.zip", "--workspace", workspace, "--json")
    assert (done.code, done.json["files"]) == (0, ["workspace/crash.log"])
    with zipfile.ZipFile(tmp_path / "日志.zip") as archive:
        assert archive.read("workspace/crash.log").decode("utf-8") == "KeyError: '▇'\n"
    assert asked("log-bundle", "--to", tmp_path / "没有" / "日志.zip", "--json").error["code"] == "folder_missing"
