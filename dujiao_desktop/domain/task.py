"""整改任务: what an inspection handed to the office, with everything official about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dujiao_desktop.domain.deadlines import NO_DEADLINE, Deadline, DeadlineKind
from dujiao_desktop.domain.identity import BatchId, SourceId, TaskId
from dujiao_desktop.domain.measure import Measure


class ProgressStatus(StrEnum):
    """How far the work is; words are in the rule pack."""

    NOT_STARTED = "not_started"  # 尚未启动
    BEHIND = "behind"  # 未达到序时进度
    ON_SCHEDULE = "on_schedule"  # 达到序时进度
    AHEAD = "ahead"  # 超过序时进度
    STAGE_DONE = "stage_done"  # 完成阶段性任务
    DONE = "done"  # 完成整改


class CloseoutStatus(StrEnum):
    """How far the close-out is; follows from the close-out alone, never from the progress."""

    NOT_STARTED = "not_started"  # 未申请
    AWAITING_SELF_CHECK = "awaiting_self_check"  # 自查中
    AWAITING_VERIFICATION = "awaiting_verification"  # 待核查
    AWAITING_PUBLIC_NOTICE = "awaiting_public_notice"  # 待公示
    AWAITING_APPROVAL = "awaiting_approval"  # 待审签
    AWAITING_ARCHIVING = "awaiting_archiving"  # 待归档
    AWAITING_FILING = "awaiting_filing"  # 待备案
    AWAITING_CLOSING = "awaiting_closing"  # 已报备待销号
    CLOSED = "closed"  # 已销号
    RETURNED = "returned"  # 退回
    REOPENED = "reopened"  # 已反弹重开


class TaskKind(StrEnum):
    """工程类 needs a site and photos; 非工程类 (study, assessment, mechanism) needs documents."""

    ENGINEERING = "engineering"
    NON_ENGINEERING = "non_engineering"


class UnitRole(StrEnum):
    """In what role a unit appears in a task."""

    RESPONSIBLE = "responsible"  # 责任单位（整改实施主体）
    LEAD = "lead"  # 牵头单位
    CO = "co"  # 配合单位
    ACCEPTANCE = "acceptance"  # 验收单位
    SUPERVISING = "supervising"  # 督导单位


class PersonRole(StrEnum):
    """In what role a person appears in a task."""

    CASE_LEADER = "case_leader"  # 包案领导
    FIRST_RESPONSIBLE = "first_responsible"  # 第一责任人
    RESPONSIBLE = "responsible"  # 责任人
    CONTACT = "contact"  # 联系人


class Secrecy(StrEnum):
    """The only two levels that may be stored; classified matter must stay out."""

    PUBLIC = "public"  # 公开
    INTERNAL = "internal"  # 内部（工作秘密）


@dataclass(frozen=True, slots=True)
class TaskUnit:
    """A unit in its role; `order` starts at 1 within the role."""

    role: UnitRole
    name: str
    order: int = 1


@dataclass(frozen=True, slots=True)
class TaskPerson:
    """A person in a role."""

    role: PersonRole
    name: str
    post: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """The paper a task came from.

    Attributes:
        kind: 来源, e.g. 中央督察反馈意见, 市级例行督察, 交办群众举报件.
        sha256: Digest of the imported file; empty when typed in by hand.
    """

    id: SourceId
    title: str
    doc_no: str = ""
    kind: str = ""
    round: str = ""
    batch: str = ""
    issuer: str = ""
    issued_on: date | None = None
    file_name: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a record comes from and which state it is in, for later exchange between offices.

    Attributes:
        origin: Id of the workspace that made the record.
        revision: Counts every change, from 1.
        base_revision: Revision last agreed with another office; 0 when never exchanged.
    """

    origin: str = ""
    revision: int = 1
    base_revision: int = 0


UNSTAMPED = Stamp()


@dataclass(frozen=True, slots=True)
class Task:
    """One rectification task.

    Attributes:
        number: 本级序号 as text; may repeat across sources, never a number.
        upper_number: 上级序号, e.g. 市序号.
        problem_text: 问题表述, as in the plan.
        original_deadline: The deadline as first set; never overwritten.
        status_text: The source's own status phrase, kept word for word.
        is_long_term: 长期坚持; independent of both statuses.
        closeout_status: A copy for lists of what the close-out says; only the transition function moves it.
        cut_off: The source text ended in mid-sentence here; shown until the officer confirms the text.
        common: True 共性, False 个性, None not stated.
    """

    id: TaskId
    number: str
    problem_text: str
    upper_number: str = ""
    source_id: SourceId | None = None
    batch_id: BatchId | None = None
    chapter: str = ""
    goal: str = ""
    kind: TaskKind = TaskKind.ENGINEERING
    classes: tuple[str, ...] = ()
    nine_gov: tuple[str, ...] = ()
    common: bool | None = None
    units: tuple[TaskUnit, ...] = ()
    persons: tuple[TaskPerson, ...] = ()
    deadline: Deadline = NO_DEADLINE
    original_deadline: Deadline = NO_DEADLINE
    measures: tuple[Measure, ...] = ()
    progress_status: ProgressStatus = ProgressStatus.NOT_STARTED
    status_text: str = ""
    is_long_term: bool = False
    closeout_status: CloseoutStatus = CloseoutStatus.NOT_STARTED
    secrecy: Secrecy = Secrecy.PUBLIC
    cut_off: bool = False
    note: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    stamp: Stamp = UNSTAMPED

    def unit_names(self, role: UnitRole) -> tuple[str, ...]:
        """Names of the units in `role`, in order."""
        return tuple(u.name for u in sorted(self.units, key=lambda u: u.order) if u.role is role)

    def person(self, role: PersonRole) -> TaskPerson | None:
        """The first person in `role`, or None."""
        return next((p for p in self.persons if p.role is role), None)

    def measure(self, seq: int) -> Measure | None:
        """The measure numbered `seq`, or None."""
        return next((m for m in self.measures if m.seq == seq), None)

    def is_overdue(self, today: date) -> bool:
        """Past the last day and the work not done; computed from the clock, never stored."""
        if self.progress_status is ProgressStatus.DONE or self.closeout_status is CloseoutStatus.CLOSED:
            return False
        dated = self.deadline.kind in (DeadlineKind.DATE, DeadlineKind.SPAN)
        return dated and self.deadline.end is not None and self.deadline.end < today


def next_progress_status_is_allowed(status: ProgressStatus, closeout: CloseoutStatus) -> bool:
    """Whether the pair may stand: a closed task is done, and stays so."""
    return closeout is not CloseoutStatus.CLOSED or status is ProgressStatus.DONE
