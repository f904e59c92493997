"""信任名单: whose certificates the receiving office knows, kept as a JSON file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.environment.files import telling_disk_trouble
from dujiao_desktop.packages.verdict import SignatureProblem

_MAX_BYTES = 16 << 20

# Days on the list are days in China, wherever the verifying computer believes to be.
CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class TrustedCertificate:
    """One known signer.

    Attributes:
        fingerprint: SHA-256 of the DER certificate, lower-case hex.
        valid_from, valid_to: First and last day on which a signature of this signer counts, both included.
        revoked_on: From this day on nothing newly received counts; None while in force.
    """

    fingerprint: str
    unit: str
    role: str
    name: str
    valid_from: date
    valid_to: date
    revoked_on: date | None = None

    def objection(self, signed_at: datetime | None, received_on: date) -> SignatureProblem:
        """Why a signature of this signer does not count, or ``NONE``.

        The time in a signature is the claim of the signer's own clock. It is good enough for a period that ended
        in due course, but not against a lost key, whose thief would set the clock back: there the day of receipt
        decides.
        """
        if self.revoked_on is not None and received_on >= self.revoked_on:
            return SignatureProblem.REVOKED
        if signed_at is None or not self.valid_from <= signed_at.astimezone(CHINA).date() <= self.valid_to:
            return SignatureProblem.EXPIRED
        return SignatureProblem.NONE


@dataclass(frozen=True, slots=True)
class TrustList:
    """Known signers; a list with a higher `sequence` replaces one with a lower."""

    sequence: int
    certificates: tuple[TrustedCertificate, ...]

    def find(self, sha256: str) -> TrustedCertificate | None:
        """The entry of the certificate with this digest."""
        return next((entry for entry in self.certificates if entry.fingerprint == sha256), None)


class _BadFingerprint(Exception):
    """Not a SHA-256 in hex."""


def load_trust_list(path: Path) -> TrustList:
    """Read a trust list.

    The file is ``{"sequence": 1, "certificates": [{"fingerprint", "unit", "role", "name", "valid_from", "valid_to",
    "revoked_on"?}]}``; fingerprints are 64 hex digits, colons and spaces between them are allowed; days are ISO.

    Raises:
        Refused: ``trust_missing``, or ``trust_unreadable`` with the reason.
        Unavailable: The file cannot be read.
    """
    import msgspec

    try:
        with telling_disk_trouble(path):
            if path.is_dir() or path.stat().st_size > _MAX_BYTES:
                raise Refused("trust_unreadable", path=str(path), reason="不是信任名单文件")
            content = path.read_bytes()
    except Unavailable as trouble:
        if isinstance(trouble.__cause__, FileNotFoundError | NotADirectoryError):
            raise Refused("trust_missing", path=str(path)) from trouble
        raise
    try:
        read = msgspec.json.decode(content, type=TrustList)
        entries = tuple(_normalised(entry) for entry in read.certificates)
    except msgspec.ValidationError as trouble:
        place = re.search(r"`(\$.*)`", str(trouble))
        reason = f"{place[1] if place else '$'} 缺项或格式不符"
        raise Refused("trust_unreadable", path=str(path), reason=reason) from trouble
    except (msgspec.DecodeError, UnicodeDecodeError) as trouble:
        raise Refused("trust_unreadable", path=str(path), reason="内容不是完整的 JSON") from trouble
    except _BadFingerprint as trouble:
        raise Refused("trust_unreadable", path=str(path), reason=f"指纹应为 64 位十六进制数：{trouble}") from trouble
    if len({entry.fingerprint for entry in entries}) != len(entries):
        raise Refused("trust_unreadable", path=str(path), reason="同一指纹出现两次")
    return TrustList(sequence=read.sequence, certificates=entries)


def _normalised(entry: TrustedCertificate) -> TrustedCertificate:
    digits = re.sub(r"[\s:]", "", entry.fingerprint).lower()
    if not re.fullmatch(r"[0-9a-f]{64}", digits):
        raise _BadFingerprint(entry.fingerprint)
    return TrustedCertificate(
        fingerprint=digits,
        unit=entry.unit,
        role=entry.role,
        name=entry.name,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        revoked_on=entry.revoked_on,
    )
