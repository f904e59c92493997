"""Bytes of a text file to characters, strictly: a wrong guess would garble names without anybody noticing."""

from __future__ import annotations

import codecs
import re
from typing import Final

from dujiao_desktop.domain.errors import Refused

_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")


def decoded(data: bytes, file: str) -> str:
    """The characters of a text file, without the byte order mark; line ends as in the file.

    Order: UTF-16 with its mark, UTF-8, GB 18030 (which contains GBK and GB 2312). Big5 is not tried: it cannot be told
    from GB 18030 safely.

    Raises:
        Refused: ``text_undecodable`` when it is none of these, or no text at all.
    """
    text = _strictly(data)
    if text is None or _CONTROL.search(text):
        raise Refused("text_undecodable", file=file)
    return text


def _strictly(data: bytes) -> str | None:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
