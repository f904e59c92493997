"""Dialogs of the family: content, a line for trouble, and the buttons below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from dujiao_desktop.desktop import crash
from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.book import DraftBook
from dujiao_desktop.desktop.drafts.form_draft import FormDraft
from dujiao_desktop.desktop.messages import sentence_of
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.parts import button, label, scrolled, shortcut
from dujiao_desktop.domain.errors import Cancelled, Told

if TYPE_CHECKING:
    from dujiao_desktop.desktop.help.panel import HelpWindow
    from dujiao_desktop.desktop.jobs import RunningJob


class FormDialog(QDialog):
    """Asks for something; trouble is said inside, beside what was typed, which stays.

    Attributes:
        topic: Its page of help (F1), a file in resources/help without its ending.
        draft: What is typed as a draft; None where nothing is written.
    """

    topic: ClassVar[str]

    def __init__(self, title: str, verb: str, parent: QWidget, *, leave: str = "取消") -> None:
        """Make the frame.

        Args:
            title: Name of the dialog.
            verb: Words of the button that does it.
            parent: The window.
            leave: Words of the button that does not.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._verb = verb
        self._waits_for: RunningJob | None = None
        self.draft: FormDraft | None = None
        self._book: DraftBook | None = None
        self._help: HelpWindow | None = None
        self.trouble = label("", "wrong", wrap=True, selectable=True)
        self.trouble.setContentsMargins(20, 8, 20, 8)
        self.trouble.hide()
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        footer = QFrame()
        footer.setObjectName("footer")
        self.footer = QHBoxLayout(footer)
        self.footer.setContentsMargins(20, 12, 20, 12)
        self.footer.setSpacing(8)
        self.hint = label("", "muted", wrap=True)
        self.leave_button = button(leave, "", self.reject)
        self.do_button = button(verb, "primary", self.accept)
        self.do_button.setDefault(True)
        self.footer.addWidget(self.hint, 1)
        self.footer.addWidget(self.leave_button)
        self.footer.addWidget(self.do_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._above = QVBoxLayout()
        self._above.setContentsMargins(20, 12, 20, 0)
        layout.addLayout(self._above)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self.trouble)
        layout.addWidget(footer)
        shortcut("F1", self, self._show_help)

    def ask(self, *parts: QWidget | QLayout, scrolls: bool = False) -> QWidget:
        """Put the questions in, one under another; `scrolls` where they may be higher than a small screen.

        Returns:
            What holds them all.
        """
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(20, 16, 20, 16)
        around.setSpacing(12)
        for part in parts:
            if isinstance(part, QWidget):
                around.addWidget(part)
            else:
                around.addLayout(part)
        around.addStretch(1)
        self.set_content(scrolled(holder) if scrolls else holder)
        return holder

    def set_content(self, content: QWidget) -> None:
        """Put in what fills the dialog to its edges, e.g. a table."""
        self._middle.addWidget(content)

    def keep_draft(
        self,
        form: QWidget,
        desk: Desk,
        place: str,
        *,
        more: Callable[[], dict[str, str]] | None = None,
        put_more: Callable[[Mapping[str, str]], None] | None = None,
    ) -> None:
        """Keep what is typed from now on, and offer what was typed last time. Call it when the form is filled.

        Args:
            form: See `FormDraft`.
            desk: Whose workspace keeps it.
            place: There is one draft for each, e.g. ``complaint/<id>``; the real save is to be told that it
                `finishes` it.
            more: What the form holds beside its inputs.
            put_more: Puts that back.
        """
        self._book = DraftBook(desk, self)
        self.draft = FormDraft(form, self._book, self, more=more, put_more=put_more)
        self._above.addWidget(self.draft.bar)
        self.footer.insertWidget(self.footer.indexOf(self.hint), self.draft.line)
        self.draft.begin(place)
        self.look_up_draft()

    def look_up_draft(self) -> None:
        """Offer what was typed last time for what the form is about now."""
        if self.draft is not None and self._book is not None:
            self._book.look_up(self.draft.place)

    def touch_draft(self) -> None:
        """What the form holds beside its inputs has changed."""
        if self.draft is not None:
            self.draft.touch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the help first, and only then the dialog."""
        if event.key() == Qt.Key.Key_Escape and self._close_help():
            return
        super().keyPressEvent(event)

    def _show_help(self) -> None:
        """Help for this dialog; once more closes it."""
        if self._close_help():
            return
        if self._help is None:
            from dujiao_desktop.desktop.help.panel import HelpWindow

            self._help = HelpWindow(self)
        self._help.show_topic(self.topic)

    def _close_help(self) -> bool:
        if self._help is None or not self._help.isVisible():
            return False
        self._help.reject()
        return True

    def reject(self) -> None:
        """Closed without the real save: what was typed stays as a draft. While work is under way it is only stopped."""
        if self._waits_for is not None:
            # How it ends is still to be said here, beside what was typed.
            self._waits_for.cancel()
            return
        if self.draft is not None:
            self.draft.flush()
        super().reject()

    def fit(self, width: int, height: int) -> None:
        """As large as wished at 100 % text, but never larger than the screen."""
        room = self.screen().availableGeometry().size() - QSize(24, 48)
        self.resize(QSize(px(width), px(height)).boundedTo(room))

    def set_busy(self, busy: bool, words: str = "正在保存…") -> None:
        """While the work goes on."""
        self.do_button.setEnabled(not busy)
        self.do_button.setText(words if busy else self._verb)
        if busy:
            self.say_trouble("")
        if self.draft is not None:
            self.draft.hold() if busy else self.draft.resume()

    def say_trouble(self, sentence: str) -> None:
        """Say what is not right; nothing for an empty sentence."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def wait_for(self, job: RunningJob | None, words: str = "正在保存…") -> None:
        """Close when the work is done, and not before; a refusal is said inside, beside what was typed.

        Args:
            job: Stores what was typed, or takes out what the dialog shows; the draft goes with it, in the same
                transaction. None when there is nothing to be done.
            words: What the button says meanwhile.
        """
        if job is None:
            return
        self._waits_for = job
        self.set_busy(True, words)
        job.done.connect(self.close_done)
        job.failed.connect(self.refused)
        job.cancelled.connect(self.stopped)

    def folder_in(self, field: QLineEdit, undone: str) -> Path | None:
        """The folder written in `field`; None, and said so, for one nobody would find again.

        Args:
            field: Where it is written.
            undone: What was not done, e.g. 没有生成.
        """
        folder = Path(field.text().strip())
        if folder.is_absolute():
            return folder
        self.say_trouble(f"没有写清是哪个文件夹，{undone}。请点“选择…”选一个。")
        field.setFocus()
        return None

    def refused(self, error: BaseException) -> None:
        """The work ended with trouble: say it, keep what was typed."""
        self._waits_for = None
        self.set_busy(False)
        if isinstance(error, Told):
            self.say_trouble(sentence_of(error))
        elif not isinstance(error, Cancelled):
            crash.record(error)

    def stopped(self) -> None:
        """The officer stopped the work, and what was begun has been taken back."""
        self._waits_for = None
        self.set_busy(False)
        self.say_trouble("已停下，没有做任何改动。")

    def close_done(self) -> None:
        """The work is done, and its draft went with it."""
        self._waits_for = None
        if self.draft is not None:
            self.draft.forget()
        super().accept()
