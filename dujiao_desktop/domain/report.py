"""Ledger and statistics as values; the same figures go to the screen, the PDF and the workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from dujiao_desktop.domain.returns import ReturnCount
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.domain.today import DUE_SOON_DAYS
from dujiao_desktop.domain.warning import WarningLevel


@dataclass(frozen=True, slots=True)
class Ledger:
    """台账: a titled list as of a day.

    Attributes:
        explained: What is not there and was answered for: number of the task, step, what is asked for, 不适用 or
            无法提供, and the reason; a sheet of its own where there is any.
    """

    title: str
    unit: str
    as_of: date
    filled_by: str
    lines: tuple[TaskLine, ...]
    explained: tuple[tuple[str, str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with what it was made from; printed as numerator, denominator and 口径, never alone."""

    label: str
    numerator: int
    denominator: int
    basis: str

    @property
    def percent(self) -> float | None:
        """0 to 100 with one decimal; None when there is nothing to divide by."""
        return round(100 * self.numerator / self.denominator, 1) if self.denominator else None


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """One unit's row of the statistics table."""

    unit: str
    total: int
    done: int
    long_term: int
    closed: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Summary:
    """整改进度统计表. A task with several units counts once in `total` and once for each of its units in `by_unit`.

    Attributes:
        due_soon: Not done, and the last day is at most `DUE_SOON_DAYS` away.
        by_warning: How many tasks are under a warning of each level, the most serious first.
    """

    title: str
    unit: str
    as_of: date
    filled_by: str
    total: int
    by_progress: tuple[tuple[ProgressStatus, int], ...]
    by_closeout: tuple[tuple[CloseoutStatus, int], ...]
    done_and_long_term: int
    long_term: int
    overdue: int
    due_soon: int
    by_warning: tuple[tuple[WarningLevel, int], ...]
    due_by_now: int
    due_by_now_done: int
    rates: tuple[Rate, ...]
    by_unit: tuple[UnitFigures, ...]
    returns: tuple[ReturnCount, ...] = ()


def summarise(
    lines: Iterable[TaskLine],
    *,
    statuses: Collection[CloseoutStatus],
    title: str,
    unit: str,
    as_of: date,
    filled_by: str,
    returns: tuple[ReturnCount, ...] = (),
) -> Summary:
    """Count a list; every figure can be recounted by hand from the ledger of the same day.

    Of the close-out statuses those in `statuses` are counted even where no task has them; one that a task has, always.
    """
    rows = tuple(lines)
    progress = Counter(r.progress_status for r in rows)
    closeout = Counter(r.closeout_status for r in rows)
    warned = Counter(r.warning for r in rows)
    done = progress[ProgressStatus.DONE]
    due = [r for r in rows if r.deadline.end is not None and r.deadline.end <= as_of]
    due_done = sum(1 for r in due if r.progress_status is ProgressStatus.DONE)
    closed = closeout[CloseoutStatus.CLOSED]
    return Summary(
        title=title,
        unit=unit,
        as_of=as_of,
        filled_by=filled_by,
        total=len(rows),
        by_progress=tuple((s, progress[s]) for s in ProgressStatus),
        by_closeout=tuple((s, closeout[s]) for s in CloseoutStatus if s in statuses or closeout[s]),
        done_and_long_term=sum(1 for r in rows if r.is_long_term and r.progress_status is ProgressStatus.DONE),
        long_term=sum(1 for r in rows if r.is_long_term),
        overdue=sum(1 for r in rows if r.overdue_days > 0),
        due_soon=sum(1 for r in rows if 0 <= _left(r, as_of) <= DUE_SOON_DAYS),
        by_warning=tuple((level, warned[level]) for level in reversed(WarningLevel)),
        due_by_now=len(due),
        due_by_now_done=due_done,
        rates=(
            Rate("整改完成率", done, len(rows), "已完成整改的任务 ÷ 全部任务"),
            Rate("到期完成率", due_done, len(due), "到期任务中已完成整改的 ÷ 整改时限不晚于截至日期的任务"),
            Rate("销号率", closed, len(rows), "已销号的任务 ÷ 全部任务"),
        ),
        by_unit=tuple(_unit_figures(rows)),
        returns=returns,
    )


def _left(line: TaskLine, as_of: date) -> int:
    left = line.days_left(as_of)
    return -1 if left is None else left


def _unit_figures(rows: tuple[TaskLine, ...]) -> Iterable[UnitFigures]:
    names = dict.fromkeys(n for r in rows for n in (r.responsible_units or r.lead_units or ("未填责任单位",)))
    for name in names:
        own = [r for r in rows if name in (r.responsible_units or r.lead_units or ("未填责任单位",))]
        yield UnitFigures(
            unit=name,
            total=len(own),
            done=sum(1 for r in own if r.progress_status is ProgressStatus.DONE),
            long_term=sum(1 for r in own if r.is_long_term),
            closed=sum(1 for r in own if r.closeout_status is CloseoutStatus.CLOSED),
            overdue=sum(1 for r in own if r.overdue_days > 0),
        )
