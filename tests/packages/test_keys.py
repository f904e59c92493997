import stat
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.packages.keys import load_signer, make_key
from tests.packages.building import NOW, UNIT, run


def a_key(path: Path, password: str | None = "青溪2025") -> Path:
    make_key(path, unit=UNIT, name="李𬭎", role="经办人", password=password, now=NOW)
    return path


def test_that_a_key_names_officer_unit_and_role_and_lives_over_ten_years(tmp_path: Path) -> None:
    info = make_key(tmp_path / "k.p12", unit=UNIT, name="李𬭎", role="经办人", password="x", now=NOW)

    assert info.subject == "李𬭎 · 经办人 · 青溪镇人民政府"
    assert info.not_before < NOW
    assert info.not_after > NOW + timedelta(days=3653)
    groups = info.fingerprint.split(" ")
    assert [len(group) for group in groups] == [4] * 6
    assert info.sha256.upper().startswith("".join(groups))


def test_that_openssl_reads_the_key_and_calls_it_fit_for_signing(tmp_path: Path) -> None:
    path = a_key(tmp_path / "k.p12", "secret")
    shown = run("openssl", "pkcs12", "-in", path, "-passin", "pass:secret", "-info", "-noout")
    assert shown.returncode == 0
    assert shown.stderr.count("PBES2, PBKDF2, AES-256-CBC") == 2

    certificate = tmp_path / "c.pem"
    certificate.write_bytes(load_signer(path, "secret").certificate.public_bytes(Encoding.PEM))
    text = run("openssl", "x509", "-in", certificate, "-noout", "-text", "-nameopt", "utf8").stdout
    assert "(3072 bit)" in text
    assert "sha256WithRSAEncryption" in text
    assert "Digital Signature, Non Repudiation" in text
    assert "E-mail Protection" in text
    assert "李𬭎" in text
    assert run("openssl", "x509", "-in", certificate, "-noout", "-purpose").stdout.count("S/MIME signing : Yes") == 1


def test_that_only_the_owner_may_read_the_key_file(tmp_path: Path) -> None:
    path = a_key(tmp_path / "new" / "folder" / "k.p12")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in path.parent.iterdir()] == ["k.p12"]


@pytest.mark.parametrize("given", ["falsch", None])
def test_that_a_wrong_or_absent_password_is_told_as_such(tmp_path: Path, given: str | None) -> None:
    path = a_key(tmp_path / "k.p12", "right")
    with pytest.raises(Refused) as refused:
        load_signer(path, given)
    assert refused.value.code == "wrong_key_password"


def test_that_a_key_without_password_opens_without_one(tmp_path: Path) -> None:
    path = a_key(tmp_path / "k.p12", None)
    assert load_signer(path, None).info.name == "李𬭎"
    assert "key" not in repr(load_signer(path, None))


def test_that_a_missing_key_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        load_signer(tmp_path / "none.p12", "x")
    assert refused.value.code == "key_missing"
    assert refused.value.facts == {"path": str(tmp_path / "none.p12")}


@pytest.mark.parametrize("content", [b"", b"no key at all", b"\x30\x82\x01\x00" + b"\0" * 300])
def test_that_a_file_that_is_no_key_is_not_taken_for_a_wrong_password(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "k.p12"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        load_signer(path, "x")
    assert refused.value.code == "key_unreadable"


def test_that_a_cut_off_key_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    path = a_key(tmp_path / "k.p12", "x")
    path.write_bytes(path.read_bytes()[:-40])
    for wrong in (path, tmp_path):
        with pytest.raises(Refused) as refused:
            load_signer(wrong, "x")
        assert refused.value.code == "key_unreadable"


def test_that_an_existing_key_is_never_overwritten(tmp_path: Path) -> None:
    path = a_key(tmp_path / "k.p12")
    before = path.read_bytes()
    with pytest.raises(Refused) as refused:
        a_key(path)
    assert refused.value.code == "key_exists"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("unit", "name", "role", "password", "code"),
    [
        ("", "李明", "经办人", "x", "key_name_unfit"),
        (UNIT, "  ", "经办人", "x", "key_name_unfit"),
        ("镇" * 65, "李明", "经办人", "x", "key_name_unfit"),
        (UNIT, "李明", "经办人", "", "key_password_empty"),
    ],
)
def test_that_unfit_names_and_an_empty_password_are_refused_before_anything_is_written(
    tmp_path: Path, unit: str, name: str, role: str, password: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        make_key(tmp_path / "k.p12", unit=unit, name=name, role=role, password=password, now=NOW)
    assert refused.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_that_a_place_that_cannot_be_written_is_the_machines_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unavailable):
        a_key(tmp_path / "file" / "k.p12")
