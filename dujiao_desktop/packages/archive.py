"""Writes a bag as one canonical ZIP, really on the stick: written, synchronised, read back, then named."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

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
        sha256: Of the whole file as read back from the disk, which is in every byte what was meant.
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
    with whole_file(target) as output:
        part = Path(output.name)
        entries = _written(files, output, watched, total)
        size = output.tell()
        _synchronise(output)
        paths = [entry.name[len(top) + 1 :] for entry in entries]
        found, sha256 = _read_back(part, entries, [listed.get(path, "") for path in paths], watched, target, total)
        digests = dict(zip(paths, found, strict=True))
        crcs = {path: entry.crc for path, entry in zip(paths, entries, strict=True)}
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


# --- writing; check sums are taken a block behind


class _Behind:
    """Does something with every block in a thread of its own, one block behind whoever reads and writes them."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "behind")
        self._last: Future[None] | None = None

    def __enter__(self) -> _Behind:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()

    def hand(self, work: Callable[[memoryview], None], block: memoryview) -> None:
        """Have `work` done with a block, which has to stay as it is until the next one is handed over and that is done."""
        self.catch_up()
        self._last = self._thread.submit(work, block)

    def catch_up(self) -> None:
        """Wait until it is done with what it was handed."""
        if self._last is not None:
            self._last.result()


class _Crc:
    """A CRC-32 that grows."""

    value = 0

    def add(self, block: memoryview) -> None:
        self.value = zlib.crc32(block, self.value)


def _written(files: Sequence[tuple[str, Path]], output: BinaryIO, job: JobControl, total: int) -> list[Entry]:
    """Write everything."""
    entries: list[Entry] = []
    with _Behind() as behind:
        pushed = PushedFile(output)
        for entry_name, path in files:
            # Writing is the first half of the work, reading back the second.
            job.report(output.tell(), 2 * total, entry_name)
            entries.append(_copy(entry_name, path, output, pushed, behind, job))
        pushed.write(directory(entries))
        pushed.push()
    return entries


def _copy(name: str, path: Path, output: BinaryIO, pushed: PushedFile, behind: _Behind, job: JobControl) -> Entry:
    """Write one file behind its header; the header is written again when size and CRC are known."""
    entry = Entry(name=name, size=0, crc=0, offset=output.tell())
    pushed.write(local_header(entry))
    size, crc = 0, _Crc()
    for block in _blocks(path, job):
        behind.hand(crc.add, block)
        pushed.write(block)
        size += len(block)
    behind.catch_up()
    entry = replace(entry, size=size, crc=crc.value)
    output.seek(entry.offset)
    output.write(local_header(entry))
    output.seek(entry.end)
    return entry


def _blocks(path: Path, job: JobControl) -> Iterator[memoryview]:
    # In a generator of its own, so that trouble while writing is not laid to the file being read.
    with telling_disk_trouble(path):
        yield from views(path, job=job)


def _synchronise(output: BinaryIO) -> None:
    """Bring the file to the disk and, where the system can, forget it: reading back shall read the disk."""
    output.flush()
    os.fsync(output.fileno())
    if sys.platform == "linux":
        os.posix_fadvise(output.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


# --- reading back


def _read_back(
    part: Path, entries: list[Entry], listed: list[str], job: JobControl, target: Path, total: int
) -> tuple[list[str], str]:
    """Read the whole file again, once and in its order, and compare it with what was meant.

    Args:
        part: The file.
        entries: What was written.
        listed: SHA-256 of each as the manifests have it; empty where they have none.
        job: Told the bytes read.
        target: Name of the file for what goes wrong.
        total: Bytes of the file.

    Returns:
        SHA-256 of each entry's content, and of the whole file.
    """
    whole, found = hashlib.sha256(), []
    with _Behind() as behind:
        for entry, meant in zip(entries, listed, strict=True):
            job.report(total + entry.offset, 2 * total, entry.name)
            header = bytearray()
            for view in views(part, entry.offset, entry.data_offset):
                behind.hand(whole.update, view)
                header += view
            digest = hashlib.sha256()
            for view in views(part, entry.data_offset, entry.end, job):
                behind.hand(whole.update, view)
                digest.update(view)
            found.append(digest.hexdigest())
            if header != local_header(entry) or not _is_meant(part, entry, found[-1], meant):
                raise Unavailable("written_wrong", path=str(target))
        rest = bytearray()
        for view in views(part, entries[-1].end):
            behind.hand(whole.update, view)
            rest += view
    if rest != directory(entries):
        raise Unavailable("written_wrong", path=str(target))
    return found, whole.hexdigest()


def _is_meant(part: Path, entry: Entry, found: str, listed: str) -> bool:
    """Whether an entry's content, whose digest was `found`, is what was written.

    Content that is what the manifest lists was also written as listed. Only where it is not, or nothing is listed
    (signatures), the CRC-32 has to say whether the bag or the disk differs: it costs a third of the digest.
    """
    if found == listed:
        return True
    crc = _Crc()
    for view in views(part, entry.data_offset, entry.end):
        crc.add(view)
    return crc.value == entry.crc
