"""Commands for before and after photos: pairs, pair, pairs-sheet, reshoot-sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli.asking import TaskRef, numbered, task_of
from dujiao_desktop.cli.desk import Desk, OnTerminal
from dujiao_desktop.cli.help import ChineseCommand, path_option
from dujiao_desktop.cli.program import app
from dujiao_desktop.cli.shapes import Shape
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.photo_pairs import PhotoPair
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases.photo_pairs import lack_words, pairs_of, part_pair, set_pair
from dujiao_desktop.usecases.print_pairs import print_pairs
from dujiao_desktop.usecases.reshoot_sheet import print_reshoot

_To = Annotated[Path, path_option(help="要写的文件，.pdf。")]


@app.command("pairs", cls=ChineseCommand, epilog="例：dujiao pairs 7")
def pairs(ctx: typer.Context, id: TaskRef) -> None:
    """列出整改前后对比：已确认的、建议的，和还没有配上的照片。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        task_id = task_of(office, id)
        with office.store.lists() as lists:
            found = pairs_of(lists, task_id)
    words = [_pair_words(one) for one in found.pairs]
    words += [f"佐证 {item.order} {item.title}　{lack_words(item)}" for item in found.single]
    desk.say(
        {
            "task": task_id,
            "pairs": [_pair_shape(one) for one in found.pairs],
            "lacking_after": [_photo_shape(e) for e in found.lacking_after],
            "lacking_before": [_photo_shape(e) for e in found.lacking_before],
        },
        "\n".join([*words, f"共 {len(found.pairs)} 对，{len(found.single)} 张没有配上"]),
    )


@app.command("pair", cls=ChineseCommand, epilog="例：dujiao pair 7 2 5")
def pair(
    ctx: typer.Context,
    id: TaskRef,
    before: Annotated[int, typer.Argument(metavar="BEFORE", help="整改前照片是第几件佐证。")],
    after: Annotated[int, typer.Argument(metavar="AFTER", help="整改后照片是第几件佐证。")],
    apart: Annotated[bool, typer.Option("--apart", help="不是同一处：把它们分开，以后也不再建议。")] = False,
) -> None:
    """确认两张照片是同一处的整改前后；各自原来的对比随之解开。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        task_id = task_of(office, id)
        with office.store.lists() as lists:
            case = lists.case_file(task_id)
        first, second = (numbered(case.evidence, one) for one in (before, after))
        act = part_pair if apart else set_pair
        act(office.store, task_id, first.id, second.id, by=by, now=now)
    done = "已分开，不再建议配成一对" if apart else "已确认是同一处"
    desk.say(
        {"task": task_id, "before": first.id, "after": second.id, "belongs": not apart},
        f"佐证 {before} 和佐证 {after} {done}。",
    )


@app.command("pairs-sheet", cls=ChineseCommand, epilog="例：dujiao pairs-sheet 7 --to 整改前后对比.pdf")
def pairs_sheet(ctx: typer.Context, id: TaskRef, to: _To) -> None:
    """出整改前后对比：每一对左右并排、同样高，写明为什么配成一对。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        by, now, task_id = desk.reader(office), clock.now(), task_of(office, id)
        made = print_pairs(
            office.store, office.paths, task_id, to, office=office.office, by=by, now=now, control=OnTerminal()
        )
    desk.say({"path": str(made.absolute())}, f"已写好：{made.absolute()}")


@app.command("reshoot-sheet", cls=ChineseCommand, epilog="例：dujiao reshoot-sheet 7 --to 现场复拍单.pdf --photo 2")
def reshoot_sheet(
    ctx: typer.Context,
    id: TaskRef,
    to: _To,
    photo: Annotated[
        list[int] | None, typer.Option(help="照片是第几件佐证，可写多次；不写就是所有还没有整改后照片的。")
    ] = None,
) -> None:
    """出现场复拍单：每处一页，原照片带九宫格，写明站在哪里、怎样拍，供带到现场。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        by, now, task_id = desk.reader(office), clock.now(), task_of(office, id)
        with office.store.lists() as lists:
            case = lists.case_file(task_id)
        chosen = [numbered(case.evidence, one).id for one in photo] if photo else None
        made = print_reshoot(
            office.store, office.paths, task_id, to, office=office.office, by=by, now=now, photos=chosen,
            control=OnTerminal(),
        )  # fmt: skip
    desk.say({"path": str(made.absolute())}, f"已写好：{made.absolute()}")


def _pair_words(one: PhotoPair) -> str:
    sign = "✓" if one.is_confirmed else "○"
    before, after = one.before, one.after
    return f"{sign} 佐证 {before.order} {before.title} — 佐证 {after.order} {after.title}　{one.reason}"


def _pair_shape(one: PhotoPair) -> Shape:
    metres = None if one.metres is None else round(one.metres, 1)
    return {
        "before": _photo_shape(one.before),
        "after": _photo_shape(one.after),
        "is_confirmed": one.is_confirmed,
        "reason": one.reason,
        "metres": metres,
    }


def _photo_shape(item: EvidenceItem) -> Shape:
    return {"id": item.id, "order": item.order, "title": item.title}
