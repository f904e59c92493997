"""What a close-out step says besides who did it and when: signatures, findings, objections, archive facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Signature:
    """One person in the signing order of a step.

    Attributes:
        role: The role in the rule pack's chain, e.g. 主要负责人; empty for people beyond the chain.
        signed_on: Day beside the signature; None when the paper bears one date for all.
    """

    name: str
    role: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class MeasureFinding:
    """What a verification found of one measure.

    Attributes:
        seq: Number of the measure.
        carried_out: 是否落实.
        text: What was seen on the spot; may be empty.
    """

    seq: int
    carried_out: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection raised while a notice stood. Who raised it is nobody's business and has no field.

    Attributes:
        answer: What was found and done about it; empty while it is open.
        answered_on: Day of the answer.
    """

    received_on: date
    text: str
    answer: str = ""
    answered_on: date | None = None

    @property
    def is_answered(self) -> bool:
        """Whether it has an answer with its day."""
        return bool(self.answer.strip()) and self.answered_on is not None


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """归档: the parts of the archive number, and how much there is. Source: DA/T 22-2015.

    Attributes:
        fonds: 全宗号.
        category: 档案门类代码, e.g. WS.
        year: 年度, four digits.
        retention: 保管期限 as its code, e.g. Y, D30, D10.
        section: 机构（问题）代码.
        item_no: 件号; four digits from 0001 within the lowest class.
        pages: 页数; a side with text or picture counts one.
    """

    fonds: str = ""
    category: str = ""
    year: str = ""
    retention: str = ""
    section: str = ""
    item_no: str = ""
    pages: int | None = None

    @property
    def lowest_class(self) -> tuple[str, ...]:
        """The class within which 件号 count from 0001: everything before it in the archive number."""
        return (self.fonds, self.category, self.year, self.retention, self.section)

    @property
    def number(self) -> str:
        """档号: 全宗号-档案门类代码·年度-保管期限-机构（问题）代码-件号; empty until all parts but the section are there."""
        item = self.item_no.strip()
        if not (self.fonds and self.category and self.year and self.retention and item):
            return ""
        item = item.zfill(4) if item.isdecimal() else item
        parts = (self.fonds, f"{self.category}·{self.year}", self.retention, self.section, item)
        return "-".join(part for part in parts if part)


def next_item_no(used: Iterable[ArchiveFacts], facts: ArchiveFacts) -> str:
    """The 件号 after the highest one `used` in the class of `facts`, four digits from 0001."""
    same = [a.item_no for a in used if a.lowest_class == facts.lowest_class]
    return f"{max((int(no) for no in same if no.isdecimal()), default=0) + 1:04}"
