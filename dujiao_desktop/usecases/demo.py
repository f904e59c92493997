"""演示: sample data of a township; one task goes through all steps, is exported and verified, all through real doors."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.complaint import Complaint, ComplaintStatus, Truth
from dujiao_desktop.domain.errors import Refused, Told
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.identity import ComplaintId, TaskId
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer, OfficerRole
from dujiao_desktop.domain.task import ProgressStatus, Stamp
from dujiao_desktop.domain.warning import WarningLevel
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.usecases import import_tasks
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, StepDraft, send_back, take_step
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, attach_evidence
from dujiao_desktop.usecases.extend_deadline import ExtensionDraft, apply_extension
from dujiao_desktop.usecases.officers import add_officer
from dujiao_desktop.usecases.produce_dossier import Produced, produce_dossier
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from dujiao_desktop.usecases.sentences import sentence
from dujiao_desktop.usecases.verify_package import verify
from dujiao_desktop.usecases.visit_again import ReviewDraft, review
from dujiao_desktop.usecases.warn import WarningDraft, set_warning

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.environment.workspace import WorkspacePaths
    from dujiao_desktop.packages.keys import LocalSigner
    from dujiao_desktop.store.database import Store

UNIT, HANDLER = "云岭镇人民政府", "周玉"
_HEADER = (
    "序号", "市序号", "整改任务", "整改目标", "整改措施", "责任单位", "牵头单位", "验收单位", "责任人", "整改时限",
    "整改进度", "问题类型", "任务类别",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoMade:
    """What the demonstration left behind."""

    workspace: Path
    package: Path
    verdict_sentence: str
    verified: bool


@dataclass(frozen=True, slots=True)
class DemoDesk:
    """An open, empty workspace the sample data go into; given by the door, which knows how to open one."""

    store: Store
    office: Office
    paths: WorkspacePaths
    by: Officer
    signer: Callable[[], LocalSigner]


def fill_demo(desk: DemoDesk, folder: Path, *, now: datetime, control: JobControl | None = None) -> DemoMade:
    """Fill `desk` with the sample data, take one task through all steps, export it to `folder` and verify it.

    Raises:
        Told: What any of the real actions would tell.
    """
    watch = control or Unwatched()
    sample = tomllib.loads(resource("samples", "tasks.toml").read_text(encoding="utf-8"))
    papers = folder / "样例材料"
    papers.mkdir(parents=True, exist_ok=True)
    for name, role in (("何川", OfficerRole.REVIEWER), ("陈立", OfficerRole.LEADER), ("罗敏", OfficerRole.ARCHIVIST)):
        add_officer(desk.store, name, role, by=desk.by, now=now)
    watch.report(1, 6, "导入任务清单")
    _import_tasks(desk, sample, papers, now)
    _add_complaints(desk, now)
    watch.report(2, 6, "填整改结果")
    task_id = _find(desk, sample["walk"]["number"])
    _do_the_work(desk, task_id, sample["walk"], papers, now)
    watch.report(3, 6, "办理销号各步")
    _close(desk, task_id, papers, now)
    _begin_others(desk, papers, now)
    _go_on(desk, papers, now)
    watch.report(4, 6, "生成送验卷")
    made = produce_dossier(
        desk.store, desk.paths, task_id, folder / "送验卷", office=desk.office, by=desk.by, now=now,
        sign_with=desk.signer, control=watch,
    )  # fmt: skip
    watch.report(5, 6, "核验")
    return _verified(desk, made, now)


def _verified(desk: DemoDesk, made: Produced, now: datetime) -> DemoMade:
    verdict = verify(made.package, received_on=now.date())
    words = sentence(Told(verdict.sentence_code, **verdict.facts))
    whole = verdict.verdict in ("authentic", "unaltered_unknown_signer")
    return DemoMade(desk.paths.folder, made.package, words, whole)


def _import_tasks(desk: DemoDesk, sample: dict[str, Any], papers: Path, now: datetime) -> None:
    workbook = papers / f"{sample['source']}.xlsx"
    _write_list(workbook, sample, now.date())
    with desk.store.lists() as lists:
        previewed = import_tasks.preview(lists, workbook)
    import_tasks.commit(desk.store, previewed, office=desk.office, by=desk.by, now=now)


def _write_list(path: Path, sample: dict[str, Any], today: date) -> None:
    """The list as the district would send it."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise Refused("no_header", file=path.name)
    sheet.append([sample["source"]])
    sheet.append(list(_HEADER))
    for task in sample["tasks"]:
        measures = "\n".join(f"{n}. {text}" for n, text in enumerate(task["measures"], 1))
        due = task.get("phrase") or _as_words(today + timedelta(task["due"]))
        sheet.append(
            [task["number"], task["upper"], task["problem"], task["goal"], measures, sample["unit"], task["lead"],
             task["acceptance"], task["person"], due, task["status"], task["classes"], task["kind"]]
        )  # fmt: skip
    book.save(path)


def _as_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日前"


def _add_complaints(desk: DemoDesk, now: datetime) -> None:
    sample = tomllib.loads(resource("samples", "complaints.toml").read_text(encoding="utf-8"))
    with desk.store.work(by=desk.by, now=now, action="add_complaint") as work:
        for c in sample["complaints"]:
            received = now.date() + timedelta(c["received"])
            status = ComplaintStatus(c.get("status", "open"))
            work.complaints.add(
                Complaint(
                    id=ComplaintId(new_id()),
                    acceptance_no=c["no"],
                    content=c["content"],
                    is_key_case=c.get("key_case", False),
                    channel=c["channel"],
                    received_on=received,
                    due_on=received + timedelta(7),
                    region=c["region"],
                    address=c["address"],
                    classes=tuple(c["classes"].split("、")),
                    units=(UNIT,),
                    truth=Truth(c["truth"]),
                    investigation=c.get("investigation", ""),
                    handling=c.get("handling", ""),
                    status=status,
                    closed_on=received + timedelta(6) if status is ComplaintStatus.CLOSED else None,
                    created_at=now,
                    updated_at=now,
                    stamp=Stamp(desk.office.workspace_id),
                )
            )
        work.commit()


def _do_the_work(desk: DemoDesk, task_id: TaskId, walk: dict[str, Any], papers: Path, now: datetime) -> None:
    for entry in walk["progress"]:
        draft = ProgressDraft(entry["text"], entry["as_of"], ProgressStatus(entry["status"]))
        record_progress(desk.store, task_id, draft, office=desk.office, by=desk.by, now=now)
    for r in walk["results"]:
        record_measure(desk.store, task_id, r["seq"], result=r["result"], done_on=r["done"], by=desk.by, now=now)
    for n, place in enumerate(("清溪桥排口", "老街下口"), 1):
        before, after = papers / f"整改前{n}.jpg", papers / f"整改后{n}.jpg"
        _scene(before, clean=False, seed=n, taken_at=datetime(2026, 3, 2, 9, 30 + n))
        _scene(after, clean=True, seed=n, taken_at=datetime(2026, 10, 9, 9, 40 + n))
        _attach(desk, task_id, before, EvidenceKind.BEFORE_PHOTO, f"{place}：雨天污水溢流", now, place=place)
        _attach(
            desk, task_id, after, EvidenceKind.AFTER_PHOTO, f"{place}：改造后雨天无溢流", now, place=place, measure=2
        )
    sheets = (
        (EvidenceKind.CONSTRUCTION, "错接点排查台账", 1, date(2026, 5, 20), ["查出错接点 26 处，逐点编号。"]),
        (EvidenceKind.MECHANISM, "雨天巡查制度", 3, date(2026, 10, 9), ["每次降雨后 24 小时内巡查 8 个排口。"]),
        (EvidenceKind.SELF_CHECK_REPORT, "自查报告", None, date(2026, 10, 12), ["对照 3 条措施逐条自查，均已完成。"]),
    )
    for kind, title, measure, day, lines in sheets:
        paper = papers / f"{title}.jpg"
        _paper(paper, title, lines)
        _attach(desk, task_id, paper, kind, title, now, measure=measure, formed_on=day)


def _close(desk: DemoDesk, task_id: TaskId, papers: Path, now: datetime) -> None:
    def sheet(title: str, *lines: str) -> tuple[Path, ...]:
        paper = papers / f"{title}.jpg"
        _paper(paper, title, list(lines))
        return (paper,)

    _attach(
        desk, task_id, sheet("归档文件目录", "本卷共 9 件。")[0], EvidenceKind.ARCHIVE_DIRECTORY, "归档文件目录", now,
        formed_on=date(2026, 10, 28),
    )  # fmt: skip
    steps = (
        StepDraft("self-check", date(2026, 10, 12), people=(HANDLER, "何川"), opinion="三条措施均已完成，同意申请核查。"),
        StepDraft(
            "verification", date(2026, 10, 16), unit="区住房和城乡建设委", people=("李明", "赵红"),
            conclusion=Conclusion.PASS, opinion="已完成整改，同意公示。", place="老街 12 号至清溪桥",
            scans=sheet("验收意见", "经现场核查，26 处错接点已全部改造。"),
        ),
        StepDraft(
            "public-notice", date(2026, 10, 23), unit="区住房和城乡建设委", medium="青岚区人民政府网站",
            period_from=date(2026, 10, 19), period_to=date(2026, 10, 23),
            scans=sheet("公示截图", "公示时间：2026年10月19日至10月23日"),
        ),
        StepDraft("archiving", date(2026, 10, 28), people=("罗敏",), number="001-2026-30年-0001"),
        StepDraft(
            "filing", date(2026, 11, 2), unit="区生态环境保护督察整改办", number="备〔2026〕18号",
            scans=sheet("备案回执", "材料齐全，予以备案。"),
        ),
        StepDraft(
            "closing", date(2026, 11, 10), unit="区生态环境保护督察整改办", number="青督整办〔2026〕41号",
            scans=sheet("销号决定", "第 7 号任务予以销号。"),
        ),
    )  # fmt: skip
    for draft in steps:
        take_step(desk.store, task_id, draft, office=desk.office, by=desk.by, now=now)


def _begin_others(desk: DemoDesk, papers: Path, now: datetime) -> None:
    """Task 9 waits for its second self-check after a return; task 12 has a first progress entry and a warning."""
    nine, twelve = _find(desk, "9"), _find(desk, "12")
    results = ("防尘网覆盖 4200 平方米，围挡 180 米。", "冲洗设施和三级沉淀池已投用。")
    for seq, result in enumerate(results, 1):
        record_measure(desk.store, nine, seq, result=result, done_on=date(2026, 11, 6), by=desk.by, now=now)
    for kind, clean, day in (
        (EvidenceKind.BEFORE_PHOTO, False, datetime(2026, 4, 8, 15, 2)),
        (EvidenceKind.AFTER_PHOTO, True, datetime(2026, 11, 6, 10, 21)),
    ):
        photo = papers / f"堆场{'改造后' if clean else '改造前'}.jpg"
        _scene(photo, clean=clean, seed=9, taken_at=day)
        _attach(desk, nine, photo, kind, f"南坪堆场{'覆盖后' if clean else '裸露堆放'}", now, place="南坪堆场")
    report = papers / "堆场自查报告.jpg"
    _paper(report, "自查报告", ["两条措施均已完成。"])
    _attach(desk, nine, report, EvidenceKind.SELF_CHECK_REPORT, "自查报告", now, formed_on=date(2026, 11, 9))
    check = StepDraft("self-check", date(2026, 11, 9), people=(HANDLER, "何川"), opinion="已完成，申请核查。")
    take_step(desk.store, nine, check, office=desk.office, by=desk.by, now=now)
    back = ReturnDraft(
        "verification",
        "papers_missing",
        "补第三方降尘监测报告。",
        date(2026, 11, 18),
        unit="区生态环境局",
        items=("evidence/monitoring",),
    )
    send_back(desk.store, nine, back, office=desk.office, by=desk.by, now=now)
    draft = ProgressDraft(
        "直排管道已拆除，清理沟渠 500 米；贮存设施因选址未定进度滞后。", now.date(), ProgressStatus.BEHIND
    )
    record_progress(desk.store, twelve, draft, office=desk.office, by=desk.by, now=now)
    warning = WarningDraft(
        WarningLevel.BLOCKED, "贮存设施选址未定，按时限完不成。", now.date() - timedelta(6), "青督整办函〔2026〕12号"
    )
    set_warning(desk.store, twelve, warning, office=desk.office, by=desk.by, now=now)


def _go_on(desk: DemoDesk, papers: Path, now: datetime) -> None:
    """Task 12 waits for more time; task 16 is a long-term one that has to be proved again within the week."""
    asked = ExtensionDraft("贮存设施选址未定，年内无法完工。", now.date(), until=f"{now.year + 1}年6月底前")
    apply_extension(desk.store, _find(desk, "12"), asked, office=desk.office, by=desk.by, now=now)
    sixteen, day = _find(desk, "16"), now.date() - timedelta(85)
    photo = papers / "清溪河打捞.jpg"
    _scene(photo, clean=True, seed=16, taken_at=datetime(day.year, day.month, day.day, 8, 50))
    seen = ReviewDraft(
        day, "河面无漂浮物，保洁员每周打捞两次。", (HANDLER, "何川"), (UNIT,), now.date() + timedelta(5), (photo,)
    )
    review(desk.store, sixteen, seen, office=desk.office, by=desk.by, now=now)


def _attach(
    desk: DemoDesk, task_id: TaskId, file: Path, kind: EvidenceKind, caption: str, now: datetime, *,
    measure: int | None = None, place: str = "", formed_on: date | None = None,
) -> None:  # fmt: skip
    draft = EvidenceDraft(
        kind, caption, measure_seq=measure, place=place, photographer="何川" if place else "", formed_on=formed_on
    )
    attach_evidence(desk.store, task_id, [file], draft, office=desk.office, by=desk.by, now=now)


def _find(desk: DemoDesk, number: str) -> TaskId:
    with desk.store.lists() as lists:
        return lists.find_task(number)


def _scene(path: Path, *, clean: bool, seed: int, taken_at: datetime) -> None:
    from dujiao_desktop.documents.writing.sample_pictures import draw_scene

    draw_scene(path, clean=clean, seed=seed, taken_at=taken_at)


def _paper(path: Path, title: str, lines: list[str]) -> None:
    from dujiao_desktop.documents.writing.sample_pictures import draw_paper

    draw_paper(path, title, lines, fonts_dir=resource("fonts"), seed=len(title))
