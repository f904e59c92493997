"""The command for a change of post: hand-over."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli.desk import Desk, OnTerminal, as_day
from dujiao_desktop.cli.help import ChineseCommand, path_option
from dujiao_desktop.cli.program import app
from dujiao_desktop.domain.hand_over import HandOver
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases.hand_over import hand_over as hand_over_work
from dujiao_desktop.usecases.officers import named


@app.command(
    "hand-over",
    cls=ChineseCommand,
    epilog="例：dujiao hand-over --from 周玉 --to 何川 --witness 陈立 --dir ./交接 --backup",
)
def hand_over(
    ctx: typer.Context,
    from_: Annotated[str, typer.Option("--from", help="移交人的姓名。")],
    to: Annotated[str, typer.Option(help="接收人的姓名；要先登记为人员。")],
    witness: Annotated[str, typer.Option(help="监交人的姓名，不必是本工作区的人员。")],
    folder: Annotated[Path, path_option("--dir", help="放交接清单和台账的文件夹。")],
    on: Annotated[str | None, typer.Option(help="交接日期；不写为今天。")] = None,
    backup: Annotated[bool, typer.Option("--backup", help="同时做一份完整备份。")] = False,
    stays: Annotated[bool, typer.Option("--stays", help="移交人继续在岗，不停用。")] = False,
) -> None:
    """工作交接：打印交接清单和台账，接收人接着办。"""
    desk: Desk = ctx.obj
    day = as_day(on, "--on")
    with desk.open() as office:
        now = clock.now()
        with office.store.lists() as lists:
            # Who hands over acts, unless another is named.
            by = desk.officer(office) if desk.acting else named(lists.officers(), from_)
        wish = HandOver(from_, to, witness, day or now.date(), retires=not stays, with_backup=backup)
        done = hand_over_work(
            office.store, office.paths, wish, folder, office=office.office, by=by, now=now, control=OnTerminal()
        )
    made = [f"  清单：{done.pdf}", f"  台账：{done.workbook}"]
    made += [f"  备份：{done.backup}"] if done.backup else []
    left = "仍在岗" if stays else "已停用"
    said = f"交接已登记，{done.taker.name}接着办，{from_}{left}。请打印清单，三方签字。"
    desk.say(
        {
            "pdf": str(done.pdf),
            "workbook": str(done.workbook),
            "backup": str(done.backup) if done.backup else None,
            "taker": {"id": done.taker.id, "name": done.taker.name},
            "retired": not stays,
        },
        "\n".join([said, *made]),
    )
