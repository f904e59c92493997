"""Commands for what happened outside the program: backfill."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli.desk import Desk, as_day
from dujiao_desktop.cli.help import ChineseCommand, path_option
from dujiao_desktop.cli.program import app
from dujiao_desktop.usecases.advance_closeout import StepDraft
from dujiao_desktop.usecases.backfill import backfill_steps


@app.command(
    cls=ChineseCommand,
    epilog='例：dujiao backfill 7 self-check --on 2025-06-12 --document "云府〔2025〕18号" --scan 自查报告.pdf --by 周玉',
)
def backfill(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="序号，或任务的唯一编号。")],
    step: Annotated[str, typer.Argument(metavar="STEP", help="步骤的代码，同 step。")],
    on: Annotated[str, typer.Option(help="当时办理的日期。")],
    document: Annotated[str, typer.Option(help="依据的文件名称或文号。")],
    scan: Annotated[Path, path_option(help="依据文件的扫描件。")],
    unit: Annotated[str, typer.Option(help="办理单位。")] = "",
    by: Annotated[list[str] | None, typer.Option(help="参加人员，可写多次。")] = None,
    number: Annotated[str, typer.Option(help="文号、备案号或档号。")] = "",
    opinion: Annotated[str, typer.Option(help="意见。")] = "",
    from_: Annotated[str | None, typer.Option("--from", help="公示开始日期。")] = None,
    to: Annotated[str | None, typer.Option(help="公示截止日期。")] = None,
    medium: Annotated[str, typer.Option(help="公示媒体。")] = "",
) -> None:
    """补录以前在纸面上办过的一步；标明依据，不算在程序里办理。"""
    desk: Desk = ctx.obj
    day, start, end = as_day(on, "--on"), as_day(from_, "--from"), as_day(to, "--to")
    with desk.working() as (office, officer, now):
        with office.store.lists() as lists:
            task_id = lists.find_task(id)
        draft = StepDraft(
            step=step.replace("_", "-"),
            happened_on=day or now.date(),
            unit=unit,
            people=tuple(name for names in by or () for name in re.split("[、，,]", names)),
            opinion=opinion,
            period_from=start,
            period_to=end,
            medium=medium,
            number=number,
        )
        done = backfill_steps(
            office.store, task_id, (draft,), document, scan, office=office.office, by=officer, now=now
        )
        rules = office.office.under(done.closeout).rules
    expected = done.closeout.next_step(rules)
    record = done.closeout.current.records[-1]
    desk.say(
        {
            "status": done.status,
            "round": done.closeout.current.number,
            "next_step": expected.key if expected else None,
            "backfilled_from": record.backfilled_from,
        },
        f"已登记（{record.backfill_words}）。现在是“{done.closeout.word(rules)}”。"
        f"{f'下一步：{expected.word}' if expected else '全部办完'}。",
    )
