"""An open workspace as the screens see it, with work done at once and every sentence kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from PIL import Image
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from dujiao_desktop import desktop
from dujiao_desktop.desktop.change_feed import ChangeFeed
from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.messages import Messages, sentence_of
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.errors import Told
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.task import Task, TaskKind, TaskUnit, UnitRole
from dujiao_desktop.usecases import advance_closeout, attach_evidence, backfill, edit_task, record_measure
from dujiao_desktop.wiring import OpenOffice
from tests.desktop.inline_jobs import InlineJobs

NOW = datetime(2026, 11, 21, 14, 30, tzinfo=timezone(timedelta(hours=8)))
UNIT = "云岭镇人民政府"


class KeptMessages(Messages):
    """Says nothing on the screen; keeps what it would have said, and answers yes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.said: list[str] = []
        self.asked: list[str] = []
        self.bugs: list[BaseException] = []
        self.answer = True

    def tell(self, error: BaseException) -> None:
        if isinstance(error, Told):
            self.said.append(sentence_of(error))
        else:
            self.bugs.append(error)

    def say(self, sentence: str, offer: str = "", action: object = None) -> None:
        self.said.append(sentence)

    def warn(self, sentence: str) -> None:
        self.said.append(sentence)

    def ask(self, question: str, yes: str, details: str = "", *, danger: bool = False) -> bool:
        self.asked.append(question)
        return self.answer


@dataclass
class OpenDesk:
    """A desk with its store, for tests."""

    office: OpenOffice
    desk: Desk
    messages: KeptMessages
    remembered: list[Path] = field(default_factory=list)

    def task(
        self,
        number: str = "7",
        problem: str = "老街片区雨污管网错接，雨天污水溢流入清溪河",
        deadline: str = "2026年12月31日",
        goal: str = "雨污分流，雨天无溢流。",
        kind: TaskKind = TaskKind.ENGINEERING,
        measures: tuple[str, ...] = ("改造错接点 26 处",),
    ) -> Task:
        edit = edit_task.TaskEdit(
            number,
            problem,
            goal=goal,
            kind=kind,
            deadline_text=deadline,
            source_title="第三轮督察反馈",
            units=(TaskUnit(UnitRole.RESPONSIBLE, UNIT), TaskUnit(UnitRole.ACCEPTANCE, "区住房城乡建设委")),
        )
        task = edit_task.add_task(self.office.store, edit, office=self.desk.office, by=self.desk.by, now=NOW).task
        for text in measures:
            task = edit_task.set_measure(
                self.office.store, task.id, None, edit_task.MeasureEdit(text), by=self.desk.by, now=NOW
            ).task
        return task

    def attach(self, task: Task, file: Path, kind: EvidenceKind, **stated: object) -> None:
        draft = attach_evidence.EvidenceDraft(kind, **stated)  # type: ignore[arg-type]
        attach_evidence.attach_evidence(
            self.office.store, task.id, [file], draft, office=self.desk.office, by=self.desk.by, now=NOW
        )

    def ready_for_self_check(self, task: Task, folder: Path) -> None:
        """Everything the self-check rests on."""
        for measure in task.measures:
            record_measure.record_measure(
                self.office.store,
                task.id,
                measure.seq,
                result="全部改造并通水试验。",
                done_on=date(2026, 9, 28),
                by=self.desk.by,
                now=NOW,
            )
            self.attach(
                task, a_paper(folder, f"通水记录{measure.seq}.pdf"), EvidenceKind.OTHER, measure_seq=measure.seq
            )
        self.attach(task, a_paper(folder, "自查报告.pdf"), EvidenceKind.SELF_CHECK_REPORT)
        self.attach(task, a_photo(folder, "前.jpg", 60), EvidenceKind.BEFORE_PHOTO, taken_on=date(2026, 3, 2))
        self.attach(task, a_photo(folder, "后.jpg", 180), EvidenceKind.AFTER_PHOTO, taken_on=date(2026, 11, 12))

    def self_check(self, task: Task) -> None:
        draft = advance_closeout.StepDraft(
            "self-check", date(2026, 11, 14), people=("周玉", "何川"), opinion="措施已落实。"
        )
        advance_closeout.take_step(self.office.store, task.id, draft, office=self.desk.office, by=self.desk.by, now=NOW)

    def verification(self, task: Task, scan: Path) -> None:
        draft = advance_closeout.StepDraft(
            "verification",
            date(2026, 11, 16),
            unit="区住房城乡建设委",
            people=("李明", "赵红"),
            conclusion=Conclusion.PASS,
            opinion="同意公示",
            place="老街",
            scans=(scan,),
        )
        advance_closeout.take_step(self.office.store, task.id, draft, office=self.desk.office, by=self.desk.by, now=NOW)

    def close(self, task: Task, folder: Path) -> None:
        """All steps at once, from the paper that says so."""
        drafts = [
            advance_closeout.StepDraft(
                step.key, date(2026, 11, 19), unit="区整改办", people=("李明", "赵红"), conclusion=Conclusion.PASS
            )
            for step in self.desk.office.rules.steps
        ]
        backfill.backfill_steps(
            self.office.store, task.id, drafts, "区整改办〔2026〕3号", a_paper(folder, "销号通知.pdf"),
            office=self.desk.office, by=self.desk.by, now=NOW,
        )  # fmt: skip


def every_dialog() -> set[type[FormDialog]]:
    """Each dialog of the program that asks for something, wherever it stands."""
    for module in walk_packages(desktop.__path__, "dujiao_desktop.desktop."):
        if ".forms." not in module.name:
            import_module(module.name)
    found, to_look_at = set(), [FormDialog]
    while to_look_at:
        kind = to_look_at.pop()
        found |= set() if kind.__subclasses__() else {kind}
        to_look_at += kind.__subclasses__()
    return found


def make_desk(office: OpenOffice, window: QWidget, folder: Path) -> OpenDesk:
    feed = ChangeFeed()
    lists, lines = office.store.lists(), office.store.lists()
    officers = lists.officers()
    messages = KeptMessages(window)
    remembered: list[Path] = []
    desk = Desk(
        jobs=InlineJobs(office.store, lists, feed),
        changes=feed,
        messages=messages,
        office=office.office,
        paths=office.paths,
        lines=lines,
        officers=officers,
        by=officers[0],
        clock=lambda: NOW,
        last_folder=folder,
        remember_folder=remembered.append,
        sign_as=office.signer,
        text_size=100,
        set_text_size=lambda percent: None,
        appearance="light",
        set_appearance=lambda appearance: None,
        leave=lambda: None,
        backup_noted=lambda words: None,
    )
    return OpenDesk(office, desk, messages, remembered)


def type_chinese(widget: QWidget, text: str) -> None:
    """What an input method does when a word is chosen; key clicks cannot carry Chinese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def a_photo(folder: Path, name: str, grey: int = 120) -> Path:
    file = folder / name
    Image.new("RGB", (640, 480), (grey, grey // 2, 90)).save(file)
    return file


def a_paper(folder: Path, name: str) -> Path:
    file = folder / name
    file.write_bytes(b"%PDF-1.4\n% " + name.encode())
    return file
