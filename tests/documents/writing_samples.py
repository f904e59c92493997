"""Contents to print in tests: a town that never was, everything in it made up."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw, ImageFilter

from dujiao_desktop.documents.writing.fonts import OfficeFont
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import CloseOut, Conclusion, ReturnRecord, Round, StepRecord
from dujiao_desktop.domain.deadlines import Deadline, DeadlineKind
from dujiao_desktop.domain.dossier import DossierContent, NotBound, Sheets
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind, PhotoFacts, TakenBy
from dujiao_desktop.domain.identity import EvidenceId, MeasureId, SourceId, StepRecordId, TaskId
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.office import OwnUnit
from dujiao_desktop.domain.task import (
    CloseoutStatus,
    PersonRole,
    ProgressStatus,
    SourceDocument,
    Task,
    TaskPerson,
    TaskUnit,
    UnitRole,
)
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.environment.rule_packs import load_rule_pack

FONTS = resource("fonts")
TASK_ID = TaskId("0190a000-0000-7000-8000-000000000007")
MADE_AT = datetime(2025, 11, 21, 9, 30)

PROBLEM = (
    "𬭎溪河垚家湾段沿岸散户生活污水未接入管网，3个入河排口汛期混排，下游𬱟家渡断面总磷时有超标；"
    "镇污水处理厂“大马拉小车”，平均进水浓度偏低——2024年三季度平均进水化学需氧量仅62mg/L，管网雨污混接问题突出。"
)
GOAL = "2025年12月底前，垚家湾段3个入河排口全部完成整治，新增接管农户128户，𬱟家渡断面水质稳定达到Ⅲ类标准……建立管护长效机制。"
MEASURES = (
    "新建垚家湾片区污水支管3.5公里，改造化粪池128座，实现沿岸农户生活污水应接尽接。",
    "对3个入河排口逐一溯源，封堵混接口，设置标识牌并纳入“一口一档”管理。",
    "对镇污水处理厂进水泵房和格栅实施改造，进水化学需氧量平均浓度提高到120mg/L以上。",
    "建立“村级日巡、镇级周查、部门月评”的管护制度，落实管护人员和经费。",
)
RESULTS = (
    "已建成污水支管3.62公里，改造化粪池131座，2025年6月30日通过镇级初验，接管率由41%提高到97.6%。",
    "3个入河排口均已完成溯源整治，封堵混接口5处；4月至9月水质监测6次，结果均达到要求。",
    "",
    "印发《垚家湾片区生活污水设施管护办法（试行）》（云岭府发〔2025〕17号），聘用管护员4名。",
)


def a_picture(path: Path, hue: int, size: tuple[int, int] = (1600, 1200)) -> Path:
    """A made-up landscape as an intake would prepare it: RGB, upright, 1,600 px."""
    width, height = size
    image = Image.new("RGB", size, (190, 205, 220))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 0.45, width, height), fill=(70 + hue % 90, 110 + hue % 70, 70))
    for step in range(6):
        left = (step * 263 + hue * 37) % width
        draw.polygon(
            [(left - 300, height * 0.46), (left, height * (0.18 + step * 0.03)), (left + 320, height * 0.46)],
            fill=(90 + step * 12, 120 + step * 8, 110),
        )
    draw.polygon(
        [(width * 0.42, height * 0.45), (width * 0.56, height * 0.45), (width * 0.95, height), (width * 0.2, height)],
        fill=(60 + hue % 60, 90 + hue % 40, 120 + hue % 90),
    )
    image.filter(ImageFilter.GaussianBlur(2)).save(path, "JPEG", quality=82)
    return path


def a_paper(
    path: Path, words: str, pages: int = 1, size: tuple[float, float] = (595.28, 841.89), *, turned: int = 0
) -> Path:
    """Somebody else's PDF: `words` and the page number on every page, in a font of its own, with a ruled frame."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    if "Somebody" not in pdfmetrics.getRegisteredFontNames():
        # reportlab takes one face once: of our kind, so that the sample is the same whatever was written before.
        pdfmetrics.registerFont(OfficeFont("Somebody", str(FONTS / "NotoSansSC-Regular.ttf")))
    canvas = Canvas(str(path), pagesize=size, invariant=1, initialFontName="Somebody")
    for number in range(1, pages + 1):
        canvas.setFont("Somebody", 20)
        canvas.drawString(60, size[1] - 80, f"{words}第{number}页")
        canvas.rect(40, 40, size[0] - 80, size[1] - 80)
        canvas.showPage()
    canvas.save()
    if turned:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            for page in pdf.pages:
                page.obj["/Rotate"] = turned
            pdf.save(path)
    return path


def an_item(number: int, kind: EvidenceKind, **facts: object) -> EvidenceItem:
    """One file of the dossier, dated and captioned unless `facts` say otherwise."""
    is_picture = bool(facts.pop("is_picture", False))
    item = EvidenceItem(
        id=EvidenceId(f"evidence-{number}"),
        task_id=TASK_ID,
        kind=kind,
        file_name=f"IMG_{number:04d}.jpg" if is_picture else f"材料{number}.pdf",
        media_type="image/jpeg" if is_picture else "application/pdf",
        size_bytes=1234,
        sha256=f"{number:02x}" * 32,
        order=number,
        photo=PhotoFacts(1600, 1200) if is_picture else None,
    )
    return replace(item, **facts)


def the_evidence() -> tuple[EvidenceItem, ...]:
    before, after = EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO
    shot = {"is_picture": True, "taken_by": TakenBy.CAMERA, "photographer": "冉启明"}
    return (
        an_item(1, EvidenceKind.SELF_CHECK_REPORT, caption="垚家湾段污水直排问题整改自查报告",
                formed_on=date(2025, 10, 8), pages=12, step="self-check", issuer="云岭镇人民政府",
                doc_no="云岭府文〔2025〕66号"),
        an_item(2, before, caption="1号排口旱季出流", taken_at=datetime(2024, 11, 3, 9, 12), place="垚家湾1号排口",
                measure_seq=2, photo=PhotoFacts(1600, 1200, 1, "HUAWEI P40", 29.563042, 106.551612), **shot),
        an_item(3, before, caption="2号排口混接", taken_at=datetime(2024, 11, 3, 9, 40), place="垚家湾2号排口",
                measure_seq=2, **shot),
        an_item(4, after, caption="1号排口整治后，岸坡复绿", taken_at=datetime(2025, 9, 18, 15, 5),
                place="垚家湾1号排口", measure_seq=2,
                photo=PhotoFacts(1600, 1200, 1, "HUAWEI P40", 29.563093, 106.551602), **shot),
        an_item(5, after, caption="2号排口封堵并设标识牌", is_picture=True, place="垚家湾2号排口", measure_seq=2),
        an_item(6, EvidenceKind.CONSTRUCTION, caption="污水支管竣工验收资料", formed_on=date(2025, 6, 30), pages=48,
                measure_seq=1),
        an_item(7, EvidenceKind.MECHANISM, caption="管护办法", formed_on=date(2025, 5, 20), pages=6, measure_seq=4,
                issuer="云岭镇人民政府", doc_no="云岭府发〔2025〕17号"),
        an_item(8, EvidenceKind.SITE_PHOTO, caption="核查组现场核查", taken_at=datetime(2025, 10, 20, 10, 0),
                place="垚家湾村委会", step="verification", **shot),
        an_item(9, EvidenceKind.DURING_PHOTO, caption="支管沟槽开挖", taken_at=datetime(2025, 3, 8, 8, 30),
                place="垚家湾村三社", measure_seq=1, **shot),
        an_item(10, EvidenceKind.DURING_PHOTO, caption="化粪池吊装", is_picture=True, taken_by=TakenBy.OFFICER,
                taken_at=datetime(2025, 4, 12), place="垚家湾村五社", measure_seq=1),
        an_item(11, EvidenceKind.NOTICE_SCREENSHOT, caption="区政府网站公示页面截图", is_picture=True,
                formed_on=date(2025, 10, 27), step="public-notice"),
    )  # fmt: skip


def a_case(**changes: object) -> CaseFile:
    units = (
        TaskUnit(UnitRole.RESPONSIBLE, "云岭镇人民政府"),
        TaskUnit(UnitRole.LEAD, "区生态环境局"),
        TaskUnit(UnitRole.CO, "区住房城乡建委"),
        TaskUnit(UnitRole.CO, "区农业农村委", 2),
        TaskUnit(UnitRole.ACCEPTANCE, "区生态环境局"),
        TaskUnit(UnitRole.SUPERVISING, "区督察整改办"),
    )
    persons = (
        TaskPerson(PersonRole.CASE_LEADER, "覃𬱟", "镇党委书记"),
        TaskPerson(PersonRole.RESPONSIBLE, "冉启明", "副镇长"),
        TaskPerson(PersonRole.CONTACT, "向小禾", "生态环保岗", "023-00000000"),
    )
    done = (date(2025, 6, 30), date(2025, 9, 18), None, date(2025, 5, 20))
    measures = tuple(
        Measure(
            MeasureId(f"m{seq}"),
            seq,
            text,
            responsible_units=("区住房城乡建委",) if seq == 3 else (),
            deadline=Deadline("2025年12月底前", DeadlineKind.DATE, None, date(2025, 12, 31)),
            result_text=RESULTS[seq - 1],
            done_on=done[seq - 1],
        )
        for seq, text in enumerate(MEASURES, start=1)
    )
    task = Task(
        TASK_ID,
        "7",
        PROBLEM,
        upper_number="市19",
        goal=GOAL,
        classes=("水",),
        nine_gov=("治水",),
        units=units,
        persons=persons,
        deadline=Deadline("2025年12月底前", DeadlineKind.DATE, None, date(2025, 12, 31)),
        original_deadline=Deadline("2025年10月底前", DeadlineKind.DATE, None, date(2025, 10, 31)),
        measures=measures,
        progress_status=ProgressStatus.DONE,
        is_long_term=True,
        closeout_status=CloseoutStatus.AWAITING_ARCHIVING,
        note="本任务与市19号任务为同一问题。",
    )
    source = SourceDocument(
        SourceId("s1"), "区贯彻落实市级生态环境保护例行督察反馈意见整改方案", "云岭区委办〔2024〕31号", round="第二轮"
    )
    task = replace(task, **changes)
    return CaseFile(task, the_closeout(), source, evidence=the_evidence())


def the_closeout() -> CloseOut:
    first = Round(
        1,
        (
            StepRecord(StepRecordId("r1"), "self-check", date(2025, 9, 1), people=("冉启明", "向小禾"),
                       opinion="经自查，整改措施已基本落实，申请核查。"),
        ),
        ReturnRecord(StepRecordId("r2"), "verification", "papers_missing", "补充2号排口整治后照片和水质监测报告原件。",
                     date(2025, 9, 10), date(2025, 9, 30), "区生态环境局"),
    )  # fmt: skip
    second = Round(
        2,
        (
            StepRecord(StepRecordId("r3"), "self-check", date(2025, 10, 8), people=("冉启明", "向小禾"),
                       opinion="经自查，本单位负责的3条整改措施已全部落实，达到整改目标，同意申请核查销号。"),
            StepRecord(StepRecordId("r4"), "verification", date(2025, 10, 20), "区生态环境局", ("谭明远", "何垚"),
                       Conclusion.PASS, "现场核查3个排口均无污水外溢，资料齐全，同意进入公示。", "垚家湾村"),
            StepRecord(StepRecordId("r5"), "public-notice", date(2025, 10, 27), "区生态环境局",
                       opinion="公示期间未收到异议。", period_from=date(2025, 10, 27), period_to=date(2025, 10, 31),
                       medium="区人民政府门户网站", url="https://gov.example.cn/hb/notice/20251027-07.html"),
        ),
    )  # fmt: skip
    return CloseOut(TASK_ID, (first, second))


def a_line(**changes: object) -> TaskLine:
    line = TaskLine(
        TASK_ID,
        "7",
        PROBLEM,
        ProgressStatus.DONE,
        CloseoutStatus.AWAITING_ARCHIVING,
        upper_number="市19",
        goal=GOAL,
        responsible_units=("云岭镇人民政府",),
        lead_units=("区生态环境局",),
        acceptance_units=("区生态环境局",),
        deadline=Deadline("2025年12月底前", DeadlineKind.DATE, None, date(2025, 12, 31)),
        measures=tuple(enumerate(MEASURES, start=1)),
        results=tuple(enumerate(RESULTS, start=1)),
        is_long_term=True,
        note="与市19号同一问题",
    )
    return replace(line, **changes)


def a_dossier(folder: Path, **changes: object) -> DossierContent:
    """The whole dossier, its pictures made in `folder`."""
    case = a_case()
    pictures = {}
    sheets = {}
    for item in case.evidence:
        if item.kind is EvidenceKind.NOTICE_SCREENSHOT:
            sheets[item.id] = Sheets((a_picture(folder / f"{item.order}.jpg", item.order * 23, (900, 1600)),))
        elif item.kind is EvidenceKind.CONSTRUCTION:
            sheets[item.id] = Sheets(not_bound=NotBound.TOO_LONG)
        elif not item.is_picture:
            paper = a_paper(folder / f"{item.order}.pdf", item.title, item.pages or 1)
            sheets[item.id] = Sheets(pdf=paper, pages=item.pages or 1)
        else:
            size = (1200, 1600) if item.order == 9 else (1600, 1200)
            pictures[item.id] = a_picture(folder / f"{item.order}.jpg", item.order * 23, size)
    content = DossierContent(
        case=case,
        line=a_line(),
        unit=OwnUnit("云岭镇人民政府", ("云岭镇",)),
        rules=load_rule_pack("chongqing"),
        made_at=MADE_AT,
        made_by="向小禾",
        state_digest="1a2b3c4d5e6f",
        pictures=pictures,
        sheets=sheets,
        places={item.id: f"data/佐证/整改/{item.order}" for item in case.evidence},
    )
    return replace(content, **changes)
