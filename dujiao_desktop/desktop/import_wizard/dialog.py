"""导入清单: choose a file, look at everything that would happen, confirm; afterwards it can be taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.lists.delegates import INK_ROLE
from dujiao_desktop.desktop.lists.dressing import dress_table
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import FlowLayout, button, chip, clear, label, toned
from dujiao_desktop.domain.identity import BatchId
from dujiao_desktop.domain.reading import DocumentKind, RowFate
from dujiao_desktop.usecases import import_tasks

_CHOOSE, _LOOK = range(2)
_TASKS, _ROWS = range(2)
_LOW = 34
"""Height of the rows, at 100 % text: as many of the list as possible are to be seen at once."""
_FATES = {"new": ("＋ 新增", "primary"), "updated": ("● 更新", "info"), "unchanged": ("○ 不变", "muted")}
_ROW_FATES = {
    RowFate.IMPORTED: ("✓ 读入", "text"),
    RowFate.SKIPPED: ("○ 略过", "muted"),
    RowFate.PROBLEM: ("■ 读不了", "danger"),
}
_KINDS = {
    DocumentKind.TASK_LIST: "整改任务清单",
    DocumentKind.COMPLAINT_LIST: "群众举报件清单",
    DocumentKind.STATISTICS: "统计材料",
    DocumentKind.PROSE: "没有清单的文章",
}
_FILES = "清单 (*.xlsx *.xls *.et *.txt *.csv *.docx *.pdf);;所有文件 (*)"


class ImportDialog(FormDialog):
    """Two pages: the file, and everything that would be written.

    Signals:
        imported: Something was written.
    """

    topic = "import"

    imported = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("导入清单", "导入", parent)
        self._desk = desk
        self._preview: import_tasks.ImportPreview | None = None
        self.setAcceptDrops(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choose_page())
        self._stack.addWidget(self._look_page())
        self.set_content(self._stack)
        self.do_button.setEnabled(False)
        self.hint.setText("先看清楚，确认后才写入。")
        self.fit(980, 640)

    # What it does.

    def read_file(self, file: Path) -> None:
        """Read a list; nothing is written."""
        self.say_trouble("")
        self._choose_text.setText(f"正在读 {file.name} …")
        job = self._desk.jobs.with_lists("读取清单", lambda lists, _: import_tasks.preview(lists, file))
        job.done.connect(self._show)
        job.failed.connect(self._not_read)

    def accept(self) -> None:
        """Write everything in one transaction."""
        preview = self._preview
        if preview is None or not self.do_button.isEnabled():
            return
        office, by, now = self._desk.office, self._desk.by, self._desk.clock()
        self.set_busy(True, "正在导入…")
        job = self._desk.jobs.with_store(
            "导入清单", lambda store, _: import_tasks.commit(store, preview, office=office, by=by, now=now)
        )
        job.done.connect(self._written)
        job.failed.connect(self.refused)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file is welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the first file."""
        event.acceptProposedAction()
        self.read_file(Path(event.mimeData().urls()[0].toLocalFile()))

    # Pages.

    def _choose_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(40, 20, 40, 20)
        layout.setSpacing(10)
        layout.addStretch(2)
        self._choose_text = label("选上级下发的清单，或者把文件拖到这里", "title", wrap=True)
        self._choose_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = label("可以是 Excel（.xlsx）或方案、报道的文字（.txt）。原件不会改动。", "mutedBody", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._choose_text)
        layout.addWidget(words)
        layout.addSpacing(8)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(button("选择文件…", "primary", self._choose, icon_name="file-text"))
        across.addStretch(1)
        layout.addLayout(across)
        layout.addStretch(3)
        return page

    def _look_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(8)
        self._title = label("", "title", wrap=True)
        top.addWidget(self._title, 1)
        top.addWidget(button("换一个文件", "quiet", self._choose), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        self._chips_holder = QWidget()
        self._chips = FlowLayout(self._chips_holder)
        layout.addWidget(self._chips_holder)
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(6)
        layout.addLayout(self._warnings)
        switch = QHBoxLayout()
        switch.setSpacing(6)
        group = QButtonGroup(self)
        self._switches = []
        for number, word in enumerate(("读出的任务", "原文逐行")):
            made = button(word, "chip", partial(self._show_table, number))
            made.setCheckable(True)
            made.setChecked(number == _TASKS)
            group.addButton(made)
            switch.addWidget(made)
            self._switches.append(made)
        switch.addStretch(1)
        layout.addLayout(switch)
        self._tables = QStackedWidget()
        self._task_table = _table(
            ("导入后", "序号", "问题", "牵头单位", "责任单位", "时限", "状态", "位置"), "读出的任务"
        )
        self._row_table = _table(("位置", "结果", "原文", "说明"), "原文逐行")
        self._tables.addWidget(self._task_table)
        self._tables.addWidget(self._row_table)
        frame = QFrame()
        frame.setObjectName("inner")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._tables)
        layout.addWidget(frame, 1)
        return page

    def _show_table(self, number: int) -> None:
        self._tables.setCurrentIndex(number)
        self._switches[number].setChecked(True)

    def _choose(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, "选择清单", str(Path.home()), _FILES)
        if file:
            self.read_file(Path(file))

    def _not_read(self, error: BaseException) -> None:
        self._choose_text.setText("选上级下发的清单，或者把文件拖到这里")
        self.refused(error)
        self.do_button.setEnabled(False)

    def _show(self, preview: import_tasks.ImportPreview) -> None:
        reading = preview.reading
        self._preview = preview
        self._choose_text.setText("选上级下发的清单，或者把文件拖到这里")
        if not reading.drafts:
            self.do_button.setEnabled(False)
            kind = _KINDS[reading.kind]
            self.say_trouble(
                ""
                if reading.warnings
                else f"“{reading.file_name}”读完了，共 {len(reading.rows)} 行，是{kind}，里面没有整改任务清单，什么也没有导入。请换一个文件。"
            )
            if not reading.rows:
                self._stack.setCurrentIndex(_CHOOSE)
                return
        else:
            self.say_trouble("")
            self.do_button.setEnabled(True)
        self._title.setText(reading.title or reading.file_name)
        self._show_chips(preview)
        self._show_warnings(preview)
        self._fill_tasks(preview)
        self._fill_rows(preview)
        count = preview.count("new") + preview.count("updated")
        self._verb = f"导入 {count} 项" if count else "导入"
        self.do_button.setText(self._verb)
        if reading.drafts and not count:
            self.do_button.setEnabled(False)
            self.hint.setText("和已有的完全一样，没有什么要导入的。")
        self._show_table(_TASKS if reading.drafts else _ROWS)
        self._stack.setCurrentIndex(_LOOK)

    def _show_chips(self, preview: import_tasks.ImportPreview) -> None:
        reading = preview.reading
        clear(self._chips)
        skipped = sum(1 for r in reading.rows if r.fate is RowFate.SKIPPED)
        words = [(f"共 {len(reading.rows)} 行", "plain"), (f"读出任务 {len(reading.drafts)} 项", "plain")]
        words += [
            (f"{word} {preview.count(fate)}", tone)
            for fate, word, tone in (
                ("new", "＋ 新增", "good"),
                ("updated", "● 更新", "info"),
                ("unchanged", "○ 不变", "plain"),
            )
            if preview.count(fate)
        ]
        words.append((f"略过 {skipped} 行", "plain"))
        if reading.problems:
            words.append((f"■ 读不了 {len(reading.problems)} 行", "danger"))
        if reading.cut_off:
            words.append((f"▲ 原文不完整：序号 {'、'.join(reading.cut_off)}", "warning"))
        for text, tone in words:
            self._chips.addWidget(chip(text, tone))

    def _show_warnings(self, preview: import_tasks.ImportPreview) -> None:
        clear(self._warnings)
        for warning in preview.reading.warnings:
            box = toned("warning")
            inner = QHBoxLayout(box)
            inner.setContentsMargins(12, 7, 12, 7)
            inner.addWidget(label(f"▲ {warning.text}", wrap=True, selectable=True))
            self._warnings.addWidget(box)

    def _fill_tasks(self, preview: import_tasks.ImportPreview) -> None:
        table = self._task_table
        table.setRowCount(len(preview.fates))
        for row, fate in enumerate(preview.fates):
            draft = fate.draft
            word, role = _FATES[fate.fate]
            leads = [u.name for u in draft.units if u.role.value == "lead"]
            own = [u.name for u in draft.units if u.role.value == "responsible"]
            texts = (
                word,
                draft.number + (" ▲" if draft.cut_off else ""),
                draft.problem_text,
                "、".join(leads),
                "、".join(own),
                draft.deadline.text,
                draft.status_text,
                draft.where,
            )
            for column, text in enumerate(texts):
                cell = QTableWidgetItem(" ".join(text.split()))
                cell.setToolTip(text)
                if column == 0:
                    cell.setData(INK_ROLE, role)
                table.setItem(row, column, cell)
        _widths(table, (84, 60, 0, 150, 150, 130, 130, 90))
        for column in range(3, 7):
            filled = any(table.model().index(row, column).data() for row in range(table.rowCount()))
            table.setColumnHidden(column, not filled)

    def _fill_rows(self, preview: import_tasks.ImportPreview) -> None:
        table, rows = self._row_table, preview.reading.rows
        table.setRowCount(len(rows))
        for row, source in enumerate(rows):
            word, role = _ROW_FATES[source.fate]
            draft = preview.reading.drafts[source.draft] if source.draft is not None else None
            reason = source.reason or (f"属于任务 {draft.number}" if draft else "")
            for column, text in enumerate((source.where, word, source.text, reason)):
                cell = QTableWidgetItem(" ".join(text.split()))
                cell.setToolTip(text)
                if column == 1:
                    cell.setData(INK_ROLE, role)
                table.setItem(row, column, cell)
        _widths(table, (90, 84, 0, 220))

    def _written(self, done: import_tasks.Imported) -> None:
        parts = [f"新增 {len(done.imported)} 项", f"更新 {len(done.updated)} 项", f"不变 {len(done.unchanged)} 项"]
        said = f"已从“{done.reading.file_name}”导入：{'，'.join(parts)}。"
        if done.batch_id is None:
            self._desk.messages.say(f"“{done.reading.file_name}”和已有的完全一样，没有改动。")
        else:
            self._desk.messages.say(said, "撤销这次导入", partial(undo_import, self._desk, done.batch_id))
        self.imported.emit()
        self.close_done()


def undo_import(desk: Desk, batch_id: BatchId) -> None:
    """Take a whole import back and say so."""
    by, now = desk.by, desk.clock()
    job = desk.jobs.with_store("撤销导入", lambda store, _: import_tasks.undo(store, batch_id, by=by, now=now))
    job.done.connect(partial(_undone, desk))
    job.failed.connect(desk.messages.tell)


def _undone(desk: Desk, _: object) -> None:
    desk.messages.say("这次导入已撤销，新增的任务都已移出列表，记录里还查得到。")


def _table(titles: tuple[str, ...], name: str) -> QTableWidget:
    made = QTableWidget(0, len(titles))
    made.setHorizontalHeaderLabels(list(titles))
    dress_table(made, name, row_height=_LOW, header_height=_LOW)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    return made


def _widths(table: QTableWidget, widths: tuple[int, ...]) -> None:
    header = table.horizontalHeader()
    for column, width in enumerate(widths):
        if width:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            table.setColumnWidth(column, px(width))
        else:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
