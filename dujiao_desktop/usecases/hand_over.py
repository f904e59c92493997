"""工作交接: the inventory, the ledger and, if wished, a backup; then the successor works on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.complaint import STATUS_WORDS, ComplaintStatus
from dujiao_desktop.domain.dossier import KIND_WORDS
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.hand_over import (
    BackupLeft,
    ComplaintLeft,
    DossierLeft,
    DraftLeft,
    HandOver,
    Inventory,
    NoticeRunning,
    OpenTask,
    ReturnedTask,
    WaitedFor,
)
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.rule_pack import DoneBy, RulePack, StepKind
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.environment.files import made_folder, sha256_of, telling_disk_trouble
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.environment.workspace import WorkspacePaths
from dujiao_desktop.usecases.back_up import ENDING, BackedUp, back_up, last_backup
from dujiao_desktop.usecases.make_report import ReportKind, make_report
from dujiao_desktop.usecases.officers import named
from dujiao_desktop.usecases.read_task import missing_now

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists

_AT_ONCE = 200
"""Tasks judged together; a few statements for all of them."""
_ON_A_TASK = {
    "basic": "基本情况",
    "measure-text": "措施",
    "progress": "进展",
    "part": "村组（点位）",
    "indicator": "数值目标",
    "reading": "指标数值",
    "evidence": "佐证说明",
    "step": "销号步骤",
    "return": "退回登记",
    "backfill": "纸面步骤补录",
    "warning": "预警",
    "lift-warning": "预警解除",
    "slot": "缺项说明",
    "extension": "延期申请",
    "opinion": "延期审批意见",
    "lookback": "回头看",
    "review": "长期坚持复核",
}
_ELSEWHERE = {
    "new/task": "新任务",
    "new/complaint": "新举报件",
    "new/officer": "新人员",
    "new/plan": "新专项方案",
    "batch": "批量修改",
    "complaint": "举报件",
    "plan": "专项方案",
}
"""Forms with a draft, by place or by the kind it begins with."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was made, and who works on."""

    pdf: Path
    workbook: Path
    backup: Path | None
    taker: Officer
    changes: Changes


def hand_over(
    store: Store,
    paths: WorkspacePaths,
    wish: HandOver,
    to: Path,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    control: JobControl | None = None,
) -> HandedOver:
    """Write everything into the folder `to`, then note the hand-over and let the giver go, in one transaction.

    Raises:
        Refused: ``field_empty``, ``officer_not_found``, ``hands_to_himself``, ``witness_takes_part``,
            ``date_in_future``; as `Store.allow`; ``no_glyph``; what `back_up` refuses. Nothing was changed.
        Unavailable: The disk refuses.
        Cancelled: Nothing is left behind.
    """
    from dujiao_desktop.documents.writing.hand_over import write_hand_over_pdf
    from dujiao_desktop.packages.names import legal_name

    store.allow(by, "hand_over")
    watch = control or Unwatched()
    wish = replace(wish, witness=wish.witness.strip())
    with store.lists() as lists:
        giver, taker = _parties(lists, wish, now.date())
        wish = replace(wish, giver=giver.name, taker=taker.name)
    made: list[Path] = []
    with made_folder(to) as target:
        stems = {p.name.partition("_清单")[0] for p in target.iterdir()}
        stem = legal_name(f"工作交接_{giver.name}_{taker.name}_{wish.on:%Y%m%d}", stems)
        pdf, workbook, copy = (target / f"{stem}_{end}" for end in ("清单.pdf", "台账.xlsx", f"备份{ENDING}"))
        try:
            earlier = last_backup(paths.folder)
            backup = None
            if wish.with_backup:
                made.append(copy)
                backup = back_up(store, paths, copy, by=by, now=now, control=watch)
            with store.lists() as lists:
                inventory = read_inventory(lists, wish, office=office, now=now, control=watch)
                made.append(workbook)
                make_report(lists, ReportKind.LEDGER, workbook, office=office, by=giver, now=now, control=watch)
            inventory = replace(
                inventory, last_backup=earlier, backup=_left(backup) if backup else None, ledger=workbook.name
            )
            made.append(pdf)
            write_hand_over_pdf(inventory, pdf, resource("fonts"), watch)
            _note(store, wish, giver, pdf, by=by, now=now)
        except BaseException:
            for file in made:
                file.unlink(missing_ok=True)
            raise
    return HandedOver(pdf, workbook, copy if backup else None, taker, Changes(officers=True))


def read_inventory(
    lists: Lists, wish: HandOver, *, office: Office, now: datetime, control: JobControl | None = None
) -> Inventory:
    """What would be handed over at this moment; the files beside it are not named yet."""
    watch = control or Unwatched()
    day, rules = now.date(), office.rules
    cases = tuple(_open_cases(lists, day, watch))
    ruled = [(case, office.under(case.closeout).rules) for case in cases]
    files, size_bytes = lists.evidence_totals()
    return Inventory(
        wish=wish,
        unit=office.unit.name,
        made_at=now,
        total=lists.how_many(),
        tasks=tuple(_open_task(case, office, day) for case in cases),
        returned=tuple(r for r in (_returned(case, office) for case in cases) if r is not None),
        notices=tuple(n for n in (_notice(case, own, day) for case, own in ruled) if n is not None),
        waiting=_waiting(cases, office),
        dossiers=_dossiers(lists),
        complaints=tuple(
            ComplaintLeft(c.acceptance_no, " ".join(c.content.split()), STATUS_WORDS[c.status], c.due_on)
            for c in lists.complaints()
            if c.status is not ComplaintStatus.CLOSED
        ),
        drafts=tuple(DraftLeft(_place(lists, d.place, rules), d.who, d.saved_at) for d in lists.drafts()),
        evidence_files=files,
        evidence_bytes=size_bytes,
        last_backup=None,
        backup=None,
        ledger="",
    )


def _parties(lists: Lists, wish: HandOver, today: date) -> tuple[Officer, Officer]:
    """Giver and taker as the office knows them, both still in office."""
    for value, word in ((wish.giver, "移交人"), (wish.taker, "接收人"), (wish.witness, "监交人")):
        if not value.strip():
            raise Refused("field_empty", field=word)
    if wish.on > today:
        raise Refused("date_in_future", date=wish.on.isoformat())
    officers = lists.officers()
    giver, taker = named(officers, wish.giver), named(officers, wish.taker)
    if giver.id == taker.id:
        raise Refused("hands_to_himself", name=giver.name)
    if wish.witness in (giver.name, taker.name):
        raise Refused("witness_takes_part", name=wish.witness)
    return giver, taker


def _note(store: Store, wish: HandOver, giver: Officer, pdf: Path, *, by: Officer, now: datetime) -> None:
    with telling_disk_trouble(pdf), pdf.open("rb") as file:
        digest = sha256_of(file)
    facts = {"giver": wish.giver, "taker": wish.taker, "witness": wish.witness, "handed_on": wish.on.isoformat()}
    with store.work(by=by, now=now, action="hand_over") as work:
        work.note("hand_over", {name: ("", value) for name, value in (facts | {"sha256": digest}).items()})
        if wish.retires:
            work.officers.save(replace(work.officers.get(giver.id), active=False))
        work.commit()


def _left(backup: BackedUp) -> BackupLeft:
    with telling_disk_trouble(backup.path), backup.path.open("rb") as file:
        return BackupLeft(backup.path.name, backup.size_bytes, sha256_of(file))


def _open_cases(lists: Lists, day: date, watch: JobControl) -> Iterator[CaseFile]:
    keys = lists.task_keys(TaskFilter(open_only=True), day)
    for start in range(0, len(keys), _AT_ONCE):
        watch.stop_if_cancelled()
        watch.report(start, len(keys), "task")
        ids = lists.task_ids(keys[start : start + _AT_ONCE])
        found = {case.task.id: case for case in lists.cases_for_gates(ids)}
        yield from (found[task_id] for task_id in ids if task_id in found)


def _problem(case: CaseFile) -> str:
    return " ".join(case.task.problem_text.split())


def _open_task(case: CaseFile, office: Office, day: date) -> OpenTask:
    task, rules = case.task, office.under(case.closeout).rules
    step = case.closeout.next_step(rules)
    return OpenTask(
        number=task.number,
        problem=_problem(case),
        deadline=task.deadline.text,
        progress=rules.progress_word(task.progress_status),
        closeout=rules.closeout_word(task.closeout_status),
        next_step=step.word if step else "",
        missing=tuple(gap.text for gap in missing_now(case, office, day)),
        is_overdue=task.is_overdue(day),
    )


def _returned(case: CaseFile, office: Office) -> ReturnedTask | None:
    ended = next((r for r in reversed(case.closeout.rounds) if r.returned), None)
    back = ended.returned if ended is not None else None
    if ended is None or back is None or case.task.closeout_status is not CloseoutStatus.RETURNED:
        return None
    rules = office.rules_of(ended)
    step = rules.step(back.step)
    reason = rules.words.return_reason.get(back.reason, back.reason)
    word = step.word if step else back.step
    return ReturnedTask(case.task.number, _problem(case), word, reason, back.demand, back.returned_on, back.due_on)


def _notice(case: CaseFile, rules: RulePack, day: date) -> NoticeRunning | None:
    running = next((r for r in case.closeout.current.records if r.period_to and r.period_to >= day), None)
    if running is not None:
        start, end = running.period_from, running.period_to
        return NoticeRunning(case.task.number, _problem(case), running.unit, start, end)
    step = case.closeout.next_step(rules)
    if step is None or step.kind is not StepKind.PUBLIC_NOTICE or not case.closeout.current.records:
        return None
    units = case.task.unit_names(step.unit_role) if step.unit_role else ()
    return NoticeRunning(case.task.number, _problem(case), units[0] if units else "")


def _waiting(cases: Iterable[CaseFile], office: Office) -> tuple[WaitedFor, ...]:
    """Whose turn it is; what has not been begun waits for nobody but us."""
    groups: dict[tuple[str, str], list[str]] = {}
    for case in cases:
        step = case.closeout.next_step(office.under(case.closeout).rules)
        if step is None:
            continue
        unit = office.unit.name
        if step.done_by is DoneBy.OTHER:
            names = case.task.unit_names(step.unit_role) if step.unit_role else ()
            unit = names[0] if names else ""
        groups.setdefault((unit, step.word), []).append(case.task.number)
    ordered = sorted(groups.items(), key=lambda g: (g[0][0] == office.unit.name, -len(g[1]), g[0]))
    return tuple(WaitedFor(unit, step, tuple(numbers)) for (unit, step), numbers in ordered)


def _dossiers(lists: Lists) -> tuple[DossierLeft, ...]:
    made = lists.dossiers(None)
    numbers = {task.id: task.number for task in lists.tasks(tuple({record.task_id for record in made}))}
    return tuple(
        DossierLeft(numbers.get(r.task_id, "已移除"), KIND_WORDS[r.kind], r.file_name, r.sha256, r.made_at, r.made_by)
        for r in made
    )


def _place(lists: Lists, place: str, rules: RulePack) -> str:
    """任务 7 的进展, from ``task/<id>/progress``; other forms by what they are."""
    kind, _, rest = place.partition("/")
    task_id, _, part = rest.partition("/")
    if kind != "task":
        return _ELSEWHERE.get(place) or _ELSEWHERE.get(kind, "别的内容")
    name, _, key = part.partition("/")
    task = next(iter(lists.tasks((TaskId(task_id),))), None)
    step = rules.step(key) if name == "step" else None
    form = step.word if step else f"措施 {key} 的结果" if name == "measure" else _ON_A_TASK.get(name, "内容")
    return f"任务 {task.number} 的{form}" if task else f"已移除任务的{form}"
