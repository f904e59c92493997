"""Commands for the check-up of photos: photo-check, photo-answer."""

from __future__ import annotations

from typing import Annotated

import typer

from dujiao_desktop.cli.asking import TaskRef, task_of
from dujiao_desktop.cli.desk import Desk, OnTerminal
from dujiao_desktop.cli.help import ChineseCommand
from dujiao_desktop.cli.program import app
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.photo_check import HintAnswer
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases import photo_check, photo_words
from dujiao_desktop.usecases.photo_check import ShownHint
from dujiao_desktop.wiring import OpenOffice


@app.command("photo-check", cls=ChineseCommand, epilog="例：dujiao photo-check 7")
def photo_check_(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="[ID]", help="序号，或任务的唯一编号；不写就查全部任务。")] = "",
) -> None:
    """照片体检：把整改后的照片与较早的照片比对，提示哪些建议看一眼；只提示，不作结论。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        checked: dict[TaskId, int] = {}
        for task_id in _asked(office, id):
            found = photo_check.check_photos(
                office.store, task_id, office=office.office, clock=clock.now, control=OnTerminal()
            )
            checked[task_id] = len(found.photos)
        with office.store.lists() as lists:
            hints = {task_id: photo_check.hints_of(lists, task_id) for task_id in checked}
            numbers = {task.id: task.number for task in lists.tasks(tuple(checked))}
    lines = [photo_words.batch_words(sum(checked.values()), _open(hints)) or "没有要查的照片。"]
    for task_id, shown in hints.items():
        lines += [f"任务 {numbers[task_id]} 第 {n} 处：{_told(one)}" for n, one in enumerate(shown, 1)]
    tasks = [
        {"task": task_id, "number": numbers[task_id], "photos": count, "hints": [_shape(one) for one in hints[task_id]]}
        for task_id, count in checked.items()
    ]
    desk.say({"photos": sum(checked.values()), "tasks": tasks}, "\n".join(lines))


@app.command(
    "photo-answer", cls=ChineseCommand, epilog='例：dujiao photo-answer 7 1 --answer said --text "同一机位，已核对"'
)
def photo_answer(
    ctx: typer.Context,
    id: TaskRef,
    place: Annotated[int, typer.Argument(metavar="N", help="第几处，photo-check 列出的次序。")],
    answer: Annotated[
        HintAnswer,
        typer.Option(help="other 不是同一张（没有问题），replace 是同一张、要换掉，said 说明一句。"),
    ],
    text: Annotated[str, typer.Option(help="说明。")] = "",
) -> None:
    """回答照片体检的一处提示；回答只留在本单位，不进卷、不上报。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        task_id = task_of(office, id)
        with office.store.lists() as lists:
            hints = photo_check.hints_of(lists, task_id)
        if not 0 < place <= len(hints):
            raise Refused("no_such_hint", asked=place, count=len(hints))
        one = hints[place - 1]
        photo_check.answer_hint(office.store, one.hint, answer, text, by=by, now=now)
        with office.store.lists() as lists:
            left = photo_check.unanswered(lists, task_id)
    desk.say(
        {"task": task_id, "evidence": one.item.id, "reason": one.hint.reason, "answer": answer, "unanswered": left},
        f"回答已记下，只留在本单位。还有 {left} 处没有回答。" if left else "回答已记下，只留在本单位。",
    )


def _asked(office: OpenOffice, asked: str) -> tuple[TaskId, ...]:
    if asked:
        return (task_of(office, asked),)
    with office.store.lists() as lists:
        return lists.tasks_with_photos()


def _open(hints: dict[TaskId, tuple[ShownHint, ...]]) -> int:
    """Photos with a hint to which nothing was said."""
    return len({one.item.id for shown in hints.values() for one in shown if one.hint.answer is None})


def _told(one: ShownHint) -> str:
    said = photo_words.answer_words(one.hint)
    return f"“{one.item.title}”{photo_words.hint_words(one)}{f'（已回答：{said}）' if said else ''}"


def _shape(one: ShownHint) -> dict[str, object]:
    answer = one.hint.answer
    return {
        "evidence": _file(one.item),
        "other": None if one.other is None else {**_file(one.other), "number": one.other_number},
        "reason": one.hint.reason,
        "sentence": photo_words.hint_words(one),
        "facts": dict(one.hint.facts),
        "answer": None if answer is None else {"answer": answer.answer, "text": answer.text},
    }


def _file(item: EvidenceItem) -> dict[str, object]:
    return {"id": item.id, "task": item.task_id or None, "order": item.order, "title": item.title, "kind": item.kind}
