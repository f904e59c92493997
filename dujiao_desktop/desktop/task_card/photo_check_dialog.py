"""看一看: a photo beside the earlier one, why it was noticed, and what the officer says to it."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.form_draft import FormDraft
from dujiao_desktop.desktop.task_card.photo_check_pane import PhotoPane
from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import button, label, shortcut, toned
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.photo_check import HintAnswer
from dujiao_desktop.usecases import photo_check, photo_words
from dujiao_desktop.usecases.photo_check import ShownHint

if TYPE_CHECKING:
    from dujiao_desktop.domain.changes import Changes
    from dujiao_desktop.domain.job_control import JobControl
    from dujiao_desktop.usecases import Store


class PhotoCheckDialog(FormDialog):
    """The hints of one task, one after the other.

    Attributes:
        shown: The hint that is seen.

    Signals:
        replace_wanted: Emitted with the photo that is to be replaced, after that was said.
    """

    topic = "evidence"

    replace_wanted = Signal(object)

    def __init__(self, hints: tuple[ShownHint, ...], presenter: TaskCardPresenter, desk: Desk, parent: QWidget) -> None:
        """`hints`: at least one; the first without an answer is shown. Enter keeps the remark."""
        super().__init__("照片体检", "说明一句", parent, leave="关闭")
        self._hints, self._presenter, self._desk = list(hints), presenter, desk
        self._at = next((n for n, one in enumerate(hints) if one.hint.answer is None), 0)
        self.hint.setText("只是提示，不作结论；不回答也可以。回答只留在本单位，不进卷、不上报。")
        self.previous_button = button("上一处", "small", partial(self._go, -1), tip="上一处（PgUp）")
        self.next_button = button("下一处", "small", partial(self._go, 1), tip="下一处（PgDn）")
        shortcut("PgUp", self, partial(self._go, -1))
        shortcut("PgDown", self, partial(self._go, 1))
        self._count = label("", "section")
        self.reason = label("", wrap=True, selectable=True)
        self.left, self.right = PhotoPane("这张照片"), PhotoPane("较早的照片")
        self.form = QWidget()
        self.remark = QLineEdit()
        self.remark.setObjectName("remarkEdit")
        self.remark.setAccessibleName("说明")
        self.remark.setPlaceholderText("说明一句，例如：同一机位，已到现场核对")
        self.answer_buttons = {
            answer: button("", "small", partial(self._answer, answer))
            for answer in (HintAnswer.REPLACE, HintAnswer.OTHER)
        }
        self._said = label("", "muted", wrap=True)
        self._build()
        self.draft = FormDraft(self.form, presenter.drafts, self)
        self._above.addWidget(self.draft.bar)
        self.footer.insertWidget(self.footer.indexOf(self.hint) + 1, self.draft.line)
        self.fit(920, 640)
        self._show()

    @property
    def shown(self) -> ShownHint:
        """The hint that is seen."""
        return self._hints[self._at]

    def go_to(self, evidence_id: EvidenceId) -> None:
        """Show the first hint about a file; nothing happens where there is none."""
        at = next((n for n, one in enumerate(self._hints) if one.item.id == evidence_id), self._at)
        self._go(at - self._at)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(self.previous_button)
        top.addWidget(self.next_button)
        frame = toned("info")
        around = QVBoxLayout(frame)
        around.setContentsMargins(12, 7, 12, 7)
        around.addWidget(self.reason)
        photos = QGridLayout()
        photos.setHorizontalSpacing(12)
        photos.setVerticalSpacing(4)
        self.left.place(photos, 0)
        self.right.place(photos, 1)
        across = QHBoxLayout(self.form)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.remark, 1)
        self.footer.removeWidget(self.do_button)
        across.addWidget(self.do_button)
        for made in self.answer_buttons.values():
            across.addWidget(made)
        holder = QWidget()
        down = QVBoxLayout(holder)
        down.setContentsMargins(20, 12, 20, 10)
        down.setSpacing(8)
        down.addLayout(top)
        down.addWidget(frame)
        down.addLayout(photos, 1)
        down.addWidget(self._said)
        down.addWidget(self.form)
        self.set_content(holder)
        answers = self.answer_buttons.values()
        way = (self.previous_button, self.next_button, self.reason, self.remark, self.do_button, *answers)
        for before, after in pairwise((*way, self.leave_button)):
            self.setTabOrder(before, after)

    def _go(self, by: int) -> None:
        to = self._at + by
        if self._waits_for is None and 0 <= to < len(self._hints) and by:
            assert self.draft is not None
            self.draft.flush()
            self._at = to
            self._show()

    def _show(self) -> None:
        one = self.shown
        assert self.draft is not None
        self.say_trouble("")
        self._count.setText(f"第 {self._at + 1} 处，共 {len(self._hints)} 处")
        self.previous_button.setEnabled(self._at > 0)
        self.next_button.setEnabled(self._at < len(self._hints) - 1)
        self.reason.setText(photo_words.hint_words(one))
        self._show_photo(self.left, one.item, "")
        self.right.set_visible(False)
        if one.other is not None:
            self._show_photo(self.right, one.other, one.other_number)
        for answer, made in self.answer_buttons.items():
            made.setText(photo_words.answer_word(answer, one.hint.reason))
        said = photo_words.answer_words(one.hint)
        self._said.setText(f"✓ 已回答：{said}。可以改。" if said else "")
        self._said.setVisible(bool(said))
        self.remark.setText("")
        self.draft.begin(self._presenter.draft_place(f"photo-hint/{one.item.id}"))

    def _show_photo(self, pane: PhotoPane, item: EvidenceItem, number: str) -> None:
        kind = self._desk.office.rules.evidence_word(item.kind)
        tip = "" if item.taken_at else photo_words.GET_ORIGINAL
        pane.show_photo(item.sha256, photo_words.photo_label(item, kind, number), tip)
        self._presenter.picture_of(item, pane.picture.show_file)

    def accept(self) -> None:
        """Keep the remark; the next hint is shown, and after the last one the dialog closes."""
        self._answer(HintAnswer.SAID)

    def _answer(self, answer: HintAnswer) -> None:
        if self._waits_for is not None:
            return
        assert self.draft is not None
        one, text, place = self.shown, self.remark.text(), self.draft.place
        by, now = self._desk.by, self._desk.clock()

        def work(store: Store, _: JobControl) -> Changes:
            return photo_check.answer_hint(store, one.hint, answer, text, by=by, now=now, finishes=place)

        job = self._desk.jobs.with_store("记下回答", work)
        self._waits_for = job
        self.set_busy(True, "正在记下…")
        job.done.connect(partial(self._answered, answer))
        job.failed.connect(self.refused)
        job.cancelled.connect(self.stopped)

    def _answered(self, answer: HintAnswer, _: object) -> None:
        self._waits_for = None
        self.set_busy(False)
        assert self.draft is not None
        self.draft.forget()
        one = self.shown
        self._desk.messages.say("回答已记下，只留在本单位。", "撤销", self._desk.undo)
        if answer is HintAnswer.REPLACE:
            self.replace_wanted.emit(one.item)
            self.close_done()
            return
        self._hints.pop(self._at)
        if not self._hints:
            self.close_done()
            return
        self._at = min(self._at, len(self._hints) - 1)
        self._show()
