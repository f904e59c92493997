"""Commands for many files at once: take-in, inbox, inbox-put, evidence-order, evidence-move, evidence-replace,
evidence-remove.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli import shapes
from dujiao_desktop.cli.asking import TaskRef, kind_named, numbered, part_named, task_of
from dujiao_desktop.cli.desk import Desk, OnTerminal, as_day
from dujiao_desktop.cli.help import ChineseCommand, path_argument
from dujiao_desktop.cli.program import REFUSED, UNAVAILABLE, app
from dujiao_desktop.domain.errors import Refused, Told, Unavailable
from dujiao_desktop.domain.evidence import INBOX, Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.inbox import InboxGroup
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases import inbox as waiting_files
from dujiao_desktop.usecases import remove_many
from dujiao_desktop.usecases import take_in as taking
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft
from dujiao_desktop.usecases.inbox import ManyDraft, why_words
from dujiao_desktop.usecases.sentences import sentence
from dujiao_desktop.usecases.take_in import TakenIn
from dujiao_desktop.wiring import OpenOffice

_SHOWN = 6
"""So many names are said of a long list."""


@app.command("take-in", cls=ChineseCommand, epilog="例：dujiao take-in /media/相机卡\n\n例：dujiao take-in --resume")
def take_in(
    ctx: typer.Context,
    places: Annotated[list[Path] | None, path_argument(metavar="PATH…", help="文件、文件夹或整张卡。")] = None,
    task: Annotated[str | None, typer.Option(help="直接归到这项任务；不写时放进待归位。")] = None,
    kind: Annotated[str | None, typer.Option(help="类别：after_photo 等，也可以写“整改后照片”；不写为“其他”。")] = None,
    caption: Annotated[str, typer.Option(help="说明。")] = "",
    internal: Annotated[bool, typer.Option("--internal", help="仅内部，不进卷。")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="接着收上次没有收完的。")] = False,
    let_go: Annotated[bool, typer.Option("--let-go", help="放弃没有收完的；已收的留着。")] = False,
) -> None:
    """收件：整批照片、整个文件夹收进来，一件不行不影响别的；中断了可以接着收。涉密文件不得导入。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        if resume or let_go:
            with office.store.lists() as lists:
                under = taking.under_way(lists)
            if not under:
                raise Refused("nothing_to_resume")
        if let_go:
            gone = sum(taking.let_go(office.store, one.name, by=by, now=now) for one in under)
            desk.say({"let_go": gone}, f"已放弃 {gone} 件没有收完的；已经收进来的都在。")
            return
        if resume:
            name, control = under[0].name, OnTerminal()
            done = taking.resume(office.store, name, office=office.office, by=by, now=now, control=control)
        else:
            sort = kind_named(kind, office.office.rules) if kind else EvidenceKind.OTHER
            destination = Destination.INTERNAL if internal else Destination.DOSSIER
            done = taking.take_in(
                office.store, places or (), office=office.office, by=by, now=now, control=OnTerminal(),
                task_id=task_of(office, task) if task is not None else INBOX,
                draft=EvidenceDraft(sort, caption, destination=destination),
            )  # fmt: skip
    desk.say(_taken(done), "\n".join(_taken_lines(done)))
    if done.stopped is not None:
        raise typer.Exit(UNAVAILABLE if isinstance(done.stopped, Unavailable) else REFUSED)


@app.command(cls=ChineseCommand, epilog="例：dujiao inbox")
def inbox(ctx: typer.Context) -> None:
    """待归位：收进来还没有归到任务的，按时间和地点分组，每组可能是哪项任务。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        with office.store.lists() as lists:
            found = waiting_files.inbox_groups(lists, clock.today())
            under = taking.under_way(lists)
        numbers = _numbers(found)
    lines = [f"待归位 {len(numbers)} 件，{len(found)} 组。" if found else "待归位里没有文件。"]
    for at, group in enumerate(found, 1):
        lines += _group_lines(at, group, numbers)
    waits = sum(len(one.waiting) for one in under)
    lines += [f"还有 {waits} 件没有收完：dujiao take-in --resume 接着收，--let-go 放弃。"] if waits else []
    desk.say({"groups": [_group(one, numbers) for one in found], "not_taken_yet": waits}, "\n".join(lines))


@app.command("inbox-put", cls=ChineseCommand, epilog="例：dujiao inbox-put 7 --group 1 --kind after_photo")
def inbox_put(
    ctx: typer.Context,
    id: TaskRef,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="NUMBER…", help="待归位里的编号，或文件的唯一编号。")
    ] = None,
    group: Annotated[int | None, typer.Option(help="待归位里的第几组。")] = None,
    kind: Annotated[str | None, typer.Option(help="类别；不写时不变。")] = None,
    caption: Annotated[str | None, typer.Option(help="说明。")] = None,
    taken: Annotated[str | None, typer.Option(help="拍摄日期。")] = None,
    measure: Annotated[int | None, typer.Option(help="证明第几条措施。")] = None,
    part: Annotated[str | None, typer.Option(help="归在哪个村组（点位）；写名称。")] = None,
    internal: Annotated[bool, typer.Option("--internal", help="仅内部，不进卷。")] = False,
) -> None:
    """归位：把待归位的一组或几件归到任务。任务里已经有的留在原处。"""
    desk: Desk = ctx.obj
    day = as_day(taken, "--taken")
    with desk.working() as (office, by, now):
        task_id = task_of(office, id)
        draft = ManyDraft(
            kind=kind_named(kind, office.office.rules) if kind else None,
            caption=caption,
            measure_seq=measure,
            part_seq=part_named(office, task_id, part).seq if part is not None else None,
            destination=Destination.INTERNAL if internal else None,
            taken_on=day,
        )
        chosen = _chosen(office, files or (), group)
        done = waiting_files.put_to_task(office.store, chosen, task_id, draft, by=by, now=now)
    lines = [f"已归位 {len(done.items)} 件。"]
    lines += [f"  ● {w.title} 与佐证 {same.order}“{same.title}”相同，还在待归位。" for w, same in done.duplicates]
    lines += [f"  ● {item.title} 在另一项任务里也有。" for item, _ in done.elsewhere]
    desk.say(
        {
            "put": [_file(item) for item in done.items],
            "duplicates": [{"file_name": w.file_name, "of": same.id} for w, same in done.duplicates],
            "elsewhere": [{"id": i.id, "task": t} for i, t in done.elsewhere],
        },
        "\n".join(lines),
    )


@app.command("evidence-order", cls=ChineseCommand, epilog="例：dujiao evidence-order 7 3 1 2")
def evidence_order(
    ctx: typer.Context,
    id: TaskRef,
    orders: Annotated[list[int], typer.Argument(metavar="NUMBER…", help="第几件佐证，按新的先后写；没写的排在后面。")],
) -> None:
    """调整佐证的先后；目录、卷宗都按这个顺序。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        task_id = task_of(office, id)
        ids = [item.id for item in _of_task(office, id, orders)]
        after, _ = waiting_files.set_order(office.store, task_id, ids, by=by, now=now)
    lines = [f"  佐证 {item.order}：{item.title}" for item in after]
    desk.say({"evidence": [_file(item) for item in after]}, "\n".join(["已排好。", *lines]))


@app.command("evidence-move", cls=ChineseCommand, epilog="例：dujiao evidence-move 7 3 4 --to 9")
def evidence_move(
    ctx: typer.Context,
    id: TaskRef,
    orders: Annotated[list[int], typer.Argument(metavar="NUMBER…", help="第几件佐证。")],
    to: Annotated[str | None, typer.Option(help="移到哪项任务；不写时退回待归位。")] = None,
) -> None:
    """把归错的佐证移到另一项任务，或退回待归位；两项任务的记录里都写明。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        task_id = task_of(office, to) if to is not None else INBOX
        ids = [item.id for item in _of_task(office, id, orders)]
        moved, _ = waiting_files.move_to_task(office.store, ids, task_id, by=by, now=now)
    where = f"移到任务{to}" if to is not None else "退回待归位"
    desk.say({"moved": [_file(item) for item in moved]}, f"已把 {len(moved)} 件{where}。")


@app.command("evidence-replace", cls=ChineseCommand, epilog="例：dujiao evidence-replace 7 3 清楚的.jpg")
def evidence_replace(
    ctx: typer.Context,
    id: TaskRef,
    order: Annotated[int, typer.Argument(metavar="NUMBER", help="第几件佐证。")],
    file: Annotated[Path, path_argument(metavar="FILE", help="替换它的文件。")],
) -> None:
    """用新件替换一件佐证：新件接替位置和说明，旧件留着，不再算数。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        (item,) = _of_task(office, id, [order])
        done = waiting_files.replace_file(
            office.store, item.id, file, office=office.office, by=by, now=now, control=OnTerminal()
        )
    desk.say(
        {"old": _file(done.old), "new": _file(done.new)},
        f"已用“{done.new.file_name}”替换佐证 {order}；旧件排到第 {done.old.order} 件，不再算数。",
    )


@app.command("evidence-remove", cls=ChineseCommand, epilog="例：dujiao evidence-remove 7 3 4")
def evidence_remove(
    ctx: typer.Context,
    id: TaskRef,
    orders: Annotated[list[int], typer.Argument(metavar="NUMBER…", help="第几件佐证。")],
) -> None:
    """把佐证移出任务，一次几件；移到回收站，90 天内可以恢复。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        items = _of_task(office, id, orders)
        remove_many.remove_evidence(office.store, [item.id for item in items], by=by, now=now)
    desk.say({"removed": [_file(item) for item in items]}, f"已移出 {len(items)} 件，在回收站里留 90 天。")


def _of_task(office: OpenOffice, asked: str, orders: Sequence[int]) -> list[EvidenceItem]:
    with office.store.lists() as lists:
        items = lists.case_file(lists.find_task(asked)).evidence
    return [numbered(items, order) for order in orders]


def _numbers(groups: Sequence[InboxGroup]) -> dict[EvidenceId, int]:
    """The number of every file of the inbox, as it is listed."""
    return {item.id: at for at, item in enumerate((i for group in groups for i in group.items), 1)}


def _chosen(office: OpenOffice, files: Sequence[str], group: int | None) -> list[EvidenceId]:
    with office.store.lists() as lists:
        groups = waiting_files.inbox_groups(lists, clock.today())
    if group is not None:
        if not 1 <= group <= len(groups):
            raise Refused("inbox_number_not_found", asked=f"第 {group} 组")
        return [item.id for item in groups[group - 1].items]
    if not files:
        raise Refused("files_needed")
    known = {str(at): one for one, at in _numbers(groups).items()} | {one: one for one in _numbers(groups)}
    for asked in files:
        if asked not in known:
            raise Refused("inbox_number_not_found", asked=asked)
    return [known[asked] for asked in files]


def _file(item: EvidenceItem) -> shapes.Shape:
    return {
        "id": item.id,
        "file_name": item.file_name,
        "sha256": item.sha256,
        "kind": item.kind,
        "order": item.order,
        "task": item.task_id or None,
    }


def _group(group: InboxGroup, numbers: dict[EvidenceId, int]) -> shapes.Shape:
    return {
        "is_photos": group.is_photos,
        "begins": group.begins,
        "ends": group.ends,
        "place": list(group.place) if group.place else None,
        "folder": group.folder,
        "files": [{"number": numbers[item.id], **_file(item)} for item in group.items],
        "proposals": [
            {"task": one.task_id, "number": one.number, "score": one.score, "why": [why_words(w) for w in one.whys]}
            for one in group.proposals
        ],
    }


def _group_lines(at: int, group: InboxGroup, numbers: dict[EvidenceId, int]) -> list[str]:
    word = "照片" if group.is_photos else "文件"
    when = f"　{group.begins:%m-%d %H:%M}—{group.ends:%H:%M}" if group.begins and group.ends else ""
    where = f"　{group.folder}" if group.folder else ""
    numbered_names = [f"{numbers[item.id]} {item.title}" for item in group.items]
    lines = [f"第 {at} 组　{word} {len(group.items)} 件{when}{where}", f"    {_some(numbered_names)}"]
    return lines + [
        f"    可能是任务{one.number}：{'，'.join(why_words(why) for why in one.whys)}" for one in group.proposals
    ]


def _some(names: Sequence[str]) -> str:
    more = f" 等 {len(names)} 件" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more


def _taken(done: TakenIn) -> shapes.Shape:
    return {
        "intake": done.intake,
        "taken": [_file(item) for item in done.items],
        "duplicates": [{"file_name": name, "of": same.id} for name, same in done.duplicates],
        "elsewhere": [{"id": i.id, "task": t} for i, t in done.elsewhere],
        "marked": done.marked,
        "misnamed": done.misnamed,
        "without_facts": done.without_facts,
        "not_taken": [
            {"path": str(n.path), "code": n.why.code, "sentence": sentence(n.why), "comes_again": n.comes_again}
            for n in done.not_taken
        ],
        "skipped": done.skipped,
        "links": done.links,
        "unreadable": [str(folder) for folder in done.unreadable],
        "waiting": done.waiting,
        "stopped": {"code": done.stopped.code, "sentence": sentence(done.stopped)} if done.stopped else None,
    }


def _taken_lines(done: TakenIn) -> list[str]:
    lines = [f"已收 {len(done.items)} 件。"]
    lines += [f"  ● {name} 与已有的“{same.title}”相同，没有重复收。" for name, same in done.duplicates]
    lines += [f"  ● {item.title} 在别的任务里也有。" for item, _ in done.elsewhere]
    if done.without_facts:
        told = Told("no_photo_facts", count=len(done.without_facts), files=_some(done.without_facts))
        lines.append(f"  ● {sentence(told)}")
    lines += [f"  ● {name} 的内容不是 PDF，装订不进卷宗，请核对原件。" for name in done.misnamed]
    lines += [f"  ■ {name} 带密级字样，请核对：涉密文件不得存放。" for name in done.marked]
    lines += [f"  ■ {sentence(one.why)}" for one in done.not_taken]
    lines += [f"  ■ 文件夹 {folder} 没有权限读取，里面的没有收。" for folder in done.unreadable]
    lines += [f"  ○ 系统和软件留下的 {done.skipped} 个文件没有收。"] if done.skipped else []
    lines += [f"  ○ {done.links} 个快捷方式指向别的文件夹，没有跟过去。"] if done.links else []
    if done.stopped is not None:
        lines.append(f"  ■ {sentence(done.stopped)}")
    if done.waiting:
        lines.append(f"还有 {done.waiting} 件没有收完：dujiao take-in --resume 接着收，--let-go 放弃。")
    return lines
