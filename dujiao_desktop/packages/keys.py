"""本机签名密钥: a key and its self-issued certificate in one PKCS#12 file.

It proves who exported and that nothing changed since (本机完整性签名). It is not a 电子签章: nobody but the office
itself vouches for it. The key never lies in the workspace, the database or a backup.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.environment.files import telling_disk_trouble, write_safely

KEY_BITS = 3072
VALID_YEARS = 15
"""Without a time stamping service a signature can be judged only while its certificate is valid; so it lives long."""

_KDF_ROUNDS = 200_000
_NAME_CHARS = 64  # Upper bound of every part of a distinguished name, X.520.
_MAX_KEY_BYTES = 1 << 20

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """What may be shown of a key.

    Attributes:
        fingerprint: First 24 hex digits of the certificate's SHA-256 in six groups of four, to be read over the phone.
        sha256: The whole digest of the DER certificate, lower-case hex; what a trust list names.
        subject: ``姓名 · 岗位 · 单位``.
        not_after: Moment the certificate ends, UTC.
    """

    fingerprint: str
    sha256: str
    subject: str
    name: str
    unit: str
    role: str
    not_before: datetime
    not_after: datetime


@dataclass(frozen=True, slots=True)
class LocalSigner:
    """A key in memory, ready to sign, with its certificate."""

    key: PrivateKey = field(repr=False)
    certificate: x509.Certificate

    @property
    def info(self) -> KeyInfo:
        """What may be shown of this signer."""
        return key_info(self.certificate)


def make_key(path: Path, *, unit: str, name: str, role: str, password: str | None, now: datetime) -> KeyInfo:
    """Make the local signing key of an officer and store it, readable by its owner alone.

    Args:
        path: The ``.p12`` file to make; its folder is made if need be. An existing file is never overwritten.
        unit: Name of the office, at most 64 characters.
        name: Name of the officer, at most 64 characters.
        role: The officer's role in the words of the rule pack, e.g. 经办人; may be empty.
        password: Protects the key (PBES2, AES-256). None stores it open: whoever can read the file can sign.
        now: Aware; the certificate is valid from a day before it, since clocks of two computers differ.

    Raises:
        Refused: ``key_exists``; ``key_name_unfit`` when a name is missing or too long; ``key_password_empty``.
        Unavailable: The file cannot be written.
    """
    for part, text in (("unit", unit), ("name", name), ("role", role)):
        if len(text) > _NAME_CHARS or (part != "role" and not text.strip()):
            raise Refused("key_name_unfit", part=part, text=text, limit=_NAME_CHARS)
    if password == "":
        raise Refused("key_password_empty")
    with telling_disk_trouble(path):
        if path.exists():
            raise Refused("key_exists", path=str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    certificate = _certificate(key, unit=unit.strip(), name=name.strip(), role=role.strip(), now=now)
    friendly = f"{name} {unit}".encode()
    write_safely(
        path, pkcs12.serialize_key_and_certificates(friendly, key, certificate, None, _sealing(password)), mode=0o600
    )
    return key_info(certificate)


def load_signer(path: Path, password: str | None) -> LocalSigner:
    """Open the key in `path`.

    Raises:
        Refused: ``key_missing``; ``wrong_key_password`` (also when one is needed and none was given);
            ``key_unreadable`` when the file is no PKCS#12 file with one key.
        Unavailable: The file cannot be read.
    """
    content = _read_key_file(path)
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, password.encode() if password else None)
    except ValueError as trouble:
        # The library says the same of a damaged file and of a wrong password; an officer must do different things.
        code = "wrong_key_password" if _is_pkcs12(content) else "key_unreadable"
        raise Refused(code, path=str(path)) from trouble
    if certificate is None or not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise Refused("key_unreadable", path=str(path))
    return LocalSigner(key=key, certificate=certificate)


def key_info(certificate: x509.Certificate) -> KeyInfo:
    """What may be shown of `certificate`."""
    sha256 = hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()
    name, role, unit = (
        _part(certificate, oid)
        for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME, NameOID.ORGANIZATION_NAME)
    )
    return KeyInfo(
        fingerprint=phone_fingerprint(sha256),
        sha256=sha256,
        subject=" · ".join(part for part in (name, role, unit) if part),
        name=name,
        unit=unit,
        role=role,
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
    )


def phone_fingerprint(sha256: str) -> str:
    """The first 24 hex digits of `sha256` in six groups of four, upper case."""
    return " ".join(sha256[at : at + 4].upper() for at in range(0, 24, 4))


def _certificate(key: rsa.RSAPrivateKey, *, unit: str, name: str, role: str, now: datetime) -> x509.Certificate:
    parts = [(NameOID.COUNTRY_NAME, "CN"), (NameOID.ORGANIZATION_NAME, unit)]
    parts += [(NameOID.ORGANIZATIONAL_UNIT_NAME, role)] if role else []
    parts += [(NameOID.COMMON_NAME, name)]
    subject = x509.Name([x509.NameAttribute(oid, text) for oid, text in parts])
    key_id = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,  # the newer name of nonRepudiation, which strict validators ask for
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365.25 * VALID_YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        # openssl cms asks for this use unless told otherwise.
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(key_id, critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(key_id), critical=False)
        .sign(key, hashes.SHA256())
    )


def _sealing(password: str | None) -> KeySerializationEncryption:
    if password is None:
        return NoEncryption()
    return (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(_KDF_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(password.encode())
    )


def _read_key_file(path: Path) -> bytes:
    try:
        with telling_disk_trouble(path):
            if path.stat().st_size > _MAX_KEY_BYTES:
                raise Refused("key_unreadable", path=str(path))
            return path.read_bytes()
    except Unavailable as trouble:
        if isinstance(trouble.__cause__, FileNotFoundError | NotADirectoryError):
            raise Refused("key_missing", path=str(path)) from trouble
        if isinstance(trouble.__cause__, IsADirectoryError):
            raise Refused("key_unreadable", path=str(path)) from trouble
        raise


def _is_pkcs12(content: bytes) -> bool:
    """Whether `content` is whole as far as that shows without the password."""
    from asn1crypto.pkcs12 import Pfx

    try:
        return Pfx.load(content, strict=True).authenticated_safe is not None
    except (ValueError, TypeError, KeyError):
        return False


def _part(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""
