"""专项方案（一案一策）: a document above several tasks, and whether what it announces agrees with itself and with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dujiao_desktop.domain.identity import PlanId
from dujiao_desktop.domain.task import UNSTAMPED, Stamp


@dataclass(frozen=True, slots=True)
class YearShare:
    """How many tasks a plan wants done in a year."""

    year: int
    count: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A special plan.

    Attributes:
        total: Tasks it announces; None when it names no number.
        shares: Its split over years, in order of years; empty when it has none.
        file_name: The officer's own name of the plan's original in the vault; empty for none.
        sha256: Digest of that original; empty for none.
    """

    id: PlanId
    title: str
    doc_no: str = ""
    issuer: str = ""
    issued_on: date | None = None
    total: int | None = None
    shares: tuple[YearShare, ...] = ()
    file_name: str = ""
    sha256: str = ""
    note: str = ""
    stamp: Stamp = UNSTAMPED

    @property
    def sum_in_words(self) -> str:
        """The split as it is added up: “32+3+2=37”; empty without a split."""
        if not self.shares:
            return ""
        return f"{'+'.join(str(s.count) for s in self.shares)}={sum(s.count for s in self.shares)}"


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """A plan with the tasks found under it, counted by the year of their last day; None for those without one."""

    plan: Plan
    found: Mapping[int | None, int]

    @property
    def tasks(self) -> int:
        """How many tasks are under it."""
        return sum(self.found.values())


@dataclass(frozen=True, slots=True)
class PlanGap:
    """Two numbers that should be one; `code` and `facts` make its sentence. Nothing is ever corrected by itself."""

    code: str
    facts: Mapping[str, object]


def plan_gaps(standing: PlanStanding) -> Iterator[PlanGap]:
    """Where the plan's total, its split and the tasks under it do not agree.

    Source: published plans whose parts do not make their sum (62 against 26+13+21+1); see the split by years.
    """
    plan, found = standing.plan, standing.found
    announced = sum(s.count for s in plan.shares)
    if plan.total is not None and plan.shares and announced != plan.total:
        facts = {"total": plan.total, "sum": plan.sum_in_words, "apart": abs(announced - plan.total)}
        yield PlanGap("plan_sum_differs", facts)
    total = plan.total if plan.total is not None else announced if plan.shares else None
    if total is not None and total != standing.tasks:
        yield PlanGap("plan_total_differs", {"total": total, "found": standing.tasks})
    if not plan.shares or not standing.tasks:
        return
    shares = {s.year: s.count for s in plan.shares}
    for year in sorted({*shares, *(y for y in found if y is not None)}):
        if year not in shares:
            yield PlanGap("plan_year_not_named", {"year": year, "found": found[year]})
        elif shares[year] != found.get(year, 0):
            facts = {"year": year, "announced": shares[year], "found": found.get(year, 0)}
            yield PlanGap("plan_year_differs", facts)
    if None in found:
        yield PlanGap("plan_tasks_undated", {"found": found[None]})
