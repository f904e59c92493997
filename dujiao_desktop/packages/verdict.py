"""What a verifier says: one judgement first, then which files and which signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NO_SIGNATURE = "signature"
"""Stands among what is missing when nobody signed."""


class Judgement(StrEnum):
    """The verdict on a package; when several apply, the gravest."""

    AUTHENTIC = "authentic"  # 完整，签署人可信
    UNALTERED_UNKNOWN_SIGNER = "unaltered_unknown_signer"  # 未被改动，签署人不认识
    ALTERED = "altered"  # 被改动
    EXPIRED = "expired"  # 证书过期或已撤销
    WRONG_ORDER = "wrong_order"  # 签署次序不对
    INCOMPLETE = "incomplete"  # 缺签名或缺规定的文件


class FileChange(StrEnum):
    """What is wrong with a file."""

    ADDED = "added"  # 多出
    MISSING = "missing"  # 缺少
    CHANGED = "changed"  # 内容被改动


class SignedThing(StrEnum):
    """What a signature covers."""

    PACKAGE = "package"  # everything, through the tag manifest
    PDF = "pdf"  # one PDF


class SignatureProblem(StrEnum):
    """Why a signature does not count, or counts less."""

    NONE = ""
    UNREADABLE = "unreadable"  # no signature we can read
    BROKEN = "broken"  # the signature itself does not compute, or is not of the allowed form
    CONTENT_CHANGED = "content_changed"  # what was signed is not what is there
    CHANGED_AFTERWARDS = "changed_afterwards"  # a PDF was added to after signing
    WEAK = "weak"  # key or digest below RSA 2048 / P-256 / SHA-256
    KEY_NOT_FOR_SIGNING = "key_not_for_signing"
    UNKNOWN_SIGNER = "unknown_signer"
    EXPIRED = "expired"  # outside the certificate's or the trust list's days
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class FileFinding:
    """One file that is not as it was signed; `path` is relative to the package, with forward slashes."""

    path: str
    finding: FileChange


@dataclass(frozen=True, slots=True)
class SignatureFinding:
    """One signature.

    Attributes:
        signer: Name; from the trust list for a known signer, else as the certificate claims.
        time: Signing time by the clock of the signer's own computer (本机时间), aware; None when not stated.
        valid: The signature computes and covers what is there now; says nothing of who signed.
        trusted: The certificate is in the trust list, in force and not revoked.
        fingerprint: Six groups of four hex digits for reading over the phone; empty when unreadable.
        sha256: Whole fingerprint of the certificate, lower-case hex.
        path: The signature file, or the PDF; relative to the package.
        field: Name of the PDF signature field; empty for a signature of the package.
    """

    signer: str
    unit: str
    role: str
    time: datetime | None
    valid: bool
    fingerprint: str
    what: SignedThing
    path: str
    field: str = ""
    sha256: str = ""
    trusted: bool = False
    problem: SignatureProblem = SignatureProblem.NONE


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one package.

    Attributes:
        sha256: Digest of the checked file; empty for a folder.
        files: Every file that is not as signed, sorted by path.
        signatures: Of the package first, in their numbers, then those in PDFs in the order they were made.
        missing: What a complete package has and this one lacks: paths of files, roles or names of signers,
            `NO_SIGNATURE` when nobody signed the package.
        repacked: The ZIP was written by another program or tampered with; its files may still be as signed.
        organization, identifier, bagging_date: As the package says of itself; empty when it does not.
    """

    verdict: Judgement
    name: str
    sha256: str = ""
    files: tuple[FileFinding, ...] = ()
    signatures: tuple[SignatureFinding, ...] = ()
    missing: tuple[str, ...] = ()
    repacked: bool = False
    organization: str = ""
    identifier: str = ""
    bagging_date: str = ""

    @property
    def sentence_code(self) -> str:
        """Key of the sentence that says this verdict."""
        if self.verdict is not Judgement.ALTERED:
            return f"verdict_{self.verdict}"
        if self.repacked and all(finding.path == self.name for finding in self.files):
            return "verdict_altered_container"
        return "verdict_altered" if self.files else "verdict_altered_signature"

    @property
    def facts(self) -> dict[str, object]:
        """What the sentences of this verdict may name."""
        shown = [finding.path for finding in self.files[:5]]
        first = self.signatures[0] if self.signatures else None
        bad = [s for s in self.signatures if not s.valid or (not s.trusted and s.problem)] or list(self.signatures)
        return {
            "name": self.name,
            "files": "、".join(shown) + (" 等" if len(self.files) > len(shown) else ""),
            "file_count": len(self.files),
            "signers": "、".join(dict.fromkeys(s.signer for s in self.signatures if s.signer)),
            "bad_signers": "、".join(dict.fromkeys(s.signer or s.path for s in bad)),
            "signer": first.signer if first else "",
            "unit": first.unit if first else "",
            "role": first.role if first else "",
            "time": first.time.strftime("%Y-%m-%d %H:%M") if first and first.time else "",
            "fingerprint": first.fingerprint if first else "",
            "missing": "、".join("整卷签名" if what == NO_SIGNATURE else what for what in self.missing),
        }
