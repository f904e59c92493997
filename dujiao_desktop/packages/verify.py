"""Checks a package offline: every file, every signature, who signed; one judgement comes back. Nothing is written."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from cryptography import x509
from zlib_ng.zlib_ng import crc32

from dujiao_desktop.domain.errors import Cancelled, Refused
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.environment.files import sha256_of, telling_disk_trouble
from dujiao_desktop.packages.archive import Archive
from dujiao_desktop.packages.bag import (
    DECLARATION,
    INFO,
    MANIFEST,
    PAYLOAD,
    REQUIRED_FILES,
    TAG_MANIFEST,
    signature_number,
)
from dujiao_desktop.packages.cms import check_detached
from dujiao_desktop.packages.contents import Contents, Unreadable, opened
from dujiao_desktop.packages.keys import KeyInfo, key_info
from dujiao_desktop.packages.trust import TrustList
from dujiao_desktop.packages.verdict import (
    NO_SIGNATURE,
    FileChange,
    FileFinding,
    Judgement,
    SignatureFinding,
    SignatureProblem,
    SignedThing,
    Verdict,
)

_MAX_TAG_BYTES = 64 << 20
_MAX_SIGNATURE_BYTES = 1 << 20
_MANIFEST_LINE = re.compile(r"([0-9a-f]{64}) [ *]?(\S.*)")
_PDF_HEAD = 1024
_CONTENT = SignatureProblem.CONTENT_CHANGED
_NAMES_A_FILE = frozenset(
    {_CONTENT, SignatureProblem.CHANGED_AFTERWARDS, SignatureProblem.BROKEN, SignatureProblem.UNREADABLE}
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What the receiver asks of a package beyond its own rules.

    Attributes:
        signers: Roles or names that must have signed, in this order.
        files: Paths that must be there, in addition to those its profile asks for.
        sha256: Digest of the whole file as told by another way; empty for none.
    """

    signers: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What one pass over the files gave: digest and CRC-32 by path; an unreadable file has an empty digest."""

    digests: Mapping[str, str]
    crcs: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Judge:
    """Knows whom to trust; turns a certificate and its use into a finding."""

    trust: TrustList | None
    received_on: date

    def finding(
        self,
        what: SignedThing,
        path: str,
        problem: SignatureProblem,
        certificate: x509.Certificate | None,
        time: datetime | None,
        field: str = "",
    ) -> SignatureFinding:
        info = _readable(certificate)
        if info is None:
            unread = problem if problem is not SignatureProblem.NONE else SignatureProblem.UNREADABLE
            return SignatureFinding("", "", "", time, False, "", what, path, field, problem=unread)
        known = self.trust.find(info.sha256) if self.trust else None
        valid = problem is SignatureProblem.NONE
        if valid and (time is None or not info.not_before <= time <= info.not_after):
            problem = SignatureProblem.EXPIRED
        elif valid:
            problem = known.objection(time, self.received_on) if known else SignatureProblem.UNKNOWN_SIGNER
        return SignatureFinding(
            signer=known.name if known else info.name,
            unit=known.unit if known else info.unit,
            role=known.role if known else info.role,
            time=time,
            valid=valid,
            fingerprint=info.fingerprint,
            what=what,
            path=path,
            field=field,
            sha256=info.sha256,
            trusted=known is not None and problem is SignatureProblem.NONE,
            problem=problem,
        )


def _readable(certificate: x509.Certificate | None) -> KeyInfo | None:
    """What the certificate says; None when a flipped bit lets it load but not be read."""
    try:
        return key_info(certificate) if certificate is not None else None
    except (ValueError, TypeError):
        return None


def verify_package(
    path: Path,
    *,
    received_on: date,
    trust: TrustList | None = None,
    expected: Expected | None = None,
    written: Archive | None = None,
    job: JobControl | None = None,
) -> Verdict:
    """Judge a package: a ZIP, the folder it was unpacked to, or one signed PDF.

    Args:
        path: What to check. It is only read; nothing is unpacked beside it.
        received_on: Day on which the package was received, today for one just handed over; revocations up to that
            day count.
        trust: Whom to trust; without it nobody is known.
        expected: What the receiver asks for besides.
        written: What was found when `path` was read back just after it was written, so that it is not read again.
        job: Told the bytes checked and the file at hand.

    Raises:
        Refused: ``package_missing``, ``package_empty``, ``not_a_package``, ``package_damaged``,
            ``package_hostile`` (with ``reason`` name, link, duplicate, encrypted, ratio, too_large, too_many or
            compression).
        Unavailable: It cannot be read.
    """
    watched = job or Unwatched()
    asked = expected or Expected()
    judge = _Judge(trust, received_on)
    with telling_disk_trouble(path):
        if not path.exists():
            raise Refused("package_missing", path=str(path))
    with opened(path) as contents:
        if contents is None:
            return _verify_pdf(path, judge, asked, watched)
        if path.is_dir():
            return _verify_bag(contents, judge, asked, watched)
        if written is not None:
            facts = _Facts(written.digests, written.crcs)
            verdict = _verify_bag(contents, judge, asked, watched, path.name, facts)
            return _with_digest(verdict, written.sha256, path.name, asked)
        # The digest of the whole file is taken at the same time on the other core.
        with ThreadPoolExecutor(1) as pool:
            follower = _Follower()
            whole = pool.submit(_digest_of, path, follower)
            try:
                verdict = _verify_bag(contents, judge, asked, watched, path.name)
                return _with_digest(verdict, whole.result(), path.name, asked)
            finally:
                follower.stop.set()


def _verify_bag(
    contents: Contents,
    judge: _Judge,
    asked: Expected,
    job: JobControl,
    container: str = "",
    known: _Facts | None = None,
) -> Verdict:
    facts = known or _read_all(contents, job)
    info = _tags(contents, facts)
    findings = dict.fromkeys(contents.outside, FileChange.ADDED)
    findings |= _compare_tags(contents, facts)
    findings |= _compare_payload(contents, facts)
    if _oxum(contents) != info.get("Payload-Oxum") and INFO in facts.digests and not findings:
        findings[INFO] = FileChange.CHANGED
    package = _package_signatures(contents, judge)
    pdfs, pdfs_in_order = _pdf_signatures(contents, judge, job)
    for signature in (*package, *pdfs):
        if signature.problem in _NAMES_A_FILE:
            manifest_differs = signature.what is SignedThing.PACKAGE and signature.problem is _CONTENT
            findings.setdefault(TAG_MANIFEST if manifest_differs else signature.path, FileChange.CHANGED)
    repacked = contents.is_repacked(facts.crcs)
    if repacked and not findings:
        findings[container] = FileChange.CHANGED
    signatures = (*package, *pdfs)
    required = (*REQUIRED_FILES.get(info.get("BagIt-Profile-Identifier", ""), ()), *asked.files)
    missing = [path for path in required if path not in contents.sizes and path not in findings]
    missing += [] if package else [NO_SIGNATURE]
    missing += _missing_signers(signatures, asked)
    in_order = pdfs_in_order and _package_in_order(package, pdfs) and _as_asked(signatures, asked)
    return Verdict(
        verdict=_judgement(findings, signatures, missing, in_order=in_order),
        name=container or contents.name,
        files=tuple(FileFinding(path, findings[path]) for path in sorted(findings)),
        signatures=signatures,
        missing=tuple(missing),
        repacked=repacked,
        organization=info.get("Source-Organization", ""),
        identifier=info.get("External-Identifier", ""),
        bagging_date=info.get("Bagging-Date", ""),
    )


def _judgement(
    findings: Mapping[str, FileChange],
    signatures: Sequence[SignatureFinding],
    missing: Sequence[str],
    *,
    in_order: bool,
) -> Judgement:
    """The gravest thing first: an altered package is altered, whatever else it lacks."""
    problems = {signature.problem for signature in signatures}
    if findings or any(not signature.valid for signature in signatures):
        return Judgement.ALTERED
    if missing or not signatures:
        return Judgement.INCOMPLETE
    if not in_order:
        return Judgement.WRONG_ORDER
    if problems & {SignatureProblem.EXPIRED, SignatureProblem.REVOKED}:
        return Judgement.EXPIRED
    if not all(signature.trusted for signature in signatures):
        return Judgement.UNALTERED_UNKNOWN_SIGNER
    return Judgement.AUTHENTIC


# --- files


def _read_all(contents: Contents, job: JobControl) -> _Facts:
    digests: dict[str, str] = {}
    crcs: dict[str, int] = {}
    total, done = sum(contents.sizes.values()), 0
    for path in sorted(contents.sizes):
        digest, crc = hashlib.sha256(), 0
        job.report(done, total, path)
        try:
            for block in contents.blocks(path):
                job.stop_if_cancelled()
                digest.update(block)
                crc = crc32(block, crc)
                done += len(block)
        except Unreadable:
            digests[path] = ""
            continue
        digests[path], crcs[path] = digest.hexdigest(), crc
    job.report(total, total, "")
    return _Facts(digests, crcs)


def _compare_tags(contents: Contents, facts: _Facts) -> dict[str, FileChange]:
    """Tag files against the tag manifest; signatures and the tag manifest itself are not in it."""
    found = {path: FileChange.MISSING for path in (DECLARATION, INFO, MANIFEST) if path not in contents.sizes}
    if TAG_MANIFEST not in contents.sizes:
        return found | {TAG_MANIFEST: FileChange.MISSING}
    listed, is_whole = _manifest(contents, TAG_MANIFEST)
    if not is_whole:
        found[TAG_MANIFEST] = FileChange.CHANGED
    present = {
        path: digest
        for path, digest in facts.digests.items()
        if path != TAG_MANIFEST and not path.startswith(f"{PAYLOAD}/") and signature_number(path) is None
    }
    return found | _differences(listed, present)


def _compare_payload(contents: Contents, facts: _Facts) -> dict[str, FileChange]:
    if MANIFEST not in contents.sizes:
        return {}
    listed, is_whole = _manifest(contents, MANIFEST)
    present = {path: digest for path, digest in facts.digests.items() if path.startswith(f"{PAYLOAD}/")}
    return _differences(listed, present) | ({} if is_whole else {MANIFEST: FileChange.CHANGED})


def _differences(listed: Mapping[str, str], present: Mapping[str, str]) -> dict[str, FileChange]:
    changed = {path: FileChange.CHANGED for path in listed.keys() & present.keys() if listed[path] != present[path]}
    missing = dict.fromkeys(listed.keys() - present.keys(), FileChange.MISSING)
    return changed | missing | dict.fromkeys(present.keys() - listed.keys(), FileChange.ADDED)


def _manifest(contents: Contents, path: str) -> tuple[dict[str, str], bool]:
    """Digests by path, and whether every line could be read. Paths are keys only; nothing is opened by them."""
    try:
        lines = _small(contents, path, _MAX_TAG_BYTES).decode().split("\n")
    except UnicodeDecodeError:
        return {}, False
    listed: dict[str, str] = {}
    is_whole = lines.pop() == ""
    for line in lines:
        match = _MANIFEST_LINE.fullmatch(line)
        if match is None or match[2] in listed:
            is_whole = False
            continue
        listed[match[2]] = match[1]
    return listed, is_whole


def _tags(contents: Contents, facts: _Facts) -> dict[str, str]:
    if not facts.digests.get(INFO):
        return {}
    text = _small(contents, INFO, _MAX_TAG_BYTES).decode(errors="replace")
    return {label: value for label, colon, value in (line.partition(": ") for line in text.split("\n")) if colon}


def _oxum(contents: Contents) -> str:
    payload = [size for path, size in contents.sizes.items() if path.startswith(f"{PAYLOAD}/")]
    return f"{sum(payload)}.{len(payload)}"


def _small(contents: Contents, path: str, limit: int) -> bytes:
    """A small file as a whole; what is larger than its kind can be, or unreadable, counts as empty."""
    if contents.sizes[path] > limit:
        return b""
    try:
        return b"".join(contents.blocks(path))
    except Unreadable:
        return b""


# --- signatures


def _package_signatures(contents: Contents, judge: _Judge) -> tuple[SignatureFinding, ...]:
    numbered = sorted((number, path) for path in contents.sizes if (number := signature_number(path)) is not None)
    if TAG_MANIFEST not in contents.sizes:
        return ()
    signed = _small(contents, TAG_MANIFEST, _MAX_TAG_BYTES)
    found = []
    for _, path in numbered:
        cms = check_detached(_small(contents, path, _MAX_SIGNATURE_BYTES), signed)
        found.append(judge.finding(SignedThing.PACKAGE, path, cms.problem, cms.certificate, cms.time))
    return tuple(found)


def _pdf_signatures(contents: Contents, judge: _Judge, job: JobControl) -> tuple[tuple[SignatureFinding, ...], bool]:
    """Signatures in the PDFs that we made, directly under ``data/``; sealed evidence deeper down is not ours."""
    from dujiao_desktop.packages.pdf_checking import check_pdf

    found: list[SignatureFinding] = []
    in_order = True
    for path in sorted(contents.sizes):
        folder, _, name = path.rpartition("/")
        if folder != PAYLOAD or not name.lower().endswith(".pdf"):
            continue
        job.stop_if_cancelled()
        try:
            with contents.seekable(path) as file:
                pdf = check_pdf(file)
        except Unreadable:
            continue  # Already named as a changed file.
        in_order = in_order and pdf.in_order
        found += [
            judge.finding(SignedThing.PDF, path, s.problem, s.certificate, s.time, s.field) for s in pdf.signatures
        ]
    return tuple(found), in_order


def _package_in_order(package: Sequence[SignatureFinding], pdfs: Sequence[SignatureFinding]) -> bool:
    """PDF signatures come first, then the package's in the order of their numbers."""
    times = [s.time for s in package if s.time is not None]
    latest_pdf = max((s.time for s in pdfs if s.time is not None), default=None)
    return times == sorted(times) and (latest_pdf is None or not times or latest_pdf <= times[0])


def _missing_signers(signatures: Sequence[SignatureFinding], asked: Expected) -> list[str]:
    return [who for who in asked.signers if not any(who in (s.role, s.signer) for s in signatures)]


def _as_asked(signatures: Sequence[SignatureFinding], asked: Expected) -> bool:
    """Whether the signers asked for signed in that order, by their first signature."""
    times = [
        min((s.time for s in signatures if who in (s.role, s.signer) and s.time), default=None) for who in asked.signers
    ]
    stated = [time for time in times if time is not None]
    return stated == sorted(stated)


# --- one PDF alone


def _verify_pdf(path: Path, judge: _Judge, asked: Expected, job: JobControl) -> Verdict:
    from dujiao_desktop.packages.pdf_checking import check_pdf

    with telling_disk_trouble(path), path.open("rb") as file:
        if b"%PDF-" not in file.read(_PDF_HEAD):
            raise Refused("not_a_package", path=str(path))
        file.seek(0)
        sha256 = sha256_of(file, job)
        file.seek(0)
        pdf = check_pdf(file)
    if not pdf.readable:
        raise Refused("package_damaged", path=str(path))
    signatures = tuple(
        judge.finding(SignedThing.PDF, path.name, s.problem, s.certificate, s.time, s.field) for s in pdf.signatures
    )
    findings = {path.name: FileChange.CHANGED} if any(not s.valid for s in signatures) else {}
    missing = [] if signatures else [NO_SIGNATURE]
    missing += _missing_signers(signatures, asked)
    in_order = pdf.in_order and _as_asked(signatures, asked)
    verdict = Verdict(
        verdict=_judgement(findings, signatures, missing, in_order=in_order),
        name=path.name,
        files=tuple(FileFinding(name, change) for name, change in findings.items()),
        signatures=signatures,
        missing=tuple(missing),
    )
    return _with_digest(verdict, sha256, path.name, asked)


# --- the digest of the whole file


class _Follower:
    """A job in another thread that ends when the one it follows has ended."""

    def __init__(self) -> None:
        self.stop = threading.Event()

    def report(self, done: int, total: int, message: str) -> None:
        """Nothing to say."""

    def stop_if_cancelled(self) -> None:
        if self.stop.is_set():
            raise Cancelled


def _digest_of(path: Path, job: JobControl) -> str:
    with telling_disk_trouble(path), path.open("rb") as file:
        return sha256_of(file, job)


def _with_digest(verdict: Verdict, sha256: str, name: str, asked: Expected) -> Verdict:
    if not asked.sha256 or asked.sha256.lower() == sha256:
        return replace(verdict, sha256=sha256)
    files = verdict.files or (FileFinding(name, FileChange.CHANGED),)
    return replace(verdict, sha256=sha256, verdict=Judgement.ALTERED, files=files)
