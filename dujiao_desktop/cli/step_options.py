"""What `step` takes in words: findings, objections, the notice's text and the parts of an archive number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from dujiao_desktop.cli.desk import as_day
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.rule_pack import ArchiveRule
from dujiao_desktop.domain.step_content import MeasureFinding, Objection
from dujiao_desktop.environment.files import telling_disk_trouble

_FINDING = re.compile(r"\s*(\d+)\s*[=＝]\s*(yes|no|是|否)\s*(?:[:：]\s*(.*))?", re.DOTALL)
_SPLIT = re.compile(r"\s*[|｜]\s*")


def findings(texts: Iterable[str]) -> tuple[MeasureFinding, ...]:
    """``1=yes:管网已接通``, one for each measure. Raises `Refused` ``finding_unclear``."""
    found = []
    for text in texts:
        said = _FINDING.fullmatch(text)
        if said is None:
            raise Refused("finding_unclear", text=text)
        found.append(MeasureFinding(int(said[1]), said[2] in ("yes", "是"), (said[3] or "").strip()))
    return tuple(found)


def objections(texts: Iterable[str]) -> tuple[Objection, ...]:
    """``2026-10-20|夜间仍有异味|已加盖密封|2026-10-22``; without an answer it is open.

    Raises:
        Refused: ``objection_unclear``, ``not_a_date``.
    """
    found = []
    for text in texts:
        parts = _SPLIT.split(text.strip())
        if not 2 <= len(parts) <= 4 or not parts[1]:
            raise Refused("objection_unclear", text=text)
        received = as_day(parts[0], "--objection")
        answered = as_day(parts[3], "--objection") if len(parts) > 3 and parts[3] else None
        assert received is not None  # a text never gives None
        found.append(Objection(received, parts[1], parts[2] if len(parts) > 2 else "", answered))
    return tuple(found)


def text_of(asked: str) -> str:
    """The text itself, or what stands in the file of that name.

    Raises:
        Refused: ``text_undecodable``.
        Unavailable: The disk refuses.
    """
    file = Path(asked)
    # A text may well be longer than a name can be, or hold line ends.
    if not asked.strip() or len(asked) > 255 or "\n" in asked or not file.is_file():
        return asked
    with telling_disk_trouble(file):
        try:
            return file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as foreign:
            raise Refused("text_undecodable", path=str(file)) from foreign


def retention(asked: str, rule: ArchiveRule) -> str:
    """The code of a retention period, given as code or word: ``D30``, ``30年``. Raises `Refused` ``unknown_retention``."""
    plain = asked.strip()
    for code, word in rule.retention.items():
        if plain in (code, word):
            return code
    if not plain:
        return ""
    raise Refused("unknown_retention", asked=asked, known=tuple(f"{word}（{c}）" for c, word in rule.retention.items()))
