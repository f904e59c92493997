"""清单: what was not taken and why, what is here already and where, and what the officer should look at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dujiao_desktop.desktop.places import InboxPlace, TaskPlace
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import button, label, panel, scrolled
from dujiao_desktop.domain.evidence import INBOX, EvidenceItem
from dujiao_desktop.usecases.sentences import sentence
from dujiao_desktop.usecases.take_in import NotTaken, TakenIn

_LISTED = 100
"""So many lines of one kind are shown; the rest is counted."""


class TakenInDialog(FormDialog):
    """Shows what came of a taking-in.

    Signals:
        wanted: Emitted with the key of a page and what to show there.
    """

    topic = "inbox"
    wanted = Signal(str, object)

    def __init__(self, taken: TakenIn, words: str, parent: QWidget) -> None:
        super().__init__("收件清单", "关闭", parent)
        self.leave_button.hide()
        self._holder = QVBoxLayout()
        self._holder.setSpacing(10)
        body = QWidget()
        around = QVBoxLayout(body)
        around.setContentsMargins(20, 16, 20, 16)
        around.addWidget(label(words, "section", wrap=True))
        around.addLayout(self._holder)
        around.addStretch(1)
        self._section("没有收的", [self._not_taken(one) for one in taken.not_taken])
        self._section("已经有了，没有重复收", [self._duplicate(name, first) for name, first in taken.duplicates])
        self._section("别的任务也在用，请看一眼是否合适", [_said(item.file_name) for item, _ in taken.elsewhere])
        self._section("有密级字样，请马上核对；涉密文件不得放进来", [_said(name) for name in taken.marked])
        self._section("写的是 .pdf，内容不是 PDF，装订不进卷宗", [_said(name) for name in taken.misnamed])
        self._section("打不开、没有进去的文件夹", [_said(str(path)) for path in taken.unreadable])
        self._section("无拍摄信息的照片", [_said(name) for name in taken.without_facts])
        self.set_content(scrolled(body))
        self.fit(640, 520)

    def accept(self) -> None:
        """Read."""
        self.done(1)

    def _section(self, title: str, lines: list[QWidget]) -> None:
        if not lines:
            return
        frame = panel("inner")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.setSpacing(5)
        inner.addWidget(label(f"{title} · {len(lines)} 个", "section", wrap=True))
        for line in lines[:_LISTED]:
            inner.addWidget(line)
        if len(lines) > _LISTED:
            inner.addWidget(label(f"还有 {len(lines) - _LISTED} 个", "muted"))
        self._holder.addWidget(frame)

    def _not_taken(self, one: NotTaken) -> QWidget:
        later = "（还留着，可以再收）" if one.comes_again else ""
        return _said(f"{one.path.name}{later}", sentence(one.why))

    def _duplicate(self, name: str, first: EvidenceItem) -> QWidget:
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(label(f"{name}　和“{first.title}”是同一个文件", wrap=True), 1)
        go = button("去看那一件", "link", partial(self._go, first))
        go.setAccessibleName(f"去看和 {name} 相同的那一件：{first.title}")
        across.addWidget(go)
        return made

    def _go(self, first: EvidenceItem) -> None:
        self.done(1)
        if first.task_id == INBOX:
            self.wanted.emit("evidence", InboxPlace((first.id,)))
        else:
            self.wanted.emit("tasks", TaskPlace(first.task_id, f"evidence/show/{first.id}"))


def _said(text: str, why: str = "") -> QWidget:
    made = QWidget()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(label(text, wrap=True, selectable=True))
    if why:
        lines.addWidget(label(why, "muted", wrap=True))
    return made


def has_list(taken: TakenIn) -> bool:
    """Whether there is more to say than one line holds."""
    return bool(
        taken.not_taken or taken.duplicates or taken.elsewhere or taken.marked or taken.misnamed or taken.unreadable
    )
