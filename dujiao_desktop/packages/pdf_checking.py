"""Strict check of the signatures in a PDF, offline, with pyHanko; who signed is not judged here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from cryptography import x509

from dujiao_desktop.packages.cms import ALLOWED_DIGESTS, is_weak, may_sign
from dujiao_desktop.packages.trust import CHINA
from dujiao_desktop.packages.verdict import SignatureProblem


@dataclass(frozen=True, slots=True)
class PdfSignature:
    """One signature in a PDF."""

    field: str
    problem: SignatureProblem
    certificate: x509.Certificate | None = None
    time: datetime | None = None


@dataclass(frozen=True, slots=True)
class PdfFinding:
    """What the signatures of a PDF say.

    Attributes:
        readable: False when it is no PDF that can be read strictly.
        signatures: In the order they were made.
        in_order: Every signature stands in the field that was due, and no signing time goes back.
        waiting: Fields that nobody has signed.
    """

    readable: bool
    signatures: tuple[PdfSignature, ...] = ()
    in_order: bool = True
    waiting: tuple[str, ...] = ()


def check_pdf(file: BinaryIO) -> PdfFinding:
    """Check every signature in a PDF.

    Each must compute, cover the document as it was then, and have been followed by nothing but the filling of
    waiting signature fields; the last must cover the file to its end.

    Args:
        file: Seekable; read only.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    try:
        reader = PdfFileReader(file, strict=True)
        names = [(name, value is not None) for name, value, _ in enumerate_sig_fields(reader)]
        embedded = reader.embedded_signatures
    except Exception:  # Bytes from a stranger make parsers raise anything; unreadable is all there is to say.
        return PdfFinding(readable=False)
    found = tuple(_check(signature, is_last=signature is embedded[-1]) for signature in embedded)
    times = [signature.time for signature in found if signature.time is not None]
    in_order = [s.field for s in found] == [name for name, _ in names[: len(found)]] and times == sorted(times)
    return PdfFinding(True, found, in_order, tuple(name for name, is_filled in names if not is_filled))


def _check(signature: Any, *, is_last: bool) -> PdfSignature:
    field = str(signature.field_name)
    try:
        certificate = x509.load_der_x509_certificate(signature.signer_cert.dump())
        time = signature.self_reported_timestamp
        if time is not None and time.tzinfo is None:
            time = time.replace(tzinfo=CHINA)  # A PDF may leave the zone out; officers mean their own.
        return PdfSignature(field, _problem(signature, certificate, is_last=is_last), certificate, time)
    except Exception:  # As above.
        return PdfSignature(field, SignatureProblem.UNREADABLE)


def _problem(signature: Any, certificate: x509.Certificate, *, is_last: bool) -> SignatureProblem:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    if signature.md_algorithm not in ALLOWED_DIGESTS or is_weak(certificate.public_key()):
        return SignatureProblem.WEAK
    if not may_sign(certificate):
        return SignatureProblem.KEY_NOT_FOR_SIGNING
    # The signer's own certificate is the root here, at a moment when it was in force: whether the signer is known
    # and whether the time fits is judged by the trust list, for packages and PDFs alike.
    context = ValidationContext(
        trust_roots=[signature.signer_cert], allow_fetching=False, moment=certificate.not_valid_before_utc
    )
    status = validate_pdf_signature(
        signature,
        signer_validation_context=context,
        key_usage_settings=KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}),
    )
    if not status.intact:
        return SignatureProblem.CONTENT_CHANGED
    if not status.valid:
        return SignatureProblem.BROKEN
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    allowed = status.modification_level in (ModificationLevel.NONE, ModificationLevel.FORM_FILLING)
    if not (allowed and status.docmdp_ok) or (is_last and not whole):
        return SignatureProblem.CHANGED_AFTERWARDS
    return SignatureProblem.NONE if status.bottom_line else SignatureProblem.BROKEN
