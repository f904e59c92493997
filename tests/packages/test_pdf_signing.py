from datetime import timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.packages.pdf_checking import check_pdf
from dujiao_desktop.packages.pdf_signing import certify_pdf
from dujiao_desktop.packages.verdict import SignatureProblem
from tests.packages.building import FIELDS, NOW, a_pdf, run, sign_elsewhere


@pytest.fixture
def chain(signers: tuple[LocalSigner, ...], tmp_path: Path) -> list[Path]:
    """The PDF after each of three signatures, in order."""
    paths = [tmp_path / f"signed-{n}.pdf" for n in range(3)]
    certify_pdf(a_pdf(tmp_path / "plain.pdf"), paths[0], FIELDS, signers[0], now=NOW)
    for n in (1, 2):
        sign_elsewhere(paths[n - 1], paths[n], FIELDS[n].name, signers[n], NOW + timedelta(minutes=n))
    return paths


def problems(path: Path) -> list[SignatureProblem]:
    with path.open("rb") as file:
        return [signature.problem for signature in check_pdf(file).signatures]


def test_that_poppler_and_qpdf_accept_every_stage(chain: list[Path]) -> None:
    for count, path in enumerate(chain, start=1):
        said = run("pdfsig", "-nocert", path).stdout
        assert said.count("Signature is Valid") == count
        assert said.count("ETSI.CAdES.detached") == count
        assert said.count("The signature form field is not signed") == 3 - count
        checked = run("qpdf", "--check", path)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_that_pyhanko_finds_the_first_signature_certifying_and_the_last_locking_all(
    chain: list[Path], signers: tuple[LocalSigner, ...]
) -> None:
    with chain[2].open("rb") as file:
        embedded = PdfFileReader(file, strict=True).embedded_regular_signatures
        for signature in embedded:
            status = validate_pdf_signature(
                signature,
                ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False, moment=NOW),
                key_usage_settings=KeyUsageConstraints(
                    key_usage={"non_repudiation"}, extd_key_usage={"email_protection"}
                ),
            )
            assert status.bottom_line
        assert embedded[0].docmdp_level is not None
        assert embedded[0].docmdp_level.value == 2
        assert embedded[1].docmdp_level is None
        assert embedded[2].fieldmdp is not None
        assert embedded[2].fieldmdp.action.value == "/All"
        assert [s.self_reported_timestamp for s in embedded] == [NOW + timedelta(minutes=n) for n in range(3)]


def test_that_fields_wait_in_the_order_of_the_chain(chain: list[Path]) -> None:
    for signed, path in enumerate(chain, start=1):
        with path.open("rb") as file:
            finding = check_pdf(file)
        assert finding.in_order
        assert finding.waiting == tuple(field.name for field in FIELDS[signed:])


def test_that_a_signed_pdf_is_not_certified_again(
    chain: list[Path], signers: tuple[LocalSigner, ...], tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        certify_pdf(chain[0], tmp_path / "out.pdf", FIELDS, signers[0], now=NOW)
    assert refused.value.code == "pdf_already_signed"


def test_that_the_words_of_the_appearance_stand_in_the_field_and_nothing_is_red(
    signers: tuple[LocalSigner, ...], tmp_path: Path
) -> None:
    from PIL import Image

    words = a_pdf(tmp_path / "words.pdf", text="LOCAL INTEGRITY SIGNATURE")
    target = tmp_path / "signed.pdf"
    certify_pdf(a_pdf(tmp_path / "plain.pdf"), target, FIELDS, signers[0], now=NOW, appearance=words)

    assert "LOCAL INTEGRITY SIGNATURE" in run("pdftotext", target, "-").stdout
    assert problems(target) == [SignatureProblem.NONE]
    run("pdftoppm", "-r", "50", "-png", target, tmp_path / "page")
    with Image.open(next(tmp_path.glob("page*.png"))) as page:
        assert all(abs(r - g) < 8 and abs(g - b) < 8 for _, (r, g, b) in page.convert("RGB").getcolors(1 << 20) or [])


def test_that_a_byte_changed_in_a_signed_pdf_breaks_its_signatures(chain: list[Path]) -> None:
    content = bytearray(chain[2].read_bytes())
    content[content.index(b"/MediaBox") + 12] ^= 1
    chain[2].write_bytes(content)
    found = problems(chain[2])
    assert SignatureProblem.NONE not in found


def test_that_anything_appended_after_the_last_signature_is_noticed(chain: list[Path]) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    with chain[0].open("r+b") as file:
        writer = IncrementalPdfFileWriter(file)
        writer.root["/Lang"] = writer.root.get("/Lang", None) or _text("zh-CN")
        writer.update_root()
        writer.write_in_place()
    assert "Signature is Valid" in run("pdfsig", "-nocert", chain[0]).stdout  # poppler alone would not tell
    assert problems(chain[0]) == [SignatureProblem.CHANGED_AFTERWARDS]


def test_that_a_pdf_rewritten_by_another_program_has_lost_its_signatures(chain: list[Path], tmp_path: Path) -> None:
    rewritten = tmp_path / "rewritten.pdf"
    run("qpdf", "--object-streams=generate", chain[2], rewritten)
    assert SignatureProblem.NONE not in problems(rewritten)


def test_that_what_is_no_pdf_is_refused_and_leaves_nothing(signers: tuple[LocalSigner, ...], tmp_path: Path) -> None:
    for name, content in (
        ("empty.pdf", b""),
        ("text.pdf", b"hello"),
        ("cut.pdf", a_pdf(tmp_path / "p").read_bytes()[:300]),
    ):
        source = tmp_path / name
        source.write_bytes(content)
        with pytest.raises(Refused) as refused:
            certify_pdf(source, tmp_path / "out.pdf", FIELDS, signers[0], now=NOW)
        assert refused.value.code == "pdf_unreadable"
    with pytest.raises(Refused):
        certify_pdf(tmp_path / "none.pdf", tmp_path / "out.pdf", FIELDS, signers[0], now=NOW)
    with pytest.raises(Unavailable):
        certify_pdf(tmp_path / "p", tmp_path / "no folder" / "out.pdf", FIELDS, signers[0], now=NOW)
    assert not [p for p in tmp_path.iterdir() if p.name.startswith("out")]


def _text(words: str) -> object:
    from pyhanko.pdf_utils.generic import TextStringObject

    return TextStringObject(words)
