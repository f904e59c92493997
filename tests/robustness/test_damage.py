"""What bad disks, copying by hand and other programs do to a workspace: it is named, and what is good stays good."""

import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Told, Unavailable
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.store.connecting import Access, key_from, open_driver
from dujiao_desktop.store.history import head_of, read_head
from dujiao_desktop.usecases.back_up import back_up, restore_in_place
from dujiao_desktop.usecases.check_office import check_office
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from dujiao_desktop.usecases.sentences import SENTENCES, sentence
from tests.builders import NOW, TODAY
from tests.usecases.township import Township, a_paper, at_desk, files_below

PAGE = 4096
WORKER = """
import sys
from pathlib import Path
from tests.robustness.test_damage import note, wait_until_noted
from tests.usecases.township import at_desk
with at_desk(Path(sys.argv[1])) as desk:
    for n in range(int(sys.argv[2])):
        note(desk, n)
    wait_until_noted(desk)
    print("open", flush=True)
    sys.stdin.read()
"""


def note(desk: Township, n: int) -> None:
    """One more line of progress."""
    draft = ProgressDraft(f"第{n}次巡查，雨天无溢流", TODAY)
    record_progress(desk.store, desk.task("7").id, draft, office=desk.office, by=desk.by, now=NOW)


def wait_until_noted(desk: Township) -> None:
    """The end of the history is noted beside the database behind the acts; within milliseconds, or something is wrong."""
    until = time.monotonic() + 10
    while read_head(desk.store.paths.history_head) != head_of(desk.store._driver):
        assert time.monotonic() < until, "the note does not follow"
        time.sleep(0.005)


def notes(desk: Township) -> int:
    return len(desk.case("7").progress)


@contextmanager
def a_program_at_work(workspace: Path, actions: int) -> Iterator[subprocess.Popen[str]]:
    """Another program that has done so many actions, all still in the journal, and keeps the workspace open."""
    command = [sys.executable, "-c", WORKER, str(workspace), str(actions)]
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    program = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )  # fmt: skip
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        yield program
    finally:
        program.kill()
        program.communicate()


def refused(folder: Path) -> Told:
    """Why a workspace does not open; that it is told in one sentence, and that nothing was touched."""
    before = files_below(folder)
    with pytest.raises(Told) as told, at_desk(folder):
        pass
    assert told.value.code in SENTENCES
    assert "{" not in sentence(told.value)
    after = files_below(folder)
    after.pop("workspace.lock", None)
    before.pop("workspace.lock", None)
    assert after == before
    return told.value


def codes(desk: Township) -> list[str]:
    return sorted({f.code for f in check_office(desk.store).findings})


# --- what the disk refuses


def test_that_a_folder_that_cannot_be_written_is_told(workspace: Path) -> None:
    mounted = subprocess.run(["mount", "--bind", str(workspace), str(workspace)], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root can make a folder read-only for itself")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(workspace)], check=True)
        assert refused(workspace).code == "folder_read_only"
    finally:
        subprocess.run(["umount", str(workspace)], check=True)
    with at_desk(workspace) as desk:
        assert codes(desk) == []


# --- copied, killed, opened twice


def test_that_a_copy_made_while_it_was_open_is_whole(workspace: Path, tmp_path: Path) -> None:
    with a_program_at_work(workspace, 5):
        assert (workspace / "dujiao.db-wal").stat().st_size > 0
        shutil.copytree(workspace, tmp_path / "复制")
    with at_desk(tmp_path / "复制") as desk:
        assert (notes(desk), codes(desk)) == (5, [])


def test_that_a_database_copied_without_its_journal_says_what_it_lost(workspace: Path, tmp_path: Path) -> None:
    with a_program_at_work(workspace, 5):
        shutil.copytree(workspace, tmp_path / "复制", ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    with at_desk(tmp_path / "复制") as desk:
        assert (notes(desk), codes(desk)) == (0, ["history_truncated"])


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("harm", ["cut", "flipped"])
def test_that_a_damaged_journal_loses_only_what_is_behind_the_damage_and_says_so(
    workspace: Path, share: float, harm: str
) -> None:
    with a_program_at_work(workspace, 8):
        pass
    journal = workspace / "dujiao.db-wal"
    content = bytearray(journal.read_bytes())
    place = int(len(content) * share)
    if harm == "cut":
        content = content[:place]
    else:
        content[place] ^= 1
    journal.write_bytes(content)
    with at_desk(workspace) as desk:
        kept = notes(desk)
        assert kept < 8
        assert codes(desk) == ["history_truncated"]
        assert desk.store.loss is not None
        for n in range(12):  # more than was lost
            note(desk, n)
    with at_desk(workspace) as desk:
        assert (notes(desk), codes(desk)) == (kept + 12, ["history_truncated"])


def test_that_the_next_program_gets_in_after_one_was_killed_and_not_before(workspace: Path) -> None:
    with a_program_at_work(workspace, 1) as program:
        told = refused(workspace)
        assert told.code == "workspace_in_use"
        assert program.poll() is None
    with at_desk(workspace) as desk:
        assert (notes(desk), codes(desk)) == (1, [])
    assert not (workspace / "workspace.holder").exists()


def test_that_what_a_killed_program_left_is_swept_once_and_nothing_else(workspace: Path) -> None:
    with a_program_at_work(workspace, 1):
        pass
    (workspace / "evidence" / "tmp").mkdir(exist_ok=True)
    left = [
        workspace / "evidence" / "tmp" / "half",
        workspace / "evidence" / "ab" / ("ab" * 32),
        workspace / "exports" / ".staging-1" / "a.pdf",
        workspace / "backups" / ".staging-2" / "dujiao.db",
        workspace / "previews" / "x.jpg.part",
    ]
    officers = [workspace / "exports" / "送验卷_7.zip", workspace / "backups" / "before-0001.sqlite"]
    for file in (*left, *officers):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
        os.utime(file, (1, 1))
    with at_desk(workspace) as desk:
        assert codes(desk) == []
    assert not [f for f in left if f.exists()]
    assert all(f.exists() for f in officers)


# --- damaged files


def damaged_page(workspace: Path, page: int) -> None:
    with (workspace / "dujiao.db").open("r+b") as file:
        file.seek(page * PAGE + 1000)
        byte = file.read(1)
        file.seek(page * PAGE + 1000)
        file.write(bytes([byte[0] ^ 1]))


def test_that_every_damaged_page_is_named_and_no_good_backup_is_overwritten_by_a_bad_one(
    office_at_work: Path, backup: Path, tmp_path: Path
) -> None:
    pages = (office_at_work / "dujiao.db").stat().st_size // PAGE
    with at_desk(shutil.copytree(office_at_work, tmp_path / "督交")) as desk:
        whole = desk.state()
    fates = set()
    for page in range(0, pages, max(1, pages // 40)):
        folder = shutil.copytree(office_at_work, tmp_path / f"{page}")
        damaged_page(folder, page)
        fates.add(_fate(folder, shutil.copy(backup, tmp_path / "好的.dujiao-backup"), backup.read_bytes(), whole))
        shutil.rmtree(folder)
    assert fates >= {"not opened", "not backed up"}


def _fate(folder: Path, backup: Path, good: bytes, whole: object) -> str:
    """What becomes of a workspace with one damaged page whose officer wants to write over a good backup."""
    with ExitStack() as at_work:
        try:
            desk = at_work.enter_context(at_desk(folder))
        except Unavailable:
            return _not_opened(folder, backup)
        assert "database_damaged" in codes(desk)
        try:
            back_up(desk.store, desk.paths, backup, now=NOW)
        except Unavailable:
            assert backup.read_bytes() == good
            return "not backed up"
    # The page held nothing that is not elsewhere too (an index, a free page): the backup is a cure.
    restore_in_place(backup, folder, password=None, now=NOW)
    _set_aside(folder)
    with at_desk(folder) as restored:
        assert codes(restored) == []
        assert restored.state() == whole
    return "cured"


def _not_opened(folder: Path, backup: Path) -> str:
    assert refused(folder).code == "database_damaged"
    restore_in_place(backup, folder, password=None, now=NOW)
    _set_aside(folder)
    with at_desk(folder) as desk:
        assert codes(desk) == []
    return "not opened"


def _set_aside(folder: Path) -> None:
    shutil.rmtree(folder.with_name(f"{folder.name}-旧-20261121"))


def test_that_a_changed_original_is_named_and_goes_neither_into_a_backup_nor_into_a_dossier(
    desk: Township, tmp_path: Path, key_file: Path
) -> None:
    from dujiao_desktop.packages.keys import load_signer

    item = desk.evidence("7")[2]
    original = desk.store.vault.path_of(item.sha256)
    original.chmod(stat.S_IRUSR | stat.S_IWUSR)
    content = bytearray(original.read_bytes())
    content[0] ^= 1
    original.write_bytes(content)
    (finding,) = check_office(desk.store).findings
    assert (finding.code, Path(finding.path).name) == ("evidence_changed", item.sha256)
    with pytest.raises(Told) as told:
        back_up(desk.store, desk.paths, tmp_path / "备份.dujiao-backup", now=NOW)
    assert told.value.code == "vault_damaged"
    with pytest.raises(Told) as told:
        desk.produce("7", tmp_path / "送审", load_signer(key_file, None))
    assert told.value.code == "original_changed"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["督交"]
    # The same file attached once more brings the good content back.
    again = a_paper(tmp_path / "自查报告.txt")
    with suppress(Told):
        desk.attach("7", again, kind=EvidenceKind.SELF_CHECK_REPORT)
    assert codes(desk) == []


def _missing(file: Path) -> None:
    file.unlink()


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _noise(file: Path) -> None:
    file.write_bytes(os.urandom(3000))


def _half(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("harm", [_missing, _empty, _noise, _half])
@pytest.mark.parametrize(
    ("name", "missing", "damaged"),
    [
        ("keys.json", "keys_missing", "keys_damaged"),
        ("workspace.toml", "no_workspace", "workspace_damaged"),
        ("dujiao.db", "database_missing", "database_damaged"),
    ],
)
def test_that_a_missing_or_damaged_file_is_named_and_a_backup_helps(
    workspace: Path, backup: Path, name: str, missing: str, damaged: str, harm: Callable[[Path], None]
) -> None:
    harm(workspace / name)
    assert refused(workspace).code == (missing if harm is _missing else damaged)
    restore_in_place(backup, workspace, password=None, now=NOW)
    with at_desk(workspace) as desk:
        assert codes(desk) == []


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        ("keys.json", '{"version": 1, "wraps": [{"kind": "open", "key": "00"}]}'),
        ("keys.json", '{"version": 1, "wraps": [{"kind": "open", "key": 7}]}'),
        ("keys.json", '{"version": 1, "wraps": 7}'),
        ("keys.json", "[]"),
        ("workspace.toml", 'format = "neu"\n'),
        ("workspace.toml", "format = 1\nid = 7\nunit = 7\nshort_names = 7\nrule_pack = 7\n"),
    ],
)
def test_that_a_file_that_reads_but_says_nonsense_is_damaged(workspace: Path, name: str, harm: str) -> None:
    (workspace / name).write_text(harm, encoding="utf-8")
    code = {"keys.json": "keys_damaged", "workspace.toml": "workspace_damaged"}[name]
    assert refused(workspace).code == code


def test_that_a_workspace_of_a_newer_program_is_left_alone(workspace: Path) -> None:
    card = workspace / "workspace.toml"
    old = card.read_text(encoding="utf-8")
    card.write_text(old.replace("format = 1", "format = 2"), encoding="utf-8")
    assert refused(workspace).code == "newer_workspace"
    card.write_text(old, encoding="utf-8")
    with at_desk(workspace) as desk:
        key = desk.paths.keys.read_text()
    import json

    raw = bytes.fromhex(json.loads(key)["wraps"][0]["key"])
    driver = open_driver(workspace / "dujiao.db", key_from(raw), Access.WRITE)
    driver.execute("UPDATE alembic_version SET version_num = '9999'")
    driver.close()
    assert refused(workspace).code == "newer_database"


def test_that_a_lost_note_of_the_history_is_named(workspace: Path) -> None:
    (workspace / "history.head").write_bytes(b"noise")
    with at_desk(workspace) as desk:
        note(desk, 1)
        assert codes(desk) == []
