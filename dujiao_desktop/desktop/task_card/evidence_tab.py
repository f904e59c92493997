"""佐证: the files of a task with small pictures; files dropped here are taken in."""

from __future__ import annotations

import os
from collections.abc import Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.evidence.clipboard import files_in, pasted_files
from dujiao_desktop.desktop.system_programs import open_with_system
from dujiao_desktop.desktop.task_card.evidence_list import EvidenceList
from dujiao_desktop.desktop.task_card.evidence_row import HINT_ROLE, ITEM_ROLE, THUMB, WAITING_ROLE, EvidenceDelegate
from dujiao_desktop.desktop.task_card.photo_check_line import PhotoCheckLine
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.task_card.slot_panel import SlotPanel
from dujiao_desktop.desktop.task_card.waiting_bar import WaitingBar
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.file_words import size_words
from dujiao_desktop.desktop.widgets.parts import FlowLayout, button, label, restyle, scrolled, toned
from dujiao_desktop.desktop.widgets.pictures import PicturesInSight, PictureSource
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import EvidenceId
from dujiao_desktop.domain.slots import Slot
from dujiao_desktop.usecases.photo_words import GET_ORIGINAL

_LOW = 330
"""Height of the tab, at 100 % text, below which what stands above the list takes one line."""
_HINTED = "，照片体检建议看一眼"
_LEAST = 40
_COMPARED = (EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO)


class EvidenceTab(QWidget):
    """Where does this file belong, and what does it show?"""

    def __init__(self, desk: Desk, presenter: TaskCardPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        self._content: CardContent | None = None
        self._wanted_hint: EvidenceId | None = None
        frame = QSize(px(THUMB.width()), px(THUMB.height()))
        self._pictures = PictureSource(desk, frame, self.devicePixelRatioF(), self)
        self.setAcceptDrops(True)
        self._hint = toned("info")
        hint = QHBoxLayout(self._hint)
        hint.setContentsMargins(12, 7, 8, 7)
        self._hint_text = label("把照片和文件拖到这里，或者", "mutedBody", wrap=True)
        hint.addWidget(self._hint_text, 1)
        hint.addWidget(button("添加文件…", "smallPrimary", self.choose_files))
        self.list = EvidenceList()
        self.list.setItemDelegate(EvidenceDelegate(desk.office.rules, self._pictures, self.list))
        self.list.order_wanted.connect(self._set_order)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self._in_sight = PicturesInSight(self.list, self._pictures, lambda index: index.data(ITEM_ROLE))
        self.list.doubleClicked.connect(self._open)
        self.list.selectionModel().selectionChanged.connect(self._show_buttons)
        self._open_button = button("看", "small", self._open, icon_name="eye", tip="放大看，可以一件一件翻（回车）")
        self._outside_button = button(
            "用系统程序打开", "small", self._open_outside, icon_name="external-link", tip="打开一份副本，原件不动"
        )
        self._change_button = button("改说明", "small", self._change, icon_name="pencil")
        self._remove_button = button("移出", "small", self._remove, icon_name="trash-2")
        self.confirm_button = button(
            "确认沿用", "small", self._confirm, tip="选中的上一轮佐证在这一轮继续算数，可以撤销"
        )
        self._renew_button = button("换新…", "small", self._renew, tip="用新的一份代替选中的这一份，旧的留着，不再算数")
        self._move_button = button("移到…", "small", self._offer_moves, tip="移到别的任务，或者移回待归位")
        self.pairs_button = button("前后对比…", "small", self._compare, tip="整改前、整改后并排看，确认是不是同一处")
        self._buttons = QWidget()
        bottom = FlowLayout(self._buttons, 8)
        self._add_button = button("添加文件…", "small", self.choose_files)
        self._add_button.hide()
        for made in (
            self._add_button,
            self._open_button,
            self._outside_button,
            self._change_button,
            self._remove_button,
            self.pairs_button,
            self.confirm_button,
            self._renew_button,
            self._move_button,
        ):
            bottom.addWidget(made)
        self.waiting_bar = WaitingBar()
        self.waiting_bar.rest_wanted.connect(self._confirm_rest)
        self.slots = SlotPanel()
        self.slots.place_wanted.connect(self.go_to)
        self.slots.reason_wanted.connect(self._say_why)
        self._slots_button = button("规定的材料…", "small", self._unfold_slots)
        bottom.addWidget(self._slots_button)
        self.photo_check = PhotoCheckLine(desk)
        self.photo_check.changed.connect(self._show_hinted)
        self.photo_check.wanted.connect(self._look_at_hints)
        self._stack = QStackedWidget()
        # Smaller than its pages would like: what stands above it must not be cut, and it scrolls.
        self._stack.setMinimumHeight(px(_LEAST))
        self._stack.addWidget(self.list)
        empty = QWidget()
        inner = QVBoxLayout(empty)
        inner.setContentsMargins(16, 6, 16, 16)
        inner.addWidget(
            label("还没有佐证。整改前、整改后的照片和各类文件都放在这里，原件一个字节也不改。", "mutedBody", wrap=True)
        )
        inner.addStretch(1)
        self._stack.addWidget(scrolled(empty))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(6)
        around = QHBoxLayout()
        around.setContentsMargins(16, 0, 16, 0)
        around.addWidget(self._hint)
        layout.addLayout(around)
        above = QHBoxLayout()
        above.setContentsMargins(16, 0, 16, 0)
        above.addWidget(self.waiting_bar)
        layout.addLayout(above)
        asked = QHBoxLayout()
        asked.setContentsMargins(16, 0, 16, 0)
        asked.addWidget(self.slots)
        layout.addLayout(asked)
        checked = QHBoxLayout()
        checked.setContentsMargins(16, 0, 16, 0)
        checked.addWidget(self.photo_check)
        layout.addLayout(checked)
        layout.addWidget(self._stack, 1)
        below = QHBoxLayout()
        below.setContentsMargins(16, 8, 16, 10)
        below.addWidget(self._buttons)
        layout.addLayout(below)
        self.list.installEventFilter(self)
        self._show_buttons()

    def show_content(self, content: CardContent) -> None:
        """Show the files of a task; the chosen one stays chosen."""
        self._content = content
        chosen, current = {item.id for item in self.selected()}, self.current()
        place = self.list.verticalScrollBar().value()
        self._model.clear()
        self.waiting_bar.show_case(content.case)
        self.slots.show_content(content, self._desk.office.under(content.case.closeout).rules)
        for item in content.case.evidence:
            row = QStandardItem(item.title)
            row.setData(item, ITEM_ROLE)
            row.setData(_waiting_words(content, item), WAITING_ROLE)
            word = self._desk.office.rules.evidence_word(item.kind)
            told = (word, item.title, item.file_name, _waiting_words(content, item))
            row.setData("，".join(t for t in told if t), int(Qt.ItemDataRole.AccessibleTextRole))
            original = f"\n{GET_ORIGINAL}" if item.is_picture and item.taken_at is None else ""
            row.setToolTip(f"{item.file_name}\n{size_words(item.size_bytes)} · 指纹 {item.sha256[:12]}…{original}")
            row.setDropEnabled(False)
            self._model.appendRow(row)
            if current is not None and item.id == current.id:
                self.list.setCurrentIndex(self._model.indexFromItem(row))
        self._select(chosen)
        self.list.verticalScrollBar().setValue(place)
        self._stack.setCurrentIndex(0 if content.case.evidence else 1)
        self._buttons.setVisible(bool(content.case.evidence))
        self.pairs_button.setVisible(any(e.is_picture and e.kind in _COMPARED for e in content.case.evidence))
        self._show_buttons()
        self._fit_height()
        self.photo_check.show_content(content)
        self._show_hinted()
        if self.isVisible():
            self.photo_check.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where height is short, the list keeps what there is."""
        super().resizeEvent(event)
        self._fit_height()

    def showEvent(self, event: QShowEvent) -> None:
        """Photos are looked through only when their list is seen."""
        super().showEvent(event)
        self.photo_check.look()

    def current(self) -> EvidenceItem | None:
        """The chosen file; of several the one the cursor is on."""
        chosen = self.selected()
        if len(chosen) == 1:
            return chosen[0]
        item = self.list.currentIndex().data(ITEM_ROLE)
        return item if isinstance(item, EvidenceItem) else None

    def selected(self) -> tuple[EvidenceItem, ...]:
        """The chosen files, in the order of the list."""
        rows = sorted(self.list.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return tuple(item for index in rows if isinstance(item := index.data(ITEM_ROLE), EvidenceItem))

    def go_to(self, what: str) -> None:
        """Go to what is named.

        ``after_photo``: choose those of that kind that wait to be confirmed, or add a file; an id: change that file;
        ``new/a.pdf|b.pdf``: go on describing new files; ``many/id|id``: go on describing these; ``show/id``: choose it;
        ``hint/<id>``: what was noticed about a photo; ``caption/<id>``: look at that file.
        """
        kind, _, names = what.partition("/")
        if kind in ("show", "many"):
            ids = [EvidenceId(name) for name in names.split("|")]
            self._stand_on(ids[0])
            self._select(ids)
            self.list.setFocus()
            if kind == "many" and len(self.selected()) > 1:
                self._change()
            return
        if kind == "new":
            files = tuple(file for file in map(Path, names.split("|")) if file.exists())
            if files:
                self._describe_new(files, None, None)
            else:
                self._desk.messages.warn("草稿里的文件现在找不到了，没有打开。在 U 盘上的请插好再试。")
            return
        if kind == "hint":
            self._wanted_hint = EvidenceId(names)
            self._look_at_wanted()
            return
        if kind == "caption":
            self._stand_on(names)
            self._open()
            return
        if what in set(EvidenceKind):
            if not self._choose_waiting(EvidenceKind(what)):
                self.choose_files(kind=EvidenceKind(what))
            return
        item = self._stand_on(what)
        if item is not None and not self._waits(item):
            self._change()

    def go_to_slot(self, name: str) -> None:
        """Say why something is not there: ``self-check/before_photo``."""
        step, _, key = name.partition("/")
        found = next((s for s in self.slots.slots if (s.step.key, s.rule.key) == (step, key)), None)
        if found is not None:
            self._say_why(found)
        else:
            self._desk.messages.warn("现在这一步不要这样材料，不用说明原因，没有打开。")

    def choose_files(
        self, kind: EvidenceKind | None = None, measure_seq: int | None = None, part_seq: int | None = None
    ) -> None:
        """Let the officer choose files, then say what they are."""
        words = f"选择{self._desk.office.rules.evidence_word(kind)}" if kind else "选择佐证文件"
        names, _ = QFileDialog.getOpenFileNames(self, words, str(Path.home()))
        if names:
            self._describe_new(tuple(Path(n) for n in names), kind, measure_seq, part_seq)

    # Dropping files, and pasting them.

    def paste(self) -> None:
        """Add what was copied."""
        files = pasted_files(self._desk.clock())
        if files:
            self._describe_new(files, None, None)
        else:
            self._desk.messages.warn("剪贴板里没有图片，也没有文件，什么也没有加。请先截图或者复制文件，再按 Ctrl+V。")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self._welcome(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        self._welcome(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files, and folders with all that lies in them."""
        self._welcome(False)
        event.acceptProposedAction()
        dropped = files_in(event.mimeData())
        if any(map(_holds_files, dropped)):
            self._describe_new(dropped, None, None)
        elif dropped:
            names = "、".join(path.name for path in dropped)
            self._desk.messages.warn(f"文件夹“{names}”里没有能放进来的文件，什么也没有加。请打开它，把要的文件拖过来。")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens, Delete takes out."""
        if watched is self.list and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open()
                return True
            if key == Qt.Key.Key_Delete:
                self._remove()
                return True
        return super().eventFilter(watched, event)

    def _welcome(self, over: bool) -> None:
        self._hint.setProperty("tone", "good" if over else "info")
        restyle(self._hint)
        self._hint_text.setText("松手就放进这项任务" if over else "把照片和文件拖到这里，或者")

    def _describe_new(
        self,
        files: tuple[Path, ...],
        kind: EvidenceKind | None,
        measure_seq: int | None,
        part_seq: int | None = None,
    ) -> None:
        from dujiao_desktop.desktop.task_card.evidence_dialog import EvidenceDialog

        if self._content is not None:
            dialog = EvidenceDialog.for_files(
                files, self._content.case, self._presenter, self._desk, self.window(), kind, measure_seq, part_seq
            )
            dialog.first_wanted.connect(self._stand_on)
            dialog.open()

    def _unfold_slots(self) -> None:
        self.slots.unfold()
        self._fit_height()

    def _say_why(self, slot: Slot) -> None:
        from dujiao_desktop.desktop.task_card.slot_dialog import SlotDialog

        if self._content is not None:
            SlotDialog(slot, self._content.case, self._presenter, self._desk, self.window()).open()

    def _open(self) -> None:
        """Look at the chosen file, and from there at all of the list."""
        from dujiao_desktop.desktop.viewer.dialog import ViewerDialog

        item = self.current()
        if item is None:
            return
        items = [i for row in range(self._model.rowCount()) if (i := self._model.item(row).data(ITEM_ROLE)) is not None]
        viewer = ViewerDialog(items, items.index(item), self._desk, self.window())
        viewer.turned_to.connect(self._stand_on)
        viewer.open()

    def _open_outside(self) -> None:
        item = self.current()
        if item is not None:
            self._presenter.open_evidence(item, open_with_system)

    def _stand_on(self, evidence_id: str) -> EvidenceItem | None:
        """Choose a file by its id; None where the list has none such."""
        for row in range(self._model.rowCount()):
            item = self._model.item(row).data(ITEM_ROLE)
            if isinstance(item, EvidenceItem) and item.id == EvidenceId(evidence_id):
                self.list.setCurrentIndex(self._model.index(row, 0))
                return item
        return None

    def _change(self) -> None:
        from dujiao_desktop.desktop.task_card.evidence_dialog import EvidenceDialog

        item, several = self.current(), self.selected()
        if len(several) > 1:
            from dujiao_desktop.desktop.task_card.evidence_many import ManyDialog

            ManyDialog(several, self._presenter, self._desk, self.window()).open()
        elif item is not None and self._content is not None:
            EvidenceDialog.for_item(item, self._content.case, self._presenter, self._desk, self.window()).open()

    def _compare(self) -> None:
        from dujiao_desktop.desktop.pairs.dialog import PairsDialog

        if self._content is not None:
            PairsDialog(self._content.case, self._presenter, self._desk, self.window()).open()

    def _remove(self) -> None:
        several = self.selected()
        if len(several) > 1:
            self._presenter.evidence.remove(several)
        elif several:
            self._presenter.remove_evidence(several[0])

    def _set_order(self, rows: list[int]) -> None:
        items = [self._model.item(row).data(ITEM_ROLE) for row in rows]
        self._presenter.evidence.order([item.id for item in items])

    def _offer_moves(self) -> None:
        menu = QMenu(self)
        menu.addAction("移到别的任务…").triggered.connect(self.move_elsewhere)
        menu.addAction("移回待归位").triggered.connect(self.move_back)
        menu.exec(self._move_button.mapToGlobal(self._move_button.rect().bottomLeft()))
        menu.deleteLater()

    def move_elsewhere(self) -> None:
        """Let the officer choose the task that the chosen files belong to."""
        from dujiao_desktop.desktop.evidence.task_chooser import TaskChooser

        chosen = self.selected()
        if chosen:
            words = f"“{chosen[0].title}”" if len(chosen) == 1 else f"选中的 {len(chosen)} 件"
            move = partial(self._presenter.evidence.move, chosen)
            TaskChooser(self._desk, self.window(), words, move, but=self._presenter.task_id).open()

    def move_back(self) -> None:
        """Move the chosen files back to where they wait."""
        if chosen := self.selected():
            self._presenter.evidence.move_back(chosen)

    def _fit_height(self) -> None:
        """One bar above the list where height is short; what the other one offers stands below then."""
        low = self.height() < px(_LOW)
        self.waiting_bar.set_low(low)
        one_bar = low and not (self.waiting_bar.isHidden() and self.photo_check.isHidden())
        self._hint.setVisible(not one_bar)
        self._add_button.setVisible(one_bar)
        narrow = low or not (self.waiting_bar.isHidden() and self.photo_check.isHidden())
        self.slots.fit(self.height(), low=narrow)
        is_hidden = bool(self.slots.slots) and self.slots.isHidden()
        self._slots_button.setVisible(is_hidden)
        self._buttons.setVisible(is_hidden or self._model.rowCount() > 0)

    def _select(self, ids: Collection[EvidenceId]) -> None:
        """Let these be chosen, too."""
        for row in range(self._model.rowCount()):
            item = self._model.item(row).data(ITEM_ROLE)
            if isinstance(item, EvidenceItem) and item.id in ids:
                self.list.selectionModel().select(self._model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)

    def _choose_waiting(self, kind: EvidenceKind) -> bool:
        """Choose the files of a kind that wait; False where none does."""
        selection = self.list.selectionModel()
        found = []
        for row in range(self._model.rowCount()):
            item = self._model.item(row).data(ITEM_ROLE)
            if isinstance(item, EvidenceItem) and item.kind is kind and self._waits(item):
                found.append(self._model.index(row, 0))
        if not found:
            return False
        selection.clearSelection()
        self.list.setCurrentIndex(found[0])
        for index in found:
            selection.select(index, QItemSelectionModel.SelectionFlag.Select)
        self.list.scrollTo(found[0])
        self.list.setFocus()
        return True

    def _waits(self, item: EvidenceItem) -> bool:
        content = self._content
        if content is None or content.current is None or item.replaced_by is not None:
            return False
        return item in content.case.unconfirmed

    def _confirm(self) -> None:
        waiting = frozenset(item.id for item in self.selected() if self._waits(item))
        if waiting:
            self._presenter.confirm(waiting, len(waiting))

    def _confirm_rest(self) -> None:
        self._presenter.confirm(None, self.waiting_bar.rest)

    def _renew(self) -> None:
        item = self.current()
        if item is not None:
            self._replace(item)

    def _replace(self, item: EvidenceItem) -> None:
        words = f"选择代替“{item.title}”的新文件"
        name, _ = QFileDialog.getOpenFileName(self, words, str(Path.home()))
        if name:
            self._presenter.evidence.replace(item, Path(name))

    def _show_hinted(self) -> None:
        """Put a mark to what is worth a look."""
        self._fit_height()
        hinted = self.photo_check.hinted()
        for row in range(self._model.rowCount()):
            shown = self._model.item(row)
            item = shown.data(ITEM_ROLE)
            wanted = isinstance(item, EvidenceItem) and item.id in hinted
            if wanted is not bool(shown.data(HINT_ROLE)):
                shown.setData(wanted, HINT_ROLE)
                spoken = str(shown.data(int(Qt.ItemDataRole.AccessibleTextRole))).removesuffix(_HINTED)
                shown.setData(spoken + _HINTED * wanted, int(Qt.ItemDataRole.AccessibleTextRole))
        self._look_at_wanted()

    def _look_at_wanted(self) -> None:
        """A hint that was asked for is shown as soon as it is known."""
        wanted = self._wanted_hint
        if wanted is not None and any(one.item.id == wanted for one in self.photo_check.hints):
            self._wanted_hint = None
            self._look_at_hints(wanted)

    def _look_at_hints(self, first: EvidenceId | None = None) -> None:
        from dujiao_desktop.desktop.task_card.photo_check_dialog import PhotoCheckDialog

        dialog = PhotoCheckDialog(self.photo_check.hints, self._presenter, self._desk, self.window())
        dialog.replace_wanted.connect(self._replace)
        if first is not None:
            dialog.go_to(first)
        dialog.open()

    def _show_buttons(self) -> None:
        chosen = self.selected()
        for made in (self._open_button, self._outside_button):
            made.setEnabled(len(chosen) == 1)
        for made in (self._change_button, self._remove_button, self._move_button):
            made.setEnabled(bool(chosen))
        waiting = [item for item in chosen if self._waits(item)]
        self.confirm_button.setVisible(not self.waiting_bar.isHidden())
        self.confirm_button.setEnabled(bool(waiting))
        self.confirm_button.setText(f"确认沿用 {len(waiting)} 件" if len(waiting) > 1 else "确认沿用")
        self._renew_button.setEnabled(len(chosen) == 1 and chosen[0].replaced_by is None)


def _waiting_words(content: CardContent, item: EvidenceItem) -> str:
    """Why a file does not count: another stands for it, or it is of an earlier round; empty for one that counts."""
    case = content.case
    if item.replaced_by is not None:
        newer = next((one.title for one in case.evidence if one.id == item.replaced_by), "新的一份")
        return f"○ 已由“{newer}”代替"
    if item not in case.unconfirmed:
        return ""
    if content.current is None:
        return "◇ 上一轮，没有沿用"
    return "■ 退回点名，上一轮，待确认" if case.is_demanded(item) else "◇ 上一轮，待确认"


def _holds_files(place: Path) -> bool:
    """Whether it is a file, or a folder with one somewhere in it."""
    return place.is_file() or any(names for _, _, names in os.walk(place))
