"""The right side of the page: what is chosen, what is stated about it, and the tasks it may go to."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.book import DraftBook
from dujiao_desktop.desktop.drafts.form_draft import FormDraft
from dujiao_desktop.desktop.evidence.describe_form import DescribeForm
from dujiao_desktop.desktop.evidence.presenter import InboxPresenter
from dujiao_desktop.desktop.evidence.targets import Target, Targets
from dujiao_desktop.desktop.evidence.words import facts_words
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.file_words import size_words
from dujiao_desktop.desktop.widgets.parts import (
    ElidedLabel,
    FlowLayout,
    button,
    label,
    row,
    rule,
    scrolled,
    toned,
)
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.usecases.sentences import sentence_of

_NAMES_SHOWN = 2
_LARGE = QSize(420, 190)
"""Height of the large picture, and the width it is read for, at 100 % text."""


class Details(QFrame):
    """One file, or several at once.

    Signals:
        closed: Back to the tiles, where the panel has the page alone.
        task_wanted: What is chosen goes to a task that is still to be chosen.
        put_wanted: What is chosen goes to the task with this id.
        dropped: These files, by their ids, go to the task with this id.
        open_wanted: The file is to be opened.
        remove_wanted: What is chosen is to be removed.
    """

    closed = Signal()
    task_wanted = Signal()
    put_wanted = Signal(str)
    dropped = Signal(object, str)
    open_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, desk: Desk, presenter: InboxPresenter) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._desk, self._presenter = desk, presenter
        self._shown: EvidenceItem | None = None
        self.form = DescribeForm(desk.office.rules)
        self._book = DraftBook(desk, self)
        self.draft = FormDraft(self.form, self._book, self)
        self._back = button("返回", "quiet", self.closed.emit, icon_name="arrow-left", tip="返回待归位的文件（Esc）")
        self._title = ElidedLabel("", "section")
        self._picture = _Picture()
        self._facts = label("", "muted", wrap=True, selectable=True)
        self._no_facts = toned("info")
        told = QVBoxLayout(self._no_facts)
        told.setContentsMargins(12, 8, 12, 8)
        self._no_facts_words = label("", wrap=True)
        told.addWidget(self._no_facts_words)
        self._trouble = label("", "wrong", wrap=True, selectable=True)
        self._trouble.hide()
        self.save_button = button("保存说明", "small", self.save, tip="对选中的全部文件")
        self._likely_title = label("可能是", "section")
        self.targets = Targets()
        self.targets.put_wanted.connect(self.put_wanted)
        self.targets.dropped.connect(self.dropped)
        self.choose_button = button("选任务…", "smallPrimary", self.task_wanted.emit, tip="选归到哪项任务（Ctrl+T）")
        self._open = button("看", "small", self.open_wanted.emit, icon_name="eye", tip="放大看，一件一件翻（双击）")
        self._remove = button("移出", "small", self.remove_wanted.emit, icon_name="trash-2", tip="移到回收站（Delete）")
        self._build()

    def show_items(self, items: tuple[EvidenceItem, ...], targets: tuple[Target, ...]) -> None:
        """Show what is chosen; what was typed for something else is kept as its draft."""
        self.targets.show_targets(targets)
        self._likely_title.setVisible(bool(targets))
        if items == self.form.items:
            return
        if [item.id for item in items] == [item.id for item in self.form.items] and self.form.is_touched():
            # Read anew while something is being typed.
            return
        self.draft.flush()
        one = items[0] if len(items) == 1 else None
        total = size_words(sum(item.size_bytes for item in items))
        self._title.set_text(one.file_name if one is not None else f"选中 {len(items)} 个文件")
        self._facts.setText(facts_words(one) if one is not None else f"共 {total}，填的对这几个文件都算数。")
        self._show_no_facts(items)
        self._open.setEnabled(one is not None)
        self._show_picture(one)
        self._say("")
        self.form.show_items(items)
        place = draft_place(items)
        self.draft.begin(place)
        self._book.look_up(place)

    def save(self) -> RunningJob | None:
        """Store what is stated; None, and said so, where something is written that is no day."""
        wrong = self.form.wrong_field()
        if wrong is not None:
            self._say("拍摄日期写得不是日期，没有保存。请写成 2026-11-19 这样。")
            wrong.setFocus()
            return None
        ids = tuple(item.id for item in self.form.items)
        self.draft.hold()
        job = self._presenter.describe(ids, self.form.stated(), self.draft.place)
        job.done.connect(self._saved)
        job.failed.connect(self._refused)
        return job

    def has_typed(self) -> bool:
        """Whether something was typed that is not stored."""
        return bool(self.form.items) and self.form.is_touched()

    def set_alone(self, alone: bool) -> None:
        """Alone on the page, with the way back; or beside the tiles."""
        self._back.setVisible(alone)

    def _build(self) -> None:
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(16, 12, 16, 14)
        lines.setSpacing(9)
        lines.addWidget(self._picture)
        lines.addWidget(self._facts)
        lines.addWidget(self._no_facts)
        lines.addWidget(self._likely_title)
        lines.addWidget(self.targets)
        ways = QWidget()
        flow = FlowLayout(ways, 8)
        for made in (self.choose_button, self._open, self._remove):
            flow.addWidget(made)
        lines.addWidget(ways)
        lines.addWidget(rule())
        lines.addWidget(self.draft.bar)
        lines.addWidget(self.form)
        lines.addWidget(self._trouble)
        lines.addLayout(row(self.save_button, self.draft.line, None))
        lines.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 12, 0)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(scrolled(body), 1)

    def _show_no_facts(self, items: tuple[EvidenceItem, ...]) -> None:
        bare = [item for item in items if item.is_picture and item.taken_at is None]
        self._no_facts.setVisible(bool(bare))
        if bare:
            names = "、".join(item.file_name for item in bare[:_NAMES_SHOWN])
            more = " 等" if len(bare) > _NAMES_SHOWN else ""
            self._no_facts_words.setText(sentence_of("no_photo_facts", {"count": len(bare), "files": names + more}))

    def _show_picture(self, one: EvidenceItem | None) -> None:
        self._shown = one
        self._picture.show_picture(None)
        self._picture.setVisible(one is not None and one.is_picture)
        if one is not None and one.is_picture:
            self._presenter.picture_of(one, partial(self._picture_came, one))

    def _picture_came(self, item: EvidenceItem, path: object) -> None:
        if self._shown is None or self._shown.id != item.id or not isinstance(path, Path):
            return
        reader, ratio = QImageReader(str(path)), self.devicePixelRatioF()
        frame = QSize(px(_LARGE.width()), px(_LARGE.height())) * ratio
        reader.setScaledSize(reader.size().scaled(frame, Qt.AspectRatioMode.KeepAspectRatio))
        picture = QPixmap.fromImage(reader.read())
        picture.setDevicePixelRatio(ratio)
        self._picture.show_picture(picture)

    def _saved(self, _: object) -> None:
        self.draft.forget()
        self._say("")
        self._desk.messages.say("说明已存好。", "撤销", self._desk.undo)

    def _refused(self, error: BaseException) -> None:
        self.draft.resume()
        self._desk.messages.tell(error)

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))


class _Picture(QWidget):
    """A picture as large as there is room, whole."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self.setFixedHeight(px(_LARGE.height()))

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show it; nothing for None."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        if self._picture is None:
            return
        size = self._picture.deviceIndependentSize().toSize()
        size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect(0, 0, size.width(), size.height())
        box.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(box, self._picture)


def draft_place(items: tuple[EvidenceItem, ...]) -> str:
    """Where what is typed about these files is kept."""
    return "inbox/" + "|".join(item.id for item in items)
