"""What is being taken in, what was left over from last time, and what came of it: one line at the head of the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from dujiao_desktop.desktop.widgets.parts import ElidedLabel, button, label, toned


class IntakeBar(QWidget):
    """Three lines, each shown only while there is something to say.

    Signals:
        stop_wanted: What is under way is to be stopped.
        go_on_wanted: What is left is to be taken in.
        let_go_wanted: What is left is not wanted any more.
        list_wanted: The list of what came of it is to be shown.
        undo_wanted: What was taken in is to be taken back.
    """

    stop_wanted = Signal()
    go_on_wanted = Signal()
    let_go_wanted = Signal()
    list_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._running, running = _line("info")
        self._doing = label("正在收件…")
        self._file = ElidedLabel("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("收件进度")
        self._stop = button("停止", "small", self.stop_wanted.emit, tip="收好的留着，没收的可以以后继续")
        running.addWidget(self._doing)
        running.addWidget(self._bar, 1)
        running.addWidget(self._file, 1)
        running.addWidget(self._stop)
        self._left, left = _line("warning")
        self._left_words = label("", wrap=True)
        left.addWidget(self._left_words, 1)
        left.addWidget(button("继续", "smallPrimary", self.go_on_wanted.emit))
        left.addWidget(button("不收了", "small", self.let_go_wanted.emit))
        self._done, done = _line("good")
        self._done_words = label("", wrap=True, selectable=True)
        self.list_button = button("看清单", "small", self.list_wanted.emit)
        self._undo = button("撤销", "small", self.undo_wanted.emit, tip="收进来的都移到回收站")
        done.addWidget(self._done_words, 1)
        done.addWidget(self.list_button)
        done.addWidget(self._undo)
        done.addWidget(button("知道了", "quiet", self._done.hide))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        for one in (self._running, self._left, self._done):
            one.hide()
            lines.addWidget(one)

    def show_begun(self) -> None:
        """A taking-in has begun."""
        self._done.hide()
        self._doing.setText("正在收件…")
        self._file.set_text("")
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._running.show()

    def show_progress(self, done: int, total: int, file: str) -> None:
        """So many of so many, and the file at hand."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._doing.setText(f"正在收件 {done} / {total}" if total else "正在收件…")
        self._file.set_text(file)

    def show_stopping(self) -> None:
        """It stops after the file at hand."""
        self._stop.setEnabled(False)
        self._doing.setText("正在停下…")

    def show_over(self) -> None:
        """Nothing is under way any more."""
        self._running.hide()

    def show_left(self, words: str) -> None:
        """Say what is left over; nothing for empty words."""
        self._left_words.setText(words)
        self._left.setVisible(bool(words))

    def show_result(self, words: str, *, has_list: bool, undoable: bool) -> None:
        """Say what came of it."""
        self._done_words.setText(words)
        self.list_button.setVisible(has_list)
        self._undo.setVisible(undoable)
        self._done.show()

    def hide_result(self) -> None:
        """It is no longer so."""
        self._done.hide()


def _line(tone: str) -> tuple[QFrame, QHBoxLayout]:
    made = toned(tone)
    across = QHBoxLayout(made)
    across.setContentsMargins(12, 7, 8, 7)
    across.setSpacing(10)
    return made, across
