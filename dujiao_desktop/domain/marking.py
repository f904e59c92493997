"""密级标志: whether a file says of itself that it is a state secret. The officer is asked to look; nothing is decided."""

from __future__ import annotations

import re
from typing import Final

_LEVELS: Final = "绝密|机密|秘密"
_YEARS: Final = r"(?:[0-9０-９一二三四五六七八九十]+\s*(?:年|个月)|长期|解密前)"
# 机密★10年 wherever it stands; 机密、【秘密】、密级：机密、秘密 5年 alone on a line.
_WITH_STAR: Final = re.compile(rf"(?:{_LEVELS})\s*[★☆*＊]")
_ALONE: Final = re.compile(
    rf"^[\s（(【\[〔]*(?:密\s*级\s*[:：]?\s*)?(?:{_LEVELS})[\s）)】\]〕]*(?:{_YEARS})?[\s）)】\]〕]*$"
)
_SPREAD: Final = re.compile(r"(?<=[绝机秘])[ \t\u3000]+(?=密)")
# What is protected by other laws, or only spoken of.
_OTHERWISE: Final = re.compile(r"(?:商业|工作|个人|技术|国家|企业|保守|涉及)的?秘密|秘密(?:保护|管理|法|书)")
_MOST_LINES: Final = 60


def marked_in_name(file_name: str) -> bool:
    """Whether a file name bears 秘密, 机密 or 绝密, and not only as part of words such as 商业秘密保护."""
    return re.search(_LEVELS, _OTHERWISE.sub("", file_name)) is not None


def marked_in_text(text: str) -> bool:
    """Whether the text of a first page bears a marking: with ★, with a period, or alone on its line."""
    lines = text.splitlines()[:_MOST_LINES]
    return any(_ALONE.match(line) or _WITH_STAR.search(line) for line in (_SPREAD.sub("", one) for one in lines))
