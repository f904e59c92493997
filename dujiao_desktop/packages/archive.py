"""Writes a bag as one canonical ZIP, really on the stick: written, synchronised, read back, then named."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.environment.files import CHUNK_BYTES, chunks, telling_disk_trouble, whole_file
from dujiao_desktop.packages.names import legal_name
from dujiao_desktop.packages.zip_layout import MAX_BYTES, MAX_ENTRIES, Entry, directory, local_header

SPARE_BYTES = 16 << 20
"""What must stay free on the target after writing."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A package as a file; `sha256` is of the whole file as read back from the disk."""

    path: Path
    sha256: str
    size_bytes: int


def write_archive(
    bag_folder: Path, target: Path, *, name: str = "", job: JobControl | None = None, spare_bytes: int = SPARE_BYTES
) -> Archive:
    """Write a sealed and signed bag as one ZIP with one folder at its top.

    Args:
        bag_folder: The bag; files are streamed from it, at most 1 MiB in memory.
        target: The ``.zip`` to write. It has its name only when it was read back and found equal.
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
    total = content_bytes + sum(2 * len(entry_name.encode()) + 76 for entry_name, _ in files) + 22
    _refuse_what_does_not_fit(target, total, len(files), spare_bytes)
    with whole_file(target) as output:
        entries: list[Entry] = []
        for entry_name, path in files:
            # Writing is the first half of the work, reading back the second.
            watched.report(output.tell(), 2 * total, entry_name)
            entries.append(_copy(entry_name, path, output, watched))
        output.write(directory(entries))
        size = output.tell()
        _synchronise(output)
        sha256 = _read_back(output, entries, watched, target, total)
    watched.report(2 * total, 2 * total, "")
    return Archive(path=target, sha256=sha256, size_bytes=size)


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


def _copy(name: str, path: Path, output: BinaryIO, job: JobControl) -> Entry:
    """Write one file behind its header; the header is written again when size and CRC are known."""
    entry = Entry(name=name, size=0, crc=0, offset=output.tell())
    output.write(local_header(entry))
    size = crc = 0
    for block in _blocks(path, job):
        size, crc = size + len(block), zlib.crc32(block, crc)
        output.write(block)
    entry = replace(entry, size=size, crc=crc)
    output.seek(entry.offset)
    output.write(local_header(entry))
    output.seek(entry.end)
    return entry


def _blocks(path: Path, job: JobControl) -> Iterator[bytes]:
    # In a generator of its own, so that trouble while writing is not laid to the file being read.
    with telling_disk_trouble(path), path.open("rb") as source:
        yield from chunks(source, job)


def _synchronise(output: BinaryIO) -> None:
    """Bring the file to the disk and, where the system can, forget it: reading back shall read the disk."""
    output.flush()
    os.fsync(output.fileno())
    if sys.platform == "linux":
        os.posix_fadvise(output.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _read_back(output: BinaryIO, entries: list[Entry], job: JobControl, target: Path, total: int) -> str:
    """Read the whole file again, compare it with what was meant, and give its SHA-256."""
    digest = hashlib.sha256()
    output.seek(0)
    for entry in entries:
        job.report(total + entry.offset, 2 * total, entry.name)
        header = output.read(entry.data_offset - entry.offset)
        digest.update(header)
        left, crc = entry.size, 0
        while left and (block := output.read(min(CHUNK_BYTES, left))):
            job.stop_if_cancelled()
            digest.update(block)
            left, crc = left - len(block), zlib.crc32(block, crc)
        if left or header != local_header(entry) or crc != entry.crc:
            raise Unavailable("written_wrong", path=str(target))
    rest = output.read()
    digest.update(rest)
    if rest != directory(entries):
        raise Unavailable("written_wrong", path=str(target))
    return digest.hexdigest()
