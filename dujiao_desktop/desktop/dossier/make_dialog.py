"""生成卷宗: which kind, what it still lacks, where to, what was made; and the dossiers there are already."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.dossier.earlier import DifferencesView, EarlierDossiers
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.desktop.system_programs import open_with_system
from dujiao_desktop.desktop.task_card.photo_check_note import PhotoCheckNote
from dujiao_desktop.desktop.task_card.presenter import CardContent
from dujiao_desktop.desktop.task_card.return_words import before_words
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.gap_row import GapRow
from dujiao_desktop.desktop.widgets.parts import button, chip, clear, label, scrolled, toned
from dujiao_desktop.domain.dossier import KIND_WORDS, DossierKind, DossierRecord
from dujiao_desktop.domain.errors import Missing, StepNotReady
from dujiao_desktop.domain.evidence import Destination
from dujiao_desktop.domain.rule_pack import RulePack, StepKind
from dujiao_desktop.usecases import produce_dossier, read_task

_ASK, _DONE, _DIFFERENCES = range(3)
_KINDS = (DossierKind.TO_SIGN, DossierKind.FOR_ACCEPTANCE, DossierKind.FOR_ARCHIVE)


class MakeDossierDialog(FormDialog):
    """One dossier of one task.

    Signals:
        place_wanted: Emitted with the place of a gap, e.g. ``measures/2``.
    """

    topic = "dossier"

    place_wanted = Signal(str)

    def __init__(self, content: CardContent, desk: Desk, parent: QWidget) -> None:
        super().__init__("生成卷宗", "生成", parent)
        self._content = content
        self._desk = desk
        self._office = desk.office.under(content.case.closeout)
        self._job: RunningJob | None = None
        today = desk.today()
        self._missing = {
            kind: read_task.missing_for_handing_in(content.case, desk.office, today, kind) for kind in _KINDS
        }
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(4)
        self._made = QVBoxLayout()
        self._made.setSpacing(8)
        self.earlier = EarlierDossiers(desk, content.case.task.id)
        self.earlier.differences_wanted.connect(self._show_differences)
        self._differences = DifferencesView(desk)
        self._differences.place_wanted.connect(self._go_to)
        self._stack = QStackedWidget()
        for page in (scrolled(self._ask_page()), _framed(self._made), self._differences):
            self._stack.addWidget(page)
        self.set_content(self._stack)
        self.fit(640, 580)
        self.choose(DossierKind.FOR_ACCEPTANCE)

    def kind(self) -> DossierKind:
        """The kind that is chosen."""
        return next(kind for kind, radio in self.kinds.items() if radio.isChecked())

    def choose(self, kind: DossierKind) -> None:
        """Choose a kind: its gaps are shown, or where it is to be written."""
        self.kinds[kind].setChecked(True)
        missing = self._missing[kind]
        self._show_gaps(kind, missing)
        self._target.setVisible(not missing)
        self.do_button.setVisible(not missing)
        self.leave_button.setText("关闭" if missing else "取消")

    def accept(self) -> None:
        """Begin; while it goes on the left button stops it."""
        if self._missing[self.kind()] or self._stack.currentIndex() != _ASK:
            return
        desk, task_id, kind = self._desk, self._content.case.task.id, self.kind()
        to, by, now = self.folder_in(self._folder, "没有生成"), desk.by, desk.clock()
        if to is None:
            return
        desk.remember_folder(to)
        self._set_choosing(False)
        self.set_busy(True, "正在生成…")
        self.leave_button.setText("停下")
        self._bar.show()
        self._step.show()
        if kind is DossierKind.TO_SIGN:
            job = desk.jobs.with_store(
                "生成待签件",
                lambda store, control: produce_dossier.produce_to_sign(
                    store, task_id, to, office=desk.office, by=by, now=now, control=control
                ),
            )
            job.done.connect(self._written)
        else:
            job = desk.jobs.with_store(
                f"生成{KIND_WORDS[kind]}",
                lambda store, control: produce_dossier.produce_dossier(
                    store,
                    desk.paths,
                    task_id,
                    to,
                    office=desk.office,
                    by=by,
                    now=now,
                    sign_with=lambda: desk.sign_as(by, now),
                    kind=kind,
                    control=control,
                ),
            )
            job.done.connect(partial(self._finished, kind))
        job.progressed.connect(self._progress)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)
        self._job = job

    def reject(self) -> None:
        """Stop what is under way, go back from the differences, or close."""
        if self._job is not None:
            self._job.cancel()
            self._step.setText("正在停下，已写的会清掉…")
            self.leave_button.setEnabled(False)
        elif self._stack.currentIndex() == _DIFFERENCES:
            self._stack.setCurrentIndex(_ASK)
            self.choose(self.kind())
        else:
            super().reject()

    def _ask_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 18, 20, 12)
        layout.setSpacing(12)
        task, case = self._content.case.task, self._content.case
        layout.addWidget(label(f"{task.number}　{task.problem_text}", "title", wrap=True))
        layout.addLayout(self._kind_rows())
        rules = self._desk.office.under(case.closeout).rules
        own = rules.step_of_kind(StepKind.SELF_CHECK)
        self._before = label(before_words(self._content.returns, rules, own) if own else "", "muted", wrap=True)
        layout.addWidget(self._before)
        layout.addLayout(self._gaps)
        photos = PhotoCheckNote(self._desk)
        layout.addWidget(photos)
        photos.look(task.id)
        self._target = QWidget()
        target = QVBoxLayout(self._target)
        target.setContentsMargins(0, 0, 0, 0)
        target.setSpacing(10)
        inside = sum(1 for e in case.evidence if e.destination is Destination.INTERNAL)
        waiting = len(case.evidence) - len(case.for_dossier) - inside
        kept = f"，仅内部的 {inside} 件不装" if inside else ""
        kept += f"，上一轮没有确认的 {waiting} 件不装" if waiting else ""
        self._words = label("", "mutedBody", wrap=True)
        self._signed_words = (
            f"装 {len(case.for_dossier)} 件佐证原件{kept}。以{self._desk.by.name}的名义做本机完整性签名，"
            "证明导出后没有改动；它不是电子签章。"
        )
        target.addWidget(self._words)
        self._folder = QLineEdit(str(self._desk.last_folder))
        self._folder.setAccessibleName("存到哪个文件夹")
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(label("存到", "mutedBody"))
        across.addWidget(self._folder, 1)
        across.addWidget(button("选择…", "", self._choose_folder))
        target.addLayout(across)
        layout.addWidget(self._target)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.hide()
        self._step = label("正在准备…", "muted", wrap=True)
        self._step.hide()
        layout.addWidget(self._bar)
        layout.addWidget(self._step)
        layout.addWidget(self.earlier)
        layout.addStretch(1)
        return page

    def _kind_rows(self) -> QGridLayout:
        rows = QGridLayout()
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(1, 1)
        group = QButtonGroup(self)
        self.kinds: dict[DossierKind, QRadioButton] = {}
        top = Qt.AlignmentFlag.AlignTop
        for number, (kind, words) in enumerate(_kind_words(self._office.rules)):
            radio = QRadioButton(KIND_WORDS[kind])
            radio.setAccessibleDescription(words)
            radio.clicked.connect(partial(self._clicked, kind))
            group.addButton(radio)
            self.kinds[kind] = radio
            count = len(self._missing[kind])
            state = chip(f"○ 还差 {count} 项", "warning") if count else chip("✓ 可以出", "good")
            rows.addWidget(radio, number, 0, top)
            rows.addWidget(label(words, "muted", wrap=True), number, 1, top)
            rows.addWidget(state, number, 2, top)
        return rows

    def _clicked(self, kind: DossierKind, *_: object) -> None:
        self.choose(kind)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "卷宗存到哪里", self._folder.text())
        if folder:
            self._folder.setText(folder)

    def _set_choosing(self, may: bool) -> None:
        for radio in self.kinds.values():
            radio.setEnabled(may)
        self.earlier.setEnabled(may)

    def _progress(self, done: int, total: int, message: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if message:
            self._step.setText(message)

    def _stopped(self) -> None:
        self._idle()
        self.say_trouble("已停下，没有留下任何文件。")

    def _failed(self, error: BaseException) -> None:
        self._idle()
        if isinstance(error, StepNotReady):
            self._missing[self.kind()] = error.missing
            self.choose(self.kind())
        else:
            self.refused(error)

    def _idle(self) -> None:
        self._job = None
        self.set_busy(False)
        self._set_choosing(True)
        self._bar.hide()
        self._step.hide()
        self.leave_button.setText("取消")
        self.leave_button.setEnabled(True)

    def _show_gaps(self, kind: DossierKind, missing: tuple[Missing, ...]) -> None:
        clear(self._gaps)
        self._words.setText("一个 PDF，不签名，不登记。" if kind is DossierKind.TO_SIGN else self._signed_words)
        self._before.setVisible(kind is DossierKind.FOR_ACCEPTANCE and bool(self._before.text()))
        if not missing:
            return
        self._gaps.addWidget(label(f"还差 {len(missing)} 项才能生成{KIND_WORDS[kind]}", "section"))
        for gap in missing:
            why = read_task.why(gap, self._office)
            self._gaps.addWidget(GapRow(gap, why, "去补", partial(self._go_to, gap.place)))

    def _show_differences(self, record: DossierRecord) -> None:
        self._differences.show_record(record)
        self._stack.setCurrentIndex(_DIFFERENCES)
        self.do_button.hide()
        self.leave_button.setText("返回")

    def _go_to(self, place: str) -> None:
        self.close_done()
        self.place_wanted.emit(place)

    def _written(self, made: produce_dossier.ToSign) -> None:
        lacking = f"送验卷还差 {len(made.missing)} 项，件里列着。" if made.missing else ""
        self._show_made(
            "✓ 待签件已生成，每页标明签字盖章后生效",
            f"打印、签字、盖章，扫描后以“签字盖章扫描件”加进佐证。{lacking}",
            made.pdf,
            (("文件", made.pdf.name), ("在", str(made.pdf.parent))),
        )

    def _finished(self, kind: DossierKind, produced: produce_dossier.Produced) -> None:
        signers = "、".join(produced.signers)
        self._show_made(
            f"✓ {KIND_WORDS[kind]}已生成，并且核验过一遍",
            f"签名：{signers}（本机完整性签名）" if signers else "",
            produced.pdf,
            (
                ("包", produced.package.name),
                ("卷宗", produced.pdf.name),
                ("台账", produced.workbook.name),
                ("在", str(produced.package.parent)),
                ("指纹", in_groups(produced.sha256)),
            ),
        )

    def _show_made(self, headline: str, sentence: str, pdf: Path, facts: tuple[tuple[str, str], ...]) -> None:
        self._idle()
        clear(self._made)
        box = toned("good")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.addWidget(label(headline, "section"))
        if sentence:
            inner.addWidget(label(sentence, wrap=True))
        self._made.addWidget(box)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (word, text) in enumerate(facts):
            grid.addWidget(label(word, "mutedBody"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(text, wrap=True, selectable=True), row, 1)
        self._made.addLayout(grid)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(button("打开所在文件夹", "", partial(open_with_system, pdf.parent), icon_name="folder-open"))
        buttons.addWidget(button("看卷宗", "", partial(open_with_system, pdf), icon_name="eye"))
        buttons.addStretch(1)
        self._made.addLayout(buttons)
        self._made.addStretch(1)
        self._stack.setCurrentIndex(_DONE)
        self.leave_button.hide()
        self.do_button.setText("完成")
        self.do_button.clicked.disconnect()
        self.do_button.clicked.connect(self.close_done)


def _kind_words(rules: RulePack) -> tuple[tuple[DossierKind, str], ...]:
    """When each kind can be made, by the steps of the rule pack."""
    own, next_one = (rules.step_of_kind(k) for k in (StepKind.SELF_CHECK, StepKind.VERIFICATION))
    last = rules.step_of_kind(StepKind.FILING) or rules.steps[-1]
    begun = f"{own.word}办完后" if own else ""
    receipt = "；收到回执可以再出一次" if last.kind is StepKind.FILING else ""
    words = {
        DossierKind.TO_SIGN: "随时可出。打印出来签字盖章；每页标明签字盖章后生效。",
        DossierKind.FOR_ACCEPTANCE: f"{begun}送上级{next_one.word if next_one else ''}：签名的 PDF、台账和佐证原件，"
        "装在一个包里。",
        DossierKind.FOR_ARCHIVE: f"{last.word}以前各步办完后归档{receipt}。",
    }
    return tuple((kind, words[kind]) for kind in _KINDS)


def in_groups(digest: str) -> str:
    """A digest in groups of eight, to be compared by eye and broken at the end of a line."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _framed(layout: QVBoxLayout) -> QWidget:
    holder = QWidget()
    around = QVBoxLayout(holder)
    around.setContentsMargins(20, 18, 20, 12)
    around.addLayout(layout)
    return scrolled(holder)
