"""回头看 and 长期坚持复核: who went, what it is like there now, and the photos."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QRadioButton, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.task_card.card_dialog import CardDialog
from dujiao_desktop.desktop.task_card.paper_place import paper_place
from dujiao_desktop.desktop.task_card.photo_pair import PhotoPair
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.files_field import PAPERS, PHOTOS, FilesField
from dujiao_desktop.desktop.widgets.form_rows import add_row
from dujiao_desktop.desktop.widgets.growing_text import GrowingText
from dujiao_desktop.desktop.widgets.parts import NoWheel, button, label
from dujiao_desktop.desktop.widgets.words_field import WordsField
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.task import ProgressStatus, UnitRole
from dujiao_desktop.domain.visit import VisitKind, VisitResult
from dujiao_desktop.usecases.visit_again import LookbackDraft, ReviewDraft, VisitFileDraft, proposed_next

_FINDINGS: tuple[tuple[str, str, VisitResult, bool], ...] = (
    ("consolidatedRadio", "巩固", VisitResult.CONSOLIDATED, False),
    ("partialRadio", "部分反弹，不重开", VisitResult.PARTIAL, False),
    ("partialAgainRadio", "部分反弹，重开整改", VisitResult.PARTIAL, True),
    ("reboundRadio", "反弹，重开整改", VisitResult.REBOUND, True),
)


class _VisitDialog(CardDialog):
    """What both kinds of visit ask."""

    topic = "visits"
    kind: VisitKind
    part: str

    def __init__(self, title: str, verb: str, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__(title, verb, presenter, desk, parent)
        self._rules = desk.office.rules
        self._proposed: date | None = None
        self.visited_field, self.next_field = DateField(), DateField()
        self.people_field, self.units_field = WordsField(), WordsField()
        self.text_edit = GrowingText()
        self.people_field.offer(tuple(o.name for o in desk.officers))
        for field in (self.people_field, self.units_field):
            field.setPlaceholderText("多个用、隔开")
        self.visited_field.day_changed.connect(self._propose)

    def ask_who(self, word: str, today: date) -> None:
        """The rows that come first."""
        add_row(self.rows, f"{word}日期", self.visited_field, "visitedField")
        add_row(self.rows, "参加人员", self.people_field, "peopleField")
        add_row(self.rows, "参加单位", self.units_field, "unitsField")
        self.visited_field.set_day(today)

    def _propose(self) -> None:
        """The usual day of the next visit follows the day of this one, until the officer writes another."""
        visited = self.visited_field.day()
        if visited is not None and self.next_field.day() == self._proposed:
            self._proposed = proposed_next(self.kind, visited, self._rules)
            self.next_field.set_day(self._proposed)


class ReviewDialog(_VisitDialog):
    """A periodic proof that a long-term task is kept up."""

    kind = VisitKind.LONG_TERM

    def __init__(self, content: CardContent, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__("长期坚持复核", "登记复核", presenter, desk, parent)
        self.paper = FilesField("选择照片或记录", PAPERS)
        self.units_field.offer(tuple(u.name for u in content.case.task.units))
        self.ask_who("复核", desk.today())
        add_row(self.rows, "坚持情况", self.text_edit, "textEdit")
        add_row(self.rows, "照片、记录", self.paper, "paperField")
        add_row(self.rows, "下次复核", self.next_field, "nextField")
        self.begin("销号前后都可以登记；已办的各轮和报出的卷宗不变。", "review", 560, 440)
        self.text_edit.setFocus()

    def accept(self) -> None:
        """Register the proof."""
        day = self.visited_field.day()
        wrong = self.wrong_day((self.visited_field, "复核日期", True), (self.next_field, "下次复核日期", False))
        if wrong or day is None:
            return
        draft = ReviewDraft(
            visited_on=day,
            text=self.text_edit.text(),
            people=self.people_field.words(),
            units=self.units_field.words(),
            next_on=self.next_field.day(),
            files=self.paper.files(),
        )
        self.wait_for(self._presenter.follow_up.review(draft), "正在登记…")


class LookbackDialog(_VisitDialog):
    """A look at a closed task: each new photo beside the one of the dossier that shows the same place."""

    kind = VisitKind.LOOKBACK

    def __init__(self, content: CardContent, presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        super().__init__("回头看", "登记回头看", presenter, desk, parent)
        case = content.case
        self._number = case.task.number
        self.paper = FilesField("选择其他现场照片", PHOTOS)
        units = (desk.office.unit.name, *(u.name for u in case.task.units if u.role is not UnitRole.RESPONSIBLE))
        self.units_field.offer(units)
        self.ask_who("回头看", desk.today())
        self.status_combo = QComboBox()
        for status, word in self._rules.words.progress_status.items():
            if status is not ProgressStatus.DONE:
                self.status_combo.addItem(word, status.value)
        self.status_combo.setCurrentIndex(self.status_combo.findData(ProgressStatus.BEHIND.value))
        NoWheel.guard((self.status_combo,), self)
        self.findings: dict[str, QRadioButton] = {}
        choices = QWidget()
        column = QVBoxLayout(choices)
        # The word beside them stands where it stands beside a field.
        column.setContentsMargins(0, 6, 0, 2)
        column.setSpacing(4)
        for name, word, _, _ in _FINDINGS:
            radio = QRadioButton(word)
            radio.setObjectName(name)
            self.findings[name] = radio
            column.addWidget(radio)
        self.rows.addRow(label("结论", "mutedBody"), choices)
        add_row(self.rows, "重开后的进展", self.status_combo, "statusCombo")
        add_row(self.rows, "回头看情况", self.text_edit, "textEdit")
        self.pairs = [PhotoPair(photo, presenter) for photo in case.after_photos]
        if self.pairs:
            same = QWidget()
            stack = QVBoxLayout(same)
            stack.setContentsMargins(0, 0, 0, 0)
            stack.setSpacing(8)
            for pair in self.pairs:
                stack.addWidget(pair)
            self.reshoot_button = button("打印复拍单…", "small", self._print_reshoot, icon_name="printer")
            self.reshoot_button.setToolTip("每处一页，带到现场站在原处照原样再拍")
            stack.addWidget(self.reshoot_button, 0, Qt.AlignmentFlag.AlignLeft)
            self.rows.addRow(label("同一地点", "mutedBody"), same)
        add_row(self.rows, "其他照片" if self.pairs else "照片", self.paper, "paperField")
        add_row(self.rows, "下次回头看", self.next_field, "nextField")
        for radio in self.findings.values():
            radio.toggled.connect(self._fit_finding)
        self._fit_finding()
        self.begin(
            "重开时新开一轮，从自查起重新办；已办的各轮和报出的卷宗不变。一般由两个以上单位的人员参加。",
            "lookback",
            620,
            640,
        )
        for pair in self.pairs:
            pair.changed.connect(self.touch_draft)
        self.people_field.setFocus()

    def accept(self) -> None:
        """Register the look-back."""
        chosen = next((f for f in _FINDINGS if self.findings[f[0]].isChecked()), None)
        if chosen is None:
            self.say_trouble("回头看的结论还没有选，没有登记。请选巩固、部分反弹或反弹。")
            self.findings["consolidatedRadio"].setFocus()
            return
        day = self.visited_field.day()
        wrong = self.wrong_day((self.visited_field, "回头看日期", True), (self.next_field, "下次回头看日期", False))
        if wrong or day is None:
            return
        _, _, result, again = chosen
        photos = [VisitFileDraft(p.file, p.photo.id) for p in self.pairs if p.file is not None]
        draft = LookbackDraft(
            visited_on=day,
            result=result,
            text=self.text_edit.text(),
            people=self.people_field.words(),
            units=self.units_field.words(),
            next_on=self.next_field.day(),
            photos=(*photos, *(VisitFileDraft(f) for f in self.paper.files())),
            reopen_partial=again,
            status=ProgressStatus(self.status_combo.currentData()) if again else None,
        )
        self.wait_for(self._presenter.follow_up.look_back(draft), "正在登记…")

    def _print_reshoot(self) -> None:
        to = paper_place("现场复拍单", self._number, self._desk.today(), self)
        job = to and self._presenter.follow_up.print_reshoot([pair.photo.id for pair in self.pairs], to)
        if job:
            job.done.connect(self._printed)
            job.failed.connect(self.refused)

    def _printed(self, made: Path) -> None:
        self.hint.setText(f"✓ 已写好 {made.name}")

    def _fit_finding(self, *_: object) -> None:
        again = any(self.findings[name].isChecked() for name, _, _, reopens in _FINDINGS if reopens)
        self.rows.setRowVisible(self.status_combo, again)

    def _more(self) -> dict[str, str]:
        pairs = {p.photo.id: str(p.file) for p in self.pairs if p.file is not None}
        return super()._more() | {"pairs": json.dumps(pairs) if pairs else ""}

    def _put_more(self, content: Mapping[str, str]) -> None:
        super()._put_more(content)
        pairs: dict[EvidenceId, str] = json.loads(content.get("pairs") or "{}")
        for pair in self.pairs:
            file = Path(pairs.get(pair.photo.id, ""))
            pair.use(file if file.is_file() else None)
