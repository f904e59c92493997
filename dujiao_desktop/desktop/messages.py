"""The only mouth of the window: every sentence to the officer that is not part of a page passes here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from dujiao_desktop.desktop import crash
from dujiao_desktop.domain.errors import Cancelled, Told, Unavailable

SHOWN_FOR_MS = 12_000
"""How long a line that needs no answer stays; trouble stays until it is closed."""


class Messages(QObject):
    """Tells and asks. A line at the head of the page for most things, a dialog where another dialog is open.

    Signals:
        line: Emitted with tone (good, warning, danger), sentence, words of an offered action and the action itself.
        line_over: The line may go.
    """

    line = Signal(str, str, str, object)
    line_over = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR_MS)
        self._timer.timeout.connect(self.line_over)

    def tell(self, error: BaseException) -> None:
        """Say what went wrong; a bug is recorded and said once."""
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, Told):
            crash.record(error)
            return
        self._speak("danger" if isinstance(error, Unavailable) else "warning", sentence_of(error))

    def say(self, sentence: str, offer: str = "", action: Callable[[], None] | None = None) -> None:
        """Say that something is done; `offer` names a button beside it, e.g. 撤销这次导入."""
        self.line.emit("good", sentence, offer, action)
        self._timer.start()

    def warn(self, sentence: str) -> None:
        """Say something that has to be mended here, e.g. a date that is none."""
        self._speak("warning", sentence)

    def ask(self, question: str, yes: str, details: str = "", *, danger: bool = False) -> bool:
        """Ask before something that cannot simply be undone; the safe answer is the default.

        Args:
            question: One sentence.
            yes: Words of the button that does it, a verb.
            details: What happens to the data.
            danger: Whether the answer throws something away.
        """
        box = QMessageBox(QApplication.activeModalWidget() or self._window)
        box.setWindowTitle("督交")
        box.setText(question)
        box.setInformativeText(details)
        do_it = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton("不，返回", QMessageBox.ButtonRole.RejectRole)
        do_it.setProperty("kind", "danger" if danger else "primary")
        box.setDefaultButton(leave)
        box.setEscapeButton(leave)
        box.exec()
        return box.clickedButton() is do_it

    def _speak(self, tone: str, sentence: str) -> None:
        self._timer.stop()
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            self.line.emit(tone, sentence, "", None)
            return
        box = QMessageBox(dialog)
        box.setWindowTitle("督交")
        box.setText(sentence)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.exec()


def sentence_of(error: Told) -> str:
    """The Chinese sentence for an error: the same one the command line prints."""
    # Inside: the sentences live beside the use cases, which nobody needs before the first trouble.
    from dujiao_desktop.usecases.sentences import sentence

    return sentence(error)
