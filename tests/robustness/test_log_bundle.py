"""What is handed to those who mend the program tells them the fault, and nothing about anybody."""

import getpass
import json
import platform
import zipfile
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.environment.crash_record import own_log_folder, record_crash
from dujiao_desktop.environment.workspace import WorkspacePaths
from dujiao_desktop.usecases.log_bundle import Bundled, bundle_logs, covered
from tests.builders import NOW
from tests.documents.judging import run
from tests.usecases.township import OFFICER, UNIT, at_desk

PHONE, IDENTITY, MAIL = "13812345678", "500102199001011234", "zhouyu@yunling.gov.cn"


def contents(made: Bundled) -> dict[str, str]:
    run("unzip", "-t", made.path)
    with zipfile.ZipFile(made.path) as archive:
        return {n: archive.read(n).decode("utf-8") for n in archive.namelist()}


def a_fault(workspace: Path) -> BaseException:
    """A real one, in our own code, that quotes everything it should not."""
    with at_desk(workspace) as desk:
        task = desk.task("7")
        try:
            with desk.store.work(by=desk.by, now=NOW, action=task.problem_text) as work:
                work.tasks.add(task)  # a second time: a broken rule of the tables
        except Exception as fault:
            fault.add_note(
                f"{desk.by.name} {UNIT} 电话{PHONE} 身份证 {IDENTITY} {MAIL} {workspace} {task!r} {Path.home()}/a b"
            )
            fault.add_note(f"row={[UNIT.encode(), task.problem_text.encode('unicode_escape'), '023-4567 8901']}")
            fault.add_note(f"C:\\Users\\zhouyu\\桌面\\清单.xlsx \\\\server\\share\\zhang.xlsx host {platform.node()}")
            return fault
    raise AssertionError("nothing failed")


def test_that_no_name_number_path_or_text_is_in_it_but_the_fault_is(workspace: Path, tmp_path: Path) -> None:
    paths = WorkspacePaths(workspace)
    with at_desk(workspace) as desk:
        texts = [desk.task(n).problem_text for n in desk.tasks()]
    fault = a_fault(workspace)
    assert record_crash(fault, [paths.log]) == paths.log / "crash.log"
    assert record_crash(fault, [own_log_folder()])
    (paths.log / "fault.log").write_text(
        f'Fatal Python error: Aborted\n  File "{workspace}/x.py", line 3 in 周玉\n', "utf-8"
    )
    raw = (paths.log / "crash.log").read_text(encoding="utf-8")
    made = bundle_logs(paths, tmp_path / "日志.zip", now=NOW)
    assert set(contents(made)) == {"about.json", "workspace/crash.log", "workspace/fault.log", "own/crash.log"}
    said = "\n".join(contents(made).values())
    marks = [
        OFFICER,
        UNIT,
        *texts,
        "雨污",
        "管网",
        PHONE,
        PHONE[:7],
        IDENTITY,
        "zhouyu",
        "yunling",
        "督交",
        "清单",
        "server",
    ]
    marks += [str(workspace), str(Path.home()), str(tmp_path), "4567", "\\u", "\\xe4", "桌面", "zhang"]
    marks += [n for n in (getpass.getuser(), platform.node()) if len(n) > 4]
    assert all(m in raw for m in (OFFICER, UNIT, PHONE, IDENTITY, MAIL, str(workspace)))
    assert [m for m in marks if m in said] == []
    assert "IntegrityError" in said
    assert "dujiao_desktop/store/session.py" in said
    assert "in insert" in said


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("KeyError: 'measure_seq'", "KeyError: 'measure_seq'"),
        ("KeyError: '周玉'", "KeyError: '▇'"),
        ("ValueError: too long: zhouyu has 13812345678", "ValueError: too long: ▇ has ▇"),
        ('  File "/opt/x/dujiao_desktop/app.py", line 3, in main', '  File "dujiao_desktop/app.py", line 3, in main'),
        ('  File "/home/zhouyu/脚本.py", line 3, in 主', '  File "▇", line 3, in ▇'),
        ("2026-11-21 09:30:00", "2026-11-21 09:30:00"),
        ("[parameters: ('abc', 7)]", "[parameters: ▇]"),
        ("sqlite error at /home/somebody/data/x.db now", "sqlite error at ▇ now"),
    ],
)
def test_that_what_mends_is_kept_and_what_is_somebodys_is_covered(line: str, kept: str) -> None:
    assert covered(line, ["zhouyu"]) == kept


def test_that_a_bundle_is_made_where_nothing_opens_and_nothing_was_written_down(tmp_path: Path) -> None:
    (tmp_path / "督交").mkdir()
    for paths in (None, WorkspacePaths(tmp_path / "督交")):
        made = bundle_logs(paths, tmp_path / "日志.zip", now=NOW)
        assert made.files == ()
        assert json.loads(contents(made)["about.json"])["records"] == []


def test_that_a_place_that_takes_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as told:
        bundle_logs(None, tmp_path / "没有" / "日志.zip", now=NOW)
    assert told.value.code == "folder_missing"
