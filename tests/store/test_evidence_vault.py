"""Files are taken in whole or not at all, once each, and what is wrong with them is found by name."""

import errno
import hashlib
import os
import shutil
import stat
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from dujiao_desktop.domain.errors import Cancelled, Refused, Unavailable
from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.environment.files import CHUNK_BYTES
from dujiao_desktop.store.evidence_vault import EvidenceVault
from tests.store.builders import take_in

UNWATCHED = Unwatched()
BIG = os.urandom(3_000_000)


@pytest.fixture
def vault(tmp_path: Path) -> EvidenceVault:
    return EvidenceVault(tmp_path / "evidence")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "整改后：a.jpg"
    file.write_bytes(BIG)
    return file


def _files(tmp_path: Path) -> list[Path]:
    return [f for f in (tmp_path / "evidence").rglob("*") if f.is_file()]


def test_that_a_file_lies_under_the_digest_of_its_content(vault: EvidenceVault, photo: Path, tmp_path: Path) -> None:
    taken = take_in(vault, photo, UNWATCHED)
    digest = hashlib.sha256(BIG).hexdigest()
    assert (taken.sha256, taken.size_bytes) == (digest, len(BIG))
    stored = vault.path_of(digest)
    assert stored == tmp_path / "evidence" / digest[:2] / digest
    assert stored.read_bytes() == photo.read_bytes() == BIG
    assert not stat.S_IMODE(stored.stat().st_mode) & 0o222
    assert _files(tmp_path) == [stored]
    assert vault.verify(digest)


def test_that_the_same_file_is_stored_once(vault: EvidenceVault, photo: Path, tmp_path: Path) -> None:
    again = shutil.copy(photo, tmp_path / "copy.jpg")
    assert take_in(vault, photo, UNWATCHED).sha256 == take_in(vault, Path(again), UNWATCHED).sha256
    assert len(_files(tmp_path)) == 1


def test_that_copies_are_kept_together_and_have_no_place_before(
    vault: EvidenceVault, photo: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"other")
    copies = [vault.copy_in(file, UNWATCHED) for file in (photo, other, photo)]
    assert not any(vault.verify(copy.sha256) for copy in copies)
    vault.keep(copies[:1] + copies[2:])
    vault.drop(copies[1])
    assert _files(tmp_path) == [vault.path_of(copies[0].sha256)]


def test_that_a_damaged_file_is_made_good_when_it_is_taken_in_again(vault: EvidenceVault, photo: Path) -> None:
    taken = take_in(vault, photo, UNWATCHED)
    _flip(vault.path_of(taken.sha256))
    assert not vault.verify(taken.sha256)
    take_in(vault, photo, UNWATCHED)
    assert vault.verify(taken.sha256)


def test_that_missing_empty_and_special_files_are_refused(vault: EvidenceVault, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    for path, code in (
        (tmp_path / "none", "file_missing"),
        (empty / "below", "file_missing"),
        (empty, "file_empty"),
        (tmp_path, "not_a_file"),
        (Path("/dev/null"), "not_a_file"),
    ):
        with pytest.raises(Refused, match=code):
            take_in(vault, path, UNWATCHED)
    assert _files(tmp_path) == []


class _Grows:
    """A camera that is still writing while the file is read."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def report(self, done: int, total: int, message: str) -> None:
        with self._file.open("ab") as out:
            out.write(b"more")

    def stop_if_cancelled(self) -> None:
        pass


def test_that_a_file_that_changes_while_it_is_read_is_refused(
    vault: EvidenceVault, photo: Path, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="file_changed"):
        take_in(vault, photo, _Grows(photo))
    assert _files(tmp_path) == []


class _Impatient:
    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    def report(self, done: int, total: int, message: str) -> None:
        self.seen.append((done, total))

    def stop_if_cancelled(self) -> None:
        if self.seen:
            raise Cancelled


def test_that_taking_in_can_be_cancelled_and_leaves_nothing(vault: EvidenceVault, photo: Path, tmp_path: Path) -> None:
    control = _Impatient()
    with pytest.raises(Cancelled):
        take_in(vault, photo, control)
    assert control.seen == [(CHUNK_BYTES, len(BIG))]
    assert _files(tmp_path) == []


def test_that_a_full_disk_is_told_before_and_while_copying(
    vault: EvidenceVault, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil._ntuple_diskusage(100, 99, 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with pytest.raises(Unavailable, match="disk_full"):
        take_in(vault, photo, UNWATCHED)
    monkeypatch.undo()

    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(Unavailable, match="disk_full"):
        take_in(vault, photo, UNWATCHED)
    assert _files(tmp_path) == []


def test_that_a_stick_pulled_out_while_reading_is_told(
    vault: EvidenceVault, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dujiao_desktop.store import evidence_vault

    def gone(reading: BinaryIO, source: Path) -> bytes:
        return original(_Gone(), source)  # type: ignore[arg-type]

    original = evidence_vault._read
    monkeypatch.setattr(evidence_vault, "_read", gone)
    with pytest.raises(Unavailable, match="source_unreadable"):
        take_in(vault, photo, UNWATCHED)
    assert _files(tmp_path) == []


class _Gone:
    def read(self, size: int) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


def test_that_a_check_names_what_is_missing_changed_or_used_by_nobody(tmp_path: Path) -> None:
    vault = EvidenceVault(tmp_path / "evidence")
    digests = []
    for n in range(4):
        file = tmp_path / f"{n}.pdf"
        file.write_bytes(bytes([n]) * 100)
        digests.append(take_in(vault, file, UNWATCHED).sha256)
    good, changed, missing, orphan = digests
    assert vault.check(digests, UNWATCHED) == ()
    _flip(vault.path_of(changed))
    vault.path_of(missing).unlink()
    later = _opened_later(tmp_path)
    found = {(f.code, f.path) for f in later.check([good, changed, missing], UNWATCHED)}
    assert found == {
        ("evidence_changed", f"{changed[:2]}/{changed}"),
        ("evidence_missing", f"{missing[:2]}/{missing}"),
        ("evidence_orphan", f"{orphan[:2]}/{orphan}"),
    }


def test_that_a_sweep_takes_what_a_crash_left_and_nothing_of_an_action_under_way(tmp_path: Path, photo: Path) -> None:
    first = EvidenceVault(tmp_path / "evidence")
    orphan = take_in(first, photo, UNWATCHED).sha256
    photo.write_bytes(b"kept")
    kept = take_in(first, photo, UNWATCHED).sha256
    half = tmp_path / "evidence" / "tmp" / "half"
    half.write_bytes(b"half")
    assert first.sweep(keep={kept}) == 0
    later = _opened_later(tmp_path)
    photo.write_bytes(b"just taken in, its record is not kept yet")
    young = take_in(later, photo, UNWATCHED).sha256
    assert later.sweep(keep={kept}) == 2
    assert [first.verify(digest) for digest in (orphan, kept, young)] == [False, True, True]
    assert not half.exists()


def test_that_an_orphan_taken_in_again_survives_the_sweep(tmp_path: Path, photo: Path) -> None:
    take_in(EvidenceVault(tmp_path / "evidence"), photo, UNWATCHED)
    later = _opened_later(tmp_path)
    digest = take_in(later, photo, UNWATCHED).sha256
    assert later.sweep(keep=set()) == 0
    assert later.verify(digest)


def test_that_names_from_outside_are_never_paths(vault: EvidenceVault) -> None:
    for name in ("../../etc/passwd", "AB" * 32, "ab"):
        with pytest.raises(ValueError, match="not a digest"):
            vault.path_of(name)


def _opened_later(tmp_path: Path) -> EvidenceVault:
    """A vault opened a minute after everything that is in it was written."""
    for file in _files(tmp_path):
        old = time.time() - 60
        os.utime(file, (old, old))
    return EvidenceVault(tmp_path / "evidence")


def _flip(file: Path) -> None:
    file.chmod(0o644)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
