"""Commands that write: import, progress, measure, attach, step, return, confirm, dossier."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from dujiao_desktop.cli import shapes, step_options
from dujiao_desktop.cli.asking import TaskRef, kind_named, part_named, task_of
from dujiao_desktop.cli.desk import Desk, OnTerminal, as_day
from dujiao_desktop.cli.explaining import WHY_HELP, explaining
from dujiao_desktop.cli.help import ChineseCommand, path_argument, path_option
from dujiao_desktop.cli.program import app
from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.dossier import KIND_WORDS, DossierKind
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import Destination
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.step_content import ArchiveFacts
from dujiao_desktop.domain.task import ProgressStatus
from dujiao_desktop.usecases import import_tasks
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, StepDraft, StepTaken, send_back, take_step
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, attach_evidence
from dujiao_desktop.usecases.confirm_evidence import confirm_evidence, waiting_records
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from dujiao_desktop.wiring import OpenOffice


@app.command("import", cls=ChineseCommand, epilog="例：dujiao import 整改清单.xlsx --yes")
def import_list(
    ctx: typer.Context,
    file: Annotated[Path, path_argument(metavar="FILE", help="清单：.xlsx .csv .txt。")],
    yes: Annotated[bool, typer.Option("--yes", help="看过预览，写入。不写这一项只预览。")] = False,
) -> None:
    """导入任务清单；同一清单再导入不会重复。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        with office.store.lists() as lists:
            previewed = import_tasks.preview(lists, file)
        reading = previewed.reading
        notes = [f"  ● {w.text}" for w in reading.warnings]
        notes += [f"  ■ {r.where}：{r.reason}" for r in reading.problems]
        if not yes or not reading.holds_a_list:
            counted = f"将新增 {previewed.count('new')} 项、更新 {previewed.count('updated')} 项"
            words = f"预览：{counted}、不变 {previewed.count('unchanged')} 项。没有写入；确认后加 --yes。"
            if not reading.holds_a_list:
                words = "没有找到任务清单，什么也没有导入。"
            desk.say(shapes.import_preview(previewed), "\n".join([words, *notes]))
            return
        done = import_tasks.commit(office.store, previewed, office=office.office, by=by, now=now)
    words = f"新增 {len(done.imported)} 项、更新 {len(done.updated)} 项、不变 {len(done.unchanged)} 项。"
    if reading.complaints:
        words += f"举报件新增 {len(done.complaints['new'])} 件、更新 {len(done.complaints['updated'])} 件。"
    if done.batch_id is None:
        words = f"清单与已有任务完全一致（{len(done.unchanged)} 项），没有改动。"
    desk.say(shapes.import_result(done), "\n".join([words, *notes]))


@app.command("undo-import", cls=ChineseCommand, epilog="例：dujiao undo-import")
def undo_import(
    ctx: typer.Context,
    batch: Annotated[str | None, typer.Argument(metavar="BATCH", help="导入批次；不写时撤销最近一次。")] = None,
) -> None:
    """撤销一次导入：这次新增的任务从清单里撤下。"""
    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        with office.store.lists() as lists:
            known = [b for b in lists.batches() if batch is None or b.id == batch]
        if not known:
            raise Refused("batch_not_found")
        changes = import_tasks.undo(office.store, known[0].id, by=by, now=now)
    desk.say(
        {"undone": known[0].id, "tasks": sorted(changes.tasks)},
        f"已撤销“{known[0].file_name}”的导入，撤下 {len(changes.tasks)} 项。",
    )


@app.command(cls=ChineseCommand, epilog='例：dujiao progress 7 --text "管网改造完成八成" --status on_schedule')
def progress(
    ctx: typer.Context,
    id: TaskRef,
    text: Annotated[str, typer.Option(help="进展情况。")],
    status: Annotated[ProgressStatus | None, typer.Option(help="整改进展；不写时不变。")] = None,
    as_of: Annotated[str | None, typer.Option(help="截至哪一天，如 2026-11-20；不写为今天。")] = None,
) -> None:
    """记一条进展。"""
    desk: Desk = ctx.obj
    day = as_day(as_of, "--as-of")
    with desk.working() as (office, by, now):
        draft = ProgressDraft(text, day or now.date(), status)
        done = record_progress(office.store, task_of(office, id), draft, office=office.office, by=by, now=now)
    desk.say({"id": done.entry.id, "task": done.entry.task_id, "status": done.entry.status}, "进展已记下。")


@app.command(cls=ChineseCommand, epilog='例：dujiao measure 7 1 --result "查出错接点 26 处" --done 2026-05-20')
def measure(
    ctx: typer.Context,
    id: TaskRef,
    seq: Annotated[int, typer.Argument(metavar="SEQ", help="第几条措施。")],
    result: Annotated[str, typer.Option(help="整改结果。")],
    done: Annotated[str | None, typer.Option(help="完成日期；没有完成就不写。")] = None,
) -> None:
    """填一条措施的整改结果。"""
    desk: Desk = ctx.obj
    day = as_day(done, "--done")
    with desk.working() as (office, by, now):
        task_id = task_of(office, id)
        task = record_measure(office.store, task_id, seq, result=result, done_on=day, by=by, now=now).task
    kept = task.measure(seq)
    is_done = kept is not None and kept.is_done
    desk.say({"task": task.id, "seq": seq, "is_done": is_done}, f"措施 {seq} 已填{'，已完成' if is_done else ''}。")


@app.command(cls=ChineseCommand, epilog="例：dujiao attach 7 改造后.jpg --kind after_photo --taken 2026-11-19")
def attach(
    ctx: typer.Context,
    id: TaskRef,
    files: Annotated[list[Path], path_argument(metavar="FILE…", help="一个或几个文件。")],
    kind: Annotated[str, typer.Option(help="类别：after_photo 等，也可以写“整改后照片”。")],
    caption: Annotated[str, typer.Option(help="说明。")] = "",
    taken: Annotated[str | None, typer.Option(help="拍摄或形成日期。")] = None,
    measure: Annotated[int | None, typer.Option(help="证明第几条措施；只有一条措施时不必写。")] = None,
    part: Annotated[str | None, typer.Option(help="归在哪个村组（点位）；写名称。")] = None,
    internal: Annotated[bool, typer.Option("--internal", help="仅内部，不进卷。")] = False,
) -> None:
    """加佐证；原件不改动。涉密文件不得导入。"""
    desk: Desk = ctx.obj
    day = as_day(taken, "--taken")
    with desk.working() as (office, by, now):
        task_id = task_of(office, id)
        sort = kind_named(kind, office.office.rules)
        is_photo = sort.value.endswith("_photo")
        draft = EvidenceDraft(
            sort,
            caption,
            measure_seq=measure if measure is not None else _only_measure(office, task_id),
            part_seq=part_named(office, task_id, part).seq if part is not None else None,
            destination=Destination.INTERNAL if internal else Destination.DOSSIER,
            taken_on=day if is_photo else None,
            formed_on=None if is_photo else day,
        )
        done = attach_evidence(
            office.store, task_id, files, draft, office=office.office, by=by, now=now, control=OnTerminal()
        )
    words = [f"已加 {len(done.items)} 件。"]
    words += [f"  ● {name} 与佐证 {same.order}“{same.title}”相同，没有重复加。" for name, same in done.duplicates]
    words += [f"  ● {item.title} 在另一项任务里也有。" for item, _ in done.elsewhere]
    words += [f"  ● {name} 的内容不是 PDF，装订不进卷宗，请核对原件。" for name in done.misnamed]
    words += [f"  ■ {name} 的文件名带密级字样，请核对：涉密文件不得存放。" for name in done.marked]
    desk.say(
        {
            "attached": [{"id": i.id, "file_name": i.file_name, "sha256": i.sha256} for i in done.items],
            "duplicates": [{"file_name": name, "of": same.id} for name, same in done.duplicates],
            "elsewhere": [{"id": i.id, "task": t} for i, t in done.elsewhere],
            "marked": done.marked,
            "misnamed": done.misnamed,
        },
        "\n".join(words),
    )


@app.command(
    cls=ChineseCommand,
    epilog="例：dujiao step 7 self-check --by 周玉 --by 何川 --on 2026-11-20 --opinion 已完成整改\n\n"
    '例：dujiao step 7 verification --by 李明 --by 赵红 --conclusion pass --finding "1=yes:管网已接通" --scan 意见.pdf\n\n'
    "例：dujiao step 7 public-notice --from 2026-10-19 --to 2026-10-23 --text 公示.txt "
    '--objection "2026-10-20|仍有异味|已加盖密封|2026-10-22"\n\n'
    "例：dujiao step 7 archiving --by 罗敏 --fonds 0123 --section HB --retention D30 --item-no 7 --pages 86",
)
def step(
    ctx: typer.Context,
    id: TaskRef,
    step: Annotated[
        str,
        typer.Argument(
            metavar="STEP", help="步骤的代码，如 self-check、verification；本单位规则包里有哪些，写错时会列出来。"
        ),
    ],
    by: Annotated[list[str] | None, typer.Option(help="参加或签字的人员，按签字顺序，可写多次。")] = None,
    signed: Annotated[list[str] | None, typer.Option(help="每个人的签字日期，顺序同 --by；可写多次。")] = None,
    unit: Annotated[str, typer.Option(help="办理单位。")] = "",
    on: Annotated[str | None, typer.Option(help="发生日期；不写为今天。")] = None,
    conclusion: Annotated[Conclusion | None, typer.Option(help="pass 通过，recheck 整改后复核，fail 不通过。")] = None,
    finding: Annotated[
        list[str] | None, typer.Option(help="一条措施的核查情况：序号=yes 或 no:现场情况；每条措施写一次。")
    ] = None,
    demand: Annotated[str, typer.Option(help="核查提出的补充要求。")] = "",
    opinion: Annotated[str, typer.Option(help="意见。")] = "",
    place: Annotated[str, typer.Option(help="地点。")] = "",
    from_: Annotated[str | None, typer.Option("--from", help="公示开始日期，这一天算第一天。")] = None,
    to: Annotated[str | None, typer.Option(help="公示截止日期。")] = None,
    medium: Annotated[str, typer.Option(help="公示媒体。")] = "",
    url: Annotated[str, typer.Option(help="公示网址。")] = "",
    text: Annotated[str, typer.Option(help="公示文本：直接写，或写文本文件的名字。")] = "",
    objection: Annotated[
        list[str] | None,
        typer.Option(help="一条公示异议：收到日期|内容|处理情况|答复日期；不写是谁提的。可写多次。"),
    ] = None,
    number: Annotated[str, typer.Option(help="文号、备案号或档号；归档时不写就由下面几项合成。")] = "",
    fonds: Annotated[str, typer.Option(help="全宗号。")] = "",
    category: Annotated[str, typer.Option(help="档案门类代码；不写时用规则包里的。")] = "",
    year: Annotated[str, typer.Option(help="归档年度；不写时用发生日期的年份。")] = "",
    retention: Annotated[str, typer.Option(help="保管期限：Y 永久、D30 30年、D10 10年，代码和中文都可以。")] = "",
    section: Annotated[str, typer.Option(help="机构（问题）代码。")] = "",
    item_no: Annotated[str, typer.Option(help="件号。")] = "",
    pages: Annotated[int | None, typer.Option(help="页数。")] = None,
    scan: Annotated[list[Path] | None, path_option(help="签字盖章的扫描件，可写多次。")] = None,
    explain: Annotated[bool, typer.Option("--why", help=WHY_HELP)] = False,
) -> None:
    """办理或登记销号的一步。"""
    desk: Desk = ctx.obj
    day, start, end = as_day(on, "--on"), as_day(from_, "--from"), as_day(to, "--to")
    days = tuple(d for d in (as_day(one, "--signed") for many in signed or () for one in _words(many)) if d)
    with desk.working() as (office, officer, now):
        task_id = task_of(office, id)
        with office.store.lists() as lists:
            archive = office.office.under(lists.closeout(task_id)).rules.archive
        facts = ArchiveFacts()
        happened_on = day or end or now.date()
        if any((fonds, category, year, retention, section, item_no, pages)):
            facts = ArchiveFacts(
                fonds.strip(),
                category.strip() or archive.category,
                year.strip() or str(happened_on.year),
                step_options.retention(retention, archive),
                section.strip(),
                item_no.strip(),
                pages,
            )
        draft = StepDraft(
            step=step.replace("_", "-"),
            happened_on=happened_on,
            unit=unit,
            people=tuple(name for names in by or () for name in _words(names)),
            conclusion=conclusion,
            opinion=opinion,
            place=place,
            period_from=start,
            period_to=end,
            medium=medium,
            url=url,
            number=number,
            signed_on=days,
            findings=step_options.findings(finding or ()),
            demands=demand,
            notice_text=step_options.text_of(text),
            objections=step_options.objections(objection or ()),
            archive=facts,
            scans=tuple(scan or ()),
        )
        with explaining(office, task_id, asked=explain):
            done = take_step(office.store, task_id, draft, office=office.office, by=officer, now=now)
        _say_step(desk, office, done)


@app.command(
    "return",
    cls=ChineseCommand,
    epilog='例：dujiao return 7 verification --reason papers_missing --demand "补第三方监测报告"',
)
def return_(
    ctx: typer.Context,
    id: TaskRef,
    step: Annotated[str, typer.Argument(metavar="STEP", help="在哪一步退回。")],
    reason: Annotated[str, typer.Option(help="退回原因代码，如 papers_missing、signature_missing、data_differ。")],
    demand: Annotated[str, typer.Option(help="补充整改要求。")],
    on: Annotated[str | None, typer.Option(help="退回日期；不写为今天。")] = None,
    due: Annotated[str | None, typer.Option(help="补正期限。")] = None,
    unit: Annotated[str, typer.Option(help="退回单位。")] = "",
    item: Annotated[
        list[str] | None,
        typer.Option(help="点名要补正的，如 evidence/monitoring、measures/2，可写多次；不写就是整卷退回。"),
    ] = None,
) -> None:
    """登记退回；开始新的一轮。"""
    desk: Desk = ctx.obj
    day, until = as_day(on, "--on"), as_day(due, "--due")
    with desk.working() as (office, by, now):
        draft = ReturnDraft(
            step.replace("_", "-"),
            reason,
            demand,
            day or now.date(),
            until,
            unit,
            tuple(dict.fromkeys(i.replace("-", "_") for i in item or ())),
        )
        done = send_back(office.store, task_of(office, id), draft, office=office.office, by=by, now=now)
        _say_step(desk, office, done)


@app.command(cls=ChineseCommand, epilog="例：dujiao confirm 7 --rest")
def confirm(
    ctx: typer.Context,
    id: TaskRef,
    evidence: Annotated[
        list[str] | None,
        typer.Argument(metavar="EVIDENCE_ID…", help="上一轮佐证的序号或唯一编号；措施写 measures/2。"),
    ] = None,
    rest: Annotated[bool, typer.Option("--rest", help="退回没有点名的，全部确认。")] = False,
) -> None:
    """确认沿用上一轮的材料；没有确认的在这一轮不算数。"""
    desk: Desk = ctx.obj
    if rest is bool(evidence):
        raise Refused("confirm_what")
    with desk.working() as (office, by, now):
        task_id = task_of(office, id)
        with office.store.lists() as lists:
            case = lists.case_file(task_id)
        records = None if rest else waiting_records(case, evidence or ())
        done = confirm_evidence(office.store, task_id, records, office=office.office, by=by, now=now)
        left = done.closeout.current.unconfirmed
    count = len(case.closeout.current.unconfirmed) - len(left)
    after = f"还有 {len(left)} 项等待确认。" if left else "上一轮的材料都确认了。"
    desk.say({"confirmed": count, "unconfirmed": left}, f"已确认沿用 {count} 项。{after}")


@app.command(cls=ChineseCommand, epilog="例：dujiao dossier 7 --to ./送审 --kind acceptance")
def dossier(
    ctx: typer.Context,
    id: TaskRef,
    to: Annotated[Path, path_option(help="放结果的文件夹。")],
    kind: Annotated[
        DossierKind, typer.Option(help="acceptance 送验卷，to-sign 待签件（打印出来签字盖章），archive 归档卷。")
    ] = DossierKind.FOR_ACCEPTANCE,
    explain: Annotated[bool, typer.Option("--why", help=WHY_HELP)] = False,
) -> None:
    """生成送验卷（签名的 PDF、台账和佐证原件）、待签件或归档卷。"""
    from dujiao_desktop.usecases.produce_dossier import produce_dossier, produce_to_sign

    desk: Desk = ctx.obj
    with desk.working() as (office, by, now):
        task_id = task_of(office, id)
        if kind is DossierKind.TO_SIGN:
            printed = produce_to_sign(
                office.store, task_id, to, office=office.office, by=by, now=now, control=OnTerminal()
            )
            gaps = [f"  ● 还缺：{gap.text}" for gap in printed.missing]
            desk.say({"pdf": str(printed.pdf)}, "\n".join([f"待签件已生成，没有报出：{printed.pdf}", *gaps]))
            return
        with explaining(office, task_id, asked=explain):
            made = produce_dossier(
                office.store,
                office.paths,
                task_id,
                to,
                office=office.office,
                by=by,
                now=now,
                sign_with=lambda: office.signer(by, now),
                kind=kind,
                control=OnTerminal(),
            )
    done = f"{KIND_WORDS[kind]}已生成并核验：{made.package}"
    desk.say(
        {"package": str(made.package), "sha256": made.sha256, "signers": made.signers, "pdf": str(made.pdf),
         "workbook": str(made.workbook)},
        f"{done}\n  卷宗：{made.pdf}\n  台账：{made.workbook}\n  指纹：{made.sha256}",
    )  # fmt: skip


def _only_measure(office: OpenOffice, task_id: TaskId) -> int | None:
    with office.store.lists() as lists:
        measures = lists.case_file(task_id).task.measures
    return measures[0].seq if len(measures) == 1 else None


def _say_step(desk: Desk, office: OpenOffice, done: StepTaken) -> None:
    rules = office.office.under(done.closeout).rules
    expected = done.closeout.next_step(rules)
    after = f"下一步：{expected.word}" if expected else "全部办完"
    desk.say(
        {
            "status": done.status,
            "round": done.closeout.current.number,
            "next_step": expected.key if expected else None,
        },
        f"已登记。现在是“{done.closeout.word(rules)}”，第 {done.closeout.current.number} 轮。{after}。",
    )


def _words(text: str) -> list[str]:
    return [word for word in re.split("[、，,]", text) if word.strip()]
