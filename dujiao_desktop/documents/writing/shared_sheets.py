"""村组（点位）完成情况 and 数值目标: sections of the measures sheet, and their short words on the closure form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dujiao_desktop.documents.writing.blocks import Block, Pen, Stack
from dujiao_desktop.documents.writing.pdf_file import BLACK, GREY, MM
from dujiao_desktop.documents.writing.styles import LEVEL_1, NOTE, SMALL, SMALL_CENTRE, TINY, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.words import day, short_day
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.dossier import DossierContent
from dujiao_desktop.domain.indicator import STANDING_WORDS, Indicator

_PARTS = (11 * MM, 45 * MM, 50 * MM, 22 * MM, 28 * MM)
_PARTS_HEAD = ("序号", "村组（点位）", "责任单位、责任人及备注", "完成日期", "佐证")
_GOALS = (34 * MM, 28 * MM, 28 * MM, 40 * MM, 26 * MM)
_GOALS_HEAD = ("指标", "基线", "目标", "历次数值", "最近一次")
_LINE_HEIGHT = 11 * MM
_DOT = 1.6


def shared_sections(setter: Setter, content: DossierContent, numbers: dict[str, int]) -> list[Block]:
    """What only some tasks have, behind the measures; nothing for the others."""
    sections = []
    if content.case.parts:
        sections.append(("村组（点位）完成情况", _parts(setter, content, numbers)))
    if content.case.indicators:
        sections.append(("数值目标", _goals(setter, content, numbers)))
    blocks: list[Block] = []
    for place, (title, inner) in zip("三四", sections, strict=False):
        blocks += [setter.text(f"{place}、{title}", LEVEL_1.but(space_before=8, space_after=4)), *inner]
    return blocks


def parts_in_words(case: CaseFile) -> str:
    """“共 3 块，已完成 2 块。清溪村2026年10月9日完成；南坪村未完成。”; empty for a task that is not divided."""
    if not case.parts:
        return ""
    done = sum(1 for part in case.parts if part.is_done)
    each = "；".join(f"{p.name}{f'{day(p.done_on)}完成' if p.done_on else '未完成'}" for p in case.parts)
    return f"共 {len(case.parts)} 块，已完成 {done} 块。{each}。"


def goals_in_words(case: CaseFile) -> str:
    """One line for each goal in numbers; empty where there is none."""
    return "\n".join(f"{i.name}：{i.course_in_words}，{STANDING_WORDS[i.standing]}" for i in case.indicators)


def _parts(setter: Setter, content: DossierContent, numbers: dict[str, int]) -> list[Block]:
    rows = []
    for part in content.case.parts:
        about = "\n".join(words for words in ("　".join(w for w in (part.unit, part.person) if w), part.note) if words)
        items = [numbers[e.id] for e in content.case.for_dossier if e.part_seq == part.seq]
        rows.append(
            Row(
                (
                    setter.cell(str(part.seq), SMALL_CENTRE),
                    setter.cell(part.name, SMALL),
                    setter.cell(about, SMALL),
                    setter.cell(short_day(part.done_on) or "未完成", SMALL_CENTRE),
                    setter.cell("、".join(map(str, items)), SMALL_CENTRE),
                )
            )
        )
    note = "注：各块分别完成、分别佐证；一块完成不等于整项任务完成。"
    return [Grid(_PARTS, rows, [setter.head(_PARTS_HEAD)]), setter.text(note, NOTE)]


def _goals(setter: Setter, content: DossierContent, numbers: dict[str, int]) -> list[Block]:
    rows = []
    for goal in content.case.indicators:
        latest = goal.latest
        newest = f"{goal.said(latest.value)}\n{short_day(latest.on)}\n" if latest else ""
        baseline = "\n".join(w for w in (goal.said(goal.baseline), short_day(goal.baseline_on)) if w)
        course: list[Block] = [CourseLine(goal)] if len(goal.marks) > 1 else []
        course.append(setter.text(_readings(goal, numbers), TINY.but(colour=BLACK)))
        rows.append(
            Row(
                (
                    setter.cell(goal.name, SMALL),
                    setter.cell(baseline, SMALL_CENTRE),
                    setter.cell(goal.goal_in_words, SMALL_CENTRE),
                    Cell(Stack(course)),
                    setter.cell(f"{newest}{STANDING_WORDS[goal.standing]}", SMALL_CENTRE),
                )
            )
        )
    note = "注：虚线为目标，方点依次为基线和历次数值；数值照原始报告填写，未作修约。"
    return [Grid(_GOALS, rows, [setter.head(_GOALS_HEAD)]), setter.text(note, NOTE)]


def _readings(goal: Indicator, numbers: dict[str, int]) -> str:
    said = []
    for reading in goal.readings:
        number = numbers.get(reading.evidence_id) if reading.evidence_id else None
        basis = "，".join(w for w in (reading.note, f"佐证{number}" if number else "") if w)
        said.append(f"{short_day(reading.on)}　{goal.said(reading.value)}" + (f"（{basis}）" if basis else ""))
    return "\n".join(said) or "还没有数值"


class CourseLine(Block):
    """The course of a goal in lines: dots for baseline and readings, dashes for the target."""

    def __init__(self, goal: Indicator) -> None:
        self._marks: Sequence[float] = goal.marks
        self._target = goal.target_mark

    def height(self, width: float) -> float:
        return _LINE_HEIGHT

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        high, low = max(*self._marks, self._target), min(*self._marks, self._target)
        edge = 4.0

        def level(value: float) -> float:
            share = 0.5 if high == low else (high - value) / (high - low)
            return top - edge - share * (_LINE_HEIGHT - 2 * edge)

        pen.file.rule(x, level(self._target), x + width, level(self._target), 0.6, GREY, dash=2.0)
        step = (width - 2 * edge) / (len(self._marks) - 1)
        points = [(x + edge + n * step, level(value)) for n, value in enumerate(self._marks)]
        for (x1, y1), (x2, y2) in pairwise(points):
            pen.file.rule(x1, y1, x2, y2, 0.9)
        for at, down in points:
            # A short thick line is a square dot.
            pen.file.rule(at - _DOT, down, at + _DOT, down, 2 * _DOT)
