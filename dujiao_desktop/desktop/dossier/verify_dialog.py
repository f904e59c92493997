"""核验收到的包: the verdict as one sentence first, then files and signatures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.dossier.make_dialog import in_groups
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import clear, label, panel, scrolled, toned
from dujiao_desktop.usecases.sentences import sentence_of
from dujiao_desktop.usecases.verify_package import verify

if TYPE_CHECKING:
    from dujiao_desktop.usecases.verify_package import Verdict

_TONES = {
    "authentic": ("good", "✓"),
    "unaltered_unknown_signer": ("info", "◆"),
    "altered": ("danger", "■"),
    "expired": ("warning", "▲"),
    "wrong_order": ("warning", "▲"),
    "incomplete": ("warning", "▲"),
}
_FINDINGS = {"added": "多出来的", "missing": "缺少的", "changed": "内容被改动"}


class VerifyDialog(FormDialog):
    """Reads a package, writes nothing."""

    topic = "verify"

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("核验收到的包", "选择包…", parent, leave="关闭")
        self._desk = desk
        self.setAcceptDrops(True)
        holder = QWidget()
        self._shown = QVBoxLayout(holder)
        self._shown.setContentsMargins(20, 18, 20, 12)
        self._shown.setSpacing(10)
        self.set_content(scrolled(holder))
        self.hint.setText("只看不改。")
        self._say_start("选一个送验卷（.zip），或者拖到这里")
        self.fit(640, 480)

    def accept(self) -> None:
        """Choose a package and check it."""
        file, _ = QFileDialog.getOpenFileName(
            self, "选择要核验的包", str(self._desk.last_folder), "送验卷 (*.zip);;所有文件 (*)"
        )
        if file:
            self.check(Path(file))

    def check(self, file: Path) -> None:
        """Check a package."""
        self.set_busy(True, "正在核验…")
        self._say_start(f"正在核验 {file.name} …")
        today = self._desk.today()
        job = self._desk.jobs.with_files("核验", lambda _: verify(file, received_on=today))
        job.done.connect(self._show)
        job.failed.connect(self._not_checked)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One package is welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the first file."""
        event.acceptProposedAction()
        self.check(Path(event.mimeData().urls()[0].toLocalFile()))

    def _say_start(self, words: str) -> None:
        clear(self._shown)
        line = label(words, "title", wrap=True)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.addStretch(1)
        self._shown.addWidget(line)
        self._shown.addStretch(2)

    def _not_checked(self, error: BaseException) -> None:
        self._say_start("没有核验成")
        self.refused(error)

    def _show(self, verdict: Verdict) -> None:
        self.set_busy(False)
        self.do_button.setText("核验另一个…")
        clear(self._shown)
        said = sentence_of(verdict.sentence_code, verdict.facts)
        tone, shape = _TONES[verdict.verdict.value]
        box = toned(tone)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(14, 11, 14, 11)
        inner.addWidget(
            label(
                f"{shape} {said}",
                "section",
                wrap=True,
                selectable=True,
            )
        )
        self._shown.addWidget(box)
        self._shown.addWidget(label(verdict.name, "mutedBody", wrap=True, selectable=True))
        if verdict.files:
            self._section("不对的文件", [f"{_FINDINGS[f.finding.value]}　{f.path}" for f in verdict.files])
        if verdict.missing:
            self._section("缺少", list(verdict.missing))
        lines = []
        for one in verdict.signatures:
            when = f"{one.time.astimezone():%Y-%m-%d %H:%M}（签名电脑的时间）" if one.time else "没有时间"
            valid = "✓ 有效" if one.valid else "■ 无效"
            known = "，可信" if one.trusted else "，不在信任名单里"
            who = " ".join(p for p in (one.unit, one.role, one.signer) if p)
            lines.append(f"{valid}{known}　{who}　{when}\n指纹 {one.fingerprint}")
        self._section("签名", lines or ["没有签名"])
        if verdict.sha256:
            self._section("包的指纹", [in_groups(verdict.sha256)])
        self._shown.addStretch(1)

    def _section(self, title: str, lines: list[str]) -> None:
        frame = panel("inner")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.setSpacing(5)
        inner.addWidget(label(title, "section"))
        for line in lines:
            inner.addWidget(label(line, "mutedBody", wrap=True, selectable=True))
        self._shown.addWidget(frame)
