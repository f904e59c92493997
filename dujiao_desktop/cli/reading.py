"""Commands that change nothing: tasks, task, verify, report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli import shapes
from dujiao_desktop.cli.desk import Desk, OnTerminal
from dujiao_desktop.cli.explaining import WHY_HELP, explained
from dujiao_desktop.cli.help import ChineseCommand, path_argument, path_option
from dujiao_desktop.cli.program import NOT_AUTHENTIC, app
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import ReturnRecord, status_word
from dujiao_desktop.domain.evidence import Destination, EvidenceItem
from dujiao_desktop.domain.extension import RESULT_WORDS, Extension
from dujiao_desktop.domain.indicator import STANDING_WORDS
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.next_visits import next_visits
from dujiao_desktop.domain.rule_pack import RulePack, StepRule
from dujiao_desktop.domain.task import Task
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.domain.task_link import LINK_WORDS
from dujiao_desktop.domain.visit import VISIT_WORDS, Visit
from dujiao_desktop.domain.warning import WarningRecord
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases import read_task
from dujiao_desktop.usecases.make_report import ReportKind, make_report
from dujiao_desktop.usecases.plans import find_plan
from dujiao_desktop.usecases.sentences import sentence_of
from dujiao_desktop.usecases.verify_package import verify as verify_package

_TRUSTED = ("authentic", "unaltered_unknown_signer")


@app.command(cls=ChineseCommand, epilog="例：dujiao tasks --find 渗滤")
def tasks(
    ctx: typer.Context,
    find: Annotated[str, typer.Option(help="要找的词，两个字就够；几个词用空格隔开。")] = "",
    open_only: Annotated[bool, typer.Option("--open", help="只列未销号的。")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="只列逾期的。")] = False,
    common: Annotated[bool | None, typer.Option("--common/--individual", help="只列共性问题，或只列个性问题。")] = None,
    plan: Annotated[str | None, typer.Option(help="只列这个专项方案名下的；写方案名称。")] = None,
) -> None:
    """列出任务。"""
    desk: Desk = ctx.obj
    with desk.open() as office, office.store.lists() as lists:
        plan_id = find_plan(lists, plan).id if plan is not None else None
        asked = TaskFilter(text=find, open_only=open_only, overdue_only=overdue, common=common, plan_id=plan_id)
        lines = tuple(lists.all_lines(asked, clock.today()))
        rules = office.office.rules
        words = [
            f"{t.number:>4}  {rules.progress_word(t.progress_status)}  {status_word(rules, t.closeout_status, t.steps_done)}  "
            f"{t.deadline.text or '时限未填'}  {f'【{rules.warning_word(t.warning)}】' if t.warning else ''}"
            f"{t.problem_text[:40]}"
            for t in lines
        ]
    desk.say({"tasks": [shapes.task_line(t) for t in lines]}, "\n".join([*words, f"共 {len(lines)} 项"]))


@app.command(cls=ChineseCommand, epilog="例：dujiao task 7 --why")
def task(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="序号，或任务的唯一编号。")],
    explain: Annotated[bool, typer.Option("--why", help=WHY_HELP)] = False,
) -> None:
    """看一项任务的全部内容，和它还差什么。"""
    desk: Desk = ctx.obj
    with desk.open() as office, office.store.lists() as lists:
        case = lists.case_file(lists.find_task(id))
        steps = read_task.steps(case, office.office, clock.today())
        under = office.office.under(case.closeout)
        own = case.own_measures(under.unit)
    rules = under.rules
    missing = [m for s in steps for m in s.missing]
    again = next_visits(case, office.office.rules)
    whys = tuple(read_task.why(m, under) for m in missing) if explain else ()
    gaps = [m.text for m in missing]
    words = [
        f"{case.task.number}  {case.task.problem_text}",
        f"进展：{rules.progress_word(case.task.progress_status)}　销号：{case.closeout.word(rules)}"
        f"　时限：{case.task.deadline.text or '未填'}{_first_deadline(case.task)}",
        *(_warned(w, rules) for w in case.warnings if w.stands),
        *(_asked(e) for e in case.extensions),
        *(f"  措施 {m.seq}：{m.text}\n    结果：{_result(m, m in own)}" for m in case.task.measures),
        *(
            f"  村组（点位）{p.seq}：{p.name}　{f'✓ {p.done_on} 完成' if p.done_on else '○ 没有完成'}"
            for p in case.parts
        ),
        *(f"  数值目标 {i.name}：{i.course_in_words}　{STANDING_WORDS[i.standing]}" for i in case.indicators),
        *(f"  {LINK_WORDS[k.kind]}：任务 {k.number}　{k.problem_text[:40]}" for k in case.links),
        *(f"  专项方案：{p.title}" for p in case.plans),
        *(
            f"  佐证 {e.order}：{rules.evidence_word(e.kind)}  {e.title}{_kept_in(e)}{_waits(case, e)}"
            for e in case.evidence
        ),
        *(_returned(r.returned, under.rules_of(r)) for r in case.closeout.rounds if r.returned),
        "  ".join(
            f"{'✓' if s.record else '○'}{s.rule.word}{'（补录）' if s.record and s.record.backfilled_from else ''}"
            for s in steps
        ),
        *(_visited(v) for v in case.visits),
        *(f"  {v.word}不晚于 {v.due}" for v in again),
        _ahead(case.closeout.next_step(rules), gaps),
        *explained(missing, whys),
    ]
    shape = shapes.whole_task(case, steps, whys) | {"next_visits": [shapes.next_visit(v) for v in again]}
    desk.say(shape, "\n".join(words))


@app.command(cls=ChineseCommand, epilog="例：dujiao verify 送验卷.zip --trust 信任名单.json --require-trusted")
def verify(
    ctx: typer.Context,
    path: Annotated[Path, path_argument(metavar="PATH", help="收到或要送出的包。")],
    trust: Annotated[Path | None, path_option(help="信任名单文件。")] = None,
    require_trusted: Annotated[bool, typer.Option("--require-trusted", help="签署人身份未核对也算不通过。")] = False,
) -> None:
    """核验一个包是否完整、未改动、由谁签署。"""
    desk: Desk = ctx.obj
    found = verify_package(path, trust, received_on=clock.today())
    shape = shapes.verdict(found)
    words = [sentence_of(found.sentence_code, found.facts)]
    words += [f"  {_FINDINGS[f.finding]}：{f.path}" for f in found.files]
    words += [
        f"  签署{_SIGNED[s.what]}：{s.signer}（{s.unit} {s.role}）"
        + (f"本机时间 {s.time.astimezone():%Y-%m-%d %H:%M}" if s.time else "")
        for s in found.signatures
    ]
    desk.say(shape, "\n".join(words))
    good = _TRUSTED[:1] if require_trusted else _TRUSTED
    if found.verdict not in good:
        raise typer.Exit(NOT_AUTHENTIC)


@app.command(cls=ChineseCommand, epilog="例：dujiao report ledger --to 台账.xlsx")
def report(
    ctx: typer.Context,
    kind: Annotated[ReportKind, typer.Argument(metavar="KIND", help="ledger 台账，summary 整改进度统计表。")],
    to: Annotated[Path, path_option(help="要写的文件，.pdf 或 .xlsx。")],
) -> None:
    """出报表。"""
    desk: Desk = ctx.obj
    with desk.open() as office, office.store.lists() as lists:
        made = make_report(
            lists,
            kind,
            to,
            office=office.office,
            by=desk.reader(office),
            now=clock.now(),
            control=OnTerminal(),
        )
    desk.say({"path": str(made.absolute())}, f"已写好：{made.absolute()}")


def _result(measure: Measure, is_own: bool) -> str:
    if not is_own:
        return f"由{'、'.join(measure.responsible_units)}负责"
    day = f"（{measure.done_on} 完成）" if measure.done_on else ""
    return f"{measure.result_text}{day}" if measure.result_text else "（未填）"


def _kept_in(item: EvidenceItem) -> str:
    replaced = "（已有新件替换，不再算数）" if item.replaced_by else ""
    return ("（仅内部）" if item.destination is Destination.INTERNAL else "") + replaced


def _warned(warning: WarningRecord, rules: RulePack) -> str:
    number = f"（{warning.number}）" if warning.number else ""
    return f"{rules.warning_word(warning.level)}{number}，{warning.since} 起：{warning.reason}"


def _waits(case: CaseFile, item: EvidenceItem) -> str:
    return "（上一轮，待确认）" if item in case.unconfirmed else ""


def _first_deadline(task: Task) -> str:
    first = task.original_deadline.text
    return f"（原定 {first}）" if first and first != task.deadline.text else ""


def _asked(one: Extension) -> str:
    waits = f"，等{one.next_level}的意见" if one.next_level else ""
    return f"  {one.applied_on} 申请{one.asked_words}：{RESULT_WORDS[one.result]}{waits}"


def _visited(one: Visit) -> str:
    found = f"（{one.result_word}{'，已重开' if one.reopened else ''}）" if one.result else ""
    after = f"　下次 {one.next_on}" if one.next_on else ""
    return f"  {one.visited_on} {VISIT_WORDS[one.kind]}{found}：{one.text}{after}"


def _returned(back: ReturnRecord, rules: RulePack) -> str:
    due = f"，{back.due_on} 前补正" if back.due_on else ""
    why = rules.words.return_reason.get(back.reason, back.reason)
    named = f"　点名：{'、'.join(map(rules.item_word, back.items))}" if back.items else ""
    return f"  {back.returned_on} {back.unit}退回（{why}{due}）：{back.demand}{named}"


def _ahead(step: StepRule | None, gaps: Sequence[str]) -> str:
    if step is None:
        return "全部办完。"
    return f"下一步：{step.word}。" + (f"还差 {len(gaps)} 项：{'；'.join(gaps)}" if gaps else "材料齐了。")


_SIGNED = {"package": "整个包", "pdf": "卷宗"}
_FINDINGS = {"added": "多出", "missing": "缺少", "changed": "被改动"}
