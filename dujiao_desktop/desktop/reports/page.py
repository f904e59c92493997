"""报表: the ledger and the statistics on paper and as a workbook; and checking packages that came in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.system_programs import open_with_system
from dujiao_desktop.desktop.theme import put_picture, px
from dujiao_desktop.desktop.widgets.parts import Page, SideBySide, button, clear, label, panel, rule, scrolled
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.report import Summary
from dujiao_desktop.usecases import make_report
from dujiao_desktop.usecases.make_report import ReportKind

_ENDINGS = {".pdf": "PDF 文件 (*.pdf)", ".xlsx": "Excel 工作簿 (*.xlsx)"}


NARROW = 760
"""Width of the page, at 100 % text, below which the figures stand above the papers."""


class ReportsPage(Page):
    """The same figures on the screen, on paper and in the workbook."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("报表")
        self.add_find()
        self._desk = desk
        self.header.facts.set_text("数字都从任务列表现算，和台账逐条对得上")
        titles = desk.office.rules.forms
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._figures_panel())
        right.addWidget(self._report_panel(titles.ledger, "全部任务，一项一行。", ReportKind.LEDGER, "file-text"))
        right.addWidget(
            self._report_panel(titles.summary, "进度、销号和各单位的数，带口径。", ReportKind.SUMMARY, "bar-chart-3")
        )
        right.addWidget(self._verify_panel())
        columns = SideBySide(NARROW)
        for column, share in ((left, 3), (right, 2)):
            column.setSpacing(16)
            columns.add(column, share)
        self.body.addWidget(scrolled(columns), 1)
        desk.changes.changed.connect(self._changed)

    def help_topic(self) -> str:
        """Help for this page."""
        return "reports"

    def read(self) -> None:
        """Count again."""
        office, by, today = self._desk.office, self._desk.by, self._desk.today()
        job = self._desk.jobs.with_lists(
            "统计", lambda lists, _: make_report.read_summary(lists, office=office, by=by, today=today)
        )
        job.done.connect(self._show)
        job.failed.connect(self._desk.messages.tell)

    def show_this(self, what: object) -> None:
        """Begin to check a package."""
        if what == "verify":
            self._verify()

    def _figures_panel(self) -> QFrame:
        made = panel()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        self._as_of = label("", "title")
        layout.addWidget(self._as_of)
        self._big = QHBoxLayout()
        self._big.setSpacing(28)
        layout.addLayout(self._big)
        layout.addWidget(rule())
        self._rates = QVBoxLayout()
        self._rates.setSpacing(10)
        layout.addLayout(self._rates)
        layout.addWidget(rule())
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(20)
        self._table.setVerticalSpacing(8)
        layout.addLayout(self._table)
        self._returns_line = rule()
        layout.addWidget(self._returns_line)
        self._returns = QGridLayout()
        self._returns.setHorizontalSpacing(20)
        self._returns.setVerticalSpacing(8)
        layout.addLayout(self._returns)
        layout.addStretch(1)
        return made

    def _report_panel(self, title: str, sentence: str, kind: ReportKind, icon_name: str) -> QFrame:
        made, layout = _with_icon(title, sentence, icon_name)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for ending, words in ((".pdf", "存成 PDF…"), (".xlsx", "存成 Excel…")):
            one = button(words, "", partial(self._make, title, kind, ending))
            one.setAccessibleName(f"{title}{words}")
            buttons.addWidget(one)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        return made

    def _verify_panel(self) -> QFrame:
        made, layout = _with_icon(
            "核验收到的包", "看一个送验卷是不是完整、有没有改动、谁签的。只看不改。", "shield-check"
        )
        buttons = QHBoxLayout()
        buttons.addWidget(button("核验…", "", self._verify))
        buttons.addStretch(1)
        layout.addLayout(buttons)
        return made

    def _verify(self) -> None:
        from dujiao_desktop.desktop.dossier.verify_dialog import VerifyDialog

        VerifyDialog(self._desk, self.window()).open()

    def _make(self, title: str, kind: ReportKind, ending: str) -> None:
        desk = self._desk
        usual = desk.last_folder / f"{title}_{desk.today():%Y%m%d}{ending}"
        name, _ = QFileDialog.getSaveFileName(self, f"{title}存到哪里", str(usual), _ENDINGS[ending])
        if not name:
            return
        to = Path(name) if name.lower().endswith(ending) else Path(name + ending)
        desk.remember_folder(to.parent)
        office, by, now = desk.office, desk.by, desk.clock()
        job = desk.jobs.with_lists(
            f"生成{title}",
            lambda lists, control: make_report.make_report(
                lists, kind, to, office=office, by=by, now=now, control=control
            ),
        )
        job.done.connect(partial(self._written, title))
        job.failed.connect(desk.messages.tell)

    def _written(self, title: str, file: Path) -> None:
        self._desk.messages.say(f"{title}已存到 {file}。", "打开", partial(open_with_system, file))

    def _show(self, summary: Summary) -> None:
        rules = self._desk.office.rules
        day = summary.as_of
        self._as_of.setText(f"截至 {day.year}年{day.month}月{day.day}日")
        clear(self._big)
        closed = next(r for r in summary.rates if r.label == "销号率").numerator
        for word, number, role in (
            ("任务", summary.total, ""),
            ("逾期", summary.overdue, "danger"),
            ("长期坚持", summary.long_term, ""),
            ("已销号", closed, "primary"),
        ):
            self._big.addLayout(_figure(word, number, role))
        self._big.addStretch(1)
        clear(self._rates)
        for rate in summary.rates:
            self._rates.addWidget(_rate_line(rate.label, rate.numerator, rate.denominator, rate.percent, rate.basis))
        clear(self._table)
        for column, words in enumerate(("整改进展", "", "", "销号状态", "")):
            if words:
                self._table.addWidget(label(words, "section"), 0, column)
        for row, (status, count) in enumerate(summary.by_progress, start=1):
            self._table.addWidget(label(rules.progress_word(status), "mutedBody"), row, 0)
            self._table.addWidget(_right(count), row, 1)
        for row, (closeout, count) in enumerate(((s, n) for s, n in summary.by_closeout if n), start=1):
            self._table.addWidget(label(rules.closeout_word(closeout), "mutedBody"), row, 3)
            self._table.addWidget(_right(count), row, 4)
        self._table.setColumnMinimumWidth(2, px(12))
        self._table.setColumnStretch(5, 1)
        self._show_returns(summary)

    def _show_returns(self, summary: Summary) -> None:
        rules = self._desk.office.rules
        clear(self._returns)
        self._returns_line.setVisible(bool(summary.returns))
        if not summary.returns:
            return
        self._returns.addWidget(label("本单位退回统计", "section"), 0, 0, 1, 3)
        for row, one in enumerate(summary.returns, start=1):
            step = rules.step(one.step)
            self._returns.addWidget(label(step.word if step else one.step, "mutedBody"), row, 0)
            reason = rules.words.return_reason.get(one.reason, one.reason)
            self._returns.addWidget(label(reason, "mutedBody"), row, 1)
            self._returns.addWidget(_right(one.count), row, 2)
        self._returns.setColumnStretch(3, 1)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and (changes.lists or changes.touched_tasks):
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Figures are counted anew whenever the page is looked at."""
        super().showEvent(event)
        self.read()


def _with_icon(title: str, sentence: str, icon_name: str) -> tuple[QFrame, QVBoxLayout]:
    made = panel()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(10)
    top = QHBoxLayout()
    top.setSpacing(12)
    top.addWidget(put_picture(QLabel(), icon_name, "primary", 22))
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(label(title, "section"))
    texts.addWidget(label(sentence, "muted", wrap=True))
    top.addLayout(texts, 1)
    layout.addLayout(top)
    return made, layout


def _figure(word: str, number: int, role: str) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(0)
    figure = label(str(number), "figure")
    figure.setProperty("counts", role if number else "")
    layout.addWidget(label(word, "muted"))
    layout.addWidget(figure)
    return layout


def _rate_line(word: str, numerator: int, denominator: int, percent: float | None, basis: str) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    said = f"{numerator} / {denominator}" + (f"（{percent:g}%）" if percent is not None else "")
    top = QHBoxLayout()
    top.addWidget(label(word))
    top.addStretch(1)
    top.addWidget(label(said))
    layout.addLayout(top)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, max(denominator, 1))
    bar.setValue(numerator)
    bar.setAccessibleName(f"{word} {said}")
    layout.addWidget(bar)
    layout.addWidget(label(f"口径：{basis}", "muted", wrap=True))
    return made


def _right(number: int) -> QLabel:
    made = label(str(number))
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made
