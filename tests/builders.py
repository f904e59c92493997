"""Values for tests: only what matters to a test is written there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import CloseOut, Conclusion, StepRecord
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import EvidenceId, MeasureId, StepRecordId, TaskId
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.office import Office, OwnUnit
from dujiao_desktop.domain.task import Task, TaskUnit, UnitRole
from dujiao_desktop.domain.work_calendar import HolidayYear, WorkCalendar
from dujiao_desktop.environment.holidays import load_calendar
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.environment.rule_packs import load_rule_pack

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=timezone(timedelta(hours=8)))
TODAY = NOW.date()


def an_office(rules: str = "chongqing") -> Office:
    """云岭镇, by a shipped rule pack."""
    unit = OwnUnit("云岭镇人民政府", ("云岭镇",))
    return Office(unit, load_rule_pack(rules), load_calendar(resource("holidays")), "office-1")


def with_year(calendar: WorkCalendar, year: HolidayYear) -> WorkCalendar:
    """The calendar with a year added or replaced."""
    return WorkCalendar({**calendar.years, year.year: year})


def a_measure(seq: int = 1, **fields: object) -> Measure:
    """A finished measure of our own."""
    done = Measure(MeasureId(f"m{seq}"), seq, f"措施{seq}", result_text="已完成", done_on=date(2026, 9, 1))
    return replace(done, **fields)  # type: ignore[arg-type]  # the fields are those of Measure


def a_task(**fields: object) -> Task:
    """A task with a goal and one finished measure."""
    units = (TaskUnit(UnitRole.RESPONSIBLE, "云岭镇人民政府"), TaskUnit(UnitRole.ACCEPTANCE, "区水利局"))
    bare = Task(TaskId("t1"), "7", "沟渠有污水", goal="沟渠无污水", units=units, measures=(a_measure(),))
    return replace(bare, **fields)  # type: ignore[arg-type]  # the fields are those of Task


def a_file(kind: EvidenceKind, name: str = "", **fields: object) -> EvidenceItem:
    """A dated file that goes into the dossier."""
    bare = EvidenceItem(
        EvidenceId(f"e-{kind}-{name}"),
        TaskId("t1"),
        kind,
        f"{name or kind}.jpg",
        "image/jpeg",
        10,
        "0" * 64,
        taken_at=datetime(2026, 9, 2, 10, 0),
    )
    return replace(bare, **fields)  # type: ignore[arg-type]  # the fields are those of EvidenceItem


ENOUGH = (
    a_file(EvidenceKind.SELF_CHECK_REPORT),
    a_file(EvidenceKind.BEFORE_PHOTO),
    a_file(EvidenceKind.AFTER_PHOTO),
)


def a_case(task: Task | None = None, evidence: tuple[EvidenceItem, ...] = ENOUGH) -> CaseFile:
    """A case ready for its self-check."""
    return CaseFile(task or a_task(), CloseOut(TaskId("t1")), evidence=evidence)


SCAN = (EvidenceId("scan"),)
STEPS = (
    StepRecord(StepRecordId("1"), "self-check", date(2026, 10, 12), "云岭镇人民政府", ("周玉", "何川"), opinion="同意"),
    StepRecord(
        StepRecordId("2"), "verification", date(2026, 10, 16), "区水利局", ("李明", "赵红"), Conclusion.PASS, "同意公示",
        "清溪桥", scans=SCAN,
    ),
    StepRecord(
        StepRecordId("3"), "public-notice", date(2026, 10, 23), "区水利局", period_from=date(2026, 10, 19),
        period_to=date(2026, 10, 23), medium="区政府网站", scans=SCAN,
    ),
    StepRecord(StepRecordId("4"), "archiving", date(2026, 10, 28), "云岭镇人民政府", ("罗敏",)),
    StepRecord(StepRecordId("5"), "filing", date(2026, 11, 2), "区整改办", number="备18", scans=SCAN),
    StepRecord(StepRecordId("6"), "closing", date(2026, 11, 10), "区整改办", number="41号", scans=SCAN),
)  # fmt: skip
