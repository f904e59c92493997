"""措施: each with its result, its day and its proofs; one is open for writing at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.form_draft import FormDraft
from dujiao_desktop.desktop.forms.ui_measure_result_form import Ui_MeasureResultForm
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.task_card.shared_panels import IndicatorsPanel, PartsPanel, quiet_line
from dujiao_desktop.desktop.widgets.parts import button, chip, clear, icon_button, label, panel, scrolled
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.task import CloseoutStatus

_SETTLES_MS = 200
"""Wrapped texts get their final heights in several passes; so long the open measure is kept in sight."""


class MeasuresTab(QWidget):
    """One panel per measure; the first one that is not done is open.

    Signals:
        evidence_wanted: Emitted with the number of the measure that files should be put to.
        part_evidence_wanted: Emitted with the number of the village or point that files should be put to.
    """

    evidence_wanted = Signal(int)
    part_evidence_wanted = Signal(int)

    def __init__(self, desk: Desk, presenter: TaskCardPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        self._content: CardContent | None = None
        self._parts: PartsPanel | None = None
        self._indicators: IndicatorsPanel | None = None
        self._open: int | None = None
        self._closed_by_hand = False
        self.editor: MeasureEditor | None = None
        self._frames: dict[int, QFrame] = {}
        holder = QWidget()
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(16, 14, 16, 14)
        self._rows.setSpacing(10)
        self._area: QScrollArea = scrolled(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        # Heights are known only after the layout has had its say; then the bar gets its range.
        self._scroll_due = False
        self._settled = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settled.timeout.connect(self._stop_scrolling)
        self._area.verticalScrollBar().rangeChanged.connect(self._show_open)

    def show_content(self, content: CardContent) -> None:
        """Show the measures; what is being typed in the open one stays."""
        typed = self.editor.typed() if self.editor is not None else None
        fresh = self._content is None or self._content.case.task.id != content.case.task.id
        self._content = content
        if self._open is None and not self._closed_by_hand:
            own = content.case.own_measures(self._desk.office.unit)
            first = next((m for m in own if not m.is_done or self._is_named(m)), None)
            self._open = first.seq if first is not None and not self._is_closed() else None
        self._build()
        if typed is not None and self.editor is not None and self.editor.seq == typed[0]:
            self.editor.put_typed(typed)
        if fresh and self._open in self._frames:
            self._scroll_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the open measure into sight."""
        super().showEvent(event)
        self._scroll_soon()

    def go_to(self, seq: str) -> None:
        """Open measure `seq` for writing, ``text/2`` its official fields; without a number, begin a new measure.

        ``parts/2``, ``indicators/<id>`` and ``readings/<id>`` open their dialogs, ``parts/new`` and
        ``indicators/new`` begin one; ``indicators`` alone goes to the goals.
        """
        kind, _, rest = seq.partition("/")
        if kind == "text" and self._content is not None:
            for measure in self._content.case.task.measures:
                if str(measure.seq) == rest:
                    self._change_measure(measure)
            return
        if kind in ("parts", "indicators", "readings"):
            self._go_to_shared(kind, rest)
            return
        if not seq.isdigit():
            self.add_measure()
            return
        self._open_measure(int(seq))
        if self.editor is not None:
            self.editor.ui.resultEdit.setFocus()

    def _go_to_shared(self, kind: str, key: str) -> None:
        """To a village or point, or to a goal in numbers; one that is gone meanwhile leaves its panel in sight."""
        if key == "new":
            (self._add_part if kind == "parts" else self._add_indicator)()
        elif kind == "parts" and self._parts is not None:
            self._area.ensureWidgetVisible(self._parts)
            self._parts.open_part(int(key) if key.isdigit() else 0)
        elif kind != "parts" and self._indicators is not None:
            self._area.ensureWidgetVisible(self._indicators)
            (self._indicators.open_readings if kind == "readings" else self._indicators.open_indicator)(key)

    def typed_words(self) -> str:
        """Name of what was typed and not stored; empty for nothing."""
        return f"措施 {self.editor.seq} 的结果" if self.editor is not None and self.editor.typed() else ""

    def drop_typed(self) -> None:
        """Forget what was typed; the next open measure opens by itself."""
        self._open = None
        self._closed_by_hand = False
        self.editor = None

    def add_measure(self) -> None:
        """Enter a measure."""
        from dujiao_desktop.desktop.task_card.measure_dialog import MeasureDialog

        MeasureDialog(None, self._presenter, self._desk, self.window()).open()

    def _is_closed(self) -> bool:
        return self._content is not None and self._content.case.task.closeout_status is CloseoutStatus.CLOSED

    def _is_named(self, measure: Measure) -> bool:
        """Whether the last return names a measure, and nobody has filled it in or confirmed it since."""
        return self._content is not None and measure.id in self._content.case.closeout.current.unconfirmed

    def _build(self) -> None:
        place = self._area.verticalScrollBar().value()
        if self.editor is not None:
            self.editor.draft.flush()
        clear(self._rows)
        self._frames.clear()
        self.editor = None
        content = self._content
        if content is None:
            return
        own = {m.seq for m in content.case.own_measures(self._desk.office.unit)}
        for measure in content.case.task.measures:
            frame = self._own_frame(measure) if measure.seq in own else self._other_frame(measure)
            self._frames[measure.seq] = frame
            self._rows.addWidget(frame)
        if not content.case.task.measures:
            self._rows.addWidget(
                label("还没有整改措施。照方案逐条填写，结果和佐证都跟着措施走。", "mutedBody", wrap=True)
            )
        if not self._is_closed():
            self._rows.addWidget(
                button("加一条措施", "small", self.add_measure, icon_name="plus"), 0, Qt.AlignmentFlag.AlignLeft
            )
        self._add_shared(content)
        self._rows.addStretch(1)
        self._area.verticalScrollBar().setValue(place)

    def _add_shared(self, content: CardContent) -> None:
        closed = self._is_closed()
        self._parts = self._indicators = None
        offered: list[QWidget] = []
        if content.case.parts:
            self._parts = PartsPanel(content, self._presenter, self._desk, closed=closed)
            self._parts.evidence_wanted.connect(self.part_evidence_wanted)
            self._rows.addWidget(self._parts)
        else:
            offered.append(button("分村组…", "link", self._add_part, tip="一个问题在几个村社、几个点位，一块一块办"))
        if content.case.indicators:
            self._indicators = IndicatorsPanel(content, self._presenter, self._desk, closed=closed)
            self._rows.addWidget(self._indicators)
        else:
            offered.append(
                button("数值目标…", "link", self._add_indicator, tip="有数量要求的目标：基线、目标和各次数值")
            )
        if offered and not closed:
            self._rows.addLayout(quiet_line(*offered))

    def _add_part(self) -> None:
        from dujiao_desktop.desktop.task_card.part_dialog import PartDialog

        PartDialog(None, self._presenter, self._desk, self.window()).open()

    def _add_indicator(self) -> None:
        from dujiao_desktop.desktop.task_card.indicator_dialog import IndicatorDialog

        IndicatorDialog(None, self._presenter, self._desk, self.window()).open()

    def _own_frame(self, measure: Measure) -> QFrame:
        assert self._content is not None
        frame = panel("inner")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 10, 10, 10)
        layout.setSpacing(6)
        files = [e for e in self._content.case.evidence if e.measure_seq == measure.seq]
        layout.addLayout(self._headline(measure, self._standing(measure)))
        self._add_named(layout, measure)
        if self._open == measure.seq and not self._is_closed():
            self.editor = MeasureEditor(measure, self._desk, self._presenter)
            self.editor.store_wanted.connect(self._presenter.record_measure)
            layout.addWidget(self.editor.draft.bar)
            self.editor.evidence_wanted.connect(self.evidence_wanted)
            self.editor.left.connect(self._close_editor)
            layout.addWidget(self.editor)
            self.editor.draft.begin(self._presenter.draft_place(f"measure/{measure.seq}"))
            return frame
        facts = [measure.result_text] if measure.result_text else []
        if facts:
            layout.addWidget(label(measure.result_text, "muted", wrap=True, selectable=True))
        words = []
        if measure.deadline.text:
            words.append(f"时限 {measure.deadline.text}")
        waiting = sum(1 for e in files if e in self._content.case.unconfirmed)
        waits = f"（{waiting} 件待确认）" if waiting and not self._is_closed() else ""
        words.append(f"佐证 {len(files)} 件{waits}" if files else "还没有佐证")
        bottom = QHBoxLayout()
        bottom.addWidget(label(" · ".join(words), "muted"))
        bottom.addStretch(1)
        if not self._is_closed():
            verb = "改结果" if measure.result_text else "填结果"
            bottom.addWidget(button(verb, "link", partial(self._open_measure, measure.seq)))
        layout.addLayout(bottom)
        return frame

    def _other_frame(self, measure: Measure) -> QFrame:
        frame = panel("inner")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 10, 10, 10)
        layout.setSpacing(6)
        layout.addLayout(self._headline(measure, self._standing(measure) if self._is_named(measure) else None))
        self._add_named(layout, measure)
        layout.addWidget(label(f"由{'、'.join(measure.responsible_units)}负责，不影响本单位办理", "muted", wrap=True))
        return frame

    def _add_named(self, layout: QVBoxLayout, measure: Measure) -> None:
        """What a return asks of a measure it named, and the way to say that the result stands."""
        if not self._is_named(measure) or self._is_closed():
            return
        confirm = button(
            "确认原结果", "small", partial(self._confirm, measure), tip="结果不改，在这一轮继续算数；可以撤销"
        )
        confirm.setAccessibleName(f"确认措施 {measure.seq} 的原结果")
        words = label("退回点名，请重新填写或确认", "warnBody", wrap=True)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(words, 1)
        across.addWidget(confirm, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(across)

    def _confirm(self, measure: Measure) -> None:
        if self.editor is not None and self.editor.seq == measure.seq and self.editor.typed():
            self._desk.messages.warn(f"措施 {measure.seq} 的结果写了还没有保存，没有确认。请先保存，或改回原样再确认。")
            return
        if self._open == measure.seq:
            self.drop_typed()
        self._presenter.confirm(frozenset({measure.id}), 1)

    def _standing(self, measure: Measure) -> tuple[str, str]:
        if self._is_named(measure) and not self._is_closed():
            return "■ 退回点名", "danger"
        return _standing(measure)

    def _headline(self, measure: Measure, standing: tuple[str, str] | None) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        number = label(str(measure.seq), "section")
        across.addWidget(number, 0, top)
        across.addWidget(label(measure.text, wrap=True, selectable=True), 1, top)
        if standing is not None:
            across.addWidget(chip(*standing), 0, top)
        if not self._is_closed():
            tip, change = "修改这条措施的原文、单位和时限", partial(self._change_measure, measure)
            across.addWidget(icon_button("pencil", tip, change, name=f"修改措施 {measure.seq}"), 0, top)
        return across

    def _change_measure(self, measure: Measure) -> None:
        from dujiao_desktop.desktop.task_card.measure_dialog import MeasureDialog

        MeasureDialog(measure, self._presenter, self._desk, self.window()).open()

    def _open_measure(self, seq: int) -> None:
        if self.editor is not None and self.editor.seq != seq and self.editor.typed():
            self._desk.messages.warn(f"措施 {self.editor.seq} 的结果写了还没有保存，请先保存或收起。")
            return
        if self._open != seq:
            self._open = seq
            self._build()
        self._scroll_soon()

    def _scroll_soon(self) -> None:
        self._scroll_due = True
        self._settled.start()
        QTimer.singleShot(0, self._show_open)

    def _stop_scrolling(self) -> None:
        self._scroll_due = False

    def _show_open(self, *_: int) -> None:
        frame = self._frames.get(self._open) if self._open is not None else None
        if frame is not None and self._scroll_due and self._area.verticalScrollBar().maximum():
            bar, view = self._area.verticalScrollBar(), self._area.viewport().height()
            top, bottom = frame.y() - 14, frame.y() + frame.height() + 14
            if bottom - top > view or top < bar.value():
                bar.setValue(top)
            elif bottom > bar.value() + view:
                bar.setValue(bottom - view)

    def _close_editor(self) -> None:
        self._open = None
        self._closed_by_hand = True
        self._build()


class MeasureEditor(QWidget):
    """Result and day of one measure.

    Signals:
        store_wanted: Emitted with number, result and day (None while open).
        evidence_wanted: Emitted with the number.
        left: The officer does not want to write now.
    """

    store_wanted = Signal(int, str, object)
    evidence_wanted = Signal(int)
    left = Signal()

    def __init__(self, measure: Measure, desk: Desk, presenter: TaskCardPresenter) -> None:
        super().__init__()
        self.seq = measure.seq
        self._desk = desk
        self._before = (measure.result_text, measure.done_on)
        form = QWidget()
        self.ui = Ui_MeasureResultForm()
        self.ui.setupUi(form)
        self.ui.resultEdit.set_text(measure.result_text)
        self.ui.doneField.set_day(measure.done_on)
        self.draft = FormDraft(form, presenter.drafts, self)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(button("加佐证", "small", self._want_evidence, icon_name="paperclip"))
        buttons.addWidget(button("收起", "quiet", self.left.emit, tip="收起，写了的留作草稿"))
        buttons.addWidget(self.draft.line)
        buttons.addStretch(1)
        buttons.addWidget(button("先存着", "small", self._store_open, tip="存下结果，还不算完成"))
        buttons.addWidget(button("完成这条", "smallPrimary", self._store_done))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(form)
        layout.addLayout(buttons)

    def typed(self) -> tuple[int, str, str] | None:
        """Number, result and day as typed, if they differ from what is stored."""
        result, day = self.ui.resultEdit.text(), self.ui.doneField.text()
        before = (self._before[0], self._before[1].isoformat() if self._before[1] else "")
        return None if (result, day) == before else (self.seq, result, day)

    def put_typed(self, typed: tuple[int, str, str]) -> None:
        """Bring back what was being typed."""
        self.draft.take_up()
        self.ui.resultEdit.set_text(typed[1])
        self.ui.doneField.setText(typed[2])

    def _want_evidence(self) -> None:
        self.evidence_wanted.emit(self.seq)

    def _store_open(self) -> None:
        if not self._day_is_wrong():
            self.draft.hold()
            self.store_wanted.emit(self.seq, self.ui.resultEdit.text(), None)

    def _store_done(self) -> None:
        if self._day_is_wrong():
            return
        if self.ui.doneField.day() is None:
            # Nobody is held up by a day that is nearly always today; it stands in the field to be seen.
            self.ui.doneField.set_day(self._desk.today())
        self.draft.hold()
        self.store_wanted.emit(self.seq, self.ui.resultEdit.text(), self.ui.doneField.day())

    def _day_is_wrong(self) -> bool:
        if self.ui.doneField.is_wrong():
            self._desk.messages.warn("完成日期写得不是日期，没有保存。请写成 2026-11-19 这样。")
            self.ui.doneField.setFocus()
            return True
        return False


def _standing(measure: Measure) -> tuple[str, str]:
    if measure.is_done and measure.done_on is not None:
        return f"✓ {measure.done_on.isoformat()}", "good"
    if measure.result_text:
        return "○ 未填日期", "warning"
    return "○ 未填结果", "warning"
