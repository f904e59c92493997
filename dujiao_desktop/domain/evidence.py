"""佐证材料: files that prove something, found by their content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dujiao_desktop.domain.coordinates import Point
from dujiao_desktop.domain.identity import EvidenceId, OfficerId, TaskId
from dujiao_desktop.domain.task import UNSTAMPED, Secrecy, Stamp

INBOX = TaskId("")
"""待归位: where a file belongs that was not put to a task yet."""


class EvidenceKind(StrEnum):
    """What a file is; the words shown are in the rule pack."""

    BEFORE_PHOTO = "before_photo"  # 整改前照片
    DURING_PHOTO = "during_photo"  # 整改中照片
    AFTER_PHOTO = "after_photo"  # 整改后照片
    SITE_PHOTO = "site_photo"  # 现场核查照片
    SELF_CHECK_REPORT = "self_check_report"  # 自查报告
    PLAN = "plan"  # 整改方案、会议纪要等组织推进材料
    CONSTRUCTION = "construction"  # 工程资料
    ENFORCEMENT = "enforcement"  # 执法资料
    MONITORING = "monitoring"  # 监测报告
    MECHANISM = "mechanism"  # 长效机制文件
    PUBLIC_FEEDBACK = "public_feedback"  # 回访、满意度
    VERIFICATION_FORM = "verification_form"  # 现场核查表
    ACCEPTANCE_OPINION = "acceptance_opinion"  # 验收意见
    NOTICE_TEXT = "notice_text"  # 公示文本
    NOTICE_SCREENSHOT = "notice_screenshot"  # 公示截图
    ARCHIVE_DIRECTORY = "archive_directory"  # 归档目录
    FILING_REPORT = "filing_report"  # 备案报告
    FILING_RECEIPT = "filing_receipt"  # 备案回执
    CLOSING_DECISION = "closing_decision"  # 销号决定
    SIGNED_SCAN = "signed_scan"  # 签字盖章扫描件
    EXTENSION_PAPER = "extension_paper"  # 延期审批材料
    LOOKBACK_PHOTO = "lookback_photo"  # 回头看照片
    LONG_TERM_PROOF = "long_term_proof"  # 长期坚持佐证
    STATEMENT = "statement"  # 情况说明：why something required cannot be shown
    FIXED_CAMERA = "fixed_camera"  # 固定监控画面
    OTHER = "other"  # 其他


PHOTO_KINDS = frozenset(
    {
        EvidenceKind.BEFORE_PHOTO,
        EvidenceKind.DURING_PHOTO,
        EvidenceKind.AFTER_PHOTO,
        EvidenceKind.SITE_PHOTO,
        EvidenceKind.LOOKBACK_PHOTO,
    }
)
BROUGHT_KINDS = frozenset({EvidenceKind.EXTENSION_PAPER, EvidenceKind.LOOKBACK_PHOTO, EvidenceKind.LONG_TERM_PROOF})
"""What comes with an application or a visit, and is never chosen by itself."""


class Destination(StrEnum):
    """Where a file may go."""

    DOSSIER = "dossier"  # 进卷
    INTERNAL = "internal"  # 仅内部：never leaves with a package
    VISITS = "visits"  # 进回头看、长期坚持的记录：no part of a round and its dossier


class TakenBy(StrEnum):
    """Who says when a photo was taken."""

    UNKNOWN = "unknown"  # 无拍摄信息
    CAMERA = "camera"  # EXIF
    OFFICER = "officer"  # stated by the officer


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What a camera wrote into a picture; read once, never written.

    Attributes:
        width_px, height_px: Size as shown, after turning upright.
        orientation: EXIF value 1 to 8.
        latitude, longitude: Degrees, WGS84; None when absent.
        software: What wrote the file last, as it says itself; an editor leaves its name here.
        changed_at: When that was, local time.
        taken_at: When the picture was taken by the camera's own clock, whatever an officer stated since.
    """

    width_px: int
    height_px: int
    orientation: int = 1
    device: str = ""
    latitude: float | None = None
    longitude: float | None = None
    software: str = ""
    changed_at: datetime | None = None
    taken_at: datetime | None = None

    @property
    def position_words(self) -> str:
        """北纬 29.56300，东经 106.55100; nothing where the camera wrote none."""
        if self.latitude is None or self.longitude is None:
            return ""
        north, east = "北纬" if self.latitude >= 0 else "南纬", "东经" if self.longitude >= 0 else "西经"
        return f"{north} {abs(self.latitude):.5f}，{east} {abs(self.longitude):.5f}"


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One file in its place in a task.

    Attributes:
        task_id: Its task; `INBOX` while it waits for one.
        measure_seq: The measure it proves; None for the task as a whole.
        part_seq: The village or point it shows; None for the whole.
        step: Key of the close-out step it belongs to; empty for none.
        order: Position in the directory of its task, from 1.
        file_name: The officer's own name of the file, never used as a path.
        taken_at: Moment a photo was taken, local time; `taken_by` says on whose word.
        replaced_by: The newer file that stands for this one; this one is kept and counts no more.
    """

    id: EvidenceId
    task_id: TaskId
    kind: EvidenceKind
    file_name: str
    media_type: str
    size_bytes: int
    sha256: str
    order: int = 1
    caption: str = ""
    measure_seq: int | None = None
    part_seq: int | None = None
    step: str = ""
    destination: Destination = Destination.DOSSIER
    taken_at: datetime | None = None
    taken_by: TakenBy = TakenBy.UNKNOWN
    place: str = ""
    photographer: str = ""
    formed_on: date | None = None
    issuer: str = ""
    doc_no: str = ""
    pages: int | None = None
    copies: int = 1
    is_original: bool = True
    secrecy: Secrecy = Secrecy.PUBLIC
    photo: PhotoFacts | None = None
    replaced_by: EvidenceId | None = None
    added_by: OfficerId | None = None
    added_at: datetime | None = None
    stamp: Stamp = UNSTAMPED

    @property
    def title(self) -> str:
        """What the officer calls it: the caption, else the file name."""
        return self.caption or self.file_name

    @property
    def point(self) -> Point | None:
        """Where the camera says it stood, WGS-84; None where it recorded nothing."""
        photo = self.photo
        if photo is None or photo.latitude is None or photo.longitude is None:
            return None
        return Point(photo.latitude, photo.longitude)

    @property
    def is_picture(self) -> bool:
        """Whether it can be set as a picture on a page."""
        return self.photo is not None


def metres_between(one: EvidenceItem, other: EvidenceItem) -> float | None:
    """How far apart two cameras stood; None where one of them recorded no place."""
    here, there = one.point, other.point
    return here.metres_to(there) if here is not None and there is not None else None


@dataclass(frozen=True, slots=True)
class EvidenceHit:
    """A file a search found, with the number of its task."""

    id: EvidenceId
    task_id: TaskId
    task_number: str
    title: str
    file_name: str
