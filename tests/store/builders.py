"""Values with everything filled in, and short ways to keep them."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from uuid6 import uuid7

from dujiao_desktop.domain.closeout import CloseOut, Conclusion, ReturnRecord, Round, StepRecord
from dujiao_desktop.domain.complaint import Complaint, ComplaintStatus, Truth
from dujiao_desktop.domain.deadlines import Deadline, DeadlineKind
from dujiao_desktop.domain.dossier import DossierKind, DossierRecord
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind, PhotoFacts, TakenBy
from dujiao_desktop.domain.identity import (
    BatchId,
    ComplaintId,
    DossierId,
    EvidenceId,
    MeasureId,
    OfficerId,
    ProgressId,
    SourceId,
    StepRecordId,
    TaskId,
)
from dujiao_desktop.domain.import_batch import ImportBatch
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.officer import Officer, OfficerRole
from dujiao_desktop.domain.progress import PeriodKind, ProgressEntry
from dujiao_desktop.domain.task import PersonRole as Role
from dujiao_desktop.domain.task import (
    ProgressStatus,
    Secrecy,
    SourceDocument,
    Task,
    TaskKind,
    TaskPerson,
    TaskUnit,
    UnitRole,
)
from dujiao_desktop.store.database import Store
from dujiao_desktop.store.evidence_vault import Copy, EvidenceVault
from dujiao_desktop.store.work import Work

KEY = bytes(range(32))
WORKSPACE = "workspace-1"
OFFICER = Officer(OfficerId("officer-1"), "周敏", OfficerRole.HANDLER, "生态环保站站长", "023-5322")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
SHA = "ab" * 32


def new_id() -> str:
    return str(uuid7())


def working(store: Store, action: str = "test", now: datetime = NOW) -> AbstractContextManager[Work]:
    return store.work(by=OFFICER, now=now, action=action)


def take_in(vault: EvidenceVault, source: Path, control: JobControl) -> Copy:
    """One file into the vault, as an action takes in many."""
    copy = vault.copy_in(source, control)
    try:
        vault.keep([copy])
    finally:
        vault.drop(copy)
    return copy


def until(end: date, words: str = "限期整改") -> Deadline:
    return Deadline(words, DeadlineKind.DATE, None, end)


def a_measure(seq: int = 1, text: str = "建设污水管网", result: str = "", done: date | None = None) -> Measure:
    return Measure(MeasureId(new_id()), seq, text, result_text=result, done_on=done)


def a_task(number: str = "1", problem: str = "污水直排河道", **fields: object) -> Task:
    return replace(Task(TaskId(new_id()), number, problem), **fields)


def a_full_task(number: str = "8") -> Task:
    """Every field differs from its default, so that a forgotten column shows."""
    return Task(
        id=TaskId(new_id()),
        number=number,
        problem_text="垃圾填埋场渗滤液处理能力不足\n共两处",
        upper_number="市9",
        chapter="三、固废",
        goal="达标排放",
        kind=TaskKind.NON_ENGINEERING,
        classes=("水", "固废"),
        nine_gov=("治水",),
        common=False,
        units=(
            TaskUnit(UnitRole.RESPONSIBLE, "云岭镇人民政府", 1),
            TaskUnit(UnitRole.RESPONSIBLE, "石桥镇人民政府", 2),
            TaskUnit(UnitRole.LEAD, "区城管局", 1),
            TaskUnit(UnitRole.ACCEPTANCE, "区生态环境局", 1),
        ),
        persons=(TaskPerson(Role.CASE_LEADER, "吴强", "副镇长", "138"), TaskPerson(Role.RESPONSIBLE, "郑兰")),
        deadline=Deadline("2025年3月—2026年6月", DeadlineKind.SPAN, date(2025, 3, 1), date(2026, 6, 30)),
        original_deadline=until(date(2025, 12, 31), "2025年底前"),
        measures=(
            Measure(
                MeasureId(new_id()),
                1,
                "新建处理站",
                ("区城管局",),
                until(date(2025, 9, 30)),
                "已建成并运行",
                date(2025, 9, 1),
            ),
            a_measure(2, "加强日常监管"),
        ),
        progress_status=ProgressStatus.STAGE_DONE,
        status_text="已经完成，长期坚持",
        is_long_term=True,
        secrecy=Secrecy.INTERNAL,
        cut_off=True,
        note="与去年第3号重复",
    )


def a_source(title: str = "整改方案", sha256: str = SHA) -> SourceDocument:
    return SourceDocument(
        SourceId(new_id()),
        title,
        "渝环〔2025〕3号",
        "市级督察",
        "第二轮",
        "一批",
        "市委",
        date(2025, 1, 2),
        "方案.xlsx",
        sha256,
    )


def an_import(source: SourceDocument) -> ImportBatch:
    return ImportBatch(BatchId(new_id()), source.id, "方案.xlsx", SHA, 2, 1, 3, OFFICER.id, NOW)


def progress_of(task: Task, text: str = "已完成招标", as_of: date = TODAY) -> ProgressEntry:
    return ProgressEntry(
        ProgressId(new_id()),
        task.id,
        as_of,
        text,
        ProgressStatus.BEHIND,
        PeriodKind.MONTH,
        "资金未到位",
        "下月开工",
        OFFICER.id,
        NOW,
    )


def evidence_of(task: Task, order: int = 1, sha256: str = SHA, caption: str = "整改后全景") -> EvidenceItem:
    return EvidenceItem(
        id=EvidenceId(new_id()),
        task_id=task.id,
        kind=EvidenceKind.AFTER_PHOTO,
        file_name="IMG_0042.jpg",
        media_type="image/jpeg",
        size_bytes=12345,
        sha256=sha256,
        order=order,
        caption=caption,
        measure_seq=1,
        step="self-check",
        destination=Destination.INTERNAL,
        taken_at=datetime(2026, 2, 1, 10, 0),
        taken_by=TakenBy.CAMERA,
        place="一号排口",
        photographer="周敏",
        formed_on=date(2026, 2, 1),
        issuer="环保站",
        doc_no="1号",
        pages=2,
        copies=3,
        is_original=False,
        secrecy=Secrecy.INTERNAL,
        photo=PhotoFacts(4000, 3000, 6, "HUAWEI", 30.5, 107.25),
        added_by=OFFICER.id,
        added_at=NOW,
    )


def a_step(step: str = "self-check", scans: tuple[EvidenceId, ...] = ()) -> StepRecord:
    return StepRecord(
        id=StepRecordId(new_id()),
        step=step,
        happened_on=date(2026, 2, 20),
        unit="云岭镇人民政府",
        people=("周敏", "吴强"),
        conclusion=Conclusion.PASS,
        opinion="同意",
        place="一号排口",
        period_from=date(2026, 2, 1),
        period_to=date(2026, 2, 8),
        medium="镇政府网站",
        url="公示页",
        number="云府〔2026〕1号",
        scans=scans,
        entered_by=OFFICER.id,
        entered_at=NOW,
    )


def a_return(step: str = "verification") -> ReturnRecord:
    return ReturnRecord(
        StepRecordId(new_id()),
        step,
        "no_evidence",
        "补充照片",
        date(2026, 2, 25),
        date(2026, 3, 5),
        "区环委办",
        OFFICER.id,
        NOW,
    )


def two_rounds(task: Task, scan: EvidenceId) -> CloseOut:
    """Sent back once, begun again."""
    first = Round(1, (a_step(), a_step("verification")), a_return())
    return CloseOut(task.id, (first, Round(2, (a_step(scans=(scan,)),))))


def a_complaint(number: str = "D2CQ001", content: str = "夜间噪声扰民") -> Complaint:
    return Complaint(
        id=ComplaintId(new_id()),
        acceptance_no=number,
        content=content,
        is_key_case=True,
        channel="来电",
        round="第二轮",
        batch="第3批",
        received_on=date(2026, 1, 5),
        due_on=date(2026, 1, 15),
        region="云岭镇",
        address="老街",
        classes=("噪声",),
        units=("云岭镇人民政府",),
        truth=Truth.PARTLY,
        investigation="现场属实",
        handling="责令改正",
        accountability="约谈1人",
        status=ComplaintStatus.INTERIM,
        closed_on=date(2026, 1, 14),
        repeat_of="D2CQ000",
        note="已回访",
    )


def a_dossier(task: Task) -> DossierRecord:
    return DossierRecord(
        DossierId(new_id()),
        task.id,
        1,
        NOW,
        "周敏",
        "8.zip",
        SHA,
        "0123456789ab",
        "chongqing 1",
        DossierKind.FOR_ARCHIVE,
    )


def kept(store: Store, *tasks: Task) -> tuple[Task, ...]:
    """The tasks as the store gives them back after keeping them."""
    with working(store) as work:
        for task in tasks:
            work.tasks.add(task)
        work.commit()
    with store.lists() as lists:
        return tuple(lists.case_file(task.id).task for task in tasks)
