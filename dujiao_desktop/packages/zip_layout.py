"""The one way in which a package's ZIP may be written, down to the byte.

Stored (never compressed), entries sorted by path, every date 1980-01-01, the same attributes, UTF-8 names, no extra
fields, no comments, nothing before, between or after. So a ZIP follows from its files alone, and a verifier can tell
a single changed byte anywhere. Classic ZIP limits hold: packages stay below 4 GiB, which also fits a FAT32 stick.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

MAX_BYTES = (1 << 32) - 2
MAX_ENTRIES = (1 << 16) - 2

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"

_VERSION = 20
_UTF8_NAMES = 0x0800
_STORED = 0
_TIME, _DATE = 0, (0 << 9) | (1 << 5) | 1  # 1980-01-01 00:00, the first moment ZIP knows
_MADE_BY = (3 << 8) | _VERSION  # Unix, so that the rights below are understood
_RIGHTS = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in a ZIP; `offset` is where its local header stands, `crc` the CRC-32 of its content."""

    name: str
    size: int
    crc: int
    offset: int

    @property
    def data_offset(self) -> int:
        """Where its content begins."""
        return self.offset + LOCAL.size + len(self.name.encode())

    @property
    def end(self) -> int:
        """Where its content ends and the next header begins."""
        return self.data_offset + self.size


def local_header(entry: Entry) -> bytes:
    """What stands before the content of `entry`."""
    name = entry.name.encode()
    fixed = (_VERSION, _UTF8_NAMES, _STORED, _TIME, _DATE, entry.crc, entry.size, entry.size, len(name), 0)
    return LOCAL.pack(LOCAL_MARK, *fixed) + name


def directory(entries: Sequence[Entry]) -> bytes:
    """All that stands after the last content."""
    headers = b"".join(_central_header(entry) for entry in entries)
    begin = entries[-1].end if entries else 0
    return headers + END.pack(END_MARK, 0, 0, len(entries), len(entries), len(headers), begin, 0)


def _central_header(entry: Entry) -> bytes:
    name = entry.name.encode()
    same = (_VERSION, _UTF8_NAMES, _STORED, _TIME, _DATE, entry.crc, entry.size, entry.size, len(name))
    return CENTRAL.pack(CENTRAL_MARK, _MADE_BY, *same, 0, 0, 0, 0, _RIGHTS, entry.offset) + name
