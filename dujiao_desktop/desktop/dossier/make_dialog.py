"""生成送验卷: where to, how far, and what was made; while something is missing, the list instead."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.desktop.task_card.presenter import CardContent
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import button, clear, label, scrolled, toned
from dujiao_desktop.domain.errors import Missing, StepNotReady
from dujiao_desktop.usecases import produce_dossier

_ASK, _MISSING, _DONE = range(3)


class MakeDossierDialog(FormDialog):
    """One dossier of one task.

    Signals:
        place_wanted: Emitted with the place of a gap, e.g. ``measures/2``.
    """

    place_wanted = Signal(str)

    def __init__(self, content: CardContent, desk: Desk, parent: QWidget) -> None:
        super().__init__("生成送验卷", "生成", parent)
        self._content = content
        self._desk = desk
        self._job: RunningJob | None = None
        self._stack = QStackedWidget()
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(4)
        self._made = QVBoxLayout()
        self._made.setSpacing(8)
        for page in (self._ask_page(), _framed(self._gaps), _framed(self._made)):
            self._stack.addWidget(page)
        self.set_content(self._stack)
        self.fit(600, 420)
        if content.missing_for_dossier:
            self._show_gaps(content.missing_for_dossier)

    def accept(self) -> None:
        """Begin; while it goes on the left button stops it."""
        desk, task_id = self._desk, self._content.case.task.id
        to, by, now = Path(self._folder.text().strip()), desk.by, desk.clock()
        desk.remember_folder(to)
        self.set_busy(True, "正在生成…")
        self.leave_button.setText("停下")
        self._bar.show()
        self._step.show()
        job = desk.jobs.with_store(
            "生成送验卷",
            lambda store, control: produce_dossier.produce_dossier(
                store,
                desk.paths,
                task_id,
                to,
                office=desk.office,
                by=by,
                now=now,
                sign_with=lambda: desk.sign_as(by, now),
                control=control,
            ),
        )
        job.progressed.connect(self._progress)
        job.done.connect(self._finished)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)
        self._job = job

    def reject(self) -> None:
        """Stop what is under way, or close."""
        if self._job is not None:
            self._job.cancel()
            self._step.setText("正在停下，已写的会清掉…")
            self.leave_button.setEnabled(False)
            return
        super().reject()

    def _ask_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 18, 20, 12)
        layout.setSpacing(12)
        task, case = self._content.case.task, self._content.case
        layout.addWidget(label(f"{task.number}　{task.problem_text}", "title", wrap=True))
        inside = len(case.evidence) - len(case.for_dossier)
        kept = f"，仅内部的 {inside} 件不装" if inside else ""
        layout.addWidget(
            label(
                f"装进一个包：验收卷宗（PDF）、台账（Excel）、{len(case.for_dossier)} 件佐证原件{kept}。"
                f"以{self._desk.by.name}的名义做本机完整性签名，证明导出后没有改动；它不是电子签章。",
                "mutedBody",
                wrap=True,
            )
        )
        self._folder = QLineEdit(str(self._desk.last_folder))
        self._folder.setAccessibleName("存到哪个文件夹")
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(label("存到", "mutedBody"))
        across.addWidget(self._folder, 1)
        across.addWidget(button("选择…", "", self._choose))
        layout.addLayout(across)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.hide()
        self._step = label("正在准备…", "muted", wrap=True)
        self._step.hide()
        layout.addWidget(self._bar)
        layout.addWidget(self._step)
        layout.addStretch(1)
        return page

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "送验卷存到哪里", self._folder.text())
        if folder:
            self._folder.setText(folder)

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
            self._show_gaps(error.missing)
        else:
            self.refused(error)

    def _idle(self) -> None:
        self._job = None
        self.set_busy(False)
        self._bar.hide()
        self._step.hide()
        self.leave_button.setText("取消")
        self.leave_button.setEnabled(True)

    def _show_gaps(self, missing: tuple[Missing, ...]) -> None:
        clear(self._gaps)
        self._gaps.addWidget(label(f"还差 {len(missing)} 项，没有生成", "title"))
        self._gaps.addWidget(label("补齐后再来。点右边的字，直接到要填的地方。", "mutedBody", wrap=True))
        self._gaps.addSpacing(6)
        for gap in missing:
            across = QHBoxLayout()
            across.addWidget(label("○", "warnBody"), 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(label(gap.text, wrap=True), 1)
            link = button("去补", "link", partial(self._go_to, gap.place))
            link.setAccessibleName(f"去补：{gap.text}")
            across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
            self._gaps.addLayout(across)
        self._gaps.addStretch(1)
        self._stack.setCurrentIndex(_MISSING)
        self.do_button.hide()
        self.leave_button.setText("知道了")

    def _go_to(self, place: str) -> None:
        self.close_done()
        self.place_wanted.emit(place)

    def _finished(self, produced: produce_dossier.Produced) -> None:
        self._idle()
        clear(self._made)
        box = toned("good")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.addWidget(label("✓ 送验卷已生成，并且核验过一遍", "section"))
        signers = "、".join(produced.signers)
        inner.addWidget(label(f"签名：{signers}（本机完整性签名）" if signers else "", wrap=True))
        self._made.addWidget(box)
        for word, text in (
            ("包", produced.package.name),
            ("卷宗", produced.pdf.name),
            ("台账", produced.workbook.name),
            ("在", str(produced.package.parent)),
            ("指纹", in_groups(produced.sha256)),
        ):
            across = QHBoxLayout()
            across.setSpacing(12)
            name = label(word, "mutedBody")
            name.setFixedWidth(36)
            across.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(label(text, wrap=True, selectable=True), 1)
            self._made.addLayout(across)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(
            button("打开所在文件夹", "", partial(_open, produced.package.parent), icon_name="folder-open")
        )
        buttons.addWidget(button("看卷宗", "", partial(_open, produced.pdf), icon_name="eye"))
        buttons.addStretch(1)
        self._made.addLayout(buttons)
        self._made.addStretch(1)
        self._stack.setCurrentIndex(_DONE)
        self.leave_button.hide()
        self.do_button.setText("完成")
        self.do_button.clicked.disconnect()
        self.do_button.clicked.connect(self.close_done)


def in_groups(digest: str) -> str:
    """A digest in groups of eight, to be compared by eye and broken at the end of a line."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _framed(layout: QVBoxLayout) -> QWidget:
    holder = QWidget()
    around = QVBoxLayout(holder)
    around.setContentsMargins(20, 18, 20, 12)
    around.addLayout(layout)
    return scrolled(holder)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
