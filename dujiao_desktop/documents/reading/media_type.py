"""What a file is by its content; its ending counts only where the content does not say."""

from __future__ import annotations

import mimetypes
import zipfile
from contextlib import suppress
from pathlib import Path, PurePath

_HEAD_BYTES = 4096
_PDF_WITHIN = 1024
UNKNOWN = "application/octet-stream"
_PDF = "application/pdf"
_OFFICE = "application/vnd.openxmlformats-officedocument"
# What begins a file, and at which byte.
_BEGINNINGS = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF8", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "audio/ogg"),
    (0, b"\x1aE\xdf\xa3", "video/x-matroska"),
    (0, b"\x00\x00\x01\xba", "video/mpeg"),
    (0, b"0&\xb2u\x8ef\xcf\x11", "video/x-ms-asf"),
    (0, b"FLV\x01", "video/x-flv"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"Rar!\x1a", "application/vnd.rar"),
    (0, b"7z\xbc\xaf", "application/x-7z-compressed"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = {
    b"heic": "image/heic", b"heix": "image/heic", b"heim": "image/heic", b"mif1": "image/heif", b"msf1": "image/heif",
    b"avif": "image/avif", b"M4A ": "audio/mp4", b"M4B ": "audio/mp4", b"qt  ": "video/quicktime",
}  # fmt: skip
_INSIDE = (
    ("word/", f"{_OFFICE}.wordprocessingml.document"),
    ("xl/", f"{_OFFICE}.spreadsheetml.sheet"),
    ("ppt/", f"{_OFFICE}.presentationml.presentation"),
    ("OFD.xml", "application/ofd"),
)
# The old formats of Word, Excel and WPS begin alike; which one it is only the ending says.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_ENDING = {
    ".doc": "application/msword", ".wps": "application/vnd.ms-works", ".xls": "application/vnd.ms-excel",
    ".et": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
    ".dps": "application/vnd.ms-powerpoint", ".msg": "application/vnd.ms-outlook",
    ".ofd": "application/ofd", ".heic": "image/heic", ".heif": "image/heif", ".webp": "image/webp",
    ".docx": f"{_OFFICE}.wordprocessingml.document", ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".amr": "audio/amr", ".m4a": "audio/mp4", ".md": "text/markdown",
}  # fmt: skip


def media_type_of(path: Path, file_name: str) -> str:
    """The media type of the file at `path`, which an officer calls `file_name`.

    Args:
        path: Where the content lies.
        file_name: Its ending decides where the content says nothing, e.g. of plain text.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    promised = by_ending(file_name, is_ole=head.startswith(_OLE))
    # A PDF always says so itself.
    return _by_content(head, path) or (UNKNOWN if promised == _PDF else promised)


def by_ending(file_name: str, *, is_ole: bool = False) -> str:
    """What the ending of a name promises; the same on every computer for what officers have."""
    ending = PurePath(file_name).suffix.lower()
    known = _BY_ENDING.get(ending) or mimetypes.guess_type(f"x{ending}")[0]
    return known or ("application/x-ole-storage" if is_ole else UNKNOWN)


def _by_content(head: bytes, path: Path) -> str:
    for at, beginning, found in _BEGINNINGS:
        if head.startswith(beginning, at):
            return found
    if b"%PDF" in head[:_PDF_WITHIN]:
        return _PDF
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "")
    if head[:2] == b"BM" and int.from_bytes(head[2:6], "little") == path.stat().st_size:
        return "image/bmp"
    return _in_archive(path) if head.startswith(b"PK\x03\x04") else ""


def _in_archive(path: Path) -> str:
    with suppress(OSError, zipfile.BadZipFile, ValueError, NotImplementedError), zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        return next((found for part, found in _INSIDE if any(n.startswith(part) for n in names)), "")
    return ""
