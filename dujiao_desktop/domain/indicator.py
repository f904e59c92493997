"""数值目标: a goal in numbers or in water classes, where it began, and what was measured since."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import EvidenceId, IndicatorId, IndicatorReadingId, TaskId
from dujiao_desktop.domain.task import UNSTAMPED, Stamp

WATER_CLASSES = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ")
"""From best to worst (GB 3838-2002); 劣Ⅴ is what falls short of Ⅴ."""

_WATER_NAMES = {
    **{name: WATER_CLASSES[n] for names in (("I", "II", "III", "IV", "V"), "12345", "一二三四五") for n, name in enumerate(names)},
    **{f"劣{name}": "劣Ⅴ" for name in ("V", "5", "五")},
}  # fmt: skip
_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
_LONGEST = 24


class Scale(StrEnum):
    """What values are read on."""

    NUMBER = "number"
    WATER_CLASS = "water_class"


class Direction(StrEnum):
    """On which side of the target the goal lies; for water classes at most means this class or better."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


SCALE_WORDS: dict[Scale, str] = {Scale.NUMBER: "数值", Scale.WATER_CLASS: "水质类别"}
DIRECTION_WORDS: dict[Direction, str] = {Direction.AT_MOST: "不高于", Direction.AT_LEAST: "不低于"}


class Standing(StrEnum):
    """Whether the newest value reaches the target."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NOT_MEASURED = "not_measured"


STANDING_WORDS: dict[Standing, str] = {
    Standing.REACHED: "✓ 达到",
    Standing.NOT_REACHED: "▲ 未达到",
    Standing.NOT_MEASURED: "○ 还没有数值",
}
"""Word with its shape: colour says nothing alone."""


@dataclass(frozen=True, slots=True)
class IndicatorReading:
    """One value on one day.

    Attributes:
        value: As `read_value` gave it.
        note: Where it comes from, e.g. the report's number.
        evidence_id: The paper that shows it; None when none is named.
    """

    id: IndicatorReadingId
    value: str
    on: date
    note: str = ""
    evidence_id: EvidenceId | None = None
    stamp: Stamp = UNSTAMPED


@dataclass(frozen=True, slots=True)
class Indicator:
    """One goal that can be measured.

    Attributes:
        name: Unique within its task, e.g. 化学需氧量.
        unit: Of numbers, e.g. mg/L; empty for water classes.
        baseline: Value before the work; empty when it was not stated.
        target: As `read_value` gave it.
        readings: Oldest first; of one day in the order they were entered.
    """

    id: IndicatorId
    task_id: TaskId
    name: str
    target: str
    direction: Direction = Direction.AT_MOST
    unit: str = ""
    scale: Scale = Scale.NUMBER
    baseline: str = ""
    baseline_on: date | None = None
    readings: tuple[IndicatorReading, ...] = ()
    stamp: Stamp = UNSTAMPED

    @property
    def latest(self) -> IndicatorReading | None:
        """The newest reading; None before the first."""
        return self.readings[-1] if self.readings else None

    @property
    def standing(self) -> Standing:
        """The newest reading against the target; the baseline is no reading."""
        if self.latest is None:
            return Standing.NOT_MEASURED
        value, target = rank(self.latest.value, self.scale), rank(self.target, self.scale)
        reached = value >= target if self.direction is Direction.AT_LEAST else value <= target
        return Standing.REACHED if reached else Standing.NOT_REACHED

    def said(self, value: str) -> str:
        """A value as an officer says it: “12.5 mg/L”, “Ⅲ类”."""
        if not value:
            return ""
        if self.scale is Scale.WATER_CLASS:
            return f"{value}类"
        return f"{value}{self.unit}" if self.unit[:1] in ("%", "‰", "℃") else f"{value} {self.unit}".strip()

    @property
    def goal_in_words(self) -> str:
        """“不高于 20 mg/L”, “达到Ⅲ类”."""
        if self.scale is Scale.WATER_CLASS:
            return f"达到{self.said(self.target)}"
        return f"{DIRECTION_WORDS[self.direction]} {self.said(self.target)}"

    @property
    def course_in_words(self) -> str:
        """“35 mg/L → 目标不高于 20 mg/L，最近一次 18 mg/L（2026-10-09）”."""
        since = f"（{self.baseline_on.isoformat()}）" if self.baseline and self.baseline_on else ""
        start = f"{self.said(self.baseline)}{since} → " if self.baseline else ""
        last = self.latest
        newest = f"，最近一次 {self.said(last.value)}（{last.on.isoformat()}）" if last else ""
        return f"{start}目标{self.goal_in_words}{newest}"

    @property
    def marks(self) -> tuple[float, ...]:
        """Baseline and readings in order as numbers to draw; better stands where the scale says, worse classes higher."""
        values = (*([self.baseline] if self.baseline else []), *(r.value for r in self.readings))
        return tuple(float(rank(value, self.scale)) for value in values)

    @property
    def target_mark(self) -> float:
        """The target as a number to draw."""
        return float(rank(self.target, self.scale))


def rank(value: str, scale: Scale) -> Decimal:
    """A value to compare: its number, or the place of its class from 1 (Ⅰ) to 6 (劣Ⅴ)."""
    return Decimal(WATER_CLASSES.index(value) + 1) if scale is Scale.WATER_CLASS else Decimal(value)


def read_value(text: str, scale: Scale, unit: str = "") -> str:
    """The value an officer typed: full-width figures, thousands commas, the unit behind it, “3类”, “劣五类” are taken.

    Returns:
        A plain decimal with the digits as typed, or one of `WATER_CLASSES`.

    Raises:
        Refused: ``not_a_value``, ``not_a_water_class``.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if scale is Scale.WATER_CLASS:
        name = plain.upper().removesuffix("类水质").removesuffix("类水").removesuffix("类")
        if name not in _WATER_NAMES:
            raise Refused("not_a_water_class", text=text.strip(), known=WATER_CLASSES)
        return _WATER_NAMES[name]
    behind = "".join(unicodedata.normalize("NFKC", unit).split())
    figures = plain[: -len(behind)] if behind and plain.endswith(behind) else plain
    if not _NUMBER.fullmatch(figures) or len(figures) > _LONGEST:
        raise Refused("not_a_value", text=text.strip())
    return figures.replace(",", "").removeprefix("+")
