"""销号: what is missing in this step, the step's form, what has happened, and the dossier."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.task_card.photo_check_note import PhotoCheckNote
from dujiao_desktop.desktop.task_card.plan_panel import PlanPanel
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.task_card.return_words import (
    answer_words,
    before_words,
    reopening_line,
    return_headline,
    return_lines,
)
from dujiao_desktop.desktop.task_card.step_panel import StepPanel
from dujiao_desktop.desktop.task_card.step_strip import StepStrip
from dujiao_desktop.desktop.task_card.visit_panel import VisitPanel
from dujiao_desktop.desktop.task_card.warning_panel import WarningPanel
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.gap_row import GapRow
from dujiao_desktop.desktop.widgets.parts import button, clear, label, panel, rule, scrolled, toned
from dujiao_desktop.domain.closeout import CONCLUSION_WORDS, Round, StepRecord
from dujiao_desktop.domain.errors import Missing
from dujiao_desktop.domain.returns import answers
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.step_content import Signature
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.warning import standing
from dujiao_desktop.usecases import read_task

_WIDE = 720
_VERBS = {
    "slot": "去添加",
    "slot_date": "去填写",
    "measure_evidence": "去添加",
    "measures": "去添加",
}


class CloseoutTab(QWidget):
    """The steps of one task.

    Signals:
        place_wanted: Emitted with the place of a gap, e.g. ``evidence/after_photo``.
    """

    place_wanted = Signal(str)

    def __init__(self, desk: Desk, presenter: TaskCardPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        self._content: CardContent | None = None
        self._unfolded: set[int] = set()
        self.setAcceptDrops(True)
        self.strip = StepStrip()
        self.step = StepPanel(desk, presenter.drafts)
        self.step.step_wanted.connect(presenter.take_step)
        self._return = button("退回登记", "", self._send_back)
        self.step.buttons.insertWidget(0, self._return)
        self._step_frame = panel("inner")
        around = QVBoxLayout(self._step_frame)
        around.setContentsMargins(14, 12, 14, 12)
        around.addWidget(self.step)
        self._missing_frame = panel("inner")
        self._missing = QVBoxLayout(self._missing_frame)
        self._missing.setContentsMargins(14, 10, 14, 10)
        self._missing.setSpacing(4)
        self._past = QVBoxLayout()
        self._past.setSpacing(8)
        self.visits = VisitPanel(desk, presenter)
        self.visits.lookback_wanted.connect(self.look_back)
        self.visits.review_wanted.connect(self.review)
        self._dossier = panel("inner")
        self._build_dossier()
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(self.visits)
        side.addWidget(self._dossier)
        self.plan = PlanPanel()
        side.addWidget(self.plan)
        self.warnings = WarningPanel(desk.office.rules)
        self.warnings.set_wanted.connect(self.set_warning)
        self.warnings.lift_wanted.connect(self.lift_warning)
        side.addWidget(self.warnings)
        side.addLayout(self._past)
        side.addStretch(1)
        self._wide: bool | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._arrange()
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(12)
        inner.addWidget(self.strip)
        inner.addLayout(self._grid)
        inner.addStretch(1)
        self._area = scrolled(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def show_content(self, content: CardContent) -> None:
        """Show where the close-out stands; what is being typed stays."""
        before = self._content.case.closeout if self._content is not None else None
        self._content = content
        closeout, status = content.case.closeout, content.case.task.closeout_status
        self.strip.show_steps(content.steps, status is CloseoutStatus.RETURNED)
        current = content.current
        self._step_frame.setVisible(current is not None)
        self._missing_frame.setVisible(current is not None)
        self._arrange()
        if current is not None:
            self.step.show_step(current.rule, content.case, content.archive)
            self._show_gaps(content, content.missing)
        self._return.setVisible(bool(closeout.current.records) and current is not None)
        self.plan.show_plan(content.plan, self._desk.today())
        self.warnings.show_warnings(content.case.warnings, status is CloseoutStatus.CLOSED)
        self.visits.show_content(content)
        self._show_past(content)
        self._show_dossier(content)
        if before is not None and len(before.rounds) < len(closeout.rounds):
            # A new round begins at its top, where it says what it lacks.
            self._area.verticalScrollBar().setValue(0)

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        """The step was refused: everything it lacks, the fields of the form too."""
        if self._content is not None:
            self._show_gaps(self._content, missing)
        self.step.mark_missing(missing)
        self._area.ensureWidgetVisible(self._missing_frame)

    def explain(self) -> None:
        """Show why each missing thing is required, and put the keyboard there."""
        rows = self._missing_frame.findChildren(GapRow)
        for gap in rows:
            gap.explain()
        if rows:
            rows[0].why_button.setFocus()
        self._area.ensureWidgetVisible(self._missing_frame)

    def go_to(self, place: str) -> None:
        """Put the cursor into a field of the step, ``self-check/people``; go to ``visits/lookback``; open a dialog, ``return``."""
        dialogs = {
            "return": self._send_back,
            "backfill": self.backfill,
            "warning": self.set_warning,
            "lift-warning": self.lift_warning,
            "lookback": self.look_back,
            "review": self.review,
        }
        if place in dialogs:
            dialogs[place]()
            return
        part, _, field = place.partition("/")
        if part == "visits":
            self._area.ensureWidgetVisible(self.visits)
            self.visits.take_focus(field)
            return
        self._area.ensureWidgetVisible(self._step_frame)
        self.step.focus_on(field)

    def typed_words(self) -> str:
        """Name of what was typed and not stored; empty for nothing."""
        return f"{self.step.rule.word}的登记" if self.step.is_typed() and self.step.rule else ""

    def drop_typed(self) -> None:
        """Forget what was typed, and which earlier rounds were unfolded."""
        self.step.drop_typed()
        self._unfolded.clear()

    def make_dossier(self) -> None:
        """Open the dialog that makes the dossier."""
        from dujiao_desktop.desktop.dossier.make_dialog import MakeDossierDialog

        if self._content is not None:
            dialog = MakeDossierDialog(self._content, self._desk, self.window())
            dialog.place_wanted.connect(self.place_wanted)
            dialog.open()

    def set_warning(self) -> None:
        """Open the dialog that sets a warning, or changes it to another level."""
        self._warn(lifts=False)

    def lift_warning(self) -> None:
        """Open the dialog that lifts the warning."""
        self._warn(lifts=True)

    def _warn(self, *, lifts: bool) -> None:
        from dujiao_desktop.desktop.task_card.warning_dialog import WarningDialog

        if self._content is not None and (not lifts or standing(self._content.case.warnings) is not None):
            WarningDialog(self._content, self._presenter, self._desk, self.window(), lifts=lifts).open()

    def backfill(self) -> None:
        """Open the dialog that enters steps from paper."""
        from dujiao_desktop.desktop.task_card.backfill_dialog import BackfillDialog

        if self._content is not None:
            BackfillDialog(self._content, self._desk, self.window()).open()

    def look_back(self) -> None:
        """Open the dialog for a look at the closed task."""
        from dujiao_desktop.desktop.task_card.visit_dialogs import LookbackDialog

        if self._content is not None:
            LookbackDialog(self._content, self._presenter, self._desk, self.window()).open()

    def review(self) -> None:
        """Open the dialog for a proof of long-term work."""
        from dujiao_desktop.desktop.task_card.visit_dialogs import ReviewDialog

        if self._content is not None:
            ReviewDialog(self._content, self._presenter, self._desk, self.window()).open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Scans may be dropped while a step is open."""
        if self.step.rule is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the files to the step."""
        files = tuple(Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile())
        event.acceptProposedAction()
        scans = tuple(f for f in files if f.is_file())
        if scans:
            self.step.add_scans(scans)
        else:
            self._desk.messages.warn("拖来的不是文件，扫描件没有加。请打开文件夹，把扫描件拖过来。")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room and a step to take; else what is missing stands above the form."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= px(_WIDE) and not self._step_frame.isHidden()
        if wide is self._wide:
            return
        self._wide = wide
        for widget in (self._missing_frame, self._step_frame, self._side):
            self._grid.removeWidget(widget)
        top = Qt.AlignmentFlag.AlignTop
        if wide:
            self._grid.addWidget(self._step_frame, 0, 0, 2, 1, top)
            self._grid.addWidget(self._missing_frame, 0, 1, top)
            self._grid.addWidget(self._side, 1, 1, top)
        else:
            self._grid.addWidget(self._missing_frame, 0, 0, 1, 2)
            self._grid.addWidget(self._step_frame, 1, 0, 1, 2)
            self._grid.addWidget(self._side, 2, 0, 1, 2)
        self._grid.setColumnStretch(0, 3 if wide else 1)
        self._grid.setColumnStretch(1, 2 if wide else 0)

    def _show_gaps(self, content: CardContent, missing: tuple[Missing, ...]) -> None:
        clear(self._missing)
        if not missing:
            self._missing.addWidget(label("✓ 材料齐了，填好表单就可以登记", "section", wrap=True))
        else:
            self._missing.addWidget(label(f"这一步还差 {len(missing)} 项", "section"))
        office = self._desk.office.under(content.case.closeout)
        for gap in missing:
            go = partial(self.place_wanted.emit, gap.place)
            self._missing.addWidget(GapRow(gap, read_task.why(gap, office), _verb(gap, content), go))
        current = content.current
        before = before_words(content.returns, office.rules, current.rule) if current is not None else ""
        if before:
            self._missing.addWidget(label(before, "muted", wrap=True))

    def _show_past(self, content: CardContent) -> None:
        clear(self._past)
        rounds = content.case.closeout.rounds
        current = rounds[-1]
        if current.records or len(rounds) > 1:
            self._past.addWidget(self._current_frame(current, content))
        for one in reversed(rounds[:-1]):
            self._past.addWidget(self._earlier_frame(one, content))

    def _current_frame(self, current: Round, content: CardContent) -> QFrame:
        """The round under way: what it has to answer, and the steps done in it."""
        frame, layout = _framed()
        rules = self._desk.office.rules_of(current)
        layout.addWidget(label(f"第 {current.number} 轮" if current.number > 1 else "已办的步骤", "section"))
        if current.reopening is not None:
            layout.addWidget(label(reopening_line(current.reopening), wrap=True, selectable=True))
        for answer in answers(content.case, current, rules):
            sign, role = ("○", "warnBody") if answer.is_open else ("✓", "")
            across = QHBoxLayout()
            across.setSpacing(8)
            across.addWidget(label(sign, role), 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(label(answer_words(answer, rules), role, wrap=True), 1)
            layout.addLayout(across)
        if current.records and current.number > 1:
            layout.addWidget(rule())
        if not current.records:
            layout.addWidget(label("这一轮还没有办过的步骤。", "muted", wrap=True))
        self._add_records(layout, current, content)
        return frame

    def _earlier_frame(self, one: Round, content: CardContent) -> QFrame:
        """A closed round: why it ended; its steps are unfolded to be read, and no more."""
        frame, layout = _framed()
        rules = self._desk.office.rules_of(one)
        back, unfolded = one.returned, one.number in self._unfolded
        if back is not None:
            box = toned("danger")
            inner = QVBoxLayout(box)
            inner.setContentsMargins(12, 8, 12, 8)
            inner.addWidget(label(f"■ 第 {one.number} 轮：{return_headline(back, rules)}", "section", wrap=True))
            for line in return_lines(back, rules):
                inner.addWidget(label(line, wrap=True, selectable=True))
            layout.addWidget(box)
        else:
            layout.addWidget(label(f"✓ 第 {one.number} 轮：办到销号，后来反弹重开", "section", wrap=True))
        words = "收起这一轮" if unfolded else f"看这一轮办过的 {len(one.records)} 步"
        fold = button(words, "link", partial(self._fold, one.number))
        fold.setAccessibleName(f"{words}（第 {one.number} 轮）")
        layout.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        if unfolded:
            self._add_records(layout, one, content)
        return frame

    def _fold(self, number: int) -> None:
        self._unfolded ^= {number}
        if self._content is not None:
            self._show_past(self._content)

    def _add_records(self, layout: QVBoxLayout, one: Round, content: CardContent) -> None:
        rules = self._desk.office.rules_of(one)
        for number, record in enumerate(one.records):
            if number:
                layout.addWidget(rule())
            for line, role in self._record_lines(record, rules, content):
                layout.addWidget(label(line, role, wrap=True, selectable=True))

    def _record_lines(self, record: StepRecord, rules: RulePack, content: CardContent) -> list[tuple[str, str]]:
        step = rules.step(record.step)
        sign = "✓" if record.passes else "■"
        found = f"，{CONCLUSION_WORDS[record.conclusion]}" if record.conclusion else ""
        lines = [(f"{sign} {step.word if step else record.step}　{record.happened_on.isoformat()}{found}", "")]
        signers = "、".join(_signer(s) for s in record.signatures(step))
        parts = [record.unit, signers, record.place, record.number]
        if record.archive.retention:
            parts.append(f"保管期限 {rules.archive.retention.get(record.archive.retention, record.archive.retention)}")
        if record.archive.pages:
            parts.append(f"{record.archive.pages} 页")
        if record.period_from and record.period_to:
            parts.append(f"公示 {record.period_from.isoformat()} 至 {record.period_to.isoformat()}")
        parts += [record.medium, record.url]
        facts = " · ".join(p for p in parts if p)
        if record.backfill_words:
            lines.append((f"◆ {record.backfill_words}", ""))
        if facts:
            lines.append((facts, "muted"))
        if record.opinion:
            lines.append((f"意见：{record.opinion}", "muted"))
        for one in record.findings:
            standing = "✓ 已落实" if one.carried_out else "■ 未落实"
            lines.append((f"措施 {one.seq}　{standing}{f'：{one.text}' if one.text else ''}", "muted"))
        if record.demands:
            lines.append((f"补充要求：{record.demands}", "muted"))
        if record.notice_text:
            lines.append((f"公示文本：{record.notice_text}", "muted"))
        for number, raised in enumerate(record.objections, start=1):
            day = raised.answered_on
            answered = f"；{day.isoformat()} 答复：{raised.answer}" if day else "；还没有答复"
            lines.append((f"异议 {number}（{raised.received_on.isoformat()} 收到）：{raised.text}{answered}", "muted"))
        names = [content.files_kept[s] for s in record.scans if s in content.files_kept]
        if names:
            lines.append((f"扫描件：{'、'.join(names)}", "muted"))
        return lines

    def _build_dossier(self) -> None:
        layout = QVBoxLayout(self._dossier)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(6)
        layout.addWidget(label("卷宗", "section"))
        self._dossier_words = label("", "muted", wrap=True)
        layout.addWidget(self._dossier_words)
        self._photos = PhotoCheckNote(self._desk)
        layout.addWidget(self._photos)
        layout.addWidget(
            button("生成卷宗…", "small", self.make_dossier, icon_name="package-check"), 0, Qt.AlignmentFlag.AlignLeft
        )

    def _show_dossier(self, content: CardContent) -> None:
        self._photos.look(content.case.task.id)
        count = len(content.missing_for_dossier)
        files = len(content.case.for_dossier)
        self._dossier_words.setText(
            f"待签件随时可出；送验卷还差 {count} 项，点开看清单。"
            if count
            else f"送验卷可以出：PDF、台账和 {files} 件佐证原件，签好名装在一个包里。"
        )

    def _send_back(self) -> None:
        from dujiao_desktop.desktop.task_card.return_dialog import ReturnDialog

        if self._content is not None:
            ReturnDialog(self._content, self._presenter, self._desk, self.window()).open()


def _verb(gap: Missing, content: CardContent) -> str:
    """The verb of the link beside a gap: what an earlier round rested on only needs confirming."""
    part, _, what = gap.place.partition("/")
    if part == "evidence" and any(what in (item.kind, item.id) for item in content.case.unconfirmed):
        return "去确认"
    return _VERBS.get(gap.code, "去添加" if part == "evidence" else "去填写")


def _framed() -> tuple[QFrame, QVBoxLayout]:
    frame = panel("inner")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(14, 10, 14, 10)
    layout.setSpacing(6)
    return frame, layout


def _signer(one: Signature) -> str:
    """主要负责人 王强（2026-10-12）."""
    day = f"（{one.signed_on.isoformat()}）" if one.signed_on else ""
    return f"{one.role} {one.name}".strip() + day
