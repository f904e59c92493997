"""The rule pack: what is in force, what another would change, taking it into use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli.desk import Desk
from dujiao_desktop.cli.help import ChineseCommand, path_argument
from dujiao_desktop.cli.program import app
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.usecases.change_rules import NewRules, adopt_rules, look_at_rules


@app.command(cls=ChineseCommand, epilog="例：dujiao rules 区县规则包.toml --adopt")
def rules(
    ctx: typer.Context,
    file: Annotated[Path | None, path_argument(metavar="[FILE]", help="规则包文件 .toml；不写时只看正在用的。")] = None,
    adopt: Annotated[bool, typer.Option("--adopt", help="换用它；不写时只列出会有哪些变化。")] = False,
) -> None:
    """看正在用的规则包，或看换一个会有哪些变化并换用。"""
    desk: Desk = ctx.obj
    if file is None:
        if adopt:
            raise Refused("field_empty", field="规则包文件")
        _show(desk)
        return
    with desk.working() as (office, by, now):
        with office.store.lists() as lists:
            found = look_at_rules(lists, file, office.office)
        if adopt:
            adopt_rules(office.store, office.paths, found, by=by, now=now)
    shape = {
        "pack": found.pack.name,
        "changes": [{"place": c.place, "what": c.what, "old": c.old, "new": c.new} for c in found.changes],
        "under_way": found.under_way,
        "waiting": found.waiting,
        "adopted": adopt,
    }
    desk.say(shape, "\n".join([*_words(found), _end(found, adopt)]))


def _show(desk: Desk) -> None:
    with desk.open() as office, office.store.lists() as lists:
        pack, rounds = office.office.rules, lists.rounds_by_pack()
    waiting = rounds.pop("", 0)
    words = [
        f"正在用的规则包：{pack.title}（{pack.name}）",
        *(f"  {n}　{step.word}" for n, step in enumerate(pack.steps, 1)),
        *(f"{count} 项任务按“{name}”办理中" for name, count in rounds.items()),
        f"{waiting} 项任务还没有开始销号",
    ]
    desk.say({"pack": pack.name, "title": pack.title, "under_way": rounds, "waiting": waiting}, "\n".join(words))


def _words(found: NewRules) -> list[str]:
    lines = [f"{found.pack.title}（{found.pack.name}）和正在用的相比："]
    lines += [f"  {c.what}：{c.old or '（没有）'} → {c.new or '（没有）'}" for c in found.changes]
    return lines if found.changes else [*lines, "  只有版本号不同。"]


def _end(found: NewRules, adopted: bool) -> str:
    begun = sum(found.under_way.values())
    stays = f"已经开始的 {begun} 项任务仍按原来的规则办完，" if begun else ""
    what = f"{stays}还没有开始的 {found.waiting} 项按新规则办。"
    return f"已换用，下次打开工作区时起用。{what}" if adopted else f"没有换用；加 --adopt 换用。换用后{what}"
