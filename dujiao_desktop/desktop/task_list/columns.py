"""The columns of the task list on screen: fewer than on paper, told shorter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dujiao_desktop.columns.column import Align, Column, as_text
from dujiao_desktop.desktop.lists.delegates import deadline_text
from dujiao_desktop.domain.closeout import status_word
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.task_line import TaskLine

NUMBER, PROBLEM, DEADLINE, PROGRESS, CLOSEOUT, EVIDENCE, UPPER, SOURCE, UNITS, PERSON, CLASSES, WARNING = range(12)
ALWAYS = frozenset({NUMBER, PROBLEM})
"""Without these a row says nothing."""
ON_DEMAND = (UPPER, SOURCE, UNITS, PERSON, CLASSES, WARNING)
"""Shown only when the officer asks for them."""


def screen_columns(rules: RulePack, today: Callable[[], date]) -> tuple[Column[TaskLine], ...]:
    """序号 问题 时限 进展 销号 佐证, and what can be shown beside them."""
    number: Column[TaskLine] = Column("number", "序号", lambda t: t.number, as_text, 12, sort_key="number")
    problem: Column[TaskLine] = Column(
        "problem_text", "问题", lambda t: t.problem_text, as_text, 60, sort_key="problem_text",
        beside=lambda t: rules.warning_word(t.warning) if t.warning else "",
    )  # fmt: skip
    deadline: Column[TaskLine] = Column(
        "deadline", "时限", lambda t: deadline_text(t, today()), as_text, 24, sort_key="deadline"
    )
    progress: Column[TaskLine] = Column(
        "progress_status",
        "进展",
        lambda t: rules.progress_word(t.progress_status),
        as_text,
        20,
        sort_key="progress_status",
    )
    closeout: Column[TaskLine] = Column(
        "closeout_status", "销号", lambda t: steps_in_words(t, rules), as_text, 22, sort_key="closeout_status"
    )
    evidence: Column[TaskLine] = Column("evidence", "佐证", lambda t: t.evidence_count or "", as_text, 10, Align.RIGHT)
    upper: Column[TaskLine] = Column("upper_number", "上级序号", lambda t: t.upper_number, as_text, 14)
    source: Column[TaskLine] = Column("source", "来源", lambda t: t.source_title, as_text, 26)
    units: Column[TaskLine] = Column("units", "责任单位", lambda t: "、".join(t.responsible_units), as_text, 26)
    person: Column[TaskLine] = Column("person", "责任人", lambda t: t.responsible_person, as_text, 14)
    classes: Column[TaskLine] = Column("classes", "类别", lambda t: "、".join(t.classes), as_text, 18)
    warning: Column[TaskLine] = Column(
        "warning", "预警", lambda t: rules.warning_word(t.warning) if t.warning else "", as_text, 18
    )
    return (number, problem, deadline, progress, closeout, evidence, upper, source, units, person, classes, warning)


def steps_in_words(line: TaskLine, rules: RulePack) -> str:
    """What the segments say: for tooltips and screen readers."""
    word = status_word(rules, line.closeout_status, line.steps_done)
    if line.closeout_status is CloseoutStatus.NOT_STARTED:
        return word
    done = "、".join(s.word for s in rules.steps[: line.steps_done])
    parts = [word]
    if line.round > 1:
        parts.append(f"第 {line.round} 轮")
    if done and line.closeout_status is not CloseoutStatus.CLOSED:
        parts.append(f"已过{done}")
    return " · ".join(parts)
