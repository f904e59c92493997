"""A township's workspace on a real disk, and the sheets and photos its officer works with."""

import csv
import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task import Task
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.environment.workspace import WorkspacePaths
from dujiao_desktop.packages.keys import LocalSigner, make_key
from dujiao_desktop.store.database import Store
from dujiao_desktop.usecases import import_tasks
from dujiao_desktop.usecases.advance_closeout import StepDraft, StepTaken, take_step
from dujiao_desktop.usecases.attach_evidence import Attached, EvidenceDraft, attach_evidence
from dujiao_desktop.usecases.confirm_evidence import confirm_evidence
from dujiao_desktop.usecases.import_tasks import Imported
from dujiao_desktop.usecases.produce_dossier import Produced, produce_dossier
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.wiring import OpenOffice, open_office
from tests.builders import NOW

UNIT, OFFICER = "云岭镇人民政府", "周玉"
HEADER = ("序号", "整改任务", "整改目标", "整改措施", "责任单位", "验收单位", "整改时限", "整改进度")
ROWS = (
    ("7", "老街片区雨污管网错接", "雨天无溢流", "1. 排查错接点\n2. 改造管网", UNIT, "区住建委", "2026年12月31日前", "达到序时进度"),
    ("9", "南坪堆场未覆盖", "扬尘达标", "1. 覆盖防尘网", UNIT, "区生态环境局", "2026年12月10日前", "尚未启动"),
    ("16", "清溪河保洁不经常", "河面清洁", "1. 每周打捞", UNIT, "区水利局", "长期坚持", "完成整改"),
)  # fmt: skip


def a_list(path: Path, rows: Sequence[Sequence[str]] = ROWS, header: Sequence[str] = HEADER) -> Path:
    """A task list as a district would send it, as comma-separated text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def a_photo(
    path: Path,
    *,
    shade: int = 120,
    taken: datetime | None = None,
    size: tuple[int, int] = (320, 240),
    software: str = "",
) -> Path:
    """A JPEG photo, saved by some `software`; two of one shade are the same file."""
    from PIL import Image

    exif = Image.Exif()
    if software:
        exif[0x0131] = software
    if taken is not None:
        exif.get_ifd(0x8769)[0x9003] = taken.strftime("%Y:%m:%d %H:%M:%S")
    Image.new("RGB", size, (shade, 140, 150)).save(path, "JPEG", exif=exif)
    return path


def a_paper(path: Path, words: str = "已完成整改。") -> Path:
    """A plain file that is no picture."""
    path.write_bytes(words.encode("utf-8"))
    return path


@dataclass(frozen=True)
class Township:
    """An open workspace and the officer at its desk."""

    opened: OpenOffice
    by: Officer
    now: datetime = NOW

    @property
    def store(self) -> Store:
        return self.opened.store

    @property
    def office(self) -> Office:
        return self.opened.office

    @property
    def paths(self) -> WorkspacePaths:
        return self.opened.paths

    def case(self, number: str) -> CaseFile:
        with self.store.lists() as lists:
            return lists.case_file(lists.find_task(number))

    def task(self, number: str) -> Task:
        return self.case(number).task

    def tasks(self, words: str = "") -> list[str]:
        """Numbers of the tasks in the list."""
        with self.store.lists() as lists:
            return [line.number for line in lists.all_lines(TaskFilter(text=words), self.now.date())]

    def state(self) -> tuple[int, tuple[str, ...]]:
        """How much was ever written, and the originals in the vault; equal states mean that nothing was changed."""
        with self.store.lists() as lists:
            events = len(lists.history(None, 1_000_000))
        return events, tuple(sorted(p.name for p in self.paths.vault.rglob("*") if p.is_file()))

    def import_list(self, path: Path) -> Imported:
        with self.store.lists() as lists:
            previewed = import_tasks.preview(lists, path)
        return import_tasks.commit(self.store, previewed, office=self.office, by=self.by, now=self.now)

    def attach(self, number: str, *files: Path, kind: EvidenceKind = EvidenceKind.OTHER, **stated: Any) -> Attached:
        draft = EvidenceDraft(kind, **stated)
        return attach_evidence(
            self.store, self.task(number).id, files, draft, office=self.office, by=self.by, now=self.now
        )

    def evidence(self, number: str) -> list[EvidenceItem]:
        return list(self.case(number).evidence)

    def step(self, number: str, step: str, happened_on: date, **stated: Any) -> StepTaken:
        draft = StepDraft(step, happened_on, **stated)
        return take_step(self.store, self.task(number).id, draft, office=self.office, by=self.by, now=self.now)

    def confirm(self, number: str) -> StepTaken:
        """Everything of the rounds before that the return did not name counts again."""
        return confirm_evidence(self.store, self.task(number).id, None, office=self.office, by=self.by, now=self.now)

    def produce(
        self, number: str, to: Path, signer: LocalSigner, *, control: JobControl | None = None, now: datetime = NOW
    ) -> Produced:
        return produce_dossier(
            self.store, self.paths, self.task(number).id, to, office=self.office, by=self.by, now=now,
            sign_with=lambda: signer, control=control,
        )  # fmt: skip


@contextmanager
def at_desk(folder: Path, password: str | None = None) -> Iterator[Township]:
    """The workspace in `folder`, open."""
    with open_office(folder, password, NOW) as opened:
        with opened.store.lists() as lists:
            officer = lists.officers()[0]
        yield Township(opened, officer)


def copied(desk: Township, name: str = "另一份") -> Path:
    """The workspace as it lies on the disk, under another name beside it, to be opened again."""
    copy = desk.paths.folder.with_name(name)
    desk.store.checkpoint()
    return shutil.copytree(desk.paths.folder, copy, ignore=shutil.ignore_patterns("*.lock", "*.holder"))


def do_the_work(desk: Township, papers: Path) -> None:
    """Everything task 7 needs for its self-check, and a note that must never leave the office."""
    for seq in (1, 2):
        record_measure(
            desk.store, desk.task("7").id, seq, result=f"措施{seq}已落实", done_on=date(2026, 10, seq), by=desk.by,
            now=desk.now,
        )  # fmt: skip
    photo = partial(a_photo, taken=datetime(2026, 10, 9, 9, 40))
    desk.attach("7", photo(papers / "改造前.jpg", shade=30), kind=EvidenceKind.BEFORE_PHOTO, caption="清溪桥污水溢流")
    desk.attach("7", photo(papers / "改造后.jpg", shade=90), kind=EvidenceKind.AFTER_PHOTO, caption="清溪桥无溢流")
    report = a_paper(papers / "自查报告.txt")
    desk.attach("7", report, kind=EvidenceKind.SELF_CHECK_REPORT, formed_on=date(2026, 10, 12))
    from dujiao_desktop.domain.evidence import Destination

    secret = a_photo(papers / "群众来信登记甲.jpg", shade=200)
    desk.attach("7", secret, kind=EvidenceKind.OTHER, caption="来信人住址某巷", destination=Destination.INTERNAL)
    desk.step("7", "self-check", date(2026, 10, 12), people=("周玉", "何川"), opinion="已完成，申请核查")


def a_signing_key(folder: Path) -> Path:
    """A key made beforehand: making one takes longer than most tests."""
    file = folder / "key.p12"
    make_key(file, unit=UNIT, name=OFFICER, role="经办人", password=None, now=NOW)
    return file


def files_below(folder: Path) -> dict[str, str]:
    """Every file with its digest."""
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }
