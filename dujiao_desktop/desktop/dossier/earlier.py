"""已出过的卷宗: what was handed in stays as it was; what has changed since is told beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.messages import sentence_of
from dujiao_desktop.desktop.widgets.parts import button, clear, label, panel, rule, scrolled, toned
from dujiao_desktop.domain.dossier import KIND_WORDS, DossierRecord
from dujiao_desktop.domain.errors import Told
from dujiao_desktop.domain.frozen import FieldDifference
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.usecases.differences import differences


class EarlierDossiers(QFrame):
    """The dossiers of one task, newest first; hidden while there are none.

    Signals:
        differences_wanted: Emitted with the `DossierRecord` to compare with today.
    """

    differences_wanted = Signal(object)

    def __init__(self, desk: Desk, task_id: TaskId) -> None:
        super().__init__()
        self.setObjectName("inner")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 10, 14, 10)
        self._rows.setSpacing(6)
        self.hide()
        job = desk.jobs.with_lists("读取卷宗", lambda lists, _: lists.dossiers(task_id))
        job.done.connect(self._show)
        job.failed.connect(desk.messages.tell)

    def _show(self, records: tuple[DossierRecord, ...]) -> None:
        clear(self._rows)
        if not records:
            return
        self._rows.addWidget(label("已出过的卷宗", "section"))
        for record in records:
            self._rows.addWidget(rule())
            across = QHBoxLayout()
            across.setSpacing(8)
            texts = QVBoxLayout()
            texts.setSpacing(1)
            when = f"{record.made_at.astimezone():%Y-%m-%d %H:%M}"
            texts.addWidget(
                label(f"{KIND_WORDS[record.kind]} · 第 {record.round} 轮 · {when} · {record.made_by}", wrap=True)
            )
            texts.addWidget(label(f"{record.file_name}　数据指纹 {record.state_digest}", "muted", wrap=True))
            across.addLayout(texts, 1)
            link = button("与现在的差别", "link", partial(self.differences_wanted.emit, record))
            link.setAccessibleName(f"{KIND_WORDS[record.kind]} {when} 与现在的差别")
            across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addLayout(across)
        self.show()


class DifferencesView(QWidget):
    """What reads differently today than in one dossier.

    Signals:
        place_wanted: Emitted with the place where it stands today.
    """

    place_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        holder = QWidget()
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(20, 18, 20, 12)
        self._rows.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(holder))

    def show_record(self, record: DossierRecord) -> None:
        """Compare a dossier with today."""
        clear(self._rows)
        made = f"{record.made_at.astimezone():%Y-%m-%d %H:%M}"
        self._rows.addWidget(label(f"{KIND_WORDS[record.kind]}（{made}）与现在的差别", "title", wrap=True))
        office = self._desk.office
        job = self._desk.jobs.with_lists("比较卷宗", lambda lists, _: differences(lists, record.id, office))
        job.done.connect(self._show)
        job.failed.connect(self._not_compared)

    def _show(self, found: tuple[FieldDifference, ...]) -> None:
        if not found:
            self._say("good", "✓ 报出以后没有改动，和卷宗里的一样。")
        else:
            words = f"报出以后有 {len(found)} 处改动。卷宗本身没有变；要让上级看到，请重新出一份。"
            self._rows.addWidget(label(words, "mutedBody", wrap=True))
        for one in found:
            self._rows.addWidget(self._row(one))
        self._rows.addStretch(1)

    def _not_compared(self, error: BaseException) -> None:
        if isinstance(error, Told):
            self._say("warning", sentence_of(error))
            self._rows.addStretch(1)
        else:
            self._desk.messages.tell(error)

    def _say(self, tone: str, sentence: str) -> None:
        box = toned(tone)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.addWidget(label(sentence, wrap=True))
        self._rows.addWidget(box)

    def _row(self, one: FieldDifference) -> QFrame:
        frame = panel("inner")
        grid = QGridLayout(frame)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(one.word, "section", wrap=True), 0, 0, 1, 2)
        link = button("去看", "link", partial(self.place_wanted.emit, one.place))
        link.setAccessibleName(f"去看{one.word}")
        grid.addWidget(link, 0, 2, top)
        for row, (word, text) in enumerate((("卷宗里", one.was), ("现在", one.now)), start=1):
            grid.addWidget(label(word, "muted"), row, 0, top)
            grid.addWidget(
                label(text or "（没有）", "" if text else "muted", wrap=True, selectable=bool(text)), row, 1, 1, 2
            )
        return frame
