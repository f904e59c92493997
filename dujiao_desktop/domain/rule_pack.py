"""规则包: what a county can set: words, steps, slots, periods, forms. Code names are fixed, words are data.

A pack is read from TOML by `environment/rule_packs.py`; a mistake in it is refused with its line or key path.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.officer import OfficerRole
from dujiao_desktop.domain.slot_answer import Reply
from dujiao_desktop.domain.task import CloseoutStatus, PersonRole, ProgressStatus, TaskKind, UnitRole
from dujiao_desktop.domain.warning import WarningLevel
from dujiao_desktop.domain.work_calendar import DayKind


class StepKind(StrEnum):
    """What a close-out step can be; a pack orders them, names them and may repeat them."""

    SELF_CHECK = "self_check"
    VERIFICATION = "verification"
    PUBLIC_NOTICE = "public_notice"
    APPROVAL = "approval"
    ARCHIVING = "archiving"
    FILING = "filing"
    CLOSING = "closing"


class DoneBy(StrEnum):
    """Who does a step: we ourselves, or another office whose result we register."""

    OWN = "own"
    OTHER = "other"


class StepField(StrEnum):
    """A field of a step record that a pack can demand."""

    UNIT = "unit"
    PEOPLE = "people"
    CONCLUSION = "conclusion"
    OPINION = "opinion"
    PLACE = "place"
    PERIOD = "period"
    MEDIUM = "medium"
    URL = "url"
    NUMBER = "number"
    SCAN = "scan"
    FINDINGS = "findings"
    TEXT = "text"
    RETENTION = "retention"
    PAGES = "pages"


class Deed(StrEnum):
    """What an office can leave to some roles; everything else is open to all."""

    STEPS = "steps"  # 办理、登记、补录、退回销号步骤
    DOSSIERS = "dossiers"  # 生成卷宗
    IMPORTS = "imports"  # 导入清单、撤销导入
    OFFICERS = "officers"  # 添加、修改、停用、删除人员，工作交接
    SETTINGS = "settings"  # 改工作区的设置
    BACKUPS = "backups"  # 备份


class SlotFor(StrEnum):
    """For which tasks a slot must be filled."""

    ALL = "all"
    ENGINEERING = "engineering"
    NON_ENGINEERING = "non_engineering"


@dataclass(frozen=True, slots=True)
class SlotRule:
    """Evidence a step needs.

    Attributes:
        kinds: Any of these kinds fills the slot.
        at_least: How many files.
        dated: Whether each file must carry the day it was taken or formed.
        paged: Whether the pages of each file must be stated.
        after_source: Whether no file may be older than the paper the task came from, where that has a date.
        before_step: Whether no file may be younger than the step that rests on it.
        may_not_apply: Whether 不适用, with a reason, lets the step go on without it.
        may_be_explained: Whether 无法提供, with a signed 情况说明, does.
        basis: Where the demand comes from, shown under “为什么要”.
    """

    key: str
    word: str
    kinds: tuple[EvidenceKind, ...]
    tasks: SlotFor = SlotFor.ALL
    at_least: int = 1
    dated: bool = False
    paged: bool = False
    after_source: bool = False
    before_step: bool = False
    may_not_apply: bool = False
    may_be_explained: bool = False
    basis: str = ""

    def allows(self, reply: Reply) -> bool:
        """Whether this reply may stand for the thing itself."""
        return self.may_not_apply if reply is Reply.NOT_APPLICABLE else self.may_be_explained

    def applies_to(self, kind: TaskKind) -> bool:
        """Whether tasks of `kind` must fill this slot."""
        return self.tasks is SlotFor.ALL or self.tasks.value == kind.value


@dataclass(frozen=True, slots=True)
class SignBlock:
    """A block for opinion, hand signature, seal and date on the closure form.

    Without `signers` those of the chain of its step sign; without either it is sealed only.
    """

    key: str
    title: str
    signers: tuple[str, ...] = ()
    seal: bool = True
    step: str = ""
    """Key of the step whose opinion is printed in the block; empty for none."""


@dataclass(frozen=True, slots=True)
class StepRule:
    """One step of the close-out.

    Attributes:
        key: Unique name in the pack, used on the command line, e.g. ``self-check``.
        word: The office's word for it, e.g. 自查.
        waiting: What a task waiting for this step is called, e.g. 待核查.
        unit_role: For steps of other offices: the task unit proposed as doer.
        level: At whose level it is done, e.g. 区级, 市级; empty where there is one.
        min_people: How many people have to be named.
        chain: Roles that sign, in their order; the people named are these, and whoever comes after.
        requires: Fields that must be filled besides the date.
        scan_kind: What a scan attached with the step is.
        slots: Evidence the step needs.
        plan_days: How many days it usually takes, for counting back from the deadline; an estimate, never a gate. Of a
            public notice `NoticeRule.days` counts instead.
        plan_basis: Where that estimate comes from.
    """

    key: str
    kind: StepKind
    word: str
    waiting: str
    done_by: DoneBy
    unit_role: UnitRole | None = None
    level: str = ""
    min_people: int = 0
    chain: tuple[str, ...] = ()
    requires: tuple[StepField, ...] = ()
    scan_kind: EvidenceKind = EvidenceKind.SIGNED_SCAN
    slots: tuple[SlotRule, ...] = ()
    basis: str = ""
    plan_days: int = 1
    plan_day_kind: DayKind = DayKind.WORKING
    plan_basis: str = ""


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How long a public notice has to stand; sources differ, so every office sets its own."""

    days: int = 5
    day_kind: DayKind = DayKind.WORKING
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveRule:
    """What an archive number is made of; the retention periods by their codes, the usual one first."""

    category: str = "WS"
    retention: dict[str, str] = field(default_factory=lambda: {"Y": "永久", "D30": "30年", "D10": "10年"})
    basis: str = "DA/T 22-2015《归档文件整理规则》"


@dataclass(frozen=True, slots=True)
class ExtensionRule:
    """Who has to agree to an extension, in their order, and whether it must be applied for in time.

    Attributes:
        before_expiry: Refuse an application dated after the deadline; otherwise it is only pointed out.
    """

    levels: tuple[str, ...] = ("责任单位主要负责人", "督察整改办")
    before_expiry: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class StatementRule:
    """Who signs a 情况说明, in their order, and whether it is sealed."""

    signers: tuple[str, ...] = ("经办人", "主要负责人")
    seal: bool = True
    basis: str = ""


@dataclass(frozen=True, slots=True)
class LongTermRule:
    """How often a long-term task is proved anew.

    Attributes:
        review_days: Calendar days from one proof to the next, as proposed.
        in_dossier: Whether what the proofs bring counts for the rounds and goes into their dossiers too.
    """

    review_days: int = 90
    in_dossier: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class LookbackRule:
    """How a closed task is looked back at.

    Attributes:
        review_days: Calendar days from one look-back to the next, as proposed.
        first_days: Calendar days from the closing to the first look-back, of which an officer is reminded; None for no
            reminder.
        people, units: Fewer are pointed out, not refused.
        in_dossier: As in `LongTermRule`.
    """

    review_days: int = 365
    first_days: int | None = None
    people: int = 2
    units: int = 2
    in_dossier: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class PhotoRule:
    """How photos are checked before they are handed in (照片体检); hints, never gates.

    Attributes:
        far_metres: A photo farther than this from all others of its task is pointed out.
        checked: Kinds that show the work done, and are looked at.
        exempt: Kinds nothing is compared with: what a fixed camera sees is always the same, and forms look alike.
    """

    far_metres: int = 500
    checked: tuple[EvidenceKind, ...] = (
        EvidenceKind.DURING_PHOTO,
        EvidenceKind.AFTER_PHOTO,
        EvidenceKind.SITE_PHOTO,
        EvidenceKind.LOOKBACK_PHOTO,
    )
    exempt: tuple[EvidenceKind, ...] = (
        EvidenceKind.FIXED_CAMERA,
        EvidenceKind.SIGNED_SCAN,
        EvidenceKind.NOTICE_SCREENSHOT,
    )
    basis: str = ""


@dataclass(frozen=True, slots=True)
class GateRule:
    """What every own measure needs before the self-check can be completed."""

    goal: bool = False
    measures: bool = True
    measure_evidence: int = 1
    parts: bool = True
    """Every part of a task (分块) has to be done."""
    separate_people: bool = True
    """The same person may not stand for both self-check and verification."""
    basis: dict[str, str] = field(default_factory=dict)
    """Where each demand comes from, by its key here, e.g. ``measures``."""


_ALL_ROLES = tuple(OfficerRole)


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Which roles may do what. A small office shares everything, which is the default."""

    steps: tuple[OfficerRole, ...] = _ALL_ROLES
    dossiers: tuple[OfficerRole, ...] = _ALL_ROLES
    imports: tuple[OfficerRole, ...] = _ALL_ROLES
    officers: tuple[OfficerRole, ...] = _ALL_ROLES
    settings: tuple[OfficerRole, ...] = _ALL_ROLES
    backups: tuple[OfficerRole, ...] = _ALL_ROLES

    def may(self, deed: Deed) -> frozenset[OfficerRole]:
        """The roles that may do it."""
        roles: tuple[OfficerRole, ...] = getattr(self, deed.value)
        return frozenset(roles)


@dataclass(frozen=True, slots=True)
class FormWords:
    """Titles on paper."""

    dossier: str = "整改销号送验卷"
    to_sign: str = "整改销号待签件"
    archive: str = "整改销号归档卷"
    closure_form: str = "整改任务销号申请表"
    ledger: str = "整改任务台账"
    summary: str = "整改进度统计表"
    extension: str = "整改任务延期审批表"
    to_long_term: str = "转长期持续整改审批表"
    lookback: str = "回头看记录表"
    long_term: str = "长期坚持情况表"
    statement: str = "情况说明"


@dataclass(frozen=True, slots=True)
class Words:
    """The officer's words for every fixed code. A pack states all of them."""

    progress_status: dict[ProgressStatus, str]
    closeout_status: dict[CloseoutStatus, str]
    evidence_kind: dict[EvidenceKind, str]
    unit_role: dict[UnitRole, str]
    person_role: dict[PersonRole, str]
    officer_role: dict[OfficerRole, str]
    task_kind: dict[TaskKind, str]
    return_reason: dict[str, str]
    warning_level: dict[WarningLevel, str]


@dataclass(frozen=True, slots=True)
class RulePack:
    """A county's rules; `version` travels with every dossier made under it."""

    key: str
    title: str
    version: str
    steps: tuple[StepRule, ...]
    words: Words
    sign_blocks: tuple[SignBlock, ...]
    notice: NoticeRule = NoticeRule()
    gates: GateRule = field(default_factory=GateRule)
    archive: ArchiveRule = field(default_factory=ArchiveRule)
    roles: RoleRule = RoleRule()
    extension: ExtensionRule = ExtensionRule()
    statement: StatementRule = StatementRule()
    long_term: LongTermRule = LongTermRule()
    lookback: LookbackRule = LookbackRule()
    photos: PhotoRule = PhotoRule()
    forms: FormWords = FormWords()
    classes: tuple[str, ...] = ()
    nine_gov: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    region: str = ""
    basis: str = ""
    schema: int = field(default=1)

    @property
    def name(self) -> str:
        """Key and version: under what a round is run and a dossier made."""
        return f"{self.key} {self.version}"

    def step(self, key: str) -> StepRule | None:
        """The step named `key`, or None."""
        return next((s for s in self.steps if s.key == key), None)

    def step_of_kind(self, kind: StepKind) -> StepRule | None:
        """The first step of `kind`, or None."""
        return next((s for s in self.steps if s.kind is kind), None)

    def signers_of(self, block: SignBlock) -> tuple[str, ...]:
        """Roles that sign a block, in their order: those it names, else the chain of its step."""
        step = self.step(block.step) if block.step else None
        return block.signers or (step.chain if step else ())

    def basis_of(self, path: str) -> str:
        """The sentence that says where a rule comes from, by its key path, e.g. ``steps.self-check.slots.mechanism``.

        Where the pack gives none for the rule itself, that of the step, else that of the whole pack.
        """
        part, _, rest = path.partition(".")
        if part == "notice":
            return self.notice.basis or self.basis
        if part == "gates":
            return self.gates.basis.get(rest) or self.basis
        key, _, rest = rest.partition(".")
        step = self.step(key) if part == "steps" else None
        if step is None:
            return self.basis
        slot = next((s for s in step.slots if rest == f"slots.{s.key}"), None)
        return (slot.basis if slot else "") or step.basis or self.basis

    def progress_word(self, status: ProgressStatus) -> str:
        """The office's word for a progress status."""
        return self.words.progress_status[status]

    def closeout_word(self, status: CloseoutStatus) -> str:
        """The office's word for a close-out status."""
        return self.words.closeout_status[status]

    def warning_word(self, level: WarningLevel) -> str:
        """The office's word for a level of warning."""
        return self.words.warning_level[level]

    def evidence_word(self, kind: EvidenceKind) -> str:
        """The office's word for a kind of evidence."""
        return self.words.evidence_kind[kind]

    def item_word(self, place: str) -> str:
        """What a return calls an item it names: “监测报告” for ``evidence/monitoring``, “措施 2” for ``measures/2``."""
        part, _, name = place.partition("/")
        if part == "measures":
            return f"措施 {name}"
        return next((word for kind, word in self.words.evidence_kind.items() if kind.value == name), place)
