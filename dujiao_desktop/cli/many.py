"""The command that changes one field of many tasks: edit."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from dujiao_desktop.cli.desk import Desk
from dujiao_desktop.cli.help import ChineseCommand
from dujiao_desktop.cli.program import app
from dujiao_desktop.domain.batch_edit import (
    PERSON_FIELDS,
    BatchChange,
    BatchField,
    Way,
    field_word,
    usual_statement,
    ways_of,
)
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import ProgressStatus, TaskKind
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases import edit_many, find_tasks
from dujiao_desktop.usecases.edit_many import BatchPreview
from dujiao_desktop.wiring import OpenOffice

_BETWEEN = re.compile(r"[、，,；;]+")
_YES, _NO = ("是", "yes", "true", "1"), ("否", "no", "false", "0")
_SHOWN = 24


@app.command(cls=ChineseCommand, epilog="例：dujiao edit 7 9 16 --add 配合单位=区水利局 --yes")
def edit(
    ctx: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID…", help="几项任务的序号或唯一编号。")] = None,
    set_: Annotated[
        str | None, typer.Option("--set", metavar="FIELD=VALUE", help="设为，如 责任单位=云岭镇人民政府。")
    ] = None,
    add: Annotated[str | None, typer.Option(metavar="FIELD=VALUE", help="加上，几个之间用顿号。")] = None,
    take: Annotated[str | None, typer.Option(metavar="FIELD=VALUE", help="去掉。")] = None,
    clear: Annotated[str | None, typer.Option(metavar="FIELD", help="清空。")] = None,
    text: Annotated[str, typer.Option(help="改进展状态时记下的进展情况；不写时只记状态改成了什么。")] = "",
    find: Annotated[str, typer.Option(help="不写 ID 时：改找到的全部任务。")] = "",
    open_only: Annotated[bool, typer.Option("--open", help="不写 ID 时：改未销号的全部任务。")] = False,
    without: Annotated[list[str] | None, typer.Option("--except", metavar="ID", help="其中不改的，可写多次。")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="看过预览，写入。不写这一项只预览。")] = False,
) -> None:
    """批量修改几项任务的同一个字段；已销号的不改，并说明原因。"""
    desk: Desk = ctx.obj
    stated = [(w, v) for w, v in ((Way.SET, set_), (Way.ADD, add), (Way.TAKE, take), (Way.CLEAR, clear)) if v]
    if len(stated) != 1:
        raise Refused("one_change_needed")
    with desk.working() as (office, by, now):
        rules = office.office.rules
        change = _change(*stated[0], text, rules)
        chosen, left_out = _chosen(office, ids or (), find, open_only), _ids(office, without or ())
        with office.store.lists() as lists:
            tasks = edit_many.read(lists, [task_id for task_id in chosen if task_id not in left_out])
        previewed = edit_many.preview(tasks, change, office=office.office)
        if not yes:
            lines = [_line(row) for row in previewed.rows]
            words = f"预览：将改 {len(previewed.changing)} 项任务的{field_word(change.field, rules)}。没有写入；确认后加 --yes。"
            desk.say(_shape(previewed, ()), "\n".join([words, *lines]))
            return
        done = edit_many.edit_many(office.store, previewed, office=office.office, by=by, now=now)
    after = {row.task.id: row for row in done.left}
    rows = tuple(after.get(row.task.id, row) for row in previewed.rows)
    left = [_line(row) for row in rows if row.reason]
    said = f"已改 {len(done.done)} 项任务的{field_word(change.field, rules)}。"
    desk.say(_shape(BatchPreview(change, rows), done.done), "\n".join([said, *left]))


def _chosen(office: OpenOffice, ids: list[str] | tuple[str, ...], find: str, open_only: bool) -> tuple[TaskId, ...]:
    if ids:
        return _ids(office, ids)
    if not (find.strip() or open_only):
        raise Refused("tasks_needed")
    with office.store.lists() as lists:
        keys = find_tasks.keys(lists, TaskFilter(text=find, open_only=open_only), clock.today())
        return edit_many.ids_of(lists, keys)


def _ids(office: OpenOffice, asked: list[str] | tuple[str, ...]) -> tuple[TaskId, ...]:
    with office.store.lists() as lists:
        return tuple(dict.fromkeys(lists.find_task(one) for one in asked))


def _change(way: Way, stated: str, text: str, rules: RulePack) -> BatchChange:
    name, _, value = stated.partition("=")
    field, value = _field(name, rules), value.strip()
    if way not in ways_of(field):
        raise Refused("field_has_no_such_way", field=field_word(field, rules))
    names = tuple(part for part in (p.strip() for p in _BETWEEN.split(value)) if part)
    match field:
        case BatchField.KIND:
            kinds = {kind: rules.words.task_kind[kind] for kind in TaskKind}
            return BatchChange(field, kind=TaskKind(_code(value, kinds, field, rules)))
        case BatchField.PROGRESS:
            status = ProgressStatus(_code(value, rules.words.progress_status, field, rules))
            return BatchChange(field, status=status, text=text.strip() or usual_statement(status, rules))
        case BatchField.LONG_TERM:
            if value.lower() not in (*_YES, *_NO):
                raise Refused("unknown_value", field=field_word(field, rules), asked=value, known=("是", "否"))
            return BatchChange(field, flag=value.lower() in _YES)
        case BatchField.DEADLINE | BatchField.NOTE:
            return BatchChange(field, way, text=value)
    if field in PERSON_FIELDS and len(names) == 1:
        # 林涛/副镇长/13800000000
        name, post, phone = (*(part.strip() for part in names[0].split("/", 2)), "", "")[:3]
        return BatchChange(field, way, (name,) if name else (), post, phone)
    return BatchChange(field, way, names)


def _field(asked: str, rules: RulePack) -> BatchField:
    plain = asked.strip().replace("-", "_")
    for field in BatchField:
        if plain in (field.value, field_word(field, rules)):
            return field
    known = tuple(f"{field_word(f, rules)}（{f.value}）" for f in BatchField)
    raise Refused("unknown_field", asked=asked.strip(), known=known)


def _code(
    asked: str, words: dict[TaskKind, str] | dict[ProgressStatus, str], field: BatchField, rules: RulePack
) -> str:
    for code, word in words.items():
        if asked.replace("-", "_") in (code.value, word):
            return code.value
    known = tuple(f"{word}（{code.value}）" for code, word in words.items())
    raise Refused("unknown_value", field=field_word(field, rules), asked=asked, known=known)


def _line(row: edit_many.BatchRow) -> str:
    problem = row.task.problem_text.strip()
    head = f"{row.task.number:>4}  {problem if len(problem) <= _SHOWN else problem[:_SHOWN] + '…'}："
    if row.changes:
        return f"  ✓ {head}{row.old or '空'} → {row.new or '空'}"
    return f"  {'■' if row.why_not else '○'} {head}{row.reason}"


def _shape(previewed: BatchPreview, done: tuple[TaskId, ...]) -> dict[str, object]:
    fates = {True: "changes", False: "same"}
    return {
        "field": previewed.change.field,
        "way": previewed.change.way,
        "edited": len(done),
        "would_edit": len(previewed.changing) if not done else 0,
        "rows": [
            {
                "id": row.task.id,
                "number": row.task.number,
                "old": row.old,
                "new": row.new,
                "fate": "locked" if row.why_not else fates[row.changes],
                "reason": row.reason,
            }
            for row in previewed.rows
        ],
    }
