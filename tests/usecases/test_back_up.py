import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Cancelled, Refused, Told, Unavailable
from dujiao_desktop.usecases.back_up import back_up, last_backup, needs_password, restore
from dujiao_desktop.usecases.check_office import check_office
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from dujiao_desktop.usecases.set_up import set_up
from tests.builders import NOW
from tests.documents.judging import run
from tests.usecases.township import OFFICER, UNIT, Township, a_paper, at_desk, files_below

PASSWORD = "青山绿水2026"


@pytest.fixture(scope="module")
def backup(ready_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the workspace whose task 7 is ready."""
    folder = tmp_path_factory.mktemp("backup")
    with at_desk(shutil.copytree(ready_workspace, folder / "督交")) as desk:
        return back_up(desk.store, desk.paths, folder / "督交备份.djbackup", now=NOW).path


def packed(file: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return file


def parts_of(backup: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(backup) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


# --- writing


def test_that_a_backup_is_a_plain_archive_with_database_keys_card_and_every_original(
    ready: Township, tmp_path: Path
) -> None:
    done = back_up(ready.store, ready.paths, tmp_path / "备份.djbackup", now=NOW)
    run("unzip", "-t", done.path)
    names = set(parts_of(done.path))
    originals = {f"evidence/{e.sha256[:2]}/{e.sha256}" for e in ready.evidence("7")}
    assert names == {"backup.json", "dujiao.db", "keys.json", "workspace.toml"} | originals
    assert (done.files, done.size_bytes) == (4, done.path.stat().st_size)
    assert not list(tmp_path.glob("*.part"))
    # Nothing is left behind but the note of the day.
    assert [p.name for p in ready.paths.backups.iterdir()] == ["last-backup.txt"]
    assert last_backup(ready.paths.folder) == NOW


def test_that_a_backup_does_not_lie_in_the_workspace_it_saves(ready: Township) -> None:
    with pytest.raises(Refused) as refused:
        back_up(ready.store, ready.paths, ready.paths.folder / "备份.djbackup", now=NOW)
    assert refused.value.code == "backup_inside_workspace"
    assert not (ready.paths.folder / "备份.djbackup").exists()


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_that_a_backup_is_not_called_whole_while_an_original_is_not(
    ready: Township, tmp_path: Path, damage: str
) -> None:
    original = ready.store.vault.path_of(ready.evidence("7")[0].sha256)
    original.chmod(0o600)
    if damage == "missing":
        original.unlink()
    else:
        original.write_bytes(b"\x00" + original.read_bytes()[1:])
    (tmp_path / "备份.djbackup").write_text("昨天的备份", encoding="utf-8")
    with pytest.raises(Unavailable) as refused:
        back_up(ready.store, ready.paths, tmp_path / "备份.djbackup", now=NOW)
    assert refused.value.code == "vault_damaged"
    assert (tmp_path / "备份.djbackup").read_text(encoding="utf-8") == "昨天的备份"
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("place", ["没有/这个/备份.djbackup", "文件夹"])
def test_that_a_place_that_takes_no_file_is_told(ready: Township, tmp_path: Path, place: str) -> None:
    (tmp_path / "文件夹").mkdir()
    before = files_below(ready.paths.vault)
    with pytest.raises(Told) as told:
        back_up(ready.store, ready.paths, tmp_path / place, now=NOW)
    assert told.value.code in ("folder_missing", "target_is_folder")
    assert list((tmp_path / "文件夹").iterdir()) == []
    assert files_below(ready.paths.vault) == before
    assert not list(tmp_path.glob("*.part"))


class _Stop:
    def report(self, done: int, total: int, message: str) -> None:
        pass

    def stop_if_cancelled(self) -> None:
        raise Cancelled


def test_that_cancelling_leaves_neither_backup_nor_restored_folder(
    ready: Township, tmp_path: Path, backup: Path
) -> None:
    with pytest.raises(Cancelled):
        back_up(ready.store, ready.paths, tmp_path / "备份.djbackup", now=NOW, control=_Stop())
    with pytest.raises(Cancelled):
        restore(backup, tmp_path / "恢复", password=None, control=_Stop())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["督交"]


# --- restoring


def test_that_a_restored_workspace_holds_everything_and_goes_on(backup: Path, tmp_path: Path) -> None:
    done = restore(backup, tmp_path / "恢复", password=None)
    assert (done.folder, done.tasks, done.files) == (tmp_path / "恢复", 3, 4)
    with at_desk(tmp_path / "恢复") as desk:
        assert desk.tasks() == ["7", "9", "16"]
        assert len(desk.evidence("7")) == 4
        assert check_office(desk.store).findings == ()
        draft = ProgressDraft("恢复后继续", date(2026, 11, 20))
        record_progress(desk.store, desk.task("9").id, draft, office=desk.office, by=desk.by, now=NOW)
        desk.attach("9", a_paper(tmp_path / "新.txt"))
    with at_desk(tmp_path / "恢复") as desk:
        assert check_office(desk.store).findings == ()


def test_that_restoring_leaves_the_workspace_of_today_alone(ready: Township, tmp_path: Path) -> None:
    done = back_up(ready.store, ready.paths, tmp_path / "备份.djbackup", now=NOW)
    ready.attach("9", a_paper(tmp_path / "后来.txt"))
    before = ready.state()
    restore(done.path, tmp_path / "恢复", password=None)
    assert ready.state() == before
    with at_desk(tmp_path / "恢复") as desk:
        assert desk.evidence("9") == []


@pytest.mark.parametrize("secret", ["password", "recovery code"])
def test_that_a_protected_backup_opens_with_password_or_recovery_code_only(tmp_path: Path, secret: str) -> None:
    code = set_up(tmp_path / "督交", unit=UNIT, officer_name=OFFICER, password=PASSWORD, now=NOW).recovery_code
    with at_desk(tmp_path / "督交", PASSWORD) as desk:
        file = back_up(desk.store, desk.paths, tmp_path / "备份.djbackup", now=NOW).path
    assert needs_password(file)
    for wrong, refusal in (("别的密码", "wrong_password"), (None, "password_needed")):
        with pytest.raises(Refused) as refused:
            restore(file, tmp_path / "恢复", password=wrong)
        assert refused.value.code == refusal
        assert not (tmp_path / "恢复").exists()
    given = PASSWORD if secret == "password" else code
    assert restore(file, tmp_path / "恢复", password=given).tasks == 0
    with at_desk(tmp_path / "恢复", given):
        pass


@pytest.mark.parametrize("existing", ["file", "full folder"])
def test_that_nothing_is_restored_over_something(backup: Path, tmp_path: Path, existing: str) -> None:
    target = tmp_path / "恢复"
    if existing == "file":
        target.write_text("我的", encoding="utf-8")
    else:
        target.mkdir()
        (target / "我的.txt").touch()
    before = files_below(tmp_path)
    with pytest.raises(Refused) as refused:
        restore(backup, target, password=None)
    assert refused.value.code == "folder_not_empty"
    assert files_below(tmp_path) == before


def test_that_an_empty_folder_takes_a_restored_workspace(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "恢复").mkdir()
    assert restore(backup, tmp_path / "恢复", password=None).tasks == 3


# --- damage


def test_that_a_byte_changed_anywhere_is_noticed_or_harmless(backup: Path, tmp_path: Path) -> None:
    whole, parts = backup.read_bytes(), parts_of(backup)
    places = {*range(0, len(whole), len(whole) // 24), *range(len(whole) - 22, len(whole), 3), *range(4, 30, 4)}
    seen = set()
    for place in sorted(places):
        damaged = bytearray(whole)
        damaged[place] ^= 0x55
        file, target = tmp_path / "坏.djbackup", tmp_path / f"恢复{place}"
        file.write_bytes(damaged)
        try:
            restore(file, target, password=None)
        except Refused as refused:
            seen.add(refused.code)
            assert not target.exists()
        else:  # a date or an attribute in the archive's own headers
            assert (target / "keys.json").read_bytes() == parts["keys.json"]
            shutil.rmtree(target)
    assert seen == {"backup_damaged"}
    assert [p.name for p in tmp_path.iterdir()] == ["坏.djbackup"]


def test_that_a_backup_cut_short_is_damaged(backup: Path, tmp_path: Path) -> None:
    file = tmp_path / "断.djbackup"
    file.write_bytes(backup.read_bytes()[:-500])
    for ask in (lambda: restore(file, tmp_path / "恢复", password=None), lambda: needs_password(file)):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "backup_damaged"
    assert not (tmp_path / "恢复").exists()


def _relisted(parts: dict[str, bytes], change: Callable[[dict[str, str]], None]) -> dict[str, bytes]:
    listed = json.loads(parts["backup.json"])
    change(listed["files"])
    return parts | {"backup.json": json.dumps(listed).encode()}


@pytest.mark.parametrize(
    "name", ["../evil", "evidence/../../evil", "/etc/evil", "evidence/aa/..", "C:\\evil", "log/x/y"]
)
def test_that_a_backup_made_to_write_elsewhere_is_refused(backup: Path, tmp_path: Path, name: str) -> None:
    from hashlib import sha256

    parts = parts_of(backup) | {name: b"evil"}
    forged = _relisted(parts, lambda files: files.update({name: sha256(b"evil").hexdigest()}))
    with pytest.raises(Refused) as refused:
        restore(packed(tmp_path / "坏.djbackup", forged), tmp_path / "恢复", password=None)
    assert refused.value.code == "backup_damaged"
    assert [p.name for p in tmp_path.iterdir()] == ["坏.djbackup"]


@pytest.mark.parametrize("gone", ["dujiao.db", "keys.json", "workspace.toml", "evidence"])
def test_that_a_backup_that_lacks_a_part_is_damaged_even_when_its_list_agrees(
    backup: Path, tmp_path: Path, gone: str
) -> None:
    parts = parts_of(backup)
    name = next(n for n in parts if n.startswith(gone))
    del parts[name]
    forged = _relisted(parts, lambda files: files.pop(name))  # type: ignore[arg-type,return-value]
    with pytest.raises(Refused) as refused:
        restore(packed(tmp_path / "坏.djbackup", forged), tmp_path / "恢复", password=None)
    assert refused.value.code == "backup_damaged"
    assert not (tmp_path / "恢复").exists()


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7", b"PK\x05\x06" + bytes(18)])
def test_that_what_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "别的.zip"
    file.write_bytes(content)
    for ask in (lambda: restore(file, tmp_path / "恢复", password=None), lambda: needs_password(file)):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "not_a_backup"


def test_that_another_archive_is_no_backup(tmp_path: Path) -> None:
    file = packed(tmp_path / "别的.zip", {"a.txt": b"a"})
    with pytest.raises(Refused) as refused:
        restore(file, tmp_path / "恢复", password=None)
    assert refused.value.code == "not_a_backup"


def test_that_a_missing_backup_is_told(tmp_path: Path) -> None:
    for ask in (
        lambda: restore(tmp_path / "没有", tmp_path / "恢复", password=None),
        lambda: needs_password(tmp_path / "没有"),
        lambda: restore(tmp_path, tmp_path / "恢复", password=None),
    ):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "backup_missing"
