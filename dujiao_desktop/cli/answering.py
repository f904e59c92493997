"""Commands about what the steps ask for: slots, slot-answer, statement; and describe, which states facts by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli.asking import TaskRef, task_of
from dujiao_desktop.cli.desk import Desk, OnTerminal, as_day
from dujiao_desktop.cli.help import ChineseCommand, path_option
from dujiao_desktop.cli.program import app
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.slot_answer import Reply
from dujiao_desktop.domain.slots import STATE_WORDS, Slot, all_slots, slots_of
from dujiao_desktop.domain.task import Secrecy
from dujiao_desktop.usecases.answer_slots import (
    SlotAnswered,
    SlotDraft,
    answer_slot,
    attach_statement,
    withdraw_slot_answer,
)
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, describe_evidence
from dujiao_desktop.usecases.print_statement import print_statement

_Slot = Annotated[str, typer.Argument(metavar="SLOT", help="哪样材料：名称、代码，或“步骤代码/代码”；写错时会列出来。")]


@app.command(cls=ChineseCommand, epilog="例：dujiao slots 7")
def slots(
    ctx: typer.Context,
    id: TaskRef,
    every: Annotated[bool, typer.Option("--all", help="每一步要的都列，不只是现在这一步。")] = False,
) -> None:
    """看这一步规定的材料：缺、有、不合格、不适用还是无法提供，为什么。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        task_id = task_of(office, id)
        with office.store.lists() as lists:
            case = lists.case_file(task_id)
        rules = office.office.under(case.closeout).rules
    step = case.closeout.next_step(rules)
    found = all_slots(case, rules) if every or step is None else slots_of(case, step)
    words = [f"  {STATE_WORDS[s.state]}  {s.step.word}　{s.rule.word}{f'：{s.why}' if s.why else ''}" for s in found]
    ahead = f"下一步：{step.word}。" if step is not None else "全部办完。"
    desk.say(
        {"step": step.key if step else None, "slots": [_shape(slot, rules) for slot in found]},
        "\n".join([ahead, *(words or ["  这一步没有规定的材料。"])]),
    )


@app.command(
    "slot-answer",
    cls=ChineseCommand,
    epilog="例：dujiao slot-answer 7 整改前照片 --cannot-provide 接手前现场已清理 --scan 情况说明.pdf\n\n"
    "例：dujiao slot-answer 7 整改前照片 --withdraw",
)
def answer(
    ctx: typer.Context,
    id: TaskRef,
    slot: _Slot,
    not_applicable: Annotated[str | None, typer.Option(metavar="REASON", help="这项任务没有这样东西，原因。")] = None,
    cannot_provide: Annotated[str | None, typer.Option(metavar="REASON", help="应当有而提供不了，原因。")] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="撤回这一轮说过的。")] = False,
    scan: Annotated[
        Path | None, path_option(help="情况说明的签字扫描件；说过无法提供以后再挂，只写这一项就行。")
    ] = None,
) -> None:
    """说明规定的材料为什么没有；说明了不等于有，能不能往下办由规则包定。"""
    desk: Desk = ctx.obj
    replies = [(r, t) for r, t in ((Reply.NOT_APPLICABLE, not_applicable), (Reply.CANNOT_PROVIDE, cannot_provide)) if t]
    if len(replies) + withdraw > 1 or (withdraw and scan is not None) or not (replies or withdraw or scan):
        raise Refused("slot_answer_unclear")
    with desk.working() as (office, by, now):
        task_id, ours = task_of(office, id), office.office
        if withdraw:
            done = withdraw_slot_answer(office.store, task_id, slot, office=ours, by=by, now=now)
        elif replies:
            draft = SlotDraft(slot, replies[0][0], replies[0][1], (scan,) if scan else ())
            done = answer_slot(office.store, task_id, draft, office=ours, by=by, now=now)
        else:
            assert scan is not None
            done = attach_statement(office.store, task_id, slot, scan, office=ours, by=by, now=now)
        with office.store.lists() as lists:
            rules = ours.under(lists.closeout(task_id)).rules
    desk.say(_shape(done.slot, rules), _said(done))


@app.command(cls=ChineseCommand, epilog="例：dujiao statement 7 整改前照片 --to 情况说明.pdf")
def statement(
    ctx: typer.Context,
    id: TaskRef,
    slot: _Slot,
    to: Annotated[Path, path_option(help="要写的 .pdf。")],
    reason: Annotated[str, typer.Option(help="不能提供的原因；不写就用登记过的，没有登记就空着手写。")] = "",
) -> None:
    """出情况说明的空表，供签字盖章。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        made = print_statement(
            office.store,
            task_of(office, id),
            slot,
            to,
            office=office.office,
            by=by,
            now=now,
            reason=reason,
            control=OnTerminal(),
        )
    desk.say({"path": str(made.absolute())}, f"已写好：{made.absolute()}")


@app.command(
    cls=ChineseCommand, epilog="例：dujiao describe 7 2 --taken 2026-10-09 --time 09:30 --place 清溪桥\n\n"
    "例：dujiao describe 7 3 --formed 2026-10-12 --doc-no 云府〔2026〕8号 --pages 6 --copies 2 --copy",
)  # fmt: skip
def describe(
    ctx: typer.Context,
    id: TaskRef,
    evidence: Annotated[int, typer.Argument(metavar="N", help="第几件佐证。")],
    caption: Annotated[str | None, typer.Option(help="说明。")] = None,
    taken: Annotated[str | None, typer.Option(help="拍摄日期，由经办人填写；相机记录仍留着。")] = None,
    clock: Annotated[str | None, typer.Option("--time", help="拍摄时刻，如 09:30。")] = None,
    place: Annotated[str | None, typer.Option(help="拍摄地点。")] = None,
    photographer: Annotated[str | None, typer.Option(help="拍摄人。")] = None,
    formed: Annotated[str | None, typer.Option(help="形成日期。")] = None,
    doc_no: Annotated[str | None, typer.Option(help="文号。")] = None,
    issuer: Annotated[str | None, typer.Option(help="出具单位。")] = None,
    pages: Annotated[int | None, typer.Option(help="页数。")] = None,
    copies: Annotated[int | None, typer.Option(help="份数。")] = None,
    is_copy: Annotated[bool | None, typer.Option("--copy/--original", help="复印件，还是原件。")] = None,
    secrecy: Annotated[Secrecy | None, typer.Option(help="public 公开，internal 内部（工作秘密）。")] = None,
) -> None:
    """改一件佐证的说明：只改写出来的几项，原件和相机记录不动。"""
    desk: Desk = ctx.obj
    stated = {
        "caption": caption,
        "taken_on": as_day(taken, "--taken"),
        "taken_time": _clock(clock),
        "place": place,
        "photographer": photographer,
        "formed_on": as_day(formed, "--formed"),
        "doc_no": doc_no,
        "issuer": issuer,
        "pages": pages,
        "copies": copies,
        "is_original": None if is_copy is None else not is_copy,
        "secrecy": secrecy,
    }
    said = {name: value for name, value in stated.items() if value is not None}
    with desk.working() as (office, by, now):
        with office.store.lists() as lists:
            case = lists.case_file(lists.find_task(id))
        item = next((e for e in case.evidence if e.order == evidence), None)
        if item is None:
            known = tuple(f"{e.order}（{e.title}）" for e in case.evidence) or ("还没有",)
            raise Refused("evidence_number_not_found", order=evidence, known=known)
        draft = replace(EvidenceDraft.of(item), **said)  # type: ignore[arg-type]  # the names are those of the draft
        saved = describe_evidence(office.store, item.id, draft, by=by, now=now)
    desk.say(
        {"id": saved.id, "order": saved.order, "taken_at": saved.taken_at, "taken_by": saved.taken_by,
         "camera": saved.photo.taken_at if saved.photo else None, "place": saved.place, "formed_on": saved.formed_on,
         "doc_no": saved.doc_no, "issuer": saved.issuer, "pages": saved.pages, "copies": saved.copies,
         "is_original": saved.is_original, "secrecy": saved.secrecy},
        f"佐证 {saved.order}“{saved.title}”的说明已存好。",
    )  # fmt: skip


def _said(done: SlotAnswered) -> str:
    slot = done.slot
    words = f"“{slot.rule.word}”现在是“{STATE_WORDS[slot.state]}”"
    if slot.answer is None:
        return f"已撤回说明，{words}。"
    if slot.stands:
        return f"已登记，{words}，不卡这一步；卷宗里照写原因，不算作有。"
    if not slot.is_allowed:
        return f"已登记，{words}；规则包不允许这样代替，仍要提供。"
    return f"已登记，{words}。请打印情况说明，签字盖章后把扫描件挂上（--scan）。"


def _clock(text: str | None) -> time | None:
    """A moment of the day. Raises `Refused` ``not_a_clock``."""
    if text is None:
        return None
    try:
        return time.fromisoformat(text.strip().zfill(5)).replace(tzinfo=None)
    except ValueError as wrong:
        raise Refused("not_a_clock", text=text) from wrong


def _shape(slot: Slot, rules: RulePack) -> dict[str, object]:
    answered = slot.answer
    return {
        "step": slot.step.key,
        "slot": slot.rule.key,
        "word": slot.rule.word,
        "state": slot.state,
        "why": slot.why,
        "basis": rules.basis_of(slot.rule_path),
        "evidence": [item.id for item in slot.items],
        "reply": answered.reply if answered else None,
        "reason": answered.reason if answered else "",
        "statement": slot.statement.id if slot.statement else None,
        "stands": slot.stands,
        "may_not_apply": slot.rule.may_not_apply,
        "may_be_explained": slot.rule.may_be_explained,
        "earlier": slot.earlier.reason if slot.earlier else "",
    }
