"""Commands for what happens to a task beside its steps: extensions, look-backs, proofs of long-term work, their papers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli.desk import Desk, OnTerminal, as_day
from dujiao_desktop.cli.help import ChineseCommand, path_option
from dujiao_desktop.cli.program import app
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.errors import Hint
from dujiao_desktop.domain.extension import RESULT_WORDS, ExtensionKind, ExtensionResult
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.task import ProgressStatus
from dujiao_desktop.domain.visit import VisitKind, VisitResult
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases.extend_deadline import (
    Extended,
    ExtensionDraft,
    OpinionDraft,
    apply_extension,
    decide_extension,
)
from dujiao_desktop.usecases.print_extension import print_extension
from dujiao_desktop.usecases.print_visits import print_long_term, print_lookback
from dujiao_desktop.usecases.sentences import sentence_of
from dujiao_desktop.usecases.visit_again import (
    LookbackDraft,
    ReviewDraft,
    Visited,
    VisitFileDraft,
    look_back,
    proposed_next,
    review,
)
from dujiao_desktop.wiring import OpenOffice

_Id = Annotated[str, typer.Argument(metavar="ID", help="序号，或任务的唯一编号。")]
_Scan = Annotated[list[Path] | None, path_option(help="签字盖章的扫描件，可写多次。")]
_People = Annotated[list[str] | None, typer.Option("--people", help="参加人员，可写多次，也可以用、隔开。")]
_Units = Annotated[list[str] | None, typer.Option("--unit", help="参加单位，可写多次，也可以用、隔开。")]
_BESIDE = re.compile(r"^(\d+)=(.+)$", re.DOTALL)


@app.command(cls=ChineseCommand, epilog="例：dujiao extend 9 --until 2027年3月底前 --reason 雨季无法施工")
def extend(
    ctx: typer.Context,
    id: _Id,
    reason: Annotated[str, typer.Option(help="申请理由。")],
    until: Annotated[str, typer.Option(help="延期至，照清单的写法，如 2027年3月底前。")] = "",
    on: Annotated[str | None, typer.Option(help="申请日期；不写为今天。")] = None,
    long_term: Annotated[bool, typer.Option("--long-term", help="不是延期，是转长期持续整改。")] = False,
    stage_goal: Annotated[str, typer.Option(help="转长期的阶段目标。")] = "",
    next_review: Annotated[str | None, typer.Option(help="转长期的下次复核日期。")] = None,
    final: Annotated[str | None, typer.Option(help="转长期的预计最终完成日期。")] = None,
    scan: _Scan = None,
) -> None:
    """申请延期，或申请转长期持续整改；批准以前时限不变。"""
    desk: Desk = ctx.obj
    day, review_on, final_on = as_day(on, "--on"), as_day(next_review, "--next-review"), as_day(final, "--final")
    with desk.working() as (office, by, now):
        draft = ExtensionDraft(
            reason,
            day or now.date(),
            ExtensionKind.LONG_TERM if long_term else ExtensionKind.DEADLINE,
            until,
            stage_goal,
            review_on,
            final_on,
            tuple(scan or ()),
        )
        done = apply_extension(office.store, _task(office, id), draft, office=office.office, by=by, now=now)
    waits = f"已登记“{done.extension.asked_words}”的申请，等“{done.extension.next_level}”的意见；时限暂不变。"
    _say_extension(desk, done, [waits])


@app.command(
    "decide-extension",
    cls=ChineseCommand,
    epilog="例：dujiao decide-extension 9 --level 1 --agree --opinion 情况属实，同意 --who 罗敏",
)
def decide(
    ctx: typer.Context,
    id: _Id,
    level: Annotated[int, typer.Option(help="第几级的意见，从 1 起。")],
    who: Annotated[str, typer.Option(help="签署人。")],
    agree: Annotated[bool, typer.Option("--agree/--refuse", help="同意，还是不同意。")],
    opinion: Annotated[str, typer.Option(help="意见。")] = "",
    on: Annotated[str | None, typer.Option(help="签署日期；不写为今天。")] = None,
    number: Annotated[str, typer.Option(help="批准文号。")] = "",
    scan: _Scan = None,
) -> None:
    """登记一级对延期或转长期申请的意见；各级都同意才生效。"""
    desk: Desk = ctx.obj
    day = as_day(on, "--on")
    with desk.working() as (office, by, now):
        draft = OpinionDraft(level, agree, who, day or now.date(), opinion, number, tuple(scan or ()))
        done = decide_extension(office.store, _task(office, id), draft, office=office.office, by=by, now=now)
    kept = done.extension
    if kept.result is ExtensionResult.PENDING:
        words = f"已登记，等“{kept.next_level}”的意见。"
    else:
        words = f"已登记，“{kept.asked_words}”的审批结果：{RESULT_WORDS[kept.result]}。"
        if kept.result is ExtensionResult.APPROVED and kept.kind is ExtensionKind.DEADLINE:
            words += f"现在的时限是 {done.task.deadline.text}，原定 {done.task.original_deadline.text}。"
    _say_extension(desk, done, [words])


@app.command("extension-sheet", cls=ChineseCommand, epilog="例：dujiao extension-sheet 9 --to 延期审批表.pdf")
def extension_sheet(
    ctx: typer.Context,
    id: _Id,
    to: Annotated[Path, path_option(help="要写的文件，.pdf。")],
) -> None:
    """出最近一次申请的延期审批表或转长期审批表；还没有意见的栏空着，供签字盖章。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        by, now, task_id = desk.reader(office), clock.now(), _task(office, id)
        made = print_extension(office.store, task_id, to, office=office.office, by=by, now=now, control=OnTerminal())
    desk.say({"path": str(made.absolute())}, f"已写好：{made.absolute()}")


@app.command(
    "look-back",
    cls=ChineseCommand,
    epilog="例：dujiao look-back 7 --people 周玉、李明 --result consolidated --text 雨天无溢流 --photos 3=桥下.jpg",
)
def look_back_(
    ctx: typer.Context,
    id: _Id,
    result: Annotated[VisitResult, typer.Option(help="consolidated 巩固，partial 部分反弹，rebound 反弹。")],
    text: Annotated[str, typer.Option(help="看到的情况。")],
    people: _People = None,
    unit: _Units = None,
    on: Annotated[str | None, typer.Option(help="回头看日期；不写为今天。")] = None,
    next_: Annotated[str | None, typer.Option("--next", help="下次回头看日期。")] = None,
    photos: Annotated[
        list[str] | None,
        typer.Option(help="照片，可写多次；写成“3=照片.jpg”，表示与佐证 3（整改后照片）同一地点。"),
    ] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="部分反弹也重开；反弹总是重开。")] = False,
    status: Annotated[ProgressStatus | None, typer.Option(help="重开后的整改进展；不写为未达到序时进度。")] = None,
) -> None:
    """登记销号后的回头看；反弹的任务重开新的一轮，原来的卷宗不变。"""
    desk: Desk = ctx.obj
    day, again = as_day(on, "--on"), as_day(next_, "--next")
    with desk.working() as (office, by, now):
        task_id = _task(office, id)
        with office.store.lists() as lists:
            case = lists.case_file(task_id)
        draft = LookbackDraft(
            visited_on=day or now.date(),
            result=result,
            text=text,
            people=_names(people),
            units=_names(unit),
            next_on=again,
            photos=tuple(_photo(asked, case) for asked in photos or ()),
            reopen_partial=reopen,
            status=status,
        )
        done = look_back(office.store, task_id, draft, office=office.office, by=by, now=now)
        words = f"已登记回头看：{done.visit.result_word}。"
        if done.visit.reopened:
            words += f"任务已重开，现在是“{office.office.rules.closeout_word(done.status)}”；原来的卷宗不变。"
    _say_visit(desk, done, [words])


@app.command(
    "review", cls=ChineseCommand, epilog="例：dujiao review 16 --people 周玉 --text 每周打捞两次 --files 打捞.jpg"
)
def review_(
    ctx: typer.Context,
    id: _Id,
    text: Annotated[str, typer.Option(help="坚持情况。")],
    people: _People = None,
    unit: _Units = None,
    on: Annotated[str | None, typer.Option(help="复核日期；不写为今天。")] = None,
    next_: Annotated[str | None, typer.Option("--next", help="下次复核日期；不写时按规则包的间隔算。")] = None,
    files: Annotated[list[Path] | None, path_option(help="照片或记录，可写多次。")] = None,
) -> None:
    """登记长期坚持任务的一次复核；销号前后都可以。"""
    desk: Desk = ctx.obj
    day, again = as_day(on, "--on"), as_day(next_, "--next")
    with desk.working() as (office, by, now):
        visited = day or now.date()
        proposed = proposed_next(VisitKind.LONG_TERM, visited, office.office.rules)
        # A proof entered late says nothing of what is due by now.
        usual = proposed if proposed >= now.date() else None
        draft = ReviewDraft(visited, text, _names(people), _names(unit), again or usual, tuple(files or ()))
        done = review(office.store, _task(office, id), draft, office=office.office, by=by, now=now)
    after = f"下次复核 {done.visit.next_on.isoformat()}。" if done.visit.next_on else ""
    _say_visit(desk, done, [f"已登记长期坚持复核。{after}"])


@app.command("visit-sheet", cls=ChineseCommand, epilog="例：dujiao visit-sheet 16 --year 2026 --to 长期坚持.pdf")
def visit_sheet(
    ctx: typer.Context,
    id: _Id,
    to: Annotated[Path, path_option(help="要写的文件，.pdf。")],
    year: Annotated[
        int | None, typer.Option(help="写了就出这一年的长期坚持情况表；不写出最近一次的回头看记录表。")
    ] = None,
) -> None:
    """出回头看记录表，或一年的长期坚持情况表。"""
    desk: Desk = ctx.obj
    with desk.open() as office:
        by, now, task_id = desk.reader(office), clock.now(), _task(office, id)
        if year is None:
            made = print_lookback(
                office.store, office.paths, task_id, to, office=office.office, by=by, now=now, control=OnTerminal()
            )
        else:
            made = print_long_term(
                office.store, office.paths, task_id, year, to, office=office.office, by=by, now=now,
                control=OnTerminal(),
            )  # fmt: skip
    desk.say({"path": str(made.absolute())}, f"已写好：{made.absolute()}")


def _task(office: OpenOffice, asked: str) -> TaskId:
    with office.store.lists() as lists:
        return lists.find_task(asked)


def _names(asked: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for names in asked or () for name in re.split("[、，,]", names))


def _photo(asked: str, case: CaseFile) -> VisitFileDraft:
    """A photo, perhaps with the number of the 整改后 photo of the same place before it."""
    numbered = _BESIDE.match(asked)
    if numbered is None:
        return VisitFileDraft(Path(asked))
    order = int(numbered[1])
    beside = next((e.id for e in case.evidence if e.order == order), EvidenceId(""))
    return VisitFileDraft(Path(numbered[2]), beside)


def _hinted(hints: Iterable[Hint]) -> list[str]:
    return [f"  {sentence_of(hint.code, hint.facts)}" for hint in hints]


def _say_extension(desk: Desk, done: Extended, words: list[str]) -> None:
    kept = done.extension
    desk.say(
        {
            "id": kept.id,
            "task": kept.task_id,
            "kind": kept.kind,
            "result": kept.result,
            "next_level": kept.next_level or None,
            "deadline": done.task.deadline.end,
            "original_deadline": done.task.original_deadline.end,
            "hints": [hint.code for hint in done.hints],
        },
        "\n".join([*words, *_hinted(done.hints)]),
    )


def _say_visit(desk: Desk, done: Visited, words: list[str]) -> None:
    visit = done.visit
    desk.say(
        {
            "id": visit.id,
            "task": visit.task_id,
            "kind": visit.kind,
            "result": visit.result,
            "reopened": visit.reopened,
            "closeout_status": done.status,
            "next_on": visit.next_on,
            "evidence": [file.evidence_id for file in visit.files],
            "hints": [hint.code for hint in done.hints],
        },
        "\n".join([*words, *_hinted(done.hints)]),
    )
