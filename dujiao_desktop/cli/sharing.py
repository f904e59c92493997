"""Commands for work that is shared: part, link, plan-add, plans, indicator, reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli import shapes
from dujiao_desktop.cli.asking import TaskRef, numbered, part_named, task_of
from dujiao_desktop.cli.desk import Desk, as_day
from dujiao_desktop.cli.help import ChineseCommand, path_option
from dujiao_desktop.cli.program import app
from dujiao_desktop.domain.indicator import STANDING_WORDS, Direction, Scale
from dujiao_desktop.domain.task_link import LINK_WORDS, LinkKind
from dujiao_desktop.usecases import indicators, links, parts, plans


@app.command(cls=ChineseCommand, epilog="例：dujiao part 7 清溪村 --unit 清溪村委会 --done 2026-10-09")
def part(
    ctx: typer.Context,
    id: TaskRef,
    name: Annotated[str, typer.Argument(metavar="NAME", help="村组或点位的名称。")],
    unit: Annotated[str | None, typer.Option(help="责任单位。")] = None,
    person: Annotated[str | None, typer.Option(help="责任人。")] = None,
    done: Annotated[str | None, typer.Option(help="这一块的完成日期；没有完成就不写。")] = None,
    note: Annotated[str | None, typer.Option(help="备注。")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="移出这一块。")] = False,
) -> None:
    """分村组：一项任务在几个村社、几个点位，一块一块办；没有这一块就新增。"""
    desk: Desk = ctx.obj
    day = as_day(done, "--done")
    with desk.working() as (office, by, now):
        task_id = task_of(office, id)
        if remove:
            seq = part_named(office, task_id, name).seq
            left = parts.remove_part(office.store, task_id, seq, by=by, now=now)
            desk.say(
                {"task": task_id, "removed": seq, "parts": [shapes.part(p) for p in left.parts]}, f"“{name}”已移出。"
            )
            return
        with office.store.lists() as lists:
            known = next((p for p in lists.case_file(task_id).parts if p.name == name.strip()), None)
        edit = parts.PartEdit.of(known) if known else parts.PartEdit(name)
        stated = {"unit": unit, "person": person, "done_on": day, "note": note}
        edit = replace(edit, **{field: value for field, value in stated.items() if value is not None})  # type: ignore[arg-type]  # the fields are those of PartEdit
        kept = parts.set_part(office.store, task_id, known.seq if known else None, edit, by=by, now=now)
    there = kept.parts
    finished = sum(1 for p in there if p.is_done)
    desk.say(
        {"task": task_id, "parts": [shapes.part(p) for p in there]},
        f"“{name}”已存好。{len(there)} 块里已完成 {finished} 块，整项任务是否完成不受影响。",
    )


@app.command(cls=ChineseCommand, epilog="例：dujiao link 7 16 --kind measure")
def link(
    ctx: typer.Context,
    id: TaskRef,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="另一项任务。")],
    kind: Annotated[
        LinkKind,
        typer.Option(help="另一项是什么：measure 落实本项的措施，problem 本项对应的问题，related 相关。"),
    ] = LinkKind.RELATED,
    remove: Annotated[bool, typer.Option("--remove", help="解除关联。")] = False,
) -> None:
    """关联两项任务；两边都看得到，谁销号都不影响另一项。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        task_id, other_id = task_of(office, id), task_of(office, other)
        action = links.unlink_tasks if remove else links.link_tasks
        action(office.store, task_id, other_id, kind, by=by, now=now)
    done = "已解除" if remove else "已关联"
    desk.say(
        {"task": task_id, "other": other_id, "kind": kind, "linked": not remove},
        f"{done}：{LINK_WORDS[kind]} {other}。",
    )


@app.command(
    "plan-add",
    cls=ChineseCommand,
    epilog="例：dujiao plan-add 清溪河一河一策 --doc-no 云府〔2026〕8号 --total 3 --year 2026=2 --year 2027=1 --task 7 --task 9",
)
def plan_add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="方案名称。")],
    doc_no: Annotated[str, typer.Option(help="文号。")] = "",
    issuer: Annotated[str, typer.Option(help="印发单位。")] = "",
    issued: Annotated[str | None, typer.Option(help="印发日期。")] = None,
    total: Annotated[str, typer.Option(help="方案写明的任务总数。")] = "",
    year: Annotated[list[str] | None, typer.Option(help="分年任务数，如 2026=2；可写多次。")] = None,
    task: Annotated[list[str] | None, typer.Option(help="名下的任务，序号；可写多次。")] = None,
    file: Annotated[Path | None, path_option(help="方案原件，存进工作区。")] = None,
    note: Annotated[str, typer.Option(help="备注。")] = "",
) -> None:
    """登记一个专项方案（一案一策）和它名下的任务；数目对不上的会说明，不会替您改。"""
    desk: Desk = ctx.obj
    day = as_day(issued, "--issued")
    edit = plans.PlanEdit(title, doc_no, issuer, day, total, "、".join(year or ()), note, file)
    with desk.working() as (office, by, now):
        under = [task_of(office, one) for one in task or ()]
        kept = plans.add_plan(office.store, edit, under, by=by, now=now)
        with office.store.lists() as lists:
            standing = next(s for s in plans.plans(lists) if s.plan.id == kept.plan.id)
    said = [f"  {sentence}" for sentence in plans.plan_sentences(standing)]
    desk.say(
        shapes.plan(standing), "\n".join([f"专项方案“{kept.plan.title}”已登记，名下 {standing.tasks} 项任务。", *said])
    )


@app.command("plans", cls=ChineseCommand, epilog="例：dujiao plans")
def plans_(ctx: typer.Context) -> None:
    """列出专项方案，和它们的数目对不对得上。"""
    desk: Desk = ctx.obj
    with desk.open() as office, office.store.lists() as lists:
        there = plans.plans(lists)
    words: list[str] = []
    for standing in there:
        number = f"（{standing.plan.doc_no}）" if standing.plan.doc_no else ""
        words.append(f"{standing.plan.title}{number}　名下 {standing.tasks} 项")
        words += [f"  {sentence}" for sentence in plans.plan_sentences(standing)]
    desk.say({"plans": [shapes.plan(s) for s in there]}, "\n".join([*words, f"共 {len(there)} 个方案"]))


@app.command(
    cls=ChineseCommand,
    epilog="例：dujiao indicator 7 化学需氧量 --unit mg/L --baseline 35 --target 20 --since 2026-01-10",
)
def indicator(
    ctx: typer.Context,
    id: TaskRef,
    name: Annotated[str, typer.Argument(metavar="NAME", help="指标名称。")],
    target: Annotated[str | None, typer.Option(help="目标值；水质写 Ⅲ 或 3类。")] = None,
    baseline: Annotated[str | None, typer.Option(help="基线：整改前的值。")] = None,
    since: Annotated[str | None, typer.Option(help="基线是哪一天的。")] = None,
    unit: Annotated[str | None, typer.Option(help="计量单位。")] = None,
    direction: Annotated[
        Direction | None, typer.Option(help="at_most 不高于目标值（不写时），at_least 不低于目标值。")
    ] = None,
    water: Annotated[bool, typer.Option("--water", help="按水质类别（Ⅰ—劣Ⅴ）。")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="移出这个目标。")] = False,
) -> None:
    """定一个数值目标；已有的按所写的修改。"""
    desk: Desk = ctx.obj
    day = as_day(since, "--since")
    with desk.working() as (office, by, now):
        task_id = task_of(office, id)
        if remove:
            indicators.remove_indicator(office.store, task_id, name, by=by, now=now)
            desk.say({"task": task_id, "removed": name}, f"数值目标“{name}”已移出。")
            return
        with office.store.lists() as lists:
            known = next((i for i in lists.case_file(task_id).indicators if i.name == name.strip()), None)
        edit = indicators.IndicatorEdit.of(known) if known else indicators.IndicatorEdit(name, "")
        stated = {
            "target": target, "baseline": baseline, "baseline_on": day, "unit": unit, "direction": direction,
            "scale": Scale.WATER_CLASS if water else None,
        }  # fmt: skip
        edit = replace(edit, **{field: value for field, value in stated.items() if value is not None})  # type: ignore[arg-type]  # the fields are those of IndicatorEdit
        known_id = known.id if known else None
        kept = indicators.set_indicator(office.store, task_id, known_id, edit, by=by, now=now).indicator
    desk.say(shapes.indicator(kept), f"{kept.name}：{kept.course_in_words}　{STANDING_WORDS[kept.standing]}")


@app.command(cls=ChineseCommand, epilog="例：dujiao reading 7 化学需氧量 18.2 --on 2026-10-09 --note 环监〔2026〕103号")
def reading(
    ctx: typer.Context,
    id: TaskRef,
    name: Annotated[str, typer.Argument(metavar="NAME", help="指标名称。")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="数值，或水质类别。")],
    on: Annotated[str, typer.Option(help="哪一天的。")],
    note: Annotated[str, typer.Option(help="来源，如监测报告的编号。")] = "",
    evidence: Annotated[int | None, typer.Option(help="依据是第几件佐证。")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="移出记错的这个数值。")] = False,
) -> None:
    """记一个数值：某一天监测到多少。"""
    desk: Desk = ctx.obj
    day = as_day(on, "--on")
    assert day is not None
    with desk.working() as (office, by, now):
        task_id = task_of(office, id)
        with office.store.lists() as lists:
            case = lists.case_file(task_id)
        shown = numbered(case.evidence, evidence).id if evidence is not None else None
        draft = indicators.ReadingDraft(value, day, note, shown)
        act = indicators.remove_reading if remove else indicators.record_reading
        kept = act(office.store, task_id, name, draft, by=by, now=now).indicator
    desk.say(shapes.indicator(kept), f"{kept.name}：{kept.course_in_words}　{STANDING_WORDS[kept.standing]}")
