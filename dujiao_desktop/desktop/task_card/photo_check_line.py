"""“12 张照片查过：1 张建议看一眼”: the quiet line above the evidence, and the check behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.widgets.answers import Answer
from dujiao_desktop.desktop.widgets.parts import button, label
from dujiao_desktop.domain.errors import Told
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.photo_check import is_checked
from dujiao_desktop.usecases import photo_check
from dujiao_desktop.usecases.photo_words import batch_words

if TYPE_CHECKING:
    from dujiao_desktop.desktop.task_card.presenter import CardContent
    from dujiao_desktop.domain.job_control import JobControl
    from dujiao_desktop.usecases import Lists, Store

_State = frozenset[object]


class PhotoCheckLine(QFrame):
    """Has the photos of the task that is shown checked in the background, and says what is worth a look.

    Each state of a task's files is looked at once while the program runs; hidden while there is nothing to say.

    Attributes:
        hints: What is known about the task that is shown, answered or not.

    Signals:
        wanted: The officer wants to see the hints.
        changed: Other hints are known than before.
    """

    wanted = Signal()
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("tone", "info")
        self._desk = desk
        self._content: CardContent | None = None
        self._tried: dict[TaskId, _State] = {}
        self._running = False
        self.hints: tuple[photo_check.ShownHint, ...] = ()
        self.words = label("", wrap=True)
        self.look_button = button("看一看", "link", self.wanted.emit, tip="照片并排比对；只是提示，不回答也可以")
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 4, 8, 4)
        across.setSpacing(10)
        across.addWidget(self.words, 1)
        across.addWidget(self.look_button)
        self.hide()

    def show_content(self, content: CardContent) -> None:
        """Another task, or the same one with other files; it is looked at when the tab is."""
        other = self._content is None or self._content.case.task.id != content.case.task.id
        self._content = content
        if other:
            self._show(())

    def look(self) -> None:
        """The tab is seen: read what is known, and check what was not looked at yet."""
        content = self._content
        if content is None:
            return
        task_id, office, clock = content.case.task.id, self._desk.office, self._desk.clock
        rule = office.under(content.case.closeout).rules.photos
        if not any(is_checked(item, rule) for item in content.case.evidence):
            self._show(())
            return
        self._look_up(task_id)
        state = _state(content)
        if self._running or self._tried.get(task_id) == state:
            return

        def check(store: Store, control: JobControl) -> photo_check.Checked:
            return photo_check.check_photos(store, task_id, office=office, clock=clock, control=control)

        self._running, self._tried[task_id] = True, state
        check_job = self._desk.jobs.in_background("照片体检", check)
        check_job.done.connect(Answer(partial(self._found, task_id), self).came)
        check_job.failed.connect(self._failed)
        check_job.ended.connect(self._ended)

    def hinted(self) -> frozenset[EvidenceId]:
        """Files to which something was noticed and nothing said yet."""
        return frozenset(one.item.id for one in self.hints if one.hint.answer is None)

    def _found(self, task_id: TaskId, _: object) -> None:
        if self._is_shown(task_id):
            self._look_up(task_id)

    def _look_up(self, task_id: TaskId) -> None:
        job = self._desk.jobs.with_lists("读取照片提示", partial(_known, task_id))
        job.done.connect(Answer(partial(self._read, task_id), self).came)

    def _failed(self, error: BaseException) -> None:
        # What an officer could do something about is said where the files are used.
        if not isinstance(error, Told):
            self._desk.messages.tell(error)

    def _ended(self) -> None:
        self._running = False
        content, tab = self._content, self.parentWidget()
        if content is None or not isinstance(tab, QWidget) or not tab.isVisible():
            return
        if self._tried.get(content.case.task.id) != _state(content):
            # Files came meanwhile, or another task is shown.
            self.look()

    def _read(self, task_id: TaskId, hints: object) -> None:
        if self._is_shown(task_id) and isinstance(hints, tuple):
            self._show(hints)

    def _show(self, hints: tuple[photo_check.ShownHint, ...]) -> None:
        self.hints = hints
        content = self._content
        photos = 0
        if content is not None:
            rule = self._desk.office.under(content.case.closeout).rules.photos
            photos = sum(1 for item in content.case.evidence if is_checked(item, rule))
        self.words.setText(batch_words(photos, len(self.hinted())))
        self.setVisible(bool(hints))
        self.changed.emit()

    def _is_shown(self, task_id: TaskId) -> bool:
        return self._content is not None and self._content.case.task.id == task_id


def _state(content: CardContent) -> _State:
    """All that the check of a task rests on."""
    case = content.case
    files = ((e.id, e.sha256, e.kind, e.taken_at, e.formed_on, e.replaced_by) for e in case.evidence)
    return frozenset((*files, len(case.closeout.current.records), case.closeout.current.number))


def _known(task_id: TaskId, lists: Lists, _: JobControl) -> tuple[photo_check.ShownHint, ...]:
    return photo_check.hints_of(lists, task_id)
