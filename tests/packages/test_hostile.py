import io
import os
import random
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.packages.verdict import Judgement
from dujiao_desktop.packages.verify import verify_package
from dujiao_desktop.packages.zip_layout import Entry, directory, local_header
from tests.packages.building import TODAY, Built, packed, run, trusting

FLIPS = 300


def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        verify_package(path, received_on=TODAY)
    return refused.value


def outcome(path: Path, *signers: LocalSigner) -> str:
    """The verdict, or the code of the refusal."""
    try:
        return verify_package(path, received_on=TODAY, trust=trusting(*signers)).verdict
    except Refused as refused:
        return refused.code


def a_zip(path: Path, entries: list[tuple[zipfile.ZipInfo | str, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return path


MARKERS = [("b/bagit.txt", b"x"), ("b/bag-info.txt", b"x"), ("b/manifest-sha256.txt", b"x")]


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "b/../../evil", "C:/evil", "b\\evil", "b//evil"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_that_a_name_leaving_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    refused = refusal(a_zip(tmp_path / "x.zip", [*MARKERS, (name, b"evil")]))
    assert (refused.code, refused.facts["reason"]) == ("package_hostile", "name")


def test_that_a_name_leaving_its_folder_is_refused_in_our_own_layout_too(tmp_path: Path) -> None:
    entries: list[Entry] = []
    content = b""
    for name in ("../evil", "b/bag-info.txt", "b/bagit.txt"):
        entries.append(Entry(name, 0, 0, len(content)))
        content += local_header(entries[-1])
    (tmp_path / "x.zip").write_bytes(content + directory(entries))
    assert refusal(tmp_path / "x.zip").code == "package_hostile"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twin", ["b/x.txt", "b/X.TXT", "b/é"])
def test_that_two_entries_of_one_name_are_refused(tmp_path: Path, twin: str) -> None:
    entries = [*MARKERS, ("b/x.txt", b"1"), ("b/e\u0301", b"1"), (twin, b"2")]
    refused = refusal(a_zip(tmp_path / "x.zip", entries))
    assert (refused.code, refused.facts["reason"]) == ("package_hostile", "duplicate")


def test_that_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("b/link")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    refused = refusal(a_zip(tmp_path / "x.zip", [*MARKERS, (link, b"/etc/passwd")]))
    assert (refused.code, refused.facts["reason"]) == ("package_hostile", "link")


def test_that_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    refused = refusal(a_zip(tmp_path / "x.zip", [*MARKERS, ("b/data/bomb", b"\0" * (20 << 20))]))
    assert (refused.code, refused.facts["reason"]) == ("package_hostile", "ratio")


def test_that_a_lying_size_is_not_believed(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "x.zip", [*MARKERS, ("b/data/bomb", b"\0" * (20 << 20))])
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02") + 24
    content[at : at + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(content)
    verdict = verify_package(path, received_on=TODAY)
    assert verdict.verdict is Judgement.ALTERED


def test_that_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "x.zip", [*MARKERS, ("b/data/x", b"secret" * 40)])
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rindex(mark) + at] |= 1
    path.write_bytes(content)
    refused = refusal(path)
    assert (refused.code, refused.facts["reason"]) == ("package_hostile", "encrypted")


def test_that_an_unusual_compression_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_BZIP2) as archive:
        for name, content in MARKERS:
            archive.writestr(name, content * 50)
    refused = refusal(tmp_path / "x.zip")
    assert (refused.code, refused.facts["reason"]) == ("package_hostile", "compression")


def test_that_links_and_pipes_in_a_folder_are_refused(package: Built) -> None:
    (package.bag / "data" / "link").symlink_to("/etc/passwd")
    assert refusal(package.bag).facts["reason"] == "link"
    (package.bag / "data" / "link").unlink()
    os.mkfifo(package.bag / "data" / "pipe")
    assert refusal(package.bag).facts["reason"] == "link"


def test_that_a_wrong_path_is_told_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "empty.zip").write_bytes(b"")
    (tmp_path / "text.zip").write_text("这不是压缩包", encoding="utf-8")
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    (tmp_path / "folder").mkdir()
    a_zip(tmp_path / "other.zip", [("readme.txt", b"hello")])
    codes = {
        name: refusal(tmp_path / name).code
        for name in ("none.zip", "empty.zip", "text.zip", "cut.pdf", "folder", "other.zip")
    }
    assert codes == {
        "none.zip": "package_missing",
        "empty.zip": "package_empty",
        "text.zip": "not_a_package",
        "cut.pdf": "package_damaged",
        "folder": "not_a_package",
        "other.zip": "not_a_package",
    }


def test_that_a_package_cut_short_on_the_way_is_never_accepted(
    package: Built, signers: tuple[LocalSigner, ...]
) -> None:
    content = package.path.read_bytes()
    for left in (len(content) - 1, len(content) - 30, len(content) // 2, 3000, 40, 3):
        package.path.write_bytes(content[:left])
        assert outcome(package.path, *signers) in ("package_damaged", "not_a_package", Judgement.ALTERED)


def test_that_a_bag_unpacked_one_folder_deeper_is_found(
    package: Built, tmp_path: Path, signers: tuple[LocalSigner, ...]
) -> None:
    out = tmp_path / "out"
    run("unzip", "-q", package.path, "-d", out)
    assert verify_package(out, received_on=TODAY, trust=trusting(*signers)).verdict is Judgement.AUTHENTIC
    shutil.copytree(package.bag, out / "another")
    assert refusal(out).code == "not_a_package"


def test_that_a_package_with_deep_folders_and_an_empty_file_verifies(
    tmp_path: Path, signers: tuple[LocalSigner, ...]
) -> None:
    from dataclasses import replace

    from tests.packages.building import INFO

    bag = tmp_path / "bag"
    deep = bag.joinpath("data", *"abcdefghij")
    deep.mkdir(parents=True)
    (deep / "空.txt").write_bytes(b"")
    built = packed(bag, tmp_path / "x.zip", signers[0], info=replace(INFO, profile=""))
    verdict = verify_package(built.path, received_on=TODAY, trust=trusting(signers[0]))
    assert verdict.verdict is Judgement.AUTHENTIC


@pytest.mark.slow
def test_that_every_flipped_bit_of_a_package_is_noticed(package: Built, signers: tuple[LocalSigner, ...]) -> None:
    trust = trusting(*signers)
    content = package.path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        ranges = {
            info.filename.split("/", 1)[1]: range(
                begin := info.header_offset + 30 + len(info.filename.encode()), begin + info.file_size
            )
            for info in archive.infolist()
        }
    chance = random.Random(20250307)
    # Half anywhere, half in the headers, which are few bytes and would seldom be hit.
    headers = [at for at in range(len(content)) if not any(at in part for part in ranges.values())]
    places = [chance.randrange(len(content)) for _ in range(FLIPS // 2)] + chance.sample(headers, FLIPS // 2)
    for at in places:
        changed = bytearray(content)
        changed[at] ^= 1 << chance.randrange(8)
        package.path.write_bytes(changed)
        verdict = verify_package(package.path, received_on=TODAY, trust=trust)
        assert verdict.verdict is Judgement.ALTERED, at
        assert verdict.files, at
        hit = next((path for path, part in ranges.items() if at in part), None)
        if hit is not None:
            assert hit in {finding.path for finding in verdict.files}, at


@pytest.mark.slow
def test_that_every_flipped_byte_of_tags_and_signature_in_a_folder_is_noticed(
    package: Built, signers: tuple[LocalSigner, ...]
) -> None:
    from dujiao_desktop.packages.cms import check_detached
    from dujiao_desktop.packages.verdict import SignatureProblem

    signed = (package.bag / "tagmanifest-sha256.txt").read_bytes()
    der = (package.bag / "signatures" / "1-经办人.p7s").read_bytes()
    assert check_detached(der, signed).problem is SignatureProblem.NONE
    for at in range(len(der)):
        changed = bytearray(der)
        changed[at] ^= 0x01
        assert check_detached(bytes(changed), signed).problem is not SignatureProblem.NONE, at


def test_that_an_unreadable_file_is_the_machines_trouble(package: Built, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        package.path.chmod(0)
        with pytest.raises(Unavailable):
            verify_package(package.path, received_on=TODAY)
    with pytest.raises((Refused, Unavailable)):
        verify_package(package.path / "inside", received_on=TODAY)
