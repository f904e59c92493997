"""Watches one form: what is typed becomes a draft, and an earlier draft is offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from dujiao_desktop.desktop.drafts.book import DraftBook
from dujiao_desktop.desktop.widgets.parts import button, label, toned
from dujiao_desktop.domain.draft import Draft

KEPT_AFTER_MS = 1500
"""After the first letter, not the last: who types without a pause loses no more than that."""


class FormDraft(QObject):
    """Between a form and its draft.

    Attributes:
        bar: “接着写上次没写完的”, shown while an earlier draft is offered; put it above the form.
        line: “草稿已存 14:32:08”; put it beside the buttons.
    """

    def __init__(
        self,
        form: QWidget,
        book: DraftBook,
        parent: QObject,
        *,
        before_use: Callable[[], None] | None = None,
        more: Callable[[], dict[str, str]] | None = None,
        put_more: Callable[[Mapping[str, str]], None] | None = None,
    ) -> None:
        """Watch `form`.

        Args:
            form: All inputs in it with a name are kept.
            book: Where drafts are kept.
            parent: Owner.
            before_use: Called before a draft is put into the form, e.g. to show it.
            more: What the form holds beside its inputs, e.g. chosen files.
            put_more: Puts that back.
        """
        super().__init__(parent)
        self._form, self._book = form, book
        self._before_use, self._more, self._put_more = before_use, more, put_more
        self._place = ""
        self._clean: dict[str, str] = {}
        self._offered: Draft | None = None
        self._kept = self._held = False
        self._timer = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        self.line = label("", "muted")
        self.line.hide()
        self.bar, self._words = self._make_bar()
        book.kept.connect(self._show_kept)
        book.found.connect(self._offer_found)
        for edit in form.findChildren(QLineEdit):
            edit.textChanged.connect(self.touch)
        for text in form.findChildren(QPlainTextEdit):
            text.textChanged.connect(self.touch)
        for combo in form.findChildren(QComboBox):
            combo.currentIndexChanged.connect(self.touch)
            combo.editTextChanged.connect(self.touch)
        for tick in (*form.findChildren(QRadioButton), *form.findChildren(QCheckBox)):
            tick.toggled.connect(self.touch)

    # What the form tells.

    def begin(self, place: str) -> None:
        """The form has just been filled for `place`; offers its draft."""
        self._timer.stop()
        self._place, self._clean = place, self._read()
        self._kept = self._held = False
        self.line.hide()
        self._offer_found(place)

    def take_up(self) -> None:
        """What is typed was put back after the form was built anew; nothing is to be offered."""
        self._offer(None)
        self._kept = self._book.draft_of(self._place) is not None

    def touch(self, *_: object) -> None:
        """Something was typed."""
        if self._place and not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep now what is typed: the form is about to go."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def hold(self) -> None:
        """The real save is under way."""
        self._timer.stop()
        self._held = True

    def resume(self) -> None:
        """The real save has ended; where it was refused, what is typed is kept as before."""
        if self._held:
            self._held = False
            self.touch()

    def forget(self) -> None:
        """What was typed is stored; its draft went with it."""
        self._timer.stop()
        self._held = False
        self._book.finished(self._place)
        self._offer(None)
        self.line.hide()
        self._place = ""

    def discard(self) -> None:
        """The officer does not want what was typed."""
        self._timer.stop()
        if self._book.draft_of(self._place) is not None:
            self._book.discard(self._place)
        self._offer(None)
        self.line.hide()
        self._place = ""

    @property
    def place(self) -> str:
        """The place of the draft; empty while nothing is watched."""
        return self._place

    def use(self) -> None:
        """Put the offered draft into the form."""
        draft = self._offered
        if draft is None:
            return
        if self._before_use is not None:
            # Showing a form may begin it anew.
            self._before_use()
        write_form(self._form, draft.content)
        if self._put_more is not None:
            self._put_more(draft.content)
        self._kept = True
        self._offer(None)

    def drop(self) -> None:
        """Throw the offered draft away."""
        if self._offered is not None:
            self._book.discard(self._offered.place)
            self._offer(None)

    def _read(self) -> dict[str, str]:
        return read_form(self._form) | (self._more() if self._more is not None else {})

    def _keep(self) -> None:
        if self._held or not self._place:
            return
        content = self._read()
        if content != self._clean:
            self._book.keep(self._place, content)
            self._kept = True
        elif self._kept:
            # All was taken back by hand: nothing is left to go on with.
            self._book.discard(self._place)
            self._kept = False
            self.line.hide()

    def _show_kept(self, place: str, time: str) -> None:
        if place == self._place:
            self.line.setText(f"草稿已存 {time}")
            self.line.show()

    def _offer_found(self, place: str) -> None:
        if place == self._place and not self._kept:
            draft = self._book.draft_of(place)
            self._offer(draft if draft is not None and dict(draft.content) != self._clean else None)

    def _offer(self, draft: Draft | None) -> None:
        self._offered = draft
        if draft is not None:
            self._words.setText(f"接着写上次没写完的（{draft.who} {draft.saved_at:%m-%d %H:%M}）")
        self.bar.setVisible(draft is not None)

    def _make_bar(self) -> tuple[QFrame, QLabel]:
        bar = toned("info")
        across = QHBoxLayout(bar)
        across.setContentsMargins(12, 6, 8, 6)
        across.setSpacing(8)
        words = label("", wrap=True)
        across.addWidget(words, 1)
        across.addWidget(button("用草稿", "smallPrimary", self.use))
        across.addWidget(button("丢弃", "quiet", self.drop))
        bar.hide()
        return bar, words


def read_form(form: QWidget) -> dict[str, str]:
    """Name to text of every input in `form` that has a name."""
    content: dict[str, str] = {}
    for edit in form.findChildren(QLineEdit):
        if _is_own(edit):
            content[edit.objectName()] = edit.text()
    for text in form.findChildren(QPlainTextEdit):
        if _is_own(text):
            content[text.objectName()] = text.toPlainText()
    for combo in form.findChildren(QComboBox):
        if _is_own(combo):
            content[combo.objectName()] = _choice(combo.currentData(), combo.currentText())
    for tick in (*form.findChildren(QRadioButton), *form.findChildren(QCheckBox)):
        if _is_own(tick):
            content[tick.objectName()] = "1" if tick.isChecked() else ""
    return content


def write_form(form: QWidget, content: Mapping[str, str]) -> None:
    """Put into the inputs of `form` what `read_form` gave; choices first, for a form may clear texts when one changes."""
    for combo in form.findChildren(QComboBox):
        if _is_own(combo) and combo.objectName() in content:
            _choose(combo, content[combo.objectName()])
    for radio in form.findChildren(QRadioButton):
        if content.get(radio.objectName()):
            radio.setChecked(True)
    for check in form.findChildren(QCheckBox):
        if check.objectName() in content:
            check.setChecked(bool(content[check.objectName()]))
    for edit in form.findChildren(QLineEdit):
        if _is_own(edit) and edit.objectName() in content:
            edit.setText(content[edit.objectName()])
    for text in form.findChildren(QPlainTextEdit):
        if _is_own(text) and text.objectName() in content and text.toPlainText() != content[text.objectName()]:
            text.setPlainText(content[text.objectName()])


def _choice(data: object, text: str) -> str:
    """How a choice is kept: by what it stands for, else by its words."""
    return text if data is None else str(data)


def _choose(combo: QComboBox, kept: str) -> None:
    for at in range(combo.count()):
        if _choice(combo.itemData(at), combo.itemText(at)) == kept:
            combo.setCurrentIndex(at)
            return
    if combo.isEditable():
        combo.setEditText(kept)


def _is_own(widget: QWidget) -> bool:
    """Not one of the parts Qt builds a field from, and no password, which is never kept."""
    if isinstance(widget, QLineEdit) and widget.echoMode() is not QLineEdit.EchoMode.Normal:
        return False
    return bool(widget.objectName()) and not widget.objectName().startswith("qt_")
