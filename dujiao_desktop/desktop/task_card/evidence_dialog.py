"""What a file is: kind, words, day, measure, and whether it goes into the dossier."""

from __future__ import annotations

import re
from datetime import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.forms.ui_evidence_form import Ui_EvidenceForm
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.desktop.task_card.evidence_work import FEW
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import NoWheel, button, label
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import BROUGHT_KINDS, PHOTO_KINDS, Destination, EvidenceItem, EvidenceKind, TakenBy
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.task import Secrecy
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, usual_destination

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".heic", ".heif", ".bmp", ".tif", ".tiff", ".webp"})
_WITH_A_CAMERA = PHOTO_KINDS | {EvidenceKind.FIXED_CAMERA}
_CLOCK = re.compile(r"^([01]?\d|2[0-3])[:：]([0-5]\d)$")


def read_clock(text: str) -> time | None:
    """A moment of the day as officers write it, 9:30 or 09：30; None for anything else."""
    found = _CLOCK.match(text.strip())
    return time(int(found[1]), int(found[2])) if found else None


def read_count(text: str) -> int | None:
    """A number of pages or copies, from 1; None for anything else."""
    words = text.strip()
    return int(words) if words.isdecimal() and int(words) > 0 else None


class EvidenceDialog(FormDialog):
    """For one file or several that are alike.

    Signals:
        first_wanted: The task holds the file already: emitted with the id of the first.
    """

    topic = "evidence"
    first_wanted = Signal(str)

    def __init__(self, title: str, verb: str, case: CaseFile, desk: Desk, parent: QWidget) -> None:
        super().__init__(title, verb, parent)
        self._desk, self._case = desk, case
        self._go_first: QPushButton | None = None
        self._files: tuple[Path, ...] = ()
        self._item: EvidenceItem | None = None
        self._presenter: TaskCardPresenter | None = None
        self._before = EvidenceDraft(EvidenceKind.OTHER)
        self._place = ""
        self._names = label("", "mutedBody", wrap=True)
        self.ui = Ui_EvidenceForm()
        self._form = QWidget()
        self.ui.setupUi(self._form)
        self.ask(self._names, self._form, scrolls=True)
        self._rules = desk.office.rules
        for kind in EvidenceKind:
            if kind not in BROUGHT_KINDS:
                self.ui.kindCombo.addItem(self._rules.evidence_word(kind), kind.value)
        self.ui.measureCombo.addItem("整项任务", None)
        for measure in case.task.measures:
            self.ui.measureCombo.addItem(f"{measure.seq} {measure.text[:40]}", measure.seq)
        self.ui.partCombo.addItem("不分", None)
        for part in case.parts:
            self.ui.partCombo.addItem(part.name, part.seq)
        self.ui.formLayout.setRowVisible(self.ui.partCombo, bool(case.parts))
        NoWheel.guard((self.ui.kindCombo, self.ui.measureCombo, self.ui.partCombo, self.ui.originalCombo), self)
        self.ui.kindCombo.currentIndexChanged.connect(self._fit_kind)
        self.fit(580, 560)

    @classmethod
    def for_files(
        cls,
        files: tuple[Path, ...],
        case: CaseFile,
        presenter: TaskCardPresenter,
        desk: Desk,
        parent: QWidget,
        kind: EvidenceKind | None,
        measure_seq: int | None,
        part_seq: int | None = None,
    ) -> EvidenceDialog:
        """Ask about new files before they are taken in."""
        made = cls("加佐证", "存入", case, desk, parent)
        made._files, made._presenter = files, presenter
        shown = "、".join(f.name for f in files[:4]) + (f" 等 {len(files)} 件" if len(files) > 4 else "")
        made._names.setText(shown)
        made.hint.setText("文件夹里的都收，一个不行不耽误别的" if made._is_many() else "复制进工作区，原件不动")
        pictures = all(f.suffix.lower() in _PICTURES or f.is_dir() for f in files)
        guess = kind or (EvidenceKind.AFTER_PHOTO if pictures else EvidenceKind.OTHER)
        made._show(EvidenceDraft(guess, measure_seq=measure_seq, part_seq=part_seq))
        made.ui.takenNote.setText("不填就用照片里的拍摄时间。")
        made._begin_draft(presenter, f"new/{'|'.join(str(f) for f in files)}")
        made.ui.kindCombo.setFocus()
        return made

    @classmethod
    def for_item(
        cls, item: EvidenceItem, case: CaseFile, presenter: TaskCardPresenter, desk: Desk, parent: QWidget
    ) -> EvidenceDialog:
        """Change what is stated about a file."""
        made = cls("佐证说明", "保存", case, desk, parent)
        made._item, made._presenter = item, presenter
        if item.kind in BROUGHT_KINDS:
            # It came with an application or a visit, and stays what it is.
            made.ui.kindCombo.clear()
            made.ui.kindCombo.addItem(made._rules.evidence_word(item.kind), item.kind.value)
            if usual_destination(item.kind, made._rules) is Destination.VISITS:
                made.ui.dossierRadio.setText("只进回头看、长期坚持的记录")
        made._names.setText(item.file_name)
        made._show(EvidenceDraft.of(item))
        made.ui.takenNote.setText(_camera_words(item))
        made.ui.complainantCheck.hide()
        made._begin_draft(presenter, item.id)
        made.ui.captionEdit.setFocus()
        return made

    def _begin_draft(self, presenter: TaskCardPresenter, which: str) -> None:
        self._place = presenter.draft_place(f"evidence/{which}")
        self.keep_draft(self._form, self._desk, self._place)

    def stated(self) -> EvidenceDraft:
        """What the fields say."""
        ui, before = self.ui, self._before
        kind = EvidenceKind(ui.kindCombo.currentData())
        return EvidenceDraft(
            kind=kind,
            caption=ui.captionEdit.text().strip(),
            measure_seq=ui.measureCombo.currentData(),
            part_seq=ui.partCombo.currentData(),
            step=before.step,
            destination=Destination.INTERNAL if ui.internalRadio.isChecked() else usual_destination(kind, self._rules),
            taken_on=ui.takenField.day(),
            formed_on=ui.formedField.day(),
            place=ui.placeEdit.text().strip(),
            photographer=ui.photographerEdit.text().strip(),
            issuer=ui.issuerEdit.text().strip(),
            doc_no=ui.docNoEdit.text().strip(),
            pages=read_count(ui.pagesEdit.text()),
            copies=read_count(ui.copiesEdit.text()) or before.copies,
            is_original=ui.originalCombo.currentIndex() == 0,
            secrecy=Secrecy.INTERNAL if ui.secretRadio.isChecked() else Secrecy.PUBLIC,
            names_complainant=ui.complainantCheck.isChecked(),
            taken_time=read_clock(ui.clockEdit.text()),
        )

    def accept(self) -> None:
        """Store; the dialog closes when it is stored."""
        for field, word in ((self.ui.takenField, "拍摄日期"), (self.ui.formedField, "形成日期")):
            if field.is_wrong():
                self.say_trouble(f"{word}写得不是日期，没有保存。请写成 2026-11-19 这样。")
                field.setFocus()
                return
        if self._wrong_words():
            return
        if self._presenter is None:
            return
        job: RunningJob | None
        if self._item is not None:
            job = self._presenter.describe(self._item, self.stated(), self._place)
        else:
            work = self._presenter.evidence.take if self._is_many() else self._presenter.attach
            job = work(self._files, self.stated(), self._place)
        if job is not None:
            job.progressed.connect(self._progress)
        self.wait_for(job, "正在存入…")

    def refused(self, error: BaseException) -> None:
        """Say trouble inside; where the task holds the file already, a link leads to it."""
        super().refused(error)
        order = error.facts.get("order") if isinstance(error, Refused) and error.code == "duplicate_evidence" else None
        first = next((item for item in self._case.evidence if item.order == order), None)
        if first is not None and self._go_first is None:
            self._go_first = button("去看那一件", "link", partial(self._leave_for, first.id))
            self.footer.insertWidget(self.footer.indexOf(self.leave_button), self._go_first)

    def _leave_for(self, evidence_id: EvidenceId) -> None:
        self.reject()
        self.first_wanted.emit(evidence_id)

    def _is_many(self) -> bool:
        """Whether they are taken in one by one: each for itself, and what was reached stays when it is stopped."""
        return len(self._files) > FEW or any(file.is_dir() for file in self._files)

    def _wrong_words(self) -> bool:
        """Whether a moment or a count cannot be read, or a clock stands without its day; says which."""
        ui = self.ui
        clock = ui.clockEdit.text().strip()
        if clock and read_clock(clock) is None:
            self._say("拍摄时刻没有写对，没有保存。请写成 09:30 这样。", ui.clockEdit)
        elif clock and ui.takenField.day() is None and not ui.takenFieldRow.isHidden():
            self._say("只写了时刻，没有写拍摄日期，没有保存。请把日期也写上。", ui.takenField)
        elif ui.pagesEdit.text().strip() and read_count(ui.pagesEdit.text()) is None:
            self._say("页数没有写对，没有保存。请只写一个整数，如 6。", ui.pagesEdit)
        elif ui.copiesEdit.text().strip() and read_count(ui.copiesEdit.text()) is None:
            self._say("份数没有写对，没有保存。请只写一个整数，如 2。", ui.copiesEdit)
        else:
            return False
        return True

    def _say(self, sentence: str, field: QWidget) -> None:
        self.say_trouble(sentence)
        field.setFocus()

    def _progress(self, done: int, total: int, message: str) -> None:
        if total > 1:
            self.hint.setText(f"{done} / {total}　{message}")

    def _show(self, draft: EvidenceDraft) -> None:
        ui = self.ui
        self._before = draft
        ui.kindCombo.setCurrentIndex(ui.kindCombo.findData(draft.kind.value))
        ui.captionEdit.setText(draft.caption)
        ui.measureCombo.setCurrentIndex(max(0, ui.measureCombo.findData(draft.measure_seq)))
        ui.partCombo.setCurrentIndex(max(0, ui.partCombo.findData(draft.part_seq)))
        ui.takenField.set_day(draft.taken_on)
        ui.formedField.set_day(draft.formed_on)
        ui.placeEdit.setText(draft.place)
        ui.photographerEdit.setText(draft.photographer)
        ui.issuerEdit.setText(draft.issuer)
        ui.docNoEdit.setText(draft.doc_no)
        ui.clockEdit.setText(f"{draft.taken_time:%H:%M}" if draft.taken_time else "")
        ui.pagesEdit.setText(str(draft.pages) if draft.pages else "")
        ui.copiesEdit.setText(str(draft.copies))
        ui.originalCombo.setCurrentIndex(0 if draft.is_original else 1)
        (ui.secretRadio if draft.secrecy is Secrecy.INTERNAL else ui.publicRadio).setChecked(True)
        (ui.internalRadio if draft.destination is Destination.INTERNAL else ui.dossierRadio).setChecked(True)
        self._fit_kind()

    def _fit_kind(self) -> None:
        kind = self.ui.kindCombo.currentData()
        if kind is None:
            return  # the list is being filled anew
        photo = EvidenceKind(kind) in _WITH_A_CAMERA
        form = self.ui.formLayout
        for field in (self.ui.takenFieldRow, self.ui.takenNote, self.ui.placeEditRow):
            form.setRowVisible(field, photo)
        for field in (self.ui.formedField, self.ui.issuerEditRow, self.ui.pagesEditRow):
            form.setRowVisible(field, not photo)


def _camera_words(item: EvidenceItem) -> str:
    """What the camera wrote, and that what an officer states is marked as such."""
    photo = item.photo
    by_camera = photo.taken_at if photo else None
    if by_camera is None and item.taken_by is TakenBy.CAMERA:
        by_camera = item.taken_at
    wrote = [f"{by_camera:%Y-%m-%d %H:%M}"] if by_camera else []
    wrote += [photo.position_words] if photo and photo.position_words else []
    if not wrote:
        return "照片里没有拍摄信息，请按实际填写，卷宗里标“经办人填写”。"
    return f"相机记录：{'，'.join(wrote)}。填了就标“经办人填写”，相机记录留在旁边。"
