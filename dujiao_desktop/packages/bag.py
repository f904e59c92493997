"""The bag (BagIt 1.0, RFC 8493) that every package is: payload, manifests, tags and signatures over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.environment.files import telling_disk_trouble, write_safely
from dujiao_desktop.packages.cms import sign_detached
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.packages.names import is_portable_path, legal_name, sameness

PAYLOAD = "data"
SIGNATURES = "signatures"
DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"

DECLARATION_TEXT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

DOSSIER_PROFILE = "urn:x-dujiao:bagit-profile:dossier:1"
"""Names the rules a 送验卷 keeps beyond BagIt's own; see docs/package.md."""

REQUIRED_FILES: dict[str, tuple[str, ...]] = {
    DOSSIER_PROFILE: ("data/验收卷宗.pdf", "data/台账.xlsx", "data/task.json", "index.html"),
}
"""Files a package of a profile must have."""

_SIGNATURE_NAME = re.compile(rf"{SIGNATURES}/([1-9][0-9]?)-[^/]+\.p7s")


@dataclass(frozen=True, slots=True)
class BagInfo:
    """What a package says of itself, in ``bag-info.txt``.

    Attributes:
        organization: The unit that made it.
        identifier: The task's official number, or what else names the content.
        software: Program and version.
        group, count: Name of the set this bag belongs to and its place in it, e.g. ``1 of 1``.
        replaces_sha256: Digest of the package this one was made from after a further signature; empty for a first.
    """

    organization: str
    identifier: str
    bagging_date: date
    software: str
    group: str
    count: str = "1 of 1"
    profile: str = DOSSIER_PROFILE
    replaces_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Bag:
    """A bag on the disk."""

    folder: Path
    payload_files: int
    payload_bytes: int


def seal_bag(
    folder: Path, info: BagInfo, *, known: Mapping[str, str] | None = None, job: JobControl | None = None
) -> Bag:
    """Make a bag of a staging folder: write its declaration, its tags and both manifests.

    The payload is listed with the `bagit` library file by file, since its `make_bag` changes the working folder of
    the whole program and cannot be stopped; the finished bag is checked with the same library.

    Args:
        folder: Holds ``data/…`` and, beside it, files that become tag files (``index.html``). Nothing is moved.
        info: What the package says of itself.
        known: SHA-256 of payload files by path, from whoever keeps them; they are not read for it. Whether they
            still are what is listed shows when the package is read back, see `verify_package`.
        job: Told the bytes listed; when cancelled, nothing of the bag has been written.

    Raises:
        Refused: ``package_name_unfit`` for a path that not every system can hold, ``package_payload_empty``.
        Unavailable: A file cannot be read or written.
    """
    import bagit

    watched = job or Unwatched()
    with telling_disk_trouble(folder):
        paths = _portable_paths(folder)
        sizes = {path: (folder / path).stat().st_size for path in paths}
    payload = [path for path in paths if path.startswith(PAYLOAD + "/")]
    if not payload:
        raise Refused("package_payload_empty", path=str(folder))
    told = {path: digest for path, digest in (known or {}).items() if path in sizes}
    digests = told | _digests(folder, {path: sizes[path] for path in payload if path not in told}, watched)
    total = sum(sizes[path] for path in payload)
    write_safely(folder / DECLARATION, DECLARATION_TEXT.encode())
    write_safely(folder / INFO, _info_text(info, f"{total}.{len(payload)}").encode())
    write_safely(folder / MANIFEST, manifest_text(digests).encode())
    tags = [path for path in _paths(folder) if not path.startswith((PAYLOAD + "/", SIGNATURES + "/", TAG_MANIFEST))]
    write_safely(folder / TAG_MANIFEST, manifest_text({path: _digest(folder, path) for path in tags}).encode())
    bagit.Bag(folder).validate(completeness_only=True)
    return Bag(folder=folder, payload_files=len(payload), payload_bytes=total)


def sign_bag(folder: Path, signer: LocalSigner, *, now: datetime) -> str:
    """Sign the tag manifest of a sealed bag, and through it everything in the bag.

    Args:
        folder: A sealed bag.
        signer: Who signs; the first is the exporter, later ones countersign.
        now: Aware; the signing time.

    Returns:
        Path of the signature inside the bag: ``signatures/<number>-<role or name>.p7s``, numbers from 1.
    """
    with telling_disk_trouble(folder):
        content = (folder / TAG_MANIFEST).read_bytes()
        (folder / SIGNATURES).mkdir(exist_ok=True)
        made = [n for path in _paths(folder) if (n := signature_number(path)) is not None]
    info = signer.info
    path = f"{SIGNATURES}/{max(made, default=0) + 1}-{legal_name(info.role or info.name)}.p7s"
    write_safely(folder / path, sign_detached(content, signer, now))
    return path


def signature_number(path: str) -> int | None:
    """Number of a signature file by its path in the bag; None for any other file."""
    match = _SIGNATURE_NAME.fullmatch(path)
    return int(match[1]) if match else None


def manifest_text(digests: dict[str, str]) -> str:
    """A manifest, sorted by path; two spaces as ``sha256sum --check`` wants them."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))


def listed_digests(folder: Path) -> dict[str, str]:
    """What the manifests of a bag list, by path; a line that is none is passed over."""
    lines: list[str] = []
    for name in (MANIFEST, TAG_MANIFEST):
        if (folder / name).is_file():
            lines += (folder / name).read_bytes().decode(errors="replace").split("\n")
    return {path: digest for digest, mark, path in (line.partition("  ") for line in lines) if mark}


def _digests(folder: Path, sizes: Mapping[str, int], job: JobControl) -> dict[str, str]:
    """SHA-256 by path, taken in two threads."""
    total, done = sum(sizes.values()), 0
    digests: dict[str, str] = {}
    with ThreadPoolExecutor(2, "digest") as pool:
        ahead = [pool.submit(_digest, folder, path) for path in sizes]
        try:
            for path, coming in zip(sizes, ahead, strict=True):
                job.stop_if_cancelled()
                job.report(done, total, path)
                digests[path] = coming.result()
                done += sizes[path]
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    job.report(done, total, "")
    return digests


def _digest(folder: Path, path: str) -> str:
    import bagit

    with telling_disk_trouble(folder / path):
        ((_, digest, _, _),) = bagit.generate_manifest_lines(str(folder / path), ["sha256"])
    return digest


def _paths(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_symlink() or not p.is_dir())


def _portable_paths(folder: Path) -> list[str]:
    paths = _paths(folder)
    seen: dict[str, str] = {}
    for path in paths:
        same = seen.setdefault(sameness(path), path)
        if same != path or not is_portable_path(path) or not _is_plain(folder / path):
            raise Refused("package_name_unfit", path=path)
    return paths


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _info_text(info: BagInfo, oxum: str) -> str:
    tags = {
        "Source-Organization": info.organization,
        "External-Identifier": info.identifier,
        "Bagging-Date": info.bagging_date.isoformat(),
        "Bag-Software-Agent": info.software,
        "Bag-Group-Identifier": info.group,
        "Bag-Count": info.count,
        "BagIt-Profile-Identifier": info.profile,
        "Payload-Oxum": oxum,
        "Replaces-Package-SHA256": info.replaces_sha256,
    }
    return "".join(_tag_lines(tags.items()))


def _tag_lines(tags: Iterable[tuple[str, str]]) -> Iterable[str]:
    for label, value in tags:
        one_line = " ".join(value.split())  # A line break in a value would start another tag.
        if one_line:
            yield f"{label}: {one_line}\n"
