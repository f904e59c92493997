"""Copies of texts for comparing: one width, one script, no blanks. What is kept is always the original."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from dujiao_desktop.documents.reading.lexicon import HEADER_HINTS, LABELS, SIMPLIFIED, TRADITIONAL_ONLY, Field

_HANZI: Final = "㐀-䶿一-鿿豈-﫿"
_PINYIN: Final = re.compile(rf"(?<=[{_HANZI}])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{{1,8}}[)）]")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,40}>")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_MANY: Final = 8


def plain(text: str) -> str:
    """Half width, simplified label characters, no pinyin put in by a converter, no markup, trimmed."""
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return _PINYIN.sub("", _TAG.sub("", text)).translate(SIMPLIFIED).strip()


def squeezed(text: str) -> str:
    """`plain` without any blank: header words are often spaced out to fill a column."""
    return re.sub(r"\s+", "", plain(text))


def trimmed(text: str) -> str:
    """The original without the blanks, NBSP and ideographic spaces around it."""
    return _INVISIBLE.sub("", text).strip()


@lru_cache(maxsize=4096)
def label_field(label: str) -> Field | None:
    """What a label is about, or None. Stars and hints such as (年月日) behind it do not matter."""
    key = squeezed(label).strip("*:.、;,。【】[]")
    field = LABELS.get(key)
    if field:
        return field
    hint = re.fullmatch(r"(.+?)\(([^()]+)\)", key)
    return LABELS.get(hint.group(1).strip("*")) if hint and hint.group(2) in HEADER_HINTS else None


def has_pinyin(text: str) -> bool:
    """Whether a converter has put pinyin behind characters, as in 準(zhǔn)."""
    return len(_PINYIN.findall(text)) >= _MANY


def is_traditional(text: str) -> bool:
    """Whether the text is in traditional script."""
    return sum(1 for c in text if c in TRADITIONAL_ONLY) >= _MANY
