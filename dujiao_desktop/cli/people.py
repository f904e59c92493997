"""Commands for the people of the office and what they may do: officer, settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from dujiao_desktop.cli.desk import Desk
from dujiao_desktop.cli.help import ChineseCommand, ChineseGroup
from dujiao_desktop.cli.program import app
from dujiao_desktop.domain.officer import Officer, OfficerRole
from dujiao_desktop.domain.permits import DEED_WORDS, Permits
from dujiao_desktop.domain.rule_pack import Deed
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases import idle_lock, officers
from dujiao_desktop.wiring import OpenOffice

officer_app = typer.Typer(cls=ChineseGroup, help="人员。", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(officer_app, name="officer")

_Name = Annotated[str, typer.Argument(metavar="NAME", help="姓名。")]
_Role = Annotated[
    OfficerRole,
    typer.Option(help="handler 经办、reviewer 审核、leader 主要负责人、archivist 档案、administrator 管理。"),
]
_Post = Annotated[str, typer.Option(help="职务。")]
_Phone = Annotated[str, typer.Option(help="电话。")]


@officer_app.command("add", cls=ChineseCommand, epilog="例：dujiao officer add 何川 --role reviewer")
def officer_add(ctx: typer.Context, name: _Name, role: _Role, post: _Post = "", phone: _Phone = "") -> None:
    """添加人员。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        added = officers.add_officer(office.store, name, role, by=by, now=now, post=post, phone=phone).officer
    desk.say({"officer": {"id": added.id, "name": added.name, "role": added.role}}, f"已添加：{added.name}")


@officer_app.command("list", cls=ChineseCommand, epilog="例：dujiao officer list")
def officer_list(ctx: typer.Context) -> None:
    """列出人员，和谁可以办什么。"""
    desk: Desk = ctx.obj
    with desk.open() as office, office.store.lists() as lists:
        everyone = lists.officers(active_only=False)
        rules = office.office.rules
        permits = Permits(rules.roles, rules.words.officer_role)
    words = [
        "  ".join(p for p in (o.name, rules.words.officer_role[o.role], o.post, "" if o.active else "已停用") if p)
        for o in everyone
    ]
    words += [f"{DEED_WORDS[deed]}：{permits.who_may(deed, everyone)}" for deed in Deed]
    desk.say(
        {"officers": [_shape(o) for o in everyone], "roles": {deed: sorted(rules.roles.may(deed)) for deed in Deed}},
        "\n".join(words),
    )


@officer_app.command("change", cls=ChineseCommand, epilog="例：dujiao officer change 何川 --role leader --post 副镇长")
def officer_change(ctx: typer.Context, name: _Name, role: _Role, post: _Post = "", phone: _Phone = "") -> None:
    """改人员的角色、职务、电话。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        meant = _meant(office, name)
        officers.change_officer(office.store, meant.id, role, by=by, now=now, post=post, phone=phone)
    desk.say({"officer": {"id": meant.id, "name": meant.name, "role": role}}, f"已改：{meant.name}")


@officer_app.command("retire", cls=ChineseCommand, epilog="例：dujiao officer retire 何川")
def officer_retire(ctx: typer.Context, name: _Name) -> None:
    """停用调离的人员；名字留在记录里。"""
    _change(ctx.obj, name, officers.retire_officer, "retired", "已停用")


@officer_app.command("reinstate", cls=ChineseCommand, epilog="例：dujiao officer reinstate 何川")
def officer_reinstate(ctx: typer.Context, name: _Name) -> None:
    """重新启用停用的人员。"""
    _change(ctx.obj, name, officers.reinstate_officer, "reinstated", "已重新启用")


@officer_app.command("remove", cls=ChineseCommand, epilog="例：dujiao officer remove 何川")
def officer_remove(ctx: typer.Context, name: _Name) -> None:
    """删除添错的人员；办过事、签过字的不能删除，只能停用。"""
    _change(ctx.obj, name, officers.remove_officer, "removed", "已删除")


@app.command(cls=ChineseCommand, epilog="例：dujiao settings --lock-after 10")
def settings(
    ctx: typer.Context,
    lock_after: Annotated[
        int | None, typer.Option("--lock-after", help="窗口闲置几分钟后锁屏：0 不锁、5、10、30。")
    ] = None,
) -> None:
    """看工作区的设置，或改闲置锁屏的时间。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        if lock_after is not None:
            by, now = desk.officer(office), clock.now()
            idle_lock.set_lock_after(office.store, office.paths, lock_after, by=by, now=now)
        minutes, lockable = idle_lock.lock_after(office.paths), idle_lock.can_lock(office.paths)
        rules = office.office.rules
    locks = f"闲置 {minutes} 分钟后" if minutes else "不锁" if lockable else "没有设密码，不能用"
    desk.say(
        {"unit": office.office.unit.name, "rules": rules.key, "lock_after": minutes, "can_lock": lockable},
        f"单位：{office.office.unit.name}\n规则包：{rules.title} {rules.version}\n锁屏：{locks}",
    )


def _change(desk: Desk, name: str, action: Callable[..., object], key: str, said: str) -> None:
    """Have done what needs nothing but an officer, and say so; `key` names it in JSON."""
    with desk.working() as (office, by, now):
        meant = _meant(office, name)
        action(office.store, meant.id, by=by, now=now)
    desk.say({key: meant.id}, f"{said}：{meant.name}")


def _meant(office: OpenOffice, name: str) -> Officer:
    """Whoever bears the name, one in office before one who left."""
    with office.store.lists() as lists:
        everyone = sorted(lists.officers(active_only=False), key=lambda o: not o.active)
    return officers.named(tuple(everyone), name)


def _shape(officer: Officer) -> dict[str, object]:
    return {
        "id": officer.id,
        "name": officer.name,
        "role": officer.role,
        "post": officer.post,
        "phone": officer.phone,
        "active": officer.active,
    }
