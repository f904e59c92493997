"""The one door for reading a list: what the file is decides its content, then its name."""

from __future__ import annotations

import hashlib
import stat
import struct
import zipfile
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Final

from dujiao_desktop.domain.errors import Refused, Unavailable
from dujiao_desktop.domain.reading import Reading

MOST_BYTES: Final = 100 * 2**20
"""Largest file that is read; one with hundreds of embedded photos is not a list."""

_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = b"PK\x03\x04"
_WORKBOOK_NAMES: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})
_TEXT_NAMES: Final = frozenset({".txt", ".text", ".md", ""})
_DELIMITED_NAMES: Final = frozenset({".csv", ".tsv"})


class Content(Enum):
    """What a file holds, whatever its name."""

    WORKBOOK = "workbook"
    DELIMITED = "delimited"
    TEXT = "text"


def read_list(path: Path) -> Reading:
    """Read a task list or complaint list: .xlsx, .csv, or a published text (.txt).

    The file is read once, into memory, and never written.

    Raises:
        Refused: ``file_missing``, ``file_empty``, ``not_a_file``, ``too_big``, ``not_a_workbook``, ``workbook_locked``,
            ``workbook_damaged``, ``unknown_format``, ``no_header``, ``text_undecodable``.
        Unavailable: ``file_unreadable`` when the system does not let it be read.
    """
    content, data = content_of(path)
    digest, name = hashlib.sha256(data).hexdigest(), path.name
    if content is Content.WORKBOOK:
        from dujiao_desktop.documents.reading.workbook import read_workbook

        return read_workbook(data, name, digest)
    if content is Content.DELIMITED:
        from dujiao_desktop.documents.reading.delimited import read_delimited

        return read_delimited(data, name, digest)
    from dujiao_desktop.documents.reading.text import read_text

    return read_text(data, name, digest)


def content_of(path: Path) -> tuple[Content, bytes]:
    """What kind of file it is, and its bytes. Raises as `read_list`, but for what stands in it."""
    data = _bytes_of(path)
    name, ending = path.name, path.suffix.lower()
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise Refused("workbook_locked", file=name)
        kind = "xls" if ending in _WORKBOOK_NAMES else ending.lstrip(".") or "doc"
        raise Refused("unknown_format", file=name, kind=kind)
    if data.startswith(_ZIP):
        if ending not in _WORKBOOK_NAMES and not _holds_workbook(data):
            raise Refused("unknown_format", file=name, kind=ending.lstrip(".") or "zip")
        return Content.WORKBOOK, data
    if ending in _WORKBOOK_NAMES:
        raise Refused("not_a_workbook", file=name)
    if data.startswith((b"%PDF", b"{\\rtf")) or ending not in _TEXT_NAMES | _DELIMITED_NAMES:
        raise Refused("unknown_format", file=name, kind="pdf" if data.startswith(b"%PDF") else ending.lstrip("."))
    return Content.DELIMITED if ending in _DELIMITED_NAMES else Content.TEXT, data


def _bytes_of(path: Path) -> bytes:
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):  # a folder; a pipe would be waited for without end
            raise Refused("not_a_file", file=path.name)
        if state.st_size > MOST_BYTES:
            raise Refused("too_big", file=path.name, what="bytes", limit=MOST_BYTES)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Refused("file_missing", file=path.name, path=str(path)) from error
    except OSError as error:  # no permission, opened exclusively by another program, stick removed
        raise Unavailable("file_unreadable", file=path.name, path=str(path)) from error
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise Refused("file_empty", file=path.name)
    return data


def _holds_workbook(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return any(name.startswith("xl/") for name in archive.namelist())
    except (zipfile.BadZipFile, struct.error, ValueError, OSError):
        return False
