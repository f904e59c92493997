import hashlib
import os
import resource
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import bagit
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from dujiao_desktop.domain.errors import Cancelled, Refused, Unavailable
from dujiao_desktop.packages.archive import write_archive
from dujiao_desktop.packages.bag import TAG_MANIFEST, seal_bag, sign_bag
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.packages.verdict import Judgement
from dujiao_desktop.packages.verify import verify_package
from tests.packages.building import INFO, NOW, TODAY, TOP, Built, a_staging, archived, packed, run

ROOT = Path(__file__).parents[2]


class Stopping:
    """Cancels after so many reports."""

    def __init__(self, after: int) -> None:
        self.left = after
        self.reports: list[tuple[int, int, str]] = []

    def report(self, done: int, total: int, message: str) -> None:
        self.reports.append((done, total, message))
        self.left -= 1

    def stop_if_cancelled(self) -> None:
        if self.left <= 0:
            raise Cancelled


def unpacked(package: Built, folder: Path) -> Path:
    folder.mkdir()
    assert run("unzip", "-q", package.path, "-d", folder).returncode == 0
    assert [p.name for p in folder.iterdir()] == [TOP]
    return folder / TOP


def test_that_bagit_accepts_the_unpacked_package(package: Built, tmp_path: Path) -> None:
    bag = unpacked(package, tmp_path / "out")
    judged = run(sys.executable, "-m", "bagit", "--validate", bag)
    assert judged.returncode == 0, judged.stderr
    assert bagit.Bag(str(bag)).version_info == (1, 0)


def test_that_the_bag_says_who_what_when_in_its_tags(package: Built) -> None:
    info = bagit.Bag(str(package.bag)).info
    assert info["Source-Organization"] == "青溪镇人民政府"
    assert info["External-Identifier"] == "七"
    assert info["Bagging-Date"] == "2025-03-07"
    assert info["Bag-Count"] == "1 of 1"
    assert set(info) >= {"Bag-Software-Agent", "Bag-Group-Identifier", "BagIt-Profile-Identifier", "Payload-Oxum"}


def test_that_manifests_are_sorted_and_sha256sum_reads_them(package: Built) -> None:
    for name in ("manifest-sha256.txt", TAG_MANIFEST):
        paths = [line[66:] for line in (package.bag / name).read_text("utf-8").splitlines()]
        assert paths == sorted(paths)
        assert run("sha256sum", "--check", "--strict", name, cwd=package.bag).returncode == 0
    tags = (package.bag / TAG_MANIFEST).read_text("utf-8")
    assert "index.html" in tags
    assert ".p7s" not in tags


def test_that_openssl_verifies_the_signature_over_the_tag_manifest(
    package: Built, signers: tuple[LocalSigner, ...], tmp_path: Path
) -> None:
    authority = tmp_path / "c.pem"
    authority.write_bytes(signers[0].certificate.public_bytes(Encoding.PEM))
    signature = package.bag / "signatures" / "1-经办人.p7s"
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", signature, "-content"]
    known = ["-cades", "-CAfile", authority, "-out", os.devnull]

    assert run(*command, package.bag / TAG_MANIFEST, "-noverify", "-out", os.devnull).returncode == 0
    assert "CAdES Verification successful" in run(*command, package.bag / TAG_MANIFEST, *known).stderr
    assert run(*command, package.bag / "manifest-sha256.txt", *known).returncode != 0


def test_that_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        bag = a_staging(tmp_path / name, None)
        shutil.copy(ROOT / "pyproject.toml", bag / "data" / "台账.xlsx")  # a workbook carries its time of making
        made.append(packed(bag, tmp_path / f"{name}.zip").path.read_bytes())
    assert made[0] == made[1]


def test_that_the_zip_is_stored_sorted_and_without_dates(package: Built) -> None:
    with zipfile.ZipFile(package.path) as archive:
        infos = archive.infolist()
    names = [info.filename for info in infos]
    assert names == sorted(names, key=str.encode)
    assert {info.compress_type for info in infos} == {zipfile.ZIP_STORED}
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.flag_bits for info in infos} == {0x0800}
    assert run("unzip", "-tq", package.path).returncode == 0
    assert run("sha256sum", package.path).stdout.split()[0] == package.archive.sha256
    assert package.path.stat().st_size == package.archive.size_bytes


def test_that_a_second_signer_is_numbered_and_leaves_the_bag_valid(
    package: Built, signers: tuple[LocalSigner, ...]
) -> None:
    assert sign_bag(package.bag, signers[2], now=NOW + timedelta(hours=1)) == "signatures/2-主要负责人.p7s"
    assert run(sys.executable, "-m", "bagit", "--validate", package.bag).returncode == 0


@pytest.mark.parametrize("name", ["con.txt", "a:b.txt", "尾点.", "e\u0301.txt", "长" * 178 + ".txt"])
def test_that_a_name_not_every_system_can_hold_is_refused(tmp_path: Path, name: str) -> None:
    bag = tmp_path / "bag"
    (bag / "data").mkdir(parents=True)
    try:
        (bag / "data" / name).write_bytes(b"x")
    except OSError:
        (bag / "data" / ("深" * 60)).mkdir()
        for depth in ("a" * 60, "b" * 60):
            bag.joinpath("data", "深" * 60, depth).mkdir()
            bag.joinpath("data", "深" * 60, depth, "c" * 80).write_bytes(b"x")
    with pytest.raises(Refused) as refused:
        seal_bag(bag, INFO)
    assert refused.value.code == "package_name_unfit"
    assert not (bag / "bagit.txt").exists()


def test_that_names_differing_in_case_only_links_and_an_empty_payload_are_refused(tmp_path: Path) -> None:
    for make in ("case", "link", "empty"):
        bag = tmp_path / make
        (bag / "data").mkdir(parents=True)
        if make == "case":
            (bag / "data" / "A.txt").write_bytes(b"1")
            (bag / "data" / "a.TXT").write_bytes(b"2")
        if make == "link":
            (bag / "data" / "x").symlink_to("/etc/passwd")
        with pytest.raises(Refused) as refused:
            seal_bag(bag, INFO)
        assert refused.value.code == ("package_payload_empty" if make == "empty" else "package_name_unfit")


def test_that_a_line_break_in_a_tag_cannot_make_another_tag(tmp_path: Path) -> None:
    bag = a_staging(tmp_path / "bag", None)
    seal_bag(bag, replace(INFO, organization="甲\nPayload-Oxum: 1.1\r\nX: y"))
    assert bagit.Bag(str(bag)).info["Source-Organization"] == "甲 Payload-Oxum: 1.1 X: y"


@pytest.mark.parametrize("after", [1, 3, 6, 9, 12])
def test_that_cancelling_leaves_no_zip_and_no_part_of_one(package: Built, tmp_path: Path, after: int) -> None:
    target = tmp_path / "new" / "x.zip"
    target.parent.mkdir()
    with pytest.raises(Cancelled):
        archived(package.bag, target, job=Stopping(after))
    assert list(target.parent.iterdir()) == []


def test_that_progress_counts_writing_and_reading_back_to_the_end(package: Built, tmp_path: Path) -> None:
    job = Stopping(10_000)
    archived(package.bag, tmp_path / "y.zip", job=job)
    done = [report[0] for report in job.reports]
    assert done == sorted(done)
    assert job.reports[-1][0] == job.reports[-1][1]
    assert any("验收卷宗.pdf" in report[2] for report in job.reports)


@pytest.mark.parametrize("where", ["header", "content", "directory"])
def test_that_a_stick_that_keeps_other_bytes_is_found_out_before_the_package_has_its_name(
    package: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    whole = package.path.read_bytes()
    places = {"header": 20, "content": whole.index(b"task.json") + 20, "directory": len(whole) - 3}
    force = os.fsync

    def lies(handle: int) -> None:
        force(handle)
        os.pwrite(handle, bytes([whole[places[where]] ^ 1]), places[where])

    target = tmp_path / "stick" / "x.zip"
    target.parent.mkdir()
    monkeypatch.setattr(os, "fsync", lies)
    with pytest.raises(Unavailable, match="written_wrong"):
        archived(package.bag, target, name=TOP)
    assert list(target.parent.iterdir()) == []


def test_that_a_package_has_no_name_before_its_maker_has_judged_it(package: Built, tmp_path: Path) -> None:
    target = tmp_path / "z.zip"
    with write_archive(package.bag, target, name=TOP) as archive:
        assert not target.exists()
        verdict = verify_package(archive.part, received_on=TODAY, written=archive)
    assert verdict == replace(verify_package(target, received_on=TODAY), name=verdict.name)
    assert verdict.sha256 == archive.sha256
    with pytest.raises(Refused), write_archive(package.bag, tmp_path / "y.zip", name=TOP):
        raise Refused("not_wanted")
    assert not list(tmp_path.glob("y.zip*"))


def test_that_digests_known_before_are_listed_unread_and_proved_when_the_package_is_read_back(
    signers: tuple[LocalSigner, ...], tmp_path: Path
) -> None:
    photo = "data/佐证/自查/整改后 1.png"
    judged = {}
    for said in ("right", "wrong"):
        bag = a_staging(tmp_path / said, signers[0])
        right = hashlib.sha256((bag / photo).read_bytes()).hexdigest()
        seal_bag(bag, INFO, known={photo: right if said == "right" else "0" * 64})
        sign_bag(bag, signers[0], now=NOW + timedelta(seconds=2))
        with write_archive(bag, tmp_path / f"{said}.zip", name=TOP) as archive:
            assert archive.digests[photo] == right
            judged[said] = verify_package(archive.part, received_on=TODAY, written=archive)
    assert judged["right"].verdict is Judgement.UNALTERED_UNKNOWN_SIGNER
    assert judged["wrong"].verdict is Judgement.ALTERED
    assert [found.path for found in judged["wrong"].files] == [photo]


def test_that_an_existing_package_and_a_full_disk_are_refused_before_writing(package: Built, tmp_path: Path) -> None:
    before = package.path.read_bytes()
    with pytest.raises(Refused) as refused:
        archived(package.bag, package.path)
    assert refused.value.code == "package_exists"
    assert package.path.read_bytes() == before
    with pytest.raises(Unavailable) as unavailable:
        archived(package.bag, tmp_path / "z.zip", spare_bytes=1 << 60)
    assert unavailable.value.code == "no_space"
    assert not list(tmp_path.glob("z.zip*"))


def test_that_a_disk_that_fills_while_writing_leaves_nothing(package: Built, tmp_path: Path) -> None:
    # A limit on the size of files is what a full disk looks like to a program.
    script = (
        "import resource,signal,sys;from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "from tests.packages.building import archived\n"
        "from dujiao_desktop.domain.errors import Unavailable\n"
        "try: archived(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except Unavailable as told: print(told.code, Path(told.facts['path']).name)\n"
    )
    assert resource.RLIMIT_FSIZE
    told = run(sys.executable, "-B", "-c", script, package.bag, tmp_path / "full.zip", cwd=ROOT)
    assert told.stdout.split() == ["disk_full", "full.zip"], told.stderr
    assert not list(tmp_path.glob("full.zip*"))


@pytest.mark.slow
def test_that_memory_stays_flat_for_a_large_file(tmp_path: Path) -> None:
    bag = tmp_path / "bag"
    (bag / "data").mkdir(parents=True)
    with (bag / "data" / "大.bin").open("wb") as file:
        for _ in range(300):
            file.write(os.urandom(1 << 20))
    script = (
        "import resource,sys;from pathlib import Path;from datetime import date\n"
        "from dujiao_desktop.packages import bag,verify\n"
        "from tests.packages.building import archived\n"
        "import bagit, dujiao_desktop.packages.pdf_checking\n"
        "info=bag.BagInfo('u','i',date(2025,3,7),'s','g')\n"
        "b=Path(sys.argv[1]);before=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "bag.seal_bag(b,info);a=archived(b,Path(sys.argv[2]))\n"
        "verify.verify_package(a.path,received_on=date(2025,3,7))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss-before)\n"
    )
    said = subprocess.run(
        [sys.executable, "-B", "-c", script, bag, tmp_path / "big.zip"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(said.stdout) < 40_000  # KiB, for 300 MiB of payload
