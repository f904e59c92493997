"""看佐证: one file large, its words beside it; the next one under the next key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.messages import sentence_of
from dujiao_desktop.desktop.system_programs import open_with_system
from dujiao_desktop.desktop.theme import put_icon, px
from dujiao_desktop.desktop.viewer.canvas import Canvas
from dujiao_desktop.desktop.viewer.contents import Content, Contents, Wish
from dujiao_desktop.desktop.viewer.facts import facts_of
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import FlowLayout, button, chip, label, restyle, scrolled
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Told
from dujiao_desktop.domain.evidence import INBOX, Destination, EvidenceItem
from dujiao_desktop.usecases import attach_evidence, look_at_evidence
from dujiao_desktop.usecases.look_inside import Seen, seen_as

if TYPE_CHECKING:
    from dujiao_desktop.usecases import Store

_PICTURE, _TEXT, _WORDS = range(3)
_BESIDE = 276
"""Width of the facts, at 100 % text."""
_SHARE = 0.4
"""They never take more of the screen than this."""
_REST_MS = 250
"""So long on one file before its draft is looked up: turning on does not ask for each."""


@dataclass(frozen=True, slots=True)
class _Described:
    """What is said of a file now."""

    item: EvidenceItem
    changes: Changes


class ViewerDialog(FormDialog):
    """Shows files one after another.

    Attributes:
        item: The file on the screen.

    Signals:
        turned_to: Another file is on the screen; emitted with its id.
    """

    topic = "evidence"

    turned_to = Signal(str)

    def __init__(self, items: Sequence[EvidenceItem], start: int, desk: Desk, parent: QWidget) -> None:
        """Show `items`, beginning with number `start` of them, from 0."""
        super().__init__("看佐证", "用系统程序打开", parent, leave="关闭")
        self._items, self._row, self._page = list(items), start, 1
        self._desk = desk
        self.contents = Contents(desk, self)
        self.contents.came.connect(self._came)
        self.contents.came_whole.connect(self._came_whole)
        self.contents.failed.connect(self._failed)
        self.canvas = Canvas()
        self.canvas.closer.connect(self._look_closely)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.look_up_draft)
        self.set_content(self._build())
        self.do_button.setProperty("kind", "")
        self.do_button.setDefault(False)
        self.do_button.setToolTip("打开一份副本，原件不动")
        put_icon(self.do_button, "external-link")
        restyle(self.do_button)
        self.keep_draft(self._form, desk, self._place())
        for made in self.findChildren(QAbstractButton):
            made.installEventFilter(self)
        self.text.installEventFilter(self)
        self.caption.installEventFilter(self)
        self.fit(1240, 720)
        self._show_item()
        self._stack.setFocus()

    @property
    def item(self) -> EvidenceItem:
        """The file on the screen."""
        return self._items[self._row]

    # Turning.

    def next(self) -> None:
        """The next file."""
        self.turn_to(self._row + 1)

    def previous(self) -> None:
        """The one before."""
        self.turn_to(self._row - 1)

    def turn_to(self, row: int) -> None:
        """Another file, by its number from 0; beyond either end nothing happens. What was typed is stored first."""
        row = max(0, min(len(self._items) - 1, row))
        if row != self._row:
            self._store()
            self._row, self._page = row, 1
            self._show_item()

    def turn_page(self, step: int) -> None:
        """Another page of this PDF."""
        content = self.contents.content(self._wish())
        pages = content.pages if content is not None else self._page
        page = max(1, min(pages, self._page + step))
        if page != self._page and seen_as(self.item) is Seen.PAGES:
            self._page = page
            self._show_content()

    def accept(self) -> None:
        """Open a copy in the program the system has for it; this window stays."""
        item = self.item
        job = self._desk.jobs.with_pictures("打开佐证", lambda store, _: look_at_evidence.copy_for_viewing(store, item))
        job.done.connect(open_with_system)
        job.failed.connect(self._not_opened)

    def reject(self) -> None:
        """Store what was typed, and go."""
        self._store()
        self.contents.close()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field has taken turn to other files, zoom and turn the picture."""
        if not self._do_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On buttons and texts the keys mean the same; where a caption is written, those that write nothing do."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            writes = watched is self.caption and event.key() not in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
            if not writes and self._do_key(event):
                return True
        return super().eventFilter(watched, event)

    def _do_key(self, event: QKeyEvent) -> bool:
        key, last = Qt.Key(event.key()), len(self._items) - 1
        turns: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Left: self.previous,
            Qt.Key.Key_Right: self.next,
            Qt.Key.Key_PageUp: self.previous,
            Qt.Key.Key_PageDown: self.next,
            Qt.Key.Key_Home: partial(self.turn_to, 0),
            Qt.Key.Key_End: partial(self.turn_to, last),
            Qt.Key.Key_Plus: self.canvas.larger,
            Qt.Key.Key_Equal: self.canvas.larger,
            Qt.Key.Key_Minus: self.canvas.smaller,
            Qt.Key.Key_0: self.canvas.fit,
            Qt.Key.Key_1: self.canvas.actual,
            Qt.Key.Key_R: self.canvas.turn_right,
            Qt.Key.Key_L: self.canvas.turn_left,
        }
        if self._stack.currentIndex() == _PICTURE:
            turns |= {Qt.Key.Key_Up: partial(self.turn_page, -1), Qt.Key.Key_Down: partial(self.turn_page, 1)}
        does = turns.get(key)
        if does is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        does()
        return True

    # What is seen.

    def _build(self) -> QWidget:
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("文件内容")
        self._words = label("", "mutedBody", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QWidget()
        inner = QVBoxLayout(words)
        inner.setContentsMargins(24, 16, 24, 16)
        inner.addWidget(self._words, 1)
        self._stack = QStackedWidget()
        # Keys go on working whichever of its pages is shown.
        self._stack.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for shown in (self.canvas, self.text, words):
            self._stack.addWidget(shown)
        seen = QVBoxLayout()
        seen.setContentsMargins(0, 0, 0, 0)
        seen.setSpacing(0)
        seen.addWidget(self._stack, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 8, 16, 10)
        below.addWidget(self._build_tools())
        seen.addLayout(below)
        beside = scrolled(self._build_facts())
        beside.setFixedWidth(min(px(_BESIDE), round(self.screen().availableGeometry().width() * _SHARE)))
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(seen, 1)
        across.addWidget(beside)
        return made

    def _build_tools(self) -> QWidget:
        tools = QWidget()
        flow = FlowLayout(tools, 6)
        self.previous_button = button("上一件", "small", self.previous, tip="上一件（←）")
        self.next_button = button("下一件", "small", self.next, tip="下一件（→）")
        self.canvas.zoomed.connect(self._show_position)
        self._for_pictures: list[QPushButton] = [
            button("放大", "small", self.canvas.larger, tip="放大（+，或滚轮）"),
            button("缩小", "small", self.canvas.smaller, tip="缩小（-，或滚轮）"),
            button("适合", "small", self.canvas.fit, tip="整张都看得到（0）"),
            button("1:1", "small", self.canvas.actual, tip="原大，一点对一点（1）"),
            button("左转", "small", self.canvas.turn_left, tip="只在屏幕上转，原件不动（L）"),
            button("右转", "small", self.canvas.turn_right, tip="只在屏幕上转，原件不动（R）"),
        ]
        self._page_words = label("", "muted")
        self.page_buttons = (
            button("上一页", "small", partial(self.turn_page, -1), tip="上一页（↑）"),
            button("下一页", "small", partial(self.turn_page, 1), tip="下一页（↓）"),
        )
        for tool in (
            self.previous_button, self.next_button, *self._for_pictures, *self.page_buttons, self._page_words
        ):  # fmt: skip
            flow.addWidget(tool)
        return tools

    def _build_facts(self) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        self._position = label("", "muted")
        self._kind = chip("")
        self._internal = chip("○ 仅内部", "warning")
        chips = QWidget()
        flow = FlowLayout(chips, 6)
        flow.addWidget(self._kind)
        flow.addWidget(self._internal)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(4)
        form.addWidget(label("说明", "muted"))
        self.caption = QLineEdit()
        self.caption.setObjectName("captionEdit")
        self.caption.setAccessibleName("说明")
        self.caption.setPlaceholderText("拍的是什么")
        self.caption.setToolTip("回车就存；翻到别的一件、关闭时也会存")
        self.caption.returnPressed.connect(self._store)
        form.addWidget(self.caption)
        self._facts_holder = QWidget()
        self._facts = QFormLayout(self._facts_holder)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(10)
        self._facts.setVerticalSpacing(6)
        for part in (self._position, chips, self._form, self._facts_holder):
            layout.addWidget(part)
        layout.addStretch(1)
        return holder

    def _place(self) -> str:
        item = self.item
        return f"inbox/caption/{item.id}" if item.task_id == INBOX else f"task/{item.task_id}/caption/{item.id}"

    def _show_item(self) -> None:
        item = self.item
        self._show_position(0)
        self._kind.setText(self._desk.office.rules.evidence_word(item.kind))
        self._internal.setVisible(item.destination is Destination.INTERNAL)
        self.caption.setText(item.caption)
        self.previous_button.setEnabled(self._row > 0)
        self.next_button.setEnabled(self._row < len(self._items) - 1)
        self.say_trouble("")
        if self.draft is not None:
            self.draft.begin(self._place())
        self._rest.start()
        self._show_content()
        self.turned_to.emit(item.id)

    def _wish(self) -> Wish:
        return Wish(self.item, self._page)

    def _show_content(self) -> None:
        """What is here already at once, the rest when it comes; the next and the one before are brought, too."""
        beside = [Wish(self._items[row]) for row in (self._row + 1, self._row - 1) if 0 <= row < len(self._items)]
        beside = [wish for wish in beside if seen_as(wish.item) is Seen.PICTURE]
        content = self.contents.content(self._wish())
        if seen_as(self.item) is Seen.PAGES:
            pages = content.pages if content is not None else self._page
            beside = [
                Wish(self.item, self._page + step) for step in (1, -1) if 1 <= self._page + step <= pages
            ] + beside
        self.contents.want([self._wish(), *beside])
        if seen_as(self.item) is Seen.OUTSIDE:
            self._say("这种文件在这里看不了。点“用系统程序打开”，看的是一份副本，原件不动。")
        elif content is not None:
            self._put(content)
        else:
            self._say("正在读取…")
        self._show_facts(content)

    def _put(self, content: Content) -> None:
        if content.image is None or content.whole is None:
            self.text.setPlainText(content.text)
            self._stack.setCurrentIndex(_TEXT)
        else:
            self._stack.setCurrentIndex(_PICTURE)
            self.canvas.show_picture(content.image, content.whole)
        self._show_tools()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self.canvas.clear()
        self._stack.setCurrentIndex(_WORDS)
        self._show_tools()

    def _show_tools(self) -> None:
        seen = self._stack.currentIndex() == _PICTURE
        for tool in self._for_pictures:
            tool.setEnabled(seen)
        if not seen:
            self._show_position(0)

    def _show_facts(self, content: Content | None) -> None:
        pages = content.pages if content is not None else 1
        # Lines are used again: making new ones would cost more than all else under a key held down.
        facts = facts_of(self.item, pages)
        while len(self._lines) < len(facts):
            self._lines.append((label("", "muted"), label("", wrap=True, selectable=True)))
            self._facts.addRow(*self._lines[-1])
        for row, (word, value) in enumerate(self._lines):
            known = row < len(facts)
            self._facts.setRowVisible(row, known)
            if known:
                word.setText(facts[row][0])
                value.setText(facts[row][1])
        turns = seen_as(self.item) is Seen.PAGES and pages > 1
        for made, enabled in zip(self.page_buttons, (self._page > 1, self._page < pages), strict=True):
            made.setVisible(turns)
            made.setEnabled(enabled)
        # Of a picture with several pages the first is shown here; all of them are bound into the dossier.
        self._page_words.setText(f"第 {self._page} 页，共 {pages} 页" if pages > 1 else "")
        self._page_words.setVisible(pages > 1)

    def _show_position(self, percent: int) -> None:
        scale = f" · {percent}%" if percent else ""
        self._position.setText(f"第 {self._row + 1} 件，共 {len(self._items)} 件{scale}")

    def _came(self, wish: Wish) -> None:
        if wish.key != self._wish().key:
            return
        self._show_content()

    def _look_closely(self) -> None:
        if self._stack.currentIndex() == _PICTURE:
            self.contents.want_whole(self._wish())

    def _came_whole(self, wish: Wish, image: QImage) -> None:
        if wish.key == self._wish().key and self._stack.currentIndex() == _PICTURE:
            self.canvas.put_whole(image)

    def _failed(self, wish: Wish, error: BaseException) -> None:
        if wish.key == self._wish().key:
            self._say(
                sentence_of(error) if isinstance(error, Told) else "这一件读不出来，原件没有动。请用系统程序打开试试。"
            )

    def _not_opened(self, error: BaseException) -> None:
        if isinstance(error, Told) and isValid(self):
            self.say_trouble(sentence_of(error))
        else:
            self._desk.messages.tell(error)

    # What is said of it.

    def _store(self) -> None:
        """Store the caption where it was changed; its draft is there before, and goes with it."""
        item, caption, place = self.item, self.caption.text().strip(), self._place()
        if caption == item.caption or self.draft is None:
            return
        self.draft.touch()
        self.draft.flush()
        desk, by, now = self._desk, self._desk.by, self._desk.clock()
        stated = replace(attach_evidence.EvidenceDraft.of(item), caption=caption)

        def work(store: Store, _: object) -> _Described:
            saved = attach_evidence.describe_evidence(store, item.id, stated, by=by, now=now, finishes=place)
            return _Described(saved, Changes(evidence_of=frozenset({item.task_id})))

        job = desk.jobs.with_store("保存佐证说明", work)
        # Known here at once: who turns back and forth sees what was typed.
        self._items[self._row] = replace(item, caption=caption)
        job.done.connect(partial(self._stored, place))
        job.failed.connect(partial(self._not_stored, item))

    def _stored(self, place: str, done: _Described) -> None:
        if not isValid(self):
            return
        self._items = [done.item if item.id == done.item.id else item for item in self._items]
        if self._book is not None:
            self._book.finished(place)
        if self.draft is not None and self.draft.place == place and self.caption.text().strip() == done.item.caption:
            self.draft.forget()
            self.draft.begin(place)

    def _not_stored(self, before: EvidenceItem, error: BaseException) -> None:
        """What was typed is a draft, which is offered the next time."""
        if not isValid(self) or not isinstance(error, Told):
            self._desk.messages.tell(error)
            return
        self._items = [before if item.id == before.id else item for item in self._items]
        self.say_trouble(f"“{Path(before.file_name).name}”的说明没有存上，写的内容留作草稿。{sentence_of(error)}")
