"""备份: copy everything into one file, bring one back, check what is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from dujiao_desktop.desktop.backup.last import last_backup_words
from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.desktop.system_programs import open_with_system
from dujiao_desktop.desktop.theme import put_picture
from dujiao_desktop.desktop.widgets.parts import Page, button, clear, label, panel, scrolled, toned
from dujiao_desktop.domain.history import Finding
from dujiao_desktop.usecases import back_up, check_office, log_bundle, relink_evidence

_SHOWN = 50


class BackupPage(Page):
    """Is everything safe?"""

    def __init__(self, desk: Desk) -> None:
        super().__init__("备份")
        self.add_find()
        self._desk = desk
        self._job: RunningJob | None = None
        self._workers: list[QWidget] = []
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(
            self._way(
                "hard-drive-download",
                "现在备份",
                "数据库、佐证原件和密钥装进一个文件，写完当场读回核对。建议存到移动硬盘或另一块硬盘上。",
                "备份到…",
                self._back_up,
                "primary",
            )
        )
        layout.addWidget(
            self._way(
                "rotate-ccw",
                "从备份恢复",
                "恢复成一个新的工作区，现在这个不动；或者就地换下现在的工作区，旧的改名留着。",
                "恢复到新文件夹…",
                self._restore,
                "",
                ("就地恢复…", self._restore_here),
            )
        )
        layout.addWidget(
            self._way(
                "shield-check",
                "检查",
                "逐页核对数据库，逐条核对记录，逐个核对佐证原件，只看不改。原件不见了、坏了，可以从文件夹或 U 盘按内容找回。",
                "开始检查",
                self._check,
                "",
                ("从文件夹找回…", self._relink),
            )
        )
        layout.addWidget(
            self._way(
                "package-check",
                "打包日志",
                "程序出过错时，把出错记录打成一个包交给维护人员。里面没有任务、人名和文件内容。",
                "打包到…",
                self._bundle_logs,
                "",
            )
        )
        self._running = panel()
        running = QHBoxLayout(self._running)
        running.setContentsMargins(20, 14, 20, 14)
        running.setSpacing(14)
        self._doing = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        running.addWidget(self._doing)
        running.addWidget(self._bar, 1)
        running.addWidget(button("停下", "small", self._stop))
        self._running.hide()
        layout.addWidget(self._running)
        self._results = QVBoxLayout()
        self._results.setSpacing(8)
        layout.addLayout(self._results)
        layout.addStretch(1)
        self.body.addWidget(scrolled(holder), 1)

    def help_topic(self) -> str:
        """Help for this page."""
        return "backup"

    def read(self) -> None:
        """Say when the last backup was made."""
        self.header.facts.set_text(last_backup_words(self._desk.paths.folder, self._desk.clock()))

    def _way(
        self,
        icon_name: str,
        title: str,
        sentence: str,
        verb: str,
        action: Callable[[], object],
        kind: str,
        second: tuple[str, Callable[[], object]] | None = None,
    ) -> QFrame:
        made = panel()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(title, "section"))
        texts.addWidget(label(sentence, "muted", wrap=True))
        layout.addWidget(put_picture(QLabel(), icon_name, "primary", 24))
        layout.addLayout(texts, 1)
        doer = button(verb, kind, action)
        self._workers.append(doer)
        if second is not None:
            other = button(second[0], "", second[1])
            self._workers.append(other)
            layout.addWidget(other)
        layout.addWidget(doer)
        return made

    def _back_up(self) -> None:
        desk, by, now = self._desk, self._desk.by, self._desk.clock()
        usual = desk.last_folder / f"{desk.office.unit.name}_{now:%Y%m%d_%H%M}{back_up.ENDING}"
        name, _ = QFileDialog.getSaveFileName(self, "备份存到哪里", str(usual), f"督交备份 (*{back_up.ENDING})")
        if not name:
            return
        to = Path(name) if name.endswith(back_up.ENDING) else Path(name + back_up.ENDING)
        desk.remember_folder(to.parent)
        job = desk.jobs.with_store(
            "备份", lambda store, control: back_up.back_up(store, desk.paths, to, by=by, now=now, control=control)
        )
        job.done.connect(self._backed_up)
        self._watch(job, "正在备份")

    def _restore(self) -> None:
        from dujiao_desktop.desktop.backup.restore_dialog import RestoreDialog

        dialog = RestoreDialog(self._desk, self.window())
        dialog.restored.connect(self._restored)
        dialog.open()

    def show_this(self, what: object) -> None:
        """Begin what another page or the search asks for."""
        ways = {
            "backup": self._back_up,
            "restore": self._restore,
            "check": self._check,
            "relink": self._relink,
            "log": self._bundle_logs,
        }
        if isinstance(what, str) and what in ways and self._job is None:
            ways[what]()

    def _restore_here(self) -> None:
        from dujiao_desktop.desktop.backup.restore_dialog import RestoreHereDialog

        dialog = RestoreHereDialog(self._desk, self.window())
        if self._desk.restore_here is not None:
            dialog.wanted.connect(self._desk.restore_here)
        dialog.open()

    def _bundle_logs(self) -> None:
        desk, now = self._desk, self._desk.clock()
        usual = desk.last_folder / f"督交日志_{now:%Y%m%d_%H%M}.zip"
        name, _ = QFileDialog.getSaveFileName(self, "日志包存到哪里", str(usual), "压缩包 (*.zip)")
        if name:
            self.bundle_logs(Path(name))

    def bundle_logs(self, to: Path) -> None:
        """Write what the program noted about its faults into one file."""
        desk, now = self._desk, self._desk.clock()
        desk.remember_folder(to.parent)
        job = desk.jobs.with_files("打包日志", lambda _: log_bundle.bundle_logs(desk.paths, to, now=now))
        job.done.connect(self._bundled)
        job.failed.connect(desk.messages.tell)

    def _bundled(self, done: log_bundle.Bundled) -> None:
        found = f"{len(done.files)} 份出错记录" if done.files else "没有出错记录，只有程序和系统的版本"
        self._desk.messages.say(
            f"日志包已存到 {done.path}：{found}。", "打开所在文件夹", partial(open_with_system, done.path.parent)
        )

    def _check(self) -> None:
        job = self._desk.jobs.with_store("检查", lambda store, control: check_office.check_office(store, control))
        job.done.connect(self._checked)
        self._watch(job, "正在检查")

    def _relink(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "在哪个文件夹里找佐证原件", str(Path.home()))
        if name:
            self.relink(Path(name))

    def relink(self, folder: Path) -> None:
        """Look for originals that are gone or damaged in a folder, and put copies in their places."""
        by, now = self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "找回佐证原件",
            lambda store, control: relink_evidence.relink_evidence(store, folder, by=by, now=now, control=control),
        )
        job.done.connect(self._relinked)
        self._watch(job, "正在找")

    def _relinked(self, done: relink_evidence.Relinked) -> None:
        clear(self._results)
        tone, sign = ("good", "✓") if not done.missing else ("warning", "▲")
        self._results.addWidget(_said(tone, f"{sign} {relink_evidence.words_of(done)}"))
        for files in done.missing[:_SHOWN]:
            words = "、".join(k.words for k in files) or "一件没有名字的原件"
            self._results.addWidget(_finding(Finding("evidence_missing", f"{words}：还没有找到。")))
        for path in done.unreadable[:_SHOWN]:
            self._results.addWidget(_finding(Finding("unreadable", "这里读不出，没有看。", str(path))))

    def _watch(self, job: RunningJob, words: str) -> None:
        self._job = job
        self._doing.setText(words)
        self._bar.setRange(0, 0)
        self._running.show()
        for doer in self._workers:
            doer.setEnabled(False)
        job.progressed.connect(self._progress)
        job.failed.connect(self._desk.messages.tell)
        job.cancelled.connect(self._stopped)
        job.ended.connect(self._over)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _stopped(self) -> None:
        self._desk.messages.say("已停下，没有留下半个文件。")

    def _progress(self, done: int, total: int, message: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _over(self) -> None:
        self._job = None
        self._running.hide()
        for doer in self._workers:
            doer.setEnabled(True)

    def _backed_up(self, done: back_up.BackedUp) -> None:
        self.read()
        self._desk.backup_noted(last_backup_words(self._desk.paths.folder, self._desk.clock()))
        size = f"{done.size_bytes / (1 << 20):.1f} MB"
        self._desk.messages.say(
            f"备份写好并读回核对过：{done.path.name}，{size}，佐证 {done.files} 件。",
            "打开所在文件夹",
            partial(open_with_system, done.path.parent),
        )

    def _restored(self, folder: object) -> None:
        self._desk.messages.say(f"已恢复到 {folder}，全部核对过。要用它，请在“设置”里换一个工作区打开。")

    def _checked(self, result: check_office.CheckResult) -> None:
        clear(self._results)
        if result.ok:
            self._results.addWidget(_said("good", "✓ 都好：数据库、记录、佐证原件逐一核对过，没有发现问题。"))
            return
        self._results.addWidget(_said("danger", f"■ 发现 {len(result.findings)} 处问题。{_what_now(result.findings)}"))
        for finding in result.findings[:_SHOWN]:
            self._results.addWidget(_finding(finding))
        left = len(result.findings) - _SHOWN
        if left > 0:
            self._results.addWidget(label(f"还有 {left} 处没有列在这里。", "muted"))


def _what_now(findings: tuple[Finding, ...]) -> str:
    codes = {finding.code for finding in findings}
    if codes <= {"evidence_orphan"}:
        return "多出来的文件不影响使用，没有删。"
    if codes <= {"evidence_missing", "evidence_changed", "evidence_orphan"}:
        return "数据库和记录都好。照片、文件在别处还有的，点“从文件夹找回…”；没有的，用最近的备份恢复。"
    return "请先不要继续录入，用最近的备份恢复，或交给维护人员。"


def _said(tone: str, words: str) -> QFrame:
    box = toned(tone)
    inner = QVBoxLayout(box)
    inner.setContentsMargins(14, 11, 14, 11)
    inner.addWidget(label(words, wrap=True, selectable=True))
    return box


def _finding(finding: Finding) -> QFrame:
    made = panel("inner")
    inner = QVBoxLayout(made)
    inner.setContentsMargins(14, 8, 14, 8)
    inner.setSpacing(2)
    inner.addWidget(label(finding.text, wrap=True, selectable=True))
    if finding.path:
        inner.addWidget(label(finding.path, "muted", wrap=True, selectable=True))
    return made
