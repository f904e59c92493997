"""Writes a bag as one canonical ZIP, really on the stick: written, synchronised, read back, then named."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from zlib_ng.zlib_ng import crc32

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.environment.files import PushedFile, telling_disk_trouble, views, whole_file
from dujiao_desktop.packages.bag import listed_digests
from dujiao_desktop.packages.names import legal_name
from dujiao_desktop.packages.zip_layout import MAX_BYTES, MAX_ENTRIES, Entry, directory, local_header

SPARE_BYTES = 16 << 20
"""What must stay free on the target after writing."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A package as a file.

    Attributes:
        path: The ``.zip``.
        part: Where it lies until it has that name.
        sha256: Of the whole file as written; every byte was found equal when it was read back from the disk.
        digests, crcs: SHA-256 and CRC-32 of each file on the disk, as read back, by its path in the bag.
    """

    path: Path
    part: Path
    sha256: str
    size_bytes: int
    digests: Mapping[str, str]
    crcs: Mapping[str, int]


@contextmanager
def write_archive(
    bag_folder: Path, target: Path, *, name: str = "", job: JobControl | None = None, spare_bytes: int = SPARE_BYTES
) -> Iterator[Archive]:
    """Write a sealed and signed bag as one ZIP with one folder at its top.

    What is given was read back from the disk and found equal. It takes its name when the caller is through with it;
    an error on the way leaves nothing.

    Args:
        bag_folder: The bag; files are streamed from it, a few chunks in memory.
        target: The ``.zip`` to write.
        name: Name of the folder inside the ZIP; that of `bag_folder` when empty.
        job: Told bytes and the file at hand; when cancelled, nothing stays behind.
        spare_bytes: What must stay free on the target.

    Raises:
        Refused: ``package_exists``; ``package_too_large`` from 4 GiB or 65,534 files on: it must be split.
        Unavailable: ``no_space`` before anything is written; ``written_wrong`` when reading back gives other bytes;
            other trouble of the machine.
    """
    watched = job or Unwatched()
    top = legal_name(name or bag_folder.name)
    with telling_disk_trouble(bag_folder):
        # Sorted as the verifier sorts: by the bytes of the whole path.
        files = sorted(
            ((f"{top}/{p.relative_to(bag_folder).as_posix()}", p) for p in bag_folder.rglob("*") if p.is_file()),
            key=lambda pair: pair[0].encode(),
        )
        content_bytes = sum(path.stat().st_size for _, path in files)
        listed = listed_digests(bag_folder)
    total = content_bytes + sum(2 * len(entry_name.encode()) + 76 for entry_name, _ in files) + 22
    _refuse_what_does_not_fit(target, total, len(files), spare_bytes)
    with whole_file(target) as output, ThreadPoolExecutor(1, "digest") as beside:
        part = Path(output.name)
        ends: SimpleQueue[int | None] = SimpleQueue()
        whole = beside.submit(_digest_behind, part, ends, watched)
        entries = _written(files, output, ends, watched, total)
        size = output.tell()
        _synchronise(output)
        paths = [entry.name[len(top) + 1 :] for entry in entries]
        found = _read_back(part, entries, [listed.get(path, "") for path in paths], watched, target, total)
        digests = dict(zip(paths, found, strict=True))
        crcs = {path: entry.crc for path, entry in zip(paths, entries, strict=True)}
        sha256 = whole.result()
        watched.report(2 * total, 2 * total, "")
        yield Archive(target, part, sha256, size, digests, crcs)


def _refuse_what_does_not_fit(target: Path, total: int, count: int, spare_bytes: int) -> None:
    if total > MAX_BYTES or count > MAX_ENTRIES:
        raise Refused("package_too_large", path=str(target), size_bytes=total, files=count)
    with telling_disk_trouble(target):
        if target.exists():
            raise Refused("package_exists", path=str(target))
        free = shutil.disk_usage(target.parent).free
    if free < total + spare_bytes:
        raise Unavailable(
            "no_space", path=str(target), needed_mb=(total + spare_bytes) // 1_000_000 + 1, free_mb=free // 1_000_000
        )


# --- writing; the digest of the whole follows and may still be at it when reading back begins


def _written(
    files: Sequence[tuple[str, Path]], output: BinaryIO, ends: SimpleQueue[int | None], job: JobControl, total: int
) -> list[Entry]:
    """Write everything; `ends` is told how far the file is as it will stay, at last None, also when it goes wrong."""
    entries: list[Entry] = []
    try:
        pushed = PushedFile(output)
        for entry_name, path in files:
            # Writing is the first half of the work, reading back the second.
            job.report(output.tell(), 2 * total, entry_name)
            entries.append(_copy(entry_name, path, output, pushed, job))
            ends.put(entries[-1].end)
        pushed.write(directory(entries))
        pushed.push()
        ends.put(output.tell())
    finally:
        ends.put(None)
    return entries


def _copy(name: str, path: Path, output: BinaryIO, pushed: PushedFile, job: JobControl) -> Entry:
    """Write one file behind its header; the header is written again when size and CRC are known."""
    entry = Entry(name=name, size=0, crc=0, offset=output.tell())
    pushed.write(local_header(entry))
    size = crc = 0
    for block in _blocks(path, job):
        size, crc = size + len(block), crc32(block, crc)
        pushed.write(block)
    entry = replace(entry, size=size, crc=crc)
    output.seek(entry.offset)
    output.write(local_header(entry))
    output.seek(entry.end)
    output.flush()
    return entry


def _blocks(path: Path, job: JobControl) -> Iterator[memoryview]:
    # In a generator of its own, so that trouble while writing is not laid to the file being read.
    with telling_disk_trouble(path):
        yield from views(path, job=job)


def _digest_behind(part: Path, ends: SimpleQueue[int | None], job: JobControl) -> str:
    """SHA-256 of a file while it is written: each of `ends` says how far it is as it will stay; None is the last."""
    digest, at = hashlib.sha256(), 0
    while (end := ends.get()) is not None:
        for view in views(part, at, end, job):
            digest.update(view)
        at = end
    return digest.hexdigest()


def _synchronise(output: BinaryIO) -> None:
    """Bring the file to the disk and, where the system can, forget it: reading back shall read the disk."""
    output.flush()
    os.fsync(output.fileno())
    if sys.platform == "linux":
        os.posix_fadvise(output.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


# --- reading back


def _read_back(
    part: Path, entries: list[Entry], listed: list[str], job: JobControl, target: Path, total: int
) -> list[str]:
    """Read the whole file again, two entries at a time, and compare it with what was meant.

    Args:
        part: The file.
        entries: What was written.
        listed: SHA-256 of each as the manifests have it; empty where they have none.
        job: Told the bytes read.
        target: Name of the file for what goes wrong.
        total: Bytes of the file.

    Returns:
        SHA-256 of each entry's content.
    """
    with ThreadPoolExecutor(2, "read-back") as pool:
        ahead = [pool.submit(_read_entry, part, *pair, job) for pair in zip(entries, listed, strict=True)]
        try:
            found = []
            for entry, coming in zip(entries, ahead, strict=True):
                job.stop_if_cancelled()
                job.report(total + entry.offset, 2 * total, entry.name)
                found.append(coming.result())
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    with part.open("rb") as written:
        written.seek(entries[-1].end)
        rest = written.read()
    if None in found or rest != directory(entries):
        raise Unavailable("written_wrong", path=str(target))
    return [digest for digest in found if digest is not None]


def _read_entry(part: Path, entry: Entry, listed: str, job: JobControl) -> str | None:
    """SHA-256 of an entry's content; None when it is not what was written.

    Content that is what the manifest lists was also written as listed. Only where it is not, or nothing is listed
    (signatures), the CRC-32 has to say whether the bag or the disk differs.
    """
    digest = hashlib.sha256()
    header = b"".join(map(bytes, views(part, entry.offset, entry.data_offset)))
    for view in views(part, entry.data_offset, entry.end, job):
        digest.update(view)
    found = digest.hexdigest()
    if header != local_header(entry):
        return None
    return found if found == listed or _crc_of(part, entry, job) == entry.crc else None


def _crc_of(part: Path, entry: Entry, job: JobControl) -> int:
    crc = 0
    for view in views(part, entry.data_offset, entry.end, job):
        crc = crc32(view, crc)
    return crc
