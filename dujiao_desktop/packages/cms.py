"""Detached signatures over one small file: CMS in DER, CAdES-BES, as ``openssl cms -verify -binary`` reads them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.hazmat.primitives.serialization import Encoding

from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.packages.verdict import SignatureProblem

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

MIN_RSA_BITS = 2048
MIN_CURVE_BITS = 256
_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
ALLOWED_DIGESTS = frozenset(_HASHES)


@dataclass(frozen=True, slots=True)
class CmsFinding:
    """What a detached signature says and whether it holds; who signed is not judged here."""

    problem: SignatureProblem
    certificate: x509.Certificate | None = None
    time: datetime | None = None


class _Broken(Exception):
    """The structure is not one of the allowed form."""


def sign_detached(content: bytes, signer: LocalSigner, now: datetime) -> bytes:
    """Sign `content` without enclosing it.

    Args:
        content: What is signed.
        signer: The key to sign with.
        now: Aware; goes into the signature as its signing time.

    Returns:
        DER of a CMS ContentInfo with the signer's certificate, signing time and signing-certificate-v2.
    """
    import asyncio

    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    signing = pyhanko_signer(signer).async_sign_general_data(
        content, "sha256", detached=True, use_cades=True, signed_attr_settings=PdfCMSSignedAttributes(signing_time=now)
    )
    der: bytes = asyncio.run(signing).dump()
    return der


def pyhanko_signer(signer: LocalSigner) -> SimpleSigner:
    """The same key and certificate as pyHanko wants them."""
    from pyhanko.keys.internal import (
        translate_pyca_cryptography_cert_to_asn1,
        translate_pyca_cryptography_key_to_asn1,
    )
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class LoadedSigner(SimpleSigner):
        """Signs with the key in memory, which was checked when it was loaded; pyHanko checks it for every signature."""

        def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
            """The bare signature; each takes 0.2 s less than by pyHanko's own way."""
            key, chosen = signer.key, _HASHES[digest_algorithm]()
            if isinstance(key, rsa.RSAPrivateKey):
                return key.sign(data, padding.PKCS1v15(), chosen)
            return key.sign(data, ec.ECDSA(chosen))

    others = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its constructor alone is not annotated
    return LoadedSigner(
        signing_cert=translate_pyca_cryptography_cert_to_asn1(signer.certificate),
        signing_key=translate_pyca_cryptography_key_to_asn1(signer.key),
        cert_registry=others,
    )


def check_detached(der: bytes, content: bytes) -> CmsFinding:
    """Check one detached signature over `content`.

    Everything that a careless reader would skip is asked for: exactly one signer and one certificate, nothing
    unsigned, digest and signing certificate named in the signed attributes, and strong algorithms only.
    """
    import asn1crypto.tsp  # noqa: F401 teaches `cms` the attribute that names the signing certificate
    from asn1crypto import cms

    try:
        info = cms.ContentInfo.load(der, strict=True)
        _require(info["content_type"].native == "signed_data")
        signed = info["content"]
        certificate = _only_certificate(signed)
    except Exception:  # Bytes from a stranger make parsers raise anything; whatever it is, no signature was read.
        return CmsFinding(SignatureProblem.UNREADABLE)
    time: datetime | None = None
    try:
        signer = signed["signer_infos"][0]
        digest_name = signer["digest_algorithm"]["algorithm"].native
        _require(
            signed["version"].native == "v1",
            [a["algorithm"].native for a in signed["digest_algorithms"]] == [digest_name],
            signed["encap_content_info"]["content_type"].native == "data",
            signed["encap_content_info"]["content"].native is None,
            len(signed["signer_infos"]) == 1,
            signer["version"].native == "v1",
            len(signer["unsigned_attrs"]) == 0,
            _names(signer["sid"], certificate),
            all(
                map(
                    _is_plain, (*signed["digest_algorithms"], signer["digest_algorithm"], signer["signature_algorithm"])
                )
            ),
        )
        attributes = _attributes(signer)
        time = attributes["signing_time"].native
        _require(
            time is not None and time.tzinfo is not None,
            attributes["content_type"].native == "data",
            _is_bound_to(attributes, certificate),
        )
        if digest_name not in ALLOWED_DIGESTS or is_weak(certificate.public_key()):
            return CmsFinding(SignatureProblem.WEAK, certificate, time)
        _check_signature(signer, certificate, digest_name)
        _check_own_signature(certificate)
    except Exception:  # As above: what cannot be checked does not hold.
        return CmsFinding(SignatureProblem.BROKEN, certificate, time)
    if attributes["message_digest"].native != hashlib.new(digest_name, content).digest():
        return CmsFinding(SignatureProblem.CONTENT_CHANGED, certificate, time)
    if not may_sign(certificate):
        return CmsFinding(SignatureProblem.KEY_NOT_FOR_SIGNING, certificate, time)
    return CmsFinding(SignatureProblem.NONE, certificate, time)


def is_weak(key: CertificatePublicKeyTypes) -> bool:
    """Whether `key` is below RSA 2048 or P-256, or of another kind."""
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size < MIN_RSA_BITS
    return not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.key_size < MIN_CURVE_BITS


def may_sign(certificate: x509.Certificate) -> bool:
    """Whether the certificate was issued for signing."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return False
    return usage.digital_signature or usage.content_commitment


# asn1crypto builds its classes at run time, so what it gives is Any from here on.


def _require(*rules: bool) -> None:
    if not all(rules):
        raise _Broken


def _only_certificate(signed: Any) -> x509.Certificate:
    _require(len(signed["certificates"]) == 1, len(signed["crls"]) == 0, len(signed["signer_infos"]) >= 1)
    return x509.load_der_x509_certificate(signed["certificates"][0].chosen.dump())


def _names(sid: Any, certificate: x509.Certificate) -> bool:
    if sid.name != "issuer_and_serial_number":
        return False
    serial = sid.chosen["serial_number"].native == certificate.serial_number
    return serial and bool(sid.chosen["issuer"].dump() == certificate.issuer.public_bytes())


def _is_plain(algorithm: Any) -> bool:
    """Whether an algorithm stands without parameters; those allowed here have none."""
    return algorithm["parameters"].dump() in (b"", b"\x05\x00")


def _attributes(signer: Any) -> dict[str, Any]:
    """Signed attributes by name, each with its one value; a second attribute or value of a kind is refused."""
    found: dict[str, Any] = {}
    for attribute in signer["signed_attrs"]:
        name = attribute["type"].native
        _require(name not in found, len(attribute["values"]) == 1)
        found[name] = attribute["values"][0]
    return found


def _is_bound_to(attributes: dict[str, Any], certificate: x509.Certificate) -> bool:
    """Whether signing-certificate-v2 names this very certificate: every bit of it is covered by the signature."""
    named = attributes["signing_certificate_v2"]["certs"][0]
    digest_name = named["hash_algorithm"]["algorithm"].native
    if digest_name not in ALLOWED_DIGESTS:
        return False
    return bool(named["cert_hash"].native == hashlib.new(digest_name, certificate.public_bytes(Encoding.DER)).digest())


def _check_signature(signer: Any, certificate: x509.Certificate, digest_name: str) -> None:
    # What is signed are the attributes as a SET OF; in the structure they stand under a context tag.
    signed_bytes = b"\x31" + signer["signed_attrs"].dump()[1:]
    signature = signer["signature"].native
    digest = _HASHES[digest_name]()
    algorithm = signer["signature_algorithm"]["algorithm"].native
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        _require(algorithm in ("rsassa_pkcs1v15", f"{digest_name}_rsa"))
        key.verify(signature, signed_bytes, padding.PKCS1v15(), digest)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        _require(algorithm == f"{digest_name}_ecdsa")
        key.verify(signature, signed_bytes, ec.ECDSA(digest))


def _check_own_signature(certificate: x509.Certificate) -> None:
    if certificate.issuer == certificate.subject:
        certificate.verify_directly_issued_by(certificate)
