"""The columns of the task list and of the ledger (台账)."""

from __future__ import annotations

from collections.abc import Iterable

from dujiao_desktop.columns.column import Align, Column, as_date, as_list, as_text, as_yes
from dujiao_desktop.domain.closeout import status_word
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.domain.task_link import links_in_words

COMMON_WORDS: dict[bool | None, str] = {True: "共性问题", False: "个性问题", None: ""}


def ledger_columns(rules: RulePack, lines: Iterable[TaskLine] = ()) -> tuple[Column[TaskLine], ...]:
    """Columns of 整改任务台账, in the order of the paper form; words come from the rule pack.

    What only some offices use (预警, 共性个性, 专项方案, 关联任务) has a column where one of `lines` says something in it.
    """
    number: Column[TaskLine] = Column("number", "序号", lambda t: t.number, as_text, 12, Align.CENTRE, "number")
    upper: Column[TaskLine] = Column("upper_number", "上级序号", lambda t: t.upper_number, as_text, 14, Align.CENTRE)
    problem: Column[TaskLine] = Column("problem_text", "整改任务（问题）", lambda t: t.problem_text, as_text, 48)
    goal: Column[TaskLine] = Column("goal", "整改目标", lambda t: t.goal, as_text, 34)
    measures: Column[TaskLine] = Column("measures", "整改措施", lambda t: numbered(t.measures), as_text, 46)
    responsible: Column[TaskLine] = Column("responsible_units", "责任单位", lambda t: t.responsible_units, as_list, 22)
    lead: Column[TaskLine] = Column("lead_units", "牵头单位", lambda t: t.lead_units, as_list, 22)
    acceptance: Column[TaskLine] = Column("acceptance_units", "验收单位", lambda t: t.acceptance_units, as_list, 22)
    deadline: Column[TaskLine] = Column(
        "deadline", "整改时限", lambda t: t.deadline.text or t.deadline.end, as_date, 20, Align.CENTRE, "deadline"
    )
    results: Column[TaskLine] = Column("results", "整改完成情况", lambda t: numbered(t.results), as_text, 46)
    status: Column[TaskLine] = Column(
        "progress_status",
        "整改进展",
        lambda t: rules.progress_word(t.progress_status),
        as_text,
        20,
        Align.CENTRE,
        "progress_status",
    )
    long_term: Column[TaskLine] = Column("is_long_term", "长期坚持", lambda t: t.is_long_term, as_yes, 12, Align.CENTRE)
    closeout: Column[TaskLine] = Column(
        "closeout_status",
        "销号状态",
        lambda t: status_word(rules, t.closeout_status, t.steps_done),
        as_text,
        18,
        Align.CENTRE,
        "closeout_status",
    )
    warning: Column[TaskLine] = Column(
        "warning", "预警", lambda t: rules.warning_word(t.warning) if t.warning else "", as_text, 16, Align.CENTRE
    )
    common: Column[TaskLine] = Column("common", "共性个性", lambda t: COMMON_WORDS[t.common], as_text, 14, Align.CENTRE)
    plans: Column[TaskLine] = Column("plans", "专项方案", lambda t: t.plans, as_list, 20)
    links: Column[TaskLine] = Column("links", "关联任务", lambda t: links_in_words(t.links), as_text, 18)
    note: Column[TaskLine] = Column("note", "备注", lambda t: t.note, as_text, 16)
    those = tuple(lines)
    used = tuple(column for column in (warning, common, plans, links) if any(column.read(line) for line in those))
    return (
        number, upper, problem, goal, measures, responsible, lead, acceptance, deadline, results, status, long_term,
        closeout, *used, note,
    )  # fmt: skip


def numbered(pairs: tuple[tuple[int, str], ...]) -> str:
    """“1. … 2. …”, one to a line; a single one stands without its number."""
    texts = [(seq, text) for seq, text in pairs if text]
    if len(texts) == 1 and len(pairs) == 1:
        return texts[0][1]
    return "\n".join(f"{seq}. {text}" for seq, text in texts)
