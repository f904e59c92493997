"""Commands about time: plan, warn, calendar, calendar-import."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli.desk import Desk, as_day
from dujiao_desktop.cli.help import ChineseCommand, path_argument
from dujiao_desktop.cli.program import app
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.work_calendar import DayMark, HolidayYear, Stretch
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases import calendar as days
from dujiao_desktop.usecases import warn as warning
from dujiao_desktop.usecases.plan_back import plan_of, plan_words
from dujiao_desktop.usecases.sentences import sentence

_WEEKDAYS = "一二三四五六日"


@app.command(cls=ChineseCommand, epilog="例：dujiao plan 7")
def plan(ctx: typer.Context, id: Annotated[str, typer.Argument(metavar="ID", help="序号，或任务的唯一编号。")]) -> None:
    """倒排计划：从整改时限往回算，每一步最晚哪天开始。"""
    desk: Desk = ctx.obj
    today = clock.today()
    with desk.open() as office, office.store.lists() as lists:
        case = lists.case_file(lists.find_task(id))
        made = plan_of(case, office.office, today)
    if made.unknown_year is not None:
        raise Refused("plan_year_unknown", year=made.unknown_year.year)
    words = [f"{case.task.number}  {case.task.problem_text}"]
    if made.deadline is None:
        closed = case.task.closeout_status is CloseoutStatus.CLOSED
        words.append("已经销号，没有要办的步骤。" if closed else "整改时限没有写明日期，排不出来。")
    else:
        words.append(f"时限 {made.deadline.isoformat()}")
    for step in made.steps:
        words.append(f"  {'▲ 已晚 ' if step.is_late else ''}{step.step.word}　{plan_words(step, today)}")
    shape = {
        "task": case.task.id,
        "deadline": made.deadline,
        "steps": [
            {
                "step": s.step.key, "latest_start": s.start, "latest_end": s.end, "days": s.days,
                "day_kind": s.day_kind, "is_estimate": s.is_estimate, "is_late": s.is_late,
            }
            for s in made.steps
        ],
    }  # fmt: skip
    desk.say(shape, "\n".join(words))


@app.command(
    cls=ChineseCommand, epilog='例：dujiao warn 7 --level serious --reason "资金未落实" --number "云督〔2026〕3号"'
)
def warn(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="序号，或任务的唯一编号。")],
    reason: Annotated[str, typer.Option(help="为什么预警，或为什么解除。")],
    level: Annotated[str | None, typer.Option(help="级别：slow、serious、blocked，或规则包里的名称。")] = None,
    lift: Annotated[bool, typer.Option("--lift", help="解除现在的预警。")] = False,
    since: Annotated[str | None, typer.Option(help="从哪天起；不写为今天。")] = None,
    number: Annotated[str, typer.Option(help="督查单、预警函的文号。")] = "",
) -> None:
    """登记、改级或解除预警；级别由人判断，程序不算。"""
    desk: Desk = ctx.obj
    if (level is None) != lift:
        raise Refused("warning_level_needed")
    day = as_day(since, "--since")
    with desk.working() as (office, by, now):
        with office.store.lists() as lists:
            task_id = lists.find_task(id)
        if level is None:
            done = warning.lift_warning(office.store, task_id, reason, by=by, now=now)
        else:
            asked = warning.level_of(level, office.office)
            draft = warning.WarningDraft(asked, reason, day or now.date(), number)
            done = warning.set_warning(office.store, task_id, draft, office=office.office, by=by, now=now)
        word = office.office.rules.warning_word(done.warning.level)
    shape = {
        "id": done.warning.id, "task": task_id, "level": done.warning.level, "since": done.warning.since,
        "number": done.warning.number, "lifted_on": done.warning.lifted_on,
    }  # fmt: skip
    desk.say(shape, f"已解除{word}。" if lift else f"已登记{word}，{done.warning.since.isoformat()} 起。")


@app.command("calendar", cls=ChineseCommand, epilog="例：dujiao calendar 2026")
def calendar(
    ctx: typer.Context,
    year: Annotated[int | None, typer.Argument(metavar="YEAR", help="哪一年；不写时列出已有的年份。")] = None,
) -> None:
    """看工作日历：哪些年份有节假日安排，哪几天放假、哪几天调休上班。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        known = days.known_calendar(office.paths)
    numbers = tuple(k.year.year for k in known.years)
    if year is None:
        shape = {
            "years": [_short(k) for k in known.years],
            "troubles": [sentence(trouble) for trouble in known.troubles],
        }
        desk.say(shape, "\n".join(map(_line, known.years)))
        return
    found = known.find(year)
    if found is None:
        raise Refused("calendar_year_not_known", year=year, known=numbers)
    words = [_line(found), f"  依据：{found.year.source or '没有写'}"]
    words += [f"  {stretch_words(stretch)}" for stretch in found.year.stretches()]
    desk.say(_short(found) | _whole(found.year), "\n".join(words))


@app.command("calendar-import", cls=ChineseCommand, epilog="例：dujiao calendar-import 2027年放假安排.xlsx")
def calendar_import(
    ctx: typer.Context,
    file: Annotated[
        Path, path_argument(metavar="FILE", help=".toml，或有“日期”“休息或上班”“名称”三栏的 .xlsx、.csv。")
    ],
) -> None:
    """从文件导入一年的节假日安排，代替原有的；有一行不对就什么也不导入。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        read = days.read_calendar_file(file)
        done = days.keep_year(office.store, office.paths, read.year, by=by, now=now, confirmed=True)
    fates = [str(row.fate) for row in read.rows]
    words = [
        f"{done.year.year} 年：放假 {len(done.year.off)} 天，调休上班 {len(done.year.work)} 天。"
        f"读了 {len(fates)} 行，采用 {fates.count('imported')} 行，跳过 {fates.count('skipped')} 行。",
        *(f"  {row.where}（{row.text}）跳过：{row.reason}" for row in read.rows if row.fate == "skipped"),
        *(f"  {day.isoformat()} {was} → {now_is}" for day, (was, now_is) in done.differences.items()),
    ]
    shape = {
        **_whole(done.year),
        "rows": [{"where": r.where, "text": r.text, "fate": r.fate, "reason": r.reason} for r in read.rows],
        "differences": {day.isoformat(): change for day, change in done.differences.items()},
    }
    desk.say(shape, "\n".join(words))


def stretch_words(stretch: Stretch) -> str:
    """休息 01-28（周二）至 02-04（周二） 8 天 春节."""
    span = _day(stretch.start) + (f"至 {_day(stretch.end)}" if stretch.days > 1 else "")
    word = days.MARK_WORDS[stretch.mark]
    count = f" {stretch.days} 天" if stretch.mark is DayMark.OFF else ""
    return f"{word} {span}{count}{f' {stretch.name}' if stretch.name else ''}"


def _day(day: date) -> str:
    return f"{day:%m-%d}（周{_WEEKDAYS[day.weekday()]}）"


def _line(known: days.KnownYear) -> str:
    whose = ("本单位改过" if known.shipped else "本单位添加") if known.own else "随程序"
    return f"{known.year.year} 年　放假 {len(known.year.off)} 天　调休上班 {len(known.year.work)} 天　{whose}"


def _short(known: days.KnownYear) -> dict[str, object]:
    return {"year": known.year.year, "own": known.own, "shipped": known.shipped, "source": known.year.source}


def _whole(year: HolidayYear) -> dict[str, object]:
    return {
        "year": year.year,
        "off": sorted(year.off),
        "work": sorted(year.work),
        "names": {day.isoformat(): name for day, name in sorted(year.names.items())},
    }
