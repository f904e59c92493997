"""The tables of 整改进度统计表, once for the page and the workbook, so that both show the same figures."""

from __future__ import annotations

from dataclasses import dataclass

from dujiao_desktop.documents.writing.words import step_word
from dujiao_desktop.domain.report import Summary
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.today import DUE_SOON_DAYS

NOTES = (
    "注：1. 一项任务只有一个进展和一个销号状态；长期坚持、超期、预警另行标注，分别统计。",
    "2. 有多个责任单位的任务，合计中计一次，在每个责任单位名下各计一次，相加可以大于合计。",
    f"3. 超期、{DUE_SOON_DAYS} 日内到期只计未完成且未销号、写明日期的；预警由人判断，解除以前一直计入。",
)


@dataclass(frozen=True, slots=True)
class Share:
    """A rate as a fraction; None when there is nothing to divide by."""

    fraction: float | None


Value = str | int | Share


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """One table.

    Attributes:
        widths_mm: Width of each column, in proportion.
        left: Columns whose text stands at the left.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths_mm: tuple[float, ...]
    left: frozenset[int] = frozenset({0})

    @staticmethod
    def text(value: Value) -> str:
        """A value as it is read."""
        if isinstance(value, Share):
            return "—" if value.fraction is None else f"{value.fraction * 100:.1f}%"
        return str(value)


def statistics_tables(summary: Summary, rules: RulePack) -> tuple[StatisticsTable, ...]:
    """The tables in printing order."""
    total = summary.total
    narrow = (40.0, 17.0, 17.0)
    return (
        StatisticsTable(
            "一、总体情况",
            ("指标", "分子", "分母", "比率", "口径"),
            tuple(
                (rate.label, rate.numerator, rate.denominator, _share(rate.numerator, rate.denominator), rate.basis)
                for rate in summary.rates
            ),
            (26, 16, 16, 20, 78),
            frozenset({0, 4}),
        ),
        StatisticsTable(
            "二、按整改进展",
            ("整改进展", "任务数", "占比"),
            (
                *((rules.progress_word(s), count, _share(count, total)) for s, count in summary.by_progress),
                ("合计", total, _share(total, total)),
            ),
            narrow,
        ),
        StatisticsTable(
            "三、按销号状态",
            ("销号状态", "任务数", "占比"),
            (
                *((rules.closeout_word(s), count, _share(count, total)) for s, count in summary.by_closeout),
                ("合计", total, _share(total, total)),
            ),
            narrow,
        ),
        StatisticsTable(
            "四、另行标注",
            ("项目", "任务数", "占比"),
            (
                ("长期坚持", summary.long_term, _share(summary.long_term, total)),
                ("已完成整改并长期坚持", summary.done_and_long_term, _share(summary.done_and_long_term, total)),
                ("超期未完成", summary.overdue, _share(summary.overdue, total)),
                (f"{DUE_SOON_DAYS} 日内到期未完成", summary.due_soon, _share(summary.due_soon, total)),
                ("截至日期前到期", summary.due_by_now, _share(summary.due_by_now, total)),
                ("其中已完成整改", summary.due_by_now_done, _share(summary.due_by_now_done, summary.due_by_now)),
            ),
            narrow,
        ),
        StatisticsTable(
            "五、预警",
            ("级别", "任务数", "占比"),
            tuple((rules.warning_word(level), n, _share(n, total)) for level, n in summary.by_warning),
            narrow,
        ),
        StatisticsTable(
            "六、按责任单位",
            ("责任单位", "任务数", "完成整改", "长期坚持", "已销号", "超期"),
            tuple((u.unit, u.total, u.done, u.long_term, u.closed, u.overdue) for u in summary.by_unit),
            (66, 18, 18, 18, 18, 18),
        ),
        *_returns(summary, rules),
    )


def _returns(summary: Summary, rules: RulePack) -> tuple[StatisticsTable, ...]:
    """How often what came back; no table where nothing did."""
    if not summary.returns:
        return ()
    words = rules.words.return_reason
    rows = ((step_word(rules, one.step), words.get(one.reason, one.reason), one.count) for one in summary.returns)
    total = ("合计", "", sum(one.count for one in summary.returns))
    head = ("退回环节", "退回原因", "次数")
    return (StatisticsTable("七、本单位退回情况", head, (*rows, total), (40, 98, 18), frozenset({0, 1})),)


def _share(part: int, whole: int) -> Share:
    return Share(part / whole if whole else None)
