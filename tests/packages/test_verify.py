import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Cancelled, Refused
from dujiao_desktop.packages.bag import INFO as BAG_INFO
from dujiao_desktop.packages.bag import MANIFEST, TAG_MANIFEST, manifest_text, seal_bag, sign_bag
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.packages.pdf_signing import certify_pdf
from dujiao_desktop.packages.trust import TrustList, load_trust_list
from dujiao_desktop.packages.verdict import FileChange, FileFinding, Judgement, SignatureProblem, SignedThing, Verdict
from dujiao_desktop.packages.verify import Expected, verify_package
from tests.packages.building import (
    FIELDS,
    INFO,
    NOW,
    TODAY,
    TOP,
    UNIT,
    Built,
    a_package,
    a_pdf,
    a_staging,
    archived,
    packed,
    run,
    sign_elsewhere,
    trusting,
)

PDF, BOOK, TASK = "data/验收卷宗.pdf", "data/台账.xlsx", "data/task.json"
PHOTO = "data/佐证/自查/整改后 1.png"
P7S = "signatures/1-经办人.p7s"


@pytest.fixture
def trust(signers: tuple[LocalSigner, ...]) -> TrustList:
    return trusting(*signers)


def judged(path: Path, trust: TrustList | None = None, **asked: object) -> Verdict:
    return verify_package(path, received_on=TODAY, trust=trust, **asked)  # type: ignore[arg-type]


def named(verdict: Verdict) -> dict[str, str]:
    return {finding.path: finding.finding.value for finding in verdict.files}


def flip(path: Path, at: int | None = None, bit: int = 1) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2 if at is None else at] ^= bit
    path.write_bytes(content)


def rezipped(package: Built) -> Path:
    """The bag as it lies now, packed as our program packs: what a skilful forger would do."""
    package.path.unlink()
    return archived(package.bag, package.path, name=TOP).path


# --- unaltered


def test_that_a_package_of_a_known_signer_is_authentic(package: Built, trust: TrustList) -> None:
    for path in (package.path, package.bag):
        verdict = judged(path, trust)
        assert verdict.verdict is Judgement.AUTHENTIC
        assert verdict.files == ()
        assert [(s.what, s.signer, s.unit, s.role, s.valid, s.trusted) for s in verdict.signatures] == [
            (SignedThing.PACKAGE, "李明", UNIT, "经办人", True, True),
            (SignedThing.PDF, "李明", UNIT, "经办人", True, True),
        ]
        assert [s.time for s in verdict.signatures] == [NOW + timedelta(seconds=2), NOW]
        assert [s.field for s in verdict.signatures] == ["", FIELDS[0].name]
        assert (verdict.organization, verdict.identifier, verdict.bagging_date) == (UNIT, "七", "2025-03-07")


def test_that_a_program_that_has_signed_nothing_itself_verifies(package: Built) -> None:
    # A receiving office only verifies: no library that making a package would have loaded is there.
    code = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from dujiao_desktop.packages.verify import verify_package;"
        "print(verify_package(Path(sys.argv[1]), received_on=date.today()).verdict)"
    )
    assert run(sys.executable, "-c", code, package.path).stdout.strip() == "unaltered_unknown_signer"


def test_that_the_digest_is_that_of_the_file(package: Built, trust: TrustList) -> None:
    assert judged(package.path, trust).sha256 == package.archive.sha256
    assert judged(package.bag, trust).sha256 == ""


def test_that_nobody_is_trusted_without_a_list_or_by_another_list(
    package: Built, key_maker: Callable[..., LocalSigner]
) -> None:
    stranger = key_maker("陌生人")
    for trust in (None, trusting(), trusting(stranger)):
        verdict = judged(package.path, trust)
        assert verdict.verdict is Judgement.UNALTERED_UNKNOWN_SIGNER
        assert all(s.valid and not s.trusted for s in verdict.signatures)
        assert {s.problem for s in verdict.signatures} == {SignatureProblem.UNKNOWN_SIGNER}
        assert len(verdict.signatures[0].fingerprint.split()) == 6


def test_that_a_stranger_with_a_known_name_is_still_unknown(
    tmp_path: Path, key_maker: Callable[..., LocalSigner], trust: TrustList
) -> None:
    forged = a_package(tmp_path, key_maker("李明"))
    assert judged(forged.path, trust).verdict is Judgement.UNALTERED_UNKNOWN_SIGNER


def test_that_one_unknown_signer_among_known_ones_is_not_authentic(
    package: Built, key_maker: Callable[..., LocalSigner], trust: TrustList
) -> None:
    sign_bag(package.bag, key_maker("赵六", role="审核人"), now=NOW + timedelta(hours=1))
    assert judged(rezipped(package), trust).verdict is Judgement.UNALTERED_UNKNOWN_SIGNER


def test_that_verifying_writes_nothing(package: Built, trust: TrustList, tmp_path: Path) -> None:
    def state() -> list[tuple[str, int, bytes]]:
        files = [p for p in sorted(tmp_path.rglob("*")) if p.is_file()]
        return [(str(p), p.stat().st_mtime_ns, p.read_bytes()) for p in files]

    before = state()
    judged(package.path, trust)
    judged(package.bag, trust)
    assert state() == before


def test_that_verifying_can_be_cancelled(package: Built) -> None:
    class Stop:
        def report(self, done: int, total: int, message: str) -> None:
            """Not watched."""

        def stop_if_cancelled(self) -> None:
            raise Cancelled

    for path in (package.path, package.bag):
        with pytest.raises(Cancelled):
            judged(path, job=Stop())


# --- tampering: each case with the verdict and the file it must name


def relist(bag: Path, name: str, **digests: str) -> None:
    lines = {line[66:]: line[:64] for line in (bag / name).read_text("utf-8").splitlines()}
    (bag / name).write_text(manifest_text(lines | digests), encoding="utf-8")


def change_photo(bag: Path) -> None:
    flip(bag / PHOTO)


def change_book(bag: Path) -> None:
    flip(bag / BOOK)


def change_task(bag: Path) -> None:
    (bag / TASK).write_text('{"number": "八"}', encoding="utf-8")


def change_pdf(bag: Path) -> None:
    flip(bag / PDF, at=30)


def empty_a_file(bag: Path) -> None:
    (bag / BOOK).write_bytes(b"")


def remove_photo(bag: Path) -> None:
    (bag / PHOTO).unlink()


def remove_pdf(bag: Path) -> None:
    (bag / PDF).unlink()


def add_to_payload(bag: Path) -> None:
    (bag / "data" / "佐证" / "补充.txt").write_text("后来加的", encoding="utf-8")


def add_beside_payload(bag: Path) -> None:
    (bag / "验收结论.pdf").write_bytes(b"%PDF-1.4")


def add_to_signatures(bag: Path) -> None:
    (bag / "signatures" / "说明.txt").write_text("x", encoding="utf-8")


def rename_photo(bag: Path) -> None:
    (bag / PHOTO).rename(bag / PHOTO.replace("整改后", "整改前后"))


def swap_photos(bag: Path) -> None:
    before, after = bag / PHOTO.replace("整改后", "整改前"), bag / PHOTO
    first, second = before.read_bytes(), after.read_bytes()
    before.write_bytes(second)
    after.write_bytes(first)


def change_index(bag: Path) -> None:
    (bag / "index.html").write_text("<!doctype html><title>别的</title>", encoding="utf-8")


def change_info(bag: Path) -> None:
    text = (bag / BAG_INFO).read_text("utf-8")
    (bag / BAG_INFO).write_text(text.replace(UNIT, "白石镇人民政府"), encoding="utf-8")


def change_photo_and_manifest(bag: Path) -> None:
    flip(bag / PHOTO)
    relist(bag, MANIFEST, **{PHOTO: run("sha256sum", bag / PHOTO).stdout.split()[0]})


def change_all_manifests(bag: Path) -> None:
    change_photo_and_manifest(bag)
    relist(bag, TAG_MANIFEST, **{MANIFEST: run("sha256sum", bag / MANIFEST).stdout.split()[0]})


def change_signature(bag: Path) -> None:
    flip(bag / P7S, at=-20)


def replace_signature_by_garbage(bag: Path) -> None:
    (bag / P7S).write_bytes(b"garbage")


def add_false_signature(bag: Path) -> None:
    (bag / "signatures" / "2-主要负责人.p7s").write_bytes(b"\x30\x03\x02\x01\x01")


def remove_manifest(bag: Path) -> None:
    (bag / MANIFEST).unlink()


def remove_tag_manifest(bag: Path) -> None:
    (bag / TAG_MANIFEST).unlink()


def spoil_manifest_line(bag: Path) -> None:
    text = (bag / MANIFEST).read_text("utf-8")
    (bag / MANIFEST).write_text("x" + text[1:], encoding="utf-8")


TAMPERING = [
    (change_photo, {PHOTO: "changed"}),
    (change_book, {BOOK: "changed"}),
    (change_task, {TASK: "changed"}),
    (change_pdf, {PDF: "changed"}),
    (empty_a_file, {BOOK: "changed"}),
    (remove_photo, {PHOTO: "missing"}),
    (remove_pdf, {PDF: "missing"}),
    (add_to_payload, {"data/佐证/补充.txt": "added"}),
    (add_beside_payload, {"验收结论.pdf": "added"}),
    (add_to_signatures, {"signatures/说明.txt": "added"}),
    (rename_photo, {PHOTO: "missing", PHOTO.replace("整改后", "整改前后"): "added"}),
    (swap_photos, {PHOTO: "changed", PHOTO.replace("整改后", "整改前"): "changed"}),
    (change_index, {"index.html": "changed"}),
    (change_info, {BAG_INFO: "changed"}),
    (change_photo_and_manifest, {MANIFEST: "changed"}),
    (change_all_manifests, {TAG_MANIFEST: "changed"}),
    (change_signature, {P7S: "changed"}),
    (replace_signature_by_garbage, {P7S: "changed"}),
    (add_false_signature, {"signatures/2-主要负责人.p7s": "changed"}),
    (remove_manifest, {MANIFEST: "missing"}),
    (remove_tag_manifest, {TAG_MANIFEST: "missing"}),
    (spoil_manifest_line, {MANIFEST: "changed", TASK: "added"}),
]


@pytest.mark.parametrize(("tamper", "expected"), TAMPERING, ids=lambda v: getattr(v, "__name__", ""))
def test_that_tampering_is_seen_and_the_file_named(
    package: Built, trust: TrustList, tamper: Callable[[Path], None], expected: dict[str, str]
) -> None:
    tamper(package.bag)
    for path in (package.bag, rezipped(package)):
        verdict = judged(path, trust)
        assert verdict.verdict is Judgement.ALTERED
        assert named(verdict) == expected
        assert not verdict.repacked


@pytest.mark.parametrize("file", [PDF, BOOK, TASK, PHOTO])
def test_that_a_byte_changed_inside_the_zip_names_its_file(package: Built, trust: TrustList, file: str) -> None:
    content = (package.bag / file).read_bytes()
    begin = package.path.read_bytes().index(content)
    for offset in (0, len(content) // 2, len(content) - 1):
        broken = package.path.with_name(f"{offset}.zip")
        shutil.copy(package.path, broken)
        flip(broken, at=begin + offset, bit=0x10)
        assert run("unzip", "-tq", broken).returncode != 0  # the CRC of the ZIP fails as well
        verdict = judged(broken, trust)
        assert verdict.verdict is Judgement.ALTERED
        assert named(verdict) == {file: "changed"}


def test_that_a_package_packed_anew_by_another_program_is_told_so(
    package: Built, trust: TrustList, tmp_path: Path
) -> None:
    repacked = Path(shutil.make_archive(str(tmp_path / "again"), "zip", package.bag.parent, package.bag.name))
    verdict = judged(repacked, trust)
    assert verdict.verdict is Judgement.ALTERED
    assert verdict.repacked
    assert named(verdict) == {"again.zip": "changed"}
    assert verdict.sentence_code == "verdict_altered_container"


def test_that_a_repacked_and_changed_package_names_the_file(package: Built, trust: TrustList, tmp_path: Path) -> None:
    change_book(package.bag)
    repacked = Path(shutil.make_archive(str(tmp_path / "again"), "zip", package.bag.parent, package.bag.name))
    verdict = judged(repacked, trust)
    assert named(verdict) == {BOOK: "changed"}
    assert verdict.sentence_code == "verdict_altered"


@pytest.mark.parametrize("where", ["before", "between", "after", "comment"])
def test_that_bytes_put_into_the_zip_around_its_files_are_noticed(package: Built, trust: TrustList, where: str) -> None:
    content = package.path.read_bytes()
    directory = content.index(b"PK\x01\x02")
    end = len(content) - 22
    changed = {
        "before": b"MZ stub" + content,
        "between": content[:directory] + b"hidden" + content[directory:],
        "after": content + b"tail",
        "comment": content[: end + 20] + b"\x06\x00secret",
    }[where]
    package.path.write_bytes(changed)
    verdict = judged(package.path, trust)
    assert verdict.verdict is Judgement.ALTERED
    assert verdict.repacked


def test_that_an_expected_digest_that_differs_is_an_alteration(package: Built, trust: TrustList) -> None:
    same = Expected(sha256=package.archive.sha256.upper())
    assert judged(package.path, trust, expected=same).verdict is Judgement.AUTHENTIC
    verdict = judged(package.path, trust, expected=Expected(sha256="0" * 64))
    assert verdict.verdict is Judgement.ALTERED


def test_that_a_pdf_tampered_before_bagging_is_named(
    tmp_path: Path, signers: tuple[LocalSigner, ...], trust: TrustList
) -> None:
    bag = a_staging(tmp_path / "bag", signers[0])
    flip(bag / PDF, at=(bag / PDF).read_bytes().index(b"/MediaBox") + 12)
    built = packed(bag, tmp_path / "x.zip", signers[0])
    verdict = judged(built.path, trust)
    assert verdict.verdict is Judgement.ALTERED
    assert named(verdict) == {PDF: "changed"}


# --- incomplete, wrong order, expired


def test_that_a_package_without_signature_is_incomplete(tmp_path: Path, trust: TrustList) -> None:
    built = packed(a_staging(tmp_path / "bag", None), tmp_path / "x.zip")
    verdict = judged(built.path, trust)
    assert verdict.verdict is Judgement.INCOMPLETE
    assert verdict.missing == ("signature",)


def test_that_a_removed_signature_file_leaves_the_package_incomplete(package: Built, trust: TrustList) -> None:
    (package.bag / P7S).unlink()
    assert judged(rezipped(package), trust).verdict is Judgement.INCOMPLETE


def test_that_a_dossier_without_one_of_its_files_is_incomplete(
    tmp_path: Path, signers: tuple[LocalSigner, ...], trust: TrustList
) -> None:
    bag = a_staging(tmp_path / "bag", signers[0])
    (bag / BOOK).unlink()
    (bag / "index.html").unlink()
    verdict = judged(packed(bag, tmp_path / "x.zip", signers[0]).path, trust)
    assert verdict.verdict is Judgement.INCOMPLETE
    assert set(verdict.missing) == {BOOK, "index.html"}


def test_that_signers_asked_for_must_be_there(package: Built, trust: TrustList) -> None:
    assert judged(package.path, trust, expected=Expected(signers=("经办人",))).verdict is Judgement.AUTHENTIC
    verdict = judged(package.path, trust, expected=Expected(signers=("经办人", "主要负责人")))
    assert verdict.verdict is Judgement.INCOMPLETE
    assert verdict.missing == ("主要负责人",)


def with_three_pdf_signatures(folder: Path, signers: tuple[LocalSigner, ...], minutes: tuple[int, int, int]) -> Path:
    """A staging folder whose PDF was signed at these minutes; fields in order."""
    bag = a_staging(folder / "bag", None)
    steps = [folder / f"{n}.pdf" for n in range(2)] + [bag / PDF]
    times = [NOW + timedelta(minutes=m) for m in minutes]
    certify_pdf(a_pdf(folder / "plain.pdf"), steps[0], FIELDS, signers[0], now=times[0])
    for n in (1, 2):
        sign_elsewhere(steps[n - 1], steps[n], FIELDS[n].name, signers[n], times[n])
    return bag


def test_that_three_signers_in_order_are_authentic_and_others_not(
    tmp_path: Path, signers: tuple[LocalSigner, ...], trust: TrustList
) -> None:
    bag = with_three_pdf_signatures(tmp_path, signers, (0, 1, 2))
    built = packed(bag, tmp_path / "x.zip", signers[0], signed_at=NOW + timedelta(hours=1))
    chain = Expected(signers=("经办人", "审核人", "主要负责人"))
    assert judged(built.path, trust, expected=chain).verdict is Judgement.AUTHENTIC
    turned = Expected(signers=("主要负责人", "经办人"))
    assert judged(built.path, trust, expected=turned).verdict is Judgement.WRONG_ORDER


def test_that_a_signature_dated_before_the_one_before_it_is_out_of_order(
    tmp_path: Path, signers: tuple[LocalSigner, ...], trust: TrustList
) -> None:
    bag = with_three_pdf_signatures(tmp_path, signers, (0, 9, 5))
    built = packed(bag, tmp_path / "x.zip", signers[0], signed_at=NOW + timedelta(hours=1))
    assert judged(built.path, trust).verdict is Judgement.WRONG_ORDER


def sign_by_pyhanko_alone(source: Path, target: Path, field: str, signer: LocalSigner) -> None:
    """Sign any field, without regard for the order of the chain, by the clock of today."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

    from dujiao_desktop.packages.cms import pyhanko_signer

    with source.open("rb") as file, target.open("wb") as output:
        metadata = PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
        sign_pdf(IncrementalPdfFileWriter(file), metadata, signer=pyhanko_signer(signer), output=output)


def test_that_a_signature_added_after_the_closing_one_is_an_alteration(
    tmp_path: Path, signers: tuple[LocalSigner, ...], trust: TrustList
) -> None:
    bag = with_three_pdf_signatures(tmp_path, signers, (0, 1, 2))
    sign_by_pyhanko_alone(bag / PDF, tmp_path / "fourth.pdf", "sig_4", signers[0])
    assert run("pdfsig", "-nocert", tmp_path / "fourth.pdf").stdout.count("Signature is Valid") == 4
    assert judged(tmp_path / "fourth.pdf", trust).verdict is Judgement.ALTERED


def test_that_a_field_signed_out_of_turn_is_seen_though_the_signatures_compute(
    tmp_path: Path, signers: tuple[LocalSigner, ...], trust: TrustList
) -> None:
    bag = a_staging(tmp_path / "bag", None)
    certify_pdf(a_pdf(tmp_path / "p.pdf"), tmp_path / "1.pdf", FIELDS, signers[0], now=NOW)
    sign_by_pyhanko_alone(tmp_path / "1.pdf", bag / PDF, FIELDS[2].name, signers[2])
    verdict = judged(packed(bag, tmp_path / "x.zip", signers[0]).path, trust)
    assert verdict.verdict is Judgement.WRONG_ORDER
    assert all(s.valid for s in verdict.signatures)


def test_that_a_package_sealed_before_its_pdf_was_signed_is_out_of_order(
    tmp_path: Path, signers: tuple[LocalSigner, ...], trust: TrustList
) -> None:
    built = a_package(tmp_path, signers[0], signed_at=NOW - timedelta(minutes=1))
    assert judged(built.path, trust).verdict is Judgement.WRONG_ORDER


def test_that_a_signature_outside_the_certificates_days_is_expired(
    tmp_path: Path, key_maker: Callable[..., LocalSigner]
) -> None:
    old = key_maker("旧钥匙", now=NOW - timedelta(days=16 * 366))
    verdict = judged(a_package(tmp_path, old).path, trusting(old))
    assert verdict.verdict is Judgement.EXPIRED
    assert all(s.valid and not s.trusted for s in verdict.signatures)


def test_that_a_signature_outside_the_days_of_the_trust_list_is_expired(
    package: Built, signers: tuple[LocalSigner, ...], trust: TrustList
) -> None:
    entry = trust.find(signers[0].info.sha256)
    assert entry is not None
    for changed in (replace(entry, valid_from=date(2025, 3, 8)), replace(entry, valid_to=date(2025, 3, 6))):
        assert judged(package.path, TrustList(2, (changed,))).verdict is Judgement.EXPIRED
    on_the_day = replace(entry, valid_from=TODAY, valid_to=TODAY)
    assert judged(package.path, TrustList(2, (on_the_day,))).verdict is Judgement.AUTHENTIC


def test_that_a_revoked_key_counts_only_for_what_was_received_before(
    package: Built, signers: tuple[LocalSigner, ...]
) -> None:
    revoked = trusting(signers[0], revoked_on=date(2025, 4, 1))
    before = verify_package(package.path, received_on=date(2025, 3, 31), trust=revoked)
    after = verify_package(package.path, received_on=date(2025, 4, 1), trust=revoked)
    assert before.verdict is Judgement.AUTHENTIC
    assert after.verdict is Judgement.EXPIRED
    assert after.signatures[0].problem is SignatureProblem.REVOKED


def test_that_an_altered_package_is_altered_whatever_else_it_lacks(tmp_path: Path) -> None:
    built = packed(a_staging(tmp_path / "bag", None), tmp_path / "x.zip")
    change_book(built.bag)
    assert judged(built.bag).verdict is Judgement.ALTERED


# --- weak and strange signatures


def test_that_weak_keys_and_keys_not_for_signing_do_not_count(package: Built, tmp_path: Path) -> None:
    for name, arguments, problem in (
        ("weak", ["-newkey", "rsa:1024", "-addext", "keyUsage=digitalSignature"], SignatureProblem.WEAK),
        ("use", ["-newkey", "rsa:2048", "-addext", "keyUsage=keyEncipherment"], SignatureProblem.KEY_NOT_FOR_SIGNING),
    ):
        key, certificate = tmp_path / f"{name}.key", tmp_path / f"{name}.pem"
        made = run(
            *("openssl", "req", "-x509", "-nodes", "-subj", "/CN=x", "-keyout", key, "-out", certificate), *arguments
        )
        assert made.returncode == 0, made.stderr
        signed = run(
            *("openssl", "cms", "-sign", "-cades", "-binary", "-md", "sha256", "-outform", "DER", "-nosmimecap"),
            *("-in", package.bag / TAG_MANIFEST, "-signer", certificate, "-inkey", key, "-out", package.bag / P7S),
        )
        assert signed.returncode == 0, signed.stderr
        verdict = judged(package.bag)
        assert verdict.verdict is Judgement.ALTERED
        assert verdict.signatures[0].problem is problem
        assert verdict.sentence_code == "verdict_altered_signature"


def test_that_a_countersignature_by_openssl_is_understood(package: Built, tmp_path: Path) -> None:
    key, certificate = tmp_path / "k.key", tmp_path / "k.pem"
    run(
        *("openssl", "req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-utf8"),
        *(
            "-subj",
            "/O=县环督办/OU=核查人/CN=周",
            "-addext",
            "keyUsage=digitalSignature",
            "-keyout",
            key,
            "-out",
            certificate,
        ),
    )
    run(
        *("openssl", "cms", "-sign", "-cades", "-binary", "-md", "sha256", "-outform", "DER", "-in"),
        *(package.bag / TAG_MANIFEST, "-signer", certificate, "-inkey", key),
        *("-out", package.bag / "signatures" / "2-核查人.p7s"),
    )
    counter = judged(package.bag).signatures[1]
    assert (counter.signer, counter.unit, counter.role, counter.valid) == ("周", "县环督办", "核查人", True)


def test_that_a_signature_that_encloses_its_content_or_uses_sha1_is_refused(package: Built, tmp_path: Path) -> None:
    key, certificate = tmp_path / "k.key", tmp_path / "k.pem"
    run(
        *("openssl", "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-subj", "/CN=x"),
        *("-addext", "keyUsage=digitalSignature", "-keyout", key, "-out", certificate),
    )
    for choice in (["-md", "sha256", "-cades", "-nodetach"], ["-md", "sha1", "-cades"], ["-md", "sha256"]):
        signed = run(
            *("openssl", "cms", "-sign", "-binary", *choice, "-outform", "DER", "-in", package.bag / TAG_MANIFEST),
            *("-signer", certificate, "-inkey", key, "-out", package.bag / P7S),
        )
        assert signed.returncode == 0, signed.stderr
        assert not judged(package.bag).signatures[0].valid


# --- one PDF alone


def test_that_a_signed_pdf_can_be_judged_alone(package: Built, trust: TrustList, tmp_path: Path) -> None:
    assert judged(package.bag / PDF, trust).verdict is Judgement.AUTHENTIC
    plain = judged(a_pdf(tmp_path / "plain.pdf"), trust)
    assert plain.verdict is Judgement.INCOMPLETE
    flip(package.bag / PDF, at=(package.bag / PDF).read_bytes().index(b"/MediaBox") + 12)
    changed = judged(package.bag / PDF, trust)
    assert changed.verdict is Judgement.ALTERED
    assert changed.files == (FileFinding("验收卷宗.pdf", FileChange.CHANGED),)


# --- trust lists


def test_that_a_trust_list_is_read_from_its_file(
    tmp_path: Path, package: Built, signers: tuple[LocalSigner, ...]
) -> None:
    path = tmp_path / "trust.json"
    grouped = ":".join(signers[0].info.sha256.upper()[n : n + 2] for n in range(0, 64, 2))
    entry = {"unit": "青溪镇", "role": "经办人", "name": "李明明", "valid_from": "2025-01-01", "valid_to": "2030-01-01"}
    path.write_text(
        json.dumps({"sequence": 3, "certificates": [entry | {"fingerprint": grouped}]}, ensure_ascii=False), "utf-8"
    )
    trust = load_trust_list(path)
    assert trust.sequence == 3
    verdict = judged(package.path, trust)
    assert verdict.verdict is Judgement.AUTHENTIC
    assert verdict.signatures[0].signer == "李明明"  # the office's own list knows better than the certificate


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"sequence": 1}',
        b'{"sequence": "1", "certificates": []}',
        b'{"sequence": 1, "certificates": [{"fingerprint": "12", "unit": "", "role": "", "name": "", '
        b'"valid_from": "2025-01-01", "valid_to": "2025-01-02"}]}',
        b'{"sequence": 1, "certificates": [{"fingerprint": "' + b"a" * 64 + b'", "unit": "", "role": "", '
        b'"name": "", "valid_from": "2025-13-01", "valid_to": "2025-01-02"}]}',
    ],
)
def test_that_an_unreadable_trust_list_is_refused_and_never_taken_for_an_empty_one(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "trust.json"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        load_trust_list(path)
    assert refused.value.code == "trust_unreadable"


def test_that_a_missing_trust_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        load_trust_list(tmp_path / "none.json")
    assert refused.value.code == "trust_missing"
    with pytest.raises(Refused) as refused:
        load_trust_list(tmp_path)
    assert refused.value.code == "trust_unreadable"


def test_that_a_replacing_package_names_the_digest_of_the_earlier_one(
    package: Built, tmp_path: Path, signers: tuple[LocalSigner, ...], trust: TrustList
) -> None:
    bag = a_staging(tmp_path / "second", signers[0])
    seal_bag(bag, replace(INFO, replaces_sha256=package.archive.sha256))
    assert f"Replaces-Package-SHA256: {package.archive.sha256}" in (bag / BAG_INFO).read_text("utf-8")
