import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Refused, Told, Unavailable
from dujiao_desktop.usecases.sentences import sentence
from dujiao_desktop.usecases.set_up import set_up, usual_short_names
from dujiao_desktop.wiring import asks_for_password, open_office
from tests.builders import NOW
from tests.usecases.township import OFFICER, UNIT, at_desk, files_below

PASSWORD = "青山绿水2026"


def made(folder: Path, password: str | None = None) -> str:
    return set_up(folder, unit=UNIT, officer_name=OFFICER, password=password, now=NOW).recovery_code


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace with a password, and its recovery code."""
    folder = tmp_path_factory.mktemp("protected") / "督交"
    return folder, made(folder, PASSWORD)


def test_that_a_new_workspace_opens_with_one_officer_and_no_tasks(tmp_path: Path) -> None:
    made(tmp_path / "督交")
    with at_desk(tmp_path / "督交") as desk:
        assert (desk.by.name, desk.office.unit.name, desk.office.unit.short_names) == (OFFICER, UNIT, ("云岭镇",))
        assert desk.tasks() == []


def test_that_everything_of_an_office_lies_in_its_folder_and_the_signing_key_does_not(tmp_path: Path) -> None:
    made(tmp_path / "督交")
    with at_desk(tmp_path / "督交") as desk:
        desk.opened.signer(desk.by, NOW)
    assert {p.name for p in (tmp_path / "督交").iterdir()} >= {"workspace.toml", "keys.json", "dujiao.db", "evidence"}
    assert not list((tmp_path / "督交").rglob("*.p12"))


@pytest.mark.parametrize("secret", ["password", "code", "code as read aloud"])
def test_that_password_and_recovery_code_open_the_workspace(protected: tuple[Path, str], secret: str) -> None:
    folder, code = protected
    given = {"password": PASSWORD, "code": code, "code as read aloud": code.lower().replace("-", " ")}[secret]
    assert asks_for_password(folder)
    with at_desk(folder, given) as desk:
        assert desk.by.name == OFFICER


@pytest.mark.parametrize(
    ("given", "code"), [("错误的密码", "wrong_password"), (None, "password_needed"), ("", "password_needed")]
)
def test_that_nothing_else_opens_it(protected: tuple[Path, str], given: str | None, code: str) -> None:
    with at_desk(protected[0], PASSWORD):
        pass  # once, so that the lock file is there
    before = files_below(protected[0])
    with pytest.raises(Refused) as refused, open_office(protected[0], given, NOW):
        pass
    assert refused.value.code == code
    assert files_below(protected[0]) == before


def test_that_neither_password_nor_recovery_code_nor_data_lie_readable_in_the_folder(
    protected: tuple[Path, str],
) -> None:
    folder, code = protected
    content = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
    for secret in (PASSWORD, code, code.replace("-", ""), OFFICER):
        assert secret.encode("utf-8") not in content
    assert not (folder / "dujiao.db").read_bytes().startswith(b"SQLite format")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"unit": "  "}, "field_empty"),
        ({"officer_name": ""}, "field_empty"),
        ({"password": "1234567"}, "password_too_short"),
        ({"rule_pack": "nowhere"}, "unknown_rule_pack"),
    ],
)
def test_that_a_set_up_that_says_too_little_makes_nothing(tmp_path: Path, wrong: dict[str, str], code: str) -> None:
    stated = {"unit": UNIT, "officer_name": OFFICER, "password": None} | wrong
    with pytest.raises(Refused) as refused:
        set_up(tmp_path / "督交", now=NOW, **stated)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert not (tmp_path / "督交").exists()


def test_that_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "家书.txt").write_text("留着", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        made(tmp_path)
    assert refused.value.code == "folder_not_empty"
    assert [p.name for p in tmp_path.iterdir()] == ["家书.txt"]


@pytest.mark.parametrize("name", ["OneDrive", "百度网盘", "坚果云", "OneDrive - 云岭镇"])
def test_that_a_synchronised_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        made(tmp_path / name / "督交")
    assert refused.value.code == "folder_synchronised"
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("existed", [True, False])
def test_that_a_set_up_that_fails_leaves_no_half_workspace(tmp_path: Path, existed: bool) -> None:
    folder = tmp_path / "督交"
    if existed:
        folder.mkdir()
    # A limit on the size of files, as a full disk would set it: the card fits, the database does not.
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from datetime import datetime, timezone\n"
        "from dujiao_desktop.usecases.set_up import set_up\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "try:\n"
        f"    set_up(Path({str(folder)!r}), unit='云岭镇', officer_name='周玉', password=None,"
        " now=datetime.now(timezone.utc))\n"
        "except Exception as told:\n"
        "    print(getattr(told, 'code', repr(told)))\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert said in ("disk_full", "disk_trouble")
    assert folder.exists() == existed
    assert not existed or not list(folder.iterdir())


@pytest.mark.parametrize(
    ("unit", "short"),
    [("云岭镇人民政府", ("云岭镇",)), ("城东街道办事处", ("城东街道",)), ("青岚区水利局", ()), ("人民政府", ())],
)
def test_that_a_unit_is_known_by_the_name_lists_give_it(unit: str, short: tuple[str, ...]) -> None:
    assert usual_short_names(unit) == short


# --- one program at a time


HOLDER = """
import sys
from pathlib import Path
from dujiao_desktop.environment.clock import now
from dujiao_desktop.wiring import open_office
with open_office(Path(sys.argv[1]), None, now()):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_that_a_second_program_is_told_who_has_the_workspace_until_the_first_dies(
    imported_workspace: Path, tmp_path: Path
) -> None:
    import shutil

    folder = shutil.copytree(imported_workspace, tmp_path / "督交")
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        before = files_below(folder)
        with pytest.raises(Unavailable) as refused, open_office(folder, None, NOW):
            pass
        assert refused.value.code == "workspace_in_use"
        holder = json.loads((folder / "workspace.holder").read_text(encoding="utf-8"))
        assert refused.value.facts["user"] == holder["user"]
        assert holder["user"] in sentence(refused.value)
        assert files_below(folder) == before
    finally:
        os.kill(first.pid, signal.SIGKILL)
        first.communicate()
    with at_desk(folder) as desk:  # the system has given the lock back
        assert desk.tasks() == ["7", "9", "16"]


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("workspace.toml", b"format = 99\n", "newer_workspace"),
        ("workspace.toml", b"\xff\xfe broken", "workspace_damaged"),
        ("workspace.toml", b"format = 'x'\n", "workspace_damaged"),
        ("workspace.toml", None, "no_workspace"),
        ("keys.json", b"{}", "keys_damaged"),
        ("keys.json", b"[]", "keys_damaged"),
        ("keys.json", b'{"wraps": [{"kind": "password"}]}', "keys_damaged"),
        ("keys.json", None, "keys_missing"),
        ("dujiao.db", None, "database_missing"),
        ("dujiao.db", b"", "database_damaged"),
        ("dujiao.db", b"not a database " * 1000, "database_damaged"),
    ],
)
def test_that_a_workspace_that_lacks_a_part_says_so_and_is_not_touched(
    imported_workspace: Path, tmp_path: Path, file: str, content: bytes | None, code: str
) -> None:
    import shutil

    folder = shutil.copytree(imported_workspace, tmp_path / "督交")
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    before = files_below(folder)
    with pytest.raises(Told) as told, open_office(folder, None, NOW):
        pass
    assert told.value.code == code
    after = files_below(folder)
    after.pop("workspace.lock", None)
    before.pop("workspace.lock", None)
    assert after == before
