"""进展: a form for a new entry, and the entries there are, newest first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.form_draft import FormDraft
from dujiao_desktop.desktop.forms.ui_progress_form import Ui_ProgressForm
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.widgets.parts import NoWheel, button, chip, clear, label, panel, scrolled
from dujiao_desktop.domain.progress import PeriodKind, ProgressEntry
from dujiao_desktop.domain.task import ProgressStatus
from dujiao_desktop.usecases.record_progress import ProgressDraft

PERIOD_WORDS: dict[PeriodKind, str] = {
    PeriodKind.OCCASION: "不定期",
    PeriodKind.DAY: "日报",
    PeriodKind.WEEK: "周报",
    PeriodKind.TEN_DAYS: "旬报",
    PeriodKind.HALF_MONTH: "半月报",
    PeriodKind.MONTH: "月报",
    PeriodKind.QUARTER: "季报",
}


class ProgressTab(QWidget):
    """What was done in which period."""

    draft: FormDraft

    def __init__(self, desk: Desk, presenter: TaskCardPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        self._start = button("记进展", "smallPrimary", self.start, icon_name="plus")
        self._editor = self._build_editor()
        self._entries = QVBoxLayout()
        self._entries.setSpacing(10)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(12)
        inner.addWidget(self.draft.bar)
        inner.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self._editor)
        inner.addLayout(self._entries)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(holder))

    def show_content(self, content: CardContent) -> None:
        """Show the entries; what is being typed stays."""
        place = f"task/{content.case.task.id}/progress"
        if self._editor.isHidden():
            self.draft.begin(place)
        self._status = content.case.task.progress_status
        clear(self._entries)
        for entry in content.case.progress:
            self._entries.addWidget(self._entry(entry))
        if not content.case.progress:
            self._entries.addWidget(label("还没有进展记录。", "mutedBody"))

    def start(self) -> None:
        """Show the empty form."""
        self.ui.asOfField.set_day(self._desk.today())
        self.ui.statusCombo.setCurrentIndex(self.ui.statusCombo.findData(self._status.value))
        if self._presenter.task_id is not None:
            self.draft.begin(self._presenter.draft_place("progress"))
        self._editor.show()
        self._start.hide()
        self.ui.textEdit.setFocus()

    def typed_words(self) -> str:
        """Name of what was typed and not stored; empty for nothing."""
        texts = (self.ui.textEdit, self.ui.problemEdit, self.ui.nextStepEdit)
        return "进展" if self._editor.isVisibleTo(self) and any(t.text() for t in texts) else ""

    def drop_typed(self) -> None:
        """Forget what was typed."""
        for text in (self.ui.textEdit, self.ui.problemEdit, self.ui.nextStepEdit):
            text.clear()
        self._editor.hide()
        self._start.show()

    def give_up(self) -> None:
        """The officer does not want what was typed."""
        self.draft.discard()
        self.drop_typed()

    def _build_editor(self) -> QFrame:
        frame = panel("inner")
        form = QWidget()
        self.ui = Ui_ProgressForm()
        self.ui.setupUi(form)
        rules = self._desk.office.rules
        self._status = ProgressStatus.NOT_STARTED
        for status in ProgressStatus:
            self.ui.statusCombo.addItem(rules.progress_word(status), status.value)
        for period, word in PERIOD_WORDS.items():
            self.ui.periodCombo.addItem(word, period.value)
        NoWheel.guard((self.ui.statusCombo, self.ui.periodCombo), self)
        self.draft = FormDraft(form, self._presenter.drafts, self, before_use=self.start)
        buttons = QHBoxLayout()
        buttons.addWidget(self.draft.line)
        buttons.addStretch(1)
        buttons.addWidget(button("不写了", "quiet", self.give_up))
        buttons.addWidget(button("记下", "smallPrimary", self._store))
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(10)
        layout.addWidget(form)
        layout.addLayout(buttons)
        frame.hide()
        return frame

    def _store(self) -> None:
        day = self.ui.asOfField.day()
        if day is None:
            self._desk.messages.warn("截至日期没有写对，没有保存。请写成 2026-11-19 这样。")
            self.ui.asOfField.setFocus()
            return
        self.draft.hold()
        self._presenter.record_progress(
            ProgressDraft(
                text=self.ui.textEdit.text(),
                as_of=day,
                status=ProgressStatus(self.ui.statusCombo.currentData()),
                period=PeriodKind(self.ui.periodCombo.currentData()),
                problem=self.ui.problemEdit.text(),
                next_step=self.ui.nextStepEdit.text(),
            )
        )

    def _entry(self, entry: ProgressEntry) -> QFrame:
        frame = panel("inner")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(5)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(f"截至 {entry.as_of.isoformat()}", "section"))
        top.addWidget(label(PERIOD_WORDS[entry.period], "muted"))
        top.addStretch(1)
        done = entry.status is ProgressStatus.DONE
        word = self._desk.office.rules.progress_word(entry.status)
        top.addWidget(chip(f"{'✓' if done else '●'} {word}", "good" if done else "plain"))
        layout.addLayout(top)
        layout.addWidget(label(entry.text, wrap=True, selectable=True))
        for name, text in (("问题", entry.problem), ("下步", entry.next_step)):
            if text:
                layout.addWidget(label(f"{name}：{text}", "muted", wrap=True, selectable=True))
        return frame
