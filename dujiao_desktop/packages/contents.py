"""The files of a package as they lie in a folder or a ZIP, read and never unpacked by the names a stranger chose.

Whatever a ZIP claims is checked before it is believed: number of entries, sizes, ratio, names, links, encryption.
A ZIP written by `archive` is read by its fixed layout, from whichever of its two directories is still whole; one that
another program packed anew is read through the standard library within the same limits.
"""

from __future__ import annotations

import io
import os
import stat
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.environment.files import CHUNK_BYTES, telling_disk_trouble
from dujiao_desktop.packages.bag import DECLARATION, INFO, MANIFEST, TAG_MANIFEST
from dujiao_desktop.packages.names import is_safe_path, sameness
from dujiao_desktop.packages.zip_layout import (
    CENTRAL,
    CENTRAL_MARK,
    END,
    END_MARK,
    LOCAL,
    LOCAL_MARK,
    MAX_BYTES,
    MAX_ENTRIES,
    Entry,
    directory,
    local_header,
)

MAX_RATIO = 200
"""How many times smaller than its content a packed entry above 1 MiB may be."""
_SMALL_BYTES = 1 << 20

_MARKERS = (DECLARATION, INFO, MANIFEST, TAG_MANIFEST)
_HOSTILE = {
    "name": "文件名会跑出文件夹",
    "link": "含有快捷方式或特殊文件",
    "duplicate": "两个文件同名",
    "too_many": "文件过多",
    "too_large": "解开后过大",
    "ratio": "压缩比异常",
    "encrypted": "加了密码",
    "compression": "压缩方式不常见",
}
_MAX_NAME_BYTES = 4000
_SPOOL_BYTES = 32 << 20
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class Contents(Protocol):
    """Files of one package."""

    @property
    def name(self) -> str:
        """Name of the bag's folder."""

    @property
    def sizes(self) -> Mapping[str, int]:
        """Bytes of every file by its path in the bag."""

    @property
    def outside(self) -> tuple[str, ...]:
        """Paths of files beside the bag's folder in the same ZIP; nothing may be there."""

    def blocks(self, path: str) -> Iterator[bytes]:
        """The content of a file, at most `CHUNK_BYTES` at a time; raises `Unreadable` when it cannot be had."""

    def seekable(self, path: str) -> BinaryIO:
        """The content of a file for readers that jump; the caller closes it. Raises `Unreadable`."""

    def is_repacked(self, crcs: Mapping[str, int]) -> bool:
        """Whether the container is not as `archive` writes it for files with these CRC-32, by path in the bag."""


class Unreadable(Exception):
    """The content of an entry cannot be had: bad compression, lying size, wrong CRC."""


@contextmanager
def opened(path: Path) -> Iterator[Contents | None]:
    """Open a folder or ZIP as a package; gives None for a file that is no ZIP at all.

    Raises:
        Refused: ``not_a_package``, ``package_damaged``, ``package_hostile`` with a reason and the entry.
        Unavailable: It cannot be read.
    """
    with telling_disk_trouble(path):
        if path.is_dir():
            yield _folder(path)
            return
        with path.open("rb") as file:
            yield _zip(path, file)


# --- folders


@dataclass(frozen=True, slots=True)
class _Folder:
    name: str
    sizes: Mapping[str, int]
    files: Mapping[str, Path]
    outside: tuple[str, ...] = ()

    def blocks(self, path: str) -> Iterator[bytes]:
        with self.seekable(path) as file:
            while block := file.read(CHUNK_BYTES):
                yield block

    def seekable(self, path: str) -> BinaryIO:
        return self.files[path].open("rb")

    def is_repacked(self, crcs: Mapping[str, int]) -> bool:
        return False


def _folder(path: Path) -> _Folder:
    root = path
    if not _looks_like_bag(root):
        # Unpacking often leaves the bag one folder deeper.
        inner = [child for child in path.iterdir() if not child.is_symlink() and child.is_dir()]
        bags = [child for child in inner if _looks_like_bag(child)]
        if len(bags) != 1:
            raise Refused("not_a_package", path=str(path))
        root = bags[0]
    files: dict[str, Path] = {}
    for found in _walk(root, root):
        # Some systems hand names out decomposed; the manifests are composed.
        name = unicodedata.normalize("NFC", found.relative_to(root).as_posix())
        if name in files or len(files) >= MAX_ENTRIES:
            raise _hostile("duplicate" if name in files else "too_many", name)
        files[name] = found
    return _Folder(root.resolve().name, {name: file.stat().st_size for name, file in files.items()}, files)


def _looks_like_bag(folder: Path) -> bool:
    return sum((folder / marker).is_file() for marker in _MARKERS) >= 2


def _walk(folder: Path, root: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            found = Path(entry.path)
            shown = found.relative_to(root).as_posix()
            if entry.is_symlink() or not (entry.is_dir() or entry.is_file()):
                raise _hostile("link", shown)
            if not is_safe_path(shown):
                raise _hostile("name", shown)
            if entry.is_dir():
                yield from _walk(found, root)
            else:
                yield found


# --- ZIP files as `archive` writes them


class _Window(io.RawIOBase):
    """A part of a file as a file of its own."""

    def __init__(self, file: BinaryIO, begin: int, size: int) -> None:
        super().__init__()
        self._file, self._begin, self._size, self._at = file, begin, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning")
        self._at = base + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer)).cast("B")  # RawIOBase promises a writable buffer
        self._file.seek(self._begin + self._at)
        block = self._file.read(max(0, min(len(view), self._size - self._at)))
        view[: len(block)] = block
        self._at += len(block)
        return len(block)


@dataclass(frozen=True, slots=True)
class _OwnZip:
    name: str
    sizes: Mapping[str, int]
    outside: tuple[str, ...]
    prefix: str
    entries: Sequence[Entry]
    file: BinaryIO
    by_path: Mapping[str, Entry] = field(default_factory=dict)

    def blocks(self, path: str) -> Iterator[bytes]:
        entry = self.by_path[path]
        at = entry.data_offset
        while at < entry.end:
            self.file.seek(at)
            block = self.file.read(min(CHUNK_BYTES, entry.end - at))
            if not block:
                raise Unreadable
            at += len(block)
            yield block

    def seekable(self, path: str) -> BinaryIO:
        entry = self.by_path[path]
        return io.BufferedReader(_Window(self.file, entry.data_offset, entry.size), CHUNK_BYTES)

    def is_repacked(self, crcs: Mapping[str, int]) -> bool:
        names = [entry.name.encode() for entry in self.entries]
        if self.outside or names != sorted(names):
            return True
        meant = [replace(entry, crc=crcs.get(entry.name[len(self.prefix) :], entry.crc)) for entry in self.entries]
        for entry in meant:
            self.file.seek(entry.offset)
            if self.file.read(entry.data_offset - entry.offset) != local_header(entry):
                return True
        self.file.seek(meant[-1].end)
        expected = directory(meant)
        return self.file.read(len(expected) + 1) != expected


def _zip(path: Path, file: BinaryIO) -> Contents | None:
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        raise Refused("package_empty", path=str(path))
    for read in (_by_central_directory, _by_local_headers):
        entries = read(file, size)
        if entries and (root := _root(entry.name for entry in entries)) is not None:
            return _own_zip(path, file, entries, root)
    file.seek(0)
    head = file.read(1024)
    # A PDF may carry a ZIP as an attachment near its end and is none for that.
    if not head.startswith(b"PK") and (b"%PDF-" in head or not zipfile.is_zipfile(file)):
        return None
    return _foreign_zip(path, file, size)


def _own_zip(path: Path, file: BinaryIO, entries: Sequence[Entry], root: str) -> _OwnZip:
    inside = {entry.name[len(root) :]: entry for entry in entries if entry.name.startswith(root)}
    return _OwnZip(
        name=root.rstrip("/") or path.stem,
        sizes={name: entry.size for name, entry in inside.items()},
        outside=tuple(entry.name for entry in entries if not entry.name.startswith(root)),
        prefix=root,
        entries=entries,
        file=file,
        by_path=inside,
    )


def _by_central_directory(file: BinaryIO, size: int) -> tuple[Entry, ...] | None:
    """Entries by the directory at the end, provided they fill the file without a gap; else None."""
    if size < END.size:
        return None
    file.seek(size - END.size)
    mark, _, _, _, count, length, begin, _ = END.unpack(file.read(END.size))
    if mark != END_MARK or begin + length + END.size != size or count > MAX_ENTRIES or length < count * CENTRAL.size:
        return None
    if length > count * (CENTRAL.size + _MAX_NAME_BYTES):
        return None
    file.seek(begin)
    raw, at, entries = file.read(length), 0, list[Entry]()
    for _ in range(count):
        if at + CENTRAL.size > length:
            return None
        fields = CENTRAL.unpack_from(raw, at)
        crc, packed, plain, name_length, extra, comment = fields[7:13]
        name = raw[at + CENTRAL.size : at + CENTRAL.size + name_length]
        at += CENTRAL.size + name_length
        if fields[0] != CENTRAL_MARK or packed != plain or extra or comment:
            return None
        entry = _entry(name, plain, crc, offset=entries[-1].end if entries else 0)
        if entry is None or fields[-1] != entry.offset:
            return None
        entries.append(entry)
    complete = at == length and bool(entries) and entries[-1].end == begin
    return tuple(entries) if complete and _names_are_safe(entries) else None


def _by_local_headers(file: BinaryIO, size: int) -> tuple[Entry, ...] | None:
    """Entries by their own headers from the beginning up to the directory; None when they do not lead there."""
    entries: list[Entry] = []
    at = 0
    while len(entries) <= MAX_ENTRIES:
        file.seek(at)
        head = file.read(LOCAL.size)
        if head[:4] == CENTRAL_MARK:
            return tuple(entries) if entries and _names_are_safe(entries) else None
        if len(head) < LOCAL.size or head[:4] != LOCAL_MARK:
            return None
        crc, packed, plain, name_length, extra = LOCAL.unpack(head)[6:11]
        entry = _entry(file.read(name_length), plain, crc, offset=at)
        if entry is None or packed != plain or extra or entry.end > size:
            return None
        entries.append(entry)
        at = entry.end
    return None


def _entry(name: bytes, size: int, crc: int, *, offset: int) -> Entry | None:
    try:
        return Entry(name=name.decode(), size=size, crc=crc, offset=offset)
    except UnicodeDecodeError:
        return None


def _names_are_safe(entries: Sequence[Entry]) -> bool:
    return all(is_safe_path(entry.name) for entry in entries) and _first_duplicate(e.name for e in entries) is None


# --- ZIP files packed anew by another program


@dataclass(frozen=True, slots=True)
class _ForeignZip:
    name: str
    sizes: Mapping[str, int]
    outside: tuple[str, ...]
    prefix: str
    archive: zipfile.ZipFile
    infos: Mapping[str, zipfile.ZipInfo]

    def blocks(self, path: str) -> Iterator[bytes]:
        try:
            with self.archive.open(self.infos[path]) as file:
                while block := file.read(CHUNK_BYTES):
                    yield block
        except _UNREADABLE as trouble:
            raise Unreadable from trouble

    def seekable(self, path: str) -> BinaryIO:
        copy = tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES)  # the caller closes it
        for block in self.blocks(path):
            copy.write(block)
        copy.seek(0)
        return cast(BinaryIO, copy)  # a binary file in all but its declared type

    def is_repacked(self, crcs: Mapping[str, int]) -> bool:
        return True


def _foreign_zip(path: Path, file: BinaryIO, size: int) -> _ForeignZip:
    try:
        archive = zipfile.ZipFile(file)
    except (*_UNREADABLE, OverflowError, OSError) as trouble:
        raise Refused("package_damaged", path=str(path)) from trouble
    infos = [info for info in archive.infolist() if not info.orig_filename.endswith("/")]
    if len(infos) > MAX_ENTRIES:
        raise _hostile("too_many", str(len(infos)))
    for info in infos:
        _refuse_hostile_entry(info)
    if sum(info.file_size for info in infos) > MAX_BYTES or sum(info.compress_size for info in infos) > size:
        raise _hostile("too_large", path.name)
    # Some packers write decomposed names; the manifests are composed.
    by_name = [(unicodedata.normalize("NFC", info.orig_filename), info) for info in infos]
    duplicate = _first_duplicate(name for name, _ in by_name)
    if duplicate is not None:
        raise _hostile("duplicate", duplicate)
    root = _root(name for name, _ in by_name)
    if root is None:
        raise Refused("not_a_package", path=str(path))
    inside = {name[len(root) :]: info for name, info in by_name if name.startswith(root)}
    return _ForeignZip(
        name=root.rstrip("/") or path.stem,
        sizes={name: info.file_size for name, info in inside.items()},
        outside=tuple(name for name, _ in by_name if not name.startswith(root)),
        prefix=root,
        archive=archive,
        infos=inside,
    )


def _refuse_hostile_entry(info: zipfile.ZipInfo) -> None:
    name = info.orig_filename
    if not is_safe_path(name):
        raise _hostile("name", name)
    if info.flag_bits & 0x1:
        raise _hostile("encrypted", name)
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise _hostile("link", name)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _hostile("compression", name)
    if info.file_size > _SMALL_BYTES and info.file_size > MAX_RATIO * max(1, info.compress_size):
        raise _hostile("ratio", name)


def _root(names: Iterable[str]) -> str | None:
    """The folder in a ZIP that is a bag, with its slash; empty when the bag lies at the top, None when there is none."""
    marks: dict[str, int] = {}
    for name in names:
        folder, _, last = name.rpartition("/")
        if last in _MARKERS and "/" not in folder:
            marks[folder] = marks.get(folder, 0) + 1
    best = sorted(marks.items(), key=lambda item: -item[1])[:2]
    if not best or best[0][1] < 2 or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return f"{best[0][0]}/" if best[0][0] else ""


def _first_duplicate(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        same = sameness(name)
        if same in seen:
            return name
        seen.add(same)
    return None


def _hostile(reason: str, entry: str) -> Refused:
    shown = entry[:200].encode(errors="replace").decode()
    return Refused("package_hostile", reason=reason, why=_HOSTILE[reason], entry=shown)
